"""Which encoding a text file is in, judged by all of it and never by its beginning alone.

The order: a byte order mark – but if three of four bytes are zero it is UTF-32 whatever the mark says; two of four are
UTF-16 without a mark; else UTF-8, where all of the file is; else, where some lines are UTF-8 and others are not, line
by line; else the one of three encodings of one byte a letter that gives the more western letters. UTF-8 that was taken
for cp1252 and written as UTF-8 again (`MÃ¼ller`) is repaired if the way back is exact for all of the file.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from callassist.formats.tables.c1_bytes import C1_BYTES


class TextEncoding(StrEnum):
    """How letters became bytes; the value is what a command line says."""

    UTF8 = "utf-8"
    #: read as cp1252 and written as UTF-8 again, somewhere on the way here
    UTF8_TWICE = "utf-8-twice"
    #: some lines are UTF-8, the others cp1252
    MIXED = "utf-8+cp1252"
    CP1252 = "cp1252"
    MAC_ROMAN = "mac_roman"
    CP850 = "cp850"
    UTF16_LE = "utf-16-le"
    UTF16_BE = "utf-16-be"
    UTF32_LE = "utf-32-le"
    UTF32_BE = "utf-32-be"
    #: these are never found, only chosen
    LATIN9 = "iso8859-15"
    CP1250 = "cp1250"
    CP1251 = "cp1251"

    @property
    def is_repaired(self) -> bool:
        """Whether reading it mends what others broke."""
        return self in (TextEncoding.UTF8_TWICE, TextEncoding.MIXED)

    @property
    def is_wide(self) -> bool:
        """Whether each letter has two or four bytes."""
        return self in _WIDE


_WIDE = (TextEncoding.UTF16_LE, TextEncoding.UTF16_BE, TextEncoding.UTF32_LE, TextEncoding.UTF32_BE)
_ONE_BYTE = (TextEncoding.CP1252, TextEncoding.MAC_ROMAN, TextEncoding.CP850)


@dataclass(frozen=True, slots=True)
class FoundEncoding:
    """The encoding of a file."""

    encoding: TextEncoding
    #: bytes in front of the text: its byte order mark
    mark: int = 0
    #: others it may be, the likelier ones first
    alternatives: tuple[TextEncoding, ...] = ()
    #: whether all of the file was looked at; until then the rest may say otherwise
    is_settled: bool = True
    #: whether the rep chose it
    is_chosen: bool = False


#: how much of the beginning tells a wide encoding
_HEAD = 4096
#: foreign letters that tell encodings of one byte apart
_ENOUGH = 50_000
#: a line longer than this is looked at in pieces
_LONGEST = 1 << 20

_MARKS = (
    (codecs.BOM_UTF8, TextEncoding.UTF8),
    (codecs.BOM_UTF16_LE, TextEncoding.UTF16_LE),
    (codecs.BOM_UTF16_BE, TextEncoding.UTF16_BE),
)
#: western letters that are common, and those that are not; the same are looked for as capitals
_COMMON = "äöüßéèêàâáãåæçíîñóôõøúû"
_RARE = "ëìïòœùÿýšž"
_LETTERS = {
    **dict.fromkeys(_COMMON, 1.0),
    **dict.fromkeys(_COMMON.replace("ß", "").upper(), 1.0),
    **dict.fromkeys(_RARE + _RARE.upper(), 0.5),
}
_SIGNS = dict.fromkeys("’‘“”„–—…€£§°®©™«»·´½²³ºª¡¿\xa0", 0.25)
#: the bytes of foreign letters that stand together, and the one in front of them
_FOREIGN = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+")


def encoding_of_head(head: bytes) -> FoundEncoding | None:
    """What the first bytes alone decide: a wide encoding, or a mark. None: the rest of the file has to say."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        little = head.startswith(codecs.BOM_UTF32_LE)
        return FoundEncoding(TextEncoding.UTF32_LE if little else TextEncoding.UTF32_BE, mark=4)
    marked = next(((mark, encoding) for mark, encoding in _MARKS if head.startswith(mark)), None)
    skip = len(marked[0]) if marked else 0
    zeros = _zeros(head[skip : skip + _HEAD])
    if min(zeros[1:]) > 0.9 and zeros[0] < 0.5:
        return FoundEncoding(TextEncoding.UTF32_LE, skip)
    if min(zeros[:3]) > 0.9 and zeros[3] < 0.5:
        return FoundEncoding(TextEncoding.UTF32_BE, skip)
    if marked and marked[1].is_wide:
        return FoundEncoding(marked[1], skip)
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.4 and even < odd / 8:
        return FoundEncoding(TextEncoding.UTF16_LE, skip)
    if even > 0.4 and odd < even / 8:
        return FoundEncoding(TextEncoding.UTF16_BE, skip)
    return None


