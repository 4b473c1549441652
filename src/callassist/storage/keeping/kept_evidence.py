"""The files that prove consents, kept with the backups: each copied once by its hash, however many backups name it.

A copy is no second name of the same file: what is changed or damaged in place would be so in both. It counts once it
was read again and has the hash it is called by. It goes when neither the log nor any copy of the log names it.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path

from callassist.storage import evidence_files
from callassist.storage.driver import Connection, connect
from callassist.storage.files import beside, make_private_folder, open_private, sweep, sync_folder

GiveWay = Callable[[], None]

_NAMED = "SELECT DISTINCT evidence_sha256 FROM consent WHERE evidence_sha256 <> ''"
_HAS_CONSENTS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'consent'"
_PART = 1 << 20
_log = logging.getLogger(__name__)


def folder_in(backups: Path) -> Path:
    """Where the copies lie, beside the backups that name them."""
    return backups / evidence_files.FOLDER


def named_by(connection: Connection) -> set[str]:
    """The hashes the consents of a log name; of one from before there were consents: none."""
    if connection.execute(_HAS_CONSENTS).fetchone() is None:
        return set()
    return {str(one) for (one,) in connection.execute(_NAMED) if evidence_files.is_kept_name(str(one))}


def keep_with(copy: Path, log: Path, backups: Path, give_way: GiveWay | None = None) -> int:
    """Sees to it that what a copy of the log names is kept with the backups; how many files are not as they should be.

    Those are missing or altered, or there is no room for them. A copy from before, that is whole, does not go.

    Args:
        copy: a verified copy of the log.
        log: the log, beside which the files lie.
        backups: the folder of its backups.
        give_way: does what is more urgent between two parts, and raises where the backup is to be given up.
    """
    live, kept = evidence_files.folder_of(log), folder_in(backups)
    sweep(kept, evidence_files.FOLDER)
    wrong = 0
    for sha256, must_be in _read_expected(copy).items():
        if give_way is not None:
            give_way()
        source, target = live / sha256, kept / sha256
        if _looks_the_same(source, target):
            continue
        if is_whole(source):
            try:
                make_private_folder(kept)
                put(source, target, sha256, give_way)
            except OSError as error:
                _log.warning("a file of evidence is not in the backup: %s", error.strerror)
                wrong += 1
        else:
            wrong += must_be
    return wrong


def bring_back(new_log: Path, log: Path, sources: Iterable[Path]) -> int:
    """Puts the files beside the log that a new log names and that are missing or altered; how many stay so.

    What is altered stays under its own name with `.altered` behind it: nothing of the user's is deleted.

    Args:
        new_log: the log that is about to take its place, closed.
        log: the log.
        sources: folders in which whole ones may lie.
    """
    live, places = evidence_files.folder_of(log), tuple(sources)
    missing = 0
    for sha256, must_be in _read_expected(new_log).items():
        target = live / sha256
        if is_whole(target):
            continue
        whole = next((path for path in (one / sha256 for one in places) if is_whole(path)), None)
        if whole is None:
            missing += must_be
            continue
        try:
            make_private_folder(live)
            if target.exists():
                target.replace(target.with_name(f"{sha256}{evidence_files.ALTERED}"))
            put(whole, target, sha256)
        except OSError as error:
            _log.warning("a file of evidence is not brought back: %s", error.strerror)
            missing += 1
    return missing


def wrong_files(connection: Connection, log: Path) -> tuple[str, ...]:
    """The hashes of files the log names that are missing or altered beside it: each of them is read."""
    live = evidence_files.folder_of(log)
    return tuple(one for one, must_be in _expected(connection).items() if must_be and not is_whole(live / one))


def is_whole(path: Path) -> bool:
    """Whether a file has the hash it is called by. What is no plain file is not even opened."""
    try:
        state = path.lstat()
    except OSError:
        return False
    fits = stat.S_ISREG(state.st_mode) and state.st_size <= evidence_files.MOST_BYTES
    return fits and evidence_files.hash_of(path) == path.name


def let_go_of_kept(backups: Path, hashes: Collection[str], still_named: Collection[str]) -> tuple[Path, ...]:
    """Removes the copies of these, but for those that are still named; those that cannot be removed."""
    kept, left = folder_in(backups), list[Path]()
    for sha256 in sorted(set(hashes) - set(still_named)):
        path = kept / sha256
        if not evidence_files.is_kept_name(sha256):
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
        else:
            with suppress(OSError):
                sync_folder(kept)
    return tuple(left)


def put(source: Path, target: Path, sha256: str, give_way: GiveWay | None = None) -> None:
    """Copies a file, mode 0600; it is flushed and read again before it takes its name, and keeps its date.

    Raises:
        OSError: it cannot be read or written, or is not what its name says; nothing is left behind.
        (whatever `give_way` raises)
    """
    made = beside(target.with_name(evidence_files.FOLDER))
    try:
        with source.open("rb") as reading, os.fdopen(open_private(made, exclusive=True), "wb") as writing:
            while part := reading.read(_PART):
                writing.write(part)
                if give_way is not None:
                    give_way()
            writing.flush()
            os.fsync(writing.fileno())
        if evidence_files.hash_of(made) != sha256:
            raise OSError("the copy is not what its name says")
        state = source.stat()
        os.utime(made, ns=(state.st_atime_ns, state.st_mtime_ns))
        made.replace(target)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    sync_folder(target.parent)


def _expected(connection: Connection) -> dict[str, bool]:
    """The hashes the consents of a log name, and whether the file must be there.

    A list that proves something is named by its hash as well, and is no file that was taken in.
    """
    named = named_by(connection)
    if not named:
        return {}
    lists = {str(one) for (one,) in connection.execute("SELECT file_sha256 FROM lead_list WHERE file_sha256 <> ''")}
    return {one: one not in lists for one in sorted(named)}


def _read_expected(path: Path) -> dict[str, bool]:
    connection = connect(path, read_only=True)
    try:
        return _expected(connection)
    finally:
        connection.close()


def _looks_the_same(source: Path, target: Path) -> bool:
    """Whether a file that was copied is as it was then, by its size and date; both are there."""
    try:
        one, other = source.lstat(), target.lstat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
