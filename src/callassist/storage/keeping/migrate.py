"""Bringing an older log up to date: a verified copy first, then one transaction a step, checked before it counts.

Imports alembic and SQLAlchemy, which nothing else here does: half a second and 60 MB, only for a log that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from callassist.errors import LogDamaged
from callassist.storage import schema
from callassist.storage.driver import Connection, connect, load_driver
from callassist.storage.keeping import form
from callassist.storage.keeping.backups import Backup, make_backup

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationInfo

#: the format each step leads to
FORMATS: Mapping[str, tuple[int, int]] = {"0001": (1, 0), "0002": (1, 1), "0003": (1, 2), "0004": (1, 3)}

_FOLDER = Path(__file__).parents[1] / "migrations"


def migrate(
    path: Path,
    backups: Path,
    now: datetime,
    *,
    steps: Path | None = None,
    formats: Mapping[str, tuple[int, int]] = FORMATS,
) -> Backup:
    """Brings the log at `path` to the present format and returns the backup made of it before.

    Args:
        path: the log; nobody else may have it open.
        backups: where the backup goes.
        now: aware; the date of the backup.
        steps: another folder of steps, for tests.
        formats: the format each step leads to.

    Raises:
        LogDamaged: the backup or a step did not pass its check; the log is as it was.
        OSError, and the driver's errors: the same.
    """
    connection = connect(path)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        form.check_form(connection, schema.check_version(connection, path), path)
        schema.set_up(connection, path)
        backup = make_backup(connection, path, backups, now, "before_migration")
        _upgrade(connection, path, steps, formats)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    return backup


def upgrade(path: Path) -> None:
    """Brings a copy nobody else has open, and that can be made again, to the present format.

    Raises:
        LogDamaged: a step did not pass its check; and the driver's errors.
    """
    connection = connect(path)
    try:
        _upgrade(connection, path, None, FORMATS)
    finally:
        connection.close()


def _upgrade(connection: Connection, path: Path, steps: Path | None, formats: Mapping[str, tuple[int, int]]) -> None:
    # tables that refer to one another cannot be rebuilt one after the other while references are enforced; each step is
    # checked for broken ones before it is committed
    connection.execute("PRAGMA foreign_keys = OFF")
    with engine_over(connection).connect() as transaction:
        command.upgrade(configuration(transaction, path, steps, formats), "head")
    connection.execute("PRAGMA foreign_keys = ON")


def engine_over(connection: Connection) -> Engine:
    """SQLAlchemy over the one connection, with whole transactions.

    The driver would begin transactions on its own and leave schema changes outside of them; it is told not to, and
    every transaction begins by taking the write lock, so that it cannot fail half-way for want of it.
    """
    engine = create_engine(
        "sqlite://",
        module=load_driver(),
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,  # an error that is logged would quote names, numbers and notes
    )

    def begin(transaction: SqlConnection) -> None:
        transaction.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    return engine


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
