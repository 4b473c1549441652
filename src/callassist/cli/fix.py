"""`callassist lint --fix FILE…`: what has one mend is mended in the file, whose former text is kept beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from callassist.errors import EditRefused, ScriptError
from callassist.formats.script.lint import linter
from callassist.formats.script.lookup_files import files_beside
from callassist.formats.script.problems import Problem
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import read_bytes
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.mending import mends
from callassist.formats.script.writing.script_text import ScriptText
from callassist.storage.files import replace_file


def fix(files: Sequence[Path]) -> None:
    """Mend each of the files, and say what was done. What cannot be mended is left for the linter to tell."""
    for path in files:
        data = read_bytes(path)
        if isinstance(data, Problem):
            continue
        try:
            after, done = mended(data, str(path))
        except ScriptError:
            continue
        if done:
            try:
                kept = _exchange(path, data, after)
            except OSError as error:
                print(f"callassist: {path}: it cannot be written ({error.strerror or error})", file=sys.stderr)
                continue
            for problem in done:
                print(f"mended: {problem}")
            print(f"{path}: mended in {len(done)} places, the old text is kept as {kept.name}")


def mended(data: bytes, name: str) -> tuple[bytes, list[Problem]]:
    """The text with every problem mended that has one sure mend, and those problems; `name` is the path of its file.

    Raises:
        ScriptError: it is no text of a script.
    """
    script = ScriptText.read(data, name=name)
    beside = files_beside(Path(name).parent)
    done: list[Problem] = []
    refused: set[Problem] = set()
    while True:
        problems = linter.check(script.data, name=name, common=common_bytes(), beside=beside)[1]
        one = next((one for one in mends(script, problems) if one.is_sure and one.problem not in refused), None)
        if one is None:
            return script.data, done
        try:
            script = edited(script, one.edit).after
        except EditRefused:
            refused.add(one.problem)
        else:
            done.append(one.problem)


def _exchange(path: Path, old: bytes, new: bytes) -> Path:
    """Puts `new` in place of `old`, which is kept beside; who may read the file stays as it was."""
    real = path.resolve()
    mode = real.stat().st_mode & 0o777
    number = 1
    while (kept := real.with_name(f"{real.name}.bak{'' if number == 1 else number}")).exists():
        number += 1
    for place, content in ((kept, old), (real, new)):
        replace_file(place, content)
        place.chmod(mode)
    return kept
