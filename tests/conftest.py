"""What every test gets: a home of its own, Qt without a screen, and a look at what it left behind."""

from __future__ import annotations

import atexit
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from callassist.storage.keeping import disk_space

# An example may take 0.2 s of the wall by default: that measures the machine, and a slow one is told to be "flaky".
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Before anything imports Qt. Set QT_QPA_PLATFORM yourself to watch the tests on a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A desktop's own style, theme and scale would change what tests see.
for name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "QT_FONT_DPI"):
    os.environ.pop(name, None)

#: seconds a thread that is already ending may take before it counts as left behind
GRACE = 30.0
# Thousands of logs are made, and the reserve against a full disk is most of what one costs. Its tests have it whole.
disk_space._BALLAST = 1 << 16  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

_HERE = Path(__file__).parent
#: folders whose files run longest
_LONG = ("faults", "ui")
#: seconds after which a gate in full is taken for hanging
GATE_HANGS = 4 * 3600

# A short name: sockets live in it, and the homes of the processes of one run lie in one another.
_HOME = tempfile.TemporaryDirectory(prefix="ca-", ignore_cleanup_errors=True)
# Somebody who is not root may pass through to a folder that a test opens to them: opened and closed for each of them,
# it would be closed for the others.
Path(_HOME.name).chmod(0o711)
# a process of xdist that is told to end does not always come to the end of pytest
atexit.register(_HOME.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    """No test may depend on what ran before it: `make test ARGS="--seed 7"` runs them in another order."""
    parser.addoption("--seed", type=int, default=None, help="shuffle files and the tests in them by this seed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files first, or whole files shuffled, then the tests in each: the same order in all processes of a run."""
    if os.environ.get("CALLASSIST_FAULTS") == "full":
        # A gate in full runs as long as it runs; on a busy machine that is longer than any guess.
        for item in items:
            item.add_marker(pytest.mark.timeout(GATE_HANGS), append=False)
    seed = config.getoption("--seed")
    if seed is None:
        # The processes take file by file: one that runs for a minute, begun last, leaves all the others idle.
        items.sort(key=_rank)
        return
    chance = random.Random(seed)
    files: dict[Path, list[pytest.Item]] = {}
    for item in sorted(items, key=lambda one: one.nodeid):
        files.setdefault(item.path, []).append(item)
    order = sorted(files)
    chance.shuffle(order)
    for file in order:
        chance.shuffle(files[file])
    items[:] = [item for file in order for item in files[file]]


def _rank(item: pytest.Item) -> int:
    folder = item.path.relative_to(_HERE).parts[0]
    return _LONG.index(folder) if folder in _LONG else len(_LONG)


def pytest_configure() -> None:
    """Point everything that is looked up once per process away from the user's home."""
    home = Path(_HOME.name)
    os.environ["HOME"] = str(home)
    # What a process that a test kills leaves behind goes with this home.
    os.environ["TMPDIR"] = str(home)
    # Not per test: sockets live here, and a socket's path must stay under 108 bytes.
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    for variable, path in _folders(home).items():
        os.environ[variable] = str(path)


def pytest_unconfigure() -> None:
    """Remove the home of this run."""
    _HOME.cleanup()


def _folders(home: Path) -> dict[str, Path]:
    return {
        "CALLASSIST_DATA_DIR": home / "callassist",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
    }


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for this test alone; nothing a test writes can be read by another one, or by the user."""
    home = tmp_path / "home"
    for variable, path in _folders(home).items():
        monkeypatch.setenv(variable, str(path))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(home: Path) -> Iterator[None]:
    """Fail a test that leaves a thread running or a window open: the next one would pay for it."""
    threads = set(threading.enumerate())
    windows = set(_open_windows())
    yield
    left = _threads_after(threads) + _pool_threads_after()
    _look()
    for window in set(_open_windows()) - windows:
        left.append(f"window {type(window).__name__} {window.objectName() or window.windowTitle()!r}")
        window.hide()
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def _look() -> None:
    """As the window does now and then: Python itself does not while the window's package is there."""
    if "callassist.ui" in sys.modules:
        from callassist.ui.workarounds.one_thread_collects import look

        look()


def _threads_after(before: set[threading.Thread]) -> list[str]:
    deadline = time.monotonic() + GRACE
    left = [one for one in threading.enumerate() if one not in before and not one.daemon]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [f"thread {thread.name}" for thread in left if thread.is_alive()]


def _pool_threads_after() -> list[str]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThreadPool

    pool = QThreadPool.globalInstance()
    return [] if pool.waitForDone(int(GRACE * 1000)) else [f"{pool.activeThreadCount()} jobs of Qt's thread pool"]


def _open_windows() -> list[Any]:
    """The visible top-level windows, or none while no test has imported Qt (and so none if the engine runs alone)."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
