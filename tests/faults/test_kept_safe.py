"""Migrations, backups and recovery killed half-way; every backup restored; pages lost (gates T5, T6, T7)."""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.errors import LogDamaged
from callassist.services.call_log import LogFilter
from callassist.storage import migrate
from callassist.storage.backups import backups_in
from callassist.storage.chain import EVENT_COLUMNS, broken_links
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect, load_driver
from callassist.storage.recovery import check_backup
from tests.faults.form import Gate, count, quick_folder, share
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import NONE, services, start
from tests.upgrades.test_logs import KEPT, STEP

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does"),
    pytest.mark.timeout(300),  # each recovery and each restore starts a process
]

CHILD = "tests.faults.keeping_child"
PAGE = 4096
TABLES = ("meta", "script_version", "account", "contact", "call", "call_event", "trace_entry", "follow_up")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery(CHILD) as found:
        yield found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some calls and one backup, not to be changed."""
    folder = tmp_path_factory.mktemp("whole")
    with services(folder) as found:
        for number in range(count(quick=40, full=150)):
            live = start(found, "1", "1", "1", name=f"Lead {number}", number=f"030 1{number:05}")
            live.set_note(f"Notiz {number} " * 20).future.result(10)
            live.hang_up("not_interested", NONE, f"Notiz {number}").future.result(10)
    return folder


def copy_of(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target)
    return target


def content(log: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(log)
    try:
        found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES}
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()
    return found


def how_long(nursery: Nursery, *arguments: str) -> float:
    """Seconds it takes if nobody kills it."""
    began = time.monotonic()
    status, told = _killed_after(nursery, None, *arguments)
    assert (status, told) == (0, b"begun\ndone\n")
    return time.monotonic() - began


def _killed_after(nursery: Nursery, seconds: float | None, *arguments: str) -> tuple[int, bytes]:
    child = nursery.child(*arguments)
    told = os.read(child.out, 6)
    if seconds is None:
        status = nursery.wait(child.number)
    else:
        time.sleep(seconds)
        status = child.kill()
    while more := os.read(child.out, 100):
        told += more
    errors = os.read(child.errors, 65_536).decode()
    child.close()
    assert "Traceback" not in errors, errors
    return status, told


def old_log(folder: Path) -> tuple[Path, Path]:
    """A kept log of an earlier version, and the folder of a step it lacks."""
    folder.mkdir()
    steps = folder / "steps"
    steps.mkdir()
    shutil.copyfile(KEPT[-1], folder / FILE_NAME)
    (steps / "9999_more.py").write_text(STEP.format(last=list(migrate.FORMATS)[-1], end="pass"))
    return folder / FILE_NAME, steps


def test_a_migration_killed_anywhere_leaves_the_old_log_or_the_new_one(nursery: Nursery) -> None:
    gate = Gate("migrations killed half-way", lost=0, corrupt=0, torn=0)
    chance = random.Random(1 + share()[0])
    with quick_folder() as where:
        log, steps = old_log(where / "measured")
        span = how_long(nursery, "migrate", str(log.parent), str(steps))
        new = {name: rows for name, rows in content(log).items() if name != "contact"}
        contacts = len(content(log)["contact"])
        for number in range(count(quick=6, full=100)):
            log, steps = old_log(where / f"log {number}")
            _killed_after(nursery, chance.uniform(0, span), "migrate", str(log.parent), str(steps))
            connection = connect(log)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])  # type: ignore[index]
            columns = {row[1] for row in connection.execute("PRAGMA table_info(contact)")}
            extra = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").fetchone() is not None
            connection.close()
            is_new = version & 0xFFFF == 1
            gate.torn = (gate.torn or 0) + (is_new != extra or is_new != ("nickname" in columns))
            if not is_new:
                assert _killed_after(nursery, None, "migrate", str(log.parent), str(steps))[0] == 0
            found = content(log)
            gate.lost = (gate.lost or 0) + (len(found["contact"]) != contacts)
            gate.lost += {name: rows for name, rows in found.items() if name != "contact"} != new
            for backup in backups_in(log.parent / "backups"):
                check_backup(backup.path, backup)
            gate.cases += 1
            shutil.rmtree(log.parent)
    gate.report()
    assert (gate.lost, gate.torn) == (0, 0)


def test_the_drivers_own_transactions_would_leave_a_migration_half_done(tmp_path: Path) -> None:
    """The negative control: without our transactions the same failing step leaves its column behind."""
    shutil.copyfile(KEPT[-1], tmp_path / FILE_NAME)
    driver = load_driver()
    connection: Connection = driver.connect(str(tmp_path / FILE_NAME), timeout=0)  # type: ignore[call-arg]
    try:
        connection.execute("ALTER TABLE contact ADD COLUMN nickname TEXT")
        connection.execute("INSERT INTO contact SELECT * FROM contact")  # fails: the keys are there already
    except driver.Error:
        connection.rollback()
    connection.close()
    connection = connect(tmp_path / FILE_NAME)
    assert "nickname" in {row[1] for row in connection.execute("PRAGMA table_info(contact)")}
    connection.close()
    Gate("migrations, control – the driver's own transactions", cases=1, bites=1).report()


def test_a_backup_killed_anywhere_leaves_the_log_and_only_sound_backups(nursery: Nursery, whole: Path) -> None:
    gate = Gate("backups killed half-way", lost=0, corrupt=0)
    chance = random.Random(2 + share()[0])
    before = content(whole / FILE_NAME)
    with quick_folder() as where:
        span = how_long(nursery, "back_up", str(copy_of(whole, where / "measured")))
        folder = copy_of(whole, where / "log")
        for _ in range(count(quick=8, full=200)):
            _killed_after(nursery, chance.uniform(0, span), "back_up", str(folder))
            gate.cases += 1
            for backup in backups_in(folder / "backups"):
                check_backup(backup.path, backup)
            with services(folder) as found:
                assert found.safekeeping.open().result(10).warnings == ()
            gate.lost = (gate.lost or 0) + (content(folder / FILE_NAME) != before)
            assert len(backups_in(folder / "backups")) >= 1
        with services(folder) as found:
            found.safekeeping.back_up().result(30)
        assert not list((folder / "backups").glob(".*")), "what was half-made is swept away"
    gate.report()
    assert gate.lost == 0


def test_every_backup_that_is_made_is_sound_and_brings_back_what_was_there(tmp_path: Path) -> None:
    """The drill: back up at any moment of calls, then restore each one and compare."""
    gate = Gate("backup and restore drill", lost=0, corrupt=0)
    held: dict[Path, dict[str, list[tuple[object, ...]]]] = {}
    with services(tmp_path) as found:
        live = start(found, "1", name="Frau A", number="030 1")
        for number in range(count(quick=6, full=40)):
            live.press(("1", "Back")[number % 2]).future.result(10)
            if number % 5 == 4:
                live.hang_up("hung_up", NONE, f"Notiz {number}").future.result(10)
                live = start(found, "1", name=f"Frau {number}", number=f"030 {number}")
            backup = found.safekeeping.back_up().result(30)
            held[backup.path] = content(backup.path)
        for path, expected in held.items():
            if not path.exists():
                continue  # thinned: more than three of them, and older than they need be
            result = found.safekeeping.restore(path).result(30)
            gate.cases += 1
            assert result.calls == len(expected["call"])
            assert found.database.check().result(30) == ()
            page = found.call_log.page(LogFilter(), limit=100).result(10)
            assert sorted(row.id for row in page.rows) == sorted(str(row[1]) for row in expected["call"])
            gate.lost = (gate.lost or 0) + (_journal(found.database) != expected["call_event"])
    gate.report()
    assert gate.cases > 2
    assert gate.lost == 0


def _journal(database: object) -> list[tuple[object, ...]]:
    job = lambda store: store.connection.execute("SELECT * FROM call_event ORDER BY 1").fetchall()  # noqa: E731
    return database.submit(job).result(10)  # type: ignore[attr-defined]


def spoiled(folder: Path, chance: random.Random, share_of_pages: float) -> None:
    """So many of the log's pages overwritten, and its header; no backup."""
    shutil.rmtree(folder / "backups", ignore_errors=True)
    path = folder / FILE_NAME
    pages = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        for page in chance.sample(range(1, pages), max(1, round(pages * share_of_pages))):
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))
        file.seek(0)
        file.write(chance.randbytes(100))


