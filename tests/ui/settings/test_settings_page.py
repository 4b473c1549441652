"""The settings page is the declared table; each setting takes effect at once."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from callassist.services.settings import SETTINGS
from callassist.ui.commands import Command
from callassist.ui.kit.colours import DARK, LIGHT
from tests.ui.conftest import Driver


def test_every_setting_has_words_and_a_control(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    for one in SETTINGS:
        assert page.control(one.id) is not None
        words = page._labels[one.id].text()
        assert words
        assert words not in (one.id, one.label)


def test_a_choice_takes_effect_at_once(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    theme = page.control("theme")
    assert isinstance(theme, QComboBox)
    assert driver.app.look.tokens is LIGHT
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert driver.app.look.tokens is DARK
    assert driver.services.settings.text("theme") == "dark"


def test_texts_and_figures_are_taken_when_the_field_is_left(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    caller, size = page.control("caller"), page.control("text_size")
    assert isinstance(caller, QLineEdit)
    assert isinstance(size, QLineEdit)
    caller.setText("Anna Roth-Kern")
    caller.editingFinished.emit()
    size.setText("30")
    size.editingFinished.emit()
    assert driver.services.settings.text("caller") == "Anna Roth-Kern"
    assert driver.app.look.text_size == 30


def test_a_switch_switches(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    switch = page.control("csv_for_machines")
    assert isinstance(switch, QCheckBox)
    switch.click()
    assert driver.services.settings.flag("csv_for_machines")


def test_a_command_takes_another_key_and_shows_it(driver: Driver) -> None:
    driver.open_settings()
    page = driver.settings
    assert page is not None
    page.key_settings.open.click()
    edit = page.key_settings._edits[Command.HANG_UP]
    edit.setKeySequence("Ctrl+F9")
    edit.editingFinished.emit()
    driver.call()
    assert "Ctrl+F9" in driver.page.header.hang_up.text()
    edit = page.key_settings._edits[Command.NOTE]
    edit.setKeySequence("R")
    edit.editingFinished.emit()
    assert not page.key_settings.problem.isHidden()
