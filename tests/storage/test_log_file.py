"""The file itself: whose it is, who may read it, and what happens when it is damaged, full, foreign or too new."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from callassist.errors import LogDamaged, LogError, LogFull, LogTooNew, LogUnwritable
from callassist.services.calls.call_log import LogFilter
from callassist.storage import opening, schema
from callassist.storage.calls.chain import broken_links
from callassist.storage.database import FILE_NAME, Database
from callassist.storage.driver import Connection, connect, load_driver
from callassist.storage.jobs import Urgency
from callassist.storage.store import Store
from tests.storage.logs import NONE, look_into, press, rows, services, start, unhindered

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are Unix's")


def opened(folder: Path) -> Database:
    return Database(folder, utc_now=lambda: "2026-03-02T09:00:00+00:00")


def refused(folder: Path, kind: type[LogError]) -> LogError:
    """The error with which the log is refused; its file must stay byte for byte."""
    before = (folder / FILE_NAME).read_bytes() if (folder / FILE_NAME).is_file() else None
    database = opened(folder)
    error = database.open().exception(200)
    database.close()
    assert isinstance(error, kind), error
    assert error.where
    assert error.next_step
    after = (folder / FILE_NAME).read_bytes() if (folder / FILE_NAME).is_file() else None
    assert after == before
    return error


@POSIX
def test_everything_is_for_this_user_alone_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    former = os.umask(0o022)
    try:
        with services(folder) as found:
            live = start(found, "1", "1")
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir() if one.is_file()}
            live.hang_up("hung_up", NONE, "").future.result(200)
            found.settings.set("caller", "Frau Roth")
    finally:
        os.umask(former)
    modes |= {one.name: stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir() if one.is_file()}
    assert {"callassist.db", "callassist.db-wal", "callassist.lock", "callassist.mark", "settings.toml"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_connection_is_set_up_for_safety(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        names = ("locking_mode", "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        job = lambda store: [store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]  # noqa: E731
        assert found.database.submit(job).result(200) == ["exclusive", "wal", 2, 1, 0, 1]
    assert load_driver().sqlite_version_info >= (3, 51, 3)


def test_a_call_that_ended_leaves_the_write_ahead_log_empty(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        assert (tmp_path / f"{FILE_NAME}-wal").stat().st_size > 0
        live.hang_up("hung_up", NONE, "").future.result(200)
        found.database.submit(lambda store: None, Urgency.LONG).result(200)

        def size_after_it(store: Store) -> int:
            store.checkpoint()  # looked at on this thread: when it has nothing to do it begins the next log
            return (tmp_path / f"{FILE_NAME}-wal").stat().st_size

        assert found.database.submit(size_after_it).result(200) == 0


def test_every_table_is_strict_and_limited(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found)
    kinds = rows(tmp_path, "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    loose = {name for name, strict in kinds if not strict and not name.startswith(("sqlite_", "call_search"))}
    assert loose == {"alembic_version"}
    connection = look_into(tmp_path)
    for column, length in (("name", 201), ("note", 20_001)):
        with pytest.raises(load_driver().Error, match="CHECK"):
            connection.execute(f"UPDATE call SET {column} = ?", ("x" * length,))
    connection.close()


def test_the_journal_can_only_be_added_to(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "1")
    connection = look_into(tmp_path)
    for statement in (
        "DELETE FROM call_event",
        "UPDATE call_event SET kind = 'other'",
        "UPDATE call_event SET payload = '{}'",
        "UPDATE call_event SET at_utc = '', payload = NULL, salt = NULL",
        "UPDATE trace_entry SET state = 'refused'",
    ):
        with pytest.raises(load_driver().Error, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_the_chain_shows_what_was_changed_and_stays_whole_when_a_payload_is_erased(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "1", "1")
    connection = look_into(tmp_path)

    def broken() -> list[int]:
        cursor = connection.execute("SELECT * FROM call_event ORDER BY seq")
        names = [column[0] for column in cursor.description]  # type: ignore[attr-defined]
        return broken_links(dict(zip(names, row, strict=True)) for row in cursor)

    assert broken() == []
    connection.execute("UPDATE call_event SET payload = NULL, salt = NULL WHERE seq = 2")
    assert broken() == []
    for trigger in ("call_event_no_update", "call_event_no_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("UPDATE call_event SET payload = replace(payload, 'action', 'actiom') WHERE seq = 3")
    assert broken() == [3]
    connection.execute("DELETE FROM call_event WHERE seq = 3")
    assert broken() == [4]
    connection.close()


def test_a_log_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1")
    connection = look_into(tmp_path)
    connection.execute(f"PRAGMA user_version = {(schema.MAJOR + 1) << 16}")
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.close()
    assert "newer" in refused(tmp_path, LogTooNew).what


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.touch()
    connection = connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert "another program" in refused(tmp_path, LogDamaged).what


@pytest.mark.parametrize("content", [b"", b"dear diary\n" * 100, os.urandom(5000)], ids=["empty", "text", "noise"])
def test_what_is_no_log_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    refused(tmp_path, LogDamaged)


def test_a_log_that_vanished_is_not_silently_begun_anew(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    (tmp_path / FILE_NAME).unlink()
    assert "gone" in refused(tmp_path, LogDamaged).what
    assert not (tmp_path / FILE_NAME).exists()
    with services(tmp_path) as found:
        assert found.safekeeping.start_empty().result(200) is None  # nothing was there to be kept
        assert found.database.open().result(200) == ()


def test_a_log_whose_newest_part_was_lost_is_opened_with_a_warning(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    older = (tmp_path / FILE_NAME).read_bytes()
    with services(tmp_path) as found:
        start(found, "1", "1").hang_up("hung_up", NONE, "").future.result(200)
    (tmp_path / FILE_NAME).write_bytes(older)
    with services(tmp_path) as found:
        warnings = found.database.open().result(200)
        assert [warning.what.startswith("the newest 4 entries") for warning in warnings] == [True]


@POSIX
def test_a_folder_in_place_of_the_log_and_a_planted_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / FILE_NAME).mkdir()
    refused(tmp_path / "a", LogError)
    (tmp_path / "b").mkdir()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "b" / "callassist.lock").symlink_to(victim)
    refused(tmp_path / "b", LogUnwritable)
    assert victim.read_text() == "mine"


@pytest.fixture
def place() -> Iterator[Path]:
    """Not below pytest's own folders: each of its runs closes those to everybody else, whoever uses them."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@POSIX
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_log_is_refused_clearly(place: Path, what: str) -> None:
    folder = place / "data"
    with services(folder) as found:
        start(found, "1")
    before = (folder / FILE_NAME).read_bytes()
    read_only = folder / FILE_NAME if what == "file" else folder
    mode = stat.S_IMODE(read_only.stat().st_mode)
    read_only.chmod(mode & ~0o222)
    try:
        said = opened_by_nobody(folder, place / "other")
    finally:
        read_only.chmod(mode)
    assert said.startswith("LogUnwritable"), said
    assert "read-only" in said
    assert (folder / FILE_NAME).read_bytes() == before


