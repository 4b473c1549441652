"""Whom a text names: typed in one line, a row of a list, a mail's signature, an address out of a mail, a vCard.

The one way text becomes a contact. Its signs are made plain first (`domain.signs`), then what has a form of its own is
taken out (mail addresses, numbers), then the rest is told apart line by line. Each part goes to its field, what has no
field to the note, and what was not understood is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from callassist.domain.signs import plain_signs
from callassist.services.contacts.phone_number import LONGEST, PhoneNumber, find_numbers, is_something_else, readable

__all__ = ["LONGEST", "ContactText", "Lead", "read_contact"]


class Lead(NamedTuple):
    """Whom to call, as it stands in the start form; `note` is what the form has no field for."""

    name: str = ""
    company: str = ""
    number: str = ""
    note: str = ""
    email: str = ""
    address: str = ""
    #: as typed
    consent_date: str = ""
    consent_source: str = ""


@dataclass(frozen=True, slots=True)
class ContactText:
    """What a text says about one person. Plain text, one line each; "" where it says nothing."""

    name: str = ""
    company: str = ""
    number: PhoneNumber | None = None
    function: str = ""
    email: str = ""
    #: postal, in one line
    address: str = ""
    #: understood, but no field takes it: other numbers, a birthday …
    more: tuple[str, ...] = field(default=())
    #: what was not understood
    leftovers: tuple[str, ...] = field(default=())

    @property
    def note(self) -> str:
        """What goes into the note of the call: all that has no field of its own."""
        return ", ".join(part for part in (self.function, *self.more, *self.leftovers) if part)

    def lead(self) -> Lead:
        """As the start form takes it."""
        number = self.number.written if self.number is not None else ""
        return Lead(self.name, self.company, number, self.note, self.email, self.address)


def read_contact(text: str, region: str = "DE") -> ContactText:
    """The contact `text` names: "Frau Dr. Kern, Kern GmbH, +49 221 4710 0815".

    Parts are divided by commas, semicolons, tabs, line breaks or "|". `region` is the ISO 3166 country a number without
    a country code belongs to. At most 2,000 characters are read.
    """
    plain = readable(text)
    if re.search(r"^\s*BEGIN:VCARD", plain, re.IGNORECASE | re.MULTILINE):
        return _of_card(plain, region)
    return _of_lines(plain, region)


# -- lines ---------------------------------------------------------------------------------------------------------

_COMPANY = (
    r"(?<!\w)(?:gmbh|mbh|mbb|ag|kg|kgaa|ohg|gbr|ug|e\.?\s?[vkg]\b|e\.?u|se|ltd|limited|inc|llc|llp|plc|corp(?:oration)?|co|"
    r"company|group|gruppe|verlag|praxis|kanzlei|handwerk|bau|technik|service|systems?|software|stadtwerke|hotel|"
    r"s\.?a\.?r\.?l|sàrl|s\.?a\.?s|s\.?a|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|a\.?b|oy|a\.?/?s|sp\. ?z ?o\.?o|"
    r"a\.?ş|şti|ооо|оао|зао|α\.?ε|ε\.?π\.?ε)(?!\w)\.?"
)
_FUNCTION = (
    r"(?<!\w)(?:geschäftsführ\w*|inhaber(?:in)?|prokurist(?:in)?|vorst(?:and|ändin)|\w*leit(?:er|erin|ung)|"
    r"assisten(?:t|tin|z)|sekretariat|vertrieb|einkauf|einkäufer(?:in)?|buchhaltung|sachbearbeiter(?:in)?|"
    r"referent(?:in)?|berater(?:in)?|meister(?:in)?|ceo|cfo|cto|coo|owner|founder|managing director|director|manager|"
    r"head of|president|vp|officer|assistant|purchasing|sales|accountant|consultant|engineer|buyer)(?!\w)"
)
_GREETING = (
    r"^(?:mit\s+)?(?:(?:freundlich|herzlich|best|viel|lieb|schön|sonnig|nett)\w*\s+)+(?:gr(?:ü|ue)(?:ß|ss)\w*|gru(?:ß|ss))"
    r"(?:\s+(?:aus|vom|von|i[nm])\s+\w+)?|^mfg\b|^vg\b|^lg\b|^gr(?:ü|ue)(?:ß|ss)e\b|^hochachtungsvoll|"
    r"^(?:(?:kind|best|warm|many)(?:est)?\s+)*(?:regards|wishes)\b|^yours\s+\w+|^sincerely(?: yours)?|^cheers\b|"
    r"^(?:many\s+)?thanks(?: (?:and|&) \w+ ?\w*)?\b|^best\b(?=\s*$)|^cordialement|^saludos|^с уважением"
)
_OPENING = r"^(?:sehr geehrte|liebe[rs]?\s|hallo\b|guten (?:tag|morgen|abend)|dear\b|hi\b|hello\b|moin\b)"
_GADGET = r"(?:sent|gesendet|send) (?:from|von|via)\b|von meinem \w+ gesendet"
_ADDRESS = (
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt|hof)\s*\d|"
    r"^\d+\w?,?\s+.*\b(?:street|st|road|rd|avenue|ave|lane|drive|dr|way|square|court|rue|boulevard|bd)\b|"
    r"^(?:[A-Z]{1,3}-)?\d{4,5}\s+[^\W\d]|\b(?:postfach|p\.?\s?o\.?\s?box)\b|\b[A-Z]{2} \d{5}(?:-\d{4})?$"
)
_BESIDE = r"\b(?:hr[ab]|ust|vat|amtsgericht|registergericht|sitz der|iban|bic|aufsichtsrat|geb\.|geboren|born)\b"
_LABELS = {
    "name": r"(?:name|ansprechpartner(?:in)?|kontakt|contact|von|from|an|to)",
    "company": r"(?:firma|unternehmen|company|organi[sz]ation|betrieb)",
    "function": r"(?:funktion|position|titel|title|role|rolle|abteilung|department)",
}
#: what is left of a line once number and mail address are taken out of it
_EMPTY_LABEL = (
    r"^(?:(?:tele)?fax|tele(?:fon|phone)|tel|t[ée]l|fon|phone|mob(?:il(?:e|funk)?)?|handy|cell|direkt|privat|home|dienstlich|geschäftlich|work|büro|office|zentrale|e-?mail|mail|web|"
    r"internet|www|url|t|m|f|e|p|u\.?|und|oder|or|and|unter|nr|no|rufnummer|☎|✉|📞|📱)(?:\W+|$)"
)
_MAIL = r"(?<![^\s,;])[(<]?(?:mailto:)?([^\s<>()@,;]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+)[)>]?"
_TITLE = r"^(?:frau|herrn?|dr|prof|mrs?|ms|miss|mme|madame|monsieur)\b"
_PROXY = r"^(?:i\. ?[av]\.?|ppa\.?|p\. ?p\.)\s+"


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when first needed: the first frame needs none."""
    return re.compile(text, re.IGNORECASE)


