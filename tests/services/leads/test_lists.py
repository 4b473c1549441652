"""Lists are read in whole or not at all, taken back at once, and nobody is lost or doubled on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.bootstrap import Services
from callassist.domain.lead_list import (
    EmptyLine,
    ImportMapping,
    ImportTally,
    LeadList,
    Line,
    ListFrame,
    ListRow,
    ListState,
    Party,
    PlacedRow,
    RejectedLine,
    RowRef,
    RowState,
)
from callassist.domain.text import Language
from callassist.errors import ImpossibleAction, LogFull, NotFound
from callassist.services.changes import Kind
from callassist.services.leads.lists import CalledOff, ImportProgress, request_for
from callassist.storage.database import Database
from callassist.storage.keeping.disk_space import Room, Space
from tests.storage.logs import KERN, NONE, request, rows, services, start

FRAME = ListFrame(
    "Messe Köln 2026",
    Party.BUSINESS,
    script_id="education_savings",
    stage="cold_call",
    country="DE",
    area_code="030",
    source_kind="fair",
    source_text="von der Messe in Köln",
    presumed_reason="am Stand nach einem Angebot gefragt",
    file_name="messe.csv",
)


def row(place: int, **more: object) -> ListRow:
    given: dict[str, object] = {"name": f"Lead {place}", "e164": f"+4930{1_000_000 + place}", **more}
    return ListRow(place, **given)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def only(found: Services) -> LeadList:
    (one,) = found.lead_lists.lists().result(200)
    return one


def states(found: Services, list_id: str) -> dict[int, RowState]:
    return {one.row.place: one.row.state for one in found.lead_lists.rows(list_id, limit=10_000).result(200)}


def settled(found: Services) -> None:
    """Until everything that was waiting of what takes long is done."""
    found.lead_lists.standing(["+490"]).result(200)


# ------------------------------------------------------------------------------------------------------- reading in


def test_a_list_is_there_with_its_frame_and_every_row_as_it_was_given(found: Services) -> None:
    first = ListRow(
        3,
        first="Anna",
        last="Müller",
        salutation="Frau",
        company="Müller KG",
        function="Einkauf",
        e164="+49301234567",
        e164_2="+491711234567",
        typed="030 1234567\n0171/1234567",
        email="anna@example.org",
        street="Hauptstr. 1",
        zip="10115",
        city="Berlin",
        country="DE",
        proof={"given_at": "2026-02-03"},
        extra={"Stand": "B 12"},
    )
    held = replace(row(9), state=RowState.HELD)
    imported = found.lead_lists.read_in(FRAME, [first, held, RejectedLine(10, "too_wide", "a;b;c"), EmptyLine(11)])
    assert imported.tally == ImportTally(new=1, held=1, rejected=1, empty=1)
    assert Kind.LISTS in imported.changes
    one = only(found)
    assert (one.id, one.state, one.frame, one.imported) == (imported.list_id, ListState.OPEN, FRAME, imported.tally)
    assert one.counts == {RowState.NEW: 1, RowState.HELD: 1}
    assert found.lead_lists.rows(one.id).result(200) == (PlacedRow(one.id, first, ""), PlacedRow(one.id, held, ""))
    assert found.lead_lists.rows(one.id, state=RowState.HELD).result(200)[0].row == held
    assert found.lead_lists.rows(one.id, after=3, limit=1).result(200)[0].row == held
    assert found.lead_lists.rejects(one.id).result(200) == (RejectedLine(10, "too_wide", "a;b;c"),)
    for number in ("+49301234567", "+491711234567"):
        assert [each.row.place for each in found.lead_lists.rows_with_number(number).result(200)] == [3]
    assert [each.row.place for each in found.lead_lists.rows_with_address("Anna@example.org ").result(200)] == [3]


def test_what_is_too_long_is_cut_and_no_row_is_lost_for_it(found: Services) -> None:
    long = row(1, name="x" * 900, street="y" * 900, extra={str(number): "z" * 9000 for number in range(20)})
    one = found.lead_lists.read_in(FRAME, [long])
    (placed,) = found.lead_lists.rows(one.list_id).result(200)
    assert len(placed.row.name) == 200
    assert len(placed.row.street) == 400
    assert placed.row.extra["0"] == "z" * 4000


def test_nothing_of_a_list_is_seen_before_all_of_it_is_there(found: Services) -> None:
    reading = found.lead_lists.begin(FRAME)
    reading.append([row(place) for place in range(1, 1200)])
    assert found.lead_lists.lists().result(200) == ()
    with pytest.raises(NotFound):
        found.lead_lists.rows(reading.list_id).result(200)
    assert found.lead_lists.rows_with_number("+49301000007").result(200) == ()
    reading.finish()
    assert only(found).counts == {RowState.NEW: 1199}


def test_a_list_that_is_called_off_leaves_nothing_behind(found: Services, tmp_path: Path) -> None:
    seen: list[ImportProgress] = []
    with pytest.raises(CalledOff):
        found.lead_lists.read_in(
            FRAME,
            (row(place) for place in range(1, 100_000)),
            progress=seen.append,
            called_off=lambda: len(seen) > 3,
        )
    assert found.lead_lists.lists().result(200) == ()
    settled(found)
    found.close()
    assert rows(tmp_path, "SELECT count(*) FROM list_row") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) FROM list_key") == [(0,)]
    assert rows(tmp_path, "SELECT state FROM lead_list") == [("undone",)]


def test_a_log_that_is_closed_calls_off_what_is_being_read_in(found: Services, tmp_path: Path) -> None:
    def lines() -> Iterator[Line]:
        yield from (row(place) for place in range(1, 1_500))
        found.close()
        yield from (row(place) for place in range(1_500, 5_000))

    with pytest.raises(CalledOff):
        found.lead_lists.read_in(FRAME, lines())
    with services(tmp_path) as again:
        assert [one.code for one in again.safekeeping.open().result(200).warnings] == ["import_cut_off"]


def test_what_a_broken_file_raises_is_told_and_nothing_of_the_list_is_kept(found: Services) -> None:
    def lines() -> Iterator[Line]:
        yield from (row(place) for place in range(1, 700))
        raise ValueError("the file ends here")

    with pytest.raises(ValueError, match="ends here"):
        found.lead_lists.read_in(FRAME, lines())
    assert found.lead_lists.lists().result(200) == ()


def test_a_list_is_not_read_in_where_calls_could_not_be_finished_any_more(
    found: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = start(found, "1")

    def lines() -> Iterator[Line]:
        yield from (row(place) for place in range(1, 1_500))
        monkeypatch.setattr(Database, "space", lambda _: Space(20_000_000, Room.NONE))
        yield from (row(place) for place in range(1_500, 5_000))

    with pytest.raises(LogFull) as told:
        found.lead_lists.read_in(FRAME, lines())
    assert (told.value.code, told.value.facts) == ("list_no_room", {"free": 20})
    assert found.lead_lists.lists().result(200) == ()
    live.press("1").future.result(200)


def test_the_next_row_is_found_behind_rows_nobody_calls(found: Services) -> None:
    first = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 600)])
    again = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 601)])
    assert again.tally == ImportTally(listed=599, new=1)
    placed = found.lead_lists.next_row(again.list_id).result(200)
    assert placed is not None
    assert placed.row.place == 600
    assert found.lead_lists.next_row(first.list_id).result(200) is not None


def test_a_key_of_a_call_is_saved_while_a_list_is_read_in(found: Services) -> None:
    live = start(found, "1")
    go_on = threading.Event()

    def lines() -> Iterator[Line]:
        for place in range(1, 5_000):
            if place == 2_500:
                assert go_on.wait(200)
            yield row(place)

    reader = threading.Thread(target=lambda: found.lead_lists.read_in(FRAME, lines()))
    reader.start()
    live.press("1").future.result(200)
    assert found.lead_lists.lists().result(200) == ()
    go_on.set()
    reader.join(200)
    assert only(found).counts == {RowState.NEW: 4_999}


def test_progress_tells_the_lines_and_then_the_keys(found: Services) -> None:
    seen: list[ImportProgress] = []
    found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 2_501)], progress=seen.append)
    assert [one.lines for one in seen if not one.keys_total] == [1000, 2000, 2500]
    assert seen[-1] == ImportProgress(2500, 2500, 2500)


# --------------------------------------------------------------------------------------------------- who is known


def test_the_same_list_again_adds_nobody_and_the_one_who_was_called_is_known(found: Services) -> None:
    """L2: 199 stand in a list already, the one who was called is known with their call."""
    lines = [row(place) for place in range(1, 201)]
    first = found.lead_lists.read_in(FRAME, lines)
    call(found, RowRef(first.list_id, 7)).hang_up("hung_up", NONE, "").future.result(200)
    again = found.lead_lists.read_in(FRAME, lines)
    assert again.tally == ImportTally(known=1, listed=199)
    (known,) = (one for one in found.lead_lists.rows(again.list_id).result(200) if one.contact_id)
    assert (known.row.place, known.row.state) == (7, RowState.KNOWN)
    assert found.lead_lists.next_row(again.list_id).result(200) is None
    found.lead_lists.undo_lead_list(first.list_id).result(200)
    left = found.lead_lists.row(RowRef(first.list_id, 7)).result(200)
    assert (left.row.state, left.contact_id) == (RowState.TOUCHED, known.contact_id)
    with pytest.raises(NotFound):
        found.lead_lists.row(RowRef(first.list_id, 8)).result(200)


def test_who_stood_in_two_lists_is_new_in_the_other_one_once_when_one_is_taken_back(found: Services) -> None:
    lines = [row(place) for place in range(1, 21)]
    first = found.lead_lists.read_in(FRAME, lines)
    call(found, RowRef(first.list_id, 7)).hang_up("hung_up", NONE, "").future.result(200)
    again = found.lead_lists.read_in(FRAME, [*lines, row(21, e164="+49301000003", name="Lead 3")])
    third = found.lead_lists.read_in(FRAME, lines)
    found.lead_lists.undo_lead_list(first.list_id).result(200)
    settled(found)
    kept = states(found, again.list_id)
    assert [place for place, state in kept.items() if state is RowState.KNOWN] == [7, 21]
    assert set(states(found, third.list_id).values()) == {RowState.KNOWN}
    placed = found.lead_lists.next_row(again.list_id).result(200)
    assert placed is not None
    assert placed.row.place == 1
    counts = {one.id: one.counts for one in found.lead_lists.lists().result(200)}
    assert counts[again.list_id] == {RowState.NEW: 19, RowState.KNOWN: 2}


def test_a_decision_that_is_due_is_not_made_by_a_row_of_another_list(found: Services) -> None:
    found.lead_lists.read_in(FRAME, [row(1)])
    again = found.lead_lists.read_in(FRAME, [row(1, state=RowState.HELD)])
    assert again.tally == ImportTally(held=1)


def test_the_same_number_makes_two_people_of_two_names(found: Services) -> None:
    two = [row(1, name="Frau Kern", e164="+49305"), row(2, name="Herr Oduya", e164="+49305")]
    twice = [*two, row(3, name="Frau  KERN", e164="+49305"), row(4, name="", company="Kern KG", e164="+49305")]
    assert found.lead_lists.read_in(FRAME, twice).tally == ImportTally(new=3, twice=1)


def test_a_row_without_a_name_is_whoever_the_log_knows_at_its_number(found: Services) -> None:
    start(found, "1", name="Frau Kern", number=KERN).hang_up("hung_up", NONE, "").future.result(200)
    lines = [row(1, name="", e164="+49301234567"), row(2, name="Herr Anders", e164="+49301234567")]
    assert found.lead_lists.read_in(FRAME, lines).tally == ImportTally(known=1, new=1)


line = st.builds(
    lambda place, number, name, state: replace(
        row(place, name=name, e164="" if number is None else f"+4930{number}"), state=state
    ),
    st.just(0),
    st.none() | st.integers(1, 6),
    st.sampled_from(["", "Frau A", "Herr B", "frau a"]),
    st.sampled_from([RowState.NEW, RowState.HELD, RowState.BLOCKED, RowState.NO_NUMBER]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(line | st.just(RejectedLine(0, "no_content")) | st.just(EmptyLine(0)), max_size=30))
def test_every_line_is_counted_once_and_the_counts_are_those_of_the_rows(found: Services, lines: list[Line]) -> None:
    placed: list[Line] = []
    for place, one in enumerate(lines, 1):
        placed.append(replace(one, place=place) if isinstance(one, ListRow) else replace(one, line=place))
    imported = found.lead_lists.read_in(FRAME, placed)
    tally = imported.tally
    assert tally.total == len(lines)
    assert (tally.rejected, tally.empty) == (
        sum(isinstance(one, RejectedLine) for one in lines),
        sum(isinstance(one, EmptyLine) for one in lines),
    )
    kept = states(found, imported.list_id)
    assert len(kept) == sum(isinstance(one, ListRow) for one in lines)
    counted = {state: list(kept.values()).count(state) for state in RowState}
    (one,) = (each for each in found.lead_lists.lists().result(200) if each.id == imported.list_id)
    assert one.counts == {state: number for state, number in counted.items() if number}
    assert one.imported == tally
    assert counted[RowState.KNOWN] == tally.known + tally.listed + tally.twice
    for state, number in ((RowState.NEW, tally.new), (RowState.HELD, tally.held), (RowState.BLOCKED, tally.blocked)):
        assert counted[state] == number
    for place, original in enumerate(lines, 1):
        if isinstance(original, ListRow) and original.state is RowState.BLOCKED:
            assert kept[place] is RowState.BLOCKED


# ------------------------------------------------------------------------------------------------------- taken back


def test_a_list_that_is_taken_back_is_gone_at_once_and_its_bytes_go(found: Services, tmp_path: Path) -> None:
    one = found.lead_lists.read_in(
        FRAME, [*(row(place) for place in range(1, 3_000)), RejectedLine(3_000, "no_content")]
    )
    assert Kind.LISTS in found.lead_lists.undo_lead_list(one.list_id).result(200)
    assert found.lead_lists.lists().result(200) == ()
    assert found.lead_lists.rows_with_number("+49301000007").result(200) == ()
    assert found.lead_lists.standing(["+49301000007"]).result(200) == {}
    with pytest.raises(NotFound):
        found.lead_lists.undo_lead_list(one.list_id).result(200)
    settled(found)
    found.close()
    for table in ("list_row", "list_key", "list_reject"):
        assert rows(tmp_path, f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_list_that_was_taken_back_does_not_go_on_being_removed_in_vain_after_a_start(
    found: Services, tmp_path: Path
) -> None:
    one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 50)])
    call(found, RowRef(one.list_id, 3)).hang_up("hung_up", NONE, "").future.result(200)
    found.lead_lists.undo_lead_list(one.list_id).result(200)
    found.close()
    with services(tmp_path) as again:
        assert again.database.open().result(200) == ()
        settled(again)
        assert again.lead_lists.row(RowRef(one.list_id, 3)).result(200).row.name == "Lead 3"
    assert rows(tmp_path, "SELECT place, state FROM list_row") == [(3, "touched")]


def test_a_list_that_rests_offers_nobody_and_goes_on_when_it_is_opened(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [row(1)])
    for rests in (found.lead_lists.pause_lead_list, found.lead_lists.close_lead_list):
        assert Kind.LISTS in rests(one.list_id).result(200)
        assert found.lead_lists.next_row(one.list_id).result(200) is None
    found.lead_lists.reopen_lead_list(one.list_id).result(200)
    assert found.lead_lists.next_row(one.list_id).result(200) is not None
    for ask in (found.lead_lists.reopen_lead_list, found.lead_lists.next_row):
        with pytest.raises(NotFound):
            ask("none").result(200)


# ---------------------------------------------------------------------------------------------------------- calling


def call(found: Services, ref: RowRef, *tokens: str):
    placed = found.lead_lists.row(ref).result(200)
    (of,) = (one for one in found.lead_lists.lists().result(200) if one.id == ref.list_id)
    live = found.calling.start(request_for(of, placed, Language.DE)).result(200)
    for token in tokens:
        live.press(token).future.result(200)
    return live


def test_a_row_that_is_called_becomes_a_person_with_the_call(found: Services, tmp_path: Path) -> None:
    one = found.lead_lists.read_in(
        FRAME, [row(1, state=RowState.NO_NUMBER, e164=""), row(2, email="l2@example.org"), row(3)]
    )
    placed = found.lead_lists.next_row(one.list_id).result(200)
    assert placed is not None
    assert placed.row.place == 2
    live = call(found, placed.ref, "1")
    touched = found.lead_lists.row(placed.ref).result(200)
    assert touched.row.state is RowState.TOUCHED
    assert only(found).counts == {RowState.NO_NUMBER: 1, RowState.TOUCHED: 1, RowState.NEW: 1}
    after = found.lead_lists.next_row(one.list_id).result(200)
    assert after is not None
    assert after.row.place == 3
    live.hang_up("hung_up", NONE, "").future.result(200)
    found.close()
    assert rows(tmp_path, "SELECT id, name, email, source FROM contact") == [
        (touched.contact_id, "Lead 2", "l2@example.org", "list")
    ]


def test_a_row_that_nobody_was_reached_at_is_touched_as_well(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [row(1)])
    placed = found.lead_lists.next_row(one.list_id).result(200)
    assert placed is not None
    found.calling.log_unreached(request_for(only(found), placed, Language.DE), "no_answer", NONE).result(200)
    assert states(found, one.list_id) == {1: RowState.TOUCHED}


def test_a_row_that_was_logged_by_mistake_is_what_it_was_and_one_that_was_called_since_is_not(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [row(1), row(2, state=RowState.HELD), row(3)])
    of = only(found)

    def unreached(place: int) -> None:
        placed = found.lead_lists.row(RowRef(one.list_id, place)).result(200)
        found.calling.log_unreached(request_for(of, placed, Language.DE), "no_answer", NONE).result(200)

    for place, state in ((1, RowState.NEW), (2, RowState.HELD)):
        unreached(place)
        found.calling.take_back_unreached().result(200)
        assert states(found, one.list_id)[place] is state
    call(found, RowRef(one.list_id, 3)).hang_up("hung_up", NONE, "").future.result(200)
    unreached(3)
    found.calling.take_back_unreached().result(200)
    assert states(found, one.list_id) == {1: RowState.NEW, 2: RowState.HELD, 3: RowState.TOUCHED}
    assert only(found).counts == {RowState.NEW: 1, RowState.HELD: 1, RowState.TOUCHED: 1}


def test_a_call_goes_on_though_its_list_was_taken_back_meanwhile(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [row(1)])
    placed = found.lead_lists.next_row(one.list_id).result(200)
    assert placed is not None
    of = only(found)
    found.lead_lists.undo_lead_list(one.list_id).result(200)
    found.calling.start(request_for(of, placed, Language.DE)).result(200).hang_up("hung_up", NONE, "")
    settled(found)
    with pytest.raises(NotFound):
        found.lead_lists.row(placed.ref).result(200)


# ---------------------------------------------------------------------------------------------------------- blocked


def test_who_is_blocked_is_blocked_in_every_list_with_the_very_key(found: Services) -> None:
    """Before the call has ended, and it may never end."""
    lines = [row(1), row(2, name="Frau Kern", e164="+49301234567"), row(3, e164_2="+49301234567")]
    lists = [found.lead_lists.read_in(replace(FRAME, name=name), lines) for name in ("A", "B")]
    before = states(found, lists[0].list_id)
    live = start(found, "1", name="Jemand", number=KERN)
    live.press("X4").future.result(200)
    assert states(found, lists[0].list_id) == {
        1: RowState.NEW,
        2: RowState.BLOCKED,
        3: RowState.BLOCKED,
    }
    assert states(found, lists[1].list_id)[2] is RowState.BLOCKED
    counts = {one.frame.name: one.counts for one in found.lead_lists.lists().result(200)}
    assert counts["A"] == {RowState.NEW: 1, RowState.BLOCKED: 2}
    live.press("Back").future.result(200)
    assert states(found, lists[0].list_id) == before
    live.hang_up("do_not_call", NONE, "").future.result(200)
    assert states(found, lists[0].list_id)[3] is RowState.BLOCKED


def test_who_is_blocked_comes_back_blocked_in_the_next_list(found: Services) -> None:
    start(found, "1", number=KERN).hang_up("do_not_call", NONE, "").future.result(200)
    start(found, "1", name="Herr Kurz", number="4711").hang_up("do_not_call", NONE, "").future.result(200)
    lines = [row(1, e164="+49301234567"), row(2, typed="030 1\n47 11"), row(3)]
    one = found.lead_lists.read_in(FRAME, lines)
    assert one.tally == ImportTally(blocked=2, new=1)
    assert states(found, one.list_id)[3] is RowState.NEW
    assert found.lead_lists.standing(["+49301234567", "+49301000003"]).result(200) == {
        "+49301234567": (True, True),
        "+49301000003": (False, False),
    }


def test_who_is_blocked_while_their_list_is_read_in_is_blocked_in_it(found: Services) -> None:
    reading = found.lead_lists.begin(FRAME)
    reading.append([row(1, e164="+49301234567")])
    start(found, "1", number=KERN).hang_up("do_not_call", NONE, "").future.result(200)
    reading.append([row(2)])
    assert reading.finish().tally == ImportTally(blocked=1, new=1)


def test_whom_a_list_itself_says_not_to_call_is_not_called(found: Services) -> None:
    found.lead_lists.read_in(FRAME, [row(1, e164="+49301234567", state=RowState.BLOCKED)])
    with pytest.raises(ImpossibleAction):
        found.calling.start(request(number=KERN)).result(200)
    assert found.lead_lists.read_in(FRAME, [row(1, name="Neu", e164="+49301234567")]).tally == ImportTally(blocked=1)


def test_a_row_whose_number_was_blocked_in_another_form_is_not_offered(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [row(1, typed="47 11"), row(2)])
    start(found, "1", name="Herr Kurz", number="4711").hang_up("do_not_call", NONE, "").future.result(200)
    placed = found.lead_lists.next_row(one.list_id).result(200)
    assert placed is not None
    assert placed.row.place == 2


# ---------------------------------------------------------------------------------------------------------- the rest


def test_how_a_file_was_read_is_remembered_for_its_header(found: Services) -> None:
    key = "ab" * 32
    assert found.lead_lists.mapping(key).result(200) is None
    for name in ("Messe", "Messe neu"):
        mapping = ImportMapping(key, {"Tel. 1": "phone"}, {"bare": "local:030"}, name)
        found.lead_lists.keep_mapping(mapping).result(200)
        assert found.lead_lists.mapping(key).result(200) == mapping
