"""Branches that go topic by topic, and what is answered before it counts, where scripts are written."""

from __future__ import annotations

import pytest

from callassist.domain.answers import NodeId
from callassist.domain.script import Branch
from callassist.services.scripts.authoring import CannotBeDone
from callassist.services.scripts.copying import duplicated
from callassist.services.scripts.taking_out import taken_out
from tests.engine.format_2_scripts import text_of
from tests.services.scripts.writing_desk import OnTheDesk


@pytest.fixture
def desk() -> OnTheDesk:
    return OnTheDesk(text_of("each"))


def branch(desk: OnTheDesk, name: str = "w3") -> Branch:
    found = desk.script.nodes[NodeId(name)]
    assert isinstance(found, Branch)
    return found


def errors(desk: OnTheDesk) -> list[str]:
    return [one.code for one in desk.problems() if one.is_error]


def test_a_topic_is_led_elsewhere_by_its_line(desk: OnTheDesk) -> None:
    before = desk.source.text
    desk.lead(desk.line("w3", "2"), "w22")
    assert desk.source.text == before.replace("staff: w21", "staff: w22")
    assert [case.target for case in branch(desk).cases] == ["w11", "w22", "w31"]


def test_a_topic_is_taken_out_by_its_line(desk: OnTheDesk) -> None:
    desk.make(taken_out(desk.source, desk.script, desk.line("w3", "2")))
    assert "ways: {price: w11, tools: w31}" in desk.source.text
    assert set(errors(desk)) == {"each-way-missing", "unreachable"}


def test_a_step_that_is_taken_out_leads_its_topic_on(desk: OnTheDesk) -> None:
    desk.make(taken_out(desk.source, desk.script, desk.line("w11")))
    assert branch(desk).cases[0].target == "w12"


def test_an_answer_a_branch_goes_by_stays(desk: OnTheDesk) -> None:
    with pytest.raises(CannotBeDone, match="is_used"):
        taken_out(desk.source, desk.script, desk.line("w2", "price"))


def test_the_copy_of_a_question_goes_through_the_topics_of_the_copy(desk: OnTheDesk) -> None:
    edit, name, _ = duplicated(desk.source, desk.script, desk.line("w31"))
    desk.make(edit)
    assert name == "w31_2"
    copy = branch(desk, "w32_2")
    assert copy.each == "q_tools_2"
    assert {case.target for case in copy.cases} == {"w33_2", "w34_2"}


def test_an_objection_that_is_said_before_an_answer_counts_stays() -> None:
    desk = OnTheDesk(text_of("rescue"))
    with pytest.raises(CannotBeDone, match="is_used"):
        taken_out(desk.source, desk.script, desk.line("o_rents"))
