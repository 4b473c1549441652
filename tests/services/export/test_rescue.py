"""An answer that was held up once: each asking is a row of its own, and the call is the same from its journal."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.services.export.exporting import CsvOptions
from tests.engine.format_2_scripts import FOLDER
from tests.storage.logs import press, services, start

FILE = FOLDER / "rescue.yaml"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        yield made


def rows(found: Services, kind: str, target: Path) -> list[dict[str, str]]:
    found.exporting.run(kind, target, options=CsvOptions(";", machine=True)).result(200)  # type: ignore[arg-type]
    with target.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_each_asking_is_a_row_and_the_objection_was_raised(found: Services, tmp_path: Path) -> None:
    live = start(found, "1", "1", "Enter", "3", "Enter", "2", script=str(FILE))
    live.hang_up("later", live.view.follow_up, "").future.result(200)
    answers = [one for one in rows(found, "answers", tmp_path / "a.csv") if one["question"] == "q_owner"]
    assert [(one["value"], one["standing"]) for one in answers] == [("rents", "superseded"), ("family", "valid")]
    (call,) = rows(found, "calls", tmp_path / "c.csv")
    assert "o_rents" in call["objections"]
    assert call["q.q_owner"] == "family"


def test_the_trace_tells_what_was_answered_before_it_counts(found: Services) -> None:
    live = start(found, "1", "1", "Enter", "3", "Enter", "3", script=str(FILE))
    ended = live.hang_up("disqualified", live.view.follow_up, "")
    ended.future.result(200)
    trace = found.call_log.trace(live.id).result(200)
    kinds = [line.kind for line in trace.lines if line.question == "q_owner" or line.objection]
    assert kinds == ["answered", "rescued", "objection", "jumped", "answered"]


def test_a_call_that_was_killed_while_it_was_said_goes_on_there(tmp_path: Path) -> None:
    with services(tmp_path / "data") as made:
        live = start(made, "1", "1", "Enter", "3", script=str(FILE))
        before = live.view
    with services(tmp_path / "data") as made:
        (cut,) = made.calling.interrupted().result(200)
        again = made.calling.resume(cut.id).result(200)
        assert (again.view.node, again.view.verdict) == (before.node, before.verdict)
        press(again, "Enter", "3")
        assert again.view.node == "w9"
