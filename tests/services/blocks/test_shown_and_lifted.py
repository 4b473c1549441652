"""The block list as the rep sees it, and whose word lifts a block."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.fingerprint import BlockReason, BlockScope, NamedBlock
from callassist.errors import KnownError, NotFound, NotUnderstood
from callassist.storage.blocks.listed import WhichBlocks
from tests.storage.logs import NONE, services, start

WHY = "the register was checked again"
SAID = "wrote to us on 3 March"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def known(found: Services, name: str, number: str) -> str:
    start(found, number=number, name=name).hang_up("no_answer", NONE, "").future.result(200)
    sql = "SELECT id FROM contact WHERE name = ?"
    return str(found.database.submit(lambda store: store.connection.execute(sql, (name,)).fetchone()).result(200)[0])


def shown(found: Services, asked: str = "", which: WhichBlocks = WhichBlocks.HOLDING) -> tuple[NamedBlock, ...]:
    return found.block_list.shown(asked, which).result(200).blocks


def refusal(found: Services, block_id: str, said: str = "", number: str = "") -> str:
    with pytest.raises(KnownError) as caught:
        found.block_list.lift_block(block_id, WHY, said, number).result(200)
    return caught.value.code


def test_a_block_is_shown_with_whom_it_is_about_and_found_by_number_and_name(found: Services) -> None:
    known(found, "Frau Kern", "030 1234567")
    for number in ("030 1234567", "0221 4710815"):
        found.block_list.add(number).result(200)
    assert [(one.block.number, one.name) for one in shown(found)] == [
        ("+492214710815", ""),
        ("+49301234567", "Frau Kern"),
    ]
    assert [one.block.number for one in shown(found, "kern")] == ["+49301234567"]
    assert [one.block.number for one in shown(found, "0049 (0)30 1234567")] == ["+49301234567"]
    assert shown(found, "K%n") == shown(found, "0171 1234567") == ()


def test_what_they_said_themselves_is_lifted_by_their_own_word_alone(found: Services) -> None:
    found.block_list.add("030 1234567", BlockReason.REGISTER).result(200)
    found.block_list.add("030 1234567", BlockReason.OBJECTION, BlockScope.NUMBER).result(200)
    found.block_list.add("0221 4710815").result(200)
    register, own = (shown(found, number)[0].block.id for number in ("030 1234567", "0221 4710815"))
    assert [refusal(found, own), refusal(found, own, "yes")] == ["block_said", "block_said"]
    assert len(shown(found)) == 2
    assert found.block_list.lift_block(register, WHY).result(200).count == 1
    assert found.block_list.lift_block(own, WHY, SAID).result(200).count == 1
    assert shown(found) == ()
    lifted = {one.block.lifted_reason for one in shown(found, which=WhichBlocks.LIFTED)}
    assert lifted == {WHY, f"{WHY} – {SAID}"}
    with pytest.raises(NotFound):
        found.block_list.lift_block(own, WHY, SAID).result(200)


def test_an_own_word_behind_another_block_of_the_same_person_is_heard_too(found: Services) -> None:
    kern = known(found, "Frau Kern", "030 1234567")
    found.block_list.add("030 1234567", BlockReason.LEGAL).result(200)
    found.block_list.add("", BlockReason.OBJECTION, BlockScope.PERSON, kern).result(200)
    legal = next(one.block.id for one in shown(found) if one.block.reason is BlockReason.LEGAL)
    assert refusal(found, legal) == "block_said"


def test_where_the_fingerprint_alone_is_left_its_number_has_to_be_named(found: Services) -> None:
    found.block_list.add("030 1234567", BlockReason.REGISTER).result(200)
    forget = "UPDATE block SET number = ''"
    found.database.submit(lambda store: store.connection.execute(forget)).result(200)
    (one,) = shown(found)
    assert refusal(found, one.block.id) == "block_number"
    assert refusal(found, one.block.id, number="0221 4710815") == "block_other_number"
    assert found.block_list.lift_block(one.block.id, WHY, number="030/1234567").result(200).count == 1


def test_a_reason_that_says_nothing_is_none(found: Services) -> None:
    found.block_list.add("030 1234567", BlockReason.REGISTER).result(200)
    with pytest.raises(NotUnderstood):
        found.block_list.lift_block(shown(found)[0].block.id, "because")
