"""The phone beside a script: the call itself, at a chosen step, with whatever the script says now."""

from __future__ import annotations

import pytest

from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.actions import Objected
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.services.scripts.trial import Trial, trial_at, trial_setup
from callassist.services.scripts.way_to_step import NoWay
from tests.engine.playing import START, script
from tests.services.scripts.sample import complete_text, script_of

SETUP = trial_setup(
    language=Language.EN, started=START, caller="Anna Roth", company="Roth & Co", callback_number="", lead="Ms Kern"
)


def trial(step: str, text: str = "") -> Trial:
    found = trial_at(script_of(text or complete_text()), step, SETUP)
    assert isinstance(found, Trial)
    return found


def test_it_shows_the_step_with_its_placeholders_filled() -> None:
    found = trial("w1")
    assert found.view.say.plain().startswith("Hello Ms Kern, Anna Roth from Roth & Co, it's about an offer")
    assert [one.label for one in found.view.choices] == ["yes", "not now"]


def test_every_key_leads_on_as_in_a_call() -> None:
    found = trial("w2")
    choice = found.view.choice_for("1")
    assert choice is not None
    assert choice.action is not None
    after = found.act(choice.action, START)
    assert after.shows("w3")
    assert after.view.moves.back is not None
    assert after.act(after.view.moves.back, START).shows("w2")


def test_what_means_nothing_here_is_refused_and_changes_nothing() -> None:
    found = trial("w2")
    with pytest.raises(ImpossibleAction):
        found.act(Objected("o_nothing"), START)  # type: ignore[arg-type]
    assert found.shows("w2")


def test_typed_answers_are_understood_as_in_a_call() -> None:
    found = trial_at(script("contract_review"), "b07", SETUP)
    assert isinstance(found, Trial)
    assert isinstance(found.typed("12", START), actions.Answered)
    with pytest.raises(NotUnderstood):
        found.typed("many", START)


def test_a_reworded_sentence_is_shown_at_the_same_place() -> None:
    found = trial("w2")
    reworded = script_of(complete_text().replace("Do you own the house?", "Is the house yours?"))
    after = found.with_script(reworded)
    assert after is not None
    assert after.view.say.plain() == "Is the house yours?"


def test_what_was_pressed_since_is_pressed_again() -> None:
    found = trial("w2")
    choice = found.view.choice_for("1")
    assert choice is not None
    assert choice.action is not None
    later = found.act(choice.action, START)
    after = later.with_script(script_of(complete_text().replace("Then I'll come by", "I could come by")))
    assert after is not None
    assert after.view.say.plain().startswith("I could come by")


def test_a_way_that_leads_elsewhere_now_is_found_anew_by_whoever_asked() -> None:
    elsewhere = complete_text().replace("to: w2}", "to: w3}")
    assert trial("w2").with_script(script_of(elsewhere)) is None


def test_a_step_nothing_leads_to_has_no_call() -> None:
    found = trial_at(script_of(complete_text().replace("otherwise: w3", "otherwise: w4")), "w3", SETUP)
    assert found is NoWay.NOTHING_LEADS


@pytest.mark.parametrize(
    ("whole", "missing"),
    [
        ("to: w2}", "to: w9}"),
        ("ask: q_owner", "ask: q_roof"),
        ("start: w1", "start: w9"),
        ("otherwise: w3", "otherwise: o_no"),
    ],
)
def test_a_script_that_names_what_is_not_there_is_not_played_yet(whole: str, missing: str) -> None:
    assert trial_at(script_of(complete_text().replace(whole, missing)), "w1", SETUP) is NoWay.NOT_YET


def test_a_question_with_one_answer_so_far_is_played() -> None:
    """It is an error for the linter; for its author it is what was typed a second ago."""
    one = complete_text().replace("      rents: {de: zur Miete, en: we rent}\n", "")
    one = one.replace("      - {is: rents, result: failed}\n", "")
    assert len(trial("w2", one).view.choices) == 1
