"""Whoever asked not to be called again is not called: from the key press on, and however the number is written."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ImpossibleAction
from callassist.services.calls.call_end import people_of
from callassist.services.clock import FixedClock
from callassist.storage.calls.journal import Journal
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import NONE, START, press, request, rows, services, start

NUMBER = "030 1234567"
WRITTEN = [
    "030\u20111234567",
    "030\u200b1234567",
    "\u202a030 1234567\u202c",
    "０３０ １２３４５６７",
    "٠٣٠ ١٢٣٤٥٦٧",
    "۰۳۰-۱۲۳۴۵۶۷",
    "12.03.1985 030 1234567",
    "030 1234567, geb. 12.03.1985",
    "+49 (0)30 1234567",
    "0049\u00a030\u20131234567",
    "tel:+49-30-1234567",
    "030 1234567 x136",
    "Tel.: 030/123 45 67 (Zentrale)",
    "10115 Berlin, 030 1234567",
]


def block(folder: Path, number: str = NUMBER) -> None:
    with services(folder) as found:
        start(found, number=number).hang_up("do_not_call", NONE, "").future.result(200)


@pytest.mark.parametrize("written", WRITTEN)
def test_a_blocked_number_is_blocked_however_it_is_written(tmp_path: Path, written: str) -> None:
    block(tmp_path)
    with services(tmp_path) as found:
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, number=written, name="Herr Oduya")
        with pytest.raises(ImpossibleAction, match="not to be called"):
            found.calling.log_unreached(request(number=written), "no_answer", NONE).result(200)


@pytest.mark.parametrize("where", ["name", "company"])
def test_a_blocked_number_in_another_field_is_blocked(tmp_path: Path, where: str) -> None:
    block(tmp_path)
    given = {"name": "Kern", "company": "", "number": ""} | {where: "Kern 030\u20111234567"}
    with services(tmp_path) as found, pytest.raises(ImpossibleAction, match="not to be called"):
        start(found, **given)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("0221 12", "0221\u201112"),
        ("0221 12", "0221/12"),
        ("0221 12", "٠٢٢١ ١٢"),
        ("+49 221 12", "0049 221\u200b12"),
        ("4711", "47\u00a011"),
    ],
)
def test_a_block_of_a_number_that_does_not_exist_holds_by_its_figures(tmp_path: Path, then: str, now: str) -> None:
    block(tmp_path, then)
    with services(tmp_path) as found:
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, number=now, name="Herr Oduya")
        start(found, number="0221 13")


@pytest.mark.parametrize(("then", "now"), [("US", "DE"), ("DE", "US")])
def test_a_block_holds_when_the_country_of_the_settings_changes(tmp_path: Path, then: str, now: str) -> None:
    with services(tmp_path) as found:
        found.settings.set("phone_region", then)
    block(tmp_path)
    with services(tmp_path) as found:
        found.settings.set("phone_region", now)
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, number="030-1234567")


def test_the_same_number_that_does_not_exist_is_the_same_contact(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, number="0221 12").hang_up("no_answer", NONE, "").future.result(200)
        start(found, number="0221\u201112").hang_up("no_answer", NONE, "").future.result(200)
    assert rows(tmp_path, "SELECT count(*) FROM contact") == [(1,)]


def test_a_name_with_signs_that_are_not_seen_is_the_same_person(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        for name in ("Frau Müller", "Frau Mu\u0308ller", "Frau\u00a0Müller\u200b"):
            start(found, name=name).hang_up("no_answer", NONE, "").future.result(200)
    assert rows(tmp_path, "SELECT count(*) FROM contact") == [(1,)]


# -- with the key press ---------------------------------------------------------------------------------


@pytest.mark.parametrize("tokens", [("X4",), ("1", "X4"), ("never",), ("1", "1", "X4", "Enter")])
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_kill_right_after_the_key_press_loses_no_block(tmp_path: Path, tokens: tuple[str, ...]) -> None:
    keys = tokens if tokens != ("never",) else (key_of("never_again"),)
    with Nursery("tests.services.calls.blocking_child") as nursery:
        child = nursery.child(str(tmp_path), *keys)
        told = b""
        while not told.endswith(b"saved\n") and (more := os.read(child.out, 100)):
            told += more
        assert child.kill() == -9
        errors = os.read(child.errors, 10_000)
        child.close()
    assert (told, errors) == (b"saved\n", b"")
    with services(tmp_path) as found:
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found, name="Herr Oduya")
        (offered,) = found.calling.interrupted().result(200)
        found.calling.end_as_interrupted(offered.id).result(200)
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found)
        assert found.database.check().result(200) == ()


def key_of(choice: str) -> str:
    from tests.storage.logs import script

    found = script(request().script)
    node = next(one for one in found.nodes.values() if any(c.value == choice for c in getattr(one, "choices", ())))
    return next(one.key for one in node.choices if one.value == choice)


def states(folder: Path) -> list[str]:
    return [str(state) for (state,) in rows(folder, "SELECT number_state FROM contact ORDER BY created_at")]


@pytest.mark.parametrize(
    ("tokens", "blocked"),
    [
        (("X4",), True),
        (("X4", "Back"), False),
        (("X4", "Esc"), True),
        (("X4", "Esc", "1", "Back"), True),
        (("X4", "Esc", "X4", "Esc"), True),
        (("X4", "Esc", "X4", "Back"), False),
        (("1", "X4", "Enter"), True),
        (("1", "X4", "Enter", "Back"), False),
        (("X4", "X1"), True),
        (("X4", "X5", "Esc"), True),
        (("X4", "o_time"), True),
        (("X4", "o_time", "Esc"), True),
        (("X4", "o_time", "Esc", "Esc"), True),
        (("X4", "o_time", "Esc", "Back"), False),
        (("X4", "Back", "X4"), True),
        (("X4", "Back", "X4", "Back"), False),
        (("X4", "q_children=yes"), True),
        (("o_time",), False),
    ],
)
def test_the_block_stands_as_long_as_it_is_not_taken_back(
    tmp_path: Path, tokens: tuple[str, ...], blocked: bool
) -> None:
    with services(tmp_path) as found:
        live = start(found)
        for token in tokens:
            live.press(token).future.result(200)
    assert states(tmp_path) == ["blocked" if blocked else "ok"]


def test_what_an_earlier_call_blocked_is_not_lifted_by_a_step_back(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)
        start(found, name="Herr Oduya").hang_up("do_not_call", NONE, "").future.result(200)
        press(live, "X4", "Back")
    assert states(tmp_path) == ["blocked", "blocked"]


def test_a_step_back_gives_a_number_its_former_state_and_its_follow_ups_again(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        callback = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=1))
        start(found).hang_up("appointment_set", callback, "").future.result(200)
        live = start(found)
        found.database.submit(
            lambda store: store.connection.execute("UPDATE contact SET number_state = 'wrong'")
        ).result(200)
        press(live, "X4")
        follow_up = "SELECT state FROM follow_up"
        assert found.database.submit(lambda store: store.connection.execute(follow_up).fetchall()).result(200) == [
            ("cancelled",)
        ]
        press(live, "Back")
    assert rows(tmp_path, "SELECT state FROM follow_up") == [("open",)]
    assert states(tmp_path) == ["wrong"]


def test_the_step_back_lifts_the_block_also_after_a_kill_in_between(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "X4")
    with services(tmp_path) as found:
        (offered,) = found.calling.interrupted().result(200)
        live = found.calling.resume(offered.id).result(200)
        assert live.call.no_more_calls
        press(live, "Back")
    assert states(tmp_path) == ["ok"]


def test_everybody_at_the_number_is_blocked_with_the_key_press(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, name="Herr Oduya").hang_up("no_answer", NONE, "").future.result(200)
        press(start(found, name="Frau Kern"), "X4")
    assert states(tmp_path) == ["blocked", "blocked"]


def test_a_lead_without_a_number_is_blocked_as_a_contact(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        press(start(found, number=""), "X4")
        start(found, name="Herr Oduya", number="")
    assert states(tmp_path) == ["blocked", "ok"]


def test_writing_the_line_again_blocks_once_and_still_can_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transaction was committed but the answer was lost: the line goes along with the next one again."""
    with services(tmp_path) as found:
        live = start(found)
        append = Journal.append

        def lost(self: Journal, call_id: str, entries: object) -> None:
            append(self, call_id, entries)  # type: ignore[arg-type]
            raise OSError("the answer was lost")

        monkeypatch.setattr(Journal, "append", lost)
        with pytest.raises(Exception, match="lost"):
            live.press("X4").future.result(200)
        monkeypatch.setattr(Journal, "append", append)
        press(live, "Back")
    assert states(tmp_path) == ["ok"]


