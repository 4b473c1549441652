"""A script written to a file from its page: to print, to read elsewhere, to read in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.services.scripts.intake import read_script_file
from tests.ui.driving import CTRL, Key, Qt
from tests.ui.scripts.writing import Writing

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def ask(writing: Writing) -> None:
    """Ctrl+Shift+X, and the path is asked for."""
    writing.press(Key.Key_X, modifier=CTRL_SHIFT)
    writing.until(lambda: writing.scripts.form.purpose is not None)


def write(writing: Writing, path: Path) -> None:
    """Ctrl+Shift+X, the path, Enter."""
    page = writing.scripts
    ask(writing)
    writing.press(Key.Key_A, modifier=CTRL)
    writing.type(str(path))
    writing.until(lambda: page.told.isVisible() or page.message.isVisible())


def test_a_page_is_written_as_pdf_with_the_words_as_they_are_now(writing: Writing, tmp_path: Path) -> None:
    writing.mark("c03")
    writing.retype("Is the house you live in your own?")
    write(writing, tmp_path / "script.html")
    assert writing.scripts.told.label.text().replace("\u200b", "") == f"Written: {tmp_path / 'script.html'}"
    assert "Is the house you live in your own?" in (tmp_path / "script.html").read_text("utf-8")
    write(writing, tmp_path / "script.pdf")
    data = (tmp_path / "script.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") > 3
    assert (tmp_path / "script.pdf").stat().st_mode & 0o077 == 0


def test_an_outline_is_written_that_can_be_read_in_again_and_what_it_lacks_is_told(
    writing: Writing, tmp_path: Path
) -> None:
    write(writing, tmp_path / "script.md")
    page = writing.scripts
    writing.until(lambda: page.message.isVisible())
    assert "a page has them all" in page.message.label.text()
    assert len(read_script_file(tmp_path / "script.md").outline.steps) > 10


def test_no_file_is_replaced_and_no_ending_guessed(writing: Writing, tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"mine")
    write(writing, there)
    assert "There is something of this name already" in writing.scripts.message.label.text()
    assert there.read_bytes() == b"mine"
    write(writing, tmp_path / "script.doc")
    writing.until(lambda: "End its name with" in writing.scripts.message.label.text())
    assert not (tmp_path / "script.doc").exists()


def test_a_name_that_is_free_is_proposed(writing: Writing, tmp_path: Path) -> None:
    page = writing.scripts
    page.exporting.folder = tmp_path
    ask(writing)
    proposed = Path(page.form.fields()[0].text())
    assert proposed.parent == tmp_path
    assert proposed.suffix == ".pdf"
    writing.press(Key.Key_Escape)
    proposed.write_bytes(b"")
    ask(writing)
    assert Path(page.form.fields()[0].text()) == proposed.with_stem(f"{proposed.stem} 2")
