"""What the faults of the disk rest on: the record misses nothing, and a name lasts no sooner than it may."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.form import Gate
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.disk import preloaded
from tests.faults.injection.power_cut import Operation, PowerCut, State, lay_out, read_record, seen, state_of

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a disk is watched by a preloaded library")

ROOT = Path(__file__).parents[2]
#: kinds of operations of which the program below does each
KINDS = "OWTARLUKD"


def recorded(folder: Path) -> tuple[Path, list[Operation]]:
    """The folder of a program that does everything, and the record of it."""
    data, record = folder / "data", folder / "record"
    data.mkdir()
    command = [sys.executable, "-m", "tests.faults.disk_child", str(data), str(record)]
    subprocess.run(command, env=preloaded(watched_disk(), data), cwd=ROOT, check=True, timeout=120)
    return data, list(read_record(record))


def test_the_record_leads_to_what_the_program_left(tmp_path: Path) -> None:
    """And one that is blind to any kind of operation does not: the negative control, one of its cases `link()`."""
    data, operations = recorded(tmp_path)
    expected = state_of(data)
    assert {one.what for one in operations} >= set(KINDS)
    assert seen(str(data), {}, operations) == expected
    unnoticed = set(KINDS)
    for blind in KINDS:
        rest = [one for one in operations if one.what != blind]
        with contextlib.suppress(KeyError, AssertionError):
            if seen(str(data), {}, rest) == expected:
                continue
        unnoticed.remove(blind)
    found = len(KINDS) - len(unnoticed)
    Gate("watched disk", len(operations), hit=len({one.what for one in operations}), torn=0).report()
    Gate("watched disk, control – blind to a kind of operation", len(KINDS), bites=found).report()
    assert unnoticed == set()


class Disk:
    """A disk that is written to here, without a program."""

    def __init__(self, before: State | None = None) -> None:
        self.cut = PowerCut("/d", before)

    def do(self, what: str, content: str = "", place: int = 0, descriptor: int = 3) -> Disk:
        self.cut.do(Operation(what, descriptor, place, content.encode()))
        return self

    def made(self, name: str, content: str) -> Disk:
        """A file, flushed; its name is not."""
        return self.do("O", f"/d/{name}", 4, 5).do("W", content, 0, 5).do("S", descriptor=5).do("C", descriptor=5)

    def flushed(self, folder: str) -> Disk:
        name = f"/d/{folder}".rstrip("/")
        return self.do("O", name, 2, 6).do("S", descriptor=6).do("C", descriptor=6)

    def states(self) -> set[tuple[tuple[str, bytes | None], ...]]:
        """All that a power cut may leave."""
        chance = random.Random(1)
        return {tuple(sorted(self.cut.state(chance).items())) for _ in range(200)}


def test_a_name_lasts_once_its_own_folder_was_flushed() -> None:
    disk = Disk().made("x", "content")
    assert disk.states() == {(), (("x", b"content"),)}
    assert disk.flushed("").states() == {(("x", b"content"),)}


def test_a_link_is_not_certain_before_its_folder_was_flushed() -> None:
    disk = Disk({"x": b"content"}).do("L", "/d/x\0/d/y")
    one, two = (("x", b"content"),), (("x", b"content"), ("y", b"content"))
    assert disk.states() == {one, two}
    assert disk.flushed("").states() == {two}


def test_a_folder_lasts_only_once_the_one_it_lies_in_was_flushed() -> None:
    disk = Disk().do("K", "/d/new").made("new/x", "content").flushed("new")
    assert disk.states() == {(), (("new", None), ("new/x", b"content"))}
    assert disk.flushed("").states() == {(("new", None), ("new/x", b"content"))}


def test_a_rename_into_another_folder_is_never_half_done() -> None:
    disk = Disk({"from": None, "to": None, "from/x": b"content"}).do("R", "/d/from/x\0/d/to/x")
    folders = (("from", None), ("to", None))
    old = tuple(sorted((*folders, ("from/x", b"content"))))
    new = tuple(sorted((*folders, ("to/x", b"content"))))
    assert disk.states() == {old, new}
    assert disk.flushed("from").states() == {old, new}
    assert disk.flushed("to").states() == {new}


def test_names_change_in_their_order() -> None:
    disk = Disk({"x": b"xx"}).do("R", "/d/x\0/d/y").do("L", "/d/y\0/d/z")
    assert disk.states() == {(("x", b"xx"),), (("y", b"xx"),), (("y", b"xx"), ("z", b"xx"))}


def test_two_names_of_one_file_are_laid_out_as_one_file(tmp_path: Path) -> None:
    chance = random.Random(1)
    state = Disk({"x": b"content"}).do("L", "/d/x\0/d/y").flushed("").cut.state(chance)
    lay_out(state, tmp_path / "case", chance)
    assert (tmp_path / "case" / "x").samefile(tmp_path / "case" / "y")
    assert state_of(tmp_path / "case") == state
