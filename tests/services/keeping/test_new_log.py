"""One way a log is made new: whatever it is made of, nobody blocked is called again and nothing settled comes back."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.bootstrap import Services
from callassist.cli.main import main
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ExportError, ImpossibleAction, LogDamaged
from callassist.services.calls.call_log import LogFilter
from callassist.services.keeping.safekeeping import Restored
from callassist.storage import schema
from callassist.storage.calls import contacts
from callassist.storage.calls.records import LeadRecord
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from callassist.storage.keeping import pages, renewing
from callassist.storage.keeping.orders import Order, Way
from callassist.storage.keeping.uniting import Known, settle
from callassist.storage.rows import insert
from tests.storage.logs import KERN, NONE, START, look_into, request, rows, services, start, unhindered
from tests.upgrades.test_logs import KEPT

APPOINTMENT = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=1), "kommt vorbei")
CALLBACK = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=2), "bat darum")


def call(found: Services, outcome: str = "not_interested", follow_up: FollowUp = NONE, **whom: Any) -> str:
    live = start(found, "1", "1", **whom)
    live.hang_up(outcome, follow_up, "").future.result(200)
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
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        return found.safekeeping.recover().result(200)


def is_blocked(folder: Path, **whom: Any) -> bool:
    with services(folder) as found:
        error = found.calling.start(request(**whom)).exception(200)
        assert found.database.check().result(200) == ()
    assert error is None or isinstance(error, ImpossibleAction), error
    return error is not None


def follow_ups(folder: Path) -> list[tuple[str, str]]:
    return rows(folder, "SELECT kind, state FROM follow_up ORDER BY created_at, id")


def blocked_after_the_backup(folder: Path, **whom: Any) -> Path:
    """A contact that is all right in the backup and has an appointment; then they asked not to be called again."""
    with services(folder) as found:
        call(found, "appointment_set", APPOINTMENT, **whom)
        backup = found.safekeeping.back_up().result(200).path
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
        found.safekeeping.restore(backup).result(200)
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
            found.safekeeping.restore(backup).result(200)
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
            found.safekeeping.restore(backup).result(200)
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
        found.safekeeping.back_up().result(200)
    (tmp_path / FILE_NAME).unlink()
    with services(tmp_path) as found:
        found.safekeeping.restore(older).result(200)
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_in_a_newer_backup_that_is_damaged_holds_where_the_log_is_gone(tmp_path: Path) -> None:
    blocked_after_the_backup(tmp_path, number=KERN)
    with services(tmp_path) as found:
        newer = found.safekeeping.back_up().result(200).path
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    with newer.open("r+b") as file:
        file.write(bytes(100))
    (tmp_path / FILE_NAME).unlink()
    result = recovered(tmp_path)
    assert result.bad_backups == (newer,)
    assert result.backup is not None
    assert is_blocked(tmp_path, number=KERN)


@pytest.mark.parametrize("file", ["the log", "its write-ahead log", "a damaged backup"])
def test_what_cannot_be_read_now_is_told_and_no_log_is_made_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """A disk that does not answer says nothing of what is on it: who is blocked would be forgotten without a word."""
    blocked_after_the_backup(tmp_path, number=KERN)
    path = tmp_path / FILE_NAME
    if file == "its write-ahead log":
        path = tmp_path / f"{FILE_NAME}-wal"
        path.write_bytes(bytes(32))
    elif file == "a damaged backup":
        with services(tmp_path) as found:
            path = found.safekeeping.back_up().result(200).path
            found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        with path.open("r+b") as opened:
            opened.write(bytes(100))
    destroy(tmp_path)
    open_plainly = pages.open_regular
    refused: list[Path] = []

    def open_badly(wanted: Path) -> BinaryIO:
        if wanted == path and not refused:
            refused.append(wanted)
            raise OSError(errno.EIO, "Input/output error", str(wanted))
        return open_plainly(wanted)

    monkeypatch.setattr(pages, "open_regular", open_badly)
    target = tmp_path / "new.db"
    order = Order(Way.RECOVER, tmp_path / FILE_NAME, tmp_path / "backups", target, datetime.now(UTC))
    with pytest.raises(OSError, match="Input/output"):
        renewing.build(order)
    assert refused == [path]
    assert not target.exists()
    renewing.build(order)
    connection = connect(target)
    assert ("blocked",) in connection.execute("SELECT number_state FROM contact").fetchall()
    connection.close()


@pytest.mark.parametrize("where", ["the log", "what was set aside"])
def test_the_log_itself_or_what_was_set_aside_can_be_restored(tmp_path: Path, where: str) -> None:
    blocked_after_the_backup(tmp_path, number=KERN)
    before = rows(tmp_path, "SELECT * FROM call_event ORDER BY seq")
    with services(tmp_path) as found:
        kept = found.safekeeping.restore(tmp_path / FILE_NAME).result(200).kept
        assert kept is not None
        if where != "the log":
            found.safekeeping.restore(kept / FILE_NAME).result(200)
    assert rows(tmp_path, "SELECT * FROM call_event ORDER BY seq") == before
    assert is_blocked(tmp_path, number=KERN)


def test_a_block_that_stands_in_the_write_ahead_log_alone_holds_in_a_log_that_sqlite_refuses(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "appointment_set", APPOINTMENT, number=KERN)
        backup = found.safekeeping.back_up().result(200).path
    copy = tmp_path / "copy"
    with services(tmp_path) as found:
        call(found, "no_answer", number="030 777")  # a checkpoint, before what follows
        found.database.submit(lambda store: store.connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall())
        found.database._checkpoint = lambda **_: None  # type: ignore[method-assign]
        call(found, "do_not_call", number=KERN)
        copy.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(tmp_path / f"{FILE_NAME}{ending}", copy / f"{FILE_NAME}{ending}")
    assert (copy / f"{FILE_NAME}-wal").stat().st_size > 0
    destroy(copy)
    with services(copy) as found:
        found.safekeeping.restore(backup).result(200)
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


@pytest.mark.parametrize(("outcome", "state"), [("wrong_number", "wrong"), ("number_dead", "dead")])
def test_what_a_call_after_the_backup_found_out_about_the_number_is_in_the_recovered_log(
    tmp_path: Path, outcome: str, state: str
) -> None:
    with services(tmp_path) as found:
        call(found)
        found.safekeeping.back_up().result(200)
        call(found, outcome)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    destroy(tmp_path)
    assert recovered(tmp_path).backup is not None
    assert rows(tmp_path, "SELECT number_state FROM contact") == [(state,)]


# -- follow-ups ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["recover", "restore"])
@pytest.mark.parametrize("state", ["done", "replaced", "cancelled"])
def test_a_follow_up_that_is_settled_anywhere_never_comes_back_as_open(tmp_path: Path, way: str, state: str) -> None:
    with services(tmp_path) as found:
        call(found, "appointment_set", APPOINTMENT)
        backup = found.safekeeping.back_up().result(200).path
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    wipe(tmp_path, f"UPDATE follow_up SET state = '{state}'")
    if way == "recover":
        destroy(tmp_path)
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(200)
    assert follow_ups(tmp_path) == [("appointment", state)]


def test_a_later_call_that_only_the_journal_knows_settles_the_callback_of_the_one_before(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "callback_agreed", CALLBACK)
        found.safekeeping.back_up().result(200)
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


@pytest.mark.parametrize("way", ["recover", "restore"])
def test_what_a_call_started_by_mistake_gave_back_stays_open(tmp_path: Path, way: str) -> None:
    with services(tmp_path) as found:
        call(found, "callback_agreed", CALLBACK)
        call(found, "started_by_mistake")
        backup = found.safekeeping.back_up().result(200).path
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    assert ("callback", "open") in follow_ups(tmp_path)
    if way == "recover":
        destroy(tmp_path)
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(200)
    assert ("callback", "open") in follow_ups(tmp_path)


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


# -- several sources -----------------------------------------------------------------------------------------------


def test_a_log_from_elsewhere_is_restored_with_every_block_of_ours_and_that_is_said(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    with services(ours) as found:
        call(found, "do_not_call", number=KERN)
    with services(theirs) as found:
        call(found, "appointment_set", APPOINTMENT, number=KERN)
        call(found, name="Herr Fremd", number="030 5")
    with services(ours) as found:
        result = found.safekeeping.restore(theirs / FILE_NAME).result(200)
    assert (result.is_another, result.blocked, result.calls) == (True, 1, 2)
    assert is_blocked(ours, number=KERN)
    assert follow_ups(ours) == [("appointment", "cancelled")]


def test_what_is_found_in_a_log_from_elsewhere_is_what_is_in_it(tmp_path: Path) -> None:
    """Its search index may say anything; SQLite compares the index with its own copy of the words alone."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        with services(folder) as found:
            call(found, name="Herr Fremd", number="030 7654321")
    wipe(
        theirs,
        "UPDATE call_search SET people = 'niemand', words = 'gelogen'",
        "INSERT INTO facet (kind, value) VALUES ('outcome', 'erfunden')",
    )
    with services(ours) as found:
        found.safekeeping.restore(theirs / FILE_NAME).result(200)
        for text, count in (("fremd", 1), ("niemand", 0), ("4321", 1)):
            assert len(found.call_log.page(LogFilter(text=text)).result(200).rows) == count
    assert rows(ours, "SELECT value FROM facet WHERE value = 'erfunden'") == []


