"""Which band so many points are in, and the columns that follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.bands import PointsBand, band_of
from callassist.domain.log_columns import as_question, columns_of
from callassist.domain.text import Text
from tests.engine.format_2 import the_script
from tests.engine.playing import script

BANDS = (
    PointsBand("hot", Text("heiß", "hot"), 4),
    PointsBand("warm", Text("warm", "warm"), 2),
    PointsBand("cold", Text("kalt", "cold")),
)


@given(st.integers(0, 9))
def test_the_first_that_holds(points: int) -> None:
    found = band_of(BANDS, points)
    assert found is not None
    assert found.name == ("hot" if points >= 4 else "warm" if points >= 2 else "cold")


def test_none_holds_where_all_want_more() -> None:
    assert band_of(BANDS[:2], 1) is None
    assert band_of((), 9) is None


def test_only_a_script_with_bands_has_the_column() -> None:
    plain = script("education_savings")
    assert columns_of(plain) == tuple(plain.questions)
    assert as_question(plain, "band") is None
    assert columns_of(the_script()) == (*the_script().questions, "band")
    question = as_question(the_script(), "band")
    assert question is not None
    assert [choice.label.en for choice in question.choices] == ["hot", "warm", "cold"]
