"""Reading lists: what there is, their rows, and whom to call next. Database thread only.

Lists that are being read in or were taken back are not there.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from callassist.domain.lead_list import ImportMapping, LeadList, ListState, PlacedRow, RowRef, RowState
from callassist.errors import NotFound
from callassist.storage.calls.contacts import BlockedNumbers, is_blocked
from callassist.storage.calls.records import LeadRecord
from callassist.storage.driver import Connection
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.resting_rows import resting_places, told_of_lists, told_of_row
from callassist.storage.leads.row_columns import LIST, ROW, lead_list, placed, to_json
from callassist.storage.leads.standing import known_of
from callassist.storage.rows import insert, update

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

_SEEN = "state IN ('open', 'paused', 'closed')"
_LISTS = f"SELECT {', '.join(LIST)} FROM lead_list WHERE {_SEEN}"
_ROWS = f"SELECT {', '.join(f'r.{name}' for name in ROW)} FROM list_row r"
#: rows that are asked at once whether they may be called
_AT_ONCE = 20
#: rows that are looked at in one go, for those in a state
_LOOKED_AT = 5_000
_MAPPING = (
    "ON CONFLICT (header_key) DO UPDATE SET name = excluded.name, columns = excluded.columns,"
    " decisions = excluded.decisions, used_at = excluded.used_at"
)


def lists(connection: Connection) -> tuple[LeadList, ...]:
    """All lists, the newest first."""
    found = connection.execute(f"{_LISTS} ORDER BY created_at DESC, id DESC").fetchall()
    return told_of_lists(connection, tuple(map(lead_list, found)))


def newest_list(connection: Connection) -> str:
    """UTC text of when the newest list was there; "" where there is none."""
    row = connection.execute(f"SELECT max(created_at) FROM lead_list WHERE {_SEEN}").fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def list_of(connection: Connection, list_id: str) -> LeadList:
    """One list.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(f"{_LISTS} AND id = ?", (list_id,)).fetchone()
    if row is None:
        raise NotFound("this list is not in the log", where=list_id)
    return lead_list(row)


def set_state(connection: Connection, list_id: str, state: ListState) -> None:
    """Opens, pauses or closes a list that is there.

    Raises:
        NotFound: there is none.
    """
    list_of(connection, list_id)
    update(connection, "lead_list", {"state": state.value}, "id = ?", (list_id,))


def rows_of(connection: Connection, list_id: str, after: int = 0, limit: int = 200) -> tuple[PlacedRow, ...]:
    """Rows of a list behind a place, in their order."""
    given = (_seq_of(connection, list_id), after, limit)
    found = connection.execute(f"{_ROWS} WHERE r.list_seq = ? AND r.place > ? ORDER BY r.place LIMIT ?", given)
    return tuple(told_of_row(connection, placed(list_id, row)) for row in found.fetchall())


def rows_in(
    store: Store, list_id: str, state: RowState, after: int = 0, limit: int = 200
) -> Slices[tuple[PlacedRow, ...]]:
    """As `rows_of`, of those in one state: looked for little by little, for there may be none among a million.

    Raises:
        NotFound: there is no such list.
    """
    seq = _seq_of(store.connection, list_id)
    if state is RowState.RESTING:
        places = resting_places(store.connection, seq, after, limit)
        return tuple(row_at(store.connection, RowRef(list_id, place)) for place in places)
    row = store.connection.execute("SELECT max(place) FROM list_row WHERE list_seq = ?", (seq,)).fetchone()
    last = int(row[0]) if row is not None and row[0] is not None else 0
    found: list[PlacedRow] = []
    while after < last and len(found) < limit:
        some = store.connection.execute(
            f"{_ROWS} WHERE r.list_seq = ? AND r.place > ? AND r.place <= ? AND r.state = ? ORDER BY r.place LIMIT ?",
            (seq, after, after + _LOOKED_AT, state.value, limit - len(found)),
        )
        read = (told_of_row(store.connection, placed(list_id, values)) for values in some.fetchall())
        found += [one for one in read if one.row.state is state]
        after += _LOOKED_AT
        yield
    return tuple(found)


