"""Files of the log: whole or not there, exact, harmless, and never in the way of a call."""

from __future__ import annotations

import csv
import io
import os
import stat
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ExportError, KnownError
from callassist.formats.export.log_csv import ANSWER_COLUMNS, CALL_COLUMNS, unguarded
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions
from callassist.storage.keeping.disk_space import BALLAST_NAME
from tests.storage.logs import NONE, START, press, request, services, start

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Unix's files")
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def fill(found: Services) -> None:
    live = start(found, "1", "1", "R", "3", "2", "q_interest=now", "o_time", name="Frau Müller", company="-Söhne")
    live.press("?=Woher?|@Messe").future.result(200)
    callback = FollowUp(FollowUpKind.CALLBACK, START)
    live.hang_up("callback_agreed", callback, f'{FORMULA}\n"zweite"; Zeile,\r\ndritte').future.result(200)
    found.calling.log_unreached(request("Herr Yıldız", "0171 9876543", script="solar_insulation"), "busy", NONE).result(
        200
    )


def table(path: Path, delimiter: str = ";") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_the_calls_with_all_columns(found: Services, tmp_path: Path) -> None:
    fill(found)
    result = found.exporting.run("calls", tmp_path / "calls.csv").result(200)
    assert (result.path, result.rows) == (tmp_path / "calls.csv", 2)
    first, second = table(result.path)
    names = list(first)
    assert tuple(names[: len(CALL_COLUMNS)]) == CALL_COLUMNS
    assert names[-2:] == ["q.own", "q.own.state"]
    assert first["started_at"] == "2026-03-02T10:00:00+01:00"
    assert unguarded(first["phone"]) == "+49301234567"
    assert (first["contact"], unguarded(first["account"])) == ("Frau Müller", "-Söhne")
    assert (first["outcome"], first["follow_up"], first["follow_up_at"]) == (
        "callback_agreed",
        "callback",
        "2026-03-02T10:00+01:00",
    )
    assert unguarded(first["note"]) == f'{FORMULA}\n"zweite"; Zeile,\r\ndritte'
    assert (first["objections"], first["verdict"], first["depth"]) == ("o_time", "open", "2")
    assert (first["q.q_children"], first["q.q_children.state"]) == ("", "refused")
    assert (first["q.q_interest"], first["q.q_interest.state"]) == ("now", "answered")
    assert (first["q.q_goal"], first["q.q_goal.state"]) == ("", "not_asked")
    assert (unguarded(first["q.own"]), first["q.own.state"]) == ("Woher?: @Messe", "answered")
    assert (first["q.q_owner"], first["q.q_owner.state"]) == ("", "")  # another script's question
    assert (second["q.q_owner"], second["q.q_owner.state"]) == ("", "not_asked")
    assert (second["q.q_age"], second["q.q_age.state"], second["q.own.state"]) == ("", "", "")


def test_who_decides_with_function_line_and_time(found: Services, tmp_path: Path) -> None:
    live = start(found, "3", "C=Herr Oduya;IT-Leiter;030 7654321;morgen 9", "1", script="contract_review")
    live.hang_up("decision_maker_named", live.follow_up_for("decision_maker_named"), "").future.result(200)
    (call,) = table(found.exporting.run("calls", tmp_path / "calls.csv").result(200).path)
    named = ("decision_maker", "decision_maker_function", "decision_maker_phone", "decision_maker_time")
    assert [unguarded(call[one]) for one in named] == ["Herr Oduya", "IT-Leiter", "030 7654321", "morgen 9"]
    assert (call["follow_up"], call["follow_up_at"]) == ("contact_decision_maker", "2026-03-03T09:00+01:00")


def test_where_to_write_to_and_why_the_call_may_be_made(found: Services, tmp_path: Path) -> None:
    live = start(found, "1", "K=kern@example.org;Am Markt 1;3.2.2026;Messe")
    live.hang_up("later", NONE, "").future.result(200)
    (call,) = table(found.exporting.run("calls", tmp_path / "calls.csv").result(200).path)
    noted = ("email", "address", "consent_date", "consent_source")
    assert [unguarded(call[one]) for one in noted] == ["kern@example.org", "Am Markt 1", "2026-02-03", "Messe"]


