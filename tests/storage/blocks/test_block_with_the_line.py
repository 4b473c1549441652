"""A block is a row of the block list, written with the line that causes it, and it outlives the person."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.errors import ImpossibleAction
from callassist.storage.blocks.forgetting import forget_numbers
from callassist.storage.rows import transaction
from callassist.storage.store import Store
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import NONE, press, rows, services, start

FRAME = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", stage="cold_call")
NUMBER = "+49301234567"
NOW = "2026-03-03T09:00:00.000000+00:00"


def blocks(found: Services, columns: str = "number, scope, reason") -> list[tuple[Any, ...]]:
    sql = f"SELECT {columns} FROM block ORDER BY id"
    return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def contact_of(found: Services, name: str = "Frau Kern") -> str:
    sql = "SELECT id FROM contact WHERE name = ?"
    return str(
        found.database.submit(lambda store: store.connection.execute(sql, (name,)).fetchone()).result(200)[0],
    )


def erase(found: Services, contact: str) -> int:
    """What of an erasure touches the block list, and what it takes away besides."""

    def job(store: Store) -> int:
        with transaction(store.connection):
            kept = forget_numbers(store.connection, contact, NOW)
            told = "UPDATE {} SET name = '', number_typed = '', number_e164 = '' WHERE {} = ?"
            store.connection.execute(told.format("contact", "id"), (contact,))
            store.connection.execute("UPDATE contact SET number_state = 'ok' WHERE id = ?", (contact,))
            store.connection.execute(told.format("call", "contact_id"), (contact,))
            store.connection.execute(
                "UPDATE call_event SET payload = NULL, salt = NULL WHERE call_id IN"
                " (SELECT id FROM call WHERE contact_id = ?)",
                (contact,),
            )
        return kept

    return found.database.submit(job).result(200)


def test_the_row_of_the_block_is_written_with_the_key_press(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)
        press(live, "X4")
        told = blocks(found, "number, scope, reason, source_call_id, contact_id, lifted_at")
        assert told == [(NUMBER, "number", "asked", live.id, contact_of(found), "")]


def test_the_key_is_made_with_the_first_block_and_the_next_one_uses_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found).hang_up("no_answer", NONE, "").future.result(200)
        sql = "SELECT key_id, length(key), origin FROM block_key"
        asked = lambda store: store.connection.execute(sql).fetchall()  # noqa: E731 - one question, asked twice
        assert found.database.submit(asked).result(200) == []
        start(found).hang_up("do_not_call", NONE, "").future.result(200)
        start(found, number="0171 1234567").hang_up("do_not_call", NONE, "").future.result(200)
        ((key_id, size, origin),) = found.database.submit(asked).result(200)
        assert (size, origin) == (64, "own")
        assert blocks(found, "DISTINCT key_id") == [(key_id,)]


def test_a_block_that_is_written_where_another_holds_is_one_more_for_its_own_call(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        press(start(found), "X4", "X4")
        press(start(found, number="0171 1234567"), "X4")
        assert blocks(found, "number") == [(NUMBER,), ("+491711234567",)]


def test_a_key_press_that_is_taken_back_lifts_its_row_which_stays_and_another_may_follow(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)
        press(live, "X4", "Back")
        assert [reason for (reason,) in blocks(found, "lifted_reason")] == ["taken_back"]
        start(found, name="Herr Oduya")
        press(live, "X4")
        assert [reason for (reason,) in blocks(found, "lifted_reason")] == ["taken_back", ""]
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found)


def test_leaving_the_exit_lifts_nothing(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        press(start(found), "X4", "Esc", "1")
        assert blocks(found, "lifted_at") == [("",)]


# -- what outlives the person ----------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["0049 (0)30/1234567", "030-123 45 67", "+49 30 1234567", "tel:+49-30-1234567"])
def test_a_block_outlives_the_person_however_the_number_is_written_then(tmp_path: Path, written: str) -> None:
    with services(tmp_path) as found:
        live = start(found)
        press(live, "X4")
        live.hang_up("do_not_call", NONE, "").future.result(200)
        contact = contact_of(found)
        assert erase(found, contact) == 2
        assert {(number, who) for number, who in blocks(found, "number, contact_id")} == {("", "")}
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, name="Herr Oduya", number=written)
    sql = "SELECT count(*) FROM {} WHERE number_e164 <> '' OR number_typed <> ''"
    assert [rows(tmp_path, sql.format(table)) for table in ("contact", "call")] == [[(0,)], [(0,)]]


def test_what_was_typed_outlives_the_person_where_the_country_is_another_one_by_then(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, number="030 1234567").hang_up("do_not_call", NONE, "").future.result(200)
        erase(found, contact_of(found))
        found.settings.set("phone_region", "US")
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, name="Herr Oduya", number="030-1234567")


def test_a_mark_from_before_there_was_a_block_list_becomes_a_fingerprint_when_its_person_is_erased(
    tmp_path: Path,
) -> None:
    with services(tmp_path) as found:
        start(found).hang_up("no_answer", NONE, "").future.result(200)
        mark = "UPDATE contact SET number_state = 'blocked'"
        found.database.submit(lambda store: store.connection.execute(mark)).result(200)
        erase(found, contact_of(found))
        assert {number for (number,) in blocks(found, "number")} == {""}
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, name="Herr Oduya")


def test_whoever_is_not_blocked_leaves_no_fingerprint(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found).hang_up("no_answer", NONE, "").future.result(200)
        press(start(found, name="Herr Oduya", number="0171 1234567"), "X4", "Back")
        assert erase(found, contact_of(found)) == 0
        assert erase(found, contact_of(found, "Herr Oduya")) == 0
        assert blocks(found, "number, contact_id, lifted_reason") == [("", "", "taken_back")]
        start(found)


def test_a_row_that_is_read_in_arrives_blocked_by_a_fingerprint_alone(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        for number in ("030 1234567", "0221 12"):
            start(found, number=number).hang_up("do_not_call", NONE, "").future.result(200)
            erase(found, contact_of(found))
        again = [
            ListRow(1, name="A", e164=NUMBER),
            ListRow(2, name="B", e164="+49305550101", e164_2=NUMBER),
            ListRow(3, RowState.NO_NUMBER, name="C", typed="0221/12"),
            ListRow(4, name="D", e164="+49305550101"),
        ]
        one = found.lead_lists.read_in(FRAME, again)
        states = [each.row.state for each in found.lead_lists.rows(one.list_id).result(200)]
        assert states == [RowState.BLOCKED, RowState.BLOCKED, RowState.BLOCKED, RowState.NEW]
        assert found.lead_lists.standing([NUMBER]).result(200) == {NUMBER: (False, True)}


def test_a_row_that_came_in_before_is_not_offered_once_its_number_is_blocked_by_a_fingerprint(tmp_path: Path) -> None:
    """The fingerprint may come from elsewhere: no mark tells of it then."""
    with services(tmp_path) as found:
        start(found).hang_up("do_not_call", NONE, "").future.result(200)
        one = found.lead_lists.read_in(FRAME, [ListRow(1, name="A", e164=NUMBER)])
        erase(found, contact_of(found))
        fresh = "UPDATE list_row SET state = 'new'"
        found.database.submit(lambda store: store.connection.execute(fresh)).result(200)
        assert found.lead_lists.next_row(one.list_id).result(200) is None


# -- L4 ----------------------------------------------------------------------------------------------------


def killed_after_the_key_press(folder: Path, program: str = "tests.services.calls.blocking_child") -> None:
    with Nursery(program) as nursery:
        child = nursery.child(str(folder), "X4")
        told = b""
        while not told.endswith(b"saved\n") and (more := os.read(child.out, 100)):
            told += more
        assert child.kill() == -9
        child.close()
    assert told == b"saved\n"


def comes_back(folder: Path) -> bool:
    """Whether somebody who said "never again" right before the kill can be called, or comes back with a list."""
    with services(folder) as found:
        (offered,) = found.calling.interrupted().result(200)
        found.calling.end_as_interrupted(offered.id).result(200)
        erase(found, contact_of(found))
        again = ListRow(1, name="Herr Oduya", typed="0049 (0)30/1234567", e164=NUMBER)
        one = found.lead_lists.read_in(FRAME, [again])
        (placed,) = found.lead_lists.rows(one.list_id).result(200)
        try:
            start(found, name="Herr Oduya", number="0049 (0)30/1234567")
        except ImpossibleAction:
            refused = True
        else:
            refused = False
        assert refused is (placed.row.state is RowState.BLOCKED)
        shown = [number for (number,) in blocks(found, "number")]
    assert set(shown) <= {""}
    return not refused


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_l4_who_is_blocked_comes_back_neither_after_a_kill_nor_after_the_erasure_nor_with_a_list(
    tmp_path: Path,
) -> None:
    killed_after_the_key_press(tmp_path)
    assert not comes_back(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_l4_would_find_a_block_that_is_only_written_at_hang_up(tmp_path: Path) -> None:
    """The negative control."""
    killed_after_the_key_press(tmp_path, "tests.storage.blocks.late_blocking_child")
    assert comes_back(tmp_path)
