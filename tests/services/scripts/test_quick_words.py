"""The ten-second change: which words of a call can be changed, and what becomes of a draft that is under way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.domain.text import Language
from callassist.engine.call import Call
from callassist.errors import EditRefused
from callassist.formats.script.writing.edits import SetWords
from callassist.services.changes import Kind
from callassist.services.scripts.desk import ScriptDesk
from callassist.services.scripts.quick_words import QuickWords, ShownWords, words_shown
from tests.engine.playing import new_call, press
from tests.services.scripts.desks import WAIT, desk, library

OWNER = ("nodes", "c03", "say")


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[ScriptDesk]:
    with desk(tmp_path / "data") as found:
        yield found


def at_the_question() -> Call:
    call = press(new_call("solar_insulation"), "L=en", "1", "1")
    assert call.base == "c03"
    return call


def shown() -> ShownWords:
    found = words_shown(at_the_question())
    assert found is not None
    return found


def english(folder: Path) -> str:
    """What calls say at the question from now on."""
    node = library(folder).load("solar_insulation").nodes["c03"]  # type: ignore[index]
    return node.text.en  # type: ignore[union-attr]


def test_the_words_of_a_step_are_found_with_their_place_and_without_what_a_call_fills_in() -> None:
    call = press(new_call("solar_insulation"), "L=en")
    found = words_shown(call)
    assert found is not None
    assert (found.script, found.path, found.language) == ("solar_insulation", ("nodes", "c01", "say"), Language.EN)
    assert found.words.startswith("Hello {lead}, {caller} from {company}.")


def test_another_wording_and_a_reply_are_found_by_their_number() -> None:
    other = words_shown(press(new_call("contract_review"), "1", "W"))
    assert other is not None
    assert other.path == ("nodes", "b04", "alternatives", 0)
    reply = words_shown(press(at_the_question(), "o_price", "o_price"))
    assert reply is not None
    assert reply.path == ("objections", "o_price", "replies", 1)


def test_what_every_script_says_is_not_found() -> None:
    assert words_shown(press(at_the_question(), "X1")) is None
    # without a source the honest fallback is said, and that is nobody's own
    assert words_shown(press(at_the_question(), "o_data")) is None


def test_the_next_call_says_the_new_words(writing: ScriptDesk, tmp_path: Path) -> None:
    kept = QuickWords(writing).change(shown(), "Is it your own?", who="Anna Roth", why="in a call").result(WAIT)
    assert kept.version == 2
    assert Kind.SCRIPTS in kept.kinds
    assert english(tmp_path / "data") == "Is it your own?"
    newest = writing.versions("solar_insulation").result(WAIT)[0]
    assert (newest.who, newest.why) == ("Anna Roth", "in a call")


def test_where_a_draft_has_other_changes_nothing_is_published_by_the_way(writing: ScriptDesk, tmp_path: Path) -> None:
    before = english(tmp_path / "data")
    draft = writing.open_draft("solar_insulation").result(WAIT)
    was = draft.script.plain(("nodes", "c04", "say", "en"))
    draft.make_edit(SetWords(("nodes", "c04", "say"), "en", "Half thought through", str(was))).result(WAIT)
    kept = QuickWords(writing).change(shown(), "Is it your own?", who="", why="").result(WAIT)
    assert kept.version is None
    assert draft.script.plain((*OWNER, "en")) == "Is it your own?"
    assert english(tmp_path / "data") == before


def test_words_that_were_changed_meanwhile_are_not_written_over(writing: ScriptDesk) -> None:
    draft = writing.open_draft("solar_insulation").result(WAIT)
    was = draft.script.plain((*OWNER, "en"))
    draft.make_edit(SetWords(OWNER, "en", "Somebody was quicker", str(was))).result(WAIT)
    with pytest.raises(EditRefused):
        QuickWords(writing).change(shown(), "Is it your own?", who="", why="").result(WAIT)
    assert draft.script.plain((*OWNER, "en")) == "Somebody was quicker"


def test_the_same_words_change_nothing(writing: ScriptDesk) -> None:
    kept = QuickWords(writing).change(shown(), shown().words, who="", why="").result(WAIT)
    assert (kept.version, kept.kinds) == (None, frozenset())
