"""What the log depends on, looked at from outside: folder, room, files, backups. Opens nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from callassist.errors import LogUnwritable
from callassist.private_folders import others_may_read
from callassist.storage.data_folder import make_usable
from callassist.storage.keeping.backups import backups_in
from callassist.storage.keeping.disk_space import Room, space_of

#: files whose modes are looked at
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Status:
    """One finding, in English: it is for the terminal."""

    name: str
    good: bool
    words: str
    #: nothing more can be looked at
    ends: bool = False


def status_of(log: Path, backups: Path) -> Iterator[Status]:
    """The findings on the log at `log`."""
    folder = log.parent
    try:
        make_usable(folder)
    except LogUnwritable as error:
        yield Status("data folder", good=False, words=error.message(), ends=True)
        return
    yield Status("data folder", good=True, words=str(folder))
    yield from _modes(folder)
    space = space_of(folder)
    yield Status("room", space.room is Room.ENOUGH, f"{space.free / 1e6:,.0f} MB free")
    if log.exists():
        yield Status("call log", log.stat().st_size > 0, f"{log.stat().st_size / 1e6:.1f} MB")
    damaged = folder / "damaged"
    if damaged.is_dir():
        yield Status("kept damaged files", good=True, words=str(damaged))
    found = backups_in(backups)
    if found:
        yield Status("backups", good=True, words=f"{len(found)}, the newest of {found[0].made.isoformat()}")
    else:
        yield Status("backups", not log.exists(), "none yet")


def _modes(folder: Path) -> Iterator[Status]:
    """Files others could read; on Windows, whether the folder lets all users in: what lies in it takes that over."""
    if os.name != "posix":
        open_to_others = others_may_read(folder)
        if open_to_others is not None:
            words = f"all users of this machine can read {folder}" if open_to_others else "yes"
            yield Status("readable by you alone", good=not open_to_others, words=words)
        return
    open_to_all = [path.name for path in islice(folder.rglob("*"), _MOST) if _is_open(path)]
    mine = stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    if open_to_all or not mine:
        names = ", ".join(open_to_all[:5]) or str(folder)
        yield Status("readable by you alone", good=False, words=f"others can read {names}")
    else:
        yield Status("readable by you alone", good=True, words="yes")


def _is_open(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False  # gone in this very moment
    return not stat.S_ISLNK(mode) and bool(stat.S_IMODE(mode) & 0o077)