def test_the_key_of_a_log_from_elsewhere_does_not_take_the_place_of_ours(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        with services(folder) as found:
            call(found)
    key = rows(ours, "SELECT value FROM meta WHERE key = 'rescue_key'")
    with services(ours) as found:
        found.safekeeping.restore(theirs / FILE_NAME).result(200)
    assert rows(ours, "SELECT value FROM meta WHERE key = 'rescue_key'") == key


def test_a_log_that_moves_to_an_empty_folder_is_not_called_another_and_keeps_its_key(tmp_path: Path) -> None:
    ours, there = tmp_path / "ours", tmp_path / "there"
    with services(ours) as found:
        call(found)
    key = rows(ours, "SELECT value FROM meta WHERE key = 'rescue_key'")
    with services(there) as found:
        result = found.safekeeping.restore(ours / FILE_NAME).result(200)
    assert (result.is_another, result.calls, result.missing) == (False, 1, 0)
    assert rows(there, "SELECT value FROM meta WHERE key = 'rescue_key'") == key


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs")
@pytest.mark.parametrize("note", ["[" * 9_000, '{"made": 1e400}', "fifo", '{"calls": 1e999}'])
def test_a_backup_whose_note_is_none_of_ours_does_not_count_and_is_not_waited_for(tmp_path: Path, note: str) -> None:
    with services(tmp_path) as found:
        call(found)
        backup = found.safekeeping.back_up().result(200)
        path = backup.path.with_suffix(".json")
        if note == "fifo":
            path.unlink()
            os.mkfifo(path)
        else:
            path.write_text(
                note if note != '{"calls": 1e999}' else path.read_text().replace('"calls": 1', '"calls": 1e999')
            )
        assert found.safekeeping.backups().result(200) == ()


@pytest.mark.parametrize("edit", ["outcome = 'appointment_set'", "state = 'open', outcome = ''"])
def test_an_end_that_the_journal_tells_otherwise_is_put_right(tmp_path: Path, edit: str) -> None:
    with services(tmp_path) as found:
        call(found)
        backup = found.safekeeping.back_up().result(200).path
    connection = connect(backup)
    connection.execute(f"UPDATE call SET {edit}")
    connection.close()
    with services(tmp_path) as found:
        found.safekeeping.restore(backup).result(200)
    assert rows(tmp_path, "SELECT state, outcome FROM call") == [("ended", "not_interested")]


def test_a_backup_of_the_oldest_format_is_restored_with_every_block(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "do_not_call", number="0171 9876543")
        result = found.safekeeping.restore(KEPT[0]).result(200)
    assert result.calls == 3
    assert is_blocked(tmp_path, number="0171 9876543", name="Herr Straßner")
    with services(tmp_path) as found:
        assert len(found.call_log.page(LogFilter()).result(200).rows) == 3


def test_lines_that_somebody_took_out_and_noted_as_known_holes_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        with services(folder) as found:
            call(found)
            call(found, name="Herr Zwei", number="030 7654321")
    ((prev_hash,),) = rows(theirs, "SELECT prev_hash FROM call_event WHERE seq = 5")
    wipe(
        theirs,
        "DELETE FROM call_event WHERE seq IN (3, 4)",
        "UPDATE call SET events = 2 WHERE seq = 1",
        f"INSERT INTO meta (key, value) VALUES ('gap:5', '{prev_hash}')",
    )
    with services(ours) as found:
        assert found.safekeeping.restore(theirs / FILE_NAME).result(200).missing == 2
        assert found.safekeeping.known_holes().result(200) == 2
    assert main(["--data-dir", str(ours), "doctor"]) == 0
    assert "2 entries are known to be missing" in capsys.readouterr().out


def test_an_empty_log_that_is_begun_in_the_place_of_a_damaged_one_keeps_every_block(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "do_not_call", number=KERN)
    destroy(tmp_path)
    with services(tmp_path) as found:
        kept = found.safekeeping.start_empty().result(200)
        assert found.call_log.page(LogFilter()).result(200).rows == ()
    assert kept is not None
    assert is_blocked(tmp_path, number=KERN)


@pytest.mark.parametrize("way", ["recover", "restore"])
def test_what_was_erased_anywhere_does_not_come_back(tmp_path: Path, way: str) -> None:
    with services(tmp_path) as found:
        call(found, "callback_agreed", CALLBACK, name="Frau Geheim")
        backup = found.safekeeping.back_up().result(200).path
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    wipe(
        tmp_path,
        "UPDATE call_event SET payload = NULL, salt = NULL",
        "DELETE FROM trace_entry",
        "DELETE FROM follow_up",
        "DELETE FROM call_search",
        "UPDATE call SET name = '', number_typed = '', number_e164 = '', answers = '', cells = '', trace_entries = 0",
    )
    if way == "recover":
        destroy(tmp_path)
        recovered(tmp_path)
    else:
        with services(tmp_path) as found:
            found.safekeeping.restore(backup).result(200)
    assert rows(tmp_path, "SELECT count(*), count(payload), count(salt) FROM call_event")[0][1:] == (0, 0)
    assert rows(tmp_path, "SELECT name, number_typed, answers FROM call") == [("", "", "")]
    assert follow_ups(tmp_path) == []
    with services(tmp_path) as found:
        assert found.call_log.page(LogFilter(text="geheim")).result(200).rows == ()
        assert found.database.check().result(200) == ()


def test_a_readable_copy_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        call(found)
    destroy(tmp_path / "data")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FILE_NAME).write_text("mine")
    with services(tmp_path / "data") as found:
        assert isinstance(found.safekeeping.readable_copy(tmp_path / "out").exception(200), ExportError)
    assert (tmp_path / "out" / FILE_NAME).read_text() == "mine"


