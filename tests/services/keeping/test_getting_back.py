"""Restore and recovery through the services: whatever happens to the files, the data comes back."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from concurrent.futures import CancelledError
from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.errors import ImpossibleAction, LogDamaged, NotFound
from callassist.services.calls.call_log import LogFilter
from callassist.services.clock import FixedClock
from callassist.services.keeping.safekeeping import Restored
from callassist.storage.database import FILE_NAME, MARK_NAME
from callassist.storage.keeping.wal_hard_link import second_name_of, wal_of
from tests.services.keeping.whole_logs import call, some_calls
from tests.storage.logs import NONE, START, look_into, press, request, rows, services, start

PAGE = 4096


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All of a log that is not the place of a row in a file."""
    queries = {
        "journal": "SELECT * FROM call_event ORDER BY seq",
        "calls": "SELECT * FROM call ORDER BY seq",
        "trace": "SELECT * FROM trace_entry ORDER BY call_id, number",
        "contacts": "SELECT * FROM contact ORDER BY id",
        "accounts": "SELECT * FROM account ORDER BY id",
        "scripts": "SELECT * FROM script_version ORDER BY sha256",
        "follow_ups": "SELECT * FROM follow_up ORDER BY id",
        "search": "SELECT rowid, * FROM call_search ORDER BY rowid",
        "facets": "SELECT * FROM facet ORDER BY kind, value",
        "meta": "SELECT * FROM meta ORDER BY key",
    }
    return {name: rows(folder, sql) for name, sql in queries.items()}


def recovered(folder: Path) -> Restored:
    """What the rep's Restore does after a restart with a damaged log."""
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        result = found.safekeeping.recover().result(200)
        assert found.safekeeping.open().result(200).warnings == ()
        assert found.database.check().result(200) == ()
    return result


def without_backups(folder: Path) -> None:
    shutil.rmtree(folder / "backups")


def lose(folder: Path, *tables: str) -> None:
    """Wipes all rows of these tables, as if every one of their pages had been lost."""
    connection = look_into(folder)
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    for table in tables:
        connection.execute(f"DELETE FROM {table}")
    connection.close()


