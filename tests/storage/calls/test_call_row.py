"""A call's row has one author: line by line, made anew of its journal or got back from pages, it is the same."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import LogDamaged
from callassist.services.clock import FixedClock
from callassist.storage.database import FILE_NAME
from tests.storage.logs import NONE, START, look_into, request, rows, services, start, unhindered

DETAILS = "K=kern@example.org;Hauptstr. 1, 10115 Berlin;3.2.2026;Messe Köln"
NAMED = "C=Herr Oduya;IT-Leiter;030 7654321;morgen 9"
#: made anew, a contact has another id where its own row was lost
_NOT_COMPARED = ("contact_id",)


def lived(folder: Path) -> None:
    """Calls of every kind, each with all that can be told in one."""
    clock = FixedClock(START, "Europe/Berlin")
    with services(folder, clock) as found:
        live = start(found, "1", "1", "4", "Back", "2", "o_time", "+", DETAILS, NAMED, "?=Woher?|Messe")
        clock.tick(300)
        callback = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=1), "bat darum", "a05")
        live.hang_up("callback_agreed", callback, "=Rückruf").future.result(200)
        found.call_log.edit_note(live.id, "geändert").result(200)
        told = {"email": "o@example.org", "address": "Am Markt 2", "consent_date": "1.3.", "consent_source": "Anfrage"}
        unreached = request("Herr Straßner", "0171 9876543", **told)
        found.calling.log_unreached(unreached, "no_answer", NONE).result(200)
        cut_off = start(found, "1", DETAILS, name="Frau Roth", number="030 7654321")
        clock.tick(60)
        cut_off.set_note("hier").future.result(200)
    clock.tick(3600)
    with services(folder, clock) as found:
        found.calling.end_as_interrupted(cut_off.id).result(200)
        again = found.calling.call_back(cut_off.id).result(200)
        again.hang_up("not_interested", NONE, "").future.result(200)
        start(found, "1", "1", NAMED, name="Ms O'Neill", number="+44 20 7946 0958")


def calls(folder: Path) -> list[dict[str, Any]]:
    connection = look_into(folder)
    names = [str(row[1]) for row in connection.execute("PRAGMA table_info(call)")]
    connection.close()
    found = rows(folder, f"SELECT {', '.join(names)} FROM call ORDER BY started_at, id")
    return [
        {name: value for name, value in zip(names, row, strict=True) if name not in (*_NOT_COMPARED, "seq")}
        for row in found
    ]


def recovered(folder: Path) -> None:
    """Out of the damaged file alone."""
    assert list(folder.glob("backups/*.db"))
    shutil.rmtree(folder / "backups")
    with (folder / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    with services(folder) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)


@pytest.mark.parametrize(
    "lost",
    ["DELETE FROM call", "UPDATE call SET events = 0", "DELETE FROM call; DELETE FROM contact; DELETE FROM account"],
    ids=["the rows are lost", "the rows are old", "the contacts are lost with them"],
)
def test_rows_made_anew_of_the_journal_are_what_they_were(tmp_path: Path, lost: str) -> None:
    lived(tmp_path)
    before = calls(tmp_path)
    assert {row["email"] for row in before} >= {"kern@example.org", "o@example.org"}
    connection = look_into(tmp_path)
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    with unhindered(connection):
        for statement in [*lost.split("; "), "DELETE FROM trace_entry"]:
            connection.execute(statement)
    connection.close()
    recovered(tmp_path)
    for row, former in zip(calls(tmp_path), before, strict=True):
        assert row == former


def test_rows_got_back_from_pages_are_what_they_were(tmp_path: Path) -> None:
    lived(tmp_path)
    before = calls(tmp_path)
    details = "SELECT name, email, address, consent_date, consent_source, best_time FROM contact ORDER BY id"
    people = rows(tmp_path, details)
    recovered(tmp_path)
    assert calls(tmp_path) == before
    assert rows(tmp_path, details) == people
    assert ("Herr Oduya", "", "", "", "", "morgen 9") in people


def test_rows_of_both_widths_are_got_back_from_one_log(tmp_path: Path) -> None:
    """SQLite adds columns without touching the rows that are there: an older row has fewer values in its record."""
    (tmp_path / FILE_NAME).write_bytes((Path(__file__).parents[2] / "upgrades" / "log-1.0.db").read_bytes())
    with services(tmp_path) as found:
        start(found, "1", DETAILS, name="Frau Neu", number="0221 4710815").hang_up("not_interested", NONE, "")
    before = calls(tmp_path)
    recovered(tmp_path)
    assert len(before) == 4
    assert calls(tmp_path) == before


def test_a_follow_up_made_anew_of_the_journal_is_what_it_was(tmp_path: Path) -> None:
    """Also whom it is with, by the name the contacts have: it is settled by that when they are called."""
    with services(tmp_path) as found:
        live = start(found, "1", "1", NAMED)
        agreed = FollowUp(FollowUpKind.CONTACT_DECISION_MAKER, START + timedelta(days=1), contact_name="herr  oduya")
        live.hang_up("decision_maker_named", agreed, "").future.result(200)
    before = rows(tmp_path, "SELECT * FROM follow_up")
    assert rows(tmp_path, "SELECT contact_name FROM follow_up") == [("Herr Oduya",)]
    connection = look_into(tmp_path)
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    with unhindered(connection):
        for statement in ("DELETE FROM follow_up", "UPDATE call SET events = 0", "DELETE FROM trace_entry"):
            connection.execute(statement)
    connection.close()
    recovered(tmp_path)
    assert rows(tmp_path, "SELECT * FROM follow_up") == before
