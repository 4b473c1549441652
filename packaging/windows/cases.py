"""Cases of differences.py, run by Python for Windows: `python cases.py CALLASSIST-CLI.EXE FOLDER [NAME…]`.

Each is a function that raises where something does not hold; what it did that Windows does otherwise than Linux stands
in its name. A fault is planted in each where one can be: a file held open, a log held, a process killed.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = sys.argv[1]
FOLDER = Path(sys.argv[2])
_GENERIC_READ, _SHARE_READ, _OPEN_EXISTING = 0x8000_0000, 1, 3
_LIST = "Name;Firma;Telefon\r\nFrau Kern;Kern GmbH;+49 221 4710815\r\n"


def check(holds: object, told: object) -> None:
    """Raise where it does not hold."""
    if not holds:
        raise AssertionError(told)


def run(*words: str | Path, cwd: Path | None = None) -> tuple[int, str]:
    """The built console program: exit code and what it told."""
    done = subprocess.run(
        [PROGRAM, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=200,
        cwd=cwd,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def a_log() -> Path:
    """A data folder with a log in it, made once."""
    data = FOLDER / "log"
    if not (data / "callassist.db").exists():
        leads = FOLDER / "leads.csv"
        leads.write_text(_LIST, encoding="utf-8-sig", newline="")
        status, told = run("--data-dir", data, "import", leads, "--party", "business", "--basis", "none")
        check(status == 0, told)
    return data


@contextmanager
def held(file: Path) -> Iterator[None]:
    """`file`, open as a spreadsheet has it: others may read it, nobody may change or replace it."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(str(file), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, 0, None)
    check(handle not in (None, ctypes.c_void_p(-1).value), f"{file} cannot be held")
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def an_export_over_a_held_file_names_another_one() -> None:
    target = FOLDER / "calls.csv"
    target.write_text("old", encoding="utf-8")
    with held(target):
        status, told = run("--data-dir", a_log(), "export", "calls", "-o", target)
        check(status == 1 and "open" in told and "calls (2).csv" in told and "Traceback" not in told, told)
    check(target.read_text(encoding="utf-8") == "old", "the old file was changed")
    check([one.name for one in FOLDER.glob("*.part")] == [], "something is left beside it")
    status, told = run("--data-dir", a_log(), "export", "calls", "-o", target)
    check(status == 0 and target.read_bytes().startswith(b"\xef\xbb\xbf"), told)


def a_file_looked_at_for_a_moment_is_waited_for() -> None:
    target = FOLDER / "moment.csv"
    target.write_text("old", encoding="utf-8")
    from callassist.storage.files import replace_file

    def look() -> None:
        with held(target):
            ready.set()
            time.sleep(0.4)

    ready = threading.Event()
    looking = threading.Thread(target=look)
    looking.start()
    ready.wait()
    replace_file(target, b"new")
    looking.join()
    check(target.read_bytes() == b"new", "not replaced")


def a_device_or_a_name_windows_changes_is_no_target() -> None:
    for name in ("CON", "nul.csv", "COM1.csv", "calls.", "calls.csv:stream"):
        status, told = run("--data-dir", a_log(), "export", "calls", "-o", rf"{FOLDER}\{name}")
        check(status == 1 and "name" in told and "Traceback" not in told, f"{name}: {status} {told}")


def paths_past_260_characters_work() -> None:
    deep = FOLDER.joinpath(*["ein recht langer Ordnername mit Umläuten"] * 7)
    check(len(str(deep)) > 290, len(str(deep)))
    status, told = run("--data-dir", deep, "doctor")
    check("Traceback" not in told, told)
    deep.mkdir(parents=True, exist_ok=True)
    status, told = run("--data-dir", a_log(), "export", "calls", "-o", deep / "calls.csv")
    check(status == 0 and (deep / "calls.csv").exists(), told)


def drive_relative_and_verbatim_paths_lead_where_windows_says() -> None:
    there = FOLDER / "present folder"
    there.mkdir(exist_ok=True)
    status, told = run("--data-dir", a_log(), "export", "calls", "-o", f"{FOLDER.drive}relative.csv", cwd=there)
    check(status == 0 and (there / "relative.csv").exists(), told)
    verbatim = rf"\\?\{FOLDER}\verbatim.csv"
    status, told = run("--data-dir", a_log(), "export", "calls", "-o", verbatim)
    check(status == 0 and (FOLDER / "verbatim.csv").exists(), told)


