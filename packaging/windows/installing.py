"""The installer as a user gets it: silent, for one user; over an older version that runs; gone without a trace."""

from __future__ import annotations

import shutil
from pathlib import Path

from trial import Trial
from wine import WineFailed, until

_CLASSES = r"HKCU\Software\Classes"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\callassist"
_KEYS = (
    rf"{_CLASSES}\callassist",
    rf"{_CLASSES}\MIME\Database\Content Type\application/x-callassist-script",
    r"HKCU\Software\callassist",
    _UNINSTALL,
)
#: `reg query` would lose the letters its code page does not have
_READ_VALUE = """
import sys, winreg
try:
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, sys.argv[1]) as key:
        value = winreg.QueryValueEx(key, sys.argv[2])[0]
except FileNotFoundError:
    sys.exit(1)
sys.stdout.buffer.write(value.encode())
"""
#: runs one whole line, as Windows has it
RUN_LINE = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
#: what the installer says with: done, and refused with nothing changed
_DONE, _REFUSED = 0, 2


def place_of(trial: Trial) -> Path:
    """Where it installs by itself."""
    return trial.wine.home / "AppData" / "Local" / "Programs" / "callassist"


def install(trial: Trial) -> str:
    """Silent, for the user alone: the program, menu entry, uninstall entry, scheme and MIME type."""
    place = place_of(trial)
    machine = _machine_keys(trial)
    _setup(trial, _DONE)
    if _machine_keys(trial) != machine:
        raise WineFailed("it wrote keys of the machine")
    missing = [
        name for name in ("callassist.exe", "callassist-cli.exe", "uninstall.exe") if not (place / name).is_file()
    ]
    if missing or not _shortcut(trial).is_file():
        raise WineFailed(f"not installed: {missing}, menu entry {_shortcut(trial).is_file()}")
    program = trial.wine.windows_path(place / "callassist.exe")
    expected = {
        (rf"{_CLASSES}\callassist", "URL Protocol"): "",
        (rf"{_CLASSES}\callassist\shell\open\command", ""): f'"{program}" "%1"',
        (_KEYS[1], "Extension"): ".yaml",
        (_UNINSTALL, "DisplayVersion"): trial.version,
        (_UNINSTALL, "InstallLocation"): trial.wine.windows_path(place),
        (_UNINSTALL, "QuietUninstallString"): f'"{trial.wine.windows_path(place / "uninstall.exe")}" /S',
    }
    for (key, name), value in expected.items():
        found = value_of(trial, key, name)
        if found != value:
            raise WineFailed(f"{key} {name!r} is {found!r}, not {value!r}")
    told = trial.run(place / "callassist-cli.exe", "--version").text.strip()
    return f"{told}; menu entry, uninstall entry, callassist: and MIME type under HKCU; nothing under HKLM"


def over_a_running_one(trial: Trial) -> str:
    """While the older one runs, nothing is changed; once it is closed, nothing of it is left beside the new one."""
    place, wine = place_of(trial), trial.wine
    left_over = place / "_internal" / "of_an_older_version.py"
    left_over.write_text("older = True\n", encoding="utf-8")
    wine.run(["reg", "add", _UNINSTALL, "/v", "DisplayVersion", "/d", "0.0.1", "/f"])
    data = wine.home / "AppData" / "Local" / "callassist"
    running = wine.start([place / "callassist.exe"], DISPLAY=trial.display)
    try:
        until((data / "callassist.db-wal").exists, "the window of the older version")
        _setup(trial, _REFUSED)
        if not left_over.exists() or not running.runs or value_of(trial, _UNINSTALL, "DisplayVersion") != "0.0.1":
            raise WineFailed("an installer that refuses has changed something")
    finally:
        wine.run(["taskkill", "/F", "/IM", "callassist.exe"])
        running.end()
    _setup(trial, _DONE)
    if left_over.exists() or value_of(trial, _UNINSTALL, "DisplayVersion") != trial.version:
        raise WineFailed("a file of the older version is left beside the new ones")
    return "refused with exit code 2 and nothing changed while it ran; replaced whole once it was closed"


def uninstall(trial: Trial) -> str:
    """Refused while it runs; then all of it is gone but the user's data, and what the user put beside it."""
    place, wine = place_of(trial), trial.wine
    data = wine.home / "AppData" / "Local" / "callassist"
    kept = {file.name for file in data.iterdir()}
    beside = place / "Notiz.txt"
    beside.write_text("mine", encoding="utf-8")
    remove = place / "uninstall.exe"
    # `_?=` has it work where it lies instead of in a copy, so that it can be waited for
    done = wine.run([remove, "/S", f"_?={wine.windows_path(place)}"], DISPLAY=trial.display)
    if done.status != _DONE:
        raise WineFailed(f"uninstall.exe /S: exit code {done.status}")
    remove.unlink(missing_ok=True)  # running where it lies, it cannot remove itself
    left = sorted(one.name for one in place.iterdir()) if place.exists() else []
    if left != ["Notiz.txt"]:
        raise WineFailed(f"left in the folder: {left}")
    keys = [key for key in _KEYS if wine.run(["reg", "query", key]).status == 0]
    registered = value_of(trial, r"HKCU\Software\RegisteredApplications", "callassist")
    if keys or registered is not None or _shortcut(trial).exists():
        raise WineFailed(f"left: {keys}, {registered}, menu entry {_shortcut(trial).exists()}")
    if not kept or {file.name for file in data.iterdir()} < kept:
        raise WineFailed("the user's data is gone")
    shutil.rmtree(place)
    return f"nothing is left but {len(kept)} files of the user's data, and a file the user had put there"


def strange_places(trial: Trial) -> str:
    """A folder with umlauts, blanks and Cyrillic; a folder of something else, which stays as it is."""
    wine = trial.wine
    place = wine.home / "Programme für Іван & Söhne" / "call assist"
    _setup(trial, _DONE, place)
    told = trial.run(place / "callassist-cli.exe", "--version").text.strip()
    wine.run([place / "uninstall.exe", "/S", f"_?={wine.windows_path(place)}"], DISPLAY=trial.display)
    other = wine.home / "Other program"
    (other / "_internal").mkdir(parents=True)
    (other / "_internal" / "theirs.dll").write_bytes(b"theirs")
    _setup(trial, _REFUSED, other)
    if [file.name for file in other.rglob("*") if file.is_file()] != ["theirs.dll"]:
        raise WineFailed("it has changed a folder of another program")
    return f"{told} in {place.relative_to(wine.home)}; a folder of another program is refused and untouched"


def value_of(trial: Trial, key: str, name: str) -> str | None:
    """A text in the registry; None where there is none."""
    done = trial.wine.run([trial.python, "-c", _READ_VALUE, key.partition("\\")[2], name])
    return None if done.status else done.text.removesuffix("\n")


def _setup(trial: Trial, status: int, place: Path | None = None) -> None:
    if place is None:
        trial.run(trial.setup, "/S", status=status)
        return
    # what comes behind /D= is not quoted, whatever is in it: no list of words says that
    line = f'"{trial.wine.windows_path(trial.setup)}" /S /D={trial.wine.windows_path(place)}'
    trial.run(trial.python, "-c", RUN_LINE, line, status=status)


def _shortcut(trial: Trial) -> Path:
    menu = trial.wine.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return menu / "callassist.lnk"


def _machine_keys(trial: Trial) -> int:
    """How much of the machine's own part of the registry names callassist."""
    return (trial.wine.prefix / "system.reg").read_bytes().count(b"callassist")
