"""What a telephone tells: who rings, or whom somebody clicked on. Words of the command line, links, a line to a window.

    callassist +493012345678                                    who rings, as MicroSIP and its like call a program
    callassist pop --number 030… --name … --direction in …      the same, with what a telephone system knows of it
    callassist tel:+49-30-12345678                              a link that was clicked
    callassist callassist://call?number=%2B49…&name=Frau%20Kern

Anybody can write a link, and any program can start this one. So it can do nothing but put up some short texts where a
rep reads them: it starts no call, imports nothing, names no file. A link never says that somebody rings: that would
lift the rules for a call that the rep makes.
"""

from __future__ import annotations

import json
import unicodedata
from typing import NamedTuple, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from callassist.domain.signs import plain_signs
from callassist.errors import NotUnderstood
from callassist.services.contacts.phone_number import is_number_like

SCHEME = "callassist:"
#: what a browser or another program hands over for a number
_NUMBER_SCHEMES = ("tel:", "callto:", "sip:", "sips:")

DIRECTIONS = ("in", "out")
RINGING, ANSWERED, ENDED = EVENTS = ("ringing", "answered", "ended")

#: how a line begins that brings news to a window, and its longest
LINE_HEAD = b'{"verb": "pop", "protocol": 1, '
LONGEST_LINE = 4096
#: what the window answers
TAKEN = b'{"done": "pop", "protocol": 1}\n'

_LONGEST_LINK = 2000
_MOST_FIELDS = 20
_LONGEST_TEXT = 120
_EXAMPLE = "callassist://call?number=%2B492214710815&name=Kern"


class PhoneNews(NamedTuple):
    """Whom it is about, in plain text of one line each, and what happened."""

    name: str = ""
    company: str = ""
    number: str = ""
    #: in: they ring; out: the rep calls them
    direction: str = "out"
    event: str = RINGING
    #: the telephone's own; "" where it tells none
    call_id: str = ""
    #: a link named them, which the rep clicked
    linked: bool = False

    @property
    def comes_in(self) -> bool:
        """Whether somebody rings, who is to be shown."""
        return self.direction == "in"

    @property
    def begins(self) -> bool:
        """Whether it is the first that is heard of it."""
        return self.event == RINGING

    @property
    def is_answered(self) -> bool:
        """Whether somebody has taken it."""
        return self.event == ANSWERED

    @property
    def is_over(self) -> bool:
        """Whether the call is over, as far as the telephone knows."""
        return self.event == ENDED


def is_link(word: str) -> bool:
    """Whether a word of the command line is meant as a link of ours, a valid one or not."""
    return word[: len(SCHEME)].lower() == SCHEME


def read_word(word: str) -> PhoneNews:
    """What the one word means that a telephone or a browser starts the program with: a number or a link.

    Raises:
        NotUnderstood: neither, or one that names nobody; what it says is not repeated.
    """
    if is_link(word) or word.lower().startswith(_NUMBER_SCHEMES):
        return read_link(word)
    return PhoneNews(number=_number(word[:_LONGEST_LINK]), direction="in")


