"""One text in the languages of a script, side by side, changed where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QSizePolicy, QWidget

from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.engine.speech import speaking_seconds
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.fields import NoteField
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.workarounds.flags_of_windows import without

#: what is typed is an edit so many milliseconds after the last key, and at once when the field is left
KEPT_AFTER_MS = 300
#: no text of a script is longer
_LONGEST = 10_000
_MOST_LINES = 14
#: languages beside one another
_A_ROW = 2
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
        # a capital letter is typed: with Shift alone nothing is a command here
        chord = without(
            without(event.modifiers(), Qt.KeyboardModifier.ShiftModifier), Qt.KeyboardModifier.KeypadModifier
        )
        if chord and self._chords.writing_command(event) is not None:
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
    """The languages of a script, two in a row; beneath each its words and how long it takes to say them.

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
        self._look, self._keys, self._one_line = look, keys, one_line
        self.fields: dict[Language, WordsField] = {}
        self._counts: dict[Language, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._grid = grid
        self.speak(WINDOW_LANGUAGES)

    def speak(self, languages: Sequence[Language]) -> None:
        """A field for each of these; those that are there already stay, with what is being typed in them."""
        if tuple(self.fields) == tuple(languages):
            return
        for language in [one for one in self.fields if one not in languages]:
            for widget in (self.fields.pop(language), self._counts.pop(language)):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for place, language in enumerate(languages):
            if language not in self.fields:
                self._add(language)
            row, column = divmod(place, _A_ROW)
            self._grid.addWidget(self.fields[language], 2 * row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._counts[language], 2 * row + 1, column)
        for column in range(_A_ROW):
            self._grid.setColumnStretch(column, 1 if column < len(languages) else 0)
        self.fields = {one: self.fields[one] for one in languages}

    def _add(self, language: Language) -> None:
        field = self.fields[language] = WordsField(self._look, self._keys, self, one_line=self._one_line)
        count = self._counts[language] = PlainLabel("", self, role="faint")
        count.setVisible(self._counted)
        field.words_edited.connect(self._edits_in(language))
        field.textChanged.connect(self._count)
        field.entered.connect(self.entered)

    def _edits_in(self, language: Language) -> Callable[[str], None]:
        return lambda words: self.edited.emit(language, words)

    def rename(self, ident: str) -> None:
        """What both fields are found by from now on, with their language."""
        self._ident = ident

    def show_text(self, text: Text, said: str) -> None:
        """What the script says; `said` names the text for a screen reader."""
        for language, field in self.fields.items():
            field.show_words(text.exactly(language))
            field.setPlaceholderText(language.value.upper())
            identified(field, f"{self._ident} {language.value}", f"{said} ({language.value.upper()})")
        self._count()

    def focus_words(self, language: Language, *, all_of_it: bool = False) -> None:
        """Type here."""
        field = self.fields.get(language) or next(iter(self.fields.values()))
        field.setFocus()
        if all_of_it:
            field.selectAll()

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
