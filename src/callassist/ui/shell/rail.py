"""The dark rail at the left: which page is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.accessible import identified
from callassist.ui.kit.icons import Icons
from callassist.ui.kit.plain_text import plain_tooltip
from callassist.ui.kit.theme import Look

WIDE, SLENDER = 92, 56


class _Place(QPushButton):
    def __init__(self, look: Look, icons: Icons, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._icon = icon
        self.words = ""
        self.slender = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._look.fonts.rail)
        if self.slender:
            return QSize(SLENDER, self._look.px(48))
        return QSize(max(WIDE, words.horizontalAdvance(self.words) + 12), self._look.px(40) + words.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        event.ignore()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.color
        rect = QRectF(self.rect()).adjusted(7, 2, -7, -2)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(color("rail_on_text"), 1.6) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(color("rail_on") if self.isChecked() or self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 10, 10)
        ink = color("rail_on_text" if self.isChecked() else "rail_text")
        size = self._look.px(22)
        top = (self.height() - size) // 2 if self.slender else 10
        pixmap = self._icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, top, pixmap)
        if not self.slender:
            painter.setFont(self._look.fonts.rail)
            painter.setPen(ink)
            area = QRectF(2, top + size + 4, self.width() - 4, self.height() - top - size - 4)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.words)


class Rail(QWidget):
    """Emits `page_asked(index)`."""

    page_asked = Signal(int)

    def __init__(self, look: Look, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.call = _Place(look, icons, "call", self)
        self.log = _Place(look, icons, "log", self)
        self.settings = _Place(look, icons, "settings", self)
        self._places = (self.call, self.log, self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        column.addWidget(self.call)
        column.addWidget(self.log)
        column.addStretch(1)
        column.addWidget(self.settings)
        for place in self._places:
            place.clicked.connect(self._clicked)
        look.changed.connect(self._restyle)
        self.retranslate()

    def show_page(self, index: int) -> None:
        """Mark the page that is shown."""
        for number, place in enumerate(self._places):
            place.setChecked(number == index)

    def set_slender(self, *, on: bool) -> None:
        """Icons alone, for narrow windows."""
        if on == self.call.slender:
            return
        for place in self._places:
            place.slender = on
        self._restyle()

    def _restyle(self) -> None:
        for place in self._places:
            place.updateGeometry()
            place.update()
        self.setFixedWidth(max(place.sizeHint().width() for place in self._places))

    def retranslate(self) -> None:
        """Take the window's language anew."""
        words = (
            (self.call, self.tr("Call"), "Page call"),
            (self.log, self.tr("Log"), "Page log"),
            (self.settings, self.tr("Settings"), "Page settings"),
        )
        for place, text, name in words:
            place.words = text
            identified(place, name, text)
            place.setToolTip(plain_tooltip(text))
            place.update()
        self._restyle()

    def changeEvent(self, arg__1: QEvent) -> None:
        if arg__1.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(arg__1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("rail"))

    def _clicked(self) -> None:
        sender = self.sender()
        for number, place in enumerate(self._places):
            place.setChecked(place is sender)
            if place is sender:
                self.page_asked.emit(number)
