"""Files of evidence that prove nothing: taken in for a call that never began, or half-made by a run that was killed.

Removed only where neither the log nor any copy of it names them: a backup that is got back brings its consents with it,
and what proves them must still be there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from callassist.storage import evidence_files
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.files import sweep
from callassist.storage.keeping import wal_hard_link
from callassist.storage.keeping.erased_copies import copies_of

_NAMED = "SELECT DISTINCT evidence_sha256 FROM consent WHERE evidence_sha256 <> ''"
_HAS_CONSENTS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'consent'"
_log = logging.getLogger(__name__)


def remove_unnamed(connection: Connection, log: Path, backups: Path, before: float) -> None:
    """Removes them from the folder of `log`; only what was taken in before that moment (of the system's clock).

    By who holds the log's lock. Never fails on a file: the next start looks again.
    """
    folder = evidence_files.folder_of(log)
    sweep(folder, evidence_files.FOLDER)
    unnamed = _older(folder, before) - _named(connection)
    if not unnamed:
        return
    try:
        unnamed -= _named_in(copies_of(log, backups))
    except Exception as error:  # noqa: BLE001 - a copy may be damaged in any way, and name all of them
        _log.warning("files of evidence stay: a copy cannot be read: %s", error_name(error) or type(error).__name__)
        return
    for name in sorted(unnamed):
        with suppress(OSError):
            (folder / name).unlink()


def _older(folder: Path, before: float) -> set[str]:
    found: set[str] = set()
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):
                if evidence_files.is_kept_name(path.name) and path.lstat().st_mtime < before:
                    found.add(path.name)
    return found


def _named(connection: Connection) -> set[str]:
    return {str(one) for (one,) in connection.execute(_NAMED)}


def _named_in(copies: Iterable[Path]) -> set[str]:
    """What the consents of these copies name.

    Raises:
        OSError, LogError, the driver's errors: one of them cannot be read, or not all of it.
    """
    found: set[str] = set()
    for copy in copies:
        for wal in (wal_hard_link.wal_of(copy), wal_hard_link.second_name_of(copy)):
            if wal.exists() and wal.stat().st_size:
                raise OSError("what it was written last stands beside it")
        connection = connect(copy, read_only=True)
        try:
            # one that is from before there were consents names nothing
            if connection.execute(_HAS_CONSENTS).fetchone() is not None:
                found |= _named(connection)
        finally:
            connection.close()
    return found
