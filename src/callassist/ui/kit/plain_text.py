"""Labels that show data never interpret it.

Qt guesses rich text by default: a contact named `<img src=file://…>` would load that file (or ask a server for it) in
any QLabel and in any tooltip. Whatever shows text that a person, a list or a script has written goes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Words: TypeAlias = "str | Callable[[], str]"
"""What is told: a text that has no language, or whoever says it in the window's language, now and after a switch."""


BESIDE = "\u00a0· "
"""Between facts that stand beside one another in a label that wraps: no line begins with the dot."""


def said(words: Words) -> str:
    """The words in the language the window has now."""
    return words if isinstance(words, str) else words()


class PlainLabel(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "", wrap: bool = False) -> None:
        super().__init__(parent)
        #: who says the text anew in another language, and what was said last
        self._told: tuple[Words, str] = ("", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)  # the stylesheet knows the roles: caption, muted, title, error …
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def show_text(self, text: str) -> None:
        """Set the text and hide the label where there is none; does nothing when nothing changed."""
        if text != self.text():
            self.setText(text)
        if self.isHidden() != (not text):
            self.setVisible(bool(text))

    def tell(self, words: Words) -> None:
        """Show what stays there until it is settled, and so has to follow the window's language."""
        text = said(words)
        self._told = (words, text)
        self.show_text(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.tell_anew()

    def tell_anew(self) -> None:
        """In the window's language, unless something else was shown since."""
        words, text = self._told
        if not isinstance(words, str) and text and self.text() == text:
            self.tell(words)


class ElidedLabel(PlainLabel):
    """One line of data that may be too long for its place: shortened with an ellipsis, whole in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        self._whole: str = ""
        self._line: str = ""
        super().__init__("", parent, role=role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not text:
            self.hide()  # as `show_text` does: an empty line would take its place
        self.show_text(text)

    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def show_text(self, text: str) -> None:
        if text == self._whole and (self.text() or not text):
            return
        self._whole = text
        self._line = text = " ".join(text.splitlines())  # one line, whatever a list has put into it
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._line) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        short = self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        if short != self.text():
            self.setText(short)
        set_tooltip(self, plain_tooltip(self._line) if short != self._line else "")


def line_height(label: QWidget) -> int:
    """Whole pixels that are enough for a line of text: rounded down, three of them would be too low for three lines."""
    return ceil(QFontMetricsF(label.font()).lineSpacing())


_ROUNDED = 2
"""Pixels a text of some lines may be higher than so many lines: heights of letters are rounded up."""
_MEASURES_KEPT = 40


class ClampedLabel(ElidedLabel):
    """Text that takes so many lines at most: what is beyond them is in the tooltip, as the whole is.

    `padding`: what the stylesheet leaves around the text of its role, at the sides and above and below.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", padding: tuple[int, int] = (0, 0)
    ) -> None:
        self._lines = 2
        self._padding = padding
        #: heights by text and width
        self._measured: dict[tuple[str, int], int] = {}
        super().__init__(text, parent, role=role)
        self.setIndent(0)  # half a letter else, where the stylesheet gives it a box
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(self, lines: int) -> None:
        """How many lines it may take."""
        if lines != self._lines:
            self._lines = lines
            self._shorten()
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        if not self._whole:
            return 0
        return min(self._height_of(self._whole, width), self._most()) + 2 * self._padding[1]

    def height_needed(self, width: int) -> int:
        """With all its text."""
        return self._height_of(self._whole, width) + 2 * self._padding[1]

    def height_of_lines(self, lines: int) -> int:
        """With so many lines."""
        return lines * line_height(self) + _ROUNDED + 2 * self._padding[1]

    def _most(self) -> int:
        return self._lines * line_height(self) + _ROUNDED

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 400
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)

    def _height_of(self, text: str, width: int) -> int:
        """With all of `text`; each is measured once, for layouts ask for the same ones many times a key."""
        found = self._measured.get((text, width))
        if found is None:
            if len(self._measured) >= _MEASURES_KEPT:
                self._measured.clear()
            bounds = QRect(0, 0, max(width - 2 * self._padding[0], 40), 100_000)
            found = self.fontMetrics().boundingRect(bounds, int(Qt.TextFlag.TextWordWrap), text).height()
            self._measured[text, width] = found
        return found

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured.clear()
        super().changeEvent(event)

    def _shorten(self) -> None:
        whole, width = self._whole, self.width()
        short = whole
        if whole and self._height_of(whole, width) > self._most():
            short = self._with_last_line_cut(whole, width) or self._cut_anywhere(whole, width)
        if short != self.text():
            self.setText(short)
        set_tooltip(self, plain_tooltip(whole) if short != whole else "")

    def _with_last_line_cut(self, whole: str, width: int) -> str:
        """Where the lines are those of the text and the last alone is too long, as in a list; else ""."""
        *lines, last = whole.split("\n")
        metrics, inner = self.fontMetrics(), max(width - 2 * self._padding[0], 40)
        if len(lines) + 1 != self._lines or any(metrics.horizontalAdvance(line) > inner for line in lines):
            return ""
        cut = metrics.elidedText(last, Qt.TextElideMode.ElideRight, inner)
        short = "\n".join((*lines, f"{cut.removesuffix('…').rstrip()}…"))
        return short if cut != last and self._height_of(short, width) <= self._most() else ""

    def _cut_anywhere(self, whole: str, width: int) -> str:
        most, fits, too_long = self._most(), 0, len(whole)
        # a long text is cut near its beginning: close in on that from there, for long texts are slow to measure
        guess = max(1, self._lines * width // max(self.fontMetrics().averageCharWidth(), 1))
        while guess < too_long:
            if self._height_of(whole[:guess].rstrip() + "…", width) > most:
                too_long = guess
            else:
                fits, guess = guess, guess * 2
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self._height_of(whole[:middle].rstrip() + "…", width) <= most:
                fits = middle
            else:
                too_long = middle
        return whole[:fits].rstrip() + "…"


def shortened(label: str, most: int) -> str:
    """The first words of a label, for a place where its key is what counts; whole if it is no longer than `most`."""
    if len(label) <= most:
        return label
    return label[:most].rsplit(" ", 1)[0].rstrip(" ,.–-/") + " …"


def set_tooltip(widget: QWidget, text: str) -> None:
    """The tooltip of a widget that is drawn at every key; Qt tells everybody, be it the same or not."""
    if text != widget.toolTip():
        widget.setToolTip(text)


def plain_tooltip(text: str) -> str:
    """Text for a tooltip, which has no plain format of its own: escaped wherever it could be taken for markup."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # brings all names of signs there are

    return f"<span>{escape(text)}</span>"


def breakable(path: object) -> str:
    """A path for a label that wraps: a line may end behind each of its parts."""
    return "".join(f"{sign}\u200b" if sign in "/\\" else sign for sign in str(path))


def isolated(text: str) -> str:
    """Data for the middle of a sentence: a direction it sets ends with it, and turns none of the words around it."""
    turning = any(sign in _DIRECTIONS for sign in text)
    return f"\u2068{text}\u2069" if turning else text


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
