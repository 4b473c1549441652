"""Who is first, and what who is not does: decided by the lock, whatever the socket says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callassist.errors import LogBusy, LogUnwritable, NotResponding
from callassist.services.process import single_instance
from callassist.services.process.single_instance import Response, be_the_first
from callassist.storage.lock import LOCK_NAME, LogLock


@pytest.fixture
def held(tmp_path: Path) -> Iterator[LogLock]:
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    yield lock
    lock.release()


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[LogLock]:
    lock = LogLock(tmp_path / LOCK_NAME)
    yield lock
    lock.release()


def says(*answers: Response, then: Callable[[], None] = lambda: None) -> single_instance.Ask:
    """Answers one after the other, and does something with the last."""
    left = list(answers)

    def ask(_address: str, _patience: float) -> Response:
        answer = left.pop(0)
        if not left:
            then()
        return answer

    return ask


def test_who_gets_the_lock_is_first_and_asks_nobody(mine: LogLock) -> None:
    assert be_the_first(mine, "nowhere", says())
    assert mine.held


def test_who_does_not_get_it_has_the_window_raised(held: LogLock, mine: LogLock) -> None:
    assert not be_the_first(mine, "nowhere", says(Response.NOBODY, Response.NOBODY, Response.RAISED))
    assert not mine.held


def test_who_waits_takes_the_place_of_one_that_ends(held: LogLock, mine: LogLock) -> None:
    assert be_the_first(mine, "nowhere", says(Response.NOBODY, Response.NOBODY, then=held.release))
    assert mine.held


def test_one_that_says_nothing_is_told(held: LogLock, mine: LogLock, tmp_path: Path) -> None:
    with pytest.raises(NotResponding) as told:
        be_the_first(mine, "nowhere", says(Response.SILENT))
    assert told.value.where == str(tmp_path)
    assert told.value.next_step
    assert not mine.held


def test_one_that_has_no_window_is_waited_for_and_then_told(
    held: LogLock, mine: LogLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "START_S", 3_600.0)
    asked: list[str] = []

    def ask(address: str, _patience: float) -> Response:
        asked.append(address)
        if len(asked) == 3:
            monkeypatch.setattr(single_instance, "START_S", -1.0)  # the time is over
        return Response.NOBODY

    with pytest.raises(LogBusy) as told:
        be_the_first(mine, "nowhere", ask)
    assert not isinstance(told.value, NotResponding)
    assert len(asked) == 3


def test_a_folder_without_locks_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogUnwritable):
        be_the_first(LogLock(tmp_path / "missing" / LOCK_NAME), "nowhere", says())
