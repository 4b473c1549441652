"""Making a log, recognising one, and setting a connection up. Imported on the database thread only."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from callassist.errors import LogDamaged, LogTooNew, LogUnwritable
from callassist.storage.calls.records import RESCUE_KEY
from callassist.storage.calls.search import CREATE_INDEX, INDEX_OPTIONS
from callassist.storage.driver import Connection, connect
from callassist.storage.files import beside, open_private, sync_folder
from callassist.storage.identifiers import new_id
from callassist.storage.neighbours import check_plain
from callassist.storage.rows import transaction
from callassist.storage.schema_text import CREATE

#: "call" in ASCII: says whose file it is
APPLICATION_ID = 0x63616C6C
#: a newer one cannot be read by this program, whichever of the two is newer: what else is in it would not be known to
#: be harmless (see `form`)
MAJOR = 1
MINOR = 3
USER_VERSION = MAJOR << 16 | MINOR
#: the first bytes of any SQLite file, and how long its header is (sqlite.org/fileformat2.html)
_MAGIC = b"SQLite format 3\0"
_HEADER_SIZE = 100
#: alembic's name of that version
REVISION = "0004"

#: as alembic makes it
_ALEMBIC_VERSION = (
    "CREATE TABLE alembic_version"
    " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)

#: the journal can be added to, and its payloads erased on a person's demand; nothing else. Their hashes stay.
_TRIGGERS: tuple[str, ...] = (
    """CREATE TRIGGER call_event_no_delete BEFORE DELETE ON call_event BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END""",
    """CREATE TRIGGER call_event_no_update BEFORE UPDATE ON call_event
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.event_id IS NOT OLD.event_id
    OR NEW.call_id IS NOT OLD.call_id OR NEW.number IS NOT OLD.number OR NEW.kind IS NOT OLD.kind
    OR NEW.node_id IS NOT OLD.node_id OR NEW.payload_hash IS NOT OLD.payload_hash OR NEW.at_utc IS NOT OLD.at_utc
    OR NEW.utc_offset_min IS NOT OLD.utc_offset_min OR NEW.mono_ms IS NOT OLD.mono_ms
    OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END""",
    """CREATE TRIGGER trace_entry_no_update BEFORE UPDATE ON trace_entry BEGIN
    SELECT RAISE(ABORT, 'the trace is append-only');
END""",
    """CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event BEGIN
    SELECT RAISE(ABORT, 'what became of a consent is append-only');
END""",
    """CREATE TRIGGER consent_event_no_update BEFORE UPDATE ON consent_event
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.event_id IS NOT OLD.event_id
    OR NEW.consent_id IS NOT OLD.consent_id OR NEW.contact_id IS NOT OLD.contact_id OR NEW.kind IS NOT OLD.kind
    OR NEW.payload_hash IS NOT OLD.payload_hash OR NEW.at_utc IS NOT OLD.at_utc
    OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'what became of a consent is append-only');
END""",
)

#: in this order: the locking mode decides how WAL is set up
_PRAGMAS: tuple[tuple[str, str, str | None], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    # NORMAL loses acknowledged answers when the power goes
    ("synchronous", "FULL", "2"),
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    # a log is data: nothing in its schema may call functions with effects
    ("trusted_schema", "OFF", "0"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("cell_size_check", "ON", "1"),
    # in pages: for a job of very many transactions; `database` makes its own long before (see `generations`)
    ("wal_autocheckpoint", "10000", "10000"),
    ("journal_size_limit", "1048576", "1048576"),
    ("mmap_size", "0", None),
)


def set_up(connection: Connection, path: Path) -> None:
    """Gives `connection` the log's settings, and checks that it took them.

    Raises:
        LogUnwritable: the file system does not allow write-ahead logging.
    """
    for name, value, expected in _PRAGMAS:
        # some settings answer at once, some only when asked
        row = (
            connection.execute(f"PRAGMA {name} = {value}").fetchone() or connection.execute(f"PRAGMA {name}").fetchone()
        )
        if expected is not None and (row is None or str(row[0]) != expected):
            raise LogUnwritable(
                f"the call log cannot be opened safely ({name} stays {row[0] if row else 'unset'})",
                where=str(path),
                next_step="move the data folder to a disk of this computer",
                code="folder_unsafe",
            )


def inspect(path: Path) -> tuple[int, int] | None:
    """Major and minor version of the log at `path`; None where there is no file. Never changes it.

    Raises:
        LogDamaged: empty, not a database, or another program's.
        LogTooNew: written by a newer callassist.
        OSError: it cannot be read.
    """
    if not path.exists():
        return None
    check_plain(path)
    if path.stat().st_size == 0:
        # SQLite would quietly take it for a new log; ours are never empty, not even for a moment (see `create`)
        raise LogDamaged(
            "the call log is empty: its content was lost",
            where=str(path),
            next_step="restore a backup of it, or move it away to start a new log",
            code="log_empty",
        )
    return _version(*_header(path), path)


def _header(path: Path) -> tuple[int, int]:
    """Application id and user version as they stand in the file itself.

    Read by hand, not by SQLite: where writing back the write-ahead log was cut off, page 1 knows more pages than the
    file has, and SQLite calls the file alone malformed although nothing is lost. No connection to it may be open yet:
    closing the file would drop its locks.

    Raises:
        LogDamaged: it is no database.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise LogDamaged(
            "this file is no call log",
            where=str(path),
            next_step="nothing was changed; move it away or restore a backup",
        )
    return int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")


def check_version(connection: Connection, path: Path) -> tuple[int, int]:
    """Major and minor version of an open log.

    Raises:
        LogDamaged: it is another program's.
        LogTooNew: written by a newer callassist.
    """
    return _version(_number(connection, "application_id"), _number(connection, "user_version"), path)


def _version(application: int, version: int, path: Path) -> tuple[int, int]:
    if application != APPLICATION_ID:
        raise LogDamaged(
            "this file belongs to another program",
            where=str(path),
            next_step="nothing was changed; move it away",
            code="log_foreign",
        )
    major, minor = version >> 16, version & 0xFFFF
    if (major, minor) > (MAJOR, MINOR):
        raise LogTooNew(
            f"the call log was written by a newer callassist (format {major}.{minor}, this one knows {MAJOR}.{MINOR})",
            where=str(path),
            next_step="install the newer version; nothing was changed",
        )
    return major, minor


def _number(connection: Connection, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return 0 if row is None else int(row[0])


def create(path: Path, now_utc: str) -> None:
    """Makes a new, empty log at `path`, 0600, as one whole file: it is built beside and renamed.

    The tables are made from what their classes say rather than by running the migrations, which would import alembic;
    a test holds both ways to give the same log.

    Raises:
        OSError, and the driver's errors: it cannot be made.
    """
    temporary = beside(path)
    os.close(open_private(temporary, exclusive=True))
    try:
        connection = connect(temporary)
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA synchronous = OFF")
            build(connection)
            born = (("log_id", new_id()), ("created_at", now_utc), (RESCUE_KEY, os.urandom(32).hex()))
            connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", born)
        finally:
            connection.close()
        descriptor = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.rename(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def build(connection: Connection) -> None:
    """The present tables, triggers and index in an empty database, in one transaction."""
    with transaction(connection):
        for statement in (*CREATE, *_TRIGGERS, CREATE_INDEX, *INDEX_OPTIONS, _ALEMBIC_VERSION):
            connection.execute(statement)
        connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {USER_VERSION}")
