"""What no new log may lack, whatever it is made of: who is blocked, what is settled, what was erased.

The three only ever grow: nobody is unblocked but where somebody lifted the block and said why, no follow-up becomes
open again, nothing erased comes back. So it does not matter in what order sources are read, how old they are, or that a
damaged one holds a row in more than one form: what any of them knows holds. Database thread only.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from callassist.domain.outcome import BLOCKING, BY_MISTAKE
from callassist.storage.blocks.block_rows import blocks_for
from callassist.storage.calls.contacts import compared
from callassist.storage.calls.meetings_held import settle_appointments
from callassist.storage.calls.promises_kept import note_kept
from callassist.storage.calls.records import RESCUE_KEY
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.keeping.blocks_kept import BLOCK_TABLES, BlocksKnown
from callassist.storage.keeping.consents_kept import ConsentsKnown
from callassist.storage.keeping.erasing import erase_calls, replay, take_in, targets_of
from callassist.storage.keeping.lists_kept import ListsKnown, forget_rows_of, settle_lists
from callassist.storage.keeping.merges_kept import MergesKnown
from callassist.storage.rows import insert
from callassist.storage.schema_text import TABLES

#: kinds of lines that say how a call ended
_ENDS = ("hung_up", "interrupted", "unreached", "corrected")
#: a number of fewer digits is an extension, or no number at all: compared as it was typed
_FEWEST_DIGITS = 6
#: a first line holds names and numbers; whatever is longer was never one of ours
_LONGEST = 1_000_000
#: kinds of follow-up the next call with the lead settles (as `journal` does it)
_SETTLED_BY_A_CALL = ("callback", "retry", "none")
#: lines that do so: the beginning of a call, and its end with whatever was agreed there
_SETTLING = ("started", "continued", "unreached", "hung_up", "corrected")


@dataclass(frozen=True, slots=True)
class BlockedLead:
    """Somebody who asked not to be called again, as one source knows them."""

    e164: str
    typed: str
    name: str = ""
    #: UTC text of when they asked; "" where that is not known
    since: str = ""
    #: the ids of the contact and of the call that said so, where they are known
    contact: str = ""
    call: str = ""


class Known:
    """What the sources know of that, gathered row by row."""

    def __init__(self) -> None:
        self._blocks: set[BlockedLead] = set()
        #: id of a follow-up → its state, which is not open, when that was, and when it was kept
        self.settled: dict[str, tuple[str, str, str]] = {}
        #: ids of journal lines whose content was erased
        self.erased: set[str] = set()
        #: the key of the log's rescue files, as the first source that has one knows it
        self.rescue_key = ""
        self._lists = ListsKnown()
        self._list = BlocksKnown()
        self._consents = ConsentsKnown()
        self._merges = MergesKnown()
        #: lines of the ledgers of who was erased
        self._erasures: dict[str, dict[str, Any]] = {}
        #: whom the first line of a call names, and when a call ended with a block: either may be all that is left
        self._leads: dict[str, BlockedLead] = {}
        self._ended: dict[str, str] = {}

    def note(self, table: str, row: Mapping[str, Any]) -> None:
        """Takes in what one row tells."""
        if table == "contact" and row["number_state"] == "blocked":
            self._blocks.add(BlockedLead(row["number_e164"], row["number_typed"], row["name"], "", row["id"]))
        elif table == "call" and row["outcome"] == BLOCKING:
            lead = (row["number_e164"], row["number_typed"], row["name"], row["ended_at"])
            self._blocks.add(BlockedLead(*lead, call=row["id"]))
        elif table == "erasure":
            self._erasures[row["id"]] = dict(row)
        elif table == "follow_up" and row["state"] != "open":
            since, kept = (str(row.get(name, "")) for name in ("done_at", "kept_at"))
            self.settled[row["id"]] = max(self.settled.get(row["id"], ("", "", "")), (row["state"], since, kept))
        elif table == "call_event":
            self._note_line(row)
        elif table == "meta" and row["key"] == RESCUE_KEY:
            self.rescue_key = self.rescue_key or str(row["value"])
        elif table in BLOCK_TABLES:
            self._list.note(table, row)
        elif table == "consent":
            self._consents.note(row)
        elif table == "contact_merge":
            self._merges.note(row)
        else:
            self._lists.note(table, row)

    def _note_line(self, row: Mapping[str, Any]) -> None:
        payload = row["payload"]
        if payload is None:
            self.erased.add(row["event_id"])
        elif row["kind"] in _ENDS and f'"{BLOCKING}"' in payload and _plain(payload).get("outcome") == BLOCKING:
            self._ended[row["call_id"]] = row["at_utc"]
        if payload is not None and row["number"] == 0:
            lead = _plain(payload).get("lead")
            if isinstance(lead, dict):
                known = {str(name): str(value) for name, value in cast("dict[Any, Any]", lead).items()}
                self._leads[row["call_id"]] = BlockedLead(
                    known.get("number_e164", ""), known.get("number_typed", ""), known.get("name", "")
                )

    def read(self, connection: Connection) -> None:
        """Takes in what a sound log knows.

        Raises:
            the driver's errors.
        """
        ends = ", ".join(f"'{kind}'" for kind in _ENDS)
        blocking = f"kind IN ({ends}) AND payload LIKE '%\"{BLOCKING}\"%'"
        # an empty log that was only just begun has no rescue files
        self._read(connection, "meta", f"key = '{RESCUE_KEY}' AND EXISTS (SELECT 1 FROM call_event)")
        self._read(connection, "contact", "number_state = 'blocked'")
        self._read(connection, "call", f"outcome = '{BLOCKING}'")
        self._read(connection, "follow_up", "state <> 'open'")
        self._read(connection, "call_event", f"payload IS NULL OR {blocking}")
        self._read(
            connection,
            "call_event",
            f"number = 0 AND call_id IN (SELECT call_id FROM call_event WHERE {blocking})",
        )
        for table in (*BLOCK_TABLES, "erasure", "consent", "contact_merge"):
            self._read(connection, table, "1")
        self._read(connection, "lead_list", "state = 'undone'")
        self._read(connection, "list_row", "state IN ('touched', 'blocked')")

    def _read(self, connection: Connection, table: str, condition: str) -> None:
        # a log of an older format has no columns that came later
        known = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")}
        columns = tuple(column.name for column in TABLES[table].columns if column.name in known)
        if not columns:  # nor tables
            return
        for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}"):
            self.note(table, dict(zip(columns, row, strict=True)))

    def blocks(self) -> set[BlockedLead]:
        """Everybody who is blocked, but for those whose block was lifted since, and for those who were erased.

        Of the latter a fingerprint is left, which holds; what else is known of them must not come back.
        """
        found = set(self._blocks)
        for call_id, since in self._ended.items():
            lead = self._leads.get(call_id)
            if lead is not None:
                found.add(BlockedLead(lead.e164, lead.typed, lead.name, since, call=call_id))
        lifts = self._list.lifts()
        erased = [one for line in self._erasures.values() if (one := targets_of(str(line["targets"]))) is not None]
        nobody = {contact for one in erased for contact in one.contacts}
        gone = {call for one in erased for call in one.calls}
        return {
            one
            for one in found
            if one.contact not in nobody
            and one.call not in gone
            and not lifts.hold(one.e164, one.typed, contact=one.contact, call=one.call)
        }

    def apply(self, connection: Connection) -> int:
        """Puts all of it into a log under construction; how many were blocked that were not before.

        Raises:
            the driver's errors.
        """
        connection.execute("BEGIN")
        _erase(connection, self.erased)
        connection.executemany(
            "UPDATE follow_up SET state = ?, done_at = ?, kept_at = ? WHERE id = ? AND state = 'open'",
            ((*settled, one) for one, settled in self.settled.items()),
        )
        self._list.apply(connection)
        self._consents.apply(connection)
        self._merges.apply(connection)
        # of the new log as it stands with all of that: what it marks may have been lifted, as another source knows
        unmark_lifted(connection)
        blocked = block(connection, self.blocks())
        self._lists.apply(connection)
        take_in(connection, self._erasures.values())
        replay(connection)
        connection.execute("COMMIT")
        return blocked


def settle(connection: Connection) -> None:
    """What follows from the calls a log holds, where the rows that said so were lost; within a transaction.

    Who asked not to be called again in one of them is blocked. A follow-up is cancelled by a later such call, and a
    callback or a next try is settled once the lead was called with the same script again, as `journal` does it.
    """
    own = Known()
    own.read(connection)
    block(connection, own.blocks())
    settle_lists(connection)
    # by the order of the journal: a row that was made up comes last, and a call may have been taken up again later
    kinds = ", ".join(f"'{kind}'" for kind in _SETTLED_BY_A_CALL)
    lines = ", ".join(f"'{kind}'" for kind in _SETTLING)
    settling = (
        "SELECT {} FROM call c JOIN call_event e ON e.call_id = c.id"
        f" WHERE c.contact_id = follow_up.contact_id AND c.script_id = follow_up.script_id AND e.kind IN ({lines})"
        f" AND c.outcome <> '{BY_MISTAKE}'"
        " AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = follow_up.id) ORDER BY e.seq LIMIT 1"
    )
    by, since = settling.format("e.kind"), settling.format("e.at_utc")
    connection.execute(
        "UPDATE follow_up SET state ="
        f" CASE WHEN ({by}) IN ('hung_up', 'corrected') THEN 'replaced' ELSE 'done' END, done_at = ({since})"
        f" WHERE state = 'open' AND kind IN ({kinds}) AND ({by}) IS NOT NULL"
    )

    # whoever was named as the one who decides was called since
    begun = ", ".join(f"'{kind}'" for kind in _SETTLING if kind not in ("hung_up", "corrected"))
    connection.execute(
        "UPDATE follow_up SET state = 'done' WHERE state = 'open' AND kind = 'contact_decision_maker'"
        " AND contact_name <> '' AND EXISTS (SELECT 1 FROM contact o JOIN contact p ON p.account_id = o.account_id"
        " JOIN call c ON c.contact_id = p.id JOIN call_event e ON e.call_id = c.id"
        f" WHERE o.id = follow_up.contact_id AND p.name = follow_up.contact_name AND e.kind IN ({begun})"
        f" AND c.outcome <> '{BY_MISTAKE}'"
        " AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = follow_up.id))"
    )
    settle_appointments(connection, reopen=False)
    note_kept(connection)


def unmark_lifted(connection: Connection) -> None:
    """Contacts whose every block was lifted may be called again; within a transaction."""
    own = BlocksKnown()
    for table in BLOCK_TABLES:
        names = [column.name for column in TABLES[table].columns]
        for row in connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall():
            own.note(table, dict(zip(names, row, strict=True)))
    lifts = own.lifts()
    marked = "SELECT id, number_e164, number_typed FROM contact WHERE number_state = 'blocked'"
    for contact, e164, typed in connection.execute(marked).fetchall():
        if lifts.hold(str(e164), str(typed), contact=str(contact)):
            connection.execute("UPDATE contact SET number_state = 'ok' WHERE id = ?", (contact,))


def block(connection: Connection, blocks: Iterable[BlockedLead]) -> int:
    """Blocks these wherever their number stands, in whatever form; how many contacts were not blocked before.

    A form of the number that is not among the contacts is added: calls are refused by comparing just that. What was
    agreed with them before they asked is cancelled.
    """
    wanted = set(blocks)
    if not wanted:
        return 0
    numbers = _Numbers()
    sql = "SELECT id, number_e164, number_typed, number_state FROM contact"
    contacts = {str(row[0]): (str(row[1]), str(row[2]), str(row[3])) for row in connection.execute(sql)}
    for contact, (e164, typed, _) in contacts.items():
        numbers.add(contact, e164, typed)
    added = 0
    since: dict[str, str] = {}
    for one in sorted(wanted, key=lambda one: (one.e164, one.typed, one.since, one.contact)):
        found = numbers.same(one.e164, one.typed) | ({one.contact} & contacts.keys())
        holds = _holds(one, (contacts[contact] for contact in found))
        # of whom was erased a fingerprint is left, which holds: their number does not come back for it
        if not holds and not any(not each.number for each in blocks_for(connection, one.e164, one.typed)):
            new = _add(connection, one)
            contacts[new] = (one.e164, one.typed, "blocked")
            numbers.add(new, one.e164, one.typed)
            found = found | {new}
            added += 1
        for contact in found:
            since[contact] = max(since.get(contact, ""), one.since)
    newly = [one for one in since if contacts[one][2] != "blocked"]
    connection.executemany("UPDATE contact SET number_state = 'blocked' WHERE id = ?", ((one,) for one in newly))
    # where the call that said so is lost, all that is open with somebody who turns out to be blocked was agreed before
    times = [(one, when) for one, when in since.items() if when] + [(one, "~") for one in newly if not since[one]]
    connection.executemany(
        "UPDATE follow_up SET state = 'cancelled' WHERE state = 'open' AND contact_id = ? AND created_at <= ?", times
    )
    return added + len(newly)


def _holds(one: BlockedLead, contacts: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a call to this number, written as it is here, finds one of these contacts (`contacts.is_blocked`)."""
    if not one.e164 and not one.typed:
        return True
    return any(e164 == one.e164 if one.e164 else typed == one.typed for e164, typed, _ in contacts)


