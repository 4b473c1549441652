"""What becomes of somebody's numbers when one is wrong or dead: the next one they have takes its place.

Within the journal's transaction; database thread only.
"""

from __future__ import annotations

from collections.abc import Sequence

from callassist.storage.driver import Connection
from callassist.storage.rows import update

_OTHER = (
    "SELECT n.place, n.typed, n.e164 FROM contact_number n JOIN contact c ON c.id = n.contact_id"
    " WHERE n.contact_id = ? AND n.state = 'ok' AND n.e164 NOT IN ('', c.number_e164, ?) ORDER BY n.place LIMIT 1"
)
#: the kind of a number that was the main one until it failed; no other number says of which kind it is
_WAS_MAIN = "main"
#: the one that was the main one first, should the same number stand there twice
_FORMER = (
    "SELECT place, typed, e164, kind FROM contact_number WHERE contact_id = ? AND e164 = ? AND e164 <> ''"
    " AND state = ? ORDER BY kind <> ?, place LIMIT 1"
)
_MAIN = "SELECT number_typed, number_e164, number_state FROM contact WHERE id = ?"
_MAIN_IS_OTHER = "SELECT 1 FROM contact WHERE id = ? AND number_state = 'ok' AND number_e164 NOT IN ('', ?)"
_IS_WELL = "contact_id = ? AND e164 = ? AND e164 <> '' AND state = 'ok'"


def has_other(connection: Connection, contact_id: str, e164: str) -> bool:
    """Whether they have a number that can be called besides this one."""
    if e164 and connection.execute(_MAIN_IS_OTHER, (contact_id, e164)).fetchone() is not None:
        return True
    return connection.execute(_OTHER, (contact_id, e164)).fetchone() is not None


def number_fails(connection: Connection, contact_id: str, e164: str, state: str) -> None:
    """That number of theirs is wrong or dead (`state`): where it is the main one, another takes its place."""
    main = connection.execute(_MAIN, (contact_id,)).fetchone()
    # whoever asked not to be called again is not called because a later call found the number dead or wrong
    if main is None or main[2] == "blocked":
        return
    if e164 != main[1]:  # a further one; or it has given way already, and this is written again
        update(connection, "contact_number", {"state": state}, _IS_WELL, (contact_id, e164))
        return
    other = connection.execute(_OTHER, (contact_id, e164)).fetchone()
    if other is None:
        update(connection, "contact", {"number_state": state}, "id = ?", (contact_id,))
    else:
        _change_places(connection, contact_id, main, other, state, kind=_WAS_MAIN)


def number_works(connection: Connection, contact_id: str, e164: str, state: str) -> None:
    """That number was no `state` one after all: it is where it was before, the main one only if it was so."""
    former = connection.execute(_FORMER, (contact_id, e164, state, _WAS_MAIN)).fetchone()
    if former is None:
        update(connection, "contact", {"number_state": "ok"}, "number_state = ? AND id = ?", (state, contact_id))
        return
    *number, kind = former
    if kind != _WAS_MAIN:
        update(connection, "contact_number", {"state": "ok"}, "contact_id = ? AND place = ?", (contact_id, number[0]))
        return
    main = connection.execute(_MAIN, (contact_id,)).fetchone()
    if main is not None and main[2] != "blocked":
        _change_places(connection, contact_id, main, number, str(main[2]), kind="")


def _change_places(
    connection: Connection, contact_id: str, main: Sequence[object], other: Sequence[object], state: str, *, kind: str
) -> None:
    """`other` (place, typed, E.164) becomes the number of the contact; the one so far has `state` and `kind`."""
    place, typed, e164 = other
    kept = {"typed": main[0], "e164": main[1], "state": state, "kind": kind}
    update(connection, "contact_number", kept, "contact_id = ? AND place = ?", (contact_id, place))
    now = {"number_typed": typed, "number_e164": e164, "number_state": "ok"}
    update(connection, "contact", now, "id = ?", (contact_id,))
