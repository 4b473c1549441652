"""The checks of the Windows packages find what they are for; Wine itself is run by `make package-windows` alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.packaging.modules import module

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
package = module("windows/package")
contents = module("windows/contents")
trial = module("windows/trial")
wine = module("windows/wine")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As PyInstaller lays one out."""
    made = tmp_path / "callassist"
    for place in ("callassist.exe", "_internal/PySide6/Qt6Core.dll", "_internal/select.pyd"):
        (made / place).parent.mkdir(parents=True, exist_ok=True)
        (made / place).write_bytes(b"MZ\x90\x00")
    (made / "_internal" / "base_library.zip").write_bytes(b"PK")
    return made


def test_programs_and_libraries_are_told_by_what_is_in_them(folder: Path) -> None:
    (folder / "_internal" / "disguised.txt").write_bytes(b"MZ\x90\x00")
    assert list(contents.programs_in(folder)) == [
        "PySide6/Qt6Core.dll",
        "disguised.txt",
        "select.pyd",
        "callassist.exe",
    ]


@pytest.mark.parametrize(
    "name", ["icuuc.dll", "PySide6/MSCMS.dll", "bcryptprimitives.dll", "api-ms-win-crt-heap-l1-1-0.dll", "ucrtbase.dll"]
)
def test_what_stands_for_windows_under_wine_is_found_in_a_package(name: str) -> None:
    assert contents.strangers(["PySide6/Qt6Core.dll", name]) == [name]
    assert contents.strangers(["PySide6/Qt6Core.dll", "libffi-8.dll", "VCRUNTIME140.dll"]) == []


def trial_of(folder: Path, work: Path) -> Any:
    (work / "stubs").mkdir()
    for number, name in enumerate(wine.STUBS):
        (work / "stubs" / f"{name}.dll").write_bytes(b"MZ stub %d" % number)
    return SimpleNamespace(folder=folder, work=work, unpacked_names=lambda: ["python311.dll"])


def test_a_stub_is_found_by_name_by_content_and_in_the_portable_file(folder: Path, tmp_path: Path) -> None:
    found = trial_of(folder, tmp_path)
    assert contents.no_stubs(found).startswith("3 programs")
    renamed = folder / "_internal" / "harmless.dll"
    renamed.write_bytes(b"MZ stub 1")
    with pytest.raises(Exception, match=r"harmless\.dll"):
        contents.no_stubs(found)
    renamed.unlink()
    found.unpacked_names = lambda: ["python311.dll", "icuuc.dll"]
    with pytest.raises(Exception, match=r"portable file: icuuc"):
        contents.no_stubs(found)


def test_a_file_that_is_not_on_the_bill_of_materials_is_named() -> None:
    bill = {"components": [{"evidence": {"occurrences": [{"location": "callassist.exe"}]}}, {"name": "no places"}]}
    assert contents.unknown({"callassist.exe", "new.dll"}, bill) == ["new.dll"]


def test_a_check_that_fails_is_a_line_of_the_table_and_ends_what_it_left_running() -> None:
    ended: list[bool] = []
    one = trial.Trial(
        *(SimpleNamespace(end=lambda: ended.append(True)), *(Path() for _ in range(4)), ":1", Path(), Path(), "1.0")
    )

    def fails(_trial: object) -> str:
        raise trial.WineFailed("exit code 1\nits words")

    one.check("good", lambda _: "done")
    one.check("bad", fails)
    assert [row.passed for row in one.rows] == [True, False]
    assert not one.passed
    assert len(ended) == 2
    assert re.match(r"ok    good +done \(0 s\)$", trial.line(one.rows[0]))
    assert trial.line(one.rows[1]).startswith("FAIL  bad")
    assert "\n        its words" in trial.line(one.rows[1])


@pytest.mark.parametrize("content", [b"a;b\r\n", b"\xef\xbb\xbfa;b\n"])
def test_an_export_without_mark_or_crlf_is_none_that_windows_reads(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "calls.csv").write_bytes(content)
    with pytest.raises(Exception, match=r"calls\.csv begins with"):
        trial.csv_rows(tmp_path / "calls.csv")


def test_a_program_of_the_prefix_has_a_path_of_windows(tmp_path: Path) -> None:
    one = wine.Wine(tmp_path, "Иван")
    assert one.windows_path(one.home / "data") == r"C:\users\Иван\data"
    assert one.windows_path(Path("/work/a b")) == r"Z:\work\a b"


def test_nothing_that_runs_too_long_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wine.Wine, "end", lambda _self: None)
    with pytest.raises(wine.WineFailed, match="still running"):
        wine.Wine(tmp_path).run(["600"], program="sleep", patience=0.2)


def test_every_tool_is_installed_by_the_project_itself() -> None:
    told = (WINDOWS / "tools.sh").read_text(encoding="utf-8")
    for program in ("wine", "makensis", "x86_64-w64-mingw32-gcc", "osslsigncode", "Xvfb", "xdotool", "openbox"):
        assert re.search(rf"^{re.escape(program)} +\S+$", told, re.MULTILINE), program
    subprocess.run(["bash", "-n", str(WINDOWS / "tools.sh")], check=True)


def test_each_point_is_a_check_that_is_run() -> None:
    names = " ".join(package.CHECKS)
    for word in ("bill of materials", "exit codes", "code page 1252", "portable", "keyboard", "installer", "taskkill"):
        assert word in names
    assert len(set(package.CHECKS.values())) == len(package.CHECKS) >= 14