def test_a_block_out_of_a_rescue_file_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with services(tmp_path) as found:
        live = start(found)

        def full(*_: object) -> None:
            raise OSError("full")

        with monkeypatch.context() as broken:
            broken.setattr(Journal, "append", full)
            with pytest.raises(Exception, match="full"):
                live.press("X4").future.result(200)
            file = live.rescue((tmp_path,)).result(200)
        assert file is not None
        assert found.safekeeping.take_rescue(file).result(200) == 1
    assert states(tmp_path) == ["blocked"]


# -- everybody named in a call --------------------------------------------------------------------------


def test_a_number_beside_the_name_of_who_decides_is_their_number(tmp_path: Path) -> None:
    with services(tmp_path, FixedClock(START, "Europe/Berlin")) as found:
        live = start(found, "C=Herr Oduya 0171\u20111234567;Einkauf")
        (person,) = [one for one in people_of(live.call, "DE") if not one.is_lead]
        assert (person.name, person.number_e164) == ("Herr Oduya", "+491711234567")
        other = start(found, "C=Frau Roth;Einkauf;\u202a0171 1234568 (mobil)\u202c", number="030 7654321")
        (person,) = [one for one in people_of(other.call, "DE") if not one.is_lead]
        assert (person.name, person.number_e164) == ("Frau Roth", "+491711234568")


def test_the_number_of_who_is_called_is_never_taken_from_the_name(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, name="Kern 0171 1234567", number="030 7654321")
        live.hang_up("no_answer", NONE, "").future.result(200)
    assert rows(tmp_path, "SELECT number_e164 FROM contact") == [("+49307654321",)]


# -- what stands beside the number ----------------------------------------------------------------------


def test_what_stands_beside_a_number_goes_into_the_note(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, number="030 1234567, geb. 12.03.1985", note="hp@x.de")
        assert live.lead.number_typed == "030 1234567"
        assert "geb. 12.03.1985" in live.note
        assert "hp@x.de" in live.note
    with services(tmp_path) as found:
        (offered,) = found.calling.interrupted().result(200)
        assert found.calling.resume(offered.id).result(200).note == "hp@x.de, 030 1234567, geb. 12.03.1985"
        found.calling.log_unreached(request(number="0221 4710815", note="Tor 3"), "no_answer", NONE).result(200)
    assert ("Tor 3",) in rows(tmp_path, "SELECT note FROM call")
