"""No new log lacks a block or a key that any source knows, whatever it is made of; what was lifted stays lifted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.fingerprint import BlockKey, BlockReason, BlockScope
from callassist.errors import ImpossibleAction, LogDamaged
from callassist.storage.blocks.block_keys import add_key
from callassist.storage.blocks.block_rows import BlockCause, add_fingerprint
from callassist.storage.blocks.forgetting import forget_numbers
from callassist.storage.calls.blocking import Blocking
from callassist.storage.calls.called_rows import CalledRows
from callassist.storage.database import FILE_NAME
from callassist.storage.rows import transaction
from callassist.storage.store import Store
from tests.storage.logs import NONE, rows, services, start

LIST = ("SELECT * FROM block ORDER BY id", "SELECT * FROM block_key ORDER BY key_id")
NOW = "2026-03-03T09:00:00.000000+00:00"
THEIRS = BlockKey("theirs", bytes(range(32)))


def content(folder: Path) -> list[list[tuple[Any, ...]]]:
    return [rows(folder, sql) for sql in LIST]


def do(found: Services, job: Any) -> None:
    def whole(store: Store) -> None:
        with transaction(store.connection):
            job(store)

    found.database.submit(whole).result(200)


def block(found: Services, number: str = "030 1234567", name: str = "Frau Kern") -> None:
    start(found, number=number, name=name).hang_up("do_not_call", NONE, "").future.result(200)


def lift(found: Services, number: str = "+49301234567") -> None:
    do(
        found,
        lambda store: Blocking(store.connection, CalledRows(store.connection)).lift(number, "", NOW, "wrote a letter"),
    )


def forget(found: Services, name: str = "Frau Kern") -> None:
    """As an erasure does: the fingerprints are kept, then the numbers go."""

    def job(store: Store) -> None:
        sql = "SELECT id FROM contact WHERE name = ?"
        contact = str(store.connection.execute(sql, (name,)).fetchone()[0])
        forget_numbers(store.connection, contact, NOW)
        gone = "number_typed = '', number_e164 = ''"
        store.connection.execute(f"UPDATE contact SET {gone}, number_state = 'ok' WHERE id = ?", (contact,))
        store.connection.execute(f"UPDATE call SET {gone}, outcome = 'hung_up' WHERE contact_id = ?", (contact,))
        lines = "SELECT id FROM call WHERE contact_id = ?"
        store.connection.execute(
            f"UPDATE call_event SET payload = NULL, salt = NULL WHERE call_id IN ({lines})",
            (contact,),
        )

    do(found, job)


def some_blocks(found: Services) -> None:
    """By a call, lifted since, of an erased person, and a fingerprint that came from elsewhere."""
    block(found)
    block(found, "0171 1234567", "Herr Oduya")
    lift(found, "+491711234567")
    block(found, "0171 7654321", "Frau Roth")
    forget(found, "Frau Roth")

    def theirs(store: Store) -> None:
        add_key(store.connection, THEIRS, NOW, "colleague.blocks")
        why = BlockCause(BlockReason.IMPORTED, NOW)
        fingerprint = THEIRS.fingerprint("+493055501")
        add_fingerprint(store.connection, why, fingerprint, "theirs", scope=BlockScope.NUMBER)

    do(found, theirs)


def refuses(found: Services, number: str) -> bool:
    try:
        start(found, number=number, name="Jemand")
    except ImpossibleAction:
        return True
    return False


def close_without_backup(found: Services) -> None:
    found.exporting.close()
    found.database.close()


def without_its_header(folder: Path) -> None:
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))


def damaged_and_recovered(folder: Path) -> None:
    without_its_header(folder)
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)
        assert found.database.check().result(200) == ()


@pytest.mark.parametrize("with_backup", [True, False], ids=["with a backup", "without one"])
def test_a_destroyed_header_loses_no_block_and_no_key(tmp_path: Path, *, with_backup: bool) -> None:
    with services(tmp_path) as found:
        some_blocks(found)
    before = content(tmp_path)
    if not with_backup:
        shutil.rmtree(tmp_path / "backups")
    damaged_and_recovered(tmp_path)
    assert content(tmp_path) == before
    with services(tmp_path) as found:
        told = [refuses(found, number) for number in ("030 1234567", "0171 1234567", "0171 7654321", "030 55501")]
        assert told == [True, False, True, True]


def test_what_a_backup_does_not_know_of_the_block_list_is_read_out_of_the_damaged_log(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        block(found, "030 7654321", "Frau Ost")
        found.safekeeping.back_up().result(200)
        some_blocks(found)
        close_without_backup(found)
    before = content(tmp_path)
    damaged_and_recovered(tmp_path)
    assert content(tmp_path) == before


def test_a_restored_backup_gets_the_blocks_and_keys_that_came_after_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found).hang_up("no_answer", NONE, "").future.result(200)
        backup = found.safekeeping.back_up().result(200)
        some_blocks(found)
        ours = found.database.submit(lambda store: [store.connection.execute(sql).fetchall() for sql in LIST])
        before = ours.result(200)
        found.safekeeping.restore(backup.path).result(200)
        told = [refuses(found, number) for number in ("030 1234567", "0171 7654321", "030 55501")]
        assert told == [True, True, True]
    assert content(tmp_path) == before


def test_what_was_lifted_is_not_blocked_again_by_an_older_backup(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        block(found)
        backup = found.safekeeping.back_up().result(200)
        assert refuses(found, "030 1234567")
        lift(found)
        found.safekeeping.restore(backup.path).result(200)
        assert not refuses(found, "030 1234567")
        ((since, why),) = rows_of(found, "SELECT lifted_at, lifted_reason FROM block")
        assert (since, why) == (NOW, "wrote a letter")


def test_what_was_blocked_again_after_it_was_lifted_is_blocked_in_every_new_log(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        block(found)
        lift(found)
        backup = found.safekeeping.back_up().result(200)
        block(found)
        found.safekeeping.restore(backup.path).result(200)
        assert refuses(found, "030 1234567")
        assert [bool(at) for (at,) in rows_of(found, "SELECT lifted_at FROM block ORDER BY id")] == [True, False]


def test_a_key_press_that_was_taken_back_says_nothing_of_an_older_mark(tmp_path: Path) -> None:
    """A log from before there was a block list knows who is blocked by the marks of its contacts alone."""
    with services(tmp_path) as found:
        live = start(found)
        live.press("X4").future.result(200)
        live.press("Back").future.result(200)
        live.hang_up("hung_up", NONE, "").future.result(200)
        do(found, lambda store: store.connection.execute("UPDATE contact SET number_state = 'blocked'"))
        backup = found.safekeeping.back_up().result(200)
        found.safekeeping.restore(backup.path).result(200)
        assert refuses(found, "030 1234567")


def test_the_number_of_who_was_erased_does_not_come_back_with_their_block(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, name="Herr Oduya", number="0171 1234567").hang_up("no_answer", NONE, "").future.result(200)
        before = found.safekeeping.back_up().result(200)
        block(found)
        found.safekeeping.back_up().result(200)
        forget(found)
        found.safekeeping.restore(before.path).result(200)
        assert rows_of(found, "SELECT count(*) FROM contact WHERE number_e164 = '+49301234567'") == [(0,)]
        assert rows_of(found, "SELECT count(*) FROM block WHERE number <> ''") == [(0,)]
        assert refuses(found, "030 1234567")


def test_an_empty_log_has_the_block_list_of_the_damaged_one(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        some_blocks(found)
        close_without_backup(found)
    before = content(tmp_path)
    without_its_header(tmp_path)
    with services(tmp_path) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.start_empty().result(200)
        told = [refuses(found, number) for number in ("030 1234567", "0171 1234567", "0171 7654321", "030 55501")]
        assert told == [True, False, True, True]
    assert content(tmp_path) == before


def rows_of(found: Services, sql: str) -> list[tuple[Any, ...]]:
    return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)