def _has(pattern: str, text: str) -> bool:
    return _pattern(pattern).search(text) is not None


def _of_lines(plain: str, region: str) -> ContactText:
    found = ContactText()
    plain = re.sub(r"\[mailto:[^\]\s]*\]", " ", plain)
    addressed = re.search(r"(?:^|\n)(?:\w+: ?)?([^\n<>:]{1,200})<\s?(?:mailto:)?([^<>\s@]{1,64}@[^<>\s]+)\s?>", plain)
    if addressed is not None:
        found = replace(found, name=_first_name_first(addressed[1].strip(" \"',;")), email=addressed[2])
        plain = f"{plain[: addressed.start()]}\n{plain[addressed.end() :]}"
    mails = [one[1] for one in re.finditer(_MAIL, plain)]
    # in single blanks again: the places of numbers are counted in these
    plain = readable(re.sub(_MAIL, " ", plain))
    if mails and not found.email:
        found = replace(found, email=mails.pop(0))
    more = [one for one in mails if one != found.email]

    numbers = find_numbers(plain, region)
    for number in sorted(numbers, key=lambda one: one.span, reverse=True):
        plain = f"{plain[: number.span[0]]},{plain[number.span[1] :]}"
    if numbers:
        found = replace(found, number=numbers[0])
        more += [_with_label(number) for number in numbers[1:] if number.e164 != numbers[0].e164 or not number.e164]
    return _sorted_out(found, _lines(plain), more)


def _with_label(number: PhoneNumber) -> str:
    return f"{number.label} {number.written}".strip()


