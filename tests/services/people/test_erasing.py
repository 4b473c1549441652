"""Whoever asks to be forgotten is: in the log, in every copy of it, and in whatever is made of those later."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowState
from callassist.domain.text import Language
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.leads.lists import request_for
from callassist.services.people.persons import PersonRef
from callassist.storage.calls.log_views import LogFilter
from callassist.storage.keeping.erased_copies import files_with
from tests.storage.logs import NONE, START, rows, services, start

NAME, NUMBER, MAIL, NOTE = "Zenobia Quandt", "030 7654321", "zenobia@quandt.example", "mag Xylophonmusik"
CANARIES = (b"zenobia", b"quandt", b"7654321", b"xylophon")
REASON = "Asked for offers at the fair"
FRAME = ListFrame(
    "Messe",
    Party.BUSINESS,
    "education_savings",
    "cold_call",
    country="DE",
    presumed_reason=REASON,
    file_name="messe.csv",
)
ROW = ListRow(3, first="Zenobia", last="Quandt", e164="+49307654321", typed=NUMBER, email=MAIL, company="Quandt KG")
OTHER = ListRow(4, name="Sam Oduya", e164="+49301111111", typed="030 1111111")
CALLBACK = FollowUp(FollowUpKind.CALLBACK, START, "bat darum")


def call(found: Services, outcome: str = "callback_agreed") -> None:
    live = start(found, "1", f"K={MAIL};Am Markt 1;3.2.2026;Messe", name=NAME, number=NUMBER)
    live.hang_up(outcome, CALLBACK if outcome == "callback_agreed" else NONE, NOTE).future.result(200)


def of(found: Services, said: str) -> PersonRef:
    (one,) = found.persons.find(said).result(200)
    return one.ref


def test_of_whoever_is_erased_no_byte_is_left_in_the_folder_backups_included(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", name="Frau Kern").hang_up("later", NONE, "").future.result(200)
        rejected = RejectedLine(9, "too_wide", f"{NAME};{NUMBER};x;y")
        listed = found.lead_lists.read_in(FRAME, [ROW, OTHER, rejected, RejectedLine(10, "too_wide", "a;b")])
        call(found)
        gone = found.lead_lists.read_in(FRAME, [ROW])
        found.safekeeping.back_up().result(200)
        found.lead_lists.undo_lead_list(gone.list_id).result(200)
        found.safekeeping.back_up().result(200)
        assert files_with(tmp_path, CANARIES), "the test looks for what is there"
        plan = found.persons.erase_plan(of(found, NUMBER)).result(200)
        assert (plan.goes["calls"], plan.goes["list_rows"], plan.goes["rejected_lines"]) == (1, 1, 1)
        assert found.call_log.page(LogFilter(text="quandt")).result(200).rows, "a plan changes nothing"
        erased = found.persons.erase(of(found, NUMBER)).result(200)
        assert len(erased.copies) == 2
        assert erased.left == ()
        assert found.call_log.page(LogFilter(text="quandt")).result(200).rows == ()
        assert found.database.check().result(200) == ()
        assert found.persons.find(NAME).result(200) == ()
        states = [one.row.state for one in found.lead_lists.rows(listed.list_id).result(200)]
        assert states == [RowState.NEW]
        (one,) = [each for each in found.lead_lists.lists().result(200) if each.id == listed.list_id]
        assert one.counts == {RowState.NEW: 1}
    assert files_with(tmp_path, CANARIES) == ()
    assert rows(tmp_path, "SELECT count(*) FROM call") == [(2,)]
    assert rows(tmp_path, "SELECT line FROM list_reject") == [(10,)]
    assert rows(tmp_path, "SELECT count(*) FROM erasure") == [(1,)]


@pytest.mark.parametrize("way", ["own backup", "copy from elsewhere", "recover"])
def test_no_older_copy_brings_back_whoever_was_erased(tmp_path: Path, way: str) -> None:
    folder, elsewhere = tmp_path / "data", tmp_path / "elsewhere.db"
    with services(folder) as found:
        found.lead_lists.read_in(FRAME, [ROW, OTHER])
        call(found)
        backup = found.safekeeping.back_up().result(200).path
        elsewhere.write_bytes(backup.read_bytes())
        found.persons.erase(of(found, NAME)).result(200)
        if way != "recover":
            found.safekeeping.restore(backup if way == "own backup" else elsewhere).result(200)
        else:
            backup.write_bytes(elsewhere.read_bytes())  # somebody put the old copy back
            found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    if way == "recover":
        log = folder / "callassist.db"
        log.write_bytes(log.read_bytes()[:4096] + b"\0" * 4096 + log.read_bytes()[8192:])
        with services(folder) as found:
            found.safekeeping.recover().result(200)
    with services(folder) as found:
        assert found.persons.find(NAME).result(200) == found.persons.find(NUMBER).result(200) == ()
        assert found.call_log.page(LogFilter(text="quandt")).result(200).rows == ()
        assert found.database.check().result(200) == (), "the chain holds"
    assert rows(folder, "SELECT count(payload), count(salt) FROM call_event") == [(0, 0)]
    assert rows(folder, "SELECT name FROM list_row") == [("Sam Oduya",)]
    found_in = files_with(folder, CANARIES)
    assert [one for one in found_in if one.parent == folder] == []


def test_whoever_asked_not_to_be_called_is_not_although_they_were_erased(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "do_not_call")
        erased = found.persons.erase(of(found, NAME)).result(200)
        assert erased.plan.stays["block"] == "1"
        with pytest.raises(ImpossibleAction, match="asked not to be called"):
            start(found, name="Anna Neu", number="+49 30 7654321")
        later = found.lead_lists.read_in(FRAME, [ROW])
        assert [one.row.state for one in found.lead_lists.rows(later.list_id).result(200)] == [RowState.BLOCKED]
        found.lead_lists.undo_lead_list(later.list_id).result(200)
        found.lead_lists.standing([]).result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    assert rows(tmp_path, "SELECT name, email FROM contact") == [("", "")]


def test_a_person_who_is_only_a_row_of_a_list_is_found_by_number_address_and_name_and_erased(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        listed = found.lead_lists.read_in(FRAME, [ROW, OTHER])
        refs = {of(found, said) for said in (NUMBER, "+49 30 765 43 21", MAIL.upper(), NAME, "Quandt, Zenobia")}
        assert len(refs) == 1
        sheet = found.persons.sheet(*refs).result(200)
        assert (sheet.name, sheet.origins[0]["list_name"], sheet.origins[0]["line"]) == (NAME, "Messe", "3")
        found.persons.erase(*refs).result(200)
        assert [one.row.place for one in found.lead_lists.rows(listed.list_id).result(200)] == [4]
        assert found.persons.find(NUMBER).result(200) == ()
    assert files_with(tmp_path, CANARIES) == ()


def test_colleagues_at_the_same_number_stay(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        colleague = ListRow(5, name="Sam Oduya", e164="+49307654321", company="Quandt KG")
        listed = found.lead_lists.read_in(FRAME, [ROW, colleague])
        for one in found.lead_lists.rows(listed.list_id).result(200):
            (each,) = found.lead_lists.lists().result(200)
            live = found.calling.start(request_for(each, one, Language.DE)).result(200)
            live.hang_up("no_answer", NONE, "").future.result(200)
        assert found.persons.sheet(of(found, NAME)).result(200).colleagues == ("Sam Oduya",)
        erased = found.persons.erase(of(found, NAME)).result(200)
        assert erased.plan.stays == {"others_at_number": "1"}
        assert found.persons.sheet(of(found, "Sam Oduya")).result(200).company == "Quandt KG"


def test_nobody_is_erased_while_a_call_with_them_is_on(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", name=NAME, number=NUMBER)
        with pytest.raises(ImpossibleAction, match="is on"):
            found.persons.erase(of(found, NAME)).result(200)
        live.hang_up("later", NONE, "").future.result(200)
        found.persons.erase(of(found, NAME)).result(200)
        assert found.calling.interrupted().result(200) == ()
        with pytest.raises(NotFound):
            found.persons.erase(PersonRef("nobody")).result(200)


def test_a_call_that_was_cut_off_is_not_offered_once_its_person_is_erased(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", name=NAME, number=NUMBER)
    with services(tmp_path) as found:
        assert len(found.calling.interrupted().result(200)) == 1
        found.persons.erase(of(found, NAME)).result(200)
        assert found.calling.interrupted().result(200) == ()
        assert found.database.check().result(200) == ()
