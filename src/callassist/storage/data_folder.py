"""The data folder, touched for the first time: made, or told exactly what stands in the way and how to mend it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from callassist.errors import LogUnwritable
from callassist.storage.files import make_private_folder

#: whether files have owners and modes here
_HAS_OWNERS = os.name == "posix"
#: bytes of one name in a path, on every system there is
_LONGEST_NAME = 255


def make_usable(folder: Path, *, writable: bool = True) -> None:
    """Makes `folder` where it is missing, and makes sure that this user can list, enter and (`writable`) write to it.

    Raises:
        LogUnwritable: they cannot. It names the place on the way there that is to be mended, and how.
    """
    try:
        make_private_folder(folder)
        # what is asked for is looked at as whoever runs this; root may do everything, and then it works
        modes = os.R_OK | os.X_OK | (os.W_OK if writable else 0)
        if os.access(folder, modes) or not _HAS_OWNERS:
            return
    except (OSError, ValueError) as error:
        raise _hindrance(folder, error) from error
    raise _hindrance(folder, None)


def _hindrance(folder: Path, error: Exception | None) -> LogUnwritable:
    """What stands in the way, looked for from the top: the first place that does is the one to be mended."""
    if any(len(os.fsencode(part)) > _LONGEST_NAME for part in folder.parts):
        return _told(folder, folder, "has too long a name", "choose a shorter one", "name")
    for place in (*reversed(folder.parents), folder):
        found = _hindrance_at(place, folder)
        if found is not None:
            return found
    reason = getattr(error, "strerror", None) or error or "unknown reason"
    return _told(folder, folder, f"cannot be used ({reason})", "check that it exists and belongs to you", "")


def _hindrance_at(place: Path, folder: Path) -> LogUnwritable | None:
    try:
        is_link = stat.S_ISLNK(place.lstat().st_mode)
        state = place.stat()
    except FileNotFoundError:
        if place.is_symlink():
            return _told(folder, place, "is a link that leads nowhere", "remove the link, or make its target", "link")
        return _not_made(place, folder)
    except (OSError, RuntimeError) as error:
        if getattr(error, "errno", 0) == errno.ENAMETOOLONG:
            return _told(folder, folder, "has too long a name", "choose a shorter one", "name")
        if getattr(error, "errno", 0) == errno.ELOOP:
            return _told(folder, place, "is a link that leads to itself", "remove the link", "link")
        return None
    if not stat.S_ISDIR(state.st_mode):
        what = "a file" if stat.S_ISREG(state.st_mode) else "something else"
        words = f"is no folder: {what} is in its place" + (", behind a link" if is_link else "")
        return _told(folder, place, words, "move that away, or choose another folder", "file")
    if place == folder:
        if not os.access(place, os.R_OK | os.X_OK):
            return _closed(place, folder, state)
        return None if os.access(place, os.W_OK) else _read_only(place, folder, state)
    return None if os.access(place, os.X_OK) else _closed(place, folder, state)


def _not_made(place: Path, folder: Path) -> LogUnwritable | None:
    """`place` is missing although it was to be made: what is above it does not let us."""
    above = place.parent
    if os.access(above, os.W_OK):
        return None
    return _read_only(above, folder, above.stat())


def _closed(place: Path, folder: Path, state: os.stat_result) -> LogUnwritable:
    if _is_of_another(state):
        return _of_another(place, folder, state)
    mend = f"chmod u+rwx {place}" if _HAS_OWNERS else f"{place}, Properties, Security"
    return _told(folder, place, "may not be entered or read", f"allow it to yourself: {mend}", "closed")


def _read_only(place: Path, folder: Path, state: os.stat_result) -> LogUnwritable:
    if _is_on_read_only_disk(place):
        return _told(folder, place, "is on a disk that is read-only", "choose a folder on another disk", "read_only")
    if _is_of_another(state):
        return _of_another(place, folder, state)
    mend = f"chmod u+w {place}" if _HAS_OWNERS else f"{place}, Properties, Security"
    return _told(folder, place, "is read-only", f"make it writable for you: {mend}", "read_only")


def _is_of_another(state: os.stat_result) -> bool:
    """Whether it belongs to another user; Windows tells no owner here."""
    return _HAS_OWNERS and state.st_uid != os.getuid()


def _is_on_read_only_disk(place: Path) -> bool:
    if not _HAS_OWNERS:
        return False
    try:
        return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _of_another(place: Path, folder: Path, state: os.stat_result) -> LogUnwritable:
    owner = _name_of(state.st_uid)
    made = ", perhaps by a start of callassist as administrator" if state.st_uid == 0 else ""
    mend = f'give it back to yourself: sudo chown -R "$USER" {folder}' if place == folder else "choose another folder"
    return _told(folder, place, f"belongs to another user ({owner}{made}) and is closed to you", mend, "others")


def _name_of(user: int) -> str:
    try:
        import pwd

        return pwd.getpwuid(user).pw_name
    except (ImportError, KeyError):
        return str(user)


def _told(folder: Path, place: Path, what: str, next_step: str, code: str) -> LogUnwritable:
    subject = "the data folder" if place == folder else f"the data folder cannot be used: {place}"
    return LogUnwritable(
        f"{subject} {what}",
        where=str(folder),
        next_step=next_step,
        code={"": "folder_unusable", "read_only": "log_read_only"}.get(code, f"folder_{code}"),
        facts={"place": str(place)},
    )
