"""What is known of people outlives a damaged log without a backup: all their numbers, what was handed out, who went."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.domain.text import Language
from callassist.errors import LogDamaged
from callassist.services.leads.lists import request_for
from callassist.storage.database import FILE_NAME
from tests.storage.logs import NONE, rows, services, start

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
ROW = ListRow(
    3, first="Anna", last="Amsel", e164="+49307654321", e164_2="+491711234567", typed="030 7654321\n0171 1234567"
)
_KEPT = (
    "SELECT first, last, list_place, country FROM contact ORDER BY created_at",
    "SELECT typed, e164, state FROM contact_number",
    "SELECT kind, sha256 FROM disclosure",
    "SELECT targets FROM erasure",
)


def test_a_damaged_log_gives_back_what_is_known_of_people_and_not_whoever_was_erased(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with services(folder) as found:
        listed = found.lead_lists.read_in(FRAME, [ROW])
        (one,) = found.lead_lists.lists().result(200)
        (placed,) = found.lead_lists.rows(listed.list_id).result(200)
        live = found.calling.start(request_for(one, placed, Language.DE)).result(200)
        live.hang_up("no_answer", NONE, "").future.result(200)
        start(found, "1", name="Zenobia Quandt", number="030 5555555").hang_up("later", NONE, "").future.result(200)
        (amsel,) = found.persons.find("Anna Amsel").result(200)
        (quandt,) = found.persons.find("Zenobia Quandt").result(200)
        found.persons.hand_out(amsel.ref, tmp_path).result(200)
        found.persons.erase(quandt.ref).result(200)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    before = [rows(folder, sql) for sql in _KEPT]
    assert all(before)
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)
        assert found.persons.find("Zenobia Quandt").result(200) == ()
        assert found.database.check().result(200) == ()
    assert [rows(folder, sql) for sql in _KEPT] == before
