"""Files a killed program was writing: known again by the next one that has the log, and removed.

A file is written under a name of its own beside where it will be (`files.beside`), or in a folder of such a name where
it is made of several. Within the data folder such a name is enough to know it by. A file elsewhere, an export in the
user's documents, is noted in the data folder before it is made: nothing is looked for, and nothing removed but exactly
what was noted. All of it under the log's lock.
"""

from __future__ import annotations

import logging
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from callassist.storage.files import is_temporary, read_regular, replace_file

#: what a note's name ends with; the note holds a path
ENDING = ".unfinished"
#: what a folder is called, for `files.beside`, in which lies what a file is made of; no other folder is ever removed
ROOM = "room"
#: the file to be, in a folder of what it is made of
WHOLE = "whole"
#: bytes of a path, more than any system takes
_LONGEST = 40_000
#: notes of places that cannot be reached, such as a stick that was pulled out, are kept; so many at most
_KEPT = 20

#: the names in a folder of such parts: what is to be the file, and what `tempfile` makes
_PART_OF_A_FOLDER = re.compile(rf"{WHOLE}|tmp[a-z0-9_]{{8}}")

_log = logging.getLogger(__name__)


def note(folder: Path, temporary: Path) -> Path | None:
    """Notes in the data folder `folder` that `temporary` is about to be written; the note, for `forget`.

    None where that cannot be noted: a full disk must not keep the log from being exported to another one.
    """
    noted = folder / f"{temporary.name.removesuffix('.part').rpartition('.')[2]}{ENDING}"
    try:
        replace_file(noted, os.fsencode(temporary.absolute()))
    except OSError as error:
        _log.warning("it was not noted where an export is written: %s", error.strerror)
        return None
    return noted


def forget(noted: Path | None, temporary: Path) -> None:
    """Takes the note away, where nothing is left of `temporary`."""
    if noted is not None and not os.path.lexists(temporary):
        with suppress(OSError):
            noted.unlink()


def sweep(folder: Path) -> None:
    """Removes what earlier runs left half-written: in the data folder `folder`, and where its notes say. Never fails.

    Only for who holds the log's lock: nobody else can then be writing there. What this run writes is left alone.
    """
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return
    for path in found:
        if is_temporary(path.name):
            _remove(path)
    notes = [path for path in found if path.suffix == ENDING]
    out_of_reach = [path for path in notes if not _settled(path)]
    for path in out_of_reach[:-_KEPT]:
        with suppress(OSError):
            path.unlink()


def _settled(noted: Path) -> bool:
    """Removes what `noted` names, and the note; False where that place cannot be reached now."""
    try:
        temporary = Path(os.fsdecode(read_regular(noted, _LONGEST)))
        # whoever hands over a data folder could write notes as well: no other file is ever removed for one
        if temporary.is_absolute() and is_temporary(temporary.name):
            if not temporary.parent.is_dir() or not _remove(temporary):
                return False
        elif temporary.name.endswith(".part") and is_temporary(temporary.name, of_any_run=True):
            return True  # this run's own
        noted.unlink()
    except (OSError, ValueError):
        return False
    return True


def _remove(path: Path) -> bool:
    """Removes a plain file of this user, or a folder of such; True where nothing of the kind is there any more."""
    try:
        state = path.lstat()
        if (
            stat.S_ISDIR(state.st_mode)
            and path.name.startswith(f".{ROOM}.")
            and (os.name != "posix" or state.st_uid == os.getuid())
        ):
            return _remove_folder(path)
        if stat.S_ISREG(state.st_mode) and (os.name != "posix" or state.st_uid == os.getuid()):
            path.unlink()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _remove_folder(path: Path) -> bool:
    """Removes a folder of what something was being made of, if there is nothing else in it; else all of it stays.

    A note may be somebody else's: it must not take away what a user keeps in a folder of such a name.
    """
    parts = list(path.iterdir())
    if all(_PART_OF_A_FOLDER.fullmatch(part.name) and stat.S_ISREG(part.lstat().st_mode) for part in parts):
        for part in parts:
            part.unlink()
        path.rmdir()
    return True
