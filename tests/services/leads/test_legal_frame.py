"""A bought list of consumers: held until its proof is confirmed, counted, and let go by what is said of it later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef, RowState
from callassist.domain.text import Language
from callassist.formats.tables.list_reading import open_list
from callassist.services.leads.check_rows import Shows, counts_of, rows_of
from callassist.services.leads.import_choices import ImportChoices, proposed
from callassist.services.leads.importing import Check, ListSurvey, check, read_in, survey
from callassist.services.leads.lists import request_for
from callassist.services.permission.list_law import Held
from callassist.services.permission.row_gate import RowGate
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.storage.calls import consent_journal
from tests.services.leads.bought_lists import BARE, DATED, MARKED, SPONSORS, UNDATED, WITHDRAWN, bought
from tests.storage.logs import services

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 2, 12, tzinfo=BERLIN)
US = "Beispiel GmbH"
WORDING = f"Ja, die {US} darf mich telefonisch beraten."
BOUGHT = ListFrame("Bought", Party.CONSUMER, script_id="education_savings", stage="cold_call", country="DE")
CONFIRMED = replace(BOUGHT, consent_basis="express")


def surveyed(path: Path, frame: ListFrame) -> tuple[ListSurvey, ImportChoices]:
    table = open_list(path)
    choices = replace(proposed(table, frame), company=US)
    return survey(table, choices), choices


def gate(tmp_path: Path, at: datetime = NOON) -> RowGate:
    return RowGate(RulesInUse(tmp_path / "nowhere").get(), at, US, "DE")


def checked(tmp_path: Path, frame: ListFrame, wording: str = SPONSORS, at: datetime = NOON) -> Check:
    found, choices = surveyed(bought(tmp_path, wording), frame)
    result = check(found, choices, gate=gate(tmp_path, at))
    times = result.times
    assert times is not None
    shown = times.now + sum(times.later.values()) + times.by_proof + times.without_reason + times.by_rule
    assert shown + result.held.get(Held.NUMBER, 0) == result.tally.new + result.tally.held, "the band adds up"
    return result


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Services]:
    with services(tmp_path / "data") as opened:
        opened.settings.set("company", US)
        yield opened


def states(found: Services, list_id: str) -> dict[RowState, int]:
    return dict(next(one.counts for one in found.lead_lists.lists().result(200) if one.id == list_id))


def test_the_check_says_what_is_missing_of_how_many(tmp_path: Path) -> None:
    all_rows = DATED + UNDATED + WITHDRAWN + MARKED + BARE
    unsaid = checked(tmp_path, BOUGHT)
    assert (unsaid.proof.rows, unsaid.proof.incomplete) == (all_rows, all_rows)
    assert (unsaid.tally.new, unsaid.tally.blocked) == (0, WITHDRAWN + MARKED)
    assert unsaid.held == {Held.NOT_CONFIRMED: DATED, Held.NO_PROOF: UNDATED, Held.NUMBER: BARE}
    said = checked(tmp_path, CONFIRMED)
    assert said.proof.missing == {"company": all_rows, "when": UNDATED}
    assert (said.proof.blanket, said.proof.wording) == (all_rows, SPONSORS)
    assert said.held[Held.INCOMPLETE] == DATED
    typed = checked(tmp_path, replace(CONFIRMED, consent_text=WORDING))
    assert (typed.tally.new, typed.proof.incomplete, typed.proof.missing) == (DATED, UNDATED, {"when": UNDATED})


def test_the_check_says_who_may_be_called_now_and_who_from_when_on(tmp_path: Path) -> None:
    frame = replace(CONFIRMED, consent_text=WORDING)
    noon = checked(tmp_path, frame).times
    assert noon is not None
    assert (noon.now, noon.later, noon.by_proof) == (DATED, {}, UNDATED)
    evening = NOON.replace(hour=20, minute=5)
    late = checked(tmp_path, frame, at=evening).times
    assert late is not None
    assert (late.now, late.later) == (0, {NOON.replace(hour=8) + timedelta(days=1): DATED})
    # 14 February 2026 is a Saturday
    saturday = checked(tmp_path, frame, at=datetime(2026, 2, 14, 18, 30, tzinfo=BERLIN)).times
    assert saturday is not None
    assert saturday.later == {datetime(2026, 2, 16, 8, tzinfo=BERLIN): DATED}
    old = checked(tmp_path, replace(frame, consent_basis="own_request"), at=NOON + timedelta(days=200)).times
    assert old is not None
    assert (old.now, old.by_rule + old.by_proof) == (0, DATED + UNDATED)


def test_every_count_of_the_check_has_its_rows(tmp_path: Path) -> None:
    """As many as are counted: none of them is a number nobody can look behind."""
    for frame in (BOUGHT, replace(CONFIRMED, consent_text=WORDING)):
        path = bought(tmp_path)
        with path.open("a", encoding="utf-8") as file:
            file.write('\r\n;;;;"\r\n;;;\r\n')
        found, choices = surveyed(path, frame)
        checked = check(found, choices, gate=gate(tmp_path))
        counted = counts_of(checked)
        rows = [one for one in counted if one.shows is not Shows.NUMBER]
        assert sum(one.count for one in rows) == checked.tally.total - checked.tally.empty
        assert {one.shows for one in counted} >= {Shows.HELD, Shows.STATE, Shows.NUMBER}
        for one in counted:
            shown = rows_of(found, choices, one, gate=gate(tmp_path))
            assert len(shown) == one.count, one
            assert all(row.line > 1 for row in shown), one


def test_businesses_of_a_directory_come_in_held_until_there_is_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "directory.csv"
    lines = ["Firma;Telefon;Anrufgrund", "Nord GmbH;030 901820;", "Süd AG;030 901821;hat 2025 Angebote angefragt"]
    path.write_text("\n".join(lines), encoding="utf-8")
    frame = ListFrame("Directory", Party.BUSINESS, country="DE", source_kind="directory", presumed_reason="because")
    found, choices = surveyed(path, frame)
    result = check(found, choices, gate=gate(tmp_path))
    assert (result.tally.new, result.held) == (1, {Held.NO_REASON: 1})
    assert result.times is not None
    assert (result.times.now, result.times.without_reason, result.times.by_proof) == (1, 1, 0)


def test_nobody_is_let_go_but_by_a_whole_proof_and_each_by_its_own_day(tmp_path: Path, found: Services) -> None:
    """The second half of L3: the wording is typed later, and the count rises."""
    seen, choices = surveyed(bought(tmp_path), BOUGHT)
    made = read_in(found.lead_lists, seen, choices)
    assert RowState.NEW not in states(found, made.list_id)
    assert found.lead_lists.next_row(made.list_id).result(200) is None
    assert found.what_now.look().result(200).offer.who is None

    lists = found.lead_lists
    typed = replace(CONFIRMED, consent_text=WORDING)
    assert lists.reframe_lead_list(made.list_id, CONFIRMED, US).result(200).released == 0
    assert lists.reframe_lead_list(made.list_id, typed, US).result(200).released == DATED
    counts = states(found, made.list_id)
    assert counts == {RowState.NEW: DATED, RowState.HELD: UNDATED + BARE, RowState.BLOCKED: WITHDRAWN + MARKED}
    rows = {one.row.place: one.row for one in lists.rows(made.list_id).result(200)}
    assert [row.proof["given_at"] for row in rows.values() if row.state is RowState.NEW] == [
        f"2026-02-{place:02}" for place in range(1, DATED + 1)
    ]
    assert rows[DATED + 2].held == Held.NO_PROOF

    # taken back, and said again: nobody is left over, nobody stands twice
    assert lists.reframe_lead_list(made.list_id, replace(typed, consent_basis="none"), US).result(200).released == 0
    assert RowState.NEW not in states(found, made.list_id)
    assert lists.reframe_lead_list(made.list_id, typed, US).result(200).released == DATED
    assert states(found, made.list_id) == counts


def test_the_proof_of_a_row_becomes_a_consent_with_the_first_call(tmp_path: Path, found: Services) -> None:
    seen, choices = surveyed(bought(tmp_path), replace(CONFIRMED, consent_text=WORDING))
    made = read_in(found.lead_lists, seen, choices)
    one = next(one for one in found.lead_lists.lists().result(200) if one.id == made.list_id)
    placed = found.lead_lists.next_row(made.list_id).result(200)
    assert placed is not None
    asked = request_for(one, placed, Language.DE)
    found.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)

    def journal() -> list[str]:
        lines = found.database.submit(lambda store: consent_journal.lines(store.connection)).result(200)
        return [str(line["kind"]) for line in lines]

    assert journal() == ["given", "used"]
    # a row whose proof is not accepted gives none
    held = found.lead_lists.row(RowRef(made.list_id, DATED + 2)).result(200)
    asked = request_for(one, held, Language.DE)
    assert found.calling.may_call(asked).result(200).blocked
    found.calling.log_unreached(asked, "not_called_no_consent", FollowUp(FollowUpKind.NONE)).result(200)
    assert journal() == ["given", "used"]


def test_whoever_is_let_go_is_known_where_the_log_knows_them(found: Services) -> None:
    """Held rows are not compared when they are read in: whoever stands twice is let go once.

    A row of another list that stands behind a held one does not keep that one from being let go.
    """
    proof = {"given_at": "2026-02-03", "via": "a form", "text": SPONSORS}
    number = "+492214710815"

    def row(place: int, name: str, e164: str = number) -> ListRow:
        return ListRow(place, RowState.HELD, name=name, e164=e164, proof=proof, held=Held.INCOMPLETE)

    rows = [row(1, "Ada Kern"), row(2, "Ada Kern"), row(3, "Jan Ost"), row(4, "Ben Au", "+492214710816")]
    made = found.lead_lists.read_in(CONFIRMED, rows)
    other = ListFrame("Fair", Party.BUSINESS, presumed_reason="they asked for offers last year")
    found.lead_lists.read_in(other, [ListRow(1, name="Ben Au", e164="+492214710816")])
    typed = replace(CONFIRMED, consent_text=WORDING)
    assert found.lead_lists.reframe_lead_list(made.list_id, typed, US).result(200).released == 3
    kept = found.lead_lists.rows(made.list_id).result(200)
    assert [one.row.state.value for one in kept] == ["new", "known", "new", "new"]


def test_a_row_is_held_back_by_hand_and_let_go_but_by_the_law(tmp_path: Path, found: Services) -> None:
    """What a rep held she lets go; what is held for another reason she does not, and what the law holds comes first."""
    lists = found.lead_lists
    frame = replace(CONFIRMED, consent_text=WORDING)
    seen, choices = surveyed(bought(tmp_path), frame)
    made = read_in(lists, seen, choices)
    first, undated = RowRef(made.list_id, 2), RowRef(made.list_id, DATED + 2)

    def state(ref: RowRef) -> tuple[str, str]:
        changed = lists.hold_or_let_go(ref, US).result(200)
        assert changed.row is not None
        assert changed.row == lists.row(ref).result(200)
        return changed.row.row.state.value, changed.row.row.held

    assert state(first) == ("held", "by_hand")
    assert states(found, made.list_id)[RowState.NEW] == DATED - 1
    # another word about the list lets go whom the law held, not whom somebody held back
    lists.reframe_lead_list(made.list_id, frame, US).result(200)
    assert states(found, made.list_id)[RowState.NEW] == DATED - 1
    assert state(first) == ("new", "")
    assert states(found, made.list_id)[RowState.NEW] == DATED
    assert state(undated) == ("held", "no_proof"), "no key makes a consent"
    assert state(first) == ("held", "by_hand")
    lists.reframe_lead_list(made.list_id, BOUGHT, US).result(200)
    assert state(first) == ("held", "not_confirmed")
    assert states(found, made.list_id).get(RowState.NEW, 0) == 0


def test_rows_in_one_state_are_found_page_by_page(tmp_path: Path, found: Services) -> None:
    """Also where none of them stands among the first thousands."""
    rows = [ListRow(place, RowState.NO_NUMBER, company="x") for place in range(1, 12_001)]
    rows[11_990] = replace(rows[11_990], state=RowState.HELD, held=Held.BY_HAND)
    rows[11_995] = replace(rows[11_995], state=RowState.HELD, held=Held.BY_HAND)
    made = found.lead_lists.read_in(CONFIRMED, rows)
    page = found.lead_lists.rows(made.list_id, 0, 1, RowState.HELD).result(200)
    assert [one.row.place for one in page] == [11_991]
    page = found.lead_lists.rows(made.list_id, 11_991, 5, RowState.HELD).result(200)
    assert [one.row.place for one in page] == [11_996]
    assert found.lead_lists.rows(made.list_id, 0, 5, RowState.TOUCHED).result(200) == ()
    assert len(found.lead_lists.rows(made.list_id, 11_900).result(200)) == 100
