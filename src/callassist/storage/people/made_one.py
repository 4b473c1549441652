"""Two contacts that are one person, by the rep's word: made one, and made two again. Within a transaction.

Nothing of the other one is moved or lost: it stays where it is, with its number, its calls and its consents, and is
read through `merged_into`. So it can be taken back for good, whatever was added to either since.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from callassist.domain.fingerprint import BlockReason, BlockScope
from callassist.errors import ImpossibleAction, NotFound
from callassist.storage.blocks.block_rows import BlockCause, add_block, blocks_for, blocks_of, lift_blocks
from callassist.storage.calls.called_rows import CalledRows
from callassist.storage.calls.contacts import ERASED, at_number, head_of, is_blocked, made_one_with
from callassist.storage.calls.records import LeadRecord
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.rows import insert, update

FIELDS = (
    *("name", "first", "last", "salutation", "title", "function", "role", "email", "address", "best_time", "party"),
    *("zip", "city", "country", "zone", "language"),
)
"""Columns of a contact of which the rep says whose holds, each for itself."""

NUMBER, ACCOUNT = "number", "account"
"""What is chosen beside them: which number is the main one, and which company they belong to."""

UNDONE = "merge_undone"
"""Why a block does not hold: it held for both while they were one."""

_NUMBER = ("number_typed", "number_e164", "number_state")


def make_one(
    connection: Connection, merge_id: str, winner: str, loser: str, take: Iterable[str], at_utc: str, made_by: str = ""
) -> None:
    """From now on `loser` is `winner`.

    Args:
        connection: the log's own.
        merge_id: of the new row.
        winner: id of the contact that stands for both.
        loser: id of the other one.
        take: of `FIELDS`, `NUMBER` and `ACCOUNT` those that are the other one's.
        at_utc: when.
        made_by: who says so.

    Raises:
        NotFound: one of the two is not in the log.
        ImpossibleAction: they are one already, or one of them was erased (code `not_two_people`).
    """
    winner, loser = head_of(connection, winner), head_of(connection, loser)
    one, other = _contact(connection, winner), _contact(connection, loser)
    if winner == loser or ERASED in (one["source"], other["source"]):
        raise ImpossibleAction("these are not two people", where=winner, code="not_two_people")
    everybody = (*made_one_with(connection, winner), *made_one_with(connection, loser))
    wanted = set(take)
    columns = [name for name in FIELDS if name in wanted]
    columns += _NUMBER if NUMBER in wanted else ()
    columns += ("account_id",) if ACCOUNT in wanted else ()
    changes = {name: other[name] for name in columns if other[name] != one[name]}
    before: dict[str, Any] = {"was": {name: one[name] for name in changes}, "is": changes}
    if "number_typed" in changes or "number_e164" in changes:
        before["place"] = _keep_number(connection, winner, one, merge_id, at_utc)
    if changes:
        update(connection, "contact", changes, "id = ?", (winner,))
    update(connection, "contact", {"merged_into": winner}, "id = ?", (loser,))
    due = connection.execute("SELECT id FROM follow_up WHERE contact_id = ? AND state = 'open'", (loser,)).fetchall()
    before["follow_ups"] = [str(found) for (found,) in due]
    update(connection, "follow_up", {"contact_id": winner}, "contact_id = ? AND state = 'open'", (loser,))
    before |= _block_both(connection, everybody, merge_id, at_utc)
    values = {"id": merge_id, "winner": winner, "loser": loser, "at_utc": at_utc, "made_by": made_by}
    told = json.dumps(before, ensure_ascii=False, separators=(",", ":"))
    insert(connection, "contact_merge", values | {"before": told})


def make_two(connection: Connection, merge_id: str, at_utc: str) -> None:
    """Takes it back. What the rep changed since stays as it is now; what was agreed goes back to whom it was with.

    Raises:
        NotFound: there is no such merge, or it was taken back already.
        ImpossibleAction: they were erased since (code `merge_erased`).
    """
    row = connection.execute(
        "SELECT winner, loser, before FROM contact_merge WHERE id = ? AND undone_at = ''", (merge_id,)
    ).fetchone()
    if row is None:
        raise NotFound("this is not to be taken back any more", where=merge_id)
    winner, loser, before = str(row[0]), str(row[1]), json.loads(str(row[2]))
    if "is" not in before:
        raise ImpossibleAction("they were erased since", where=merge_id, code="merge_erased")
    _let_go(connection, before, merge_id, at_utc)
    now = _contact(connection, winner)
    changes = {name: before["was"][name] for name, value in before["is"].items() if now[name] == value}
    if changes:
        update(connection, "contact", changes, "id = ?", (winner,))
    update(connection, "contact", {"merged_into": ""}, "id = ? AND merged_into = ?", (loser, winner))
    if before.get("place") and changes.keys() & {"number_typed", "number_e164"}:
        sql = "DELETE FROM contact_number WHERE contact_id = ? AND place = ? AND source = ?"
        connection.execute(sql, (winner, before["place"], _source(merge_id)))
    due: list[str] = before["follow_ups"]
    whose = f"contact_id = ? AND id IN ({marks(due)})"
    update(connection, "follow_up", {"contact_id": loser}, whose, (winner, *due))
    update(connection, "contact_merge", {"undone_at": at_utc}, "id = ?", (merge_id,))


def _contact(connection: Connection, contact: str) -> dict[str, str]:
    names = (*FIELDS, *_NUMBER, "account_id", "source")
    row = connection.execute(f"SELECT {', '.join(names)} FROM contact WHERE id = ?", (contact,)).fetchone()
    if row is None:
        raise NotFound("this person is not in the log", where=contact)
    return dict(zip(names, map(str, row), strict=True))


def _source(merge_id: str) -> str:
    return f"merge:{merge_id}"


def _keep_number(connection: Connection, contact: str, one: dict[str, str], merge_id: str, at_utc: str) -> int:
    """The number that is the main one no more stands among the others; where. 0: there was none."""
    if not (one["number_typed"] or one["number_e164"]):
        return 0
    row = connection.execute("SELECT max(place) FROM contact_number WHERE contact_id = ?", (contact,)).fetchone()
    place = 1 + (0 if row is None or row[0] is None else int(row[0]))
    values = {
        "contact_id": contact,
        "place": place,
        "typed": one["number_typed"],
        "e164": one["number_e164"],
        "state": one["number_state"],
        "source": _source(merge_id),
        "added_at": at_utc,
    }
    insert(connection, "contact_number", values)
    return place


def _block_both(connection: Connection, contacts: Sequence[str], merge_id: str, at_utc: str) -> dict[str, Any]:
    """Whoever is blocked by one of their numbers is blocked by all of them; what was changed for it."""
    numbers = {one: _numbers_of(connection, one) for one in contacts}
    holding = [
        block
        for one in contacts
        for block in (
            *blocks_of(connection, one),
            *(each for e164, typed in numbers[one] for each in blocks_for(connection, e164, typed)),
        )
    ]
    states = f"SELECT id, number_state FROM contact WHERE id IN ({marks(contacts)})"
    blocked = any(state == "blocked" for _, state in connection.execute(states, tuple(contacts)))
    if not holding and not blocked:
        return {}
    reason = min(holding, key=lambda one: one.since).reason if holding else BlockReason.ASKED
    why = BlockCause(reason, at_utc, made_by=_source(merge_id))
    made = [
        found
        for one in contacts
        for e164, typed in (numbers[one] or [("", "")])
        if (found := add_block(connection, why, e164=e164, typed=typed, contact_id=one, scope=BlockScope.PERSON))
    ]
    free = f"SELECT id, number_state FROM contact WHERE id IN ({marks(contacts)}) AND number_state <> 'blocked'"
    marked = {str(one): str(state) for one, state in connection.execute(free, tuple(contacts)).fetchall()}
    update(connection, "contact", {"number_state": "blocked"}, f"id IN ({marks(marked)})", tuple(marked))
    due = f"SELECT id FROM follow_up WHERE contact_id IN ({marks(contacts)}) AND state = 'open'"
    cancelled = [str(one) for (one,) in connection.execute(due, tuple(contacts)).fetchall()]
    update(connection, "follow_up", {"state": "cancelled"}, f"id IN ({marks(cancelled)})", cancelled)
    rows = CalledRows(connection).block(e164 for some in numbers.values() for e164, _ in some)
    return {"blocks": made, "marked": marked, "cancelled": cancelled, "rows": rows}


def _let_go(connection: Connection, before: dict[str, Any], merge_id: str, at_utc: str) -> None:
    """What was blocked because the two were one is not any more, unless it was blocked for itself since."""
    mine = f"SELECT id FROM block WHERE made_by = ? AND id IN ({marks(before.get('blocks', []))})"
    found = connection.execute(mine, (_source(merge_id), *before.get("blocks", []))).fetchall()
    lift_blocks(connection, [str(one) for (one,) in found], at_utc, UNDONE)
    free: list[str] = []
    for contact, state in before.get("marked", {}).items():
        numbers = _numbers_of(connection, contact)
        held = bool(blocks_of(connection, contact)) or any(blocks_for(connection, *one) for one in numbers)
        if not held:
            update(connection, "contact", {"number_state": state}, "id = ? AND number_state = 'blocked'", (contact,))
            free.append(contact)
    due: list[str] = before.get("cancelled", [])
    whose = f"state = 'cancelled' AND id IN ({marks(due)}) AND contact_id IN ({marks(free)})"
    update(connection, "follow_up", {"state": "open"}, whose, (*due, *free))
    rows = CalledRows(connection)
    for list_id, moved in before.get("rows", {}).items():
        for place, state in moved:
            numbers = connection.execute(
                "SELECT r.e164, r.e164_2 FROM list_row r JOIN lead_list l ON l.seq = r.list_seq"
                " WHERE l.id = ? AND r.place = ?",
                (list_id, place),
            ).fetchone()
            told = [str(one) for one in numbers or () if one]
            if not any(is_blocked(connection, LeadRecord("", "", "", one)) for one in told):
                rows.lift({list_id: [(place, state)]})


def _numbers_of(connection: Connection, contact: str) -> list[tuple[str, str]]:
    sql = (
        "SELECT number_e164, number_typed FROM contact WHERE id = ?1"
        " UNION SELECT e164, typed FROM contact_number WHERE contact_id = ?1"
    )
    return [(str(e164), str(typed)) for e164, typed in connection.execute(sql, (contact,)).fetchall() if e164 or typed]


def side_of(connection: Connection, contact: str) -> dict[str, str]:
    """A contact as it stands beside another: `FIELDS`, `NUMBER`, the name of its `ACCOUNT`, and `id`.

    Raises:
        NotFound: there is none.
    """
    columns = ", ".join(f"c.{name}" for name in FIELDS)
    row = connection.execute(
        f"SELECT c.id, a.name, coalesce(nullif(c.number_typed, ''), c.number_e164), {columns}"
        " FROM contact c JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (contact,),
    ).fetchone()
    if row is None:
        raise NotFound("this person is not in the log", where=contact)
    return dict(zip(("id", ACCOUNT, NUMBER, *FIELDS), map(str, row), strict=True))


def likely_same(connection: Connection, contact: str) -> list[str]:
    """Ids of others at one of the numbers of a contact, or in their company: one of them may be the same person."""
    found: dict[str, None] = {}
    for e164, typed in _numbers_of(connection, contact):
        found |= {one: None for one, _, _ in at_number(connection, LeadRecord("", "", typed, e164))}
    sql = (
        "SELECT id FROM contact WHERE account_id = (SELECT account_id FROM contact WHERE id = ?)"
        " AND source <> ? ORDER BY created_at, id LIMIT 50"
    )
    found |= {str(one): None for (one,) in connection.execute(sql, (contact, ERASED)).fetchall()}
    own = set(made_one_with(connection, contact))
    heads = dict.fromkeys(head_of(connection, one) for one in found)
    return [one for one in heads if one not in own]
