"""A screen reader can run a whole call, and the next key always reaches somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callassist import paths
from callassist.ui.call.call_page import Mode
from callassist.ui.commands import BINDABLE, EXITS, Command, HeardAt
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.shell.page_registry import PAGES
from tests.ui.driving import ALT, CTRL, Key, Window, opened, shown

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QKeySequenceEdit)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture(params=["de", "en"])
def either(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window in one language and in the other."""
    with opened(qtbot, tmp_path / "data", window_language=request.param) as found:
        yield found


def controls(root: QWidget) -> list[QWidget]:
    """What is visible and can be used, or takes the focus: parts Qt makes for itself are left out."""
    return [
        one
        for one in shown(root)
        if not one.objectName().startswith("qt_")
        and not isinstance(one, QHeaderView)
        and not isinstance(one.parentWidget(), QLineEdit)
        and not one.inherits("QComboBoxPrivateContainer")
        and (isinstance(one, CONTROLS) or one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and one is not root
    ]


def names(root: QWidget) -> set[str]:
    """The ids: they never change. What is said of a control is in the language of the window."""
    return {one.objectName() for one in shown(root) if one.objectName()}


def nameless(root: QWidget) -> list[str]:
    """The controls without a name of their own. A button's label is no name here: it changes with the language."""
    return sorted(
        f"{type(one).__name__} {one.objectName()} {one.text() if isinstance(one, QAbstractButton) else ''}".strip()
        for one in controls(root)
        if not one.accessibleName() or not one.objectName()
    )


def translations() -> dict[str, str]:
    """German words by their English ones, where they differ."""
    tree = ElementTree.parse(paths.resource("translations") / "callassist_de.ts")
    found = ((one.findtext("source", ""), one.findtext("translation", "")) for one in tree.iter("message"))
    return {source: german for source, german in found if german.strip() and german != source}


# ---------------------------------------------------------------------------------------------------------- names


def test_the_ids_the_start_needs_are_there_in_every_language(either: Window) -> None:
    assert {"Start call", "Name", "Company", "Number", "No answer", "Busy"} <= names(either.app.window)


def test_the_ids_a_call_needs_are_there_in_every_language_at_every_width(either: Window) -> None:
    either.call()
    either.keys("11")
    needed = {"Spoken text", "Hang up", "Timer", "Verdict", "Objection o_time"}
    needed |= {f"Answer {choice.key}" for choice in either.view.choices}
    for mode, width in ((Mode.WIDE, 1280), (Mode.MEDIUM, 1000), (Mode.NARROW, 700), (Mode.SLIM, 0)):
        resized(either, width) if width else either.press(Key.Key_T, modifier=CTRL)
        either.settle()
        assert either.page.mode is mode
        assert needed - names(either.page) == set(), mode
        if mode is not Mode.SLIM:
            either.keys("n")
            assert "Note" in names(either.page), mode
            either.press(Key.Key_Escape)
            either.page.show_tab("objections")


def test_the_ids_the_log_needs_are_there_in_every_language(either: Window) -> None:
    either.open_log()
    assert {"Search calls", "Export", "Calls"} <= names(either.log)


def at_a_question(window: Window) -> QWidget:
    window.call()
    window.keys("11")
    return window.app.window


def at_a_field(window: Window) -> QWidget:
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.keys("1")
    return window.app.window


def at_a_reply(window: Window) -> QWidget:
    window.call()
    window.keys("11s")
    return window.app.window


def in_the_list_of_questions(window: Window) -> QWidget:
    window.call()
    window.keys("11e")
    return window.app.window


def in_the_finder(window: Window) -> QWidget:
    window.call()
    window.press(Key.Key_K, modifier=CTRL)
    return window.app.window


def in_something_else(window: Window) -> QWidget:
    window.call()
    window.keys("11x")
    return window.app.window


def in_the_capture_strip(window: Window) -> QWidget:
    window.call()
    window.press(Key.Key_P, modifier=CTRL)
    return window.app.window


def in_the_wrap_up(window: Window) -> QWidget:
    window.call()
    window.press(Key.Key_Return, modifier=CTRL)
    return window.app.window


def at_the_start(window: Window) -> QWidget:
    return window.app.window


def in_the_log(window: Window) -> QWidget:
    window.call()
    window.keys("114")
    window.end_call()
    page = window.open_log()
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() != "")
    return window.app.window


