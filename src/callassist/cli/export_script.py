"""`callassist export-script SCRIPT -o OUT`: a script as an outline, a table or a page to print."""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from callassist import paths
from callassist.cli.import_script import check_target, write_file
from callassist.cli.language import window_language
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.errors import ExportError
from callassist.formats.script.outline.outline_model import LeftOut

_ENDINGS = (".txt", ".md", ".csv", ".xlsx", ".html", ".htm")
_DONE, _PARTLY = 0, 3
_SHOWN = 100


def export_script(options: argparse.Namespace) -> int:
    """Write the file, and say what of the script is not in it."""
    from callassist.services.library import ScriptLibrary

    target: Path = options.output
    ending = target.suffix.lower()
    if ending not in _ENDINGS:
        raise ExportError(
            f"a script is not written as {ending or 'a file without an ending'}",
            where=str(target),
            next_step=f"end its name with {', '.join(_ENDINGS)}",
        )
    check_target(target, is_forced=options.force)
    folders = (paths.resource("scripts"), paths.scripts_dir(options.data_dir))
    script = ScriptLibrary(folders, paths.cache_dir(options.data_dir)).load(options.script)
    language = Language(options.language) if options.language is not None else _language(script)
    data, unsaid = _made(script, language, ending)
    write_file(target, data)
    for one in unsaid:
        text = one.text if len(one.text) <= _SHOWN else one.text[: _SHOWN - 1] + "…"
        print(f"  left out: {one.place}: {text!r} – {one.why}")
    print(f"{target} written")
    return _PARTLY if unsaid else _DONE


def _language(script: Script) -> Language:
    """That of the terminal where the script is in it, else the first one it is in."""
    said = [one for one in script.languages if script.title.exactly(one)]
    wanted = script.language_for(window_language("system"))
    return wanted if wanted in said or not said else said[0]


def _made(script: Script, language: Language, ending: str) -> tuple[bytes, Sequence[LeftOut]]:
    if ending in (".html", ".htm"):
        from callassist.formats.script.handout.handout_page import handout_page

        return handout_page(script, language).encode("utf-8", "replace"), ()
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
