"""Writing calls: the journal, and all that follows from it, in one transaction a time. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, bindparam
from sqlalchemy.dialects.sqlite import insert

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.limits import ANSWER_LIMIT, NAME_LIMIT
from callassist.domain.outcome import BY_MISTAKE
from callassist.errors import NotFound
from callassist.storage.calls import call_row, encoding
from callassist.storage.calls.chain import line_hash, payload_hash
from callassist.storage.calls.contacts import (
    NAMED,
    SETTLE_NAMED,
    at_number,
    colleague,
    contact_columns,
    details_columns,
    find_contact,
)
from callassist.storage.calls.records import (
    JournalEntry,
    LeadRecord,
    NewCall,
    ScriptPin,
    clean,
    offset_minutes,
    utc_text,
)
from callassist.storage.calls.search import CLOCK_SET_BACK, TIDY, index_columns, marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.tables import (
    AccountRow,
    CallEventRow,
    CallRow,
    ContactRow,
    FacetRow,
    FollowUpRow,
    ScriptVersionRow,
    TraceEntryRow,
    table_of,
)

if TYPE_CHECKING:
    from callassist.engine.call import Call

#: kinds of follow-up a newer one takes the place of; an appointment is never replaced silently
_REPLACED = (FollowUpKind.CALLBACK.value, FollowUpKind.RETRY.value, FollowUpKind.NONE.value)
#: the columns of a call that further writing depends on
_STATE = (
    "seq, trace_entries, contact_id, script_id, name, company, number_typed, number_e164, note, outcome, verdict,"
    " last_at"
)
#: kinds of lines that begin a call, and after which it can be found by all that is in it
_FIRST = {"started", "continued", "unreached"}
_LAST = {"hung_up", "interrupted", "note_edited"}
#: what an outcome says about the number
_NUMBER_STATES = {"wrong_number": "wrong", "number_dead": "dead", "do_not_call": "blocked"}

# Built once: SQLAlchemy takes longer to work out which statement it is given than SQLite takes to run it. "Or ignore"
# on the keys alone: writing a line again is nothing, breaking a limit is an error.
_EVENTS, _CALLS, _TRACE = table_of(CallEventRow), table_of(CallRow), table_of(TraceEntryRow)
_CONTACTS, _FOLLOW_UPS, _FACETS = table_of(ContactRow), table_of(FollowUpRow), table_of(FacetRow)
_ADD_EVENT = insert(_EVENTS).on_conflict_do_nothing(index_elements=["event_id"])
_ADD_TRACE = insert(_TRACE).on_conflict_do_nothing(index_elements=["call_id", "number"])
_ADD_CALL = insert(_CALLS)
_SET_CALL = _CALLS.update().where(_CALLS.c.id == bindparam("this_call"))
_ADD_SCRIPT = insert(table_of(ScriptVersionRow)).on_conflict_do_nothing(index_elements=["sha256"])
_ADD_ACCOUNT = insert(table_of(AccountRow))
_ADD_CONTACT = insert(_CONTACTS)
_ADD_FACET = insert(_FACETS).on_conflict_do_nothing(index_elements=["kind", "value"])
#: written again, it is the one that `_SETTLE` has just put aside
_ADD_FOLLOW_UP = insert(_FOLLOW_UPS).on_conflict_do_update(index_elements=["id"], set_={"state": "open"})
#: the follow-ups of a lead that the next contact settles
_SETTLE = (
    _FOLLOW_UPS.update()
    .where(
        _FOLLOW_UPS.c.contact_id == bindparam("of_contact"),
        _FOLLOW_UPS.c.script_id == bindparam("of_script"),
        _FOLLOW_UPS.c.state == "open",
        _FOLLOW_UPS.c.kind.in_(_REPLACED),
    )
    .values(state=bindparam("to_state"))
)


class Journal:
    """The log as it is written. `changes` counts transactions; `call_ended` is set by one that ended a call."""

    def __init__(self, connection: Connection, engine: Engine, check_file: Callable[[], None]) -> None:
        """`check_file` raises where what is written would not last; asked before every commit."""
        self._connection = connection
        self._check_file = check_file
        self._engine = engine
        self._facets: set[tuple[str, str]] = set()
        self.changes = 0
        self.call_ended = False

    def end(self) -> tuple[int, str]:
        """Number and hash of the last line of the journal; (0, "") where it is empty."""
        row = self._connection.execute("SELECT seq, hash FROM call_event ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def hash_of(self, seq: int) -> str:
        """The hash of one line of the journal; "" where there is none."""
        row = self._connection.execute("SELECT hash FROM call_event WHERE seq = ?", (seq,)).fetchone()
        return "" if row is None else str(row[0])

    def tidy(self) -> bool:
        """Merges a little of the search index; False when nothing is left to do."""
        connection = self._connection
        before = connection.total_changes
        with self._engine.begin() as transaction:
            transaction.exec_driver_sql(TIDY)
        # the command itself counts for one (FTS5's own documentation)
        return connection.total_changes - before >= 2

    def start(self, call: NewCall) -> None:
        """Writes a new call: its script, its lead, its row and the first line of its journal, all or nothing."""
        head = call.head
        with self._transaction() as transaction:
            self._pin(transaction, head.script, utc_text(head.started))
            self._note_the_clock(transaction, utc_text(head.started))
            contact_id = self._of_parent(head.parent_id) or self._lead(transaction, head.lead, utc_text(head.started))
            transaction.execute(_ADD_CALL, call_row.of_head(head, contact_id))
            # this call is the callback or the next try that was due
            settled = {"of_contact": contact_id, "of_script": head.script.script_id, "to_state": "done"}
            transaction.execute(_SETTLE, settled)
            transaction.exec_driver_sql(SETTLE_NAMED, (contact_id, contact_id))
            self._append(transaction, head.id, (call.first,))
        self.changes += 1

    def append(self, call_id: str, entries: Sequence[JournalEntry]) -> None:
        """Writes lines of the journal and what follows from them, all or nothing.

        A line that is in the journal already (its event id) is passed over: writing again after an error that left
        open whether it was written changes nothing.
        """
        with self._transaction() as transaction:
            self._append(transaction, call_id, entries)
        self.changes += 1

    @contextmanager
    def _transaction(self) -> Generator[SqlConnection]:
        """All or nothing, also of what this object remembers."""
        try:
            with self._engine.begin() as transaction:
                yield transaction
                self._check_file()
        except BaseException:
            self._facets.clear()
            raise

    def _append(self, transaction: SqlConnection, call_id: str, entries: Sequence[JournalEntry]) -> None:
        row = self._state(call_id)
        follow_up: FollowUp | None = None
        for entry in entries:
            self._journal(transaction, call_id, entry, self._blocking(transaction, call_id, row, entry))
            follow_up = entry.follow_up or follow_up
        last = entries[-1]
        call = next((entry.call for entry in reversed(entries) if entry.call is not None), None)
        changes = call_row.of_lines(entries, call, last_at=str(row["last_at"]))
        if call is not None:
            rows = encoding.trace_rows(call_id, call.trace, int(row["trace_entries"]))
            if rows:
                transaction.execute(_ADD_TRACE, rows)
        if follow_up is not None:
            self._follow_up(transaction, call_id, str(row["contact_id"]), str(row["script_id"]), follow_up, last)
        transaction.execute(_SET_CALL, changes | {"this_call": call_id})
        self._people(transaction, str(row["contact_id"]), entries)
        self._number_state(transaction, row, str(changes.get("outcome", "")))
        if changes.get("outcome") == BY_MISTAKE:
            self._undue(transaction, call_id, row)
        self._index(transaction, row, changes, call, {entry.kind for entry in entries})
        self.call_ended = self.call_ended or changes.get("state") == "ended"

    def _state(self, call_id: str) -> dict[str, Any]:
        """The columns of a call that further writing depends on."""
        found = self._connection.execute(f"SELECT {_STATE} FROM call WHERE id = ?", (call_id,)).fetchone()
        if found is None:
            raise NotFound("this call is not in the log", where=call_id)
        return dict(zip(_STATE.split(", "), found, strict=True))

    def _journal(self, transaction: SqlConnection, call_id: str, entry: JournalEntry, more: Mapping[str, Any]) -> None:
        """One line of the journal, chained to the last one; `more` is what became of it in the log."""
        previous = self.end()[1]
        payload = encoding.to_json({**entry.payload, **more})
        salt = os.urandom(16).hex()
        values = {
            "event_id": entry.event_id,
            "call_id": call_id,
            "number": entry.number,
            "kind": entry.kind,
            "node_id": "" if entry.call is None else str(entry.call.base),
            "payload": payload,
            "salt": salt,
            "payload_hash": payload_hash(salt, payload),
            "at_utc": utc_text(entry.at),
            "utc_offset_min": offset_minutes(entry.at),
            "mono_ms": entry.mono_ms,
            "prev_hash": previous,
        }
        values["hash"] = line_hash(values)
        transaction.execute(_ADD_EVENT, values)

    def _pin(self, transaction: SqlConnection, script: ScriptPin, now: str) -> None:
        """Keeps the script's text; the same text is kept once."""
        transaction.execute(
            _ADD_SCRIPT,
            {
                "sha256": script.sha256,
                "script_id": script.script_id,
                "version": script.version,
                "title_de": script.title.de,
                "title_en": script.title.en,
                "questions": encoding.to_json(list(script.questions)),
                "source": script.source,
                "pinned_at": now,
            },
        )

    def _of_parent(self, parent_id: str | None) -> str | None:
        """The contact of the call that is gone on with: the same person, also without a number to tell by."""
        if parent_id is None:
            return None
        row = self._connection.execute("SELECT contact_id FROM call WHERE id = ?", (parent_id,)).fetchone()
        return None if row is None else str(row[0])

    def _lead(self, transaction: SqlConnection, lead: LeadRecord, now: str) -> str:
        """The contact's id: the one with the same number and name, or a new one of the same account.

        The same number with another name is another person of the same company or household.
        """
        known, account_id = find_contact(self._connection, lead)
        if known is not None:
            told = details_columns(lead)
            if told:
                transaction.execute(_CONTACTS.update().where(_CONTACTS.c.id == known).values(**told))
            return known
        if account_id is None:
            account_id = new_id()
            account = {"id": account_id, "name": clean(lead.company, NAME_LIMIT), "created_at": now}
            transaction.execute(_ADD_ACCOUNT, account)
        contact_id = new_id()
        transaction.execute(
            _ADD_CONTACT,
            {
                "id": contact_id,
                "account_id": account_id,
                "source": "typed",
                "created_at": now,
                **contact_columns(lead),
            },
        )
        return contact_id

    def _note_the_clock(self, transaction: SqlConnection, started: str) -> None:
        """Notes if the order of the log is not the order of time any more; searches in spans of time rely on it."""
        row = self._connection.execute("SELECT max(started_at) FROM call").fetchone()
        if row is not None and row[0] is not None and started < row[0]:
            transaction.execute(_ADD_FACET, dict(zip(("kind", "value"), CLOCK_SET_BACK, strict=True)))

    def _people(self, transaction: SqlConnection, contact_id: str, entries: Sequence[JournalEntry]) -> None:
        """Adds to the account whom the call made known. Nothing replaces what is known but where it was emptied."""
        for entry in entries:
            for person in entry.people:
                found = contact_id if person.is_lead else self._colleague(contact_id, person.name)
                values = {
                    "role": "" if person.role == "unknown" else person.role,
                    "function": clean(person.function, NAME_LIMIT),
                    "number_typed": clean(person.number_typed, NAME_LIMIT),
                    "number_e164": person.number_e164,
                    "best_time": clean(person.best_time, NAME_LIMIT),
                }
                # a new source of a consent takes its old day away: there "" says something
                known = {name: value for name, value in values.items() if value} | details_columns(person)
                known |= dict.fromkeys(person.emptied, "")
                if found is None:
                    self._add_colleague(transaction, contact_id, person.name, known, utc_text(entry.at))
                elif known:
                    transaction.execute(_CONTACTS.update().where(_CONTACTS.c.id == found).values(**known))

    def _colleague(self, contact_id: str, name: str) -> str | None:
        """The id of somebody of that name in the same account."""
        row = self._connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact_id,)).fetchone()
        return None if row is None else colleague(self._connection, str(row[0]), name)

    def _known_name(self, contact_id: str, name: str) -> str:
        """`name` as somebody of the same account has it: a follow-up finds them by it."""
        known = self._colleague(contact_id, name) if name else None
        row = self._connection.execute("SELECT name FROM contact WHERE id = ?", (known,)).fetchone()
        return clean(name, NAME_LIMIT) if row is None else str(row[0])

    def _add_colleague(
        self, transaction: SqlConnection, contact_id: str, name: str, known: dict[str, str], now: str
    ) -> None:
        row = self._connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact_id,)).fetchone()
        assert row is not None, contact_id
        values = {"id": new_id(), "account_id": row[0], "name": clean(name, NAME_LIMIT), "source": "named"}
        transaction.execute(_ADD_CONTACT, values | {"created_at": now} | known)

    def _number_state(self, transaction: SqlConnection, row: dict[str, Any], outcome: str) -> None:
        """Notes on the number what an outcome says about it. "Do not call" holds for everybody at that number (R59)."""
        state = _NUMBER_STATES.get(outcome)
        if state is None:
            return
        contacts = [str(row["contact_id"])]
        if outcome == "do_not_call":
            contacts = self._at_number(row)
            ended = _FOLLOW_UPS.update().where(_FOLLOW_UPS.c.contact_id.in_(contacts), _FOLLOW_UPS.c.state == "open")
            transaction.execute(ended.values(state="cancelled"))
        # whoever asked not to be called again is not called because a later call found the number dead or wrong
        marked = _CONTACTS.update().where(_CONTACTS.c.id.in_(contacts), _CONTACTS.c.number_state != "blocked")
        transaction.execute(marked.values(number_state=state))

    def _at_number(self, row: dict[str, Any]) -> list[str]:
        """The ids of the contact of a call and of everybody else at its number."""
        lead = LeadRecord("", "", str(row["number_typed"]), str(row["number_e164"]))
        return [str(row["contact_id"]), *(contact for contact, _, _ in at_number(self._connection, lead))]

    def _blocking(
        self, transaction: SqlConnection, call_id: str, row: dict[str, Any], entry: JournalEntry
    ) -> dict[str, Any]:
        """Blocks the number with the very line that says so, or takes that back; what was changed, for the line.

        Until the call has ended nothing else would tell that this number is not to be called, and it may never end.
        """
        if entry.block is None:
            return {}
        if not entry.block:
            return self._unblock(transaction, call_id)
        contacts = self._at_number(row)
        free = f"SELECT id, number_state FROM contact WHERE id IN ({marks(contacts)}) AND number_state <> 'blocked'"
        due = f"SELECT id FROM follow_up WHERE contact_id IN ({marks(contacts)}) AND state = 'open'"
        blocked = {str(one): str(state) for one, state in self._connection.execute(free, tuple(contacts)).fetchall()}
        cancelled = [str(found[0]) for found in self._connection.execute(due, tuple(contacts)).fetchall()]
        transaction.execute(_CONTACTS.update().where(_CONTACTS.c.id.in_(list(blocked))).values(number_state="blocked"))
        transaction.execute(_FOLLOW_UPS.update().where(_FOLLOW_UPS.c.id.in_(cancelled)).values(state="cancelled"))
        return {"blocked": blocked, "cancelled": cancelled}

    def _unblock(self, transaction: SqlConnection, call_id: str) -> dict[str, Any]:
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
                    lifted = _CONTACTS.update().where(_CONTACTS.c.id == contact, _CONTACTS.c.number_state == "blocked")
                    transaction.execute(lifted.values(number_state=state))
                again = _FOLLOW_UPS.update().where(_FOLLOW_UPS.c.id.in_(due), _FOLLOW_UPS.c.state == "cancelled")
                transaction.execute(again.values(state="open"))
                return {"lifted": list(told["blocked"])}
        return {}

    def _undue(self, transaction: SqlConnection, call_id: str, row: dict[str, Any]) -> None:
        """The call was none: what it had due is not, and what was settled by it alone is due again."""
        own = _FOLLOW_UPS.update().where(_FOLLOW_UPS.c.call_id == call_id, _FOLLOW_UPS.c.state == "open")
        transaction.execute(own.values(state="cancelled"))
        settled = self._connection.execute(
            "SELECT id FROM follow_up f WHERE contact_id = ? AND script_id = ? AND call_id <> ? AND state <> 'open'"
            " AND state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM call c JOIN call_event e ON e.call_id = c.id"
            "  WHERE c.contact_id = f.contact_id AND c.script_id = f.script_id AND c.id <> ? AND c.id <> f.call_id"
            "  AND c.outcome <> ? AND e.number = 0"
            "  AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = f.id))",
            (row["contact_id"], row["script_id"], call_id, call_id, BY_MISTAKE),
        ).fetchall()
        # whoever was named as the one who decides was not called after all
        settled += self._connection.execute(
            f"SELECT f.id FROM follow_up f WHERE f.state = 'done' AND f.{NAMED} AND f.call_id <> ?"
            " AND NOT EXISTS (SELECT 1 FROM call c JOIN call_event e ON e.call_id = c.id"
            "  WHERE c.contact_id = ? AND c.id <> ? AND c.outcome <> ? AND e.number = 0"
            "  AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = f.id))",
            (row["contact_id"], row["contact_id"], call_id, row["contact_id"], call_id, BY_MISTAKE),
        ).fetchall()
        again = _FOLLOW_UPS.update().where(_FOLLOW_UPS.c.id.in_([str(found[0]) for found in settled]))
        transaction.execute(again.values(state="open"))

    def _follow_up(
        self,
        transaction: SqlConnection,
        call_id: str,
        contact_id: str,
        script_id: str,
        follow_up: FollowUp,
        entry: JournalEntry,
    ) -> None:
        """Writes a follow-up in the place of those it settles."""
        settled = {"of_contact": contact_id, "of_script": script_id, "to_state": "replaced"}
        transaction.execute(_SETTLE, settled)
        due_local = "" if follow_up.due is None else follow_up.due.isoformat(timespec="minutes")
        if follow_up.kind is not FollowUpKind.NONE:
            values = {
                # the event's own id: writing it again after an error makes no second one
                "id": entry.event_id,
                "call_id": call_id,
                "contact_id": contact_id,
                "script_id": script_id,
                "kind": follow_up.kind.value,
                "due_at": "" if follow_up.due is None else utc_text(follow_up.due),
                "due_local": due_local,
                "reason": clean(follow_up.reason, ANSWER_LIMIT),
                "resume_node": follow_up.resume_node,
                "contact_name": self._known_name(contact_id, follow_up.contact_name),
                "state": "open",
                "created_at": utc_text(entry.at),
            }
            transaction.execute(_ADD_FOLLOW_UP, values)

    def _index(
        self,
        transaction: SqlConnection,
        row: dict[str, Any],
        changes: Mapping[str, Any],
        call: Call | None,
        kinds: set[str],
    ) -> None:
        """Brings the search up to date: when a call begins, when it ends, and when its note is changed afterwards.

        Not at every answer: taking a row out of the index and putting it back costs more than the answer itself. Name
        and number are found from the start; what was said, and how it went, once the call has ended.
        """
        first = kinds & _FIRST
        if not first and not kinds & _LAST:
            return
        now = row | {name: value for name, value in changes.items() if name in row}
        if changes.get("state") != "ended" and "note_edited" not in kinds:
            now |= {"outcome": "", "verdict": ""}  # neither is final
        for kind, value in (("outcome", now["outcome"]), ("verdict", now["verdict"]), ("script", now["script_id"])):
            if value and (kind, value) not in self._facets:
                transaction.execute(_ADD_FACET, {"kind": kind, "value": value})
                self._facets.add((kind, value))
        columns = index_columns(now, "" if call is None else encoding.spoken_words(call))
        if call is None and not first:
            # without the call at hand (a note edited afterwards) its words stay as they are
            del columns["words"]
        if first:
            sql = f"INSERT OR REPLACE INTO call_search(rowid, {', '.join(columns)}) VALUES (?, {marks(columns)})"
            transaction.exec_driver_sql(sql, (row["seq"], *columns.values()))
        else:
            sets = ", ".join(f"{name} = ?" for name in columns)
            sql = f"UPDATE call_search SET {sets} WHERE rowid = ?"
            transaction.exec_driver_sql(sql, (*columns.values(), row["seq"]))
