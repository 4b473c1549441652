"""Lists of leads: how long a million rows take to read in and to take back, and what a call notices of it meanwhile.

CALLASSIST_BENCH_ROWS makes the list smaller for a quick look.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import Line, ListFrame, ListRow, Party
from callassist.domain.text import Language
from callassist.formats.tables.list_reading import open_list
from callassist.services.calls.calling import CallRequest
from callassist.services.leads.import_choices import proposed
from callassist.services.leads.importing import check, read_in, survey
from callassist.services.leads.lists import CalledOff
from callassist.services.leads.saved_mapping import header_key
from callassist.services.leads.workbook_apart import open_file
from callassist.services.permission.row_gate import RowGate
from callassist.storage.database import FILE_NAME
from callassist.storage.jobs import Urgency
from callassist.storage.leads.removing import remove_undone
from callassist.storage.store import Store
from tests.benchmarks.bench_log import empty, services
from tests.benchmarks.bench_tables import csv_file
from tests.benchmarks.day_table import CANCEL, DISK, KEYS, MILLION, SMALL, UNDO
from tests.benchmarks.measure import Bar, Bench, milliseconds, peak_memory_mb, percentile

FRAME = ListFrame("Messe", source_text="von der Messe in Köln")
#: more than are read in while a call is measured: it is called off in the midst of it
_MANY = 4_000_000
_OF_FILE = replace(FRAME, party=Party.BUSINESS, country="DE", presumed_reason="Asked for an offer at the fair")
_FIRST = ("Anna", "Jörg", "Çağla", "Bernd", "Zoë", "Ludmilla", "Hans-Peter")
_LAST = ("Müller", "Weißhuber", "O'Neill", "Kowalczyk", "Öztürk", "Berg", "Straßner", "Schönmüller")


def rows_wanted() -> int:
    return int(os.environ.get("CALLASSIST_BENCH_ROWS", "1000000"))


def lines(count: int) -> Iterator[Line]:
    """Rows as a file would have them: every one with a number, two of three with an address."""
    for place in range(1, count + 1):
        last = _LAST[place % 8]
        number = 30_000_000 + place * 7919 % 69_999_999
        yield ListRow(
            place,
            first=_FIRST[place % 7],
            last=last,
            company=f"{last} {place % 5003} GmbH",
            e164=f"+4930{number}",
            typed=f"030/{number}",
            email=f"{last.lower()}.{place}@example.org" if place % 3 else "",
            street=f"Hauptstraße {place % 200}",
            zip=f"{10_000 + place % 89_999}",
            city="Berlin",
            country="DE",
            extra={"Stand": f"B {place % 40}"},
        )


def a_list() -> Iterable[Bar]:
    """Read in, asked for the next row, opened, taken back."""
    count = rows_wanted()
    share = count / 1_000_000
    with empty() as found:
        folder = found.database.path.parent
        before = peak_memory_mb()
        cpu, begin = time.process_time(), time.perf_counter()
        one = found.lead_lists.read_in(FRAME, lines(count))
        took, cpu = time.perf_counter() - begin, time.process_time() - cpu
        yield Bar(f"{count:,} rows read in", took, None, "s", f"{cpu:.1f} s of the processor")
        yield Bar("the same for a million", cpu / share, 60, "CPU s", f"{count / took:,.0f} rows a second")
        # the most so far: it is measured first
        yield Bar("memory over idle while they are read in", peak_memory_mb() - before, 250, "MB", line=MILLION)
        found.database.submit(lambda store: store.checkpoint()).result()
        size = (folder / FILE_NAME).stat().st_size / (1 << 20)
        yield Bar("size of the log for a million rows", size / share, 400, "MiB", f"{size:.0f} MiB as it is", DISK)
        nexts = [milliseconds(found.lead_lists.next_row(one.list_id).result) for _ in range(50)]
        yield Bar("next row (p99)", percentile(nexts, 99), 100, "ms", f"p50 {percentile(nexts, 50):.2f}")
        standing = time.perf_counter()
        keys = [f"+4930{30_000_000 + place * 7919 % 69_999_999}" for place in range(1, 20_001)]
        found.lead_lists.standing(keys).result()
        yield Bar("20,000 keys looked up", (time.perf_counter() - standing) * 1000, None, "ms")
        probes: list[float] = []
        cpu, begin = time.process_time(), time.perf_counter()
        effective = milliseconds(found.lead_lists.undo_lead_list(one.list_id).result)
        rest = found.lead_lists.standing(["+490"])
        while not rest.done():
            probes.append(milliseconds(found.database.submit(lambda _: None, Urgency.JOURNAL).result))
            time.sleep(0.02)
        took, cpu = time.perf_counter() - begin, time.process_time() - cpu
        yield Bar("taken back: effective", effective, 200, "ms", line=UNDO)
        remark = f"{took:.1f} s for {count:,}"
        yield Bar("taken back: a million rows gone", cpu / share, 90, "CPU s", remark, UNDO)
        # by the clock: 50 on a machine that does nothing else
        yield Bar("waiting for a slice meanwhile (p99)", percentile(probes, 99), None, "ms", _spread(probes))


def a_file() -> Iterable[Bar]:
    """A list from its file: looked at, asked about, its numbers found, read in with its keys, and its first row."""
    count = rows_wanted()
    share = count / 1_000_000
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name, empty() as found:
        path = csv_file(Path(name), count)
        cpu, begin = time.process_time(), time.perf_counter()
        table = open_list(path)
        choices = proposed(table, _OF_FILE)
        looked_at = survey(table, choices)
        one = read_in(found.lead_lists, looked_at, choices)
        took, cpu = time.perf_counter() - begin, time.process_time() - cpu
        remark = f"{took:.1f} s by the clock for {count:,} rows, {one.tally.new:,} new"
        yield Bar("from the file into the log, for a million", cpu / share, 60, "CPU s", remark, MILLION)
        first = milliseconds(found.lead_lists.next_row(one.list_id).result) / 1000
        yield Bar("first row callable once it is in", first, 2, "s", line=MILLION)


def small_file() -> Iterable[Bar]:
    """300 rows: opened, known or not, counted, checked by the rules in use; all but the painting."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name, empty() as found:
        path = csv_file(Path(name), 300)
        text = found.settings.text
        times: list[float] = []
        for _ in range(20):
            begin = time.perf_counter()
            table = open_file(path, room=Path(name))
            found.lead_lists.mapping(header_key(table)).result()
            choices = proposed(table, _OF_FILE)
            gate = RowGate(found.rules.get(), found.clock.local(), text("company"), text("phone_region"))
            check(survey(table, choices), choices, gate=gate)
            times.append((time.perf_counter() - begin) * 1000)
        yield Bar("300 rows, from the file to the check (p50)", percentile(times, 50), 300, "ms", _spread(times), SMALL)