def scripts_and_lists_with_crlf_are_read() -> None:
    import callassist

    scripts = Path(callassist.__file__).parents[2] / "resources" / "scripts"
    own = FOLDER / "crlf"
    own.mkdir(exist_ok=True)
    for file in scripts.glob("*.yaml"):
        text = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        (own / file.name).write_bytes(text)
    status, told = run("lint", *(file for file in own.glob("*.yaml") if file.name != "common.yaml"))
    check(status == 0, told)


def a_folder_has_one_lock_and_one_pipe_however_it_is_spelt() -> None:
    from callassist import paths
    from callassist.errors import LogBusy
    from callassist.storage.lock import LOCK_NAME, LogLock

    data = a_log()
    other = data.with_name(data.name.upper())
    check(paths.window_socket(data) == paths.window_socket(other), "two names of a pipe for one folder")
    one, two = LogLock(data / LOCK_NAME), LogLock(other / LOCK_NAME.upper())
    one.acquire()
    try:
        two.acquire()
    except LogBusy:
        pass
    else:
        raise AssertionError("two locks for one folder")
    finally:
        one.release()
        two.release()


def the_lock_of_a_killed_process_is_free_at_once() -> None:
    from callassist.errors import LogBusy
    from callassist.storage.lock import LOCK_NAME, LogLock

    place = a_log() / LOCK_NAME
    code = (
        "import sys,time; from pathlib import Path; from callassist.storage.lock import LogLock\n"
        "one = LogLock(Path(sys.argv[1])); one.acquire(); print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    check(holder.stdout.readline().strip() == b"held", "it holds no lock")
    mine = LogLock(place)
    try:
        mine.acquire()
    except LogBusy:
        pass
    else:
        raise AssertionError("a lock that is held was taken")
    subprocess.run(["taskkill", "/F", "/PID", str(holder.pid)], capture_output=True, timeout=60, check=False)
    holder.wait(60)
    mine.acquire()
    mine.release()


def the_write_ahead_log_has_its_second_name_while_it_is_open() -> None:
    from callassist import bootstrap
    from callassist.storage.keeping.wal_hard_link import second_name_of

    data = FOLDER / "second name"
    services = bootstrap.build(data)
    services.database.open().result(120)
    second = second_name_of(data / "callassist.db")
    there = second.exists()
    services.close()
    check(there, "there was none")
    check(not second.exists(), "it is left although all of it is in the database")


def a_log_that_another_program_holds_is_told_and_kept() -> None:
    data = a_log()
    log = data / "callassist.db"
    before = log.read_bytes()
    with held(log):
        status, told = run("--data-dir", data, "restore")
        check(status != 0 and "Traceback" not in told, f"{status} {told}")
    check(log.read_bytes() == before, "the log was changed")
    status, told = run("--data-dir", data, "doctor")
    check(status == 0, told)


def an_answer_in_a_pipe_waits_for_a_slow_reader() -> None:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtNetwork import QLocalSocket

    from callassist.services.process.single_instance import REPLY, REQUEST
    from callassist.ui.process.raise_server import RaiseServer

    app = QCoreApplication.instance() or QCoreApplication([])
    server = RaiseServer("callassist-slow-reader", lambda: None)
    check(server.listen(), "it does not listen")
    heard: list[bytes] = []

    def ask() -> None:
        socket = QLocalSocket()
        socket.connectToServer("callassist-slow-reader")
        check(socket.waitForConnected(5000), "not connected")
        socket.write(REQUEST)
        socket.flush()
        time.sleep(0.7)
        socket.waitForReadyRead(3000)
        heard.append(socket.read(200).data())

    asking = threading.Thread(target=ask)
    asking.start()
    end = time.monotonic() + 20
    while asking.is_alive() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
    asking.join(5)
    server.close()
    check(heard == [REPLY], heard)


def the_clock_of_durations_is_fine_enough() -> None:
    # Windows counts in steps of 15.6 ms: the order of entries must never come from a time
    check(time.get_clock_info("monotonic").resolution <= 0.016, time.get_clock_info("monotonic"))
    before = time.monotonic()
    check(all(time.monotonic() >= before for _ in range(1000)), "it goes back")


def a_folder_for_programs_data_that_was_moved_is_found() -> None:
    import winreg

    moved = FOLDER / "umgeleitet"
    moved.mkdir(exist_ok=True)
    key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_ALL_ACCESS) as folders:
        before = winreg.QueryValueEx(folders, "Local AppData")
        winreg.SetValueEx(folders, "Local AppData", 0, winreg.REG_EXPAND_SZ, str(moved))
        try:
            code = "from callassist import paths; import sys; sys.stdout.buffer.write(str(paths.data_dir()).encode())"
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
        finally:
            winreg.SetValueEx(folders, "Local AppData", 0, before[1], before[0])
    check(done.stdout.decode().lower().startswith(str(moved).lower()), done.stdout.decode())


