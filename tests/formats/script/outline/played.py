"""Outlines made scripts, and calls driven through them by what is said and answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from callassist.domain.script import Market, Script
from callassist.domain.text import Language
from callassist.domain.verdict import VerdictState
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.tokens import parse_token
from callassist.formats.script.outline.outline_model import Outline, Taken
from callassist.formats.script.outline.reading_outlines import read_outline
from callassist.formats.script.outline.script_data import MadeScript, script_of
from callassist.formats.script.problems import Problem
from callassist.formats.script.script_files import check_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.new_file import file_text


def made(outline: Outline, language: Language = Language.EN) -> tuple[MadeScript, Script | None, tuple[Problem, ...]]:
    """The script of an outline, as it is read again, with what the linter finds."""
    script = script_of(outline, language=language, market=Market.BUSINESS, name="trial")
    read, problems = check_script(file_text(script.data).encode(), name="trial.yaml", common=common_bytes())
    return script, read, problems


def script_in(path: Path, language: Language = Language.EN) -> Script:
    """The script of the file at `path`, which must be without an error."""
    outline = read_outline(path)
    adds_up(outline)
    _, script, problems = made(outline, language)
    assert script is not None, "\n".join(map(str, problems))
    return script


def adds_up(outline: Outline) -> None:
    """What was understood is what was counted, and together with what was left out it is all there was."""
    assert outline.pieces == sum(outline.taken.values()) + len(outline.left_out)
    assert outline.taken.get(Taken.STEP, 0) == len(outline.steps)
    assert outline.taken.get(Taken.OBJECTION, 0) == len(outline.objections)
    assert outline.taken.get(Taken.REPLY, 0) == sum(len(one.replies) for one in outline.objections)
    answers = sum(len(step.answers) for step in outline.steps)
    # steps of a scale that the source does not word are no pieces of it
    assert outline.taken.get(Taken.ANSWER, 0) <= answers


class Played:
    """A call through a script: what is shown is asked for by its words."""

    def __init__(self, script: Script, language: Language = Language.EN) -> None:
        self.language = language
        now = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))
        stage = next(iter(script.stages.values()))
        setup = CallSetup(
            stage=stage.id,
            depth=stage.depth,
            language=language,
            placeholders={"lead": "Ms Kern", "caller": "Jo", "company": "Nord"},
            started=now,
        )
        self.call = Call.start(script, setup)

    @property
    def said(self) -> str:
        return self.call.view().say.plain()

    def press(self, *tokens: str) -> Played:
        for token in tokens:
            at = self.call.now + timedelta(seconds=1)
            self.call = self.call.step(parse_token(self.call, token, at), at)
        return self

    def answer(self, *labels: str) -> Played:
        """Chooses answers by what is written on them."""
        for label in labels:
            keys = [choice.key for choice in self.call.view().choices if choice.label == label]
            assert len(keys) == 1, f"{label!r} is none of {[one.label for one in self.call.view().choices]}"
            self.press(keys[0])
        return self

    def go_on(self, times: int = 1) -> Played:
        return self.press(*["Enter"] * times)

    @property
    def outcome(self) -> str:
        return self.call.view().outcome

    @property
    def verdict(self) -> VerdictState:
        return self.call.view().verdict.state
