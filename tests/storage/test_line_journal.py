"""A journal of lines: what was acknowledged is there, a torn line is not, and nobody takes half of one for a line."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from callassist.storage import line_journal
from callassist.storage.line_journal import LineJournal, read_lines


def test_lines_are_there_after_the_end(tmp_path: Path) -> None:
    journal = LineJournal(tmp_path / "journal")
    journal.append(["one", "zwei „ä“"])
    journal.append(["three"])
    journal.close()
    again = LineJournal(tmp_path / "journal")
    assert (again.lines, again.lost) == (["one", "zwei „ä“", "three"], 0)
    again.close()


@pytest.mark.parametrize("cut", range(1, 25))
def test_a_torn_last_line_is_dropped_and_told(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "journal"
    journal = LineJournal(path)
    journal.append(["one", "a second line"])
    journal.close()
    whole = path.read_bytes()
    last = len(whole.splitlines(keepends=True)[-1])
    path.write_bytes(whole[:-cut])
    again = LineJournal(path)
    cut_off = min(cut, last)
    assert again.lines == (["one"] if cut <= last else [])
    assert again.lost == (1 if cut_off < last or cut > last else 0)
    again.append(["next"])
    again.close()
    assert read_lines(path) == [*again.lines, "next"]
    assert [one.name for one in tmp_path.iterdir()] == ["journal"]


def test_what_follows_a_damaged_line_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = LineJournal(path)
    journal.append(["one", "two", "three"])
    journal.close()
    damaged = path.read_bytes().replace(b"two", b"twO")
    path.write_bytes(damaged)
    again = LineJournal(path)
    again.close()
    assert (again.lines, again.lost) == (["one"], 2)
    assert (tmp_path / "journal.damaged-1").read_bytes() == damaged[damaged.index(b"\n") + 1 :]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal"
    journal = LineJournal(path)
    journal.append(["one"])
    real = os.fsync

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(line_journal.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        journal.append(["two"])
    monkeypatch.setattr(line_journal.os, "fsync", real)
    assert read_lines(path) == ["one"]
    journal.append(["two", "three"])
    journal.close()
    assert read_lines(path) == ["one", "two", "three"]


def test_a_line_is_one_line(tmp_path: Path) -> None:
    journal = LineJournal(tmp_path / "journal")
    with pytest.raises(ValueError, match="break"):
        journal.append(["a\nb"])
    journal.close()
