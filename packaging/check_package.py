"""Checks built programs as their users get them: from another folder, as another user, among hostile files, offline.

`python packaging/check_package.py PROGRAM…` checks programs by their path; `make package` checks all it made.
On Linux each program passes: self-test among planted files; the demo call, once more with no network and traced; a
damaged log got back; two starts in a real window, which is photographed; a call driven by a keyboard under Xvfb; it
leaves nothing behind and tells of no fault anywhere; the kill test. Elsewhere: self-test, demo call, damaged log.
Copies of the folder from which something was taken away must fail: a check that passes them checks nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

LINUX = sys.platform.startswith("linux")
#: Debian's and most systems' "nobody": the checks never run as root
NOBODY = 65534
#: seconds any command may take
PATIENCE = 300
#: what neither Qt, Python nor the loader says where all is well
_FAULT = re.compile(
    r"Traceback|[Cc]ould not load|[Cc]annot open shared object|[Ww]arning|WARNING|CRITICAL"
    r"|\bqt\.[a-z]+\.|\bQ[A-Z][A-Za-z]+::"
)
BECOME_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
#: what is taken out of a copy of the folder, the check that must notice, and what it must say
_BROKEN = (
    ("PySide6/QtNetwork.abi3.so", "twice", "ModuleNotFoundError"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "twice", "platform plugin"),
    ("PySide6/Qt/plugins/imageformats/libqsvg.so", "self-test", "Qt cannot read arrow-light.svg"),
    ("callassist/storage/migrations/env.py", "self-test", "FAILED  migrations"),
)
_PLANTED = "planted by the check of the package: must never be loaded"


class CheckFailed(Exception):
    """A built program does not do what it must."""


@dataclass(frozen=True)
class Place:
    """A program, and the surroundings it is checked in."""

    program: Path
    #: the user's home, where everything lies that the program writes
    home: Path
    #: a folder full of files that must not be loaded; also the working folder
    hostile: Path
    temp: Path
    #: another root folder the program lies in and is run in; everything else here has the same path in both
    root: Path | None = None

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "data"

    def command(self, *words: str) -> list[str]:
        """The program with these words."""
        within = [] if self.root is None else ["chroot", f"--userspec={NOBODY}:{NOBODY}", str(self.root)]
        return [*within, str(self.program), *words]

    def user(self) -> dict[str, object]:
        """For subprocess: another user, where this one is root and does not become another one by `command`."""
        return user() if self.root is None else {}

    def environment(self, **more: str) -> dict[str, str]:
        """Little of this process's own environment: no settings of a developer's."""
        windows = ("SYSTEMROOT", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA")
        kept = {name: os.environ[name] for name in ("PATH", "LANG", *windows) if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "TMPDIR": str(self.temp),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "CALLASSIST_DATA_DIR": str(self.home / "data"),
            "QT_QPA_PLATFORM": "offscreen",
            **more,
        }

    def hostile_environment(self) -> dict[str, str]:
        """The same, pointing Python and Qt at the planted files."""
        planted = str(self.hostile)
        return self.environment(
            PYTHONPATH=planted,
            PYTHONHOME=planted,
            PYTHONSTARTUP=str(self.hostile / "sitecustomize.py"),
            PYTHONUSERBASE=planted,
            QT_PLUGIN_PATH=planted,
            QT_QPA_PLATFORM_PLUGIN_PATH=planted,
            CALLASSIST_DATA_DIR=str(self.hostile / "data"),
        )


def check(made: dict[str, Path], work: Path, pictures: Path) -> None:
    """Check everything that was made, and leave a picture of each first window in `pictures`.

    Raises:
        CheckFailed: with the program and what it did.
    """
    shutil.rmtree(work, ignore_errors=True)
    programs = {"folder": made["folder"] / _name("callassist")}
    if "portable" in made:
        programs["portable"] = made["portable"]
    if "deb" in made:
        unpacked = work / "unpacked"
        unpacked.mkdir(parents=True)
        subprocess.run(["dpkg-deb", "-x", str(made["deb"]), str(unpacked)], check=True)
        programs["deb"] = unpacked / "usr" / "lib" / "callassist" / "callassist"
    for kind, program in programs.items():
        check_program(kind, program, pictures)
    if "rpm" in made and user():  # root alone may have another root
        sys.path.insert(0, str(HERE / "linux"))
        import rpm

        print(f"\nChecking the rpm: {made['rpm']}\n  ok  {rpm.check(made['rpm'], work / 'rpm-root')}", flush=True)
    if LINUX:
        print(f"\nThe first windows: {pictures}")
        check_checks(programs["folder"])


def check_checks(program: Path) -> None:
    """A copy of the folder that lacks something is found out.

    Raises:
        CheckFailed: it passes.
    """
    print("\nChecking the checks: a copy of the folder that lacks a part must fail", flush=True)
    for part, by, says in _BROKEN:
        begin = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="callassist-check-") as name:
            place = _surroundings(Path(name), program)
            (place.program.parent / "_internal" / part).unlink()
            try:
                _twice(place, "broken", None) if by == "twice" else _self_test(place)
            except CheckFailed as found:
                if says not in str(found):
                    raise
                print(f"  ok  without {part}: found by {by} ({time.monotonic() - begin:.1f} s)", flush=True)
            else:
                raise CheckFailed(f"a copy without {part} passes: {by}")


def check_program(kind: str, program: Path, pictures: Path | None = None) -> None:
    """Every check of one program."""
    print(f"\nChecking the {kind}: {program}", flush=True)
    steps: list[Callable[[Place], str]] = [_self_test, _demo, _recovery]
    if LINUX:
        import check_contents as contents

        steps += [contents.resources, contents.libraries, contents.bill, contents.no_programs_in_temp, _offline]
        steps += [lambda place: _twice(place, kind, pictures), _keyboard_call]
    with tempfile.TemporaryDirectory(prefix="callassist-check-") as name:
        place = _surroundings(Path(name), program)
        for step in steps:
            begin = time.monotonic()
            told = step(place)
            print(f"  ok  {told} ({time.monotonic() - begin:.1f} s)", flush=True)
        nothing_told(place)
        _nothing_left(place)
        print("  ok  nothing is left in the folder for temporary files; all files of the user are the user's alone")
    if os.name != "posix":
        return  # the kill test speaks to processes as POSIX does
    begin = time.monotonic()
    print(f"  ok  {_kill_test(program)} ({time.monotonic() - begin:.1f} s)")


def as_user(
    command: list[str], place: Place, *, env: dict[str, str] | None = None, status: int = 0, **more: object
) -> str:
    """Run a command in the place's surroundings, never as root; what it printed.

    Raises:
        CheckFailed: it ended otherwise than with `status`, or told of a fault.
    """
    try:
        done = subprocess.run(
            command,
            env=env or place.environment(),
            cwd=place.hostile,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=PATIENCE,
            check=False,
            **place.user(),
            **more,  # type: ignore[call-overload]
        )
    except subprocess.TimeoutExpired as error:
        raise CheckFailed(f"{' '.join(command)}: still running after {PATIENCE} s\n{error.output!r}") from error
    if done.returncode != status or _FAULT.search(done.stdout):
        raise CheckFailed(f"{' '.join(command)}: exit status {done.returncode}\n{done.stdout}")
    return str(done.stdout)


def faults(folder: Path) -> str:
    """What logs of errors and reports of crashes below `folder` tell; "" where all is well."""
    found: list[str] = []
    for pattern in ("errors.log*", "crash*.log"):
        for file in sorted(folder.rglob(pattern)):
            if file.is_file() and file.stat().st_size:
                found.append(f"{file}:\n{file.read_text(encoding='utf-8', errors='replace')}")
    return "\n".join(found)


def nothing_told(place: Place) -> None:
    """Neither a log of errors nor a report of a crash was written by any run so far.

    Raises:
        CheckFailed: with what they say.
    """
    told = faults(place.home) + faults(place.hostile)
    if told:
        raise CheckFailed(f"it tells of faults:\n{told}")


def user() -> dict[str, object]:
    """For subprocess: another user, where this one is root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _surroundings(base: Path, program: Path, root: Path | None = None) -> Place:
    """A copy of the program beside a home and a hostile folder, all of them the checking user's."""
    base.chmod(0o755)
    installed = base / "installed"
    if root is not None:
        installed = program.parent
    elif (program.parent / "_internal").is_dir():
        shutil.copytree(program.parent, installed, symlinks=True)
    else:
        installed.mkdir()
        shutil.copy2(program, installed)
    place = Place(installed / program.name, base / "home", base / "hostile", base / "tmp", root)
    for folder in (place.home, place.home / "run", place.hostile, place.hostile / "data", place.temp):
        folder.mkdir(mode=0o700)
    _plant(place.hostile)
    _plant(place.hostile / "data")
    _plant(place.home)
    if user():
        for folder in (place.home, place.hostile, place.temp):
            for file in [folder, *folder.rglob("*")]:
                os.chown(file, NOBODY, NOBODY, follow_symlinks=False)
    return place


