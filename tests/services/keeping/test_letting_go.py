"""What leaves by itself: nothing a second too early, all of it when it is due, nobody who has to stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowState
from callassist.domain.text import Language
from callassist.engine.retention import PERIODS, Rule, Stays
from callassist.services.calls.calling import LiveCall
from callassist.services.clock import FixedClock
from callassist.services.keeping.letting_go import Retired
from callassist.services.leads.lists import request_for
from callassist.services.people.two_people import merge_to_undo
from callassist.storage.keeping import outlived
from callassist.storage.keeping.erased_copies import files_with
from tests.storage.logs import NONE, START, request, rows, services, start

READ_IN = START.astimezone(UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NAME, NUMBER = "Zenobia Quandt", "030 7654321"
CANARIES = (b"zenobia", b"quandt", b"7654321", b"xylophon")
FRAME = ListFrame(
    "Messe 2025",
    Party.BUSINESS,
    "education_savings",
    "cold_call",
    country="DE",
    presumed_reason="Asked for offers at the fair",
)
OTHER = ListRow(4, name="Sam Oduya", e164="+49301111111", typed="030 1111111")
HELD = ListRow(5, RowState.HELD, name="Ada Kern", e164="+49302222222", typed="030 2222222", held="number")
BY_HAND = replace(HELD, place=6, name="Tom Kern", e164="+49303333333", held="by_hand")
BLOCKED = ListRow(7, RowState.BLOCKED, name="Nie Wieder", e164="+49304444444", typed="030 4444444")
ROW = ListRow(3, first="Zenobia", last="Quandt", e164="+49307654321", typed=NUMBER, email="zenobia@quandt.example")
REJECT = RejectedLine(9, "too_wide", "a;b")
PRESUMED = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", "asked for an offer, xylophon, at the fair")
EXPRESS = replace(PRESUMED, basis="express", given_at="2026-02-03", how="form", wording="may call me by phone")


class Time(FixedClock):
    """A clock that is set."""

    def be(self, moment: datetime) -> None:
        self._now = moment.astimezone(UTC)


@contextmanager
def at(folder: Path, moment: datetime = START) -> Iterator[tuple[Services, Time]]:
    """The program over a log, at some time; without the backup of the end."""
    clock = Time(moment, "Europe/Berlin")
    with services(folder, clock) as found:
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
        yield found, clock


def let_go(found: Services, clock: Time, moment: datetime) -> Retired:
    """A run at that time; whoever looked the day before, so that the clock is believed."""
    clock.be(moment)
    sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
    looked = (moment - DAY).astimezone(UTC).isoformat(timespec="microseconds")
    found.database.submit(lambda store: store.connection.execute(sql, (outlived.LOOKED, looked))).result(200)
    return found.retention.run().result(200)


def told(retired: Retired) -> dict[Rule, int]:
    return {one.rule: one.number for one in retired.gone}


def call(found: Services, outcome: str = "not_interested", follow_up: FollowUp = NONE) -> LiveCall:
    live = start(found, "1", name=NAME, number=NUMBER)
    live.hang_up(outcome, follow_up, "mag Xylophonmusik").future.result(200)
    return live


def nobody_is_left(folder: Path) -> bool:
    return files_with(folder, CANARIES) == ()


# ------------------------------------------------------------------------------------------------------------- lists


def test_rows_held_ones_and_rejects_leave_each_in_its_time_and_not_a_second_before(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        listed = found.lead_lists.read_in(FRAME, [ROW, OTHER, HELD, BY_HAND, REJECT])
        (one,) = found.lead_lists.lists().result(200)
        (placed, *_) = found.lead_lists.rows(listed.list_id).result(200)
        live = found.calling.start(request_for(one, placed, Language.DE)).result(200)
        live.hang_up("no_answer", NONE, "").future.result(200)

        month = PERIODS[Rule.HELD].after(READ_IN)
        assert told(let_go(found, clock, month - SECOND)) == {}
        gone = let_go(found, clock, month)
        assert told(gone) == {Rule.HELD: 1, Rule.REJECTED: 1}
        assert {one.list_name for one in gone.gone} == {"Messe 2025"}
        left = found.lead_lists.rows(listed.list_id).result(200)
        assert [each.row.name or each.row.last for each in left] == ["Quandt", "Sam Oduya", "Tom Kern"]
        assert told(let_go(found, clock, month + DAY)) == {}, "what is gone does not go again"

        half_a_year = PERIODS[Rule.UNTOUCHED].after(READ_IN)
        assert told(let_go(found, clock, half_a_year - SECOND)) == {}
        assert told(let_go(found, clock, half_a_year)) == {Rule.UNTOUCHED: 2}
        (one,) = found.lead_lists.lists().result(200)
        assert one.counts == {RowState.TOUCHED: 1}, "whoever was called stays"
        assert found.database.check().result(200) == ()
    assert rows(tmp_path, "SELECT count(*) FROM list_reject") == [(0,)]
    assert rows(tmp_path, "SELECT key FROM list_key") == [("+49307654321",), ("zenobia@quandt.example",)]


def test_whoever_a_file_said_not_to_call_stays_blocked_by_a_fingerprint_alone(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, [BLOCKED, OTHER])
        assert told(let_go(found, clock, PERIODS[Rule.UNTOUCHED].after(READ_IN))) == {Rule.UNTOUCHED: 2}
        later = found.lead_lists.read_in(FRAME, [replace(BLOCKED, state=RowState.NEW)])
        assert [one.row.state for one in found.lead_lists.rows(later.list_id).result(200)] == [RowState.BLOCKED]
        found.lead_lists.undo_lead_list(later.list_id).result(200)
        found.lead_lists.standing([]).result(200)
    assert {number for (number,) in rows(tmp_path, "SELECT number FROM block WHERE lifted_at = ''")} == {""}


def test_who_stood_in_two_lists_is_new_in_the_younger_one(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, [OTHER])
        clock.be(START + 90 * DAY)
        younger = found.lead_lists.read_in(replace(FRAME, name="Neu"), [OTHER])
        assert younger.tally.listed == 1
        let_go(found, clock, PERIODS[Rule.UNTOUCHED].after(READ_IN))
        assert [one.row.state for one in found.lead_lists.rows(younger.list_id).result(200)] == [RowState.NEW]


def test_rows_that_are_held_later_have_their_thirty_days_from_then(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        listed = found.lead_lists.read_in(FRAME, [ROW, OTHER])
        later = START + 60 * DAY
        clock.be(later)
        found.lead_lists.reframe_lead_list(listed.list_id, replace(FRAME, presumed_reason=""), "Beispiel").result(200)
        held_since = datetime(later.year, later.month, later.day, tzinfo=UTC)
        assert told(let_go(found, clock, held_since + 30 * DAY - SECOND)) == {}
        assert told(let_go(found, clock, held_since + 30 * DAY)) == {Rule.HELD: 2}


def test_a_line_that_is_repaired_and_held_has_them_too(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        listed = found.lead_lists.read_in(FRAME, [OTHER, REJECT])
        later = START + 29 * DAY
        clock.be(later)
        found.lead_lists.repair(listed.list_id, [replace(HELD, place=9)]).result(200)
        held_since = datetime(later.year, later.month, later.day, tzinfo=UTC)
        assert told(let_go(found, clock, held_since + 30 * DAY - SECOND)) == {}
        assert told(let_go(found, clock, held_since + 30 * DAY)) == {Rule.HELD: 1}


# ------------------------------------------------------------------------------------------------------------ people


def test_whoever_nothing_came_of_leaves_two_years_after_the_last_contact_backups_included(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        call(found)
        clock.be(START + 100 * DAY)
        call(found, "no_answer")
        found.safekeeping.back_up().result(200)
        until = PERIODS[Rule.NO_RESULT].after(clock.now())
        assert told(let_go(found, clock, until - SECOND)) == {}
        assert files_with(tmp_path, CANARIES), "the test looks for what is there"
        gone = let_go(found, clock, until)
        assert told(gone) == {Rule.NO_RESULT: 1}
        assert gone.left == ()
        assert found.persons.find(NUMBER).result(200) == ()
        assert found.database.check().result(200) == (), "the chain holds"
    assert nobody_is_left(tmp_path)
    assert list(tmp_path.glob("*.erasing")) == []
    assert rows(tmp_path, "SELECT fingerprint FROM erasure") == [("",)], "they did not ask to be forgotten"


@pytest.mark.parametrize("why", ["open", "result", "call", "listed"])
def test_whoever_has_something_open_or_a_result_or_a_call_stays(tmp_path: Path, why: str) -> None:
    with at(tmp_path) as (found, clock):
        match why:
            case "open":
                call(found, "callback_agreed", FollowUp(FollowUpKind.CALLBACK, START, "bat darum"))
            case "result":
                call(found, "appointment_set")
            case "call":
                start(found, "1", name=NAME, number=NUMBER)
            case _:
                call(found)
                clock.be(START + 720 * DAY)
                found.lead_lists.read_in(FRAME, [ROW])
        sheet = found.persons.sheet(found.persons.find(NUMBER).result(200)[0].ref).result(200)
        assert (sheet.kept_until, sheet.kept_by) == ("", Stays(why).value)
    with at(tmp_path) as (found, clock):
        assert told(let_go(found, clock, PERIODS[Rule.NO_RESULT].after(READ_IN) + DAY)) == {}
        assert len(found.persons.find(NUMBER).result(200)) == 1


def test_a_proof_outlives_the_person_and_leaves_when_its_time_is_over(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.settings.set("company", "Beispiel GmbH")
        scan = tmp_path / "scan.txt"
        scan.write_text("xylophon", encoding="utf-8")
        kept = found.evidence.attach(scan).result(200)
        scan.unlink()
        asked = replace(request(name=NAME, number=NUMBER), proof=replace(EXPRESS, evidence_sha256=kept.sha256))
        found.calling.start(asked).result(200).hang_up("not_interested", NONE, "Notiz").future.result(200)
        found.safekeeping.back_up().result(200)
        two_years = PERIODS[Rule.NO_RESULT].after(READ_IN)
        ref = found.persons.find(NUMBER).result(200)[0].ref
        sheet = found.persons.sheet(ref).result(200)
        assert (sheet.kept_until, sheet.kept_by) == (two_years.date().isoformat(), "no_result")
        assert told(let_go(found, clock, two_years)) == {Rule.NO_RESULT: 1}
        assert told(let_go(found, clock, two_years + DAY)) == {}, "who is gone does not go again"
        sheet = found.persons.sheet(ref).result(200)
        assert (sheet.name, sheet.kept_until, sheet.kept_by) == (NAME, "2031-03-03", "proof")
        assert (tmp_path / "evidence" / kept.sha256).exists()
        last = datetime(2031, 3, 3, tzinfo=UTC)
        assert told(let_go(found, clock, last - SECOND)).get(Rule.PROOF) is None
        assert told(let_go(found, clock, last)).get(Rule.PROOF) == 1
    assert nobody_is_left(tmp_path)


def test_the_proof_of_whoever_was_made_one_with_somebody_leaves_in_its_time_too(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        asked = replace(request(name=NAME, number=NUMBER), proof=EXPRESS)
        found.calling.start(asked).result(200).hang_up("not_interested", NONE, "").future.result(200)
        start(found, "1", name="Ada Kern", number="030 5550000").hang_up("busy", NONE, "").future.result(200)
        one, other = (found.persons.find(said).result(200)[0].ref for said in ("030 5550000", NUMBER))
        found.persons.same.make_one(one.contact_id, other.contact_id, ()).result(200)
        assert told(let_go(found, clock, PERIODS[Rule.NO_RESULT].after(READ_IN))) == {Rule.NO_RESULT: 1}
        last = datetime(2031, 3, 3, tzinfo=UTC)
        assert Rule.PROOF not in told(let_go(found, clock, last - SECOND))
        assert told(let_go(found, clock, last)).get(Rule.PROOF) == 1
        assert told(let_go(found, clock, last + DAY)).get(Rule.PROOF) is None
    assert nobody_is_left(tmp_path)


def test_who_is_called_again_after_they_left_is_somebody_new_whose_proof_still_counts(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        asked = replace(request(name=NAME, number=NUMBER), proof=EXPRESS)
        found.calling.start(asked).result(200).hang_up("not_interested", NONE, "").future.result(200)
        gone = PERIODS[Rule.NO_RESULT].after(READ_IN)
        assert told(let_go(found, clock, gone)) == {Rule.NO_RESULT: 1}
        clock.tick(DAY.total_seconds())
        listed = found.lead_lists.read_in(FRAME, [ROW])
        assert (listed.tally.new, listed.tally.known) == (1, 0), "they are nobody the log has spoken to"
        (one,) = found.lead_lists.lists().result(200)
        (placed,) = found.lead_lists.rows(listed.list_id).result(200)
        live = found.calling.start(request_for(one, placed, Language.DE)).result(200)
        live.hang_up("not_interested", NONE, "mag Xylophonmusik").future.result(200)
        named = "UPDATE call SET decision_maker = ?, decision_maker_time = 'abends' WHERE note <> ''"
        found.database.submit(lambda store: store.connection.execute(named, (NAME,))).result(200)
        found.safekeeping.back_up().result(200)

        # all copies are made anew by the lines of the ledger when anybody is erased
        start(found, "1", name="Ada Kern", number="030 5550000").hang_up("busy", NONE, "").future.result(200)
        found.persons.erase(found.persons.find("030 5550000").result(200)[0].ref).result(200)
        (backup,) = found.safekeeping.backups().result(200)
        found.safekeeping.restore(backup.path).result(200)

        def notes() -> list[Any]:
            sql = "SELECT note, decision_maker_time FROM call WHERE note <> ''"
            return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)

        assert notes() == [("mag Xylophonmusik", "abends")]
        assert len(found.lead_lists.rows(listed.list_id).result(200)) == 1

        again = PERIODS[Rule.NO_RESULT].after(gone + DAY)
        (ref, *_) = (one.ref for one in found.persons.find(NUMBER).result(200))
        sheet = found.persons.sheet(ref).result(200)
        assert (sheet.kept_until, sheet.kept_by) == (again.date().isoformat(), "no_result")
        assert len(sheet.calls) == 2
        assert len(sheet.merges) == 1
        assert merge_to_undo(sheet.merges) == "", "who was erased is not made two again"
        assert [one["wording"] for one in sheet.consents] == [EXPRESS.wording]
        assert told(let_go(found, clock, again)) == {Rule.NO_RESULT: 1}
        assert notes() == []
        last = datetime.fromisoformat(found.persons.sheet(ref).result(200).kept_until).replace(tzinfo=UTC)
        assert last.date() > datetime(2031, 3, 3, tzinfo=UTC).date(), "they were called on it once more"
        assert told(let_go(found, clock, last)).get(Rule.PROOF) == 1
    assert nobody_is_left(tmp_path)


def test_whoever_stands_in_a_list_by_their_address_alone_stays_with_its_row(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        listed = found.lead_lists.read_in(FRAME, [ROW])
        (one,) = found.lead_lists.lists().result(200)
        (placed,) = found.lead_lists.rows(listed.list_id).result(200)
        live = found.calling.start(request_for(one, placed, Language.DE)).result(200)
        live.hang_up("not_interested", NONE, "").future.result(200)
        clock.be(START + 720 * DAY)
        moved = replace(ROW, e164="+49305550000", typed="030 5550000")
        younger = found.lead_lists.read_in(replace(FRAME, name="Neu"), [moved])
        assert younger.tally.known == 1
        assert told(let_go(found, clock, PERIODS[Rule.NO_RESULT].after(READ_IN) + DAY)) == {}
        assert len(found.lead_lists.rows(younger.list_id).result(200)) == 1
        assert len(found.persons.find(NUMBER).result(200)) == 1


def test_an_old_proof_of_somebody_who_is_still_spoken_to_leaves_alone(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        asked = replace(request(name=NAME, number=NUMBER), proof=EXPRESS)
        found.calling.start(asked).result(200).hang_up("not_interested", NONE, "").future.result(200)
        sql = "UPDATE consent SET last_used_at = '', keep_until = '2026-03-31'"
        found.database.submit(lambda store: store.connection.execute(sql)).result(200)
        assert told(let_go(found, clock, datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC))) == {}
        assert told(let_go(found, clock, datetime(2026, 4, 1, tzinfo=UTC))) == {Rule.PROOF: 1}
        assert found.database.check().result(200) == (), "the chain of consents holds"
        assert len(found.persons.find(NUMBER).result(200)) == 1
    assert rows(tmp_path, "SELECT wording, company FROM consent") == [("", "")]
    assert rows(tmp_path, "SELECT count(payload) FROM consent_event") == [(0,)]


def test_the_line_of_the_ledger_leaves_after_three_years(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        call(found)
        found.persons.erase(found.persons.find(NUMBER).result(200)[0].ref).result(200)
        assert told(let_go(found, clock, datetime(2029, 3, 2, 23, 59, 59, tzinfo=UTC))) == {}
        assert told(let_go(found, clock, datetime(2029, 3, 3, tzinfo=UTC))) == {Rule.LEDGER: 1}
    assert rows(tmp_path, "SELECT count(*) FROM erasure") == [(0,)]


def test_whoever_asked_not_to_be_called_leaves_but_for_their_block(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        call(found, "do_not_call")
        assert told(let_go(found, clock, PERIODS[Rule.NO_RESULT].after(READ_IN))) == {Rule.NO_RESULT: 1}
        later = found.lead_lists.read_in(FRAME, [ROW])
        assert [one.row.state for one in found.lead_lists.rows(later.list_id).result(200)] == [RowState.BLOCKED]
    assert rows(tmp_path, "SELECT DISTINCT number FROM block WHERE lifted_at = ''") == [("",)]


# ------------------------------------------------------------------------------------------------------- how it goes


def test_what_is_going_to_leave_is_told_by_rule_and_list_and_changes_nothing(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        listed = found.lead_lists.read_in(FRAME, [ROW, OTHER, HELD, BY_HAND, REJECT])
        call(found, "no_answer")
        found.retention.preview().result(200)
        month = PERIODS[Rule.HELD].after(READ_IN).date()
        soon = {one.rule: one for one in found.retention.preview().result(200)}
        assert {rule: (one.number, one.on, one.list_id) for rule, one in soon.items()} == {
            Rule.HELD: (1, month, listed.list_id),
            Rule.REJECTED: (1, month, listed.list_id),
        }
        clock.be(PERIODS[Rule.UNTOUCHED].after(READ_IN) - 30 * DAY)
        later = {one.rule: one.number for one in found.retention.preview().result(200)}
        assert later == {Rule.HELD: 1, Rule.REJECTED: 1, Rule.UNTOUCHED: 3}
        clock.be(PERIODS[Rule.NO_RESULT].after(READ_IN) - 30 * DAY)
        assert {one.rule for one in found.retention.preview().result(200)} >= {Rule.NO_RESULT}
        assert len(found.lead_lists.rows(listed.list_id).result(200)) == 4


def test_nothing_leaves_while_a_call_is_on_and_what_was_cut_off_goes_on_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callassist.storage.leads.pace._MOST", 8)
    with at(tmp_path) as (found, clock):
        many = [ListRow(place, name=f"Zeile {place}", e164=f"+4930{7_000_000 + place}") for place in range(1, 400)]
        found.lead_lists.read_in(FRAME, many)
        live = start(found, "1", name="Frau Offen", number="030 9999999")
        clock.be(START + 190 * DAY)
        found.database.submit(
            lambda store: outlived.note(store.connection, outlived.LOOKED, "2026-09-07T00:00:00+00:00")
        ).result(200)
        assert found.retention.run_if_due() is None, "a call is on"
        live.hang_up("hung_up", NONE, "").future.result(200)

        remove, store = outlived.Removal.remove, found.database.submit(lambda store: store).result(200)
        with monkeypatch.context() as ringing:

            def rung(removal: Any, gone: Any) -> None:
                remove(removal, gone)
                store.journal.under_way.add("a call")  # it begins between this slice and the next

            ringing.setattr(outlived.Removal, "remove", rung)
            assert found.retention.run().result(200).cut_off
        left = rows_there(found)
        assert 0 < left < 399, "it was cut off in the middle"
        store.journal.under_way.discard("a call")
        again = found.retention.run_if_due()
        assert again is not None, "what was cut off is due"
        assert told(again.result(200)) == {Rule.UNTOUCHED: left}
        assert rows_there(found) == 0
        assert found.retention.run_if_due() is None, "once a day"
        clock.tick(DAY.total_seconds())
        assert found.retention.run_if_due() is not None


def rows_there(found: Services) -> int:
    sql = "SELECT count(*) FROM list_row"
    return int(found.database.submit(lambda store: store.connection.execute(sql).fetchone()).result(200)[0])


def test_cut_off_between_log_and_copies_the_next_start_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with at(tmp_path) as (found, clock):
        for number in range(3):
            start(found, "1", name=f"Zenobia Quandt {number}", number=f"030 765432{number}").hang_up(
                "not_interested", NONE, ""
            ).future.result(200)
        found.safekeeping.back_up().result(200)
        with monkeypatch.context() as killed:
            killed.setattr("callassist.services.keeping.letting_go.erase_everywhere", lambda *_: 1 // 0)
            clock.be(PERIODS[Rule.NO_RESULT].after(READ_IN))
            found.database.submit(
                lambda store: outlived.note(store.connection, outlived.LOOKED, clock.now().isoformat())
            ).result(200)
            assert isinstance(found.retention.run().exception(200), ZeroDivisionError)
    assert files_with(tmp_path, CANARIES)
    with at(tmp_path, PERIODS[Rule.NO_RESULT].after(READ_IN)) as (found, _):
        found.safekeeping.open().result(200)
        assert found.safekeeping.erasing is not None
        assert found.safekeeping.erasing.result(200) == 1, "each copy is made anew once, whoever has left"
    assert nobody_is_left(tmp_path)
    assert list(tmp_path.glob("*.erasing")) == []


def test_ended_between_two_slices_what_is_left_is_whole_and_goes_with_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callassist.storage.leads.pace._MOST", 16)
    due = PERIODS[Rule.UNTOUCHED].after(READ_IN)
    many = [ListRow(place, name=f"Zeile {place}", e164=f"+4930{7_000_000 + place}") for place in range(1, 200)]
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, many)
        remove, slices = outlived.Removal.remove, [0]

        def ended(removal: Any, gone: Any) -> None:
            remove(removal, gone)
            slices[0] += 1
            if slices[0] == 3:
                raise OSError("the power goes before this slice is written")

        with monkeypatch.context() as cut:
            cut.setattr(outlived.Removal, "remove", ended)
            clock.be(due)
            note = outlived.note
            found.database.submit(
                lambda store: note(store.connection, outlived.LOOKED, "2026-09-01T00:00:00+00:00")
            ).result(200)
            assert found.retention.run().exception(200) is not None
    ((counts,),) = rows(tmp_path, "SELECT counts FROM lead_list")
    ((left,),) = rows(tmp_path, "SELECT count(*) FROM list_row")
    assert 0 < left < 199
    assert json.loads(counts) == {"new": left}
    assert rows(tmp_path, "SELECT count(*) FROM list_key") == [(left,)]
    with at(tmp_path, due) as (found, _):
        assert told(found.retention.run().result(200)) == {Rule.UNTOUCHED: left}


def test_no_more_than_a_portion_of_people_leave_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callassist.services.keeping.letting_go.MOST_PEOPLE", 2)
    with at(tmp_path) as (found, clock):
        for number in range(3):
            start(found, "1", name=f"Anna Amsel{'abc'[number]}", number=f"030 765432{number}").hang_up(
                "not_interested", NONE, ""
            ).future.result(200)
            clock.tick(60)
        until = PERIODS[Rule.NO_RESULT].after(clock.now())
        first = let_go(found, clock, until)
        assert (told(first), first.more) == ({Rule.NO_RESULT: 2}, True)
        assert [one.name for one in found.persons.find("030 7654322").result(200)] == ["Anna Amselc"], (
            "the oldest first"
        )
        assert told(let_go(found, clock, until + DAY)) == {Rule.NO_RESULT: 1}


def test_what_tells_no_time_never_leaves_by_itself_and_hinders_nothing(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, [OTHER])
        found.lead_lists.read_in(replace(FRAME, name="Neu"), [ROW])
        sql = "UPDATE lead_list SET created_at = 'long ago' WHERE name <> 'Neu'"
        found.database.submit(lambda store: store.connection.execute(sql)).result(200)
        due = PERIODS[Rule.UNTOUCHED].after(READ_IN)
        clock.be(due)
        assert found.retention.run().result(200).put_off_to == due + DAY, "the newest entry tells no time"
        clock.be(due + DAY)
        assert [one.list_name for one in found.retention.run().result(200).gone] == ["Neu"]
        (somebody,) = found.persons.find(OTHER.e164).result(200)
        assert found.persons.sheet(somebody.ref).result(200).kept_until == ""


def test_a_clock_that_is_far_ahead_costs_nothing_before_it_has_been_for_a_day(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, [OTHER])
        clock.be(START + 365 * DAY)
        for _ in range(2):
            put_off = found.retention.run().result(200)
            assert put_off.put_off_to == clock.now() + DAY
            assert put_off.gone == ()
        clock.be(START + DAY)
        assert found.retention.run().result(200) == Retired(), "it was set right"
        clock.be(START + 365 * DAY)
        assert found.retention.run().result(200).put_off_to is not None
        clock.tick(DAY.total_seconds() - 1)
        assert found.retention.run().result(200).put_off_to is not None
        clock.tick(1)
        assert told(found.retention.run().result(200)) == {Rule.UNTOUCHED: 1}


def test_a_call_that_was_made_by_a_clock_far_ahead_does_not_speak_for_it(tmp_path: Path) -> None:
    with at(tmp_path) as (found, clock):
        found.lead_lists.read_in(FRAME, [OTHER])
        clock.be(START + 365 * DAY)
        call(found)
        clock.tick(60)
        put_off = found.retention.run().result(200)
        assert (put_off.gone, put_off.put_off_to) == ((), clock.now() + DAY)
        clock.tick(DAY.total_seconds())
        assert told(found.retention.run().result(200)) == {Rule.UNTOUCHED: 1}


def test_the_sheet_of_a_row_says_when_it_leaves(tmp_path: Path) -> None:
    with at(tmp_path) as (found, _):
        found.lead_lists.read_in(FRAME, [ROW, HELD, BY_HAND])
        kept = []
        for one in (ROW, HELD, BY_HAND):
            (somebody,) = found.persons.find(one.e164).result(200)
            sheet = found.persons.sheet(somebody.ref).result(200)
            kept.append((date.fromisoformat(sheet.kept_until), sheet.kept_by))
        untouched = PERIODS[Rule.UNTOUCHED].after(READ_IN).date()
        held = PERIODS[Rule.HELD].after(READ_IN).date()
        assert kept == [(untouched, "untouched"), (held, "held"), (untouched, "untouched")]
