"""The watched disk from inside the process it was preloaded into."""

from __future__ import annotations

import ctypes
import functools
import os
import sys
from pathlib import Path
from typing import Any

#: kinds of operations (see watched_disk.c): those on the content of files …
CONTENT = "WTSA"
#: … and all that can fail or be the last thing a process does
ALL = CONTENT + "OoRLYUKDP"
#: what a full disk still does
NEED_NO_ROOM = "oUDP"
#: what nobody is refused who has the file open
OF_OPEN_FILES = CONTENT
#: those that change what a disk holds
CHANGING = "WTAOSRLUKD"


def preloaded(library: Path, watch: Path) -> dict[str, str]:
    """The environment of a process whose files below `watch` are watched."""
    return {**os.environ, "LD_PRELOAD": str(library), "WATCHED_DISK": str(watch)}


@functools.cache
def _disk() -> Any:
    found = ctypes.CDLL(None)
    found.disk_fail.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p]
    found.disk_kill.argtypes = [ctypes.c_long, ctypes.c_char_p]
    found.disk_room.argtypes = [ctypes.c_longlong, ctypes.c_longlong]
    found.disk_seen.restype = found.disk_failed.restype = ctypes.c_long
    return found


def watch(folder: Path) -> None:
    """Watch another folder from now on."""
    _disk().disk_watch(os.fsencode(folder))


def record(path: Path) -> None:
    """Record every operation into `path`."""
    error = _disk().disk_record(os.fsencode(path))
    assert error == 0, os.strerror(error)


def mark(text: str) -> None:
    """Put a text between the recorded operations."""
    _disk().disk_mark(text.encode())


def fail(number: int, *, onwards: bool, error: int, kinds: str = CONTENT, spared: str = "") -> None:
    """Let the operation `number` of these kinds (from 1, counted from now on) fail; `onwards`: all from there too.

    Those of the kinds `spared` are counted, but do not fail: a full disk keeps nothing from being removed.
    """
    _disk().disk_fail(number, int(onwards), error, kinds.encode(), spared.encode())


def kill(number: int, kinds: str = ALL) -> None:
    """This process is killed right before its operation `number` of these kinds, from 1, counted from now on."""
    _disk().disk_kill(number, kinds.encode())


def calm(kinds: str = CONTENT) -> None:
    """No operation fails any more; the counts begin anew."""
    _disk().disk_fail(0, 0, 0, kinds.encode(), b"")


def room(left: int, in_all: int) -> None:
    """Make it a disk of `in_all` bytes of which `left` are free; -1: as large as it really is."""
    _disk().disk_room(left, in_all)


def forget(*, on: bool) -> None:
    """A flush that fails takes back what was written since the last one: the cache may have shown what never lasted."""
    _disk().disk_forgets(int(on))


def seen() -> int:
    """Operations that could have failed since the last `fail` or `calm`."""
    return int(_disk().disk_seen())


def failed() -> int:
    """Operations that did fail since the last `fail` or `calm`."""
    return int(_disk().disk_failed())


if not sys.platform.startswith("linux"):
    raise ImportError("the watched disk is for Linux")
