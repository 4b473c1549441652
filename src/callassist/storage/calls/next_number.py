"""What becomes of somebody's numbers when one is wrong or dead: the next one they have takes its place.

Within the journal's transaction; database thread only.
"""

from __future__ import annotations

from callassist.storage.driver import Connection
from callassist.storage.rows import update

_OTHER = (
    "SELECT n.place, n.typed, n.e164 FROM contact_number n JOIN contact c ON c.id = n.contact_id"
    " WHERE n.contact_id = ? AND n.state = 'ok' AND n.e164 NOT IN ('', c.number_e164, ?) ORDER BY n.place LIMIT 1"
)
_FORMER = (
    "SELECT place, typed, e164 FROM contact_number WHERE contact_id = ? AND e164 = ? AND e164 <> '' AND state = ?"
    " ORDER BY place LIMIT 1"
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
        _change_places(connection, contact_id, main, other, state)


def number_works(connection: Connection, contact_id: str, e164: str, state: str) -> None:
    """That number was no `state` one after all: it is where it was before."""
    former = connection.execute(_FORMER, (contact_id, e164, state)).fetchone()
    if former is None:
        update(connection, "contact", {"number_state": "ok"}, "number_state = ? AND id = ?", (state, contact_id))
        return
    main = connection.execute(_MAIN, (contact_id,)).fetchone()
    if main is not None and main[2] != "blocked":
        _change_places(connection, contact_id, main, former, str(main[2]))


def _change_places(
    connection: Connection, contact_id: str, main: tuple[object, ...], other: tuple[object, ...], state: str
) -> None:
    """`other` (place, typed, E.164) becomes the number of the contact; the one that was so far has `state`."""
    place, typed, e164 = other
    kept = {"typed": main[0], "e164": main[1], "state": state}
    update(connection, "contact_number", kept, "contact_id = ? AND place = ?", (contact_id, place))
    now = {"number_typed": typed, "number_e164": e164, "number_state": "ok"}
    update(connection, "contact", now, "id = ?", (contact_id,))
