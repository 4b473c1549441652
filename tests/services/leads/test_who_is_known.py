"""What a list tells of people the log knows: nothing unless asked for, and never what protects them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef, WhoIsKnown
from callassist.errors import LogFull
from callassist.services.changes import Kind
from callassist.services.leads.lists import CalledOff, ImportProgress
from callassist.storage.driver import Connection
from callassist.storage.leads import known_filling, pace, removing
from callassist.storage.rows import transaction
from callassist.storage.store import Store
from tests.storage.logs import request, services

FRAME = ListFrame("Fair", Party.BUSINESS, presumed_reason="they asked for offers last year")
COLUMNS = "name, first, last, function, email, city, zip, number_state, party, best_time"
ROW = ListRow(
    1,
    first="Ada",
    last="Kern",
    function="head",
    e164="+4930901820",
    email="new@kern.example",
    city="Köln",
    zip="50667",
)


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        known = request(name="Ada Kern", number="030 901820")
        opened.calling.log_unreached(known, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)

        def set_up(sql: str) -> None:
            opened.database.submit(lambda store: store.connection.execute(sql)).result(200)

        set_up("UPDATE contact SET email = 'old@kern.example', city = '', zip = '', number_state = 'dead'")
        yield opened


def contact(found: Services) -> dict[str, str]:
    (row,) = found.database.submit(
        lambda store: store.connection.execute(f"SELECT {COLUMNS} FROM contact").fetchall()
    ).result(200)
    return dict(zip(COLUMNS.split(", "), map(str, row), strict=True))


@pytest.mark.parametrize(
    ("known", "email", "city", "filled"),
    [
        (WhoIsKnown.SKIP, "old@kern.example", "", 0),
        (WhoIsKnown.FILL, "old@kern.example", "Köln", 1),
        (WhoIsKnown.LIST_WINS, "new@kern.example", "Köln", 1),
    ],
)
def test_a_list_tells_of_who_is_known_what_was_asked_for(
    found: Services, known: WhoIsKnown, email: str, city: str, filled: int
) -> None:
    before = contact(found)
    made = found.lead_lists.read_in(FRAME, [ROW], known=known)
    assert (made.tally.known, made.filled) == (1, filled)
    assert (Kind.CONTACTS in made.changes) is bool(filled)
    after = contact(found)
    assert (after["email"], after["city"]) == (email, city)
    protected = ("name", "number_state", "party", "best_time")
    assert {name: after[name] for name in protected} == {name: before[name] for name in protected}


def test_what_a_list_told_before_the_disk_was_full_is_counted_and_why_it_is_no_more_is_said(
    found: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = request(name="Bea Lind", number="030 901821")
    found.calling.log_unreached(other, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    full = LogFull("there is no space left for the call log")
    real = known_filling._fill  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - where it is cut off
    filled: list[str] = []

    def fill(connection: Connection, ref: RowRef, contact: str, told: dict[str, str], known: WhoIsKnown) -> str:
        if filled:
            raise full
        filled.append(contact)
        return real(connection, ref, contact, told, known)

    monkeypatch.setattr(pace, "_FIRST", 1)
    monkeypatch.setattr(known_filling, "_fill", fill)
    row = ListRow(2, first="Bea", last="Lind", e164="+4930901821", city="Bonn")
    made = found.lead_lists.read_in(FRAME, [ROW, row], known=WhoIsKnown.FILL)
    assert (made.tally.known, made.filled, made.unfilled) == (2, 1, full)
    assert Kind.CONTACTS in made.changes


def test_a_list_that_is_called_off_tells_nothing(found: Services) -> None:
    before = contact(found)
    seen: list[ImportProgress] = []

    with pytest.raises(CalledOff):
        found.lead_lists.read_in(
            FRAME, [ROW], known=WhoIsKnown.LIST_WINS, progress=seen.append, called_off=lambda: bool(seen)
        )
    assert seen
    assert contact(found) == before


def further(found: Services) -> list[tuple[str, str, str]]:
    """Number, state and source of what is known of further numbers."""
    sql = "SELECT e164, state, source FROM contact_number ORDER BY place"
    read = found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)
    return [(str(e164), str(state), str(source)) for e164, state, source in read]


def gone(found: Services, list_id: str) -> None:
    """The list is taken back, with all of its bytes."""
    found.lead_lists.undo_lead_list(list_id).result(200)
    found.database.submit_slices(removing.remove_undone).result(200)


TWO = replace(ROW, e164_2="+491719018", typed="030 901820\n0171 9018\n030 12")


@pytest.mark.parametrize("known", [WhoIsKnown.FILL, WhoIsKnown.LIST_WINS])
def test_a_further_number_is_told_as_well_and_goes_with_all_else_when_the_list_is_taken_back(
    found: Services, known: WhoIsKnown
) -> None:
    before = contact(found)
    made = found.lead_lists.read_in(FRAME, [TWO], known=known)
    assert further(found) == [("+491719018", "ok", f"list:{made.list_id}")], "one that cannot be dialled is none"
    assert contact(found)["city"] == "Köln"
    again = found.lead_lists.read_in(FRAME, [TWO], known=known)
    assert again.filled == 0, "it is known by now"
    (row,) = found.lead_lists.rows(made.list_id).result(200)
    assert dict(row.row.proof) == dict(TWO.proof), "what it told is no proof"
    gone(found, again.list_id)
    assert contact(found)["city"] == "Köln"
    gone(found, made.list_id)
    assert contact(found) == before
    assert further(found) == []


def test_what_was_said_since_stays_when_the_list_is_taken_back(found: Services) -> None:
    made = found.lead_lists.read_in(FRAME, [TWO], known=WhoIsKnown.LIST_WINS)

    def said(store: Store) -> None:
        with transaction(store.connection):
            store.connection.execute("UPDATE contact SET city = 'Bonn'")
            store.connection.execute("UPDATE contact_number SET state = 'wrong'")

    found.database.submit(said).result(200)
    gone(found, made.list_id)
    after = contact(found)
    assert (after["city"], after["email"]) == ("Bonn", "old@kern.example")
    assert [state for _, state, _ in further(found)] == ["wrong"], "who is to be called at no such number is kept"


def test_whoever_was_called_by_the_row_keeps_what_it_told(found: Services) -> None:
    made = found.lead_lists.read_in(FRAME, [TWO], known=WhoIsKnown.FILL)
    works = "UPDATE contact SET number_state = 'ok'"
    found.database.submit(lambda store: store.connection.execute(works)).result(200)
    asked = request(name="Ada Kern", number="030 901820", row=RowRef(made.list_id, 1))
    found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    gone(found, made.list_id)
    assert contact(found)["city"] == "Köln"
    assert "+491719018" in [e164 for e164, _, _ in further(found)]
