"""Lists of leads in the terminal: looked at, asked about, read in, shown and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from callassist.cli import main
from callassist.formats.tables.list_reading import ListTable, ReadingChoices
from callassist.services.leads.workbook_apart import open_file
from tests.formats.tables.workbooks import workbook
from tests.storage.logs import services

REASON = "They left their cards at our stand"
LIST = "Firma;Telefon\nNord GmbH;030 901820\nSüd AG;901821\nWest KG;901822\n;;\n"
BUSINESS = ("--party", "business", "--reason", REASON)
CONSUMER = ("--party", "consumer", "--basis", "none")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fair.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: str | Path) -> int:
    return main(["--data-dir", str(data), *map(str, words)])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_dry_run_says_what_would_become_of_it_and_opens_no_log(
    file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "import", file, "--dry-run", *BUSINESS) == 4
    said = told(capsys)
    assert "cp1252, delimiter ;, header in line 1, 3 rows" in said
    assert "4 rows = 1 new + 2 held + 1 empty" in said
    assert "--bare local --area CODE" in said
    assert not (data / "callassist.db").exists()


def test_a_sheet_is_copied_into_the_data_folder_and_nothing_of_it_stays(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a list holds is not for the system's own folder of such things, where it may stay for ever."""
    path = workbook(tmp_path / "fair.xlsx", {"S": [["Firma", "Telefon"], ["Nord GmbH", "030 901820"]]})
    rooms: list[Path] = []

    def opened(file: Path, choices: ReadingChoices, *, room: Path) -> ListTable:
        rooms.append(room)
        return open_file(file, choices, room=room)

    monkeypatch.setattr("callassist.cli.lead_lists.open_file", opened)
    assert run(data, "import", path, "--dry-run", *BUSINESS) == 0
    assert rooms == [data]
    assert list(data.iterdir()) == []


def test_a_missing_decision_reads_nothing_in_and_names_the_option_that_answers_it(
    file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "import", file, *BUSINESS) == 4
    error = capsys.readouterr().err
    assert "2 numbers have no area code (901821, 901822)" in error
    assert "--area CODE" in error
    assert not (data / "callassist.db").exists()


def test_a_list_is_read_in_shown_and_taken_back(file: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "import", file, "--area", "030", "--list", "Fair 2026", *BUSINESS) == 0
    assert "4 rows = 3 new + 1 empty" in told(capsys)
    assert run(data, "lists") == 0
    assert "Fair 2026: 3 new" in told(capsys)
    assert run(data, "undo-import", "Fair 2026") == 0
    assert run(data, "lists") == 0
    assert "no lists yet" in told(capsys)


