"""Lists of leads: how fast they are read, and how much memory that takes.

In seconds of the processor, each against something everybody knows that does the least of the same work on the same
file in the same run: so a slow machine, or one with other work, misses no bar.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

import xlsxwriter

from callassist.formats.tables.list_reading import open_list, read_rows, settled
from callassist.services.leads.workbook_apart import forget_copy, open_file
from tests.benchmarks.day_table import CANCEL, READING, WORKBOOK
from tests.benchmarks.day_table import CARDS as CARDS_LINE
from tests.benchmarks.measure import Bar, Bench, milliseconds, scale

HEADER = "Name;Firma;Telefon;Mobil;E-Mail;Straße;PLZ;Ort;Land;Funktion;Quelle;Notiz".split(";")
SHEET_ROWS = 100_000
CARDS = 10_000


def rows(count: int) -> Iterator[list[str]]:
    """A list as brokers send them: twelve columns, every tenth row with a quoted note."""
    for n in range(count):
        note = 'sagt "gern", ruft zurück; abends' if n % 10 == 0 else ""
        yield [
            f"Jörg Müller{n}",
            f"Müller & Söhne GmbH {n % 1000}",
            f"030 {n:07}",
            f"0171 {n:07}",
            f"mueller{n}@example.org",
            f"Lange Straße {n % 200}",
            f"{10_000 + n % 80_000}",
            "Köln",
            "Deutschland",
            "Geschäftsführer",
            "Messe 2026",
            note,
        ]


def csv_file(folder: Path, count: int, encoding: str = "cp1252") -> Path:
    path = folder / f"{count}-{encoding}.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(rows(count))
    return path


def processor(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def drained(items: Iterable[object]) -> int:
    return sum(1 for _ in items)


def csv_module(path: Path, encoding: str = "cp1252") -> int:
    """The standard library's reader, told what we have to find out."""
    with path.open(encoding=encoding, newline="") as file:
        return drained(csv.reader(file, delimiter=";"))


_MEASURE_MEMORY = """
import re, sys
from pathlib import Path
from callassist.formats.tables.list_reading import open_list, read_rows
def memory(which):
    return int(re.search(which + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
idle = memory("VmRSS")
print(sum(1 for _ in read_rows(open_list(Path(sys.argv[1])))), memory("VmHWM") - idle)
"""


def memory_above_idle(path: Path) -> float:
    """MB that reading takes, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE_MEMORY, str(path)], check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[1])


def text_list() -> Iterable[Bar]:
    """A million rows of twelve cells in cp1252, and the same in UTF-8."""
    count = scale()
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        for encoding in ("cp1252", "utf-8"):
            path = csv_file(Path(name), count, encoding)
            csv_module(path, encoding)
            reference = processor(lambda path=path, encoding=encoding: csv_module(path, encoding))
            table = open_list(path)
            judged = processor(lambda table=table: settled(table))
            whole = settled(table)
            assert whole.encoding is not None
            assert whole.encoding.encoding == encoding
            found: list[int] = []
            spent = processor(lambda whole=whole, found=found: found.append(drained(read_rows(whole))))
            assert found == [count]
            remark = f"{count:,} rows: {spent:.1f} s of the processor, csv {reference:.1f} s"
            yield Bar(f"list in {encoding}, rows ÷ csv module", spent / reference, 2.5, "×", remark)
            yield Bar(
                f"list in {encoding}, all of it judged ÷ csv module", judged / reference, 1.0, "×", f"{judged:.2f} s"
            )
            yield Bar(f"list in {encoding}, memory above idle", memory_above_idle(path), 40, "MB")
            times = sorted(milliseconds(lambda path=path: open_list(path)) for _ in range(5))
            size = path.stat().st_size / 1e6
            yield Bar(
                f"list in {encoding}, first 20 rows", times[2], 1_000, "ms", f"of {size:.0f} MB, max {times[-1]:.0f}"
            )
            path.unlink()


def small_list() -> Iterable[Bar]:
    """300 rows, from the file to a table with all rows read."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        path = csv_file(Path(name), 300)
        times = sorted(milliseconds(lambda: drained(read_rows(open_list(path)))) for _ in range(20))
    yield Bar("list of 300 rows, opened and read", times[10], 150, "ms", f"max {times[-1]:.0f}")