# -- any two logs --------------------------------------------------------------------------------------------------

NUMBERS = ("030 1234567", "030/1234567", "+49 30 1234567", "0049 30 1234567", "Durchwahl 7", "0171 9876543")
E164 = {"030 1234567": "+49301234567", "030/1234567": "+49301234567", "0171 9876543": "+491719876543"}
SOMEBODY = st.tuples(st.sampled_from(NUMBERS), st.booleans(), st.booleans())
"""How a number was typed, whether it was understood, and whether it is blocked."""


def contacts_in(path: Path, found: list[tuple[str, bool, bool]]) -> Any:
    schema.create(path, "2026-03-02T09:00:00.000000+00:00")
    connection = connect(path)
    for number, (typed, parsed, is_blocked) in enumerate(found):
        values = (f"a{number}", f"c{number}", typed, E164.get(typed, "") if parsed else "")
        insert(connection, "account", {"id": values[0]})
        insert(
            connection,
            "contact",
            {
                "id": values[1],
                "account_id": values[0],
                "number_typed": values[2],
                "number_e164": values[3],
                "number_state": "blocked" if is_blocked else "ok",
            },
        )
    return connection


@settings(max_examples=60, deadline=None)
@given(st.lists(SOMEBODY, max_size=5), st.lists(SOMEBODY, max_size=5))
def test_whoever_is_blocked_in_either_of_two_logs_is_blocked_in_what_is_made_of_both(
    one: list[tuple[str, bool, bool]], other: list[tuple[str, bool, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        new, old = contacts_in(Path(name) / "new.db", one), contacts_in(Path(name) / "old.db", other)
        known = Known()
        known.read(old)
        known.apply(new)
        new.execute("BEGIN")
        settle(new)
        new.execute("COMMIT")
        again = Known()
        again.read(new)
        assert again.apply(new) == 0, "a second time changes nothing"
        for typed, parsed, is_blocked in one + other:
            lead = LeadRecord("", "", typed, E164.get(typed, "") if parsed else "")
            assert not is_blocked or contacts.is_blocked(new, lead), (typed, parsed)
        unblocked = new.execute("SELECT number_e164 FROM contact WHERE number_state <> 'blocked'").fetchall()
        blocked = {row[0] for row in new.execute("SELECT number_e164 FROM contact WHERE number_state = 'blocked'")}
        assert not {row[0] for row in unblocked if row[0]} & blocked, "one number, blocked and not"
        assert new.execute("PRAGMA foreign_key_check").fetchall() == []
        new.close()
        old.close()


STATES = ("open", "done", "replaced", "cancelled")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(STATES)), min_size=1, max_size=4))
def test_a_follow_up_is_open_only_where_every_source_that_knows_it_says_so(sources: list[dict[str, str]]) -> None:
    known = Known()
    for source in sources:
        for one, state in source.items():
            known.note("follow_up", {"id": one, "state": state})
    for one in "abcd":
        states = {source[one] for source in sources if one in source}
        assert (one in known.settled) == bool(states - {"open"})
        assert known.settled.get(one, (None,))[0] in {None, *states} - {"open"}


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"lead": {"name": ' + "[" * 100_000, '{"outcome": "do_not_call"'])
def test_a_journal_line_that_is_none_of_ours_is_passed_over(deep: str) -> None:
    known = Known()
    for kind, number in (("hung_up", 1), ("started", 0)):
        line = {"event_id": "e", "call_id": "c", "number": number, "kind": kind, "payload": deep, "at_utc": ""}
        known.note("call_event", line)
    assert known.blocks() == set()
