"""Whom a filter of the queue leaves in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from callassist.engine.queue_filter import QueueFilter, typed_range
from callassist.engine.queue_order import Tier, Waiting, choose

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("50-53", ("50", "53")),
        (" 50667 – 51149 ", ("50667", "51149")),
        ("50667", ("50667", "50667")),
        ("SW1A", ("SW1A", "SW1A")),
        ("53-50", None),
        ("5-", None),
        ("50 bis 53", None),
    ],
)
def test_postcodes_are_typed_as_a_range_of_beginnings(typed: str, found: tuple[str, str] | None) -> None:
    assert typed_range(typed) == found


@pytest.mark.parametrize(
    ("code", "inside"), [("50667", True), ("53999", True), ("49999", False), ("54000", False), ("", False)]
)
def test_the_last_beginning_of_a_range_belongs_to_it_and_who_has_no_postcode_does_not(code: str, inside: bool) -> None:
    assert QueueFilter(zip_from="50", zip_to="53").allows(Waiting(Tier.LIST, zip=code), mobile=False) is inside


def test_who_is_left_out_is_not_counted_and_the_looking_ends() -> None:
    read: list[int] = []

    def slices() -> list[list[Waiting]]:
        return [[Waiting(Tier.LIST, name=str(n)) for n in range(at, at + 10)] for at in range(0, 1000, 10)]

    def looked_for(one: Waiting) -> bool:
        read.append(int(one.name))
        return False

    offer = choose(slices(), NOW, lambda _one, _at: None, looked_for=looked_for, most_passed=50)
    assert (offer.who, offer.held, offer.more, len(read)) == (None, (), True, 50)
    assert not QueueFilter()
    assert QueueFilter(promises=True).allows(Waiting(Tier.CALLBACK), mobile=False)
    assert not QueueFilter(promises=True).allows(Waiting(Tier.RETRY), mobile=True)
