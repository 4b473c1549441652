"""Making a log anew cut off at any moment: the old log or the new one, and nobody who is blocked is lost (D2, D3).

Each kill is counted by where it landed: a gate that only hit what lies before or behind the work proves nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import LogDamaged
from callassist.storage import files, recovery
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from callassist.storage.orders import DAMAGED_NAME, REPLACED_NAME
from tests.faults.form import FULL, Gate, count, quick_folder, share
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import NONE, START, services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")

APPOINTMENT = FollowUp(FollowUpKind.APPOINTMENT, START)
KERN = "030 1234567"
TABLES = ("meta", "script_version", "account", "contact", "call", "call_event", "trace_entry", "follow_up")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery("tests.faults.keeping_child") as found:
        yield found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with a backup in which somebody is all right who has asked not to be called since; not to be changed."""
    folder = tmp_path_factory.mktemp("whole")
    with services(folder) as found:
        live = start(found, "1", number=KERN)
        live.hang_up("appointment_set", APPOINTMENT, "").future.result(10)
        for number in range(count(quick=30, full=80)):
            live = start(found, "1", "1", "1", name=f"Lead {number}", number=f"030 1{number:05}")
            live.hang_up("not_interested", NONE, f"Notiz {number} " * 20).future.result(10)
        found.safekeeping.back_up().result(30)
        start(found, "1", number=KERN).hang_up("do_not_call", NONE, "").future.result(10)
        start(found, "1", name="Frau Neu", number="030 7654321").hang_up("hung_up", NONE, "").future.result(10)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign] - no backup of the end
    return folder


def backup_of(folder: Path) -> Path:
    (found,) = (folder / "backups").glob("*.db")
    return found


def copy_of(whole: Path, target: Path, *, damaged: bool) -> Path:
    shutil.copytree(whole, target)
    if damaged:
        with (target / FILE_NAME).open("r+b") as file:
            file.write(bytes(100))
    return target


def content(log: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(log)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES}
    finally:
        connection.close()


def lost(found: dict[str, list[tuple[object, ...]]]) -> int:
    """How much of what no new log may lack is not in this one."""
    blocked = {row[6] for row in found["contact"] if row[7] == "blocked"}
    reopened = [row for row in found["follow_up"] if "open" in row]
    return (blocked != {"+49301234567"}) + len(reopened)


def half_made(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.name.lstrip(".").startswith(f"{FILE_NAME}.")]


def where_it_stands(folder: Path, ended: bool) -> str:
    """How far a killed run had come."""
    kept = [*(folder / REPLACED_NAME).glob("*"), *(folder / DAMAGED_NAME).glob("*")]
    if ended:
        return "done"
    if kept:
        return "exchanging" if half_made(folder) else "exchanged"
    return "building" if half_made(folder) else "before"


WAYS = {"recover": True, "restore": False, "restore over a damaged log": True}


@pytest.mark.timeout(300 if not FULL else 3_600)
@pytest.mark.parametrize("way", WAYS)
def test_a_log_made_new_and_killed_anywhere_is_the_old_one_or_the_new_one_with_every_block(
    nursery: Nursery, whole: Path, way: str
) -> None:
    gate = Gate(f"{way}, killed half-way", lost=0, torn=0)
    chance = random.Random(11 + share()[0])
    damaged = WAYS[way]
    landed: Counter[str] = Counter()
    what = way.partition(" ")[0]
    with quick_folder() as where:

        def arguments(folder: Path) -> tuple[str, ...]:
            return (what, str(folder)) if what == "recover" else (what, str(folder), str(backup_of(folder)))

        measured = copy_of(whole, where / "measured", damaged=damaged)
        assert ended(nursery, measured, None, *arguments(measured))[0]
        again = copy_of(whole, where / "again", damaged=damaged)
        span = ended(nursery, again, None, *arguments(again))[1]
        new = content(measured / FILE_NAME)
        assert lost(new) == 0
        old = None if damaged else content(whole / FILE_NAME)
        for number in range(count(quick=16, full=100)):
            folder = copy_of(whole, where / f"log {number}", damaged=damaged)
            done, _ = ended(nursery, folder, chance.uniform(0, span), *arguments(folder))
            landed[where_it_stands(folder, done)] += 1
            # the next start of the program, and what the rep does there
            with services(folder) as found:
                if isinstance(found.safekeeping.open().exception(30), LogDamaged):
                    found.safekeeping.recover().result(60)
                assert found.database.check().result(60) == ()
                found.safekeeping.close = lambda: None  # type: ignore[method-assign]
            assert half_made(folder) == []
            now = content(folder / FILE_NAME)
            gate.cases += 1
            gate.lost = (gate.lost or 0) + lost(now)
            if not damaged:
                gate.torn = (gate.torn or 0) + (journal(now) not in (journal(new), journal(old or {})))
            shutil.rmtree(folder)
    gate.remark = f"({', '.join(f'{where} {hits}' for where, hits in sorted(landed.items()))})"
    gate.report()
    assert (gate.lost, gate.torn) == (0, 0)
    assert landed["building"] + landed["exchanging"] + landed["exchanged"] >= gate.cases // 4, gate.remark


