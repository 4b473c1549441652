"""The verbs that open the window: `gui` and `demo`."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

#: the day the walk-throughs were reckoned on
_DEMO_DAY = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))

if TYPE_CHECKING:
    from callassist.bootstrap import Services
    from callassist.ui.main_window import MainWindow


def gui(data_dir: Path | None, link: str = "") -> int:
    """Open the window and return when it is closed; with a link, show whom it names, in the open window if any.

    Raises:
        NotUnderstood: the link names nobody.
    """
    contact = None
    if link:
        from callassist import paths
        from callassist.services.links import hand_over, read_link

        contact = read_link(link)
        if hand_over(paths.data_dir(data_dir), link):
            return 0
    from callassist.ui.app import run

    def services() -> Services:
        # imported by the worker, once the window is painted
        from callassist import bootstrap

        return bootstrap.build(data_dir)

    return run(services, data_dir=data_dir, contact=contact)


def start_and_end() -> int:
    """Open the window as always, print the moment it takes its first key (monotonic seconds), and end."""
    from callassist.ui.app import run

    def services() -> Services:
        from callassist import bootstrap

        return bootstrap.build()

    def ready(window: MainWindow) -> None:
        print(time.monotonic(), flush=True)
        window.close()

    return run(services, ready=ready)


def demo(out: Path, data_dir: Path | None) -> int:
    """Play two walk-throughs through the real window; offscreen where there is no display."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from callassist import bootstrap
    from callassist.services.clock import FixedClock
    from callassist.ui.demo import play_demo

    folder = data_dir or out / "log"

    def services() -> Services:
        return bootstrap.build(folder, clock=FixedClock(_DEMO_DAY))

    result = play_demo(out, services)
    for step in result.steps:
        print(step)
    print(f"\nlog       {folder}")
    print(f"CSV       {result.csv} ({result.calls} calls)")
    print(f"pictures  {out} ({len(result.pictures)})")
    return 0
