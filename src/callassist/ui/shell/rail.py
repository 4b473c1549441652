"""The dark rail at the left: which page is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.accessible import identified
from callassist.ui.kit.icons import Icons
from callassist.ui.kit.plain_text import plain_tooltip
from callassist.ui.kit.theme import Look
from callassist.ui.shell.page_registry import PageEntry

WIDE, SLENDER = 92, 56
#: a count from here on is told as "more than"
_MANY = 100
_BESIDE, _BESIDE_WORDS = 6, 11
"""Pixels between the edges of the rail and the ground of the page that is shown, and its words."""


class PageButton(QPushButton):
    """The button of one page."""

    def __init__(self, look: Look, icons: Icons, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._icon = icon
        self.words = ""
        self.slender = False
        #: what waits on the page; 0: nothing
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.fonts.rail)
        if self.slender:
            return QSize(SLENDER, self._look.px(48))
        return QSize(
            max(WIDE, words.horizontalAdvance(self.words) + 2 * _BESIDE_WORDS), self._look.px(40) + words.height() + 8
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.color
        rect = QRectF(self.rect()).adjusted(_BESIDE, 2, -_BESIDE, -2)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(color("rail_on_text"), 1.6) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(color("rail_on") if self.isChecked() or self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 10, 10)
        ink = color("rail_on_text" if self.isChecked() else "rail_text")
        size = self._look.px(22)
        top = (self.height() - size) // 2 if self.slender else 10
        pixmap = self._icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, top, pixmap)
        if self.count:
            self._draw_count(painter, QPointF((self.width() + size) / 2, top))
        if not self.slender:
            painter.setFont(self._look.fonts.rail)
            painter.setPen(ink)
            area = QRectF(2, top + size + 4, self.width() - 4, self.height() - top - size - 4)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.words)

    def _draw_count(self, painter: QPainter, corner: QPointF) -> None:
        """A plate at the upper right corner of the icon."""
        font = QFont(self._look.fonts.key)
        font.setPixelSize(max(9, round(font.pixelSize() * 0.85)))
        metrics = QFontMetrics(font)
        words = str(self.count) if self.count < _MANY else f"{_MANY - 1}+"
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(words) + 8)
        left = min(corner.x() - 6, self.width() - width - 3)
        plate = QRectF(left, corner.y() - height * 0.35, width, height)
        color = self._look.color
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("rail_on_text"))
        painter.drawRoundedRect(plate, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(color("rail"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QWidget):
    """One place for each page of the registry. Emits `page_asked(id)`."""

    page_asked = Signal(str)

    def __init__(self, look: Look, icons: Icons, entries: tuple[PageEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = entries
        self._slender = False
        self._places = {entry.id: PageButton(look, icons, entry.icon, self) for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        for at_foot in (False, True):
            if at_foot:
                column.addStretch(1)
            for entry in entries:
                if entry.at_foot is at_foot:
                    column.addWidget(self._places[entry.id])
        for place in self._places.values():
            place.clicked.connect(self._clicked)
        look.changed.connect(self._restyle)
        self.retranslate()

    def place(self, name: str) -> PageButton:
        """The button of a page."""
        return self._places[name]

    def places(self) -> tuple[PageButton, ...]:
        """All of them, in the registry's order."""
        return tuple(self._places.values())

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        for one, place in self._places.items():
            place.setChecked(one == name)

    def show_count(self, name: str, count: int) -> None:
        """What waits on a page, as a number on its button; 0: nothing."""
        place = self._places[name]
        if count != place.count:
            place.count = count
            self._say(place, place.words)
            place.update()

    def _say(self, place: PageButton, text: str) -> None:
        """To a screen reader and in the tooltip."""
        waits = self.tr("%n thing(s) no answer fits", "", place.count) if place.count else ""
        said = f"{text}, {waits}" if waits else text
        place.setAccessibleName(said)
        place.setToolTip(plain_tooltip(said))

    def set_slender(self, *, on: bool) -> None:
        """Icons alone, for narrow windows."""
        if on == self._slender:
            return
        self._slender = on
        for place in self._places.values():
            place.slender = on
        self._restyle()

    def _restyle(self) -> None:
        for place in self._places.values():
            place.updateGeometry()
            place.update()
        self.setFixedWidth(max(place.sizeHint().width() for place in self._places.values()))

    def retranslate(self) -> None:
        """Take the window's language anew."""
        for entry in self._entries:
            place, text = self._places[entry.id], QCoreApplication.translate("Rail", entry.title)
            place.words = text
            identified(place, f"Page {entry.id}", text)
            self._say(place, text)
            place.update()
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("rail"))
        painter.drawRect(self.rect())

    def _clicked(self) -> None:
        asked = next((name for name, place in self._places.items() if place is self.sender()), "")
        if asked:
            self.show_page(asked)
            self.page_asked.emit(asked)
