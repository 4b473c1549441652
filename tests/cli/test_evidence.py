"""`callassist evidence`: one folder for whoever asks why somebody was called."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.cli.main import main
from tests.storage.logs import NONE, services, start


def test_the_evidence_of_a_person_is_written_from_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with services(tmp_path / "data") as found:
        start(found, number="030 1234567", name="Frau Kern").hang_up("no_answer", NONE, "").future.result(200)
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "evidence", "030 1234567", "--to", str(tmp_path / "for the authority")]) == 0  # it is made
    folder = Path(capsys.readouterr().out.splitlines()[0])
    assert sorted(one.suffix for one in folder.glob("evidence.*")) == [".csv", ".html", ".json"]
    assert main([*data, "evidence", "Herr Niemand", "--to", str(tmp_path)]) == 2
    assert main([*data, "evidence"]) == 2


@pytest.mark.parametrize(("system", "title"), [("de_DE.UTF-8", "Nachweis: "), ("fr_FR.UTF-8", "Evidence: ")])
def test_the_page_is_in_the_language_the_window_would_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, system: str, title: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    with services(tmp_path / "data") as found:
        start(found, number="030 1234567", name="Frau Kern").hang_up("no_answer", NONE, "").future.result(200)
    assert main(["--data-dir", str(tmp_path / "data"), "evidence", "030 1234567", "--to", str(tmp_path / "out")]) == 0
    folder = Path(capsys.readouterr().out.splitlines()[0])
    assert title in (folder / "evidence.html").read_text(encoding="utf-8")
