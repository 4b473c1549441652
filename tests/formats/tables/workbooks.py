"""Workbooks made here: by the library the program writes its own with, and by hand, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> Path:
    """A workbook with these rows; texts stay texts."""
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False, **options}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(line, column, cell)
    return path


def by_hand(path: Path, rows: str, **parts: str | bytes) -> Path:
    """A workbook whose one sheet holds these rows as XML; `parts` replaces others, or adds some."""
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>'
    related = f'<Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    made: dict[str, str | bytes] = {
        "book": f'<workbook {NAMESPACE} xmlns:r="{RELATED}">{sheets}</workbook>',
        "rels": f"<Relationships>{related}</Relationships>",
        "sheet": f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>",
        **parts,
    }
    names = {
        "book": "xl/workbook.xml",
        "rels": "xl/_rels/workbook.xml.rels",
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for part, content in made.items():
            package.writestr(names.get(part, part), content)
    return path
