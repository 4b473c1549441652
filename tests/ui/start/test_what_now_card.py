"""Who is next stands above the form: called by Enter, logged by one key, put off, and taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.engine.queue_order import Offer
from callassist.services.calls.call_log import LogFilter
from callassist.services.day.what_now import DayNow
from callassist.ui.commands import Command
from tests.storage.logs import request
from tests.ui.conftest import WAIT, Driver

REASON = "They asked for offers of this kind at the fair"
FRAME = ListFrame(
    "Fair",
    Party.BUSINESS,
    script_id="education_savings",
    stage="cold_call",
    source_text="the fair",
    presumed_reason=REASON,
)


def _queue(driver: Driver, number: int = 3) -> None:
    lines = [ListRow(n, name=f"Lead {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, number + 1)]
    driver.services.lead_lists.read_in(FRAME, lines)
    driver.window.call_desk.refresh()
    _shows(driver, "Lead 1")


def _shows(driver: Driver, name: str) -> None:
    card = driver.start.what_now
    driver.qtbot.waitUntil(lambda: not card.isHidden() and name in card.who.text(), timeout=WAIT)


def _logged(driver: Driver) -> list[tuple[str, str]]:
    page = driver.services.call_log.page(LogFilter()).result(200)
    return [(row.name, row.outcome) for row in page.rows]


def test_an_empty_log_shows_the_form_alone(driver: Driver) -> None:
    assert driver.start.what_now.isHidden()


def test_the_card_ends_where_its_last_line_does(driver: Driver) -> None:
    _queue(driver)
    driver.settle()
    card = driver.start.what_now
    chips = [chip.mapTo(card, chip.rect().bottomLeft()).y() for chip in card.chips.values()]
    assert not card.held.whole(), "whoever is held back has a line of their own"
    assert card.height() - max(chips) < 2 * card.body.contentsMargins().bottom()
    assert card.who.width() > card.number.width(), "a name has all the room there is, however short the number is"


def test_long_names_and_large_letters_make_the_page_no_wider_than_a_small_window(driver: Driver) -> None:
    """Start stood beyond the right edge, and a page that scrolls sideways is none to work with."""
    who = ListRow(1, name="Anna-Lena Müller-Lüdenscheidt", company="Grundschule Möwensee e.V.", e164="+49301000001")
    driver.services.lead_lists.read_in(FRAME, [who])
    driver.services.settings.set("interface_size", 150)
    driver.app.window.apply_settings()
    driver.window.resize(700, 600)
    driver.window.call_desk.refresh()
    _shows(driver, "Lüdenscheidt")
    driver.settle()
    card = driver.start.what_now
    right = card.start.mapTo(driver.start, card.start.rect().topRight()).x()
    assert right < driver.start.width()
    assert "Möwensee" in card.number.whole()


def test_that_not_all_were_looked_at_is_said_where_nobody_was_found(driver: Driver) -> None:
    card = driver.start.what_now
    card.show_day(DayNow(driver.clock.now(), Offer(more=True)))
    assert "Not all who wait were looked at" in card.why.text()
    card.show_day(DayNow(driver.clock.now(), Offer()))
    assert "Not all" not in card.why.text()


def test_a_company_without_a_person_is_named_once(driver: Driver) -> None:
    driver.services.lead_lists.read_in(FRAME, [ListRow(1, company="Roth Ltd", e164="+49301000001")])
    driver.window.call_desk.refresh()
    _shows(driver, "Roth Ltd")
    assert "Roth Ltd" not in driver.start.what_now.number.text()
    assert driver.start.what_now.number.text().strip()


def test_enter_in_the_empty_form_calls_who_is_next_with_the_script_of_their_list(driver: Driver) -> None:
    _queue(driver)
    driver.start.focus_first()
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=WAIT)
    control = driver.window.call_desk.control
    assert control is not None
    assert control.live is not None
    assert control.live.lead.name == "Lead 1"
    assert control.live.call.setup.placeholders["data_source"] == "the fair"


def test_a_no_answer_costs_one_key_and_the_next_lead_stands_there_in_the_same_frame(driver: Driver) -> None:
    _queue(driver)
    driver.start.what_now.setFocus()
    driver.key(Qt.Key.Key_N)
    assert "Lead 2" in driver.start.what_now.who.text()  # before the log has answered
    driver.qtbot.waitUntil(lambda: "Lead 1" in driver.start.done.text(), timeout=WAIT)
    assert driver.start.what_now.hasFocus()
    assert _logged(driver) == [("Lead 1", "no_answer")]
    _shows(driver, "Lead 2")


def test_what_was_logged_and_what_was_put_off_is_taken_back_in_its_order(driver: Driver) -> None:
    _queue(driver)
    driver.start.what_now.setFocus()
    driver.key(Qt.Key.Key_V)
    driver.qtbot.waitUntil(lambda: "Lead 1" in driver.start.done.text(), timeout=WAIT)
    driver.key(Qt.Key.Key_K)
    _shows(driver, "Lead 3")
    driver.key(Qt.Key.Key_Z, ctrl=True)
    _shows(driver, "Lead 2")
    driver.key(Qt.Key.Key_Z, ctrl=True)
    _shows(driver, "Lead 1")
    assert _logged(driver) == [("Lead 1", "started_by_mistake")]


def test_a_digit_says_until_when_somebody_is_put_off_and_escape_leaves_it(driver: Driver) -> None:
    _queue(driver)
    driver.start.what_now.setFocus()
    driver.key(Qt.Key.Key_S)
    assert driver.start.what_now.snoozing
    driver.key(Qt.Key.Key_Escape)
    assert not driver.start.what_now.snoozing
    driver.key(Qt.Key.Key_S)
    driver.key(Qt.Key.Key_1)
    _shows(driver, "Lead 2")


def test_a_look_at_the_day_leaves_the_question_until_when_open_and_its_times_as_they_are_shown(driver: Driver) -> None:
    """The day is looked at three times a minute; what is shown under a digit is what the digit means."""
    _queue(driver)
    card = driver.start.what_now
    card.setFocus()
    driver.key(Qt.Key.Key_S)
    shown = card.time_of(1)
    driver.clock.tick(1800)
    driver.window.call_desk.refresh()
    driver.until_answered()
    assert card.snoozing
    assert "Until when?" in card.why.text()
    driver.key(Qt.Key.Key_9)
    assert card.snoozing, "no time has that number"
    asked: list[object] = []
    driver.start.next_snoozed.connect(lambda _one, until: asked.append(until))
    driver.key(Qt.Key.Key_1)
    assert asked == [shown]
    _shows(driver, "Lead 2")
    assert not card.snoozing
    driver.key(Qt.Key.Key_S)
    driver.services.what_now.skip(card.who_is_next)  # pyright: ignore[reportArgumentType]
    driver.window.call_desk.refresh()
    _shows(driver, "Lead 3")
    assert not card.snoozing, "it was asked about somebody else"


def test_digits_on_the_card_begin_a_number_in_the_form(driver: Driver) -> None:
    _queue(driver)
    driver.start.what_now.setFocus()
    driver.type("0221 4710815")
    assert driver.start.lead().number == "0221 4710815"
    driver.key(Qt.Key.Key_G, ctrl=True)
    driver.qtbot.waitUntil(lambda: bool(driver.start.done.text()), timeout=WAIT)
    assert [outcome for _, outcome in _logged(driver)] == ["no_answer"]
    _shows(driver, "Lead 1")


def test_letters_are_typed_into_the_form_and_no_keys_of_the_card_there(driver: Driver) -> None:
    _queue(driver)
    driver.start.focus_first()
    driver.type("Kern")
    assert driver.start.lead().name == "Kern"
    assert "Lead 1" in driver.start.what_now.who.text()


def test_a_digit_that_is_held_chooses_a_time_and_types_nothing(driver: Driver) -> None:
    _queue(driver)
    card = driver.start.what_now
    card.setFocus()
    driver.key(Qt.Key.Key_S)
    driver.key(Qt.Key.Key_1)
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True)
        QApplication.sendEvent(driver.focused(), held)
    _shows(driver, "Lead 2")
    assert driver.start.paste.text() == ""
    assert card.hasFocus()


def test_a_letter_that_is_held_logs_one_lead_alone(driver: Driver) -> None:
    _queue(driver)
    driver.start.what_now.setFocus()
    driver.key(Qt.Key.Key_N)
    for _ in range(3):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", autorep=True)
        QApplication.sendEvent(driver.focused(), held)
        driver.until_answered()
    assert _logged(driver) == [("Lead 1", "no_answer")]


def test_the_keys_of_the_card_are_printed_where_they_work_alone(driver: Driver) -> None:
    """Enter calls whoever is typed in; two buttons that both print it would leave open whom."""
    _queue(driver)
    card, enter = driver.start.what_now, driver.app.keys.label(Command.START)
    assert enter in card.start.text()
    assert card.chips[Command.NEXT_NO_ANSWER].isEnabled()
    driver.start.focus_first()
    driver.type("Kern, 0221 4710815")
    assert enter not in card.start.text()
    assert enter in driver.start.start.text()
    assert not card.chips[Command.NEXT_NO_ANSWER].isEnabled()
    driver.start.clear_lead()
    assert enter in card.start.text()
    assert card.chips[Command.NEXT_NO_ANSWER].isEnabled()


def test_a_call_that_waits_comes_before_who_is_next_and_alone_prints_enter(driver: Driver) -> None:
    live = driver.services.calling.start(request("Frau Roth", "0221 4710816")).result(200)
    dropped = FollowUp(FollowUpKind.CALLBACK, driver.services.clock.local(), "dropped")
    live.hang_up("call_dropped", dropped, "").future.result(200)
    _queue_behind(driver)
    enter = driver.app.keys.label(Command.START)
    assert driver.start.interrupted_rows()
    assert enter not in driver.start.what_now.start.text()
    assert driver.start.what_now.chips[Command.NEXT_NO_ANSWER].isEnabled()


def _queue_behind(driver: Driver) -> None:
    driver.services.lead_lists.read_in(FRAME, [ListRow(1, name="Lead 1", e164="+49301000001")])
    driver.window.call_desk.refresh()
    driver.qtbot.waitUntil(lambda: not driver.start.what_now.isHidden(), timeout=WAIT)
    driver.until_answered()


def test_a_filter_is_chosen_by_keys_and_always_shown_while_it_is_in_force(driver: Driver) -> None:
    """Mobiles, postcodes, promises, a list; whoever is left out waits and is not counted as held back."""
    lines = [
        ListRow(1, name="Lead 1", e164="+49301000001", zip="10115"),
        ListRow(2, name="Lead 2", e164="+491711000002", zip="50667"),
        ListRow(3, name="Lead 3", e164="+492211000003", zip="51149"),
    ]
    driver.services.lead_lists.read_in(FRAME, lines)
    driver.window.call_desk.refresh()
    _shows(driver, "Lead 1")
    card = driver.start.what_now
    card.setFocus()

    def choose(digit: Qt.Key) -> None:
        driver.key(Qt.Key.Key_L)
        driver.qtbot.waitUntil(lambda: not card.filter_form.isHidden(), timeout=WAIT)
        driver.key(digit)

    choose(Qt.Key.Key_3)
    _shows(driver, "Lead 2")
    assert "only mobile numbers" in card.wanted.text()
    choose(Qt.Key.Key_1)
    _shows(driver, "Lead 1")
    assert card.wanted.isHidden()
    choose(Qt.Key.Key_4)
    driver.type("51-50")
    driver.key(Qt.Key.Key_Return)
    assert "smaller one first" in card.filter_form.problem.text()
    card.filter_form.zips.selectAll()
    driver.type("51-52")
    driver.key(Qt.Key.Key_Return)
    _shows(driver, "Lead 3")
    assert card.hasFocus()
    choose(Qt.Key.Key_2)
    _shows(driver, "Nobody is to be called now")
    assert "only promises" in card.wanted.text()
    assert "51–52" in card.wanted.text()
    assert card.held.text() == ""
    choose(Qt.Key.Key_1)
    _shows(driver, "Lead 1")
    choose(Qt.Key.Key_5)
    driver.qtbot.waitUntil(lambda: "Fair" in card.wanted.text(), timeout=WAIT)
    driver.key(Qt.Key.Key_L)
    driver.qtbot.waitUntil(lambda: not card.filter_form.isHidden(), timeout=WAIT)
    driver.key(Qt.Key.Key_Escape)
    assert card.filter_form.isHidden()
    assert card.hasFocus()


def test_a_digit_on_the_card_is_asked_for_one_thing_at_a_time(driver: Driver) -> None:
    _queue(driver)
    card = driver.start.what_now
    card.setFocus()
    driver.key(Qt.Key.Key_S)
    driver.key(Qt.Key.Key_L)
    driver.qtbot.waitUntil(lambda: not card.filter_form.isHidden(), timeout=WAIT)
    assert not card.snoozing
    driver.key(Qt.Key.Key_S)
    assert card.snoozing
    assert card.filter_form.isHidden()
    driver.key(Qt.Key.Key_1)
    driver.until_answered()
    driver.key(Qt.Key.Key_L)
    driver.key(Qt.Key.Key_S)
    driver.until_answered()
    assert card.snoozing
    assert card.filter_form.isHidden()


def test_the_digits_of_the_filter_are_heard_wherever_its_key_was_pressed(driver: Driver) -> None:
    _queue(driver)
    card = driver.start.what_now
    driver.start.start.setFocus()
    driver.key(Qt.Key.Key_L)
    driver.qtbot.waitUntil(lambda: not card.filter_form.isHidden(), timeout=WAIT)
    assert card.hasFocus()
    driver.key(Qt.Key.Key_2)
    driver.until_answered()
    assert "only promises" in card.wanted.text()
