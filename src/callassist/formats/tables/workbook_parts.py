"""The parts of a workbook (XLSX), unpacked as a stream and only as far as they are let.

A workbook may have been made by a stranger: how much it is packed and unpacked is bounded, by what really comes out and
not by what it says of itself; nothing it refers to is opened, and no document type is read.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from typing import BinaryIO, Protocol
from xml.parsers import expat

from callassist.errors import ListError
from callassist.formats.tables.list_source import Cancelled, ListSource

#: bytes of the file, and of all that is unpacked of it
MOST_PACKED = 64 << 20
MOST_UNPACKED = 1 << 30
#: how many times larger something is unpacked
HIGHEST_RATIO = 200
#: what a ratio is not looked at below
_SMALL = 1 << 20
#: bytes of the list of its parts
_MOST_DIRECTORY = 4 << 20
_DEEPEST = 64
#: bytes of one tag
_LONGEST_TAG = 4 << 20
_CHUNK = 1 << 16
_END = struct.Struct("<4s4H2LH")
_TELLS_MORE = 0xFFFF_FFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Start = Callable[[str, dict[str, str]], None]


class PartReader(Protocol):
    """Is told of the elements of a part, by their names without prefixes, and of their texts.

    There are millions of them in a large sheet: so it counts itself how deep it is, in the one call it gets of each.
    """

    depth: int

    def start(self, name: str, attributes: dict[str, str], /) -> None: ...

    def end(self, name: str, /) -> None: ...

    def text(self, text: str, /) -> None: ...


class ElementReader:
    """Reads the beginnings of elements alone."""

    def __init__(self, start: Start) -> None:
        self.depth = 0
        self._start = start

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        self.depth += 1
        self._start(name, attributes)

    def end(self, name: str, /) -> None:
        del name
        self.depth -= 1

    def text(self, text: str, /) -> None:
        """What stands between elements says nothing here."""


class _Refused(Exception):
    """What is read is no part of a workbook anybody's spreadsheet has written."""


class WorkbookParts:
    """The parts of a workbook by name; a context in which its file is open."""

    def __init__(self, source: ListSource, cancelled: Cancelled | None = None) -> None:
        """Opens it.

        Raises:
            ListError: it is too large, or damaged.
        """
        self._name = source.name
        self._cancelled = cancelled
        self._unpacked = 0
        if source.size > MOST_PACKED:
            raise self.too_large()
        self._file = source.open()
        try:
            self._check_directory(self._file)
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            self._file.close()
            raise self.damaged() from error
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> WorkbookParts:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._zip.close()
        self._file.close()

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._zip.NameToInfo

    def parse(self, part: str, reader: PartReader) -> Iterator[None]:
        """Has a part read; stops after every piece.

        Raises:
            ListError: it is too large, or damaged.
            CancelledError: nobody wants it any more.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _CHUNK

        def root(name: str, attributes: dict[str, str]) -> None:
            if ":" in name:
                parser.StartElementHandler = lambda name, found: reader.start(name.rpartition(":")[2], found)
                parser.EndElementHandler = lambda name: reader.end(name.rpartition(":")[2])
            else:
                parser.StartElementHandler = reader.start
                parser.EndElementHandler = reader.end
            reader.start(name.rpartition(":")[2], attributes)

        def refused(*_: object) -> None:
            raise _Refused

        parser.StartElementHandler = root
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = refused
        parser.EntityDeclHandler = refused
        fed = 0
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk, False)  # noqa: FBT003 - no name in C
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG or reader.depth > _DEEPEST:
                    raise _Refused
                yield
            parser.Parse(b"", True)  # noqa: FBT003
            yield
        except (expat.ExpatError, _Refused, ValueError, LookupError, OverflowError) as error:
            raise self.damaged() from error

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._zip.NameToInfo.get(part)
        if info is None or info.compress_type not in _METHODS or info.flag_bits & 1:
            raise self.damaged()
        size = 0
        try:
            with self._zip.open(info) as file:
                while chunk := file.read(_CHUNK):
                    if self._cancelled is not None and self._cancelled():
                        raise CancelledError
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if self._unpacked > MOST_UNPACKED:
                        raise self.too_large()
                    if size > _SMALL and size > HIGHEST_RATIO * info.compress_size:
                        raise self.too_large()
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
            raise self.damaged() from error

    def _check_directory(self, file: BinaryIO) -> None:
        """Refuses a list of parts that would itself fill the memory.

        Raises:
            ListError: it is too large.
            ValueError: there is none.
        """
        size = file.seek(0, 2)
        file.seek(max(0, size - 0xFFFF - _END.size))
        tail = file.read()
        place = tail.rfind(b"PK\x05\x06")
        if place < 0:
            raise ValueError("no list of parts")
        directory = _END.unpack_from(tail, place)[5]
        if directory > _MOST_DIRECTORY:
            raise self.too_large()
        file.seek(0)

    def too_large(self) -> ListError:
        """It is more than may be read."""
        return ListError(
            "this workbook is too large to be read",
            where=self._name,
            next_step="save the sheet with the list as CSV",
            code="workbook_too_large",
        )

    def damaged(self) -> ListError:
        """It cannot be understood."""
        return ListError(
            "this workbook is damaged",
            where=self._name,
            next_step="open it in a spreadsheet and save it anew, or save it as CSV",
            code="workbook_damaged",
        )
