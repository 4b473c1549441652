"""What lies at the names SQLite uses, looked at before SQLite opens it: it waits for a FIFO, and for ever.

A rollback journal (`-journal`) is looked for beside any database, also one that never has one; a FIFO there hangs
whoever opens the log.
"""

from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

from callassist.errors import LogDamaged

_log = logging.getLogger(__name__)

_SUFFIXES = ("-wal", "-shm", "-journal")


def check_plain(path: Path) -> None:
    """Makes sure that what lies at `path`, if anything does, is a file. A link to one is followed.

    Raises:
        LogDamaged: it is a folder, a FIFO, a device …
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # whoever opens it says what is wrong
    if not stat.S_ISREG(mode):
        raise LogDamaged(
            "this is no file",
            where=str(path),
            next_step="nothing was changed; move it away or restore a backup",
            code="log_foreign",
        )


def clear_away(path: Path) -> None:
    """Renames what SQLite would take for a file of the database at `path` and is none: FIFOs, folders, devices, links.

    Nothing is deleted; a name that cannot be freed is left to SQLite.
    """
    database = path.resolve() if path.is_symlink() else path  # SQLite looks beside the file itself
    for suffix in _SUFFIXES:
        beside = database.with_name(database.name + suffix)
        try:
            if stat.S_ISREG(beside.lstat().st_mode):
                continue
            beside.rename(beside.with_name(f"{beside.name}.set-aside-{os.urandom(4).hex()}"))
        except FileNotFoundError:
            continue
        except OSError as error:
            _log.warning("what lies beside the call log could not be set aside: %s", error.strerror)
            continue
        _log.warning("something beside the call log was no file and was set aside")
