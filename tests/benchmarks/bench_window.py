"""How fast the window is: from a key to the painted next node, from the start to the first frame, and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING

from tests.benchmarks.big_script import big_script, big_script_text
from tests.benchmarks.measure import Bar, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KEYS = 220
STARTS = 7

_BARE = """
    import sys, time
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow
    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, done)
    def done():
        print(time.clock_gettime(time.CLOCK_MONOTONIC))
        sys.stdout.flush()
        IDLE
        app.quit()
    app = QApplication([])
    window = Window()
    window.resize(1280, 820)
    window.show()
    app.exec()
"""
_OURS = """
    import sys, time
    from pathlib import Path
    from callassist.ui.shell.app import run
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from callassist.ui.shell.main_window import MainWindow
    told = []
    def painted(window):
        if not told:
            told.append(True)
            print(time.clock_gettime(time.CLOCK_MONOTONIC))
            sys.stdout.flush()
            FIRST
    original = MainWindow.paintEvent
    def paint(self, event):
        original(self, event)
        QTimer.singleShot(0, lambda: painted(self))
    MainWindow.paintEvent = paint
    def build():
        from callassist.bootstrap import build
        return build(Path(sys.argv[1]))
    def ready(window):
        IDLE
    run(build, data_dir=Path(sys.argv[1]), ready=ready)
"""
_NOW = "print(time.clock_gettime(time.CLOCK_MONOTONIC))"
_NOW_AND_SPENT = "print(time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time())"
_RSS = "print([l for l in open('/proc/self/status') if l.startswith('VmRSS')][0].split()[1]); sys.stdout.flush(); "
_QUIT = "QApplication.instance().quit()"


def keys() -> Iterator[Bar]:
    """Key → next node, verdict and plan painted: time of the window's own thread, with the script of 300 nodes."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from callassist.bootstrap import build
    from callassist.services.clock import FixedClock
    from callassist.ui.shell.app import App, make_qt_application

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_qt_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "scripts").mkdir()
        (folder / "scripts" / "big.yaml").write_text(big_script_text(), encoding="utf-8")
        services = build(folder, clock=FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)))
        app = App(folder)
        window = app.window
        window.resize(1280, 820)
        window.show()
        app.take(services)
        start = window.call_desk.start
        start.choose("big")
        start.name.setText("Frau Kern")
        start.submit()
        _until(lambda: window.call_desk.in_call)
        control = window.call_desk.control
        assert control is not None
        spent: list[float] = []
        handled: list[float] = []
        for _ in range(KEYS):
            live = control.live
            assert live is not None
            key = Qt.Key.Key_1 if live.view.choices else Qt.Key.Key_Return
            target = QApplication.focusWidget()
            assert target is not None
            begin = time.thread_time()
            QTest.keyClick(target, key)
            handled.append((time.thread_time() - begin) * 1000)
            # layout and painting are posted: the same clock goes on until the window has nothing left to do
            QTest.qWait(12)
            spent.append((time.thread_time() - begin) * 1000)
        idle = _idle()
        bare = _bare_page(window)
        app.close()
        services.close()
    for percent in (50, 99):
        ours, theirs = percentile(spent, percent) - idle, percentile(bare, percent) - idle
        remark = f"{ours:.1f} ÷ {theirs:.1f} ms of the thread, 300 nodes"
        yield Bar(f"key → painted ÷ a bare page, p{percent}", ours / theirs, 2.0, "×", remark)
    told = "a remark, not a bar: 16 ms is a frame"
    yield Bar("key → painted, p99", percentile(spent, 99) - idle, None, "ms", told)
    yield Bar("key handled, p50", percentile(handled, 50), None, "ms", "before layout and painting")


def _idle() -> float:
    """Milliseconds of the thread that waiting costs by itself."""
    from PySide6.QtTest import QTest

    begin = time.thread_time()
    for _ in range(20):
        QTest.qWait(12)
    return (time.thread_time() - begin) * 1000 / 20


