"""Logs that may be a stranger's, or damaged in any way, read in a process of its own (see `apart`).

Here are the jobs, and what calls them: plain arguments one way, plain data the other.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from callassist.storage.apart import MEMORY_MB, QUIET_S, Tick, apart_job, run_apart

if TYPE_CHECKING:
    from callassist.storage.backups import Backup
    from callassist.storage.recovery import Recovered

#: files whose size is looked at
_MOST_FILES = 1_000
_QUIET_S_PER_MB = 2.0

Cancelled = Callable[[], bool]


def rebuild(
    log: Path, target: Path, backups: Path, now: datetime, tick: Tick | None, cancelled: Cancelled | None, marked: int
) -> Recovered:
    """`recovery.rebuild`, apart: can be called off within a second, whatever is in the files.

    Raises:
        CancelledError: it was called off.
        LogError: also where it would never end, or takes too much memory.
        (what `recovery.rebuild` raises for the rep)
    """
    from callassist.storage.recovery import Recovered

    arguments = {
        "log": str(log),
        "target": str(target),
        "backups": str(backups),
        "now": now.isoformat(),
        "marked": marked,
    }
    files = [log, *log.parent.glob(f"{log.name}-*"), *backups.glob("*.db"), *log.parent.glob("damaged/*/*")]
    found = _leaving_nothing(
        target, lambda: run_apart(rebuild_job, arguments, tick=tick, cancelled=cancelled, **_bounds(log, files))
    )
    bad = tuple(Path(one) for one in found.pop("bad_backups"))
    backup = _backup_from(found.pop("backup"))
    return Recovered(path=target, backup=backup, bad_backups=bad, bare_calls=tuple(found.pop("bare_calls")), **found)


def prepare_restore(backup: Path, new: Path, tick: Tick | None = None, cancelled: Cancelled | None = None) -> int:
    """`recovery.prepare_restore`, apart.

    Raises:
        CancelledError: it was called off.
        LogError: it cannot be used; also where reading it would never end, or takes too much memory.
    """
    arguments = {"backup": str(backup), "new": str(new)}
    found = _leaving_nothing(
        new, lambda: run_apart(prepare_job, arguments, tick=tick, cancelled=cancelled, **_bounds(backup, [backup]))
    )
    return int(found)


def _bounds(what: Path, files: list[Path]) -> dict[str, Any]:
    """Limits that suit the largest of `files`: SQLite says nothing while it checks a log, which may take minutes.

    Measured with 30,000 calls, 116 MB, on a busy machine: 21 s without a word, 131 MB of memory.
    """
    megabytes = 0
    for one in files[:_MOST_FILES]:
        with suppress(OSError):
            state = one.lstat()
            if stat.S_ISREG(state.st_mode):
                # what is written on the disk: a file of holes is not large
                size = min(state.st_size, getattr(state, "st_blocks", state.st_size) * 512)
                megabytes = max(megabytes, size >> 20)
    memory_mb = MEMORY_MB + max(0, megabytes - MEMORY_MB)
    return {"where": str(what), "quiet_s": QUIET_S + megabytes * _QUIET_S_PER_MB, "memory_mb": memory_mb}


def _leaving_nothing(target: Path, run: Callable[[], Any]) -> Any:  # noqa: ANN401 - JSON
    """What `run` gives; where it fails, what the ended process left half-made at or beside `target` is removed."""
    try:
        return run()
    except BaseException:
        left = [target, *target.parent.glob(f".{target.name}.*.part*")]
        for one in left:
            with suppress(OSError):
                one.unlink()
        raise


@apart_job
def rebuild_job(tick: Tick, *, log: str, target: str, backups: str, now: str, marked: int) -> dict[str, Any]:
    """In the other process: the new log is made at `target`."""
    from callassist.storage import recovery

    found = recovery.rebuild(Path(log), Path(target), Path(backups), datetime.fromisoformat(now), tick, marked)
    return {
        "backup": _backup_to(found.backup),
        "bad_backups": [str(one) for one in found.bad_backups],
        "calls": found.calls,
        "events": found.events,
        "salvaged_calls": found.salvaged_calls,
        "salvaged_events": found.salvaged_events,
        "missing": found.missing,
        "bare_calls": list(found.bare_calls),
    }


@apart_job
def prepare_job(_tick: Tick, *, backup: str, new: str) -> int:
    """In the other process: a checked copy of the backup, in the present format, at `new`."""
    from callassist.storage import recovery

    return recovery.prepare_restore(Path(backup), Path(new))


def _backup_to(backup: Backup | None) -> dict[str, Any] | None:
    if backup is None:
        return None
    return {
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "reason": backup.reason,
        "log_id": backup.log_id,
        "calls": backup.calls,
        "newest_call": backup.newest_call,
        "last_seq": backup.last_seq,
        "last_hash": backup.last_hash,
        "size": backup.size,
    }


def _backup_from(found: dict[str, Any] | None) -> Backup | None:
    from callassist.storage.backups import Backup

    if found is None:
        return None
    path, made = Path(found.pop("path")), datetime.fromisoformat(found.pop("made"))
    return Backup(path=path, made=made, **found)
