"""The map of a script: what laying it out takes, off the thread of the window, and a key and a scroll in the window.

What is drawn is counted in time of the thread alone, so that other work on the machine misses no bar.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterable

from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.formats.script.script_files import read_draft
from callassist.formats.script.source_text import common_bytes
from callassist.services.scripts.map_layout import laid_out
from callassist.services.scripts.outline import outline_of
from callassist.services.scripts.script_map import map_of, placed
from tests.benchmarks.bench_writing import lean_script_text
from tests.benchmarks.measure import Bar, milliseconds, percentile

Graph = tuple[dict[str, str], list[tuple[str, str]]]

_RUNS = 5
#: steps and the bar in milliseconds
_SIZES = ((300, 200.0), (2_000, 1_500.0))


def in_a_row(steps: int) -> Graph:
    """As scripts are: one road with ways a little ahead, some back, and one end that every fourth step leads to."""
    chance = random.Random(1)
    groups = {f"n{number}": f"stage {number * 3 // steps}" for number in range(steps)}
    ways: list[tuple[str, str]] = []
    for number in range(steps - 1):
        ways.append((f"n{number}", f"n{number + 1}"))
        if number % 3:
            ways.append((f"n{number}", f"n{min(steps - 1, number + chance.randint(2, 12))}"))
        if number % 10 == 5:
            ways.append((f"n{number}", f"n{max(0, number - chance.randint(1, 6))}"))
        if number % 4 == 0:
            ways.append((f"n{number}", f"n{steps - 1}"))
    return groups, ways


def branching(steps: int) -> Graph:
    """As a decision tree is: each step led to by an earlier one, and ways across."""
    chance = random.Random(2)
    groups = {f"n{number}": "stage" for number in range(steps)}
    ways = [(f"n{chance.randrange(number // 3, number)}", f"n{number}") for number in range(1, steps)]
    ways += [(f"n{chance.randrange(steps)}", f"n{chance.randrange(steps)}") for _ in range(steps // 5)]
    return groups, ways


def map_layout() -> Iterable[Bar]:
    """The best of some runs: what it takes, not what else the machine does."""
    for name, graph in (("in a row", in_a_row), ("branching", branching)):
        for steps, target in _SIZES:
            groups, ways = graph(steps)
            taken = min(milliseconds(lambda groups=groups, ways=ways: laid_out(groups, ways)) for _ in range(_RUNS))
            yield Bar(f"map of {steps:,} steps, {name}", taken, target, "ms", f"{len(ways):,} ways")


def branching_script(steps: int) -> Script:
    """The script of `bench_writing` whose questions lead ahead, and every third of them to the end as well."""
    chance = random.Random(3)

    def ahead(number: int) -> str:
        return f"n{min(steps - 2, number + chance.randint(2, 40))}"

    def leading(found: re.Match[str]) -> str:
        number = int(found[1])
        other = "z_no" if chance.random() < 0.3 else ahead(number)
        return f"{found[0]}    goto: {{a: {ahead(number)}, b: {other}}}\n"

    text = re.sub(r"  n(\d+):\n    ask: q_\d+\n", leading, lean_script_text(steps))
    script, problems = read_draft(text.encode(), name="map", common=common_bytes())
    assert script is not None, problems
    return script


def map_in_the_window() -> Iterable[Bar]:
    """A map of 2,000 steps with all of them open: made, scrolled in both directions, walked and zoomed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from callassist.ui.kit.theme import Look
    from callassist.ui.scripts.map_places import MapPlaces
    from callassist.ui.scripts.map_view import MapView

    app = QApplication.instance() or QApplication([])
    script = branching_script(2_000)
    made = [0.0] * 3
    for run in range(3):
        begin = time.perf_counter()
        places = MapPlaces(placed(map_of(script), frozenset()), 1.0)
        made[run] = (time.perf_counter() - begin) * 1000
    ways = f"{len(places.ways):,} ways"
    yield Bar("map of 2,000 steps, from the script to what is drawn", min(made), 1_500, "ms", ways)

    look = Look()
    look.apply()
    view = MapView(look)
    view.resize(1200, 700)
    view.show()
    app.processEvents()
    view.show_map(script, places, Language.EN, outline_of(script)[5])

    def taken(deed: Callable[[], object], times: int) -> list[float]:
        found: list[float] = []
        for _ in range(times):
            begin = time.thread_time()
            deed()
            app.processEvents()
            found.append((time.thread_time() - begin) * 1000)
        return found

    scrolled = taken(lambda: view.move_by(QPointF(40, 13)), 200)
    yield Bar("map of 2,000 steps, scrolled and painted (p99)", percentile(scrolled, 99), 16, "ms")
    keys = [Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_PageDown]
    walked = [one for key in keys for one in taken(lambda key=key: QTest.keyClick(view, key), 50)]
    yield Bar("map of 2,000 steps, a key walked and painted (p99)", percentile(walked, 99), 16, "ms")
    zoomed = taken(lambda: view.zoom_by(1 / 1.2), 14) + taken(lambda: view.zoom_by(1.2), 14)
    yield Bar("map of 2,000 steps, zoomed and painted (worst)", max(zoomed), 33, "ms")
    view.close()


BENCHES = (map_layout, map_in_the_window)
