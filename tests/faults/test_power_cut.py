"""The power goes at any moment of real calls: what was acknowledged is there, whole, and nothing else is half there.

A child makes calls through the services on a watched disk. Its record is replayed, and after every operation the
states are made that a power cut may leave (injection/power_cut.py). Each is opened by the bare driver; its content must
be that of the last acknowledged transaction, or of the one that was on its way. A few are opened by the whole program.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from callassist.storage.chain import broken_links
from callassist.storage.database import FILE_NAME, MARK_NAME
from callassist.storage.driver import connect
from callassist.storage.schema import inspect
from callassist.storage.second_name import second_name_of, sort_out, wal_of
from tests.faults.form import FULL, Gate, count, quick_folder, share
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.contents import digest
from tests.faults.injection.disk import preloaded
from tests.faults.injection.power_cut import PowerCut, read_record
from tests.storage.logs import services

ROOT = Path(__file__).parents[2]
STATES = count(quick=3_000, full=100_000)
DELETED = count(quick=600, full=20_000)
CONTROLS = count(quick=400, full=4_000)
#: calls a session
CALLS = 2
#: every so many states, one is opened by the whole program
WHOLE_PROGRAM = 250
WAL = wal_of(Path(FILE_NAME)).name
SECOND = second_name_of(Path(FILE_NAME)).name
PARTS = (FILE_NAME, WAL, SECOND, f"{FILE_NAME}-journal")
LATER = time.time() + 3600
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def record_session(folder: Path, seed: int, synchronous: str) -> Path:
    """The record of a session; its data folder is `folder`/data."""
    record = folder / "record"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.faults.recorded_session",
            str(folder / "data"),
            str(record),
            str(seed),
            str(CALLS),
            synchronous,
        ],
        env=preloaded(watched_disk(), folder / "data"),
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return record


@dataclass
class Known:
    """What the session had told up to an operation, and what it was going to tell."""

    #: what the log held after each transaction, first an empty log
    digests: list[str]
    #: what the settings file held after each saving, first no file
    settings: list[str | None]
    committed: int = -1
    set: int = 0
    place: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: list[list[str]]) -> Known:
        digests = [words[2] for words in marks if words[0] == "committed"]
        settings = [json.loads(words[2]) for words in marks if words[0] == "set"]
        return cls(digests, [None, *settings], place={one: number for number, one in enumerate(digests)})

    def hear(self, words: list[str]) -> None:
        if words[0] == "committed":
            self.committed = int(words[1])
        elif words[0] == "set":
            self.set = int(words[1])


class Replay:
    """Opens states and counts what is wrong with them."""

    def __init__(self, known: Known, folder: Path, *, deletes: bool = False, sorts_out: bool = True) -> None:
        """`deletes`: after the power cut somebody deletes the write-ahead log. `sorts_out`: as the program does."""
        self.known = known
        self.folder = folder
        self.deletes = deletes
        self.sorts_out = sorts_out
        self.lost = self.corrupt = self.torn = self.put_back = 0
        self.notes: list[str] = []
        self._whole: set[str] = set()

    def look_at(self, state: dict[str, bytes]) -> None:
        """Everything that must hold in a state but for what the whole program makes of it."""
        self._settings(state.get("settings.toml"))
        if self.deletes:
            state = {name: content for name, content in state.items() if name != WAL}
        content = state.get(FILE_NAME)
        if content is None:
            if self.known.committed >= 0:
                self._note("lost", "the log is not there")
            return
        self._lay_out(state)
        connection = None
        try:
            self._sort_out(FILE_NAME in state)
            inspect(self.folder / FILE_NAME)  # the program's own first look, before the write-ahead log is read
            connection = connect(self.folder / FILE_NAME)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            (integrity,) = connection.execute("PRAGMA integrity_check").fetchone() or ("nothing",)
            if integrity != "ok":
                self._note("corrupt", str(integrity))
                return
            found = digest(connection)
            self._content(found, connection)
            self._mark(state.get(MARK_NAME), connection)
        except Exception as error:  # noqa: BLE001 - whatever the driver says of a corrupt file
            self._note("corrupt", repr(error))
        finally:
            if connection is not None:
                connection.close()

    def _lay_out(self, state: dict[str, bytes]) -> None:
        for name in PARTS:
            path = self.folder / name
            if name in state:
                path.write_bytes(state[name])
            else:
                path.unlink(missing_ok=True)
        if FILE_NAME in state:
            # newer than the rest, as after a checkpoint: times must decide nothing
            os.utime(self.folder / FILE_NAME, (LATER, LATER))

    def _sort_out(self, is_there: bool) -> None:
        """What the program does before SQLite opens the log; after a power cut it must find nothing to lay aside."""
        if not self.sorts_out or not is_there:
            return
        found = sort_out(self.folder / FILE_NAME, NOW)
        self.put_back += found.put_back
        if found.apart is not None or found.laid_aside is not None:
            self._note("torn", f"a write-ahead log was taken for another's: {found}")

    def _content(self, found: str, connection: Any) -> None:
        place = self.known.place.get(found)
        if place is None:
            self._note("torn", "the log holds half of a transaction")
        elif place < self.known.committed:
            self._note("lost", f"transaction {self.known.committed} was acknowledged, {place} is the last there")
        elif place > self.known.committed + 1:
            self._note("torn", f"transaction {place} is there before it was made")
        if found not in self._whole:
            cursor = connection.execute("SELECT * FROM call_event ORDER BY seq")
            names = [column[0] for column in cursor.description]
            if broken_links(dict(zip(names, row, strict=True)) for row in cursor):
                self._note("corrupt", "the journal's chain is broken")
            self._whole.add(found)

    def _mark(self, mark: bytes | None, connection: Any) -> None:
        """The note of how far the journal had come is whole, and never ahead of the journal."""
        if mark is None:
            return
        (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM call_event").fetchone()
        try:
            ahead = json.loads(mark)["last_seq"] > last
        except ValueError:
            self._note("torn", f"the mark reads {mark!r}")
            return
        if ahead:
            self._note("torn", "the mark is ahead of the journal")

    def _settings(self, content: bytes | None) -> None:
        known = self.known
        allowed = known.settings[known.set : known.set + 2]
        if (None if content is None else content.decode()) not in allowed:
            self._note("torn", f"the settings read {content!r}")

    def _note(self, kind: str, what: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.notes) < 20:
            self.notes.append(f"{kind}: {what}")


def open_whole(state: dict[str, bytes], folder: Path) -> None:
    """The whole program opens a state, warns of nothing, and takes every interrupted call up at its place."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in state.items():
        (folder / name).write_bytes(content)
    with services(folder) as found:
        assert found.database.open().result(20) == ()
        for call in found.calling.interrupted().result(20):
            live = found.calling.resume(call.id).result(20)
            assert live.view.node == call.node
        assert found.database.check().result(20) == ()
        assert found.settings.problems == ()


