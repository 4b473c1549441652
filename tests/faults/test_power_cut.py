"""The power goes at any moment of real calls: what was acknowledged is there, whole, and nothing else is half there.

A child makes calls through the services on a watched disk. Its record is replayed, and after every operation the
states are made that a power cut may leave (injection/power_cut.py). Each is opened by the bare driver; its content must
be that of the last acknowledged transaction, or of the one that was on its way. One in ten is opened by the whole
program as well, and once more after the write-ahead log was deleted.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from callassist.errors import KnownError
from callassist.storage.calls.chain import broken_links
from callassist.storage.database import FILE_NAME, MARK_NAME
from callassist.storage.driver import connect
from callassist.storage.keeping import wal_hard_link
from callassist.storage.schema import inspect
from tests.faults.form import FULL, Gate, Progress, count, quick_folder, share
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.contents import digest
from tests.faults.injection.disk import CHANGING, preloaded
from tests.faults.injection.power_cut import PowerCut, State, lay_out, read_record, seen, state_of
from tests.faults.keeping import world
from tests.storage.logs import services

ROOT = Path(__file__).parents[2]
STATES = count(quick=600, full=100_000)
CONTROLS = count(quick=240, full=4_000)
#: calls a session
CALLS = 2
#: every so many states, one is opened by the whole program
WHOLE_PROGRAM = 10 if FULL else 60
#: states at moments when not all was on the disk; the rest is as if nothing had happened
LEAST = 0.5
PARTS = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-journal")


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
    set_times: int = 0
    place: dict[str, int] = field(default_factory=dict)
    #: call and number of each line that was told to be saved
    saved: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, marks: list[list[str]]) -> Known:
        digests = [words[2] for words in marks if words[0] == "committed"]
        settings = [json.loads(words[2]) for words in marks if words[0] == "set"]
        return cls(digests, [None, *settings], place={one: number for number, one in enumerate(digests)})

    def hear(self, words: list[str]) -> None:
        if words[0] == "committed":
            self.committed = int(words[1])
        elif words[0] == "saved":
            self.saved.add((words[1], int(words[2])))
        elif words[0] == "set":
            self.set_times = int(words[1])


class Replay:
    """Opens states and counts what is wrong with them."""

    def __init__(self, known: Known, folder: Path) -> None:
        self.known = known
        self.folder = folder
        self.lost = self.corrupt = self.torn = 0
        self.notes: list[str] = []
        self._whole: set[str] = set()

    def look_at(self, state: State) -> None:
        """Everything that must hold in a state but for what the whole program makes of it."""
        self._settings(state.get("settings.toml"))
        content = state.get(FILE_NAME)
        if content is None:
            if self.known.committed >= 0:
                self._note("lost", "the log is not there")
            return
        self._lay_out(state)
        connection = None
        try:
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

    def _lay_out(self, state: State) -> None:
        for name in PARTS:
            path = self.folder / name
            content = state.get(name)
            if content is not None:
                path.write_bytes(content)
            else:
                path.unlink(missing_ok=True)

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
        allowed = known.settings[known.set_times : known.set_times + 2]
        if (None if content is None else content.decode()) not in allowed:
            self._note("torn", f"the settings read {content!r}")

    def _note(self, kind: str, what: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.notes) < 20:
            self.notes.append(f"{kind}: {what}")


def open_whole(
    state: State, folder: Path, known: Known, dates: random.Random, gate: Gate, wrong: list[str], *, without_wal: bool
) -> None:
    """The whole program opens a state, warns of nothing, has all that was saved, and takes every call up at its place.

    `without_wal`: after somebody deleted the write-ahead log.
    """

    def note(kind: str, what: object) -> None:
        gate.add(**{kind: 1})
        wrong.append(f"{gate.name}: {kind}: {what}")

    shutil.rmtree(folder, ignore_errors=True)
    lay_out(state, folder, dates)
    if without_wal:
        wal_hard_link.wal_of(folder / FILE_NAME).unlink(missing_ok=True)
    warned = False
    try:
        with services(folder) as found:
            warnings = (*found.safekeeping.open().result(200).warnings, *found.safekeeping.check().result(200))
            warned = bool(warnings)
            if warned:
                note("corrupt", warnings)
            for call in found.calling.interrupted().result(200):
                live = found.calling.resume(call.id).result(200)
                if live.view.node != call.node:
                    note("torn", f"{call.node} became {live.view.node}")
            if found.settings.problems:
                note("corrupt", found.settings.problems)
        connection = connect(folder / FILE_NAME)
        there = {(call, number) for call, number in connection.execute("SELECT call_id, number FROM call_event")}
        connection.close()
    except KnownError as error:
        note("corrupt", error)
    except Exception as error:  # noqa: BLE001 - that is what this looks for
        note("raw", repr(error))
    else:
        if known.saved - there:
            note("lost", f"{len(known.saved - there)} lines that were saved are not there")
            gate.add(silent=int(not warned))


@dataclass
class Gates:
    """What is made of one state after another."""

    bare: Gate = field(default_factory=lambda: Gate("power cut", hit=0, lost=0, corrupt=0, torn=0, least=LEAST))
    whole: Gate = field(default_factory=lambda: _whole("power cut: opened by the whole program"))
    deleted: Gate = field(default_factory=lambda: _whole("power cut: the write-ahead log deleted after it"))
    notes: list[str] = field(default_factory=list)


def _whole(name: str) -> Gate:
    return Gate(name, hit=0, lost=0, corrupt=0, torn=0, raw=0, silent=0, least=LEAST)


def replay(folder: Path, seed: int, synchronous: str, states: float, gates: Gates) -> None:
    """Replays one session and counts in `gates`."""
    operations = list(read_record(record_session(folder, seed, synchronous)))
    data = folder / "data"
    assert seen(str(data), {}, operations) == state_of(data), "the record does not lead to what lies there"
    marks = [operation.content.decode().split(" ", 2) for operation in operations if operation.what == "M"]
    known = Known.of(marks)
    assert len(known.digests) > CALLS * 20
    (folder / "state").mkdir(exist_ok=True)
    looking = Replay(known, folder / "state")
    chance, dates = random.Random(seed), random.Random(seed)
    disk = PowerCut(str(data))
    moments = sum(operation.what in CHANGING for operation in operations)
    each = states / moments
    bare = gates.bare
    for operation in operations:
        if operation.what == "M":
            known.hear(operation.content.decode().split(" ", 2))
            continue
        if not disk.do(operation):
            continue
        for _ in range(int(each) + (chance.random() < each % 1)):
            state = disk.state(chance)
            looking.look_at(state)
            hit = int(not disk.is_certain())
            bare.add(cases=1, hit=hit)
            if synchronous != "FULL" or bare.cases % WHOLE_PROGRAM:
                continue
            gates.whole.add(cases=1, hit=hit)
            open_whole(state, folder / "whole", known, dates, gates.whole, gates.notes, without_wal=False)
            if state.get(FILE_NAME) and state.get(f"{FILE_NAME}-wal"):
                gates.deleted.add(cases=1, hit=hit)
                open_whole(state, folder / "whole", known, dates, gates.deleted, gates.notes, without_wal=True)
    bare.add(lost=looking.lost, corrupt=looking.corrupt, torn=looking.torn)
    gates.notes += [f"seed {seed}: {note}" for note in looking.notes]


def test_a_power_cut_loses_nothing_that_was_acknowledged() -> None:
    gates = Gates()
    seed = share()[0] * 1_000
    progress = Progress(gates.bare.name)
    with world("", Path()):
        while gates.bare.cases < STATES:
            seed += 1
            with quick_folder() as folder:
                replay(folder, seed, "FULL", min(6_000, STATES - gates.bare.cases) * 1.03, gates)
            progress.at(gates.bare.cases, STATES)
    for gate in (gates.bare, gates.whole, gates.deleted):
        gate.report()
    wrong = {gate.name: gate.wrong() for gate in (gates.bare, gates.whole, gates.deleted) if gate.wrong()}
    assert wrong == {}, "\n".join(gates.notes[:40])


def test_the_replay_finds_what_is_lost_without_a_flush_at_each_commit() -> None:
    """The negative control: as most programs set SQLite up, acknowledged answers are lost, and the replay says so."""
    gates = Gates()
    with quick_folder() as folder:
        replay(folder, 7, "NORMAL", CONTROLS, gates)
    found = gates.bare
    Gate("power cut, control – synchronous=NORMAL", found.cases, found.hit, bites=found.lost or 0).report()
    assert (found.lost or 0) > found.cases / 4
    assert found.corrupt == 0, gates.notes


def test_the_replay_finds_a_corrupt_log_where_nothing_is_flushed() -> None:
    """The other negative control: corruption is seen too."""
    gates = Gates()
    with quick_folder() as folder:
        replay(folder, 7, "OFF", CONTROLS, gates)
    found = gates.bare
    bites = (found.corrupt or 0) + (found.lost or 0)
    Gate("power cut, control – synchronous=OFF", found.cases, found.hit, bites=bites).report()
    assert found.corrupt
    assert found.lost
