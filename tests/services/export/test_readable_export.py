"""The readable form: what a manager opens, in words, with real times and figures; whole or not there."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Language
from callassist.errors import ExportError
from callassist.formats.export import readable_words
from callassist.services.calls.call_log import LogFilter
from callassist.services.export import exporting, whole_file, workbook_sheets
from callassist.services.export.exporting import CsvOptions, ExportKind, WorkbookOptions
from callassist.storage.files import beside
from callassist.storage.keeping import unfinished
from tests.formats.export.sheets import Found, FoundSheet, sheets
from tests.storage.logs import NONE, START, press, request, services, start

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix's files")
GERMAN = WorkbookOptions(Language.DE, START)
ENGLISH = WorkbookOptions(Language.EN, START)


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def exported(
    found: Services,
    folder: Path,
    kind: ExportKind = "calls",
    options: WorkbookOptions = GERMAN,
    wanted: LogFilter | None = None,
) -> list[FoundSheet]:
    target = folder / "out.xlsx"
    found.exporting.run(kind, target, wanted or LogFilter(), options).result(200)
    return sheets(target)


def contract(found: Services, *tokens: str, **more: str) -> None:
    live = start(found, "1", "1", "1", *tokens, script="contract_review", number="0221 4710815", **more)
    live.hang_up("later", live.view.follow_up, "0815").future.result(200)


def test_what_a_manager_wants_comes_first_in_the_words_of_the_language(found: Services, tmp_path: Path) -> None:
    live = start(found, "q_children=no", name="Frau Müller", company="-Söhne")
    callback = FollowUp(FollowUpKind.CALLBACK, datetime(2026, 3, 3, 18, 30, tzinfo=START.tzinfo))
    live.hang_up("callback_agreed", callback, "=1+1").future.result(200)
    for options, words in (
        (
            GERMAN,
            {
                "Wer": "Frau Müller",
                "Firma": "-Söhne",
                "Nummer": "+49301234567",
                "Einstufung": "Disqualifiziert",
                "Ergebnis": "Rückruf vereinbart",
                "Wiedervorlage": "Zurückrufen",
                "Gründe der Einstufung": "keine Kinder und keine geplant",
                "Notiz": "=1+1",
                "Skript": "Bildungssparplan (B2C)",
                "Phase": "Erstanruf",
                "Kinder": "nein",
                "Alter des jüngsten Kindes (Jahre)": "nicht mehr wichtig",
            },
        ),
        (
            ENGLISH,
            {
                "Who": "Frau Müller",
                "Verdict": "Disqualified",
                "Outcome": "Callback agreed",
                "Follow-up": "Call back",
                "Reasons for the verdict": "no children and none planned",
                "Stage": "first call",
                "children": "no",
            },
        ),
    ):
        (sheet,) = exported(found, tmp_path, options=options)
        (call,) = sheet.table()
        assert {name: call[name].text for name in words} == words
        assert all(call[name].kind == "inlineStr" for name in words)
        when, due = ("Wann", "Wiedervorlage am") if options is GERMAN else ("When", "Follow-up at")
        assert next(iter(sheet.rows[0].values())).text == when
        assert call[when].moment == datetime(2026, 3, 2, 10, tzinfo=UTC), "by the rep's clock"
        assert call[due].moment == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
        assert call[when].form == ("dd.mm.yyyy hh:mm" if options is GERMAN else "d mmm yyyy, hh:mm")


def test_figures_amounts_and_days_are_real_ones(found: Services, tmp_path: Path) -> None:
    contract(found, "=18", "1", "=6/2027", "1+2", name="A")
    start(found, "q_budget=etwa 50", "q_interest=now", name="B", number="030 1111111")
    start(found, "q_budget=50-80", name="C", number="030 2222222")
    (sheet,) = exported(found, tmp_path)
    by_name = {row["Wer"].text: row for row in sheet.table()}
    first = by_name["A"]
    assert (first["Mobilfunkkarten (Karten)"].number, first["Mobilfunkkarten (Karten)"].form) == (18, "General")
    assert (first["Vertragsende"].moment.date().isoformat(), first["Vertragsende"].form) == ("2027-06-30", "mmmm yyyy")
    assert (first["was stört"].text, first["Notiz"].text, first["Nummer"].text) == (
        "Kosten, Netz",
        "0815",
        "+492214710815",
    )
    assert first["Dauer"].form == "[h]:mm:ss"
    amounts = {name: budget(row) for name, row in by_name.items()}
    assert (amounts["B"].number, amounts["B"].form) == (50, '"etwa "#,##0 "€"')
    assert amounts["C"].text == "50 bis 80 €"


def budget(row: dict[str, Found]) -> Found:
    return next((cell for name, cell in row.items() if name.startswith("Betrag")), Found("", "", "", italic=False))


def test_the_states_of_an_answer_stay_apart(found: Services, tmp_path: Path) -> None:
    start(found, "q_children=yes", "q_age=6", "q_children=no")
    start(found, "1", "1", "R", "3", number="030 1111111")
    start(found, "1", "1", "U", number="030 2222222")
    (sheet,) = exported(found, tmp_path)
    first, second, third = sheet.table()
    assert (first["Kinder"].text, first["Kinder"].italic) == ("nein", False)
    moot = first["Alter des jüngsten Kindes (Jahre)"]
    assert (moot.text, moot.italic) == ("nicht mehr wichtig", True)
    assert second["Kinder"].text == "verweigert"
    assert "weiß nicht" in [cell.text for cell in third.values()]
    assert "Sparziel" not in first, "not asked"


def test_the_answers_say_what_became_of_them_and_what_does_not_count_is_faint(found: Services, tmp_path: Path) -> None:
    live = start(found, "q_children=yes", "q_age=6", "q_decider=alone", "q_children=no", name="0815")
    live.press("?=Woher?|@Messe").future.result(200)
    (sheet,) = exported(found, tmp_path, "answers")
    assert sheet.name == "Antworten"
    rows = sheet.table()
    assert [(row["Frage"].text, row["Antwort"].text, row["Stand"].text) for row in rows] == [
        ("Kinder", "ja", "später ersetzt"),
        ("Alter des jüngsten Kindes", "6", "nicht mehr wichtig"),
        ("wer entscheidet", "allein", "gilt"),
        ("Kinder", "nein", "gilt"),
        ("Woher?", "@Messe", "gilt"),
    ]
    assert [row["Antwort"].italic for row in rows] == [True, True, False, False, False]
    assert (rows[1]["Antwort"].kind, rows[1]["Einheit"].text) == ("n", "Jahre")
    assert {row["Wer"].text for row in rows} == {"0815"}


def test_the_progress_of_two_sheets_is_one_count(found: Services, tmp_path: Path) -> None:
    for _ in range(3):
        start(found, "q_children=yes")
    told: list[int] = []
    result = found.exporting.run(
        "both", tmp_path / "x.xlsx", options=GERMAN, progress=lambda done, _total: told.append(done)
    ).result(200)
    assert told == [3, 6]
    assert result.rows == 6


def test_both_in_one_workbook(found: Services, tmp_path: Path) -> None:
    start(found, "q_children=yes", "q_children=no")
    calls, answers = exported(found, tmp_path, "both", ENGLISH)
    assert [calls.name, answers.name] == ["Calls", "Answers"]
    assert (len(calls.table()), len(answers.table())) == (1, 2)
    assert calls.table()[0]["Id"].text == answers.table()[0]["Id"].text
    with pytest.raises(ExportError):
        found.exporting.run("both", tmp_path / "x.csv", LogFilter(), CsvOptions()).result(200)
    assert not (tmp_path / "x.csv").exists()


def test_a_call_that_is_still_open_and_one_that_reached_nobody_are_told_in_words(
    found: Services, tmp_path: Path
) -> None:
    start(found, "1")
    found.calling.log_unreached(request("X", "0171 9876543"), "busy", NONE).result(200)
    (sheet,) = exported(found, tmp_path)
    assert [row["Ergebnis"].text for row in sheet.table()] == ["unterbrochen", "Besetzt"]


def test_a_filter_narrows_calls_and_columns(found: Services, tmp_path: Path) -> None:
    start(found, "1")
    contract(found, "=18", name="A")
    (sheet,) = exported(found, tmp_path, wanted=LogFilter(script="contract_review"))
    assert [row["Wer"].text for row in sheet.table()] == ["A"]
    assert "Kinder" not in [cell.text for cell in sheet.rows[0].values()]


def test_the_readable_form_tells_what_the_machine_form_tells(found: Services, tmp_path: Path) -> None:
    """The same calls in the same order, by their ids; no answer is missing in either."""
    import csv

    contract(found, "=18", "1", "=30.6.2027", name="A")
    start(found, "1", "2", "1", number="030 1111111")
    found.exporting.run("calls", tmp_path / "x.csv", options=CsvOptions(machine=True)).result(200)
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        machine = list(csv.DictReader(file, delimiter=";"))
    (sheet,) = exported(found, tmp_path)
    readable = sheet.table()
    assert [row["Kennung"].text for row in readable] == [row["call_id"] for row in machine]
    fixed = {text.de for text in readable_words.CALL_HEADINGS.values()} | {"Kennung", "Eigene Fragen"}
    for one, other in zip(readable, machine, strict=True):
        states = [cell for name, cell in other.items() if name.startswith("q.") and name.endswith(".state")]
        assert len(set(one) - fixed) == sum(state not in ("", "not_asked") for state in states)


def test_a_script_that_cannot_be_read_any_more_leaves_its_ids(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(found, "q_children=no", "q_age=3")
    monkeypatch.setattr(found.exporting, "_read_pinned", None)
    (sheet,) = exported(found, tmp_path)
    assert sheet.table()[0]["q_children"].text == "no"
    assert sheet.table()[0]["Skript"].text == "education_savings"
    (sheet,) = exported(found, tmp_path, "answers")
    assert [row["Frage"].text for row in sheet.table()] == ["q_children", "q_age"]


def test_too_many_questions_for_a_sheet_are_told_before_anything_is_written(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(found, "1")
    monkeypatch.setattr(workbook_sheets, "MOST_COLUMNS", 20)
    with pytest.raises(ExportError) as refused:
        exported(found, tmp_path)
    assert refused.value.code == "export_too_wide"
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


# ----------------------------------------------------------------------------------------------------------- whole


@POSIX
def test_the_workbook_is_for_its_owner_alone_and_so_is_what_it_is_made_of(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, int] = {}
    monkeypatch.setattr(exporting, "_REPORT", 1)
    start(found, "1")

    def progress(_done: int, _total: int) -> None:
        for one in tmp_path.rglob("*"):
            if one.parent != tmp_path / "data" and one.name != "data":
                seen[one.name] = stat.S_IMODE(one.stat().st_mode)

    target = tmp_path / "out.xlsx"
    found.exporting.run("calls", target, options=GERMAN, progress=progress).result(200)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert len(seen) >= 3, "a folder, the file to be, and rows on their way"
    assert {mode & 0o077 for mode in seen.values()} == {0}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "out.xlsx"]


@pytest.mark.parametrize("moment", ["reading", "packing"])
def test_a_workbook_called_off_leaves_the_former_file(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    start(found, "1")
    target = tmp_path / "out.xlsx"
    target.write_text("former")
    cancel = threading.Event()
    if moment == "reading":
        monkeypatch.setattr(workbook_sheets.SheetOfLog, "worded", lambda _self, _rows: cancel.set() or [])
    else:
        monkeypatch.setattr(workbook_sheets.WorkbookSheets, "finish", _cancelling(cancel))
    with pytest.raises(CancelledError):
        found.exporting.run("both", target, options=GERMAN, cancel=cancel).result(200)
    found.exporting.close()
    assert target.read_text() == "former"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "out.xlsx"]
    assert not [one.name for one in (tmp_path / "data").iterdir() if one.name.endswith((".part", ".unfinished"))]


def _cancelling(cancel: threading.Event):
    finish = workbook_sheets.WorkbookSheets.finish

    def cancelled(self: workbook_sheets.WorkbookSheets) -> None:
        cancel.set()
        finish(self)

    return cancelled


def test_a_workbook_that_cannot_be_written_is_told_and_leaves_the_former_file(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(found, "1")
    target = tmp_path / "out.xlsx"
    target.write_text("former")

    def full(self: workbook_sheets.WorkbookSheets) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as change:
        change.setattr(workbook_sheets.WorkbookSheets, "finish", full)
        with pytest.raises(ExportError) as refused:
            found.exporting.run("calls", target, options=GERMAN).result(200)
    assert refused.value.code == "export_unwritable"
    assert target.read_text() == "former"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "out.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_under_the_packing_is_told_as_such(
    found: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(found, "1")
    real = whole_file.open_private

    def full(path: Path, *, exclusive: bool = False) -> int:
        import os

        os.close(real(path, exclusive=exclusive))
        return os.open("/dev/full", os.O_RDWR)

    monkeypatch.setattr(whole_file, "open_private", full)
    with pytest.raises(ExportError) as refused:
        found.exporting.run("calls", tmp_path / "out.xlsx", options=GERMAN).result(200)
    assert refused.value.code == "export_unwritable"
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


@POSIX
def test_what_a_killed_program_left_of_a_workbook_is_removed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from callassist.storage import files

    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    out.mkdir()
    with monkeypatch.context() as change:
        change.setattr(files, "_RUN", "0123abcd")  # a run before this one
        half = beside(out / unfinished.ROOM)
    half.mkdir()
    (half / "whole").write_text("names")
    (half / "tmpabcdefgh").write_text("names")
    (out / "mine").mkdir()
    (out / "mine" / "thesis").write_text("kept")
    unfinished.note(data, half)
    unfinished.sweep(data)
    assert sorted(one.name for one in out.rglob("*")) == ["mine", "thesis"]
    assert list(data.iterdir()) == []


@POSIX
def test_a_folder_with_more_in_it_than_a_workbook_is_made_of_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from callassist.storage import files

    with monkeypatch.context() as change:
        change.setattr(files, "_RUN", "0123abcd")
        half = beside(tmp_path / unfinished.ROOM)
    (half / "folder").mkdir(parents=True)
    (half / "folder" / "thesis").write_text("kept")
    unfinished.sweep(tmp_path)
    assert (half / "folder" / "thesis").read_text() == "kept"


def test_calls_go_on_while_a_workbook_is_written(found: Services, tmp_path: Path) -> None:
    live = start(found, "1")
    future = found.exporting.run("both", tmp_path / "out.xlsx", options=GERMAN)
    press(live, "1")
    assert future.result(200).rows >= 1
