"""Calls on a watched disk whose Nth write fails: `failing_calls DATA_DIR ANSWERS STEP SHARE OF [careless]`.

One process runs many points: for every STEPth operation of a call, once and from there on, with a full disk and with
one that reports errors; a flush also so that what it should have written is gone afterwards. Tells what became of each
as JSON, one a line. `careless` is the negative control: the program forgets what it could not write.
"""

from __future__ import annotations

import errno
import json
import logging
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from callassist.bootstrap import Services
from callassist.errors import KnownError, LogError
from callassist.services.calls.live_call import LiveCall
from callassist.storage.calls import encoding
from callassist.storage.calls.chain import broken_links
from tests.faults.injection import disk
from tests.faults.injection.power_cut import read_record
from tests.storage.answering_child import TOKENS
from tests.storage.logs import NONE, build, look_into, start

#: name, error, whether all from there on fail too, and whether a flush that fails drops what it should have written
KINDS = (
    ("ENOSPC once", errno.ENOSPC, False, False),
    ("EIO once", errno.EIO, False, False),
    ("ENOSPC onwards", errno.ENOSPC, True, False),
    ("EIO onwards", errno.EIO, True, False),
    ("EIO once, dropped", errno.EIO, False, True),
)
#: how often an action is tried again while a fault is in force
PATIENCE = 4


