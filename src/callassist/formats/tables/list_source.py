"""Where the bytes of a list come from: a file, or what was pasted."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callassist.errors import ListError

Cancelled = Callable[[], bool]
"""Whether nobody wants the result any more."""
Tick = Callable[[int, int], None]
"""Is told how much of how much is done."""

#: bytes that are read at once
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class ListSource:
    """A file as it was when it was opened first, or bytes."""

    name: str
    size: int
    path: Path | None = None
    changed_ns: int = 0
    data: bytes = b""

    @classmethod
    def of_file(cls, path: Path) -> ListSource:
        """The file at `path`.

        Raises:
            ListError: there is none, or it is no plain file.
        """
        try:
            found = path.stat()
        except (OSError, ValueError) as error:
            raise _unreadable(path) from error
        if not stat.S_ISREG(found.st_mode):
            raise _unreadable(path)
        return cls(str(path), found.st_size, path, found.st_mtime_ns)

    @classmethod
    def of_text(cls, text: str, name: str) -> ListSource:
        """What was pasted."""
        data = text.encode("utf-8", "replace")
        return cls(name, len(data), data=data)

    def open(self) -> BinaryIO:
        """The bytes, from the beginning.

        Raises:
            ListError: the file cannot be read, or is another one by now.
        """
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            found = self.path.stat()
            file = self.path.open("rb")
        except OSError as error:
            raise _unreadable(self.path) from error
        if (found.st_size, found.st_mtime_ns) != (self.size, self.changed_ns):
            file.close()
            raise ListError(
                "the file was changed while it was read",
                where=self.name,
                next_step="open it again",
                code="list_changed",
            )
        return file

    def head(self, size: int) -> bytes:
        """The first bytes."""
        with self.open() as file:
            try:
                return file.read(size)
            except OSError as error:
                raise _unreadable(self.name) from error

    def chunks(self, cancelled: Cancelled | None = None, tick: Tick | None = None) -> Iterator[bytes]:
        """All bytes, piece by piece.

        Raises:
            ListError: the file cannot be read.
            CancelledError: `cancelled` said so.
        """
        done = 0
        with self.open() as file:
            while True:
                if cancelled is not None and cancelled():
                    raise CancelledError
                try:
                    chunk = file.read(_CHUNK)
                except OSError as error:
                    raise _unreadable(self.name) from error
                if not chunk:
                    return
                done += len(chunk)
                if tick is not None:
                    tick(done, max(done, self.size))
                yield chunk


def _unreadable(path: Path | str) -> ListError:
    return ListError(
        "the file cannot be read",
        where=str(path),
        next_step="check that it exists, is a file, and may be read",
        code="list_unreadable",
    )
