"""The SQLite that is used, and what its errors mean to the rep.

`sqlcipher3` brings one recent SQLite on every system and can encrypt later on; without a key it reads and writes
ordinary SQLite files. SQLite before 3.51.3 can corrupt a WAL log that two connections share; the version is asserted.
Python's own `sqlite3` is the fallback, allowed at any version because this program only ever opens one connection, in
exclusive locking mode, where that bug cannot occur.
"""

from __future__ import annotations

import errno
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any, Protocol, cast
from urllib.parse import quote_from_bytes

from callassist.errors import LogBusy, LogDamaged, LogError, LogFull, LogUnwritable
from callassist.storage import neighbours

#: first version without the WAL-reset corruption bug
_SAFE_VERSION = (3, 51, 3)
#: FTS5 can delete without leaving bytes behind from here on
_OLDEST_VERSION = (3, 42, 0)


class Cursor(Protocol):
    """The part of a DB-API cursor that is used."""

    rowcount: int

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...
    def fetchone(self) -> tuple[Any, ...] | None: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def fetchmany(self, size: int) -> list[tuple[Any, ...]]: ...


class Connection(Protocol):
    """The part of a DB-API connection that is used."""

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def execute(self, sql: str, parameters: Sequence[Any] = ...) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Cursor: ...
    def backup(
        self, target: Connection, *, pages: int = ..., progress: Callable[[int, int, int], None] | None = ...
    ) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...
    def set_progress_handler(self, handler: Callable[[], int] | None, steps: int) -> None: ...


class Driver(Protocol):
    """The part of a DB-API module that is used."""

    Error: type[Exception]
    sqlite_version_info: tuple[int, int, int]

    def connect(
        self, database: str, *, timeout: float, isolation_level: None, check_same_thread: bool, uri: bool
    ) -> Connection: ...


