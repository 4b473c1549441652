"""While a file is looked at, the rep goes elsewhere or says otherwise: nothing stale is used, no key is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from callassist.errors import ListError
from callassist.formats.tables import list_reading
from callassist.formats.tables.text_encoding import TextEncoding
from callassist.services.changes import Kind
from callassist.services.leads import importing, workbook_apart
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.ui.leads.import_panel import ImportPanel
from callassist.ui.leads.lists_page import ListsPage
from tests.ui.driving import Key, Window, opened
from tests.ui.leads.driving_lists import (
    frame_asked,
    lists,
    lists_page,
    looked_at,
    rows,
    schools,
)
from tests.ui.leads.held_up import held_up


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return schools(tmp_path / "files")


def take(box: QComboBox, value: object) -> None:
    """Choose in a box, as a rep does."""
    place = box.findData(value)
    assert place >= 0, value
    box.setCurrentIndex(place)
    box.activated.emit(place)


def has_focus(panel: ImportPanel) -> bool:
    """Whether a key reaches the page by way of the panel."""
    found = QApplication.focusWidget()
    return found is not None and found.isVisible() and panel.isAncestorOf(found)


def type_path(window: Window, page: ListsPage, path: Path) -> None:
    """Into the field, without waiting for what comes of it."""
    page.path.setFocus()
    window.type(str(path))


# -- the country of the numbers ----------------------------------------------------------------------------------------


def test_the_country_of_a_file_outlives_settings_and_another_language(window: Window, file: Path) -> None:
    page = looked_at(window, file)
    reading = page.importing.reading
    assert reading.region() == "DE"
    take(reading.country, "AT")
    window.until_answered()
    page.refresh(frozenset({Kind.SETTINGS}))
    assert reading.region() == "AT"
    QCoreApplication.sendEvent(window.app.window, QEvent(QEvent.Type.LanguageChange))
    assert reading.region() == "AT"


def test_the_next_file_is_of_the_country_of_the_settings_again(window: Window, tmp_path: Path, file: Path) -> None:
    page = looked_at(window, file)
    take(page.importing.reading.country, "AT")
    window.until_answered()
    type_path(window, page, schools(tmp_path / "more"))
    window.until_answered()
    assert page.importing.reading.region() == "DE"


# -- read otherwise ----------------------------------------------------------------------------------------------------


def test_a_file_that_is_opened_anew_leaves_nothing_of_its_former_reading(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = frame_asked(window, file)
    panel = page.importing
    panel.reading.change.click()
    with held_up(monkeypatch, list_reading, "open_list") as held:
        take(panel.reading.encoding, TextEncoding.MAC_ROMAN.value)
        window.until(held.begun.is_set)
        shown = [band for band in panel.bands() if not band.isHidden()]
        assert shown == [panel.reading], "what was found out of the former reading is not to be gone on with"
        panel.go_on()
        assert panel.check.isHidden()
        held.let_go()
        window.until_answered()
    assert panel.columns.is_open, "Enter was pressed meanwhile"
    assert panel.numbers.isVisible()
    assert panel.numbers.first_open() is not None, "what was decided of other numbers is not decided of these"


def test_a_reading_that_fails_is_said_and_the_former_one_can_be_chosen_again(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked_at(window, file)
    panel = page.importing
    original = list_reading.open_list

    def refused(*_given: object) -> object:
        raise ListError("it cannot be read", code="list_binary")

    panel.reading.change.click()
    monkeypatch.setattr(list_reading, "open_list", refused)
    take(panel.reading.encoding, TextEncoding.UTF16_LE.value)
    window.until(panel.problem.isVisible)
    assert [band for band in panel.bands() if not band.isHidden()] == [panel.reading]
    assert has_focus(panel)
    monkeypatch.setattr(list_reading, "open_list", original)
    take(panel.reading.encoding, TextEncoding.CP1252.value)
    window.until_answered()
    assert not panel.problem.isVisible()
    assert panel.columns.isVisible()
    assert panel.reading.choices().encoding is TextEncoding.CP1252


# -- waiting -----------------------------------------------------------------------------------------------------------


def test_a_file_that_never_opens_does_not_hold_up_the_next_one(
    window: Window, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_up(monkeypatch, workbook_apart, "open_file", times=1) as held:
        page = lists_page(window)
        type_path(window, page, tmp_path / "away.csv")
        window.until(held.begun.is_set)
        window.press(Key.Key_Escape)
        assert page.importing.isHidden()
        type_path(window, page, file)
        window.until(page.importing.columns.isVisible)


def test_a_file_opened_over_one_that_never_opens_is_shown(
    window: Window, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_up(monkeypatch, workbook_apart, "open_file", times=1) as held:
        page = lists_page(window)
        type_path(window, page, tmp_path / "away.csv")
        window.until(held.begun.is_set)
        type_path(window, page, file)
        window.until(page.importing.columns.isVisible)


def test_who_went_elsewhere_is_not_called_back_when_the_rows_were_looked_at(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_up(monkeypatch, importing, "survey") as held:
        page = lists_page(window)
        panel = page.importing
        type_path(window, page, file)
        window.until(lambda: panel.columns.is_open)
        window.press(Key.Key_Return)
        panel.reading.change.click()
        held.let_go()
        window.until_answered()
    assert panel.reading.is_open


def test_enter_that_comes_before_the_rows_were_looked_at_goes_on_behind_it(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = frame_asked(window, file)
    panel = page.importing
    with held_up(monkeypatch, importing, "survey") as held:
        take(panel.reading.country, "DE")
        window.until(held.begun.is_set)
        panel.go_on()
        assert panel.frame.is_open
        held.let_go()
        window.until_answered()
    assert panel.check.is_open
    assert panel.check.checked is not None


def test_rows_that_could_not_be_looked_at_are_looked_at_again_by_going_on(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = importing.survey

    def fails(*_given: object) -> object:
        raise ListError("it is gone", code="list_unreadable")

    monkeypatch.setattr(importing, "survey", fails)
    page = looked_at(window, file)
    panel = page.importing
    assert panel.problem.isVisible()
    assert has_focus(panel)
    monkeypatch.setattr(importing, "survey", original)
    window.press(Key.Key_Return)
    window.until_answered()
    assert panel.numbers.is_open
    assert not panel.problem.isVisible()


# -- the check has the keys --------------------------------------------------------------------------------------------


def test_while_rows_are_checked_the_keys_stay_in_the_band_and_enter_calls_nothing_off(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = frame_asked(window, file)
    panel = page.importing
    with held_up(monkeypatch, importing, "check") as held:
        window.type("Fair")
        window.type("the fair")
        window.until(held.begun.is_set)
        assert has_focus(panel)
        window.press(Key.Key_Return)
        assert not panel.isHidden()
        assert panel.check.is_open
        held.let_go()
        window.until_answered()
    assert panel.check.do_import.hasFocus()


def test_a_check_that_fails_keeps_the_keys_and_enter_tries_again(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = frame_asked(window, file)
    panel = page.importing
    original = importing.check

    def fails(*_given: object) -> object:
        raise ListError("it is gone", code="list_unreadable")

    monkeypatch.setattr(importing, "check", fails)
    window.type("Fair")
    window.type("the fair")
    window.until(panel.problem.isVisible)
    window.until_answered()
    assert has_focus(panel)
    monkeypatch.setattr(importing, "check", original)
    window.press(Key.Key_Return)
    window.until_answered()
    assert panel.check.checked is not None
    assert not panel.problem.isVisible()


def test_where_nothing_can_be_read_in_the_way_out_has_the_keys(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("Firma;Telefon\n;\n;\n", encoding="utf-8")
    page = looked_at(window, path)
    panel = page.importing
    window.press(Key.Key_Return)
    assert panel.frame.is_open
    window.type("Fair")
    window.type("the fair")
    window.until_answered()
    assert not panel.check.do_import.isEnabled()
    assert panel.check.cancel.hasFocus()


# -- whose countries ---------------------------------------------------------------------------------------------------

#: a column that was filled with anything: rows say one country, their numbers another
_ANYWHERE = ("Malawi", "Ghana", "Samoa", "Latvia", "Belize", "Tuvalu", "Fiji", "Mexico")


def contradicting(folder: Path) -> Path:
    lines = ["Firma;Land;Telefon"]
    lines += [f"Nord {place} GmbH;{land};+49 221 47108{10 + place}" for place, land in enumerate(_ANYWHERE)]
    lines += [f"West {place} GmbH;Mexico;90{183_821 + 1_117 * place}" for place in range(6)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "anywhere.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_whose_country_numbers_are_of_decides_what_is_asked_next(window: Window, tmp_path: Path) -> None:
    page = looked_at(window, contradicting(tmp_path / "files"))
    panel = page.importing
    window.press(Key.Key_Return)
    assert [one.asked.question.pattern for one in panel.numbers.questions() if one.asked] == [Pattern.COUNTRIES]
    window.keys("1")
    window.until_answered()
    asked = [one.asked.question.pattern for one in panel.numbers.questions() if one.asked]
    assert asked == [Pattern.COUNTRIES, Pattern.LOCAL], "which are local is only known now; the first can be changed"
    assert panel.numbers.is_open
    assert has_focus(panel)
    window.keys("1")
    window.type("030")
    window.press(Key.Key_Return)
    assert panel.frame.is_open
    window.type("Fair")
    window.keys("the fair in Cologne")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    assert len(lists(window)) == 1
    west = [one.row.e164 for one in rows(window) if one.row.company.startswith("West")]
    assert west[0] == "+493090183821", west


def test_enter_waits_for_what_the_answer_about_countries_makes_of_the_questions(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked_at(window, contradicting(tmp_path / "files"))
    panel = page.importing
    window.press(Key.Key_Return)
    with held_up(monkeypatch, importing, "survey") as held:
        window.keys("1")
        window.until(held.begun.is_set)
        panel.go_on()
        held.let_go()
        window.until_answered()
    assert panel.numbers.is_open
    assert panel.numbers.first_open() is not None


def test_an_answer_about_countries_can_be_given_otherwise(window: Window, tmp_path: Path) -> None:
    page = looked_at(window, contradicting(tmp_path / "files"))
    panel = page.importing
    window.press(Key.Key_Return)
    window.keys("1")
    window.until_answered()
    panel.numbers.questions()[0].buttons[2].click()
    window.until_answered()
    (question,) = panel.numbers.questions()
    assert question.decision is not None
    assert question.decision.choice is NumberChoice.LEAVE_OUT
