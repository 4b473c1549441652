"""Whole names of a column, parted into first name and surname where that is sure or was said."""

from __future__ import annotations

from callassist.formats.tables.cell_looks import looks_like_company
from callassist.formats.tables.person_names import NameColumn, NameOrder, NameShape, parse_name, softened

__all__ = ["NameReader"]

_UNPARTED = (NameShape.SINGLE, NameShape.EMPTY)


class NameReader:
    """Reads the names of one column."""

    def __init__(self, order: NameOrder | None, names: NameColumn | None) -> None:
        """`order`: which part of a plain name comes first, if that was said; `names`: how all of them are written."""
        self._order = order
        self._telling = _telling_shapes(names)

    def part(self, name: str) -> dict[str, str]:
        """`first`, `last` and what else is in it; nothing where only the whole is sure.

        Titles go with the first name, as they are said.
        """
        parts = parse_name(name, self._order or NameOrder.FIRST_LAST)
        tells = parts.shape in self._telling
        if not parts.first or (not tells and (self._order is None or parts.shape is not NameShape.PLAIN)):
            return {}
        if looks_like_company(name):
            return {}
        first, last = (softened(parts.first), softened(parts.last)) if tells else (parts.first, parts.last)
        found = {"first": " ".join(one for one in (parts.title, first) if one), "last": last}
        return found | ({"salutation": parts.salutation} if parts.salutation else {})


def _telling_shapes(names: NameColumn | None) -> frozenset[NameShape]:
    """By what the names of a column tell their parts: one shape that most of them have, not an odd one among others.

    "MÜLLER Anna" is a habit of a whole list; alone among others, "BMW München" is no Munich Bmw.
    """
    telling = {NameShape.PARTICLE}
    if names is not None:
        parted = sum(number for shape, number in names.counts.items() if shape not in _UNPARTED)
        telling |= {one for one in (NameShape.COMMA, NameShape.CAPITALS) if names.counts.get(one, 0) * 2 > parted}
    return frozenset(telling)
