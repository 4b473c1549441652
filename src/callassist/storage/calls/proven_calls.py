"""Why somebody was called: the calls, the gate's answer to each, the consents and their uses. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from callassist.storage.calls.chain import EVENT_COLUMNS, line_hash, payload_hash
from callassist.storage.calls.consent_journal import broken_consents, lines
from callassist.storage.driver import Connection
from callassist.storage.schema_text import TABLES

_CALL = (
    *("id", "contact_id", "started_at", "started_local", "zone", "direction", "name", "company"),
    *("number_typed", "number_e164", "script_id", "script_version", "outcome"),
)
#: calls, and lines of consents, that are read in one slice
_AT_ONCE = 100
_A_FEW = f"seq <= (SELECT max(seq) FROM (SELECT seq FROM consent_event WHERE seq > ? ORDER BY seq LIMIT {_AT_ONCE}))"
_CONSENT = tuple(column.name for column in TABLES["consent"].columns)


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """What the log has of calls, as plain data."""

    #: with "gate", the whole answer, and "fits": whether the line it stands in is as it was written
    calls: tuple[dict[str, Any], ...]
    consents: tuple[dict[str, Any], ...]
    #: lines of these consents, their payloads as data
    events: tuple[dict[str, Any], ...]
    #: places at which the chain of all consents does not hold
    broken: tuple[int, ...]
    #: lines of that chain
    chained: int


def evidence_of(
    connection: Connection, *, contacts: Sequence[str] = (), since: str = "", until: str = ""
) -> Generator[None, None, EvidenceFound]:
    """Of these contacts, or of all calls begun in a time (UTC texts, the second is not in it any more).

    In slices: a year of calls takes seconds, and a key of the call that runs waits for none of them.
    """
    if contacts:
        where, given = "contact_id IN (SELECT value FROM json_each(?))", (json.dumps(list(contacts)),)
    else:
        where, given = "started_at >= ? AND started_at < ?", (since, until)
    found = connection.execute(f"SELECT id FROM call WHERE {where} ORDER BY started_at, id", given).fetchall()
    ids = [str(one) for (one,) in found]
    last = connection.execute("SELECT max(seq) FROM consent_event").fetchone()
    yield
    calls: list[dict[str, Any]] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        calls += _calls(connection, some)
        yield
    people, wanted = set(contacts), set(ids)
    every: list[dict[str, Any]] = []
    broken: list[int] = []
    used: set[str] = set()
    seq, end = -1, -1 if last is None or last[0] is None else int(last[0])
    while read := lines(connection, f"seq > ? AND seq <= ? AND {_A_FEW}", (seq, end, seq)):
        broken += broken_consents(read, str(every[-1]["hash"]) if every else "")
        for line in read:
            told: dict[str, Any] = json.loads(line["payload"]) if line["payload"] else {}
            line["told"] = told
            if line["contact_id"] in people or (line["kind"] == "used" and told.get("call") in wanted):
                used.add(str(line["consent_id"]))
        every += read
        seq = int(read[-1]["seq"])
        yield
    kept = tuple(line for line in every if line["consent_id"] in used)
    rows = connection.execute(
        f"SELECT {', '.join(_CONSENT)} FROM consent WHERE id IN (SELECT value FROM json_each(?)) ORDER BY given_at, id",
        (json.dumps(sorted(used)),),
    ).fetchall()
    consents = tuple(dict(zip(_CONSENT, row, strict=True)) for row in rows)
    return EvidenceFound(tuple(calls), consents, kept, tuple(broken), len(every))


def _calls(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """These calls with the lines they began with, in the order of time."""
    columns = ", ".join([*(f"k.{one}" for one in _CALL), *(f"e.{one}" for one in EVENT_COLUMNS)])
    rows = connection.execute(
        f"SELECT {columns} FROM json_each(?) j JOIN call k ON k.id = j.value LEFT JOIN call_event e ON e.call_id = k.id"
        " AND e.number = (SELECT min(number) FROM call_event f WHERE f.call_id = k.id) ORDER BY k.started_at, k.id",
        (json.dumps(list(ids)),),
    ).fetchall()
    return [_call(tuple(row)) for row in rows]


def _call(row: tuple[Any, ...]) -> dict[str, Any]:
    call: dict[str, Any] = dict(zip(_CALL, row[: len(_CALL)], strict=True))
    line: dict[str, Any] = dict(zip(EVENT_COLUMNS, row[len(_CALL) :], strict=True))
    payload = line["payload"]
    told: dict[str, Any] = json.loads(payload) if payload else {}
    call["gate"] = told.get("gate", {})
    call["fits"] = bool(payload) and (
        payload_hash(line["salt"], payload) == line["payload_hash"] and line_hash(line) == line["hash"]
    )
    return call
