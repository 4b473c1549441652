"""Logs that may be a stranger's, or damaged in any way, read in a process of its own (see `apart`).

Here are the jobs, and what calls them: plain arguments one way, plain data the other.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from callassist.storage.driver import known_error
from callassist.storage.files import DAMAGED_NAME
from callassist.storage.keeping.apart import MEMORY_MB, QUIET_S, Tick, apart_job, run_apart
from callassist.storage.keeping.backups import Backup
from callassist.storage.keeping.orders import Built, Order, Way

#: files whose size is looked at
_MOST_FILES = 1_000
_QUIET_S_PER_MB = 2.0

Cancelled = Callable[[], bool]


def build(order: Order, tick: Tick | None = None, cancelled: Cancelled | None = None) -> Built:
    """`renewing.build`, apart: can be called off within a second, whatever is in the files.

    Raises:
        CancelledError: it was called off.
        LogError: also where it would never end, or takes too much memory.
        (what `renewing.build` raises for the rep)
    """
    files = [order.log, *order.log.parent.glob(f"{order.log.name}-*"), *order.log.parent.glob(f"{DAMAGED_NAME}/*/*")]
    files += [*order.backups.glob("*.db"), *(() if order.base is None else (order.base,))]
    where = order.log if order.base is None else order.base
    bounds = _bounds(where, files)
    found = _leaving_nothing(
        order.target, lambda: run_apart(build_job, _order_to(order), tick=tick, cancelled=cancelled, **bounds)
    )
    bad = tuple(Path(one) for one in found.pop("bad_backups"))
    return Built(path=order.target, backup=_backup_from(found.pop("backup")), bad_backups=bad, **found)


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
def build_job(tick: Tick, **order: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """In the other process: the new log is made at its target."""
    from callassist.storage.keeping import renewing

    wanted = _order_from(order)
    try:
        found = renewing.build(wanted, tick)
    except Exception as error:
        known = known_error(error, wanted.log)  # a disk that is full or broken is no bug
        if known is None:
            raise
        raise known from error
    return {
        "backup": _backup_to(found.backup),
        "bad_backups": [str(one) for one in found.bad_backups],
        "calls": found.calls,
        "events": found.events,
        "salvaged_calls": found.salvaged_calls,
        "salvaged_events": found.salvaged_events,
        "missing": found.missing,
        "blocked": found.blocked,
        "is_another": found.is_another,
    }


def _order_to(order: Order) -> dict[str, Any]:
    return {
        "way": order.way.value,
        "log": str(order.log),
        "backups": str(order.backups),
        "target": str(order.target),
        "now": order.now.isoformat(),
        "base": None if order.base is None else str(order.base),
        "marked": order.marked,
        "log_id": order.log_id,
    }


def _order_from(found: dict[str, Any]) -> Order:
    return Order(
        Way(found["way"]),
        Path(found["log"]),
        Path(found["backups"]),
        Path(found["target"]),
        datetime.fromisoformat(found["now"]),
        None if found["base"] is None else Path(found["base"]),
        found["marked"],
        found["log_id"],
    )


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
    if found is None:
        return None
    path, made = Path(found.pop("path")), datetime.fromisoformat(found.pop("made"))
    return Backup(path=path, made=made, **found)
