"""The rows of a list, read as plainly as can be: enough to count numbers, no more.

What a list is read with in the program is not used here on purpose: a count that goes through the road it judges would
not see what is lost on it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

Rows = list[list[str]]

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PHONE = re.compile(
    r"phone|telefon|telephon|\btel\b|mobil|handy|cell|celular|contact_numbers|rufnummer|durchwahl", re.I
)
_NO_PHONE = re.compile(r"fax|pager|telex|type|\bdate|datum|opt-?in|assist|hörbeh|label", re.I)


def rows_of(path: Path, encoding: str = "", *, quotes: bool = True) -> Rows:
    """The rows of a file, its header among them."""
    match path.suffix.lower():
        case ".xlsx":
            return _of_sheet(path)
        case ".vcf":
            return _of_cards(path)
        case _:
            return _of_text(decoded(path.read_bytes(), encoding), quotes=quotes)


def decoded(raw: bytes, encoding: str = "") -> str:
    """As text: by the byte order mark, else UTF-8, else as Windows writes it."""
    if encoding:
        return raw.decode(encoding)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            zeros = raw[:400].count(0)
            wide = f"utf-32-{'le' if mark == codecs.BOM_UTF16_LE else 'be'}"
            return (
                raw[2:].decode(wide if zeros * 2 > len(raw[:400]) else name, "replace")
                if "16" in name
                else raw.decode(name)
            )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _of_text(text: str, *, quotes: bool) -> Rows:
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    lines = re.split(r"\r\n|\r|\n", text)[:60]
    spread = {sign: Counter(line.count(sign) for line in lines if line) for sign in ";,\t|"}
    delimiter = max(spread, key=lambda sign: sum(times * (count > 0) for count, times in spread[sign].items()))
    stream = io.StringIO(text, newline="")
    quoting = csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
    reader = csv.reader(stream, delimiter=delimiter, quoting=quoting, skipinitialspace=True)
    return [row for row in reader if any(row)]


def _of_sheet(path: Path) -> Rows:
    with zipfile.ZipFile(path) as packed:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in packed.namelist():
            texts = ElementTree.fromstring(packed.read("xl/sharedStrings.xml")).iter(f"{_SHEET}si")
            shared = ["".join(part.text or "" for part in text.iter(f"{_SHEET}t")) for text in texts]
        sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    rows: Rows = []
    for row in sheet.iter(f"{_SHEET}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{_SHEET}c"):
            letters = re.sub(r"\d", "", cell.get("r", "A"))
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - 64
            kind, value = cell.get("t", "n"), cell.findtext(f"{_SHEET}v") or ""
            if kind == "s":
                value = shared[int(value)]
            elif kind == "inlineStr":
                value = "".join(part.text or "" for part in cell.iter(f"{_SHEET}t"))
            elif kind == "n" and value:
                value = repr(float(value))  # as a reader of spreadsheets hands it over
            cells[place - 1] = value
        if cells:
            rows.append([cells.get(place, "") for place in range(max(cells) + 1)])
    return rows


def _of_cards(path: Path) -> Rows:
    """One row for each number of a card."""
    text = decoded(path.read_bytes())
    rows: Rows = [["phone"]]
    for hit in re.finditer(r"(?m)^(?:\w+\.)?TEL((?:;[^:\n]*)?):(.*)$", text):
        called = "Fax " if re.search(r"FAX|PAGER", hit[1], re.I) else ""
        rows.append([called + hit[2].strip()])
    return rows


def header_of(rows: Rows) -> int:
    """Which row is the header: the first that names a column of numbers, else the first at all."""
    for place, row in enumerate(rows[:10]):
        if len(row) > 1 and any(is_phone(cell) for cell in row):
            return place
    return 0


def is_phone(header: str) -> bool:
    """Whether a column is called one of phone numbers."""
    return len(header) < 60 and bool(_PHONE.search(header)) and not _NO_PHONE.search(header)
