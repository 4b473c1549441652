"""Erasing somebody from the copies of the log once the log itself knows nothing of them: at once, or after a kill."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from callassist.storage import evidence_files
from callassist.storage.database import Database
from callassist.storage.keeping import erased_copies
from callassist.storage.keeping.erased_copies import CopiesErased, Line
from callassist.storage.keeping.unforgotten import Unforgotten, forget, unforgotten
from callassist.storage.store import Store

_RESCUES = "*callassist-rescue-{call}*"


def erase_everywhere(
    database: Database, lines: Sequence[Line], one: Unforgotten, noted: Path | None, rescue_folders: Iterable[Path] = ()
) -> CopiesErased:
    """Makes every copy anew without this person, and lets go of the note. Not on the database thread.

    Args:
        database: of the log.
        lines: its ledger.
        one: whom the note is about.
        noted: the note; None where it is needed still.
        rescue_folders: where files with lines of their calls may lie.
    """
    log = database.path
    rescues = [
        path
        for folder in (*rescue_folders, log.parent)
        for call in one.calls
        for path in _matching(folder, _RESCUES.format(call=call))
    ]
    found = erased_copies.erase_in_copies(lines, log, database.backups, one.who, rescues)
    if noted is not None:
        forget(noted)
    return found


def go_on_erasing(store: Store, database: Database, rescue_folders: tuple[Path, ...] = ()) -> Future[int] | None:
    """Goes on where an earlier run was ended; how many copies were made anew. None: there is nothing to go on with.

    On the database thread; the copies are looked through on one of its own, for that may take many seconds.
    """
    waiting = tuple(unforgotten(database.path.parent))
    if not waiting:
        return None
    lines = erased_copies.ledger(store.connection)
    known = {line["id"] for line in lines}
    gone = [file for _, one in waiting if one.erasure in known for file in one.files]
    left = {one.name for one in evidence_files.let_go(evidence_files.folder_of(store.path), store.connection, gone)}
    result: Future[int] = Future()

    def work() -> None:
        try:
            copies = 0
            for noted, one in waiting:
                if one.erasure in known:
                    done = None if left.intersection(one.files) else noted
                    copies += len(erase_everywhere(database, lines, one, done, rescue_folders).rewritten)
                else:
                    forget(noted)  # it was ended before the log was written to: nobody was erased
            result.set_result(copies)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            result.set_exception(error)

    threading.Thread(target=work, name="erasing", daemon=True).start()
    return result


def _matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    with suppress(OSError):
        return tuple(folder.glob(pattern))
    return ()
