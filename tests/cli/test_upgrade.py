"""`callassist upgrade`: in place, with the old text beside; a file that cannot be used is left as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from callassist import paths
from callassist.cli import main

OLD = paths.resource("scripts", "solar_insulation.yaml").read_bytes()


def test_the_file_is_changed_and_the_old_text_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(OLD)
    assert main(["upgrade", str(file)]) == 0
    assert f"{file}: in format 2 now, the old text is kept as {file}.bak" in capsys.readouterr().out
    assert b"format: 2\n" in file.read_bytes()
    assert (tmp_path / "mine.yaml.bak").read_bytes() == OLD
    new = file.read_bytes()
    assert main(["upgrade", str(file)]) == 0
    assert "already" in capsys.readouterr().out
    assert file.read_bytes() == new
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mine.yaml", "mine.yaml.bak"]


def test_a_text_that_was_kept_before_is_not_lost(tmp_path: Path) -> None:
    file, kept = tmp_path / "mine.yaml", tmp_path / "mine.yaml.bak"
    file.write_bytes(OLD)
    kept.write_bytes(b"something else")
    assert main(["upgrade", str(file)]) == 0
    assert kept.read_bytes() == b"something else"
    assert (tmp_path / "mine.yaml.bak2").read_bytes() == OLD


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_who_may_read_the_file_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(OLD)
    file.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert main(["upgrade", str(link)]) == 0
    assert link.is_symlink()
    assert b"format: 2\n" in file.read_bytes()
    assert {one.stat().st_mode & 0o777 for one in (file, tmp_path / "mine.yaml.bak")} == {0o640}


def test_a_file_with_an_error_is_left_as_it_is_and_the_others_are_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, sound, gone = tmp_path / "broken.yaml", tmp_path / "sound.yaml", tmp_path / "gone.yaml"
    broken.write_bytes(OLD.replace(b"market: consumer", b"market: everybody"))
    sound.write_bytes(OLD)
    assert main(["upgrade", str(gone), str(broken), str(sound)]) == 1
    told = capsys.readouterr()
    assert "[wrong-value]" in told.err
    assert f"{broken}: not changed" in told.err
    assert "no such file" in told.err
    assert b"market: everybody" in broken.read_bytes()
    assert b"format: 1\n" in broken.read_bytes()
    assert b"format: 2\n" in sound.read_bytes()
