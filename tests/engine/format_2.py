"""The script of the walk-throughs that says what only format 2 can say, read and played."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.tokens import parse_token
from callassist.formats.script.script_files import parse_script
from callassist.formats.script.source_text import common_bytes

FILE = Path(__file__).parents[1] / "walkthroughs" / "format_2.yaml"
START = datetime(2026, 3, 2, 10, tzinfo=UTC)


def script_with(*changes: tuple[str, str]) -> Script:
    """The script with each first text replaced by the second."""
    text = FILE.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return parse_script(text.encode(), name="format_2", common=common_bytes())


@cache
def the_script() -> Script:
    """The script as it is."""
    return script_with()


def call_of(script: Script, language: Language = Language.DE) -> Call:
    """A call at its beginning."""
    stage = next(iter(script.stages))
    return Call.start(script, CallSetup(stage, 1, language, START))


def press(call: Call, *tokens: str) -> Call:
    """The call after these keys, a second each."""
    for token in tokens:
        call = call.step(parse_token(call, token), START + timedelta(seconds=len(call.trace) + 1))
    return call
