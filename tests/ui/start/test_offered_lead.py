"""A row of a list stays with whoever stands in the form while that is the same person, and leaves with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import RowRef
from callassist.services.contacts.contact_text import Lead
from callassist.ui.start.from_list import FromList
from callassist.ui.start.start_page import StartPage
from tests.ui.driving import CTRL, Key, Window, opened

ROW = FromList(RowRef("fair", 1), {}, "Fair")
KERN = Lead("Ms Kern", "Kern Ltd", "0221 4710815")
#: a row without a name: a company alone
COMPANY = Lead("", "Kern Ltd", "0221 4710815")
#: a consumer
PERSON = Lead("Ada Kern", "", "0221 4710815")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def start(window: Window) -> StartPage:
    return window.start


def put(start: StartPage, lead: Lead, **others: str) -> FromList | None:
    """The row of the form once some of its fields are others."""
    start.offer_row(lead, ROW)
    for name, text in others.items():
        getattr(start, name).setText(text)
    return start.from_list()


@pytest.mark.parametrize(
    ("lead", "others"),
    [
        (KERN, {}),
        (KERN, {"number": "0221 4710816"}),
        (KERN, {"name": "Mrs Kern"}),
        (KERN, {"name": "Kern-Adler"}),
        (KERN, {"company": "Kern and Sons Ltd"}),
        (KERN, {"number": "(0221) 47 10 815", "name": "Ms  Kern "}),
        (COMPANY, {"number": "0221 4710816"}),
        (COMPANY, {"name": "Ms Kern"}),
        (PERSON, {"number": "0221 4710816"}),
        (PERSON, {"name": "Ada Kerm"}),
    ],
)
def test_what_is_mended_is_still_the_row(start: StartPage, lead: Lead, others: dict[str, str]) -> None:
    assert put(start, lead, **others) is ROW


@pytest.mark.parametrize(
    ("lead", "others"),
    [
        # a namesake elsewhere, a colleague at the same switchboard, another company in the house
        (KERN, {"number": "030 901820", "company": "Nord Ltd"}),
        (KERN, {"name": "Mr Oduya"}),
        (KERN, {"name": "Mr Oduya", "company": "Nord Ltd"}),
        (COMPANY, {"name": "Mr Oduya", "number": "030 901820"}),
        (COMPANY, {"company": "Nord Ltd", "name": "Mr Oduya"}),
        (PERSON, {"name": "Ben Oduya"}),
        (PERSON, {"name": "Ben Kern"}),
    ],
)
def test_somebody_else_is_not_the_row(start: StartPage, lead: Lead, others: dict[str, str]) -> None:
    assert put(start, lead, **others) is None


def test_a_form_that_was_emptied_has_no_row_whoever_is_typed_next(window: Window) -> None:
    start = window.start
    start.offer_row(KERN, ROW)
    for field in (start.name, start.company, start.number):
        field.setFocus()
        window.press(Key.Key_A, modifier=CTRL)
        window.press(Key.Key_Delete)
    start.name.setFocus()
    window.keys("Ms Kern")
    start.number.setFocus()
    window.keys("0221 4710815")
    start.company.setFocus()
    window.keys("Kern Ltd")
    assert start.from_list() is None


def test_who_is_pasted_over_a_row_is_not_the_row(window: Window) -> None:
    window.start.offer_row(PERSON, ROW)
    window.start.focus_first()
    window.paste("Ada Kern, Nord Ltd, 0221 4710815")
    assert window.start.company.text() == "Nord Ltd"
    assert window.start.from_list() is None


def test_a_link_put_over_a_row_takes_its_place(start: StartPage) -> None:
    start.offer_row(KERN, ROW)
    start.offer_lead(KERN)
    assert start.from_list() is None
