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
from callassist.storage.keeping.kept_evidence import folder_in, named_by

_log = logging.getLogger(__name__)


def remove_unnamed(connection: Connection, log: Path, backups: Path, before: float) -> None:
    """Removes them from the folder of `log` and from that of its backups.

    Only what was taken in before that moment (of the system's clock). By who holds the log's lock. Never fails on a
    file: the next start looks again.
    """
    folders = (evidence_files.folder_of(log), folder_in(backups))
    for folder in folders:
        sweep(folder, evidence_files.FOLDER)
    unnamed = set[str]().union(*(_older(folder, before) for folder in folders)) - named_by(connection)
    if not unnamed:
        return
    try:
        unnamed -= named_in(copies_of(log, backups))
    except Exception as error:  # noqa: BLE001 - a copy may be damaged in any way, and name all of them
        _log.warning("files of evidence stay: a copy cannot be read: %s", error_name(error) or type(error).__name__)
        return
    for folder in folders:
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


def named_in(copies: Iterable[Path]) -> set[str]:
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
            found |= named_by(connection)
        finally:
            connection.close()
    return found
