"""The palette (Ctrl+K) and the list of questions (E): what is meant is found, and nothing is done on a weak match."""

from __future__ import annotations

from PySide6.QtCore import Qt

from callassist.ui.kit.match import Found
from tests.ui.conftest import WAIT, Driver

Key = Qt.Key


def listed(driver: Driver) -> list[Found]:
    found = driver.page.finder.list
    return [found.item(row).data(Qt.ItemDataRole.UserRole) for row in range(found.count())]


def open_palette(driver: Driver, typed: str, script: str = "solar_insulation") -> None:
    driver.call(script)
    driver.key(Key.Key_K, ctrl=True)
    driver.type(typed)


def test_an_answer_is_found_by_its_label(driver: Driver) -> None:
    open_palette(driver, "miete")
    driver.key(Key.Key_Return)
    assert driver.control.editing
    assert any(choice.value == "rent" for choice in driver.control._editing.choices())  # noqa: SLF001 - nothing shows it
    assert not driver.live.view.stack


def test_a_word_is_not_found_by_letters_in_its_order(driver: Driver) -> None:
    open_palette(driver, "miete")
    assert not any("mitentscheidet" in one.words for one in listed(driver))


def test_nothing_is_chosen_on_a_weak_match_and_enter_says_so(driver: Driver) -> None:
    open_palette(driver, "ntscheid")
    before = driver.live.posted
    assert any("mitentscheidet" in one.words for one in listed(driver))
    assert driver.page.finder.list.currentRow() == -1
    driver.key(Key.Key_Return)
    assert driver.page.finder.isVisible()
    assert "arrows" in driver.page.finder.hint.text()
    assert driver.live.posted == before
    driver.key(Key.Key_Down, Key.Key_Return)
    assert driver.page.finder.isHidden()


def until_the_log_was_searched(driver: Driver) -> None:
    """A moment after the last letter the log is asked, and the calls it finds are listed below."""
    driver.qtbot.waitUntil(lambda: not driver.page.finder._timer.isActive(), timeout=WAIT)  # noqa: SLF001 - nothing shows it
    driver.until_answered()


def test_what_was_said_of_a_weak_match_stays_when_the_calls_arrive(driver: Driver) -> None:
    open_palette(driver, "ntscheid")
    driver.key(Key.Key_Return)
    until_the_log_was_searched(driver)
    assert "arrows" in driver.page.finder.hint.text()


def test_a_row_that_was_chosen_stays_chosen_when_the_calls_arrive(driver: Driver) -> None:
    open_palette(driver, "ntscheid")
    driver.key(Key.Key_Down)
    assert driver.page.finder.list.currentRow() == 0
    until_the_log_was_searched(driver)
    assert driver.page.finder.list.currentRow() == 0


def test_nothing_is_chosen_before_anything_is_typed(driver: Driver) -> None:
    open_palette(driver, "")
    before = driver.live.posted
    driver.key(Key.Key_Return)
    assert driver.page.finder.isVisible()
    assert driver.live.posted == before


def test_what_is_called_by_no_name_is_said(driver: Driver) -> None:
    open_palette(driver, "xyzzy")
    driver.key(Key.Key_Return)
    assert "Nothing" in driver.page.finder.hint.text()


def test_it_is_still_said_when_the_log_has_no_such_call_either(driver: Driver) -> None:
    with driver.qtbot.waitSignal(driver.page.finder.log_asked, timeout=WAIT):
        open_palette(driver, "xyzzy")
        driver.key(Key.Key_Return)
    driver.until_answered()
    assert "Nothing" in driver.page.finder.hint.text()


def test_a_command_is_found_with_its_key_and_done(driver: Driver) -> None:
    open_palette(driver, "write a note")
    assert [(one.kind, one.key) for one in listed(driver)][:1] == [("command", "N")]
    driver.key(Key.Key_Return)
    assert driver.page.note.field.hasFocus()


def test_the_log_is_found_among_the_pages(driver: Driver) -> None:
    open_palette(driver, "call log")
    driver.key(Key.Key_Return)
    assert driver.window.page_index() == 1


def test_only_commands_that_can_be_given_are_listed(driver: Driver) -> None:
    open_palette(driver, "refused to answer")
    assert not any(one.kind == "command" for one in listed(driver)), "nothing is being asked yet"
    driver.key(Key.Key_Escape)
    while driver.live.view.question is None:
        driver.type("1")
    driver.key(Key.Key_K, ctrl=True)
    driver.type("refused to answer")
    assert any(one.kind == "command" for one in listed(driver))


def test_the_list_of_questions_finds_by_the_beginning_of_an_answer(driver: Driver) -> None:
    driver.call("solar_insulation")
    driver.type("emiet")
    driver.key(Key.Key_Return)
    assert driver.control.editing
    assert any(choice.value == "rent" for choice in driver.control._editing.choices())  # noqa: SLF001 - nothing shows it


def test_the_list_of_questions_chooses_nothing_on_a_weak_match(driver: Driver) -> None:
    driver.call("solar_insulation")
    driver.type("entscheid")  # E, then what stands within a word
    driver.key(Key.Key_Return)
    assert not driver.control.editing
    assert "arrows" in driver.page.questions.hint.text()


def test_none_stands_alone_also_where_an_answer_is_changed_out_of_turn(driver: Driver) -> None:
    """The same rule on every way in: what the question itself would never take cannot be ticked."""
    for script in ("solar_insulation", "insurance_advice", "contract_review", "education_savings"):
        driver.call(script)
        for question in driver.live.questions:
            alone = [one for one in question.choices if one.alone]
            if alone:
                others = tuple(one.value for one in question.choices if not one.alone)
                assert question.ticked(others[:2], alone[0].value) == (alone[0].value,)
                assert question.ticked((alone[0].value,), others[0]) == (others[0],)
                return
        driver.hang_up()
    raise AssertionError("no script has such a question")


def test_what_was_chosen_stays_chosen_in_another_language_of_the_window(driver: Driver) -> None:
    open_palette(driver, "")
    for _ in range(3):
        driver.key(Key.Key_Down)
    chosen = listed(driver)[driver.page.finder.list.currentRow()]
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    driver.until_answered()
    now = listed(driver)[driver.page.finder.list.currentRow()]
    assert (now.kind, now.id) == (chosen.kind, chosen.id)
    assert now.sort != chosen.sort
