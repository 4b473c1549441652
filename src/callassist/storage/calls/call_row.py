"""The row of a call, made of what its journal tells. The one author of it: whoever writes such a row asks here.

`journal` adds line after line, `rewriting` makes the row anew of all of them, `merging` makes one up where only the
journal could be read: the same lines give the same row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT
from callassist.domain.outcome import BY_MISTAKE
from callassist.storage.calls import encoding
from callassist.storage.calls.records import CallHead, clean, follow_up_from_plain, offset_minutes, utc_text

if TYPE_CHECKING:
    from callassist.engine.call import Call

ENDS = ("hung_up", "interrupted", "unreached")
"""Kinds of lines that end a call."""

CORRECTED = "corrected"
"""The kind of a line that says afterwards how a call ended, or what follows."""

LOST_SCRIPT = "lost"
"""Stands for the script of a call whose row could not be read."""


class Line(Protocol):
    """A line of the journal, about to be written or as read."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...
    @property
    def at(self) -> datetime: ...
    @property
    def mono_ms(self) -> int: ...


def of_head(head: CallHead, contact_id: str) -> dict[str, Any]:
    """What is known of a call when it starts."""
    lead = head.lead
    return {
        "id": head.id,
        "parent_id": head.parent_id,
        "contact_id": contact_id,
        "script_sha256": head.script.sha256,
        "script_id": head.script.script_id,
        "script_version": head.script.version,
        "stage": head.stage,
        "depth": head.depth,
        "language": head.language,
        "direction": head.direction,
        "started_at": utc_text(head.started),
        "started_local": head.started.isoformat(timespec="seconds"),
        "zone": head.zone,
        "utc_offset_min": offset_minutes(head.started),
        "name": clean(lead.name, NAME_LIMIT),
        "company": clean(lead.company, NAME_LIMIT),
        "number_typed": clean(lead.number_typed, NAME_LIMIT),
        "number_e164": lead.number_e164,
        "email": clean(lead.email, ADDRESS_LIMIT),
        "address": clean(lead.address, ADDRESS_LIMIT),
        "consent_date": lead.consent_date,
        "consent_source": clean(lead.consent_source, ADDRESS_LIMIT),
    }


def of_lines(lines: Iterable[Line], call: Call | None, *, last_at: str = "") -> dict[str, Any]:
    """What lines of its journal make of a call, one after the other; `call` is as they leave it.

    Args:
        lines: some or all of them; None of the columns they say nothing of is among the result.
        call: None where no script was run, or nothing was done in it.
        last_at: UTC text of the line before them.
    """
    columns: dict[str, Any] = {} if call is None else encoding.state_columns(call)
    for line in lines:
        columns |= _of_line(line, last_at)
        if call is not None and line.kind in ENDS and line.payload.get("own_outcome"):
            columns["cells"] = encoding.cells_of(call, str(line.payload["own_outcome"]))
        last_at = columns["last_at"]
    return columns


def anew(lines: Iterable[Line], call: Call | None) -> dict[str, Any]:
    """The same of a whole journal, with what holds until a line says otherwise."""
    return {"state": "open", "outcome": "", "ended_at": ""} | of_lines(lines, call)


def made_up(call_id: str, contact_id: str, name: str, first: str, last: str, events: int) -> dict[str, Any]:
    """A call of which only the journal or the trace could be read; `first` and `last` are UTC texts of their lines."""
    return {
        "id": call_id,
        "contact_id": contact_id,
        "script_sha256": LOST_SCRIPT,
        "state": "ended",
        "outcome": "call_dropped",
        "started_at": first,
        "started_local": first,
        "last_at": last,
        "ended_at": last,
        "events": events,
        "name": name,
        "depth": 1,
        "direction": "out",
    }


def gate_told(gate: Mapping[str, Any]) -> str:
    """What the gate said, in short: answer, rules, the callee's minute, and by which file."""
    rules = ",".join(str(one[0]) for one in gate.get("reasons", ()))
    parts = (gate.get("answer", ""), rules or "-", gate.get("local", ""), str(gate.get("rules", ""))[:12])
    return " ".join(str(one) for one in parts)


def _of_line(line: Line, last_at: str) -> dict[str, Any]:
    payload = line.payload
    at = utc_text(line.at)
    columns: dict[str, Any] = {"events": line.number + 1, "last_at": at, "active_ms": line.mono_ms}
    if line.number == 0:
        columns |= _begun(payload)
    if "note" in payload:
        columns["note"] = clean(str(payload["note"]))
    if line.kind in ENDS:
        # what was cut off ended with the last thing that was done, not when somebody said so
        ended = last_at or at if line.kind == "interrupted" else at
        columns |= {"state": "ended", "outcome": str(payload["outcome"]), "ended_at": ended}
        if payload["outcome"] == BY_MISTAKE:  # a call that was none has nothing to follow up
            columns |= {"follow_up": "", "follow_up_at": ""}
    if line.kind == CORRECTED and "outcome" in payload:
        columns["outcome"] = str(payload["outcome"])
    if isinstance(payload.get("gate"), dict):
        columns["gate"] = clean(gate_told(payload["gate"]), NAME_LIMIT)
    if line.kind == "unreached":
        columns["verdict"] = "open"
    if isinstance(payload.get("follow_up"), dict):
        agreed = follow_up_from_plain(payload["follow_up"])
        columns["follow_up"] = agreed.kind.value
        columns["follow_up_reason"] = clean(agreed.reason, ANSWER_LIMIT)
        columns["follow_up_at"] = "" if agreed.due is None else agreed.due.isoformat(timespec="minutes")
    return columns


def _begun(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What the first line tells of a call beside whom it was with: which try, when in their day, of which list."""
    columns: dict[str, Any] = {
        name: clean(str(payload[name]), NAME_LIMIT) for name in ("day_part", "origin") if name in payload
    }
    if isinstance(payload.get("attempt"), int):
        columns["attempt"] = payload["attempt"]
    row = payload.get("list_row")
    if isinstance(row, list) and len(cast("list[Any]", row)) == 2:
        list_id, place = cast("list[Any]", row)
        columns |= {"list_id": clean(str(list_id), NAME_LIMIT), "list_place": clean(str(place), NAME_LIMIT)}
    return columns
