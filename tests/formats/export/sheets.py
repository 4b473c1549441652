"""Reads a workbook back, by the standard it is written by (ECMA-376) and not by the library that wrote it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile("_x([0-9A-F]{4})_")
_DAY_0 = datetime(1899, 12, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Found:
    """A cell: its kind (`inlineStr`, `n`), what is in it, its number format, whether it is slanted."""

    kind: str
    text: str
    form: str
    italic: bool

    @property
    def number(self) -> float:
        assert self.kind == "n"
        return float(self.text)

    @property
    def moment(self) -> datetime:
        """What the cell tells, as if it were UTC: a sheet knows no zones."""
        return (_DAY_0 + timedelta(days=self.number) + timedelta(milliseconds=500)).replace(microsecond=0)


@dataclass(frozen=True)
class FoundSheet:
    name: str
    rows: list[dict[int, Found]]
    xml: ElementTree.Element

    def texts(self) -> list[list[str]]:
        """Every row as text, without the empty cells at its end."""
        return [
            [row[place].text if place in row else "" for place in range(max(row, default=-1) + 1)] for row in self.rows
        ]

    def table(self) -> list[dict[str, Found]]:
        """The rows behind the heading, by its words; only cells that hold something."""
        heading = {place: cell.text for place, cell in self.rows[0].items()}
        assert len(set(heading.values())) == len(heading), "two columns of one name"
        return [{heading[place]: cell for place, cell in row.items()} for row in self.rows[1:]]


def sheets(path: Path) -> list[FoundSheet]:
    """The sheets in the order of the workbook."""
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        styles = _styles(ElementTree.fromstring(file.read("xl/styles.xml")))
        targets = {
            one.get("Id"): one.get("Target") for one in ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
        }
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
        return [
            _sheet(one.get("name", ""), ElementTree.fromstring(file.read(f"xl/{targets[one.get(_REL)]}")), styles)
            for one in book.iter(f"{_MAIN}sheet")
        ]


def _styles(root: ElementTree.Element) -> list[tuple[str, bool]]:
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    built_in = {"0": "General", "49": "@"}
    fonts = [font.find(f"{_MAIN}i") is not None for font in root.find(f"{_MAIN}fonts") or ()]
    formats = root.find(f"{_MAIN}cellXfs")
    assert formats is not None
    found: list[tuple[str, bool]] = []
    for one in formats:
        number = one.get("numFmtId", "0")
        found.append((own.get(number) or built_in.get(number, number), fonts[int(one.get("fontId", "0"))]))
    return found


def _sheet(name: str, root: ElementTree.Element, styles: list[tuple[str, bool]]) -> FoundSheet:
    rows: list[dict[int, Found]] = []
    for row in root.iter(f"{_MAIN}row"):
        while len(rows) < int(row.get("r", "0")) - 1:
            rows.append({})
        rows.append({_column(one.get("r", "")): _cell(one, styles) for one in row.iter(f"{_MAIN}c")})
    return FoundSheet(name, rows, root)


def _cell(cell: ElementTree.Element, styles: list[tuple[str, bool]]) -> Found:
    assert cell.find(f"{_MAIN}f") is None, "a formula"
    kind = cell.get("t", "n")
    form, italic = styles[int(cell.get("s", "0"))]
    if kind == "inlineStr":
        text = "".join(one.text or "" for one in cell.iter(f"{_MAIN}t"))
        return Found(kind, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text), form, italic)
    assert kind == "n", kind
    return Found(kind, cell.findtext(f"{_MAIN}v", ""), form, italic)


def _column(place: str) -> int:
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