def row_at(connection: Connection, ref: RowRef) -> PlacedRow:
    """One row, also of a list that was taken back: whoever was touched is asked where they come from.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(
        f"{_ROWS} JOIN lead_list l ON l.seq = r.list_seq"
        " WHERE l.id = ? AND r.place = ? AND (l.state IN ('open', 'paused', 'closed') OR r.state = 'touched')",
        (ref.list_id, ref.place),
    ).fetchone()
    if row is None:
        raise NotFound("this row is not in the log", where=f"{ref.list_id}:{ref.place}")
    return told_of_row(connection, placed(ref.list_id, row))


def rows_with(connection: Connection, key: str) -> tuple[PlacedRow, ...]:
    """Rows of all lists with a number (E.164) or a folded address."""
    found = connection.execute(
        f"SELECT l.id, {', '.join(f'r.{name}' for name in ROW)} FROM list_key k"
        " JOIN lead_list l ON l.seq = k.list_seq"
        " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
        f" WHERE k.key = ? AND l.{_SEEN} ORDER BY l.created_at, k.list_seq, k.place",
        (key,),
    )
    return tuple(told_of_row(connection, placed(str(list_id), tuple(row))) for list_id, *row in found.fetchall())


def rejects_of(
    connection: Connection, list_id: str, after: int = 0, limit: int = 200
) -> tuple[tuple[int, str, str], ...]:
    """Lines of a list's file that are no rows: number, reason, content."""
    found = connection.execute(
        "SELECT line, reason, raw FROM list_reject WHERE list_seq = ? AND line > ? AND reason <> 'header'"
        " ORDER BY line LIMIT ?",
        (_seq_of(connection, list_id), after, limit),
    )
    return tuple((int(line), str(reason), str(raw)) for line, reason, raw in found)


def header_of(connection: Connection, list_id: str) -> tuple[str, ...]:
    """The names of the columns of a list's file; kept where some of its lines were rejected.

    Raises:
        NotFound: there is no such list.
    """
    row = connection.execute(
        "SELECT raw FROM list_reject WHERE list_seq = ? AND reason = 'header'", (_seq_of(connection, list_id),)
    ).fetchone()
    return () if row is None else tuple(str(row[0]).split("\t"))


def next_row(connection: Connection, list_id: str) -> PlacedRow | None:
    """The next row of an open list that may be called, by its place; None: there is none left, or the list rests."""
    row = connection.execute("SELECT seq FROM lead_list WHERE id = ? AND state = 'open'", (list_id,)).fetchone()
    if row is None:
        list_of(connection, list_id)
        return None
    seq, place = int(row[0]), 0
    blocked = BlockedNumbers(connection)
    while True:
        found = connection.execute(
            f"{_ROWS} WHERE r.list_seq = ? AND r.place > ? AND r.state = 'new' AND r.e164 <> ''"
            " ORDER BY r.place LIMIT ?",
            (seq, place, _AT_ONCE),
        ).fetchall()
        for values in found:
            one = placed(list_id, values)
            typed = one.row.typed.splitlines() or [""]
            if not any(is_blocked(connection, LeadRecord("", "", each, one.row.e164), blocked) for each in typed):
                return one
            place = one.row.place
        if len(found) < _AT_ONCE:
            return None


def standing_of(store: Store, keys: Sequence[str]) -> Slices[dict[str, tuple[bool, bool]]]:
    """Which of many keys are known, and whether they are blocked: key → (a contact has it, it is blocked)."""
    pace = Pace(store)
    found: dict[str, tuple[bool, bool]] = {}
    done = 0
    while done < len(keys):
        some = keys[done : done + pace.size]
        with pace.slice(len(some)):
            known = known_of(store.connection, some)
        found |= {key: (bool(one.contacts), one.blocked) for key, one in known.items()}
        done += len(some)
        yield
    return found


def mapping_of(connection: Connection, header_key: str) -> ImportMapping | None:
    """How a file with this header was read last."""
    row = connection.execute(
        "SELECT columns, decisions, name FROM import_mapping WHERE header_key = ?", (header_key,)
    ).fetchone()
    if row is None:
        return None
    return ImportMapping(header_key, json.loads(row[0]), json.loads(row[1]), str(row[2]))


def keep_mapping(connection: Connection, mapping: ImportMapping, now_utc: str) -> None:
    """Remembers it."""
    values = {
        "header_key": mapping.header_key,
        "name": mapping.name,
        "columns": to_json(mapping.columns) or "{}",
        "decisions": to_json(mapping.decisions) or "{}",
        "used_at": now_utc,
    }
    insert(connection, "import_mapping", values, _MAPPING)


def _seq_of(connection: Connection, list_id: str) -> int:
    row = connection.execute(f"SELECT seq FROM lead_list WHERE id = ? AND {_SEEN}", (list_id,)).fetchone()
    if row is None:
        raise NotFound("this list is not in the log", where=list_id)
    return int(row[0])
