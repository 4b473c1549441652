"""Where a list seems to be from, by the names of its columns: proposed to the rep, never said in their stead."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.lead_list import SourceKind
from callassist.formats.tables.header_words import is_of_agreeing, is_of_crm

__all__ = ["guessed_source"]

#: columns about agreeing: one alone many lists have
_ENOUGH = 2


def guessed_source(headers: Iterable[str]) -> SourceKind | None:
    """What the columns of these names look like; None: they tell nothing.

    Whoever has several columns about what was agreed to, and is no CRM, is a list as sellers of addresses deliver it.
    """
    names = list(headers)
    if any(map(is_of_crm, names)):
        return SourceKind.CRM
    return SourceKind.BOUGHT if sum(map(is_of_agreeing, names)) >= _ENOUGH else None
