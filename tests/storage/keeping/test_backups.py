"""Backups where something is in the way: each error is one the rep can act on, and nothing half-made is left."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callassist.errors import ExportError, LogFull, LogUnwritable
from callassist.storage.driver import load_driver
from callassist.storage.files import make_private_folder
from callassist.storage.keeping import backups
from callassist.storage.keeping.backups import Backup, backups_in
from tests.storage.logs import services, start

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and modes as Unix has them")

Spoil = Callable[[pytest.MonkeyPatch, OSError], None]


def refused(*names: str, of: Any = os) -> Spoil:
    """Every call of these functions fails."""

    def spoil(patch: pytest.MonkeyPatch, error: OSError) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        for name in names:
            patch.setattr(of, name, fail)

    return spoil


OPERATIONS: dict[str, Spoil] = {
    "folder made": refused("make_private_folder", of=backups),
    "room looked up": refused("disk_usage", of=shutil),
    "file opened": refused("open_private", of=backups),
    "copy flushed": refused("fsync"),
    "note written": refused("replace_file", of=backups),
    "renamed": refused("replace", of=Path),
    "folder flushed": refused("sync_folder", of=backups),
}


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_whatever_fails_while_a_backup_is_made_is_told_and_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, number: int
) -> None:
    with services(tmp_path) as found:
        start(found, "1")
        with monkeypatch.context() as patch:
            OPERATIONS[operation](patch, OSError(number, os.strerror(number)))
            error = found.safekeeping.back_up().exception(200)
        assert isinstance(error, LogFull if number == errno.ENOSPC else LogUnwritable), error
        assert error.code == ("backup_full" if number == errno.ENOSPC else "backup_unwritable")
        assert error.next_step
        names = {path.name for path in (tmp_path / "backups").iterdir()} if (tmp_path / "backups").exists() else set()
        if operation != "folder flushed":
            assert names == set()
        # the log is none the worse, and the next backup is whole
        start(found, "1", name="Frau B")
        assert found.safekeeping.back_up().result(200).calls == 2


@pytest.mark.parametrize("name", ["SQLITE_IOERR_WRITE", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_READONLY"])
def test_an_error_of_the_copys_disk_is_none_of_the_logs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Broken(load_driver().Error):  # type: ignore[misc]
        sqlite_errorname = name

    def fail(_path: Path, **_: object) -> None:
        raise Broken("the disk of the backups")

    with services(tmp_path) as found:
        start(found, "1")
        before = found.database.submit(lambda store: id(store)).result(200)
        with monkeypatch.context() as patch:
            patch.setattr(backups, "connect", fail)
            error = found.safekeeping.back_up().exception(200)
        assert isinstance(error, LogFull if name == "SQLITE_FULL" else LogUnwritable)
        assert error.code in ("backup_full", "backup_unwritable")
        assert error.where == str(tmp_path / "backups")
        assert found.database.submit(lambda store: id(store)).result(200) == before  # it was not opened anew
        assert list((tmp_path / "backups").iterdir()) == []


@POSIX
@pytest.mark.parametrize("what", ["file", "fifo", "dangling link", "looping link"])
def test_a_folder_of_backups_that_is_none_is_told(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "data" / "backups"
    folder.parent.mkdir()
    if what == "file":
        folder.write_text("dear diary")
    elif what == "fifo":
        os.mkfifo(folder)
    else:
        folder.symlink_to(folder if what == "looping link" else tmp_path / "nowhere")
    with services(tmp_path / "data") as found:
        start(found, "1")
        error = found.safekeeping.back_up().exception(200)
    assert isinstance(error, LogUnwritable), error
    assert error.code == "backup_unwritable"
    assert not (tmp_path / "nowhere").exists()


@POSIX
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may write anywhere")
def test_a_folder_that_is_read_only_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir(mode=0o500)
    with services(tmp_path) as found:
        start(found, "1")
        error = found.safekeeping.back_up().exception(200)
    assert isinstance(error, LogUnwritable), error
    assert error.code == "backup_unwritable"


@POSIX
def test_a_linked_folder_of_backups_is_used_and_its_mode_left_alone(tmp_path: Path) -> None:
    """Backups on a second disk are a legitimate wish; the mode of what is there is not ours."""
    disk = tmp_path / "second disk"
    disk.mkdir(mode=0o755)
    disk.chmod(0o755)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "backups").symlink_to(disk)
    with services(tmp_path / "data") as found:
        start(found, "1")
        made = found.safekeeping.back_up().result(200)
    assert stat.S_IMODE(disk.stat().st_mode) == 0o755
    files_there = list(disk.iterdir())
    assert len(files_there) >= 2
    assert all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in files_there)
    assert made.calls == 1
    (tmp_path / "own").mkdir(mode=0o755)
    make_private_folder(tmp_path / "own")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700


@POSIX
def test_what_only_looks_like_a_backup_is_neither_read_nor_waited_for_nor_removed(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with services(tmp_path) as found:
        start(found, "1")
        made = found.safekeeping.back_up().result(200)
        os.mkfifo(folder / "callassist-20250101T000000Z.db")
        shutil.copy(made.path.with_suffix(".json"), folder / "callassist-20250101T000000Z.json")
        os.mkfifo(folder / "callassist-20250102T000000Z.json")
        shutil.copy(made.path, folder / "callassist-20250102T000000Z.db")
        shutil.copy(made.path, folder / "callassist-20250103T000000Z.db")  # put there by hand, without a note
        shutil.copy(made.path, folder / "callassist-20250104T000000Z.db")
        naive = json.loads(made.path.with_suffix(".json").read_text()) | {"made": "2025-01-04T00:00:00"}
        (folder / "callassist-20250104T000000Z.json").write_text(json.dumps(naive))
        (folder / "callassist-20250105T000000Z.json").write_text("[" * 100_000)
        shutil.copy(made.path, folder / "callassist-20250105T000000Z.db")
        left = {one.name for one in folder.iterdir()}
        assert backups_in(folder) == (made,)
        start(found, "1", name="Frau B")
        assert found.safekeeping.back_up().result(200).calls == 2
    assert left <= {one.name for one in folder.iterdir()}


def test_a_note_without_its_copy_is_swept_away(tmp_path: Path) -> None:
    """Killed between writing the note and naming the copy, or between removing the copy and its note."""
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "callassist-20250101T000000Z.json").write_text("{}")
    (folder / "callassist-shopping.json").write_text("{}")
    with services(tmp_path) as found:
        start(found, "1")
        found.safekeeping.back_up().result(200)
    assert not (folder / "callassist-20250101T000000Z.json").exists()
    assert (folder / "callassist-shopping.json").exists()


def test_backups_together_stay_within_a_size_and_the_newest_three_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with services(tmp_path) as found:
        start(found, "1")
        made = found.safekeeping.back_up().result(200)
    for number in range(1, 30):
        path = made.path.with_name(f"callassist-{(now - timedelta(hours=number)).strftime('%Y%m%dT%H%M%SZ')}.db")
        shutil.copy(made.path, path)
        note = json.loads(made.path.with_suffix(".json").read_text())
        note["made"] = (now - timedelta(hours=number)).isoformat()
        path.with_suffix(".json").write_text(json.dumps(note))
    monkeypatch.setattr(backups, "budget", lambda _log, _free, _used: made.size * 8)
    with services(tmp_path) as found:
        start(found, "1", name="Frau B")
        newest: Backup = found.safekeeping.back_up().result(200)
    there = backups_in(tmp_path / "backups")
    assert newest in there
    assert 3 <= len(there) <= 9
    assert {one.suffix for one in (tmp_path / "backups").iterdir()} == {".db", ".json"}
    assert len(list((tmp_path / "backups").iterdir())) == 2 * len(there)


@POSIX
@pytest.mark.parametrize("what", ["dangling link", "link", "file", "folder", "fifo"])
def test_a_backup_put_elsewhere_never_follows_or_overwrites_what_is_there(tmp_path: Path, what: str) -> None:
    from callassist.cli.keep import _copy  # pyright: ignore[reportPrivateUsage]

    source, target, elsewhere = tmp_path / "source", tmp_path / "target", tmp_path / "elsewhere"
    source.write_bytes(b"personal")
    if what == "link":
        elsewhere.write_bytes(b"other")
    if "link" in what:
        target.symlink_to(elsewhere)
    elif what == "folder":
        target.mkdir()
    elif what == "fifo":
        os.mkfifo(target)
    else:
        target.write_bytes(b"other")
    with pytest.raises(ExportError, match="there already"):
        _copy(source, target)
    assert (elsewhere.read_bytes() if elsewhere.exists() else None) == (b"other" if what == "link" else None)


@POSIX
def test_a_backup_put_elsewhere_that_cannot_be_finished_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from callassist.cli import keep

    (tmp_path / "source").write_bytes(b"personal")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(ExportError, match="no space"):
        keep._copy(tmp_path / "source", tmp_path / "target")  # pyright: ignore[reportPrivateUsage]
    assert not (tmp_path / "target").exists()
