"""A second name for the write-ahead log, so that deleting the first one loses nothing.

What was acknowledged since the last checkpoint stands in `callassist.db-wal` alone. Cleaning programs, sync folders and
hurried people delete such files after a crash, and SQLite then opens the rest without a word. A hard link costs nothing
while answers are written – it is the same file – and keeps the content when the first name is deleted.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path

_log = logging.getLogger(__name__)

WAL_SUFFIX = "-wal"
_SECOND_SUFFIX = "-wal-kept"


def wal_of(log: Path) -> Path:
    """The write-ahead log of the database at `log`."""
    return log.with_name(log.name + WAL_SUFFIX)


def second_name_of(log: Path) -> Path:
    """The second name of that file."""
    return log.with_name(log.name + _SECOND_SUFFIX)


def give(log: Path) -> None:
    """Gives the write-ahead log of an open database its second name. Does without where links cannot be made."""
    wal, second = wal_of(log), second_name_of(log)
    try:
        if second.is_symlink() or (second.exists() and not second.samefile(wal)):
            second.unlink()
        if not second.exists():
            os.link(wal, second)
    except OSError as error:
        # FAT and some network drives know no links; there the log is as safe as SQLite makes it
        _log.info("the write-ahead log has no second name: %s", error.strerror)


def put_back(log: Path) -> bool:
    """Gives a deleted write-ahead log its first name back, before the database is opened; True if it was missing.

    Not where the database was written to later than the write-ahead log: then somebody's SQLite has taken it over
    already, and replaying it could undo what was written since.
    """
    wal, second = wal_of(log), second_name_of(log)
    try:
        if second.is_symlink():
            return False
        kept, base = second.stat(), log.stat()
        if kept.st_size == 0 or kept.st_mtime_ns < base.st_mtime_ns:
            return False
        if wal.exists() and wal.stat().st_size > 0:
            return False
        with suppress(FileNotFoundError):
            wal.unlink()
        os.link(second, wal)
    except OSError:
        return False
    return True


def forget(log: Path) -> None:
    """Takes the second name away: all of it is in the database."""
    with suppress(OSError):
        second_name_of(log).unlink()
