"""What a script computes of the answers, in both files: beside the questions, with its own state."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from tests.engine.test_computed import FILE
from tests.formats.export.sheets import sheets
from tests.storage.logs import NONE, START, look_into, request, services, start


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def call(found: Services, *tokens: str, script: str = str(FILE), number: str = "030 1234567") -> None:
    live = start(found, *tokens, script=script, number=number)
    live.hang_up("later", NONE, "").future.result(200)


def test_each_has_a_column_and_a_state(found: Services, tmp_path: Path) -> None:
    call(found, "=12", "=20", "Enter", "=about 1200", "=10")
    call(found, "=12", "U", number="030 1234568")
    call(found, "q_people=varies", number="030 1234569")
    call(found, "1", script="education_savings", number="030 1234570")
    found.calling.log_unreached(request("Herr Oduya", "0171 9876543", script=str(FILE)), "busy", NONE).result(200)
    target = tmp_path / "out.csv"
    found.exporting.run("calls", target, LogFilter(), CsvOptions(";", machine=True)).result(200)
    with target.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        rows = list(reader)
        names = list(reader.fieldnames or ())
    at = names.index("c.weekly")
    assert names[at : at + 4] == ["c.weekly", "c.weekly.state", "c.monthly", "c.monthly.state"]
    assert not [one for one in names if one.startswith("q.c.")]
    assert [(one["c.weekly"], one["c.weekly.state"]) for one in rows] == [
        ("1200", "answered"),
        ("", "unknown"),
        ("", "needs_judgement"),
        ("", ""),
        ("", "not_asked"),
    ]
    assert rows[0]["c.saved"] == "~2500"
    assert rows[0]["c.share"] == "5"


@pytest.mark.parametrize(
    ("language", "weekly", "judged"),
    [
        (Language.DE, "Minuten in der Woche", "muss beurteilt werden"),
        (Language.EN, "minutes a week", "has to be judged"),
    ],
)
def test_the_workbook_words_them(found: Services, tmp_path: Path, language: Language, weekly: str, judged: str) -> None:
    call(found, "=12", "=20", "Enter", "=1200", "=10")
    call(found, "q_people=varies", number="030 1234568")
    target = tmp_path / "out.xlsx"
    found.exporting.run("calls", target, LogFilter(), WorkbookOptions(language, START)).result(200)
    first, second = sheets(target)[0].table()
    heading = next(one for one in first if one.startswith(weekly))
    assert first[heading].text == "1200"
    assert second[heading].text == judged
    assert any(one.startswith("monthly (") for one in first)


def test_the_row_holds_what_the_questions_gave(found: Services, tmp_path: Path) -> None:
    call(found, "=12", "=20")
    found.close()
    ((cells,),) = look_into(tmp_path / "data").execute("SELECT cells FROM call").fetchall()
    assert json.loads(cells)[8:12] == ["1200", "answered", "2640", "answered"]
