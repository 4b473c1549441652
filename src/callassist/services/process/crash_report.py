"""What a crash leaves behind: the place in our code, never the process's memory, in which names and notes stand."""

from __future__ import annotations

import faulthandler
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from callassist.storage.files import open_private

NAME = "crash.log"
#: what the last crash left, once it was found
LAST_NAME = "crash-last.log"


def forbid_core_dumps() -> None:
    """The system keeps no picture of this process's memory, however it ends."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def watch_for_crashes(folder: Path) -> Path | None:
    """Has a crash from now on written to a file in `folder`; the report of the run before, if that one crashed.

    A report is found once: it is put aside for who wants to read it, in place of an older one. Where the file cannot be
    made, a crash is not reported; nothing else depends on it.
    """
    report = folder / NAME
    found: Path | None = None
    with suppress(OSError):
        state = report.lstat()
        if stat.S_ISREG(state.st_mode) and state.st_size:
            found = report.replace(folder / LAST_NAME)
    with suppress(OSError):
        # stays open as long as the process lives: when it crashes, nothing can be opened any more
        descriptor = open_private(report)
        os.ftruncate(descriptor, 0)
        faulthandler.enable(file=descriptor)
    return found
