"""What a rep can look up about a call, and put right."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from callassist.errors import ImpossibleAction, NotFound, NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.changes import NOTHING, Kind
from tests.storage.logs import NONE, START, press, rows, services, start


def test_the_trace_tells_everything_in_order(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "o_time", "o_time", "-", "Esc", "4", "Back", "4", "!=weil", "?=Woher?|Messe")
        live.hang_up("later", NONE, "Ende").future.result(200)
        trace = found.call_log.trace(live.id).result(200)
    kinds = [line.kind for line in trace.lines]
    assert [one for one in kinds if one in ("objection", "rated", "override", "own_question", "withdrawn")] == [
        *("objection", "objection", "rated", "withdrawn", "override", "own_question")
    ]
    objections = [line for line in trace.lines if line.kind == "objection"]
    assert [(one.objection, one.wording, one.node) for one in objections] == [
        ("o_time", 1, "a03"),
        ("o_time", 2, "a03"),
    ]
    assert [line.helped for line in trace.lines if line.kind == "rated"] == [False]
    own = next(line for line in trace.lines if line.kind == "own_question")
    assert (own.question, own.text) == ("Woher?", "Messe")
    assert trace.lines[0].at == START
    assert (trace.summary.outcome, trace.summary.override, trace.summary.note) == ("later", "weil", "Ende")
    assert "education" in trace.script_source
    assert [line.number for line in trace.lines] == list(range(len(trace.lines)))


def test_there_is_no_trace_of_a_call_that_never_was(tmp_path: Path) -> None:
    with services(tmp_path) as found, pytest.raises(NotFound):
        found.call_log.trace("nonsense").result(200)


def test_a_note_can_be_put_right_and_the_former_one_stays_in_the_journal(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
        live.hang_up("later", NONE, "Trompete").future.result(200)
        assert found.call_log.edit_note(live.id, "Trompete").result(200) == NOTHING
        found.clock.tick(60)  # type: ignore[attr-defined]
        assert Kind.NOTES in found.call_log.edit_note(live.id, "Posaune").result(200)
        found.call_log.edit_note(live.id, "Tuba").result(200)
        assert [row.note for row in found.call_log.page(LogFilter("tuba")).result(200).rows] == ["Tuba"]
        assert found.call_log.page(LogFilter("trompete")).result(200).rows == ()
        assert len(found.call_log.page(LogFilter("kern ja")).result(200).rows) == 1  # what was said is still found
        trace = found.call_log.trace(live.id).result(200)
        notes = [(line.text, line.superseded) for line in trace.lines if line.kind == "note"]
        assert notes == [("Posaune", True), ("Tuba", False)]
        assert trace.lines[-1].at == START + timedelta(seconds=60)
        with pytest.raises(NotUnderstood):
            found.call_log.edit_note(live.id, "x" * 20_001)
        with pytest.raises(NotFound):
            found.call_log.edit_note("nonsense", "x").result(200)
    payloads = "".join(row[0] for row in rows(tmp_path, "SELECT payload FROM call_event"))
    assert all(word in payloads for word in ("Trompete", "Posaune", "Tuba"))


def test_the_note_of_a_call_under_way_belongs_to_the_call(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        with pytest.raises(ImpossibleAction):
            found.call_log.edit_note(live.id, "x").result(200)


def test_an_open_call_is_found_by_name_and_number_at_once(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        press(live, "4")
        for wanted in (LogFilter("kern"), LogFilter("4567"), LogFilter()):
            (row,) = found.call_log.page(wanted).result(200).rows
            assert (row.open, row.verdict) == (True, "disqualified")
        assert found.call_log.page(LogFilter(verdict="disqualified")).result(200).rows == ()
        live.hang_up("disqualified", NONE, "").future.result(200)
        assert len(found.call_log.page(LogFilter(verdict="disqualified")).result(200).rows) == 1
