"""Writing calls: the journal, and all that follows from it, in one transaction a time. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.domain.limits import NAME_LIMIT
from callassist.domain.outcome import BY_MISTAKE
from callassist.errors import NotFound
from callassist.storage.calls import call_row, consent_journal, encoding, next_number, promises_kept, touching
from callassist.storage.calls.blocking import Blocking
from callassist.storage.calls.called_rows import ROW_WAS, CalledRows
from callassist.storage.calls.chain import line_hash, payload_hash
from callassist.storage.calls.contacts import (
    NAMED,
    colleague,
    contact_columns,
    details_columns,
    find_contact,
    is_erased,
    known_name,
)
from callassist.storage.calls.meetings_held import settle_appointments
from callassist.storage.calls.records import (
    ConsentUse,
    JournalEntry,
    LeadRecord,
    NewCall,
    clean,
    offset_minutes,
    utc_text,
)
from callassist.storage.calls.search import CLOCK_SET_BACK, TIDY, index_columns, marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import insert, insert_all, once, transaction, update

if TYPE_CHECKING:
    from callassist.engine.call import Call

#: kinds of follow-up a newer one takes the place of; an appointment gives way only to another one
_REPLACED = (
    FollowUpKind.CALLBACK.value,
    FollowUpKind.RETRY.value,
    FollowUpKind.RESTING.value,
    FollowUpKind.NONE.value,
)
#: the columns of a call that further writing depends on
_STATE = (
    "seq, id, trace_entries, contact_id, script_id, name, company, number_typed, number_e164, note, outcome, verdict,"
    " last_at"
)
#: kinds of lines that begin a call, and after which it can be found by all that is in it
_FIRST = {"started", "continued", "unreached"}
_LAST = {"hung_up", "interrupted", "note_edited", call_row.CORRECTED}
#: what an outcome says about the number
_NUMBER_STATES = {"wrong_number": "wrong", "number_dead": "dead"}

# On the keys alone: writing a line again is nothing, breaking a limit is an error.
_ONE_EVENT, _ONE_TRACE = once("event_id"), once("call_id", "number")
_ONE_SCRIPT, _ONE_FACET = once("sha256"), once("kind", "value")
#: written again, it is the one that `_SETTLE` has just put aside
_ONE_FOLLOW_UP = "ON CONFLICT (id) DO UPDATE SET state = 'open', done_at = '', kept_at = ''"
#: the follow-ups of a lead that the next contact settles
#: an appointment of the same stage that is still to come; one that is agreed on in the meeting itself is the next one
_MOVED = (
    "contact_id = ? AND script_id = ? AND kind = ? AND due_at > ? AND EXISTS (SELECT 1 FROM call c JOIN call n"
    " ON n.id = ? WHERE c.id = follow_up.call_id AND c.stage = n.stage)"
)
_SETTLED = f"contact_id = ? AND script_id = ? AND kind IN ({marks(_REPLACED)})"


class Journal:
    """The log as it is written. `changes` counts transactions; `call_ended` is set by one that ended a call."""

    def __init__(self, connection: Connection, check_file: Callable[[], None]) -> None:
        """`check_file` raises where what is written would not last; asked before every commit."""
        self._connection = connection
        self._check_file = check_file
        self._rows = CalledRows(connection)
        self._blocking = Blocking(connection, self._rows)
        #: ids of calls that were worked on since the log was opened, and have not ended
        self.under_way: set[str] = set()
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
        with transaction(connection):
            connection.execute(TIDY)
        # the command itself counts for one (FTS5's own documentation)
        return connection.total_changes - before >= 2

    def start(self, call: NewCall) -> None:
        """Writes a new call: its script, its lead, its row and the first line of its journal, all or nothing."""
        head = call.head
        with self._transaction():
            # the same text is kept once
            insert(
                self._connection,
                "script_version",
                encoding.script_columns(head.script, utc_text(head.started)),
                _ONE_SCRIPT,
            )
            self._note_the_clock(utc_text(head.started))
            contact_id = self._of_parent(head.parent_id) or self._lead(head.lead, utc_text(head.started), call.row)
            first = call.first
            if call.row is not None and (was := self._rows.touch(call.row, contact_id)):
                first = replace(first, payload={**first.payload, ROW_WAS: was})
            insert(self._connection, "call", call_row.of_head(head, contact_id))
            for used in call.consents:
                self._use_consent(used, contact_id, head.id, utc_text(head.started))
            # this call is the callback or the next try that was due
            started = utc_text(head.started)
            promises_kept.done(self._connection, _SETTLED, (contact_id, head.script.script_id, *_REPLACED), started)
            promises_kept.done(self._connection, NAMED, (contact_id, contact_id), started)
            self._append(head.id, (first,))
        self.changes += 1

    def _use_consent(self, used: ConsentUse, contact_id: str, call_id: str, at_utc: str) -> None:
        """Every dialling is a use, reached or not (the careful reading of § 7a UWG)."""
        consent_id = used.consent_id
        if used.given is not None:
            consent_id = consent_journal.give(self._connection, contact_id, used.given, at_utc)
        consent_journal.use(self._connection, consent_id, call_id, at_utc)

    def append(self, call_id: str, entries: Sequence[JournalEntry]) -> None:
        """Writes lines of the journal and what follows from them, all or nothing.

        A line that is in the journal already (its event id) is passed over: writing again after an error that left
        open whether it was written changes nothing.
        """
        with self._transaction():
            self._append(call_id, entries)
        self.changes += 1

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """All or nothing, also of what this object remembers."""
        try:
            with transaction(self._connection):
                yield
                self._check_file()
        except BaseException:
            self._facets.clear()
            raise

    def _append(self, call_id: str, entries: Sequence[JournalEntry]) -> None:
        row = self._state(call_id)
        follow_up: FollowUp | None = None
        for entry in entries:
            self._journal(call_id, entry, self._blocking.by_line(call_id, row, entry))
            follow_up = entry.follow_up or follow_up
        last = entries[-1]
        if last.kind == call_row.CORRECTED:
            self._correct(call_id, row, last)
        call = next((entry.call for entry in reversed(entries) if entry.call is not None), None)
        changes = call_row.of_lines(entries, call, last_at=str(row["last_at"]))
        if call is not None:
            rows = encoding.trace_rows(call_id, call.trace, int(row["trace_entries"]))
            insert_all(self._connection, "trace_entry", rows, _ONE_TRACE)
        update(self._connection, "call", changes, "id = ?", (call_id,))
        self._people(str(row["contact_id"]), entries)
        if follow_up is not None:  # it is with somebody the account knows by now
            self._follow_up(call_id, str(row["contact_id"]), str(row["script_id"]), follow_up, last)
        self._number_state(row, str(changes.get("outcome", "")), utc_text(last.at))
        if changes.get("outcome") == BY_MISTAKE:
            self._undue(call_id, row)
        if "outcome" in changes:
            settle_appointments(self._connection, str(row["contact_id"]), str(row["script_id"]))
        self._index(row, changes, call, {entry.kind for entry in entries})
        if changes.get("state") == "ended":
            self.call_ended = True
            self.under_way.discard(call_id)
        elif any(entry.kind not in ("note_edited", call_row.CORRECTED) for entry in entries):
            self.under_way.add(call_id)

    def _state(self, call_id: str) -> dict[str, Any]:
        """The columns of a call that further writing depends on."""
        found = self._connection.execute(f"SELECT {_STATE} FROM call WHERE id = ?", (call_id,)).fetchone()
        if found is None:
            raise NotFound("this call is not in the log", where=call_id)
        return dict(zip(_STATE.split(", "), found, strict=True))

    def _journal(self, call_id: str, entry: JournalEntry, more: Mapping[str, Any]) -> None:
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
        insert(self._connection, "call_event", values, _ONE_EVENT)

    def _of_parent(self, parent_id: str | None) -> str | None:
        """The contact of the call that is gone on with: the same person, also without a number to tell by."""
        if parent_id is None:
            return None
        row = self._connection.execute("SELECT contact_id FROM call WHERE id = ?", (parent_id,)).fetchone()
        return None if row is None else str(row[0])

    def _lead(self, lead: LeadRecord, now: str, row: RowRef | None) -> str:
        """The contact's id: the one with the same number and name, or a new one of the same account.

        The same number with another name is another person of the same company or household.
        """
        known, account_id = find_contact(self._connection, lead)
        told = touching.told_by(self._connection, row)
        if known is None and told is not None:
            known, account = touching.same_person(self._connection, lead, told)
            account_id = account_id or account
        erased = known if known is not None and is_erased(self._connection, known) else None
        if known is None or erased is not None:
            if account_id is None:
                account_id = touching.new_account(self._connection, lead.company, lead.email, told, now)
            known = new_id()
            values = {"id": known, "account_id": account_id, "created_at": now}
            values["source"] = "typed" if row is None else "list"
            of_row = {} if told is None else told.person()
            insert(self._connection, "contact", of_row | values | contact_columns(lead))
            if erased is not None:
                touching.come_back(self._connection, erased, known, now)
        else:
            columns = details_columns(lead)
            if columns:
                update(self._connection, "contact", columns, "id = ?", (known,))
            if told is not None:
                touching.fill_gaps(self._connection, known, told)
        if told is not None:
            touching.keep_numbers(self._connection, known, told, now)
        return known

    def _note_the_clock(self, started: str) -> None:
        """Notes if the order of the log is not the order of time any more; searches in spans of time rely on it."""
        row = self._connection.execute("SELECT max(started_at) FROM call").fetchone()
        if row is not None and row[0] is not None and started < row[0]:
            self._facet(*CLOCK_SET_BACK)

    def _facet(self, kind: str, value: str) -> None:
        insert(self._connection, "facet", {"kind": kind, "value": value}, _ONE_FACET)

    def _correct(self, call_id: str, row: Mapping[str, Any], entry: JournalEntry) -> None:
        """What was wrong is not so any more: what was due by it, and what it said of the number."""
        if entry.follow_up is not None:
            promises_kept.replaced(self._connection, "call_id = ?", (call_id,), utc_text(entry.at))
        was, now = _NUMBER_STATES.get(str(row["outcome"])), str(entry.payload.get("outcome", row["outcome"]))
        if was in ("wrong", "dead") and _NUMBER_STATES.get(now) != was:
            next_number.number_works(self._connection, str(row["contact_id"]), str(row["number_e164"]), was)

    def _people(self, contact_id: str, entries: Sequence[JournalEntry]) -> None:
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
                    self._add_colleague(contact_id, person.name, known, utc_text(entry.at))
                elif known:
                    update(self._connection, "contact", known, "id = ?", (found,))

    def _colleague(self, contact_id: str, name: str) -> str | None:
        """The id of somebody of that name in the same account."""
        row = self._connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact_id,)).fetchone()
        return None if row is None else colleague(self._connection, str(row[0]), name)

    def _add_colleague(self, contact_id: str, name: str, known: dict[str, str], now: str) -> None:
        row = self._connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact_id,)).fetchone()
        assert row is not None, contact_id
        values = {"id": new_id(), "account_id": row[0], "name": clean(name, NAME_LIMIT), "source": "named"}
        insert(self._connection, "contact", values | {"created_at": now} | known)

    def _number_state(self, row: dict[str, Any], outcome: str, at_utc: str) -> None:
        """Notes on the number what an outcome says about it. "Do not call" holds for everybody at that number (R59)."""
        if outcome == "do_not_call":
            ended = self._blocking.by_outcome(str(row["id"]), row, at_utc)
            consent_journal.end_all(self._connection, ended, outcome, str(row["id"]), at_utc)
        elif outcome in _NUMBER_STATES:
            state = _NUMBER_STATES[outcome]
            next_number.number_fails(self._connection, str(row["contact_id"]), str(row["number_e164"]), state)

    def _set_follow_ups(self, state: str, where: str, given: Sequence[str]) -> None:
        update(self._connection, "follow_up", {"state": state}, where, given)

    def _undue(self, call_id: str, row: dict[str, Any]) -> None:
        """The call was none: what it had due is not, and what was settled by it alone is due again."""
        self._set_follow_ups("cancelled", "state = 'open' AND call_id = ?", (call_id,))
        if (was := _NUMBER_STATES.get(str(row["outcome"]))) is not None:
            next_number.number_works(self._connection, str(row["contact_id"]), str(row["number_e164"]), was)
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
            f"SELECT f.id FROM follow_up f WHERE f.state = 'done' AND {NAMED} AND f.call_id <> ?"
            " AND NOT EXISTS (SELECT 1 FROM call c JOIN call_event e ON e.call_id = c.id"
            "  WHERE c.contact_id = ? AND c.id <> ? AND c.outcome <> ? AND e.number = 0"
            "  AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = f.id))",
            (row["contact_id"], row["contact_id"], call_id, row["contact_id"], call_id, BY_MISTAKE),
        ).fetchall()
        due = [str(found[0]) for found in settled]
        promises_kept.reopened(self._connection, due)
        self._rows.let_go(call_id, str(row["contact_id"]))

    def _follow_up(
        self, call_id: str, contact_id: str, script_id: str, follow_up: FollowUp, entry: JournalEntry
    ) -> None:
        """Writes a follow-up in the place of those it settles."""
        stamp = utc_text(entry.at)
        promises_kept.replaced(self._connection, _SETTLED, (contact_id, script_id, *_REPLACED), stamp)
        if follow_up.kind is FollowUpKind.APPOINTMENT:  # it was moved; one whose time is over is settled by calls
            moved = (contact_id, script_id, FollowUpKind.APPOINTMENT.value, stamp, call_id)
            promises_kept.replaced(self._connection, _MOVED, moved, stamp)
        if follow_up.kind is not FollowUpKind.NONE:
            name = known_name(self._connection, contact_id, follow_up.contact_name)
            # the event's own id: writing it again after an error makes no second one
            told = encoding.follow_up_columns(follow_up, entry.event_id, entry.at, name)
            of_call = {"call_id": call_id, "contact_id": contact_id, "script_id": script_id}
            insert(self._connection, "follow_up", told | of_call, _ONE_FOLLOW_UP)

    def _index(self, row: dict[str, Any], changes: Mapping[str, Any], call: Call | None, kinds: set[str]) -> None:
        """Brings the search up to date: when a call begins, when it ends, and when its note is changed afterwards.

        Not at every answer: taking a row out of the index and putting it back costs more than the answer itself. Name
        and number are found from the start; what was said, and how it went, once the call has ended.
        """
        first = kinds & _FIRST
        if not first and not kinds & _LAST:
            return
        now = row | {name: value for name, value in changes.items() if name in row}
        if changes.get("state") != "ended" and not kinds & {"note_edited", call_row.CORRECTED}:
            now |= {"outcome": "", "verdict": ""}  # neither is final
        for kind, value in (("outcome", now["outcome"]), ("verdict", now["verdict"]), ("script", now["script_id"])):
            if value and (kind, value) not in self._facets:
                self._facet(kind, value)
                self._facets.add((kind, value))
        columns = index_columns(now, "" if call is None else encoding.spoken_words(call))
        if call is None and not first:
            # without the call at hand (a note edited afterwards) its words stay as they are
            del columns["words"]
        if first:
            sql = f"INSERT OR REPLACE INTO call_search(rowid, {', '.join(columns)}) VALUES (?, {marks(columns)})"
            self._connection.execute(sql, (row["seq"], *columns.values()))
        else:
            sets = ", ".join(f"{name} = ?" for name in columns)
            sql = f"UPDATE call_search SET {sets} WHERE rowid = ?"
            self._connection.execute(sql, (*columns.values(), row["seq"]))
