"""Lists survive what a log goes through: kills, damage, restoring, recovery. What was taken back never comes back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.lead_list import ImportMapping, ImportTally, ListRow, ListState, RejectedLine, RowRef, RowState
from callassist.domain.text import Language
from callassist.errors import LogDamaged, LogError, NotFound
from callassist.services.leads.lists import request_for
from callassist.storage.database import FILE_NAME
from tests.services.leads.test_lists import FRAME, call, only, row, settled, states
from tests.storage.logs import KERN, NONE, look_into, rows, services, start, unhindered

LISTS = (
    "SELECT * FROM lead_list ORDER BY seq",
    "SELECT * FROM list_row ORDER BY list_seq, place",
    "SELECT * FROM list_key ORDER BY key, list_seq, place",
    "SELECT * FROM list_reject ORDER BY list_seq, line",
    "SELECT * FROM import_mapping",
)
MAPPING = ImportMapping("ab" * 32, {"Tel.": "phone"}, {"bare": "local:030"}, "Messe")


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sql: rows(folder, sql) for sql in LISTS}


def some_lists(found: Services) -> str:
    """A list with a touched, a blocked and a held row, and one that was taken back."""
    long = row(5, extra={"Bemerkung": "x" * 3_000})
    lines = [*(row(place) for place in (1, 2)), row(3, state=RowState.HELD), row(4, email="l4@example.org"), long]
    one = found.lead_lists.read_in(
        FRAME, [*lines, *(row(place) for place in range(6, 400)), RejectedLine(400, "no_content")]
    )
    call(found, RowRef(one.list_id, 1)).hang_up("hung_up", NONE, "").future.result(200)
    call(found, RowRef(one.list_id, 2)).hang_up("hung_up", NONE, "").future.result(200)
    start(found, "1", name="Lead 4", number="+49301000004").hang_up("do_not_call", NONE, "").future.result(200)
    found.lead_lists.keep_mapping(MAPPING).result(200)
    gone = found.lead_lists.read_in(replace(FRAME, name="Weg"), [row(place, e164="+49305") for place in range(1, 60)])
    found.lead_lists.undo_lead_list(gone.list_id).result(200)
    settled(found)
    return one.list_id


def without_its_header(folder: Path) -> None:
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))


def recover(folder: Path) -> None:
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)
        assert found.safekeeping.open().result(200).warnings == ()
        assert found.database.check().result(200) == ()


@pytest.mark.parametrize("with_backup", [True, False], ids=["with a backup", "without one"])
def test_a_destroyed_header_loses_no_list_and_no_row(tmp_path: Path, *, with_backup: bool) -> None:
    with services(tmp_path) as found:
        some_lists(found)
    before = content(tmp_path)
    if not with_backup:
        shutil.rmtree(tmp_path / "backups")
    without_its_header(tmp_path)
    recover(tmp_path)
    assert content(tmp_path) == before


def test_what_a_backup_does_not_know_of_a_list_is_read_out_of_the_damaged_log(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 50)])
        found.safekeeping.back_up().result(200)
        call(found, RowRef(one.list_id, 3)).hang_up("hung_up", NONE, "").future.result(200)
        start(found, "1", name="Jemand", number="+49301000009").hang_up("do_not_call", NONE, "").future.result(200)
        later = found.lead_lists.read_in(replace(FRAME, name="Später"), [row(1, e164="+49306")])
        found.lead_lists.pause_lead_list(one.list_id).result(200)
        found.exporting.close()
        found.database.close()  # without the backup of the end
    before = content(tmp_path)
    without_its_header(tmp_path)
    recover(tmp_path)
    assert content(tmp_path) == before
    with services(tmp_path) as found:
        kept = states(found, one.list_id)
        assert (kept[3], kept[9]) == (RowState.TOUCHED, RowState.BLOCKED)
        names = {each.frame.name: each.state for each in found.lead_lists.lists().result(200)}
        assert names == {"Messe Köln 2026": ListState.PAUSED, "Später": ListState.OPEN}
        assert [each.list_id for each in found.lead_lists.rows_with_number("+49306").result(200)] == [later.list_id]


def test_a_list_that_was_taken_back_does_not_come_back_with_an_older_backup(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 50)])
        backup = found.safekeeping.back_up().result(200)
        found.lead_lists.undo_lead_list(one.list_id).result(200)
        settled(found)
        found.safekeeping.restore(backup.path).result(200)
        assert found.lead_lists.lists().result(200) == ()
        settled(found)
    assert rows(tmp_path, "SELECT count(*) FROM list_row") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) FROM list_key") == [(0,)]


def test_a_row_that_was_touched_or_blocked_is_not_new_again_with_an_older_backup(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 5)])
        backup = found.safekeeping.back_up().result(200)
        call(found, RowRef(one.list_id, 1)).hang_up("hung_up", NONE, "").future.result(200)
        start(found, "1", name="Jemand", number="+49301000002").hang_up("do_not_call", NONE, "").future.result(200)
        found.safekeeping.restore(backup.path).result(200)
        assert states(found, one.list_id) == {
            1: RowState.TOUCHED,
            2: RowState.BLOCKED,
            3: RowState.NEW,
            4: RowState.NEW,
        }
        assert only(found).counts == {RowState.TOUCHED: 1, RowState.BLOCKED: 1, RowState.NEW: 2}


def test_a_row_is_touched_again_by_the_journal_where_its_own_page_is_lost(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 5)])
        found.safekeeping.back_up().result(200)
        call(found, RowRef(one.list_id, 2)).hang_up("hung_up", NONE, "").future.result(200)
        found.exporting.close()
        found.database.close()
    connection = look_into(tmp_path)
    with unhindered(connection):
        connection.execute("DELETE FROM list_row WHERE place = 2")
    connection.close()
    without_its_header(tmp_path)
    recover(tmp_path)
    with services(tmp_path) as found:
        placed = found.lead_lists.row(RowRef(one.list_id, 2)).result(200)
        assert placed.row.state is RowState.TOUCHED
        assert placed.contact_id


def test_rows_whose_list_could_not_be_read_are_not_called_before_somebody_looks(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 5)])
    shutil.rmtree(tmp_path / "backups")
    connection = look_into(tmp_path)
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    with unhindered(connection):
        connection.execute("DELETE FROM lead_list")
    connection.close()
    without_its_header(tmp_path)
    recover(tmp_path)
    with services(tmp_path) as found:
        one = only(found)
        assert (one.frame.name, one.state, one.counts) == ("?", ListState.PAUSED, {RowState.NEW: 4})
        assert found.lead_lists.next_row(one.id).result(200) is None
        assert found.lead_lists.rows_with_number("+49301000002").result(200)[0].row.place == 2


def test_a_row_of_somebody_who_was_erased_does_not_come_back(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 5)])
        call(found, RowRef(one.list_id, 2)).hang_up("hung_up", NONE, "").future.result(200)
        backup = found.safekeeping.back_up().result(200)
        found.exporting.close()
        found.database.close()
    connection = look_into(tmp_path)
    connection.execute("UPDATE call_event SET payload = NULL, salt = NULL")
    connection.execute("DELETE FROM list_row WHERE place = 2")
    connection.execute("DELETE FROM list_key WHERE place = 2")
    connection.close()
    with services(tmp_path) as found:
        found.safekeeping.restore(backup.path).result(200)
        assert set(states(found, one.list_id)) == {1, 3, 4}
        assert found.lead_lists.rows_with_number("+49301000002").result(200) == ()


def test_a_list_that_was_cut_off_is_removed_at_the_next_start_which_says_so_once(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        reading = found.lead_lists.begin(FRAME)
        reading.append([row(place) for place in range(1, 800)])
        settled(found)
        found.exporting.close()
        found.database.close()
    with services(tmp_path) as found:
        (told,) = found.database.open().result(200)
        assert (told.code, told.facts) == ("import_cut_off", {"count": 1})
        assert told.next_step
        assert found.lead_lists.lists().result(200) == ()
        settled(found)
    assert rows(tmp_path, "SELECT count(*) FROM list_row") == [(0,)]
    with services(tmp_path) as found:
        assert found.database.open().result(200) == ()


def test_a_list_goes_on_being_removed_after_the_program_was_ended_in_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = found.lead_lists.read_in(FRAME, [row(place) for place in range(1, 3_000)])
        found.lead_lists.undo_lead_list(one.list_id).result(200)
        found.exporting.close()
        found.database.close()
    with services(tmp_path) as found:
        assert found.database.open().result(200) == ()
        settled(found)
    assert rows(tmp_path, "SELECT count(*) FROM list_row") == [(0,)]


def test_a_log_that_is_opened_anew_while_a_list_is_read_in_keeps_nothing_of_it(tmp_path: Path) -> None:
    """A disk error drops the connection: what comes then must not go into a list that was taken back."""
    with services(tmp_path) as found:
        reading = found.lead_lists.begin(FRAME)
        reading.append([row(1)])
        found.database.submit_aside(lambda: None, closed=True).result(200)
        with pytest.raises(LogError) as told:
            reading.append([row(2)])
        assert told.value.code == "import_cut_off"
        assert found.lead_lists.lists().result(200) == ()


def test_a_new_list_is_news_to_a_backup_though_the_journal_says_nothing_of_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        found.lead_lists.read_in(FRAME, [row(1)])
    with services(tmp_path) as found:
        (backup,) = found.safekeeping.backups().result(200)
    assert backup.reason == "closing"


def test_an_emptied_log_has_no_lists_and_takes_one(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        one = some_lists(found)
        found.safekeeping.start_empty().result(200)
        assert found.lead_lists.lists().result(200) == ()
        with pytest.raises(NotFound):
            found.lead_lists.row(RowRef(one, 1)).result(200)
        assert found.lead_lists.read_in(FRAME, [row(4), ListRow(5, name="Neu", e164=f"+49{KERN[1:].replace(' ', '')}")])
        assert request_for(only(found), found.lead_lists.rows(only(found).id).result(200)[0], Language.DE).row


def test_a_backup_made_while_a_list_is_read_in_holds_nothing_of_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        reading = found.lead_lists.begin(FRAME)
        reading.append([row(place) for place in range(1, 100)])
        settled(found)
        backup = found.safekeeping.back_up().result(200)
        reading.finish()
        found.safekeeping.restore(backup.path).result(200)
        assert found.database.open().result(200) == ()
        assert found.lead_lists.lists().result(200) == ()
        assert found.lead_lists.read_in(FRAME, [row(1)]).tally == ImportTally(new=1)
