"""An outcome of a script's own is what the built-in one is that it is like, under another name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from callassist.domain.answers import NodeId
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.outcome import OUTCOMES, Reach
from callassist.domain.own_outcomes import LIKES, OwnOutcome
from callassist.domain.script import Outcome, Script
from callassist.domain.text import Text
from callassist.engine.ways import books
from callassist.errors import ImpossibleAction
from callassist.formats.script.compiled import script_from_plain, script_to_plain
from callassist.formats.script.script_files import parse_script, read_script
from callassist.formats.script.source_text import common_bytes
from tests.engine.format_2 import START, call_of, press

FILE = Path(__file__).parents[1] / "walkthroughs" / "own_ends.yaml"


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script(FILE)


def as_built_in() -> Script:
    """The same script without names of its own."""
    text = FILE.read_text("utf-8")
    begin, end = text.index("outcomes:\n"), text.index("criteria:\n")
    text = text[:begin] + text[end:]
    for own, like in (("pledged", "appointment_set"), ("thinks", "later"), ("lapsed", "gatekeeper_blocked")):
        text = text.replace(f'"={own}"', f'"={like}"').replace(f"outcome: {own}\n", f"outcome: {like}\n")
        text = text.replace(f"closings:\n  {own}:", f"closings:\n  {like}:")
    return parse_script(text.encode(), name="built-in", common=common_bytes())


def test_an_outcome_is_read_with_the_one_it_is_like(script: Script) -> None:
    assert script.outcomes["pledged"] == OwnOutcome("pledged", "appointment_set", Text("zugesagt", "pledged"))
    node = script.nodes[NodeId("w4")]
    assert isinstance(node, Outcome)
    assert (node.outcome, node.own, node.logged) == ("appointment_set", "pledged", "pledged")
    assert books(node)
    assert script_from_plain(script_to_plain(script)) == script


def test_the_closing_words_are_its_own_or_those_of_the_one_it_is_like(script: Script) -> None:
    said = {name: node.text.en for name, node in script.nodes.items() if isinstance(node, Outcome)}
    assert said[NodeId("=pledged")] == "That helps a lot."
    assert said[NodeId("=thinks")] == said[NodeId("=later")] != ""
    assert said[NodeId("=appointment_set")] != "That helps a lot."


@pytest.mark.parametrize(
    "keys",
    [
        ("3",), ("2",), ("1",), ("1", "1"), ("1", "1", "1"), ("1", "1", "1", "Enter"), ("1", "1", "2"),
        ("1", "1", "3"), ("1", "1", "3", "1"), ("1", "2"), ("1", "1", "2", "Enter"), ("3", "Back", "1", "1", "2"),
    ],
)  # fmt: skip
def test_a_call_goes_as_with_the_built_in_one(script: Script, keys: tuple[str, ...]) -> None:
    own, built_in = call_of(script), call_of(as_built_in())
    for key in keys:
        own, built_in = press(own, key), press(built_in, key)
        left, right = own.view(), built_in.view()
        assert script.like(left.outcome) == right.outcome
        assert script.like(left.proposed_outcome) == right.proposed_outcome
        assert (left.lock, left.follow_up, left.notice, left.goes_on, left.ended, left.verdict, left.kind) == (
            (right.lock, right.follow_up, right.notice, right.goes_on, right.ended, right.verdict, right.kind)
        )
    for outcome, one in script.outcomes.items():
        assert own.follow_up_for(outcome) == built_in.follow_up_for(one.like)
        assert own.none_wants_reason(outcome) == built_in.none_wants_reason(one.like)


def test_it_is_locked_and_ended_and_taken_back(script: Script) -> None:
    locked = press(call_of(script), "3")
    assert locked.view().lock is not None
    with pytest.raises(ImpossibleAction, match="wants a reason"):
        press(locked, "Enter")
    ended = press(call_of(script), "1", "1", "1", "Enter")
    assert ended.ended
    assert [(one.kind, one.text) for one in ended.trace][-1] == ("ended", "pledged")
    assert ended.view().follow_up.kind is FollowUpKind.APPOINTMENT
    back = press(ended, "Back")
    assert not back.ended
    assert back.facts.outcome == ""
    assert back.view() == press(call_of(script), "1", "1", "1").as_of(back.now).view()


def test_a_choice_of_a_closing_logs_it(script: Script) -> None:
    ended = press(call_of(script), "1", "1", "3", "1")
    assert ended.facts.outcome == "pledged"
    assert ended.view().proposed_outcome == "pledged"


def test_the_same_keys_give_the_same_call(script: Script) -> None:
    keys = ("1", "1", "3", "Back", "1", "Back", "2", "Enter")
    first, second = press(call_of(script), *keys), press(call_of(script), *keys)
    assert first.trace == second.trace
    assert first.as_of(START + timedelta(hours=1)).view() == second.as_of(START + timedelta(hours=1)).view()


def test_nothing_the_law_the_line_or_the_number_says_can_be_called_otherwise() -> None:
    assert "appointment_set" in LIKES
    assert "third_person" in LIKES
    for one in ("do_not_call", "data_request", "wrong_number", "hung_up", "call_dropped", "no_answer", "busy"):
        assert one not in LIKES
    assert all(OUTCOMES[one] in (Reach.REACHED, Reach.SOMEBODY_ELSE) for one in LIKES)
