"""Erasing a person from a log: what of them goes, what has to stay, and the line that keeps them away for good.

The line in `erasure` holds ids alone. It is written in the transaction that erases, and whatever log is made later of
older copies replays it (`uniting`): nothing that was erased comes back. Erasing twice changes nothing. Within a
transaction, database thread only.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from callassist.domain.signs import number_figures
from callassist.domain.who_is_who import Somebody
from callassist.storage.blocks.block_rows import blocks_for
from callassist.storage.blocks.erased_before import ledger_prints
from callassist.storage.blocks.forgetting import forget_number, forget_numbers
from callassist.storage.calls.called_rows import shift
from callassist.storage.calls.contacts import ERASED
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.leads.row_keys import DELETE_KEY, keys_of
from callassist.storage.people.finding import FoundRow, same_rows
from callassist.storage.rows import ANY, insert, update

#: what the row of a call tells of the person; its times, its end and its figures stay: they are nobody's then
BLANKED = (
    *("name", "company", "number_typed", "number_e164", "note", "cells", "answers", "own_questions", "override"),
    *("follow_up_reason", "email", "address", "consent_date", "consent_source", "role"),
    *("decision_maker", "decision_maker_function", "decision_maker_phone", "decision_maker_time"),
    *("list_id", "list_place"),
)
_NAMED = ("decision_maker", "decision_maker_function", "decision_maker_phone", "decision_maker_time")
#: columns of a contact that tell nothing of anybody
_NOBODYS = frozenset({"id", "account_id", "created_at", "number_state", "role", "source", "merged_into"})
_NUMBER = frozenset({"number_typed", "number_e164"})
_ACCOUNT = ("name", "kind", "name_key", "domain", "street", "zip", "city", "country")
CONSENT = ("company", "subject", "wording", "how", "evidence_ref", "evidence_sha256", "taken_by")
"""What a consent tells of somebody; the rest of its row is nobody's then."""

HAS_NUMBER = (
    "SELECT 1 FROM contact WHERE number_e164 = ?1 AND number_e164 <> ''"
    " UNION ALL SELECT 1 FROM contact_number WHERE e164 = ?1 AND e164 <> ''"
    " UNION ALL SELECT 1 FROM list_key WHERE key = ?1 LIMIT 1"
)
#: of a number, so many of its last digits are looked for in a line that was no row
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Targets:
    """What is erased, by ids alone."""

    contacts: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    #: list id, place
    rows: tuple[tuple[str, int], ...] = ()
    rejects: tuple[tuple[str, int], ...] = ()
    #: contacts whose name and number stay, for a consent of theirs has to be proven still
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What would go and what would stay."""

    targets: Targets
    #: kind of thing → how many
    goes: Mapping[str, int]
    #: code of what stays → how many, or until when
    stays: Mapping[str, str] = field(default_factory=dict[str, str])
    who: Somebody = field(default_factory=Somebody)


def plan(connection: Connection, contacts: Sequence[str], who: Somebody, row: FoundRow | None, today: str) -> ErasePlan:
    """What erasing this person would do. Changes nothing.

    Args:
        connection: the log's own.
        contacts: ids of the contact and of those it was made one with; none where they are only a row.
        who: what they are found by.
        row: the row they are.
        today: ISO date: until then a proof has to be kept.
    """
    own, others = same_rows(connection, who, tuple(contacts))
    rows = {(one.list_id, one.place) for one in (*own, *(() if row is None else (row,)))}
    calls = _ids(connection, "call", "contact_id", contacts)
    rejects = rejects_with(connection, who)
    proof, until = _proof(connection, contacts, today)
    targets = Targets(tuple(contacts), calls, tuple(sorted(rows)), rejects, proof)
    goes = {
        "contacts": len(contacts),
        "calls": len(calls),
        "journal_lines": _count(connection, "call_event", "call_id", calls, " AND payload IS NOT NULL"),
        "trace_lines": _count(connection, "trace_entry", "call_id", calls),
        "follow_ups": _count(connection, "follow_up", "contact_id", contacts),
        "numbers": len(who.numbers),
        "list_rows": len(rows),
        "rejected_lines": len(rejects),
        "evidence_files": len(hashes_of(connection, targets)),
    }
    stays: dict[str, str] = {}
    if proof:
        stays["proof"] = until
    blocked = _count(connection, "contact", "id", contacts, " AND number_state = 'blocked'")
    blocked = blocked or sum(bool(blocks_for(connection, one)) for one in who.numbers)
    if blocked:
        stays["block"] = str(blocked)
    if others:
        stays["others_at_number"] = str(others)
    return ErasePlan(targets, {name: number for name, number in goes.items() if number}, stays, who)


def hashes_of(connection: Connection, targets: Targets) -> tuple[str, ...]:
    """The hashes of files that prove a consent which is erased with these."""
    gone = [one for one in targets.contacts if one not in targets.proof]
    sql = f"SELECT DISTINCT evidence_sha256 FROM consent WHERE evidence_sha256 <> '' AND contact_id IN ({marks(gone)})"
    return tuple(str(one) for (one,) in connection.execute(sql, tuple(gone)))


def erase(
    connection: Connection,
    erasure_id: str,
    wanted: ErasePlan,
    at_utc: str,
    keep_until: str,
    *,
    known_again: bool = True,
) -> None:
    """Writes the line of the ledger, then erases.

    `known_again`: whether somebody at their number is told to have been erased before, should they come back.
    """
    values = {
        "id": erasure_id,
        "at_utc": at_utc,
        "targets": json.dumps(asdict(wanted.targets), separators=(",", ":")),
        "counts": json.dumps(dict(wanted.goes), separators=(",", ":"), sort_keys=True),
        "kept": json.dumps(dict(wanted.stays), separators=(",", ":"), sort_keys=True),
        "keep_until": keep_until,
        **(ledger_prints(connection, wanted.who, at_utc) if known_again else {}),
    }
    insert(connection, "erasure", values)
    erase_targets(connection, wanted.targets, at_utc)


def replay(connection: Connection) -> None:
    """Erases whatever the ledger of this log says was erased; within a transaction."""
    for targets, at_utc in connection.execute("SELECT targets, at_utc FROM erasure ORDER BY at_utc, id").fetchall():
        found = targets_of(str(targets))
        if found is not None:
            erase_targets(connection, found, str(at_utc))


def take_in(connection: Connection, lines: Iterable[Mapping[str, Any]]) -> None:
    """Lines of another log's ledger; within a transaction."""
    for line in lines:
        insert(connection, "erasure", line, ANY)


