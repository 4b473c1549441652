"""L11: what a call writes waits for a slice of a list, and never for all of it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.storage.database import Database
from callassist.storage.jobs import Job, Slices, Urgency
from callassist.storage.leads.list_writing import Batch, ListWriting
from callassist.storage.store import Store
from tests.storage.logs import services

_ROWS = 3_000
_FRAME = ListFrame("Fair", Party.BUSINESS, presumed_reason="They asked for offers at the fair")


def written_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many rows were in the log when a line of a journal was written that was waiting as the first slice began."""
    asked: list[Future[int]] = []
    write = ListWriting.write

    def count(store: Store) -> int:
        return int(store.connection.execute("SELECT count(*) FROM list_row").fetchone()[0])

    with services(folder) as found:

        def ask_first(writing: ListWriting, store: Store, batch: Batch) -> Slices[None]:
            if not asked:
                asked.append(found.database.submit(count, Urgency.JOURNAL))
            yield from write(writing, store, batch)

        monkeypatch.setattr(ListWriting, "write", ask_first)
        rows = [ListRow(n, name=f"Kern {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, _ROWS + 1)]
        made = found.lead_lists.read_in(_FRAME, rows)
        assert made.tally.new == _ROWS
        return asked[0].result(200)


def test_a_line_of_a_journal_waits_for_one_slice_of_a_list_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written_before(tmp_path, monkeypatch) < _ROWS / 4


def test_a_list_that_is_written_in_one_transaction_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control."""

    def in_one(database: Database, job: object, urgency: Urgency = Urgency.LONG) -> Future[object]:
        def all_of_it(store: Store) -> object:
            slices = job(store)  # type: ignore[operator]  # pyright: ignore
            while True:
                try:
                    next(slices)
                except StopIteration as end:
                    return end.value

        return database._post(Job(all_of_it), urgency)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

    monkeypatch.setattr(Database, "submit_slices", in_one)
    monkeypatch.setattr("callassist.services.leads.lists._BATCH", _ROWS)
    assert written_before(tmp_path, monkeypatch) == _ROWS
