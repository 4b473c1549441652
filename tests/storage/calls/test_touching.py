"""A row of a list becomes a person with the call that is begun with it: somebody who is known, or somebody new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.domain.text import Language
from callassist.services.leads.lists import request_for
from tests.storage.logs import NONE, rows, services, start

FRAME = ListFrame(
    "Messe",
    Party.BUSINESS,
    "education_savings",
    "cold_call",
    country="DE",
    zone="Europe/Berlin",
    presumed_reason="Asked for offers at the fair",
    file_name="messe.csv",
)
ANNA = ListRow(
    7,
    first="Anna",
    last="Müller",
    salutation="Frau",
    company="Müller KG",
    function="Einkauf",
    e164="+49301234567",
    e164_2="+491711234567",
    typed="030 1234567\n0171/1234567\n4711",
    email="anna@mueller.example",
    street="Hauptstr. 1",
    zip="10115",
    city="Berlin",
)
_PERSON = "first, last, salutation, function, email, zip, city, country, zone, party, list_id, list_place"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def read_in(found: Services, *lines: ListRow) -> str:
    return found.lead_lists.read_in(FRAME, lines).list_id


def touch(found: Services, list_id: str, place: int) -> None:
    (one,) = [each for each in found.lead_lists.lists().result(200) if each.id == list_id]
    placed = next(each for each in found.lead_lists.rows(list_id).result(200) if each.row.place == place)
    found.calling.start(request_for(one, placed, Language.DE)).result(200).hang_up("no_answer", NONE, "").future.result(
        200
    )


def states(found: Services, list_id: str) -> list[RowState]:
    return [one.row.state for one in found.lead_lists.rows(list_id).result(200)]


def test_whoever_is_called_from_a_list_keeps_all_it_told_of_them(found: Services, tmp_path: Path) -> None:
    list_id = read_in(found, ANNA)
    touch(found, list_id, 7)
    found.close()
    told = ("Anna", "Müller", "Frau", "Einkauf", "anna@mueller.example", "10115", "Berlin", "DE", "Europe/Berlin")
    assert rows(tmp_path, f"SELECT {_PERSON} FROM contact") == [(*told, "business", list_id, "7")]
    company = ("Müller KG", "company", "muller", "mueller.example", "Hauptstr. 1", "10115", "Berlin", "DE")
    assert rows(tmp_path, "SELECT name, kind, name_key, domain, street, zip, city, country FROM account") == [company]
    further = rows(tmp_path, "SELECT place, typed, e164, state, source FROM contact_number ORDER BY place")
    source = f"list:{list_id}"
    assert further == [(1, "0171/1234567", "+491711234567", "ok", source), (2, "4711", "", "ok", source)]


@pytest.mark.parametrize(
    "later",
    [
        ListRow(1, name="A. Mueller", e164="+49301234567"),
        ListRow(1, name="Müller, Anna", e164="+491711234567"),
        ListRow(1, name="Anna Müller", e164="+493099999", email="Anna@Mueller.example"),
    ],
)
def test_a_row_of_somebody_who_is_known_becomes_them(found: Services, tmp_path: Path, later: ListRow) -> None:
    touch(found, read_in(found, ANNA), 7)
    touch(found, read_in(found, later), 1)
    found.close()
    assert rows(tmp_path, "SELECT count(DISTINCT contact_id) FROM call") == [(1,)]
    assert rows(tmp_path, "SELECT name, first, list_place FROM contact") == [("Anna Müller", "Anna", "7")]
    assert rows(tmp_path, "SELECT DISTINCT contact_id FROM list_row WHERE place = 1") == rows(
        tmp_path, "SELECT id FROM contact"
    )


def test_a_row_fills_only_what_nobody_knew(found: Services, tmp_path: Path) -> None:
    start(found, "K=kern@example.org;Am Markt 1;3.2.2026;Messe", name="Anna Müller").hang_up(
        "later", NONE, ""
    ).future.result(200)
    touch(found, read_in(found, ANNA), 7)
    found.close()
    (told,) = rows(tmp_path, "SELECT first, function, email, consent_date FROM contact")
    assert told == ("Anna", "Einkauf", "anna@mueller.example", "2026-02-03")


def test_another_name_at_the_number_is_a_colleague_in_the_same_company(found: Services, tmp_path: Path) -> None:
    oduya = ListRow(8, name="Sam Oduya", company="Müller KG", e164="+49301234567", typed="030 1234567")
    list_id = read_in(found, ANNA, oduya)
    touch(found, list_id, 7)
    assert states(found, list_id) == [RowState.TOUCHED, RowState.NEW]
    touch(found, list_id, 8)
    found.close()
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT account_id) FROM contact") == [(2, 1)]


def test_the_same_list_again_knows_whoever_was_called_and_doubles_nobody(found: Services) -> None:
    lines = [ListRow(one, name=f"Lead {one}", e164=f"+4930{2_000_000 + one}") for one in range(1, 30)]
    first = read_in(found, ANNA, *lines[7:])
    touch(found, first, 7)
    again = found.lead_lists.read_in(FRAME, [ANNA, *lines[7:]])
    assert (again.tally.known, again.tally.listed, again.tally.new) == (1, 22, 0)
    placed = next(one for one in found.lead_lists.rows(again.list_id).result(200) if one.row.place == 7)
    assert placed.contact_id
    found.lead_lists.undo_lead_list(first).result(200)
    assert found.lead_lists.row(next(iter([placed.ref]))).result(200).contact_id == placed.contact_id


@pytest.mark.parametrize("number", ["e164", "e164_2"])
def test_a_row_with_any_number_of_somebody_known_is_known_under_a_name_like_theirs(
    found: Services, number: str
) -> None:
    touch(found, read_in(found, ANNA), 7)
    same = {"e164": "+49301234567"} if number == "e164" else {"e164": "+491711234567"}
    later = read_in(found, ListRow(1, name="Mueller Anna", **same), ListRow(2, name="Sam Oduya", **same))  # pyright: ignore[reportArgumentType]
    assert states(found, later) == [RowState.KNOWN, RowState.NEW]


def test_a_row_with_only_the_address_of_somebody_known_is_known(found: Services) -> None:
    touch(found, read_in(found, ANNA), 7)
    own = ListRow(1, name="A. Müller", e164="+493055555", email="ANNA@mueller.example")
    other = ListRow(2, name="Sam Oduya", e164="+493066666", email="info@mueller.example")
    assert states(found, read_in(found, own, other)) == [RowState.KNOWN, RowState.NEW]
