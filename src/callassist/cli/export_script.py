"""`callassist export-script SCRIPT -o OUT`: a script as an outline, a table or a page to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from callassist import paths
from callassist.cli.language import window_language
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.services.scripts.exporting import check_ending, check_target, write_script

_DONE, _PARTLY = 0, 3
_SHOWN = 100


def export_script(options: argparse.Namespace) -> int:
    """Write the file, and say what of the script is not in it."""
    from callassist.services.library import ScriptLibrary

    target: Path = options.output
    check_ending(target)
    check_target(target, is_forced=options.force)
    folders = (paths.resource("scripts"), paths.scripts_dir(options.data_dir))
    script = ScriptLibrary(folders, paths.cache_dir(options.data_dir)).load(options.script)
    language = Language(options.language) if options.language is not None else _language(script)
    written = write_script(script, language, target, _printed)
    for one in written.unsaid:
        text = one.text if len(one.text) <= _SHOWN else one.text[: _SHOWN - 1] + "…"
        print(f"  left out: {one.place}: {text!r} – {one.why}")
    print(f"{target} written")
    return _PARTLY if written.unsaid else _DONE


def _language(script: Script) -> Language:
    """That of the terminal where the script is in it, else the first one it is in."""
    said = [one for one in script.languages if script.title.exactly(one)]
    wanted = script.language_for(window_language("system"))
    return wanted if wanted in said or not said else said[0]


def _printed(page: str) -> bytes:
    from callassist.ui.kit.printing import pdf_of_page

    return pdf_of_page(page)
