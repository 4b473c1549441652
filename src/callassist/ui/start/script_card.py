"""Which script to call with: those that can be used have a key, those that cannot say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.ui.kit.accessible import announce, identified
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.remembered import Remembered
from callassist.ui.words import code_words, script_problems

if TYPE_CHECKING:
    from pathlib import Path

    from callassist.services.library import ScriptEntry

#: so many scripts have a chord of their own: Alt+1 …
_WITH_KEYS = 9
#: so many problems of a file are told here; whoever has more mends these first
_MOST_PROBLEMS = 20


class ScriptCard(Card):
    """The scripts there are. Emits `chosen` when the rep takes one; the choice is remembered."""

    chosen = Signal()

    def __init__(self, look: Look, store: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._store = store
        self._language = Language.EN
        self._script = ""
        #: the file whose problems are shown
        self._broken: Path | None = None
        self._entries: tuple[ScriptEntry, ...] = ()
        self._buttons: list[KeyButton] = []
        self.head = caption()
        self.loading = PlainLabel("", self, role="muted")
        self.problems = PlainLabel("", self, role="error", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.setContentsMargins(20, 16, 20, 18)
        self.body.addWidget(self.head)
        self.body.addWidget(self.loading)
        self.body.addLayout(self._list)
        self.body.addWidget(self.problems)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.problems.hide()

    def show_entries(self, entries: Sequence[ScriptEntry]) -> None:
        """List the scripts there are; a broken one stands among them with its problems."""
        self._entries = tuple(entries)
        self.loading.hide()
        usable = [entry.id for entry in self.usable()]
        wanted = self._store.text("start/script")
        if self._script not in usable:
            self._script = wanted if wanted in usable else usable[0] if usable else ""
        while len(self._buttons) < len(self._entries):
            button = KeyButton(self._look, Form.ROW, self, widest_key=printed(f"Alt+{_WITH_KEYS}"))
            button.clicked.connect(self._pick)
            self._list.addWidget(button)
            self._buttons.append(button)
        self.draw()

    def set_language(self, language: Language) -> None:
        """The window's, for titles."""
        self._language = language

    def entries(self) -> tuple[ScriptEntry, ...]:
        """All that are listed."""
        return self._entries

    def usable(self) -> list[ScriptEntry]:
        """Those a call can be made with."""
        return [entry for entry in self._entries if entry.is_usable]

    def buttons(self) -> list[KeyButton]:
        """A button for each script that is listed."""
        return self._buttons[: len(self._entries)]

    def script(self) -> str:
        """The id of the script that is chosen; "": none is."""
        return self._script

    def entry(self) -> ScriptEntry | None:
        """The script that is chosen."""
        return next((one for one in self._entries if one.id == self._script), None)

    def choose(self, script: str) -> bool:
        """Choose it without remembering it; an unknown script changes nothing."""
        if not any(entry.id == script for entry in self.usable()):
            return False
        self._script = script
        self.draw()
        return True

    def choose_nth(self, number: int) -> None:
        """The script with this number on its row; others are passed over."""
        usable = self.usable()
        if number <= len(usable):
            self._take(usable[number - 1])

    def step(self, step: int) -> None:
        """The script above or below the chosen one."""
        usable = self.usable()
        at = next((index for index, entry in enumerate(usable) if entry.id == self._script), -1)
        if at >= 0:
            self._take(usable[min(max(at + step, 0), len(usable) - 1)])

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("SCRIPT"))
        self.loading.setText(self.tr("Looking for scripts …"))
        self.draw()

    def draw(self) -> None:
        """Show what is chosen, and what is wrong with the file that was asked about."""
        number = 0
        for entry, button in zip(self._entries, self._buttons, strict=False):
            title = entry.title.of(self._language)
            if entry.is_usable:
                number += 1
                key = printed(f"Alt+{number}") if number <= _WITH_KEYS else ""
                market = code_words.market(entry.market.value) if entry.market is not None else ""
                detail = " · ".join([market, *(code_words.stage(stage) for stage in entry.stages)])
                button.show_content(key, title, detail=detail, marked=entry.id == self._script)
            else:
                detail = self.tr("cannot be used: %n problem(s)", "", sum(one.is_error for one in entry.problems))
                button.show_content("!", title, detail=detail, tone="bad")
            identified(button, f"Script {entry.id}", self.tr("Script: {name}").format(name=title))
            button.setAccessibleDescription(f"{title}. {detail}")
            button.show()
        for button in self._buttons[len(self._entries) :]:
            button.hide()
        self._draw_problems()

    def _draw_problems(self) -> None:
        """All that keeps the file from being used that was asked about; what it could do without is not told here."""
        asked = next((entry for entry in self._entries if entry.path == self._broken), None)
        errors = [one for one in asked.problems if one.is_error] if asked is not None else []
        lines = [script_problems.problem(one) for one in errors[:_MOST_PROBLEMS]]
        if len(errors) > _MOST_PROBLEMS:
            lines.append(self.tr("… and %n more", "", len(errors) - _MOST_PROBLEMS))
        self.problems.show_text("\n".join(lines))

    def _pick(self) -> None:
        sender = self.sender()
        for entry, button in zip(self._entries, self._buttons, strict=False):
            if button is sender and entry.is_usable:
                self._take(entry)
                return
            if button is sender:
                self._broken = entry.path
        self.draw()
        announce(self, self.problems.text())

    def _take(self, entry: ScriptEntry) -> None:
        self._script = entry.id
        self._store.set("start/script", entry.id)
        self._broken = None
        self.draw()
        self.chosen.emit()
