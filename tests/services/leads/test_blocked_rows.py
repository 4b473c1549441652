"""Whom rows of lists block and who blocks them: each for itself, whatever its other numbers are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ImportTally, ListFrame, ListRow, Party, RowRef, RowState
from callassist.domain.text import Language
from callassist.services.leads.lists import CalledOff, request_for
from tests.storage.logs import NONE, request, rows, services, start

FRAME = ListFrame(
    "Fair",
    Party.BUSINESS,
    script_id="education_savings",
    stage="cold_call",
    presumed_reason="Asked for offers at the fair",
)
SWITCHBOARD, DIRECT, BLOCKED = "+49302222222", "+49301111111", "+49301234567"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def block(found: Services, number: str = BLOCKED) -> None:
    start(found, "1", name="Herr Kurz", number=number).hang_up("do_not_call", NONE, "").future.result(200)


def states(found: Services, list_id: str) -> dict[int, RowState]:
    return {one.row.place: one.row.state for one in found.lead_lists.rows(list_id).result(200)}


def test_a_colleague_of_somebody_who_is_blocked_can_be_called_at_their_switchboard(found: Services) -> None:
    block(found)
    carl = ListRow(1, name="Carl", e164=SWITCHBOARD, e164_2=BLOCKED)
    dora = ListRow(2, name="Dora", e164=SWITCHBOARD)
    one = found.lead_lists.read_in(FRAME, [carl, dora])
    assert states(found, one.list_id) == {1: RowState.BLOCKED, 2: RowState.NEW}
    assert one.tally == ImportTally(blocked=1, new=1)
    placed = found.lead_lists.next_row(one.list_id).result(200)
    assert placed is not None
    assert placed.row.name == "Dora"
    found.calling.start(request(name="Dora", number=SWITCHBOARD)).result(200)


def test_a_block_that_was_lifted_is_not_kept_up_by_a_list_that_was_read_in_meanwhile(found: Services) -> None:
    live = start(found, "1", number=BLOCKED)
    live.press("X4").future.result(200)
    found.lead_lists.read_in(FRAME, [ListRow(1, name="Kern", e164=BLOCKED)])
    live.press("Back").future.result(200)
    live.hang_up("hung_up", NONE, "").future.result(200)
    found.calling.start(request(number=BLOCKED)).result(200)


@pytest.mark.parametrize("second", ["+49300000001", "+49309999999"])
def test_a_row_is_blocked_by_its_second_number_though_it_stands_in_a_list_already(found: Services, second: str) -> None:
    block(found, second)
    first = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT)])
    again = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT, e164_2=second)])
    assert again.tally == ImportTally(blocked=1)
    found.lead_lists.undo_lead_list(first.list_id).result(200)
    found.lead_lists.standing(["+490"]).result(200)
    assert states(found, again.list_id) == {1: RowState.BLOCKED}


def test_who_is_blocked_after_their_second_list_came_in_is_not_new_when_the_first_is_taken_back(
    found: Services,
) -> None:
    first = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT)])
    again = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT, e164_2=BLOCKED)])
    assert again.tally == ImportTally(listed=1)
    block(found)
    found.lead_lists.undo_lead_list(first.list_id).result(200)
    found.lead_lists.standing(["+490"]).result(200)
    assert states(found, again.list_id) == {1: RowState.BLOCKED}


def test_a_row_whose_call_was_a_mistake_is_blocked_if_somebody_there_asked_meanwhile(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT)])
    (of,) = found.lead_lists.lists().result(200)
    placed = found.lead_lists.row(RowRef(one.list_id, 1)).result(200)
    found.calling.log_unreached(request_for(of, placed, Language.DE), "no_answer", NONE).result(200)
    other = start(found, "1", name="Bert", number=DIRECT)
    other.press("X4").future.result(200)
    found.calling.take_back_unreached().result(200)
    assert states(found, one.list_id) == {1: RowState.BLOCKED}


def test_what_finds_a_row_is_made_of_what_is_kept_and_goes_with_it(found: Services, tmp_path: Path) -> None:
    one = found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT, email="a" * 600 + "@example.org")])
    found.lead_lists.undo_lead_list(one.list_id).result(200)
    found.lead_lists.standing(["+490"]).result(200)
    found.close()
    assert rows(tmp_path, "SELECT key FROM list_key") == []


def test_where_a_row_says_itself_it_is_from_is_what_is_spoken(found: Services) -> None:
    proof = {"source": "asked for a call at example.org"}
    found.lead_lists.read_in(FRAME, [ListRow(1, name="Anna", e164=DIRECT, proof=proof)])
    (of,) = found.lead_lists.lists().result(200)
    placed = found.lead_lists.row(RowRef(of.id, 1)).result(200)
    asked = request_for(of, placed, Language.DE)
    assert (asked.consent_source, asked.placeholders) == (proof["source"], {"data_source": proof["source"]})


def test_a_log_that_is_closed_calls_an_import_off(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        reading = found.lead_lists.begin(FRAME)
        reading.append([ListRow(1, name="Anna", e164=DIRECT)])
    for what in (lambda: found.lead_lists.begin(FRAME), reading.finish):
        with pytest.raises(CalledOff):
            what()
