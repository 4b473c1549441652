"""Erasing somebody from the log itself: noted first, so that a kill leaves nobody half-erased. Database thread only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.engine.retention import PERIODS, Rule
from callassist.errors import ImpossibleAction, LogError, LogUnwritable
from callassist.storage import evidence_files
from callassist.storage.calls.records import utc_text
from callassist.storage.identifiers import new_id
from callassist.storage.keeping import unforgotten
from callassist.storage.keeping.erasing import ErasePlan, erase, hashes_of
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.storage.store import Store


@dataclass(frozen=True, slots=True)
class ErasedInLog:
    """Somebody who is erased in the log, and has to be from its copies."""

    one: unforgotten.Unforgotten
    noted: Path
    #: files that prove a consent of theirs and could not be removed
    left: tuple[Path, ...]
    #: hashes of such files, of those the log does not name any more
    files: tuple[str, ...] = ()

    @property
    def note(self) -> Path | None:
        """The note that can be let go of once the copies are done; None while something is left."""
        return None if self.left else self.noted


def erase_in_log(store: Store, wanted: ErasePlan, now: datetime, *, known_again: bool = True) -> ErasedInLog:
    """Takes them out of the log. What was written of them before may stand in its write-ahead log until a checkpoint.

    Args:
        store: the log.
        wanted: what goes and what stays.
        now: aware.
        known_again: whether somebody at their number is told to have been erased before, should they come back.

    Raises:
        ImpossibleAction: a call with them is on (code `person_in_call`).
        LogError, the driver's errors: nobody was erased.
    """
    if store.journal.under_way.intersection(wanted.targets.calls):
        raise ImpossibleAction("a call with this person is on", code="person_in_call")
    files = hashes_of(store.connection, wanted.targets)
    one = unforgotten.Unforgotten(new_id(), wanted.who, wanted.targets.calls, files)
    until = PERIODS[Rule.LEDGER].after(now).date().isoformat()
    try:
        noted = unforgotten.remember(store.path.parent, one)
    except OSError as error:
        raise _not_noted(store.path.parent, error) from error
    try:
        with transaction(store.connection):
            erase(store.connection, one.erasure, wanted, utc_text(now), until, known_again=known_again)
    except BaseException:
        unforgotten.forget(noted)  # nobody was erased
        raise
    return ErasedInLog(one, noted, let_go(store, files), evidence_files.unused(store.connection, files))


def let_go(store: Store, files: Collection[str]) -> tuple[Path, ...]:
    """Removes files that prove nothing any more; those that cannot be removed."""
    return evidence_files.let_go(evidence_files.folder_of(store.path), store.connection, files)


def write_back(store: Store) -> None:
    """Nothing of whoever was erased is left in the write-ahead log either."""
    store.checkpoint()
    store.begin()


def _not_noted(folder: Path, error: OSError) -> LogError:
    return LogUnwritable(
        f"it cannot be noted who is to be erased ({error.strerror or error})",
        where=str(folder),
        next_step="free some space; nobody was erased",
        code="log_unwritable",
        facts={"cause": error.strerror or str(error)},
    )
