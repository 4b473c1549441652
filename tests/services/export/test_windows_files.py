"""An export where Windows has its own mind: a file somebody has open, a name that is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from callassist.errors import ExportError
from callassist.services.export import whole_file as files
from callassist.services.export.whole_file import check_plain, whole_file
from callassist.storage import files as storage_files


def refused(number: int) -> OSError:
    """As Windows refuses to replace a file."""
    error = PermissionError(13, "refused")
    error.winerror = number  # pyright: ignore[reportAttributeAccessIssue] - only Windows has it
    return error


def refuse(monkeypatch: pytest.MonkeyPatch, held: Path, number: int, times: int = 10_000) -> Callable[[], int]:
    """Has the next `times` renames over `held` refused; how often it was tried."""
    tries: list[Path] = []
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target == held:
            tries.append(self)
            if len(tries) <= times:
                raise refused(number)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(storage_files.time, "sleep", lambda _: None)
    return lambda: len(tries)


def write(target: Path, folder: Path) -> None:
    with whole_file(target, folder, lambda: check_plain(target)) as file:
        file.write(b"new")


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_is_open_elsewhere_is_told_with_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target = tmp_path / "calls.csv"
    target.write_bytes(b"old")
    (tmp_path / "calls (2).csv").write_bytes(b"")
    monkeypatch.setattr(files, "put_in_place", lambda one, other: storage_files.put_in_place(one, other, 0.0))
    refuse(monkeypatch, target, number)
    with pytest.raises(ExportError) as found:
        write(target, tmp_path)
    assert found.value.code == "export_held"
    assert found.value.facts == {"other": "calls (3).csv"}
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.glob("*calls*")) == ["calls (2).csv", "calls.csv"]


def test_whoever_looks_at_a_new_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "calls.csv"
    tries = refuse(monkeypatch, target, 32, times=3)
    write(target, tmp_path)
    assert (tries(), target.read_bytes()) == (4, b"new")


def test_what_has_another_cause_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "calls.csv"
    tries = refuse(monkeypatch, target, 112)  # the disk is full
    with pytest.raises(ExportError) as found:
        write(target, tmp_path)
    assert (tries(), found.value.code) == (1, "export_unwritable")


@pytest.mark.parametrize(
    "name", ["CON", "nul.csv", "COM1.xlsx", "calls.", "calls.csv ", "calls.csv:stream", "a?b.csv", "a\x07.csv", "LPT9"]
)
def test_a_name_that_windows_takes_for_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A device swallows what is written; the rest ends up elsewhere than it is said to."""
    assert not storage_files.is_name_of_windows(name)
    check_plain(tmp_path / name)  # nothing of this is true elsewhere
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ExportError) as found:
        check_plain(tmp_path / name)
    assert found.value.code == "export_no_name"


@pytest.mark.parametrize("name", ["calls.csv", "Gespräche März.csv", "CONTACTS.csv", "null.csv", ".hidden", "a.b.csv"])
def test_an_ordinary_name_is_one_there_too(name: str) -> None:
    assert storage_files.is_name_of_windows(name)
