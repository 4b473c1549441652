"""Room on the disk, and the reserve."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from callassist.errors import LogFull
from callassist.storage.driver import load_driver
from callassist.storage.jobs import Urgency
from callassist.storage.keeping import disk_space
from callassist.storage.keeping.disk_space import BALLAST_NAME, Ballast, Room, space_of
from tests.storage.logs import press, services, start

MIB = 1024 * 1024


@pytest.fixture(autouse=True)
def as_large_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """All other tests make do with a small reserve."""
    monkeypatch.setattr(disk_space, "_BALLAST", 16 * MIB)


def disk(monkeypatch: pytest.MonkeyPatch, free: int, total: int = 500_000 * MIB) -> None:
    usage = SimpleNamespace(free=free, total=total, used=total - free)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)


@pytest.mark.parametrize(
    ("free", "total", "found"),
    [
        (501, 500_000, Room.ENOUGH),
        (499, 500_000, Room.SCARCE),
        (49, 500_000, Room.NONE),
        (21, 100, Room.ENOUGH),  # a small disk: a fifth is enough, a tenth is none
        (15, 100, Room.SCARCE),
        (9, 100, Room.NONE),
    ],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, total: int, found: Room) -> None:
    disk(monkeypatch, free * MIB, total * MIB)
    assert space_of(tmp_path).room is found


def test_no_call_is_begun_without_room_but_the_one_that_runs_is_finished(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        disk(monkeypatch, 40 * MIB)
        with pytest.raises(LogFull, match="too little to begin"):
            start(found, name="Frau Neu", number="030 9")
        press(live, "1")
        (warning,) = found.safekeeping.open().result(200).warnings
        assert warning.code == "space_scarce"
        disk(monkeypatch, 600 * MIB)
        start(found, name="Frau Neu", number="030 9")


def test_the_reserve_is_really_written_for_this_user_alone(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path)
    ballast.put_by()
    path = tmp_path / BALLAST_NAME
    assert path.stat().st_size == 16 * MIB
    if sys.platform != "win32":
        assert path.stat().st_blocks * 512 >= 16 * MIB
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ballast.give_up()
    assert not path.exists()
    assert not ballast.give_up()


def test_no_reserve_is_made_where_there_is_no_room_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    disk(monkeypatch, 60 * MIB)
    Ballast(tmp_path).put_by()
    assert not (tmp_path / BALLAST_NAME).exists()


def test_a_full_disk_takes_the_reserve_and_the_answer_is_saved(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        found.database.submit(lambda store: None, Urgency.LONG).result(200)
        ballast = tmp_path / BALLAST_NAME
        assert ballast.exists()
        failed = 0

        class Full(load_driver().Error):  # type: ignore[misc]
            sqlite_errorname = "SQLITE_FULL"

        def once(store: object) -> str:
            nonlocal failed
            failed += 1
            if failed == 1:
                raise Full("database or disk is full")
            return "written"

        assert found.database.submit(once, Urgency.JOURNAL).result(200) == "written"
        assert not ballast.exists()
        press(live, "1")

        def again(store: object) -> str:
            raise Full("database or disk is full")

        assert isinstance(found.database.submit(again, Urgency.JOURNAL).exception(200), LogFull)