def _zeros(data: bytes) -> list[float]:
    """The share of zeros among every first, second, third and fourth byte."""
    return [part.count(0) / max(1, len(part)) for part in (data[place::4] for place in range(4))]


class EncodingSearch:
    """Finds the encoding of a file whose bytes are fed to it, in any pieces."""

    def __init__(self) -> None:
        self._head: FoundEncoding | None = None
        self._mark = 0
        self._begun = False
        self._rest = b""
        self._utf8_lines = 0
        self._other_lines = 0
        #: how often a byte stands behind which other one, in lines that are no UTF-8
        self._pairs: Counter[bytes] = Counter()
        #: whether all foreign signs so far may be UTF-8 that was read as cp1252
        self._twice = True

    def feed(self, data: bytes) -> bool:
        """Looks at the next bytes; False: it is decided, and no more are needed."""
        if not self._begun:
            self._rest += data
            if len(self._rest) < _HEAD:
                return True
            return self._begin()
        if self._head is not None:
            return False
        self._look(data)
        return True

    def found(self, *, is_all: bool = True) -> FoundEncoding:
        """What it is, by the bytes so far; `is_all`: there are no more."""
        if not self._begun:
            self._begin()
        if self._head is not None:
            return self._head
        if self._rest and is_all:
            rest, self._rest = self._rest, b""
            self._judge(rest)
        return replace(self._judged(), mark=self._mark, is_settled=is_all)

    def _begin(self) -> bool:
        self._begun = True
        data, self._rest = self._rest, b""
        self._head = encoding_of_head(data)
        if self._head is not None:
            return False
        self._mark = 3 if data.startswith(codecs.BOM_UTF8) else 0
        self._look(data[self._mark :])
        return True

    def _look(self, data: bytes) -> None:
        """Judges all whole lines."""
        data = self._rest + data
        end = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        if not end and len(data) > _LONGEST:
            end = len(data)
            while end > len(data) - 4 and data[end - 1] >= 0x80:  # not within a letter
                end -= 1
        self._rest = data[end:]
        if end:
            self._judge(data[:end])

    def _judge(self, part: bytes) -> None:
        if part.isascii():
            return
        try:
            text = part.decode("utf-8")
        except UnicodeDecodeError:
            self._judge_lines(part)
            return
        self._utf8_lines += 1
        self._twice = self._twice and once(text) is not None

    def _judge_lines(self, part: bytes) -> None:
        if self._pairs.total() > _ENOUGH and part.decode("utf-8", "ignore").isascii():
            self._other_lines += 1
            return
        # most lines have the same few letters: what stands together is looked at once, however often it comes
        foreign = Counter(_FOREIGN.findall(part))
        if any(map(_is_utf8, foreign)):
            lines = [line for line in part.splitlines() if not line.isascii()]
            others = [line for line in lines if not _is_utf8(line)]
            self._utf8_lines += len(lines) - len(others)
            foreign = Counter(found for line in others for found in _FOREIGN.findall(line))
        self._other_lines += foreign.total()
        for found, count in foreign.items():
            for pair in pairwise(found):
                self._pairs[bytes(pair)] += count
            if found[0] >= 0x80:
                self._pairs[b"\n" + found[:1]] += count

    def _judged(self) -> FoundEncoding:
        if not self._other_lines:
            if self._utf8_lines and self._twice:
                return FoundEncoding(TextEncoding.UTF8_TWICE, alternatives=(TextEncoding.UTF8,))
            return FoundEncoding(TextEncoding.UTF8, alternatives=(TextEncoding.CP1252, TextEncoding.UTF8_TWICE))
        ranked = tuple(sorted(_ONE_BYTE, key=lambda one: -_westerness(self._pairs, one)))
        if self._utf8_lines:
            return FoundEncoding(TextEncoding.MIXED, alternatives=(*ranked, TextEncoding.UTF8))
        return FoundEncoding(ranked[0], alternatives=(*ranked[1:], TextEncoding.LATIN9, TextEncoding.CP1250))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _westerness(pairs: Counter[bytes], encoding: TextEncoding) -> float:
    """How much the letters look like western ones when they are read as `encoding`."""
    score = 0.0
    for pair, count in pairs.items():
        letter = pair[1:].decode(encoding, "replace")
        worth = _LETTERS.get(letter) or _SIGNS.get(letter, -1.0)
        # nobody writes a capital in the middle of a word
        if letter.isupper() and pair[:1].islower():
            worth = -0.5
        score += worth * count
    return score


def once(text: str) -> str | None:
    """What `text` was before it was taken for cp1252 and written as UTF-8 again; None if it never was."""
    try:
        return text.encode("cp1252", C1_BYTES).decode("utf-8")
    except UnicodeError:
        return None
