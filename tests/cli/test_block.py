"""The block list in the terminal: numbers are blocked, counted, taken in and handed on; nobody is named."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from callassist.cli import main
from callassist.errors import ImpossibleAction
from tests.storage.logs import NONE, rows, services, start


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: str | Path) -> int:
    return main(["--data-dir", str(data), "block", *map(str, words)])


def file(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(data: Path, number: str) -> bool:
    with services(data) as found:
        try:
            start(found, number=number)
        except ImpossibleAction:
            return True
        return False


def test_a_number_is_blocked_once_however_it_is_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "add", "030 1234567", "--reason", "objection") == 0
    assert run(data, "add", "+49 (0)30 1234567", "--reason", "objection") == 0
    assert capsys.readouterr().out == "blocked\nblocked already\n"
    assert refused(data, "0049 30 1234567")
    assert rows(data, "SELECT number, reason, made_by FROM block") == [("+49301234567", "objection", "rep")]


@pytest.mark.parametrize("words", [("add", "Frau Kern", "--reason", "asked"), ("check", "nothing.csv")])
def test_what_cannot_be_understood_ends_with_2(
    data: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *words) == 2
    assert capsys.readouterr().err.startswith("callassist: ")


def test_blocking_who_is_known_blocks_the_contact_and_cancels_what_was_promised(data: Path) -> None:
    with services(data) as found:
        start(found).hang_up("no_answer", NONE, "").future.result(200)
    assert run(data, "add", "030 1234567", "--reason", "legal") == 0
    assert rows(data, "SELECT number_state FROM contact") == [("blocked",)]


def test_a_check_counts_names_nobody_and_takes_nothing_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(data, "add", "030 1234567", "--reason", "objection")
    capsys.readouterr()
    listed = file(tmp_path, "Name;Telefon\nKern;0049 (0)30/1234567\nRoth;030 55501\nOst;keine\n")
    assert run(data, "check", listed) == 3
    assert capsys.readouterr().out == "2 numbers, 1 of them blocked, 1 no number\n"
    assert run(data, "check", listed, "--json") == 3
    assert json.loads(capsys.readouterr().out) == {"numbers": 2, "blocked": 1, "none": 1}
    assert rows(data, "SELECT count(*) FROM block UNION ALL SELECT count(*) FROM lead_list") == [(1,), (0,)]


def test_all_numbers_of_a_list_are_blocked_and_those_that_were_stay_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = file(tmp_path, "Name;Telefon;Mobil\nKern;030 1234567;0171 1234567\nRoth;030 55501;\n")
    assert run(data, "import", listed, "--reason", "register") == 0
    assert capsys.readouterr().out == "3 blocked now, 0 were already, 0 no number\n"
    assert run(data, "import", listed) == 0
    assert capsys.readouterr().out == "0 blocked now, 3 were already, 0 no number\n"
    assert rows(data, "SELECT DISTINCT reason, made_by FROM block") == [("register", "file")]
    assert [refused(data, number) for number in ("0171/1234567", "030 55502")] == [True, False]


def test_a_column_of_numbers_alone_is_taken_in(data: Path, tmp_path: Path) -> None:
    assert run(data, "import", file(tmp_path, "+49301234567\n+493055501\n", "robinson.txt")) == 0
    assert refused(data, "030 55501")


def test_a_missing_decision_blocks_nothing_and_names_the_option_that_answers_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = file(tmp_path, "Firma;Telefon\nSüd AG;901821\nWest KG;901822\n")
    assert run(data, "import", listed) == 4
    assert "--area CODE" in capsys.readouterr().err
    assert not (data / "callassist.db").exists()
    assert run(data, "import", listed, "--area", "030") == 0
    assert refused(data, "030 901821")


# -- fingerprints -----------------------------------------------------------------------------------------


def test_an_export_names_nobody_and_has_no_key(data: Path, tmp_path: Path) -> None:
    run(data, "add", "030 1234567", "--reason", "objection")
    out = tmp_path / "ours.blocks"
    assert run(data, "export", out) == 0
    told = out.read_text()
    ((fingerprint, key_id),) = rows(data, "SELECT fingerprint, key_id FROM block")
    ((key,),) = rows(data, "SELECT key FROM block_key")
    assert fingerprint in told
    assert key_id in told
    assert key not in told
    assert "1234567" not in told.replace(fingerprint, "").replace(key_id, "")
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_two_block_lists_with_different_keys_become_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, listed, keys = tmp_path / "other", tmp_path / "theirs.blocks", tmp_path / "theirs.keys"
    run(other, "add", "0171 1234567", "--reason", "asked")
    run(data, "add", "030 1234567", "--reason", "asked")
    assert run(other, "export", listed, "--with-key", keys) == 0
    assert run(data, "import", listed, "--key", keys) == 0
    assert [refused(data, number) for number in ("030 1234567", "0171 1234567", "030 55501")] == [True, True, False]
    assert len(rows(data, "SELECT key_id FROM block_key")) == 2
    # a new block is made with the log's own key, and what is handed on has both
    run(data, "add", "030 55501", "--reason", "asked")
    assert len(rows(data, "SELECT DISTINCT key_id FROM block")) == 2
    again = tmp_path / "both.blocks"
    assert run(data, "export", again, "--with-key", tmp_path / "both.keys") == 0
    third = tmp_path / "third"
    assert run(third, "import", again, "--key", tmp_path / "both.keys") == 0
    assert [refused(third, number) for number in ("030 1234567", "0171 1234567", "030 55501")] == [True, True, True]
    capsys.readouterr()
    assert run(data, "check", listed) == 0
    assert capsys.readouterr().out == "1 number, 1 of them blocked, 0 no number\n"


def test_fingerprints_without_their_key_are_not_taken_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, listed = tmp_path / "other", tmp_path / "theirs.blocks"
    run(other, "add", "0171 1234567", "--reason", "asked")
    run(other, "export", listed)
    assert run(data, "import", listed) == 2
    assert "--key" in capsys.readouterr().err
    assert rows(data, "SELECT count(*) FROM block UNION ALL SELECT count(*) FROM block_key") == [(0,), (0,)]


def test_another_key_under_a_known_name_is_refused(data: Path, tmp_path: Path) -> None:
    listed, keys = tmp_path / "ours.blocks", tmp_path / "ours.keys"
    run(data, "add", "030 1234567", "--reason", "asked")
    run(data, "export", listed, "--with-key", keys)
    told = json.loads(keys.read_text())
    told["keys"][0]["secret"] = "ab" * 32
    keys.write_text(json.dumps(told))
    assert run(data, "import", listed, "--key", keys) == 2


@pytest.mark.parametrize("told", ['{"format": "callassist-blocks"', '{"format": "callassist-blocks", "version": 1}'])
def test_a_broken_list_of_fingerprints_is_no_list_of_numbers(data: Path, tmp_path: Path, told: str) -> None:
    assert run(data, "import", file(tmp_path, told, "broken.blocks")) == 2
    assert not (data / "callassist.db").exists()


def test_an_import_lifts_nothing_and_an_export_has_nothing_that_was_lifted(data: Path, tmp_path: Path) -> None:
    listed = tmp_path / "ours.blocks"
    run(data, "add", "030 1234567", "--reason", "asked")
    with services(data) as found:
        assert found.block_list.lift("030 1234567", "wrote to us on 3 March that calls are fine").result(200).count == 1
    assert not refused(data, "030 1234567")
    assert run(data, "export", listed) == 0
    assert json.loads(listed.read_text())["blocks"] == []
