"""What the rep empties in the details of the lead is gone from then on; the journal still knows what stood there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.driving import CTRL, Key, Window, opened

LEAD = "Ms Kern, 0221 4710815, kern@example.org, Hauptstr. 1, 10115 Berlin"
EMAIL, ADDRESS, DAY, SOURCE = range(4)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def empty(window: Window, *fields: int) -> None:
    """Open the form, empty these fields, and save it by its last field's Enter."""
    window.press(Key.Key_I, modifier=CTRL)
    for place in fields:
        window.page.form.fields()[place].clear()
    window.page.form.fields()[-1].setFocus()
    window.press(Key.Key_Return)
    assert window.page.form.purpose is None


def known_contact(window: Window) -> tuple[str, str]:
    """E-mail and address as the log has them for the next call."""
    window.until(lambda: not window.area.in_call)
    window.start.clear_lead()
    window.call(lead="Ms Kern, 0221 4710815")
    contact = window.view.contact
    return contact.email, contact.address


def test_an_emptied_e_mail_is_gone_and_the_address_stays(window: Window) -> None:
    window.call(lead=LEAD)
    empty(window, EMAIL)
    assert (window.view.contact.email, window.view.contact.address) == ("", "Hauptstr. 1, 10115 Berlin")


def test_all_can_be_emptied_at_once(window: Window) -> None:
    window.call(lead=LEAD)
    empty(window, EMAIL, ADDRESS)
    assert (window.view.contact.email, window.view.contact.address) == ("", "")


def test_what_was_emptied_is_in_no_list_and_not_known_to_the_next_call(window: Window) -> None:
    window.call(lead=LEAD)
    empty(window, EMAIL, ADDRESS)
    window.keys("11")
    window.end_call()
    assert (window.logged()[0].email, window.logged()[0].address) == ("", "")
    assert known_contact(window) == ("", "")


def test_the_log_tells_what_was_there_before(window: Window) -> None:
    window.call(lead=LEAD)
    empty(window, EMAIL)
    window.keys("11")
    window.end_call()
    trace = window.services.call_log.trace(window.logged()[0].id).result(timeout=200)
    (line,) = (one for one in trace.lines if one.kind == "details")
    assert line.text == "kern@example.org → –"


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(window: Window) -> None:
    window.call(lead=LEAD)
    window.keys("1")
    before = window.view
    empty(window)
    assert window.view == before


def test_a_consent_that_is_emptied_is_not_claimed_any_more(window: Window) -> None:
    window.call(lead=LEAD)
    window.press(Key.Key_I, modifier=CTRL)
    fields = window.page.form.fields()
    fields[DAY].setText("3.2.2026")
    fields[SOURCE].setText("trade fair")
    fields[SOURCE].setFocus()
    window.press(Key.Key_Return)
    assert window.view.contact.consent.source == "trade fair"
    empty(window, DAY, SOURCE)
    consent = window.view.contact.consent
    assert (consent.given_on, consent.source) == (None, "")
