"""A telephone rings: the window comes up on whoever it is, touches nothing that was typed, and starts nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist import paths
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.services.clock import FixedClock
from callassist.services.contacts.contact_text import Lead
from callassist.services.phone.phone_news import PhoneNews, news_of
from tests.storage.logs import NONE, request
from tests.ui.driving import ALT, WAIT, Key, Window, opened, place_of

KERN = "+492214710815"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data", phone_region="DE") as found:
        yield found


def rings(window: Window, number: str = KERN, **more: str) -> None:
    window.app.window.show_news(news_of(number, **more))
    window.until_answered()


def know(window: Window, name: str, number: str = KERN, company: str = "") -> None:
    asked = request(name, number, company=company)
    window.services.calling.log_unreached(asked, "no_answer", NONE).result(200)


def query(window: Window, sql: str) -> list[tuple[object, ...]]:
    return window.services.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)


def plain(text: str) -> str:
    """Without the signs that keep what is right to left apart."""
    return text.translate({0x2068: None, 0x2069: None})


def test_whoever_rings_is_taken_by_enter_and_the_call_comes_in(window: Window) -> None:
    """A consumer without a consent may not be called; she rings herself: free, and no try (L8)."""
    window.start.choose("education_savings")
    know(window, "Ms Kern", company="Kern Ltd")
    window.services.settings.set("typed_leads", "consumer")
    window.app.window.show_page(2)
    rings(window)
    card = window.start.ringing
    assert window.app.window.page_index() == 0
    assert card.isVisible()
    assert card.hasFocus()
    assert "Ms Kern" in card.words()
    assert window.start.form.is_empty()
    assert not window.area.in_call
    window.press(Key.Key_Return)
    window.until_answered()
    assert window.start.lead()[:3] == Lead("Ms Kern", "Kern Ltd", KERN)[:3]
    assert card.isHidden()
    assert not window.area.in_call, "one Enter shows who it is, and no more"
    assert not window.start.permission.blocked
    assert "They ring" in window.start.linked.label.text()
    assert "Take the call" in window.start.start.text()
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert query(window, "SELECT direction, attempt FROM call ORDER BY seq DESC LIMIT 1") == [("in", 0)]
    assert query(window, "SELECT count(*) FROM consent_event") == [(0,)]
    window.end_call()
    # whom the rep types in afterwards is called, not taken
    window.start.choose("education_savings")
    window.start.number.setText(KERN)
    window.until_answered()
    assert window.start.permission.blocked
    assert "Start call" in window.start.start.text()


def test_whoever_is_typed_in_already_and_may_not_be_called_is_taken_when_they_ring(window: Window) -> None:
    know(window, "Ms Kern")
    window.services.settings.set("typed_leads", "consumer")
    window.start.choose("education_savings")
    window.start.name.setText("Ms Kern")
    window.start.number.setText(KERN)
    window.until_answered()
    assert not window.start.start.isEnabled()
    rings(window)
    window.press(Key.Key_Z, modifier=ALT)
    window.press(Key.Key_Return)
    window.until_answered()
    assert window.start.start.isEnabled()
    assert "Take the call" in window.start.start.text()
    window.start.number.setFocus()
    window.keys("1")
    window.until_answered()
    assert "Start call" in window.start.start.text()
    assert "They ring" not in window.start.linked.label.text()


def test_another_number_in_the_form_is_no_call_that_comes_in(window: Window) -> None:
    rings(window)
    window.press(Key.Key_Return)
    assert window.start.comes_in()
    assert window.start.name.hasFocus(), "a new lead: the name is what is missing"
    window.keys("Ms Kern")
    window.start.company.setText("Kern Ltd")
    assert window.start.comes_in()
    window.start.number.setText("0221 99")
    assert not window.start.comes_in()


def test_of_several_a_digit_chooses_and_nobody_is_taken_by_enter(window: Window) -> None:
    for name in ("Ms Kern", "Mr Oduya"):
        know(window, name)
    frame = ListFrame("Fair", Party.BUSINESS, script_id="contract_review", stage="cold_call", country="DE")
    window.services.lead_lists.read_in(frame, [ListRow(1, name="Ms Berg", company="Berg AG", e164=KERN)])
    rings(window, name="Switchboard")
    card = window.start.ringing
    assert [one.label() for one in card.rows if one.isVisible()][2] == "Ms Berg, Berg AG"
    window.press(Key.Key_Return, Key.Key_4)
    assert card.isVisible()
    assert window.start.form.is_empty()
    window.press(Key.Key_3)
    window.until_answered()
    assert window.start.lead()[:3] == ("Ms Berg", "Berg AG", KERN)
    assert window.start.script() == "contract_review"
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert query(window, "SELECT direction FROM call ORDER BY seq DESC LIMIT 1") == [("in",)]
    assert query(window, "SELECT state FROM list_row") == [("touched",)]


def test_more_than_nine_are_found_elsewhere(window: Window) -> None:
    frame = ListFrame("Fair", Party.BUSINESS, script_id="contract_review", stage="cold_call", country="DE")
    rows = [ListRow(place, name=f"Person {chr(64 + place)}", e164=KERN) for place in range(1, 13)]
    window.services.lead_lists.read_in(frame, rows)
    rings(window)
    card = window.start.ringing
    assert len([one for one in card.rows if one.isVisible()]) == 9
    assert "12 people have this number" in card.words()
    card.look.click()
    window.until_answered()
    assert window.app.window.pages.current() == "person"


def test_what_is_typed_stays_and_a_key_goes_to_who_rings(window: Window) -> None:
    know(window, "Ms Kern")
    window.start.focus_first()
    window.keys("Anna Berger")
    rings(window)
    assert not window.start.ringing.hasFocus()
    window.keys(" 1")
    assert window.start.paste.text() == "Anna Berger 1"
    window.press(Key.Key_Z, modifier=ALT)
    assert window.start.ringing.hasFocus()
    window.press(Key.Key_Escape)
    assert window.start.ringing.isHidden()
    assert window.start.paste.text() == "Anna Berger 1"
    rings(window, "")
    window.press(Key.Key_Z, modifier=ALT)
    window.press(Key.Key_Return)
    assert window.start.comes_in(), "nobody knows who it is: what is typed says so"
    assert window.start.paste.text() == "Anna Berger 1"
    assert "They ring" in window.start.linked.label.text()


def test_in_a_call_it_waits_as_a_strip_and_moves_nothing(window: Window) -> None:
    know(window, "Ms Kern", company="Kern Ltd")
    window.call(lead="Mr Oduya, 030 1234567")
    for size in ((700, 600), (1264, 632), (1280, 820)):
        window.app.window.resize(*size)
        window.settle()
        answer = window.page.answers.buttons()[0]
        before = place_of(window, window.page.speech.text), place_of(window, answer), window.focused()
        rings(window, call_id="7")
        window.settle()
        strip = window.page.rings
        assert strip.isVisible()
        assert "Ms Kern, Kern Ltd" in plain(strip.label.text())
        assert window.app.window.notice.isHidden()
        assert (place_of(window, window.page.speech.text), place_of(window, answer), window.focused()) == before, size
        strip.say("")
        window.settle()
    node = window.view.node
    window.keys("1")
    assert window.view.node != node, "the digit is an answer"
    rings(window, event="ended", call_id="7")
    assert "Rang meanwhile" in window.page.rings.label.text()
    know(window, "Mr Berg")
    rings(window)
    told = window.page.rings.label.text()
    assert "Mr Berg" in told
    assert "Ms Kern" in told
    rings(window, event="ended")
    window.end_call()
    card = window.start.ringing
    assert card.isVisible()
    assert "has hung up" in card.words()
    assert not window.page.rings.isVisible()
    assert window.start.form.is_empty()


def test_the_lead_of_a_call_that_dropped_goes_on_by_enter(window: Window) -> None:
    live = window.services.calling.start(request("Ms Kern", KERN)).result(200)
    dropped = FollowUp(FollowUpKind.CALLBACK, window.services.clock.local(), "dropped")
    live.hang_up("call_dropped", dropped, "").future.result(200)
    window.area.refresh()
    window.until_answered()
    rings(window, "0221/4710815")
    assert "Ms Kern rings back" in plain(window.start.ringing.words())
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert window.live.parent_id == live.id
    assert query(window, "SELECT direction FROM call ORDER BY seq") == [("out",), ("in",)]


def test_a_second_start_hands_a_number_over_and_shows_nothing_of_a_call_nobody_saw_ring(window: Window) -> None:
    if sys.platform == "win32":
        pytest.skip("the pipe has its own test")
    window.services.database.open().result(200)
    window.app.listen(paths.window_socket(window.folder))
    code = "import sys; from callassist.cli import main; sys.exit(main(sys.argv[1:]))"

    def second(*words: str) -> int:
        with subprocess.Popen(
            [sys.executable, "-c", code, *words],
            env={**os.environ, paths.DATA_DIR_VARIABLE: str(window.folder), "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as child:
            window.qtbot.waitUntil(lambda: child.poll() is not None, timeout=WAIT)
            return child.returncode

    assert second("pop", "--number", KERN, "--event", "ended") == 0
    window.until_answered()
    assert window.start.ringing.isHidden()
    assert second("0221 4710815") == 0
    window.until_answered()
    assert window.start.ringing.who is not None
    assert window.start.ringing.who.number == KERN
    assert second("callassist:+491712345678") == 0
    window.until_answered()
    assert window.start.number.text() == "+491712345678"
    assert not window.start.comes_in(), "a link was clicked: nobody rings"


def test_a_link_is_no_call_that_comes_in_and_what_is_guessed_of_it_is_not_put_into_the_form(window: Window) -> None:
    know(window, "Ms Kern", "0221 47100", "Kern Ltd")
    window.app.window.show_news(PhoneNews(number="0221 47100", linked=True))
    window.until_answered()
    assert window.start.lead().name == "Ms Kern"
    assert not window.start.comes_in()
    window.start.clear_lead()
    window.app.window.show_news(PhoneNews(number="22147100", linked=True))
    window.until_answered()
    assert window.start.form.is_empty()
    assert "Perhaps Ms Kern, Kern Ltd" in plain(window.start.ringing.words())
    know(window, "Mr Oduya", "0221 47100", "Kern Ltd")
    rings(window, "22147100")
    assert "Numbers of 2 people end like this one" in window.start.ringing.words()
    window.press(Key.Key_Escape)
    window.press(Key.Key_Escape)
    window.app.window.show_news(PhoneNews(number="0221 471012", linked=True))
    window.until_answered()
    assert window.start.lead()[:3] == ("", "", "+49221471012")
    window.start.clear_lead()
    rings(window, "0221 471012")
    assert "Perhaps an extension of Kern Ltd" in plain(window.start.ringing.words())
    window.press(Key.Key_Return)
    assert window.start.lead()[:3] == ("", "Kern Ltd", "+49221471012")


def _queued(window: Window) -> None:
    """Somebody waits to be called again."""
    window.services.calling.log_unreached(
        request("Ms Next", "030 1000001"), "no_answer", FollowUp(FollowUpKind.CALLBACK, window.services.clock.now())
    ).result(200)
    window.area.refresh()
    window.until(lambda: window.start.what_now.who_is_next is not None)


def test_a_name_typed_while_somebody_rings_is_typed_and_no_key_of_the_card_beneath(window: Window) -> None:
    _queued(window)
    rings(window)
    assert window.start.ringing.hasFocus()
    before = len(window.logged())
    window.keys(" Clara")
    window.until_answered()
    assert window.start.paste.text() == "Clara"
    assert window.start.paste.hasFocus()
    assert window.start.what_now.filter_form.isHidden()
    assert window.start.what_now.who_is_next is not None
    assert len(window.logged()) == before


@pytest.mark.parametrize("asks", ["until when", "whom", "who is held"])
def test_a_ring_takes_no_digit_that_is_being_asked_for(window: Window, asks: str) -> None:
    _queued(window)
    card = window.start.what_now
    if asks == "who is held":
        clock = window.services.clock
        assert isinstance(clock, FixedClock)
        clock.tick(12 * 3600)  # in the evening nobody may be called
        held = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason="They asked for offers at the fair")
        window.services.lead_lists.read_in(held, [ListRow(1, name="Mr Oduya", e164="+49301000001")])
        window.area.refresh()
        window.until_answered()
    card.setFocus()
    window.press({"until when": Key.Key_S, "whom": Key.Key_L, "who is held": Key.Key_H}[asks])
    window.until(lambda: card.snoozing or not (card.filter_form.isHidden() and card.held_panel.isHidden()))
    asked = window.focused()
    rings(window)
    assert window.start.ringing.isVisible()
    assert window.focused() is asked
    assert asked is card or asked is card.held_panel.view
