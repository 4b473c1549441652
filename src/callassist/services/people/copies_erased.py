"""Erasing somebody from the copies of the log once the log itself knows nothing of them: at once, or after a kill."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from callassist.storage import evidence_files
from callassist.storage.database import Database
from callassist.storage.driver import error_name
from callassist.storage.keeping import erased_copies
from callassist.storage.keeping.erased_copies import CopiesErased, Line, copies_of, is_of_the_disk
from callassist.storage.keeping.kept_evidence import folder_in, let_go_of_kept
from callassist.storage.keeping.unforgotten import Unforgotten, forget, unforgotten
from callassist.storage.keeping.unnamed_evidence import named_in
from callassist.storage.store import Store

_log = logging.getLogger(__name__)
_RESCUES = "*callassist-rescue-{call}*"
#: what is made of a copy takes its name: made at the same time of the same one, one of two would bring somebody back
_ONE_AT_A_TIME = threading.Lock()


def erase_everywhere(
    database: Database,
    lines: Sequence[Line],
    people: Sequence[tuple[Unforgotten, Path | None]],
    files: Iterable[str] = (),
    rescue_folders: Iterable[Path] = (),
) -> CopiesErased:
    """Makes every copy anew without these people, once for all of them. Not on the database thread.

    Where the disk hinders that the notes stay, and the next start goes on.

    Args:
        database: of the log.
        lines: its ledger.
        people: whom the notes are about, each with its note, which is let go of; None where it is needed still.
        files: hashes of files that proved a consent of theirs; the log names none of them any more.
        rescue_folders: where files with lines of their calls may lie.
    """
    log = database.path
    rescues = [
        path
        for folder in (*rescue_folders, log.parent)
        for one, _ in people
        for call in one.calls
        for path in _matching(folder, _RESCUES.format(call=call))
    ]
    with _ONE_AT_A_TIME:
        found = erased_copies.erase_in_copies(lines, log, database.backups, [one.who for one, _ in people], rescues)
        left = _let_go_of_kept(database, files)
    if not left and not found.later:  # what the disk hindered is tried once more with the next start
        for _, noted in people:
            if noted is not None:
                forget(noted)
    return replace(found, left=(*found.left, *left))


def _let_go_of_kept(database: Database, files: Iterable[str]) -> tuple[Path, ...]:
    """Removes the copies of files that prove nothing any more; those that cannot be removed for now.

    What a copy of the log names that could not be made anew stays until that one goes.
    """
    wanted = set(files)
    if not wanted or not folder_in(database.backups).is_dir():
        return ()
    try:
        named = named_in(copies_of(database.path, database.backups))
    except Exception as error:  # noqa: BLE001 - a copy may be damaged in any way, and name all of them
        _log.warning("copies of evidence stay: a copy cannot be read: %s", error_name(error) or type(error).__name__)
        # a damaged copy stays so; a disk may be sound again at the next start
        hindered = is_of_the_disk(error)
        return tuple(folder_in(database.backups) / one for one in sorted(wanted)) if hindered else ()
    return let_go_of_kept(database.backups, wanted, named)


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
    files = evidence_files.unused(store.connection, gone)
    result: Future[int] = Future()

    def work() -> None:
        try:
            for noted, one in waiting:
                if one.erasure not in known:
                    forget(noted)  # it was ended before the log was written to: nobody was erased
            people = [
                (one, None if left.intersection(one.files) else noted) for noted, one in waiting if one.erasure in known
            ]
            found = erase_everywhere(database, lines, people, files, rescue_folders) if people else CopiesErased()
            result.set_result(len(found.rewritten))
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            result.set_exception(error)

    threading.Thread(target=work, name="erasing", daemon=True).start()
    return result


def _matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    with suppress(OSError):
        return tuple(folder.glob(pattern))
    return ()
