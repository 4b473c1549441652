"""Room on the disk: how much is left, and a reserve that lets the call under way be finished when none is.

The limits are those of a usual disk, or a share of a small one (a stick, a quota), so that a log can be kept there too.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from callassist.storage.files import open_private

BALLAST_NAME = "callassist.ballast"

_MIB = 1024 * 1024
#: bytes left below which a warning is due, a new call is refused, and the size of the reserve
_WARN, _REFUSE, _BALLAST = 500 * _MIB, 50 * _MIB, 16 * _MIB
#: and the shares of the whole disk they are at most
_WARN_SHARE, _REFUSE_SHARE, _BALLAST_SHARE = 0.2, 0.1, 0.05


class Room(Enum):
    ENOUGH = "enough"
    #: less than 500 MB: say so
    SCARCE = "scarce"
    #: less than 50 MB: begin no call; one that runs goes on
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Space:
    """What is left on the disk of the log, in bytes."""

    free: int
    room: Room


def space_of(folder: Path) -> Space:
    """The room left where `folder` lies; plenty where the system does not tell."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return Space(0, Room.ENOUGH)
    if usage.free < min(_REFUSE, usage.total * _REFUSE_SHARE):
        return Space(usage.free, Room.NONE)
    return Space(usage.free, Room.SCARCE if usage.free < min(_WARN, usage.total * _WARN_SHARE) else Room.ENOUGH)


class Ballast:
    """Bytes that are kept only to be given up when the disk is full."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / BALLAST_NAME

    def put_by(self) -> None:
        """Makes the reserve where there is room for it beside everything else. Never fails."""
        folder = self._path.parent
        with suppress(OSError):
            usage = shutil.disk_usage(folder)
            size = int(min(_BALLAST, usage.total * _BALLAST_SHARE))
            if self._path.is_symlink() or (self._path.exists() and self._path.stat().st_size >= size):
                return
            if usage.free - size < min(_REFUSE, usage.total * _REFUSE_SHARE):
                return
            descriptor = open_private(self._path)
            try:
                # really written: a file system that only notes a size gives nothing back
                block = os.urandom(_MIB)
                left = size
                while left > 0:
                    left -= os.write(descriptor, block[:left])
                os.fsync(descriptor)
            except OSError:
                self._path.unlink()
                raise
            finally:
                os.close(descriptor)

    def give_up(self) -> bool:
        """Frees the reserve; True if there was one."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
