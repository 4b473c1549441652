"""Words of a list by which somebody must not be called, found in a row at once and then cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callassist.services.leads.forbidding import asks_not_to_be_called, may_say_no, names_the_register

_WORDS = (
    "nicht mehr anrufen", "nicht kontaktieren", "keine weiteren Anrufe", "Anrufe unerwünscht", "do not call",
    "don't call", "Do not contact", "Robinsonliste", "Sperrvermerk", "[gesperrt]", "(dnc)", "Widerruf am 3.5.",
    "widersprochen", "DNC", "opt-out", "opted out", "revoked", "withdrawn",
    "unsubscribed", "Robinson", "Anna", "Kern GmbH", "030 123", "",
)  # fmt: skip
_SPOILED = ("", "\u00ad", "\u200b", "\u0301", "ı", "\t", " ", "|")


@st.composite
def _cell(draw: st.DrawFn) -> str:
    """One of the words in any case, with signs that are not seen, of another width, or of another alphabet in it."""
    words = draw(st.sampled_from([str, str.upper, str.title]))(draw(st.sampled_from(_WORDS)))
    words = words.translate(
        draw(st.sampled_from([{}, {ord("s"): "ſ"}, {ord("k"): "K"}, {ord("i"): "ı"}, {ord("I"): "İ"}]))
    )
    at = draw(st.integers(0, len(words)))
    return f"{words[:at]}{draw(st.sampled_from(_SPOILED))}{words[at:]}"


@example(["Robinso\u006e\u0301liste"])
@given(st.lists(_cell() | st.text(max_size=20), min_size=1, max_size=5))
def test_no_row_is_passed_over_in_which_a_cell_says_it(cells: list[str]) -> None:
    said = any(
        asks_not_to_be_called(cell) or asks_not_to_be_called(cell, is_name=True) or names_the_register(cell)
        for cell in cells
    )
    assert may_say_no(cells) or not said


@pytest.mark.parametrize("word", [word for word in _WORDS if word not in ("Anna", "Kern GmbH", "030 123", "")])
def test_each_of_the_words_is_seen(word: str) -> None:
    assert asks_not_to_be_called(word) or names_the_register(word)
    assert may_say_no(["Anna", word])


def test_a_row_that_says_nothing_of_it_needs_no_second_look() -> None:
    assert not may_say_no(["Anna Müller", "Kern GmbH", "030 1234567", "Hauptstraße 7", "Geschäftsführer"])
