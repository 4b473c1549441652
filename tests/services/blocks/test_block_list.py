"""The block list by hand: how far a block reaches, and what it takes to lift one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.fingerprint import BlockReason, BlockScope
from callassist.errors import ImpossibleAction, NotUnderstood
from tests.storage.logs import NONE, services, start

LETTER = "wrote to us on 3 March that calls are fine again"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def asked(found: Services, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return found.database.submit(lambda store: store.connection.execute(sql, values).fetchall()).result(200)


def refused(found: Services, number: str, name: str = "Jemand") -> bool:
    try:
        start(found, number=number, name=name).hang_up("no_answer", NONE, "").future.result(200)
    except ImpossibleAction:
        return True
    return False


def contact(found: Services, name: str) -> str:
    return str(asked(found, "SELECT id FROM contact WHERE name = ?", name)[0][0])


def known(found: Services, name: str, number: str) -> str:
    start(found, number=number, name=name).hang_up("no_answer", NONE, "").future.result(200)
    return contact(found, name)


def test_a_block_of_a_number_holds_for_whoever_answers_there_and_for_no_other_number(found: Services) -> None:
    kern = known(found, "Frau Kern", "030 1234567")
    also = "INSERT INTO contact_number (contact_id, place, typed, e164, kind, state, certainty, source, added_at)"
    asked(found, f"{also} VALUES (?, 1, '', '+491711234567', 'mobile', 'ok', 'sure', 'typed', '')", kern)
    assert found.block_list.add("030 1234567").result(200).count == 1
    assert [refused(found, number) for number in ("030 1234567", "0171 1234567")] == [True, False]


def test_a_block_of_a_person_holds_for_numbers_that_become_known_later_and_not_for_colleagues(found: Services) -> None:
    kern = known(found, "Frau Kern", "030 1234567")
    asked(found, "UPDATE contact SET account_id = (SELECT account_id FROM contact WHERE id = ?)", kern)
    found.block_list.add("", BlockReason.OBJECTION, BlockScope.PERSON, kern).result(200)
    also = "INSERT INTO contact_number (contact_id, place, typed, e164, kind, state, certainty, source, added_at)"
    asked(found, f"{also} VALUES (?, 1, '', '+491711234567', 'mobile', 'ok', 'sure', 'typed', '')", kern)
    assert [refused(found, number) for number in ("030 1234567", "0171 1234567", "0221 4710815")] == [True, True, False]


def test_a_block_of_a_company_holds_for_everybody_in_it(found: Services) -> None:
    kern, oduya = known(found, "Frau Kern", "030 1234567"), known(found, "Herr Oduya", "0171 1234567")
    same = "UPDATE contact SET account_id = (SELECT account_id FROM contact WHERE id = ?) WHERE id = ?"
    asked(found, same, kern, oduya)
    found.block_list.add("", BlockReason.OBJECTION, BlockScope.COMPANY, kern).result(200)
    roth = known(found, "Frau Roth", "0221 4710815")
    assert not refused(found, "0221 4710815")
    asked(found, same, kern, roth)
    told = [refused(found, number) for number in ("030 1234567", "0171 1234567", "0221 4710815")]
    assert told == [True, True, True]
    assert found.block_list.lift("0171 1234567", LETTER).result(200).count == 2
    told = [refused(found, number) for number in ("030 1234567", "0171 1234567", "0221 4710815")]
    assert told == [False, False, False]


@pytest.mark.parametrize("reason", ["", "   ", "said so", "a  b   c   d  e"])
def test_nothing_is_lifted_without_a_reason_that_says_something(found: Services, reason: str) -> None:
    found.block_list.add("030 1234567").result(200)
    with pytest.raises(NotUnderstood):
        found.block_list.lift("030 1234567", reason)
    assert refused(found, "030 1234567")


def test_a_block_that_was_lifted_stays_with_the_reason_and_the_number_can_be_called(found: Services) -> None:
    start(found).hang_up("do_not_call", NONE, "").future.result(200)
    assert found.block_list.lift("0049 30/1234567", LETTER).result(200).count == 1
    (one,) = found.block_list.blocks().result(200)
    assert (one.holds, one.lifted_reason, one.reason) == (False, LETTER, BlockReason.ASKED)
    assert not refused(found, "030 1234567")
    assert not found.block_list.is_blocked("030 1234567").result(200)
    assert found.block_list.lift("030 1234567", LETTER).result(200).count == 0


def test_a_mark_from_before_there_was_a_block_list_is_lifted_with_a_row_that_says_why(found: Services) -> None:
    known(found, "Frau Kern", "030 1234567")
    asked(found, "UPDATE contact SET number_state = 'blocked'")
    assert found.block_list.lift("030 1234567", LETTER).result(200).count == 1
    assert not refused(found, "030 1234567")
    assert [one.lifted_reason for one in found.block_list.blocks().result(200)] == [LETTER]