def large_list() -> Iterable[Bar]:
    """The reading sentence and the first 20 rows of 200 MB."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        path = csv_file(Path(name), 1_000)
        rows_of_file = path.read_bytes().split(b"\n", 1)[1]
        with path.open("ab") as file:
            while file.tell() < 200_000_000:
                file.write(rows_of_file * 20)
        times = sorted(milliseconds(lambda: open_list(path)) for _ in range(5))
        size = path.stat().st_size / 1e6
    remark = f"of {size:.0f} MB, max {times[-1]:.0f}"
    yield Bar("reading sentence and 20 rows of 200 MB (p50)", times[2], 1_000, "ms", remark, READING)


_MEASURE_APART = """
import resource, sys
from pathlib import Path
from callassist.services.leads.workbook_apart import forget_copy, open_file
forget_copy(open_file(Path(sys.argv[1]), room=Path(sys.argv[1]).parent))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _memory_apart(path: Path) -> float:
    """MiB of the process that reads a workbook.

    Asked by a small process: to Linux, a child has had all the memory of whoever began it.
    """
    done = subprocess.run([sys.executable, "-c", _MEASURE_APART, str(path)], check=True, capture_output=True, text=True)
    return float(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 2**20


def sheet_apart() -> Iterable[Bar]:
    """100,000 rows of a workbook in a process of their own, read whole; and how soon that one is gone."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        path = Path(name) / "list.xlsx"
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            written = book.add_worksheet()
            for line, row in enumerate([HEADER, *rows(SHEET_ROWS)]):
                written.write_row(line, 0, row)
        begin = time.perf_counter()
        table = open_file(path, room=Path(name))
        found = drained(read_rows(table))
        took = time.perf_counter() - begin
        forget_copy(table)
        yield Bar(f"workbook of {found:,} rows, opened and read", took, 15, "s", line=WORKBOOK)
        yield Bar("memory of the process that reads it", _memory_apart(path), 300, "MiB", line=WORKBOOK)
        times: list[float] = []
        for wait in (0.3, 0.6, 0.9, 1.2, 1.5):
            off = threading.Event()
            with ThreadPoolExecutor(1) as pool:
                reading = pool.submit(open_file, path, room=Path(name), cancelled=off.is_set)
                time.sleep(wait)
                begin = time.perf_counter()
                off.set()
                with suppress(CancelledError):
                    forget_copy(reading.result())
                times.append((time.perf_counter() - begin) * 1000)
        left = [one.name for one in Path(name).iterdir() if one != path]
        yield Bar("called off while a workbook is read (max)", max(times), 200, "ms", "its process is gone", CANCEL)
        yield Bar("files left of a workbook that was called off", len(left), 0, "", line=CANCEL)


def hostile_list() -> Iterable[Bar]:
    """A quote is opened in every line and closed in none: each of them is looked at with those behind it."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        path = Path(name) / "hostile.csv"
        path.write_text("Name;Firma;Telefon;Ort\n" + '"offen;Meier GmbH;030 1234567;Köln am Rhein\n' * 50_000)
        reference = processor(lambda: csv_module(path, "utf-8"))
        spent = processor(lambda: drained(read_rows(open_list(path))))
    yield Bar(
        "list of open quotes ÷ csv module",
        spent / reference,
        100,
        "×",
        f"{spent:.1f} s, csv {reference * 1000:.0f} ms",
    )


def card_file() -> Iterable[Bar]:
    """10,000 vCards, against looking for the colon in each of their lines."""
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Müller{0};Jörg;;Dr.;\nFN:Dr. Jörg Müller{0}\nORG:Beck GmbH;Einkauf\nTITLE:Chef\n"
        "TEL;TYPE=CELL:0171 {0}\nTEL;TYPE=WORK:030 {0}\nEMAIL:m{0}@example.org\n"
        "ADR;TYPE=WORK:;;Linden {0};Köln;;50667;DE\nNOTE:ruft zurück\nEND:VCARD\n"
    )
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        path = Path(name) / "cards.vcf"
        path.write_text("".join(map(card.format, range(CARDS))), encoding="utf-8")

        def colons() -> None:
            with path.open(encoding="utf-8") as file:
                drained(line.partition(":") for line in file)

        reference = processor(colons)
        spent = processor(lambda: drained(read_rows(open_list(path))))
    yield Bar(
        "vCards ÷ a colon looked for in each line",
        spent / reference,
        100,
        "×",
        f"{CARDS:,} cards: {spent:.2f} s of the processor, {spent / CARDS * 1e6:.0f} µs each",
    )
    yield Bar(f"{CARDS:,} vCards", spent, 2, "CPU s", line=CARDS_LINE)


def sheet() -> Iterable[Bar]:
    """100,000 rows of a workbook, against expat that only calls an empty function for each element."""
    with tempfile.TemporaryDirectory(prefix="callassist-bench-") as name:
        for kind, constant_memory in (("texts in cells", True), ("shared texts", False)):
            path = Path(name) / "list.xlsx"
            with xlsxwriter.Workbook(str(path), {"constant_memory": constant_memory}) as book:
                written = book.add_worksheet()
                for line, row in enumerate([HEADER, *rows(SHEET_ROWS)]):
                    written.write_row(line, 0, row)

            def bare(path: Path = path) -> None:
                with zipfile.ZipFile(path) as package:
                    parts = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
                    for part in [one for one in parts if one in package.namelist()]:
                        parser = expat.ParserCreate()
                        parser.buffer_text = True
                        parser.StartElementHandler = lambda name, attributes: None
                        parser.EndElementHandler = lambda name: None
                        parser.CharacterDataHandler = lambda text: None
                        with package.open(part) as file:
                            parser.ParseFile(file)

            reference = processor(bare)
            spent = processor(lambda path=path: drained(read_rows(open_list(path))))
            remark = f"{SHEET_ROWS:,} rows: {spent:.1f} s of the processor, expat {reference:.1f} s"
            yield Bar(f"workbook, {kind}, rows ÷ bare expat", spent / reference, 5, "×", remark)
            yield Bar(f"workbook, {kind}, memory above idle", memory_above_idle(path), 250, "MB")


BENCHES: tuple[Bench, ...] = (text_list, small_list, large_list, hostile_list, card_file, sheet, sheet_apart)
