"""Why somebody was called: the calls, the gate's answer to each, the consents and their uses. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Sequence
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
) -> EvidenceFound:
    """Of these contacts, or of all calls begun in a time (UTC texts, the second is not in it any more)."""
    if contacts:
        where, given = "k.contact_id IN (SELECT value FROM json_each(?))", (json.dumps(list(contacts)),)
    else:
        where, given = "k.started_at >= ? AND k.started_at < ?", (since, until)
    columns = ", ".join([*(f"k.{one}" for one in _CALL), *(f"e.{one}" for one in EVENT_COLUMNS)])
    rows = connection.execute(
        f"SELECT {columns} FROM call k LEFT JOIN call_event e ON e.call_id = k.id AND e.number ="
        f" (SELECT min(number) FROM call_event f WHERE f.call_id = k.id) WHERE {where} ORDER BY k.started_at, k.id",
        given,
    ).fetchall()
    calls = tuple(_call(tuple(row)) for row in rows)
    every = lines(connection)
    ids = {str(one["id"]) for one in calls}
    people = set(contacts)
    used: set[str] = set()
    for line in every:
        told: dict[str, Any] = json.loads(line["payload"]) if line["payload"] else {}
        line["told"] = told
        if line["contact_id"] in people or (line["kind"] == "used" and told.get("call") in ids):
            used.add(str(line["consent_id"]))
    kept = tuple(line for line in every if line["consent_id"] in used)
    found = connection.execute(
        f"SELECT {', '.join(_CONSENT)} FROM consent WHERE id IN (SELECT value FROM json_each(?)) ORDER BY given_at, id",
        (json.dumps(sorted(used)),),
    ).fetchall()
    consents = tuple(dict(zip(_CONSENT, row, strict=True)) for row in found)
    return EvidenceFound(calls, consents, kept, tuple(broken_consents(every)), len(every))


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
