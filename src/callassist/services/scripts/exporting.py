"""A script as somebody else can read it: an outline, a table, or a page to print."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.errors import ExportError
from callassist.formats.script.outline.outline_model import LeftOut
from callassist.storage.files import is_name_of_windows, replace_file

ENDINGS = (".pdf", ".html", ".htm", ".md", ".txt", ".xlsx", ".csv")
Printer = Callable[[str], bytes]
"""Makes a PDF of a page; nothing of the window is needed to know what is on it."""


@dataclass(frozen=True, slots=True)
class ScriptExport:
    """What was written, and what of the script has no words there."""

    path: Path
    unsaid: Sequence[LeftOut]


def check_ending(path: Path) -> str:
    """What a file becomes, by its ending.

    Raises:
        ExportError: nothing a script is written as.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ExportError(
            f"a script is not written as {ending or 'a file without an ending'}",
            where=str(path),
            next_step=f"end its name with {', '.join(ENDINGS)}",
            code="script_ending",
            facts={"endings": ", ".join(ENDINGS)},
        )
    return ending


def script_bytes(script: Script, language: Language, ending: str, printer: Printer) -> tuple[bytes, Sequence[LeftOut]]:
    """The file, and what of the script is not in it.

    Args:
        script: what is written.
        language: the one the file is in.
        ending: one of `ENDINGS`.
        printer: makes a page a PDF.
    """
    if ending in (".html", ".htm", ".pdf"):
        from callassist.formats.script.handout.handout_page import handout_page

        page = handout_page(script, language)
        return printer(page) if ending == ".pdf" else page.encode("utf-8", "replace"), ()
    from callassist.formats.script.outline.script_outline import outline_of

    told = outline_of(script, language)
    if ending == ".csv":
        from callassist.formats.script.outline.outline_table import outline_csv

        return outline_csv(told.outline, language), told.unsaid
    if ending == ".xlsx":
        from callassist.formats.script.outline.outline_table import headings, table_rows

        rows = [*table_rows(told.outline, language)]
        return _workbook(script.title.of(language), headings(language), rows), told.unsaid
    from callassist.formats.script.outline.outline_text import outline_text

    return outline_text(told.outline, language).encode("utf-8", "replace"), told.unsaid


def write_script(script: Script, language: Language, path: Path, printer: Printer) -> ScriptExport:
    """Writes a script to a file, for this user alone; one that is there is replaced by something whole.

    Raises:
        ExportError: it cannot be written; what was there is still there.
    """
    data, unsaid = script_bytes(script, language, check_ending(path), printer)
    write_file(path, data)
    return ScriptExport(path, unsaid)


def free_path(path: Path) -> Path:
    """The path, with a number where there is something of its name."""
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = path.with_stem(f"{path.stem} {number}")
    return found


def check_target(target: Path, *, is_forced: bool) -> None:
    """Makes sure that a file may be written there.

    Raises:
        ExportError: there is one already and nobody said that it may be replaced, or it is no place for a file.
    """
    if sys.platform == "win32" and not is_name_of_windows(target.name):
        raise ExportError(
            "this name belongs to the system", where=str(target), next_step="take another one", code="file_of_system"
        )
    if os.path.lexists(target) and (not is_forced or not target.is_file()):
        raise ExportError(
            "there is something of this name already",
            where=str(target),
            next_step="take another name" + ("" if target.is_dir() else ", or --force to replace it"),
            code="file_is_there",
        )


def write_file(target: Path, data: bytes) -> None:
    """Puts a file there, for this user alone.

    Raises:
        ExportError: it cannot be written; what was there is still there.
    """
    try:
        replace_file(target, data)
    except OSError as error:
        raise ExportError(
            f"the file cannot be written ({error.strerror or error})",
            where=str(target),
            next_step="choose another place",
        ) from error


def _workbook(name: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    from callassist.formats.export.workbook import Workbook
    from callassist.services.clock import SystemClock

    file = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(file, Path(folder), SystemClock().local())
        try:
            sheet = book.sheet(name or "Script", names)
            sheet.add(rows)
            sheet.end()
            book.close()
        finally:
            book.abandon()
    return file.getvalue()
