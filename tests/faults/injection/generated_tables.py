"""Tables as programs write them, made by chance: what stands in each row is known, so what comes in can be compared.

A table has columns in any order, some nobody asked for, rows that are empty, short, too long or there twice, cells with
quotes, ends of lines and delimiters, lines above its header; it is written in one of several encodings and dialects,
as a workbook, or pasted.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.formats.tables.workbooks import workbook

_FIRST = ("Jörg", "Käthe", "Anna", "Zoë", "Renée", "Uwe", "Mary Ann", "Aylin", "Ole")
_LAST = ("Müller", "Großmann", "von der Heide", "Öztürk", "Beck", "O'Neill", "Kern-Ost", "Weiß")
_FIRMS = ("Kern GmbH", "Bäckerei Köhl", "Schäfer & Söhne KG", "Öl Weiß AG", "Haus & Hof GbR", "Ost Ltd.")
_STREETS = ("Am Markt 2", "Hauptstraße 17a", "Weg 5", "Königsallee 90")
_CITIES = ("Köln", "Fürth", "Bonn", "Berlin", "Gießen")
_REMARKS = (
    "",
    "met at the fair",
    'said "later"',
    "first line\nsecond line",
    "a, b; c | d",
    "tab\there",
    "=1+1",
    'ends in a quote"',
    "-",
    "x" * 300,
)


@dataclass(frozen=True, slots=True)
class MadeRow:
    """What a row of the table says, as it has to come in."""

    first: str
    last: str
    company: str
    #: the one number it may be called at; "" where it has none, or none that is sure
    e164: str
    email: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it somebody."""
        return self.first, self.last, self.e164


@dataclass(slots=True)
class MadeTable:
    """A file, and what is in it."""

    path: Path
    #: pasted instead of read from the file
    pasted: str = ""
    #: the rows that say something, in their order
    rows: list[MadeRow] = field(default_factory=list[MadeRow])
    #: how many rows are empty, the last one not counted
    empty: int = 0
    #: how it was written, to tell where something went wrong
    told: str = ""


def _written_number(chance: random.Random) -> tuple[str, str]:
    """A number as somebody writes it, and what it is; what needs a decision is no number until it is made."""
    if chance.randrange(10) == 0:
        return chance.choice((("", ""), ("n. n.", ""), ("-", ""), ("030", ""), ("auf Anfrage", "")))
    if chance.randrange(8) == 0:
        return f"90{chance.randrange(10_000, 100_000)}", ""  # without its area: whose it is, nobody knows
    area, length = chance.choice((("30", 7), ("221", 7), ("911", 7), ("69", 8)))
    own = str(chance.randrange(2, 10)) + "".join(str(chance.randrange(10)) for _ in range(length - 1))
    form = chance.choice(
        ("+49 {a} {n}", "0049 {a} {n}", "0{a} {n}", "0{a}/{n}", "+49 (0){a} {n}", "(0{a}) {n}", "tel:+49{a}{n}")
    )
    return form.format(a=area, n=own), f"+49{area}{own}"


_Column = tuple[str, Callable[[MadeRow, str, random.Random], str]]


