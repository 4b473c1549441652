"""Consents in the log: given, used, ended, corrected. Each is a line that is chained to the one before it.

Nothing here begins a transaction: a use is written in the very one that begins the call. Database thread only.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from callassist.domain.consents import ConsentProof, KnownConsent, kept_until
from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT
from callassist.storage.calls import encoding
from callassist.storage.calls.chain import payload_hash
from callassist.storage.calls.records import clean
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import insert, update

_CHAINED = ("prev_hash", "event_id", "consent_id", "contact_id", "kind", "payload_hash", "at_utc")
EVENT = ("seq", "event_id", "consent_id", "contact_id", "kind", "payload", "salt", "payload_hash", "at_utc")
EVENT_COLUMNS = (*EVENT, "prev_hash", "hash")
_PROOF = (
    "basis, company, subject, channels, wording, given_at, precision, how, evidence_kind, evidence_ref,"
    " evidence_sha256, taken_by"
)
_COLUMNS = f"id, contact_id, {_PROOF}, state, last_used_at, ended_at, keep_until"
_LONG = ("wording", "how")


def consent_hash(values: Mapping[str, Any]) -> str:
    """The hash of a line over everything in it and the line before it."""
    return hashlib.sha256("\n".join(str(values[name]) for name in _CHAINED).encode()).hexdigest()


def give(connection: Connection, contact_id: str, proof: ConsentProof, at_utc: str) -> str:
    """Writes down that somebody agreed; the id of it."""
    consent_id = new_id()
    columns = _columns(proof)
    row = {"id": consent_id, "contact_id": contact_id, **columns, "keep_until": kept_until(columns["given_at"], "")}
    insert(connection, "consent", row)
    _add(connection, "given", consent_id, contact_id, {"proof": columns}, at_utc)
    return consent_id


def use(connection: Connection, consent_id: str, call_id: str, at_utc: str) -> None:
    """Writes down that a call was made on the strength of it, reached or not: the time it is kept begins anew."""
    found = consent(connection, consent_id)
    if found is None:
        return
    last = max(found.last_used_at, at_utc)
    values = {"last_used_at": last, "keep_until": kept_until(found.proof.given_at, last)}
    update(connection, "consent", values, "id = ?", (consent_id,))
    _add(connection, "used", consent_id, found.contact_id, {"call": call_id}, at_utc)


def end(connection: Connection, consent_id: str, how: str, call_id: str, at_utc: str) -> None:
    """Writes down that it holds no more; one that has ended stays as it ended first."""
    found = consent(connection, consent_id)
    if found is None or found.ended:
        return
    update(connection, "consent", {"state": "ended", "ended_at": at_utc}, "id = ?", (consent_id,))
    payload = {"how": clean(how, ANSWER_LIMIT), "call": call_id}
    _add(connection, "ended", consent_id, found.contact_id, payload, at_utc)


def end_all(connection: Connection, contacts: Sequence[str], how: str, call_id: str, at_utc: str) -> None:
    """Ends every consent of these contacts."""
    sql = f"SELECT id FROM consent WHERE state = 'open' AND contact_id IN ({marks(contacts)})"
    for (consent_id,) in connection.execute(sql, tuple(contacts)).fetchall():
        end(connection, str(consent_id), how, call_id, at_utc)


def correct(connection: Connection, consent_id: str, proof: ConsentProof, reason: str, at_utc: str) -> None:
    """Puts right what was written down; what it was before stays in its lines."""
    found = consent(connection, consent_id)
    if found is None:
        return
    columns = _columns(proof)
    kept = kept_until(columns["given_at"], found.last_used_at)
    # what was promised to be kept is not kept for less
    update(connection, "consent", {**columns, "keep_until": max(kept, found.keep_until)}, "id = ?", (consent_id,))
    _add(connection, "corrected", consent_id, found.contact_id, {"proof": columns, "reason": reason}, at_utc)


def consent(connection: Connection, consent_id: str) -> KnownConsent | None:
    """One consent; None: there is none with this id."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM consent WHERE id = ?", (consent_id,)).fetchone()
    return None if row is None else _known(tuple(row))


def consents_of(connection: Connection, contacts: Sequence[str]) -> tuple[KnownConsent, ...]:
    """All of these contacts: those that hold before those that ended, the newest first."""
    if not contacts:
        return ()
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM consent WHERE contact_id IN ({marks(contacts)})"
        " ORDER BY state DESC, given_at DESC, id DESC",
        tuple(contacts),
    )
    return tuple(_known(tuple(row)) for row in found.fetchall())


def lines(connection: Connection, where: str = "1", given: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Lines in their order."""
    sql = f"SELECT {', '.join(EVENT_COLUMNS)} FROM consent_event WHERE {where} ORDER BY seq"
    return [dict(zip(EVENT_COLUMNS, row, strict=True)) for row in connection.execute(sql, tuple(given))]


def broken_consents(found: Iterable[Mapping[str, Any]], previous: str = "") -> list[int]:
    """Places (`seq`) where the chain does not hold: something was changed, lost or put in.

    `previous`: the hash of the line before the first of these.
    """
    broken: list[int] = []
    for line in found:
        erased = line["payload"] is None
        fits = erased or payload_hash(line["salt"], line["payload"]) == line["payload_hash"]
        if not fits or line["prev_hash"] != previous or consent_hash(line) != line["hash"]:
            broken.append(int(line["seq"]))
        previous = str(line["hash"])
    return broken


def _columns(proof: ConsentProof) -> dict[str, str]:
    plain = proof.to_plain()
    return {
        name: clean(plain.get(name, ""), ANSWER_LIMIT if name in _LONG else ADDRESS_LIMIT)
        for name in _PROOF.split(", ")
    }


def _known(row: tuple[Any, ...]) -> KnownConsent:
    consent_id, contact_id, *proof, state, used, ended, kept = (str(one) for one in row)
    return KnownConsent(consent_id, contact_id, ConsentProof(*proof), state == "ended", used, ended, kept)


def _add(
    connection: Connection, kind: str, consent_id: str, contact_id: str, payload: Mapping[str, Any], at_utc: str
) -> None:
    row = connection.execute("SELECT hash FROM consent_event ORDER BY seq DESC LIMIT 1").fetchone()
    text, salt = encoding.to_json(payload), os.urandom(16).hex()
    values: dict[str, Any] = {
        "event_id": new_id(),
        "consent_id": consent_id,
        "contact_id": contact_id,
        "kind": kind,
        "payload": text,
        "salt": salt,
        "payload_hash": payload_hash(salt, text),
        "at_utc": at_utc,
        "prev_hash": "" if row is None else str(row[0]),
    }
    values["hash"] = consent_hash(values)
    insert(connection, "consent_event", values)
