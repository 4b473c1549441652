"""What leads said in calls with a script that it had no answer for. Database thread only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callassist.storage.driver import Connection


class Unfitting(StrEnum):
    """What did not fit."""

    #: the lead's own words, at a question no answer of which fitted (key X)
    ANSWER = "answer"
    #: what the rep asked besides, and was told (key Q)
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class UnfittingWords:
    """Words at a step of one call."""

    kind: Unfitting
    call_id: str
    #: of the line of the call's trace, from 0
    number: int
    node: str
    #: id of the question that was asked; "" where it is the rep's own
    question: str
    words: str
    #: of the rep's own question: what was answered
    answer: str
    #: when the call began, in its own time (ISO 8601)
    started_local: str


@dataclass(frozen=True, slots=True)
class ObjectionUse:
    """How often an objection was raised, and how often nobody said whether its reply helped."""

    objection: str
    raised: int
    unrated: int


_WORDS = """
SELECT t.call_id, t.number, t.kind, t.node, t.question, t.answer_note, t.text, c.started_local
FROM trace_entry t JOIN call c ON c.id = t.call_id
WHERE t.call_id IN ({places}) AND (
    (t.kind = 'own_question' AND t.question <> '') OR (
        t.kind = 'answered' AND t.state = 'unknown' AND t.answer_note <> ''
        -- a step that was taken back was a slip of the rep's
        AND NOT EXISTS (SELECT 1 FROM trace_entry b WHERE b.call_id = t.call_id AND b.kind = 'withdrawn'
            AND b.supersedes = t.number)
    )
)
ORDER BY c.seq DESC, t.number
"""
_OBJECTIONS = """
SELECT objection, sum(kind = 'objection'), sum(kind = 'rated') FROM trace_entry
WHERE call_id IN ({places}) AND kind IN ('objection', 'rated') AND objection <> '' GROUP BY objection
"""


def newest_calls(connection: Connection, script_id: str, most: int) -> list[str]:
    """Ids of the newest calls with a script, at most so many."""
    sql = "SELECT id FROM call WHERE script_id = ? ORDER BY seq DESC LIMIT ?"
    return [str(row[0]) for row in connection.execute(sql, (script_id, most))]


def words_of(connection: Connection, calls: Sequence[str]) -> list[UnfittingWords]:
    """What did not fit in these calls, the newest call first."""
    places = ", ".join("?" * len(calls))
    found: list[UnfittingWords] = []
    for call_id, number, kind, node, question, note, text, started in connection.execute(
        _WORDS.format(places=places), tuple(calls)
    ):
        own = kind == "own_question"
        found.append(
            UnfittingWords(
                Unfitting.QUESTION if own else Unfitting.ANSWER,
                str(call_id),
                int(number),
                str(node),
                "" if own else str(question),
                str(question if own else note),
                str(text) if own else "",
                str(started),
            )
        )
    return found


def objections_of(connection: Connection, calls: Sequence[str]) -> list[ObjectionUse]:
    """The objections raised in these calls."""
    places = ", ".join("?" * len(calls))
    rows = connection.execute(_OBJECTIONS.format(places=places), tuple(calls))
    return [ObjectionUse(str(name), int(raised), max(0, int(raised) - int(rated))) for name, raised, rated in rows]
