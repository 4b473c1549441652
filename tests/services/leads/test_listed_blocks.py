"""Whom a file says not to call is blocked for good: also when its list is taken back, or was cut off right after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.errors import ImpossibleAction
from callassist.services.leads import lists
from callassist.storage.calls.blocking import Blocking
from callassist.storage.calls.called_rows import CalledRows
from callassist.storage.rows import transaction
from callassist.storage.store import Store
from tests.storage.logs import services, start

FRAME = ListFrame("Robinson", Party.CONSUMER, script_id="education_savings", stage="cold_call")
FIRST, SECOND, FREE = "+49305550101", "+49305550102", "+49305550103"
ROWS = [
    ListRow(1, RowState.BLOCKED, name="Anna", e164=FIRST, e164_2=SECOND),
    ListRow(2, RowState.BLOCKED, name="Bert", typed="555 0199\n0221/12"),
    ListRow(3, name="Carl", e164=FREE),
]


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def asked(found: Services, sql: str) -> list[tuple[Any, ...]]:
    return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def refused(found: Services, number: str) -> bool:
    try:
        start(found, number=number, name="Jemand")
    except ImpossibleAction:
        return True
    return False


def settled(found: Services) -> None:
    found.lead_lists.standing(["+490"]).result(200)
    assert asked(found, "SELECT count(*) FROM list_row") == [(0,)]


def lift(found: Services, number: str) -> None:
    def job(store: Store) -> int:
        with transaction(store.connection):
            blocking = Blocking(store.connection, CalledRows(store.connection))
            return blocking.lift(number, "", "2026-03-03T09:00:00.000000+00:00", "called us on 3 March")

    assert found.database.submit(job).result(200) == 1


def test_whom_a_file_says_not_to_call_is_a_block_of_its_list(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, ROWS)
    told = asked(found, "SELECT number, scope, reason, list_id, contact_id FROM block ORDER BY id")
    assert told == [
        (number, "number", "imported", one.list_id, "") for number in (FIRST, SECOND, "555 0199", "0221/12")
    ]


def test_the_blocks_of_a_list_stay_when_it_is_taken_back(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, ROWS)
    assert found.lead_lists.undo_lead_list(one.list_id).result(200).blocks_kept == 4
    settled(found)
    assert [refused(found, number) for number in (FIRST, SECOND, "0221 12", FREE)] == [True, True, True, False]
    again = found.lead_lists.read_in(FRAME, [ListRow(1, name="Dora", e164=SECOND)])
    assert again.tally.blocked == 1


def test_a_list_that_was_cut_off_before_its_blocks_were_written_leaves_them_when_it_is_taken_back(
    found: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "write_listed_blocks", lambda *_: iter(()))
    one = found.lead_lists.read_in(FRAME, ROWS)
    assert asked(found, "SELECT count(*) FROM block") == [(0,)]
    assert refused(found, FIRST)
    found.lead_lists.undo_lead_list(one.list_id).result(200)
    assert refused(found, FIRST)
    settled(found)
    assert refused(found, FIRST)
    assert asked(found, "SELECT count(*) FROM block") == [(4,)]


def test_a_list_that_was_called_off_while_it_was_read_in_leaves_no_block(found: Services) -> None:
    reading = found.lead_lists.begin(FRAME)
    reading.append(ROWS)
    reading.cancel().result(200)
    settled(found)
    assert asked(found, "SELECT count(*) FROM block") == [(0,)]
    assert not refused(found, FIRST)


def test_what_was_lifted_is_not_blocked_again_by_taking_the_list_back(found: Services) -> None:
    one = found.lead_lists.read_in(FRAME, ROWS)
    lift(found, FIRST)
    assert not refused(found, FIRST)
    assert found.lead_lists.undo_lead_list(one.list_id).result(200).blocks_kept == 3
    settled(found)
    assert [refused(found, FIRST), refused(found, SECOND)] == [False, True]


def test_a_row_whose_block_was_lifted_needs_a_decision_and_not_while_its_other_number_is_blocked(
    found: Services,
) -> None:
    one = found.lead_lists.read_in(FRAME, ROWS)
    lift(found, FIRST)
    states = [each.row.state for each in found.lead_lists.rows(one.list_id).result(200)]
    assert states[0] is RowState.BLOCKED
    lift(found, SECOND)
    states = [each.row.state for each in found.lead_lists.rows(one.list_id).result(200)]
    assert states[0] is RowState.HELD
