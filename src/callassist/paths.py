"""Where files are: what ships with the program, and what belongs to the user. The only module that looks for them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from callassist.private_folders import make_private

#: points the whole program at another folder: a second profile, a test, a stick
DATA_DIR_VARIABLE = "CALLASSIST_DATA_DIR"

_APP = "callassist"
_SOCKET = "callassist.sock"
#: bytes the path of a socket may have, by the size the systems give it (with a zero at its end)
SOCKET_PATH_LIMIT = 107 if sys.platform == "linux" else 103
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def is_packaged() -> bool:
    """Whether this is the program PyInstaller put together, rather than Python running a checkout or a wheel."""
    return bool(getattr(sys, "frozen", False))


def resource(*names: str) -> Path:
    """A file or folder that ships with the program, e.g. `resource("scripts", "common.yaml")`.

    An installed package carries its resources inside; an editable install does not see them there (hatch adds them
    only to the wheel), so the checkout is looked at next. Never by the packaged program: what is beside that one may be
    anybody's, such as the folder for temporary files.
    """
    inside = _PACKAGE.joinpath("resources", *names)
    beside = _CHECKOUT.joinpath("resources", *names)
    for found in (inside,) if is_packaged() else (inside, beside):
        if found.exists():
            return found
    # not the user's world but a broken installation: no KnownError
    raise FileNotFoundError(f"a part of callassist is missing: {inside}; install it again")


def licence_text() -> str:
    """The licence of callassist itself; empty in a wheel, which keeps it with its metadata."""
    for place in (_PACKAGE / "resources" / "licences" / "LICENSE", _CHECKOUT / "LICENSE"):
        if place.is_file():
            return place.read_text(encoding="utf-8")
        if is_packaged():
            break
    return ""


def data_dir(override: str | Path | None = None) -> Path:
    """The user's folder (log, settings, own scripts). It is made if need be, readable by nobody else.

    Where it cannot be made, whoever uses it finds that out: the log says what is wrong, scripts and cache do without.

    `override` (a command-line option) goes before the environment, the environment before the system's own place.

    Raises:
        LookupError: there is no such place: a home of nobody (`~nobody/x`), a user without one, a folder to start from
            that was deleted.
    """
    chosen = override or os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        try:
            return _private(Path(chosen).expanduser().absolute())
        except (RuntimeError, FileNotFoundError) as error:
            raise LookupError(str(chosen)) from error
    import platformdirs  # imported late: looking up a system folder is the only thing it is for

    found = Path(platformdirs.user_data_dir(_APP, appauthor=False))
    if not found.is_absolute():
        raise LookupError(str(found))  # the user has no home; a folder called `~` would be made anywhere
    return _private(found)


def cache_dir(override: str | Path | None = None) -> Path:
    """The folder for what can be made again at any time. With an own data folder it lies inside that."""
    if override or os.environ.get(DATA_DIR_VARIABLE):
        return _private(data_dir(override) / "cache")
    import platformdirs

    return _private(Path(platformdirs.user_cache_dir(_APP, appauthor=False)))


def scripts_dir(override: str | Path | None = None) -> Path:
    """The folder of the user's own call scripts."""
    return _private(data_dir(override) / "scripts")


def program(name: str) -> Path | None:
    """The program of this name that can be run, by its whole path or found where the system looks; None: none.

    A path that is not whole is none: it would depend on the folder the window was started from.
    """
    import shutil

    given = Path(name)
    if not given.is_absolute() and given.name != name:
        return None
    try:
        found = shutil.which(name)
    except (OSError, ValueError):
        return None
    # Windows looks in the present folder first, where anybody may have put something
    return Path(found) if found and Path(found).is_absolute() else None


def rescue_dirs() -> tuple[Path, ...]:
    """Folders outside the data folder where a rep would find a file, the best first: documents, home."""
    import platformdirs

    found: list[Path] = []
    for look in (lambda: Path(platformdirs.user_documents_dir()), Path.home):
        # a folder that may not be entered, or a user who has no home at all
        with suppress(OSError, RuntimeError):
            place = look()
            if place.is_absolute() and place.is_dir():
                found.append(place)
    return tuple(dict.fromkeys(found))


def window_socket(folder: Path) -> str:
    """Where the window over the data folder `folder` is asked to come to the front.

    A socket in that folder; where its path is too long for one, a socket named after the folder's hash in the user's
    runtime folder, which is made private. On Windows the name of a pipe.
    """
    beside = str(folder / _SOCKET)
    try:
        fits = len(beside.encode()) <= SOCKET_PATH_LIMIT
    except UnicodeEncodeError:  # Qt takes no bytes that are no text
        fits = False
    if fits and sys.platform != "win32":
        return beside
    import hashlib

    try:
        place = folder.resolve()
    except (OSError, RuntimeError):  # a circle of links
        place = folder
    # Windows does not tell `Data` from `data`: one folder, one name
    name = hashlib.sha256(os.fsencode(os.path.normcase(place))).hexdigest()[:32]
    if sys.platform == "win32":
        return f"{_APP}-{name}"
    import platformdirs

    return str(_private(Path(platformdirs.user_runtime_dir(_APP, appauthor=False))) / f"{name}.sock")


def _private(folder: Path) -> Path:
    """`folder`, made for this user alone where it is missing and can be made."""
    with suppress(OSError):
        make_private(folder)
    return folder