def _columns(chance: random.Random) -> list[_Column]:
    """A header and what stands below it, in any order."""
    found: list[_Column] = []
    if chance.randrange(2):
        found.append((chance.choice(("Vorname", "First Name", "first_name")), lambda row, *_: row.first))
        found.append((chance.choice(("Nachname", "Last Name", "Surname", "Familienname")), lambda row, *_: row.last))
    else:
        found.append(
            (chance.choice(("Ansprechpartner", "Full Name", "Contact Name")), lambda row, *_: f"{row.first} {row.last}")
        )
    found.append((chance.choice(("Firma", "Company", "Unternehmen", "Company Name")), lambda row, *_: row.company))
    found.append((chance.choice(("Telefon", "Phone", "Tel.", "Phone Number", "Rufnummer")), lambda _, typed, __: typed))
    if chance.randrange(2):
        found.append((chance.choice(("E-Mail", "Email", "E-Mail-Adresse")), lambda row, *_: row.email))
    others: list[_Column] = [
        (chance.choice(("Straße", "Street")), lambda *all_: all_[2].choice(_STREETS)),
        (chance.choice(("Ort", "City")), lambda *all_: all_[2].choice(_CITIES)),
        (chance.choice(("PLZ", "Zip")), lambda *all_: str(all_[2].randrange(10_000, 99_999))),
        (chance.choice(("Notiz", "Notes", "Bemerkung")), lambda *all_: all_[2].choice(_REMARKS)),
        ("Fax", lambda *all_: f"0221 {all_[2].randrange(1_000_000, 9_999_999)}"),
        ("Kundennummer", lambda *all_: str(all_[2].randrange(1, 10**9))),
        ("Umsatz", lambda *all_: f"{all_[2].randrange(10**6)},{all_[2].randrange(100):02}"),
        ("Newsletter", lambda *all_: all_[2].choice(("ja", "nein", ""))),
        ("Lieblingsfarbe", lambda *all_: all_[2].choice(("blau", "rot", "", "grün-\nlich"))),
    ]
    found += chance.sample(others, chance.randrange(len(others) + 1))
    chance.shuffle(found)
    return found


def _row(chance: random.Random) -> tuple[MadeRow, str]:
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    typed, e164 = _written_number(chance)
    mail = f"p{chance.randrange(10**6)}@kern.example" if chance.randrange(3) else ""
    return MadeRow(first, last, chance.choice(_FIRMS), e164, mail), typed


def made(chance: random.Random, folder: Path, number: int) -> MadeTable:
    """The table of this number; its file is in `folder`."""
    columns = _columns(chance)
    mail = any(head in ("E-Mail", "Email", "E-Mail-Adresse") for head, _ in columns)
    grid: list[list[str]] = []
    table = MadeTable(folder / f"{number}")
    for _ in range(chance.choice((1, 2, 3, 8, 20, 60))):
        if chance.randrange(12) == 0:
            grid.append([""] * len(columns))
            table.empty += 1
            continue
        row, typed = _row(chance)
        table.rows.append(row if mail else MadeRow(row.first, row.last, row.company, row.e164, ""))
        grid.append([write(row, typed, chance) for _, write in columns])
        if chance.randrange(15) == 0:  # cells behind the last column
            grid[-1] += ["more", ""]
        if chance.randrange(15) == 0:
            table.rows.append(table.rows[-1])
            grid.append(list(grid[-1]))
    if not table.rows:
        row, typed = _row(chance)
        table.rows.append(row if mail else MadeRow(row.first, row.last, row.company, row.e164, ""))
        grid.append([write(row, typed, chance) for _, write in columns])
    while grid and not any(grid[-1]):  # whether an empty row at the end is one is a matter of the program
        grid.pop()
        table.empty -= 1
    header = [head for head, _ in columns]
    above = [["Export vom 3.2.2026"], ["Vertraulich"]][: chance.choice((0, 0, 0, 1, 2))]
    _write(chance, table, [*above, header, *grid])
    return table


def _write(chance: random.Random, table: MadeTable, rows: list[list[str]]) -> None:
    how = chance.choice(("csv", "csv", "csv", "workbook", "pasted"))
    if how == "workbook":
        table.path = workbook(
            table.path.with_suffix(".xlsx"), {"Leads": [[cell or None for cell in row] for row in rows]}
        )
        table.empty, table.told = 0, "workbook"  # an empty row is no row there
        return
    delimiter = "\t" if how == "pasted" else chance.choice((",", ";", "\t", "|"))
    end = "\r\n" if how == "pasted" else chance.choice(("\r\n", "\n"))
    text = io.StringIO(newline="")
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    whole = text.getvalue()
    if how == "pasted":
        table.pasted, table.told = whole, "pasted"
        return
    if chance.randrange(6) == 0:
        whole = f"sep={delimiter}{end}{whole}"
    if chance.randrange(4) == 0:
        whole = whole.removesuffix(end)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"))
    data = whole.encode(encoding, "replace")
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    table.path = table.path.with_suffix(".csv")
    table.path.write_bytes(data)
    table.told = f"{encoding}, {delimiter!r}, {end!r}"
