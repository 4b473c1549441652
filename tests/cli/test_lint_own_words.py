"""`callassist lint` checks a rep's own words against the script they are over."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.cli import main


def test_they_are_held_against_the_shipped_script_or_that_of_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "my-words" / "solar_insulation.yaml"
    file.parent.mkdir()
    file.write_text("format: 2\nover: solar_insulation\nwords:\n  c03: {de: Ihr Haus?}\n", "utf-8")
    assert main(["lint", str(file)]) == 0
    file.write_text("format: 2\nover: solar_insulation\nwords:\n  nowhere: {de: Ihr Haus?}\n", "utf-8")
    capsys.readouterr()
    assert main(["lint", str(file)]) == 1
    assert "[dangling-target]" in capsys.readouterr().out
