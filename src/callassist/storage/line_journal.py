"""A file of lines that only grows: each is whole or it is not there, also after a kill or a power cut.

Every line begins with the checksum of the rest. What follows the first line that does not fit its own was being written
when the program ended, or is damaged; it is cut off, and whoever opens the file is told how much that was. More than
one line of it is kept beside the file first.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from callassist.storage.files import beside, open_private, put_in_place, read_regular, sync_folder

#: bytes a journal may have: a year of writing has a tenth of it
LARGEST = 256 * 1024 * 1024


class LineJournal:
    """A journal that is open for writing, by whoever holds the lock of its folder.

    Attributes:
        lines: what was in it when it was opened.
        lost: lines that were cut off when it was opened; 1 is a line that was being written.
    """

    def __init__(self, path: Path) -> None:
        """Opens the journal at `path`, which is made if need be.

        Raises:
            OSError: it cannot be opened.
        """
        self._path = path
        self.lines, whole, self.lost, rest = _read(path)
        if self.lost > 1:
            _keep(path, rest)
        self._file: BinaryIO = os.fdopen(open_private(path), "r+b")
        try:
            self._file.truncate(whole)
            self._file.seek(whole)
            self._end = whole
            if self.lost:
                os.fsync(self._file.fileno())
            sync_folder(path.parent)
        except BaseException:
            self._file.close()
            raise

    def append(self, lines: Iterable[str]) -> None:
        """Writes these lines; they are on the disk when it returns.

        Raises:
            OSError: they cannot be written. None of them is there then, and the journal can still be written to.
        """
        data = b"".join(_line(one) for one in lines)
        try:
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._end)
            raise
        self._end += len(data)

    def close(self) -> None:
        """Lets go of the file. Safe to call twice."""
        with suppress(OSError):
            self._file.close()


def read_lines(path: Path) -> list[str]:
    """The whole lines of the journal at `path`, which somebody else may be writing; none if there is no such file.

    Raises:
        OSError: it cannot be read.
    """
    return _read(path)[0]


def _line(text: str) -> bytes:
    data = text.encode()
    if b"\n" in data:
        raise ValueError("a line has no break in it")
    return b"%08x %b\n" % (zlib.crc32(data), data)


def _read(path: Path) -> tuple[list[str], int, int, bytes]:
    """The sound lines, where they end, how many lines follow them, and those."""
    try:
        data = read_regular(path, LARGEST)
    except FileNotFoundError:
        return [], 0, 0, b""
    found: list[str] = []
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        checksum, _, text = data[at:end].partition(b" ")
        if checksum != b"%08x" % zlib.crc32(text):
            break
        try:
            found.append(text.decode())
        except UnicodeDecodeError:
            break
        at = end + 1
    rest = data[at:]
    return found, at, rest.count(b"\n") + (not rest.endswith(b"\n") if rest else 0), rest


def _keep(path: Path, rest: bytes) -> None:
    """Puts what is cut off beside the journal."""
    for number in range(1, 1000):
        kept = path.with_name(f"{path.name}.damaged-{number}")
        if not os.path.lexists(kept):
            break
    else:
        return
    temporary = beside(kept)
    with os.fdopen(open_private(temporary, exclusive=True), "wb") as file:
        file.write(rest)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(temporary, kept)
