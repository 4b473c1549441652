"""What is done for the log behind the rep's back takes no time of the window's own thread."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from callassist.services.keeping.letting_go import Retention
from callassist.ui.bridge import Bridge
from callassist.ui.shell.upkeep import Upkeep
from tests.ui.driving import opened


def test_what_lets_go_of_people_is_loaded_on_another_thread_than_the_one_that_hears_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        services, loaded = window.services, list[int]()

        def retention() -> Retention:
            loaded.append(threading.get_ident())
            return services.retention

        bridge = Bridge()
        upkeep = Upkeep(bridge)
        upkeep.begin(services.safekeeping, retention)
        upkeep.load()
        window.until(lambda: bool(loaded))
        assert loaded[0] != threading.get_ident()
        upkeep.stop()
