"""E5: scripts that were written elsewhere become drafts, by keyboard; what was left out adds up with what was not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callassist.domain.script import Branch
from callassist.domain.text import Language
from callassist.formats.script.outline.outline_model import Taken
from callassist.services.scripts.intake import ScriptRead
from callassist.ui.scripts.intake_panel import IntakePanel
from tests.formats.script.outline.word_files import P, word_file
from tests.ui.driving import CTRL, Key, Qt
from tests.ui.scripts.writing import Writing

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
MARKDOWN = """# Windows of our town

? Do you own the house?
  - we own it -> appointment
  - we rent = rules out
  - it stands empty -> the moon
! too expensive: It depends. / We settle that when we meet.
"""


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def panel(writing: Writing) -> IntakePanel:
    """The panel, opened by its keys."""
    writing.press(Key.Key_O, modifier=CTRL_SHIFT)
    found = writing.scripts.intake
    assert found.isVisible()
    assert writing.focused() is found.source
    return found


def give(writing: Writing, path: Path) -> None:
    """Paste a file that was copied."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.clipboard().setMimeData(data)
    writing.press(Key.Key_V, modifier=CTRL)


def read(writing: Writing) -> ScriptRead:
    found = writing.scripts.intake
    writing.until(lambda: found.read is not None and not found.is_late)
    assert found.read is not None
    return found.read


def make(writing: Writing, title: str = "") -> None:
    """A draft of it, by Ctrl+Enter."""
    before = writing.scripts.work.draft
    if title:
        writing.scripts.intake.name.setFocus()
        writing.press(Key.Key_A, modifier=CTRL)
        writing.keys(title)
    writing.press(Key.Key_Return, modifier=CTRL)
    writing.until(lambda: writing.scripts.work.draft is not before)
    writing.until_read()


def test_a_pasted_outline_becomes_a_draft_that_is_published_and_called_with(writing: Writing) -> None:
    found = panel(writing)
    writing.paste(MARKDOWN)
    understood = read(writing)
    assert "? Do you own the house?" in found.understood.toPlainText()
    assert found.counted.text().startswith("1 step · 3 answers · 1 objection · 2 replies")
    assert f"{len(understood.left_out)} left out" in found.counted.text()
    rows = [found.model.index(row, 0).data() for row in range(found.model.rowCount())]
    assert len(rows) == len(understood.left_out) + len(understood.added)
    assert any(row.startswith("“the moon”, left out") for row in rows)
    make(writing, "Windows of the town")
    assert not found.isVisible()
    assert writing.scripts.outline.isVisible()
    assert writing.script.title.en == "Windows of the town"
    assert [one.label.en for one in writing.script.questions.values() for one in one.choices][:2] == [
        "we own it",
        "we rent",
    ]
    writing.publish("read in")
    writing.app.window.open_page("call")
    writing.call(writing.script.id)
    assert "Do you own the house?" in writing.spoken()


def test_a_word_file_and_a_table_become_drafts_and_all_of_it_is_counted(writing: Writing, tmp_path: Path) -> None:
    word = word_file(
        tmp_path / "Fenster.docx",
        P("Fenster in der Stadt", heading=1),
        P("Gehört Ihnen das Haus, in dem Sie wohnen?"),
        P("ja, es gehört uns -> appointment", bullet=0),
        P("nein, wir wohnen zur Miete = rules out", bullet=0),
    )
    book = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(book)) as made:
        sheet = made.add_worksheet("Script")
        rows = [
            ("step", "text", "answer", "next", "effect", "colour"),
            ("1", "Is it yours?", "yes", "2", "fits", "red"),
        ]
        rows += [("", "", "no", "", "rules out", ""), ("2", "Let us meet.", "", "appointment", "", "")]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    for path, steps, left, language in ((word, 1, 0, Language.DE), (book, 2, 1, Language.EN)):
        found = panel(writing)
        give(writing, path)
        understood = read(writing)
        outline = understood.outline
        assert found.source.isReadOnly()
        assert found.source.toPlainText() == understood.source
        assert outline.pieces == sum(outline.taken.values()) + len(outline.left_out)
        assert (outline.taken[Taken.STEP], len(outline.left_out)) == (steps, left)
        assert understood.language is language
        make(writing)
        texts = [(one.text.de, one.text.en) for one in writing.script.nodes.values() if not isinstance(one, Branch)]
        assert all(any(step.text in pair for pair in texts) for step in outline.steps)


def test_the_fields_of_a_tree_are_pointed_at(writing: Writing, tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    card = {"headline": "Is it yours?", "taps": [{"caption": "yes"}, {"caption": "no"}]}
    path.write_text(json.dumps({"flow": {"cards": [card]}}))
    found = panel(writing)
    give(writing, path)
    writing.until(lambda: found.message.isVisible() and found.pointing.isVisible())
    for name, field in (("steps", "flow.cards"), ("text", "headline"), ("answers", "taps"), ("answer", "caption")):
        box = found.pointing.boxes[name]
        box.setFocus()
        while box.currentText() != field:
            writing.press(Key.Key_Down)
    assert [answer.text for answer in read(writing).outline.steps[0].answers] == ["yes", "no"]
    assert not found.message.isVisible()


def test_what_cannot_be_read_is_said_and_nothing_is_made(writing: Writing, tmp_path: Path) -> None:
    found = panel(writing)
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    give(writing, path)
    writing.until(lambda: found.message.isVisible())
    assert "Save it as .docx" in found.message.label.text()
    draft = writing.scripts.work.draft
    writing.press(Key.Key_Return, modifier=CTRL)
    assert writing.scripts.work.draft is draft
    writing.press(Key.Key_Escape)
    assert not found.isVisible()
    assert writing.scripts.outline.hasFocus()


def test_the_language_is_asked_where_the_words_do_not_tell_it(writing: Writing) -> None:
    found = panel(writing)
    writing.paste("? Önnek van háza?\n  - van -> appointment\n  - nincs = rules out\n")
    assert read(writing).looks is None
    assert found.message.label.text() == "Its words look neither German nor English. Say which language it is in."
    german = next(one for one in found.language.findChildren(QWidget) if one.accessibleName() == "German")
    german.setFocus()
    writing.press(Key.Key_Space)
    writing.until(lambda: found.read is not None and found.read.language is Language.DE)
    assert not found.message.isVisible()