_OPEN = """
import os, sys
from pathlib import Path
from callassist.storage.database import Database

def opened(folder):
    database = Database(Path(folder), utc_now=lambda: "2026-03-02T09:00:00+00:00")
    error = database.open().exception(200)
    database.close()
    return error

assert opened(sys.argv[2]) is None  # everything is imported while it still can be read
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
error = opened(sys.argv[1])
print(type(error).__name__, error)
"""


def opened_by_nobody(folder: Path, other: Path) -> str:
    """What opening the log in `folder` fails with. As root, who may write everything, by somebody who may not."""
    if os.getuid() != 0:
        command = [sys.executable, "-c", _OPEN, str(folder), str(other)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for one in (folder, *folder.iterdir()):
        os.chown(one, 65534, 65534)
    # what is made for a test is root's alone
    closed = {one: mode for one in folder.parents if not (mode := stat.S_IMODE(one.stat().st_mode)) & 0o001}
    try:
        for one, mode in closed.items():
            one.chmod(mode | 0o011)
        command = [sys.executable, "-c", _OPEN, str(folder), str(other)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        for one, mode in closed.items():
            one.chmod(mode)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_opening_leaves_no_shared_memory_behind_and_excludes_others_from_the_first(tmp_path: Path) -> None:
    """A `-shm` would mean that the log was read before its lock was taken."""
    for _ in range(2):
        with services(tmp_path) as found:
            found.database.open().result(200)
            assert not (tmp_path / f"{FILE_NAME}-shm").exists()
            start(found, "1")
            assert not (tmp_path / f"{FILE_NAME}-shm").exists()


def test_a_full_disk_does_not_hinder_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the log can be read; the first answer is told that there is no space."""
    with services(tmp_path) as found:
        start(found, "1")

    class Full(load_driver().Error):  # type: ignore[misc]
        sqlite_errorname = "SQLITE_FULL"

    class Disk:
        def __init__(self, connection: Connection) -> None:
            self._connection = connection

        def __getattr__(self, name: str) -> Any:
            return getattr(self._connection, name)

        def execute(self, sql: str, *values: Any) -> Any:
            if sql == "COMMIT":
                raise Full("database or disk is full")
            return self._connection.execute(sql, *values)

    monkeypatch.setattr(opening, "connect", lambda path: Disk(connect(path)))
    with services(tmp_path) as found:
        assert len(found.calling.interrupted().result(200)) == 1


@POSIX
@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_log_that_is_taken_away_while_running_acknowledges_nothing_more(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        live = start(found, "1")
        found.database.check().result(200)  # by then the reserve is put by, which is done when there is time
        if how == "deleted":
            shutil.rmtree(folder)
        elif how == "moved":
            folder.rename(tmp_path / "elsewhere")
        else:
            shutil.copy(folder / FILE_NAME, folder / "copy")
            (folder / "copy").replace(folder / FILE_NAME)
        before = sorted(one.read_bytes() for one in folder.iterdir()) if folder.exists() else None
        error = live.press("1").future.exception(200)
        assert isinstance(error, LogUnwritable), error
        assert live.view.node == "a03"
        assert live.unsaved == 1
        with pytest.raises(LogUnwritable):
            start(found)
        assert isinstance(live.hang_up("hung_up", NONE, "").future.exception(200), LogUnwritable)
        if how == "moved":
            (tmp_path / "elsewhere").rename(folder)
            live.retry().future.result(200)
            assert live.unsaved == 0
    if how != "moved":
        assert (sorted(one.read_bytes() for one in folder.iterdir()) if folder.exists() else None) == before


@POSIX
def test_a_log_that_is_taken_away_is_not_begun_anew_after_an_error_of_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        start(found, "1")
        shutil.rmtree(folder)

        class Broken(load_driver().Error):  # type: ignore[misc]
            sqlite_errorname = "SQLITE_IOERR_FSYNC"

        def fail(store: object) -> None:
            raise Broken("disk I/O error")

        assert isinstance(found.database.submit(fail).exception(200), LogUnwritable)
        with pytest.raises(LogUnwritable):
            start(found)
    assert not folder.exists()


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = opened(tmp_path / "file" / "data")
    assert isinstance(database.open().exception(200), LogUnwritable)
    database.close()


def test_a_full_disk_keeps_the_answers_in_memory_and_writes_them_once_there_is_space(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")

        def limit(pages: int) -> None:
            job = lambda store: store.connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()  # noqa: E731
            found.database.submit(job).result(200)

        limit(1)  # as many as there are
        live.set_note("x" * 19_000)
        failed = live.press("1")
        error = failed.future.exception(200)
        assert isinstance(error, LogFull), error
        assert live.unsaved == 2
        assert live.view.node == "a03"  # the call goes on
        limit(100_000)
        live.retry().future.result(200)
        assert live.unsaved == 0
        press(live, "1")
    kinds = rows(tmp_path, "SELECT number, kind FROM call_event ORDER BY seq")
    assert kinds == [(0, "started"), (1, "action"), (2, "note"), (3, "action"), (4, "action")]


def test_an_error_of_the_disk_begins_anew_from_what_is_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failed flush the same connection must not be trusted."""
    with services(tmp_path) as found:
        live = start(found, "1")
        opened_before = found.database.submit(lambda store: id(store)).result(200)

        class Broken(load_driver().Error):  # type: ignore[misc]
            sqlite_errorname = "SQLITE_IOERR_FSYNC"

        def fail(store: object) -> None:
            raise Broken("disk I/O error")

        with pytest.raises(LogUnwritable, match="IOERR"):
            found.database.submit(fail).result(200)
        assert found.database.submit(lambda store: id(store)).result(200) != opened_before
        press(live, "1")
        assert live.unsaved == 0


def test_what_fails_in_the_background_of_an_opened_log_is_not_tried_at_every_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of a list cannot be removed for an error of the disk, which has the log opened anew."""
    tried: list[int] = []

    class Broken(load_driver().Error):  # type: ignore[misc]
        sqlite_errorname = "SQLITE_IOERR_WRITE"

    def fail(store: object) -> Generator[None, None, int]:
        tried.append(id(store))
        raise Broken("disk I/O error")
        yield

    def nothing(_store: object) -> Generator[None, None, None]:
        yield

    monkeypatch.setattr("callassist.storage.database.remove_undone", fail)
    with services(tmp_path) as found:
        for _ in range(2):
            assert isinstance(found.database.submit_slices(fail).exception(200), LogUnwritable)
        for _ in range(10):
            found.database.submit_slices(nothing).result(200)
    assert len(tried) == 3


def test_a_check_finds_nothing_in_a_sound_log_and_gives_way_to_answers(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        checks = [found.database.check() for _ in range(3)]
        press(live, "1")
        assert [check.result(200) for check in checks] == [(), (), ()]


def test_a_check_finds_a_changed_line_and_a_broken_page(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "1", "1")
    connection = look_into(tmp_path)
    with unhindered(connection):
        connection.execute("UPDATE call_event SET payload = replace(payload, 'yes', 'no!') WHERE seq = 4")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE call SET depth = 7")
    connection.close()
    with services(tmp_path) as found:
        problems = [problem.what for problem in found.database.check().result(200)]
    assert any("journal line 4" in one for one in problems)
    assert any("call: CHECK" in one for one in problems)


def test_a_log_whose_write_back_was_cut_off_is_opened_whole(tmp_path: Path) -> None:
    """Killed while the write-ahead log was written back: page 1 knows more pages than the file has."""
    live_folder, folder = tmp_path / "live", tmp_path / "cut off"
    with services(live_folder) as found:
        live = start(found)
        for number in range(12):
            live.set_note(f"{number} " + "Notiz " * 3_000).future.result(200)
        # another process copies: closing a descriptor in this one would drop SQLite's lock
        subprocess.run(["cp", "-r", str(live_folder), str(folder)], check=True)
    log, ahead = folder / FILE_NAME, (folder / f"{FILE_NAME}-wal").read_bytes()
    frames = [ahead[place : place + 24 + 4096] for place in range(32, len(ahead), 24 + 4096)]
    first = [frame[24:] for frame in frames if int.from_bytes(frame[:4], "big") == 1][-1]
    content = log.read_bytes()
    assert int.from_bytes(first[28:32], "big") > len(content) / 4096
    log.write_bytes(first + content[4096:])
    with services(folder) as found:
        assert found.database.open().result(200) == ()
        assert found.database.check().result(200) == ()
        assert found.calling.resume(live.id).result(200).note.startswith("11 ")


@pytest.mark.parametrize("how", ["SET v = 0", "SET v = 99", "SET k = 'no'"])
def test_settings_of_the_search_that_make_no_sense_are_damage(tmp_path: Path, how: str) -> None:
    """SQLite calls it a plain error, and asks for a command that nobody here can give."""
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    connection = connect(tmp_path / FILE_NAME)
    connection.execute(f"UPDATE call_search_config {how} WHERE k = 'version'")
    connection.close()
    with services(tmp_path) as found, pytest.raises(LogDamaged):
        found.call_log.page(LogFilter(text="Kern")).result(200)
