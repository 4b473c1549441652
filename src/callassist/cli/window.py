"""The verbs that open the window: `gui` and `demo`."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callassist import paths
from callassist.cli.counting import counted
from callassist.errors import LogBusy, LogUnwritable

if TYPE_CHECKING:
    from callassist.bootstrap import Services
    from callassist.services.phone.phone_news import PhoneNews
    from callassist.services.process import single_instance
    from callassist.ui.shell.main_window import MainWindow


def gui(data_dir: Path | None, news: PhoneNews | None = None, ready: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window and return when it is closed; 0 as well if a window that is open already came to the front.

    With news of a telephone, show whom it is about, in the open window if there is one. `ready` is called with the
    window when the first key can be pressed.

    The lock is taken before anything of Qt is loaded and goes with the process, however it ends: giving it back before
    could let in a second window while the first one's database thread waits for a slow disk.
    """
    from callassist.services.process import crash_report, single_instance
    from callassist.storage.lock import LOCK_NAME, LogLock

    # Until the window heeds them all, each signal just ends the process: nothing is written yet. Python's own way with
    # this one, an exception, can get lost between the imports of Qt.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    crash_report.forbid_core_dumps()
    folder = paths.data_dir(data_dir)
    address = paths.window_socket(folder)
    lock: LogLock | None = LogLock(folder / LOCK_NAME)
    try:
        if not single_instance.be_the_first(lock, address, _asker(news)):
            return 0
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        if not _has_display():
            return 1
        from callassist.ui.shell.app import show_refusal

        return show_refusal(error, data_dir=data_dir)
    except LogUnwritable:
        if _is_over(news):
            return 0
        # the window opens all the same: it finds the same hindrance when it opens the log, and tells it
        lock, address, report = None, "", None
    else:
        if _is_over(news):
            lock.release()
            return 0
        report = crash_report.watch_for_crashes(folder)
    from callassist.ui.shell.app import run

    def services() -> Services:
        # imported by the worker, once the window is painted
        from callassist import bootstrap
        from callassist.services.process.error_log import ErrorLog

        if lock is not None:
            ErrorLog(folder)
        found = bootstrap.build(data_dir, lock=lock)
        found.library.entries()  # reading the scripts for the first time takes a second: not on the window's thread
        return found

    return run(services, data_dir=data_dir, ready=ready, address=address, crash_report=report, news=news)


def _is_over(news: PhoneNews | None) -> bool:
    """Whether it tells of a call that is over: no window is opened for that."""
    return news is not None and news.is_over


def _asker(news: PhoneNews | None) -> single_instance.Ask:
    from functools import partial

    from callassist.services.process import single_instance

    if sys.platform != "win32":
        ask = single_instance.ask_over_socket
    else:
        from callassist.ui.process.raise_server import ask_by_qt as ask
    if news is None:
        return ask
    from callassist.services.phone.phone_news import TAKEN, to_line

    return partial(ask, request=to_line(news), reply=TAKEN)


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def start_and_end() -> int:
    """Open the window as always, print the moment it takes its first key (monotonic seconds), and end."""
    from callassist.ui.shell.app import run

    def services() -> Services:
        from callassist import bootstrap

        return bootstrap.build()

    def ready(window: MainWindow) -> None:
        print(time.monotonic(), flush=True)
        window.close()

    return run(services, ready=ready)


def until_raised(data_dir: Path) -> int:
    """Open the window as always, and end when a second start has raised it, printing what the window tells by then.

    For the self-test: a fault at the start is told there or in the log of errors, and nowhere else.
    """

    def ready(window: MainWindow) -> None:
        def raised() -> None:
            print(*window.told(), sep="\n", flush=True)
            window.close()

        window.raised.connect(raised)

    return gui(data_dir, ready=ready)


def demo(out: Path, data_dir: Path | None) -> int:
    """Play two walk-throughs through the real window; offscreen where there is no display."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from callassist import bootstrap
    from callassist.services.clock import FixedClock
    from callassist.storage.data_folder import make_usable
    from callassist.ui.rehearsal.demo import play_demo

    make_usable(out.absolute())
    folder = data_dir or out / "log"
    make_usable(paths.data_dir(folder))
    # the day the walk-throughs were reckoned on; here, so that the window opens where the system knows no zones
    day = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))

    def services() -> Services:
        return bootstrap.build(folder, clock=FixedClock(day))

    result = play_demo(out, services)
    for step in result.steps:
        print(step)
    print(f"\nlog       {folder}")
    print(f"CSV       {result.csv} ({counted(result.calls, 'call')})")
    print(f"pictures  {out} ({len(result.pictures)})")
    return 0
