"""Reads strange files, case by case: `main(KIND, SEED, FIRST, COUNT)`, forked by a nursery; tells what went wrong.

Before each case its number goes to standard output, so that whoever watches knows which one a process hung at that had
to be killed. `bad NUMBER WORDS` is a case that failed, `done MOST` the end, with the most bytes this process ever had.
"""

from __future__ import annotations

import json
import logging
import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from callassist.domain.text import Text
from callassist.errors import KnownError
from callassist.services import library
from callassist.services.calls import rescue
from callassist.services.keeping import status
from callassist.services.library import ScriptLibrary
from callassist.services.process import crash_report, error_log, single_instance
from callassist.services.settings import SETTINGS, Settings
from callassist.storage import driver, neighbours, schema
from callassist.storage.database import FILE_NAME
from callassist.storage.files import make_private_folder
from callassist.storage.keeping import backups, disk_space, high_water_mark, recovery, wal_hard_link
from callassist.storage.keeping.pages import Pages
from callassist.storage.keeping.salvage import salvage
from callassist.storage.lock import LOCK_NAME, LogLock
from callassist.ui.remembered import Remembered
from tests.faults.form import quick_folder
from tests.faults.injection import strange_files, strange_logs
from tests.faults.injection.mutations import broken
from tests.formats.script.planted import SOUND
from tests.storage.logs import services, start

#: seconds of the processor a case may take, and bytes this process may have at its most
LIMIT_S, MOST = 2.0, 500 * 1024 * 1024

Case = Callable[[random.Random], object]
_SETTINGS = ("# mine\n" + "\n".join(f"{one.id} = {json.dumps(one.default)}" for one in SETTINGS) + "\n").encode()
_MARK = json.dumps({"last_seq": 12, "hash": "ab" * 32, "log_id": "0198c0de-0000-7000-8000-000000000000"}).encode()
_NOTE = json.dumps(
    {
        "made": "2026-03-02T09:00:00.000000+00:00",
        "reason": "asked",
        "log_id": "0198c0de-0000-7000-8000-000000000000",
        "calls": 3,
        "newest_call": "2026-03-02T09:00:00.000000+00:00",
        "last_seq": 12,
        "last_hash": "ab" * 32,
    }
).encode()
_KEY = "00" * 32
_CALL = "0198c0de-0000-7000-8000-000000000001"
_RESCUE = "\n".join(
    json.dumps(line)
    for line in (
        {"format": rescue.FORMAT, "call": _CALL},
        {"event_id": _CALL, "number": 3, "kind": "action", "payload": {"action": {"do": "key", "key": "1"}}}
        | {"at": "2026-03-02T10:00:00+01:00", "mono_ms": 1200},
    )
).encode()
_WINDOW = b"[keys]\nhang_up=Ctrl+H\n\n[start]\nscript=solar\n\n[window]\nslender=1 2 480 700\nwide=10 20 900 700\n"
_SCRIPT = SOUND.encode()
_BACKUP = "callassist-20260302T090000Z"
#: where a folder of ours is no folder, or no file of ours a file: refused as any file that cannot be used
_ALLOWED = (KnownError, OSError)


class Hang(BaseException):
    """Raised in the middle of a case that takes too long."""


