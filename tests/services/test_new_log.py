"""One way a log is made new: whatever it is made of, nobody blocked is called again and nothing settled comes back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ImpossibleAction, LogDamaged
from callassist.services.safekeeping import Restored
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from tests.storage.logs import KERN, NONE, START, look_into, request, rows, services, start, unhindered

APPOINTMENT = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=1), "kommt vorbei")
CALLBACK = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=2), "bat darum")


def call(found: Services, outcome: str = "not_interested", follow_up: FollowUp = NONE, **whom: Any) -> str:
    live = start(found, "1", "1", **whom)
    live.hang_up(outcome, follow_up, "").future.result(10)
    return live.id


def destroy(folder: Path) -> None:
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))


def wipe(folder: Path, *statements: str) -> None:
    """What a lost page, or another program, does: no trigger and no reference hinders it."""
    connection = look_into(folder)
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    with unhindered(connection):
        for statement in statements:
            connection.execute(statement)
    connection.close()


def recovered(folder: Path) -> Restored:
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(10), LogDamaged)
        return found.safekeeping.recover().result(60)


def is_blocked(folder: Path, **whom: Any) -> bool:
    with services(folder) as found:
        error = found.calling.start(request(**whom)).exception(10)
        assert found.database.check().result(30) == ()
    assert error is None or isinstance(error, ImpossibleAction), error
    return error is not None


def follow_ups(folder: Path) -> list[tuple[str, str]]:
    return rows(folder, "SELECT kind, state FROM follow_up ORDER BY created_at, id")


def blocked_after_the_backup(folder: Path, **whom: Any) -> Path:
    """A contact that is all right in the backup and has an appointment; then they asked not to be called again."""
    with services(folder) as found:
        call(found, "appointment_set", APPOINTMENT, **whom)
        backup = found.safekeeping.back_up().result(30).path
        call(found, "do_not_call", **whom)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign] - no backup of the end
    return backup


# -- blocks (D2) ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [KERN, "Durchwahl 7"], ids=["a number that parses", "a number only typed"])
def test_a_contact_that_was_blocked_after_the_backup_is_blocked_in_the_recovered_log(
    tmp_path: Path, number: str
) -> None:
    blocked_after_the_backup(tmp_path, number=number)
    destroy(tmp_path)
    assert recovered(tmp_path).backup is not None
    assert follow_ups(tmp_path) == [("appointment", "cancelled")]
    assert is_blocked(tmp_path, number=number)


@pytest.mark.parametrize("number", [KERN, "Durchwahl 7"], ids=["a number that parses", "a number only typed"])
@pytest.mark.parametrize("damaged", [False, True], ids=["a sound log", "a damaged log"])
def test_a_contact_that_was_blocked_after_the_backup_is_blocked_in_the_restored_log(
    tmp_path: Path, number: str, *, damaged: bool
) -> None:
    backup = blocked_after_the_backup(tmp_path, number=number)
    if damaged:
        destroy(tmp_path)
    with services(tmp_path) as found:
        found.safekeeping.restore(backup).result(30)
    assert follow_ups(tmp_path) == [("appointment", "cancelled")]
    assert is_blocked(tmp_path, number=number)


@pytest.mark.parametrize("way", ["recover", "restore", "restore over a damaged log"])
@pytest.mark.parametrize(
    "lost",
    [
        ("UPDATE contact SET number_state = 'ok'",),
        ("DELETE FROM contact",),
        ("DELETE FROM contact", "DELETE FROM call"),
        ("DELETE FROM contact", "DELETE FROM call", "DELETE FROM account", "DELETE FROM script_version"),
    ],
    ids=["the contact's state", "the contact", "contact and call", "all but the journal"],
)
def test_a_block_that_only_the_outcome_of_a_call_tells_of_holds_in_the_new_log(
    tmp_path: Path, way: str, lost: tuple[str, ...]
) -> None:
    backup = blocked_after_the_backup(tmp_path, number=KERN)
    wipe(tmp_path, *lost)
    if way != "restore":
        destroy(tmp_path)
    if way == "recover":
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(30)
    assert is_blocked(tmp_path, number=KERN)
    assert follow_ups(tmp_path) == [("appointment", "cancelled")]


@pytest.mark.parametrize("way", ["recover", "restore"])
@pytest.mark.parametrize("known_by", ["number_e164", "number_typed"])
def test_a_block_follows_the_number_in_whatever_form_it_stands_there(tmp_path: Path, way: str, known_by: str) -> None:
    """One log knows the number as typed alone (no region was set), the other as E.164 too; both ways round."""
    backup = blocked_after_the_backup(tmp_path, number=KERN)
    if known_by == "number_typed":
        wipe(tmp_path, "UPDATE contact SET number_e164 = ''", "UPDATE call SET number_e164 = ''")
    else:
        connection = connect(backup)
        connection.execute("UPDATE contact SET number_e164 = ''")
        connection.execute("UPDATE call SET number_e164 = ''")
        connection.close()
    if way == "recover":
        destroy(tmp_path)
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(30)
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_of_a_number_that_is_typed_alone_holds_once_the_number_parses(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "do_not_call", number=KERN)
    wipe(tmp_path, "UPDATE contact SET number_e164 = ''", "UPDATE call SET number_e164 = ''")
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_in_the_backup_alone_holds_although_the_log_does_not_know_it(tmp_path: Path) -> None:
    """There is no unblocking: whoever is blocked anywhere is blocked."""
    backup = blocked_after_the_backup(tmp_path, number=KERN)
    connection = connect(backup)
    connection.execute("UPDATE contact SET number_state = 'blocked'")
    connection.close()
    wipe(tmp_path, "UPDATE contact SET number_state = 'ok'", "UPDATE call SET outcome = 'hung_up'")
    destroy(tmp_path)
    recovered(tmp_path)
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_in_a_newer_backup_holds_where_an_older_one_is_restored_and_the_log_is_gone(tmp_path: Path) -> None:
    older = blocked_after_the_backup(tmp_path, number=KERN)
    with services(tmp_path) as found:
        found.safekeeping.back_up().result(30)
    (tmp_path / FILE_NAME).unlink()
    with services(tmp_path) as found:
        found.safekeeping.restore(older).result(30)
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_that_stands_in_the_write_ahead_log_alone_holds_in_a_log_that_sqlite_refuses(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "appointment_set", APPOINTMENT, number=KERN)
        backup = found.safekeeping.back_up().result(30).path
    copy = tmp_path / "copy"
    with services(tmp_path) as found:
        call(found, "no_answer", number="030 777")  # a checkpoint, before what follows
        found.database.submit(lambda store: store.connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall())
        found.database._checkpoint = lambda: None  # type: ignore[method-assign]
        call(found, "do_not_call", number=KERN)
        copy.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(tmp_path / f"{FILE_NAME}{ending}", copy / f"{FILE_NAME}{ending}")
    assert (copy / f"{FILE_NAME}-wal").stat().st_size > 0
    destroy(copy)
    with services(copy) as found:
        found.safekeeping.restore(backup).result(30)
    assert is_blocked(copy, number=KERN)


def test_two_damaged_generations_lose_no_block(tmp_path: Path) -> None:
    blocked_after_the_backup(tmp_path, number=KERN)
    destroy(tmp_path)
    recovered(tmp_path)
    with services(tmp_path) as found:
        call(found, "do_not_call", number="030 7654321", name="Herr Zwei")
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    destroy(tmp_path)
    recovered(tmp_path)
    assert is_blocked(tmp_path, number=KERN)
    assert is_blocked(tmp_path, number="030 7654321")


# -- follow-ups ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["recover", "restore"])
@pytest.mark.parametrize("state", ["done", "replaced", "cancelled"])
def test_a_follow_up_that_is_settled_anywhere_never_comes_back_as_open(tmp_path: Path, way: str, state: str) -> None:
    with services(tmp_path) as found:
        call(found, "appointment_set", APPOINTMENT)
        backup = found.safekeeping.back_up().result(30).path
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    wipe(tmp_path, f"UPDATE follow_up SET state = '{state}'")
    if way == "recover":
        destroy(tmp_path)
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(30)
    assert follow_ups(tmp_path) == [("appointment", state)]


def test_a_later_call_that_only_the_journal_knows_settles_the_callback_of_the_one_before(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "callback_agreed", CALLBACK)
        found.safekeeping.back_up().result(30)
        call(found, "callback_agreed", CALLBACK)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    before = follow_ups(tmp_path)
    assert before == [("callback", "done"), ("callback", "open")]
    wipe(
        tmp_path,
        "DELETE FROM follow_up",
        "DELETE FROM call",
        "DELETE FROM contact",
        "DELETE FROM account",
        "DELETE FROM trace_entry",
    )
    destroy(tmp_path)
    recovered(tmp_path)
    assert follow_ups(tmp_path) == before


def test_an_appointment_is_not_settled_because_the_lead_was_called_again(tmp_path: Path) -> None:
    """Made anew of the journal, too: only callbacks and next tries are settled by the next call."""
    with services(tmp_path) as found:
        call(found, "appointment_set", APPOINTMENT)
        call(found, "callback_agreed", CALLBACK)
    before = follow_ups(tmp_path)
    assert before == [("appointment", "open"), ("callback", "open")]
    shutil.rmtree(tmp_path / "backups")
    wipe(tmp_path, "DELETE FROM follow_up", "DELETE FROM call", "DELETE FROM trace_entry")
    destroy(tmp_path)
    recovered(tmp_path)
    assert follow_ups(tmp_path) == before


def test_what_a_blocked_lead_who_rang_in_has_agreed_to_later_stays_open(tmp_path: Path) -> None:
    blocked_after_the_backup(tmp_path, number=KERN)
    later = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=9), "wollte doch")
    from callassist.services.clock import FixedClock

    with services(tmp_path, FixedClock(START + timedelta(hours=2), "Europe/Berlin")) as found:
        call(found, "appointment_set", later, direction="in")
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    assert follow_ups(tmp_path) == [("appointment", "cancelled"), ("appointment", "open")]
    destroy(tmp_path)
    recovered(tmp_path)
    assert follow_ups(tmp_path) == [("appointment", "cancelled"), ("appointment", "open")]
