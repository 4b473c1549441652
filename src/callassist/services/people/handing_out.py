"""Handing a person all that is kept of them (Art. 15 and 20 GDPR): a page, JSON and CSV in a folder of their own."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.errors import ExportError
from callassist.formats.export.log_csv import BOM, guarded
from callassist.formats.export.person_page import Section, page_of, table_of
from callassist.storage.files import replace_file, sync_folder
from callassist.storage.people.sheet import PersonSheet, as_json


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What was written."""

    folder: Path
    #: rows in all
    rows: int
    #: SHA-256 of the JSON file
    sha256: str


def sections_of(sheet: PersonSheet) -> list[Section]:
    """The sheet in the order it is read in."""
    return [
        ("person", [sheet.person] if sheet.person else []),
        ("numbers", sheet.numbers),
        ("origins", sheet.origins),
        ("consents", sheet.consents),
        ("consent events", sheet.consent_events),
        ("calls", sheet.calls),
        ("answers", sheet.answers),
        ("follow-ups", sheet.follow_ups),
        ("blocks", sheet.blocks),
        ("disclosures", sheet.disclosures),
        ("made one", sheet.merges),
    ]


def hand_out(sheet: PersonSheet, parent: Path, at: datetime) -> HandedOut:
    """Writes the files into a new folder within `parent`; all of it is for this user alone.

    Raises:
        ExportError: they cannot be written.
    """
    import hashlib

    # no name: the names of folders are seen in more places than what is in them
    folder = parent / f"callassist-person-{at.strftime('%Y%m%dT%H%M%S')}"
    sections = sections_of(sheet)
    content = as_json(sheet).encode()
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        replace_file(folder / "person.json", content)
        replace_file(folder / "person.html", page_of(sheet.name or "?", f"{at:%Y-%m-%d %H:%M}", sections).encode())
        replace_file(folder / "person.csv", _csv(sections))
        sync_folder(folder)
    except OSError as error:
        raise ExportError(
            f"the files cannot be written ({error.strerror or error})",
            where=str(folder),
            next_step="choose another folder",
            code="export_unwritable",
            facts={"cause": error.strerror or os.fspath(folder)},
        ) from error
    return HandedOut(folder, sum(len(rows) for _, rows in sections), hashlib.sha256(content).hexdigest())


def _csv(sections: list[Section]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in table_of(sections):
        writer.writerow([guarded(one) for one in row])
    return (BOM + text.getvalue()).encode()
