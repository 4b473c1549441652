"""vCards 2.1, 3.0 and 4.0, read one by one: a broken card is one reject, and the others are read.

Each card becomes a record of the same columns. Several numbers of one kind stand in one cell, a line each. What is a
fax or a pager stands in a column of its own, which nobody takes for a number to call. Photos, keys and sounds are
skipped while they are read.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from callassist.formats.tables.card_lines import CardLine, parse_line, text_of, texts_of
from callassist.formats.tables.cell_looks import looks_like_salutation
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.record_reader import KEPT_OF_CELL, Reject, TableRecord

#: what the columns of cards are called; the fields are those of the first ones
CARD_COLUMNS: tuple[tuple[str, LeadField | None], ...] = (
    *((one.value, one) for one in (
        LeadField.NAME, LeadField.FIRST, LeadField.LAST, LeadField.SALUTATION, LeadField.TITLE, LeadField.COMPANY,
        LeadField.FUNCTION, LeadField.PHONE, LeadField.MOBILE, LeadField.MORE_PHONES, LeadField.MAIL, LeadField.STREET,
        LeadField.ZIP, LeadField.CITY, LeadField.COUNTRY, LeadField.NOTE,
    )),
    ("mail_2", None),
    ("department", None),
    ("region", None),
    ("fax", None),
    ("birthday", None),
    ("categories", None),
    ("url", None),
    ("uid", None),
)  # fmt: skip
_NAMES = tuple(name for name, _ in CARD_COLUMNS)

#: columns that hold all there is of a kind; of the others the first one counts
_MANY = frozenset((LeadField.PHONE, LeadField.MOBILE, LeadField.MORE_PHONES, LeadField.NOTE, "mail_2", "fax", "url"))

#: characters of a card that are kept, without its pictures
_LONGEST_CARD = 1 << 18
_BEGIN = re.compile(r"\s*begin\s*:\s*vcard\s*\Z", re.IGNORECASE)
_END = re.compile(r"\s*end\s*:\s*vcard\s*\Z", re.IGNORECASE)
_SKIPPED = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "AGENT"))


def begins_cards(text: str) -> bool:
    """Whether cards begin with this text."""
    return _BEGIN.match(text.lstrip("\ufeff \t\r\n").partition("\n")[0].partition("\r")[0]) is not None


@dataclass(slots=True)
class _Open:
    """A card that is being read."""

    line: int
    lines: list[str] = field(default_factory=list[str])
    size: int = 0
    #: cards within it
    depth: int = 0
    is_skipping: bool = False


def card_records(lines: Iterator[str]) -> Iterator[TableRecord | Reject]:
    """A record for each card, and a reject for each that is broken and for what stands between cards."""
    card: _Open | None = None
    stray: _Open | None = None
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if _BEGIN.match(line):
            if stray is not None:
                yield _rejected(stray)
                stray = None
            if card is not None and card.is_skipping:
                card.depth += 1
                continue
            if card is not None:
                yield _rejected(card)
            card = _Open(number)
        elif card is None:
            if line.strip():
                stray = stray or _Open(number)
                _keep(stray, line)
        elif not _END.match(line):
            _keep(card, line)
        elif card.depth:
            card.depth -= 1
        else:
            yield _record(card)
            card = None
    for rest in (card, stray):
        if rest is not None:
            yield _rejected(rest)


def _keep(card: _Open, line: str) -> None:
    if card.depth:
        return
    if line[:1] in (" ", "\t") or (card.is_skipping and ":" not in line):
        if card.is_skipping:
            return
    else:
        name = re.split(r"[:;]", line, maxsplit=1)[0].rpartition(".")[2].strip().upper()
        card.is_skipping = name in _SKIPPED
        if card.is_skipping:
            return
    card.size += len(line)
    if card.size <= _LONGEST_CARD:
        card.lines.append(line)


def _rejected(card: _Open) -> Reject:
    return Reject(card.line, "card_broken", "\n".join(card.lines)[:KEPT_OF_CELL])


def _record(card: _Open) -> TableRecord | Reject:
    if card.size > _LONGEST_CARD:
        return _rejected(card)
    found = _Fields()
    try:
        labels: dict[str, str] = {}
        parsed = list(_parsed(card.lines))
        for one in parsed:
            if one.group and one.name == "X-ABLABEL":
                labels[one.group] = text_of(one)
        for one in parsed:
            found.take(one, labels.get(one.group, ""))
    except (ValueError, binascii.Error, LookupError):
        return _rejected(card)
    return TableRecord(card.line, found.cells())


def _parsed(lines: list[str]) -> Iterator[CardLine]:
    """The lines of a card, put together again where they were folded.

    Raises:
        ValueError: one of them is no line of a card.
    """
    whole = ""
    for line in [*lines, ""]:
        if whole and line[:1] in (" ", "\t"):
            whole = whole.removesuffix("=") + line[1:] if _is_soft(whole) else whole + line[1:]
        elif whole and _is_soft(whole) and line:
            whole = whole[:-1] + line
        else:
            if whole.strip():
                yield parse_line(whole)
            whole = line


def _is_soft(whole: str) -> bool:
    """Whether a line goes on in the next one as quoted-printable does."""
    return whole.endswith("=") and "quoted-printable" in whole.partition(":")[0].lower()


class _Fields:
    """What a card says, as it is gathered."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {}
        self._address: tuple[int, dict[str, str]] = (0, {})
        self._is_company = False

    def take(self, line: CardLine, label: str) -> None:
        """A line of the card, and what its owner calls it."""
        match line.name:
            case "FN":
                self._add(LeadField.NAME, text_of(line))
            case "N":
                self._take_name(texts_of(line))
            case "ORG":
                company, *departments = [*texts_of(line), ""]
                self._add(LeadField.COMPANY, company)
                self._add("department", ", ".join(filter(None, departments)))
            case "TITLE" | "ROLE":
                if not self._texts.get(LeadField.FUNCTION):
                    self._add(LeadField.FUNCTION, text_of(line))
            case "TEL":
                self._add(_kind_of_number(line, label), text_of(line).removeprefix("tel:").replace(";ext=", " ext. "))
            case "EMAIL":
                name = "mail_2" if self._texts.get(LeadField.MAIL) else LeadField.MAIL
                self._add(name, text_of(line).removeprefix("mailto:"))
            case "ADR":
                self._take_address(line)
            case "NOTE" | "BDAY" | "URL" | "UID" | "CATEGORIES":
                self._add({"BDAY": "birthday"}.get(line.name, line.name.lower()), text_of(line))
            case "X-ABSHOWAS":
                self._is_company = text_of(line).casefold() == "company"
            case _:
                pass

    def _take_name(self, parts: list[str]) -> None:
        last, first, more, prefix, suffix = (part.strip() for part in [*parts, *[""] * 5][:5])
        self._add(LeadField.LAST, last)
        self._add(LeadField.FIRST, " ".join(f"{first} {more}".replace(",", " ").split()))
        salutations = [word for word in prefix.split() if looks_like_salutation(word)]
        titles = [word for word in prefix.split() if word not in salutations]
        self._add(LeadField.SALUTATION, " ".join(salutations))
        self._add(LeadField.TITLE, " ".join([*titles, suffix]).strip())

    def _take_address(self, line: CardLine) -> None:
        """The address of the company is rather wanted than the one at home."""
        rank = 2 if "work" in line.types else 1
        box, extended, street, city, region, postcode, country = (
            part.strip() for part in [*texts_of(line), *[""] * 7][:7]
        )
        if rank <= self._address[0] or not (street or city or postcode):
            return
        street = ", ".join(filter(None, (street or box, extended)))
        cells = {"street": street, "city": city, "region": region, "zip": postcode, "country": country}
        self._address = (rank, cells)

    def _add(self, name: str, text: str) -> None:
        found = self._texts.setdefault(name, [])
        if (text := text.strip()) and (name in _MANY or not found):
            found.append(text)

    def cells(self) -> list[str]:
        """A cell for each column."""
        texts = {name: "\n".join(dict.fromkeys(found)) for name, found in self._texts.items()}
        texts.update(self._address[1])
        if self._is_company or texts.get("name") == texts.get("company"):
            for name in ("name", "first", "last"):
                texts.pop(name, None)
        return [texts.get(name, "")[:KEPT_OF_CELL] for name in _NAMES]


def _kind_of_number(line: CardLine, label: str) -> str:
    word = label.casefold()
    types = line.types
    if types & {"fax", "pager", "modem", "bbs", "isdn"} or "fax" in word or "pager" in word:
        return "fax"
    if types & {"cell", "iphone"} or any(name in word for name in ("mobil", "handy", "cell", "iphone")):
        return LeadField.MOBILE
    if types & {"home", "car", "other", "main", "assistant"}:
        return LeadField.MORE_PHONES
    return LeadField.PHONE
