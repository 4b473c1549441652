"""What a new log is to be made of, and what became of it: plain values, cheap to import and to hand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from callassist.storage.files import DAMAGED_NAME
from callassist.storage.keeping.backups import Backup

__all__ = ["DAMAGED_NAME", "REPLACED_NAME", "Built", "Order", "Tick", "Way", "no_tick"]

REPLACED_NAME = "replaced"
"""The folder beside the log in which its former files are kept where they were sound; else it is `DAMAGED_NAME`."""


Tick = Callable[[int, int], None]
"""Is told how much of how much is done; may raise to call it off."""


def no_tick(_done: int, _total: int) -> None:
    """Nobody watches."""


class Way(Enum):
    """What a new log holds beside what no new log may lack."""

    #: the newest sound backup, and all that can be read of the damaged files
    RECOVER = "recover"
    #: one backup, and no call beyond it
    RESTORE = "restore"
    #: no call
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of what."""

    way: Way
    #: the log it takes the place of; it is not open
    log: Path
    #: folder of its backups
    backups: Path
    #: does not exist yet
    target: Path
    #: aware; the birth date of a log without a backup
    now: datetime
    #: the backup to restore
    base: Path | None = None
    #: how many lines the log's journal is known to have had, and whose it was; 0 and "" where that is not known
    marked: int = 0
    log_id: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What the new log holds."""

    #: where it is
    path: Path
    #: the backup it was begun from; None: none, or one that is not among the log's own
    backup: Backup | None
    #: backups that were passed over because they are damaged themselves
    bad_backups: tuple[Path, ...]
    #: calls and journal lines in it, and how many of them were read out of the damaged files
    calls: int
    events: int
    salvaged_calls: int
    salvaged_events: int
    #: journal lines that are known to be missing
    missing: int
    #: contacts that another source knew to be blocked
    blocked: int
    #: it is not the log that was here before
    is_another: bool