class Tracebacks(logging.Handler):
    """Counts errors nobody foresaw: those are logged with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.seen.append(record.getMessage())


class Point:
    """One call with one fault."""

    def __init__(self, folder: Path, answers: int) -> None:
        """`answers` are given in the call."""
        self.folder = folder
        self.answers = answers
        self.crashes: list[str] = []
        self.told = 0
        #: operations that did fail
        self.failed = 0
        #: (call, number) that were acknowledged
        self.saved: set[tuple[str, int]] = set()

    def known(self, error: BaseException | None) -> bool:
        """Whether there was an error; one that is not meant for the rep counts as a crash."""
        if error is None:
            return False
        self.told += 1
        if not isinstance(error, KnownError) or not error.next_step:
            self.crashes.append(repr(error))
        return True

    def works(self, do: Callable[[], Any]) -> Any:
        """The result of `do`, tried again while it fails as it may; None where it always does."""
        for _ in range(PATIENCE):
            try:
                return do()
            except Exception as error:  # noqa: BLE001 - counted
                self.known(error)
        return None

    def wait(self, live: LiveCall, number: int, future: Future[Any]) -> None:
        if not self.known(future.exception(200)):
            self.saved.add((live.id, number))

    def play(self, number: int, *, onwards: bool, error: int) -> LiveCall:
        """A whole call with the fault in it; afterwards the disk is well and all is written."""
        disk.watch(self.folder)
        disk.fail(number, onwards=onwards, error=error)
        found = build(self.folder)
        live = self.works(lambda: start(found))
        if live is None:
            assert onwards, "a disk that failed once keeps a call from being made"
            self.well_again()
            live = start(found)
        self.saved.add((live.id, 0))
        self._answer(found, live)
        if onwards and disk.failed():
            self.well_again()
        errors: list[str] = []
        for _ in range(PATIENCE):
            saving = live.retry()
            failed = saving.future.exception(200)
            if not self.known(failed):
                break
            errors.append(repr(failed))
        assert live.unsaved == 0, f"what could not be written is not written though the disk is well again: {errors}"
        self.saved |= {(live.id, one) for one in range(saving.seq + 1)}
        found.close()
        self.well_again()
        return live

    def well_again(self) -> None:
        """The disk fails no more."""
        self.failed += disk.failed()
        disk.calm()

    def _answer(self, found: Services, live: LiveCall) -> None:
        given = 0
        turn = 0
        while given < self.answers:
            turn += 1
            try:
                saving = live.press(TOKENS[turn % len(TOKENS)])
            except KnownError:
                continue  # a key that means nothing here
            given += 1
            self.wait(live, saving.seq, saving.future)
            if given % 20 == 10:
                saving = live.set_note(f"Notiz {given} " * 40)
                self.wait(live, saving.seq, saving.future)
            if given == self.answers // 2:
                self.works(lambda: found.settings.set("text_size", 20))
        saving = live.hang_up("hung_up", NONE, "Ende")
        self.wait(live, saving.seq, saving.future)


def judge(point: Point, live: LiveCall) -> dict[str, Any]:
    """What is in the log afterwards."""
    result = {"lost": 0, "corrupt": 0, "torn": 0, "twice": 0}
    connection = look_into(point.folder)
    try:
        result["corrupt"] = int(connection.execute("PRAGMA integrity_check").fetchone() != ("ok",))
        cursor = connection.execute("SELECT * FROM call_event ORDER BY seq")
        names = [column[0] for column in cursor.description]  # type: ignore[attr-defined]
        lines = [dict(zip(names, row, strict=True)) for row in cursor]
        result["corrupt"] += bool(broken_links(lines))
        numbers = [line["number"] for line in lines if line["call_id"] == live.id]
        result["lost"] = sum(number not in numbers for call, number in point.saved if call == live.id)
        result["twice"] = len(numbers) - len(set(numbers))
        result["torn"] = int(sorted(numbers) != list(range(len(numbers))))
        expected = encoding.state_columns(live.call) | {"note": live.note, "state": "ended", "events": len(numbers)}
        columns = [row[1] for row in connection.execute("PRAGMA table_info(call)")]
        row = connection.execute("SELECT * FROM call WHERE id = ?", (live.id,)).fetchone()
        state = dict(zip(columns, row or (), strict=True))
        result["torn"] += int(any(state[name] != value for name, value in expected.items()))
    finally:
        connection.close()
    found = build(point.folder)
    try:
        warnings = (*found.database.open().result(200), *found.database.check().result(200))
        result["corrupt"] += bool(warnings) or bool(found.settings.problems)
    except LogError as error:
        result["corrupt"] += 1
        point.crashes.append(repr(error))
    finally:
        found.close()
    left = [path.name for path in point.folder.iterdir() if path.name.endswith(".part")]
    return {**result, "crashes": point.crashes, "told": point.told, "left": left, "failed": point.failed}


def operations(folder: Path, answers: int) -> list[str]:
    """What a call does that can fail, from making the log to closing it: W, T and S as the record has them."""
    record = folder.with_name("record")
    folder.parent.mkdir(parents=True, exist_ok=True)
    point = Point(folder, answers)
    disk.watch(folder)
    disk.record(record)
    disk.calm()
    found = build(folder)
    live = start(found)
    point._answer(found, live)  # pyright: ignore[reportPrivateUsage]
    found.close()
    done = [one.what for one in read_record(record) if one.what in "WTS"]
    assert len(done) == disk.seen()
    disk.record(Path("/dev/null"))
    return done


def forget_what_fails() -> None:
    """The negative control: an outbox that is emptied before it is written."""
    flush = LiveCall._flush  # pyright: ignore[reportPrivateUsage]

    def careless(live: LiveCall, store: Any) -> Any:
        try:
            return flush(live, store)
        except Exception:
            live._outbox.clear()  # pyright: ignore[reportPrivateUsage]
            raise

    LiveCall._flush = careless  # type: ignore[method-assign]


def main(root: Path, answers: int, step: int, share: int, of: int, *careless: str) -> None:
    tracebacks = Tracebacks()
    logging.getLogger().addHandler(tracebacks)
    done = operations(root / "count", answers)
    if careless:
        forget_what_fails()
    for place, number in enumerate(range(1, len(done) + 1, step)):
        if place % of != share - 1:
            continue
        for name, error, onwards, forgetful in KINDS:
            if forgetful and done[number - 1] != "S":
                continue
            folder = root / "point"
            point = Point(folder, answers)
            disk.forget(on=forgetful)
            try:
                live = point.play(number, onwards=onwards, error=error)
                result = judge(point, live)
            except Exception as crash:  # noqa: BLE001 - a crash is what this looks for
                result = {"crashes": [*point.crashes, repr(crash)]}
            disk.calm()
            result["crashes"] += tracebacks.seen
            tracebacks.seen = []
            print(json.dumps({"point": number, "of": len(done), "kind": name, **result}), flush=True)
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), *sys.argv[6:])
