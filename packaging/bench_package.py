"""`make package-bench`: how large the built program is and how fast it starts, against a bare one and against source.

Needs dist/ as `make package` leaves it. Starts are measured in turns, so that a busy machine slows all alike; told are
medians of the time from the start of the process until its window takes the first key (`self-test --until-ready`).
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
WORK = ROOT / "build" / "bench"
sys.path.insert(0, str(HERE))

import build  # noqa: E402

#: starts of each; CALLASSIST_STARTS sets another number
STARTS = int(os.environ.get("CALLASSIST_STARTS", "15"))


def main() -> int:
    """Measure, print the table, and fail where a bar does not hold."""
    folder = DIST / "callassist"
    if not folder.is_dir():
        print("make package-bench: there is no dist/callassist; run `make package` first", file=sys.stderr)
        return 1
    shutil.rmtree(WORK, ignore_errors=True)
    build.run_pyinstaller(HERE / "hello.spec", WORK / "dist", WORK)
    ours, hello = _size(folder), _size(WORK / "dist" / "hello")
    rows: list[tuple[str, str, str, bool]] = [
        _ratio("one-folder size ÷ hello", ours / hello, 1.25, f"{ours / 1e6:.1f} MB ÷ {hello / 1e6:.1f} MB")
    ]
    for file in sorted(DIST.iterdir()):
        if file.suffix in (".xz", ".zip", ".deb", ".dmg") or file.stem.endswith("-setup"):
            megabytes = file.stat().st_size / 1e6
            rows.append((f"download {file.name}", f"{megabytes:.1f} MB", "≤ 60 MB", megabytes <= 60))
    source, frozen, portable = _starts(folder)
    rows.append(
        _ratio("one-folder start ÷ from source", frozen / source, 1.2, f"{frozen * 1e3:.0f} ÷ {source * 1e3:.0f} ms")
    )
    if portable:
        rows.append(("portable start to ready", f"{portable * 1e3:.0f} ms", "told", True))
    for name, measured, bar, holds in rows:
        print(f"{'ok  ' if holds else 'MISS'}  {name:52} {measured:34} {bar}")
    return 0 if all(holds for *_, holds in rows) else 1


def _ratio(name: str, value: float, bar: float, remark: str) -> tuple[str, str, str, bool]:
    return name, f"{value:.2f}  ({remark})", f"≤ {bar}", value <= bar


def _size(folder: Path) -> int:
    """Bytes of all files, as `du --apparent-size` counts them; a link is no second file."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir() or file.is_symlink())


def _starts(folder: Path) -> tuple[float, float, float]:
    """Seconds to ready: from source, as a folder, as one file (0: there is none)."""
    suffix = ".exe" if sys.platform == "win32" else ""
    portable = next((file for file in DIST.iterdir() if file.name.endswith(("-portable", "-portable.exe"))), None)
    programs = [[sys.executable, "-m", "callassist"], [str(folder / f"callassist{suffix}")]]
    if portable is not None:
        programs.append([str(portable)])
    measured: list[list[float]] = [[] for _ in programs]
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        for turn in range(STARTS + 1):
            for program, times in zip(programs, measured, strict=True):
                # its own folder for each: scripts are compiled once, by the first start
                data = Path(name) / str(programs.index(program))
                seconds = _start(program, data)
                if turn:
                    times.append(seconds)
    medians = [statistics.median(times) for times in measured]
    return medians[0], medians[1], medians[2] if len(medians) > 2 else 0.0


def _start(program: list[str], data: Path) -> float:
    environment = {**os.environ, "CALLASSIST_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen"}
    begin = time.monotonic()
    done = subprocess.run(
        [*program, "self-test", "--until-ready"], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[0]) - begin


if __name__ == "__main__":
    sys.exit(main())
