"""What a list tells of people the log knows: nothing unless asked for, and never what protects them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, WhoIsKnown
from callassist.errors import LogFull
from callassist.services.changes import Kind
from callassist.services.leads.lists import CalledOff, ImportProgress
from callassist.storage.driver import Connection
from callassist.storage.leads import known_filling, pace
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

    def fill(connection: Connection, contact: str, told: dict[str, str], known: WhoIsKnown) -> bool:
        if filled:
            raise full
        filled.append(contact)
        return real(connection, contact, told, known)

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
