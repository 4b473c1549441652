"""The call log: how fast an answer is safe, a letter finds, a file is written, a long log opens."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.calling import CallRequest
from tests.benchmarks.big_log import big_log
from tests.benchmarks.measure import Bar, Bench, milliseconds, percentile, scale
from tests.engine import playing

WORDS = (
    "Müller",
    "anna berg",
    "schönmüller dach",
    "Weißhuber",
    "gmbh",
    "rückruf",
    "angebot sehen",
    "vertrag ende juni",
    "030123",
    "4917612",
    "3456",
    "a e i o u",
    "kein interesse gewechselt",
    "solar heizung",
    "freundlich termin dienstag",
)
FILTERS = (
    LogFilter(outcome="data_request"),
    LogFilter(outcome="disqualified", verdict="open"),
    LogFilter(outcome="appointment_set", verdict="prospect", script="solar_insulation"),
    LogFilter(text="a", outcome="no_answer", verdict="prospect"),
    LogFilter(text="m", verdict="prospect"),
)


@contextlib.contextmanager
def services(folder: Path) -> Iterator[Services]:
    found = bootstrap.build(folder)
    found.database.open().result()
    try:
        yield found
    finally:
        found.close()


@contextlib.contextmanager
def empty() -> Iterator[Services]:
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name, services(Path(name)) as found:
        yield found


def _acks(found: Services, presses: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the key to the commit, and of these how long the window's thread was busy with it."""
    acks: list[float] = []
    posts: list[float] = []
    while len(acks) < presses:
        live = found.calling.start(
            CallRequest("solar_insulation", "cold_call", Language.DE, "Frau Kern", "", "")
        ).result()
        for token in (
            "1",
            "q_owner=rent",
            "q_owner=house",
            "R",
            "Esc",
            "o_time",
            "o_time",
            "Esc",
            "Back",
            "q_owner=house",
        ):
            action_before = live.unsaved
            begin = time.perf_counter()
            try:
                saving = live.press(token)
            except playing.ImpossibleAction:
                continue
            posted = time.perf_counter()
            saving.future.result()
            acks.append((time.perf_counter() - begin) * 1000)
            posts.append((posted - begin) * 1000)
            assert action_before == 0
        live.hang_up("hung_up", FollowUp(FollowUpKind.NONE), "").future.result()
    return acks, posts


def key_to_saved() -> Iterable[Bar]:
    """A key is pressed until its answer is on the disk (synchronous=FULL)."""
    with empty() as found:
        acks, posts = _acks(found, 1500)
    yield Bar("key → engine, view, posted (p99)", percentile(posts, 99), 16, "ms", f"p50 {percentile(posts, 50):.2f}")
    yield Bar(
        "key → on the disk (p99)",
        percentile(acks, 99),
        20,
        "ms",
        f"p50 {percentile(acks, 50):.2f}, max {max(acks):.1f}",
    )


def key_to_saved_in_a_long_log() -> Iterable[Bar]:
    """The same in a copy of the big log, alone and while it is exported."""
    with _copy_of_big_log() as folder, services(folder) as found:
        acks, _ = _acks(found, 500)
        yield Bar("key → on the disk, long log (p99)", percentile(acks, 99), 20, "ms", f"max {max(acks):.1f}")
        cancel = threading.Event()
        export = found.exporting.run("calls", folder / "out.csv", cancel=cancel)
        acks, _ = _acks(found, 300)
        running = not export.done()
        cancel.set()
        with contextlib.suppress(BaseException):
            export.result()
        remark = f"p50 {percentile(acks, 50):.1f}, max {max(acks):.1f}" + ("" if running else ", export ended early")
        yield Bar("key → on the disk while exporting (p99)", percentile(acks, 99), 50, "ms", remark)


def starting_a_call() -> Iterable[Bar]:
    """From the request to the first text, rows on the disk."""
    with _copy_of_big_log() as folder, services(folder) as found:
        found.library.load("solar_insulation")
        times: list[float] = []
        for index in range(40):
            request = CallRequest("solar_insulation", "cold_call", Language.DE, "Frau Kern", "", f"030 12345{index}")
            times.append(milliseconds(lambda request=request: found.calling.start(request).result()))
        yield Bar("start of a call (max)", max(times), 100, "ms", f"p50 {percentile(times, 50):.1f}")


@contextlib.contextmanager
def _copy_of_big_log() -> Iterator[Path]:
    source = big_log(scale())
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        copy = Path(name) / "callassist.db"
        shutil.copyfile(source / "callassist.db", copy)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())  # or the first commit waits for gigabytes that the copying left in memory
        yield Path(name)


