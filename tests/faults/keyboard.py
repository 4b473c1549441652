"""A keyboard without fingers, on a screen without a monitor: keys are pressed by their place, under any layout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.faults.form import FULL
from tests.packaging.modules import module

screen = module("screen")

#: the layouts that must be understood, as setxkbmap names them
LAYOUTS = ("de", "at", "ch", "us", "gb", "fr", "cz", "ru", "gr", "tr")

_TOOLS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
_MISSING = [tool for tool in _TOOLS if sys.platform != "linux" or not shutil.which(tool)]

#: a gate of `make faults`, which installs what it needs: where CI runs it, it fails without; else it is skipped
needs_a_keyboard = pytest.mark.skipif(
    bool(_MISSING) and not (FULL and os.environ.get("CI") == "true" and sys.platform == "linux"),
    reason=f"needs {', '.join(_MISSING)}",
)

#: X11's numbers of the modifiers' places, which are the same on every layout
SHIFT, CTRL, ALT, ALT_GR = 50, 37, 64, 108


class Keyboard:
    """Presses keys by their places: X11's keycodes."""

    def __init__(self, display: str) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }

    def choose(self, layout: str) -> None:
        """From now on the keys type this."""
        name, _, variant = layout.rstrip(")").partition("(")
        self._run("setxkbmap", "-layout", name, "-variant", variant)

    def focus(self, title: str) -> None:
        """Give the keys to the window of this title; without a window manager nobody else does."""
        found = self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$").split()
        self._run("xdotool", "windowfocus", "--sync", found[0])

    def press(self, *chords: tuple[int, ...]) -> None:
        """Each chord: modifiers, then the key."""
        words: list[str] = []
        for chord in chords:
            for number in chord:
                words += ["keydown", str(number)]
            for number in reversed(chord):
                words += ["keyup", str(number)]
        self._run("xdotool", *words)

    def hold(self, number: int, seconds: float) -> None:
        """Keep a key down; the X server repeats it after 660 ms, 25 times a second."""
        self._run("xdotool", "keydown", str(number), "sleep", str(seconds), "keyup", str(number))

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
        return done.stdout


@contextmanager
def keyboard(size: str = "1400x900") -> Iterator[Keyboard]:
    """A screen with a keyboard, gone at the end of the block."""
    with ExitStack() as stack:
        yield Keyboard(screen.screen(stack, size))
