"""What a call needs, in the real window: who is at the number, consent, who decides, a next step, ticking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.verdict import VerdictState
from callassist.services.phone.phone_news import PhoneNews
from callassist.ui.kit.plain_text import isolated
from tests.storage.logs import START, press, request
from tests.ui.driving import CTRL, ENGLISH, Window, noon, write_settings

Key = Qt.Key
GERMAN = ENGLISH | {"window_language": "de", "script_language": "de"}


@pytest.fixture(params=[ENGLISH, GERMAN], ids=["English", "German"])
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Window]:
    write_settings(tmp_path, **request.param)
    found = Window(qtbot, tmp_path, noon())
    yield found
    found.app.close()
    found.services.close()


def is_german(window: Window) -> bool:
    return window.start.title.text().startswith("Wen")


def a_call_before(window: Window) -> None:
    live = window.services.calling.start(request("Frau Kern", "030 1234567")).result(200)
    for token in ("1", "1", "1"):
        live.press(token).future.result(200)
    callback = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=1), "bat darum")
    live.hang_up("callback_agreed", callback, "hat zwei Kinder").future.result(200)


@pytest.mark.parametrize("way", ["typed", "pasted", "link"])
def test_a_known_number_shows_whom_it_stands_for_before_the_call(window: Window, way: str) -> None:
    a_call_before(window)
    window.start.choose("education_savings")
    if way == "typed":
        window.start.number.setFocus()
        window.keys("030 1234567")
    elif way == "pasted":
        window.start.focus_first()
        window.paste("+49 30 1234567")
    else:
        window.area.hear(PhoneNews("", "", "030 1234567", linked=True))
        window.until_answered()
    window.until(lambda: not window.start.known.isHidden())
    told = window.start.known.text()
    for part in ("Frau Kern", "hat zwei Kinder", "10:00", "1 Antwort" if is_german(window) else "1 answer"):
        assert part in told, told
    german, english = "Ausgemacht: Zurückrufen Di 03.03.2026 10:00", "Agreed: Call back Tue 3 Mar 2026, 10:00"
    assert (german if is_german(window) else english) in told.splitlines(), told
    window.start.number.setText("030 7654321")
    window.until(lambda: window.start.known.isHidden())


def test_what_is_pasted_goes_to_its_fields_and_into_the_sentence_that_must_be_said(window: Window) -> None:
    window.start.choose("education_savings")
    window.start.focus_first()
    window.paste("Ms Kern, 0221 4710815, kern@example.org, Hauptstr. 1, 10115 Berlin")
    assert (window.start.email.text(), window.start.address.text()) == ("kern@example.org", "Hauptstr. 1, 10115 Berlin")
    window.start.consent_date.setFocus()
    window.keys("3.2.2026")
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert ("3. Februar 2026" if is_german(window) else "3 February 2026") in window.spoken()
    assert window.page.speech.lacking.isHidden()
    assert window.live.view.contact.email == "kern@example.org"


def test_a_consent_that_is_still_to_come_is_told_and_starts_no_call(window: Window) -> None:
    window.start.choose("education_savings")
    window.start.number.setText("0221 4710815")
    window.start.consent_date.setText("3.3.2026")
    window.start.submit()
    window.until(lambda: not window.start.message.isHidden())
    assert window.start.message.label.text().startswith("Dieser Tag" if is_german(window) else "That day")
    assert not window.area.in_call


def test_a_missing_consent_is_told_before_the_sentence_and_noted_in_place(window: Window) -> None:
    window.call()
    missing = "Datum der Einwilligung" if is_german(window) else "date of consent"
    lacking = window.page.speech.lacking
    assert missing in lacking.whole()
    assert "Ctrl+I" in lacking.whole() or "Strg+I" in lacking.whole()
    window.press(Key.Key_I, modifier=CTRL)
    assert window.page.form.purpose == "details"
    for text in ("kern@example.org", "", "morgen", "Messe"):
        window.type(text)
    assert window.page.form.purpose == "details", "no day: nothing is lost"
    window.page.form.fields()[2].selectAll()
    window.type("3.2.")
    window.type("")
    assert window.page.form.purpose is None
    assert lacking.isHidden()
    assert window.live.view.contact.consent.source == "Messe"
    window.end_call()
    assert window.logged()[0].email == "kern@example.org"


def test_the_best_time_is_shown_in_words_before_it_is_taken(window: Window) -> None:
    window.call("contract_review", "Frau Kern, Kern GmbH, 0221 4710815")
    window.press(Key.Key_P, modifier=CTRL)
    for text in ("Herr Oduya", "IT", "-12"):
        window.type(text)
    window.keys("morgen 9")
    assert window.page.form.detail.text().startswith("= ")
    assert "09:00" in window.page.form.detail.text() or "9:00" in window.page.form.detail.text()
    window.press(Key.Key_Return)
    due = window.live.follow_up_for("decision_maker_named").due
    assert due is not None
    assert (due.day, due.hour) == (3, 9)


def test_nothing_to_follow_on_a_prospect_is_a_choice_that_is_said_why(window: Window) -> None:
    window.call()
    window.press(Key.Key_F1, modifier=Qt.KeyboardModifier.ShiftModifier)
    window.keys("1116")
    window.press(Key.Key_Return)
    window.keys("1")
    assert window.view.verdict.state is VerdictState.PROSPECT
    window.press(Key.Key_Return, modifier=CTRL)
    wrap_up = window.page.wrap_up
    assert wrap_up.outcome() == "prospect_no_appointment"
    assert wrap_up.kind.currentData() == "retry"
    assert wrap_up.due.text() == "9.3.2026 10:00"
    assert wrap_up.why.isHidden()
    wrap_up.kind.setCurrentIndex(wrap_up.kind.findData(FollowUpKind.NONE))
    assert not wrap_up.why.isHidden()
    wrap_up.submit()
    assert wrap_up.why.hasFocus()
    assert wrap_up.problem.text()
    assert window.area.in_call
    window.type("zieht weg")
    window.until(lambda: not window.area.in_call)
    row = window.logged()[0]
    assert (row.follow_up, row.follow_up_reason) == ("none", "zieht weg")


def test_an_answer_that_stands_alone_stands_alone_when_answers_are_changed_out_of_turn(window: Window) -> None:
    window.call()
    goal = next(one for one in window.live.questions if one.id == "q_goal")
    editing = window.control._editing  # noqa: SLF001 - nothing shows it
    for digits, ticked in (("1", ["school"]), ("12", ["school", "studies"]), ("124", ["open"]), ("1241", ["school"])):
        editing.begin(goal, window.view)
        for digit in digits:
            editing.choose(next(one for one in editing.choices() if one.key == digit), window.view)
        assert [one.value for one in editing.choices() if one.selected] == ticked
    editing.confirm()
    assert window.states()["q_goal"] == "answered"


def test_a_best_time_that_names_no_day_is_shown_to_whoever_calls_them(window: Window) -> None:
    live = window.services.calling.start(request("Ms Kern", "0221 4710815", script="contract_review")).result(200)
    press(live, "3", "C=Herr Oduya;IT-Leiter;030 7654321;not on market days", "1")
    live.hang_up("decision_maker_named", live.follow_up_for("decision_maker_named"), "").future.result(200)
    window.start.choose("contract_review")
    window.start.number.setFocus()
    window.keys("030 7654321")
    window.until(lambda: not window.start.known.isHidden())
    told = window.start.known.text()
    words = "Beste Zeit: " if is_german(window) else "Best time: "
    assert words + isolated("not on market days") in told.splitlines()
    assert "Herr Oduya, IT-Leiter" in told
