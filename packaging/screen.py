"""A screen without a monitor for the checks of a built program: Xvfb, a window manager, a camera."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

#: seconds a tool of the screen may take
_PATIENCE = 60.0


class ScreenFailed(Exception):
    """The screen or one of its tools does not work: nothing can be said about the program."""


def screen(stack: ExitStack, size: str = "1400x900") -> str:
    """A display of our own, without any network port; its name. It ends with `stack`.

    Raises:
        ScreenFailed: Xvfb does not start.
    """
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    stack.callback(_end, server)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    if not number:
        raise ScreenFailed("Xvfb did not start")
    return f":{number}"


def window_manager(stack: ExitStack, display: str) -> None:
    """One that minimises and activates windows, as every desktop has. It ends with `stack`.

    Raises:
        ScreenFailed: it does not start.
    """
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    stack.callback(_end, manager)
    end = time.monotonic() + _PATIENCE
    while xdotool(display, "get_num_desktops") is None:
        if manager.poll() is not None or time.monotonic() > end:
            raise ScreenFailed("openbox did not start")
        time.sleep(0.05)


def xdotool(display: str, *words: str) -> str | None:
    """What xdotool prints, or None where it fails."""
    done = subprocess.run(
        ["xdotool", *words],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    return None if done.returncode else done.stdout


def picture(display: str, target: Path) -> int:
    """Photograph the screen into `target`, a PNG; how many colours are on it.

    Raises:
        ScreenFailed: there is no picture.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for command in (["import", "-display", display, "-window", "root"], ["identify", "-format", "%k"]):
        done = subprocess.run([*command, str(target)], capture_output=True, text=True, timeout=_PATIENCE, check=False)
        if done.returncode:
            raise ScreenFailed(f"{command[0]}: {done.stderr}")
    return int(done.stdout)


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        # an XEvent is larger than any one kind of event
        ("rest", ctypes.c_long * 24),
    )


def ask_to_close(display: str, window: int) -> None:
    """What a window manager sends when a close button is pressed; Debian 12's xdotool cannot."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    x11.XSendEvent.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p)
    x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    connection = x11.XOpenDisplay(display.encode())
    message = _ClientMessage(type=33, window=window, format=32, display=connection)
    message.message_type = x11.XInternAtom(connection, b"WM_PROTOCOLS", 0)
    message.data[0] = x11.XInternAtom(connection, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(connection, window, 0, 0, ctypes.byref(message))
    x11.XCloseDisplay(connection)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
