"""A program that is killed in the middle of erasing somebody goes on at its next start: no copy keeps them."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.lead_list import ListFrame, ListRow
from callassist.storage.driver import connect
from callassist.storage.keeping import erased_copies
from callassist.storage.keeping.erased_copies import files_with
from callassist.storage.keeping.unforgotten import ENDING
from tests.services.people import erasing_child
from tests.storage.logs import NONE, rows, services, start

NEEDLES = (b"quandt", b"5555555")


def with_copies(folder: Path) -> None:
    """A log with somebody, and two backups that hold them."""
    with services(folder) as found:
        row = ListRow(3, first="Zenobia", last="Quandt", e164="+49305555555", typed="030 5555555")
        found.lead_lists.read_in(ListFrame("Fair", presumed_reason="Asked for an offer"), [row])
        start(found, "1", name="Zenobia Quandt", number="030 5555555").hang_up("later", NONE, "").future.result(200)
        found.safekeeping.back_up().result(200)
        start(found, "1").hang_up("later", NONE, "").future.result(200)
        found.safekeeping.back_up().result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]


def killed(folder: Path, nth: int) -> None:
    """Somebody is erased by a program that is ended before its Nth copy."""
    command = [sys.executable, "-m", erasing_child.__name__, str(folder), "Zenobia Quandt", str(nth)]
    assert subprocess.run(command, check=False, timeout=300, cwd=Path(__file__).parents[3]).returncode == 9


@pytest.mark.parametrize("nth", [1, 2])
def test_copies_are_made_anew_at_the_next_start_where_the_program_was_killed_between_them(
    tmp_path: Path, nth: int
) -> None:
    folder = tmp_path / "data"
    with_copies(folder)
    killed(folder, nth)
    assert files_with(folder / "backups", NEEDLES)
    assert [path.stat().st_mode & 0o077 for path in folder.glob(f"*{ENDING}")] == [0]
    with services(folder) as found:
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is not None
        assert found.safekeeping.erasing.result(200) >= 3 - nth
        assert list(folder.glob(f"*{ENDING}")) == []
        assert files_with(folder, NEEDLES) == ()
        assert found.persons.find("Zenobia Quandt").result(200) == ()
    with services(folder) as found:
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is None


def test_who_was_not_erased_in_the_log_yet_is_erased_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with_copies(folder)
    killed(folder, 0)
    assert len(list(folder.glob(f"*{ENDING}"))) == 1
    with services(folder) as found:
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is not None
        assert found.safekeeping.erasing.result(200) == 0
        assert list(folder.glob(f"*{ENDING}")) == []
        assert len(found.persons.find("Zenobia Quandt").result(200)) == 1
    for backup in sorted((folder / "backups").glob("*.db")):
        connection = connect(backup)
        assert connection.execute("SELECT count(*) FROM list_row").fetchone() == (1,)
        connection.close()
    assert rows(folder, "SELECT * FROM erasure") == []


def test_a_note_that_is_none_of_ours_hinders_nothing_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    strange = folder / f"strange{ENDING}"
    strange.write_text('{"erasure": "another", "who": {}, "calls": []}', encoding="utf-8")
    with services(folder) as found:
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is None
    assert strange.exists()


def test_a_copy_the_disk_hindered_is_tried_again_with_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the sweep of failing operations: the note was let go of, and the backup kept whoever was erased."""
    folder = tmp_path / "data"
    with_copies(folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    with services(folder) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        (somebody,) = found.persons.find("Zenobia Quandt").result(200)
        with monkeypatch.context() as failing:
            failing.setattr("callassist.storage.keeping.erased_copies.copy_file", full)
            erased = found.persons.erase(somebody.ref).result(200)
        assert len([one for one in erased.left if one.suffix == ".db"]) == 2
    assert len(list(folder.glob(f"*{ENDING}"))) == 1
    with services(folder) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is not None
        assert found.safekeeping.erasing.result(200) == 2
    assert list(folder.glob(f"*{ENDING}")) == []
    assert files_with(folder, NEEDLES) == ()


def test_a_log_that_is_opened_twice_is_erased_from_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for it must not be told of a second one, and go on while the first still makes copies."""
    folder = tmp_path / "data"
    with_copies(folder)
    killed(folder, 1)
    opened = threading.Event()
    erase = erased_copies.erase_in_copies

    def slow(*given: Any) -> erased_copies.CopiesErased:
        assert opened.wait(200)
        return erase(*given)

    monkeypatch.setattr(erased_copies, "erase_in_copies", slow)
    with services(folder) as found:
        found.safekeeping.open().result(200)
        going_on = found.safekeeping.erasing
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is going_on
        assert going_on is not None
        opened.set()
        assert going_on.result(200) == 2