def _plant(folder: Path) -> None:
    """Files that the loader, Python or Qt would take if they looked in the wrong place. Loading one is an error."""
    modules = ("sitecustomize", "usercustomize", "callassist", "sqlcipher3", "encodings", "json", "site", "alembic")
    for module in modules:
        (folder / f"{module}.py").write_text(f"raise SystemExit({_PLANTED!r})\n", encoding="utf-8")
    for library in (
        *("libQt6Core.so.6", "libpython3.11.so.1.0", "libsqlite3.so.0", "libstdc++.so.6", "libz.so.1", "libGL.so.1"),
        *(
            "libqxcb.so",
            "libqoffscreen.so",
            "_sqlite3.so",
            "Qt6Core.dll",
            "sqlite3.dll",
            "python311.dll",
            "version.dll",
        ),
    ):
        (folder / library).write_bytes(_PLANTED.encode())
    (folder / "platforms").mkdir()
    (folder / "platforms" / "libqoffscreen.so").write_bytes(_PLANTED.encode())
    (folder / "qt.conf").write_text(f"[Paths]\nPrefix={folder.as_posix()}\n", encoding="utf-8")
    (folder / "resources").mkdir()
    (folder / "resources" / "scripts").mkdir()


# ------------------------------------------------------------------------------------------------------------- steps


