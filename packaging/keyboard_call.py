"""A call held with nothing but a keyboard, in the packaged program's real window under Xvfb.

The keys come from the X server, as from a real keyboard; what came of them is read from the program's own export when
it is closed. Between keys nothing is guessed by the clock: each one is waited for until the log's files change.
"""

from __future__ import annotations

import csv
import os
import subprocess
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import check_package
import screen

if TYPE_CHECKING:
    from check_package import Place

_SECONDS = 60.0
#: the way to a prospect in the second script of the list, education_savings, which alt+2 chooses
KEYS = ("1", "1", "1", "6 Return", "2", "2", "1")
_LINK = "callassist://call?number=%2B49%20221%204710816&name=Herr%20Oduya"


def hold(place: Place) -> str:
    """Hold two calls, the second one with somebody a link names; say what was exported.

    Raises:
        CheckFailed: the window did not do what it must.
    """
    with ExitStack() as stack:
        display = screen.screen(stack)
        dialled = _softphone(place)
        path = f"{place.home / 'bin'}:{os.environ['PATH']}"
        environment = place.environment(DISPLAY=display, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8", PATH=path)
        keyboard = Keyboard(place, environment)
        keyboard.start(stack)
        keyboard.press("alt+2")
        keyboard.call("Frau Kern, +49 221 4710815", KEYS)
        # a second start with a link: it hands the link over and ends
        check_package.as_user(place.command(_LINK), place, env=environment)
        keyboard.call("", ("1",), dialled=dialled)
        keyboard.close()
    _check_softphone(dialled)
    target = place.home / "keyboard.csv"
    check_package.as_user(place.command("export", "calls", "-o", str(target)), place)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    found = {(row["contact"], row["verdict"]) for row in rows}
    if found != {("Frau Kern", "prospect"), ("Herr Oduya", "open")}:
        raise check_package.CheckFailed(f"the export after the calls held by keyboard: {found}")
    return f"calls held by keyboard under Xvfb: {', '.join(sorted(' '.join(one) for one in found))}"


def _softphone(place: Place) -> Path:
    """Plants what stands for the system's softphone; the file it will write: the link, then its surroundings."""
    written = place.home / "dialled"
    program = place.home / "bin" / "xdg-open"
    program.parent.mkdir(exist_ok=True)
    program.write_text(
        f'#!/bin/sh\n{{ echo "$1"; env; }} >"{written}.part"; mv "{written}.part" "{written}"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return written


def _check_softphone(written: Path) -> None:
    """What is started from the package gets the number, and none of the package's own libraries."""
    link, *surroundings = written.read_text(encoding="utf-8").splitlines()
    leaked = [line for line in surroundings if line.startswith(("LD_LIBRARY_PATH=", "QT_PLUGIN_PATH=", "QML2_"))]
    if link != "tel:+492214710816" or leaked:
        raise check_package.CheckFailed(f"the softphone was given {link!r} and {leaked}")


class Keyboard:
    """Presses keys in the program's window and waits until the log has taken them."""

    def __init__(self, place: Place, environment: dict[str, str]) -> None:
        self._place = place
        self._environment = environment
        self._window = ""

    def start(self, stack: ExitStack) -> None:
        """Start the program and find its window."""
        before = self._log_state() if self._wal.exists() else None
        output = stack.enter_context((self._place.home / "window.txt").open("w+b"))
        self._program = subprocess.Popen(
            self._place.command(),
            env=self._environment,
            cwd=self._place.hostile,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            **self._place.user(),  # type: ignore[call-overload]
        )
        stack.callback(self._end)
        self._until(self._find, "its window")
        self._xdotool("windowfocus", "--sync", self._window)
        # one that was left by a session that ended is no sign of this one
        self._until(lambda: self._wal.exists() and self._log_state() != before, "its log")
        self._until_quiet(1.0)  # the start is over then, and scripts are listed

    def press(self, key: str) -> None:
        """One key that nothing is logged for."""
        self._xdotool("key", key)

    def call(self, lead: str, keys: tuple[str, ...], *, dialled: Path | None = None) -> None:
        """One whole call: the lead typed in if it is not in the form already, the keys, hanging up.

        With `dialled`, the number is given to the softphone too, which writes that file.
        """
        self.begin(lead)
        if dialled is not None:
            self._xdotool("key", "ctrl+d")
            self._until(dialled.exists, "the softphone")
        for key in keys:
            self._press_until_logged(*key.split())
        self.hang_up()

    def begin(self, lead: str) -> None:
        """Type the lead, if it is not in the form already, and start the call."""
        if lead:
            self._xdotool("type", "--delay", "4", lead)
        self._press_until_logged("Return")

    def log(self, *keys: str) -> None:
        """Keys that something is logged for, pressed and waited for."""
        self._press_until_logged(*keys)

    def ended(self, seconds: float) -> int:
        """The exit status of the program, which ends by itself.

        Raises:
            CheckFailed: it does not, in so many seconds.
        """
        try:
            return self._program.wait(seconds)
        except subprocess.TimeoutExpired as error:
            self._picture()
            raise self._failed(f"it still runs after {seconds:.0f} s") from error

    def hang_up(self) -> None:
        """Hang up, and save what came of it."""
        self._xdotool("key", "ctrl+Return")
        self._press_until_logged("Return")

    def close(self) -> None:
        """Close the window as its close button does; the program must end well."""
        screen.ask_to_close(self._environment["DISPLAY"], int(self._window))
        try:
            status = self._program.wait(_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise self._failed("it does not end when its window is closed") from error
        if status or (self._place.home / "window.txt").stat().st_size:
            raise self._failed(f"exit status {status}, and it said something")

    def _press_until_logged(self, *keys: str) -> None:
        before = self._log_state()
        # not for long: after ten idle seconds the program tidies its log up, which is no answer to a key
        for _ in range(3):
            self._xdotool("key", *keys)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                if self._log_state() != before:
                    self._until_quiet(0.3)  # one key may be written in several steps
                    return
                time.sleep(0.01)
        self._picture()
        raise self._failed(f"the keys {' '.join(keys)} change nothing in the log")

    @property
    def _wal(self) -> Path:
        return self._place.data / "callassist.db-wal"

    def _log_state(self) -> tuple[int, int]:
        status = self._wal.stat()
        return status.st_size, status.st_mtime_ns

    def _until_quiet(self, seconds: float) -> None:
        """Wait until nothing was written for so long."""
        self._until(lambda: time.time_ns() - self._log_state()[1] > seconds * 1e9, "the end of what it writes")

    def _picture(self) -> None:
        """What the window shows, for whoever has to find out why."""
        with suppress(screen.ScreenFailed, OSError):
            screen.picture(self._environment["DISPLAY"], Path(tempfile.gettempdir()) / "callassist-keyboard-call.png")

    def _find(self) -> bool:
        told = self._xdotool("search", "--onlyvisible", "--name", "^callassist$", may_fail=True)
        self._window = told.split()[0] if told.split() else ""
        return bool(self._window)

    def _until(self, happened: object, what: str) -> None:
        end = time.monotonic() + _SECONDS
        while not happened():  # type: ignore[operator]
            if self._program.poll() is not None:
                raise self._failed(f"it ended while {what} was waited for")
            if time.monotonic() > end:
                raise self._failed(f"waited in vain for {what}")
            time.sleep(0.05)

    def _xdotool(self, *words: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        if done.returncode and not may_fail:
            raise self._failed(f"xdotool {' '.join(words)}: {done.stderr}")
        return done.stdout

    def _failed(self, what: str) -> check_package.CheckFailed:
        said = (self._place.home / "window.txt").read_text(encoding="utf-8", errors="replace")
        return check_package.CheckFailed(f"{self._place.program}, driven by keyboard: {what}\n{said}")

    def _end(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
