"""A phase of `keeping` in a process whose disk is watched: `main(PHASE, CASE, STEPS, HOW, …)`, forked by a nursery.

How it ends, by the words that follow: `whole` (nothing is done to it), `record FILE`, `kill NUMBER`, `stop` (killed
once the phase is over, before anything is closed), `fail NUMBER KIND`. A last word names what is planted in it, for a
control.

Tells on standard output, a line each: `begun`, `line CALL NUMBER`, `blocked NUMBER`, `backup LAST_SEQ` as they are
acknowledged, `error CODE` and `raw TEXT` for errors, `operations NUMBER` (that could have failed in the phase),
`failed NUMBER` (that did), `done` when the phase is over, `after` when it was tried again after the fault.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
from pathlib import Path

import alembic.command  # noqa: F401 - before the fork

from callassist.bootstrap import Services
from callassist.errors import KnownError
from callassist.storage.driver import load_driver
from tests.faults import planted_faults
from tests.faults.injection import disk
from tests.faults.keeping import (
    BY_NAME,
    Phase,
    kept_back,
    let_go,
    open_as_far_as_it_goes,
    open_services,
    put_log_back,
    world,
)
from tests.storage.logs import LIBRARY, request, script

#: word → error, and whether all from there on fail
KINDS = {
    "ENOSPC once": (errno.ENOSPC, False),
    "EIO once": (errno.EIO, False),
    "EACCES once": (errno.EACCES, False),
    "ENOSPC onwards": (errno.ENOSPC, True),
    "EIO onwards": (errno.EIO, True),
    "EACCES onwards": (errno.EACCES, True),
}
#: seconds after which a child hangs, and is ended
LIMIT = 180


def prepare() -> None:
    """Before the fork: what every child would spend its time on."""
    load_driver()
    LIBRARY.usable()
    script(request().script)


def tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())
    disk.mark(f"told {text}")


class Raw(logging.Handler):
    """Tells of errors nobody foresaw: those are logged with a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            tell(f"raw logged: {record.getMessage()} {record.exc_info[1]!r}")


def main(name: str, case: str, steps: str, how: str, number: str = "0", kind: str = "", planted: str = "") -> None:
    """One phase."""
    signal.alarm(LIMIT)
    logging.getLogger().addHandler(Raw())
    phase, folder = BY_NAME[name], Path(case)
    with world(name, Path(steps)):
        planted_faults.plant(planted)
        disk.watch(folder)
        if how == "record":
            disk.record(Path(number))
        found = open_services(folder)
        if phase.opened:
            open_as_far_as_it_goes(found, phase)
        phase.before(found, folder, tell)
        tell("begun")
        if how == "kill":
            disk.kill(int(number))
        elif how == "fail":
            error, onwards = KINDS[kind]
            spared = {errno.ENOSPC: disk.NEED_NO_ROOM, errno.EACCES: disk.OF_OPEN_FILES}.get(error, "")
            disk.fail(int(number), onwards=onwards, error=error, kinds=disk.ALL, spared=spared)
        else:
            disk.calm(disk.ALL)
        refused = _tried(phase, found, folder)
        if phase.closes and how != "stop":
            let_go(found)
        tell(f"operations {disk.seen()}")
        tell(f"failed {disk.failed()}")
        disk.calm()
        if how == "stop":
            os.kill(os.getpid(), signal.SIGKILL)
        if not refused:
            tell("done")
        if how == "fail":
            _again(phase, found, folder, refused)
        if not phase.closes:
            let_go(found)


def _tried(phase: Phase, found: Services, folder: Path) -> bool:
    """Whether the phase told an error."""
    try:
        phase.act(found, folder, tell)
    except KnownError as error:
        words = "" if error.next_step else " without a next step"
        tell(f"error {error.code}{words}")
    except Exception as error:  # noqa: BLE001 - that is what this looks for
        tell(f"raw {error!r}")
    else:
        return False
    return True


def _again(phase: Phase, found: Services, folder: Path, refused: bool) -> None:
    """The disk is well again: what was refused works now."""
    if not refused:
        return
    if phase.closes:
        found = open_services(folder)
    elif phase.name == "rescue written":
        put_log_back(folder)
        _settle(found)
        return
    if not _tried(phase, found, folder):
        tell("after")
    if phase.closes:
        let_go(found)


def _settle(found: Services) -> None:
    """The log is there again: the call's answers go into it."""
    live = kept_back()
    live.retry().future.result(LIMIT)
    tell("after")