def spoil(path: Path, at: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(random.Random(at).randbytes(length))


@pytest.mark.parametrize("with_backup", [True, False], ids=["with a backup", "without one"])
def test_a_destroyed_header_loses_nothing(tmp_path: Path, *, with_backup: bool) -> None:
    some_calls(tmp_path)
    before = content(tmp_path)
    if not with_backup:
        without_backups(tmp_path)
    damaged = tmp_path / FILE_NAME
    spoil(damaged, 0, 100)
    wreck = damaged.read_bytes()
    result = recovered(tmp_path)
    assert content(tmp_path) == before
    assert (result.calls, result.missing) == (12, 0)
    assert (result.backup is not None) == with_backup
    assert result.salvaged_calls == (0 if with_backup else 12)
    assert result.kept is not None
    assert (result.kept / FILE_NAME).read_bytes() == wreck


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_write_ahead_log_that_is_deleted_after_a_kill_comes_back(tmp_path: Path) -> None:
    acknowledged = kill_in_mid_call(tmp_path)
    assert acknowledged > 5
    assert wal_of(tmp_path / FILE_NAME).stat().st_size > 0
    wal_of(tmp_path / FILE_NAME).unlink()
    with services(tmp_path) as found:
        assert found.safekeeping.open().result(200).warnings == ()
        (interrupted,) = found.calling.interrupted().result(200)
        assert interrupted.answers_count >= 1
        assert found.database.check().result(200) == ()
    assert rows(tmp_path, "SELECT max(number) FROM call_event")[0][0] >= acknowledged


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_write_ahead_log_that_was_taken_over_by_another_program_is_not_put_back(tmp_path: Path) -> None:
    kill_in_mid_call(tmp_path)
    other = look_into(tmp_path)  # recovers, and removes the write-ahead log when it closes
    other.execute("UPDATE call SET note = 'written by hand'")
    other.close()
    assert not wal_of(tmp_path / FILE_NAME).exists()
    assert second_name_of(tmp_path / FILE_NAME).stat().st_size > 0
    with services(tmp_path) as found:
        found.safekeeping.open().result(200)
        assert found.database.check().result(200) == ()
    assert rows(tmp_path, "SELECT note FROM call") == [("written by hand",)]


def test_a_corrupt_newest_backup_is_passed_over(tmp_path: Path) -> None:
    some_calls(tmp_path, 4)
    with services(tmp_path, FixedClock(START + timedelta(hours=1), "Europe/Berlin")) as found:
        call(found, "Frau Neu", "030 99")
    before = content(tmp_path)
    newest, older = sorted((tmp_path / "backups").glob("*.db"), reverse=True)
    spoil(newest, 3 * PAGE, 8 * PAGE)
    spoil(tmp_path / FILE_NAME, 0, 100)
    result = recovered(tmp_path)
    assert content(tmp_path) == before
    assert result.backup is not None
    assert result.backup.path == older
    assert result.bad_backups == (newest,)
    assert (result.calls, result.salvaged_calls) == (5, 1)


@pytest.mark.parametrize("how", ["emptied", "deleted", "emptied with its mark", "no database"])
def test_a_log_that_was_emptied_or_deleted_comes_back_from_its_backup(tmp_path: Path, how: str) -> None:
    some_calls(tmp_path)
    before = content(tmp_path)
    if "emptied" in how:
        (tmp_path / FILE_NAME).write_bytes(b"")
    elif how == "deleted":
        (tmp_path / FILE_NAME).unlink()
    else:
        (tmp_path / FILE_NAME).write_text("dear diary")
    if "mark" in how:
        (tmp_path / MARK_NAME).unlink()
    result = recovered(tmp_path)
    assert content(tmp_path) == before
    assert result.calls == 12


def test_where_there_is_nothing_to_get_it_back_from_that_is_said_and_nothing_changed(tmp_path: Path) -> None:
    some_calls(tmp_path, 1)
    without_backups(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"")
    with services(tmp_path) as found:
        with pytest.raises(LogDamaged, match="nothing"):
            found.safekeeping.recover().result(200)
        assert (tmp_path / FILE_NAME).read_bytes() == b""
        kept = found.safekeeping.start_empty().result(200)
        assert kept is not None
        assert (kept / FILE_NAME).exists()
        call(found)
    assert len(rows(tmp_path, "SELECT 1 FROM call")) == 1


def kill_in_mid_call(folder: Path) -> int:
    """Kills a program in the middle of a call, before its write-ahead log was taken over; the last entry it told of."""
    code = f"""
import sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from tests.storage.logs import services, start, press
with services(Path({str(folder)!r})) as found:
    live = start(found, "1", "1", "1", "=6")
    for token in "1", "Back", "1", "Back", "1", "Back":
        saving = live.press(token)
        saving.future.result(200)
        print(saving.seq, flush=True)
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert done.returncode == -signal.SIGKILL, done.stderr
    return int(done.stdout.split()[-1])


@pytest.mark.parametrize("share", [0.02, 0.1])
def test_what_can_be_read_of_damaged_pages_comes_back_and_nothing_wrong(tmp_path: Path, share: float) -> None:
    """No backup: what comes back is a part of what was there, to the letter; torn rows are made anew of the journal."""
    some_calls(tmp_path, 60)
    before = content(tmp_path)
    without_backups(tmp_path)
    damaged = tmp_path / FILE_NAME
    pages = damaged.stat().st_size // PAGE
    chance = random.Random(7)
    for page in chance.sample(range(1, pages), max(2, int(pages * share))):
        spoil(damaged, page * PAGE, PAGE)
    spoil(damaged, 0, 100)
    result = recovered(tmp_path)
    after = content(tmp_path)
    assert set(after["journal"]) <= set(before["journal"])
    assert set(after["trace"]) <= set(before["trace"])
    assert len(after["journal"]) > len(before["journal"]) * (1 - 3 * share)
    assert result.missing == len(before["journal"]) - len(after["journal"])
    with services(tmp_path) as found:
        assert found.database.check().result(200) == ()  # the holes are known
        assert len(found.call_log.page(LogFilter(), limit=100).result(200).rows) == result.calls
        call(found, "Frau Danach", "030 777")
        assert found.database.check().result(200) == ()


def test_a_trace_that_is_lost_is_made_anew_of_the_journal(tmp_path: Path) -> None:
    some_calls(tmp_path, 3)
    before = content(tmp_path)
    lose(tmp_path, "trace_entry")
    without_backups(tmp_path)
    spoil(tmp_path / FILE_NAME, 0, 100)
    recovered(tmp_path)
    assert content(tmp_path) == before


def test_a_call_whose_row_is_lost_is_made_anew_of_its_journal(tmp_path: Path) -> None:
    some_calls(tmp_path, 5)
    with services(tmp_path) as found:
        start(found, "1", "1", name="Frau Offen", number="030 555")
    before = content(tmp_path)
    lose(tmp_path, "call", "contact", "account", "trace_entry")
    without_backups(tmp_path)
    spoil(tmp_path / FILE_NAME, 0, 100)
    result = recovered(tmp_path)
    assert result.calls == 6
    after = content(tmp_path)
    assert after["journal"] == before["journal"]
    assert after["trace"] == before["trace"]
    with services(tmp_path) as found:
        page = found.call_log.page(LogFilter(text="1234503")).result(200)
        assert [(row.name, row.outcome, row.note) for row in page.rows] == [
            ("Lead 3", "not_interested", "Notiz zu Lead 3")
        ]
        (open_call,) = found.calling.interrupted().result(200)
        assert open_call.name == "Frau Offen"
        assert found.calling.resume(open_call.id).result(200).view.node == "a03"


def test_a_script_that_is_lost_is_pinned_again_where_the_same_is_at_hand(tmp_path: Path) -> None:
    some_calls(tmp_path, 2)
    before = content(tmp_path)
    lose(tmp_path, "script_version", "call")
    without_backups(tmp_path)
    spoil(tmp_path / FILE_NAME, 0, 100)
    recovered(tmp_path)
    assert {row[0] for row in rows(tmp_path, "SELECT source FROM script_version WHERE sha256 <> 'lost'")} == {
        row[6] for row in before["scripts"]
    }


def test_a_recovery_that_is_called_off_or_killed_changes_nothing(tmp_path: Path) -> None:
    import threading

    some_calls(tmp_path, 40)
    spoil(tmp_path / FILE_NAME, 0, 100)
    wreck = (tmp_path / FILE_NAME).read_bytes()
    cancel = threading.Event()
    cancel.set()
    without_backups(tmp_path)
    with services(tmp_path) as found:
        future = found.safekeeping.recover(cancel=cancel)
        with pytest.raises(CancelledError):
            future.result(200)
        assert (tmp_path / FILE_NAME).read_bytes() == wreck
        assert not list(tmp_path.glob(".*part*"))
        assert found.safekeeping.recover().result(200).calls == 40


@pytest.mark.parametrize("step", range(7))
def test_a_kill_while_the_files_are_exchanged_can_be_begun_again_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The n-th change of a name fails, as if the program had been killed there; the next start gets it all back."""
    some_calls(tmp_path, 6)
    before = content(tmp_path)
    without_backups(tmp_path)
    spoil(tmp_path / FILE_NAME, 0, 100)
    (tmp_path / f"{FILE_NAME}-shm").write_bytes(b"foreign")
    done = 0

    class Killed(Exception):
        pass

    def stop() -> None:
        nonlocal done
        done += 1
        if done > step:
            raise Killed

    replace, link = Path.replace, os.link

    def replaced(self: Path, target: Path) -> Path:
        stop()
        return replace(self, target)

    def linked(source: Path, target: Path) -> None:
        stop()
        link(source, target)

    with services(tmp_path) as found, monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replaced)
        patch.setattr(os, "link", linked)
        survived = found.safekeeping.recover().exception(200) is None
        done = -1000
    if not survived:
        with services(tmp_path) as found:
            if found.safekeeping.open().exception(200) is not None:
                found.safekeeping.recover().result(200)
    assert content(tmp_path)["journal"] == before["journal"]
    assert content(tmp_path)["calls"] == before["calls"]


