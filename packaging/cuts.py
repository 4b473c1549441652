"""What a package leaves out, and why. Used by callassist.spec, and by the bench's "hello" so that both are cut alike.

Three cuts, in this order: Python modules that are never imported in a run; Qt's plugins, of which only the named ones
stay; and the shared libraries that nothing left over needs. Nothing is renamed, patched or compressed (no UPX: virus
scanners take it for malware, and packed libraries cannot be shared between processes or replaced by the user).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

import elf

#: a file of the package: its place in it, where it comes from, PyInstaller's kind
Entry = tuple[str, str, str]

EXCLUDED_MODULES = [
    # Tools of this checkout that a library imports if they happen to be there: no part of the program. pydantic looks
    # for hypothesis and rich, Mako for pygments, the standard library for setuptools.
    *("hypothesis", "sortedcontainers", "rich", "pygments", "markdown_it", "setuptools", "pkg_resources", "distutils"),
    *("pytest", "_pytest", "babel", "lingua", "beaker", "dogpile", "numpy", "email_validator", "dotenv"),
    # Other databases SQLAlchemy can talk to, and the second SQLite, which must never open the log (docs/adr/0003).
    *("sqlite3", "_sqlite3", "psycopg2", "MySQLdb", "pysqlite2", "oracledb", "asyncpg", "aiosqlite"),
    # Encryption of connections: there are none. hashlib has its own SHA-256, so that the system's OpenSSL stays out
    # (5 MB); a line of the journal takes it 1.7 µs instead of 1.0. That of sqlcipher3 is another one, compiled into it.
    *("ssl", "_ssl", "_hashlib"),
    # For people at a Python prompt.
    *("tkinter", "doctest", "unittest", "pdb", "pydoc", "idlelib", "lib2to3", "curses", "readline"),
    # Mako's glue for other tools
    *("mako.ext", "mako.testing", "sqlalchemy.testing", "alembic.testing"),
]

#: By folder, what stays; a plugin that is not named here goes.
KEPT_PLUGINS: dict[str, str] = {
    # Linux: X11, Wayland, and without a screen (demo, self-test). Windows, macOS: their own. Not: frame buffers, VNC.
    "platforms": r"xcb|wayland|offscreen|windows|cocoa",
    # SVG: our icons and the pictures in the style sheet. ICO: the window's icon on Windows. No other picture is opened.
    "iconengines": r"svgicon",
    "imageformats": r"svg|ico",
    # dead keys and Asian input
    "platforminputcontexts": r"composeplatforminputcontextplugin|ibusplatforminputcontextplugin",
    # the desktop's own file dialog. Not GTK's theme: it brings 10 MB of GTK, Pango, Cairo, built for another version.
    "platformthemes": r"xdgdesktopportal",
    # windows and their frames under Wayland; the other shells are for car radios and kiosks
    "wayland-shell-integration": r"xdg-shell",
    "wayland-decoration-client": r"adwaita|bradient",
    # No OpenGL, so none of egldeviceintegrations, xcbglintegrations, wayland-graphics-integration-client. Of Qt's
    # network module only the local socket is used (ui/process/raise_server.py), so neither tls nor networkinformation.
    # No keyboard drivers of its own (generic). Fusion is built in, so no styles.
}

#: German is the only translation of Qt's own texts there is a use for; English is built in.
_KEPT_TRANSLATION = re.compile(r"qtbase_de\.qm$")
#: what packages carry along for people who program with them
_NEVER_READ = re.compile(r"(^|/)[^/]*\.(dist-info|egg-info)/|\.(pyi|pyx|pxd|c|h)$|(^|/)py\.typed$")

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?q?([^/]+?)\.(?:so|dll|dylib)$")
_QT_DATA = re.compile(r"PySide6/(?:Qt/)?(translations|qml|resources|metatypes)/")
#: Taken from the system, which has them wherever there is a desktop: one speaks to its message bus, the other reads its
#: fonts' configuration and cache, and each must match what it speaks to.
_FROM_SYSTEM = re.compile(r"lib(dbus-1|fontconfig)\.so")
#: libraries that are reached by name at run time and therefore never look needed
_ROOTS = re.compile(r"(^|/)(libpython|python3|vcruntime|msvcp|ucrtbase|api-ms)", re.IGNORECASE)


def keep_binary(entry: Entry) -> bool:
    """Whether a binary stays, before it is asked who needs it."""
    found = _PLUGIN.search(_posix(entry[0]))
    return found is None or re.fullmatch(KEPT_PLUGINS.get(found[1], r"(?!)"), found[2]) is not None


def keep_data(entry: Entry) -> bool:
    """Whether a data file stays."""
    place = _posix(entry[0])
    if _QT_DATA.search(place):
        return _KEPT_TRANSLATION.search(place) is not None
    if "__pycache__" in place:
        return False
    return place.startswith("callassist/") or _NEVER_READ.search(place) is None


def direct_imports(path: str) -> list[tuple[str, str | None]]:
    """The libraries that the file at `path` is itself linked to.

    PyInstaller's `get_imports` tells on Linux what those need in turn as well: parts of the system's libraries (dbus
    needs systemd's), which in the package would stand in for the newer ones the system has for itself.
    """
    if elf.is_elf(Path(path)):
        return [(name, None) for name in elf.needed(Path(path))]
    from PyInstaller.depend.bindepend import get_imports

    return list(get_imports(path))


def without_unneeded(
    entries: Iterable[Entry], imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[Entry]:
    """`entries` without the shared libraries that neither a Python module nor a plugin needs, itself or through others.

    Args:
        entries: binaries, already without the plugins that go.
        imports: the libraries a file is linked to, as (name, path): `direct_imports`.
    """
    entries = [entry for entry in entries if not _FROM_SYSTEM.match(PurePath(_posix(entry[0])).name)]
    waiting = [entry for entry in entries if _is_root(entry)]
    kept: set[str] = set()
    while waiting:
        entry = waiting.pop()
        if entry[0] in kept:
            continue
        kept.add(entry[0])
        for name, _path in imports(entry[1]):
            needed = PurePath(name).name
            waiting += [one for one in entries if PurePath(one[0]).name == needed and one[0] not in kept]
    return [entry for entry in entries if entry[0] in kept]


def without_dangling(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """`entries` without links to files that are not in the package; PyInstaller links Qt's libraries into its root."""
    there = {_posix(entry[0]) for entry in kept}
    return [entry for entry in entries if entry[2] != "SYMLINK" or _posix(entry[1]) in there]


def _is_root(entry: Entry) -> bool:
    return (
        entry[2] == "EXTENSION" or _PLUGIN.search(_posix(entry[0])) is not None or bool(_ROOTS.search(_posix(entry[0])))
    )


def _posix(place: str) -> str:
    return place.replace("\\", "/")
