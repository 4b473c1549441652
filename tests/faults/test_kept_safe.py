"""Every backup restored and compared, and what comes back of a log that lost pages (gates T6, T7)."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from callassist.errors import LogDamaged
from callassist.services.calls.call_log import LogFilter
from callassist.storage.calls.chain import EVENT_COLUMNS, broken_links
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect, load_driver
from tests.faults.form import Gate, count, quick_folder, share
from tests.storage.logs import NONE, services, start
from tests.upgrades.test_logs import KEPT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")

PAGE = 4096
TABLES = ("meta", "script_version", "account", "contact", "call", "call_event", "trace_entry", "follow_up")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with some calls and one backup, not to be changed."""
    folder = tmp_path_factory.mktemp("whole")
    with services(folder) as found:
        for number in range(count(quick=40, full=150)):
            live = start(found, "1", "1", "1", name=f"Lead {number}", number=f"030 1{number:05}")
            live.set_note(f"Notiz {number} " * 20).future.result(200)
            live.hang_up("not_interested", NONE, f"Notiz {number}").future.result(200)
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
    half_done = "nickname" in {row[1] for row in connection.execute("PRAGMA table_info(contact)")}
    connection.close()
    Gate("kill at every operation, control – the driver's own transactions", cases=1, bites=int(half_done)).report()
    assert half_done


def test_every_backup_that_is_made_is_sound_and_brings_back_what_was_there(tmp_path: Path) -> None:
    """The drill: back up at any moment of calls, then restore each one and compare."""
    gate = Gate("backup and restore drill", hit=0, lost=0, corrupt=0, torn=0)
    held: dict[Path, dict[str, list[tuple[object, ...]]]] = {}
    with services(tmp_path) as found:
        live = start(found, "1", name="Frau A", number="030 1")
        for number in range(count(quick=6, full=40)):
            live.press(("1", "Back")[number % 2]).future.result(200)
            if number % 5 == 4:
                live.hang_up("hung_up", NONE, f"Notiz {number}").future.result(200)
                live = start(found, "1", name=f"Frau {number}", number=f"030 {number}")
            backup = found.safekeeping.back_up().result(200)
            held[backup.path] = content(backup.path)
        for path, expected in held.items():
            if not path.exists():
                continue  # thinned: more than three of them, and older than they need be
            # what is there before must not be what is compared with
            gate.add(cases=1, hit=int(_journal(found.database) != expected["call_event"]))
            result = found.safekeeping.restore(path).result(200)
            gate.add(corrupt=len(found.safekeeping.check().result(200)))
            page = found.call_log.page(LogFilter(), limit=100).result(200)
            calls = {str(row[1]) for row in expected["call"]}
            gate.add(torn=int(result.calls < len(calls)), lost=len(calls - {row.id for row in page.rows}))
            gate.add(lost=len(set(expected["call_event"]) - set(_journal(found.database))))
    gate.report()
    assert gate.cases > 2
    assert gate.wrong() == {}


def test_the_comparison_of_the_drill_finds_another_journal(tmp_path: Path) -> None:
    """The negative control: a backup that is not the one that is compared with."""
    with services(tmp_path) as found:
        start(found, "1", name="Frau A", number="030 1")
        backup = found.safekeeping.back_up().result(200)
        start(found, "1", name="Frau B", number="030 2")
        expected = set(_journal(found.database))
        found.safekeeping.restore(backup.path).result(200)
        missed = expected - set(_journal(found.database))
    Gate("backup and restore drill, control – an older backup", cases=1, bites=int(bool(missed))).report()
    assert missed


def _journal(database: object) -> list[tuple[object, ...]]:
    job = lambda store: store.connection.execute("SELECT * FROM call_event ORDER BY 1").fetchall()  # noqa: E731
    return database.submit(job).result(200)  # type: ignore[attr-defined]


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


@pytest.mark.parametrize(("lost_pages", "least"), [(0.01, 0.98), (0.05, 0.94)])
def test_what_is_left_of_damaged_pages_comes_back_and_nothing_wrong(
    whole: Path, lost_pages: float, least: float
) -> None:
    gate = Gate(f"pages lost: {lost_pages:.0%} of all", hit=0, corrupt=0, torn=0, silent=0)
    chance = random.Random(4 + share()[0])
    before = content(whole / FILE_NAME)
    all_lines, came_back = set(before["call_event"]), 0
    for number in range(count(quick=2, full=20)):
        with quick_folder() as where:
            folder = copy_of(whole, where / f"log {number}")
            spoiled(folder, chance, lost_pages)
            with services(folder) as found:
                noticed = isinstance(found.safekeeping.open().exception(200), LogDamaged)
                result = found.safekeeping.recover().result(200)
                gate.add(cases=1, hit=int(noticed), corrupt=len(found.safekeeping.check().result(200)))
            after = content(folder / FILE_NAME)
        lines = set(after["call_event"])
        came_back += len(lines)
        # a line that is not to the letter what it was, and one that is gone without being counted as missing
        gate.add(torn=len(wrong_lines(after, before)))
        gate.add(silent=int(result.missing != len(all_lines) - len(lines)))
    rate = came_back / (gate.cases * len(all_lines))
    gate.remark = f"({rate:.1%} of the journal came back)"
    gate.report()
    assert gate.wrong() == {}
    assert rate >= least - 0.04  # of pages, not of rows: a small log has few pages


def wrong_lines(
    after: dict[str, list[tuple[object, ...]]], before: dict[str, list[tuple[object, ...]]]
) -> set[tuple[object, ...]]:
    """What came back and was never there."""
    return {row for table in ("call_event", "trace_entry") for row in set(after[table]) - set(before[table])}


def test_a_line_that_came_back_changed_is_found(whole: Path) -> None:
    """The negative control: one letter of a trace is another one."""
    with quick_folder() as where:
        before = content(copy_of(whole, where / "log") / FILE_NAME)
    after = {table: list(rows) for table, rows in before.items()}
    after["trace_entry"][0] = (*after["trace_entry"][0][:-1], "another")
    found = wrong_lines(after, before)
    Gate("pages lost, control – a changed line", cases=1, bites=len(found)).report()
    assert len(found) == 1


def test_the_chain_of_a_recovered_journal_is_whole_but_for_the_known_holes(whole: Path) -> None:
    with quick_folder() as where:
        folder = copy_of(whole, where / "log")
        spoiled(folder, random.Random(5), 0.05)
        with services(folder) as found:
            found.safekeeping.recover().result(200)
        connection = connect(folder / FILE_NAME)
        cursor = connection.execute(f"SELECT {', '.join(EVENT_COLUMNS)} FROM call_event ORDER BY seq")
        lines: list[dict[str, Any]] = [dict(zip(EVENT_COLUMNS, row, strict=True)) for row in cursor]
        gaps = {
            int(str(key)[4:]): str(value)
            for key, value in connection.execute("SELECT key, value FROM meta WHERE key LIKE 'gap:%'")
        }
        connection.close()
    assert broken_links(lines, gaps) == []
    assert sorted(broken_links(lines)) == sorted(gaps)
