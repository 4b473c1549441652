"""Bytes of a known encoding, made text piece by piece; what others broke is repaired on the way."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator

from callassist.formats.tables.c1_bytes import C1_BYTES
from callassist.formats.tables.text_encoding import FoundEncoding, TextEncoding, once

#: a line longer than this is decoded in pieces
_LONGEST = 1 << 20


def decoded(chunks: Iterable[bytes], found: FoundEncoding) -> Iterator[str]:
    """The text of `chunks`, the first of which begins the file. What is no letter becomes U+FFFD."""
    chunks = _behind_mark(chunks, found.mark)
    match found.encoding:
        case TextEncoding.MIXED:
            return _by_lines(chunks, _mixed)
        case TextEncoding.UTF8_TWICE:
            return _by_lines(chunks, _twice)
        case encoding:
            return _plainly(chunks, encoding)


def _behind_mark(chunks: Iterable[bytes], mark: int) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk[mark:]
        mark = max(0, mark - len(chunk))


def _plainly(chunks: Iterable[bytes], encoding: TextEncoding) -> Iterator[str]:
    errors = C1_BYTES if encoding is TextEncoding.CP1252 else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text
    if text := decoder.decode(b"", final=True):
        yield text


def _by_lines(chunks: Iterable[bytes], decode: Callable[[bytes], str]) -> Iterator[str]:
    """Whole lines at a time, which is how far a fault reaches."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        end = max(rest.rfind(b"\n"), rest.rfind(b"\r")) + 1
        if not end and len(rest) > _LONGEST:
            end = len(rest)
            while end > len(rest) - 4 and rest[end - 1] >= 0x80:  # not within a letter
                end -= 1
        if end:
            yield decode(rest[:end])
            rest = rest[end:]
    if rest:
        yield decode(rest)


def _mixed(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_mixed_line, part.splitlines(keepends=True)))


def _mixed_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", C1_BYTES)


def _twice(part: bytes) -> str:
    text = part.decode("utf-8", "replace")
    if (mended := once(text)) is not None:
        return mended
    return "".join(once(line) or line for line in text.splitlines(keepends=True))
