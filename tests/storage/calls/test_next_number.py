"""What becomes of somebody's numbers when the one that was called is wrong or dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.domain.text import Language
from callassist.services.leads.lists import request_for
from callassist.storage.calls.next_number import has_other
from callassist.storage.calls.records import JournalEntry
from callassist.storage.identifiers import new_id
from tests.storage.logs import NONE, services, start

FRAME = ListFrame(
    "Fair",
    Party.BUSINESS,
    "education_savings",
    "cold_call",
    country="DE",
    presumed_reason="Asked for offers at the fair",
)
A, B, C = "+49301000001", "+49301000002", "+49301000003"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path) as opened:
        yield opened


def query(found: Services, sql: str, *given: str) -> list[tuple[object, ...]]:
    job = found.database.submit(lambda store: store.connection.execute(sql, given).fetchall())
    return [tuple(one) for one in job.result(200)]


def numbers(found: Services) -> dict[str, str]:
    """The numbers of the one person there is, the main one first, and how each stands."""
    (main,) = query(found, "SELECT number_e164, number_state FROM contact")
    return {str(e164): str(state) for e164, state in (main, *query(found, _FURTHER))}


_FURTHER = "SELECT e164, state FROM contact_number ORDER BY place"
_ADD = (
    "INSERT INTO contact_number (contact_id, place, e164, state, typed, kind, certainty, source, added_at)"
    " SELECT id, ?, ?, 'ok', '', '', '', '', '' FROM contact"
)


def with_three(found: Services) -> None:
    """Somebody who was called at A, and has B and C besides."""
    start(found, "1", number=A).hang_up("no_answer", NONE, "").future.result(200)
    for place, one in enumerate((B, C), 1):
        query(found, _ADD, str(place), one)


def unreached(found: Services, number: str, outcome: str) -> None:
    """A row of a list with that number: the person is found by it."""
    made = found.lead_lists.read_in(FRAME, [ListRow(1, name="Frau Kern", e164=number, typed=number)])
    (one,) = [each for each in found.lead_lists.lists().result(200) if each.id == made.list_id]
    asked = request_for(one, found.lead_lists.row(RowRef(made.list_id, 1)).result(200), Language.DE)
    found.calling.log_unreached(asked, outcome, NONE).result(200)


@pytest.mark.parametrize(("outcome", "state"), [("number_dead", "dead"), ("wrong_number", "wrong")])
def test_a_further_number_that_was_called_and_failed_is_the_one_that_is_noted(
    found: Services, outcome: str, state: str
) -> None:
    with_three(found)
    unreached(found, B, outcome)
    assert query(found, "SELECT count(*) FROM contact") == [(1,)]
    assert numbers(found) == {A: "ok", B: state, C: "ok"}


def test_a_further_number_that_worked_after_all_does_not_become_the_main_one(found: Services) -> None:
    """The call to B is corrected: B is called again, and A, which was never in doubt, is still the one that is."""
    with_three(found)
    unreached(found, B, "wrong_number")
    (last,) = query(found, "SELECT id FROM call ORDER BY seq DESC LIMIT 1")
    found.call_log.correct(str(last[0]), "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    assert numbers(found) == {A: "ok", B: "ok", C: "ok"}
    assert next(iter(numbers(found))) == A


def test_writing_again_that_a_number_is_dead_takes_no_other_number_away(found: Services) -> None:
    with_three(found)
    live = start(found, "1", number=A)
    last = JournalEntry(new_id(), 50, "hung_up", {"outcome": "number_dead"}, found.clock.local(), 0)
    for _ in range(2):
        found.database.submit(lambda store: store.journal.append(live.id, (last,))).result(200)
        assert numbers(found) == {B: "ok", A: "dead", C: "ok"}


def test_the_number_that_is_called_is_no_other_one(found: Services) -> None:
    with_three(found)

    def others(number: str) -> bool:
        contact = str(query(found, "SELECT id FROM contact")[0][0])
        return found.database.submit(lambda store: has_other(store.connection, contact, number)).result(200)

    assert [others(one) for one in (A, B)] == [True, True]
    query(found, "UPDATE contact_number SET state = 'dead' WHERE e164 = ?", C)
    assert [others(one) for one in (A, B)] == [True, True]
    query(found, "UPDATE contact SET number_state = 'wrong'")
    assert [others(one) for one in (A, B)] == [True, False]


def test_a_number_that_worked_after_all_leaves_the_next_one_as_it_was_found(found: Services) -> None:
    """A was wrong, so B took its place and is dead; then the call to A is corrected."""
    row = ListRow(1, name="Frau Kern", e164=A, e164_2=B, typed=f"{A}\n{B}")
    made = found.lead_lists.read_in(FRAME, [row])
    (one,) = [each for each in found.lead_lists.lists().result(200) if each.id == made.list_id]
    asked = request_for(one, found.lead_lists.row(RowRef(made.list_id, 1)).result(200), Language.DE)
    found.calling.log_unreached(asked, "wrong_number", NONE).result(200)
    (first,) = query(found, "SELECT id FROM call")
    found.calling.log_unreached(replace(asked, number=B), "number_dead", NONE).result(200)
    assert numbers(found) == {B: "dead", A: "wrong"}
    found.call_log.correct(str(first[0]), "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    assert numbers(found) == {A: "ok", B: "dead"}
    assert query(found, "SELECT kind FROM contact_number") == [("",)], "it was the main one, and is one of the others"
