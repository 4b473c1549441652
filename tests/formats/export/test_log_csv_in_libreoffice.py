"""The exported file opened by a real spreadsheet: every cell as meant, nothing is calculated."""

from __future__ import annotations

import shutil
import subprocess
import threading
from datetime import datetime
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from callassist import bootstrap
from callassist.domain.text import Language
from callassist.formats.export.log_csv import CALL_COLUMNS, CallCsv, guarded
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.calling import CallRequest
from callassist.services.clock import FixedClock
from callassist.services.export.exporting import CsvOptions

SOFFICE = shutil.which("soffice")
NEEDED = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc-nogui)"
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

NOTE = "=cmd|' /C calc'!A0"
#: no tab in it: LibreOffice drops tabs from the cells of any CSV file
SECOND_LINE = 'zweite Zeile; mit "Zeichen", -1'
NAME = 'Müller; "Jo" & Söhne, 日本'
COMPANY = "@SUM(1+1)"
NUMBER = "+49 221 4710815"


def exported(folder: Path, delimiter: Literal[";", ","]) -> Path:
    clock = FixedClock(datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    services = bootstrap.build(folder / "data", clock=clock)
    try:
        request = CallRequest("contract_review", "cold_call", Language.DE, NAME, COMPANY, NUMBER)
        live = services.calling.start(request).result(timeout=200)
        for token in ("1", "1", "1", "=18", "1", "=30.6.2027", "1+2"):
            live.press(token)
        note = f"{NOTE}\n{SECOND_LINE}"
        live.hang_up("later", live.view.follow_up, note).future.result(timeout=200)
        target = folder / "calls.csv"
        options = CsvOptions(delimiter=delimiter)
        cancel = threading.Event()
        services.exporting.run("calls", target, LogFilter(), options, progress=lambda *_: None, cancel=cancel).result(
            200
        )
    finally:
        services.close()
    return target


def opened(target: Path, delimiter: Literal[";", ","]) -> dict[str, ElementTree.Element]:
    """The cells of the one call, by the heading of their column, as LibreOffice understood them."""
    heading, row = (cells(one) for one in rows_of(target, delimiter)[:2])
    return dict(zip((content(one) for one in heading), row, strict=False))


def rows_of(target: Path, delimiter: str, more: str = "") -> list[ElementTree.Element]:
    """All rows as LibreOffice understood them; `more` are further options of its import."""
    assert SOFFICE is not None
    # separator, text delimiter, UTF-8, first line; the rest as LibreOffice does by itself (numbers become numbers)
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{target.parent}/profile",
            "--headless",
            f"--infilter=CSV:{ord(delimiter)},34,76,1{more}",
            "--convert-to",
            "fods",
            "--outdir",
            str(target.parent),
            str(target),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    tree = ElementTree.parse(target.with_suffix(".fods"))
    return list(tree.iter(f"{TABLE}table-row"))


def cells(row: ElementTree.Element) -> list[ElementTree.Element]:
    found: list[ElementTree.Element] = []
    for cell in row.iter(f"{TABLE}table-cell"):
        found += [cell] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 200)
    return found


def content(cell: ElementTree.Element) -> str:
    def words(element: ElementTree.Element) -> str:
        text = element.text or ""
        for child in element:
            text += {f"{TEXT}tab": "\t", f"{TEXT}s": " " * int(child.get(f"{TEXT}c", "1"))}.get(child.tag, words(child))
            text += child.tail or ""
        return text

    return "\n".join(words(paragraph) for paragraph in cell.iter(f"{TEXT}p"))


#: the import's switch "evaluate formulas", off by itself
FORMULAS_NAMES = ",,0,false,true,false,false,false,0,true"


@NEEDED
def test_no_cell_becomes_a_formula_whatever_separator_libreoffice_is_told(tmp_path: Path) -> None:
    """A US Excel takes the comma in a file with semicolons, and the other way round."""
    names = (
        "Kern,=1+1",
        "Kern;=1+1",
        "Kern\t=1+1",
        "Kern|=1+1",
        "Kern, =1+1",
        'Kern,"=1+1"',
        "Kern\n=1+1",
        "K;\ufeff=1+1",
    )
    found: dict[tuple[bool, str, str], int] = {}
    for machine in (True, False):
        for delimiter in (";", ","):
            writer = CallCsv({"s": ("none", ())}, CsvOptions(delimiter, machine))
            rows = [
                (str(place), *[""] * (len(CALL_COLUMNS) - 3), one, one, "s", "", "") for place, one in enumerate(names)
            ]
            target = tmp_path / f"{'machine' if machine else 'people'}-{ord(delimiter)}.csv"
            target.write_bytes(writer.header() + writer.lines(rows))
            for read_with in (";", ",", "\t", "|"):
                all_cells = [cell for row in rows_of(target, read_with, FORMULAS_NAMES) for cell in cells(row)]
                found[machine, delimiter, read_with] = sum(bool(one.get(f"{TABLE}formula")) for one in all_cells)
    assert {key: count for key, count in found.items() if count and not key[0]} == {}
    # without the guard there are some with every wrong separator, so that this finds what it looks for
    assert all(count for (machine, delimiter, other), count in found.items() if machine and other != delimiter), found


@NEEDED
@pytest.mark.parametrize("delimiter", [";", ","])
def test_every_cell_is_what_was_meant(tmp_path: Path, delimiter: Literal[";", ","]) -> None:
    row = opened(exported(tmp_path, delimiter), delimiter)
    assert not [name for name, cell in row.items() if cell.get(f"{TABLE}formula")], "a cell became a formula"
    assert content(row["note"]) == guarded(f"{NOTE}\n{SECOND_LINE}")
    assert content(row["contact"]) == NAME
    assert content(row["account"]) == f"'{COMPANY}"
    assert content(row["phone"]) == "'+492214710815"
    assert content(row["outcome"]) == "later"
    assert content(row["verdict"]) == "prospect"
    assert row["not_before"].get(f"{OFFICE}date-value") == "2027-01-01"
    assert row["q.q_lines"].get(f"{OFFICE}value") == "18"
    assert content(row["q.q_lines.state"]) == "answered"
    assert content(row["q.q_pain"]) in ("cost,coverage", "cost|coverage")
    assert content(row["q.q_spend"]) == ""
    assert content(row["q.q_spend.state"]) == "not_asked"