def _self_test(place: Place) -> str:
    told = as_user(place.command("self-test"), place, env=place.hostile_environment())
    if "FAILED" in told or _PLANTED in told:
        raise CheckFailed(told)
    return f"self-test among planted modules and libraries: {len(told.splitlines())} steps"


def _demo(place: Place) -> str:
    told = as_user(place.command("demo", "--out", str(place.home / "demo")), place)
    rows = (place.home / "demo" / "calls.csv").read_text(encoding="utf-8-sig").splitlines()
    if len(rows) != 4:  # a heading and three calls
        raise CheckFailed(f"the CSV of the demo has {len(rows)} lines\n{told}")
    return f"demo call: {len(rows) - 1} calls in the CSV"


def _recovery(place: Place) -> str:
    """A log of which a part was overwritten is noticed, got back, and sound again."""
    out = place.home / "damaged-demo"
    as_user(place.command("demo", "--out", str(out)), place)
    data = out / "log"
    with (data / "callassist.db").open("r+b") as log:
        log.seek(8192)
        log.write(b"\xa5" * 4096 * 6)
    as_user(place.command("--data-dir", str(data), "doctor"), place, status=1)
    as_user(place.command("--data-dir", str(data), "restore"), place)
    as_user(place.command("--data-dir", str(data), "doctor"), place)
    target = place.home / "recovered.csv"
    as_user(place.command("--data-dir", str(data), "export", "calls", "-o", str(target)), place)
    calls = len(target.read_text(encoding="utf-8-sig").splitlines()) - 1
    if calls != 3:
        raise CheckFailed(f"{calls} of 3 calls are in the log that was got back")
    return "a damaged log: noticed, got back with its 3 calls, sound again"


def _twice(place: Place, kind: str, pictures: Path | None) -> str:
    import first_window

    return first_window.twice(place, kind, pictures)


