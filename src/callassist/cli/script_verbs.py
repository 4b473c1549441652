"""The verbs that are about script files: their options, and the way to each."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from callassist.cli.language import language_tag

#: those that need no data folder
OF_FILES = ("lint", "upgrade", "diff-scripts", "import-script")
VERBS = (*OF_FILES, "export-script")


def add(verbs: Any) -> None:  # noqa: ANN401 - argparse does not name what holds its verbs
    """Add their options to the program's."""
    lint = verbs.add_parser("lint", help="check script files and show every problem with its place")
    lint.add_argument("files", nargs="+", type=Path, metavar="FILE")
    lint.add_argument("--fix", action="store_true", help="mend what has one mend; the old text is kept as FILE.bak")
    upgrade = verbs.add_parser("upgrade", help="bring script files up to the newest format, keeping FILE.bak")
    upgrade.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_import_options(verbs.add_parser("import-script", help="make a script of a Word file, a table or a text"))
    _add_export_options(verbs.add_parser("export-script", help="write a script as a text, a table or a page"))
    _add_diff_options(verbs.add_parser("diff-scripts", help="show what changed between two script files"))


def run(options: argparse.Namespace) -> int:
    """Do what one of them says; its exit status."""
    match options.verb:
        case "lint":
            from callassist.cli.lint import lint_or_fix

            return lint_or_fix(options)
        case "upgrade":
            from callassist.cli.upgrade import upgrade

            return upgrade(options.files)
        case "diff-scripts":
            from callassist.cli.diff_scripts import diff_scripts

            return diff_scripts(options)
        case "import-script":
            from callassist.cli.import_script import import_script

            return import_script(options)
        case _:
            from callassist.cli.export_script import export_script

            return export_script(options)


def _add_import_options(importing: argparse.ArgumentParser) -> None:
    importing.description = (
        "Reads a script as people write them – an outline as text, Markdown or Word, a table as CSV or Excel, a JSON"
        " tree – and says what was understood and what was left out; with -o it is made a script file."
    )
    importing.epilog = "Exit status: 0 all of it was taken over; 3 some was left out; 1 it cannot be read or written."
    importing.add_argument("file", type=Path, metavar="FILE", help=".txt, .md, .docx, .csv, .xlsx or .json")
    importing.add_argument("-o", "--output", type=Path, metavar="OUT", help="the script file to write (.yaml)")
    importing.add_argument("--language", choices=("de", "en"), help="what it is written in (default: found out)")
    importing.add_argument(
        "--market",
        choices=("consumer", "business"),
        default="consumer",
        help="whom it is for; it decides which consent a call needs (default: consumer, the stricter one)",
    )
    importing.add_argument(
        "--json-fields",
        metavar="NAME=PATH,…",
        help="of a JSON tree, where things are: steps=data.nodes,text=say,answers=options,answer=label,next=goto",
    )
    importing.add_argument("--force", action="store_true", help="replace OUT if it is there")


def _add_export_options(exporting: argparse.ArgumentParser) -> None:
    exporting.epilog = "Exit status: 0 all of it is in the file; 3 some has no words there; 1 it cannot be written."
    exporting.add_argument("script", metavar="SCRIPT", help="id of a script, or the path of a script file")
    exporting.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help=".txt or .md: an outline; .csv or .xlsx: a table; .html or .pdf: a page with all texts and rules",
    )
    exporting.add_argument(
        "--language", type=language_tag, metavar="LANG", help="language of the file (default: the script's)"
    )
    exporting.add_argument("--force", action="store_true", help="replace OUT if it is there")


def _add_diff_options(diff: argparse.ArgumentParser) -> None:
    diff.description = "Shows what changed between two script files: in sentences, then line by line."
    diff.epilog = "Exit status: 0 they are the same, 1 they differ or cannot be read."
    diff.add_argument("before", type=Path, metavar="A", help="the former file")
    diff.add_argument("after", type=Path, metavar="B", help="the present one")
    diff.add_argument("--lang", default="en", metavar="LANG", help="name steps and answers in it (default: en)")
    diff.add_argument("--words", action="store_true", help="the sentences alone")
