"""Who calls with a script for calls that come in: they call us, so that no rule forbids it and nothing is dialled."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.calling_rules import Permission
from callassist.domain.lead_list import RowRef
from callassist.errors import ImpossibleAction
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.call_opening import as_it_comes
from callassist.services.export.exporting import CsvOptions
from tests.engine.test_incoming_calls import FILE
from tests.storage.logs import NONE, request, script, services, start


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as made:
        made.settings.set("typed_leads", "consumer")
        yield made


def test_no_consent_is_asked_for(found: Services) -> None:
    out = request()
    assert found.calling.may_call(out).result(200).permission is Permission.BLOCK
    assert found.calling.may_call(replace(out, script=str(FILE))).result(200).permission is Permission.FREE
    with pytest.raises(ImpossibleAction):
        found.calling.start(out).result(200)
    live = start(found, "1", script=str(FILE))
    live.hang_up("heard", NONE, "").future.result(200)
    (row,) = found.call_log.page(LogFilter()).result(200).rows
    assert row.direction == "in"
    with pytest.raises(ImpossibleAction):
        found.dialling.order(row.id).result(200)


def test_somebody_of_a_list_is_called_by_us(found: Services) -> None:
    asked = request(script=str(FILE), row=RowRef("a list", 7))
    assert as_it_comes(script(str(FILE)), asked).direction == "out"
    assert as_it_comes(script(str(FILE)), replace(asked, row=None)).direction == "in"
    assert as_it_comes(script("education_savings"), replace(asked, row=None)).direction == "out"
    with pytest.raises(ImpossibleAction):
        found.calling.log_unreached(request(script=str(FILE)), "no_answer", NONE).result(200)


def test_whoever_said_the_word_is_blocked_for_every_script(found: Services) -> None:
    found.settings.set("typed_leads", "business")
    live = start(found, "1", "X4", script=str(FILE))
    live.hang_up(live.view.proposed_outcome, NONE, "").future.result(200)
    assert found.calling.look_up(request()).result(200).history.blocked  # type: ignore[union-attr]
    with pytest.raises(ImpossibleAction, match="not to be called"):
        found.calling.start(request()).result(200)


def test_the_export_says_who_called(found: Services, tmp_path: Path) -> None:
    found.settings.set("typed_leads", "business")
    for name, number in ((str(FILE), "030 1234567"), ("education_savings", "030 1234568")):
        start(found, "1", script=name, number=number).hang_up("later", NONE, "").future.result(200)
    target = tmp_path / "out.csv"
    found.exporting.run("calls", target, LogFilter(), CsvOptions(";", machine=True)).result(200)
    with target.open(encoding="utf-8", newline="") as file:
        assert [one["direction"] for one in csv.DictReader(file, delimiter=";")] == ["in", "out"]
