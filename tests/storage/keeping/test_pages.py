"""The pages of a database read as bytes: the same rows that SQLite reads, and none out of noise."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.storage.driver import load_driver
from callassist.storage.keeping.pages import Pages, Value
from callassist.storage.keeping.salvage import salvage
from tests.faults.injection import strange_logs

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(codec="utf-8"), max_size=50),
    # too long for one page, or for two
    st.integers(3_000, 9_000).map(lambda length: "xä€" * (length // 3)),
    st.integers(1, 9_000).map(lambda length: bytes(range(256)) * (length // 256) + b"end"),
)


def make(path: Path, rows: list[tuple[Value, ...]], *, page_size: int = 4096) -> None:
    path.unlink(missing_ok=True)
    connection = load_driver().connect(str(path), timeout=0, isolation_level=None, check_same_thread=False, uri=False)
    connection.execute(f"PRAGMA page_size = {page_size}")
    connection.execute("CREATE TABLE t (a, b, c)")
    connection.execute("CREATE TABLE w (k PRIMARY KEY, b, c) WITHOUT ROWID")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.executemany(
        "INSERT OR IGNORE INTO w VALUES (?, ?, ?)", [(f"k{number}", *row[1:]) for number, row in enumerate(rows)]
    )
    connection.close()


def found(path: Path, wal: Path | None = None) -> tuple[list[tuple[Value, ...]], list[tuple[Value, ...]]]:
    """The rows with a rowid and three columns, in its order, and those without."""
    pages = Pages(path, wal)
    try:
        records = [one for number in pages.numbers() for one in pages.records(number) if len(one.values) == 3]
    finally:
        pages.close()
    with_rowid = sorted((one for one in records if one.rowid is not None), key=lambda one: one.rowid or 0)
    return [one.values for one in with_rowid], [one.values for one in records if one.rowid is None]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=40), page_size=st.sampled_from([512, 4096, 65536]))
def test_every_row_is_read_as_sqlite_wrote_it(tmp_path: Path, rows: list[tuple[Value, ...]], page_size: int) -> None:
    path = tmp_path / "some.db"
    make(path, rows, page_size=page_size)
    tables, indexes = found(path)
    # SQLite stores a float without a fraction as the whole number it is
    assert tables == [tuple(_stored(value) for value in row) for row in rows]
    assert {repr(row[0]) for row in indexes} == {repr(f"k{number}") for number in range(len(rows))}


def _stored(value: Value) -> Value:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**47:
        return int(value)
    return value


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_noise_is_no_row_and_no_crash(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "noise.db"
    chance = random.Random(seed)
    make(path, [(1, "x" * 5_000, None), ("a", 2.5, b"b")] * 20)
    content = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 400)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)
    found(path)
    path.write_bytes(chance.randbytes(20_000))
    found(path)


def test_the_whole_transactions_of_a_write_ahead_log_are_laid_over_the_pages(tmp_path: Path) -> None:
    path, wal = tmp_path / "some.db", tmp_path / "some.db-wal"
    connection = load_driver().connect(str(path), timeout=0, isolation_level=None, check_same_thread=False, uri=False)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    connection.execute("CREATE TABLE t (a, b, c)")
    for number in range(30):
        connection.execute("INSERT INTO t VALUES (?, ?, ?)", (number, "x" * 300, None))
    base, log = path.read_bytes(), wal.read_bytes()
    connection.close()
    path.write_bytes(base)
    wal.write_bytes(log)
    assert [row[0] for row in found(path, wal)[0]] == list(range(30))
    # the last transaction is torn: all before it count
    wal.write_bytes(log[:-100])
    assert [row[0] for row in found(path, wal)[0]] == list(range(29))
    # a flipped bit ends it there
    torn = bytearray(log)
    torn[len(log) // 2] ^= 1
    wal.write_bytes(torn)
    got = [row[0] for row in found(path, wal)[0]]
    assert got == list(range(len(got)))
    assert 5 < len(got) < 30
    # a write-ahead log alone has all the pages that were written since
    wal.write_bytes(log)
    pages = Pages(None, wal)
    rows = {one.values[0] for number in pages.numbers() for one in pages.records(number) if len(one.values) == 3}
    pages.close()
    assert rows == set(range(30))


# ------------------------------------------------------------------------------------------ a file that wastes time


def seconds_to_salvage(database: Path | None, wal: Path | None = None) -> tuple[float, int]:
    """Of the processor, until all of it is read; and how often it could be called off meanwhile."""
    ticks = 0

    def tick(_done: int, _total: int) -> None:
        nonlocal ticks
        ticks += 1
        assert time.process_time() - began < 60, "it does not come to an end"

    began = time.process_time()
    pages = Pages(database, wal, tick)
    try:
        list(salvage(pages, tick))
    finally:
        pages.close()
    return time.process_time() - began, ticks


@pytest.mark.parametrize("what", strange_logs.DATABASES)
@pytest.mark.parametrize("size", [512, 4096, 65536])
def test_a_file_of_one_megabyte_is_read_in_seconds_whatever_is_in_it(tmp_path: Path, what: str, size: int) -> None:
    path = tmp_path / "strange.db"
    path.write_bytes(strange_logs.DATABASES[what](size))
    taken, _ = seconds_to_salvage(path)
    assert taken < 10


def test_a_row_that_leads_in_circles_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "strange.db"
    path.write_bytes(strange_logs.DATABASES["a loop of overflow pages that could be a row"](4096))
    pages = Pages(path)
    assert [one for number in pages.numbers() for one in pages.records(number)] == []
    assert pages.passed_over > 100
    pages.close()


def test_a_page_number_beyond_all_bounds_costs_nothing(tmp_path: Path) -> None:
    wal = tmp_path / "strange.db-wal"
    wal.write_bytes(strange_logs.wal([(0xFFFFFFF0, bytes(4096))]))
    taken, _ = seconds_to_salvage(None, wal)
    assert taken < 10


def test_holes_of_a_file_are_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "strange.db"
    make(path, [(1, "x", None)] * 3)
    before = found(path)
    with path.open("r+b") as file:
        try:
            file.truncate(1 << 40)
        except OSError:
            pytest.skip("this file system has no such large files")
    if path.stat().st_blocks * 512 > 1 << 30 or not hasattr(os, "SEEK_DATA"):
        pytest.skip("this file system knows no holes")
    assert found(path) == before


def test_while_a_large_write_ahead_log_is_read_it_can_be_called_off(tmp_path: Path) -> None:
    wal = tmp_path / "strange.db-wal"
    wal.write_bytes(strange_logs.wal([(number, bytes(512)) for number in range(1, 4_000)], 512))
    path = tmp_path / "strange.db"
    path.write_bytes(strange_logs.head(512))
    _, ticks = seconds_to_salvage(path, wal)
    assert ticks > 4_000 / 64
    called = 0

    def tick(_done: int, _total: int) -> None:
        nonlocal called
        called += 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Pages(path, wal, tick)
    assert called == 1


def test_a_write_ahead_log_is_not_held_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    wal, path = tmp_path / "strange.db-wal", tmp_path / "strange.db"
    wal.write_bytes(strange_logs.wal([(number, bytes(4096)) for number in range(1, 500)]))
    path.write_bytes(strange_logs.head(4096))
    tracemalloc.start()
    try:
        seconds_to_salvage(path, wal)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
