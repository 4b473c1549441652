"""From a file name to a log that can be written: looked at first, made or migrated if need be. Database thread only."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from callassist.errors import LogDamaged, LogError, LogUnwritable
from callassist.storage import schema
from callassist.storage.calls.records import utc_text
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.files import sweep_log
from callassist.storage.keeping import form, wal_hard_link
from callassist.storage.keeping.backups import backups_in
from callassist.storage.keeping.high_water_mark import Mark
from callassist.storage.leads.removing import give_up_staging
from callassist.storage.store import Store

_log = logging.getLogger(__name__)


def open_store(path: Path, mark: Mark, backups: Path, now: datetime, *, may_be_new: bool = False) -> Store:
    """The log at `path`, made if there is none.

    Args:
        path: the file.
        mark: how far its journal had come when that was last noted.
        backups: where its backups lie.
        now: aware; the present time.
        may_be_new: an empty log was asked for, although there was one before.

    Raises:
        LogDamaged: it is missing or empty although it was not before, or is no log of ours.
        LogTooNew, LogUnwritable: see `errors`.
        OSError, and the driver's errors.
    """
    sweep_log(path)
    found = wal_hard_link.sort_out(path, now)
    if found.apart is not None:
        raise _parted(path, found.missing)
    version = schema.inspect(path)
    if version is None:
        if not may_be_new:
            _check_never_made(path, mark, backups)
        for left in _left_alone(path):
            wal_hard_link.lay_aside(path, left, now)
        schema.create(path, utc_text(now))
    elif version < (schema.MAJOR, schema.MINOR):
        # alembic and SQLAlchemy take half a second to load, and 60 MB: only for a log that needs them
        from callassist.storage.keeping.migrate import migrate

        migrate(path, backups, now)
    if not os.access(path, os.W_OK):
        raise LogUnwritable(
            "the call log is read-only", where=str(path), next_step="make it writable for you", code="log_read_only"
        )
    connection = connect(path)
    try:
        # before anything is read: it would be read through shared memory (`-shm`), open to other programs
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        # once more, now with what may still be in the write-ahead log
        version = schema.check_version(connection, path)
        # and before any statement that could run what somebody put into the schema
        connection.execute("PRAGMA trusted_schema = OFF")
        form.check_form(connection, version, path)
        schema.set_up(connection, path)
        _try_writing(connection)
        store = Store(connection, path)
        store.warnings = tuple(_warnings(store, path, mark, found.laid_aside))
        # while there is nothing in it but what was in the first one: the database gets a number nothing else bears
        wal_hard_link.give(path, now)
        _begin(store)
        _keep_key(store)
        store.warnings += tuple(_cut_off(store))
    except BaseException:
        connection.close()
        raise
    if found.put_back:
        _log.warning("the write-ahead log had been deleted; it was put back from its second name")
    return store


def _left_alone(path: Path) -> list[Path]:
    """Write-ahead logs without their log: SQLite would replay one into a new log."""
    return [one for one in (wal_hard_link.wal_of(path), wal_hard_link.second_name_of(path)) if one.exists()]


def _keep_key(store: Store) -> None:
    """A full disk does not keep a log from being opened; the key is held in memory until there is room."""
    try:
        store.keep_key()
    except Exception as error:
        if error_name(error) != "SQLITE_FULL":
            raise


def _cut_off(store: Store) -> Iterator[LogError]:
    """Lists that were being read in when the program was killed: nobody has seen them, and nobody will."""
    try:
        count = give_up_staging(store.connection)
    except Exception as error:
        if error_name(error) != "SQLITE_FULL":
            raise
        return  # the next start tells
    if count:
        yield LogError(
            f"{count} lists were still being read in when the program ended; nothing of them was kept",
            where=str(store.path),
            next_step="read them in again",
            code="import_cut_off",
            facts={"count": count},
        )


def _check_never_made(path: Path, mark: Mark, backups: Path) -> None:
    """A log that was there before is not silently begun anew.

    Raises:
        LogDamaged: it was.
    """
    known = backups_in(backups)
    held = mark.last_seq or (known[0].last_seq if known else 0)
    if held or _left_alone(path):
        raise LogDamaged(
            f"the call log is gone: it held {held} entries" if held else "the call log is gone",
            where=str(path),
            next_step="restore a backup of it, or put it back where it was",
            code="log_gone",
            facts={"count": held},
        )


def _parted(path: Path, missing: int) -> LogDamaged:
    return LogDamaged(
        f"this is an older copy of the call log, or another one: {missing} entries that were saved here stand in a file"
        " beside it that does not belong to it",
        where=str(path),
        next_step="nothing was changed: restore, and both are put together",
        code="log_parted",
        facts={"count": missing},
    )


def _begin(store: Store) -> None:
    """The first checkpoint, and the first generation. A full disk is none of its findings: see `_try_writing`."""
    try:
        store.checkpoint()
        store.begin()
    except Exception as error:  # the write-ahead log goes on then, and the next checkpoint tries again
        if error_name(error) != "SQLITE_FULL":
            raise


def _warnings(store: Store, path: Path, mark: Mark, laid_aside: Path | None) -> Iterator[LogError]:
    """What the rep should hear about although the log works."""
    if laid_aside is not None:
        yield LogDamaged(
            "a file that does not belong to the call log lay beside it and was moved away; no entry was in it alone",
            where=str(laid_aside),
            next_step="keep it until you know that nothing is missing",
            code="log_laid_aside",
        )
    last = store.journal.end()[0]
    if last < mark.last_seq:
        yield LogDamaged(
            f"the newest {mark.last_seq - last} entries of the call log are missing: part of it was lost, or this is an"
            " older copy",
            where=str(path),
            next_step="restore a backup that holds them, or look for a newer copy",
            code="log_behind",
            facts={"count": mark.last_seq - last},
        )
    elif mark.hash and (store.log_id != mark.log_id or store.journal.hash_of(mark.last_seq) != mark.hash):
        yield LogDamaged(
            "this is not the call log that was used here before",
            where=str(path),
            next_step="look for the other one, or go on with this one",
            code="log_exchanged",
        )


def _try_writing(connection: Connection) -> None:
    """Takes the lock that excludes every other program, and finds out now whether the file can be written.

    A full disk is none of its findings: what is in the log can be read, and space can be made before the first answer.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        row = connection.execute("PRAGMA user_version").fetchone()
        assert row is not None
        connection.execute(f"PRAGMA user_version = {int(row[0])}")
        connection.execute("COMMIT")
    except Exception as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if error_name(error) != "SQLITE_FULL":
            raise
