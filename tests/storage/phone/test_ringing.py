"""Who has a number that rings: found by the number, by its end, or as somebody behind a switchboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.services.phone.phone_news import PhoneNews, news_of
from callassist.services.phone.who_rings import WhoRings
from tests.storage.logs import NONE, request, services


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def called(found: Services, name: str, number: str, company: str = "") -> None:
    asked = request(name, number, company=company)
    found.calling.log_unreached(asked, "no_answer", NONE).result(200)


def listed(found: Services, *rows: ListRow, name: str = "Fair") -> str:
    frame = ListFrame(name, Party.BUSINESS, script_id="education_savings", stage="cold_call", country="DE")
    return found.lead_lists.read_in(frame, rows).list_id


def rings(found: Services, number: str) -> WhoRings:
    return found.whose_number.look(news_of(number)).result(200)


def names(who: WhoRings) -> list[str]:
    return [one.name for one in who.callers]


def test_a_known_number_is_found_however_the_telephone_writes_it(found: Services) -> None:
    called(found, "Frau Kern", "+49 30 1234567")
    listed(found, ListRow(1, name="Herr Oduya", e164="+492214710815"))
    # with a trailing blank, without plus, with the zero of an outside line, as a link of SIP: asterlink#19
    forms = ("+49301234567", "030 1234567 ", "0049301234567", "49301234567", "0030/1234567", "301234567")
    for told in (*forms, "sip:+49301234567@pbx", "tel:+49-30-1234567;ext=9"):
        assert names(rings(found, told)) == ["Frau Kern"], told
    for told in ("+492214710815", "492214710815", "0221 4710815", "2214710815"):
        who = rings(found, told)
        assert names(who) == ["Herr Oduya"], told
        assert who.callers[0].row is not None
    assert rings(found, "030 1234567").sure
    assert rings(found, "030 1234567").number == "+49301234567"
    assert not rings(found, "301234567").sure
    assert rings(found, "301234567").number == "301234567"


def test_the_last_eight_digits_find_people_and_not_fewer(found: Services) -> None:
    called(found, "Frau Kern", "0171 23456789")
    assert names(rings(found, "9923456789")) == ["Frau Kern"]
    assert not rings(found, "9923456789").sure
    # seven of them are somebody else's as well: yaai#79
    assert rings(found, "3456789").callers == ()


def test_a_further_number_and_a_number_that_is_none_are_found_too(found: Services) -> None:
    called(found, "Frau Kern", "030 1234567")
    called(found, "Herr Oduya", "4711")
    insert = "INSERT INTO contact_number (contact_id, place, e164, state, typed, kind, certainty, source, added_at)"
    further = f"{insert} SELECT id, 1, '+4917123456789', 'ok', '', '', '', '', '' FROM contact WHERE number_e164 <> ''"
    found.database.submit(lambda store: store.connection.execute(further).fetchall()).result(200)
    assert names(rings(found, "0171 23456789")) == ["Frau Kern"]
    assert names(rings(found, "4711")) == ["Herr Oduya"]


def test_colleagues_are_chosen_from_nine_are_shown_and_the_rest_is_counted(found: Services) -> None:
    listed(found, *(ListRow(place, name=f"Person {chr(64 + place)}", e164="+49301234567") for place in range(1, 13)))
    who = rings(found, "030 1234567")
    assert (len(who.callers), who.more) == (9, 3)
    called(found, "Person C", "030 1234567")
    who = rings(found, "030 1234567")
    assert who.callers[0].name == "Person C"
    assert who.callers[0].row is None
    assert (len(who.callers), who.more) == (9, 3)


def test_a_row_of_two_lists_is_one_and_a_list_that_was_taken_back_is_none(found: Services) -> None:
    first = listed(found, ListRow(1, name="Frau Kern", e164="+49301234567"))
    second = listed(found, ListRow(1, name="Frau  KERN", e164="+49301234567"), name="Again")
    third = listed(found, ListRow(1, name="Frau Berg", e164="+49301234567"), name="Back")
    assert len(rings(found, "030 1234567").callers) == 2
    found.lead_lists.undo_lead_list(third).result(200)
    (only,) = rings(found, "030 1234567").callers
    assert only.row in (RowRef(first, 1), RowRef(second, 1))


def test_an_extension_behind_a_known_switchboard_shows_the_company_and_nobody_of_it(found: Services) -> None:
    called(found, "Frau Kern", "030 123456-0", "Kern GmbH")
    listed(found, ListRow(1, name="Herr Oduya", company="Nord AG", e164="+492214710"))
    for told, company in (("030 12345678", "Kern GmbH"), ("030 1234561", "Kern GmbH"), ("0221 471099", "Nord AG")):
        who = rings(found, told)
        assert (who.callers, who.company) == ((), company), told
    assert rings(found, "030 1234999").company == ""
    assert rings(found, "").company == ""


def test_whoever_is_blocked_is_shown_as_that(found: Services) -> None:
    called(found, "Frau Kern", "030 1234567")
    assert not rings(found, "030 1234567").callers[0].blocked
    found.block_list.add("030 1234567").result(200)
    assert rings(found, "030 1234567").callers[0].blocked


def test_whom_a_link_names_is_none_of_the_others_at_the_number(found: Services) -> None:
    called(found, "Frau Kern", "030 1234567")
    look = found.whose_number.look
    assert names(look(PhoneNews("Kern", "", "030 1234567", linked=True)).result(200)) == ["Frau Kern"]
    assert names(look(PhoneNews("Herr Oduya", "", "030 1234567", linked=True)).result(200)) == []
