"""`callassist person`: whoever asks what is kept of them is told, given it, or forgotten."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from callassist.cli import main
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.storage.keeping.erased_copies import files_with
from tests.storage.logs import NONE, rows, services, start

FRAME = ListFrame("Messe", Party.BUSINESS, file_name="messe.csv", source_text="von der Messe in Köln")
ROW = ListRow(3, first="Zenobia", last="Quandt", e164="+49307654321", typed="030 7654321", email="z@quandt.example")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with services(tmp_path / "data") as found:
        found.lead_lists.read_in(FRAME, [ROW, ListRow(4, name="Zenobia Amsel", e164="+49301111111")])
        start(found, "1", name="Frau <b>Kern</b>").hang_up("later", NONE, "=mag Tee").future.result(200)
    return tmp_path / "data"


def run(data: Path, *words: str | Path) -> int:
    return main(["--data-dir", str(data), "person", *map(str, words)])


def test_a_row_of_a_list_is_shown_with_where_it_is_from(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "0049 30 7654321") == 0
    told = capsys.readouterr().out
    for one in ("Zenobia Quandt", "list_name: Messe", "list_file_name: messe.csv", "line: 3", "von der Messe in Köln"):
        assert one in told


def test_nobody_and_several_are_told_apart_and_nothing_is_done(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "Nemo Niemand", "--erase") == 2
    assert "nobody like this" in capsys.readouterr().err
    assert run(data, "Zenobia", "--erase") == 2
    error = capsys.readouterr().err
    assert "Zenobia Quandt" in error
    assert "Zenobia Amsel" in error
    assert rows(data, "SELECT count(*) FROM list_row") == [(2,)]


def test_what_is_handed_out_is_for_one_user_alone_in_three_forms_and_is_noted(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "030 1234567", "--export", tmp_path / "handed out") == 0
    folder = Path(capsys.readouterr().out.strip())
    assert sorted(one.name for one in folder.iterdir()) == ["person.csv", "person.html", "person.json"]
    if os.name == "posix":
        assert {one.stat().st_mode & 0o777 for one in folder.iterdir()} == {0o600}
        assert folder.stat().st_mode & 0o777 == 0o700
    found = json.loads((folder / "person.json").read_text(encoding="utf-8"))
    assert (found["name"], found["calls"][0]["note"]) == ("Frau <b>Kern</b>", "=mag Tee")
    assert "&lt;b&gt;Kern" in (folder / "person.html").read_text(encoding="utf-8")
    with (folder / "person.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [tuple(row) for row in csv.reader(file)]
    assert ("calls", "1", "note", "'=mag Tee") in table
    ((kind, sha256),) = rows(data, "SELECT kind, sha256 FROM disclosure")
    assert kind == "access"
    assert len(sha256) == 64
    assert run(data, "030 1234567") == 0
    assert "disclosures 1" in capsys.readouterr().out


def test_a_dry_run_erases_nothing_and_erasing_does(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "z@quandt.example", "--erase", "--dry-run") == 0
    assert "goes   list rows: 1" in capsys.readouterr().out
    assert rows(data, "SELECT count(*) FROM list_row") == [(2,)]
    assert run(data, "z@quandt.example", "--erase") == 0
    assert rows(data, "SELECT name FROM list_row") == [("Zenobia Amsel",)]
    assert files_with(data, (b"quandt", b"7654321")) == ()


def test_two_entries_are_made_one_with_the_fields_that_are_taken_and_two_again(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with services(data) as found:
        start(found, "1", name="F. Kern", number="0171 1234567").hang_up("later", NONE, "").future.result(200)
    assert run(data, "030 1234567", "--same-as", "030 1111111") == 2
    assert "only people who were called" in capsys.readouterr().err
    assert run(data, "030 1234567", "--same-as", "0171 1234567", "--take", "city") == 2
    assert "nothing differs in city" in capsys.readouterr().err
    assert run(data, "030 1234567", "--same-as", "0171 1234567", "--take", "name", "--dry-run") == 0
    assert "name: F. Kern\nnumber: 030 1234567\n" in capsys.readouterr().out
    assert run(data, "030 1234567", "--two-again") == 2
    assert run(data, "030 1234567", "--same-as", "0171 1234567", "--take", "name") == 0
    capsys.readouterr()
    assert run(data, "0171 1234567", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], len(told["calls"]), len(told["numbers"])) == ("F. Kern", 2, 2)
    assert run(data, "0171 1234567", "--two-again") == 0
    capsys.readouterr()
    assert run(data, "0171 1234567", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["calls"]) == 1


def test_an_old_file_that_brings_somebody_back_is_told_of(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "z@quandt.example", "--erase") == 0
    file = tmp_path / "old.csv"
    file.write_text("Name;Telefon\nZenobia Quandt;030 7654321\n", encoding="utf-8")
    reason = ("--party", "business", "--reason", "asked for an offer at the fair")
    capsys.readouterr()
    assert main(["--data-dir", str(data), "import", str(file), "--country", "DE", *reason]) == 0
    assert "erased here before: 1" in capsys.readouterr().out
    assert run(data, "030 7654321") == 0
    assert "somebody with this number was erased on" in capsys.readouterr().out
