"""Outline (or map), card and phone beside one another: all three, or two, or one at a time where there is less room."""

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
        self,
        look: Look,
        switch: Segmented,
        outline: QWidget,
        map_: QWidget,
        card: QScrollArea,
        phone: QWidget,
        parent: QWidget,
    ) -> None:
        """`parent` is the page whose width counts."""
        super().__init__(parent)
        self._look = look
        self._switch = switch
        self._page = parent
        self._card = card
        self._outline, self._map, self._phone = outline, map_, phone
        #: the map stands in the place of the outline
        self.maps = False
        self.layout_ = QHBoxLayout()
        self.layout_.setSpacing(12)
        for widget, share in ((outline, 31), (map_, 62), (card, 39), (phone, 30)):
            self.layout_.addWidget(widget, share)

    @property
    def chosen(self) -> str:
        """The pane that is chosen where not all are in sight."""
        return str(self._switch.value() or "outline")

    @property
    def count(self) -> int:
        """How many panes there is room for: one to three."""
        px, width = self._look.px, self._page.width()
        return 3 if width >= px(_THREE) else 2 if width >= px(_TWO) else 1

    def arrange(self) -> None:
        """Three panes, or two, or one of them at a time."""
        count = self.count
        if self.maps:  # it takes the room of two
            count = min(count, 2)
        shown = {
            3: set(_PANES),
            2: {"outline", "phone" if self.chosen == "phone" else "card"},
            1: {self.chosen},
        }[count]
        main, other = (self._map, self._outline) if self.maps else (self._outline, self._map)
        for name, widget in zip(_PANES, (main, self._card, self._phone), strict=True):
            widget.setVisible(name in shown)
        other.hide()
        self._switch.setVisible(count < 3)

    def hide_panes(self) -> None:
        """Something else has their place for a while."""
        for widget in (self._outline, self._map, self._card, self._phone, self._switch):
            widget.hide()

    def bring(self, name: str) -> None:
        """Have this pane in sight."""
        if self._switch.value() != name:
            self._switch.show_value(name)
            self.arrange()

    def focus_main(self) -> None:
        """Keys go to the outline, or to the map in its place."""
        (self._map if self.maps else self._outline).setFocus()

    def bring_into_sight(self, widget: QWidget, around: int) -> None:
        """Something on the card, once that is laid out: what was only just shown has no place before."""
        around = self._look.px(around)
        QTimer.singleShot(0, self, lambda: self._card.ensureWidgetVisible(widget, 0, around))

    def to_top_of_card(self) -> None:
        """Where another card begins."""
        self._card.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        main = self.tr("Map") if self.maps else self.tr("Outline")
        names = {"outline": main, "card": self.tr("Card"), "phone": self.tr("Phone")}
        self._switch.set_choices([(one, names[one], f"Pane {one}", names[one]) for one in _PANES])
        if self._switch.value() is None:
            self._switch.show_value("outline")
