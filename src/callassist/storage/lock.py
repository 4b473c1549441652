"""One program at a time: a lock the kernel holds, on a file of its own.

Never on the log itself: closing any other descriptor of the log in this process would silently drop SQLite's own lock.
The kernel frees the lock when the process ends, however it ends, so there are no stale locks and no process ids to
compare.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from callassist.errors import LogBusy, LogUnwritable
from callassist.storage.files import open_private

#: the lock's file in the data folder
LOCK_NAME = "callassist.lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LogLock:
    """Holds `path` for this process until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Takes the lock; does nothing where it is held already.

        Raises:
            LogBusy: another callassist holds it.
            LogUnwritable: the lock file cannot be made, or is a link.
        """
        if self._descriptor is not None:
            return
        try:
            descriptor = open_private(self._path)
        except OSError as error:
            raise LogUnwritable(
                f"the lock file cannot be opened ({error.strerror or error})",
                where=str(self._path),
                next_step="check that the folder exists and belongs to you",
                code="folder_unusable",
            ) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise LogBusy(
                "another callassist is using this call log",
                where=str(self._path.parent),
                next_step="close the other one, or use its own search and Export",
                code="log_busy_ours",
            ) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives the lock back. The file stays: deleting it would let two programs lock two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
