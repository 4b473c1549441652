"""When a follow-up is over, and whether a promise was kept. Within a transaction; database thread only.

A promise is kept by a call that began from shortly before its time until shortly after its window. A call long before
that does what was agreed on, and is neither kept nor missed.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Sequence

from callassist.domain.promise import PROMISE_WINDOW, TOLERANCE
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.rows import update

IS_PROMISE = "kind IN ('appointment', 'callback') AND reason <> 'dropped' AND due_at <> ''"
"""Whether a follow-up is one somebody has our word for."""

WINDOW = f"iif(window_min > 0, window_min, {PROMISE_WINDOW})"
"""Minutes; rows from before windows were kept have none."""


def in_window(at: str) -> str:
    """Whether the time that this SQL gives lies where a promise is kept."""
    begins = f"julianday(due_at) - {TOLERANCE} / 1440.0"
    ends = f"julianday(due_at) + ({WINDOW} + {TOLERANCE}) / 1440.0"
    return f"{IS_PROMISE} AND julianday({at}) BETWEEN {begins} AND {ends}"


_DONE = (
    f"UPDATE follow_up AS f SET state = 'done', done_at = ?, kept_at = iif({in_window('?')}, ?, '')"
    " WHERE f.state = 'open' AND "
)


def done(connection: Connection, where: str, given: Sequence[str], at_utc: str) -> None:
    """What was open and is done by a call that began then (UTC text); `where` speaks of `f`."""
    connection.execute(f"{_DONE}{where}", (at_utc, at_utc, at_utc, *given))


def replaced(connection: Connection, where: str, given: Sequence[str], at_utc: str) -> None:
    """What was open gives way to something else that was agreed on."""
    update(connection, "follow_up", {"state": "replaced", "done_at": at_utc}, f"state = 'open' AND {where}", given)


def reopened(connection: Connection, ids: Sequence[str]) -> None:
    """What settled these was none: they are due again."""
    update(connection, "follow_up", {"state": "open", "done_at": "", "kept_at": ""}, f"id IN ({marks(ids)})", ids)


def note_kept(connection: Connection, where: str = "1", given: Sequence[str] = ()) -> None:
    """Of those that are done, the ones that were done in time were kept."""
    connection.execute(
        "UPDATE follow_up AS f SET kept_at = done_at"
        f" WHERE f.state = 'done' AND done_at <> '' AND kept_at = '' AND {in_window('done_at')} AND {where}",
        tuple(given),
    )