def test_a_restored_backup_takes_the_place_of_the_log_which_is_kept(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "Frau A", "030 1")
        backup = found.safekeeping.back_up().result(200)
        held = content_of(found)
        call(found, "Frau B", "030 2")
        live = start(found, "1", name="Frau C", number="030 3")
        press(live, "X4")
        live.hang_up("do_not_call", NONE, "").future.result(200)
        result = found.safekeeping.restore(backup.path).result(200)
        assert result.calls == 1
        assert content_of(found) == held
        assert result.kept is not None
        assert (result.kept / FILE_NAME).exists()
        with pytest.raises(ImpossibleAction, match="not to be called"):
            found.calling.start(request(name="Frau C", number="030 3")).result(200)
        found.calling.start(request(name="Frau B", number="030 2")).result(200)


def test_a_backup_that_is_gone_or_damaged_is_not_restored(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found)
        backup = found.safekeeping.back_up().result(200)
        spoil(backup.path, 2 * PAGE, 10 * PAGE)
        assert isinstance(found.safekeeping.restore(backup.path).exception(200), LogDamaged)
        assert isinstance(found.safekeeping.restore(tmp_path / "nowhere.db").exception(200), NotFound)
        call(found, "Frau B", "030 2")
        assert len(found.call_log.page(LogFilter()).result(200).rows) == 2
    assert not (tmp_path / "replaced").exists()


def test_what_can_be_read_is_put_elsewhere_for_exporting(tmp_path: Path) -> None:
    some_calls(tmp_path / "data", 3)
    spoil(tmp_path / "data" / FILE_NAME, 0, 100)
    (tmp_path / "out").mkdir()
    with services(tmp_path / "data") as found:
        copy = found.safekeeping.readable_copy(tmp_path / "out").result(200)
    assert copy.parent == tmp_path / "out"
    with services(tmp_path / "out") as found:
        assert len(found.call_log.page(LogFilter()).result(200).rows) == 3


def content_of(found: Services) -> list[tuple[str, str, str]]:
    page = found.call_log.page(LogFilter()).result(200)
    return [(row.id, row.name, row.outcome) for row in page.rows]
