"""A key of the page of lists means what stands beside it, once, and nothing that is typed is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callassist.formats.tables import list_reading
from callassist.services.library import ScriptLibrary
from callassist.ui.leads.lists_page import ListsPage
from tests.ui.driving import ALT, CTRL, Key, Window, opened
from tests.ui.leads.driving_lists import checked, lists, lists_page, looked_at, numbers_asked, read_in, schools
from tests.ui.leads.held_up import held_up


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return schools(tmp_path / "files")


def hold(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str = "") -> None:
    """One more of a key that is kept down."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text, autorep=True))


def test_ctrl_z_that_is_held_takes_no_list_back_after_the_first(window: Window, tmp_path: Path, file: Path) -> None:
    read_in(window, file, "Older")
    page = read_in(window, schools(tmp_path / "more"), "Newer")
    window.press(Key.Key_Z, modifier=CTRL)
    window.until(lambda: "taken back" in page.told.label.text())
    window.until_answered()
    for _ in range(6):
        hold(page.view, Key.Key_Z, CTRL)
        window.until_answered()
    assert [one.frame.name for one in lists(window)] == ["Older"]


def test_a_digit_that_is_held_answers_no_second_question(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    lines = ["Firma;Telefon;Mobil"]
    lines += [f"Nord {place};90{183_821 + 1_117 * place};17{10_123_456 + 1_117 * place}" for place in range(9)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = numbers_asked(window, path)
    first, second = page.importing.numbers.questions()[:2]
    assert first.asked is not None
    leave_out = str(len(first.asked.question.chances))
    window.keys(leave_out)
    assert first.decision is not None
    hold(window.focused(), Key(ord(leave_out)), Qt.KeyboardModifier.NoModifier, leave_out)
    assert second.decision is None


def test_another_language_reads_no_script_file(window: Window, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = looked_at(window, file)
    read: list[int] = []
    original = ScriptLibrary.entries

    def entries(self: ScriptLibrary) -> object:
        if threading.current_thread() is threading.main_thread():
            read.append(1)
        return original(self)

    monkeypatch.setattr(ScriptLibrary, "entries", entries)
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert read == []


def test_scripts_of_a_list_are_called_as_the_window_speaks(window: Window, file: Path) -> None:
    page = looked_at(window, file)
    box = page.importing.frame.script
    english = [box.itemText(place) for place in range(1, box.count())]
    settings = window.services.settings
    window.app.window.bridge.bus.publish(settings.set("window_language", "de"))
    window.until_answered()
    german = [box.itemText(place) for place in range(1, box.count())]
    assert len(german) == len(english)
    assert german != english


def test_enter_in_the_empty_field_calls_nobody_while_a_file_is_looked_at(
    window: Window, tmp_path: Path, file: Path
) -> None:
    read_in(window, file)
    page = looked_at(window, schools(tmp_path / "more"))
    page.path.setFocus()
    window.press(Key.Key_Return)
    window.until_answered()
    assert window.app.window.pages.current() == "lists"
    assert page.importing.isAncestorOf(window.focused()), "the next Enter goes on with the file"


def test_a_path_that_is_typed_while_a_list_is_read_in_stays(window: Window, tmp_path: Path, file: Path) -> None:
    page = checked(window, file)
    with window.slow_disk():
        window.press(Key.Key_Return)
        assert page.importing.is_busy
        page.path.setFocus()
        other = str(schools(tmp_path / "more"))
        window.type(other)
        assert page.path.text() == other
        assert page.message.isVisible()
    window.until(page.told.isVisible)
    window.until_answered()
    page.path.setFocus()
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.importing.columns.is_open


def test_a_path_below_the_home_of_nobody_is_a_file_that_is_not_there(window: Window) -> None:
    page = lists_page(window)
    page.path.setFocus()
    window.type("~nobody-of-that-name/x.csv")
    window.until(page.importing.problem.isVisible)
    assert page.importing.problem.label.text().startswith("This list cannot be read.")


def keys_of_told(page: ListsPage) -> tuple[str, str]:
    """What the two buttons of the bar say."""
    return page.told.back.text(), page.told.call.text()


def test_the_bar_prints_keys_only_while_they_mean_its_list(window: Window, tmp_path: Path, file: Path) -> None:
    read_in(window, file, "Older")
    page = read_in(window, schools(tmp_path / "more"), "Newer")
    with_keys = ("Take back  Alt+U", "Call the first  ↵")
    assert keys_of_told(page) == with_keys
    window.press(Key.Key_Down)
    assert keys_of_told(page) == ("Take back", "Call the first")
    window.press(Key.Key_Up)
    assert keys_of_told(page) == with_keys
    window.press(Key.Key_Down)
    page.told.back.click()
    window.until(lambda: "taken back" in page.told.label.text())
    assert [one.frame.name for one in lists(window)] == ["Older"], "the button means the list it stands beside"


def test_a_file_that_is_still_opened_has_the_keys(window: Window, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_up(monkeypatch, list_reading, "open_list") as held:
        page = lists_page(window)
        page.path.setFocus()
        window.type(str(file))
        window.until(held.begun.is_set)
        assert page.importing.isAncestorOf(window.focused())


def test_alt_and_a_letter_in_a_box_of_choices_is_the_windows(window: Window, file: Path) -> None:
    page = looked_at(window, file)
    box = page.importing.columns.boxes()[1]
    box.setFocus()
    before = box.currentIndex()
    window.press(Key.Key_L, modifier=ALT)
    assert window.app.window.pages.current() == "log"
    assert box.currentIndex() == before
