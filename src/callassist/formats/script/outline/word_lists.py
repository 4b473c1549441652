"""Styles and lists of a Word file: which level a paragraph has, and which number stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = frozenset({"decimal", "decimalZero"})


@dataclass(slots=True)
class WordStyle:
    name: str = ""
    based_on: str = ""
    level: int = 0
    number: tuple[str, int] | None = None


@dataclass(slots=True)
class ListLevel:
    """How the points of one level of a list are marked."""

    form: str = "bullet"
    text: str = ""
    first: int = 1


class ListNumbers:
    """Counts the points of numbered lists, as Word does."""

    def __init__(self, levels: dict[str, dict[int, ListLevel]]) -> None:
        self._levels = levels
        self._counts: dict[str, list[int | None]] = {}

    def next(self, of: str, level: int) -> str | None:
        """The number of the next point, "" for a point without one; None if there is no such list."""
        levels = self._levels.get(of)
        if of in ("", "0") or levels is None:
            return None
        form = levels.get(level) or ListLevel()
        if form.form == "none":
            return None
        counts = self._counts.setdefault(of, [None] * 10)
        level = min(level, 9)
        before = counts[level]
        counts[level] = form.first if before is None else before + 1
        counts[level + 1 :] = [None] * (9 - level)
        if form.form not in _NUMBERS:
            return ""
        return self._told(form, levels, counts)

    @staticmethod
    def _told(form: ListLevel, levels: dict[int, ListLevel], counts: list[int | None]) -> str:
        def one(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            count = counts[level]
            return str(count if count is not None else levels.get(level, ListLevel()).first)

        return re.sub(r"%([1-9])", one, form.text).strip(" .):-–")


def attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute, whatever its prefix is."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""


def value_of(attributes: dict[str, str]) -> str:
    """What an element is set to."""
    return attribute(attributes, "val")


def number_of(text: str, otherwise: int = 0) -> int:
    """A number of a few digits; `otherwise` for anything else."""
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 7 else otherwise