def read_link(link: str) -> PhoneNews:
    """Whom a link names. Fields it does not know are passed over.

    Raises:
        NotUnderstood: it is no such link, or one that names nobody; what it says is not repeated.
    """
    if len(link) > _LONGEST_LINK:
        raise NotUnderstood(f"this link is longer than {_LONGEST_LINK} characters", next_step=f"use {_EXAMPLE}")
    link = link.strip()
    scheme, _, rest = link.partition(":")
    if f"{scheme.lower()}:" in _NUMBER_SCHEMES:
        return PhoneNews(number=_number(_of_number_link(rest)), linked=True)
    if is_link(link) and is_number_like(bare := unquote(rest.strip("/"), errors="replace")):
        return PhoneNews(number=_number(bare), linked=True)
    try:
        parts = urlsplit(link)
        what = f"{parts.netloc}{parts.path}".strip("/").lower()
        if parts.scheme != SCHEME[:-1] or what != "call":
            raise ValueError("another kind of link")
        given = dict(parse_qsl(parts.query, max_num_fields=_MOST_FIELDS, errors="replace"))
    except ValueError as error:
        raise NotUnderstood("this is no link to a contact", next_step=f"use {_EXAMPLE}") from error
    written = _one_line(plain_signs(given.get("number", "")).removeprefix("tel:"))
    if written and not is_number_like(written):
        raise NotUnderstood("the number in this link is no telephone number", next_step=f"use {_EXAMPLE}")
    found = PhoneNews(_one_line(given.get("name", "")), _one_line(given.get("company", "")), written, linked=True)
    if not any(found[:3]):
        raise NotUnderstood("this link names nobody", next_step=f"use {_EXAMPLE}")
    return found


def news_of(
    number: str, name: str = "", company: str = "", *, direction: str = "in", event: str = RINGING, call_id: str = ""
) -> PhoneNews:
    """What a telephone system tells in parts. A number that is none ("anonymous") is left out: it rings all the same.

    Raises:
        NotUnderstood: another direction or event than there are.
    """
    if direction not in DIRECTIONS or event not in EVENTS:
        raise NotUnderstood("this is nothing a telephone tells", next_step=f"use {DIRECTIONS} and {EVENTS}")
    scheme, colon, rest = number.strip()[:_LONGEST_LINK].partition(":")
    bare = _of_number_link(rest) if colon and f"{scheme.lower()}:" in _NUMBER_SCHEMES else number[:_LONGEST_LINK]
    written = _one_line(plain_signs(bare))
    return PhoneNews(
        _one_line(name[:_LONGEST_LINK]),
        _one_line(company[:_LONGEST_LINK]),
        written if is_number_like(written) else "",
        direction,
        event,
        _one_line(call_id[:_LONGEST_LINK]),
    )


def to_line(news: PhoneNews) -> bytes:
    """The line that brings `news` to a window."""
    # as it is, not as escapes: of signs that need four bytes a text would be three times as long
    return LINE_HEAD + json.dumps(news._asdict(), ensure_ascii=False).encode()[1:] + b"\n"


def from_line(line: bytes) -> PhoneNews:
    """What a line brings, read as strictly as what it was made of.

    Raises:
        NotUnderstood: it is none.
    """
    try:
        if not line.startswith(LINE_HEAD) or len(line) > LONGEST_LINE:
            raise ValueError("another kind of line")
        found: object = json.loads(line)
        if not isinstance(found, dict):
            raise TypeError
        given = {name: cast("dict[str, object]", found)[name] for name in PhoneNews._fields}
        linked = given.pop("linked")
        if not isinstance(linked, bool) or not all(isinstance(one, str) for one in given.values()):
            raise TypeError
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotUnderstood("this is nothing a telephone tells") from error
    texts = {name: str(one) for name, one in given.items()}
    news = news_of(
        texts["number"],
        texts["name"],
        texts["company"],
        direction="out" if linked else texts["direction"],
        event=texts["event"],
        call_id=texts["call_id"],
    )
    return news._replace(linked=linked)


def _of_number_link(rest: str) -> str:
    """The number of a `tel:` or `sip:` link, without its parameters and the domain behind it."""
    told = unquote(rest.lstrip("/"), errors="replace")
    for end in (";", "?", "@"):
        told = told.partition(end)[0]
    return told


def _number(written: str) -> str:
    number = _one_line(plain_signs(written))
    if not is_number_like(number):
        raise NotUnderstood("this is no telephone number", next_step="write it as +49 221 4710815")
    return number


def _one_line(text: str) -> str:
    """Visible characters and single spaces only: nothing that controls, turns or hides what stands beside it."""
    shown = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in text)
    return " ".join(shown.split())[:_LONGEST_TEXT].strip()
