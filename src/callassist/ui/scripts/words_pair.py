"""One text in both languages of a script, side by side, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from callassist.domain.text import Language, Text
from callassist.engine.speech import speaking_seconds
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.fields import NoteField
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look

#: what is typed is an edit so many milliseconds after the last key, and at once when the field is left
KEPT_AFTER_MS = 300
#: no text of a script is longer
_LONGEST = 10_000
_MOST_LINES = 14
#: pixels around the lines: what the stylesheet gives a field, its edge, and a little that letters hang over
_AROUND, _MARGIN = 14, 2


class WordsField(NoteField):
    """The words of one language. As high as its lines; the keys of the page go through to it.

    `words_edited(text)` comes when what was typed is to be kept, `entered` for Enter; Shift and Enter begin a line.
    """

    words_edited = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None, *, one_line: bool = False) -> None:
        super().__init__(keys, _LONGEST, parent)
        self._look = look
        self._chords = keys
        self._one_line = one_line
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(_MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUndoRedoEnabled(False)  # what was typed is undone like every other edit: by the page
        self.setMinimumWidth(look.px(80))
        self._timer.timeout.connect(self.keep)
        self.textChanged.connect(self._changed)
        self.left.connect(self.keep)
        look.changed.connect(self._size)
        self._size()

    def show_words(self, words: str) -> None:
        """What the script says now; what is being typed here stays."""
        if self._kept == words and self.toPlainText() == words:
            return
        if self.hasFocus() and self._timer.isActive():
            return
        place = self.textCursor().position()
        self._kept = words
        self.blockSignals(True)
        self.setPlainText(words)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(words)))
        self.setTextCursor(cursor)
        self._size()

    def keep(self) -> None:
        """What was typed is an edit now."""
        self._timer.stop()
        words = self.words()
        if words != self._kept:
            self._kept = words
            self.words_edited.emit(words)

    def words(self) -> str:
        """What stands in it, without blanks around it; line ends are blanks where a text is one line."""
        text = self.toPlainText().strip()
        return " ".join(text.split()) if self._one_line else text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._chords.writing_command(event) is not None and event.modifiers():
            self.keep()
            event.ignore()
            return
        begins_line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self._one_line
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not begins_line:
            event.accept()
            if not event.isAutoRepeat():
                self.keep()
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        if e.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and self._one_line:
            self.selectAll()

    def resizeEvent(self, e: object) -> None:
        super().resizeEvent(e)  # type: ignore[arg-type]
        self._size()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(180), self.height())

    def _changed(self) -> None:
        self._timer.start()
        self._size()

    def _size(self) -> None:
        """As high as the lines it has, up to some: then it scrolls."""
        wanted = max(1, round(self.document().size().height()))
        lines = min(_MOST_LINES, wanted)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lines == wanted else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        height = ceil(QFontMetricsF(self.font()).lineSpacing() * lines) + _AROUND + 2 * _MARGIN + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class WordsPair(QWidget):
    """German and English beside one another; beneath each how many words it has and how long it takes to say.

    Emits `edited(language, words)`.
    """

    edited = Signal(object, str)
    entered = Signal()

    def __init__(
        self,
        look: Look,
        keys: KeyMap,
        ident: str,
        parent: QWidget | None = None,
        *,
        one_line: bool = False,
        counted: bool = False,
    ) -> None:
        """`ident` is what both fields are found by, with their language; `counted` tells words and seconds."""
        super().__init__(parent)
        self._counted = counted
        self._ident = ident
        self.fields = {one: WordsField(look, keys, self, one_line=one_line) for one in Language}
        self._counts = {one: PlainLabel("", self, role="faint") for one in Language}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._grid = grid
        for column, language in enumerate(Language):
            grid.addWidget(self.fields[language], 0, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._counts[language], 1, column)
            grid.setColumnStretch(column, 1)
            self._counts[language].setVisible(counted)
            self.fields[language].words_edited.connect(self._edits_in(language))
            self.fields[language].textChanged.connect(self._count)
            self.fields[language].entered.connect(self.entered)

    def _edits_in(self, language: Language) -> Callable[[str], None]:
        return lambda words: self.edited.emit(language, words)

    def rename(self, ident: str) -> None:
        """What both fields are found by from now on, with their language."""
        self._ident = ident

    def show_text(self, text: Text, said: str) -> None:
        """What the script says; `said` names the text for a screen reader."""
        for language, field in self.fields.items():
            words = text.de if language is Language.DE else text.en
            field.show_words(words)
            field.setPlaceholderText(language.value.upper())
            identified(field, f"{self._ident} {language.value}", f"{said} ({language.value.upper()})")
        self._count()

    def focus_words(self, language: Language, *, all_of_it: bool = False) -> None:
        """Type here."""
        self.fields[language].setFocus()
        if all_of_it:
            self.fields[language].selectAll()

    def keep(self) -> None:
        """What was typed is an edit now."""
        for field in self.fields.values():
            field.keep()

    def _count(self) -> None:
        if not self._counted:
            return
        for language, label in self._counts.items():
            words = self.fields[language].words()
            count = len(words.split())
            told = self.tr("%n word(s)", "", count)
            takes = self.tr("about {seconds} s").format(seconds=speaking_seconds(words, language))
            label.setText(f"{told} · {takes}" if count else "")
