"""`make package-windows`: builds the Windows packages on Debian, tries each under Wine, and prints what each passed.

    dist/windows/callassist/                                 the program as a folder, with its twin for the console
    dist/windows/callassist-VERSION-windows-amd64.zip        the same, packed: the download
    dist/windows/callassist-VERSION-windows-amd64-portable.exe, .zip
    dist/windows/callassist-VERSION-setup.exe                the installer, for one user
    dist/windows/THIRD-PARTY.txt, sbom.cdx.json, SHA256SUMS, TABLE.txt
    dist/windows/pictures/                                   the window under Wine: look at them

Wine is not Windows: docs/release.md says what stays unproven. `--try` tries what is built already, `--only WORD…` some
of the checks; `--quick` builds nothing and has Python for Windows run the self-test of the sources.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DIST = ROOT / "dist" / "windows"
WORK = ROOT / "build" / "windows"
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "linux")]

import commands  # noqa: E402
import contents  # noqa: E402
import differences  # noqa: E402
import ending  # noqa: E402
import environment  # noqa: E402
import held_call  # noqa: E402
import installer  # noqa: E402
import installing  # noqa: E402
import killing  # noqa: E402
import screen  # noqa: E402
import suite  # noqa: E402
from trial import Row, Trial, line  # noqa: E402
from wine import Wine, WineFailed  # noqa: E402

from callassist import __version__  # noqa: E402

NAME = f"callassist-{__version__}-windows-amd64"
#: neither in code page 1252 nor in any other one alone
USER = "Иван Größe"
#: a start each is measured so often; CALLASSIST_STARTS sets another number
STARTS = int(os.environ.get("CALLASSIST_STARTS", "5"))
#: seconds PyInstaller may take: three minutes where nothing else runs
BUILD_PATIENCE = 1800.0
CHECKS: dict[str, Callable[[Trial], str]] = {
    "the bill of materials names every file": contents.bill,
    "none of what Wine lacks is in it": contents.no_stubs,
    "commands and exit codes": commands.commands,
    "UTF-8 in pipes, code page 1252": commands.text_in_pipes,
    "self-test": commands.self_test,
    "portable file": commands.portable,
    "installer: silent, for one user": installing.install,
    "calls by keyboard, second start, link": held_call.calls,
    "installer: over one that runs": installing.over_a_running_one,
    "signing out in mid-call": ending.session,
    "closing the console": ending.console,
    "pictures: German, dark, contrast, 150 %": held_call.pictures,
    "uninstaller": installing.uninstall,
    "installer: strange folders": installing.strange_places,
    "what differs on Windows": differences.differences,
    "taskkill /F": killing.kill,
    "tests below the window": suite.below_the_window,
}


def main() -> int:
    """Build, try, print the table; 0 where all passed."""
    parser = argparse.ArgumentParser(description="Build the Windows packages on Debian and try them under Wine.")
    parser.add_argument("--try", dest="only_try", action="store_true", help="try what is in dist/windows already")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="only checks whose name holds a word")
    parser.add_argument("--quick", action="store_true", help="the self-test from source, by Python for Windows")
    options = parser.parse_args()
    try:
        python = environment.make(WORK / "python", WORK / "downloads")
        if options.quick:
            return _quick(python)
        if not options.only_try:
            build(python)
        rows = try_all(python, options.only)
    except (WineFailed, environment.NotTakenIn) as error:
        print(f"make package-windows: {error}", file=sys.stderr)
        return 1
    table = "\n".join(line(row) for row in rows) + "\n"
    (DIST / "TABLE.txt").write_text(table, encoding="utf-8")
    print(f"\n{table}\nIn {DIST}:")
    for file in sorted(DIST.iterdir()):
        if file.suffix in (".exe", ".zip"):
            print(f"  {file.name:50} {file.stat().st_size / 1e6:7.1f} MB")
    return 0 if all(row.passed for row in rows) else 1


def build(python: Path) -> None:
    """All files, in dist/windows.

    Raises:
        WineFailed: PyInstaller does not end well.
    """
    made = WORK / "made"
    run_pyinstaller(python, made)
    collect(made, WORK / "work" / "callassist" / "licences")


def run_pyinstaller(python: Path, made: Path) -> None:
    """Both programs, in the folder `made`.

    Raises:
        WineFailed: PyInstaller does not end well.
    """
    wine = Wine(WORK / "prefix")
    with wine.session():
        wine.make(WORK / "stubs")
        shutil.rmtree(made, ignore_errors=True)
        words = ["--noconfirm", "--clean", "--log-level", "ERROR", "--distpath", wine.windows_path(made)]
        words += ["--workpath", wine.windows_path(WORK / "work"), wine.windows_path(HERE.parent / "callassist.spec")]
        # the order of sets goes into compiled modules: the same sources, the same bytes
        done = wine.run([python, "-m", "PyInstaller", *words], cwd=ROOT, patience=BUILD_PATIENCE, PYTHONHASHSEED="1")
        if done.status:
            raise WineFailed(f"PyInstaller: exit code {done.status}\n{done.text[-4000:]}")


def collect(made: Path, licences: Path) -> None:
    """Put what PyInstaller made into dist/windows, packed and with its installer; `licences` holds the lists."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir(parents=True)
    shutil.move(made / "callassist", DIST / "callassist")
    shutil.move(made / "callassist-portable.exe", DIST / f"{NAME}-portable.exe")
    for file in ("THIRD-PARTY.txt", "sbom.cdx.json"):
        shutil.copyfile(licences / file, DIST / file)
    _pack(DIST / "callassist", DIST / f"{NAME}.zip")
    _pack(DIST / f"{NAME}-portable.exe", DIST / f"{NAME}-portable.zip")
    # one of 64 bits: Debian's Wine runs no other without a second architecture
    installer.compile_setup(
        DIST / "callassist", DIST / f"callassist-{__version__}-setup.exe", __version__, "amd64-unicode"
    )
    lines: list[str] = []
    for file in sorted(DIST.iterdir()):
        if file.is_file():
            with file.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.name}")
    (DIST / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def try_all(python: Path, only: list[str]) -> list[Row]:
    """Every check, in a new prefix with a user of its own; then sizes and starts."""
    shutil.rmtree(DIST / "pictures", ignore_errors=True)
    (DIST / "pictures").mkdir(parents=True)
    wine = Wine(WORK / "user", USER)
    with ExitStack() as stack:
        wine.make(WORK / "stubs")
        stack.enter_context(wine.session())
        display = screen.screen(stack)
        screen.window_manager(stack, display)
        trial = Trial(
            wine=wine,
            folder=DIST / "callassist",
            portable=DIST / f"{NAME}-portable.exe",
            setup=DIST / f"callassist-{__version__}-setup.exe",
            python=python,
            display=display,
            pictures=DIST / "pictures",
            work=WORK,
            version=__version__,
        )
        for name, check in CHECKS.items():
            if not only or any(word in name for word in only):
                trial.check(name, check)
        if not only:
            trial.check("sizes", sizes)
            trial.check("starts", starts)
        return trial.rows


def sizes(trial: Trial) -> str:
    """The folder and the downloads, against those of Linux where `make package` was run."""
    told = [f"folder {_size(trial.folder) / 1e6:.0f} MB"]
    linux = ROOT / "dist" / "callassist"
    if linux.is_dir():
        told[0] += f" ({_size(linux) / 1e6:.0f} on Linux)"
    downloads = [file for file in sorted(DIST.iterdir()) if file.suffix == ".zip" or file.name.endswith("-setup.exe")]
    told += [f"{file.name} {file.stat().st_size / 1e6:.0f} MB" for file in downloads]
    large = [file.name for file in downloads if file.stat().st_size > 60e6]
    if large:
        raise WineFailed(f"larger than 60 MB: {', '.join(large)}")
    return "; ".join(told)


def starts(trial: Trial) -> str:
    """Until the window takes its first key, under Wine: the built programs against the sources. Medians, in turns."""
    programs = {
        "from source": [trial.python, "-m", "callassist"],
        "folder": [trial.console],
        "portable": [trial.portable],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(STARTS + 1):
        for name, program in programs.items():
            data = trial.wine.windows_path(trial.wine.home / f"starts-{name.replace(' ', '-')}")
            begin = time.monotonic()
            done = trial.wine.run(
                [*program, "self-test", "--until-ready"], DISPLAY=trial.display, CALLASSIST_DATA_DIR=data
            )
            if done.status:
                raise WineFailed(f"{name}: exit code {done.status}\n{done.text}")
            if turn:  # the first one compiles the scripts
                times[name].append(time.monotonic() - begin)
    medians = {name: statistics.median(found) for name, found in times.items()}
    told = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in medians.items())
    return f"start and end under Wine: {told}; folder ÷ source {medians['folder'] / medians['from source']:.2f}"


def _quick(python: Path) -> int:
    with ExitStack() as stack:
        wine = Wine(WORK / "prefix")
        if not wine.prefix.exists():
            wine.make(WORK / "stubs")
        stack.enter_context(wine.session())
        display = screen.screen(stack)
        screen.window_manager(stack, display)
        done = wine.run([python, "-m", "callassist", "self-test"], DISPLAY=display)
    print(done.text, end="")
    return done.status


def _pack(what: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(what.rglob("*")) if what.is_dir() else [what]:
            archive.write(file, file.relative_to(what.parent))


def _size(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
