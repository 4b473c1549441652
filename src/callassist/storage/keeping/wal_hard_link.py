"""A second name for the write-ahead log, so that deleting the first one loses nothing.

What was acknowledged since the last checkpoint stands in `callassist.db-wal` alone. Cleaning programs, sync folders and
hurried people delete such files after a crash, and SQLite then opens the rest without a word. A hard link costs nothing
while answers are written – it is the same file – and keeps the content when the first name is deleted.

A write-ahead log is replayed only into the file it was begun on (`generations`), whatever its name; and one that is not
is never deleted while it holds anything.
"""

from __future__ import annotations

import logging
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.storage import generations
from callassist.storage.driver import connect
from callassist.storage.files import DAMAGED_NAME, sync_folder, timed_folder
from callassist.storage.generations import Fit
from callassist.storage.keeping.pages import Pages

_log = logging.getLogger(__name__)

WAL_SUFFIX = "-wal"
_SECOND_SUFFIX = "-wal-kept"
#: bytes compared at a time
_CHUNK = 1 << 20
#: steps of SQLite's machine for looking up one line, which takes some twenty
_STEPS = 1_000_000


def wal_of(log: Path) -> Path:
    """The write-ahead log of the database at `log`."""
    return log.with_name(log.name + WAL_SUFFIX)


def second_name_of(log: Path) -> Path:
    """The second name of that file."""
    return log.with_name(log.name + _SECOND_SUFFIX)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of the write-ahead logs beside a log."""

    #: the first name was gone, and the second one gave it back
    put_back: bool = False
    #: one that belongs to another file, or another state of this one, and is needed: SQLite will not see it
    apart: Path | None = None
    #: lines of the journal that stand in it alone
    missing: int = 0
    #: where such a one was moved that holds nothing new
    laid_aside: Path | None = None


def sort_out(log: Path, now: datetime) -> Sorted:
    """Before SQLite opens the database at `log`: it must find the write-ahead log that belongs to it, and no other.

    Args:
        log: the database; not open.
        now: aware; names the folder of what is laid aside.

    Raises:
        OSError: something cannot be moved.
    """
    wal, second = wal_of(log), second_name_of(log)
    laid: Path | None = None
    for one in (wal, second):
        if _is_there(one) and not stat.S_ISREG(one.lstat().st_mode):
            # a link, a FIFO or a folder: SQLite would follow it, or wait for it
            laid = lay_aside(log, one, now)
    if _size(log) == 0:
        return Sorted(laid_aside=laid)
    if _size(wal) and generations.fit(log, wal) is Fit.APART:
        if _is_bare(wal) or (_size(second) and second.samefile(wal)):
            wal.unlink()
        elif _size(second):
            laid = lay_aside(log, wal, now)
        else:
            wal.replace(second)  # under this name nobody replays it
    if not _size(second):
        return Sorted(laid_aside=laid)
    if _size(wal):
        if second.samefile(wal):
            return Sorted(laid_aside=laid)
        if _begins_with(wal, second):
            second.unlink()  # a copy of the first one
            return Sorted(laid_aside=laid)
        if not _begins_with(second, wal):
            return _apart(log, wal, second, laid, now)
        # a copy that goes on where the first one was cut off
    fits = generations.fit(log, second)
    if fits is Fit.FITS:
        _put_back(log)
        return Sorted(put_back=True, laid_aside=laid)
    if generations.number_of(log) is None or generations.story_of(second) is None:
        # the log itself is damaged, and recovery reads both; or there is no transaction in it (see `give`)
        return Sorted(laid_aside=laid)
    return _apart(log, None, second, laid, now)


def _apart(log: Path, wal: Path | None, second: Path, laid: Path | None, now: datetime) -> Sorted:
    """What is to become of a second name that does not belong to the log with the write-ahead log `wal`."""
    if _is_bare(second) or (wal is None and _is_in(log, second)):
        second.unlink()
        return Sorted(laid_aside=laid)
    missing = _missing(log, wal, second)
    if missing:
        return Sorted(apart=second, missing=missing, laid_aside=laid)
    return Sorted(laid_aside=lay_aside(log, second, now))


def _put_back(log: Path) -> None:
    wal, second = wal_of(log), second_name_of(log)
    with suppress(FileNotFoundError):
        wal.unlink()
    try:
        os.link(second, wal)
    except OSError:
        second.replace(wal)  # it was copied to where there are no links
    sync_folder(log.parent)


def belongs(log: Path, wal: Path) -> bool | None:
    """Whether the pages in `wal` lie over those of `log` (neither is open); None where that cannot be told."""
    fits = generations.fit(log, wal)
    if fits is Fit.UNKNOWN:
        return None
    return fits is Fit.FITS or (fits is Fit.TAKEN_OVER and wal == wal_of(log))


def give(log: Path, now: datetime) -> None:
    """Gives the write-ahead log of an open database its second name. Does without where links cannot be made."""
    wal, second = wal_of(log), second_name_of(log)
    try:
        if _is_there(second) and not (stat.S_ISREG(second.lstat().st_mode) and second.samefile(wal)):
            if _size(second):
                lay_aside(log, second, now)
            else:
                second.unlink()
        if not _is_there(second):
            os.link(wal, second)
        # before anything is acknowledged: a name that is not on the disk is none after a power cut
        sync_folder(log.parent)
    except OSError as error:
        # FAT and some network drives know no links; there the log is as safe as SQLite makes it
        _log.info("the write-ahead log has no second name: %s", error.strerror)


def forget(log: Path) -> None:
    """Takes the second name away where all of it is in the database, which is not open any more."""
    second = second_name_of(log)
    with suppress(OSError):
        if stat.S_ISREG(second.lstat().st_mode) and (not _size(second) or _is_bare(second) or _is_in(log, second)):
            second.unlink()


def lay_aside(log: Path, one: Path, now: datetime) -> Path:
    """Moves a file from beside the log into a folder of its own in `damaged/`; where it lies now.

    Raises:
        OSError: it cannot be moved.
    """
    kept = timed_folder(log.parent / DAMAGED_NAME, now)
    one.replace(kept / one.name)
    sync_folder(kept)
    sync_folder(log.parent)
    _log.warning("a write-ahead log that does not belong to the call log was laid aside")
    return kept / one.name


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _size(path: Path) -> int:
    """Bytes; 0 also where there is no plain file."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _is_bare(wal: Path) -> bool:
    story = generations.story_of(wal)
    return story is not None and story.bare


