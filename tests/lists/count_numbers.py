"""Counts the numbers of every list in a folder, and those that are silently wrong.

    python -m tests.lists.count_numbers FOLDER [--reasons] [--unanswered]

For each file: rows, cells with something in them, numbers by certainty, and how many that may be dialled are not the
one meant (`judgement`). "guessed" is the same judgement of numbers read row by row without a question: the control that
shows what the questions are for. Ends with 1 where a number is silently wrong, or where a list whose truth is known
gives fewer right ones than it should.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from callassist.services.contacts import phone_number
from callassist.services.leads.number_country import NOWHERE, RowCountry, read_country
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_questions import NumberQuestion, read_column
from callassist.services.leads.number_reading import Certainty
from tests.lists.judgement import silently_wrong
from tests.lists.known import KNOWN, KnownList
from tests.lists.rows import Rows, header_of, is_phone, rows_of

_COUNTRY = ("land", "country", "pais", "land/region geschäftlich")


@dataclass
class Counted:
    """A line of the table."""

    name: str
    rows: int = 0
    cells: int = 0
    certain: Counter[Certainty] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    questions: list[NumberQuestion] = field(default_factory=list)
    #: why, of each number that is
    wrong: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    #: of the column of which the truth is known
    right: int | None = None
    wanted: int | None = None

    @property
    def holds(self) -> bool:
        return not self.wrong and (self.wanted is None or self.right == self.wanted)


def count(name: str, rows: Rows, known: KnownList, *, answered: bool = True) -> Counted:
    """Read all columns of numbers, and judge what came out."""
    header = header_of(rows) if known.header else -1
    body = rows[header + 1 :]
    titles = rows[header] if known.header and rows else []
    phones = known.phones or tuple(place for place, title in enumerate(titles) if is_phone(title))
    places = [place for place, title in enumerate(titles) if title.strip().casefold() in _COUNTRY]
    country = known.country if known.country is not None else places[0] if places else None
    counted = Counted(name, len(body), wanted=known.right if answered else None)
    countries = [read_country(_at(row, country)) if country is not None else NOWHERE for row in body]
    for place in phones:
        title = titles[place].strip() if place < len(titles) else ""
        _count_column(counted, known, title, [_at(row, place) for row in body], countries, answered=answered)
    return counted


def _at(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _count_column(
    counted: Counted, known: KnownList, title: str, cells: list[str], countries: list[RowCountry], *, answered: bool
) -> None:
    decisions = known.decisions if answered else {}
    read = read_column(cells, known.region, countries=countries, decisions=decisions, name=title)
    said = decisions.get(Pattern.COUNTRIES)
    ignored = said is not None and said.choice is NumberChoice.LIST_COUNTRY
    counted.questions += read.questions
    told = known.truth if title == known.column else None
    if told is not None:
        counted.right = counted.right or 0
    for cell, numbers, country in zip(cells, read.cells, countries, strict=True):
        counted.cells += bool(cell.strip())
        meant = told(cell) if told is not None else None
        for number in numbers:
            counted.certain[number.certainty] += 1
            counted.reasons[f"{number.certainty} {number.reason} {number.pattern}"] += 1
            if not number.e164:
                continue
            sure = number.certainty is Certainty.SURE
            why = _judged(
                number.e164, cell, NOWHERE if ignored else country, known, sure=sure, meant=meant, told=told is not None
            )
            if why:
                counted.wrong.append(why)
            elif told is not None:
                counted.right = (counted.right or 0) + 1
        guess = phone_number.e164(cell, known.region)  # what stands in the start form today
        why = _judged(guess, cell, country, known, sure=True, meant=meant, told=told is not None) if guess else ""
        if why:
            counted.guessed.append(why)


def _judged(
    e164: str, cell: str, country: RowCountry, known: KnownList, *, sure: bool, meant: str | None, told: bool
) -> str:
    if told:
        return "" if e164 == meant else "not the one that is meant"
    return silently_wrong(e164, cell, sure=sure, region=known.region, row_region=country.region, row_code=country.code)


# -- the table ---------------------------------------------------------------------------------------------------------

_TITLES = ("rows", "cells", *Certainty, "asked", "right", "wrong", "guessed")


def main(words: list[str] | None = None) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.lists.count_numbers", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reasons", action="store_true", help="say why, below each file")
    parser.add_argument("--unanswered", action="store_true", help="as it is before the rep answered anything")
    asked = parser.parse_args(words)
    say = sys.stdout.write
    say(f"{'':<44}" + "".join(f"{title:>9}" for title in _TITLES) + "\n")
    everything: list[Counted] = []
    for path in sorted(asked.folder.iterdir()):
        if path.suffix.lower() not in (".csv", ".tsv", ".txt", ".xlsx", ".vcf"):
            continue
        known = KNOWN.get(path.name[:2], KnownList())
        rows = rows_of(path, known.encoding, quotes=known.quotes)
        counted = count(path.name, rows, known, answered=not asked.unanswered)
        everything.append(counted)
        say(line(counted) + "\n")
        if asked.reasons:
            for reason, times in counted.reasons.most_common():
                say(f"    {times:>6} {reason}\n")
            for reason, times in Counter(counted.wrong).items():
                say(f"    {times:>6} WRONG: {reason}\n")
    say(line(total(everything)) + "\n")
    return 0 if all(counted.holds for counted in everything) else 1


def total(everything: list[Counted]) -> Counted:
    """All files as one line."""
    whole = Counted("all")
    for counted in everything:
        whole.rows += counted.rows
        whole.cells += counted.cells
        whole.certain += counted.certain
        whole.questions += counted.questions
        whole.wrong += counted.wrong
        whole.guessed += counted.guessed
    return whole


def line(counted: Counted) -> str:
    """A line of the table."""
    right = "" if counted.right is None else str(counted.right)
    if counted.wanted is not None:
        right += f"/{counted.wanted}"
    values = (
        counted.rows,
        counted.cells,
        *(counted.certain[certainty] for certainty in Certainty),
        sum(question.count for question in counted.questions),
        right,
        len(counted.wrong),
        len(counted.guessed),
    )
    return f"{counted.name[:43]:<44}" + "".join(f"{value:>9}" for value in values)


if __name__ == "__main__":
    raise SystemExit(main())
