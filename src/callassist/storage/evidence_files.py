"""Files that prove something: a scan, a recording, a mail. Kept in a folder beside the log, each by its SHA-256.

The name is the hash: a file is kept once, is found by what a consent says of it, and whoever changes it is found out.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from callassist.storage.driver import Connection
from callassist.storage.files import NO_FOLLOW, beside, make_private_folder, open_private, sync_folder

FOLDER = "evidence"
MOST_BYTES = 100_000_000
"""A recording of an hour; more is no proof of a consent."""

ALTERED = ".altered"
"""Behind the name of a file that was not any more what its name says, when a whole copy took its place."""

_PART = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_USED = "SELECT 1 FROM consent WHERE evidence_sha256 = ? LIMIT 1"


class KeptEvidence(NamedTuple):
    """A file that was taken in."""

    sha256: str
    #: what it was called
    name: str
    size: int


class TooLarge(OSError):
    """The file is larger than `MOST_BYTES`."""


def folder_of(log: Path) -> Path:
    """Where the files of this log lie."""
    return log.parent / FOLDER


def take_in(folder: Path, source: Path) -> KeptEvidence:
    """Copies a file into `folder`, mode 0600; it is flushed and read again before it counts.

    Raises:
        OSError: it cannot be read or written, is no plain file, or too large (`TooLarge`).
    """
    if not source.is_file():
        raise FileNotFoundError(f"{source.name} is no file")
    make_private_folder(folder)
    made = beside(folder / "evidence")
    found = hashlib.sha256()
    size = 0
    try:
        with source.open("rb") as reading, os.fdopen(open_private(made, exclusive=True), "wb") as writing:
            while part := reading.read(_PART):
                size += len(part)
                if size > MOST_BYTES:
                    raise TooLarge(f"{source.name} is larger than {MOST_BYTES // 1_000_000} MB")
                found.update(part)
                writing.write(part)
            writing.flush()
            os.fsync(writing.fileno())
        sha256 = found.hexdigest()
        if hash_of(made) != sha256:
            raise OSError("the copy is not what was read")
        made.replace(folder / sha256)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    sync_folder(folder)
    return KeptEvidence(sha256, source.name, size)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read or is a link."""
    found = hashlib.sha256()
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | NO_FOLLOW), "rb") as file:
            while part := file.read(_PART):
                found.update(part)
    except OSError:
        return ""
    return found.hexdigest()


def is_kept_name(name: str) -> bool:
    """Whether a file that was taken in is called like this."""
    return _SHA256.fullmatch(name) is not None


def unused(connection: Connection, hashes: Iterable[str]) -> tuple[str, ...]:
    """Those of these hashes that no consent names. Database thread only."""
    return tuple(
        one for one in sorted(set(hashes)) if is_kept_name(one) and connection.execute(_USED, (one,)).fetchone() is None
    )


def let_go(folder: Path, connection: Connection, hashes: Iterable[str]) -> tuple[Path, ...]:
    """Removes the files of these hashes that no consent names any more; those that cannot be removed.

    Database thread only.
    """
    left: list[Path] = []
    for sha256 in unused(connection, hashes):
        for path in (folder / sha256, folder / f"{sha256}{ALTERED}"):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.append(path)
        with suppress(OSError):
            sync_folder(folder)
    return tuple(left)
