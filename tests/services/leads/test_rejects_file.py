"""Lines that are no rows are saved with their cells, repaired, and read in again."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.errors import ExportError, NotFound
from callassist.formats.tables.list_reading import open_list
from callassist.services.leads.import_choices import proposed
from callassist.services.leads.importing import lines, read_in, survey
from callassist.services.leads.rejects_file import save_rejects

FRAME = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason="they asked for offers last year")
#: a quote that is never closed, a line that is nobody, one that a spreadsheet would run
FILE = (
    'Firma;PLZ;Telefon\nNord GmbH;10115;030 901820\n"Gasthof Süd;01067;030 901821\n;10117;\nWest KG;10119;030 901823\n'
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = bootstrap.build(tmp_path / "data")
    yield made
    made.close()


def imported(services: Services, path: Path) -> str:
    table = open_list(path)
    choices = proposed(table, FRAME)
    return read_in(services.lead_lists, survey(table, choices), choices).list_id


@pytest.fixture
def list_id(services: Services, tmp_path: Path) -> str:
    path = tmp_path / "fair.csv"
    path.write_text(FILE, encoding="utf-8")
    return imported(services, path)


def saved(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def save(services: Services, list_id: str, target: Path, headers: tuple[str, ...] = ()) -> list[list[str]]:
    found = save_rejects(
        services.lead_lists, list_id, target, services.exporting.new_file, headers=headers, reasons={"nobody": "empty"}
    )
    table = saved(target)
    assert found.lines == len(table) - 1
    return table


def test_rejects_are_saved_with_line_reason_and_their_own_cells(
    services: Services, list_id: str, tmp_path: Path
) -> None:
    table = save(services, list_id, tmp_path / "rejects.csv", ("Firma", "PLZ", "Telefon"))
    assert table == [
        ["line", "reason", "Firma", "PLZ", "Telefon"],
        ["3", "open_quote", '"Gasthof Süd', "'01067", "'030 901821"],
        ["4", "empty", "", "'10117", ""],
    ]
    assert stat.S_IMODE((tmp_path / "rejects.csv").stat().st_mode) == 0o600


def test_columns_nobody_knows_are_numbered(services: Services, list_id: str, tmp_path: Path) -> None:
    table = save(services, list_id, tmp_path / "rejects.csv")
    assert table[0] == ["line", "reason", "column 1", "column 2", "column 3"]


def test_a_repaired_line_is_read_in_as_if_it_had_been_right(services: Services, list_id: str, tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    save(services, list_id, path, ("Firma", "PLZ", "Telefon"))
    path.write_text(path.read_text(encoding="utf-8").replace('"""Gasthof', '"Gasthof'), encoding="utf-8")
    table = open_list(path)
    choices = proposed(table, FRAME)
    (row, *_) = [one for one in lines(survey(table, choices), choices) if isinstance(one, ListRow)]
    assert (row.company, row.zip, row.e164) == ("Gasthof Süd", "01067", "+4930901821")


def test_what_a_spreadsheet_would_run_is_made_harmless(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "fair.csv"
    path.write_text('Firma;Telefon\nNord GmbH;030 901820\n=cmd();"030 901821\n', encoding="utf-8")
    table = save(services, imported(services, path), tmp_path / "rejects.csv", ("=Firma", "Telefon"))
    assert [row[2] for row in table] == ["'=Firma", "'=cmd()"]


def test_a_file_of_our_own_is_not_overwritten(services: Services, list_id: str) -> None:
    own = services.database.path
    before = own.stat().st_ino
    with pytest.raises(ExportError):
        save(services, list_id, own)
    assert own.stat().st_ino == before


def test_a_list_that_is_gone_leaves_no_file(services: Services, list_id: str, tmp_path: Path) -> None:
    services.lead_lists.undo_lead_list(list_id).result(timeout=200)
    with pytest.raises(NotFound):
        save(services, list_id, tmp_path / "rejects.csv")
    assert not (tmp_path / "rejects.csv").exists()
