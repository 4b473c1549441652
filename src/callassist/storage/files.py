"""Files that belong to one user alone: made 0600 in folders of 0700, and replaced only by something whole."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from callassist.errors import LogUnwritable

#: refuses to follow a link planted at the name of one of our files; Windows has no such flag
NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
#: keeps the descriptor out of programs we start
CLOSE_ON_EXEC: int = getattr(os, "O_CLOEXEC", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
#: what `beside` makes, and what SQLite makes beside that
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.part(-wal|-shm|-journal)?", re.DOTALL)


def make_private_folder(folder: Path) -> None:
    """Makes `folder` (and what is missing above it) for this user alone, mode 0700; it survives a power cut.

    Raises:
        OSError: it cannot be made, or is not a folder.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for one in missing:
        # what is flushed in a folder is lost with it: its own name must last too. Where that cannot be asked for (a
        # folder above that may be entered and not read) it is as safe as the system makes it
        with suppress(OSError):
            sync_folder(one.parent)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        # it was there before, made under another umask: the log's own files are 0600 anyway, so this may fail quietly
        with suppress(OSError):
            folder.chmod(0o700)


@dataclass(frozen=True, slots=True)
class FileIdentity:
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
    """A descriptor for writing `path`, made 0600, links refused.

    Args:
        path: the file.
        exclusive: it must not exist yet.

    Raises:
        OSError: it cannot be opened; with `exclusive`, also when it exists.
    """
    flags = os.O_RDWR | os.O_CREAT | NO_FOLLOW | CLOSE_ON_EXEC | _BINARY | (os.O_EXCL if exclusive else 0)
    return os.open(path, flags, 0o600)


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
    # O_NONBLOCK: opening a FIFO nobody writes to would wait for ever; for a plain file it changes nothing
    descriptor = os.open(path, os.O_RDONLY | CLOSE_ON_EXEC | _BINARY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "this is no plain file", str(path))
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
    return content


def beside(path: Path) -> Path:
    """A name for a temporary file in the folder of `path`, hard to guess and plainly ours."""
    # names are limited in bytes, of which a letter may take four
    begin = path.name.encode("utf-8", "ignore")[:100].decode("utf-8", "ignore")
    return path.with_name(f".{begin}.{os.urandom(6).hex()}.part")


def sweep(folder: Path, begin: str) -> None:
    """Removes what a program that was killed left half-made in `folder`: temporary files whose name begins like this.

    Only for names that nobody else may be writing at this moment.
    """
    # SQLite makes a journal beside a copy that is under construction
    for path in folder.glob(f".{begin}*.part*"):
        if _TEMPORARY.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()


def sync_folder(folder: Path) -> None:
    """Makes a rename in `folder` survive a power cut, where the system can do that."""
    if os.name != "posix":
        return  # folders cannot be opened on Windows; NTFS journals the rename itself
    descriptor = os.open(folder, os.O_RDONLY | CLOSE_ON_EXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
