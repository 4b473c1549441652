"""A row of a few choices of which one holds: depth 1 2 3, the script's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from callassist.ui.kit.accessible import identified
from callassist.ui.kit.plain_text import plain_tooltip
from callassist.ui.kit.theme import Look


class _Segment(QPushButton):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.fonts.key)
        return QSize(max(28, metrics.horizontalAdvance(self.text()) + 14), metrics.height() + 10)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.color
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(color("text" if self.isChecked() else "accent"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(self._look.fonts.key)
        painter.setPen(color("on_accent") if self.isChecked() else color("key_text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        event.ignore()


class Segmented(QWidget):
    """Emits `chosen(value)` when the rep picks; `show_value` only shows."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: list[tuple[_Segment, object]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_choices(self, choices: Sequence[tuple[object, str, str, str]]) -> None:
        """(value, text, accessible name, tooltip) each."""
        while len(self._buttons) < len(choices):
            button = _Segment(self._look, self)
            button.clicked.connect(self._clicked)
            self._row.addWidget(button)
            self._buttons.append((button, None))
        for index, (button, _value) in enumerate(self._buttons):
            button.setVisible(index < len(choices))
            if index < len(choices):
                value, text, name, tip = choices[index]
                button.setText(text)
                identified(button, name, text if not tip or tip.startswith(text) else f"{text}: {tip}")
                button.setToolTip(plain_tooltip(tip))
                button.updateGeometry()
                self._buttons[index] = (button, value)

    def show_value(self, value: object) -> None:
        """Mark the choice that holds."""
        for button, own in self._buttons:
            if button.isChecked() != (own == value):
                button.setChecked(own == value)

    def value(self) -> object:
        """The choice that is marked; None if none is."""
        for button, value in self._buttons:
            if button.isChecked() and not button.isHidden():
                return value
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("key"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _clicked(self) -> None:
        sender = self.sender()
        for button, value in self._buttons:
            if button is sender:
                self.show_value(value)
                self.chosen.emit(value)
