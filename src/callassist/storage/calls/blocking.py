"""Blocking numbers and lifting that, with all that follows from it, in one transaction. Database thread only.

The truth is the block list (`storage.blocks`): a row is written in the very transaction of the journal line that says
so. The state of a contact and of a row of a list is a mark of it, which is found without knowing any key.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from callassist.domain.fingerprint import TAKEN_BACK, Block, BlockReason, BlockScope
from callassist.storage.blocks.block_rows import BlockCause, add_block, blocks_for, blocks_of, lift_blocks
from callassist.storage.calls.called_rows import CalledRows
from callassist.storage.calls.contacts import at_number, is_blocked
from callassist.storage.calls.records import JournalEntry, LeadRecord, utc_text
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.rows import update

_NUMBER = BlockScope.NUMBER
_REACHED_BY = {
    BlockScope.PERSON: "id = ?",
    BlockScope.COMPANY: "account_id = (SELECT account_id FROM contact WHERE id = ?)",
}
_HAS_NUMBER = "SELECT number_e164, number_typed FROM contact WHERE id = ?"
_MORE_NUMBERS = "SELECT e164, typed FROM contact_number WHERE contact_id = ?"


class Blocking:
    """Blocks by calls and by hand."""

    def __init__(self, connection: Connection, rows: CalledRows) -> None:
        self._connection = connection
        self._rows = rows

    # -- by a call -------------------------------------------------------------------------------------------------

    def by_line(self, call_id: str, row: dict[str, Any], entry: JournalEntry) -> dict[str, Any]:
        """Blocks the number with the very line that says so, or takes that back; what was changed, for the line.

        Until the call has ended nothing else would tell that this number is not to be called, and it may never end.
        """
        if entry.block is None:
            return {}
        if not entry.block:
            return self._take_back(call_id, utc_text(entry.at))
        contacts = self._contacts_at(row)
        free = f"SELECT id, number_state FROM contact WHERE id IN ({marks(contacts)}) AND number_state <> 'blocked'"
        blocked = {str(one): str(state) for one, state in self._connection.execute(free, tuple(contacts)).fetchall()}
        self._set_numbers("blocked", f"id IN ({marks(blocked)})", tuple(blocked))
        cancelled = self._cancel(contacts)
        rows = self._rows.block(self._numbers_of(row, contacts))
        made = self._write(call_id, row, utc_text(entry.at))
        told = {"blocked": blocked, "cancelled": cancelled}
        return told | ({"rows": rows} if rows else {}) | ({"blocks": [made]} if made else {})

    def by_outcome(self, call_id: str, row: dict[str, Any], at_utc: str) -> list[str]:
        """The same where the end of a call says so: for everybody at that number (R59), whose ids are returned."""
        contacts = self._contacts_at(row)
        self._cancel(contacts)
        self._rows.block(self._numbers_of(row, contacts))
        self._set_numbers("blocked", f"number_state <> 'blocked' AND id IN ({marks(contacts)})", contacts)
        self._write(call_id, row, at_utc)
        return contacts

    def _write(self, call_id: str, row: dict[str, Any], at_utc: str) -> str:
        return add_block(
            self._connection,
            BlockCause(BlockReason.ASKED, at_utc, call_id),
            e164=str(row["number_e164"]),
            typed=str(row["number_typed"]),
            contact_id=str(row["contact_id"]),
        )

    def _take_back(self, call_id: str, at_utc: str) -> dict[str, Any]:
        """Lifts what this call has blocked, and nothing that was blocked before it."""
        lines = self._connection.execute(
            "SELECT payload FROM call_event WHERE call_id = ? AND kind = 'action' AND payload LIKE '%\"blocked\":%'"
            " ORDER BY number DESC",
            (call_id,),
        ).fetchall()
        for (payload,) in lines:
            told = json.loads(payload)
            if isinstance(told.get("blocked"), dict):
                due = [str(one) for one in told.get("cancelled", ())]
                for contact, state in told["blocked"].items():
                    self._set_numbers(state, "number_state = 'blocked' AND id = ?", (contact,))
                self._set_follow_ups("open", f"state = 'cancelled' AND id IN ({marks(due)})", due)
                self._rows.lift(told.get("rows", {}))
                lift_blocks(self._connection, told.get("blocks", ()), at_utc, TAKEN_BACK)
                return {"lifted": list(told["blocked"])}
        return {}

    # -- by hand ---------------------------------------------------------------------------------------------------

    def add(self, why: BlockCause, *, e164: str, typed: str, scope: BlockScope, contact_id: str = "") -> int:
        """Blocks a number, or with `contact_id` all numbers of that person or their company; how many are new."""
        if scope is BlockScope.NUMBER:
            return self._add_number(why, e164, typed, contact_id, scope)
        people = self._connection.execute(f"SELECT id FROM contact WHERE {_REACHED_BY[scope]}", (contact_id,))
        added = 0
        numbers: list[tuple[str, str]] = []
        for (person,) in people.fetchall():
            self._set_numbers("blocked", "id = ?", (str(person),))
            self._cancel([str(person)])
            numbers += self._all_numbers(str(person))
        # in the name of the one it was said by: a company is known by them, also where nobody there has a number yet
        for number, as_typed in dict.fromkeys(numbers or [("", "")]):
            if number or as_typed:
                added += self._add_number(why, number, as_typed, contact_id, scope)
            else:
                added += self._written(why, "", "", contact_id, scope)
        return added

    def _add_number(self, why: BlockCause, e164: str, typed: str, contact_id: str, scope: BlockScope) -> int:
        contacts = [one for one, _, _ in at_number(self._connection, LeadRecord("", "", typed, e164))]
        self._set_numbers("blocked", f"id IN ({marks(contacts)})", contacts)
        self._cancel(contacts)
        self._rows.block([e164])
        return self._written(why, e164, typed, contact_id, scope)

    def _written(self, why: BlockCause, e164: str, typed: str, contact_id: str, scope: BlockScope) -> int:
        made = add_block(self._connection, why, e164=e164, typed=typed, contact_id=contact_id, scope=scope)
        return 1 if made else 0

    def reached(self, e164: str, typed: str) -> tuple[Block, ...]:
        """Every block that would be lifted with this number: a block of a person or a company is lifted as a whole."""
        connection = self._connection
        found = [*blocks_for(connection, e164, typed)]
        for contact, _, _ in at_number(connection, LeadRecord("", "", typed, e164)):
            found += blocks_of(connection, contact)
        return self._whole(found)

    def reached_by_person(self, contact_id: str) -> tuple[Block, ...]:
        """The same with somebody who has no number: what was blocked in their name, but for single numbers."""
        return self._whole([one for one in blocks_of(self._connection, contact_id) if one.scope is not _NUMBER])

    def lift(self, e164: str, typed: str, at_utc: str, why: str) -> int:
        """Lifts every block of a number; how many held. Its contacts may be called again, its rows of lists are held.

        A mark of a log from before there was a block list counts as one: the row that is written for it says why.
        """
        connection = self._connection
        found = self.reached(e164, typed)
        if not found:
            if not is_blocked(connection, LeadRecord("", "", typed, e164)):
                return 0
            add_block(connection, BlockCause(BlockReason.ASKED, at_utc), e164=e164, typed=typed)
            found = self.reached(e164, typed)
        lifted = self.lift_all(found, at_utc, why)
        self.let_call(e164, typed)
        return lifted

    def lift_all(self, found: Sequence[Block], at_utc: str, why: str) -> int:
        """Lifts these, with the marks of their numbers."""
        lifted = lift_blocks(self._connection, (one.id for one in found), at_utc, why)
        for number, as_typed in dict.fromkeys(_number_of(one) for one in found if one.number):
            self.let_call(number, as_typed)
        for person in dict.fromkeys(one.contact_id for one in found if not one.fingerprint):
            self._set_numbers("ok", "number_state = 'blocked' AND id = ?", (person,))
        return lifted

    def _whole(self, found: Sequence[Block]) -> tuple[Block, ...]:
        every = {one.id: one for one in found}
        for person in dict.fromkeys(one.contact_id for one in found if one.scope is not _NUMBER):
            others = (one for one in blocks_of(self._connection, person) if one.scope is not _NUMBER)
            every.update((one.id, one) for one in others)
        return tuple(every.values())

    def let_call(self, e164: str, typed: str) -> None:
        """Takes the marks of a number away: its contacts may be called, its rows of lists wait for a decision."""
        contacts = [one for one, _, _ in at_number(self._connection, LeadRecord("", "", typed, e164))]
        self._set_numbers("ok", f"number_state = 'blocked' AND id IN ({marks(contacts)})", contacts)
        if e164:
            self._rows.hold(e164)

    # -- marks -----------------------------------------------------------------------------------------------------

    def _all_numbers(self, contact_id: str) -> Iterable[tuple[str, str]]:
        for sql in (_HAS_NUMBER, _MORE_NUMBERS):
            for e164, typed in self._connection.execute(sql, (contact_id,)).fetchall():
                if e164 or typed:
                    yield str(e164), str(typed)

    def _contacts_at(self, row: dict[str, Any]) -> list[str]:
        """The ids of the contact of a call and of everybody else at its number."""
        lead = LeadRecord("", "", str(row["number_typed"]), str(row["number_e164"]))
        return [str(row["contact_id"]), *(contact for contact, _, _ in at_number(self._connection, lead))]

    def _numbers_of(self, row: dict[str, Any], contacts: Sequence[str]) -> set[str]:
        """The E.164 numbers of a call and of these contacts."""
        sql = f"SELECT number_e164 FROM contact WHERE id IN ({marks(contacts)})"
        return {str(row["number_e164"]), *(str(one) for (one,) in self._connection.execute(sql, tuple(contacts)))}

    def _cancel(self, contacts: Sequence[str]) -> list[str]:
        """Cancels what is open with these; which it was."""
        due = f"SELECT id FROM follow_up WHERE contact_id IN ({marks(contacts)}) AND state = 'open'"
        cancelled = [str(found[0]) for found in self._connection.execute(due, tuple(contacts)).fetchall()]
        self._set_follow_ups("cancelled", f"id IN ({marks(cancelled)})", cancelled)
        return cancelled

    def _set_numbers(self, state: str, where: str, given: Sequence[str]) -> None:
        update(self._connection, "contact", {"number_state": state}, where, given)

    def _set_follow_ups(self, state: str, where: str, given: Sequence[str]) -> None:
        update(self._connection, "follow_up", {"state": state}, where, given)


def _number_of(block: Block) -> tuple[str, str]:
    """The E.164 form of a blocked number, and else how it was typed."""
    return (block.number, "") if block.number.startswith("+") else ("", block.number)
