"""Every key of every layout is understood, or the window says what to press; fields keep what the layout types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from callassist.ui.call.call_control import CallControl
from callassist.ui.commands import BINDABLE, OBJECTIONS, Command, HeardAt
from callassist.ui.kit.keys import printed
from tests.ui.conftest import Driver
from tests.ui.pressing import ALT, ALT_GR, CTRL, DIGITS, ENTER, LETTERS, NONE, SHIFT, Presser, table

LAYOUTS = ("de", "at", "ch", "us", "gb", "fr", "cz", "ru", "gr", "tr", "ru,us", "ua", "il", "us(dvorak)", "us(intl)")
WITHOUT_LATIN = ("ru", "gr", "ua", "il")
TYPED_WITH_SHIFT = ("fr", "cz", "fr(bepo)")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What keys ask for in a call; nothing is done, so that each key is pressed at the same step."""
    found: list[str] = []
    monkeypatch.setattr(CallControl, "do", lambda _self, command: found.append(command))
    monkeypatch.setattr(CallControl, "digit", lambda _self, digit: found.append(str(digit)))
    return found


def in_a_call(driver: Driver, layout: str) -> Presser:
    driver.call("education_savings")
    driver.settle()

    def for_itself() -> None:
        """Each key is pressed for itself: no word goes on with the next one."""
        driver.control.stray.run_held()
        driver.control.stray.forget()

    return Presser(driver.window, layout, after=for_itself)


@pytest.mark.parametrize("layout", [*LAYOUTS, "fr(bepo)"])
def test_a_digit_is_its_place_with_and_without_shift_and_a_field_keeps_what_the_layout_types(
    driver: Driver, layout: str, heard: list[str]
) -> None:
    keys = in_a_call(driver, layout)
    for digit, place in DIGITS.items():
        heard.clear()
        keys.press(place)
        assert heard == [str(digit)], f"{digit} on {layout}"
        heard.clear()
        keys.press(place, modifiers=SHIFT)
        assert heard == [str(digit)], f"Shift+{digit} on {layout}"
    driver.page.note.field.setFocus()
    expected = ""
    for place in (*DIGITS.values(), *LETTERS.values()):
        for shift in (NONE, SHIFT):
            expected += table()[layout][str(place)][int(shift == SHIFT)][1]
            keys.press(place, modifiers=shift)
    assert driver.page.note.field.toPlainText() == expected
    assert heard == [str(digit)]


#: chords of the table by what a rep reads on the sheet: modifiers, and a sign or a digit
CHORDS = [
    (one, key)
    for one in BINDABLE
    for key in one.keys
    if key.startswith(("Ctrl+", "Alt+"))
    and len(key.removeprefix("Ctrl+").removeprefix("Alt+").removeprefix("Shift+")) == 1
]


def press_chord(keys: Presser, key: str) -> None:
    modifiers = NONE
    for name, modifier in (("Ctrl+", CTRL), ("Alt+", ALT), ("Shift+", SHIFT)):
        if key.startswith(name):
            key, modifiers = key.removeprefix(name), modifiers | modifier
    if key.isdigit():
        keys.press(DIGITS[int(key)], modifiers=modifiers)
    else:
        keys.sign(key, modifiers)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_letter_and_chord_of_the_sheet_is_understood_or_the_window_says_what_to_press(
    driver: Driver, layout: str, heard: list[str]
) -> None:
    """A letter is its sign, or where the keyboard has none its place."""
    keys = in_a_call(driver, layout)
    keys.press(LETTERS["Y"])  # the first letter tells which script the keyboard has
    for place, letter in enumerate(one.keys[-1] for one in OBJECTIONS):
        heard.clear()
        keys.sign(letter)
        assert heard == [f"objection_{place}"], f"{letter} on {layout}"
    for letter, command in {
        "R": "refuse",
        "U": "unknown",
        "X": "else",
        "W": "wording",
        "E": "edit",
        "Q": "own_question",
    }.items():
        heard.clear()
        keys.sign(letter)
        assert heard == [command], f"{letter} on {layout}"
    taken: list[str] = []
    for command, key in CHORDS:
        if Command(command).scope in (HeardAt.START, HeardAt.SCRIPTS):  # before a call, and beside it
            continue
        heard.clear()
        driver.page.show_hint("")
        press_chord(keys, key)
        if heard == [command]:
            continue
        instead = driver.app.keys.label(command)
        assert instead != printed(key), f"{key} on {layout}: {heard}, and nothing says what to press"
        assert instead in driver.page.hint.text(), f"{key} on {layout}: {heard}"
        taken.append(command)
    expected = {"cz": ["exit_1"], "fr": ["exit_6"], "ch": ["depth_1"]}
    assert taken == expected.get(layout, [])


def test_what_to_press_instead_works(driver: Driver, heard: list[str]) -> None:
    keys = in_a_call(driver, "fr")
    keys.press(DIGITS[6], modifiers=CTRL)
    assert driver.app.keys.label(Command.EXIT_6) == printed("Ctrl+Shift+6")
    keys.press(DIGITS[6], modifiers=CTRL | SHIFT)
    assert heard == ["smaller", "exit_6"]
    keys.layout = "cz"
    keys.press(DIGITS[1], modifiers=CTRL)
    assert driver.app.keys.label(Command.EXIT_1) == printed("Ctrl+Num+1")
    keys.pad(87, Qt.Key.Key_1, "1", CTRL)
    assert heard[2:] == ["larger", "exit_1"]
    keys.layout = "ch"
    keys.press(DIGITS[1], modifiers=CTRL | SHIFT)
    assert driver.app.keys.label(Command.DEPTH_1) == printed("Shift+F1")


