"""A workbook is unpacked in a process that can be ended, and nothing of it stays behind."""

from __future__ import annotations

import stat
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from callassist.errors import ListError
from callassist.formats.tables.list_reading import read_rows
from callassist.formats.tables.list_rows import TableRow
from callassist.services.leads.workbook_apart import copy_job, forget_copy, open_file
from callassist.storage.keeping import apart
from tests.formats.tables.workbooks import workbook

ROWS = [["Firma", "Telefon"], ["Nord GmbH", "030 901820"], ["Süd AG", "030 901821"]]


def test_a_workbook_is_read_of_a_copy_that_is_for_its_owner_and_goes(tmp_path: Path) -> None:
    room = tmp_path / "data"
    room.mkdir()
    path = workbook(tmp_path / "list.xlsx", {"S": ROWS})
    table = open_file(path, room=room)
    (copy,) = room.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [row.cells for row in read_rows(table) if isinstance(row, TableRow)] == ROWS[1:]
    forget_copy(table)
    assert list(room.iterdir()) == []


def test_a_workbook_that_cannot_be_read_or_is_called_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "data"
    room.mkdir()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(workbook(tmp_path / "whole.xlsx", {"S": ROWS}).read_bytes()[:2_000])
    with pytest.raises(ListError):
        open_file(broken, room=room)
    # the process is ended while it is at work, a moment after it is called off
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.perf_counter())
        return len(asked) > 1

    with pytest.raises(CancelledError):
        open_file(workbook(tmp_path / "list.xlsx", {"S": ROWS}), room=room, cancelled=cancelled)
    assert len(asked) == 2, "it is asked before it is waited for, and once more within a tenth of a second"
    assert list(room.iterdir()) == []
    assert apart._LOOK_S <= 0.1  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - the bar is 200 ms


def test_what_is_no_workbook_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_start", lambda: pytest.fail("a process was started"))
    path = tmp_path / "list.csv"
    path.write_text("Firma;Telefon\nNord GmbH;030 901820\n", encoding="utf-8")
    assert open_file(path, room=tmp_path).copy is None
    assert copy_job.__name__ == "copy_job"
