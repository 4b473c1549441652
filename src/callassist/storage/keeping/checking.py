"""Looking for damage while nothing else is to be done. Database thread only.

Not when the log is opened: a long log takes seconds to read through, and a rep with the phone in the hand cannot wait
for that. A page that is really broken is noticed when it is read; this finds it before.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from callassist.errors import LogDamaged, LogError
from callassist.storage.calls.chain import EVENT_COLUMNS, GAP, broken_links
from callassist.storage.driver import Connection, error_name, known_error
from callassist.storage.store import Store

#: steps of SQLite's machine between two looks at whether somebody waits: well under a millisecond
_STEPS = 2_000
#: how often a check of one table gives way before it is left for another day
_ATTEMPTS = 50
#: lines of the journal a slice
_LINES = 500


def check(store: Store, somebody_waits: Callable[[], bool]) -> Generator[None, None, tuple[LogError, ...]]:
    """Reads through the log, a slice at a time, and returns what is damaged; nothing where all is well.

    SQLite's own check does not see data that was changed in place; the journal's chain of hashes does. Where a page is
    so broken that even looking at it fails, that is what was found.
    """
    problems: list[LogError] = []
    looks = (_tables(store, somebody_waits, problems), _journal(store, problems))
    for look in looks:
        try:
            yield from look
        except Exception as error:
            found = known_error(error, store.path)
            if not isinstance(found, LogDamaged):
                raise
            problems.append(found)
    return tuple(problems)


def _tables(store: Store, somebody_waits: Callable[[], bool], problems: list[LogError]) -> Iterator[None]:
    tables = store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").fetchall()
    for (table,) in tables:
        found = yield from _checked(store, str(table), somebody_waits)
        if found not in ("", "ok"):
            problems.append(_damaged(store, f"{table}: {found}"))


def _journal(store: Store, problems: list[LogError]) -> Iterator[None]:
    for lines in _in_slices(store.connection):
        problems += [_damaged(store, f"journal line {seq}") for seq in lines]
        yield


def broken_lines(connection: Connection) -> Iterator[int]:
    """Places in the journal where its chain does not hold, but for the holes that are known."""
    for lines in _in_slices(connection):
        yield from lines


def known_holes(connection: Connection) -> int:
    """How many lines the journal is known to lack, at least: a recovery noted where, so `check` is silent about them.

    Whoever hands a log over may have noted holes too; so they are told wherever a log is looked at or restored.
    """
    row = connection.execute(
        "SELECT (SELECT coalesce(max(seq), 0) - count(*) FROM call_event),"
        " (SELECT count(*) FROM meta WHERE key LIKE ?)",
        (f"{GAP}%",),
    ).fetchone()
    assert row is not None
    return max(int(row[0]), int(row[1])) if int(row[1]) else 0


def _in_slices(connection: Connection) -> Iterator[list[int]]:
    """The broken lines of each slice of the journal."""
    gaps = {
        int(str(key).removeprefix(GAP)): str(value)
        for key, value in connection.execute("SELECT key, value FROM meta WHERE key LIKE ?", (f"{GAP}%",))
    }
    sql = f"SELECT {', '.join(EVENT_COLUMNS)} FROM call_event WHERE seq >= ? ORDER BY seq LIMIT ?"
    after = 0
    while True:
        rows = connection.execute(sql, (after, _LINES)).fetchall()
        yield broken_links((dict(zip(EVENT_COLUMNS, row, strict=True)) for row in rows), gaps)
        if len(rows) < _LINES:
            return
        after = int(rows[-1][0])  # once more: the next line is chained to it


def _checked(store: Store, table: str, somebody_waits: Callable[[], bool]) -> Generator[None, None, str]:
    """What SQLite's check of one table says, "" where it never had the time; it gives way to whoever waits."""
    for _ in range(_ATTEMPTS):
        yield
        store.connection.set_progress_handler(lambda: int(somebody_waits()), _STEPS)
        try:
            row = store.connection.execute("SELECT * FROM pragma_quick_check(?)", (table,)).fetchone()
            return "ok" if row is None else str(row[0])
        except Exception as error:
            if error_name(error) != "SQLITE_INTERRUPT" and "interrupted" not in str(error):
                raise
        finally:
            store.connection.set_progress_handler(None, 0)
    return ""


def _damaged(store: Store, where: str) -> LogError:
    return LogDamaged(
        f"the call log is damaged ({where})",
        where=str(store.path),
        next_step="export what you need and restore a backup; nothing was deleted",
    )