def _first_name_first(name: str) -> str:
    """As it is said what a mail programme writes as "Müller, Hans-Peter"."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not comma or "," in first or _has(_COMPANY, name):
        return name
    return f"{first} {last}"


def _lines(plain: str) -> list[str]:
    """The parts of the text, each with nothing but itself."""
    parts: list[str] = []
    # what stands in brackets behind a name is no part of it, nor is what a dash parts from a title
    plain = re.sub(r"(?im)^((?:frau|herr|dr|prof|mrs?|ms)\b[^\n,;|]*?) - ", r"\1, ", plain)
    for part in re.split(r"[,;\t\n|()]+| [·•] ", plain):
        shorter = part.strip(" -·•_*\"'<>()[]:/")
        while (bare := _pattern(_EMPTY_LABEL).sub("", shorter).strip(" -·•:/")) != shorter:
            # "T" of "T. Kern" is no label: only where nothing but labels is left, or a colon stands behind it
            if bare and not re.match(r"\w+\.?\s*:", shorter) and not re.fullmatch(_EMPTY_LABEL, shorter, re.IGNORECASE):
                break
            shorter = bare
        if re.search(r"\w", shorter):
            parts.append(re.sub(r"\s+", " ", shorter))
    return parts


def _sorted_out(found: ContactText, parts: list[str], more: list[str]) -> ContactText:
    said, signed = _signed(parts)
    open_parts: list[str] = []
    address: list[str] = []
    for part in signed:
        labelled = next(
            (
                (name, hit[1])
                for name, label in _LABELS.items()
                if (hit := _pattern(rf"^{label}\s*:\s*(.+)").match(part))
            ),
            None,
        )
        if labelled is not None and not getattr(found, labelled[0]):
            found = replace(found, **{labelled[0]: labelled[1]})
        elif _has(_GADGET, part):
            continue
        elif _has(_ADDRESS, part) and not _has(_BESIDE, part):
            address.append(part)
        elif is_something_else(part) or _has(_BESIDE, part) or not re.search(r"[^\W\d_]", part):
            more.append(part)
        elif not found.company and _has(_COMPANY, part):
            found = replace(found, company=part)
        elif not found.function and _has(_FUNCTION, part):
            found = replace(found, function=part)
        elif _has(_OPENING, part) or len(part) > 80:
            said.append(part)
        else:
            open_parts.append(part)
    if not found.name:
        # whoever is spoken of with a title is the person, wherever that stands
        open_parts.sort(key=lambda part: not _has(_TITLE, part))
    if open_parts and not found.name:
        found = replace(found, name=_pattern(_PROXY).sub("", open_parts.pop(0)))
    if open_parts and not found.company:
        found = replace(found, company=open_parts.pop(0))
    if not found.name and not found.company and found.function:
        found = replace(found, name=found.function, function="")  # "Einkauf, 030 …": that is whom one asks for
    leftovers = [part for part in (*open_parts, *said) if part]
    return replace(
        found,
        address=", ".join(dict.fromkeys(address)),
        more=tuple(dict.fromkeys(more)),
        leftovers=tuple(dict.fromkeys(leftovers)),
    )


def _signed(parts: list[str]) -> tuple[list[str], list[str]]:
    """What is said before a greeting, and what stands under it; without one all of it stands there."""
    greetings = [index for index, part in enumerate(parts) if _has(_GREETING, part)]
    if not greetings:
        return [], parts
    last = greetings[-1]
    behind = [_pattern(_GREETING).sub("", parts[last]).strip(" -!.:")]
    under = [part for part in (*behind, *parts[last + 1 :]) if part]
    before = [part for part in parts[:last] if not _has(_GREETING, part)]
    return (before, under) if under else ([], before)


# -- vCard ---------------------------------------------------------------------------------------------------------

_IN_CARD = re.compile(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:\n]*)?):(.*)")


def _of_card(plain: str, region: str) -> ContactText:
    """The first card of a text (vCard 2.1, 3.0, 4.0)."""
    body = re.split(r"(?im)^\s*(?:BEGIN|END):VCARD\s*$", plain)
    text = re.sub(r"=\n", "", body[1] if len(body) > 1 else plain)  # a soft line break of 2.1
    text = re.sub(r"\n[ \t]", "", text)  # folded lines
    values: dict[str, list[tuple[str, str]]] = {}
    for line in text.split("\n"):
        hit = _IN_CARD.fullmatch(line.strip())
        if hit is not None and hit[3].strip():
            values.setdefault(hit[1].upper(), []).append((hit[2].upper(), _unescaped(hit[3], hit[2])))

    def first(*names: str) -> str:
        return next((one[1] for name in names for one in values.get(name, [])), "")

    numbers = _numbers_of_card(values.get("TEL", []), region)
    mails = [value.removeprefix("mailto:") for _, value in values.get("EMAIL", [])]
    parts = first("N").split(";")
    name = first("FN") or " ".join(part.strip() for part in (parts + [""] * 4)[1::-1] if part.strip())
    more = mails[1:] + [_with_label(number) for number in numbers[1:]]
    addresses = [
        ", ".join(_one_line(part) for part in value.split(";") if part.strip()) for _, value in values.get("ADR", [])
    ]
    more += addresses[1:]
    for kind in ("URL", "BDAY", "NOTE"):
        more += [_one_line(value.replace(";", " ")) for _, value in values.get(kind, [])]
    return ContactText(
        name=_one_line(name),
        company=_one_line(first("ORG").split(";")[0]),
        number=numbers[0] if numbers else None,
        function=_one_line(first("TITLE", "ROLE")),
        email=mails[0] if mails else "",
        address=addresses[0] if addresses else "",
        more=tuple(part for part in more if part),
    )


def _numbers_of_card(entries: Iterable[tuple[str, str]], region: str) -> list[PhoneNumber]:
    numbers: list[tuple[tuple[bool, bool, bool], PhoneNumber]] = []
    for kinds, value in entries:
        for number in find_numbers(f"tel:{value.removeprefix('tel:')}", region)[:1]:
            written = number.written.removeprefix("tel:")
            fax = "FAX" in kinds
            label = "Fax" if fax else "Mobil" if "CELL" in kinds else ""
            numbers.append(
                ((fax, not number.exists, "PREF" not in kinds), replace(number, written=written, label=label))
            )
    return [number for _, number in sorted(numbers, key=lambda one: one[0])]


def _unescaped(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters.upper():
        import quopri

        value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
        value = plain_signs(value)
    return re.sub(r"\\([,;\\nN])", lambda hit: " " if hit[1] in "nN" else hit[1], value).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
