"""A line of a vCard: `group.NAME;PARAMETER=value:text`, its text in whatever way it was written."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

_LINE = re.compile(r"\A\s*(?:([\w-]+)\.)?([\w-]+)\s*((?:;(?:\"[^\"]*\"|[^\":;])*)*):(.*)\Z", re.DOTALL)
_PARAMETER = re.compile(r";((?:\"[^\"]*\"|[^\":;])*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
#: parts of a text between semicolons that are not escaped
_PART = re.compile(r"(?:[^;\\]|\\.|\\\Z)*", re.DOTALL)
#: ways a text may be written that stand without `ENCODING=`
_ENCODINGS = frozenset(("quoted-printable", "base64", "b", "8bit", "7bit"))


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card."""

    group: str
    #: in capitals
    name: str
    #: small
    types: frozenset[str]
    encoding: str
    charset: str
    value: str


def parse_line(line: str) -> CardLine:
    """The parts of a line.

    Raises:
        ValueError: it is no line of a card.
    """
    found = _LINE.match(line)
    if found is None:
        raise ValueError("no line of a card")
    types: set[str] = set()
    encoding = charset = ""
    for parameter in _PARAMETER.findall(found[3]):
        name, is_named, value = parameter.partition("=")
        name, value = name.strip().upper(), value.strip().strip('"').lower()
        if not is_named:
            value = name.lower()
            name = "ENCODING" if value in _ENCODINGS else "TYPE"
        match name:
            case "TYPE":
                types.update(part.strip() for part in value.split(","))
            case "ENCODING":
                encoding = value
            case "CHARSET":
                charset = value
            case _:
                pass
    return CardLine((found[1] or "").lower(), found[2].upper(), frozenset(types), encoding, charset, found[4])


def text_of(line: CardLine) -> str:
    """The text of a line that has one."""
    return _unescaped(_decoded(line))


def texts_of(line: CardLine) -> list[str]:
    """The texts of a line that has several, between semicolons."""
    text = _decoded(line)
    texts: list[str] = []
    place = 0
    while place <= len(text):
        part = _PART.match(text, place)
        assert part is not None
        texts.append(_unescaped(part[0]))
        place = part.end() + 1
    return texts


def _decoded(line: CardLine) -> str:
    match line.encoding:
        case "quoted-printable":
            data = binascii.a2b_qp(line.value.encode("utf-8", "replace"))
        case "base64" | "b":
            data = binascii.a2b_base64(re.sub(r"\s+", "", line.value).encode("ascii", "ignore"))
        case _:
            return line.value
    try:
        return data.decode(line.charset or "utf-8")
    except UnicodeDecodeError:
        # what says what it is was cut within a letter; what does not is of a time before UTF-8
        return data.decode(line.charset or "cp1252", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
