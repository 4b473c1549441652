"""Whom a rep types or pastes: told apart before her eyes, and whoever is blocked is not called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.services.phone.phone_news import PhoneNews
from tests.storage.logs import request
from tests.ui.driving import BERLIN, CTRL, ENGLISH, Window, noon, write_settings

NONE = FollowUp(FollowUpKind.NONE)
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    write_settings(tmp_path, **ENGLISH)
    found = Window(qtbot, tmp_path, noon())
    yield found
    found.app.close()
    found.services.close()


def block(window: Window, number: str = "030 1234567") -> None:
    window.services.calling.log_unreached(request(number=number), "do_not_call", NONE).result(200)


def paste(window: Window, text: str) -> None:
    window.start.focus_first()
    window.paste(text)


def told(label: object) -> str:
    return "" if label.isHidden() else str(label.text())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "pasted",
    [
        "Mr Kern, 030\u20111234567",
        "Mr Kern\n030\u200b1234567",
        "０３０ １２３４５６７",
        "٠٣٠ ١٢٣٤٥٦٧",
        "Mr Kern, 12.03.1985, 030 1234567",
        "Mr Kern 12.03.1985 030 1234567",
        "BEGIN:VCARD\nFN:Mr Kern\nTEL;TYPE=WORK:+49 30 1234567\nEND:VCARD",
        "Mit freundlichen Grüßen\nHerr Kern\nTel. +49 (0)30\u202f12\u201134567",
    ],
)
def test_a_blocked_number_warns_and_starts_no_call_however_it_is_pasted(window: Window, pasted: str) -> None:
    block(window)
    paste(window, pasted)
    window.press(Key.Key_Return)
    window.until(lambda: "Blocked" in window.start.message.label.text())
    assert not window.area.in_call
    assert len(window.logged()) == 1


def test_a_blocked_number_out_of_a_link_warns_and_starts_no_call(window: Window) -> None:
    block(window)
    window.area.hear(PhoneNews("Mr Kern", "", "030\u20111234567", linked=True))
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(lambda: "Blocked" in window.start.message.label.text())
    assert not window.area.in_call


def test_a_number_that_does_not_exist_is_told_before_the_call_which_may_start(window: Window) -> None:
    paste(window, "Ms Kern, 0221 12")
    assert told(window.start.doubt) == "There is no such number in Germany: 0221 12"
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert window.live.lead.number_typed == "0221 12"


def test_a_number_that_exists_is_not_talked_about(window: Window) -> None:
    paste(window, "Ms Kern, 0221 4710815")
    assert told(window.start.doubt) == ""
    window.start.clear_lead()
    paste(window, "+49 1")
    assert "There is no such number: " in told(window.start.doubt)
    window.start.clear_lead()
    assert told(window.start.doubt) == ""


def test_a_guess_is_shown(window: Window) -> None:
    paste(window, "221 4710815")
    assert "+492214710815" in told(window.start.doubt)


def test_the_country_of_the_settings_decides_and_a_change_is_heard(window: Window) -> None:
    bus = window.app.window.bridge.bus
    bus.publish(window.services.settings.set("phone_region", "US"))
    paste(window, "Jane Doe, (650) 253-0000 x136")
    assert window.start.lead()[:3] == ("Jane Doe", "", "(650) 253-0000 x136")
    assert told(window.start.doubt) == ""
    bus.publish(window.services.settings.set("phone_region", "DE"))
    assert "+496502530000" in told(window.start.doubt), "another country, another number"


def test_what_has_no_field_goes_into_the_note_before_the_reps_eyes(window: Window) -> None:
    paste(window, "Ms Kern\nHead of Sales\nKern Ltd\n030 1234567\nFax 030 1234568\nk@kern.de\nred door")
    for part in ("Head of Sales", "Fax 030 1234568", "red door"):
        assert part in told(window.start.beside)
    assert window.start.email.text() == "k@kern.de"
    assert "k@kern.de" not in told(window.start.beside)
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert window.live.lead.company == "Kern Ltd"
    assert window.live.lead.email == "k@kern.de"
    assert "red door" in window.page.note.text()
    window.end_call()
    assert "Fax 030 1234568" in window.logged()[0].note
    assert told(window.start.beside) == ""


def test_lines_still_divide_when_the_pasted_text_is_edited(window: Window) -> None:
    paste(window, "Ms Kern\nKern Ltd\n0221 4710815")
    window.keys("5")
    assert window.start.lead()[:3] == ("Ms Kern", "Kern Ltd", "0221 47108155")


def test_the_note_of_a_lead_that_was_not_reached_is_kept(window: Window) -> None:
    paste(window, "Ms Kern, 0221 4710815, k@kern.de, red door, behind the yard")
    window.press(Key.Key_G, modifier=CTRL)
    window.until(lambda: "Ms Kern" in window.start.done.text())
    row = window.logged()[0]
    assert (row.company, row.note, row.email) == ("red door", "behind the yard", "k@kern.de")


def test_the_digits_of_who_rings_back_may_be_written_in_groups(window: Window) -> None:
    window.call(lead="Ms Kern, 0221 4710815")
    window.press(Key.Key_Return, modifier=CTRL)
    window.keys("8")  # the line dropped
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    window.until(lambda: bool(window.start.interrupted_rows()))
    window.start.focus_first()
    window.keys("10 8-15")
    ringing = window.start._ringing()  # pyright: ignore[reportPrivateUsage]
    assert ringing is not None
    assert ringing.number == "0221 4710815"


# -- the present, at the fields --------------------------------------------------------------------------------------


def test_a_time_typed_late_in_a_call_is_understood_as_of_now(window: Window) -> None:
    window.call()
    window.services.clock.tick(45 * 60)  # type: ignore[attr-defined]
    window.press(Key.Key_3, modifier=CTRL)
    window.page.answers.focus_field()
    window.keys("in 30 minutes")
    assert "11:15" in window.page.answers.meaning.text()
    window.press(Key.Key_Return)
    assert window.live.call.facts.callback_at == datetime(2026, 3, 2, 11, 15, tzinfo=BERLIN)


def test_a_time_at_night_is_asked_back_once(window: Window) -> None:
    window.call()
    window.press(Key.Key_3, modifier=CTRL)
    window.page.answers.focus_field()
    window.keys("12:15 am")
    assert "at night" in window.page.answers.meaning.text()
    window.press(Key.Key_Return)
    assert "00:15" in window.page.answers.problem.text()
    assert window.live.call.facts.callback_at is None
    window.press(Key.Key_Return)
    assert window.live.call.facts.callback_at == datetime(2026, 3, 3, 0, 15, tzinfo=BERLIN)


def test_an_offer_that_is_over_is_told_and_offered_anew(window: Window) -> None:
    window.call()
    window.press(Key.Key_3, modifier=CTRL)
    before = window.spoken()
    window.services.clock.tick(3 * 24 * 3600)  # type: ignore[attr-defined]
    window.page.speech.text.setFocus()
    window.keys("1")
    assert window.live.call.facts.callback_at is None
    assert window.spoken() != before
    shown = f"{window.page.hint.text()} {window.page.answers.problem.text()}"
    assert "over" in shown
    window.page.speech.text.setFocus()
    window.keys("1")
    assert window.live.call.facts.callback_at is not None
    assert window.live.call.facts.callback_at > window.live.now


def test_a_proposal_that_stood_too_long_in_the_wrap_up_is_not_saved_as_past(window: Window) -> None:
    window.call()
    window.press(Key.Key_Return, modifier=CTRL)
    wrap_up = window.page.wrap_up
    digit = wrap_up._codes.index("callback_agreed") + 1  # pyright: ignore[reportPrivateUsage]
    window.keys(str(digit))
    window.keys("in 30 minutes")
    due = window.live.now + timedelta(minutes=30)
    assert f"{due:%H:%M}" in wrap_up.meaning.text()
    wrap_up.due.setText(f"{due:%d.%m.%Y %H:%M}")
    window.services.clock.tick(40 * 60)  # type: ignore[attr-defined]
    window.press(Key.Key_Return)
    assert window.area.in_call
    assert "over" in wrap_up.problem.text()
    wrap_up.due.setText("3 Uhr")
    window.press(Key.Key_Return)
    assert "at night" in wrap_up.problem.text()
    wrap_up.due.setText("tomorrow at 9")
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
