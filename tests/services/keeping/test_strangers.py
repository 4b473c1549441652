"""No file beside the log keeps the program from starting: what is wrong is told, and nothing is waited for."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from callassist.errors import LogError, NotUnderstood
from callassist.services.calls import rescue
from callassist.services.library import ScriptLibrary
from callassist.services.process import crash_report, error_log
from callassist.services.settings import Settings
from callassist.storage.database import FILE_NAME
from callassist.storage.keeping import disk_space, high_water_mark
from callassist.storage.keeping.backups import backups_in
from tests.faults.injection import strange_files, strange_logs
from tests.formats.script.planted import SOUND
from tests.storage.logs import NONE, services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="FIFOs and modes are Unix's")


def without_waiting(what: Callable[[], object]) -> object:
    """What it gives; fails where it is still waiting after two minutes."""
    done: list[object] = []

    def run() -> None:
        try:
            done.append(what())
        except Exception as error:  # noqa: BLE001 - given to whoever asked
            done.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(120)
    assert not thread.is_alive(), "it waits"
    return done[0]


# -- D10: deep, huge, strange ----------------------------------------------------------------------------------------

SETTINGS = {
    "deep lists": ("a=" + "[" * 60_00, 1),
    "deep tables in line two": ("theme = 'dark'\na=" + "{b=" * 5_000, 2),
    "a name of thousands of parts": ("\n\na" + ".a" * 15_000 + "=1", 3),
    "a name of thousands of parts inside a table": ("a={a" + ".a" * 10_000 + "=1}", 1),
    "a number of ten thousand digits": ("text_size = " + "9" * 10_000, 0),
    "no text": (b"theme = 'dark'\n\xff\xfe", 2),
    "zero bytes": ("\0" * 100, 1),
}


@pytest.mark.parametrize("what", SETTINGS)
def test_settings_that_cannot_be_read_leave_the_defaults_and_are_told_by_file_and_line(
    tmp_path: Path, what: str
) -> None:
    content, line = SETTINGS[what]
    path = tmp_path / "settings.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = Settings(tmp_path)
    assert found["theme"] == "system"
    (problem,) = found.problems
    assert problem.where == (f"{path}:{line}" if line else str(path))
    assert problem.next_step
    before = path.read_bytes()
    found.set("theme", "dark")
    assert Settings(tmp_path)["theme"] == "dark"
    assert (tmp_path / "settings.toml.unreadable-1").read_bytes() == before


def test_a_setting_of_a_number_nobody_can_print_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("text_size = 0x" + "f" * 20_000)
    found = Settings(tmp_path)
    assert found["text_size"] == 22
    assert [problem.where for problem in found.problems] == ["text_size"]


def test_settings_of_a_gigabyte_are_not_read(tmp_path: Path) -> None:
    strange_files.put_special("1 GB of nothing", tmp_path / "settings.toml")
    (problem,) = Settings(tmp_path).problems
    assert "larger" in problem.what


@pytest.mark.parametrize(
    "content",
    [
        '{"last_seq": 1e400, "hash": "", "log_id": ""}',
        '{"last_seq": NaN, "hash": "", "log_id": ""}',
        f'{{"last_seq": {10**30}, "hash": "x", "log_id": "x"}}',
        f'{{"last_seq": {-(10**30)}, "hash": "x", "log_id": "x"}}',
        '{"last_seq": ' + "9" * 10_000 + ', "hash": "", "log_id": ""}',
        '{"last_seq": true, "hash": "x", "log_id": "x"}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "\ufeff{}",
        "\0",
    ],
    ids=lambda content: content[:30].replace("\0", "zero"),
)
def test_a_mark_that_makes_no_sense_is_told_and_made_anew(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    (tmp_path / high_water_mark.NAME).write_text(content)
    with caplog.at_level(logging.WARNING), services(tmp_path) as found:
        assert found.database.open().result(200) == ()
    assert "how far the log had come cannot be read" in caplog.text
    assert json.loads((tmp_path / high_water_mark.NAME).read_text())["last_seq"] > 0


def test_a_note_beside_a_backup_that_nobody_can_show_makes_it_none(tmp_path: Path) -> None:
    sound = {"reason": "x", "log_id": "x", "calls": 1, "newest_call": "", "last_seq": 1, "last_hash": "x"}
    for made in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-02", 5, None):
        (tmp_path / "callassist-20260302T090000Z.db").write_bytes(b"x")
        (tmp_path / "callassist-20260302T090000Z.json").write_text(json.dumps({**sound, "made": made}))
        for one in backups_in(tmp_path):
            one.made.astimezone()
    (tmp_path / "callassist-20260302T090000Z.json").write_text(
        json.dumps({**sound, "made": "2026-03-02T09:00:00+00:00", "calls": 1}).replace('"calls": 1', '"calls": 1e400')
    )
    assert backups_in(tmp_path) == ()


@pytest.mark.parametrize("number", [10**30, -1, True, 1.5])
def test_a_rescue_file_with_a_number_the_log_cannot_hold_does_not_keep_it_from_opening(
    tmp_path: Path, number: object
) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        key = found.database.rescue_key
    folder = tmp_path / "documents"
    folder.mkdir()
    line = {"event_id": live.id, "number": 2, "kind": "note", "payload": {"note": "x"}, "mono_ms": number}
    head = {"format": rescue.FORMAT, "call": live.id}
    content = (json.dumps(head) + "\n" + json.dumps({**line, "at": "2026-03-02T10:00:00+01:00"}) + "\n").encode()
    (folder / rescue.rescue_name(live.id)).write_bytes(content + rescue.proof(content, key))
    with services(tmp_path) as found:
        found.safekeeping._rescue_folders = (folder,)
        assert found.safekeeping.open().result(200).rescues == ()


# -- D11: what is no file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", [one for one in strange_files.SPECIAL if one != "not to be read"])
def test_nothing_waits_for_what_is_no_file(tmp_path: Path, what: str) -> None:
    def put(name: str) -> Path:
        path = tmp_path / name / "it"
        path.parent.mkdir()
        strange_files.put_special(what, path)
        return path

    settings = put("a")
    settings.rename(settings.with_name("settings.toml"))
    found = without_waiting(lambda: Settings(settings.parent))
    assert isinstance(found, Settings)
    # a link to nothing is no file at all, and one that is renamed does not lead to itself any more
    assert found.problems or what in ("a link to nothing", "a link to itself")
    assert without_waiting(lambda: high_water_mark.read_mark(put("b"))) == high_water_mark.Mark()
    assert isinstance(without_waiting(lambda: rescue.read_rescue(put("c"), "key")), NotUnderstood | OSError)

    ballast = put("d").rename(tmp_path / "d" / disk_space.BALLAST_NAME)
    assert without_waiting(disk_space.Ballast(ballast.parent).put_by) is None

    crash = put("e").rename(tmp_path / "e" / crash_report.NAME)
    without_waiting(lambda: crash_report.watch_for_crashes(crash.parent))

    script = put("g").rename(tmp_path / "g" / "x.yaml")
    (entry,) = without_waiting(lambda: ScriptLibrary((script.parent,), None).entries())  # type: ignore[misc]
    assert not entry.is_usable


@pytest.mark.parametrize("name", ["errors.log", "errors.log.1", "errors.log.2"])
def test_the_log_of_errors_waits_for_nobody(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    log = error_log.ErrorLog(tmp_path)
    try:
        without_waiting(lambda: logging.getLogger("callassist.x").error("something"))
    finally:
        log.close()


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm", "-wal-kept"])
@pytest.mark.parametrize("what", ["a FIFO", "a folder", "a socket", "a link to /dev/zero", "a link to nothing"])
def test_the_log_opens_whatever_lies_at_the_names_sqlite_uses(tmp_path: Path, suffix: str, what: str) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    path = tmp_path / f"{FILE_NAME}{suffix}"
    path.unlink(missing_ok=True)
    strange_files.put_special(what, path)
    with services(tmp_path) as found:
        warnings = found.database.open().result(200)
        assert {one.code for one in warnings} <= {"log_laid_aside"}  # what was moved away is told
        live = start(found, "1")
        assert live.unsaved == 0
    with services(tmp_path) as found:
        assert len(found.calling.interrupted().result(200)) == 1


def test_a_log_that_is_no_file_is_told(tmp_path: Path) -> None:
    for what in ("a FIFO", "a folder", "a link to /dev/zero", "a socket"):
        folder = tmp_path / what.replace("/", "")
        folder.mkdir()
        strange_files.put_special(what, folder / FILE_NAME)
        with services(folder) as found:
            assert isinstance(found.database.open().exception(200), LogError)


def test_a_folder_of_ten_thousand_scripts_is_listed_in_part_and_says_so(tmp_path: Path) -> None:
    place = tmp_path / "scripts"
    place.mkdir()
    for number in range(10_000):
        (place / f"{number:05}.yaml").write_text("x: 1\n")
    began = time.thread_time()
    entries = ScriptLibrary((place,), tmp_path / "cache").entries()
    assert time.thread_time() - began < 30
    assert len(entries) <= 201
    assert entries[-1].problems[0].code == "too-many"


def test_checking_scripts_takes_bounded_time_and_is_not_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from callassist.services import library

    for number in range(4):
        (tmp_path / f"{number}.yaml").write_text(SOUND + f"# {number}\n")
    monkeypatch.setattr(library, "_PATIENCE_S", 0.0)
    found = ScriptLibrary((tmp_path,), None)
    for _ in range(2):
        codes = [[one.code for one in entry.problems if one.is_error] for entry in found.entries()]
        assert codes.count(["not-read-yet"]) == 3


def test_a_cached_script_that_was_written_by_somebody_else_is_made_again(tmp_path: Path) -> None:
    from callassist.services import library

    place, kept = tmp_path / "scripts", tmp_path / "cache"
    place.mkdir()
    (place / "x.yaml").write_text(SOUND)
    sound = ScriptLibrary((place,), kept).entries()
    (file,) = (kept / "scripts").glob("*.json")
    body = file.read_bytes().split(b"\n", 1)[1]
    entry = json.loads(body.split(b"\n")[0])
    for change in ({"title": [1, None]}, {"id": 5}, {"problems": [[1, 1, "error", 5, "", ""]]}, {"version": 1e9}):
        other = json.dumps({**entry, **change}).encode() + b"\n"
        file.write_bytes(library._head(other) + b"\n" + other)
        assert ScriptLibrary((place,), kept).entries() == sound
    for other in (b"[" * 100_000, b'{"id":' * 50_000 + b"\n"):
        file.write_bytes(library._head(other) + b"\n" + other)
        assert ScriptLibrary((place,), kept).entries() == sound


# -- a folder others can write to ------------------------------------------------------------------------------------


def test_a_data_folder_below_one_that_is_open_to_all_is_told_when_the_log_is_opened(tmp_path: Path) -> None:
    above = tmp_path / "open"
    folder = above / "data"
    folder.mkdir(parents=True)
    above.chmod(0o777)
    with services(folder) as found:
        (warning,) = found.safekeeping.open().result(200).warnings
    assert (warning.code, warning.where) == ("folder_shared", str(above))
    assert warning.next_step
    above.chmod(0o1777)  # as /tmp: nobody renames what is not theirs
    with services(folder) as found:
        assert found.safekeeping.open().result(200).warnings == ()


def test_a_data_folder_that_cannot_be_made_private_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)  # as on a disk that knows no modes
    tmp_path.joinpath("data").mkdir()
    os.chmod(tmp_path / "data", 0o777)  # noqa: PTH101 - the other one does nothing
    with services(tmp_path / "data") as found:
        (warning,) = found.safekeeping.open().result(200).warnings
    assert (warning.code, warning.where) == ("folder_shared", str(tmp_path / "data"))


# -- D9: recovery ----------------------------------------------------------------------------------------------------


def test_the_recovery_of_a_hostile_log_can_be_called_off_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(strange_logs.DATABASES["rows that lie over one another"](4096) * 60)
    before = (tmp_path / FILE_NAME).read_bytes()
    cancel = threading.Event()
    with services(tmp_path) as found:
        future = found.safekeeping.recover(lambda *_: cancel.set(), cancel)
        with pytest.raises(CancelledError):
            future.result(200)
        assert (tmp_path / FILE_NAME).read_bytes() == before
        left = [one.name for one in tmp_path.iterdir() if "part" in one.name or "recovered" in one.name]
        assert left == []


def test_the_recovery_of_a_file_with_a_loop_comes_to_an_end(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.write(b"\0" * 100)
        file.seek(0, 2)
        file.write(strange_logs.DATABASES["a loop of overflow pages"](4096))
    with services(tmp_path) as found:
        assert isinstance(found.database.open().exception(200), LogError)
        assert found.safekeeping.recover().result(200).calls == 1


@pytest.mark.parametrize("what", ["a FIFO", "a folder", "a socket", "a link to itself", "a link to /dev/zero"])
def test_a_lock_that_is_no_file_is_told_and_not_waited_for(tmp_path: Path, what: str) -> None:
    strange_files.put_special(what, tmp_path / "callassist.lock")
    with services(tmp_path) as found:
        error = found.database.open().exception(200)
    assert isinstance(error, LogError)
    assert error.where == str(tmp_path / "callassist.lock")
    assert error.next_step
