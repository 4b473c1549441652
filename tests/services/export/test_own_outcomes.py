"""An outcome of a script's own in the log, its filters and both files: by its name, beside the one it is like."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.log_columns import own_outcome
from callassist.domain.text import Language
from callassist.errors import ImpossibleAction
from callassist.formats.script.script_files import read_script
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from callassist.storage.calls import call_row
from callassist.storage.calls.reading import Reading
from tests.engine.format_2 import call_of, press
from tests.engine.test_own_outcomes import FILE
from tests.formats.export.sheets import sheets
from tests.storage.logs import NONE, START, look_into, services, start


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def call(found: Services, outcome: str, *tokens: str, number: str = "030 1234567", script: str = str(FILE)) -> str:
    live = start(found, *tokens, script=script, number=number)
    live.hang_up(outcome, live.follow_up_for(outcome), "").future.result(200)
    return live.id


def log(found: Services, outcome: str = "") -> list[tuple[str, str]]:
    page = found.call_log.page(LogFilter(outcome=outcome)).result(200)
    return [(one.outcome, one.own_outcome) for one in page.rows]


def exported(found: Services, folder: Path) -> list[dict[str, str]]:
    target = folder / "out.csv"
    found.exporting.run("calls", target, LogFilter(), CsvOptions(";", machine=True)).result(200)
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_log_has_both_names_and_is_filtered_by_the_built_in_one(found: Services) -> None:
    call(found, "pledged", "1", "1", "1")
    call(found, "appointment_set", "1", "1", "1", number="030 1234568")
    call(found, "thinks", "1", "1", "2", number="030 1234569")
    assert log(found) == [("later", "überlegt noch"), ("appointment_set", ""), ("appointment_set", "zugesagt")]
    assert log(found, outcome="appointment_set") == [("appointment_set", ""), ("appointment_set", "zugesagt")]
    choices = found.call_log.choices().result(200)
    assert choices.outcomes == ("appointment_set", "later")


def test_the_rep_may_choose_it_and_nothing_that_is_none(found: Services) -> None:
    call(found, "pledged", "1", "1")  # in the wrap-up, from the middle of the call
    assert log(found) == [("appointment_set", "zugesagt")]
    live = start(found, "1", script=str(FILE), number="030 1234568")
    with pytest.raises(ImpossibleAction):
        live.hang_up("bored", NONE, "")
    other = start(found, "1", number="030 1234569")
    with pytest.raises(ImpossibleAction):
        other.hang_up("pledged", NONE, "")


def test_the_export_has_the_name_and_the_one_it_is_like(found: Services, tmp_path: Path) -> None:
    call(found, "pledged", "1", "1", "1")
    call(found, "not_interested", "1", "1", number="030 1234568")
    call(found, "later", "1", number="030 1234569", script="education_savings")
    rows = exported(found, tmp_path)
    assert [(one["outcome"], one["outcome_like"]) for one in rows] == [
        ("pledged", "appointment_set"),
        ("not_interested", "not_interested"),
        ("later", "later"),
    ]
    assert not [one for one in rows[0] if one.startswith(("q.outcome", "outcome."))]
    assert rows[0]["q.q_age"] == "yes"


@pytest.mark.parametrize(("language", "heading", "words"), [(Language.DE, "Ergebnis", "zugesagt"), (Language.EN, "Outcome", "pledged")])  # fmt: skip # noqa: E501
def test_the_workbook_words_it(found: Services, tmp_path: Path, language: Language, heading: str, words: str) -> None:
    call(found, "pledged", "1", "1", "1")
    target = tmp_path / "out.xlsx"
    found.exporting.run("calls", target, LogFilter(), WorkbookOptions(language, START)).result(200)
    assert sheets(target)[0].table()[0][heading].text == words


def test_corrected_to_another_outcome_its_own_name_is_gone(found: Services, tmp_path: Path) -> None:
    made = call(found, "pledged", "1", "1", "1")
    found.call_log.correct(made, "not_interested").result(200)
    assert log(found) == [("not_interested", "")]
    assert exported(found, tmp_path)[0]["outcome"] == "not_interested"


def test_a_row_that_is_made_anew_of_the_journal_is_the_same(found: Services, tmp_path: Path) -> None:
    made = call(found, "pledged", "1", "1", "1")
    found.close()
    connection = look_into(tmp_path / "data")
    stored = Reading(connection, tmp_path).call(made)
    assert (stored.events[-1].payload["outcome"], stored.events[-1].payload["own_outcome"]) == (
        "appointment_set",
        "pledged",
    )
    anew = call_row.anew(stored.events, press(call_of(read_script(FILE)), "1", "1", "1"))
    row = connection.execute("SELECT outcome, cells FROM call WHERE id = ?", (made,)).fetchone()
    assert (anew["outcome"], anew["cells"]) == row
    assert own_outcome(row[1], row[0]) == ("pledged", "zugesagt")
    connection.close()


def test_cells_of_scripts_without_own_outcomes_are_never_taken_for_one() -> None:
    assert own_outcome("", "later") == ("", "")
    assert own_outcome('["later","answered"]', "later") == ("", "")
    assert own_outcome('["x","answered","hot","answered"]', "answered") == ("hot", "x")  # no call ends so
    assert own_outcome('["zugesagt","","pledged","later"]', "not_interested") == ("", "")
