"""`callassist backup | restore | doctor`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callassist.cli.main import main
from callassist.services.calls.rescue import rescue_name, write_rescue
from callassist.storage.database import FILE_NAME
from tests.storage.logs import NONE, rows, services, start


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with services(tmp_path / "data") as found:
        for number in range(2):
            live = start(found, "1", "1", name=f"Lead {number}", number=f"030 12345{number}")
            live.hang_up("not_interested", NONE, "").future.result(200)
    return tmp_path / "data"


def run(folder: Path, *words: str) -> int:
    return main(["--data-dir", str(folder), *words])


def test_a_backup_is_made_listed_and_put_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = folder.parent / "stick.db"
    assert run(folder, "backup", "-o", str(copy)) == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert rows_of(copy) == 2
    capsys.readouterr()
    assert run(folder, "backup", "--list") == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2  # by hand, and when the log was closed before
    assert all(re.search(r"\b2 calls\b", line) for line in listed)
    assert run(folder, "backup", "-o", str(copy)) == 1
    assert "there already" in capsys.readouterr().err


def rows_of(log: Path) -> int:
    from callassist.storage.driver import connect

    connection = connect(log)
    try:
        return int(connection.execute("SELECT count(*) FROM call").fetchone()[0])  # type: ignore[index]
    finally:
        connection.close()


def test_a_damaged_log_is_restored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "restore") == 0
    assert "nothing to restore" in capsys.readouterr().out
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    assert run(folder, "doctor") == 1
    assert "WRONG  call log" in capsys.readouterr().out
    assert run(folder, "restore") == 0
    told = capsys.readouterr().out
    assert "2 calls are back" in told
    assert "nothing is known to be missing" in told
    assert str(folder / "damaged") in told
    assert run(folder, "doctor") == 0
    assert "every line of the journal is sound" in capsys.readouterr().out


@pytest.mark.parametrize("first", range(2, 84, 12))
def test_whatever_the_doctor_finds_is_restored(folder: Path, capsys: pytest.CaptureFixture[str], first: int) -> None:
    """Also where the log can be opened: pages that opening does not read are read by nobody but the doctor."""
    assert run(folder, "backup") == 0
    with (folder / FILE_NAME).open("r+b") as file:
        assert file.seek(0, 2) >= (first + 6) * 4096
        file.seek(first * 4096)
        file.write(b"\xa5" * 4096 * 6)
    assert run(folder, "doctor") == 1
    assert "WRONG" in capsys.readouterr().out
    assert run(folder, "restore") == 0
    assert "2 calls are back" in capsys.readouterr().out
    assert run(folder, "doctor") == 0


def test_a_backup_is_put_in_the_place_of_the_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with services(folder) as found:
        start(found, "1", name="Frau Neu", number="030 9").hang_up("hung_up", NONE, "").future.result(200)
    backup = min((folder / "backups").glob("*.db"))
    assert run(folder, "restore", str(backup)) == 0
    assert "2 calls are back" in capsys.readouterr().out
    assert len(rows(folder, "SELECT 1 FROM call")) == 2
    assert run(folder, "restore", "--latest") == 0
    assert len(rows(folder, "SELECT 1 FROM call")) == 3
    assert run(folder, "restore", str(folder / "nowhere.db")) == 1
    assert "no such backup" in capsys.readouterr().err


def test_a_rescue_file_is_taken_in_once_and_another_file_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with services(folder) as found:
        live = start(found, "1", name="Frau Neu", number="030 9")
        live._database = Nothing()  # type: ignore[assignment]
        live.press("1")
        live.set_note("Notiz")
        path = folder.parent / rescue_name(live.id)
        write_rescue(path, live.id, live._outbox, found.database.rescue_key)
    assert run(folder, "restore", str(path)) == 0
    assert "2 entries taken in" in capsys.readouterr().out
    assert not path.exists()
    assert rows(folder, "SELECT note, node, events FROM call WHERE name = 'Frau Neu'") == [("Notiz", "a03", 4)]
    taken = path.with_name(path.name + ".taken")
    taken.rename(path)
    assert run(folder, "restore", str(path)) == 0
    assert "0 entries taken in" in capsys.readouterr().out
    other = folder.parent / "other.jsonl"
    other.write_text('{"format": "something else"}\n')
    assert run(folder, "restore", str(other)) == 1
    assert "does not prove" in capsys.readouterr().err
    assert other.exists()


class Nothing:
    """A database that writes nothing."""

    def submit(self, *_: object, **__: object) -> None:
        return None


def test_the_doctor_finds_what_others_could_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE_NAME).chmod(0o644)
    assert run(folder, "doctor") == 1
    assert f"others can read {FILE_NAME}" in capsys.readouterr().out
