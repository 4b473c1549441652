"""Whoever was erased and comes back with an old file is known again: blocked if they objected, else with a hint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from callassist.domain.fingerprint import BlockReason
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowState
from callassist.storage.keeping.erased_copies import files_with
from tests.storage.logs import KERN, NONE, request, rows, services, start

FRAME = ListFrame("Messe", Party.BUSINESS, file_name="messe.csv", country="DE", presumed_reason="Asked for an offer")
QUANDT = ListRow(3, first="Zenobia", last="Quandt", e164="+49307654321", typed="030 7654321", email="z@quandt.example")
AMSEL = ListRow(4, name="Anna Amsel", e164="+49301111111", typed="030 1111111")
NEEDLES = (b"quandt", b"7654321")


def test_a_row_erased_on_request_comes_back_with_a_hint_and_is_nowhere_before(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        before = found.lead_lists.read_in(FRAME, [QUANDT, AMSEL])
        assert before.erased_before == 0
        (one,) = found.persons.find("030 7654321").result(200)
        found.persons.erase(one.ref).result(200)
        assert files_with(folder, NEEDLES) == ()
        again = found.lead_lists.read_in(FRAME, [QUANDT, AMSEL])
        assert (again.erased_before, again.tally.new, again.tally.listed) == (1, 1, 1)
        (back,) = found.persons.find("030 7654321").result(200)
        assert found.persons.sheet(back.ref).result(200).erased_on.startswith("2026-03-02")
        (other,) = found.persons.find("030 1111111").result(200)
        assert found.persons.sheet(other.ref).result(200).erased_on == ""
        known = found.calling.look_up(request(name="", number="0049 30 7654321")).result(200)
        assert known is not None
        assert known.erased_on.startswith("2026-03-02")
        # in the queue too, where nobody looks at a sheet
        assert found.what_now.look().result(200).erased_on == ""
        found.lead_lists.undo_lead_list(before.list_id).result(200)
        day = found.what_now.look().result(200)
        assert day.offer.who is not None
        assert (day.offer.who.name, day.erased_on[:10]) == ("Zenobia Quandt", "2026-03-02")


def test_a_repaired_line_of_somebody_who_was_erased_is_told_as_well(tmp_path: Path) -> None:
    with services(tmp_path / "data") as found:
        made = found.lead_lists.read_in(FRAME, [QUANDT, RejectedLine(9, "too_wide", "x;y")])
        (one,) = found.persons.find("030 7654321").result(200)
        found.persons.erase(one.ref).result(200)
        repaired = found.lead_lists.repair(made.list_id, [replace(QUANDT, place=9), replace(AMSEL, place=10)])
        assert repaired.result(200).erased_before == 1


def test_a_row_that_objected_and_was_erased_comes_back_blocked_and_its_number_is_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        found.lead_lists.read_in(FRAME, [QUANDT, AMSEL])
        found.block_list.add("030 7654321", BlockReason.OBJECTION).result(200)
        (one,) = found.persons.find("030 7654321").result(200)
        assert "block" in found.persons.erase_plan(one.ref).result(200).stays
        found.persons.erase(one.ref).result(200)
        again = found.lead_lists.read_in(FRAME, [QUANDT])
        assert (again.tally.blocked, again.erased_before) == (1, 1)
        assert [each.row.state for each in found.lead_lists.rows(again.list_id).result(200)] == [RowState.BLOCKED]
        found.lead_lists.undo_lead_list(again.list_id).result(200)
        found.database.submit(lambda _store: None).result(200)
    held = rows(folder, "SELECT number FROM block WHERE lifted_at = ''")
    assert held
    assert {str(number) for (number,) in held} == {""}


def test_a_person_who_was_called_is_known_again_by_all_their_numbers_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        start(found, "1", email="kern@kern.example").hang_up("later", NONE, "").future.result(200)
        (one,) = found.persons.find(KERN).result(200)
        found.persons.erase(one.ref).result(200)
    with services(folder) as found:
        known = found.calling.look_up(request(name="Somebody", number=KERN)).result(200)
        assert known is not None
        assert known.erased_on
        by_mail = ListRow(5, name="Ida Kern", email="Kern@kern.example")
        assert found.lead_lists.read_in(FRAME, [by_mail]).erased_before == 1
