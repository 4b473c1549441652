"""A script for calls that come in: no answering machine, no notice, and X4 by its key alone. The law holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.domain.script import Comes, Script
from callassist.engine.view import CallView
from callassist.formats.script.compiled import script_from_plain, script_to_plain
from callassist.formats.script.lint.linter import check
from callassist.formats.script.script_files import parse_script, read_script
from callassist.formats.script.source_text import common_bytes
from tests.engine.format_2 import call_of, press, the_script

FILE = Path(__file__).parents[1] / "walkthroughs" / "help_line.yaml"


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script(FILE)


def with_notice() -> Script:
    text = FILE.read_text("utf-8").replace("no_more_calls: off\n", "")
    return parse_script(text.encode(), name="x", common=common_bytes())


def offered(view: CallView) -> list[str]:
    return [one.id for one in view.exits if one.offered]


def test_it_is_read(script: Script) -> None:
    assert (script.direction, script.no_more_calls) == (Comes.INCOMING, False)
    assert script_from_plain(script_to_plain(script)) == script
    assert (the_script().direction, the_script().no_more_calls) == (Comes.OUTGOING, True)


def test_neither_answering_machine_nor_x4_is_offered(script: Script) -> None:
    view = call_of(script).view()
    assert offered(view) == ["X1", "X3", "X5", "X6", "X7", "X8", "X9", "X10", "X11"]
    assert "X4" in [one.id for one in view.exits], "its key and its name are there"
    assert offered(call_of(with_notice()).view())[:4] == ["X1", "X3", "X4", "X5"]
    assert "X2" in offered(call_of(the_script()).view())


def test_the_notice_is_given_unless_it_is_off(script: Script) -> None:
    assert not press(call_of(script), "2").view().notice.pieces
    assert press(call_of(with_notice()), "2").view().notice.pieces


def test_whoever_says_it_is_taken_off(script: Script) -> None:
    call = press(call_of(script), "1", "X4")
    assert call.no_more_calls
    assert call.view().proposed_outcome == "do_not_call"
    ended = press(call, "Enter")
    assert ended.ended
    assert ended.facts.outcome == "do_not_call"
    assert press(call, "Back").view() == press(call_of(script), "1").as_of(press(call, "Back").now).view()


def test_the_linter_wants_no_words_for_a_machine_and_no_short_opener() -> None:
    text = FILE.read_text("utf-8")
    assert check(text.encode(), name="x", common=common_bytes())[1] == ()
    outgoing = text.replace("direction: incoming\nno_more_calls: off\n", "")
    found = {one.code for one in check(outgoing.encode(), name="x", common=common_bytes())[1]}
    assert found == {"missing-voicemail", "text-limit"}