def journal(found: dict[str, list[tuple[object, ...]]]) -> list[tuple[object, ...]]:
    return found["call_event"]


def ended(nursery: Nursery, folder: Path, seconds: float | None, *arguments: str) -> tuple[bool, float]:
    """Whether it was done before it was killed so long after it began to build; how long building and exchange took."""
    child = nursery.child(*arguments)
    told = os.read(child.out, 6)
    deadline = time.monotonic() + 120
    while not half_made(folder) and time.monotonic() < deadline:
        time.sleep(0.0005)
    began = time.monotonic()
    if seconds is None:
        while half_made(folder):
            time.sleep(0.0005)
        span = time.monotonic() - began
        nursery.wait(child.number)
    else:
        time.sleep(seconds)
        span = seconds
        child.kill()
    while more := os.read(child.out, 100):
        told += more
    errors = os.read(child.errors, 65_536).decode()
    child.close()
    assert "Traceback" not in errors, errors
    return told == b"begun\ndone\n", span


class Failed(OSError):
    """What a step of the file system does instead."""


@pytest.mark.timeout(300 if not FULL else 3_600)
@pytest.mark.parametrize("way", WAYS)
def test_a_log_made_new_whose_nth_step_fails_is_the_old_one_or_the_new_one(
    whole: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Each rename, link, folder and flush fails once, then the program is started again. No step is left out."""
    gate = Gate(f"{way}, with a failing step", lost=0, torn=0)
    damaged = WAYS[way]
    step = 0
    with quick_folder() as where:
        while True:
            folder = copy_of(whole, where / f"log {step}", damaged=damaged)
            hit = run_with_a_failing_step(folder, way, step, monkeypatch)
            with services(folder) as found:
                if isinstance(found.safekeeping.open().exception(30), LogDamaged):
                    found.safekeeping.recover().result(60)
                assert found.database.check().result(60) == ()
                found.safekeeping.close = lambda: None  # type: ignore[method-assign]
            now = content(folder / FILE_NAME)
            gate.cases += 1
            gate.lost = (gate.lost or 0) + lost(now)
            gate.torn = (gate.torn or 0) + bool(half_made(folder))
            shutil.rmtree(folder)
            if not hit:
                break
            step += 1
    gate.report()
    assert (gate.lost, gate.torn) == (0, 0)
    assert step >= 8, "the steps of an exchange were not hit"


def run_with_a_failing_step(folder: Path, way: str, step: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether there was such a step."""
    done = 0

    def failing(real: Any) -> Any:
        def called(*given: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            if done == step + 1:
                raise Failed(5, "Input/output error")
            return real(*given, **named)

        return called

    with services(folder) as found:
        found.safekeeping.open().exception(30)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        with monkeypatch.context() as patch:
            for owner, name in (
                (Path, "replace"),
                (Path, "mkdir"),
                (os, "link"),
                (os, "fsync"),
                (recovery, "sync_folder"),
                (recovery, "open_private"),
                (files, "sync_folder"),
            ):
                patch.setattr(owner, name, failing(getattr(owner, name)))
            future = found.safekeeping.recover() if way == "recover" else found.safekeeping.restore(backup_of(folder))
            future.exception(60)
    return done > step


def test_a_block_that_is_carried_over_after_the_exchange_is_lost(whole: Path) -> None:
    """The control: what was done before – the backup in place first, blocks then – is found by the same measure."""
    gate = Gate("new log, control – blocks after the exchange", bites=0)
    with quick_folder() as where:
        folder = copy_of(whole, where / "log", damaged=False)
        shutil.copyfile(backup_of(folder), folder / FILE_NAME)
        gate.cases += 1
        gate.bites = int(lost(content(folder / FILE_NAME)) > 0)
    gate.report()
    assert gate.bites == 1
