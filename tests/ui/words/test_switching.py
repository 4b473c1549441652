"""After a switch every text of the window is the one a window has that was opened in that language.

Each state is brought about twice: in an English window that is switched then, and in a German one from the start.
Whatever differs was put there once and forgot the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.domain.fingerprint import BlockReason
from callassist.services.phone.phone_news import news_of
from callassist.ui.recovery.recovery_page import RecoveryPage
from tests.storage.logs import NONE, request
from tests.ui.driving import ALT, CTRL, Key, Window, opened
from tests.ui.leads.driving_lists import checked, lists_page, looked_at, numbers_asked, read_in, schools

State = Callable[[Window], None]


def somebody_rings(window: Window) -> None:
    for name in ("Ms Kern", "Mr Oduya"):
        window.services.calling.log_unreached(request(name, "0221 4710815"), "no_answer", NONE).result(200)
    window.app.window.show_news(news_of("0221 99"))
    window.until_answered()
    window.press(Key.Key_Return)
    assert window.start.comes_in()
    window.app.window.show_news(news_of("anonymous"))
    window.app.window.show_news(news_of("0221 4710815"))
    window.until(window.start.ringing.isVisible)
    window.until_answered()


def somebody_rings_in_a_call(window: Window) -> None:
    window.call()
    window.app.window.show_news(news_of("0221 99", call_id="7"))
    window.until_answered()
    window.app.window.show_news(news_of("0221 99", event="ended", call_id="7"))
    window.until(window.page.rings.isVisible)


def nobody_typed(window: Window) -> None:
    window.start.focus_first()
    window.press(Key.Key_G, modifier=CTRL)
    window.until(window.start.message.isVisible)


def nothing_to_start(window: Window) -> None:
    window.start.submit()
    assert window.start.message.isVisible()


def an_exit_key_on_the_start_page(window: Window) -> None:
    window.start.focus_first()
    window.press(Key.Key_1, modifier=CTRL)
    window.until(window.start.message.isVisible)


def the_key_sheet(window: Window) -> None:
    window.press(Key.Key_F1)


def a_number_that_is_none(window: Window) -> None:
    window.start.name.setText("Ms Kern")
    window.start.number.setText("+49 1")
    window.start.consent_date.setText("sometime")


def a_pasted_signature(window: Window) -> None:
    window.start.focus_first()
    window.paste("Ms Kern, 0221 4710815, ring after six, ask for Mr Oduya")


def not_reached(window: Window) -> None:
    window.start.focus_first()
    window.paste("Ms Kern, 0221 4710815")
    window.press(Key.Key_G, modifier=CTRL)
    window.until(window.start.done.isVisible)


def not_reached_taken_back(window: Window) -> None:
    logged = window.start.done.text()
    window.press(Key.Key_Backspace)
    window.until(lambda: window.start.done.text() != logged)


def a_call_saved(window: Window) -> None:
    window.call()
    window.keys("114")
    window.end_call()
    window.until(window.start.done.isVisible)


def enter_once_too_often(window: Window) -> None:
    window.press(Key.Key_Return)


def a_known_lead(window: Window) -> None:
    window.start.focus_first()
    window.paste("Ms Kern, 0221 4710815")
    window.until(lambda: window.start.known.isVisible())


def in_a_call(window: Window) -> None:
    window.call()
    window.keys("11")


def an_objection_open(window: Window) -> None:
    window.keys("s")


def all_questions_open(window: Window) -> None:
    window.press(Key.Key_Escape)
    window.keys("e")


def the_details_open(window: Window) -> None:
    window.press(Key.Key_Escape)
    window.press(Key.Key_I, modifier=CTRL)


def the_palette_open(window: Window) -> None:
    window.press(Key.Key_Escape)
    window.press(Key.Key_K, modifier=CTRL)
    window.until(window.page.finder.isVisible)


def nothing_sure_in_the_palette(window: Window) -> None:
    window.press(Key.Key_Return)


def the_palette_with_calls_of_the_log(window: Window) -> None:
    window.keys("kern")
    window.until(lambda: window.page.finder.list.count() > 0)


def nothing_found_in_the_palette(window: Window) -> None:
    window.keys("zzz")
    window.press(Key.Key_Return)


def an_answer_not_understood(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.keys("many")
    window.press(Key.Key_Return)
    window.until(lambda: window.page.answers.problem.isVisible())


def a_date_not_understood(window: Window) -> None:
    window.press(Key.Key_3, modifier=CTRL)
    window.keys("never ever")
    window.press(Key.Key_Return)


def at_the_wrap_up(window: Window) -> None:
    window.call()
    window.keys("114")
    window.press(Key.Key_Return, modifier=CTRL)


def a_wrong_date_at_the_wrap_up(window: Window) -> None:
    window.page.wrap_up.due.setText("never ever")
    window.press(Key.Key_Return)


def an_empty_log(window: Window) -> None:
    window.open_log()


def a_logged_call_chosen(window: Window) -> None:
    log = window.open_log()
    log.table.selectRow(0)
    window.until(lambda: log.trace.note.isVisible())


def a_note_saved_in_the_log(window: Window) -> None:
    window.log.trace.note.setPlainText("ask for Mr Oduya")
    window.log.trace.save.click()
    window.until(lambda: window.log.trace.said.isVisible())


def the_export_open(window: Window) -> None:
    window.log.export.click()


def nothing_found_in_the_log(window: Window) -> None:
    log = window.open_log()
    log.search.setFocus()
    window.keys("zzz")
    window.until(lambda: log.model.rowCount() == 0)


def the_sheet_of_a_person(window: Window) -> None:
    window.press(Key.Key_W, modifier=ALT)
    window.until_answered()


def somebody_about_to_be_erased(window: Window) -> None:
    window.press(Key.Key_Delete, modifier=ALT)


def no_lists(window: Window) -> None:
    lists_page(window)


def a_list_with_its_columns(window: Window) -> None:
    looked_at(window, schools(window.folder.parent / "files"))


def numbers_of_a_list_asked(window: Window) -> None:
    numbers_asked(window, schools(window.folder.parent / "files"))


def a_list_checked(window: Window) -> None:
    checked(window, schools(window.folder.parent / "files"))


def a_list_read_in(window: Window) -> None:
    read_in(window, schools(window.folder.parent / "files"))


def the_next_of_a_list(window: Window) -> None:
    window.press(Key.Key_Return)
    window.until_answered()


def a_list_about_to_be_taken_back(window: Window) -> None:
    page = read_in(window, schools(window.folder.parent / "files"))
    page.told.tell("")
    window.press(Key.Key_U, modifier=ALT)


def nobody_blocked(window: Window) -> None:
    window.app.window.open_page("blocks")


def a_block_about_to_be_lifted(window: Window) -> None:
    window.services.block_list.add("0221 4710815", BlockReason.ASKED).result(200)
    window.app.window.open_page("blocks")
    window.until_answered()
    window.press(Key.Key_E, modifier=ALT)


def nobody_looked_for(window: Window) -> None:
    window.app.window.open_page("person")


def what_the_day_brought(window: Window) -> None:
    a_call_saved(window)
    window.press(Key.Key_E, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    window.until(window.start.day_lines.evening.isVisible)


def the_settings(window: Window) -> None:
    window.open_settings()


def a_backup_made(window: Window) -> None:
    page = window.open_settings()
    window.until(lambda: page.backups.make.isEnabled())
    page.backups.make.click()
    window.until(lambda: page.backups.make.isEnabled() and page.backups.done.isVisible())


def the_keys_open(window: Window) -> None:
    window.open_settings().key_settings.open.click()


def a_setting_not_taken(window: Window) -> None:
    page = window.open_settings()
    field = page.control("caller")
    assert isinstance(field, QLineEdit)
    field.setText("x" * 500)
    field.editingFinished.emit()


def a_damaged_log(window: Window) -> RecoveryPage:
    """The page that offers to restore it, once it knows what there is."""
    a_call_saved(window)
    window.services.safekeeping.back_up().result(200)
    window.services.database.submit(
        lambda store: [
            store.connection.execute("DROP TRIGGER call_event_no_update"),
            store.connection.execute("UPDATE call_event SET node_id = 'b02' WHERE seq = 1"),
        ]
    ).result(200)
    window.app.window.upkeep.check()
    window.until(window.app.window.notice.isVisible)
    window.app.window.notice.button.click()
    page = recovery(window)
    window.until(page.restore.isEnabled)
    return page


def recovery(window: Window) -> RecoveryPage:
    page = window.area.recovery
    assert page is not None
    return page


def the_recovery_page(window: Window) -> None:
    a_damaged_log(window)


def an_empty_log_asked_for_once(window: Window) -> None:
    recovery(window).empty.click()


def an_empty_log_begun(window: Window) -> None:
    page = recovery(window)
    page.empty.click()
    window.until(page.go_on.isVisible)


def a_log_restored(window: Window) -> None:
    page = a_damaged_log(window)
    page.restore.click()
    window.until(page.go_on.isVisible)


def what_can_be_read_was_exported(window: Window) -> None:
    page = a_damaged_log(window)
    page.export_to(window.folder)
    window.until(page.result.isVisible)


def nothing_could_be_exported(window: Window) -> None:
    page = recovery(window)
    page.export_to(window.folder / "settings.toml")
    window.until(page.problem.isVisible)


#: each goes on from the one before it, in the same window: opening one takes longer than all that is shown in it
STATES: tuple[tuple[State, ...], ...] = (
    (nobody_typed, nothing_to_start, an_exit_key_on_the_start_page, the_key_sheet),
    (somebody_rings,),
    (somebody_rings_in_a_call,),
    (a_number_that_is_none,),
    (a_pasted_signature,),
    (not_reached, not_reached_taken_back),
    (a_call_saved, enter_once_too_often, a_known_lead),
    (in_a_call, an_objection_open, all_questions_open, the_details_open, the_palette_open, nothing_sure_in_the_palette),
    (in_a_call, the_palette_open, the_palette_with_calls_of_the_log, nothing_found_in_the_palette),
    (an_answer_not_understood, a_date_not_understood),
    (at_the_wrap_up, a_wrong_date_at_the_wrap_up),
    (an_empty_log, nobody_blocked, nobody_looked_for, no_lists),
    (a_call_saved, a_logged_call_chosen, a_note_saved_in_the_log, the_export_open, nothing_found_in_the_log),
    (a_call_saved, a_logged_call_chosen, the_sheet_of_a_person, somebody_about_to_be_erased),
    (a_list_with_its_columns,),
    (numbers_of_a_list_asked,),
    (a_list_checked,),
    (a_list_read_in, the_next_of_a_list),
    (a_list_about_to_be_taken_back,),
    (a_block_about_to_be_lifted,),
    (what_the_day_brought,),
    (the_settings, the_keys_open, a_setting_not_taken, a_backup_made),
    (the_recovery_page, an_empty_log_asked_for_once, an_empty_log_begun),
    (a_log_restored,),
    (what_can_be_read_was_exported, nothing_could_be_exported),
)


def shown_texts(window: Window) -> list[str]:
    """What is read, said or shown beside the pointer, of every widget that is there."""
    found: list[str] = []
    for widget in [window.app.window, *window.app.window.findChildren(QWidget)]:
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        said += own_texts(widget)
        # without the places where a path may be broken: the two windows differ by a folder
        words = [text.replace("\u200b", "") for text in said if text]
        found += [f"{type(widget).__name__} {widget.objectName()}: {text}" for text in words]
    return sorted(found)


def own_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        label = getattr(widget, "label", None)
        return [widget.text(), str(label()) if callable(label) else ""]
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return [widget.placeholderText()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(index) for index in range(widget.count())]
    if isinstance(widget, QAbstractItemView):
        return cells(widget.model())
    return []


def cells(model: QAbstractItemModel | None) -> list[str]:
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(columns)]
    rows = [model.data(model.index(row, column)) for row in range(model.rowCount()) for column in range(columns)]
    return [str(one) for one in (*heads, *rows) if one]


def switch(window: Window, language: str) -> None:
    window.services.settings.set("window_language", language)
    window.app.window.apply_settings()
    window.until_answered()


@pytest.mark.parametrize("states", STATES, ids=lambda states: states[-1].__name__)
def test_a_window_that_was_switched_says_what_a_fresh_one_says(
    qtbot: QtBot, tmp_path: Path, states: tuple[State, ...]
) -> None:
    wanted: list[list[str]] = []
    with opened(qtbot, tmp_path / "german", window_language="de") as fresh:
        for state in states:
            state(fresh)
            fresh.until_answered()
            wanted.append(shown_texts(fresh))
    here, there = str(tmp_path / "switch"), str(tmp_path / "german")
    with opened(qtbot, tmp_path / "switch") as switched:
        for state, german in zip(states, wanted, strict=True):
            state(switched)
            switched.until_answered()
            assert shown_texts(switched) != german
            switch(switched, "de")
            moved = Counter(one.replace(here, there) for one in shown_texts(switched))
            left, missing = moved - Counter(german), Counter(german) - moved
            assert (state.__name__, sorted(left), sorted(missing)) == (state.__name__, [], [])
            switch(switched, "en")
