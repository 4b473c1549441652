"""What a table and a column of the log are, in plain Python. The tables themselves: `schema_text`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column, as its class in `tables` declares it."""

    name: str
    #: a whole number; else text
    whole: bool = False
    #: may be NULL
    optional: bool = False
    #: part of the primary key
    key: bool = False
    #: what stands in it where nothing is known; None also where something has to be
    default: str | int | None = None
    #: the minor number of the format it came with: rows from before have none of it in their record; 0: the first one
    added: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table, its columns in their order."""

    name: str
    columns: tuple[Column, ...]
    #: kept in the order of its key, without a rowid
    is_index: bool = False

    @property
    def widths(self) -> tuple[int, ...]:
        """How many columns a row has, by the format it was written in; the fewest first."""
        later = sorted({column.added for column in self.columns if column.added})
        return tuple(sum(column.added < minor for column in self.columns) for minor in later)

    @property
    def rowid(self) -> str:
        """The column that is the rowid itself, if one is: SQLite fills it, and the record has NULL in its place."""
        keys = [column for column in self.columns if column.key]
        return keys[0].name if not self.is_index and len(keys) == 1 and keys[0].whole else ""
