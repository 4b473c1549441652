"""More answers than number keys: the first nine have one, every one of them is found by how it begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.answers import QuestionId
from callassist.domain.text import Language, Text
from callassist.domain.values import Selected
from callassist.engine.actions import Answered, SetAnswer
from callassist.engine.call import Call
from callassist.engine.tokens import possible_tokens
from callassist.engine.typed_answer import understand
from callassist.engine.typed_choice import beginning
from callassist.engine.view import FieldView
from callassist.errors import NotUnderstood
from tests.engine.format_2 import START, call_of, press, the_script

STATE = QuestionId("q_state")


def asked_for_the_state(language: Language = Language.DE) -> Call:
    return press(call_of(the_script(), language), "1", "1", "=x", "3")


def test_the_first_nine_have_keys_and_there_is_a_field_for_the_rest() -> None:
    view = asked_for_the_state().view()
    assert [one.key for one in view.choices] == [*"123456789", "", "", "", "", ""]
    assert view.field is not None
    assert view.field.kind is FieldView.CHOICE
    assert "" not in possible_tokens(asked_for_the_state())
    ninth = press(asked_for_the_state(), "9").facts.answer(the_script(), STATE)
    assert ninth is not None
    assert ninth.value == Selected(("ni",))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("nord", "nw"),
        ("RHEIN", "rp"),
        ("hb", "hb"),
        ("Sachsen", "sn"),
        ("sachsen-a", "st"),
        ("baden-wurt", "bw"),
        ("9", ""),
    ],
)
def test_an_answer_is_found_by_how_it_begins(typed: str, value: str) -> None:
    call = asked_for_the_state()
    if not value:
        with pytest.raises(NotUnderstood):
            understand(call, typed, START)
        return
    assert understand(call, typed, START).action == Answered(STATE, Selected((value,)))
    found = understand(call, typed, START, STATE).action
    assert isinstance(found, SetAnswer)
    assert found.value == Selected((value,))


@pytest.mark.parametrize(
    ("typed", "code"), [("b", "several_answers"), ("zürich", "no_such_answer"), ("by,be", "one_only")]
)
def test_what_is_not_one_answer_is_told(typed: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        understand(asked_for_the_state(), typed, START)
    assert error.value.code == code


def test_it_is_typed_in_the_language_that_is_shown() -> None:
    english = asked_for_the_state(Language.EN)
    assert understand(english, "low", START).action == Answered(STATE, Selected(("ni",)))
    with pytest.raises(NotUnderstood):
        understand(asked_for_the_state(), "low", START)


def test_several_are_ticked_one_after_the_other_and_enter_takes_them() -> None:
    call = press(asked_for_the_state(), "1", "=fenster", "2", "=rund")
    wanted = call.facts.answer(call.script, QuestionId("q_wanted"))
    assert wanted is not None
    assert (wanted.value, wanted.choosing) == (Selected(("quiet", "round", "sill")), True)
    call = press(call, "=fenster", "Enter")
    wanted = call.facts.answer(call.script, QuestionId("q_wanted"))
    assert wanted is not None
    assert (wanted.value, wanted.choosing) == (Selected(("quiet", "round")), False)
    assert call.view().node == "w4"


def test_answers_of_a_list_are_the_question_s_own() -> None:
    quiet = the_script().questions[QuestionId("q_wanted")].choice("quiet")
    assert quiet is not None
    assert quiet.label == Text("Ruhe vor der Straße", "quiet"), "what is not said differently stands in the list"
    assert quiet.recap == Text("Ruhe", "quiet")
    view = asked_for_the_state(Language.EN).view()
    assert [one.tip for one in view.choices if one.tip] == ["name the state grant"]


@given(st.lists(st.text("abä ", max_size=6), max_size=12), st.text("aäb", min_size=1, max_size=3))
def test_whatever_begins_with_the_text_is_found_unless_one_is_the_text_itself(labels: list[str], text: str) -> None:
    plain = [" ".join(label.replace("ä", "a").split()) for label in labels]
    wanted = text.replace("ä", "a")
    whole = [place for place, label in enumerate(plain) if label == wanted]
    begun = [place for place, label in enumerate(plain) if label.startswith(wanted)]
    if whole or begun:
        assert list(beginning(labels, text)) == (whole or begun)
    else:
        assert all(f" {wanted}" in plain[place] for place in beginning(labels, text))
