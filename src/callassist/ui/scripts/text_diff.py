"""The text of a script, or what is different in it line by line: to be read, marked and copied, never changed."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QKeyEvent, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.theme import Look


class _Colors(QSyntaxHighlighter):
    """Lines that came and went; only in a diff, for a script may begin a line with a dash as well."""

    def __init__(self, look: Look, view: QPlainTextEdit) -> None:
        super().__init__(view.document())
        self._look = look
        self.is_diff = False

    def highlightBlock(self, text: str) -> None:
        if not self.is_diff or not text:
            return
        color = {"+": "good", "-": "bad", "@": "accent"}.get(text[0])
        if text.startswith(("+++", "---")):
            color = "muted"
        if color is not None:
            form = QTextCharFormat()
            form.setForeground(self._look.color(color))
            self.setFormat(0, len(text), form)


class TextDiff(QPlainTextEdit):
    """Up and down scroll; Tab and every other key are the page's."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = ("", False)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        named(self, name)
        self._colors = _Colors(look, self)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str, *, is_diff: bool) -> None:
        """Show this; a diff in colours."""
        if (text, is_diff) == self._shown:
            return
        self._shown = (text, is_diff)
        self._colors.is_diff = is_diff
        self.setPlainText(text)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        super().keyPressEvent(e)
        if not self.textInteractionFlags() or not e.text():
            return
        e.ignore()  # it types nothing here

    def _restyle(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._look.fonts.small.pixelSize())
        self.setFont(font)
        self._colors.rehighlight()