def targets_of(text: str) -> Targets | None:
    """What a line of the ledger says was erased; None where it cannot be read."""
    try:
        found = json.loads(text)
        places = [tuple((str(one), int(place)) for one, place in found[name]) for name in ("rows", "rejects")]
        ids = [tuple(str(one) for one in found[name]) for name in ("contacts", "calls", "proof")]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return Targets(ids[0], ids[1], places[0], places[1], ids[2])


def erase_targets(connection: Connection, targets: Targets, at_utc: str) -> None:
    """Takes all of it out of this log, whatever of it is in it. `at_utc`: when that was decided."""
    calls = {*targets.calls, *_ids(connection, "call", "contact_id", targets.contacts)}
    erase_calls(connection, calls)
    _forget_elsewhere(connection, targets.contacts, at_utc)
    for contact in targets.contacts:
        _erase_contact(connection, contact, at_utc, keeps_proof=contact in targets.proof)
    _erase_rows(connection, targets, at_utc)
    for list_id, line in targets.rejects:
        sql = "DELETE FROM list_reject WHERE list_seq = (SELECT seq FROM lead_list WHERE id = ?) AND line = ?"
        connection.execute(sql, (list_id, line))


def erase_calls(connection: Connection, calls: Iterable[str]) -> None:
    """Takes the content of these calls out: the hashes of their journal stay, so the chain does.

    An erased call keeps its place, its times and what it ended as; one that had not ended has now.
    """
    blank = ", ".join(f"{name} = ''" for name in BLANKED)
    for call in sorted(calls):
        event = "UPDATE call_event SET payload = NULL, salt = NULL WHERE call_id = ? AND payload IS NOT NULL"
        connection.execute(event, (call,))
        connection.execute(
            f"UPDATE call SET {blank}, trace_entries = 0,"
            " outcome = CASE WHEN state = 'open' THEN 'call_dropped' ELSE outcome END,"
            " ended_at = CASE WHEN state = 'open' THEN last_at ELSE ended_at END, state = 'ended' WHERE id = ?",
            (call,),
        )
        connection.execute("DELETE FROM trace_entry WHERE call_id = ?", (call,))
        connection.execute("DELETE FROM follow_up WHERE call_id = ?", (call,))
        connection.execute("DELETE FROM call_search WHERE rowid = (SELECT seq FROM call WHERE id = ?)", (call,))


def _forget_elsewhere(connection: Connection, contacts: Iterable[str], at_utc: str) -> None:
    """Where calls with others of the account name them, until then: whoever came back since is named anew."""
    for contact in contacts:
        row = connection.execute("SELECT account_id, name FROM contact WHERE id = ?", (contact,)).fetchone()
        if row is None or not row[1]:
            continue
        account = "contact_id IN (SELECT id FROM contact WHERE account_id = ?)"
        given = (str(row[0]), str(row[1]), at_utc)
        due = f"{account} AND contact_name = ? AND created_at <= ?"
        connection.execute(f"UPDATE follow_up SET contact_name = '' WHERE {due}", given)
        named = ", ".join(f"{name} = ''" for name in _NAMED)
        connection.execute(f"UPDATE call SET {named} WHERE {account} AND decision_maker = ? AND started_at <= ?", given)


