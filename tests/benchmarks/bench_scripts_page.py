"""The page where scripts are written, with 300 and 2,000 steps: what a key costs, and what a pause after it shows.

A key costs the time of the window's own thread. How long the window stands still is told by a clock that beats in it
while the draft is read beside it: the time between two beats, as far as this process was at work, so that other work
on the machine misses no bar; a thread beside the window's that holds it up counts.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.bench_writing import lean_script_text
from tests.benchmarks.measure import Bar, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from callassist.ui.scripts.scripts_page import ScriptsPage

#: steps of the scripts
SIZES = (300, 2_000)
LETTERS = 160
PAUSES = 9
#: milliseconds between two letters, as fast as anybody types
_BETWEEN = 30


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(begin: tuple[float, float], *, waiting: float = 0.0) -> float:
    """Milliseconds that have gone by, as far as this process was at work or meant to wait for so many."""
    wall, spent = (after - before for after, before in zip(_now(), begin, strict=True))
    return min(wall * 1000, waiting + spent * 1000)


class _Heart:
    """Beats each millisecond in the window's thread, and knows the longest time it did not."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0)
        self.gaps: list[float] = []

    def begin(self) -> None:
        self.gaps = []
        self._last = _now()
        self._timer.start()

    def end(self) -> float:
        self._timer.stop()
        return max(self.gaps, default=0.0)

    def _beat(self) -> None:
        self.gaps.append(_since(self._last))
        self._last = _now()


@contextmanager
def page_with(steps: int) -> Iterator[tuple[QApplication, ScriptsPage, list[float]]]:
    """The window with a script of so many steps open; the milliseconds it took to open it again."""
    from callassist.bootstrap import build
    from callassist.services.clock import FixedClock
    from callassist.ui.scripts.scripts_page import ScriptsPage
    from callassist.ui.shell.app import App, make_qt_application

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = make_qt_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "scripts").mkdir()
        (folder / "scripts" / "lean.yaml").write_text(lean_script_text(steps), encoding="utf-8")
        services = build(folder, clock=FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)))
        app = App(folder)
        app.window.resize(1280, 820)
        app.window.show()
        app.take(services)
        app.window.open_page("scripts")
        page = app.window.page("scripts")
        assert isinstance(page, ScriptsPage)
        opened: list[float] = []
        for one in ("lean", "solar_insulation", "lean"):  # the second time it was parsed before
            begin = _now()
            page.show_item(one)
            _until(lambda one=one: page.work.draft is not None and page.work.draft.script_id == one)
            _until(lambda: page.work.reading is not None)
            opened.append(_since(begin))
        _rest(page)
        try:
            yield qt, page, opened
        finally:
            app.close()
            services.close()


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    end = time.monotonic() + 120
    while not done():
        QTest.qWait(1)
        assert time.monotonic() < end


def _rest(page: ScriptsPage) -> None:
    """Until the draft as it stands was read, and the phone shows it."""
    from PySide6.QtTest import QTest

    _until(lambda: _is_read(page) and not page.phone_is_late() and not page.work.is_trying)
    QTest.qWait(50)


def _is_read(page: ScriptsPage) -> bool:
    work = page.work
    return work.reading is not None and work.draft is not None and work.reading.source is work.draft.script


def scripts_page() -> Iterable[Bar]:
    """The bars of writing in the window."""
    for steps in SIZES:
        yield from _measured(steps)


def _measured(steps: int) -> Iterator[Bar]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from callassist.ui.scripts.words_pair import KEPT_AFTER_MS, WordsField

    heart = _Heart()
    with page_with(steps) as (_, page, opened):
        yield Bar(f"writing in the window: {steps:,} steps opened", opened[0], None, "ms", "never parsed before")
        yield Bar(f"writing in the window: {steps:,} steps opened again", opened[2], 500, "ms")
        page.outline.choose_step(f"n{steps // 2 // 6 * 6}")
        _rest(page)
        page.outline.setFocus()
        QTest.keyClick(page.outline, Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, WordsField)
        spent: list[float] = []
        for number in range(LETTERS):
            begin = time.thread_time()
            QTest.keyClick(field, Qt.Key(int(Qt.Key.Key_A) + number % 26))
            QTest.qWait(_BETWEEN)
            spent.append((time.thread_time() - begin) * 1000)
        idle = _idle(_BETWEEN)
        told = f"p50 {percentile(spent, 50) - idle:.1f} ms"
        yield Bar(
            f"writing in the window: key → repainted, {steps:,}, p99", percentile(spent, 99) - idle, 16, "ms", told
        )
        late: list[float] = []
        stalls: list[float] = []
        for number in range(PAUSES):
            _rest(page)
            heart.begin()
            QTest.keyClick(field, Qt.Key(int(Qt.Key.Key_A) + number % 26))
            source = page.work.source
            begin = _now()
            _until(lambda source=source: _is_read(page) and page.work.source is not source)
            late.append(_since(begin, waiting=KEPT_AFTER_MS))
            _rest(page)
            stalls.append(heart.end())
        told = f"at most {max(late):.0f} ms, the 300 ms of waiting included"
        yield Bar(f"writing in the window: last key → findings, {steps:,}, p50", percentile(late, 50), 600, "ms", told)
        told = f"at most {max(stalls):.1f} ms, until the phone follows"
        yield Bar(
            f"writing in the window: longest stall meanwhile, {steps:,}, p50", percentile(stalls, 50), 16, "ms", told
        )
        stalls = []
        page.outline.setFocus()
        for _ in range(PAUSES):
            heart.begin()
            QTest.keyClick(page.outline, Qt.Key.Key_Down)
            _rest(page)
            stalls.append(heart.end())
        told = f"at most {max(stalls):.1f} ms, until the phone follows"
        yield Bar(
            f"writing in the window: longest stall of a walk, {steps:,}, p50", percentile(stalls, 50), 16, "ms", told
        )


def _idle(wait: int) -> float:
    """Milliseconds of the thread that waiting costs by itself."""
    from PySide6.QtTest import QTest

    begin = time.thread_time()
    for _ in range(20):
        QTest.qWait(wait)
    return (time.thread_time() - begin) * 1000 / 20


BENCHES = (scripts_page,)