class Cases:
    """The kinds of files, each with what reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "data"
        self.place.mkdir()
        self._sound: bytes | None = None

    def settings(self, chance: random.Random) -> None:
        strange_files.put(chance, self.place / "settings.toml", _SETTINGS)
        found = Settings(self.place)
        for one in SETTINGS:
            one.check(found[one.id])
        for problem in found.problems:
            assert len(problem.message()) < 2_000
        with suppress(KnownError):
            found.set("text_size", chance.randrange(18, 33))
            assert Settings(self.place)["text_size"] == found["text_size"]

    def mark(self, chance: random.Random) -> None:
        path = self.place / high_water_mark.NAME
        strange_files.put(chance, path, _MARK)
        found = high_water_mark.read_mark(path)
        assert 0 <= found.last_seq < 1 << 63
        high_water_mark.write_mark(path, found)

    def backup_notes(self, chance: random.Random) -> None:
        copy = self.place / f"{_BACKUP}.db"
        if chance.random() < 0.3:
            strange_files.put(chance, copy, b"", special=0.8)
        else:
            copy.write_bytes(b"x")
        strange_files.put(chance, copy.with_suffix(".json"), _NOTE)
        for one in backups.backups_in(self.place):
            one.made.astimezone().isoformat()
            one.made.astimezone(ZoneInfo("Pacific/Kiritimati"))
            json.dumps([one.calls, one.newest_call])
        recovery.survey(self.place / FILE_NAME, self.place)

    def rescue_files(self, chance: random.Random) -> None:
        file = self.place / rescue.rescue_name(_CALL)
        strange_files.put(chance, file, _RESCUE)
        if chance.random() < 0.7 and file.is_file() and not file.is_symlink() and file.stat().st_size < 1 << 20:
            # as whoever has the key would write it: what is not proven is not looked at at all
            content = file.read_bytes().rstrip(b"\n") + b"\n"
            file.write_bytes(content + rescue.proof(content, _KEY))
        for path in rescue.rescues_in([self.place], [_CALL]):
            for line in rescue.read_rescue(path, _KEY).lines:
                assert 0 <= line["number"] < 1 << 63
                assert datetime.fromisoformat(line["at"]).tzinfo is not None

    def window(self, chance: random.Random) -> None:
        path = self.place / "window.ini"
        strange_files.put(chance, path, _WINDOW)
        found = Remembered(path)
        found.shape("window/wide")
        assert all(len(value) <= 200 for value in found.texts("keys").values())
        found.set("start/script", "x")
        found.save()
        if path.is_file() and not path.is_symlink():
            assert Remembered(path).text("start/script") == "x"

    def lock_and_socket(self, chance: random.Random) -> None:
        strange_files.put(chance, self.place / LOCK_NAME, b"", special=0.8)
        lock = LogLock(self.place / LOCK_NAME)
        with suppress(KnownError):
            lock.acquire()
        lock.release()
        address = self.place / "callassist.sock"
        with suppress(FileExistsError):
            strange_files.put(chance, address, b"", special=0.8)
        single_instance.ask_over_socket(str(address), 0.2)
        single_instance.clear_stale_socket(str(address))

    def ballast(self, chance: random.Random) -> None:
        strange_files.put(chance, self.place / disk_space.BALLAST_NAME, b"", special=0.8)
        ballast = disk_space.Ballast(self.place)
        ballast.put_by()
        ballast.give_up()
        disk_space.space_of(self.place)

    def logs_of_errors(self, chance: random.Random) -> None:
        for name in chance.sample(("errors.log", "errors.log.1", "errors.log.2", "crash.log", "crash-last.log"), 2):
            with suppress(FileExistsError):
                strange_files.put(chance, self.place / name, b"x\n", special=0.6)
        log = error_log.ErrorLog(self.place)
        try:
            logging.getLogger("callassist.x").warning("something")
        finally:
            log.close()
        crash_report.watch_for_crashes(self.place)
        list(status.status_of(self.place / FILE_NAME, self.place / "backups"))

    def cache(self, chance: random.Random) -> None:
        scripts, kept = self.folder / "scripts", self.folder / "cache"
        if not scripts.exists():
            scripts.mkdir()
            (scripts / "sound.yaml").write_bytes(_SCRIPT)
            ScriptLibrary((scripts,), kept).entries()
            (self.file,) = (kept / "scripts").glob("*.json")
            self.cached = self.file.read_bytes().split(b"\n", 1)[1]
        with suppress(OSError):
            strange_files.clear(self.file.parent)
        body = strange_files.content(chance, self.cached)
        if chance.random() < 0.1:
            strange_files.put(chance, self.file, self.cached, special=0.9)
        else:
            self.file.write_bytes(library._head(body) + b"\n" + body)
        found = ScriptLibrary((scripts,), kept)
        key = self.file.stem
        entry = found._cached_entry(key)
        if entry is not None:
            assert isinstance(entry.title, Text)
            entry.title.en.encode()
        found._cached_script(key)

    def scripts(self, chance: random.Random) -> None:
        place = self.place / "scripts"
        if chance.random() < 0.05:
            strange_files.put(chance, place, b"", special=0.9)
        else:
            place.mkdir()
            for number in range(chance.choice((1, 1, 2))):
                with suppress(FileExistsError):
                    strange_files.put(chance, place / f"{number}.yaml", _SCRIPT, special=0.3)
        for entry in ScriptLibrary((place,), None).entries():
            assert entry.is_usable or entry.problems

    def sound_log(self) -> bytes:
        if self._sound is None:
            made = self.folder / "sound"
            with services(made) as found:
                for name in ("Kern", "Oduya"):
                    start(found, "1", "1", "o_time", name=name).set_note("x" * 9_000).future.result(200)
            self._sound = (made / FILE_NAME).read_bytes()
        return self._sound

    def strange_log(self, chance: random.Random) -> bytes:
        data = bytearray(broken(chance, self.sound_log()))
        for _ in range(chance.randrange(4)):
            page = chance.randrange(max(len(data) // 4096, 1)) * 4096
            other = chance.randrange(max(len(data) // 4096, 1)) * 4096
            choices = (bytes(4096), chance.randbytes(4096), bytes(data[other : other + 4096]))
            data[page : page + 4096] = chance.choice(choices)
            # a page that leads on to any other: chains, loops, ends
            data[page : page + 4] = (
                chance.randrange(64).to_bytes(4, "big") if chance.random() < 0.5 else data[page:][:4]
            )
        return bytes(data)

    def pages_of_a_log(self, chance: random.Random) -> None:
        path = self.place / FILE_NAME
        log = wal_hard_link.wal_of(path)
        match chance.randrange(12):
            case 0:
                strange_files.put(chance, path, self.sound_log()[:20_000], special=0.9)
            case 1:
                size = chance.choice((512, 4096))
                path.write_bytes(
                    chance.choice(list(strange_logs.DATABASES.values()))(size)[: chance.randrange(300_000)]
                )
            case _:
                path.write_bytes(self.strange_log(chance)[: chance.choice((40_000, 120_000))])
        if chance.random() < 0.3:
            pages = [(chance.choice((1, 2, 9, 2**32 - 1)), chance.randbytes(4096)) for _ in range(chance.randrange(9))]
            with suppress(FileExistsError):
                strange_files.put(chance, log, strange_logs.wal(pages), special=0.3)
        pages_ = Pages(path, log)
        try:
            for _ in salvage(pages_):
                pass
        finally:
            pages_.close()

    def backups_as_a_log(self, chance: random.Random) -> None:
        path = self.place / f"{_BACKUP}.db"
        if chance.random() < 0.1:
            strange_files.put(chance, path, self.sound_log(), special=0.9)
        else:
            path.write_bytes(self.strange_log(chance))
        with suppress(driver.load_driver().Error):
            recovery.check_backup(path)

    def beside_the_log(self, chance: random.Random) -> None:
        path = self.place / FILE_NAME
        path.write_bytes(self.sound_log())
        for suffix in chance.sample(("-wal", "-shm", "-journal", "-wal-kept"), 2):
            with suppress(FileExistsError):
                strange_files.put(
                    chance, path.with_name(path.name + suffix), strange_logs.wal([(1, bytes(4096))]), special=0.8
                )
        wal_hard_link.sort_out(path, datetime(2026, 3, 2, 9, tzinfo=UTC))
        schema.inspect(path)
        connection = driver.connect(path)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("SELECT count(*) FROM call_event").fetchone()
        except driver.load_driver().Error:
            pass
        finally:
            connection.close()
        neighbours.clear_away(path)

    def folders(self, chance: random.Random) -> None:
        for name in chance.sample(("backups", "damaged", "links", "scripts", "cache", "replaced"), 2):
            place = self.place / name
            with suppress(FileExistsError):
                strange_files.put(chance, place, b"", special=0.6)
            if place.is_dir() and not place.is_symlink():
                for entry in ("20260302T090000Z", f"{_BACKUP}.db", f"{_BACKUP}.json", "x.link", "x.yaml", FILE_NAME):
                    with suppress(FileExistsError):
                        strange_files.put(chance, place / entry, b"x", special=0.8)
        recovery.survey(self.place / FILE_NAME, self.place / "backups")
        recovery.settle(self.place / FILE_NAME)
        ScriptLibrary((self.place / "scripts",), self.place / "cache").entries()
        list(status.status_of(self.place / FILE_NAME, self.place / "backups"))
        with suppress(OSError):
            make_private_folder(self.place / "backups")

    # -- controls: what the gate has to find -------------------------------------------------------------------------

    def control_hangs(self, chance: random.Random) -> None:
        if chance.random() < 0.5:
            os.mkfifo(self.place / "fifo")
            (self.place / "fifo").read_bytes()
        while True:
            pass

    def control_hangs_and_cannot_be_interrupted(self, chance: random.Random) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF, signal.SIGALRM})
        while chance:
            pass

    def control_eats(self, _chance: random.Random) -> None:
        len(bytearray(MOST))

    def control_crashes(self, _chance: random.Random) -> None:
        float("1e400").as_integer_ratio()


KINDS = tuple(
    name for name in vars(Cases) if not name.startswith(("_", "control")) and name not in ("sound_log", "strange_log")
)


def main(kind: str, seed: str, first: str, count: str) -> None:
    def tell(*words: object) -> None:
        os.write(1, (" ".join(str(word).replace("\n", " ") for word in words) + "\n").encode("utf-8", "replace"))

    def ring(*_: object) -> None:
        raise Hang

    for one in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(one, ring)
    logging.disable(logging.NOTSET)
    logging.getLogger().addHandler(logging.NullHandler())
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the log of errors writes there too
    disk_space._BALLAST = 4096  # type: ignore[misc]
    with quick_folder() as folder:
        cases = Cases(folder)
        case: Case = getattr(cases, kind)
        if kind in ("pages_of_a_log", "backups_as_a_log", "beside_the_log"):
            cases.sound_log()
        most = _most()
        # twice what is looked for: a case that eats is told, and the machine is none the worse
        resource.setrlimit(resource.RLIMIT_DATA, (2 * MOST + most, 2 * MOST + most))
        for number in range(int(first), int(first) + int(count)):
            tell(number)
            signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
            signal.setitimer(signal.ITIMER_REAL, 30)
            try:
                case(random.Random(f"{kind} {seed} {number}"))
            except _ALLOWED:
                pass
            except Hang:
                tell("bad", number, "hangs")
            except BaseException as error:  # noqa: BLE001 - that is what is looked for
                tell("bad", number, type(error).__name__, repr(error)[:200], _place(error))
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.setitimer(signal.ITIMER_REAL, 0)
            if _most() > MOST:
                tell("bad", number, "eats", _most() >> 20, "MB")
                os._exit(4)  # the most a process had never goes down: the next cases need another one
            strange_files.clear(cases.place)
    tell("done", _most())


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