def _begins_with(whole: Path, part: Path) -> bool:
    """Whether the file at `part` is as `whole` begins."""
    if _size(part) > _size(whole):
        return False
    with whole.open("rb") as one, part.open("rb") as other:
        while content := other.read(_CHUNK):
            if one.read(len(content)) != content:
                return False
    return True


def _is_in(log: Path, wal: Path) -> bool:
    """Whether every page of `wal` stands in the file of the log as it is."""
    newer, there = Pages(None, wal), Pages(log)
    try:
        return bool(newer.newer) and all(newer.page(one) == there.page(one) for one in newer.newer)
    finally:
        newer.close()
        there.close()


def _missing(log: Path, wal: Path | None, other: Path) -> int:
    """How many lines of the journal stand in the write-ahead log `other`, and neither in `log` nor in its own `wal`."""
    lines = _lines(other) - (set() if wal is None else _lines(wal))
    try:
        connection = connect(log, read_only=True)
        try:
            # the log was not looked at yet, and may be anybody's: a view in the place of the table must not keep us
            connection.set_progress_handler(lambda: 1, _STEPS)
            sql = "SELECT 1 FROM call_event WHERE event_id = ?"
            return sum(connection.execute(sql, (one,)).fetchone() is None for one in lines)
        finally:
            connection.close()
    except Exception:  # noqa: BLE001 - whatever the driver says of a damaged file: it does not hold them
        return len(lines)


def _lines(wal: Path) -> set[str]:
    """The ids of the journal's lines in a write-ahead log."""
    from callassist.storage.keeping.salvage import salvage

    pages = Pages(None, wal)
    try:
        return {str(row["event_id"]) for table, row in salvage(pages) if table == "call_event"}
    finally:
        pages.close()
