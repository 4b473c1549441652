"""How names and dates of a list are written is asked once a column, with examples, and only where it is not told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ImportMapping
from callassist.formats.tables.header_words import LeadField
from tests.ui.driving import Key, Window, opened
from tests.ui.leads.driving_lists import looked_at, rows

PEOPLE = "Ansprechpartner;Telefon;Opt-In Datum\nMüller Anna;0221 4710815;2/3/2026\nKern Ada;0221 4710816;4/5/2026\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def test_digits_answer_names_and_dates_and_the_rows_are_read_so(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    page = looked_at(window, path)
    panel, written = page.importing, page.importing.written
    window.press(Key.Key_Return)
    assert written.is_open, "numbers ask nothing here"
    assert [one.examples.text().count("·") for one in written.questions()] == [1, 1]
    assert not written.go_on.isEnabled(), "a day that may be two is no day"
    window.keys("2")
    window.press(Key.Key_Return)
    assert written.is_open, "Enter presses what has the focus: the first way to read the dates"
    assert written.first_open() is None
    window.keys("2")
    assert written.date_order() is not None
    window.press(Key.Key_Return)
    assert panel.frame.is_open
    assert "The surname stands first" in written.summary.text()
    assert "The month stands first" in written.summary.text()
    window.type("People")
    window.type("a broker")
    window.until_answered()
    assert panel.check.is_open
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    found = [(one.row.first, one.row.last, one.row.proof["given_at"]) for one in rows(window)]
    assert found == [("Anna", "Müller", "2026-02-03"), ("Ada", "Kern", "2026-04-05")]

    # the next list with these columns: what was said is shown, and one Enter takes it
    looked_at(window, path)
    window.press(Key.Key_Return)
    assert written.is_open
    assert written.first_open() is None

    # how its columns are read leaves as a file, and comes in as one
    mapping = tmp_path / "how.toml"
    page.mapping_files.save(panel.mapping() or ImportMapping("", {}, {}), mapping)
    window.until(mapping.exists)
    window.until_answered()
    assert '"Ansprechpartner" = "name"' in mapping.read_text(encoding="utf-8")
    mapping.write_text('[columns]\n"Ansprechpartner" = "company"\n', encoding="utf-8")
    page.open_file(mapping)
    window.until_answered()
    assert panel.columns.is_open
    assert panel.columns.fields()[0] is LeadField.COMPANY
    assert "“how”" in panel.columns.known.text().replace("\u2068", "").replace("\u2069", "")
    mapping.write_text('[columns]\n"Ansprechpartner" = "boss"\n', encoding="utf-8")
    page.open_file(mapping)
    window.until(page.message.isVisible)
    assert panel.columns.fields()[0] is LeadField.COMPANY

    # whole days and comma names ask nothing
    path.write_text(
        PEOPLE.replace("Müller Anna", "Müller, Anna").replace("Kern Ada", "Kern, Ada").replace("2/3", "2/23")
    )
    looked_at(window, path)
    window.press(Key.Key_Return)
    window.until_answered()
    assert panel.frame.is_open
