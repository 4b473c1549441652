"""Text fields that leave the call's keys alone: chords, function keys and Esc pass through, the rest types."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from callassist.ui.kit.keys import KeyMap, alt_digit_of, digit_of, works_in_field
from callassist.ui.workarounds.flags_of_windows import without

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_NAVIGATION = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


#: with one of these Enter is a command of the page
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Field(QLineEdit):
    """One line. Enter emits `entered`; Backspace in an empty field is the call's "back"."""

    entered = Signal()
    moved = Signal(int)

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        #: names begin with no digit: while nothing is typed, a digit is an answer
        self.digits_pass_while_empty = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.digits_pass_while_empty and not self.text() and digit_of(event) is not None:
            event.ignore()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CHORD:
            if not event.isAutoRepeat():  # a key that is still held was meant for what went before
                self.entered.emit()
            event.accept()
            return
        if key in _NAVIGATION and not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            self.moved.emit({_NAVIGATION[0]: -1, _NAVIGATION[1]: 1, _NAVIGATION[2]: -6, _NAVIGATION[3]: 6}[Qt.Key(key)])
            event.accept()
            return
        is_empty_back = key == Qt.Key.Key_Backspace and not self.text() and not self.isReadOnly()
        if is_empty_back and event.isAutoRepeat():
            event.accept()  # whoever holds Backspace empties the field; the call does not go back for it
            return
        if is_empty_back or (works_in_field(event) and self._is_ours(event)):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        alt_only = without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier) == Qt.KeyboardModifier.AltModifier
        if alt_only or event.key() == Qt.Key.Key_Escape or alt_digit_of(event) is not None:
            return True
        return bool(self._keys.command(event, start=True))


class NoteField(QPlainTextEdit):
    """Several lines, up to `limit` characters; what is pasted comes in as plain text.

    `left` tells that the focus has gone: the note is saved then, whatever its timer says.
    """

    left = Signal()
    clipped = Signal()
    #: letters are being put together that are no text yet (Japanese, dead keys), or not any more
    composing = Signal(bool)

    def __init__(self, keys: KeyMap, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._limit = limit
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._hold_limit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if works_in_field(event) and self._is_ours(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape or alt_digit_of(event) is not None:
            return True
        return bool(self._keys.command(event, start=True))

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.left.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing.emit(bool(event.preeditString()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            room = self._limit - len(self.toPlainText()) + len(self.textCursor().selectedText())
            text = source.text()
            self.insertPlainText(text[: max(0, room)])
            if len(text) > room:
                self.clipped.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _hold_limit(self) -> None:
        text = self.toPlainText()
        if len(text) > self._limit:
            cursor = self.textCursor()
            position = cursor.position()
            self.blockSignals(True)
            self.setPlainText(text[: self._limit])
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(position, self._limit))
            self.setTextCursor(cursor)
            self.clipped.emit()


class ChoiceBox(QComboBox):
    """A box of choices that leaves the window's chords alone and turns by the wheel only when it is meant.

    What is chosen is shortened by an ellipsis where it is longer than the box.
    """

    def shown_text(self) -> str:
        """What is chosen, as far as there is room for it."""
        return self._drawn().currentText

    def _drawn(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        complex_control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(complex_control, option, part, self).width()
        # the style keeps a pixel at either end for itself
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 2)
        option.currentText = words
        return option

    def paintEvent(self, e: QPaintEvent) -> None:
        option, painter = self._drawn(), QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            e.ignore()  # the page scrolls: what is chosen is not changed by that
            return
        opens = e.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)  # with Alt, as everywhere
        if e.modifiers() & _CTRL or (e.modifiers() & _ALT and not opens):
            e.ignore()
            return
        super().keyPressEvent(e)

    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()  # the page scrolls; what lies under the pointer is not changed by that