def _offline(place: Place) -> str:
    """A whole call and two starts of the window without any network, with every call to the system written down."""
    lines = [
        *_traced(place, "demo", "--out", str(place.home / "offline")),
        *_traced(place, "self-test"),
    ]
    wrong = [line for line in lines if re.search(r"AF_INET|AF_INET6|AF_PACKET|AF_NETLINK", line)]
    if wrong:
        raise CheckFailed("it asked for a network:\n" + "\n".join(wrong[:10]))
    planted = [
        line
        for line in lines
        if str(place.hostile) in line and re.search(r"\.(so|py|pyc|conf)\b", line) and " = -1 " not in line
    ]
    if planted:
        raise CheckFailed("it opened planted files:\n" + "\n".join(planted[:10]))
    started = [line for line in lines if "execve(" in line and " = 0" in line and str(place.program) not in line]
    if started:
        raise CheckFailed("it started other programs:\n" + "\n".join(started[:10]))
    # PyInstaller's start code takes these two before anything points at the package's own: the first it is linked to;
    # the second, if it is there, in a process that the program has started of itself and that then starts once more
    brought = {file.name for file in (place.program.parent / "_internal").glob("*.so*")} - {"libz.so.1", "libffi.so.8"}
    opened = ((line, re.search(r'"(?:/usr)?/lib[^"]*/([^"/]+)".* = \d', line)) for line in lines)
    taken = [line for line, found in opened if found is not None and found[1] in brought]
    if taken:
        raise CheckFailed("it took the system's libraries in place of its own:\n" + "\n".join(taken[:10]))
    return (
        f"a whole call and two starts in an empty network: {len(lines)} system calls traced, none names an internet "
        "address"
    )


def _traced(place: Place, *words: str) -> list[str]:
    """The calls to the system about networks, files and programs that the program makes with these words."""
    trace = place.temp / "trace"
    command = place.command(*words)
    traced = ["strace", "-f", "-qq", "-e", "trace=%network,openat,open,execve", "-o", str(trace), *command]
    # root may make an empty network as it is; others need a user namespace of their own for it
    alone = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    if user():
        # the namespace first, as root; the user after it
        done = subprocess.run(
            [*alone, *BECOME_NOBODY, *traced],
            env=place.hostile_environment(),
            cwd=place.hostile,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode or _FAULT.search(done.stdout):
            raise CheckFailed(f"{' '.join(words)} without a network: {done.returncode}\n{done.stdout}")
    else:
        as_user([*alone, *traced], place, env=place.hostile_environment())
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    trace.unlink()
    return lines


def _keyboard_call(place: Place) -> str:
    import keyboard_call

    return keyboard_call.hold(place)


def _kill_test(program: Path) -> str:
    kills = os.environ.get("CALLASSIST_KILLS", "8")
    environment = {**os.environ, "CALLASSIST_PROGRAM": str(program), "CALLASSIST_KILLS": kills}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "tests/faults/test_kill.py"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CheckFailed(f"the kill test of {program}:\n{done.stdout}")
    found = re.search(r"^kill -9 through the window:.*$", done.stdout, re.MULTILINE)
    if found is None:
        raise CheckFailed(f"the kill test did not run:\n{done.stdout}")
    return found[0]


def _nothing_left(place: Place) -> None:
    left = [file.name for file in place.temp.iterdir()]
    if left:
        raise CheckFailed(f"left in the folder for temporary files: {', '.join(left)}")
    if os.name != "posix":
        return
    for file in (place.home / "data").rglob("*"):
        if stat.S_IMODE(file.lstat().st_mode) & 0o077:
            raise CheckFailed(f"others may read {file}")


def _name(program: str) -> str:
    # the twin with a console, whose words can be read
    return f"{program}-cli.exe" if sys.platform == "win32" else program


def main() -> int:
    """Check the programs that are named."""
    parser = argparse.ArgumentParser(description="Check built programs.")
    parser.add_argument("programs", nargs="+", type=Path, metavar="PROGRAM")
    parser.add_argument(
        "--root", type=Path, help="the program lies in this root folder, whose /tmp is this system's: hold a call there"
    )
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="leave a picture of the first window there")
    options = parser.parse_args()
    for program in options.programs:
        if options.root is None:
            check_program("program", program.resolve(), options.pictures)
            continue
        with tempfile.TemporaryDirectory(prefix="callassist-check-") as name:
            place = _surroundings(Path(name), program, options.root)
            print(f"  ok  {_twice(place, 'installed', options.pictures)}")
            print(f"  ok  {_keyboard_call(place)}")
            nothing_told(place)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CheckFailed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        sys.exit(1)
