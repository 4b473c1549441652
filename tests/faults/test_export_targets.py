"""Where an export goes, and a disk that fails under it and under the settings (faults 4, 54 and 55)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from callassist.errors import ExportError
from tests.faults.form import Gate, quick_folder
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.disk import preloaded
from tests.storage.logs import NONE, services, start

ROOT = Path(__file__).parents[2]
NAMES = (
    *("../beside.csv", "a/../x.csv", "-rf", "--output.csv", "a:b.csv", "CON", "nul.csv", " x .csv", "x.csv ", "\n.csv"),
    *(
        "%s%n.csv",
        "$(reboot).csv",
        "`id`.csv",
        "\u202egnp.csv",
        "👩‍👩‍👧‍👦.csv",
        "x" * 300,
        "ä" * 200,
        "a\0b.csv",
        "\ud800.csv",
        ".",
    ),
)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_export_is_written_where_it_was_asked_for_or_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with services(tmp_path / "data") as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
        before = outside(tmp_path)
        try:
            result = found.exporting.run("calls", out / name).result(200)
        except ExportError as error:
            refused = error
        else:
            refused = None
            assert result.path.is_file()
        made = outside(tmp_path) - before
    if refused is not None:
        assert refused.next_step
        assert made == set()
    else:
        assert {path.resolve() for path in made} == {(out / name).resolve()}


def outside(folder: Path) -> set[Path]:
    """All there is but the program's own files."""
    return {path for path in folder.rglob("*") if path.parent != folder / "data"}


def test_a_failing_disk_leaves_the_former_file_and_no_part_of_a_new_one() -> None:
    with quick_folder() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.failing_files", str(folder)],
            env=preloaded(watched_disk(), folder / "nothing yet"),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    points = [json.loads(line) for line in done.stdout.splitlines()]
    assert {point["what"] for point in points} == {"export", "workbook", "settings", "backup"}
    bad = [
        point for point in points if point["left"] or not point["whole"] or point["told"] not in ("known", "nothing")
    ]
    raw = [point for point in points if point["told"] not in ("known", "nothing")]
    hit = sum(bool(point["failed"]) for point in points)
    Gate(
        "failing writes: exports, settings and backups", len(points), hit, torn=len(bad) - len(raw), raw=len(raw)
    ).report()
    assert bad == []
    assert all(point["failed"] for point in points)
    assert sum(point["told"] == "known" for point in points) >= len(points) / 2