def _bare_page(window: QWidget) -> list[float]:
    """Milliseconds for a page without any sense: as many labels and buttons as `window` shows, of the same size.

    Each time all of them are given new texts as long as those in the window, laid out and painted.
    """
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QPushButton, QWidget

    from callassist.ui.kit.key_button import KeyButton

    def shown(one: QLabel | QAbstractButton) -> str:
        return one.label() if isinstance(one, KeyButton) else one.text()  # it draws its words itself

    def texts(kind: type[QLabel] | type[QAbstractButton]) -> list[int]:
        return [max(1, len(shown(one))) for one in window.findChildren(kind) if one.isVisible()]

    page = QWidget()
    grid = QGridLayout(page)
    parts: list[tuple[QLabel | QPushButton, int]] = [
        *((QLabel(), length) for length in texts(QLabel)),
        *((QPushButton(), length) for length in texts(QAbstractButton)),
    ]
    for place, (part, _) in enumerate(parts):
        grid.addWidget(part, place // 4, place % 4)
        if isinstance(part, QLabel):
            part.setWordWrap(True)
    page.resize(window.size())
    page.show()
    QTest.qWait(200)
    spent: list[float] = []
    for turn in range(KEYS):
        begin = time.thread_time()
        for place, (part, length) in enumerate(parts):
            # its first letter is another one each turn: what has the text already is neither laid out nor painted
            part.setText(f"{ascii_letters[turn % 52]}{place} ein Wort mehr als genug ".ljust(length, "x")[:length])
        QTest.qWait(12)
        spent.append((time.thread_time() - begin) * 1000)
    page.close()
    return spent


def engine() -> Iterator[Bar]:
    """Key → engine and view, without Qt: what a key costs may not grow with the script."""
    from callassist.domain.answers import StageId
    from callassist.domain.text import Language
    from callassist.engine.call import Call
    from callassist.engine.setup import CallSetup
    from callassist.engine.tokens import parse_token

    at = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def key_costs(nodes: int) -> list[float]:
        script = big_script(nodes)
        spent: list[float] = []
        for _ in range(3):
            call = Call.start(script, CallSetup(StageId("cold_call"), 3, Language.DE, at))
            call.view()
            for _ in range(nodes - 4):
                token = "1" if call.view().choices else "Enter"
                begin = time.thread_time()
                call = call.step(parse_token(call, token), at)
                call.view()
                spent.append((time.thread_time() - begin) * 1000)
        return spent

    key_costs(30)
    small, large = key_costs(30), key_costs(300)
    for percent in (50, 99):
        few, many = percentile(small, percent), percentile(large, percent)
        bar = 1.5 if percent == 50 else None
        yield Bar(
            f"key → engine and view, 300 nodes ÷ 30 nodes, p{percent}",
            many / few,
            bar,
            "×",
            f"{many:.2f} ÷ {few:.2f} ms",
        )


def start() -> Iterator[Bar]:
    """Start → first frame, as a ratio to a bare PySide6 window; memory at rest, likewise."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = _OURS.replace("FIRST", _QUIT).replace("IDLE", "pass").replace(_NOW, _NOW_AND_SPENT)
        _run(first, folder)  # writes the bytecode
        bare_rss, our_rss = [], []
        starts = [
            (_run(_BARE.replace("IDLE", "").replace(_NOW, _NOW_AND_SPENT), folder), _run(first, folder))
            for _ in range(STARTS)
        ]
        bare, ours = [one[0] for one, _ in starts], [one[0] for _, one in starts]
        idle = f"QTimer.singleShot(1500, lambda: ({_RSS.replace('; ', ', ')} {_QUIT}))"
        at_rest = _OURS.replace("FIRST", "").replace("IDLE", idle)
        for _ in range(2):
            _run(at_rest, folder)  # the first starts compile the scripts and check the log; a rep has that behind her
        our_rss.append(_run(at_rest, folder)[1])
        bare_rss.append(_run(_BARE.replace("IDLE", _RSS), folder)[1])
    yield Bar(
        "start → painted", percentile(ours, 50) * 1000, None, "ms", f"bare window {percentile(bare, 50) * 1000:.0f} ms"
    )
    # each beside the bare one of its turn: what else the machine does comes and goes
    yield Bar("start → painted ÷ bare window", percentile([o[0] / b[0] for b, o in starts], 50), 1.6, "×")
    spent = percentile([o[1] / b[1] for b, o in starts], 50)
    yield Bar("start → painted ÷ bare window, processor time", spent, None, "×", "whatever else the machine does")
    yield Bar("memory at rest", our_rss[0] / 1000, None, "MB", f"bare window {bare_rss[0] / 1000:.0f} MB")
    yield Bar("memory at rest ÷ bare window", our_rss[0] / bare_rss[0], 2.2, "×")


def ready() -> Iterator[Bar]:
    """Start → ready for the first key, against a bare window that also imports sqlmodel, which we do without."""
    now = "print(time.clock_gettime(time.CLOCK_MONOTONIC)), sys.stdout.flush()"
    baseline = _BARE.replace("print(time.clock", "import sqlmodel; print(time.clock", 1).replace("IDLE", "")
    first = _OURS.replace("            print(time.clock_gettime(time.CLOCK_MONOTONIC))\n", "").replace("FIRST", "pass")
    ours_ready = first.replace("IDLE", f"({now}, {_QUIT})")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(ours_ready, folder)  # compiles the scripts once
        bare, ours = [], []
        for _ in range(STARTS):
            bare.append(_run(baseline, folder)[0])
            ours.append(_run(ours_ready, folder)[0])
    remark = (
        f"ours {percentile(ours, 50) * 1000:.0f} ms, bare window + import sqlmodel {percentile(bare, 50) * 1000:.0f} ms"
    )
    yield Bar(
        "start → ready ÷ (bare window + import sqlmodel)", percentile(ours, 50) / percentile(bare, 50), 1.5, "", remark
    )


def _run(program: str, folder: Path) -> tuple[float, float]:
    """Seconds from the start of the process to what it prints first, and the number it prints second."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    # with its bytecode on the disk, as any start but the very first one; some build machines forbid to write it
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(folder)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout.split()
    return float(words[0]) - begin, float(words[1]) if len(words) > 1 else 0.0


def _until(happened: object, seconds: float = 20) -> None:
    from PySide6.QtTest import QTest

    end = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        QTest.qWait(5)


BENCHES = [keys, engine, start, ready]