class _Numbers:
    """Which contacts have the same number, written in whatever form.

    Two E.164 forms that differ are two numbers. Where one of the two is known only as it was typed, the typed forms
    decide; that may join more than is the same number, which is the side to err on.
    """

    def __init__(self) -> None:
        self._by_e164: dict[str, set[str]] = defaultdict(set)
        self._by_typed: dict[str, set[str]] = defaultdict(set)
        self._typed_alone: dict[str, set[str]] = defaultdict(set)
        self._forms: dict[str, tuple[str, str]] = {}

    def add(self, contact: str, e164: str, typed: str) -> None:
        e164, typed = e164 or _international(typed), _folded(typed)
        self._forms[contact] = e164, typed
        if e164:
            self._by_e164[e164].add(contact)
        if typed:
            self._by_typed[typed].add(contact)
            if not e164:
                self._typed_alone[typed].add(contact)

    def same(self, e164: str, typed: str) -> set[str]:
        """All contacts with this number, and those that have the same number as one of them."""
        waiting = [(e164 or _international(typed), _folded(typed))]
        found: set[str] = set()
        while waiting:
            number, as_typed = waiting.pop()
            more = self._by_e164.get(number, set()) if number else set[str]()
            if as_typed:
                more = more | (self._typed_alone if number else self._by_typed).get(as_typed, set())
            waiting += [self._forms[one] for one in more - found]
            found |= more
        return found


