"""Which rows of lists rest: whoever was tried as often as may be is left alone, then asked about. Database thread only.

A row that was called is `touched` in the log. That it rests is its person's open follow-up of that kind, which each
call settles and brings forth (`calls.journal`): nothing else says so, so the two cannot differ.
"""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import RowState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from callassist.domain.lead_list import LeadList, PlacedRow
    from callassist.storage.driver import Connection

_RESTS = FollowUpKind.RESTING.value
#: people who rest, whoever they were made one with, and a number of theirs each: rows are found by their numbers
_PEOPLE = (
    "WITH person(id) AS (SELECT contact_id FROM follow_up WHERE state = 'open' AND kind = ?"
    " UNION SELECT m.loser FROM follow_up f JOIN contact_merge m ON m.winner = f.contact_id AND m.undone_at = ''"
    "  WHERE f.state = 'open' AND f.kind = ?),"
    " number(id, e164) AS (SELECT p.id, c.number_e164 FROM person p CROSS JOIN contact c ON c.id = p.id"
    " UNION SELECT p.id, n.e164 FROM person p CROSS JOIN contact_number n ON n.contact_id = p.id)"
)
# CROSS JOIN says where to begin: SQLite, which knows no numbers of rows, would look through all rows of all lists
_ROWS = (
    " FROM number p CROSS JOIN list_key k ON k.key = p.e164 AND p.e164 <> ''"
    " CROSS JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place AND r.state = 'touched'"
    " AND r.contact_id = p.id"
)
_COUNTS = (
    f"{_PEOPLE}, row AS (SELECT DISTINCT r.list_seq AS seq, r.place AS place{_ROWS})"
    " SELECT l.id, count(*) FROM row CROSS JOIN lead_list l ON l.seq = row.seq GROUP BY l.id"
)
_PLACES = f"{_PEOPLE} SELECT DISTINCT r.place{_ROWS} WHERE k.list_seq = ? AND r.place > ? ORDER BY r.place LIMIT ?"
_ONE = (
    "SELECT 1 FROM follow_up WHERE state = 'open' AND kind = ? AND (contact_id = ? OR contact_id IN"
    " (SELECT winner FROM contact_merge WHERE loser = ? AND undone_at = '')) LIMIT 1"
)


def told_of_lists(connection: Connection, lists: tuple[LeadList, ...]) -> tuple[LeadList, ...]:
    """The same lists, with how many of their rows rest."""
    number: dict[str, int] = {
        str(list_id): int(count) for list_id, count in connection.execute(_COUNTS, (_RESTS, _RESTS)).fetchall()
    }
    return tuple(replace(one, counts=_parted(one.counts, number.get(one.id, 0))) for one in lists)


def told_of_row(connection: Connection, placed: PlacedRow) -> PlacedRow:
    """The same row, with whether it rests."""
    if placed.row.state is not RowState.TOUCHED or not placed.contact_id:
        return placed
    who = placed.contact_id
    rests = connection.execute(_ONE, (_RESTS, who, who)).fetchone() is not None
    return replace(placed, row=replace(placed.row, state=RowState.RESTING)) if rests else placed


def resting_places(connection: Connection, seq: int, after: int, limit: int) -> list[int]:
    """Places of rows of a list that rest, behind a place, in their order."""
    return [int(place) for (place,) in connection.execute(_PLACES, (_RESTS, _RESTS, seq, after, limit)).fetchall()]


def _parted(counts: Mapping[RowState, int], resting: int) -> dict[RowState, int]:
    """Those who rest were called: they are counted once."""
    touched = counts.get(RowState.TOUCHED, 0)
    resting = min(resting, touched)
    parted = dict(counts) | {RowState.TOUCHED: touched - resting, RowState.RESTING: resting}
    return {state: number for state, number in parted.items() if number}
