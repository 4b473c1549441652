"""Rows written to the log's tables, by the names of their columns. Database thread only.

The one place where an INSERT into a table is put together; its columns and what stands in those that are not given
come from the classes in `tables`, by way of `schema_text`.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from callassist.storage.driver import Connection
from callassist.storage.schema_text import TABLES

ANY = "ON CONFLICT DO NOTHING"
"""Adds the row unless its like is there, whatever it has in common with it."""


def once(*key: str) -> str:
    """Adds the row unless one with this key is there. Breaking a limit is still an error."""
    return f"ON CONFLICT ({', '.join(key)}) DO NOTHING"


@contextmanager
def transaction(connection: Connection) -> Generator[None]:
    """All that is written within, or nothing.

    It begins by taking the write lock, so that it cannot fail half-way for want of it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(Exception):  # what went wrong first is what is told; the log is opened anew where need be
                connection.execute("ROLLBACK")
        raise


def insert(connection: Connection, table: str, values: Mapping[str, Any], then: str = "") -> None:
    """Adds a row; what is not among `values` is as its class says. `then`: what if it is there (`once`, `ANY`)."""
    connection.execute(insert_text(table, then), _complete(table, values))


def insert_all(connection: Connection, table: str, rows: Iterable[Mapping[str, Any]], then: str = "") -> None:
    """The same for many rows."""
    connection.executemany(insert_text(table, then), [_complete(table, values) for values in rows])


def update(connection: Connection, table: str, values: Mapping[str, Any], where: str, given: Sequence[Any]) -> None:
    """Sets these columns where `where` holds, whose parameters are `given`."""
    sets = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*values.values(), *given))


@cache
def insert_text(table: str, then: str = "") -> str:
    """The statement that adds a row, all its columns being given in their order, but for a number SQLite gives."""
    names = [column for column, _ in _given(table)]
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    return f"{sql} {then}" if then else sql


@cache
def _given(table: str) -> tuple[tuple[str, str | int | None], ...]:
    """The columns that are given, with what stands in them otherwise."""
    found = TABLES[table]
    return tuple((column.name, column.default) for column in found.columns if column.name != found.rowid)


def _complete(table: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    columns = _given(table)
    row = tuple(values.get(name, default) for name, default in columns)
    # a name that is no column would be passed over in silence
    assert values.keys() <= {name for name, _ in columns}, (table, values.keys())
    return row
