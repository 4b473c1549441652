"""The settings page shows what is set whoever set it, keeps the focus in sight, and other pages hear of a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.services.settings import SETTINGS
from callassist.ui.settings.settings_page import SettingsPage
from callassist.ui.shell.app import App
from tests.ui.driving import CTRL, ENGLISH, WAIT, Key, Window, build, opened, write_settings


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def pick(window: Window, name: str, value: object) -> None:
    box = window.open_settings().control(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_a_setting_reaches_the_export_panel_of_the_log(window: Window) -> None:
    panel = window.open_log().panel
    assert (panel.delimiter.value(), panel.machine.isChecked()) == (";", False)
    assert panel.form.value() == "workbook"
    pick(window, "csv_delimiter", ",")
    switch = window.settings.control("csv_for_machines")
    switch.setFocus()
    window.press(Key.Key_Space)
    window.app.window.show_page(1)
    assert (panel.delimiter.value(), panel.machine.isChecked()) == (",", True)
    assert panel.form.value() == "csv"


def test_another_setting_leaves_what_was_chosen_in_the_export_panel(window: Window) -> None:
    panel = window.open_log().panel
    panel.delimiter.show_value(",")
    pick(window, "theme", "dark")
    window.app.window.show_page(1)
    assert panel.delimiter.value() == ","


def test_a_setting_reaches_the_start_page(window: Window) -> None:
    assert window.start.unnamed.isHidden()
    field = window.open_settings().control("caller")
    assert isinstance(field, QLineEdit)
    field.clear()
    field.editingFinished.emit()
    window.app.window.show_page(0)
    assert window.start.unnamed.isVisible()


def test_settings_that_were_opened_before_the_services_are_ready_fill_themselves(qtbot: QtBot, tmp_path: Path) -> None:
    write_settings(tmp_path, **{**ENGLISH, "caller": "Anna Roth"})
    app = App(tmp_path)
    services = build(tmp_path)
    try:
        app.window.show()
        app.window.open_page("settings")
        page = app.window.page("settings")
        assert isinstance(page, SettingsPage)
        assert not page._controls  # noqa: SLF001 - nothing shows it
        app.take(services)
        field = page.control("caller")
        assert isinstance(field, QLineEdit)
        assert field.text() == "Anna Roth"
        qtbot.waitUntil(field.isVisible, timeout=WAIT)
        qtbot.waitUntil(lambda: page.backups.rows.count() > 0, timeout=WAIT)
        assert page.focusWidget() is page.control(SETTINGS[0].id)
    finally:
        app.close()
        services.close()
        app.window.deleteLater()


def test_a_key_that_changes_a_setting_shows_on_the_page(window: Window) -> None:
    field = window.open_settings().control("text_size")
    assert isinstance(field, QLineEdit)
    assert field.text() == "22"
    window.press(Key.Key_Plus, modifier=CTRL)
    assert (field.text(), window.services.settings.number("text_size")) == ("24", 24)


def test_returning_to_the_settings_keeps_the_place_and_the_focus_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Arrows change the box that has the focus: it must be seen."""
    with opened(qtbot, tmp_path / "data", size=(900, 520)) as window:
        page = window.open_settings()
        window.settle()
        last = page.control("csv_delimiter")
        while not last.hasFocus():
            window.press(Key.Key_Tab)
        scrolled = page.scroll_area.verticalScrollBar().value()
        assert scrolled > 0
        window.app.window.show_page(0)
        window.open_settings()
        window.settle()
        assert last.hasFocus()
        assert in_sight(page, last)
        page.scroll_area.verticalScrollBar().setValue(0)
        window.app.window.show_page(0)
        window.open_settings()
        window.settle()
        assert in_sight(page, window.focused())


def in_sight(page: SettingsPage, widget: QWidget) -> bool:
    port = page.scroll_area.viewport()
    return port.rect().contains(widget.mapTo(port, widget.rect().center()))


@pytest.mark.parametrize("keys_open", [False, True])
def test_tab_goes_down_the_page(window: Window, keys_open: bool) -> None:
    page = window.open_settings()
    if keys_open:
        page.key_settings.open.click()
    window.settle()
    page.control(SETTINGS[0].id).setFocus()
    inner = page.scroll_area.widget()
    assert inner is not None
    seen: list[QWidget] = []
    while (focused := window.focused()) not in seen and inner.isAncestorOf(focused):
        seen.append(focused)
        window.press(Key.Key_Tab)
    tops = [one.mapTo(inner, QPoint(0, 0)).y() for one in seen]
    assert tops == sorted(tops), [one.accessibleName() for one in seen]
    assert {page.control(one.id) for one in SETTINGS} <= set(seen)
    assert {page.backups.make, page.about.open} <= set(seen)
    assert QApplication.focusWidget() not in seen[1:]
    assert not keys_open or len(seen) > 50
    assert seen[0].focusPolicy() & Qt.FocusPolicy.TabFocus
