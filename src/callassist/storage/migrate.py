"""Bringing an older log up to date: a verified copy first, then one transaction a step, checked before it counts.

Imports alembic, which takes a tenth of a second: only for a log that needs it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from callassist.errors import LogDamaged
from callassist.storage import schema
from callassist.storage.driver import Connection, connect
from callassist.storage.files import beside, open_private, sync_folder

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationInfo
    from sqlalchemy import Connection as SqlConnection

#: the format each step leads to
FORMATS: Mapping[str, tuple[int, int]] = {"0001": (1, 0)}

_FOLDER = Path(__file__).parent / "migrations"
#: pages copied at a time
_BACKUP_PAGES = 500


def migrate(
    path: Path, now_utc: str, *, steps: Path | None = None, formats: Mapping[str, tuple[int, int]] = FORMATS
) -> Path:
    """Brings the log at `path` to the present format and returns the copy made of it before.

    Args:
        path: the log; nobody else may have it open.
        now_utc: the present time, for the copy's name.
        steps: another folder of steps, for tests.
        formats: the format each step leads to.

    Raises:
        LogDamaged: the copy or a step did not pass its check; the log is as it was.
        OSError, and the driver's errors: the same.
    """
    connection = connect(path)
    try:
        schema.set_up(connection, path)
        copy = back_up(connection, path, f"before-{now_utc[:19].replace(':', '')}")
        # tables that refer to one another cannot be rebuilt one after the other while references are enforced; each
        # step is checked for broken ones before it is committed
        connection.execute("PRAGMA foreign_keys = OFF")
        with schema.engine_over(connection).connect() as transaction:
            command.upgrade(configuration(transaction, path, steps, formats), "head")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    return copy


def configuration(
    connection: SqlConnection,
    path: Path,
    steps: Path | None = None,
    formats: Mapping[str, tuple[int, int]] = FORMATS,
) -> Config:
    """Alembic's configuration, built here: the package may lie in a place no ini file could name."""

    def on_step(*, step: MigrationInfo, **_: object) -> None:
        _seal(connection, path, formats[str(step.up_revision_id)])

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    if steps is not None:
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", f"{_FOLDER / 'versions'}\n{steps}".replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["on_step"] = on_step
    return config


def revisions() -> list[str]:
    """The names of all steps, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def _seal(connection: SqlConnection, path: Path, version: tuple[int, int]) -> None:
    """Checks what a step made, inside its transaction, and writes its number on it."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if broken or found != "ok":
        raise LogDamaged(
            f"the call log cannot be brought up to date ({found if found != 'ok' else 'rows refer to missing ones'})",
            where=str(path),
            next_step="nothing was changed; a copy of it lies beside it",
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version[0] << 16 | version[1]}")


def back_up(connection: Connection, path: Path, label: str) -> Path:
    """A verified copy of the open log, 0600, beside it: `callassist-<label>.db`.

    By SQLite's backup, never by copying the file: closing a second descriptor of it would drop SQLite's lock.

    Raises:
        LogDamaged: the copy is not sound.
        OSError, and the driver's errors.
    """
    target = path.with_name(f"{path.stem}-{label}{path.suffix}")
    temporary = beside(target)
    os.close(open_private(temporary, exclusive=True))
    try:
        copy = connect(temporary)
        try:
            connection.backup(copy, pages=_BACKUP_PAGES)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            row = copy.execute("PRAGMA integrity_check(1)").fetchone()
        finally:
            copy.close()
        if row is None or row[0] != "ok":
            raise LogDamaged(
                f"the call log is damaged ({row[0] if row else 'unreadable'})",
                where=str(path),
                next_step="nothing was changed; restore a backup of it",
            )
        descriptor = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return target
