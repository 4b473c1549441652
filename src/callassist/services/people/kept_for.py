"""Until when somebody is kept, and why: one answer for their sheet, for what is said to leave, and for what does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from callassist.engine.retention import PERIODS, Keeping, Rule, keeping_of, list_leaves
from callassist.services.permission.list_law import Held
from callassist.storage.keeping.outlived import standing_of
from callassist.storage.leads.row_columns import held_on, told_of

if TYPE_CHECKING:
    from callassist.storage.people.sheet import PersonSheet
    from callassist.storage.store import Store

SPARED = (Held.BY_HAND.value, Held.LIFTED.value)
"""Why a row is held by the rep's own doing: it stays as long as any that nobody was called by."""


def keeping_in(store: Store, contacts: Sequence[str]) -> Keeping:
    """Until when a person is kept and why: a contact with all it was made one with."""
    return keeping_of(standing_of(store.connection, contacts, store.journal.under_way))


def held_leave(read_in: datetime, since: str) -> datetime:
    """When a row leaves that is held since a day (ISO date), or "": since its list was read in (aware)."""
    day = day_of(since)
    held = read_in if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
    return PERIODS[Rule.HELD].after(max(held, read_in))


def row_keeping(created_at: str, obtained_at: str, held: str | None, since: str) -> Keeping:
    """Until when a row of a list that nobody was called by is kept.

    Args:
        created_at: UTC text of when its list was read in.
        obtained_at: ISO date on which the list was obtained; "" where that is not told.
        held: why the row is held; None where it is not.
        since: ISO date since which it is; "": since the list was read in.
    """
    read_in = moment_of(created_at)
    if read_in is None:
        return Keeping()  # nobody knows since when it is here
    untouched = list_leaves(read_in, day_of(obtained_at))
    of_held = untouched if held is None or held in SPARED else held_leave(read_in, since)
    return Keeping(of_held, Rule.HELD) if of_held < untouched else Keeping(untouched, Rule.UNTOUCHED)


def with_keeping(store: Store, sheet: PersonSheet) -> PersonSheet:
    """The sheet with until when the person is kept, and why."""
    if sheet.contacts:
        keeping = keeping_in(store, sheet.contacts)
    else:
        rows = [_keeping_of_row(one) for one in sheet.origins if "list_created_at" in one]
        # the one that stays longest
        keeping = max(rows, key=lambda one: one.until or datetime.min.replace(tzinfo=UTC), default=Keeping())
    until = "" if keeping.until is None else keeping.until.astimezone(UTC).date().isoformat()
    code = keeping.rule or keeping.stays
    return replace(sheet, kept_until=until, kept_by="" if code is None else code.value)


def _keeping_of_row(row: Mapping[str, str]) -> Keeping:
    proof = row.get("proof", "")
    held = told_of(proof)[1] if row.get("state") == "held" else None
    return row_keeping(row["list_created_at"], row.get("list_obtained_at", ""), held, held_on(proof))


def moment_of(text: str) -> datetime | None:
    """A moment of a UTC text; None where it is none."""
    with suppress(ValueError):
        found = datetime.fromisoformat(text)
        return found if found.tzinfo is not None else None
    return None


def day_of(text: str) -> date | None:
    """A day of an ISO text; None where it is none."""
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None