def in_a_call() -> Iterable[Bar]:
    """A key now and then while a list is read in, until it is called off; and what the window's thread notices."""
    with empty() as found:
        alone = _acks(found, 100)
        over = threading.Event()

        def read() -> None:
            try:
                found.lead_lists.read_in(FRAME, lines(_MANY), called_off=over.is_set)
            except CalledOff:
                called_off.append(time.perf_counter())

        called_off: list[float] = []
        before = found.database.submit(_content).result()
        reader = threading.Thread(target=read)
        reader.start()
        acks = _acks(found, 200)
        late = _ticks(400)
        still = reader.is_alive()
        begin = time.perf_counter()
        over.set()
        reader.join()
        if called_off:
            yield Bar("called off while rows are written", (called_off[0] - begin) * 1000, 200, "ms", line=CANCEL)
        found.database.submit_slices(remove_undone).result()
        after = found.database.submit(_content).result()
        yield Bar("rows, keys and lists left of what was called off", after - before, 0, "", line=CANCEL)
        yield Bar("key → on the disk while a list is read in (p50)", percentile(acks, 50), 20, "ms", _spread(acks))
        yield Bar("key → on the disk meanwhile (p99)", percentile(acks, 99), 20, "ms", _spread(acks), KEYS)
        ratio = percentile(acks, 99) / percentile(alone, 99)
        remark = f"alone {_spread(alone)}; reading to the end: {still}"
        yield Bar("the same ÷ without (p99)", ratio, 4, "×", remark, KEYS)
        yield Bar("the window's thread is late meanwhile (p99)", percentile(late, 99), 50, "ms", _spread(late), KEYS)


def _content(store: Store) -> int:
    """How many lists that are seen, rows of lists and keys there are."""
    found = store.connection.execute(
        "SELECT (SELECT count(*) FROM lead_list WHERE state <> 'undone') + (SELECT count(*) FROM list_row)"
        " + (SELECT count(*) FROM list_key)"
    ).fetchone()
    return 0 if found is None else int(found[0])


def _ticks(number: int) -> list[float]:
    """By how many milliseconds a thread that wants to do something every 5 ms comes too late."""
    late: list[float] = []
    for _ in range(number):
        wanted = time.perf_counter() + 0.005
        time.sleep(0.005)
        late.append(max(0.0, time.perf_counter() - wanted) * 1000)
    return late


def _acks(found: Services, presses: int) -> list[float]:
    live = found.calling.start(CallRequest("solar_insulation", "cold_call", Language.DE, "Frau Kern", "", "")).result()
    acks: list[float] = []
    for number in range(presses):
        token = ("q_owner=rent", "q_owner=house")[number % 2] if number else "1"
        acks.append(milliseconds(live.press(token).future.result))
        time.sleep(0.05)
    live.hang_up("hung_up", FollowUp(FollowUpKind.NONE), "").future.result()
    return acks


def opening() -> Iterable[Bar]:
    """A log with the list ÷ one without, by turns: a machine with other work is not the same a minute later."""
    with empty() as without, empty() as found:
        found.lead_lists.read_in(FRAME, lines(rows_wanted()))
        found.safekeeping.back_up().result()  # else each end begins one, and each start takes it away
        folders = {"without": without.database.path.parent, "with": found.database.path.parent}
        without.close()
        found.close()
        times: dict[str, list[float]] = {name: [] for name in folders}
        for _ in range(15):
            for name, folder in folders.items():
                times[name].append(_opened(folder))
    ratio = percentile(times["with"], 50) / percentile(times["without"], 50)
    yield Bar("opening a log with the list ÷ without", ratio, 1.2, "×", f"{percentile(times['with'], 50):.1f} ms")


def _opened(folder: Path) -> float:
    begin = time.perf_counter()
    with services(folder) as one:
        one.lead_lists.lists().result()
        return (time.perf_counter() - begin) * 1000


def _spread(values: list[float]) -> str:
    return f"p50 {percentile(values, 50):.1f} p99 {percentile(values, 99):.1f} max {max(values):.1f} ms"


BENCHES: tuple[Bench, ...] = (a_list, a_file, small_file, in_a_call, opening)