def _erase_contact(connection: Connection, contact: str, at_utc: str, *, keeps_proof: bool) -> None:
    row = connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact,)).fetchone()
    if not keeps_proof:
        # whoever asked not to be called again is not: a fingerprint holds, and nothing says whose it is
        forget_numbers(connection, contact, at_utc)
    connection.execute("DELETE FROM follow_up WHERE contact_id = ?", (contact,))
    if not keeps_proof:
        connection.execute("DELETE FROM contact_number WHERE contact_id = ?", (contact,))
        event = "UPDATE consent_event SET payload = NULL, salt = NULL WHERE contact_id = ? AND payload IS NOT NULL"
        connection.execute(event, (contact,))
        update(connection, "consent", dict.fromkeys(CONSENT, ""), "contact_id = ?", (contact,))
    connection.execute("UPDATE contact_merge SET before = '{}' WHERE winner = ? OR loser = ?", (contact, contact))
    if row is None:
        return
    from callassist.storage.schema_text import TABLES

    stays = _NUMBER | {"name", "consent_date", "consent_source"} if keeps_proof else frozenset[str]()
    gone = [one.name for one in TABLES["contact"].columns if one.name not in _NOBODYS | stays]
    nobody = dict.fromkeys(gone, "") | {"source": ERASED, "role": "unknown"}
    if not keeps_proof:
        nobody["number_state"] = "ok"
    update(connection, "contact", nobody, "id = ?", (contact,))
    left = "SELECT 1 FROM contact WHERE account_id = ? AND source <> ? LIMIT 1"
    if connection.execute(left, (row[0], ERASED)).fetchone() is None and not keeps_proof:
        update(connection, "account", dict.fromkeys(_ACCOUNT, ""), "id = ?", (row[0],))


def _erase_rows(connection: Connection, targets: Targets, at_utc: str) -> None:
    columns = "SELECT r.list_seq, r.place, r.state, r.e164, r.e164_2, r.email FROM list_row r"
    found: list[tuple[Any, ...]] = []
    for list_id, place in targets.rows:
        sql = f"{columns} JOIN lead_list l ON l.seq = r.list_seq WHERE l.id = ? AND r.place = ?"
        found += connection.execute(sql, (list_id, place)).fetchall()
    for contact in targets.contacts:
        found += connection.execute(f"{columns} WHERE r.contact_id = ? AND r.contact_id <> ''", (contact,)).fetchall()
    for seq, place, state, *keyed in dict.fromkeys(found):
        connection.executemany(DELETE_KEY, [(key, seq, place) for key in keys_of(*map(str, keyed))])
        connection.execute("DELETE FROM list_row WHERE list_seq = ? AND place = ?", (seq, place))
        shift(connection, int(seq), Counter({str(state): -1}))
    for number in dict.fromkeys(str(one) for _, _, _, *numbers, _ in found for one in numbers if one):
        # whose number it was is nobody's business any more, unless somebody else has it
        if connection.execute(HAS_NUMBER, (number,)).fetchone() is None:
            forget_number(connection, number, at_utc)


def rejects_with(connection: Connection, who: Somebody) -> tuple[tuple[str, int], ...]:
    """Lines that are no rows, in which one of their numbers or addresses stands, or their whole name."""
    numbers = tuple(number_figures(one)[-_DIGITS:] for one in who.numbers)
    texts = tuple(one.casefold() for one in (*who.emails, who.name if " " in who.name else "") if one)
    found: list[tuple[str, int]] = []
    sql = "SELECT l.id, r.line, r.raw FROM list_reject r JOIN lead_list l ON l.seq = r.list_seq"
    for list_id, line, raw in connection.execute(sql):
        digits = "".join(one for one in str(raw) if one.isdigit())
        if any(one in digits for one in numbers if one) or any(one in str(raw).casefold() for one in texts):
            found.append((str(list_id), int(line)))
    return tuple(found)


def _proof(connection: Connection, contacts: Sequence[str], today: str) -> tuple[tuple[str, ...], str]:
    """Those of whom a consent has to be proven still, and until when at the latest."""
    # § 7a UWG is about consents of consumers; why a business was presumed to agree need not outlive the person
    sql = (
        f"SELECT contact_id, keep_until FROM consent WHERE contact_id IN ({marks(contacts)}) AND keep_until >= ?"
        " AND basis IN ('express', 'own_request')"
    )
    found = connection.execute(sql, (*contacts, today)).fetchall()
    return tuple(dict.fromkeys(str(one) for one, _ in found)), max((str(until) for _, until in found), default="")


def _ids(connection: Connection, table: str, column: str, wanted: Sequence[str]) -> tuple[str, ...]:
    sql = f"SELECT id FROM {table} WHERE {column} IN ({marks(wanted)}) ORDER BY id"
    return tuple(str(one) for (one,) in connection.execute(sql, tuple(wanted)))


def _count(connection: Connection, table: str, column: str, wanted: Sequence[str], more: str = "") -> int:
    sql = f"SELECT count(*) FROM {table} WHERE {column} IN ({marks(wanted)}){more}"
    row = connection.execute(sql, tuple(wanted)).fetchone()
    return 0 if row is None else int(row[0])
