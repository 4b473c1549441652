"""What a row is found by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callassist.storage.leads.row_keys import SortedKeys, address_key, is_number, keys_of


def test_addresses_are_the_same_however_they_are_written() -> None:
    assert {address_key(one) for one in ("Anna@Example.org", " anna@example.org ", "ANNA@EXAMPLE.ORG")} == {
        "anna@example.org"
    }
    assert address_key("a.b@googlemail.com") == "a.b@gmail.com"


def test_a_row_has_each_of_its_keys_once() -> None:
    assert keys_of("+491", "+491", "A@b.c") == ("+491", "a@b.c")
    assert keys_of("", "", "") == ()
    assert [one for one in keys_of("+491", "", "a@b.c") if is_number(one)] == ["+491"]


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\t\n", codec="utf-8"), min_size=1)), max_size=300))
def test_keys_come_back_sorted_by_their_bytes_and_none_is_lost(rows: list[tuple[str]]) -> None:
    """SQLite compares texts by their bytes: keys written in that order fill the table from one end to the other."""
    keys = SortedKeys()
    for place, row in enumerate(rows, 1):
        keys.add(row, place)
    wanted = sorted((key.encode(), place) for place, row in enumerate(rows, 1) for key in row)
    assert [(key.encode(), place) for key, place in keys] == wanted
    assert len(keys) == len(wanted)


def test_very_many_keys_are_sorted_over_several_runs() -> None:
    keys = SortedKeys()
    for place in range(1, 45_001):
        keys.add((f"+49{place * 7919 % 45_007:05}", "same"), place)
    found = list(keys)
    assert found == sorted(found)
    assert len(found) == len(set(found)) == 90_000