def test_the_same_list_again_is_in_a_list_already(file: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(data, "import", file, "--area", "030", *BUSINESS) == 0
    assert "4 rows = 3 listed + 1 empty" in told(capsys)


def test_rejected_rows_have_a_status_of_their_own(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Firma;Telefon;Nr\nNord GmbH;030 901820;1\n;;2\n", encoding="utf-8")
    assert run(data, "import", path, *BUSINESS) == 3


def test_l10_repaired_lines_find_their_way_into_the_same_list(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of the list is said again: whom it holds, why, and what its bare numbers are."""
    path, rejects = tmp_path / "fair.csv", tmp_path / "rejects.csv"
    path.write_text("Firma;Telefon;Nr\nNord GmbH;901820;1\n;;2\nSüd AG;901821;3\n;;4\n", encoding="utf-8")
    assert run(data, "import", path, "--area", "030", "--rejects", rejects, *BUSINESS) == 3
    assert "4 rows = 2 new + 2 rejected" in told(capsys)
    text = rejects.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "line;reason;list;Firma;Telefon;Nr"
    rejects.write_text(text.replace(";;;'2", ";West KG;901822;2"), encoding="utf-8")
    assert run(data, "import", rejects) == 3
    assert "2 rows = 1 new + 1 rejected" in told(capsys)
    assert run(data, "lists") == 0
    assert "fair: 3 new" in told(capsys)
    rejects.write_text(text.replace(";;;'4", ";Ost KG;901823;4").replace(";;;'2", ";;;"), encoding="utf-8")
    run(data, "undo-import", "fair")
    assert run(data, "import", rejects) == 4, "their list is gone: it is a list like any other, and asked about"


def test_a_list_that_came_in_is_told_also_where_its_rejects_cannot_be_written(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever sees nothing but an error reads it in again, and has it twice."""
    path = tmp_path / "fair.csv"
    path.write_text("Firma;Telefon;Nr\nNord GmbH;030 901820;1\n;;2\n", encoding="utf-8")
    assert run(data, "import", path, "--rejects", tmp_path, *BUSINESS) == 1
    said = capsys.readouterr()
    assert "callassist: " in said.err
    assert "2 rows = 1 new + 1 rejected" in said.out
    assert "taken back with: callassist undo-import " in said.out


def test_what_is_no_list_says_so(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7 \x00\x01")
    assert run(data, "import", path) == 2
    assert "this file is no list" in capsys.readouterr().err
    assert run(data, "import", tmp_path / "gone.csv") == 2


@pytest.mark.parametrize(
    "words", [("--map", "Fax=phone"), ("--map", "Firma=boss"), ("--header", "top"), ("--encoding", "utf-9")]
)
def test_an_option_that_is_not_understood_says_what_is(
    file: Path, data: Path, words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "import", file, *words) == 2
    error = capsys.readouterr().err
    assert words[1].rpartition("=")[2] in error or words[1].partition("=")[0] in error
    assert "one of" in error or "--header" in error or "name one" in error


def test_json_holds_the_whole_check(file: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "import", file, "--dry-run", "--json", *BUSINESS) == 4
    found = json.loads(told(capsys))
    assert (found["encoding"], found["delimiter"], found["header"]) == ("cp1252", ";", 1)
    assert [one["field"] for one in found["columns"]] == ["company", "phone"]
    assert found["rows"]["total"] == 4
    assert found["questions"][0]["examples"] == ["901821", "901822"]


def test_a_list_that_is_not_there_cannot_be_taken_back(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "undo-import", "Fair") == 2
    assert "there is no list 'Fair'" in capsys.readouterr().err


#: rows in Austria whose numbers begin with its code without the plus, and as many that contradict their country
AUSTRIANS = "Firma;Telefon;Land\n" + "".join(
    [f"Firma {number};4315123{number:03};Österreich\n" for number in range(12)]
    + [f"Werk {number};+4930901{number:03};Österreich\n" for number in range(12)]
)


@pytest.mark.parametrize("said", ["list", "row", "leave_out"])
def test_whose_country_a_number_is_of_is_asked_before_what_it_is(
    said: str, tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "austrians.csv"
    file.write_text(AUSTRIANS, encoding="utf-8")
    assert run(data, "import", file, *BUSINESS) == 4
    asked = capsys.readouterr().err
    assert "--countries list" in asked
    assert "--countries row" in asked
    assert "--countries leave_out" in asked
    assert "--bare" not in asked

    status = run(data, "import", file, "--countries", said, *BUSINESS)
    told_then = capsys.readouterr()
    if said == "row":
        assert status == 4
        assert "12 numbers begin with a country code" in told_then.err
        assert "--countries" not in told_then.err
        assert run(data, "import", file, "--countries", said, "--bare", "country_code", *BUSINESS) == 0
        assert "24 rows = 12 new + 12 held" in told(capsys)
    elif said == "list":
        assert status == 4
        assert "12 numbers may have lost their first zero" in told_then.err
        assert "--countries" not in told_then.err
    else:
        assert status == 0
        assert "24 rows = 24 held" in told_then.out


CONSENTS = "Name;Telefon;Opt-In Datum\nMüller Anna;030 901820;2/3/2026\nKern Ada;030 901821;4/5/2026\n"


def test_days_that_may_be_two_are_asked_about(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "consents.csv"
    file.write_text(CONSENTS, encoding="utf-8")
    assert run(data, "import", file, *CONSUMER) == 4
    assert "dates may be read either way (2/3/2026, 4/5/2026)\n    --dates dmy, --dates mdy" in capsys.readouterr().err
    assert run(data, "import", file, *CONSUMER, "--dates", "dmy", "--dry-run", "--json") == 0
    plain = json.loads(told(capsys))
    assert (plain["rows"]["held"], plain["dates_to_decide"], plain["names"]) == (2, [], {"plain": 2})
    assert plain["held"] == {"not_confirmed": 2}


WORDING = "Roth & Co may call me by phone"


def test_why_they_may_be_called_is_asked_and_its_option_is_named(
    tmp_path: Path, file: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is presumed of consumers because nobody said otherwise, and nothing of businesses."""
    assert run(data, "import", file, "--area", "030") == 4
    assert "--party business" in capsys.readouterr().err
    assert run(data, "import", file, "--area", "030", "--party", "business", "--reason", "we can") == 4
    assert "--reason TEXT" in capsys.readouterr().err
    assert run(data, "import", file, "--area", "030", "--party", "business", "--basis", "none") == 0
    assert "3 held" in told(capsys)

    bought = tmp_path / "bought.csv"
    bought.write_text(CONSENTS.replace("2/3", "20.3").replace("4/5", "20.5").replace("/", "."), encoding="utf-8")
    assert run(data, "import", bought, "--party", "consumer") == 4
    assert "--consent-columns found (Opt-In Datum = when)" in capsys.readouterr().err
    assert run(data, "import", bought, "--party", "consumer", "--consent-columns", "Name=who") == 2
    capsys.readouterr()

    data.mkdir(exist_ok=True)
    (data / "settings.toml").write_text('company = "Roth & Co"\n', encoding="utf-8")
    said = ("--consent-text", WORDING, "--consent-how", "a form", "--script", "education_savings")
    confirmed = ("--party", "consumer", "--consent-columns", "Opt-In Datum=when", *said)
    assert run(data, "import", bought, *confirmed, "--dry-run", "--json") == 0
    plain = json.loads(told(capsys))
    assert plain["proof"] == {"rows": 2, "incomplete": 0, "missing": {}, "blanket": 0}
    assert run(data, "import", bought, *confirmed) == 0
    assert "2 rows = 2 new" in told(capsys)


def test_how_a_list_was_read_is_kept_as_a_file_and_taken_for_the_next_one(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, mapping = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "how.toml"
    first.write_text(CONSENTS, encoding="utf-8")
    second.write_text("Opt-In Datum;Telefon;Name\n6/7/2026;030 901822;Ost Jan\n", encoding="utf-8")
    how = ("--names", "last-first", "--dates", "mdy", "--map", "Telefon=mobile", "--save-mapping", mapping)
    assert run(data, "import", first, *CONSUMER, *how) == 0
    assert '"Telefon" = "mobile"' in mapping.read_text(encoding="utf-8")
    assert run(data, "import", second, *CONSUMER, "--mapping", mapping) == 0
    capsys.readouterr()
    with services(data) as found:
        lists = found.lead_lists.lists().result(200)
        (row,) = found.lead_lists.rows(lists[0].id).result(200)
        assert (row.row.full_name, row.row.last, row.row.proof) == ("Jan Ost", "Ost", {"given_at": "2026-06-07"})


def test_a_mapping_that_cannot_be_read_or_written_says_why(
    file: Path, tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "import", file, "--mapping", tmp_path / "none.toml") == 2
    assert "the mapping cannot be read" in capsys.readouterr().err
    assert run(data, "import", file, "--dry-run", "--save-mapping", tmp_path / "no" / "how.toml") == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_where_a_list_is_from_is_said_and_what_it_looks_like_is_only_proposed(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bought.csv"
    path.write_text("Nachname;Telefon;Opt-In Datum;Opt-In Text\nKern;030 901820;03.02.2026;ja\n", encoding="utf-8")
    assert run(data, "import", path, "--dry-run", "--json", *CONSUMER) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["source_looks_like"] == "bought"
    assert "by its columns it looks like: bought (--source-kind bought)" in said.err
    assert run(data, "import", path, "--source-kind", "directory", *CONSUMER[:2], "--basis", "express") == 2
    assert "'express' is no basis for calls to a list of consumer, from directory" in capsys.readouterr().err
    for kind in ((), ("--source-kind", "own_request")):
        assert run(data, "import", path, *CONSUMER, *kind) == 0
    assert "--source-kind" not in capsys.readouterr().err.splitlines()[-1]
    assert run(data, "lists", "--json") == 0
    assert [one["source_kind"] for one in json.loads(told(capsys))] == ["own_request", ""]
