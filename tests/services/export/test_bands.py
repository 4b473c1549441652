"""The band of a call's points in both files: last in the CSV, worded in the workbook, and nowhere without bands."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from tests.engine.format_2 import FILE
from tests.formats.export.sheets import sheets
from tests.storage.logs import NONE, START, request, services, start


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def call(found: Services, *tokens: str, script: str = str(FILE)) -> None:
    live = start(found, *tokens, script=script)
    live.hang_up("later", live.view.follow_up, "").future.result(200)


def rows(found: Services, folder: Path) -> tuple[list[str], list[dict[str, str]]]:
    target = folder / "out.csv"
    found.exporting.run("calls", target, LogFilter(), CsvOptions(";", machine=True)).result(200)
    with target.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        read = list(reader)
        return list(reader.fieldnames or ()), read


def test_the_band_is_the_last_column(found: Services, tmp_path: Path) -> None:
    call(found, "1", "q_wanted=quiet,safe")
    call(found, "1", "q_wanted=quiet")
    call(found, "1", script="education_savings")
    found.calling.log_unreached(request("Herr Oduya", "0171 9876543", script=str(FILE)), "busy", NONE).result(200)
    names, read = rows(found, tmp_path)
    assert names[-3:] == ["q.own", "q.own.state", "band"]
    assert "q.band" not in names
    assert [one["band"] for one in read] == ["hot", "warm", "", ""]
    assert [one["points"] for one in read[:2]] == ["4", "2"]


def test_a_log_without_bands_has_no_such_column(found: Services, tmp_path: Path) -> None:
    call(found, "1", script="education_savings")
    names, _ = rows(found, tmp_path)
    assert names[-2:] == ["q.own", "q.own.state"]


@pytest.mark.parametrize(
    ("language", "heading", "words"), [(Language.DE, "Punktestufe", "heiß"), (Language.EN, "points band", "hot")]
)
def test_in_the_workbook_it_is_worded(
    found: Services, tmp_path: Path, language: Language, heading: str, words: str
) -> None:
    call(found, "1", "q_wanted=quiet,safe")
    target = tmp_path / "out.xlsx"
    found.exporting.run("calls", target, LogFilter(), WorkbookOptions(language, START)).result(200)
    assert sheets(target)[0].table()[0][heading].text == words
