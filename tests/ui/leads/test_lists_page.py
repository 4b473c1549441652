"""A list somebody mailed is on the start page a few keys later, and everything doubtful was asked once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ImportTally, ListFrame, ListRow, ListState, Party, RowState
from callassist.errors import LogFull
from callassist.formats.tables.header_words import LeadField
from callassist.services.leads import workbook_apart
from callassist.services.leads.lists import Imported
from tests.ui.call.test_accessibility import nameless
from tests.ui.driving import ALT, CTRL, Key, Window, opened, texts
from tests.ui.leads.driving_lists import (
    LOCAL,
    NONE,
    ROWS,
    WHOLE,
    checked,
    frame_asked,
    lists,
    lists_page,
    looked_at,
    numbers_asked,
    read_in,
    rows,
    schools,
)
from tests.ui.leads.held_up import held_up

#: signs that keep a name's direction to itself; nobody reads them
PLAIN: dict[int, str | int | None] = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return schools(tmp_path / "files")


def states(window: Window) -> list[RowState]:
    return [one.row.state for one in rows(window)]


# -- from a file to a call ---------------------------------------------------------------------------------------------


def test_l1_a_mailed_list_is_read_asked_about_checked_and_its_first_row_is_called(window: Window, file: Path) -> None:
    page = looked_at(window, file)
    importing = page.importing
    assert importing.reading.summary.text() == f"Windows (cp1252), semicolons, header in line 2, {ROWS} rows"
    fields = dict(zip(("Nr", "Name", "PLZ", "Adresse", "Telefon", "Fax"), importing.columns.fields(), strict=False))
    assert (fields["Name"], fields["Telefon"], fields["Fax"]) == (LeadField.COMPANY, LeadField.PHONE, None)
    window.press(Key.Key_Return)
    (question,) = importing.numbers.questions()
    assert question.words.text() == f"Telefon: {LOCAL} numbers have no area code."
    assert question.examples.text() == "90183821 · 90184938 · 90186055"
    window.keys("1")
    window.type("030")
    window.press(Key.Key_Return)
    window.type("Fair")
    window.keys("the fair in Cologne")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    assert importing.check.sum.text() == f"{ROWS} rows = {LOCAL + WHOLE} new + {NONE} without a number"
    assert importing.check.numbers.text() == f"Numbers: {WHOLE} sure · {LOCAL} decided"
    assert lists(window) == (), "nothing is written before the rep says so"
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    assert page.told.label.text().startswith(f"{LOCAL + WHOLE} leads are in the list.")
    window.until_answered()
    window.press(Key.Key_Return)
    window.until_answered()
    assert window.app.window.pages.current() == "call"
    lead = window.start.lead()
    assert (lead.company, lead.number, lead.email) == (
        "Grundschule Möwensee 1 e.V.",
        "+493090183821",
        "schule1@moewensee.example",
    )
    assert lead.consent_source == "the fair in Cologne"
    assert "Fair" in window.start.linked.label.text()
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert window.live.lead.company == "Grundschule Möwensee 1 e.V."
    window.end_call()
    touched = rows(window)[0]
    assert touched.row.state is RowState.TOUCHED
    assert touched.contact_id


def test_the_next_row_is_offered_after_the_one_that_was_called(window: Window, file: Path) -> None:
    page = read_in(window, file)
    for number in (1, 2):
        window.press(Key.Key_Return)
        window.until_answered()
        assert window.start.lead().company == f"Grundschule Möwensee {number} e.V."
        window.press(Key.Key_G, modifier=CTRL)
        window.until(window.start.done.isVisible)
        lists_page(window)
    assert states(window)[:3] == [RowState.TOUCHED, RowState.TOUCHED, RowState.NEW]
    assert "2 called" in page.model.data(page.model.index(0))  # type: ignore[operator]


def test_somebody_else_typed_into_the_form_touches_no_row(window: Window, file: Path) -> None:
    read_in(window, file)
    window.press(Key.Key_Return)
    window.until_answered()
    window.start.focus_first()
    window.paste("Ms Kern, 0221 4710815")
    window.press(Key.Key_Return)
    window.wait_for_call()
    window.end_call()
    assert RowState.TOUCHED not in states(window)


def test_a_mended_number_is_still_the_row(window: Window, file: Path) -> None:
    read_in(window, file)
    window.press(Key.Key_Return)
    window.until_answered()
    window.start.number.setFocus()
    window.press(Key.Key_A, modifier=CTRL)
    window.type("0221 4710815")
    window.wait_for_call()
    assert window.live.lead.number_typed == "0221 4710815"
    window.end_call()
    assert states(window)[0] is RowState.TOUCHED


def test_what_was_typed_is_not_overwritten_by_the_next_of_a_list(window: Window, file: Path) -> None:
    window.start.name.setText("Ms Kern")
    read_in(window, file)
    window.press(Key.Key_Return)
    window.until_answered()
    assert window.start.name.text() == "Ms Kern"
    window.start.linked.button.click()
    assert window.start.company.text() == "Grundschule Möwensee 1 e.V."


# -- the lists -----------------------------------------------------------------------------------------------------


def test_an_empty_page_says_what_to_do(window: Window) -> None:
    page = lists_page(window)
    assert page.empty.isVisible()
    assert "Alt+O" in page.empty.text()
    assert page.path.hasFocus()


def test_what_was_just_read_in_is_taken_back_by_one_key(window: Window, file: Path) -> None:
    page = read_in(window, file)
    window.press(Key.Key_Z, modifier=CTRL)
    window.until(lambda: "taken back" in page.told.label.text())
    window.until_answered()
    assert page.told.label.text() == f"The list “Fair” is taken back, {ROWS} rows are gone."
    assert lists(window) == ()
    assert page.empty.isVisible()


def test_l2_an_older_list_is_taken_back_when_it_is_asked_for_twice_and_who_was_called_stays(
    window: Window, file: Path
) -> None:
    page = read_in(window, file)
    window.press(Key.Key_Return)
    window.until_answered()
    window.press(Key.Key_G, modifier=CTRL)
    window.until(window.start.done.isVisible)
    lists_page(window)
    window.press(Key.Key_U, modifier=ALT)
    assert page.message.label.text() == "Alt+U again takes the list “Fair” back. 1 who was called stays in the log."
    assert len(lists(window)) == 1
    window.press(Key.Key_U, modifier=ALT)
    window.until(lambda: "taken back" in page.told.label.text())
    assert lists(window) == ()
    assert len(window.logged()) == 1


def test_a_list_is_paused_and_opened_by_the_same_key(window: Window, file: Path) -> None:
    page = read_in(window, file)
    window.press(Key.Key_P, modifier=ALT)
    window.until_answered()
    assert lists(window)[0].state is ListState.PAUSED
    window.press(Key.Key_Return)
    assert page.message.label.text() == "This list is not open. Alt+P opens it."
    window.press(Key.Key_P, modifier=ALT)
    window.until_answered()
    assert lists(window)[0].state is ListState.OPEN
    assert page.view.hasFocus()


def test_up_and_down_choose_the_list_that_the_keys_mean(window: Window, tmp_path: Path, file: Path) -> None:
    read_in(window, file, "Older")
    page = read_in(window, schools(tmp_path / "more"), "Newer")
    assert [one.frame.name for one in page.model.lists()] == ["Newer", "Older"]
    window.press(Key.Key_Down)
    window.press(Key.Key_P, modifier=ALT)
    window.until_answered()
    assert {one.frame.name: one.state.value for one in lists(window)} == {"Newer": "open", "Older": "paused"}


def test_what_is_said_of_rows_that_are_held_goes_with_the_mark(window: Window, file: Path) -> None:
    read_in(window, file, "Fair")
    held = [ListRow(1, RowState.HELD, name="Ada Kern", e164="+49302222221", held="number")]
    window.services.lead_lists.read_in(
        ListFrame("Held", Party.BUSINESS, presumed_reason="They asked at the fair"), held
    )
    page = lists_page(window)
    window.app.window.page("lists").refresh()
    window.until_answered()
    page.view.choose([one.frame.name for one in page.model.lists()].index("Held"))
    page.view.setFocus()
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.message.button.isVisible()
    page.view.choose([one.frame.name for one in page.model.lists()].index("Fair"))
    assert page.message.isHidden(), "its button would show the rows of the other list"


def test_a_key_that_is_still_held_takes_nothing_back(window: Window, file: Path) -> None:
    page = read_in(window, file)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_U, ALT, "", autorep=True)
    QApplication.sendEvent(page.view, held)
    window.until_answered()
    assert len(lists(window)) == 1


# -- what stands in the way --------------------------------------------------------------------------------------------


def test_a_file_that_is_no_list_is_said_in_place(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF-1.7 \x00\x01")
    page = looked_at(window, path)
    window.until(page.importing.problem.isVisible)
    assert page.importing.problem.label.text().startswith("This file is no list.")
    window.press(Key.Key_Escape)
    assert page.importing.isHidden()
    assert page.path.hasFocus()


def test_a_file_that_is_not_there_is_said_in_place(window: Window, tmp_path: Path) -> None:
    page = looked_at(window, tmp_path / "gone.csv")
    window.until(page.importing.problem.isVisible)
    assert page.importing.problem.label.text().startswith("This list cannot be read.")


def test_esc_leaves_a_list_unread_and_writes_nothing(window: Window, file: Path) -> None:
    page = checked(window, file)
    window.press(Key.Key_Escape)
    assert page.importing.isHidden()
    window.until_answered()
    assert lists(window) == ()


def test_reading_in_is_called_off_and_nothing_is_kept(window: Window, file: Path) -> None:
    page = checked(window, file)
    with window.slow_disk():
        window.press(Key.Key_Return)
        assert page.importing.is_busy
        assert page.importing.progress.isVisible()
        window.press(Key.Key_Escape)
        window.until(lambda: not page.importing.is_busy)
    assert page.importing.problem.label.text() == "Called off; nothing of this list was kept."
    window.until_answered()
    assert lists(window) == ()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    assert len(lists(window)) == 1, "and it can be read in after all"


def test_numbers_without_an_answer_hold_the_list_up(window: Window, file: Path) -> None:
    page = numbers_asked(window, file)
    assert not page.importing.numbers.go_on.isEnabled()
    window.keys("1")
    assert page.importing.numbers.questions()[0].area.hasFocus()
    window.type("Berlin")
    assert page.importing.numbers.questions()[0].problem.isVisible()
    assert page.importing.numbers.first_open() is not None


def test_numbers_can_be_left_out_by_their_digit(window: Window, file: Path) -> None:
    page = numbers_asked(window, file)
    window.keys("2")
    window.press(Key.Key_Return)
    assert page.importing.frame.is_open
    window.type("Fair")
    window.type("the fair")
    window.until_answered()
    assert f"{LOCAL} held back: the number is not sure" in page.importing.check.counted()


def test_backspace_goes_back_a_band(window: Window, file: Path) -> None:
    page = checked(window, file)
    window.press(Key.Key_Backspace)
    assert page.importing.frame.is_open
    assert page.importing.check.isHidden()


def test_a_column_said_to_tell_nothing_is_surveyed_anew(window: Window, file: Path) -> None:
    page = looked_at(window, file)
    box = page.importing.columns.boxes()[4]
    box.setCurrentIndex(box.findData(""))
    box.activated.emit(box.currentIndex())
    window.until_answered()
    assert page.importing.numbers.isHidden()
    page.importing.columns.go_on.setFocus()
    window.press(Key.Key_Return)
    assert page.importing.frame.is_open


def test_a_file_that_is_dropped_is_looked_at(window: Window, file: Path) -> None:
    page = lists_page(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert page.acceptDrops()
    page.dropEvent(event)  # a sent one goes to whatever a real drag has entered last
    assert event.isAccepted()
    window.until_answered()
    assert page.importing.columns.is_open


def test_in_a_call_no_window_is_opened_and_nobody_else_is_called(
    window: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in(window, file)
    window.app.window.show_page(0)
    window.call()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("a window was opened in a call"))
    page = lists_page(window)
    window.press(Key.Key_O, modifier=CTRL)
    assert "In a call" in page.message.label.text()
    page.view.setFocus()
    window.press(Key.Key_Return)
    assert page.message.label.text() == "A call is under way. Hang up first."
    assert window.area.in_call


def test_a_list_is_read_in_while_a_call_goes_on(window: Window, file: Path) -> None:
    window.call()
    read_in(window, file)
    assert window.area.in_call
    assert len(lists(window)) == 1


# -- words and names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [lists_page, looked_at, numbers_asked, frame_asked, checked, read_in])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(qtbot: QtBot, tmp_path: Path, file: Path, step: object, language: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language) as window:
        page = lists_page(window) if step is lists_page else step(window, file)  # type: ignore[operator]
        assert nameless(page) == []


@pytest.mark.parametrize("size", [(700, 600), (1280, 820)])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_at_the_side(
    qtbot: QtBot, tmp_path: Path, file: Path, size: tuple[int, int], percent: int
) -> None:
    with opened(qtbot, tmp_path / "data", size=size, window_language="de", interface_size=percent) as window:
        for step in (looked_at, numbers_asked, frame_asked, checked):
            page = step(window, file)
            window.settle()
            inner = page.scroll_area.widget()
            assert inner.width() <= page.scroll_area.viewport().width(), step
            assert texts(page)
            window.press(Key.Key_Escape)


def test_a_workbook_tells_its_sheet_and_no_key_waits_until_its_copy_is_gone(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import xlsxwriter

    path = tmp_path / "fair.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Messe")
        for place, cells in enumerate((("Firma", "Telefon"), ("Nord GmbH", "030 901820"), ("West KG", "030 901821"))):
            sheet.write_row(place, 0, cells)
    page = looked_at(window, path)
    assert page.importing.reading.summary.text().translate(PLAIN) == "sheet Messe, header in line 1, 2 rows"
    assert page.importing.columns.fields()[:2] == (LeadField.COMPANY, LeadField.PHONE)
    assert list(window.folder.glob("*sheet*"))
    with held_up(monkeypatch, workbook_apart, "forget_copy", times=1) as held:
        window.press(Key.Key_Escape)
        window.until(held.begun.is_set)
        assert page.importing.isHidden()  # though the disk has not answered
    window.until(lambda: not list(window.folder.glob("*sheet*")))


def test_cards_are_told_as_cards(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "kern.vcf"
    card = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Kern;Ada;;;",
        "FN:Ada Kern",
        "TEL;TYPE=WORK:+49 30 901820",
        "END:VCARD",
        "",
    )
    path.write_text("\r\n".join(card), encoding="utf-8", newline="")
    page = looked_at(window, path)
    assert page.importing.reading.summary.text() == "cards, Unicode (UTF-8), one row"


def test_what_kept_a_list_from_telling_more_of_people_is_told_beside_its_sum(window: Window) -> None:
    page = lists_page(window)
    full = LogFull("no room is left", where="/the/log")
    page.importing.imported.emit(Imported("none", ImportTally(new=1), unfilled=full))
    assert "No more was noted of people who are known" in page.told.label.text()
