"""The lines of a call's trace, in the order of time: what the trace holds, and what only the journal knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from callassist.storage.calls.log_views import TraceLine
from callassist.storage.calls.records import local_time
from callassist.storage.driver import Connection

#: said when the call was over
_AFTERWARDS = ("note", "corrected", "moved")


def trace_lines(connection: Connection, call_id: str, offset: int) -> tuple[TraceLine, ...]:
    """All of them, by the rep's clock of then, `offset` minutes ahead of UTC; what was changed stands last."""
    lines = _traced(connection, call_id, offset)
    for line in _beside(connection, call_id, len(lines)):
        place = next((at for at, one in enumerate(lines) if one.at >= line.at), len(lines))
        lines.insert(len(lines) if line.kind in _AFTERWARDS else place, line)
    return tuple(lines)


def _traced(connection: Connection, call_id: str, offset: int) -> list[TraceLine]:
    rows = connection.execute(
        "SELECT number, kind, at_utc, node, question, state, stable, source, contact, answer_note, supersedes,"
        " objection, wording, text, helped FROM trace_entry WHERE call_id = ? ORDER BY number",
        (call_id,),
    ).fetchall()
    replaced = {row[10] for row in rows if row[10] is not None}
    return [
        TraceLine(
            number=row[0],
            kind=row[1],
            at=local_time(row[2], offset),
            node=row[3],
            question=row[4],
            state=row[5],
            value=row[6],
            source=row[7],
            contact=row[8],
            answer_note=row[9],
            supersedes=row[10],
            superseded=row[0] in replaced,
            objection=row[11],
            wording=row[12],
            text=row[13],
            helped=None if row[14] is None else bool(row[14]),
        )
        for row in rows
    ]


def _beside(connection: Connection, call_id: str, number: int) -> list[TraceLine]:
    """What only the journal knows: standstills, and what was changed after the call."""
    rows = connection.execute(
        "SELECT kind, payload, at_utc, utc_offset_min FROM call_event WHERE call_id = ?"
        " AND kind IN ('gap', 'resumed', 'note_edited', 'corrected') AND payload IS NOT NULL ORDER BY number",
        (call_id,),
    ).fetchall()
    last_note = max((index for index, row in enumerate(rows) if row[0] == "note_edited"), default=-1)
    found: list[TraceLine] = []
    for index, (kind, payload, at, offset) in enumerate(rows):
        told: dict[str, Any] = json.loads(payload)
        moment = local_time(at, offset)
        if kind == "corrected":
            was = _part(told, "was")
            if "outcome" in told:
                change = str(was.get("outcome", "")), str(told["outcome"])
                found.append(_line(number + len(found), "corrected", moment, *change))
            if "follow_up" in told:
                change = _agreed(was), _agreed(_part(told, "follow_up"))
                found.append(_line(number + len(found), "moved", moment, *change))
        elif kind == "note_edited":
            line = _line(number + len(found), "note", moment, "", str(told.get("note", "")))
            found.append(replace(line, superseded=index < last_note))
        else:
            seconds = str(told.get("seconds" if kind == "gap" else "note", ""))
            found.append(_line(number + len(found), str(kind), moment, "", seconds))
    return found


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = told.get(name)
    return cast("Mapping[str, Any]", part) if isinstance(part, dict) else {}


def _agreed(told: Mapping[str, Any]) -> str:
    """What follows, by its code, and when, as ISO text, with a blank between them."""
    return " ".join(str(one) for one in (told.get("kind"), told.get("due")) if one)


def _line(number: int, kind: str, at: datetime, value: str, text: str) -> TraceLine:
    return TraceLine(
        number,
        kind,
        at,
        node="",
        question="",
        state="",
        value=value,
        source="",
        contact="",
        answer_note="",
        supersedes=None,
        superseded=False,
        objection="",
        wording=0,
        text=text,
        helped=None,
    )
