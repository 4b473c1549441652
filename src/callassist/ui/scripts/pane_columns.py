"""Outline, card and phone beside one another: all three, or two, or one at a time where there is less room."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look

#: pixels at the usual size of letters: three panes from here on, two from there
_THREE, _TWO = 1040, 760
_PANES = ("outline", "card", "phone")


class PaneColumns(QObject):
    """Which of the three panes are in sight; `switch` chooses where not all are."""

    def __init__(
        self, look: Look, switch: Segmented, outline: QWidget, card: QScrollArea, phone: QWidget, parent: QWidget
    ) -> None:
        """`parent` is the page whose width counts."""
        super().__init__(parent)
        self._look = look
        self._switch = switch
        self._page = parent
        self._card = card
        self._widgets = dict(zip(_PANES, (outline, card, phone), strict=True))
        self.layout_ = QHBoxLayout()
        self.layout_.setSpacing(12)
        for widget, share in zip(self._widgets.values(), (31, 39, 30), strict=True):
            self.layout_.addWidget(widget, share)

    @property
    def chosen(self) -> str:
        """The pane that is chosen where not all are in sight."""
        return str(self._switch.value() or "outline")

    def arrange(self) -> None:
        """Three panes, or two, or one of them at a time."""
        px = self._look.px
        width = self._page.width()
        count = 3 if width >= px(_THREE) else 2 if width >= px(_TWO) else 1
        shown = {
            3: set(_PANES),
            2: {"outline", "phone" if self.chosen == "phone" else "card"},
            1: {self.chosen},
        }[count]
        for name, widget in self._widgets.items():
            widget.setVisible(name in shown)
        self._switch.setVisible(count < 3)

    def hide_panes(self) -> None:
        """Something else has their place for a while."""
        for widget in (*self._widgets.values(), self._switch):
            widget.hide()

    def bring(self, name: str) -> None:
        """Have this pane in sight."""
        if self._switch.value() != name:
            self._switch.show_value(name)
            self.arrange()

    def bring_into_sight(self, widget: QWidget, around: int) -> None:
        """Something on the card, once that is laid out: what was only just shown has no place before."""
        around = self._look.px(around)
        QTimer.singleShot(0, self, lambda: self._card.ensureWidgetVisible(widget, 0, around))

    def to_top_of_card(self) -> None:
        """Where another card begins."""
        self._card.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        names = {"outline": self.tr("Outline"), "card": self.tr("Card"), "phone": self.tr("Phone")}
        self._switch.set_choices([(one, names[one], f"Pane {one}", names[one]) for one in _PANES])
        if self._switch.value() is None:
            self._switch.show_value("outline")
