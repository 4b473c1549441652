"""A slice is as long as it may be, and whatever happens in it, what is promised afterwards is flushed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from callassist.storage.leads import pace
from callassist.storage.leads.pace import Pace
from callassist.storage.store import Store
from tests.storage.logs import services, start


def with_store(folder: Path, job: Callable[[Store], None], *, in_a_call: bool = False) -> None:
    with services(folder) as found:
        if in_a_call:
            start(found, "1")
        found.database.submit(job).result(200)


def synchronous(store: Store) -> object:
    row = store.connection.execute("PRAGMA synchronous").fetchone()
    assert row is not None
    return row[0]


def slices(monkeypatch: pytest.MonkeyPatch, store: Store, a_piece: float, count: int = 30) -> list[int]:
    """How many pieces each of some slices has, where a piece takes so many seconds."""
    now = 0.0
    monkeypatch.setattr(time, "perf_counter", lambda: now)
    store.bulk_flushed_at = 1e9  # none of these is one that flushes
    found = Pace(store)
    sizes: list[int] = []
    for _ in range(count):
        sizes.append(found.size)
        with found.slice(found.size):
            now += sizes[-1] * a_piece
    monkeypatch.undo()
    return sizes


@pytest.mark.parametrize("in_a_call", [True, False])
def test_a_slice_takes_as_long_as_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_a_call: bool) -> None:
    allowed = pace.IN_A_CALL if in_a_call else pace.ELSE

    def job(store: Store) -> None:
        for a_piece in (0.000_01, 0.000_2, 0.002):
            took = [size * a_piece for size in slices(monkeypatch, store, a_piece)]
            assert max(took[1:]) <= allowed
            assert took[-1] >= allowed / 2
        assert slices(monkeypatch, store, 1.0)[-1] == 1

    with_store(tmp_path, job, in_a_call=in_a_call)


def test_what_is_written_after_a_slice_is_flushed_also_where_the_slice_failed(tmp_path: Path) -> None:
    def job(store: Store) -> None:
        store.bulk_flushed_at = time.perf_counter()
        found = Pace(store)
        with found.slice(1):
            assert synchronous(store) == 1
        assert synchronous(store) == 2
        with pytest.raises(ValueError, match="broken"), found.slice(1):
            raise ValueError("broken")
        assert synchronous(store) == 2

    with_store(tmp_path, job)


def test_slices_are_flushed_now_and_then(tmp_path: Path) -> None:
    def job(store: Store) -> None:
        with Pace(store).slice(1):
            assert synchronous(store) == 2

    with_store(tmp_path, job)