def replay(folder: Path, seed: int, synchronous: str, states: float, **how: bool) -> tuple[int, Replay]:
    """Replays one session; the number of states looked at, and what was found."""
    operations = list(read_record(record_session(folder, seed, synchronous)))
    marks = [operation.content.decode().split(" ", 2) for operation in operations if operation.what == "M"]
    known = Known.of(marks)
    assert len(known.digests) > CALLS * 20
    (folder / "state").mkdir(exist_ok=True)
    looking = Replay(known, folder / "state", **how)
    chance = random.Random(seed)
    disk = PowerCut(str(folder / "data"))
    moments = sum(operation.what in "OWTSRLU" for operation in operations)
    each = states / moments
    done = 0
    for operation in operations:
        if operation.what == "M":
            known.hear(operation.content.decode().split(" ", 2))
            continue
        if not disk.do(operation):
            continue
        for _ in range(int(each) + (chance.random() < each % 1)):
            state = disk.state(chance)
            looking.look_at(state)
            done += 1
            if synchronous == "FULL" and done % WHOLE_PROGRAM == 0 and looking.sorts_out:
                if looking.deletes:
                    state.pop(WAL, None)
                open_whole(state, folder / "whole")
    return done, looking


@pytest.mark.timeout(600 if not FULL else 3_600)
def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    gate = Gate("power cut", lost=0, corrupt=0, torn=0)
    seed = share()[0] * 1_000
    notes: list[str] = []
    while gate.cases < STATES:
        seed += 1
        with quick_folder() as folder:
            done, found = replay(folder, seed, "FULL", min(6_000, STATES - gate.cases) * 1.03)
        gate.cases += done
        gate.lost += found.lost
        gate.corrupt += found.corrupt
        gate.torn += found.torn
        notes += [f"seed {seed}: {note}" for note in found.notes]
    gate.report()
    assert (gate.lost, gate.corrupt, gate.torn) == (0, 0, 0), notes


@pytest.mark.timeout(300 if not FULL else 3_600)
def test_a_write_ahead_log_deleted_after_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    gate = Gate("power cut, then the write-ahead log deleted", lost=0, corrupt=0, torn=0)
    seed = share()[0] * 1_000 + 500
    notes: list[str] = []
    put_back = 0
    while gate.cases < DELETED:
        seed += 1
        with quick_folder() as folder:
            done, found = replay(folder, seed, "FULL", min(6_000, DELETED - gate.cases) * 1.03, deletes=True)
        gate.cases += done
        gate.lost, gate.corrupt, gate.torn = (
            former + new
            for former, new in zip(
                (gate.lost or 0, gate.corrupt or 0, gate.torn or 0),
                (found.lost, found.corrupt, found.torn),
                strict=True,
            )
        )
        put_back += found.put_back
        notes += [f"seed {seed}: {note}" for note in found.notes]
    gate.remark = f"({put_back:,} put back)"
    gate.report()
    assert (gate.lost, gate.corrupt, gate.torn) == (0, 0, 0), notes
    assert put_back > gate.cases / 2


@pytest.mark.timeout(120 if not FULL else 600)
def test_the_replay_finds_what_a_deleted_write_ahead_log_takes_along() -> None:
    """The negative control: SQLite alone opens what is left without a word."""
    with quick_folder() as folder:
        done, found = replay(folder, 7, "FULL", CONTROLS, deletes=True, sorts_out=False)
    Gate("power cut, control – the write-ahead log deleted, no second name", done, bites=found.lost).report()
    assert found.lost > done / 4


@pytest.mark.timeout(120 if not FULL else 600)
def test_the_replay_finds_what_is_lost_without_a_flush_at_each_commit() -> None:
    """The negative control: as most programs set SQLite up, acknowledged answers are lost, and the replay says so."""
    with quick_folder() as folder:
        done, found = replay(folder, 7, "NORMAL", CONTROLS)
    Gate("power cut, control – synchronous=NORMAL", done, corrupt=found.corrupt, bites=found.lost).report()
    assert found.lost > done / 4
    assert found.corrupt == 0, found.notes


@pytest.mark.timeout(120 if not FULL else 600)
def test_the_replay_finds_a_corrupt_log_where_nothing_is_flushed() -> None:
    """The other negative control: corruption is seen too."""
    with quick_folder() as folder:
        done, found = replay(folder, 7, "OFF", CONTROLS)
    Gate("power cut, control – synchronous=OFF", done, bites=found.corrupt + found.lost).report()
    assert found.corrupt > 0
    assert found.lost > 0
