"""The packaged program as its user meets it: started in a real window, started once more, and looked at.

Whatever is told at a start fails the check: a word on the terminal, a line in the log of errors, a report of a crash.
The second start must bring the first one's window, minimised before, to the front, and end well.
"""

from __future__ import annotations

import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import check_package
import screen

if TYPE_CHECKING:
    from check_package import Place

_PATIENCE = 60.0
#: Seconds from the second start until the first one's window is in front, all told: the one-file program has unpacked
#: itself by then.
BAR_S = 1.0
#: Second starts that are measured, and how many more on a busy machine, which tells nothing about the program: the
#: quickest counts.
_STARTS, _MORE = 5, 25


def twice(place: Place, kind: str, pictures: Path | None) -> str:
    """Start the program, photograph its window, and start it again; say how long that took.

    Args:
        place: the program and its surroundings.
        kind: of the package; names the picture.
        pictures: the folder for the picture; nowhere if None.

    Raises:
        CheckFailed: something is told, or the second start does not do what it must.
    """
    data = place.home / "twice"
    with ExitStack() as stack:
        display = screen.screen(stack)
        screen.window_manager(stack, display)
        environment = place.environment(
            DISPLAY=display, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8", CALLASSIST_DATA_DIR=str(data)
        )
        begin = time.monotonic()
        first = _Started(place, environment, place.home / "first.txt")
        stack.callback(first.kill)
        window = _wait(first, data, lambda: _window(display), "its window")
        shown = time.monotonic() - begin
        _wait(first, data, (data / "callassist.sock").exists, "its ear")
        time.sleep(1.0)  # the call page is built and the log is read behind the first frame
        if pictures is not None:
            target = pictures / f"{kind}-first-window.png"
            if screen.picture(display, target) < 16:
                raise check_package.CheckFailed(f"the first window is empty: {target}")
        times: list[float] = []
        while len(times) < _STARTS or (min(times) > BAR_S and len(times) < _STARTS + _MORE):
            times.append(_second(place, environment, display, window, data))
        screen.ask_to_close(display, int(window))
        first.ended_well(_PATIENCE)
    check_package.nothing_told(place)
    told = ", ".join(f"{1e3 * one:.0f}" for one in sorted(times))
    if min(times) > BAR_S:
        raise check_package.CheckFailed(f"a second start raised the window after {min(times):.2f} s at best")
    return f"first window after {1e3 * shown:.0f} ms, raised by second starts after {told} ms; nothing told"


class _Started:
    """A program that was started, and what it said."""

    def __init__(self, place: Place, environment: dict[str, str], said: Path) -> None:
        self._said = said
        with said.open("w+b") as output:
            self._process = subprocess.Popen(
                place.command(),
                env=environment,
                cwd=place.hostile,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                **place.user(),  # type: ignore[call-overload]
            )

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def ended_well(self, patience: float) -> None:
        """It ends by itself, with 0, and has said nothing.

        Raises:
            CheckFailed: it does not.
        """
        try:
            status: object = self._process.wait(patience)
        except subprocess.TimeoutExpired:
            status = "still running"
        if status != 0 or self.said():
            raise check_package.CheckFailed(f"it ended with {status} and said:\n{self.said()}")

    def said(self) -> str:
        """All of it."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """For when it does not end by itself."""
        if self.runs:
            self._process.kill()
            self._process.wait()


def _second(place: Place, environment: dict[str, str], display: str, window: str, data: Path) -> float:
    """Seconds from a second start until the minimised window is in front again."""
    screen.xdotool(display, "windowminimize", window)
    end = time.monotonic() + _PATIENCE
    while _window(display):
        if time.monotonic() > end:
            raise screen.ScreenFailed("the window cannot be minimised")
        time.sleep(0.02)
    begin = time.monotonic()
    second = _Started(place, environment, place.home / "second.txt")
    try:
        while _window(display) != window or (screen.xdotool(display, "getactivewindow") or "").strip() != window:
            if time.monotonic() - begin > _PATIENCE or check_package.faults(data):
                raise check_package.CheckFailed(f"a second start does not raise the window\n{second.said()}")
            time.sleep(0.005)
        taken = time.monotonic() - begin
        second.ended_well(_PATIENCE)
    finally:
        second.kill()
    return taken


def _window(display: str) -> str:
    """The visible window of the program; "" where there is none."""
    told = screen.xdotool(display, "search", "--onlyvisible", "--name", "^callassist$")
    return told.split()[0] if told and told.split() else ""


def _wait(first: _Started, data: Path, found: object, what: str) -> str:
    end = time.monotonic() + _PATIENCE
    while not (value := found()):  # type: ignore[operator]
        told = check_package.faults(data)
        if told or not first.runs or time.monotonic() > end:
            raise check_package.CheckFailed(f"waited in vain for {what}\n{first.said()}{told}")
        time.sleep(0.05)
    return str(value)
