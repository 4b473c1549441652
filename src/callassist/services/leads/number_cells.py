"""The numbers in one cell of a list: none, one or several, each with what it is called and its extension.

A cell is what a spreadsheet, a CRM or somebody's hand made of it: `'+49 30 …`, `="030…"`, `p:+49…`, `8764251234.0`, a
list in JSON, two numbers with "oder" between them. Here it is only taken apart; whose number the figures are is read
by `number_patterns`. What is not plainly one number carries a `Flaw`: better a number told to be in doubt than half of
one dialled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, cast

from callassist.services.contacts.phone_number import (
    LONGEST,
    figure_runs,
    find_extensions,
    is_fax,
    label_before,
    readable,
    without_other_figures,
)

__all__ = ["FEWEST", "NO_NUMBER", "Flaw", "TypedNumber", "read_cell"]

#: figures without which nothing is a number
FEWEST = 5
#: figures on both sides without which a sign between them parts no two numbers
_WHOLE = 6
#: figures only two numbers have, with nothing but a blank between them
_TWO_WHOLE = 18
#: in the place of what was taken out
_GONE = "\x00"
#: figures no number has, with country code and zeros before it
_TOO_MANY = 16


class Flaw(StrEnum):
    """Why what stands there is no number, or not plainly one."""

    #: nothing that could be one
    WORDS = "words"
    #: letters take the place of figures: 0800 PIZZA
    LETTERS = "letters"
    #: a spreadsheet kept the first figures alone: 4,91711E+11
    DIGITS_LOST = "digits_lost"
    #: the ending of the number before it: 030 1234567 / 68
    ENDING = "ending"
    #: there is one, but figures stand beside it that may belong to it
    FIGURES_BESIDE = "figures_beside"
    #: nobody answers there
    FAX = "fax"


#: with these there is no number to be read
NO_NUMBER = frozenset({Flaw.WORDS, Flaw.LETTERS, Flaw.DIGITS_LOST, Flaw.FAX, Flaw.ENDING})


class TypedNumber(NamedTuple):
    """A number as it stands in a cell."""

    #: in plain signs
    written: str
    #: 0–9 alone
    digits: str
    #: a plus stands before them
    plus: bool = False
    extension: str = ""
    #: "Fax", "Mobil"; "" where nothing is said
    label: str = ""
    flaw: Flaw | None = None


#: what most cells are; two signs between the figures, and it may be a date
_PLAIN = re.compile(
    r" *((\+?)(\(?[0-9]+\)?(?:[ ()][ ()0-9]*)?(?:[/-] ?[0-9 ]+)?|\(?[0-9]{3}[-.) ]{1,2}[0-9]{3}[-.][0-9]{4})) *"
)
_NO_DIGIT = re.compile(r"[^0-9]+")
#: of what stands in a plain cell, all but the figures
_BETWEEN = {ord(sign): None for sign in " ()+-./"}


def read_cell(cell: str) -> tuple[TypedNumber, ...]:
    """The numbers in `cell`, as they stand; () where it is empty."""
    number = _plainly_one(cell)
    return (number,) if number is not None else tuple(_any_cell(cell))


def _plainly_one(cell: str) -> TypedNumber | None:
    plain = _PLAIN.fullmatch(cell) if len(cell) <= 30 else None
    if plain is None:
        return None
    digits = plain[3].translate(_BETWEEN)
    if not FEWEST < len(digits) < _TOO_MANY or not _is_one(plain[1]):
        return None
    return TypedNumber(plain[1].rstrip(), digits, plus=bool(plain[2]))


def _is_one(written: str) -> bool:
    """Whether nothing in it is the beginning of a second number, of an ending, of an aside."""
    if " " in written and (
        ((" 0" in written or " (0" in written) and _SECOND_GROUP.match(written))
        or (_MAY_BE_BEHIND.search(written) and _BEHIND_THE_LAST.search(written))
    ):
        return False
    return not ("(" in written and _ASIDE.search(written)) and ("/" not in written or not _slashes(written))


# -- any cell ----------------------------------------------------------------------------------------------------------

_FORMULA = re.compile(r"=\s*\"?(.*?)\"?\s*", re.DOTALL)
#: quotes a spreadsheet is kept from reckoning by, what a link begins with, a label without anything behind it
_CALLED = re.compile(
    r"[\s\"'’‘`´]*(?:(?:p|tel|callto|sip|whatsapp):(?://)?\s*|(?:telefon|tel|fon|phone|mobil|handy|cell)(?=[+(\d]))?",
    re.IGNORECASE,
)
_LOST = re.compile(r"\d(?:[.,]\d+)?\s?[eE]\+?\d{1,3}")
_FLOAT = re.compile(r"([1-9]\d{4,17})[.,]0{1,3}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,5}(?:\.0+)?")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
#: figures in brackets behind a number: (2019), (12.03.)
_ASIDE = re.compile(r"\d ?\((?=\d)[\d .]{2,}\)")
_LETTER = re.compile(r"[^\W\d_]")
#: the longest area codes have as many figures as the shortest numbers: 033203 / 1234567
_LONG_AREA = re.compile(r"(?<!\d)(?<!\d[ /.-])\(?0[2-9]\d{4}\)? ?\Z")
_FIRST_SIGN = re.compile(r"[+0-9]")
#: what parts two numbers
_PARTED = re.compile(r"([;,|\n]| / |(?<!\w)(?:oder|or|bzw\.?|und|and|sowie)(?!\w)|&)", re.IGNORECASE)
#: letters that would be figures on a phone: 555-TAXI, 0800 PIZZA
_ON_THE_KEYS = re.compile(r"-?[A-Z]{2,}(?![^\W_])")
_SHOUTED = re.compile(r" [A-Z]{4,}(?![^\W_])")
#: figures that stand alone and are too few to be missed: "2. Anschluss"
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}(?!\w)")
#: one or two figures that say how many or which: "3. OG", "2 mal klingeln", "9 bis 12 Uhr"
_COUNTED_THINGS = re.compile(
    r"[ ]\d{1,2}(?:\. ?[^\W\d_]|[ ]?(?:x|mal|og|eg|ug|stock|etage|bis|to|h|uhr|min|tage?|stunden?|st)(?!\w))",
    re.IGNORECASE,
)
#: a group behind one that is long enough to have been the last, a year, a day: 030 1234567 12, 030 123 45 67 2019
_BEHIND_THE_LAST = re.compile(
    r"[\d)][ /.-]+(?:\d{5} \d{1,2}|\d{6,}[ .]\d[\d .]*)\Z|\d{10,} \d[\d .]*\Z|(?:\d[ ().+/-]*){9} (?:19|20)\d\d\Z"
    r"|\A[^.]* \d{1,2}\.\d\d\Z"
)
#: what each of these has: far quicker to look for
_MAY_BE_BEHIND = re.compile(r"\d{5}[ .]|[ .]\d\d(?:\d\d)?\Z")
#: a postcode and its town behind a number
_TOWN_BEHIND = re.compile(r"\d \d{4,5} +[^\W\d_a-z][^\W\d_]")
#: where a second number may begin: a slash or a blank before a plus or an area code
_SECOND_BEGINS = re.compile(r" ?[/·] ?(?=\+|\(?0\d)|(?<=\d{4}) (?=\+|\(?0\d{2})")
#: a short number, then one that begins with the zero of an area code: a postcode, or a country code without its plus
_SECOND_GROUP = re.compile(r"(?:[1-9]\d{0,4}|0\d{4}) \(?0[1-9]\d")
_FAX_BEHIND = re.compile(r"\W{0,3}(?:tele)?fax\b", re.IGNORECASE)


def _any_cell(cell: str) -> Iterator[TypedNumber]:
    if not cell or cell.isspace():
        return
    if len(cell) > LONGEST:
        # cut off somewhere, perhaps within a number
        yield TypedNumber(readable(cell[:80]).strip(), "", flaw=Flaw.WORDS)
        return
    for label, value in _unpacked(cell.strip()):
        for part in value.split(":::"):
            for number in _in_value(part):
                known = number._replace(label=number.label or label)
                yield known._replace(flaw=Flaw.FAX) if is_fax(known.label) else known


def _unpacked(value: str) -> Iterator[tuple[str, str]]:
    """The values of a list in JSON with their labels, or the cell itself."""
    formula = _FORMULA.fullmatch(value) if value.startswith("=") else None
    value = formula[1] if formula is not None else value
    if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
        try:
            held = cast("object", json.loads(value))
        except (ValueError, RecursionError):
            held = None
        if held is not None:
            yield from _of_json(held)
            return
        if value[0] == "[":
            value = re.sub(r"['\"]", "", value[1:-1])
    yield "", value


def _of_json(held: object, label: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    if depth > 4:
        return
    if isinstance(held, list):
        for one in cast("list[object]", held):
            yield from _of_json(one, label, depth + 1)
    elif isinstance(held, dict):
        named = {str(key).casefold(): value for key, value in cast("dict[object, object]", held).items()}
        said = next((named[key] for key in ("label", "type", "kind") if isinstance(named.get(key), str)), "")
        for key, value in named.items():
            if key not in ("label", "type", "kind"):
                yield from _of_json(value, str(said), depth + 1)
    elif isinstance(held, str) or (isinstance(held, int | float) and not isinstance(held, bool)):
        yield label, str(held)


def _in_value(value: str) -> Iterator[TypedNumber]:
    plain = readable(value).strip()
    plain = plain[_CALLED.match(plain).end() :].strip(" \"'’")  # pyright: ignore[reportOptionalMemberAccess]
    if not plain:
        return
    number = _plainly_one(plain)
    if number is not None:
        yield number
        return
    if _LOST.fullmatch(plain):
        yield TypedNumber(plain, "", flaw=Flaw.DIGITS_LOST)
        return
    whole = _FLOAT.fullmatch(plain)
    if whole is not None:
        yield TypedNumber(whole[1], whole[1])
        return
    if _THOUSANDS.fullmatch(plain):
        plain = plain.partition(".")[0].replace(",", "")
    numbers = [*_in_text(plain)]
    if numbers:
        yield from numbers
        return
    figures = _NO_DIGIT.sub("", without_other_figures(plain))
    yield TypedNumber(plain, "", flaw=Flaw.LETTERS if len(figures) >= FEWEST else Flaw.WORDS)


def _in_text(plain: str) -> Iterator[TypedNumber]:
    # an extension is out of the way before the text is parted: ";ext=12", ", Durchwahl 12"
    extensions = find_extensions(plain)
    text = plain
    for start, end, _ in extensions:
        text = text[:start] + _GONE * (end - start) + text[end:]
    beside = Flaw.FIGURES_BESIDE if _TOWN_BEHIND.search(text) else None
    text = _BRACKETS.sub(_without_remark, without_other_figures(text))
    aside = _ASIDE.search(text)
    if aside is not None and len(_figures(text[: aside.start() + 1])) >= _WHOLE:
        beside = Flaw.FIGURES_BESIDE
        text = text[: aside.start() + 1] + " " * (len(aside[0]) - 1) + text[aside.end() :]
    behind = {start: figures for start, _, figures in extensions}
    for start, end, flaw in _parts(text):
        yield from _in_part(text, start, end, flaw or beside, behind)


def _without_remark(found: re.Match[str]) -> str:
    """What stands in brackets with letters is no part of a number, but may be one: as long as it was."""
    inside = found[1] if found[1] is not None else found[2]
    if not _LETTER.search(inside):
        return found[0] if found[1] is not None else f" {inside} "
    if len(_NO_DIGIT.sub("", inside)) >= _WHOLE:
        return f" {inside} "
    return f" {re.sub(r'[0-9]', ' ', inside)} " if not _FAX_BEHIND.match(inside) else f" {inside} "


def _figures(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def _parts(text: str) -> list[tuple[int, int, Flaw | None]]:
    """Where the numbers of a cell stand: parted where both sides are whole numbers, or where only one has figures."""
    parts: list[tuple[int, int, Flaw | None]] = []
    start = 0
    for found in [*_PARTED.finditer(text), None]:
        end = found.start() if found is not None else len(text)
        here = _figures(text[start:end])
        if here:
            before = parts[-1] if parts else None
            known = _figures(text[before[0] : before[1]]) if before is not None else ""
            if before is not None and _LONG_AREA.search(text, before[0], before[1]):
                known = known[:-1] if text[start:end].lstrip(" (")[:1] not in ("+", "0") else known
            if before is None or (len(known) >= _WHOLE and len(here) >= _WHOLE):
                parts.append((start, end, None))
            elif len(known) < _WHOLE:
                first = _FIRST_SIGN.search(text, before[0], before[1])
                begins = first is not None and first[0] in "+0"
                if begins and len(here) >= FEWEST - 1 and "\n" not in text[before[1] : start]:
                    # an area code and its number, parted by a comma or a slash
                    parts[-1] = (before[0], end, before[2])
                elif len(here) >= _WHOLE:
                    parts[-1] = (start, end, Flaw.FIGURES_BESIDE if len(known) > 2 else None)
                else:
                    parts[-1] = (before[0], end, Flaw.FIGURES_BESIDE)
            else:
                short = len(here) <= 2 and here[0] != "0" and len(known) >= 9
                parts[-1] = (before[0], before[1], before[2] if short else Flaw.FIGURES_BESIDE)
                parts.append((start, end, Flaw.ENDING))
        start = found.end() if found is not None else end
    return parts


def _in_part(text: str, start: int, end: int, flaw: Flaw | None, behind: dict[int, str]) -> Iterator[TypedNumber]:
    """The number in one part of a cell; several where a second one begins with a plus."""
    part = re.sub(r"[,;|]", " ", text[start:end])  # within a part they part nothing
    whole = [run for run in figure_runs(part) if len(_figures(part[run[0] : run[1]])) >= FEWEST]
    if flaw is Flaw.ENDING:
        yield TypedNumber(text[start:end].strip(f" {_GONE}"), _figures(text[start:end]), flaw=flaw)
        return
    if not whole:
        short = _figures(part)
        if short and not _LETTER.search(part.replace(_GONE, "")):
            yield TypedNumber(part.strip(f" {_GONE}\n"), short, plus="+" in part, flaw=flaw)
        return
    ends = [0, *(at for run in whole for at in run), len(part)]
    rest = " ".join(part[first:last] for first, last in zip(ends[::2], ends[1::2], strict=True))
    if _figures(_ORDINAL.sub("", rest)):
        flaw = Flaw.FIGURES_BESIDE
    for first, last in whole:
        written = part[first:last]
        label = label_before(part, first)
        tail = part[last:].replace(_GONE, " ")
        if not label and _FAX_BEHIND.match(tail):
            label = "Fax"
        extension = next((behind[at] for at in range(start + last, start + last + 4) if at in behind), "")
        one_flaw = flaw
        counted = _COUNTED_THINGS.search(f"{written}{part[last : last + 12]}")
        if counted is not None and counted.end() > len(written):
            one_flaw = Flaw.FIGURES_BESIDE
        if _ON_THE_KEYS.match(part, last) or (_SHOUTED.match(part, last) and len(_figures(written)) < 9):
            one_flaw = Flaw.LETTERS
        yield from _of_run(written, label, extension, one_flaw)


def _of_run(written: str, label: str, extension: str, flaw: Flaw | None) -> Iterator[TypedNumber]:
    """A row of figures: one number, two whole ones side by side, or one and an ending."""
    for number in _side_by_side(written):
        cut = _slashes(number)
        if cut:
            head, ending = number[:cut].rstrip(" /"), number[cut:].strip(" /")
            short = len(_figures(ending)) <= 2 and ending[:1] != "0" and len(_figures(head)) >= 9
            yield _typed(head, label, "", flaw if short else flaw or Flaw.FIGURES_BESIDE)
            if _figures(ending):
                yield TypedNumber(ending, _figures(ending), flaw=Flaw.ENDING)
            continue
        beside = _SECOND_GROUP.match(number.lstrip("( ")) or _BEHIND_THE_LAST.search(number)
        yield _typed(number, label, extension, flaw or (Flaw.FIGURES_BESIDE if beside else None))


def _typed(written: str, label: str, extension: str, flaw: Flaw | None) -> TypedNumber:
    head = re.match(r"[ (]*\+", written)
    return TypedNumber(
        f"{written.strip()} x{extension}" if extension else written.strip(),
        _figures(written),
        plus=head is not None,
        extension=extension,
        label=label,
        flaw=flaw,
    )


def _side_by_side(written: str) -> list[str]:
    """Parted where a second whole number begins: behind a slash, or behind a blank where it is too long for one."""
    for found in _SECOND_BEGINS.finditer(written):
        left, right = written[: found.start()], written[found.end() :]
        blank = found[0] == " "
        apart = not blank or (len(_figures(written).removeprefix("00")) >= _TWO_WHOLE and not _slashes(written))
        if apart and len(_figures(left)) > _WHOLE and len(_figures(right)) >= _WHOLE:
            return [left, *_side_by_side(right)]
    return [written]


def _slashes(written: str) -> int:
    """Where an ending begins: behind a slash that stands not behind an area code; 0 where there is none."""
    groups = written.split("/")
    if len(groups) > 1 and len(_figures(groups[-1])) <= 2 and len(_figures(groups[-2])) >= 4:
        return len(written) - len(groups[-1])
    if len(groups) == 1 or (len(groups) > 2 and all(len(_figures(group)) <= 4 for group in groups)):
        return 0
    head = written.lstrip("( ")
    most = 8 if head.startswith("+") else 10 if head.startswith("00") else 6
    at = 0
    for group in groups[:-1]:
        at += len(group) + 1
        if len(_figures(written[:at])) > most:
            return at
    return 0
