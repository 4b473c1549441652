"""Lines that are no rows are saved with their cells, repaired, and read in again."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.domain.fingerprint import BlockReason
from callassist.domain.lead_list import ImportTally, LeadList, ListFrame, Party, RowState
from callassist.errors import ExportError, NotFound
from callassist.formats.tables.list_reading import open_list
from callassist.services.leads.import_choices import proposed
from callassist.services.leads.importing import check, read_in, repair_in, survey
from callassist.services.leads.rejects_file import save_rejects
from callassist.services.leads.repaired_file import repaired_list, whose

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


def save(services: Services, list_id: str, target: Path) -> list[list[str]]:
    found = save_rejects(services.lead_lists, list_id, target, services.exporting.new_file, reasons={"nobody": "empty"})
    table = saved(target)
    assert found.lines == len(table) - 1
    return table


def test_rejects_are_saved_with_line_reason_and_their_own_cells(
    services: Services, list_id: str, tmp_path: Path
) -> None:
    table = save(services, list_id, tmp_path / "rejects.csv")
    assert table == [
        ["line", "reason", "list", "Firma", "PLZ", "Telefon"],
        ["3", "open_quote", list_id, '"Gasthof Süd', "'01067", "'030 901821"],
        ["4", "empty", list_id, "", "'10117", ""],
    ]
    assert stat.S_IMODE((tmp_path / "rejects.csv").stat().st_mode) == 0o600


def test_columns_nobody_knows_are_numbered(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "fair.csv"
    path.write_text("Nord GmbH;10115;030 901820\n;10117;\n", encoding="utf-8")
    table = open_list(path)
    assert not table.header.is_there
    found = save(services, imported(services, path), tmp_path / "rejects.csv")
    assert found[0] == ["line", "reason", "list", "column 1", "column 2", "column 3"]


def repaired(services: Services, path: Path) -> tuple[ImportTally, LeadList]:
    """The file as it is now goes into the list it is from."""
    table = open_list(path)
    choices = replace(proposed(table, FRAME), company="Roth & Co")
    into = whose(choices.repairs, services.lead_lists.lists().result(200))
    assert into is not None
    found = survey(table, choices)
    expected = check(found, choices).tally
    tally = repair_in(services.lead_lists, found, choices).tally
    assert tally.total == expected.total
    found_list = whose(into.id, services.lead_lists.lists().result(200))
    assert found_list is not None
    return tally, found_list


def test_l10_repaired_lines_go_into_the_same_list_and_the_sum_stays_right(
    services: Services, list_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "rejects.csv"
    save(services, list_id, path)
    before = whose(list_id, services.lead_lists.lists().result(200))
    assert before is not None
    assert before.imported == ImportTally(new=2, rejected=2)
    # a spreadsheet writes it its own way: other quotes, other order of rows, no byte order mark
    rows = saved(path)
    rows[1][3] = "Gasthof Süd"
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([rows[0], rows[2], rows[1]])
    tally, after = repaired(services, path)
    assert tally == ImportTally(new=1, rejected=1)
    assert after.imported == ImportTally(new=3, rejected=1)
    assert after.counts == {RowState.NEW: 3}
    placed = services.lead_lists.rows(list_id).result(200)
    assert [(one.row.place, one.row.company, one.row.zip) for one in placed] == [
        (2, "Nord GmbH", "10115"),
        (3, "Gasthof Süd", "01067"),
        (5, "West KG", "10119"),
    ]
    assert "list" not in placed[1].row.extra
    assert [one.line for one in services.lead_lists.rejects(list_id).result(200)] == [4]
    assert [one.row.company for one in services.lead_lists.rows_with_number("+4930901821").result(200)] == [
        "Gasthof Süd"
    ]
    # once more: whoever is there already stands in no row twice, and what is still wrong is still to be repaired
    tally, after = repaired(services, path)
    assert tally == ImportTally(twice=1, rejected=1)
    assert after.imported == ImportTally(new=3, twice=1, rejected=1)
    services.lead_lists.undo_lead_list(list_id).result(200)
    assert whose(list_id, services.lead_lists.lists().result(200)) is None


def test_a_repaired_line_that_became_two_keeps_both_and_blocks_hold(
    services: Services, list_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "rejects.csv"
    save(services, list_id, path)
    services.block_list.add("030 901822", BlockReason.ASKED).result(200)
    lines = ["line;reason;list;Firma;PLZ;Telefon"]
    lines += [f"3;;{list_id};Gasthof Süd;01067;030 901821", f"3;;{list_id};Gasthof Ost;01067;0049 30 901822"]
    path.write_text("\n".join(lines), encoding="utf-8")
    tally, after = repaired(services, path)
    assert tally == ImportTally(new=1, blocked=1)
    assert after.counts == {RowState.NEW: 3, RowState.BLOCKED: 1}
    assert [one.row.place for one in services.lead_lists.rows(list_id).result(200)] == [2, 3, 5, 6]


def test_what_only_looks_like_repaired_lines_is_any_other_list(tmp_path: Path) -> None:
    for text in ("line;reason;list;Firma\n3;x;fair;Nord\n", "Firma;Telefon\nNord GmbH;030 901820\n"):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        assert repaired_list(open_list(path)) == ""


def test_what_a_spreadsheet_would_run_is_made_harmless(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "fair.csv"
    path.write_text('=Firma;Telefon\nNord GmbH;030 901820\n=cmd();"030 901821\n', encoding="utf-8")
    table = save(services, imported(services, path), tmp_path / "rejects.csv")
    assert [row[3] for row in table] == ["'=Firma", "'=cmd()"]


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
