"""A script in one language, with plain texts, is written as any other: no edit is refused, none breaks it."""

from __future__ import annotations

import pytest

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.script import Ask, Say
from callassist.services.scripts.authoring import (
    new_answer,
    new_objection,
    new_reply,
    new_wording,
    renamed,
    reworded,
    step_behind,
    words_path,
)
from callassist.services.scripts.copying import duplicated
from callassist.services.scripts.meanings import Meaning, meaning_of, meant
from callassist.services.scripts.outline import LineKind, outline_of
from callassist.services.scripts.taking_out import taken_out
from tests.engine.format_2_scripts import text_of
from tests.services.scripts.writing_desk import OnTheDesk


@pytest.fixture
def desk() -> OnTheDesk:
    return OnTheDesk(text_of("languages"))


def asked_by(desk: OnTheDesk, step: str) -> QuestionId:
    node = desk.script.nodes[NodeId(step)]
    assert isinstance(node, Ask)
    assert node.question is not None
    return node.question


def errors(desk: OnTheDesk) -> list[str]:
    return [one.code for one in desk.problems() if one.is_error]


def test_every_line_can_be_said_otherwise_and_plain_texts_stay_plain(desk: OnTheDesk) -> None:
    wanted: dict[object, str] = {}
    for number, line in enumerate(outline_of(desk.script)):
        if line.kind is not LineKind.STEP and (path := words_path(desk.script, line)) is not None:
            wanted[line.place] = f"words {number}"
            desk.make(reworded(desk.source, path, "hu", f"words {number}"))
    said: dict[object, str] = {line.place: line.text.exactly("hu") for line in desk.lines()}
    assert {place: said[place] for place in wanted} == wanted
    assert "label: words" in desk.source.text
    assert errors(desk) == []


def test_whatever_is_added_is_in_its_language(desk: OnTheDesk) -> None:
    for edit in (
        new_objection(desk.source, "hu", "nincs időm", "Csak egy perc.")[0],
        new_reply(desk.source, "o_price", "hu", "Nézzük meg.")[0],
        new_wording(desk.source, "w2", "hu", "A ház az Önöké?"),
        new_answer(desk.source, desk.script, "w2", "hu", "nem tudja")[0],
        step_behind(desk.source, desk.script, desk.line("w2", "owns"), "hu", "Jó.")[0],
        renamed(desk.source, desk.script, asked_by(desk, "w2"), "hu", "ház"),
    ):
        desk.make(edit)
        assert errors(desk) == []
    assert "criteria:\n  owner:\n    kind: fit\n    gate: hard\n    depth: 1\n    name: ház\n" in desk.source.text


def test_a_plain_reply_is_led_elsewhere_and_back(desk: OnTheDesk) -> None:
    desk.lead(desk.line("o_price", "1"), "w3")
    assert "{hu: Attól függ., to: w3}" in desk.source.text
    desk.lead(desk.line("o_price", "1"), "return")
    assert errors(desk) == []
    assert desk.script.objections["o_price"].replies[0].target == "return"  # type: ignore[index]


def test_a_step_that_only_said_something_asks_and_answers_mean_something(desk: OnTheDesk) -> None:
    edit, name = step_behind(desk.source, desk.script, desk.line("w2", "owns"), "hu", "Szép ház, ugye?")
    desk.make(edit)
    assert isinstance(desk.script.nodes[NodeId(name)], Say)
    desk.make(new_answer(desk.source, desk.script, name, "hu", "igen")[0])
    desk.make(new_answer(desk.source, desk.script, name, "hu", "nem")[0])
    question = asked_by(desk, name)
    assert desk.script.questions[question].name.exactly("hu") == "Szép ház, ugye"
    value = desk.script.questions[question].choices[0].value
    desk.make(meant(desk.source, desk.script, question, value, Meaning.RULES_OUT))
    assert meaning_of(desk.script, question, value) is Meaning.RULES_OUT


def test_a_step_is_doubled_and_taken_out(desk: OnTheDesk) -> None:
    edit, name, _ = duplicated(desk.source, desk.script, desk.line("w3"))
    desk.make(edit)
    assert set(errors(desk)) <= {"unreachable"}  # nothing leads to the copy yet
    desk.make(taken_out(desk.source, desk.script, desk.line(name)))
    desk.make(taken_out(desk.source, desk.script, desk.line("o_price")))
    assert set(errors(desk)) <= {"unreachable"}


def test_what_came_with_format_2_is_in_its_language_too() -> None:
    """Values, outcomes and their units: each part of a file has its texts by the same languages."""
    text = text_of("languages").replace(
        "\nnodes:\n",
        "\ncomputed:\n  twice: {sum: [2, 2], name: kettő, unit: db}\n"
        "outcomes:\n  pledged: {like: appointment_set, hu: ígéret}\nnodes:\n",
    )
    desk = OnTheDesk(text)
    made = desk.script.computed[QuestionId("c.twice")]
    assert (made.name.exactly("hu"), made.unit.exactly("hu")) == ("kettő", "db")
    assert desk.script.outcomes["pledged"].label.exactly("hu") == "ígéret"


def test_a_value_that_is_said_in_any_language_is_used() -> None:
    text = text_of("languages").replace("\nnodes:\n", "\ncomputed:\n  twice: {sum: [2, 2], unit: db}\nnodes:\n")
    said = text.replace("label: drága", "label: drága {twice|sok}", 1)
    assert said != text
    assert [one.code for one in OnTheDesk(text).problems() if one.code == "computed-unused"] == ["computed-unused"]
    assert [one.code for one in OnTheDesk(said).problems() if one.code == "computed-unused"] == []