def a_folder_outside_the_profile_is_closed_to_other_users() -> None:
    from callassist.private_folders import others_may_read

    # at the root of a disk, where every user may read; planted beside it: one that is made as any program makes it
    root = Path(FOLDER.drive + "\\")
    data, planted = root / "callassist data" / "log", root / "planted"
    planted.mkdir(exist_ok=True)
    status, told = run("--data-dir", data, "import", FOLDER / "leads.csv", "--party", "business", "--basis", "none")
    check(status == 0, told)
    check(others_may_read(planted) is True, "every folder is closed here: nothing is shown by this case")
    # what is made in a folder takes its list over; files under Wine do not
    for place in (data.parent, data):
        check(others_may_read(place) is False, f"{place} is open to all users")
    status, told = run("--data-dir", data, "doctor")
    check("readable by you alone" in told and status == 0, told)
    status, told = run("--data-dir", planted, "doctor")
    check("all users of this machine can read" in told, told)


def a_share_is_written_to_and_a_log_on_it_is_kept_or_refused_in_words() -> None:
    share = Path(r"\\callassist-server\share")
    check(share.exists(), "the share of this trial is missing")
    status, told = run("--data-dir", a_log(), "export", "calls", "-o", share / "Anrufe.csv")
    check(status == 0 and (share / "Anrufe.csv").read_bytes().startswith(b"\xef\xbb\xbf"), told)
    data = share / "log"
    status, told = run("--data-dir", data, "import", FOLDER / "leads.csv", "--party", "business", "--basis", "none")
    check(status == 0 and "Traceback" not in told, told)
    status, told = run("--data-dir", data, "lists")
    check(status == 0 and "leads" in told, told)
    from callassist.errors import LogBusy
    from callassist.storage.lock import LOCK_NAME, LogLock

    one, two = LogLock(data / LOCK_NAME), LogLock(data / LOCK_NAME)
    one.acquire()
    try:
        two.acquire()
    except LogBusy:
        pass
    else:
        raise AssertionError("two locks for one folder")
    finally:
        one.release()
        two.release()


CASES: tuple[Callable[[], None], ...] = (
    an_export_over_a_held_file_names_another_one,
    a_file_looked_at_for_a_moment_is_waited_for,
    a_device_or_a_name_windows_changes_is_no_target,
    paths_past_260_characters_work,
    drive_relative_and_verbatim_paths_lead_where_windows_says,
    scripts_and_lists_with_crlf_are_read,
    a_folder_has_one_lock_and_one_pipe_however_it_is_spelt,
    the_lock_of_a_killed_process_is_free_at_once,
    the_write_ahead_log_has_its_second_name_while_it_is_open,
    a_log_that_another_program_holds_is_told_and_kept,
    an_answer_in_a_pipe_waits_for_a_slow_reader,
    the_clock_of_durations_is_fine_enough,
    a_folder_for_programs_data_that_was_moved_is_found,
    a_folder_outside_the_profile_is_closed_to_other_users,
    a_share_is_written_to_and_a_log_on_it_is_kept_or_refused_in_words,
)


def main() -> int:
    """Run them; 1 where one does not hold."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    wanted = sys.argv[3:]
    failed = 0
    for case in CASES:
        if wanted and case.__name__ not in wanted:
            continue
        name = case.__name__.replace("_", " ")
        try:
            case()
        except Exception:  # noqa: BLE001 - whatever goes wrong is the finding
            failed += 1
            print(f"FAIL {name}\n{traceback.format_exc()}", flush=True)
        else:
            print(f"ok   {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