def test_the_button_and_the_sheet_show_what_to_press_where_a_chord_cannot_be_typed(driver: Driver) -> None:
    keys = in_a_call(driver, "fr")
    keys.press(DIGITS[6], modifiers=CTRL)
    driver.settle()
    shown = {chip.objectName(): chip.key_text() for chip in driver.page.exits._chips.values() if not chip.isHidden()}
    assert printed("Ctrl+Shift+6") in shown.values()
    assert "2" in shown.values(), "the others keep their digit alone"
    words = [words for lines in driver.app.keys.sheet().values() for _, words in lines]
    assert any(printed("Ctrl+Shift+6") in line for line in words)


def test_a_keyboard_is_known_from_what_is_typed_before_a_call(driver: Driver) -> None:
    driver.start.focus_first()
    keys = Presser(driver.window, "cz")
    keys.press(DIGITS[1])
    driver.settle()
    assert driver.app.keys.label(Command.EXIT_1) == printed("Ctrl+Num+1")


def test_a_sign_that_rates_a_reply_is_a_digit_where_no_reply_is_shown(driver: Driver) -> None:
    keys = in_a_call(driver, "cz")
    before = driver.node
    keys.press(DIGITS[1])  # types +
    assert driver.node != before
    keys.sign("A")
    assert driver.live.view.stack
    keys.press(DIGITS[1])
    assert "helped" in driver.page.hint.text()


@pytest.mark.parametrize("layout", ["de", "fr", "cz", "us(intl)", "tr", "ch"])
def test_a_third_sign_typed_with_altgr_is_no_answer(driver: Driver, layout: str, heard: list[str]) -> None:
    keys = in_a_call(driver, layout)
    for place in (*DIGITS.values(), LETTERS["Q"], LETTERS["E"]):
        key, _, native = table()[layout][str(place)][3]
        if native & 0x80:
            heard.clear()
            keys.press(place, modifiers=ALT_GR)
            digits = [str(key - 48)] if 48 <= key <= 57 else []
            assert heard == digits or heard in (["helped"], ["not_helped"]), (place, heard)


@pytest.mark.parametrize("layout", TYPED_WITH_SHIFT[:2])
def test_a_named_answer_beside_a_field_is_alt_and_the_digits_place(
    driver: Driver, layout: str, heard: list[str]
) -> None:
    keys = in_a_call(driver, layout)
    driver.page.note.field.setFocus()
    keys.press(DIGITS[2], modifiers=ALT)
    keys.press(DIGITS[2], modifiers=ALT | SHIFT)
    assert (heard, driver.page.note.field.toPlainText()) == (["2", "2"], "")


@pytest.mark.parametrize("layout", WITHOUT_LATIN)
def test_copy_and_paste_work_on_a_keyboard_without_latin_letters(driver: Driver, layout: str) -> None:
    driver.start.focus_first()
    QApplication.clipboard().setText("Frau Kern")
    Presser(driver.window, layout).press(LETTERS["V"], modifiers=CTRL)
    assert "Frau Kern" in (driver.start.paste.text(), driver.start.name.text())


def test_a_number_pad_that_moves_the_cursor_says_so(driver: Driver, heard: list[str]) -> None:
    keys = in_a_call(driver, "de")
    keys.pad(87, Qt.Key.Key_End)
    assert heard == []
    assert "Num Lock" in driver.page.hint.text()
    keys.pad(87, Qt.Key.Key_1, "1")
    assert heard == ["1"]


def test_a_key_without_a_meaning_says_so(driver: Driver, heard: list[str]) -> None:
    keys = in_a_call(driver, "de")
    keys.sign("Y")
    assert heard == []
    assert "y" in driver.page.hint.text()
    assert driver.app.keys.label(Command.SHEET) in driver.page.hint.text()


def test_turkish_dotted_and_dotless_i_are_both_the_letter_of_the_objection(driver: Driver, heard: list[str]) -> None:
    keys = in_a_call(driver, "tr")
    for place in (31, 48):
        for modifiers in (NONE, SHIFT):
            heard.clear()
            keys.press(place, modifiers=modifiers)
            assert heard == [next(one for one in OBJECTIONS if "I" in one.keys)], (place, modifiers)


def test_a_call_is_answered_by_places_as_on_an_american_keyboard(driver: Driver) -> None:
    ways: dict[str, list[str]] = {}
    for layout in ("us", "fr", "ru", "cz"):
        keys = in_a_call(driver, layout)
        ways[layout] = [driver.node]
        for place in (DIGITS[1], DIGITS[1], DIGITS[1], LETTERS["D"], ENTER, DIGITS[2]):
            keys.press(place)
            ways[layout].append(driver.node)
        driver.key(Qt.Key.Key_Escape)
        driver.hang_up()
    assert len(set(ways["us"])) > 3
    assert ways == dict.fromkeys(ways, ways["us"])
