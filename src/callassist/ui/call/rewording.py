"""The words that are shown, opened where they stand: typed anew, kept by Ctrl and Enter for the next call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.call.call_page import CallPage
from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import NoteField
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.theme import Look

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall
    from callassist.services.scripts.quick_words import ShownWords

_LONGEST = 10_000


class SpokenWords(NoteField):
    """The spoken text as its author wrote it, to be changed."""

    kept = Signal()
    kept_for_me = Signal()
    given_up = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(keys, _LONGEST, parent)
        named(self, "Words of the script")
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        look.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()  # it would hang up else
            alone = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not event.isAutoRepeat():
                (self.kept_for_me if alone else self.kept).emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.given_up.emit()
        elif enter and not event.modifiers():
            event.accept()  # a spoken text is one paragraph
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        font = QFont(self._look.fonts.speech)
        font.setPixelSize(max(18, min(self._look.speech_px, 22)))
        self.setFont(font)


class Rewording(QObject):
    """Opens and closes the field over the speech card.

    Emits `kept(ShownWords, words)` for everyone, `kept_for_me(ShownWords, words)` for this rep alone.
    """

    kept = Signal(object, str)
    kept_for_me = Signal(object, str)
    closed = Signal()

    def __init__(
        self,
        page: CallPage,
        look: Look,
        keys: KeyMap,
        live: Callable[[], LiveCall | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._live = live
        self._shown: ShownWords | None = None
        self.field = SpokenWords(look, keys, page.speech)
        self.field.hide()
        page.speech.add_over_text(self.field)
        self.field.kept.connect(self._keep)
        self.field.kept_for_me.connect(self._keep_for_me)
        self.field.given_up.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._shown is not None

    def open(self) -> None:
        """The shown text, to be changed in place."""
        live = self._live()
        shown = live.words_shown if live is not None else None
        if shown is None:
            self._page.show_hint(
                self.tr("These words are in every script, not in this one: they cannot be changed here.")
            )
            return
        self._shown = shown
        self._page.speech.text.hide()
        own = live.own_words_shown if live is not None else ""
        self.field.setPlainText(own or shown.words or shown.said)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.show()
        self.field.setFocus()
        words = self.tr("From the next call on: {enter} for everyone, {alone} only for me. Esc: as it was.")
        if live is not None and live.view.own_words == "stale":
            words = self.tr(
                "The script says something else by now. {alone}: mine again from the next call on. Esc: as it was."
            )
        self._page.show_hint(words.format(enter=printed("Ctrl+Return"), alone=printed("Ctrl+Shift+Return")))

    def close(self) -> None:
        """As it was."""
        if self._shown is None:
            return
        self._shown = None
        self.field.hide()
        self._page.speech.text.show()
        self._page.show_hint("")
        self.closed.emit()

    def _keep_for_me(self) -> None:
        shown, words = self._shown, " ".join(self.field.toPlainText().split())
        self.close()
        if shown is not None and shown.is_fixed:
            self._page.show_hint(self.tr("This must be said as it stands: it cannot be changed for you alone."))
        elif shown is not None:
            self.kept_for_me.emit(shown, words)

    def _keep(self) -> None:
        shown, words = self._shown, " ".join(self.field.toPlainText().split())
        self.close()
        if shown is not None and words and words != shown.words:
            self.kept.emit(shown, words)