def test_a_recovery_killed_anywhere_is_begun_again_and_nothing_is_lost(nursery: Nursery, whole: Path) -> None:
    gate = Gate("recoveries killed half-way", lost=0, corrupt=0)
    chance = random.Random(3 + share()[0])
    before = content(whole / FILE_NAME)
    with quick_folder() as where:
        spoiled(copy_of(whole, where / "measured"), chance, 0.0)
        span = how_long(nursery, "recover", str(where / "measured"))
        for number in range(count(quick=6, full=100)):
            folder = copy_of(whole, where / f"log {number}")
            with (folder / FILE_NAME).open("r+b") as file:
                file.write(b"\0" * 100)
            shutil.rmtree(folder / "backups")
            _killed_after(nursery, chance.uniform(0, span), "recover", str(folder))
            with services(folder) as found:
                if isinstance(found.safekeeping.open().exception(10), LogDamaged):
                    found.safekeeping.recover().result(60)
            gate.cases += 1
            found_now = content(folder / FILE_NAME)
            gate.lost = (gate.lost or 0) + (found_now["call_event"] != before["call_event"])
            gate.lost += found_now["call"] != before["call"]
            shutil.rmtree(folder)
    gate.report()
    assert gate.lost == 0


@pytest.mark.parametrize(("lost_pages", "least"), [(0.01, 0.98), (0.05, 0.94)])
def test_what_is_left_of_damaged_pages_comes_back_and_nothing_wrong(
    whole: Path, lost_pages: float, least: float
) -> None:
    gate = Gate(f"{lost_pages:.0%} of the pages lost", lost=0, corrupt=0)
    chance = random.Random(4 + share()[0])
    before = content(whole / FILE_NAME)
    all_lines, came_back = set(before["call_event"]), 0
    for number in range(count(quick=2, full=20)):
        with quick_folder() as where:
            folder = copy_of(whole, where / f"log {number}")
            spoiled(folder, chance, lost_pages)
            with services(folder) as found:
                result = found.safekeeping.recover().result(60)
                assert found.database.check().result(60) == ()
            after = content(folder / FILE_NAME)
        lines = set(after["call_event"])
        gate.cases += 1
        came_back += len(lines)
        # "lost" here: a line that is not to the letter what it was
        gate.lost = (gate.lost or 0) + len(lines - all_lines)
        assert result.missing == len(all_lines) - len(lines)
        assert set(after["trace_entry"]) <= set(before["trace_entry"])
    rate = came_back / (gate.cases * len(all_lines))
    gate.remark = f"({rate:.1%} of the journal came back)"
    gate.report()
    assert gate.lost == 0
    assert rate >= least - 0.04  # of pages, not of rows: a small log has few pages


def test_the_chain_of_a_recovered_journal_is_whole_but_for_the_known_holes(whole: Path) -> None:
    with quick_folder() as where:
        folder = copy_of(whole, where / "log")
        spoiled(folder, random.Random(5), 0.05)
        with services(folder) as found:
            found.safekeeping.recover().result(60)
        connection = connect(folder / FILE_NAME)
        cursor = connection.execute(f"SELECT {', '.join(EVENT_COLUMNS)} FROM call_event ORDER BY seq")
        lines = [dict(zip(EVENT_COLUMNS, row, strict=True)) for row in cursor]
        gaps = {
            int(str(key)[4:]): str(value)
            for key, value in connection.execute("SELECT key, value FROM meta WHERE key LIKE 'gap:%'")
        }
        connection.close()
    assert broken_links(lines, gaps) == []
    assert sorted(broken_links(lines)) == sorted(gaps)
