"""What is asked about a column, and only what arises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_country import read_country
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_questions import Chance, ColumnTally, NumberQuestion, read_column
from callassist.services.leads.number_reading import Certainty, Decision, NumberReason
from tests.services.leads.lists_of_numbers import of_a_town, of_consumers


def tallied(cells: list[str], region: str = "DE", name: str = "Telefon") -> ColumnTally:
    tally = ColumnTally(name, region)
    for cell in cells:
        tally.add(read_cell(cell))
    return tally


def test_whole_numbers_raise_no_question() -> None:
    assert tallied(["030 1234567", "+49 171 1234567", "0049 30 1234567", "auf Anfrage", "", "4711"]).questions() == ()


def test_a_question_has_its_column_a_count_examples_and_choices() -> None:
    cells = ["412345", "41 00 600", "8471211", "4711815", "030 1234567"]
    assert tallied(cells, name="Tel. 1").questions() == (
        NumberQuestion(
            "Tel. 1",
            Pattern.LOCAL,
            4,
            ("412345", "41 00 600", "8471211"),
            (Chance(NumberChoice.LOCAL, None), Chance(NumberChoice.DROPPED_ZERO, 3), Chance(NumberChoice.LEAVE_OUT, 0)),
        ),
    )


def test_with_the_area_code_so_far_it_is_told_how_many_it_makes_valid() -> None:
    tally = tallied([cell for cell, _ in of_a_town()])
    local = next(question for question in tally.questions("030") if question.pattern is Pattern.LOCAL)
    assert local.chances[0] == Chance(NumberChoice.LOCAL, local.count)
    nowhere = next(question for question in tally.questions("0999999") if question.pattern is Pattern.LOCAL)
    assert nowhere.chances[0].valid == 0


def test_one_question_takes_in_all_that_fit_two_patterns_where_one_plainly_prevails() -> None:
    town = [cell for cell, _ in of_a_town()]
    nine = sum(len(cell) == 9 for cell in town)
    questions = {question.pattern: question.count for question in tallied(town).questions()}
    assert nine > 10
    assert questions[Pattern.LOCAL] == sum(len(cell) < 10 for cell in town)
    assert Pattern.LOCAL_OR_ZERO not in questions


def test_numbers_that_fit_two_patterns_are_asked_by_themselves_where_none_prevails() -> None:
    mixed = ["412345"] * 5 + ["1711234567"] * 5 + ["412457810"] * 3
    questions = {question.pattern: question.count for question in tallied(mixed).questions()}
    assert questions == {Pattern.LOCAL: 5, Pattern.DROPPED_ZERO: 5, Pattern.LOCAL_OR_ZERO: 3}
    decisions = {
        Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030"),
        Pattern.DROPPED_ZERO: Decision(NumberChoice.DROPPED_ZERO),
    }
    read = read_column(mixed, "DE", decisions=decisions)
    assert [numbers[0].certainty for numbers in read.cells] == [Certainty.DECIDED] * 10 + [Certainty.HELD] * 3


def test_a_number_that_may_be_of_a_neighbour_is_asked_by_itself_where_codes_stand_without_plus() -> None:
    """41 79 … is a mobile of Switzerland; with a zero before it, it would be somebody in Germany."""
    cells = ["491711234567", "491751234567", "41791234567"]
    questions = {question.pattern: question.count for question in tallied(cells).questions()}
    assert questions == {Pattern.COUNTRY_CODE: 2, Pattern.FOREIGN_CODE: 1}
    read = read_column(cells, "DE", decisions={Pattern.DROPPED_ZERO: Decision(NumberChoice.DROPPED_ZERO)})
    assert read.cells[2][0].certainty is Certainty.HELD
    read = read_column(cells, "DE", decisions={Pattern.FOREIGN_CODE: Decision(NumberChoice.COUNTRY_CODE)})
    assert read.cells[2][0].e164 == "+41791234567"


def test_what_no_answer_can_help_is_not_asked() -> None:
    """A row whose country nobody knows is held for that."""
    tally = ColumnTally("Telefon", "DE")
    tally.add(read_cell("412345"), read_country("Atlantis"))
    tally.add(read_cell("+49 30 1234567/1234"))
    assert tally.questions() == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from([cell for cell, _ in of_a_town(60) + of_consumers(60)] + ["", "x"]), max_size=60))
def test_what_is_held_for_want_of_an_answer_is_what_is_asked(cells: list[str]) -> None:
    read = read_column(cells, "DE")
    held = [number for numbers in read.cells for number in numbers if number.reason is NumberReason.NOT_ANSWERED]
    counts = {question.pattern: question.count for question in read.questions}
    assert counts == {pattern: sum(number.pattern is pattern for number in held) for pattern in counts}
    assert sum(counts.values()) == len(held)


@pytest.mark.parametrize("choice", [NumberChoice.COUNTRY_CODE, NumberChoice.DROPPED_ZERO])
def test_as_many_are_decided_as_the_question_said(choice: NumberChoice) -> None:
    cells = [cell for cell, _ in of_consumers()] + ["1711234567", "412345", "4911"]
    read = read_column(cells, "DE", decisions={Pattern.COUNTRY_CODE: Decision(choice)})
    question = next(one for one in read.questions if one.pattern is Pattern.COUNTRY_CODE)
    said = next(chance.valid for chance in question.chances if chance.choice is choice)
    decided = sum(number.certainty is Certainty.DECIDED for numbers in read.cells for number in numbers)
    assert decided == said
