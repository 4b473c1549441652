"""Files that belong to one user alone: made 0600 in folders of 0700, and replaced only by something whole."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from typing import BinaryIO, NamedTuple

from callassist.errors import LogUnwritable
from callassist.private_folders import make_private

#: refuses to follow a link planted at the name of one of our files; Windows has no such flag
NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
#: keeps the descriptor out of programs we start
CLOSE_ON_EXEC: int = getattr(os, "O_CLOEXEC", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
#: opening a FIFO nobody writes to would wait for ever; for a plain file it changes nothing
NO_WAIT: int = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

#: where damaged and declined files are kept, beside the log
DAMAGED_NAME = "damaged"


def make_private_folder(folder: Path) -> None:
    """Makes `folder` (and what is missing above it) for this user alone, mode 0700; it survives a power cut.

    A link to a folder elsewhere is a wish of the user's (a second disk), and that folder's mode is left to the user.

    Raises:
        OSError: it cannot be made, or is not a folder.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    make_private(folder)
    for one in missing:
        # what is flushed in a folder is lost with it: its own name must last too. Where that cannot be asked for (a
        # folder above that may be entered and not read) it is as safe as the system makes it
        with suppress(OSError):
            sync_folder(one.parent)
    mode = stat.S_IMODE(folder.stat().st_mode)
    # what a link leads to may be somebody's for other things: its mode is not ours to change
    if mode & 0o077 and not folder.is_symlink():
        # it was there before, made under another umask: the log's own files are 0600 anyway, so this may fail quietly
        with suppress(OSError):
            folder.chmod(0o700)


def timed_folder(parent: Path, now: datetime) -> Path:
    """A new folder for this user alone within `parent`, which is made if need be, named by the time `now` (aware).

    What has the parent's name and is no folder, or a link (anybody may have put it there, and a file is not moved over
    to another disk), gets another name and is kept.

    Raises:
        OSError: it cannot be made.
    """
    if parent.is_symlink() or (os.path.lexists(parent) and not parent.is_dir()):
        _give_way(parent)
    return _timed_folder(parent, now)


def _give_way(strange: Path) -> None:
    for number in range(1, 1000):
        other = strange.with_name(f"{strange.name}.strange-{number}")
        if not os.path.lexists(other):
            strange.rename(other)
            return


def _timed_folder(parent: Path, now: datetime) -> Path:
    make_private_folder(parent)
    name = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for number in range(1000):
        folder = parent / (name if not number else f"{name}-{number}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise FileExistsError(str(parent / name))


class FileIdentity(NamedTuple):
    """Which file it is, whatever it is called."""

    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> FileIdentity:
        """The one at `path`. Never opens it: closing it again would drop the locks SQLite holds on it."""
        found = path.stat()
        return cls(found.st_dev, found.st_ino)


def check_identity(path: Path, expected: FileIdentity) -> None:
    """Makes sure that the file at `path` still is the one that was opened; costs some microseconds.

    Written to after it was deleted or replaced, a file takes everything and keeps nothing.

    Raises:
        LogUnwritable: it is gone, or another one.
    """
    try:
        found = FileIdentity.of(path)
    except OSError as error:
        raise LogUnwritable(
            f"the call log is gone ({error.strerror or error})",
            where=str(path),
            next_step="put it back where it was: what is not saved yet is kept until then",
            code="log_vanished",
        ) from error
    if found != expected:
        raise LogUnwritable(
            "the call log was replaced by another file while it was in use",
            where=str(path),
            next_step="put back the one that was there, or note what is on the screen and start callassist again",
            code="log_swapped",
        )


def open_private(path: Path, *, exclusive: bool = False) -> int:
    """A descriptor for writing `path`, made 0600. Links are refused, and so is all that is no plain file; never waits.

    Args:
        path: the file.
        exclusive: it must not exist yet.

    Raises:
        OSError: it cannot be opened, or is no plain file; with `exclusive`, also when it exists.
    """
    flags = os.O_RDWR | os.O_CREAT | NO_FOLLOW | CLOSE_ON_EXEC | _BINARY | NO_WAIT | (os.O_EXCL if exclusive else 0)
    return _plain(os.open(path, flags, 0o600), path)


def _plain(descriptor: int, path: Path) -> int:
    """`descriptor`, where it is one of a plain file; closed otherwise.

    Raises:
        OSError: it is none.
    """
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "this is no plain file", str(path))
    return descriptor


