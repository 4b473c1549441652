"""`--data-dir`: used by every verb, and told where it cannot be."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from callassist import paths
from callassist.cli import main
from callassist.errors import LogUnwritable
from tests.cli.test_export import run_export


def test_play_finds_the_scripts_of_the_folder_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path / "other"))
    source = paths.resource("scripts", "education_savings.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine" / "scripts").mkdir(parents=True)
    (tmp_path / "mine" / "scripts" / "own.yaml").write_text(
        source.replace("script: education_savings", "script: own_one"), encoding="utf-8"
    )
    assert main(["--data-dir", str(tmp_path / "mine"), "play", "own_one", "--json", "1"]) == 0
    assert capsys.readouterr().out.startswith("{")
    assert (tmp_path / "mine" / "cache").is_dir()
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("below", [(), ("data",)], ids=["a file", "below a file"])
def test_a_folder_that_cannot_be_one_is_told(
    tmp_path: Path, below: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    folder = str((tmp_path / "file").joinpath(*below))
    for words in (["play", "education_savings", "1"], ["export", "calls", "-o", str(tmp_path / "x.csv")]):
        assert main(["--data-dir", folder, *words]) == 1
        error = capsys.readouterr().err
        assert "callassist: " in error
        assert folder in error
    assert (tmp_path / "file").read_text() == "mine"


def test_building_the_services_over_such_a_folder_tells_it_through_the_log(tmp_path: Path) -> None:
    """The window opens and says so."""
    from callassist import bootstrap

    (tmp_path / "file").write_text("mine")
    found = bootstrap.build(tmp_path / "file")
    assert isinstance(found.database.open().exception(200), LogUnwritable)
    assert any(entry.is_usable for entry in found.library.entries())
    found.close()


def test_a_file_in_place_of_the_scripts_folder_is_not_looked_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scripts").write_text("mine")
    (tmp_path / "cache").write_text("mine")
    assert main(["--data-dir", str(tmp_path), "play", "education_savings", "--json", "1"]) == 0
    capsys.readouterr()
    assert run_export(tmp_path, tmp_path / "x.csv") == 0


@pytest.mark.skipif(os.name != "posix", reason="modes are Unix's")
def test_a_folder_that_may_not_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    assert paths.scripts_dir(tmp_path / "data") == tmp_path / "data" / "scripts"
    assert run_export(tmp_path / "data", tmp_path / "x.csv") == 1


#: with the patience of a busy machine
_DEMO = """
import sys
from callassist.cli import main
from callassist.ui.rehearsal import demo
demo._PATIENCE_MS = 200_000
sys.exit(main(["demo", "--out", sys.argv[1]]))
"""


def test_files_made_by_libraries_are_the_users_alone_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _DEMO, str(tmp_path / "out")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        umask=0o022,
    )
    assert done.returncode == 0, done.stderr
    open_to_others = [
        str(file.relative_to(tmp_path))
        for file in (tmp_path / "out").rglob("*")
        if stat.S_IMODE(file.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
