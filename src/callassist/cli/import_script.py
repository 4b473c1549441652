"""`callassist import-script FILE [-o OUT]`: a script as somebody wrote it, made a script file.

What was not taken over is listed, piece by piece.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from callassist.domain.script import Market
from callassist.domain.text import Language
from callassist.errors import OutlineError
from callassist.formats.script.outline.outline_model import Outline, Taken
from callassist.services.scripts.exporting import check_target, write_file

#: all was taken over; some of it was not
_DONE, _PARTLY = 0, 3
_COUNTED = (
    (Taken.STEP, "step", "steps"),
    (Taken.ANSWER, "answer", "answers"),
    (Taken.WAY, "way", "ways"),
    (Taken.MEANING, "meaning", "meanings"),
    (Taken.OBJECTION, "objection", "objections"),
    (Taken.REPLY, "reply", "replies"),
    (Taken.TIP, "tip", "tips"),
)
#: signs of a text that are shown
_SHOWN = 100


def import_script(options: argparse.Namespace) -> int:
    """Show what was understood, and write the script where `-o` says so."""
    from callassist.formats.script.outline.reading_outlines import read_outline
    from callassist.formats.script.outline.script_data import script_of
    from callassist.formats.script.outline.told_language import language_of
    from callassist.formats.script.outline.tree_file import fields_of
    from callassist.formats.script.writing.new_file import file_text

    source: Path = options.file
    fields = fields_of(options.json_fields) if options.json_fields else {}
    if options.output is not None:
        check_target(options.output, is_forced=options.force)
    outline = read_outline(source, fields)
    _tell(source, outline)
    looks = None if options.language is not None else language_of(outline)
    language = Language(options.language) if options.language is not None else looks or Language.EN
    made = script_of(outline, language=language, market=Market(options.market), name=source.stem)
    for one in made.unmade:
        print(f"  not made: {one.text!r} – {one.why}")
    for one in made.added:
        print(f"  added: {one}")
    if options.language is None:
        why = "its words look like it" if looks is not None else "neither German nor English, as far as can be told"
        print(f"  added: its texts as `{language.value}:` ({why}; --language says it)")
    data = file_text(made.data).encode("utf-8")
    warnings = _checked(data, options.output or source.with_suffix(".yaml"))
    if options.output is not None:
        write_file(options.output, data)
        print(f"{options.output} written; callassist lint finds no error, and {warnings} other things to look at")
    else:
        print("nothing was written: name a file with -o")
    return _PARTLY if outline.left_out or made.unmade else _DONE


def _tell(source: Path, outline: Outline) -> None:
    counts = [
        f"{count} {one if count == 1 else more}"
        for kind, one, more in _COUNTED
        if (count := outline.taken.get(kind, 0)) or kind in (Taken.STEP, Taken.ANSWER, Taken.OBJECTION)
    ]
    print(f"{source}: {', '.join(counts)}")
    print(f"  {outline.pieces} pieces: {sum(outline.taken.values())} taken over, {len(outline.left_out)} left out")
    for one in outline.left_out:
        text = one.text if len(one.text) <= _SHOWN else one.text[: _SHOWN - 1] + "…"
        print(f"  left out: {one.place}: {text!r} – {one.why}")


def _checked(data: bytes, name: Path) -> int:
    """How many warnings and hints the script has.

    Raises:
        OutlineError: it has an error: it is too large for a script file.
    """
    from callassist.formats.script.script_files import check_script
    from callassist.formats.script.source_text import common_bytes

    script, problems = check_script(data, name=str(name), common=common_bytes())
    if script is not None:
        return len(problems)
    first = next(one for one in problems if one.is_error)
    for one in problems:
        print(one, file=sys.stderr)
    raise OutlineError(
        f"the script that was made of it cannot be used: {first.message}",
        where=str(name),
        next_step="part it into several files",
    )
