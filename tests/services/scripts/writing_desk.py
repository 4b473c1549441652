"""A script that is changed step by step, as on a desk: its text, and the script in it."""

from __future__ import annotations

from callassist.domain.script import Script
from callassist.formats.script.problems import Problem
from callassist.formats.script.script_files import check_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.scripts.authoring import led, new_answer, reworded, step_behind, words_path
from callassist.services.scripts.meanings import Meaning, meant
from callassist.services.scripts.outline import OutlineLine, outline_of
from tests.services.scripts.sample import script_of


class OnTheDesk:
    """A text under change. Every change is read back whole, as the next one finds it."""

    def __init__(self, text: str | bytes) -> None:
        self.source = ScriptText.read(text if isinstance(text, bytes) else text.encode())

    @property
    def script(self) -> Script:
        return script_of(self.source.text)

    def lines(self) -> tuple[OutlineLine, ...]:
        return outline_of(self.script)

    def line(self, item: str, part: str = "") -> OutlineLine:
        """The line of a step, an objection or one of their parts; steps before stages of the name."""
        return next(one for one in self.lines() if one.id == item and one.part == part)

    def make(self, edit: ScriptEdit | None) -> None:
        assert edit is not None
        self.source = edited(self.source, edit).after

    def problems(self) -> list[Problem]:
        """What the linter says of it."""
        return [*check_script(self.source.data, name="desk.yaml", common=common_bytes())[1]]

    # -- what an author does ---------------------------------------------------------------------------------------

    def say(self, line: OutlineLine, language: str, words: str) -> None:
        path = words_path(self.script, line)
        assert path is not None
        self.make(reworded(self.source, path, language, words))

    def lead(self, line: OutlineLine, target: str) -> None:
        self.make(led(self.source, self.script, line, target))

    def step(self, line: OutlineLine, words: str) -> str:
        edit, name = step_behind(self.source, self.script, line, "en", words)
        self.make(edit)
        return name

    def answer(self, node: str, words: str) -> str:
        edit, value = new_answer(self.source, self.script, node, "en", words)
        self.make(edit)
        return value

    def mean(self, question: str, value: str, meaning: Meaning) -> None:
        self.make(meant(self.source, self.script, question, value, meaning))  # type: ignore[arg-type]