def in_the_export(window: Window) -> QWidget:
    window.open_log().export.click()
    return window.app.window


def in_the_settings(window: Window) -> QWidget:
    window.open_settings()
    return window.app.window


def in_the_key_settings(window: Window) -> QWidget:
    window.open_settings().key_settings.open.click()
    return window.app.window


PLACES: tuple[Callable[[Window], QWidget], ...] = (
    at_the_start,
    at_a_question,
    at_a_field,
    at_a_reply,
    in_the_list_of_questions,
    in_the_finder,
    in_something_else,
    in_the_capture_strip,
    in_the_wrap_up,
    in_the_log,
    in_the_export,
    in_the_settings,
    in_the_key_settings,
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_every_control_has_an_id_of_its_own_and_a_german_name_in_a_german_window(
    qtbot: QtBot, tmp_path: Path, place: Callable[[Window], QWidget]
) -> None:
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as window:
        root = place(window)
        window.settle()
        found = controls(root)
        assert len(found) >= 4
        german = translations()
        english = sorted(one.accessibleName() for one in found if one.accessibleName() in german)
        ids = sorted(
            one.accessibleName() for one in found if re.search(r"\b[qoc]_[a-z]|\bX[0-9]", one.accessibleName())
        )
        assert (nameless(root), english, ids) == ([], [], [])
        before = {one: one.objectName() for one in found}
        said = {one.objectName(): one.accessibleName() for one in found}
        language(window, "en")
        assert {one: one.objectName() for one in found} == before
        changed = [name for one in found if one.accessibleName() != said[name := one.objectName()]]
        assert len(changed) >= len(found) / 3, "the names are those of the other language now"


def test_the_field_of_an_answer_is_called_the_same_in_both_languages_of_the_script(window: Window) -> None:
    window.call("contract_review", "Reception, Kern Ltd, 0221 4710815")
    window.keys("2")
    field = window.page.answers.field
    assert field.isVisible()
    english = field.objectName()
    window.press(Key.Key_L, modifier=CTRL)
    assert field.objectName() == english == "Typed answer"


@pytest.mark.parametrize("filter_name", ["span", "outcome"])
def test_ctrl_page_down_turns_the_page_from_a_filter_of_the_log_too(window: Window, filter_name: str) -> None:
    page = in_the_log(window) and window.log
    box = getattr(page.filters, filter_name)
    box.setFocus()
    before = box.currentIndex()
    window.press(Key.Key_PageDown, modifier=CTRL)
    assert (window.app.window.page_index(), box.currentIndex()) == (2, before)


def test_two_answers_or_objections_never_share_a_name(window: Window) -> None:
    at_a_question(window)
    found = [
        one.objectName()
        for one in controls(window.page)
        if one.objectName().startswith(("Answer ", "Objection ", "Exit ", "Path ", "Depth "))
    ]
    assert len(found) > 20
    assert len(found) == len(set(found))


def test_the_verdict_is_said_in_words_where_its_symbol_and_colour_change(window: Window) -> None:
    at_a_question(window)
    label = window.page.qualification.verdict.label
    assert (label.accessibleName(), label.accessibleDescription()) == ("Verdict", "Still open")
    window.keys("4")
    assert label.accessibleDescription() == "Disqualified"
    assert label.text() == "✗ Disqualified"


def test_the_spoken_text_and_the_timer_are_read_as_they_are_shown(window: Window) -> None:
    at_a_question(window)
    assert window.page.speech.text.accessibleDescription() == window.spoken()
    window.services.clock.tick(61)  # type: ignore[attr-defined]
    window.until(lambda: window.page.header.timer.text() == "01:01")
    assert window.page.header.timer.accessibleDescription() == "01:01"


# ------------------------------------------------------------------------------------------------------ key sheet


def event_of(key: str) -> QKeyEvent:
    combined = QKeySequence(key)[0]  # pyright: ignore[reportIndexIssue] - the stubs lack it
    return QKeyEvent(QEvent.Type.KeyPress, combined.key(), combined.keyboardModifiers())


def test_every_declared_key_does_what_the_table_says(qtbot: QtBot) -> None:
    keys = KeyMap()
    for one in Command:
        for key in one.keys:
            if one.scope is HeardAt.SCRIPTS:
                assert keys.writing_command(event_of(key)) is one, key
            else:
                assert keys.command(event_of(key), start=one.scope is HeardAt.START) is one, key


def test_the_sheet_tells_the_declared_keys_and_nothing_else(window: Window) -> None:
    window.press(Key.Key_F1)
    sheet = window.app.window.sheet
    assert sheet is not None
    window.settle()
    told = {words: keys for lines in window.app.keys.sheet().values() for keys, words in lines}
    read = sheet.sheet.accessibleDescription()
    extra = {
        "Answer",
        "Named answer beside a field",
        "Reply; the same key again: next wording",
        "Shared exits: wrong number, callback, do not call …",
    }
    assert set(told) - {one.label for one in BINDABLE} == extra
    for one in BINDABLE:
        if one in EXITS:
            continue
        assert told[one.label].split(" · ")[0] == printed(one.keys[0])
        assert f"{told[one.label]}: {one.label}" in read
    assert told["Shared exits: wrong number, callback, do not call …"] == f"{printed('Ctrl+1')} … {printed('Ctrl+0')}"
    assert all(key in told["Reply; the same key again: next wording"] for key in ("F2", "F9", "F12", "A S D"))


def test_the_sheet_and_the_buttons_show_a_key_that_was_changed(window: Window) -> None:
    page = window.open_settings()
    page.key_settings.open.click()
    edit = next(one for one in page.findChildren(QKeySequenceEdit) if one.objectName() == "Key refuse")
    edit.setKeySequence(QKeySequence("Ctrl+F5"))
    edit.editingFinished.emit()
    window.app.window.show_page(0)
    window.call()
    window.keys("11")
    window.press(Key.Key_F5, modifier=CTRL)
    assert window.states()["q_children"] == "refused"
    told = {words: keys for lines in window.app.keys.sheet().values() for keys, words in lines}
    assert told["Refused to answer"].startswith("Ctrl+F5")


# ---------------------------------------------------------------------------------------------------------- focus


def click(window: Window, name: str) -> None:
    window.settle()  # a rep clicks what she sees
    button = next(one for one in shown(window.app.window, QAbstractButton) if one.objectName() == name)
    QTest.mouseClick(button, LEFT)


def resized(window: Window, width: int) -> None:
    window.app.window.resize(width, 820)
    window.settle()


def language(window: Window, name: str) -> None:
    window.services.settings.set("window_language", name)
    window.app.window.apply_settings()
    window.settle()


#: what a rep does besides answering, and what brings the call back
ACTIONS: dict[str, Callable[[Window], object]] = {
    "objection by mouse": lambda w: (click(w, "Objection o_time"), w.press(Key.Key_Escape)),
    "exit by mouse": lambda w: (click(w, "Exit X3"), w.press(Key.Key_Backspace)),
    "depth by mouse": lambda w: (click(w, "Depth 3"), click(w, "Depth 2")),
    "script language by mouse": lambda w: (click(w, "Script language German"), click(w, "Script language English")),
    "path by mouse": lambda w: (click(w, "Path q_children"), w.press(Key.Key_Escape)),
    "hang up by mouse and back": lambda w: (click(w, "Hang up"), click(w, "Back into the call")),
    "note by mouse": lambda w: (QTest.mouseClick(w.page.note.field.viewport(), LEFT), w.press(Key.Key_Escape)),
    "search of objections": lambda w: (w.press(Key.Key_J, modifier=CTRL), w.keys("price"), w.press(Key.Key_Escape)),
    "finder": lambda w: (w.press(Key.Key_K, modifier=CTRL), w.keys("pri"), w.press(Key.Key_Escape)),
    "list of questions": lambda w: (w.keys("e"), w.press(Key.Key_Escape)),
    "list of questions, one taken": lambda w: (w.keys("e3"), w.press(Key.Key_Escape)),
    "something else": lambda w: (w.keys("x12"), w.press(Key.Key_Escape)),
    "something else, cancelled by mouse": lambda w: (w.keys("x12"), QTest.mouseClick(w.page.form.cancel, LEFT)),
    "own question": lambda w: (w.keys("q"), w.press(Key.Key_Escape)),
    "own question, saved": lambda w: (w.keys("q"), w.type("why?"), w.type("because")),
    "who decides": lambda w: (w.press(Key.Key_P, modifier=CTRL), w.press(Key.Key_Escape)),
    "key sheet": lambda w: (w.press(Key.Key_F1), w.press(Key.Key_F1)),
    "key sheet left by Esc": lambda w: (w.press(Key.Key_F1), w.press(Key.Key_Escape)),
    "hidden verdict": lambda w: (w.press(Key.Key_H, modifier=CTRL), w.press(Key.Key_H, modifier=CTRL)),
    "hidden verdict by mouse": lambda w: (click(w, "Hide the qualification"), click(w, "Hide the qualification")),
    "larger text": lambda w: (w.press(Key.Key_Equal, modifier=CTRL), w.press(Key.Key_Minus, modifier=CTRL)),
    "other pages": lambda w: [w.press(Key.Key_PageDown, modifier=CTRL) for _ in PAGES],
    "other pages by mouse": lambda w: (click(w, "Page log"), click(w, "Page settings"), click(w, "Page call")),
    "narrow and wide again": lambda w: (resized(w, 700), resized(w, 1000), resized(w, 1280)),
    "narrow while the note has the focus": lambda w: (w.keys("n"), resized(w, 700), w.press(Key.Key_Escape)),
    "slim and back": lambda w: (w.press(Key.Key_T, modifier=CTRL), w.press(Key.Key_T, modifier=CTRL)),
    "another language of the window": lambda w: (language(w, "de"), language(w, "en")),
    "what we do better": lambda w: (w.keys("v"), w.press(Key.Key_V, modifier=ALT)),
    "Tab through everything": lambda w: [w.press(Key.Key_Tab) for _ in range(12)],
}


def test_the_focus_is_never_lost_and_digits_still_answer(window: Window) -> None:
    at_a_question(window)
    lost: dict[str, str] = {}
    for name, action in ACTIONS.items():
        action(window)
        focused = window.focused()
        if not focused.isVisible() or focused.window() is not window.app.window:
            lost[name] = f"{type(focused).__name__} {focused.accessibleName()!r} has the focus and is not shown"
            continue
        window.keys("1")
        if window.view.node != "a04" or window.focused() is not window.page.answers.field:
            lost[name] = f"1 led to {window.view.node}, the focus is on {window.focused().accessibleName()!r}"
        window.press(Key.Key_Backspace)
        assert window.view.node == "a03", f"after {name} and 1, Backspace does not lead back: {lost}"
    assert lost == {}


def test_with_the_focus_on_a_button_enter_presses_it_and_digits_answer(window: Window) -> None:
    at_a_question(window)
    button = window.page.objections.button("o_time")
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    window.press(Key.Key_Return)
    assert window.view.node == "o_time"
    window.press(Key.Key_Escape)
    window.keys("4")
    assert window.view.node == "a13"


@pytest.mark.parametrize("name", ["Hang up", "Dial", "Export", "Change keys"])
def test_with_the_focus_on_a_plain_button_enter_presses_it(window: Window, name: str) -> None:
    pressed: list[bool] = []
    at_a_question(window)
    if name == "Export":
        window.open_log()
    elif name == "Change keys":
        window.open_settings()
    button = next(one for one in shown(window.app.window, QAbstractButton) if one.objectName() == name)
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    window.press(Key.Key_Return)
    assert pressed == [True]


def test_tab_reaches_every_kind_of_control_and_comes_round(window: Window) -> None:
    at_a_question(window)
    reached: list[str] = []
    for _ in range(120):
        window.press(Key.Key_Tab)
        reached.append(window.focused().objectName())
        if reached.count(reached[0]) > 1:
            break
    for name in ("Answer 1", "Objection o_time", "Note", "Hang up", "Exit X1", "Depth 1", "Page log"):
        assert name in reached, f"{name} cannot be reached: {reached}"
