"""`callassist upgrade FILE…`: script files brought up to the newest format, in place; the old text is kept beside."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from callassist.errors import ScriptError
from callassist.formats.script.file_model import FORMAT
from callassist.formats.script.lookup_files import files_beside
from callassist.formats.script.problems import Problem
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import read_bytes
from callassist.formats.script.upgrading import upgraded
from callassist.storage.files import replace_file


def upgrade(files: Sequence[Path]) -> int:
    """Upgrade each of the files and say what was done. 0: all are in the newest format now, 1: one could not be."""
    return max([_upgrade(path) for path in files])


def _upgrade(path: Path) -> int:
    data = read_bytes(path)
    if isinstance(data, Problem):
        print(data, file=sys.stderr)
        return 1
    try:
        found = upgraded(data, name=str(path), common=common_bytes(), beside=files_beside(path.parent))
    except ScriptError as error:
        errors = [one for one in error.problems if isinstance(one, Problem) and one.is_error]
        print(*(errors or [f"callassist: {error.message()}"]), sep="\n", file=sys.stderr)
        print(f"{path}: not changed", file=sys.stderr)
        return 1
    if found == data:
        print(f"{path}: in format {FORMAT} already")
        return 0
    try:
        kept = _exchanged(path, data, found)
    except OSError as error:
        print(f"callassist: {path}: it cannot be written ({error.strerror or error})", file=sys.stderr)
        return 1
    print(f"{path}: in format {FORMAT} now, the old text is kept as {kept}")
    return 0


def _exchanged(path: Path, old: bytes, new: bytes) -> Path:
    """Puts `new` in place of `old`, which is kept beside; who may read the file stays as it was."""
    real = path.resolve()
    mode = real.stat().st_mode & 0o777
    kept = _free(path, real, old)
    for place, content in ((real.with_name(kept.name), old), (real, new)):
        replace_file(place, content)
        place.chmod(mode)
    return kept


def _free(path: Path, real: Path, old: bytes) -> Path:
    """`FILE.bak`, or with a number where that holds something else already."""
    number = 1
    while True:
        name = f"{real.name}.bak{'' if number == 1 else number}"
        there = real.with_name(name)
        if not there.exists() or (there.is_file() and there.stat().st_size == len(old) and there.read_bytes() == old):
            return path.with_name(name)
        number += 1
