"""The thread that owns the log: what is urgent goes first, what is called off is not done, errors go to who waits."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from callassist.errors import LogBusy, LogError
from callassist.storage import driver
from callassist.storage.database import Database
from callassist.storage.jobs import Urgency
from callassist.storage.lock import LOCK_NAME, LogLock
from tests.storage.logs import services, start

if TYPE_CHECKING:
    from callassist.storage.store import Store


@pytest.fixture
def database(tmp_path: Path) -> Generator[Database]:
    found = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00")
    yield found
    found.close()


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    database = Database(tmp_path / "log", utc_now=lambda: "2026-03-02T09:00:00+00:00")
    database.close()
    assert not (tmp_path / "log").exists()


def test_what_is_urgent_goes_first_also_between_the_slices_of_a_long_job(database: Database) -> None:
    done: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def long(store: Store) -> Generator[None, None, str]:
        begun.set()
        go_on.wait(200)
        done.append("slice 1")
        yield
        done.append("slice 2")
        yield
        return "long"

    future = database.submit_slices(long)
    assert begun.wait(200)
    shown = database.submit(lambda store: done.append("shown"), Urgency.SHOWN)
    journal = database.submit(lambda store: done.append("journal"), Urgency.JOURNAL)
    go_on.set()
    assert future.result(200) == "long"
    assert shown.done()
    assert journal.done()
    assert done == ["slice 1", "journal", "shown", "slice 2"]


def test_a_search_that_was_called_off_before_it_began_is_never_done(database: Database) -> None:
    hold = threading.Event()
    first = database.submit(lambda store: hold.wait(200))
    second = database.submit(lambda store: pytest.fail("it was called off"))
    assert second.cancel()
    hold.set()
    assert first.result(200)
    database.open().result(200)


def test_a_long_job_that_is_called_off_cleans_up(database: Database) -> None:
    begun, cleaned = threading.Event(), threading.Event()

    def long(store: Store) -> Generator[None, None, None]:
        try:
            while True:
                begun.set()
                yield
        finally:
            cleaned.set()

    future = database.submit_slices(long)
    assert begun.wait(200)
    assert future.cancel()
    assert cleaned.wait(200)


def test_a_broken_job_tells_who_waits_and_the_next_one_is_done(database: Database) -> None:
    def broken(store: Store) -> None:
        raise ZeroDivisionError("our bug")

    with pytest.raises(ZeroDivisionError):
        database.submit(broken).result(200)
    assert database.submit(lambda store: 2).result(200) == 2


def test_a_program_put_together_wrongly_tells_everybody_who_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even an error while wording an error ends the thread."""

    def too_old() -> None:
        raise RuntimeError("SQLite is too old")

    monkeypatch.setattr(driver, "load_driver", too_old)
    database = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00")
    for _ in range(2):
        error = database.submit(lambda store: None).exception(200)
        assert isinstance(error, LogError)
        assert "too old" in str(error)
    monkeypatch.undo()
    assert database.submit(lambda store: 2).result(200) == 2
    database.close()


def test_closing_writes_the_journal_and_drops_the_rest(tmp_path: Path) -> None:
    database = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00")
    begun, hold = threading.Event(), threading.Event()
    done: list[str] = []

    def wait(_store: Store) -> None:
        begun.set()
        hold.wait(200)

    database.submit(wait, Urgency.JOURNAL)
    assert begun.wait(200)
    journal = database.submit(lambda store: done.append("journal"), Urgency.JOURNAL)
    shown = database.submit(lambda store: done.append("shown"))
    closing = threading.Thread(target=database.close)
    closing.start()
    while database.in_use:  # until it closes: what is shown would be done before
        closing.join(0.01)
    hold.set()
    closing.join()
    assert journal.done()
    assert shown.cancelled()
    assert done == ["journal"]
    with pytest.raises(RuntimeError):
        database.open()


def test_a_second_program_is_told_that_the_log_is_in_use_and_gets_it_afterwards(tmp_path: Path) -> None:
    with services(tmp_path) as first:
        start(first, "1")
        second = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00")
        with pytest.raises(LogBusy, match="another callassist"):
            second.open().result(200)
        with pytest.raises(LogBusy):
            second.open().result(200)
    assert second.open().result(200) == ()
    second.close()


def test_posting_costs_the_window_next_to_nothing(database: Database) -> None:
    """It never waits for the thread that owns the log, however busy that is."""
    hold = threading.Event()
    database.submit(lambda store: hold.wait(200), Urgency.JOURNAL)
    futures = [database.submit(lambda store: None, Urgency.JOURNAL) for _ in range(1000)]
    assert not any(future.done() for future in futures)
    hold.set()
    for future in futures:
        future.result(200)


def test_a_lock_that_was_taken_before_stays_with_who_took_it(tmp_path: Path) -> None:
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    database = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00", lock=lock)
    assert database.open().result(200) == ()
    database.close()
    assert lock.held
    # a log that cannot be opened does not give it back either: the window that shows why is still there
    (tmp_path / "callassist.db").write_text("no database", encoding="utf-8")
    broken = Database(tmp_path, utc_now=lambda: "2026-03-02T09:00:00+00:00", lock=lock)
    assert isinstance(broken.open().exception(200), LogError)
    broken.close()
    with pytest.raises(LogBusy):
        LogLock(tmp_path / LOCK_NAME).acquire()
    lock.release()
    LogLock(tmp_path / LOCK_NAME).acquire()
