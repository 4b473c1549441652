"""The page of lists, driven by keys from a file to somebody on the start page."""

from __future__ import annotations

from pathlib import Path

from callassist.domain.lead_list import LeadList, PlacedRow
from callassist.ui.leads.lists_page import ListsPage
from tests.ui.driving import ALT, Key, Window

#: so many rows have a number without its area code, so many a whole one, so many none at all
LOCAL, WHOLE, NONE = 17, 3, 2
ROWS = LOCAL + WHOLE + NONE


def schools(folder: Path, *, name: str = "schulen.csv") -> Path:
    """As a spreadsheet in Germany writes it: a `sep=` line, cp1252, semicolons, the company in "Name", a fax beside."""
    lines = ["sep=;", "Nr;Name;PLZ;Adresse;Telefon;Fax;eMail"]
    for place in range(ROWS):
        number = f"{90_183_821 + 1_117 * place}" if place < LOCAL else f"0221 4710{815 + place}"
        if place >= LOCAL + WHOLE:
            number = ""
        school = f"Grundschule Möwensee {place + 1} e.V."
        mail = f"schule{place + 1}@moewensee.example"
        lines.append(f"01A{place:02};{school};{10_115 + place};Müllerstr. {place + 1};{number};{number};{mail}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode("cp1252") + b"\r\n")
    return path


def lists_page(window: Window) -> ListsPage:
    """The page, by its key, with the lists there are."""
    window.press(Key.Key_I, modifier=ALT)
    assert window.app.window.pages.current() == "lists"
    page = window.app.window.page("lists")
    assert isinstance(page, ListsPage)
    window.until_answered()
    return page


def looked_at(window: Window, path: Path) -> ListsPage:
    """The page with a file, by its path."""
    page = lists_page(window)
    page.path.setFocus()
    window.type(str(path))
    window.until_answered()
    return page


def numbers_asked(window: Window, path: Path) -> ListsPage:
    """Its columns are as they were guessed."""
    page = looked_at(window, path)
    assert page.importing.columns.is_open
    window.press(Key.Key_Return)
    assert page.importing.numbers.is_open
    return page


def frame_asked(window: Window, path: Path) -> ListsPage:
    """Its bare numbers are of Berlin."""
    page = numbers_asked(window, path)
    if page.importing.numbers.first_open() is not None:  # else as with the list before that had these columns
        window.keys("1")
        window.type("030")
    assert page.importing.numbers.is_open
    window.press(Key.Key_Return)
    assert page.importing.frame.is_open
    return page


def checked(window: Window, path: Path, name: str = "Fair") -> ListsPage:
    """It holds businesses, and there is a reason to call them."""
    page = frame_asked(window, path)
    window.type(name)
    window.keys("the fair in Cologne")
    window.press(Key.Key_Tab)
    assert page.importing.frame.source_kind.currentData() == ""
    window.press(*[Key.Key_Down] * 3, Key.Key_Tab, Key.Key_Space)
    assert page.importing.frame.legal.reason.hasFocus()
    window.type("they asked for offers last year")
    assert page.importing.check.is_open
    window.until_answered()
    return page


def read_in(window: Window, path: Path, name: str = "Fair") -> ListsPage:
    """The list is in the log, and the page says so."""
    page = checked(window, path, name)
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    return page


def lists(window: Window) -> tuple[LeadList, ...]:
    """What the log has."""
    return window.services.lead_lists.lists().result(timeout=200)


def rows(window: Window) -> tuple[PlacedRow, ...]:
    """The rows of its newest list."""
    return window.services.lead_lists.rows(lists(window)[0].id).result(timeout=200)
