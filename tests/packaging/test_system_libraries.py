"""What the system must have is known: each library that a part of Qt we use is linked to comes from somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from tests.packaging.modules import PACKAGING, module

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads libraries of Linux")

PACKAGE = Path(PySide6.__file__).parent
SOURCES = PACKAGING.parent / "src" / "callassist"
#: in every Debian: of the C library, of the compiler, or of what dpkg itself needs
_BASE = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|resolv|gcc_s|stdc\+\+|z|zstd))\.so\.\d+")
#: soname → the package in our list that depends on it (`apt-cache depends`)
_COMES_WITH = {
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libfreetype.so.6": "libfontconfig1",
    "libX11.so.6": "libgl1",
    "libX11-xcb.so.1": "libgl1",
    "libxcb.so.1": "libxcb-icccm4",
    "libxcb-util.so.1": "libxcb-cursor0",
    "libxcb-image.so.0": "libxcb-cursor0",
    "libxcb-render.so.0": "libxcb-cursor0",
    "libxcb-render-util.so.0": "libxcb-cursor0",
    "libxcb-shm.so.0": "libgl1",
    "libxcb-randr.so.0": "libgl1",
    "libxcb-sync.so.1": "libgl1",
    "libxcb-xfixes.so.0": "libgl1",
}


def listed() -> dict[str, str]:
    """What the set-up looks for: soname → package."""
    script = (PACKAGING / "linux" / "system-libraries.sh").read_text(encoding="utf-8")
    return dict(re.findall(r"^(lib\S+\.so\S*)\s+(\S+)$", script, re.MULTILINE))


def needed() -> set[str]:
    """What the modules of Qt that we import, and the plugins a package keeps, need that their wheel does not bring."""
    elf, cuts = module("elf"), module("cuts")
    modules = {
        name
        for source in SOURCES.rglob("*.py")
        for name in re.findall(r"(?:from|import) PySide6\.(Qt\w+)", source.read_text(encoding="utf-8"))
    }
    waiting = [PACKAGE / f"{name}.abi3.so" for name in sorted(modules)]
    for file in (PACKAGE / "Qt" / "plugins").rglob("*.so"):
        place = f"PySide6/Qt/plugins/{file.parent.name}/{file.name}"
        waiting += [file] if cuts.keep_binary((place, str(file), "BINARY")) else []
    assert {"QtNetwork", "QtWidgets"} <= modules
    brought = {file.name: file for folder in (PACKAGE, PACKAGE / "Qt" / "lib") for file in folder.glob("*.so*")}
    brought |= {file.name: file for file in (PACKAGE.parent / "shiboken6").glob("*.so*")}
    seen: set[str] = set()
    while waiting:
        for name in elf.needed(waiting.pop()):
            if name not in seen and name in brought:
                waiting.append(brought[name])
            seen.add(name)
    return {name for name in seen if name not in brought and not _BASE.fullmatch(name)}


def test_the_set_up_brings_every_library_that_the_window_loads() -> None:
    have = listed()
    missing = {name for name in needed() if name not in have and _COMES_WITH.get(name) not in have.values()}
    assert missing == set()


def test_the_tools_of_the_checks_are_brought_by_the_set_up() -> None:
    """Each program the checks start is one that `make package` installs where it is missing, or is in every Debian."""
    script = (PACKAGING / "linux" / "build-tools.sh").read_text(encoding="utf-8")
    brought = {line.split()[0] for line in re.findall(r"^\S+ +\S+$", script, re.MULTILINE)}
    started: set[str] = set()
    for file in ("build", "check_package", "first_window", "keyboard_call", "screen", "linux/deb", "licences"):
        text = (PACKAGING / f"{file}.py").read_text(encoding="utf-8")
        started |= set(re.findall(r'(?:\[|\(|run\(\[)"([a-zA-Z][a-z-]+[a-zA-Z0-9])", (?=["*\[])', text))
    of_debian = {"ldd", "dpkg", "dpkg-query", "setpriv", "chroot"}
    elsewhere = {"ditto", "makensis"}
    tools = {name for name in started if (Path("/usr/bin") / name).exists() or name in brought | of_debian}
    assert {"Xvfb", "openbox", "import", "xdotool", "strace"} <= tools
    assert tools - of_debian - elsewhere - {"identify"} <= brought  # identify comes with import


def test_the_tests_bring_the_screen_on_which_keys_are_pressed() -> None:
    """Where a fault must be tried, a test that is skipped fails: the tools came only by chance to a fresh machine."""
    told = subprocess.run(["make", "-n", "test"], cwd=PACKAGING.parent, capture_output=True, text=True, check=True)
    steps = told.stdout.splitlines()
    tools, tests = (next(i for i, step in enumerate(steps) if word in step) for word in ("fault-tools.sh", "pytest"))
    assert tools < tests
