"""Whoever wants to be left alone, through the window by keys: blocked and back again, and forgotten for good."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import RowState
from callassist.storage.keeping.erased_copies import files_with
from callassist.ui.person.sheet_page import PersonPage
from tests.ui.driving import ALT, CTRL, ENGLISH, Key, Window, opened, write_settings
from tests.ui.leads.driving_lists import lists, looked_at, rows


def sheet_of(window: Window, who: str) -> PersonPage:
    """The sheet of whoever is looked for, by its key."""
    window.press(Key.Key_W, modifier=ALT)
    window.until_answered()
    page = window.app.window.page("person")
    assert isinstance(page, PersonPage)
    page.search.setFocus()
    page.search.selectAll()
    window.type(who)
    window.until_answered()
    return page


def erase(window: Window, page: PersonPage) -> None:
    """By the key, twice: the first shows what goes."""
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    assert page.deeds.erasing.asks
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    assert "They are erased." in page.told.label.text(), page.message.label.text()


def list_of(folder: Path, *lines: str) -> Path:
    path = folder / "customers.csv"
    path.write_text("\r\n".join(("Name;Firma;Telefon", *lines)) + "\r\n", encoding="cp1252")
    return path


def read_in(window: Window, path: Path, name: str) -> None:
    page = looked_at(window, path)
    window.press(Key.Key_Return)
    window.until_answered()
    if not page.importing.frame.is_open:
        window.keys("1")  # the first name comes first
        window.press(Key.Key_Return)
    assert page.importing.frame.is_open
    window.type(name)
    window.keys("the fair in Cologne")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()


def test_l4_who_said_never_again_is_back_neither_after_a_kill_nor_an_erasure_nor_with_a_list(
    qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    write_settings(data, **ENGLISH)
    first = Window(qtbot, data)
    first.call(lead="Mr Oduya, 030 901820")
    first.press(Key.Key_4, modifier=CTRL)
    assert first.view.node == "X4"
    first.services.database.submit(lambda _: None).result(200)
    first.end()  # nobody hung up

    window = Window(qtbot, data)
    window.until(lambda: len(window.start.interrupted_rows()) == 1)
    window.start.interrupted_rows()[0].end.setFocus()
    window.press(Key.Key_Return)
    window.until(lambda: not window.start.interrupted_rows())
    window.until_answered()
    window.start.focus_first()
    window.paste("Mr Oduya, 030 901820")
    window.until_answered()
    assert not window.start.start.isEnabled()
    assert window.start.permission.blocked
    window.press(Key.Key_Return)
    window.until_answered()
    assert not window.area.in_call
    window.start.clear_lead()
    erase(window, sheet_of(window, "030 901820"))
    read_in(
        window, list_of(tmp_path, "Sam Oduya;Oduya Ltd;0049 (0)30/901820", "Ada Kern;Kern Ltd;0221 4710815"), "Fair"
    )
    assert [placed.row.state for placed in rows(window)] == [RowState.BLOCKED, RowState.NEW]
    shown = window.services.database.submit(
        lambda store: store.connection.execute("SELECT number FROM block").fetchall()
    ).result(200)
    assert set(shown) == {("",)}
    window.end()


def test_l13_somebody_of_a_list_nobody_called_is_found_handed_out_forgotten_and_known_to_have_been(
    qtbot: QtBot, tmp_path: Path
) -> None:
    old = list_of(tmp_path, "Zenobia Quandt;Quandt Ltd;030 901820", "Ada Kern;Kern Ltd;0221 4710815")
    with opened(qtbot, tmp_path / "data") as window:
        read_in(window, old, "Fair")
        window.services.safekeeping.back_up().result(200)
        page = sheet_of(window, "030 901820")
        assert page.head.who.text() == "Zenobia Quandt"
        assert "only a row of a list" in page.head.beside.text()
        window.press(Key.Key_H, modifier=ALT)
        page.deeds.handing.folder.selectAll()
        window.type(str(tmp_path))
        window.until_answered()
        assert len(list(tmp_path.glob("callassist-person-*/person.json"))) == 1
        erase(window, page)
        assert files_with(window.folder, (b"zenobia", b"Zenobia", b"901820")) == ()
        assert [one.row.full_name for one in rows(window)] == ["Ada Kern"]
        read_in(window, old, "Fair again")
        assert len(lists(window)) == 2
        page = sheet_of(window, "030 901820")
        assert "was erased on 2 Mar 2026" in page.head.hint.text()
