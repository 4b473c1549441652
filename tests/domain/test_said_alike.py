"""Sentences that say the same in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.said_alike import are_said_alike, grouped, said_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wir bauen gerade um", "wir sind gerade am Umbauen, wir bauen"),
        ("gehört der Bank", "das Haus gehört der Bank"),
        ("it belongs to the bank", "The bank, it still belongs to them"),
        ("wir mieten nur", "wir sind Mieter"),
        ("my daughter decides", "that's for my dauhgter"),
        ("Erbengemeinschaft", "eine Erbengemeinschaft, wir sind fünf"),
    ],
)
def test_they_are_alike(one: str, other: str) -> None:
    assert are_said_alike(one, other)
    assert are_said_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("das Haus gehört der Bank", "mein Sohn wohnt im Haus"),
        ("we rent it", "we inherited it"),
        ("no", "yes"),
        ("", "anything"),
        ("", ""),
        ("ich weiß es nicht", "das ist es"),
    ],
)
def test_they_are_not(one: str, other: str) -> None:
    assert not are_said_alike(one, other)
    assert not are_said_alike(other, one)


def test_groups_come_with_the_largest_first() -> None:
    said = ["it is leased", "belongs to the bank", "leased from the city", "the bank has it", "leased", "who knows"]
    assert [[said[place] for place in group] for group in grouped(said)] == [
        ["it is leased", "leased from the city", "leased"],
        ["belongs to the bank", "the bank has it"],
        ["who knows"],
    ]


def test_a_chain_of_likenesses_is_no_group() -> None:
    said = ["red green", "green blue", "blue white", "white black"]
    assert max(len(group) for group in grouped(said)) == 2


@given(st.lists(st.text(max_size=30), max_size=12))
def test_each_sentence_is_in_one_group(said: list[str]) -> None:
    groups = grouped(said)
    assert sorted(place for group in groups for place in group) == list(range(len(said)))
    assert [len(group) for group in groups] == sorted((len(group) for group in groups), reverse=True)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert are_said_alike(one, other) == are_said_alike(other, one)
    assert are_said_alike(one, one) == bool(said_words(one))