def test_the_answers_one_row_each_with_the_former_ones(found: Services, tmp_path: Path) -> None:
    live = start(found, "1", "1", "4", "Back", "2", "U")
    live.press("?=Woher?|Messe").future.result(200)
    found.exporting.run("answers", tmp_path / "answers.csv").result(200)
    rows = table(tmp_path / "answers.csv")
    assert tuple(rows[0]) == ANSWER_COLUMNS
    assert [(row["kind"], row["question"], row["state"], row["value"]) for row in rows] == [
        ("answered", "q_children", "answered", "no"),
        ("withdrawn", "q_children", "", ""),
        ("answered", "q_children", "answered", "planned"),
        ("answered", "q_decider", "unknown", ""),
        ("own_question", "Woher?", "answered", "Messe"),
    ]
    assert {row["at"] for row in rows} == {"2026-03-02T10:00:00+01:00"}
    assert {row["call_id"] for row in rows} == {live.id}


def answers_of(found: Services, folder: Path) -> list[tuple[str, str, str, str]]:
    result = found.exporting.run("answers", folder / "answers.csv").result(200)
    return [(row["question"], row["state"], row["value"], row["standing"]) for row in table(result.path)]


def test_an_answer_that_no_longer_matters_is_marked_as_in_the_calls(found: Services, tmp_path: Path) -> None:
    start(found, "q_children=yes", "q_age=6", "q_decider=alone", "q_children=no")
    assert answers_of(found, tmp_path) == [
        ("q_children", "answered", "yes", "superseded"),
        ("q_age", "moot", "6", "moot"),
        ("q_decider", "answered", "alone", "valid"),
        ("q_children", "answered", "no", "valid"),
    ]
    (call,) = table(found.exporting.run("calls", tmp_path / "calls.csv").result(200).path)
    assert (call["q.q_age"], call["q.q_age.state"]) == ("", "moot")


def test_an_answer_matters_again_when_what_ruled_it_out_is_taken_back(found: Services, tmp_path: Path) -> None:
    start(found, "q_children=yes", "q_age=6", "q_children=no", "q_children=yes")
    assert answers_of(found, tmp_path) == [
        ("q_children", "answered", "yes", "superseded"),
        ("q_age", "answered", "6", "valid"),
        ("q_children", "answered", "no", "superseded"),
        ("q_children", "answered", "yes", "valid"),
    ]


def test_the_answer_before_a_change_that_was_taken_back_is_the_valid_one(found: Services, tmp_path: Path) -> None:
    start(found, "1", "q_children=yes", "q_children=planned", "Back")
    assert answers_of(found, tmp_path) == [
        ("q_children", "answered", "yes", "valid"),
        ("q_children", "answered", "planned", "withdrawn"),
        ("q_children", "", "", ""),
    ]


def test_the_standing_of_every_answer_agrees_with_the_calls(found: Services, tmp_path: Path) -> None:
    """Random calls: the answers that stand are those of the calls, with their states."""
    import random

    dice = random.Random(42)
    tokens = (
        "1",
        "2",
        "3",
        "R",
        "U",
        "Back",
        "=6",
        "q_children=yes",
        "q_children=no",
        "q_age=9",
        "q_decider=alone",
        "?=A|B",
    )
    for number in range(25):
        live = start(found, "1", number=f"030 12345{number:02}")  # another lead each time: nothing is carried over
        for _ in range(14):
            with suppress(KnownError):
                live.press(dice.choice(tokens)).future.result(200)
    calls = {row["call_id"]: row for row in table(found.exporting.run("calls", tmp_path / "c.csv").result(200).path)}
    answers = table(found.exporting.run("answers", tmp_path / "a.csv").result(200).path)
    stand: dict[tuple[str, str], dict[str, str]] = {}
    for row in answers:
        if row["standing"] in ("valid", "moot") and row["kind"] != "own_question":
            assert (row["call_id"], row["question"]) not in stand, "two answers to one question stand"
            stand[row["call_id"], row["question"]] = row
    checked: dict[str, int] = dict.fromkeys(("answered", "unknown", "refused", "moot"), 0)
    for (call, question), row in stand.items():
        assert row["state"] == calls[call][f"q.{question}.state"], (call, question)
        assert row["state"] == "moot" or row["value"] == calls[call][f"q.{question}"]
        checked[row["state"]] += 1
    for call, row in calls.items():
        for name, cell in row.items():
            if name.startswith("q.") and name.endswith(".state") and cell in ("answered", "unknown", "refused"):
                assert name == "q.own.state" or (call, name[2:-6]) in stand
    assert all(checked.values()), checked
    assert {row["standing"] for row in answers} == {"", "valid", "moot", "superseded", "withdrawn"}


