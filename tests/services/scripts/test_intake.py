"""Scripts that were written elsewhere: the source beside what was understood, and the draft that is made of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter

from callassist.domain.script import Market
from callassist.domain.text import Language
from callassist.errors import OutlineError
from callassist.formats.script.outline.outline_model import Taken
from callassist.services.scripts.intake import (
    ScriptRead,
    begin_read_script,
    read_script_file,
    read_script_text,
    tree_fields,
)
from tests.formats.script.outline.played import adds_up
from tests.formats.script.outline.word_files import P, table, word_file
from tests.services.scripts.desks import WAIT, desk

OUTLINE = """# Windows

? Do you own the house?
  - we own it -> appointment
  - we rent = rules out
! too expensive: It depends. / We settle that when we meet.
"""


def test_what_was_understood_stands_beside_the_source() -> None:
    read = read_script_text(OUTLINE, name="pasted")
    assert (read.title, read.language, read.looks) == ("Windows", Language.EN, Language.EN)
    assert read.source == OUTLINE
    assert "? Do you own the house?" in read.understood
    assert "- we rent = rules out" in read.understood
    assert read_script_text(read.understood, name="again").outline == read.outline
    adds_up(read.outline)


def test_words_of_a_language_that_is_not_known_are_in_the_one_that_is_said() -> None:
    text = "? Önnek van háza?\n  - van -> appointment\n  - nincs = rules out\n"
    assert read_script_text(text, name="x").looks is None
    said = read_script_text(text, name="x", language=Language.DE)
    assert (said.looks, said.language) == (None, Language.DE)


def test_of_a_word_file_each_paragraph_and_row_is_shown(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "Windows.docx",
        P("Windows", heading=1),
        P("Do you own the house?"),
        P("we own it -> appointment", bullet=0),
        P("we rent = rules out", bullet=0),
        table([["objection", "reply"], ["too expensive", "It depends."]]),
    )
    read = read_script_file(path)
    assert read.source.splitlines() == [
        "Windows",
        "Do you own the house?",
        "    - we own it -> appointment",
        "    - we rent = rules out",
        "objection │ reply",
        "too expensive │ It depends.",
    ]
    assert read.outline.taken[Taken.ANSWER] == 2
    assert read.outline.taken[Taken.REPLY] == 1
    adds_up(read.outline)


def test_of_a_table_and_of_a_workbook_each_row_is_shown(tmp_path: Path) -> None:
    rows = [["step", "text", "answer", "next", "effect"], ["1", "Do you own it?", "yes", "2", "fits"]]
    rows += [["", "", "no", "", "rules out"], ["2", "Let us meet.", "", "appointment", ""]]
    with (tmp_path / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    with xlsxwriter.Workbook(str(tmp_path / "table.xlsx")) as book:
        sheet = book.add_worksheet("Script")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    shown = [" │ ".join(row) for row in rows]
    of_csv, of_workbook = (read_script_file(tmp_path / name) for name in ("table.csv", "table.xlsx"))
    assert [line.rstrip(" │") for line in of_csv.source.splitlines()] == [line.rstrip(" │") for line in shown]
    assert of_workbook.source.splitlines()[0] == "Script"
    assert of_workbook.outline == of_csv.outline
    assert of_csv.title == "table"
    adds_up(of_csv.outline)


def test_the_fields_of_a_tree_are_offered_and_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    path.write_text(
        json.dumps(
            {"flow": {"cards": [{"headline": "Do you own it?", "taps": [{"caption": "yes"}, {"caption": "no"}]}]}}
        )
    )
    with pytest.raises(OutlineError):
        read_script_file(path)
    groups, names = tree_fields(path)
    assert groups == ("flow", "flow.cards")
    assert set(names) == {"flow", "cards", "headline", "taps", "caption"}
    pointed = {"steps": "flow.cards", "text": "headline", "answers": "taps", "answer": "caption"}
    read = read_script_file(path, fields=pointed)
    assert [answer.text for answer in read.outline.steps[0].answers] == ["yes", "no"]


@pytest.mark.parametrize(("name", "data"), [("a.json", b"{"), ("b.txt", b"x"), ("c.docx", b"PK"), ("gone.json", None)])
def test_what_is_no_tree_has_no_fields(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert tree_fields(tmp_path / name) == ((), ())


def test_a_draft_is_made_with_its_title_and_a_name_of_its_own(tmp_path: Path) -> None:
    read = read_script_text(OUTLINE, name="pasted")
    with desk(tmp_path) as one:
        begun = begin_read_script(one, read, "  Windows and  doors ", Market.CONSUMER, ("windows_and_doors",))
        draft = begun.result(WAIT)
        assert draft.script_id == "windows_and_doors_2"
        checked = one.check(draft.script).result(WAIT)
    assert [found for found in checked.problems if found.is_error] == []
    assert checked.script is not None
    assert checked.script.title.en == "Windows and doors"
    assert checked.script.market is Market.CONSUMER
    assert [found.label.en for found in checked.script.objections.values() if found.label.en == "too expensive"]


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    with desk(tmp_path) as one:
        read: ScriptRead = read_script_text(OUTLINE, name="pasted")
        assert read.added
        assert one.drafts().result(WAIT) == ()
