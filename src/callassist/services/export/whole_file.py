"""A file of the user's that is replaced by something whole, or left as it was.

What is written lies beside it under a name that is known to be ours; that is noted in the data folder before it is
made, so that whatever ends the program, the next one that opens the log removes it (`storage.keeping.unfinished`).
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from callassist.errors import ExportError, KnownError
from callassist.storage.files import beside, is_held, is_name_of_windows, open_private, put_in_place, sync_folder
from callassist.storage.keeping import unfinished


@contextmanager
def whole_file(target: Path, notes: Path, check: Callable[[], None]) -> Generator[BinaryIO]:
    """The file that takes the place of `target` once it is written, for this user alone (0600).

    Args:
        target: its name.
        notes: the data folder.
        check: raises where nothing may be put at `target`; asked again before it is.

    Raises:
        ExportError: it cannot be written. Nothing of it is left then, also where the writing itself raised.
    """
    with _whole(target, notes, check, with_room=False) as (file, _):
        yield file


@contextmanager
def whole_file_with_room(target: Path, notes: Path, check: Callable[[], None]) -> Generator[tuple[BinaryIO, Path]]:
    """The same, with a folder for this user alone (0700) in which further files may lie until it is whole.

    Such as `tempfile` makes, and no others: those are removed after a kill.
    """
    with _whole(target, notes, check, with_room=True) as (file, room):
        yield file, room


@contextmanager
def _whole(
    target: Path, notes: Path, check: Callable[[], None], *, with_room: bool
) -> Generator[tuple[BinaryIO, Path]]:
    temporary = beside(target.with_name(unfinished.ROOM) if with_room else target)
    noted = unfinished.note(notes, temporary)
    written = temporary / unfinished.WHOLE if with_room else temporary
    try:
        if with_room:
            temporary.mkdir(mode=0o700)
        descriptor = open_private(written, exclusive=True)
    except OSError as error:
        _remove(temporary)
        unfinished.forget(noted, temporary)
        raise unwritable(target, error) from error
    try:
        with os.fdopen(descriptor, "wb", buffering=1 << 18) as file:
            yield file, temporary
            file.flush()
            os.fsync(file.fileno())
        check()
        try:
            put_in_place(written, target)
        except OSError as error:
            # one that is marked read-only is refused by the same number
            of_another = is_held(error) and target.is_file() and os.access(target, os.W_OK)
            raise (held(target) if of_another else unwritable(target, error)) from error
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        _remove(temporary)
        unfinished.forget(noted, temporary)
    with suppress(OSError):  # a folder that cannot be flushed (a network drive) does not make the file worse
        sync_folder(target.parent)


def check_plain(target: Path) -> None:
    """Only a plain file, or nothing, may be where an export goes.

    Raises:
        ExportError: it is a link, a pipe, a folder …, or its folder is not there.
    """
    if sys.platform == "win32" and not is_name_of_windows(target.name):
        raise _no_name(target)
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise ExportError(
                "there is no such folder",
                where=str(target.parent),
                next_step="choose another place",
                code="export_no_folder",
            ) from None
        return
    except OSError as error:
        raise unwritable(target, error) from error
    except ValueError as error:  # a NUL, or half a character
        raise _no_name(target) from error
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no plain file"
        raise ExportError(f"this is {what}", where=str(target), next_step="choose another name", code="export_no_file")


def held(target: Path) -> ExportError:
    """What to tell of a file that another program has open, on a system that lets nobody replace it then."""
    other = another_name(target)
    return ExportError(
        "another program has this file open",
        where=str(target),
        next_step=f"close it there, or export to another name: {other.name} is free",
        code="export_held",
        facts={"other": other.name},
    )


def another_name(target: Path) -> Path:
    """A name beside `target` that is free: `calls (2).csv`."""
    for number in range(2, 1000):
        other = target.with_stem(f"{target.stem} ({number})")
        if not os.path.lexists(other):
            return other
    return target


def _no_name(target: Path) -> ExportError:
    what = "no file can have this name"
    return ExportError(what, where=ascii(target.name), next_step="choose another", code="export_no_name")


def unwritable(target: Path, error: OSError) -> KnownError:
    """What to tell of a file that the system refuses."""
    return ExportError(
        f"the file cannot be written ({error.strerror or error})",
        where=str(target),
        next_step="choose another place, or free some space",
        code="export_unwritable",
        facts={"cause": error.strerror or error},
    )


def _remove(temporary: Path) -> None:
    """Nothing is left of it; where all went well a file has its own name by now."""
    with suppress(OSError):
        temporary.unlink()
    if temporary.is_dir() and not temporary.is_symlink():
        shutil.rmtree(temporary, ignore_errors=True)
