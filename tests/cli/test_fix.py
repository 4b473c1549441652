"""`callassist lint --fix`: what has one mend is mended, the rest is told, and the former text is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.formats.script.writing.new_file import starting_script

TEXT = starting_script("windows", {"de": "Fenster", "en": "Windows"})
BROKEN = TEXT.replace("{de: Haben Sie derzeit Bedarf?,", "{de: Ja, Haben Sie Bedarf,").replace(
    "version: 1\n", "version: 1\nvalues:\n  v: {amount: 1.000, text: {de: tausend, en: a thousand}}\n"
)


def test_what_has_one_mend_is_mended_and_the_old_text_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_text(BROKEN, "utf-8")
    path.chmod(0o640)
    main(["lint", "--fix", str(path)])
    out = capsys.readouterr().out
    after = path.read_text("utf-8")
    assert after == BROKEN.replace("{de: Ja, Haben Sie Bedarf,", '{de: "Ja, Haben Sie Bedarf",').replace(
        "1.000", "1000"
    )
    assert (tmp_path / "windows.yaml.bak").read_text("utf-8") == BROKEN
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640
    assert "mended in 2 places, the old text is kept as windows.yaml.bak" in out
    assert "[comma-in-text]" in out


def test_a_sound_file_is_left_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_text(TEXT, "utf-8")
    assert main(["lint", "--fix", str(path)]) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["windows.yaml"]
    assert "no problem" in capsys.readouterr().out


def test_a_guess_is_no_mend_and_what_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_text(TEXT.replace("otherwise: w3", "otherwise: w33"), "utf-8")
    (tmp_path / "broken.yaml").write_text("a: [\n")
    assert main(["lint", "--fix", str(path), str(tmp_path / "broken.yaml"), str(tmp_path / "none.yaml")]) == 1
    assert "w33" in path.read_text("utf-8")
    out = capsys.readouterr().out
    assert "[dangling-target]" in out
    assert "there is no such file" in out
