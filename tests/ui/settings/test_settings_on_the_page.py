"""The settings page follows the declared table, changes take effect and are written at once, and no file is lost."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.services import settings
from callassist.services.settings import FILE_NAME, SETTINGS, Setting, Settings
from callassist.ui.kit.colours import DARK, LIGHT
from tests.ui.driving import ENGLISH, Key, Window, opened, shown


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def written(window: Window) -> dict[str, object]:
    return tomllib.loads((window.folder / FILE_NAME).read_text(encoding="utf-8"))


def control(window: Window, name: str) -> QWidget:
    return window.open_settings().control(name)


def other_value(one: Setting, present: object) -> object:
    """A value this setting can have and has not now."""
    if one.type is bool:
        return not present
    if one.choices:
        return next(choice for choice in one.choices if choice != present)
    if one.type is int:
        return one.low if present != one.low else one.high
    return f'"{sys.executable}" %e164%' if one.reads is not None else "Somebody else"


def change(window: Window, name: str, value: object) -> None:
    """By the control, with keys where it takes keys."""
    found = control(window, name)
    if isinstance(found, QCheckBox):
        found.setFocus()
        window.press(Key.Key_Space)
    elif isinstance(found, QComboBox):
        found.setCurrentIndex(found.findData(value))
        found.activated.emit(found.currentIndex())
    else:
        assert isinstance(found, QLineEdit)
        found.setFocus()
        found.selectAll()
        QTest.keyClicks(found, str(value))
        window.press(Key.Key_Return)
    window.settle()


def test_the_page_has_one_control_of_the_right_kind_for_each_line_of_the_table(window: Window) -> None:
    page = window.open_settings()
    assert set(page._controls) == {one.id for one in SETTINGS}
    kinds = {bool: QCheckBox, int: QLineEdit, str: QLineEdit}
    for one in SETTINGS:
        found = page.control(one.id)
        assert isinstance(found, QComboBox if one.choices else kinds[one.type]), one.id
        assert found.isVisible()
        if isinstance(found, QComboBox):
            assert [found.itemData(row) for row in range(found.count())] == list(one.choices)
            words = [found.itemText(row) for row in range(found.count())]
            assert all(words), one.id
            assert len(words) == len(set(words)), one.id
            assert not {f"{one.label}.{choice}" for choice in one.choices} & set(words)


def test_the_page_stands_in_the_tables_order_under_its_groups(window: Window) -> None:
    page = window.open_settings()
    window.settle()
    tops = [page.control(one.id).mapTo(page, page.control(one.id).rect().topLeft()).y() for one in SETTINGS]
    assert tops == sorted(tops)
    heads = [label for label in shown(page, QLabel) if label.property("role") == "caption"]
    heads.sort(key=lambda label: label.mapTo(page, label.rect().topLeft()).y())
    assert [label.text() for label in heads] == [
        "LOOK",
        "CALLS",
        "TELEPHONE",
        "RULES FOR CALLS",
        "YOU",
        "EXPORT AND SCRIPTS",
        "BACKUPS",
        "KEYS",
        "ABOUT",
    ]


def test_a_setting_that_is_added_to_the_table_is_on_the_page(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    added = Setting("shout", False, "settings.shout", "look")
    monkeypatch.setattr(Settings, "table", property(lambda _self: (*SETTINGS, added)))
    monkeypatch.setitem(settings._BY_ID, "shout", added)  # type: ignore[arg-type]
    window.services.settings.set("shout", True)
    found = control(window, "shout")
    assert isinstance(found, QCheckBox)
    assert found.isChecked()
    assert found.objectName() == "Shout"


def test_each_change_is_written_at_once_and_read_at_the_next_start(window: Window) -> None:
    changed: dict[str, object] = {}
    for one in SETTINGS:
        value = changed[one.id] = other_value(one, window.services.settings[one.id])
        change(window, one.id, value)
        assert window.services.settings[one.id] == value, one.id
        assert written(window)[one.id] == value, one.id
    assert window.app.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    again = Settings(window.folder)
    assert {one.id: again[one.id] for one in SETTINGS} == changed
    assert again.problems == ()


def test_look_and_language_change_before_ones_eyes(window: Window) -> None:
    assert window.app.look.tokens is LIGHT
    change(window, "theme", "dark")
    assert window.app.look.tokens is DARK
    assert window.app.window.palette().window().color() == DARK.color("window")
    change(window, "text_size", 30)
    assert window.app.look.fonts.speech.pixelSize() == 30
    change(window, "window_language", "de")
    assert window.settings.title.text() == "Einstellungen"
    assert {"AUSSEHEN", "TASTEN"} <= {label.text() for label in shown(window.settings, QLabel)}


def test_a_call_under_way_takes_the_new_size_and_keeps_its_place(window: Window) -> None:
    window.call()
    window.keys("11")
    change(window, "text_size", 32)
    window.app.window.show_page(0)
    window.settle()
    assert window.view.node == "a03"
    cursor = window.page.speech.text.textCursor()
    cursor.setPosition(1)
    assert cursor.charFormat().font().pixelSize() == 32
    window.keys("1")
    assert window.view.node == "a04"


def test_the_language_of_calls_is_the_next_calls(window: Window) -> None:
    change(window, "script_language", "de")
    window.app.window.show_page(0)
    window.call()
    assert window.view.language.value == "de"


def test_a_number_out_of_bounds_is_refused_in_words_and_the_old_one_stays(window: Window) -> None:
    bounded = [one for one in SETTINGS if one.type is int and not one.choices]
    assert bounded
    for one in bounded:
        assert one.low is not None
        assert one.high is not None
        before = window.services.settings.number(one.id)
        box = control(window, one.id)
        assert isinstance(box, QLineEdit)
        box.setText(str(one.high + 1))
        box.editingFinished.emit()
        assert window.services.settings.number(one.id) == before
        assert one.id in window.settings.problem.text()
        assert str(one.high) in window.settings.problem.text()
        assert window.settings.problem.isVisible()
        box.setText(str(one.low))
        box.editingFinished.emit()
        assert not window.settings.problem.isVisible()
        assert written(window)[one.id] == one.low


def test_a_folder_that_cannot_be_written_is_told_and_nothing_has_changed(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    before = (window.folder / FILE_NAME).read_bytes()
    monkeypatch.setattr("callassist.services.settings.replace_file", refuse)
    change(window, "theme", "dark")
    assert "Permission denied" in window.settings.problem.text()
    assert window.app.look.tokens is LIGHT
    assert (window.folder / FILE_NAME).read_bytes() == before


# ----------------------------------------------------------------------------------------------------- a broken file


BROKEN = {
    "no toml": 'theme = "dark\nwindow_language = = 3\n',
    "no text": b"\xff\xfe\x00theme",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_kept_and_stands_in_nobodys_way(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    content = BROKEN[kind] if isinstance(BROKEN[kind], bytes) else str(BROKEN[kind]).encode()
    (tmp_path / FILE_NAME).write_bytes(content)
    window = Window(qtbot, tmp_path)
    try:
        assert window.app.window.notice.isVisible()
        told = window.app.window.notice.label.text()
        assert FILE_NAME in told
        assert (tmp_path / FILE_NAME).read_bytes() == content, "reading it changes nothing"
        window.app.window.notice.button.click()
        assert not window.app.window.notice.isVisible()
        change(window, "theme", "dark")
        assert written(window) == {"theme": "dark"}
        kept = [path for path in tmp_path.iterdir() if path.name.startswith(FILE_NAME) and path.name != FILE_NAME]
        assert [path.read_bytes() for path in kept] == [content]
        window.app.window.show_page(0)
        window.call()
        window.keys("11")
        assert window.view.node == "a03"
    finally:
        window.end()


def test_one_line_that_cannot_be_used_is_named_and_the_others_hold(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, text_size=99, theme="dark") as window:
        told = window.app.window.notice.label.text()
        assert window.app.window.notice.isVisible()
        assert "text_size" in told
        assert window.app.look.tokens is DARK
        assert window.services.settings.number("text_size") == 22
        assert window.services.settings.text("caller") == ENGLISH["caller"]


def test_several_lines_that_cannot_be_used_are_all_told(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, text_size=99, theme="pink", nonsense=1) as window:
        told = window.app.window.notice.label.text()
        assert [name for name in ("text_size", "theme", "nonsense") if name in told] == [
            "text_size",
            "theme",
            "nonsense",
        ]


def test_what_is_wrong_in_the_file_is_told_in_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    """Seen in a picture: a German window, and English words on a line of its settings."""
    wrong = {"colour": "red", "theme": "pink", "text_size": 99, "caller": 7}
    with opened(qtbot, tmp_path / "data", window_language="de", **wrong) as window:
        told = window.app.window.notice.label.text().replace("\u200b", "")
    assert "Diese Einstellung gibt es nicht" in told
    assert '„pink“ ist kein Wert für diese Einstellung. Möglich: "system", "light", "dark", "contrast".' in told
    assert "„99“ ist kein Wert für diese Einstellung. Möglich: 18 – 32." in told
    assert "there is no" not in told
    assert "is no value" not in told
