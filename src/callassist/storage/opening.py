"""From a file name to a log that can be written: looked at first, made or migrated if need be. Database thread only."""

from __future__ import annotations

import os
from pathlib import Path

from callassist.errors import LogDamaged, LogError, LogUnwritable
from callassist.storage import schema
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.store import Store


def open_store(path: Path, marked: int, now_utc: str) -> Store:
    """The log at `path`, made if there is none.

    Args:
        path: the file.
        marked: how many lines its journal had when that was last noted; 0: nothing is noted.
        now_utc: the present time as the log stores it.

    Raises:
        LogDamaged: it is missing or empty although it was not before, or is no log of ours.
        LogTooNew, LogUnwritable: see `errors`.
        OSError, and the driver's errors.
    """
    version = schema.inspect(path)
    if version is None:
        if marked:
            raise LogDamaged(
                f"the call log is gone: it held {marked} entries",
                where=str(path),
                next_step=f"put it back from a backup; to start a new log, delete {path.stem}.mark beside it",
            )
        schema.create(path, now_utc)
    elif version < (schema.MAJOR, schema.MINOR):
        # alembic takes a tenth of a second to load: only for a log that needs it
        from callassist.storage.migrate import migrate

        migrate(path, now_utc)
    if not os.access(path, os.W_OK):
        raise LogUnwritable("the call log is read-only", where=str(path), next_step="make it writable for you")
    connection = connect(path)
    try:
        # before anything is read: it would be read through shared memory (`-shm`), open to other programs
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        # once more, now with what may still be in the write-ahead log
        schema.check_version(connection, path)
        schema.set_up(connection, path)
        _try_writing(connection)
        store = Store(connection, schema.engine_over(connection), path)
    except BaseException:
        connection.close()
        raise
    found = store.journal.end()[0]
    if found < marked:
        store.warnings += (_lost(path, marked - found),)
    return store


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


def _lost(path: Path, count: int) -> LogError:
    return LogDamaged(
        f"the newest {count} entries of the call log are missing: part of it was lost, or this is an older copy",
        where=str(path),
        next_step="look for a newer copy; the calls shown are all there are in this one",
    )
