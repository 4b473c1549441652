"""The lines of a call's trace, in the order of time: what the trace holds, and what only the journal knows."""

from __future__ import annotations

import json

from callassist.storage.calls.log_views import TraceLine
from callassist.storage.calls.records import local_time
from callassist.storage.driver import Connection


def trace_lines(connection: Connection, call_id: str, offset: int) -> tuple[TraceLine, ...]:
    """All of them, by the rep's clock of then, which was `offset` minutes ahead of UTC. Notes stand last."""
    lines = _traced(connection, call_id, offset)
    for line in _beside(connection, call_id, len(lines)):
        place = next((at for at, one in enumerate(lines) if one.at >= line.at), len(lines))
        lines.insert(len(lines) if line.kind == "note" else place, line)
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
    """What only the journal knows: standstills, and notes changed after the call."""
    rows = connection.execute(
        "SELECT kind, payload, at_utc, utc_offset_min FROM call_event WHERE call_id = ?"
        " AND kind IN ('gap', 'resumed', 'note_edited') AND payload IS NOT NULL ORDER BY number",
        (call_id,),
    ).fetchall()
    last_note = max((index for index, row in enumerate(rows) if row[0] == "note_edited"), default=-1)
    return [
        TraceLine(
            number + index,
            "note" if kind == "note_edited" else str(kind),
            local_time(at, offset),
            node="",
            question="",
            state="",
            value="",
            source="",
            contact="",
            answer_note="",
            supersedes=None,
            superseded=kind == "note_edited" and index < last_note,
            objection="",
            wording=0,
            text=str(json.loads(payload).get("seconds" if kind == "gap" else "note", "")),
            helped=None,
        )
        for index, (kind, payload, at, offset) in enumerate(rows)
    ]
