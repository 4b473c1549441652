"""Lists of the shapes people really send, made here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from callassist.formats.tables.list_reading import open_list, read_rows
from callassist.formats.tables.list_rows import RowCounts, TableRow
from callassist.formats.tables.list_table import ListTable, ReadingChoices
from callassist.formats.tables.record_reader import Reject

FIRST = ("Jörg", "Käthe", "Anna", "Günther", "Zoë", "Björn", "Renée", "Uwe")
LAST = ("Müller", "Großmann", "Schäfer", "von der Heide", "Köhler", "Öztürk", "Weiß", "Beck")
FIRMS = ("Müller GmbH", "Bäckerei Köhl", "Schäfer & Söhne KG", "Öl Weiß AG", "Haus & Hof GbR")


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ";", end: str = "\r\n", *, quote_all: bool = False) -> str:
    """These rows as CSV."""
    buffer = io.StringIO(newline="")
    # the writer forgets to quote an end of a line that is not its own
    quote_all = quote_all or any("\r" in cell or "\n" in cell for row in rows for cell in row)
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return buffer.getvalue()


def people(count: int = 40) -> list[list[str]]:
    """A header and rows of persons with a company and a number."""
    rows = [["Name", "Firma", "Telefon", "Ort"]]
    for index in range(count):
        name = f"{FIRST[index % 8]} {LAST[index * 3 % 8]}"
        rows.append(
            [name, FIRMS[index % 5], f"0{30 + index % 60} {1234560 + index}", ("Köln", "Fürth", "Bonn")[index % 3]]
        )
    return rows


def written(folder: Path, data: bytes | str, name: str = "list.csv") -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def read_all(
    path: Path, choices: ReadingChoices | None = None
) -> tuple[ListTable, list[TableRow], list[Reject], RowCounts]:
    """Everything there is in a list; that the counts add up is looked at every time."""
    table = open_list(path, choices or ReadingChoices())
    reading = read_rows(table)
    rows: list[TableRow] = []
    rejects: list[Reject] = []
    for one in reading:
        (rejects if isinstance(one, Reject) else rows).append(one)  # type: ignore[arg-type]
    counts = reading.counts
    assert (counts.good, counts.rejected) == (len(rows), len(rejects))
    assert counts.records == counts.good + counts.rejected + counts.empty
    return table, rows, rejects, counts
