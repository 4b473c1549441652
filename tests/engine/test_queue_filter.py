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
    assert QueueFilter(zip_from="50", zip_to="53").allows(Waiting(Tier.LIST, zip=code), _is_none) is inside


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
    assert QueueFilter(promises=True).allows(Waiting(Tier.CALLBACK), _is_none)
    assert not QueueFilter(promises=True).allows(Waiting(Tier.RETRY), _is_one)


def _is_none(_: str) -> bool:
    return False


def _is_one(_: str) -> bool:
    return True


def test_what_kind_a_number_is_of_is_asked_of_whoever_passes_everything_else() -> None:
    asked: list[str] = []

    def is_mobile(e164: str) -> bool:
        asked.append(e164)
        return True

    wanted = QueueFilter(list_id="fair", zip_from="50", zip_to="53", mobile=True)
    elsewhere = Waiting(Tier.LIST, e164="+491700000001", list_id="other", zip="50667")
    too_far = Waiting(Tier.LIST, e164="+491700000002", list_id="fair", zip="10115")
    looked_for = Waiting(Tier.LIST, e164="+491700000003", list_id="fair", zip="50667")
    assert [wanted.allows(one, is_mobile) for one in (elsewhere, too_far, looked_for)] == [False, False, True]
    assert asked == ["+491700000003"]
