"""What is typed into a search finds whole words and beginnings of words; letters in their order are no match."""

from __future__ import annotations

import pytest

from callassist.ui.kit.match import WEAK, is_sure, match_rank


@pytest.mark.parametrize(
    ("query", "label", "rank"),
    [
        ("miete", "Miete", 0),
        ("miete", "Miete oder Eigentum", 0),
        ("keine zeit", "Keine Zeit, keine Lust", 0),
        ("zeit", "Keine Zeit", 1),
        ("miet", "zur Miete", 2),
        ("ke ze", "Keine Zeit", 2),
        ("oma", "Roma", WEAK),
        ("mer", "Zimmer", WEAK),
        ("er", "Zimmer", None),
        ("miete", "wer mitentscheidet", None),
        ("knt", "keine Zeit", None),
        ("muller", "Frau Müller", 1),
        ("", "alles", WEAK),
    ],
)
def test_whole_words_come_first_and_beginnings_next(query: str, label: str, rank: int | None) -> None:
    assert match_rank(query, label) == rank


def test_nothing_within_a_word_is_chosen_unasked() -> None:
    assert is_sure(match_rank("miet", "Miete"))
    assert not is_sure(match_rank("iete", "Miete"))
    assert not is_sure(match_rank("", "Miete"))
    assert not is_sure(None)