def test_the_header_is_quoted_as_the_data_may_be(found: Services, tmp_path: Path) -> None:
    """A reader that guesses the form of a large file from its beginning sees that there are quotes."""
    for kind, columns in (("calls", CALL_COLUMNS), ("answers", ANSWER_COLUMNS)):
        for machine in (False, True):
            options = CsvOptions(machine=machine)
            path = (
                found.exporting.run("calls" if kind == "calls" else "answers", tmp_path / "x.csv", options=options)
                .result(200)
                .path
            )
            head = path.read_bytes().decode("utf-8-sig").split("\r\n")[0]
            assert head.startswith(";".join(f'"{name}"' for name in columns))
            assert all(cell[0] == cell[-1] == '"' for cell in head.split(";"))


@pytest.mark.parametrize("text", ["0815", "1E5", "10:30", "2.3.24", "12345678901234567890"])
def test_text_answers_are_protected_from_spreadsheets_where_that_is_asked_for(
    found: Services, tmp_path: Path, text: str
) -> None:
    live = start(found, "1", name=text, number="0221 4710815")
    live.press(f"?={text}?|{text}").future.result(200)
    live.hang_up("hung_up", NONE, text).future.result(200)
    for guard in (False, True):
        mark = "'" if guard else ""
        options = CsvOptions(text_guard=guard)
        (call,) = table(found.exporting.run("calls", tmp_path / "c.csv", options=options).result(200).path)
        assert [call[one] for one in ("contact", "note")] == [f"{mark}{text}"] * 2
        assert (call["duration_s"], call["started_at"][:10]) == ("0", "2026-03-02")
        (answer,) = table(found.exporting.run("answers", tmp_path / "a.csv", options=options).result(200).path)
        assert (answer["question"], answer["value"]) == (f"{mark}{text}?", f"{mark}{text}")
        assert answer["line"].isdecimal()
    options = CsvOptions(machine=True, text_guard=True)
    (call,) = table(found.exporting.run("calls", tmp_path / "m.csv", options=options).result(200).path)
    assert call["note"] == text


def test_answers_to_text_questions_are_protected_and_figures_and_days_are_not(found: Services, tmp_path: Path) -> None:
    live = start(found, script="contract_review", number="0221 4710815")
    asked = {one.id: one for one in live.questions}
    texts = [name for name, one in asked.items() if one.kind.value == "text"]
    live.press("q_lines=18").future.result(200)
    for name in texts:
        live.press(f"{name}=0815").future.result(200)
    options = CsvOptions(text_guard=True)
    (call,) = table(found.exporting.run("calls", tmp_path / "c.csv", options=options).result(200).path)
    assert call["q.q_lines"] == "18"
    answers = table(found.exporting.run("answers", tmp_path / "a.csv", options=options).result(200).path)
    assert {row["question"]: row["value"] for row in answers} == {"q_lines": "18", **dict.fromkeys(texts, "'0815")}
    assert [call[f"q.{name}"] for name in texts] == ["'0815"] * len(texts)
    assert texts


