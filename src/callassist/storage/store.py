"""An open log: the one connection, and what is read and written through it. Database thread only."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from callassist.errors import LogError
from callassist.storage import generations
from callassist.storage.calls.journal import Journal
from callassist.storage.calls.reading import Reading
from callassist.storage.calls.records import RESCUE_KEY
from callassist.storage.driver import Connection, error_name
from callassist.storage.files import FileIdentity, check_identity

#: hexadecimal digits
_KEY_LENGTH = 64

_log = logging.getLogger(__name__)


class Store:
    """What jobs on the database thread are given."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.identity = FileIdentity.of(path)
        self.journal = Journal(connection, lambda: check_identity(path, self.identity))
        self.reading = Reading(connection, path)
        #: the write-ahead log says which file it was begun on
        self.begun = False
        #: by `time.perf_counter`: when a part of a long job was written last, and when all of it was flushed last
        self.bulk_at = self.bulk_flushed_at = float("-inf")
        #: what the rep should hear about although the log works
        self.warnings: tuple[LogError, ...] = ()
        row = connection.execute("SELECT value FROM meta WHERE key = 'log_id'").fetchone()
        self.log_id = str(row[0]) if row is not None else ""
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (RESCUE_KEY,)).fetchone()
        self._has_key = row is not None and len(str(row[0])) >= _KEY_LENGTH
        #: proves rescue files to be this log's
        self.rescue_key = str(row[0]) if row is not None and self._has_key else os.urandom(_KEY_LENGTH // 2).hex()

    @property
    def connection(self) -> Connection:
        """The driver's connection, for what is neither reading nor writing calls."""
        return self._connection

    def keep_key(self) -> None:
        """Gives a log of version 1.0 its key, where it has none yet.

        Raises:
            the driver's errors: it is tried again at the next checkpoint.
        """
        if not self._has_key:
            sql = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            self._connection.execute(sql, (RESCUE_KEY, self.rescue_key))
            self._has_key = True

    def checkpoint(self) -> None:
        """Writes the write-ahead log back into the file and empties it; `begin` follows before anything is written."""
        self.keep_key()
        try:
            self.finish()
        except Exception as error:  # noqa: BLE001 - without room for one more page there may be some afterwards
            _log.warning("a checkpoint begins without its number: %s", error_name(error) or type(error).__name__)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def finish(self) -> None:
        """Lets the write-ahead log say that it is about to be written back."""
        self.begun = False
        generations.finish(self._connection)

    def begin(self) -> None:
        """Lets the write-ahead log say which file it is begun on."""
        generations.begin(self._connection)
        self.begun = True

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()
