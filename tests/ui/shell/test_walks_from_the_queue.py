"""Walk-throughs T5, T6 and T10 from the queue (L9): the card says who is next, and Enter calls them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef, RowState
from callassist.services.clock import FixedClock
from tests.ui.driving import ALT, BERLIN, CTRL, ENGLISH, Key, Window, write_settings

FAIR = ListFrame(
    "Fair",
    Party.BUSINESS,
    stage="cold_call",
    country="DE",
    source_text="the fair",
    presumed_reason="They asked for offers of this kind at the fair",
)
WORDING = "Yes, Roth & Co may call me by telephone about solar power."


def opened_at(qtbot: QtBot, folder: Path, clock: FixedClock) -> Window:
    write_settings(folder, **ENGLISH)
    return Window(qtbot, folder, clock)


def monday() -> FixedClock:
    return FixedClock(datetime(2026, 3, 2, 10, tzinfo=BERLIN), "Europe/Berlin")


def queue(window: Window, frame: ListFrame, *rows: ListRow) -> str:
    """A list is read in, and the card looks."""
    made = window.services.lead_lists.read_in(frame, rows)
    window.area.refresh()
    window.until_answered()
    return made.list_id


def call_next(window: Window, name: str, *, after_call: bool = False) -> None:
    """Enter calls who is next; right after a call it takes two, for one more was meant for that."""
    window.until(lambda: name in window.start.what_now.who.text())
    window.start.focus_first()
    if after_call:
        window.press(Key.Key_Return)
        assert not window.area.in_call
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert window.live.lead.name == name


def take_wrap_up(window: Window) -> None:
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    window.until_answered()


def query(window: Window, sql: str) -> list[tuple[object, ...]]:
    return window.services.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def test_t5_the_line_drops_the_program_is_killed_and_the_lead_rings_back(qtbot: QtBot, tmp_path: Path) -> None:
    clock = monday()
    first = opened_at(qtbot, tmp_path, clock)
    rows = (
        ListRow(1, name="Ms Kern", company="Kern Ltd", e164="+4922147100815"),
        ListRow(2, name="Mr Oduya", e164="+49301234567"),
    )
    queue(first, replace(FAIR, script_id="contract_review"), *rows)
    call_next(first, "Ms Kern")
    first.keys("111")
    first.type("18")
    first.keys("1")
    assert first.view.node == "b09"
    first.press(Key.Key_5, modifier=CTRL)
    first.keys("2")
    assert first.view.outcome == "call_dropped"
    first.press(Key.Key_Return)
    first.until(lambda: first.control.live is None)
    first.end()
    clock.tick(12 * 60)

    second = opened_at(qtbot, tmp_path, clock)
    second.until(lambda: len(second.start.interrupted_rows()) == 1)
    second.until_answered()
    assert "Mr Oduya" in second.start.what_now.who.text(), "whoever is expected to ring back is called by nobody"
    second.start.what_now.setFocus()
    second.keys("0815")  # the last four digits, as the telephone shows them
    second.press(Key.Key_Return)
    second.wait_for_call()
    assert second.view.node == "X6"
    assert "contract end" in second.spoken()
    second.press(Key.Key_Return)
    assert second.view.node == "b09"
    assert {one: state for one, state in second.states().items() if state == "answered"} == {
        "q_decider": "answered",
        "q_lines": "answered",
        "q_provider": "answered",
    }
    calls = query(second, "SELECT direction, attempt, outcome, parent_id IS NULL FROM call ORDER BY seq")
    assert calls == [("out", 1, "call_dropped", 1), ("in", 0, "", 0)]
    assert query(second, "SELECT kind FROM consent_event WHERE kind = 'used'") == [("used",)], "the first call's alone"
    assert query(second, "SELECT count(*) FROM follow_up WHERE state = 'open'") == [(0,)], "no retry is left over"
    second.end()


def test_t6_the_appointment_is_next_at_its_time_and_asks_only_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    clock = monday()
    window = opened_at(qtbot, tmp_path, clock)
    window.services.settings.set("depth_cold_call", 2)
    window.services.settings.set("depth_appointment", 3)
    frame = replace(FAIR, script_id="education_savings")
    queue(window, frame, ListRow(1, name="Ms Kern", company="Kern Ltd", e164="+492214710815"))
    call_next(window, "Ms Kern")
    window.keys("111")
    window.type("6")
    window.keys("221")
    assert (window.view.node, window.view.verdict.state.value) == ("a10", "prospect")
    window.keys("1")
    window.press(Key.Key_Return)
    assert window.control.wrapping
    assert window.page.wrap_up.outcome() == "appointment_set"
    take_wrap_up(window)
    ((kind, due),) = query(window, "SELECT kind, due_at FROM follow_up WHERE state = 'open'")
    assert kind == "appointment"
    at = datetime.fromisoformat(str(due))
    clock.tick((at - clock.now()).total_seconds())
    window.area.refresh()
    window.until_answered()
    call_next(window, "Ms Kern", after_call=True)
    assert window.live.call.setup.stage == "appointment"
    said = window.spoken()
    assert "you have children" in said
    assert "both of you" in said
    assert (window.view.verdict.state.value, window.view.verdict.depth) == ("open", 3)
    window.keys("11")
    assert window.view.node == "a22"
    window.press(Key.Key_Return)
    assert window.view.node == "a23"
    window.type("50")
    assert (window.view.node, window.view.verdict.state.value) == ("a24", "prospect")
    window.end()


def test_t10_whoever_says_never_again_is_blocked_and_whoever_never_agreed_is_not_called(
    qtbot: QtBot, tmp_path: Path
) -> None:
    frame = ListFrame(
        "Solar",
        Party.CONSUMER,
        script_id="solar_insulation",
        stage="cold_call",
        country="DE",
        consent_basis="express",
        consent_via="by a form on the web",
        consent_text=WORDING,
    )
    window = opened_at(qtbot, tmp_path, monday())
    made = queue(
        window,
        frame,
        ListRow(1, name="Ms Kern", e164="+492214710815", proof={"given_at": "2026-02-03"}),
        ListRow(2, name="Mr Oduya", e164="+49301234567"),
    )
    call_next(window, "Ms Kern")
    window.keys("1" * 9)
    assert (window.view.node, window.view.verdict.state.value) == ("c11", "prospect")
    window.press(Key.Key_4, modifier=CTRL)
    assert window.view.node == "X4"
    window.services.database.submit(lambda _: None).result(200)
    states = query(window, "SELECT number_state FROM contact")
    assert states == [("blocked",)], "before the text is read out"
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.page.wrap_up.outcome() == "do_not_call"
    take_wrap_up(window)
    assert query(window, "SELECT kind FROM consent_event ORDER BY seq") == [("given",), ("used",), ("ended",)]
    assert query(window, "SELECT state, ended_at <> '' FROM consent") == [("ended", 1)]
    assert query(window, "SELECT outcome, verdict FROM call") == [("do_not_call", "prospect")]
    assert query(window, "SELECT count(*) FROM follow_up WHERE state = 'open'") == [(0,)]
    assert window.start.what_now.who_is_next is None, "nobody is left who may be called"
    # she is not called again, whoever has her number
    window.start.choose("solar_insulation")
    window.start.focus_first()
    window.keys("Ms Kern, 0221 4710815")
    window.until_answered()
    assert window.start.permission.blocked
    assert not window.start.start.isEnabled()
    window.start.clear_lead()
    again = queue(window, frame, ListRow(1, name="K. Kern", e164="+492214710815", proof={"given_at": "2026-02-03"}))
    assert window.services.lead_lists.row(RowRef(again, 1)).result(200).row.state is RowState.BLOCKED
    # whose row has no day of a consent: Start is off, and all that can be logged is why
    found, placed = window.services.lead_lists.placed(RowRef(made, 2)).result(200)
    window.app.window._call_row(found, placed)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - its page has its tests
    window.until_answered()
    assert not window.start.start.isEnabled()
    assert "consent" in window.start.permission.label.text().lower()
    window.press(Key.Key_Return)
    window.until_answered()
    assert not window.area.in_call
    window.press(Key.Key_J, modifier=ALT)
    window.until_answered()
    outcomes = query(window, "SELECT name, outcome FROM call ORDER BY seq")
    assert outcomes == [("Ms Kern", "do_not_call"), ("Mr Oduya", "not_called_no_consent")]
    window.end()