def test_for_people_and_for_machines(found: Services, tmp_path: Path) -> None:
    fill(found)
    people, machine = tmp_path / "people.csv", tmp_path / "machine.csv"
    found.exporting.run("calls", people).result(200)
    found.exporting.run("calls", machine, options=CsvOptions(delimiter=",", machine=True)).result(200)
    assert people.read_bytes().startswith(b'\xef\xbb\xbf"call_id";')
    assert machine.read_bytes().startswith(b'"call_id",')
    exact = table(machine, ",")
    assert exact[0]["note"].startswith("=cmd")
    assert exact[0]["phone"] == "+49301234567"
    for row in table(people):
        assert not any(cell[:1] in "=+-@\t\r" for cell in row.values() if cell)
    assert [{name: unguarded(cell) for name, cell in row.items()} for row in table(people)] == exact


def test_only_what_the_filter_finds_oldest_first(found: Services, tmp_path: Path) -> None:
    fill(found)
    fill(found)
    for wanted, count in (
        (LogFilter(outcome="busy"), 2),
        (LogFilter("müller"), 2),
        (LogFilter("müller", outcome="busy"), 0),
        (LogFilter(script="solar_insulation"), 2),
        (LogFilter(), 4),
    ):
        assert found.exporting.run("calls", tmp_path / "x.csv", wanted).result(200).rows == count
        started = [row["call_id"] for row in table(tmp_path / "x.csv")]
        assert started == sorted(started)
    found.exporting.run("calls", tmp_path / "x.csv", LogFilter(script="solar_insulation")).result(200)
    assert "q.q_age" not in table(tmp_path / "x.csv")[0]


def test_many_calls_come_whole_and_once(found: Services, tmp_path: Path) -> None:
    futures = [found.calling.log_unreached(request(f"Lead {n}"), "busy", NONE) for n in range(457)]
    futures[-1].result(800)
    told: list[tuple[int, int]] = []
    result = found.exporting.run("calls", tmp_path / "x.csv", progress=lambda *one: told.append(one)).result(200)
    assert result.rows == 457
    assert [row["contact"] for row in table(result.path)] == [f"Lead {n}" for n in range(457)]
    assert told[-1] == (457, 457)
    assert found.exporting.run("calls", tmp_path / "y.csv", LogFilter("lead")).result(200).rows == 457


def test_an_empty_log_gives_a_file_with_its_columns(found: Services, tmp_path: Path) -> None:
    assert found.exporting.run("calls", tmp_path / "x.csv").result(200).rows == 0
    assert (tmp_path / "x.csv").read_text("utf-8-sig").startswith('"call_id";"started_at"')


def test_an_answer_gets_in_between(found: Services, tmp_path: Path) -> None:
    futures = [found.calling.log_unreached(request(f"Lead {n}"), "busy", NONE) for n in range(400)]
    futures[-1].result(800)
    live = start(found)
    reached, go_on = threading.Event(), threading.Event()

    def progress(done: int, total: int) -> None:
        reached.set()
        go_on.wait(200)

    import callassist.services.export.exporting as module

    report, module._REPORT = module._REPORT, 1  # pyright: ignore[reportPrivateUsage]
    try:
        export = found.exporting.run("calls", tmp_path / "x.csv", progress=progress)
        assert reached.wait(200)
        assert not export.done()
        live.press("1").future.result(200)
        go_on.set()
        assert export.result(200).rows == 401
    finally:
        module._REPORT = report  # pyright: ignore[reportPrivateUsage]


def test_a_call_off_leaves_nothing(found: Services, tmp_path: Path) -> None:
    fill(found)
    cancel = threading.Event()
    cancel.set()
    export = found.exporting.run("calls", tmp_path / "x.csv", cancel=cancel)
    with pytest.raises(CancelledError):
        export.result(200)
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_a_former_file_is_there_until_the_new_one_is_whole(found: Services, tmp_path: Path) -> None:
    fill(found)
    target = tmp_path / "x.csv"
    target.write_text("former")

    def broken(done: int, total: int) -> None:
        assert target.read_text() == "former"
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space"):
        found.exporting.run("calls", target, progress=broken).result(200)
    assert target.read_text() == "former"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "x.csv"]
    found.exporting.run("calls", target).result(200)
    assert len(table(target)) == 2


