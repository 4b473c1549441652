"""Who else can change what lies in the data folder: whoever can may exchange the log for another one."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from callassist.errors import LogError


def shared(folder: Path) -> LogError | None:
    """What to tell the rep where others can write to `folder`, or to a folder it lies in; None where nobody can.

    Modes of Unix; Windows keeps the folders of a user to that user. A folder that could be made private was, when the
    log was opened (`files.make_private_folder`): this finds those that cannot, such as one on a disk that knows no
    modes, one that belongs to somebody else, or one below a folder open to all.
    """
    if sys.platform == "win32":
        return None
    try:
        where = _shared(folder.resolve())
    except OSError:
        return None  # whoever uses it says what is wrong
    if where is None:
        return None
    return LogError(
        "others can write to this folder, and so could exchange or delete the call log",
        where=str(where),
        next_step="take that right from them (chmod go-w), or move the data folder to one of your own",
        code="folder_shared",
    )


def _shared(folder: Path) -> Path | None:
    own = folder.stat()
    if own.st_uid != os.getuid() or _is_open(own):
        return folder
    # whoever can rename an entry of a folder can put another one in its place; a sticky one allows that to owners only
    for above in folder.parents:
        found = above.stat()
        if _is_open(found) and not found.st_mode & stat.S_ISVTX:
            return above
    return None


def _is_open(found: os.stat_result) -> bool:
    """Whether others than its owner can write there; a group that has nobody but the user in it does not count."""
    private_group = found.st_gid == found.st_uid == os.getuid()
    return bool(found.st_mode & (stat.S_IWOTH if private_group else stat.S_IWOTH | stat.S_IWGRP))