def _folded(typed: str) -> str:
    """A typed number as it is compared."""
    return compared(typed.strip().removeprefix("tel:"))


def _international(typed: str) -> str:
    """A number that was typed with its country code, as E.164; "" for any other."""
    text = typed.strip().removeprefix("tel:").replace("(0)", "")
    digits = "".join(one for one in text if one.isascii() and one.isdigit())
    if len(digits) < _FEWEST_DIGITS or any(one.isalpha() for one in text):
        return ""
    if text.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else ""


def _add(connection: Connection, one: BlockedLead) -> str:
    """A contact for a number that is blocked and nobody has."""
    row = connection.execute("SELECT max(created_at) FROM contact").fetchone()
    stamp = "" if row is None or row[0] is None else str(row[0])
    account = {"id": new_id(), "created_at": stamp}
    values = {
        "id": new_id(),
        "account_id": account["id"],
        "name": one.name,
        "number_typed": one.typed,
        "number_e164": one.e164,
        "number_state": "blocked",
        "source": "recovered",
        "created_at": stamp,
    }
    insert(connection, "account", account)
    insert(connection, "contact", values)
    return str(values["id"])


def _erase(connection: Connection, lines: Iterable[str]) -> None:
    """Takes the content of these journal lines out, and what the rows of their calls still tell of it.

    The hashes stay, so the chain does. An erased call keeps its place, its times and what it ended as.
    """
    calls: set[str] = set()
    contacts: set[str] = set()
    for line in lines:
        row = connection.execute(
            "SELECT call_id FROM call_event WHERE event_id = ? AND payload IS NOT NULL", (line,)
        ).fetchone()
        if row is not None:
            calls.add(str(row[0]))
            connection.execute("UPDATE call_event SET payload = NULL, salt = NULL WHERE event_id = ?", (line,))
    for call in sorted(calls):
        contacts.update(str(row[0]) for row in connection.execute("SELECT contact_id FROM call WHERE id = ?", (call,)))
    erase_calls(connection, calls)
    forget_rows_of(connection, contacts)


def _plain(payload: str) -> dict[str, Any]:
    """A line's content; {} where it is none of ours."""
    if len(payload) > _LONGEST:
        return {}
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
