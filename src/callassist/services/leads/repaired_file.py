"""A file of rejected lines that comes back repaired: recognised by what was put in front of its columns.

In front of the columns of the list stand the line, why it was refused, and the list itself (`rejects_file`). Whatever
these three are called in whatever language, their cells tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from callassist.domain.lead_list import LeadList, ListState
from callassist.formats.export.log_csv import unguarded, unprotected
from callassist.formats.tables.list_reading import ListTable

__all__ = ["ADDED", "line_of", "repaired_list", "whose"]

#: columns in front of those of the list: line, reason, list
ADDED = 3
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def repaired_list(table: ListTable) -> str:
    """The id of the list these are repaired lines of; "" where this is any other file."""
    if not table.header.is_there or table.width <= ADDED or not table.rows:
        return ""
    found = {_id_in(row.cells) for row in table.rows}
    (first, *others) = found
    return first if not others else ""


def line_of(cells: Sequence[str]) -> int:
    """The line a repaired row had in the file it is from; 0 where it tells none."""
    told = unprotected(unguarded(cells[0])).strip().removesuffix(".0")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0


def whose(list_id: str, lists: Sequence[LeadList]) -> LeadList | None:
    """The list they go into; None where it is not there any more."""
    return next((one for one in lists if one.id == list_id and one.state is not ListState.UNDONE), None)


def _id_in(cells: Sequence[str]) -> str:
    told = unprotected(unguarded(cells[ADDED - 1])).strip().lower()
    return told if line_of(cells) and _ID.fullmatch(told) else ""
