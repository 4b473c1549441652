"""Files a stranger may have put beside the log, or in its place: none hangs, none eats memory, the window opens.

Each is read by the function of the program that reads it, in a process of its own, which is watched. A case hangs after
two seconds of the processor (the machine may have other things to do), or when it waits for half a minute; it eats when
the process had more than 500 MB at any time.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import reading_child
from tests.faults.form import Gate, count, quick_folder, share
from tests.faults.injection import strange_files
from tests.faults.injection.nursery import Child, Nursery
from tests.storage.logs import NONE, services, start

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="FIFOs, signals and the memory a process had are Unix's"
)

#: cases of the full form, where it is not the same for all: what takes longer has fewer; 200,000 in all
FULL_CASES = {"scripts": 9_000, "pages_of_a_log": 6_000, "backups_as_a_log": 5_000, "beside_the_log": 4_000}
USUAL = 17_600
#: seconds without a word after which a process hangs in a way that no signal ends
PATIENCE = 90.0


class Lines:
    """What a child tells, line by line."""

    def __init__(self, child: Child) -> None:
        self._child = child
        self._rest = b""

    def next(self, patience: float) -> str | None:
        """The next line; "" at the end; None where none comes within so many seconds."""
        until = time.monotonic() + patience
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._child.out], [], [], max(until - time.monotonic(), 0))
            if not ready:
                return None
            part = os.read(self._child.out, 65_536)
            if not part:
                return ""
            self._rest += part
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode("utf-8", "replace")


def read_all(nursery: Nursery, kind: str, number: int, patience: float = PATIENCE) -> tuple[int, list[str]]:
    """How many of `number` cases were read, and what went wrong."""
    wrong: list[str] = []
    done = 0
    while done < number:
        child = nursery.child(kind, str(share()[0]), str(done), str(number - done))
        lines, at_end = Lines(child), False
        while True:
            line = lines.next(patience)
            if line is None:
                child.kill()
                wrong.append(f"{kind} {done - 1}: hangs and has to be killed")
                break
            if not line:
                status = nursery.wait(child.number)
                if not at_end and status != 4:
                    wrong.append(f"{kind} {done - 1}: the process ended with {status}")
                break
            if line.startswith("bad "):
                wrong.append(f"{kind} {line.removeprefix('bad ')}")
            elif line.startswith("done"):
                at_end = True
            else:
                done = int(line) + 1
        child.close()
        if at_end:
            break
    return done, wrong


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery("tests.faults.reading_child") as found:
        yield found


@pytest.mark.parametrize("kind", reading_child.KINDS)
def test_whatever_a_stranger_puts_there_is_read_or_refused(nursery: Nursery, kind: str) -> None:
    began = time.monotonic()
    number = count(quick=25, full=FULL_CASES.get(kind, USUAL))
    done, wrong = read_all(nursery, kind, number)
    remark = f"({done / max(time.monotonic() - began, 0.001):.0f} a second)"
    # a case is hit when its reader has met the strange file and said so, one line each
    name = "hostile files: " + kind.replace("_", " ")
    Gate(name, number, done, crashes=len(wrong), remark=remark, least=1.0).report()
    assert not wrong, "\n".join(wrong[:30])
    assert done == number, "not all of them were read"


def test_two_hundred_thousand_are_read_in_the_full_form() -> None:
    assert sum(FULL_CASES.get(kind, USUAL) for kind in reading_child.KINDS) >= 200_000


def test_a_reader_that_hangs_eats_or_crashes_is_found(nursery: Nursery) -> None:
    """The negative control."""
    bites = 0
    for kind, said in (
        ("control_hangs", "hangs"),
        ("control_eats", "eats"),
        ("control_crashes", "OverflowError"),
        ("control_hangs_and_cannot_be_interrupted", "killed"),
    ):
        patience = 15.0 if said == "killed" else PATIENCE
        _, wrong = read_all(nursery, kind, 2 if kind == "control_hangs" else 1, patience)
        assert wrong, kind
        assert all(said in one for one in wrong), wrong
        bites += 1
    Gate("hostile files, control – readers that hang, eat and crash", 4, bites=bites).report()
    assert bites == 4


# ------------------------------------------------------------------------------------------------- the real window

#: what lies beside the log: whatever is there, the window opens and the log can be used
BESIDE = (
    *("settings.toml", "window.ini", "callassist.mark", "callassist.ballast", "errors.log", "crash.log", "links"),
    *("crash-last.log", "callassist.sock", "callassist.db-wal", "callassist.db-shm", "callassist.db-journal"),
    *("callassist.db-wal-kept", "scripts/x.yaml", "scripts/y.yaml", "cache", "backups", "damaged", "replaced"),
    *(f"backups/{reading_child._BACKUP}.db", f"backups/{reading_child._BACKUP}.json", "damaged/20260302T090000Z"),
    f"Documents/callassist-rescue-{reading_child._CALL}.jsonl",
)
_SOUND = {"settings.toml": reading_child._SETTINGS, "window.ini": reading_child._WINDOW}


@pytest.fixture(scope="module")
def windows() -> Iterator[Nursery]:
    with Nursery("tests.faults.window_child") as found:
        yield found


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as found:
        yield found


def told_by_window(windows: Nursery, folder: Path, spoil: str = "") -> set[str]:
    """What the window over `folder` tells until it has told all, or for two minutes."""
    child = windows.child(str(folder), spoil)
    lines, told = Lines(child), set[str]()
    until = time.monotonic() + 120
    while not {"start page", "log"} <= told and not ("no log" in told and told & {"start page", "recovery page"}):
        line = lines.next(max(until - time.monotonic(), 0))
        if not line:
            break
        told.add(line)
    child.kill()
    child.close()
    return told


def test_whatever_lies_beside_the_log_the_window_opens_and_the_log_can_be_used(windows: Nursery, folder: Path) -> None:
    sound = folder / "sound"
    with services(sound) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    wrong: list[str] = []
    hit = 0
    number = count(quick=5, full=400)
    for case in range(number):
        chance = random.Random(f"windows {share()[0]} {case}")
        place = folder / str(case)
        shutil.copytree(sound, place)
        put: list[str] = []
        for name in chance.sample(BESIDE, 6):
            path = place / name
            try:
                path.parent.mkdir(exist_ok=True)
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                path.unlink(missing_ok=True)
                what = strange_files.put(chance, path, _SOUND.get(name, b"x"), special=0.6)
            except OSError:  # what lies above it, or beside, is something strange already
                continue
            put.append(f"{name}: {what}")
        hit += bool(put)
        told = told_by_window(windows, place)
        if told != {"start page", "log"}:
            wrong.append(f"{case}: {sorted(told)} with {put}")
        shutil.rmtree(place, ignore_errors=True)
    Gate("hostile files: the window opens", number, hit, crashes=len(wrong)).report()
    assert not wrong, "\n".join(wrong)


def test_whatever_is_in_the_log_the_window_opens(windows: Nursery, folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "cases").mkdir()
    cases = reading_child.Cases(folder / "cases")
    cases.sound_log()
    wrong: list[str] = []
    hit = 0
    number = count(quick=3, full=200)
    for case in range(number):
        chance = random.Random(f"windows over logs {share()[0]} {case}")
        log = folder / "data" / "callassist.db"
        if chance.random() < 0.2:
            strange_files.put(chance, log, cases.sound_log(), special=0.9)
        else:
            log.write_bytes(cases.strange_log(chance))
        told = told_by_window(windows, folder / "data")
        hit += bool(told & {"no log", "recovery page"})
        if not told & {"start page", "recovery page"} or not told & {"log", "no log"}:
            wrong.append(f"{case}: {sorted(told)}")
        strange_files.clear(folder / "data")
    Gate("hostile files: the window opens over a log", number, hit, crashes=len(wrong)).report()
    assert not wrong, "\n".join(wrong)


def test_what_keeps_the_window_from_opening_is_found(windows: Nursery, folder: Path) -> None:
    """The negative control."""
    (folder / "settings.toml").write_text("theme = 'dark'\n")
    told = told_by_window(windows, folder, "spoil")
    Gate("hostile files, control – a window that does not open", 1, bites=int("start page" not in told)).report()
    assert "start page" not in told
