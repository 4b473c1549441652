"""Windows ends programs in ways of its own: it closes the session, or the console a program runs in."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import check_package
import installing
import keyboard_call
import screen
from held_call import Place, only
from trial import Trial, csv_rows
from wine import WineFailed, until

#: seconds a program may take to end
_PATIENCE = 60.0
#: lines of calls a log has that has grown to what is waited for
_ENOUGH = 10


def session(trial: Trial) -> str:
    """The user signs out in mid-call (WM_QUERYENDSESSION): it ends by itself, and the call can be gone on with."""
    home, wine = trial.wine.home, trial.wine
    data = home / "signed out"
    shutil.rmtree(data, ignore_errors=True)
    place = Place(trial, installing.place_of(trial) / "callassist.exe", home, data)
    environment = place.environment(CALLASSIST_DATA_DIR=wine.windows_path(data))
    try:
        with ExitStack() as stack:
            keyboard = keyboard_call.Keyboard(place, environment)  # type: ignore[arg-type]
            keyboard.start(stack)
            keyboard.begin("Frau Kern, +49 221 4710815")
            keyboard.log("1")
            begin = time.monotonic()
            # tells every window that the session ends, as Windows does, and waits for what they say
            wine.run(["wineboot", "--end-session"], patience=_PATIENCE, **only(environment))
            status = keyboard.ended(_PATIENCE)
            seconds = time.monotonic() - begin
            if status:
                raise WineFailed(f"it ended with {status} when the session did")
        with ExitStack() as stack:
            keyboard = keyboard_call.Keyboard(place, environment)  # type: ignore[arg-type]
            keyboard.start(stack)
            screen.picture(trial.display, trial.pictures / "after-signing-out.png")
            # what the first page offers: to go on with the call that was interrupted
            keyboard.log("Return")
            keyboard.log("1")
            keyboard.hang_up()
            keyboard.close()
    except check_package.CheckFailed as error:
        raise WineFailed(str(error)) from error
    target = home / "signed-out.csv"
    words = ("--data-dir", wine.windows_path(data), "export", "calls", "-o", wine.windows_path(target))
    trial.run(trial.console, *words)
    found = [row["contact"] for row in csv_rows(target)]
    if set(found) != {"Frau Kern"}:
        raise WineFailed(f"the calls after signing out: {found}")
    told = check_package.faults(data)
    if told:
        raise WineFailed(told)
    return f"it ended {seconds:.1f} s after the session did, and the call was gone on with"


def console(trial: Trial) -> str:
    """The close button of a console (CTRL_CLOSE) in mid-call: it ends, and its log is sound."""
    wine = trial.wine
    data = wine.home / "closed console"
    log = data / "callassist.db-wal"
    command = ["wineconsole", trial.console, "self-test", "--until-killed", wine.windows_path(data), "--seed", "7"]
    running = wine.start(command, DISPLAY=trial.display, QT_QPA_PLATFORM="offscreen")
    try:
        # the tables of a new log take some 300 KB of it
        until(lambda: log.exists() and log.stat().st_size > 550_000, "a log that grows")
        told = screen.xdotool(trial.display, "search", "--onlyvisible", "--name", "callassist-cli") or ""
        if not told.split():
            raise WineFailed("the console has no window")
        screen.ask_to_close(trial.display, int(told.split()[0]))
        running.wait(_PATIENCE)
    finally:
        running.end()
    before = _size(log)
    time.sleep(1)
    if _size(log) != before:
        raise WineFailed("the program goes on writing after its console was closed")
    # of backups it says that there are none yet: nothing made one
    doctor = wine.run([trial.console, "--data-dir", wine.windows_path(data), "doctor"])
    if "ok     content: every page and every line of the journal is sound" not in doctor.text:
        raise WineFailed(doctor.text)
    answers = _lines(data / "callassist.db")
    if answers < _ENOUGH:
        raise WineFailed(f"{answers} lines of calls are in the log")
    return f"it ended with its console; {answers} lines of calls are in a sound log"


def _lines(log: Path) -> int:
    """Lines of all calls, of those too that have not ended: an export leaves them out."""
    from callassist.storage.driver import connect

    connection = connect(log, read_only=True)
    try:
        return int(connection.execute("SELECT count(*) FROM call_event").fetchone()[0])
    finally:
        connection.close()


def _size(log: Path) -> int:
    try:
        return log.stat().st_size
    except FileNotFoundError:
        return -1