def search_as_you_type() -> Iterable[Bar]:
    """Every letter of some words and numbers, with the first 200 rows, newest first."""
    with services(big_log(scale())) as found:
        found.call_log.page(LogFilter(), limit=200).result()
        times: dict[str, float] = {}
        for word in WORDS:
            for end in range(1, len(word) + 1):
                wanted = LogFilter(word[:end])
                times[word[:end]] = milliseconds(lambda wanted=wanted: found.call_log.page(wanted, limit=200).result())
        worst = max(times, key=lambda text: times[text])
        values = list(times.values())
        yield Bar("search, a letter (max)", max(values), 50, "ms", f"p50 {percentile(values, 50):.1f}, worst {worst!r}")
        spent = {
            str(wanted): milliseconds(lambda w=wanted: found.call_log.page(w, limit=200).result()) for wanted in FILTERS
        }
        worst = max(spent, key=lambda text: spent[text])
        yield Bar("search with filters (max)", max(spent.values()), 50, "ms", worst)
        spans = [LogFilter("m", since=_at(2024, 3), until=_at(2024, 9)), LogFilter("b", since=_at(2025, 1))]
        first = [milliseconds(lambda w=wanted: found.call_log.page(w, limit=200).result()) for wanted in spans]
        again = [milliseconds(lambda w=wanted: found.call_log.page(w, limit=200).result()) for wanted in spans]
        yield Bar(
            "search in a span of time, a letter (max)", max(first + again), 50, "ms", f"first letter {max(first):.0f}"
        )
        page = found.call_log.page(LogFilter(), limit=200).result()
        deep = [milliseconds(lambda: found.call_log.page(LogFilter("m"), page.rows[-1].seq // 2, 200).result())]
        yield Bar("a page deep down", max(deep), 50, "ms")


def _at(year: int, month: int):
    from datetime import UTC, datetime

    return datetime(year, month, 1, tzinfo=UTC)


_MEASURE_EXPORT = """
import re, sys, time
from pathlib import Path
from callassist import bootstrap
from callassist.services.export.exporting import CsvOptions, LogFilter
services = bootstrap.build(Path(sys.argv[1])); services.database.open().result()
services.call_log.page(LogFilter("anna")).result()
def memory(which):  # of this program alone: ru_maxrss still counts what ran before exec
    return int(re.search(which + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
idle = memory("VmRSS")
begin = time.perf_counter()
options = CsvOptions(machine=sys.argv[3] == "machine")
result = services.exporting.run("calls", Path(sys.argv[2]), options=options).result()
spent = time.perf_counter() - begin
print(result.rows, spent, memory("VmHWM") - idle)
services.close()
"""


def csv_export() -> Iterable[Bar]:
    """All calls, against SQLite's own command line tool writing the same columns out of one flat table."""
    tool = shutil.which("sqlite3")
    if tool is None:
        print("sqlite3 (Debian package sqlite3) is not installed: no ratio", file=sys.stderr)
        return
    source = big_log(scale())
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        folder = Path(name)
        times: dict[str, float] = {}
        memory = 0.0
        for variant in ("machine", "people"):
            command = [sys.executable, "-c", _MEASURE_EXPORT, str(source), str(folder / f"{variant}.csv"), variant]
            rows, spent, grown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            times[variant] = float(spent)
            memory = max(memory, float(grown))
        flat = folder / "flat.db"
        setup = [".mode csv", ".separator ;", f".import {folder / 'machine.csv'} flat"]
        subprocess.run([tool, str(flat), *setup], check=True, capture_output=True)
        begin = time.perf_counter()
        with (folder / "tool.csv").open("wb") as out:
            subprocess.run(
                [tool, "-csv", "-header", "-separator", ";", str(flat), "SELECT * FROM flat"], check=True, stdout=out
            )
        reference = time.perf_counter() - begin
        remark = f"{int(rows):,} calls: {times['people']:.1f} s, sqlite3 -csv {reference:.1f} s"
        yield Bar("CSV export ÷ sqlite3 -csv", times["people"] / reference, 1.4, "×", remark)
        yield Bar(
            "CSV export for machines ÷ sqlite3 -csv",
            times["machine"] / reference,
            1.2,
            "×",
            f"{times['machine']:.1f} s",
        )
        yield Bar("CSV export, memory above idle", memory, 60, "MB")


_MEASURE_OPEN = """
import sys, time
from pathlib import Path
from callassist import bootstrap
begin = time.perf_counter()
services = bootstrap.build(Path(sys.argv[1]))
services.database.open().result()
services.calling.interrupted().result()
print(time.perf_counter() - begin)
services.close()
"""


def opening() -> Iterable[Bar]:
    """From the program's start to a log that takes calls, in a process of its own; long log against an empty one."""
    source = big_log(scale())
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        with services(Path(name)):
            pass
        spent: dict[Path, list[float]] = {source: [], Path(name): []}
        for _ in range(7):
            for folder, times in spent.items():
                command = [sys.executable, "-c", _MEASURE_OPEN, str(folder)]
                times.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    long_log, short_log = (sorted(times)[len(times) // 2] for times in spent.values())
    yield Bar(
        "opening a long log ÷ an empty one", long_log / short_log, 1.2, "×", f"{long_log:.2f} s, {short_log:.2f} s"
    )


def making_a_log() -> Iterable[Bar]:
    """A new log, without loading SQLModel."""
    from callassist.storage import schema

    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        times = [milliseconds(lambda i=i: schema.create(Path(name) / f"{i}.db", "")) for i in range(5)]
    yield Bar("making a new log (max of 5)", max(times), 150, "ms")


BENCHES: tuple[Bench, ...] = (
    key_to_saved,
    making_a_log,
    opening,
    search_as_you_type,
    starting_a_call,
    key_to_saved_in_a_long_log,
    csv_export,
)
