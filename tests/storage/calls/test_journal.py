"""Writing calls: whole, once, and in such a way that the row of a call is what its journal says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.follow_up import FollowUpKind
from callassist.engine import actions
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.storage.calls import encoding
from callassist.storage.calls.records import JournalEntry, clean, follow_up_to_plain, utc_text
from callassist.storage.identifiers import new_id
from tests.engine import playing
from tests.storage.logs import NONE, rows, services, start


def state(folder: Path, call_id: str) -> dict[str, Any]:
    names = [row[1] for row in rows(folder, "PRAGMA table_info(call)")]
    return dict(zip(names, rows(folder, "SELECT * FROM call WHERE id = ?", call_id)[0], strict=True))


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))  # pyright: ignore[reportArgumentType]
def test_the_row_of_a_call_is_the_fold_of_its_journal(tmp_path_factory: Any, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("log")
    with services(folder) as found:
        live = start(found, script=data.draw(st.sampled_from(playing.SCRIPTS)))
        for _ in range(data.draw(st.integers(1, 25))):
            try:
                live.press(data.draw(playing.tokens_for(live.call)))
            except (ImpossibleAction, NotUnderstood):
                continue
            found.clock.tick(3)  # type: ignore[attr-defined]
        live.retry().future.result(200)
        played = live.call
    with services(folder) as found:
        resumed = found.calling.resume(live.id).result(200)
        assert resumed.view == played.as_of(resumed.call.now).view()
        assert resumed.call.trace == played.trace
        expected = encoding.state_columns(resumed.call)
    found_state = state(folder, live.id)
    assert {name: found_state[name] for name in expected} == expected
    assert found_state["trace_entries"] == rows(folder, "SELECT count(*) FROM trace_entry")[0][0]


@given(action=st.data())
@settings(max_examples=60, deadline=None)
def test_every_action_survives_the_journals_json(action: st.DataObject) -> None:
    call = playing.new_call(action.draw(st.sampled_from(playing.SCRIPTS)))
    for _ in range(6):
        try:
            done = playing.parse_token(call, action.draw(playing.tokens_for(call)))
            call = call.step(done, playing.START)
        except (ImpossibleAction, NotUnderstood):
            continue
        assert actions.from_plain(json.loads(encoding.to_json(actions.to_plain(done)))) == done


def test_writing_a_line_again_changes_nothing(tmp_path: Path) -> None:
    """After an error nobody knows whether a commit took place: the same line is written once more."""
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        entry = JournalEntry(new_id(), 3, "note", {"note": "a"}, found.clock.local(), 5)
        for _ in range(3):
            found.database.submit(lambda store: store.journal.append(live.id, (entry,))).result(200)
        follow_up = replace(NONE, kind=FollowUpKind.CALLBACK, due=found.clock.local() + timedelta(days=1))
        told = {"outcome": "callback_agreed", "follow_up": follow_up_to_plain(follow_up)}
        ending = JournalEntry(new_id(), 4, "hung_up", told, found.clock.local(), 9, call=live.call, follow_up=follow_up)
        for _ in range(2):
            found.database.submit(lambda store: store.journal.append(live.id, (ending,))).result(200)
    assert [row[0] for row in rows(tmp_path, "SELECT number FROM call_event ORDER BY seq")] == [0, 1, 2, 3, 4]
    assert rows(tmp_path, "SELECT kind, state FROM follow_up") == [("callback", "open")]
    assert rows(tmp_path, "SELECT count(*) FROM trace_entry") == [(2,)]


def test_a_change_of_mind_adds_a_line_that_supersedes_the_former(tmp_path: Path) -> None:
    """T2: both answers stay in the trace."""
    with services(tmp_path) as found:
        live = start(found, "1", "1", "4", "Back", "2", "q_children=yes")
        trace = found.call_log.trace(live.id).result(200)
    answers = [one for one in trace.lines if one.question == "q_children"]
    assert [(one.kind, one.value) for one in answers] == [
        ("answered", "no"),
        ("withdrawn", ""),
        ("answered", "planned"),
        ("answered", "yes"),
    ]
    assert [one.supersedes for one in answers] == [None, answers[0].number, None, answers[2].number]
    assert [one.superseded for one in answers] == [True, False, True, False]
    assert answers[-1].source == "corrected"


def test_the_script_is_pinned_once_with_its_whole_text(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found)
        start(found, script="solar_insulation")
        start(found)
    pinned = rows(tmp_path, "SELECT script_id, source FROM script_version ORDER BY script_id")
    assert [row[0] for row in pinned] == ["education_savings", "solar_insulation"]
    assert all(len(row[1]) > 5000 for row in pinned)
    assert rows(tmp_path, "SELECT count(DISTINCT script_sha256) FROM call") == [(2,)]


def test_times_are_utc_with_the_zone_and_the_offset_beside_them(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
    found_state = state(tmp_path, live.id)
    assert found_state["started_at"] == "2026-03-02T09:00:00.000000+00:00"
    assert found_state["started_local"] == "2026-03-02T10:00:00+01:00"
    assert (found_state["zone"], found_state["utc_offset_min"]) == ("Europe/Berlin", 60)


def test_a_clock_set_back_in_a_call_shortens_nothing(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        found.clock.tick(60)  # type: ignore[attr-defined]
        found.clock.set_back(3600)  # type: ignore[attr-defined]
        assert live.elapsed() == 60
        live.hang_up("hung_up", NONE, "").future.result(200)
        assert found.call_log.trace(live.id).result(200).summary.duration_s == 60
    lines = rows(tmp_path, "SELECT number, mono_ms FROM call_event ORDER BY seq")
    assert lines == [(0, 0), (1, 0), (2, 60_000)]


def test_contacts_of_one_number_belong_to_one_account(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, name="Frau Kern", number="030 1234567")
        start(found, name="frau kern", number="+49 (0)30 / 1234567")
        start(found, name="Herr Kern", number="0049301234567")
        start(found, name="", number="030-1234567")
        start(found, name="Frau Kern", number="030 7654321")
    assert rows(tmp_path, "SELECT name, number_e164 FROM contact ORDER BY rowid") == [
        ("Frau Kern", "+49301234567"),
        ("Herr Kern", "+49301234567"),
        ("Frau Kern", "+49307654321"),
    ]
    assert rows(tmp_path, "SELECT count(*) FROM account") == [(2,)]


@given(st.text(st.characters(), max_size=60))
def test_a_column_can_hold_whatever_was_typed(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert "\0" not in cleaned
    assert cleaned == text or "\0" in text or any(0xD800 <= ord(one) < 0xE000 for one in text)
    assert json.loads(encoding.to_json({"x": text})) == {"x": text}


def test_times_sort_as_text(tmp_path: Path) -> None:
    moments = [playing.START + timedelta(microseconds=1) * step for step in (0, 1, 10**6, 10**9)]
    assert [utc_text(one) for one in moments] == sorted(utc_text(one) for one in moments)
