"""Two entries of one person, made one by the rep's word, and made two again whenever she likes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ImpossibleAction, LogDamaged
from callassist.services.clock import FixedClock
from callassist.services.people.persons import PersonRef
from callassist.storage.database import FILE_NAME
from callassist.storage.day.waiting import tries_of
from tests.storage.logs import NONE, START, request, rows, services, start

OFFICE, MOBILE = "030 7654321", "0171 1234567"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as opened:
        yield opened


def two(found: Services) -> tuple[str, str]:
    """Anna Amsel, called at the office, and somebody at a mobile number who is her; their ids."""
    due = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=2))
    start(found, "1", name="Anna Amsel", number=OFFICE, company="Amsel GmbH").hang_up("later", NONE, "").future.result(
        200
    )
    live = start(found, "1", name="A. Amsel", number=MOBILE, email="anna@amsel.example")
    live.hang_up("callback_agreed", due, "rings at noon").future.result(200)
    ids = [found.persons.find(number).result(200)[0].ref.contact_id for number in (OFFICE, MOBILE)]
    assert ids[0] != ids[1]
    return ids[0], ids[1]


def merge(found: Services, first: str, second: str, *take: str) -> None:
    found.persons.same.make_one(first, second, take).result(200)


def test_calls_numbers_and_promises_are_read_as_one_persons(found: Services) -> None:
    first, second = two(found)
    compared = found.persons.same.compare(first, second).result(200)
    assert [one.field for one in compared.differences] == ["name", "number", "email"]
    assert [one.field for one in compared.differences if one.takes_second] == ["email"]
    merge(found, first, second, "email")
    sheet = found.persons.sheet(PersonRef(second)).result(200)
    assert (sheet.contact_id, sheet.name, sheet.person["email"]) == (first, "Anna Amsel", "anna@amsel.example")
    assert {one["typed"] for one in sheet.numbers} == {OFFICE, MOBILE}
    assert len(sheet.calls) == 2
    for number in (OFFICE, MOBILE):
        known = found.calling.look_up(request(name="", number=number)).result(200)
        assert known is not None
        assert (known.person.name, len(known.history.promises)) == ("Anna Amsel", 1)
    live = start(found, name="A. Amsel", number=MOBILE)
    live.hang_up("later", NONE, "").future.result(200)
    sheet = found.persons.sheet(PersonRef(first)).result(200)
    assert (len(sheet.calls), [one["state"] for one in sheet.follow_ups]) == (3, ["done"])


def test_it_is_taken_back_for_good_and_what_changed_since_stays(found: Services) -> None:
    first, second = two(found)
    before = found.persons.same.compare(first, second).result(200)
    merge(found, first, second, "email", "number", "name")
    assert found.persons.find("Anna Amsel").result(200)[0].ref.contact_id in (first, second)
    sheet = found.persons.sheet(PersonRef(first)).result(200)
    assert (sheet.name, sheet.numbers[0]["typed"]) == ("A. Amsel", MOBILE)
    assert OFFICE in {one["typed"] for one in sheet.numbers}
    (made,) = sheet.merges
    found.persons.same.make_two(made["id"]).result(200)
    assert found.persons.same.compare(first, second).result(200) == before
    one, other = (found.persons.sheet(PersonRef(each)).result(200) for each in (first, second))
    assert ([each["typed"] for each in one.numbers], len(one.calls), one.follow_ups) == ([OFFICE], 1, ())
    assert ([each["typed"] for each in other.numbers], len(other.follow_ups)) == ([MOBILE], 1)
    merge(found, second, first)
    assert found.persons.sheet(PersonRef(first)).result(200).contact_id == second


@pytest.mark.parametrize("blocked", [OFFICE, MOBILE])
def test_a_block_of_either_holds_for_both_until_they_are_two_again(found: Services, blocked: str) -> None:
    first, second = two(found)
    live = start(found, name="", number=blocked)
    live.hang_up("do_not_call", NONE, "").future.result(200)
    free = MOBILE if blocked == OFFICE else OFFICE
    found.calling.start(request(name="", number=free)).result(200).hang_up("no_answer", NONE, "").future.result(200)
    merge(found, first, second)
    for number in (OFFICE, MOBILE):
        error = found.calling.start(request(name="", number=number)).exception(200)
        assert isinstance(error, ImpossibleAction)
        assert error.code == "blocked"
    assert found.persons.sheet(PersonRef(first)).result(200).blocked
    (made,) = found.persons.sheet(PersonRef(first)).result(200).merges
    found.persons.same.make_two(made["id"]).result(200)
    found.calling.start(request(name="", number=free)).result(200)
    assert isinstance(found.calling.start(request(name="", number=blocked)).exception(200), ImpossibleAction)


def test_who_asks_not_to_be_called_while_they_are_one_stays_blocked_afterwards(found: Services) -> None:
    first, second = two(found)
    start(found, name="", number=OFFICE).hang_up("do_not_call", NONE, "").future.result(200)
    merge(found, first, second)
    found.block_list.add(MOBILE).result(200)
    (made,) = found.persons.sheet(PersonRef(first)).result(200).merges
    found.persons.same.make_two(made["id"]).result(200)
    for contact, number in ((first, OFFICE), (second, MOBILE)):
        assert isinstance(found.calling.start(request(name="", number=number)).exception(200), ImpossibleAction)
        assert found.persons.sheet(PersonRef(contact)).result(200).numbers[0]["state"] == "blocked"


def test_consents_and_attempts_of_both_are_theirs(found: Services) -> None:
    from callassist.domain.consents import ConsentProof

    proof = ConsentProof("express", "Roth", "savings", "phone", "Ja, bitte rufen Sie an", "2026-02-01", "day", "form")
    first, second = two(found)
    found.calling.start(request(name="A. Amsel", number=MOBILE, proof=proof)).result(200).hang_up(
        "no_answer", NONE, ""
    ).future.result(200)
    merge(found, first, second)
    sheet = found.persons.sheet(PersonRef(first)).result(200)
    assert [one["basis"] for one in sheet.consents] == ["express"]
    assert isinstance(found.clock, FixedClock)
    found.clock.tick(24 * 3600)
    start(found, name="Anna Amsel", number=OFFICE).hang_up("no_answer", NONE, "").future.result(200)
    sheet = found.persons.sheet(PersonRef(first)).result(200)
    assert [one["kind"] for one in sheet.consent_events] == ["given", "used", "used"]
    tries = found.database.submit(lambda store: tries_of(store.connection, first, "+49307654321")).result(200)
    assert len(tries) == 4  # two at each number


def test_nobody_is_made_one_with_themselves_or_with_whoever_was_erased(found: Services) -> None:
    first, second = two(found)
    merge(found, first, second)
    for pair in ((first, second), (first, first)):
        error = found.persons.same.make_one(*pair, ()).exception(200)
        assert isinstance(error, ImpossibleAction)
        assert error.code == "not_two_people"
    (made,) = found.persons.sheet(PersonRef(first)).result(200).merges
    found.persons.erase(PersonRef(second)).result(200)
    assert found.persons.find("Amsel").result(200) == ()
    error = found.persons.same.make_two(made["id"]).exception(200)
    assert isinstance(error, ImpossibleAction)
    assert error.code == "merge_erased"


def test_a_damaged_log_gives_back_who_was_made_one_and_not_what_was_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        first, second = two(found)
        merge(found, first, second)
        (made,) = found.persons.sheet(PersonRef(first)).result(200).merges
        found.persons.same.make_two(made["id"]).result(200)
        merge(found, second, first)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    kept = ("SELECT id, winner, loser, undone_at FROM contact_merge ORDER BY id", "SELECT id, merged_into FROM contact")
    before = [rows(folder, sql) for sql in kept]
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)
        assert found.database.check().result(200) == ()
    assert [sorted(rows(folder, sql)) for sql in kept] == [sorted(one) for one in before]
