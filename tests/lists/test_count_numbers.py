"""The count of silently wrong numbers finds some where numbers are guessed, and none where they are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.services.leads.number_reading import Certainty
from tests.lists import known as table
from tests.lists.count_numbers import count, main
from tests.lists.judgement import silently_wrong
from tests.lists.known import AS_COUNTRY_CODE, AS_LOCAL_BERLIN, KnownList, of_berlin, of_brazil, of_germany
from tests.lists.rows import Rows, rows_of
from tests.services.leads.lists_of_numbers import of_a_fair, of_a_town, of_consumers


def town() -> Rows:
    return [["Name", "Telefon"], *(["Haus", cell] for cell, _ in of_a_town())]


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        (town(), KnownList(decisions=AS_LOCAL_BERLIN, column="Telefon", truth=of_berlin, right=188)),
        (
            [["name", "Telefone", "Pais"], *(["X", cell, country] for cell, country, _ in of_a_fair())],
            KnownList(decisions=AS_COUNTRY_CODE, column="Telefone", truth=of_brazil, right=192),
        ),
        (
            [["Nachname", "Handy"], *(["X", cell] for cell, _ in of_consumers())],
            KnownList(decisions=AS_COUNTRY_CODE, column="Handy", truth=of_germany, right=120),
        ),
    ],
    ids=["town", "fair", "consumers"],
)
def test_a_list_has_no_silently_wrong_number_and_guessing_has_many(rows: Rows, known: KnownList) -> None:
    counted = count("list", rows, known)
    assert counted.wrong == []
    assert counted.right == known.right
    assert counted.holds
    assert len(counted.guessed) > 20, "the judgement finds nothing: it proves nothing"


def test_without_an_answer_nothing_of_a_town_can_be_dialled() -> None:
    counted = count("list", town(), KnownList(decisions=AS_LOCAL_BERLIN), answered=False)
    assert (counted.certain[Certainty.SURE], counted.certain[Certainty.DECIDED]) == (0, 0)


@pytest.mark.parametrize(
    ("e164", "cell", "region", "row_region", "why"),
    [
        ("+49301234567", "030 1234567", "DE", "", ""),
        ("+49301234567", "+49 (0)30 1234567", "DE", "", ""),
        ("+49301234567", "0049 30/123 45 67 (Büro)", "US", "", ""),
        ("+49301234567", "030 1234567/68", "DE", "", ""),
        ("+16502530000", "650-253-0000", "US", "", ""),
        ("+49301234567", "30 1234567", "DE", "", "neither country code nor zero"),
        ("+4949171123456", "49171123456", "DE", "", "neither country code nor zero"),
        ("+49491711234567", "+49 491711234567", "DE", "", "its country code stands there twice"),
        ("+493012345", "030 1234567", "DE", "", "not in the cell"),
        ("+49301234567", "030 123 45 68", "DE", "", "not in the cell"),
        ("+16502530000", "+1 650 253 0000", "DE", "DE", "of another country than its row"),
        ("+43151250001", "01 51250001", "DE", "", "of a country nobody named"),
        ("+4930", "030", "DE", "", "does not exist"),
    ],
)
def test_the_judgement_stands_on_what_was_typed(e164: str, cell: str, region: str, row_region: str, why: str) -> None:
    assert silently_wrong(e164, cell, sure=True, region=region, row_region=row_region) == why


def test_the_command_prints_a_table_and_fails_on_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\r\n".join(";".join(row) for row in town())
    (tmp_path / "90_town.csv").write_bytes(f"sep=;\r\n{lines}\r\n".encode("cp1252"))
    assert main([str(tmp_path)]) == 0
    known = KnownList(column="Telefon", truth=of_berlin, right=188)
    monkeypatch.setitem(table.KNOWN, "90", known)
    assert main([str(tmp_path), "--reasons"]) == 1, "without the answer no number is right"
    told = capsys.readouterr().out
    assert "90_town.csv" in told
    assert "0/188" in told


def test_files_are_read_as_they_come(tmp_path: Path) -> None:
    plain = [["Name", "Telefon"], ["Müller", "030 1234567"]]
    text = "Name;Telefon\nMüller;030 1234567\n"
    for name, encoding in (("a", "utf-8"), ("b", "utf-8-sig"), ("c", "cp1252"), ("d", "utf-16")):
        (tmp_path / f"{name}.csv").write_bytes(text.encode(encoding))
        assert rows_of(tmp_path / f"{name}.csv") == plain
    (tmp_path / "card.vcf").write_text(
        "BEGIN:VCARD\nTEL;TYPE=FAX:030 1\nitem1.TEL:030 2\nEND:VCARD\n", encoding="utf-8"
    )
    assert rows_of(tmp_path / "card.vcf") == [["phone"], ["Fax 030 1"], ["030 2"]]