@cache
def load_driver() -> Driver:
    """The DB-API module to use.

    Raises:
        LogError: its SQLite is too old; the program was put together wrongly.
    """
    try:
        driver = cast(Driver, importlib.import_module("sqlcipher3.dbapi2"))
        oldest = _SAFE_VERSION
    except ImportError:
        driver = cast(Driver, importlib.import_module("sqlite3"))
        oldest = _OLDEST_VERSION
    if driver.sqlite_version_info < oldest:
        have, need = (".".join(str(one) for one in version) for version in (driver.sqlite_version_info, oldest))
        raise LogError(
            f"SQLite {have} is too old: {need} is needed", next_step="install callassist again", code="install_again"
        )
    return driver


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite takes it.

    What stands between two slashes and the next one is a host to it, and of a host it wants to know nothing: a share
    of a network, which begins with two on Windows, has to begin with four.
    """
    place = path.as_posix()
    if isinstance(path, PureWindowsPath):
        # the long form means the same, and SQLite makes it itself where it is needed
        for verbatim, usual in (("//?/UNC/", "//"), ("//?/", "")):
            if place.startswith(verbatim):
                place = usual + place.removeprefix(verbatim)
                break
        place = place if place.startswith("/") else f"/{place}"
    return f"file://{quote_from_bytes(os.fsencode(place))}"


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """A connection to an existing file, in autocommit, never waiting for a lock.

    A missing file is an error; only `schema.create` makes one. `read_only` looks at the file alone, without taking a
    lock or making files beside it: good for the header, not for content that may still be in the write-ahead log.

    Raises:
        LogDamaged: it is no file.
        the driver's errors.
    """
    neighbours.check_plain(path)
    if not read_only:
        neighbours.clear_away(path)
    mode = "mode=ro&immutable=1" if read_only else "mode=rw"
    uri = f"{uri_of(path.absolute())}?{mode}"
    return load_driver().connect(uri, timeout=0, isolation_level=None, check_same_thread=False, uri=True)


#: SQLite's own names of errors by their beginning; the longest that fits counts
NAMES: tuple[tuple[str, type[LogError], str, str, str], ...] = (
    ("SQLITE_FULL", LogFull, "", "there is no space left for the call log", "free some space, then save again"),
    ("SQLITE_IOERR", LogUnwritable, "disk_error", "the disk reports an error", "check the disk, then save again"),
    ("SQLITE_READONLY", LogUnwritable, "log_read_only", "the call log is read-only", "make it writable for you"),
    (
        "SQLITE_CANTOPEN",
        LogUnwritable,
        "",
        "the call log cannot be opened",
        "check that the folder exists and is yours",
    ),
    ("SQLITE_BUSY", LogBusy, "", "another program is using the call log", "close it, then try again"),
    ("SQLITE_LOCKED", LogBusy, "", "another program is using the call log", "close it, then try again"),
    ("SQLITE_PROTOCOL", LogBusy, "", "another program is using the call log", "close it, then try again"),
    ("SQLITE_CORRUPT", LogDamaged, "", "the call log is damaged", "nothing was deleted; restore a backup of it"),
    ("SQLITE_NOTADB", LogDamaged, "log_foreign", "this file is no call log", "nothing was changed; restore a backup"),
    # a row that others refer to is not there any more
    (
        "SQLITE_CONSTRAINT_FOREIGNKEY",
        LogDamaged,
        "",
        "the call log is damaged",
        "nothing was deleted; restore a backup of it",
    ),
    ("SQLITE_PERM", LogUnwritable, "", "the call log may not be opened", "make the file and its folder yours"),
)

#: names that leave open what happened; the text tells more
_SAYS_LITTLE = ("SQLITE_ERROR", "SQLITE_CONSTRAINT")

#: for drivers and errors that do not name the code: the texts of sqlite3_errstr
_TEXTS: tuple[tuple[str, str], ...] = (
    ("full", "SQLITE_FULL"),
    ("disk i/o", "SQLITE_IOERR"),
    ("readonly", "SQLITE_READONLY"),
    ("unable to open", "SQLITE_CANTOPEN"),
    ("locked", "SQLITE_BUSY"),
    ("locking protocol", "SQLITE_PROTOCOL"),
    ("malformed", "SQLITE_CORRUPT"),
    ("not a database", "SQLITE_NOTADB"),
    ("access permission", "SQLITE_PERM"),
    # what SQLite and the driver say where a text in the file, or its schema, was changed: every statement of this
    # program fits the schema it makes
    ("could not decode", "SQLITE_CORRUPT"),
    ("no such tokenizer", "SQLITE_CORRUPT"),
    ("no such module", "SQLITE_CORRUPT"),
    ("no such table", "SQLITE_CORRUPT"),
    ("no such column", "SQLITE_CORRUPT"),
    ("has no column", "SQLITE_CORRUPT"),
    ("unknown function", "SQLITE_CORRUPT"),
    ("foreign key constraint", "SQLITE_CONSTRAINT_FOREIGNKEY"),
    # the settings of the search index, which stand in a table of their own
    ("fts5 file format", "SQLITE_CORRUPT"),
    ("unsafe use of", "SQLITE_CORRUPT"),  # a function that something put into the schema would have run
)


def error_name(error: BaseException) -> str:
    """SQLite's name of an error (`SQLITE_FULL`), also where SQLAlchemy wrapped it; "" where it is none."""
    original = getattr(error, "orig", None)
    if isinstance(original, BaseException):
        error = original
    try:
        is_drivers = isinstance(error, load_driver().Error)
    except Exception:  # noqa: BLE001 - where no driver can be loaded nothing is its error, and that was told before
        return ""
    if isinstance(error, UnicodeDecodeError):
        return "SQLITE_CORRUPT"  # the driver fails to word an error that quotes a damaged schema
    if not is_drivers:
        return ""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    if name and name not in _SAYS_LITTLE:
        return name
    text = str(error).lower()
    return next((code for words, code in _TEXTS if words in text), name)


#: what the system says, by SQLite's name for the same
_SYSTEM = {
    errno.ENOSPC: "SQLITE_FULL",
    errno.EDQUOT: "SQLITE_FULL",
    errno.EROFS: "SQLITE_READONLY",
    errno.EACCES: "SQLITE_PERM",
    errno.EPERM: "SQLITE_PERM",
}


def known_error(error: BaseException, path: Path) -> LogError | None:
    """The error in the rep's words; None where it is our bug (a wrong statement, a broken constraint).

    Args:
        error: what the driver or SQLAlchemy raised.
        path: the log, for `where`.
    """
    name = why = error_name(error)
    if isinstance(error, OSError):
        # a file beside the log, in the words for the log itself: the same disk, the same mend
        name, why = _SYSTEM.get(error.errno or 0, "SQLITE_IOERR"), error.strerror or str(error)
    for begin, kind, code, what, next_step in NAMES:
        if name.startswith(begin):
            return kind(f"{what} ({why})", where=str(path), next_step=next_step, code=code)
    return None