def open_regular(path: Path) -> BinaryIO:
    """The file at `path`, which anybody may have put there, for reading; never waits. See `read_regular`.

    Raises:
        FileNotFoundError: there is none.
        OSError: it is no plain file, or cannot be read.
    """
    return os.fdopen(_plain(os.open(path, os.O_RDONLY | CLOSE_ON_EXEC | _BINARY | NO_WAIT), path), "rb")


def is_plain_file(path: Path) -> bool:
    """Whether a file that can be read, now or once its disk is well again, lies at `path`: no folder, FIFO or device.

    Raises:
        OSError: that cannot be told.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def read_regular(path: Path, most: int) -> bytes:
    """What stands in the file at `path`, which anybody may have put there: never waits, never reads more than allowed.

    A link is followed (people keep settings in a folder of their own and link it); a FIFO, a device or a folder is
    refused without being waited for.

    Args:
        path: the file.
        most: bytes it may have.

    Raises:
        FileNotFoundError: there is none.
        OSError: it is no plain file, larger than `most` (errno EFBIG), or cannot be read.
    """
    with open_regular(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
    return content


#: tells this run's temporary files from those of runs that were killed
_RUN = os.urandom(4).hex()
#: what `beside` makes, and made before names told the run; and what SQLite makes beside that
_TEMPORARY = re.compile(r"\..*\.(?P<random>[0-9a-f]{12}|[0-9a-f]{16})\.part(?:-wal|-shm|-journal)?", re.DOTALL)


def beside(path: Path) -> Path:
    """A name for a temporary file in the folder of `path`, hard to guess and plainly ours."""
    # names are limited in bytes, of which a letter may take four
    begin = path.name.encode("utf-8", "ignore")[:100].decode("utf-8", "ignore")
    return path.with_name(f".{begin}.{_RUN}{os.urandom(4).hex()}.part")


def is_temporary(name: str, *, of_any_run: bool = False) -> bool:
    """Whether `beside` made this name: in an earlier run, or also in this one."""
    found = _TEMPORARY.fullmatch(name)
    return found is not None and (of_any_run or not found["random"].startswith(_RUN))


def sweep(folder: Path, begin: str) -> None:
    """Removes what an earlier run, killed, left half-made in `folder`: temporary files for names that begin like this.

    Only for names that no other program may be writing at this moment. Never fails.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.lstrip(".").startswith(begin) and is_temporary(path.name):
                with suppress(OSError):
                    path.unlink()


def sweep_log(path: Path) -> None:
    """The same for the log at `path`; only by who holds its lock."""
    sweep(path.parent, path.name)
    for word in ("restored", "recovered"):  # names that version 1.0 gave them
        with suppress(OSError):
            for one in path.parent.glob(f"{path.stem}.{word}.db*"):
                one.unlink()


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut, where the system can do that."""
    if os.name != "posix":
        return  # folders cannot be opened on Windows; NTFS journals the rename itself
    descriptor = os.open(folder, os.O_RDONLY | CLOSE_ON_EXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


#: Windows' numbers for a file that another program holds open: access denied, sharing violation, lock violation
_HELD = (5, 32, 33)
#: seconds it may hold it: virus scanners and indexes look at each new file for a moment
_HELD_S = 2.0


def is_held(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open, such as a spreadsheet that shows it.

    Elsewhere nobody is kept from replacing a file by its being open.
    """
    return getattr(error, "winerror", None) in _HELD


def put_in_place(temporary: Path, path: Path, patience: float = _HELD_S) -> None:
    """Renames `temporary` over `path`; on Windows again for `patience` seconds, where another program has it open.

    Raises:
        OSError: it cannot be done; `is_held` tells whether somebody still holds it.
    """
    end = time.monotonic() + patience
    while True:
        try:
            temporary.replace(path)
        except OSError as error:
            if not is_held(error) or time.monotonic() > end:
                raise
            time.sleep(_HELD_S / 40)
        else:
            return


def is_name_of_windows(name: str) -> bool:
    """Whether Windows makes a file of this name, and calls it so afterwards.

    A device (`CON`, `nul.csv`) takes what is written and keeps nothing; dots and blanks at the end are dropped; behind
    a colon stands a stream of another file.
    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    if not name or name[-1] in ". " or any(letter in '<>:"/\\|?*' or ord(letter) < 32 for letter in name):
        return False
    return not PureWindowsPath(name).is_reserved()


def replace_file(path: Path, content: bytes) -> None:
    """Puts a file holding `content` at `path`: written beside it, flushed, then renamed over it. Mode 0600.

    Raises:
        OSError: it cannot be written; what was at `path` is then still there.
    """
    temporary = beside(path)
    descriptor = open_private(temporary, exclusive=True)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