@POSIX
def test_links_pipes_and_folders_are_refused(found: Services, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "link.csv").symlink_to(victim)
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for name in ("link.csv", "pipe.csv", "folder.csv", "nowhere/x.csv"):
        with pytest.raises(ExportError) as refused:
            found.exporting.run("calls", tmp_path / name).result(200)
        assert str(tmp_path) in refused.value.where
    assert victim.read_text() == "mine"
    assert (tmp_path / "link.csv").is_symlink()


@POSIX
def test_the_file_is_for_this_user_alone(found: Services, tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        found.exporting.run("calls", tmp_path / "x.csv").result(200)
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "x.csv").stat().st_mode) == 0o600


def test_what_is_in_the_file_is_what_was_typed(found: Services, tmp_path: Path) -> None:
    """Through the log, out as CSV, and read by somebody else's reader."""
    from tests.formats.export.test_log_csv import NAUGHTY

    notes = [note.replace("\0", "\N{REPLACEMENT CHARACTER}") for note in NAUGHTY]
    for note in NAUGHTY:
        start(found).hang_up("hung_up", NONE, note).future.result(200)
    found.exporting.run("calls", tmp_path / "x.csv").result(200)
    found.exporting.run("calls", tmp_path / "m.csv", options=CsvOptions(machine=True)).result(200)
    assert [unguarded(row["note"]) for row in table(tmp_path / "x.csv")] == notes
    raw = (tmp_path / "m.csv").read_bytes().decode()
    assert [row["note"] for row in csv.DictReader(io.StringIO(raw, newline=""), delimiter=";")] == notes


def test_of_a_wrong_number_no_answers_are_kept(found: Services, tmp_path: Path) -> None:
    live = start(found, "q_children=yes", "?=Woher?|Messe")
    press(live, "X1", "Enter")
    live.hang_up(live.view.proposed_outcome, NONE, "").future.result(200)
    other = start(found, "q_children=yes", number="030 7654321")
    other.hang_up("hung_up", NONE, "").future.result(200)
    calls = table(found.exporting.run("calls", tmp_path / "calls.csv").result(200).path)
    assert [call["outcome"] for call in calls] == ["wrong_number", "hung_up"]
    values = [{name: cell for name, cell in call.items() if name.startswith("q.")} for call in calls]
    assert set(values[0].values()) == {"", "not_asked"}  # as of a call in which nobody was reached
    assert values[1]["q.q_children"] == "yes"
    result = found.exporting.run("answers", tmp_path / "answers.csv").result(200)
    assert [row["call_id"] for row in table(result.path)] == [other.id]


@pytest.mark.parametrize(
    "name",
    ["callassist.db", "callassist.db-wal", "callassist.mark", "callassist.lock", "settings.toml", "Callassist.DB"],
)
def test_the_programs_own_files_are_never_replaced(found: Services, tmp_path: Path, name: str) -> None:
    def there() -> dict[str, int]:
        # the reserve of disk space is put by in the background
        return {one.name: one.stat().st_ino for one in folder.iterdir() if one.name != BALLAST_NAME}

    start(found, "1")
    folder = tmp_path / "data"
    before = there()
    for target in (folder / name, folder / ".." / "data" / name):
        with pytest.raises(ExportError, match="own files"):
            found.exporting.run("calls", target).result(200)
    assert there() == before


def test_a_long_name_in_any_script_can_be_written(found: Services, tmp_path: Path) -> None:
    target = tmp_path / ("電" * 80 + ".csv")
    assert found.exporting.run("calls", target).result(200).path.is_file()


def test_closing_leaves_nothing_of_an_export_under_way(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with services(tmp_path / "data") as found:
        futures = [found.calling.log_unreached(request(f"Lead {n}"), "busy", NONE) for n in range(300)]
        futures[-1].result(800)
        begun, hold = threading.Event(), threading.Event()

        def progress(*_: int) -> None:
            begun.set()
            hold.wait(200)

        export = found.exporting.run("calls", tmp_path / "out" / "calls.csv", progress=progress)
        assert begun.wait(200)
        threading.Timer(0.2, hold.set).start()
    with suppress(CancelledError):  # closing waits for a slow disk, but not for ever
        export.result(200)
    assert not [one.name for one in (tmp_path / "out").iterdir() if one.name.endswith(".part")]
