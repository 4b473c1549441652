"""Files of strangers: whatever is in them, they are read or refused in words, at once."""

from __future__ import annotations

import io
import json
import random
import re
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.errors import OutlineError
from callassist.formats.script.outline.outline_model import Outline
from callassist.formats.script.outline.reading_outlines import read_outline, read_pasted_outline
from tests.formats.script.outline.played import adds_up
from tests.formats.script.outline.word_files import NAMESPACE, P, word_file
from tests.formats.tables.workbooks import by_hand, workbook

ENDINGS = (".txt", ".md", ".docx", ".csv", ".xlsx", ".json")
#: of the process's own time, so that other work on the machine does not count
MOST_SECONDS = 2.0


def read_in(path: Path) -> Outline | OutlineError:
    """What comes of a file; anything but an outline or a refusal in words fails the test, and so does a long time."""
    begun = time.process_time()
    try:
        found: Outline | OutlineError = read_outline(path)
    except OutlineError as error:
        found = error
    if isinstance(found, OutlineError):
        assert found.what
        assert found.where
        assert found.next_step
    else:
        adds_up(found)
    assert time.process_time() - begun < MOST_SECONDS
    return found


def read_bytes_as(data: bytes, ending: str) -> Outline | OutlineError:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"script{ending}")
        path.write_bytes(data)
        return read_in(path)


@given(st.binary(max_size=400), st.sampled_from(ENDINGS))
@settings(max_examples=120)
def test_random_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    read_bytes_as(data, ending)


@given(st.binary(max_size=300), st.sampled_from(["word/document.xml", "word/numbering.xml", "xl/workbook.xml"]))
@settings(max_examples=60)
def test_packages_with_random_parts_are_read_or_refused(data: bytes, part: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, data)
        if part != "word/document.xml":
            package.writestr("word/document.xml", f"<w:document {NAMESPACE}>{P('Hello?').xml()}</w:document>")
    for ending in (".docx", ".xlsx"):
        read_bytes_as(file.getvalue(), ending)


@given(st.integers(0, 1 << 30), st.integers(1, 40))
@settings(max_examples=60)
def test_sound_packages_with_bytes_changed_are_read_or_refused(seed: int, changes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = word_file(Path(folder, "x.docx"), P("One?", numbered=0), P("yes", numbered=1), P("Two", heading=1))
        data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read_bytes_as(bytes(data), ".docx")


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from("steps text answers next answer id label objections replies x".split()), inner),
    ),
    max_leaves=25,
)


@given(_JSON)
@settings(max_examples=120)
def test_any_json_is_accounted_for(value: object) -> None:
    found = read_bytes_as(json.dumps(value).encode(), ".json")
    if isinstance(found, Outline):
        in_it = said(found)
        for text in leaves(value):
            assert text in in_it, text


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in leaves(one)]
    if isinstance(value, list):
        return [text for one in value for text in leaves(one)]
    text = value if isinstance(value, str) else json.dumps(value)
    words = [word for word in text.split() if word.isalnum() and word.isascii() and len(word) > 1]
    return [] if value is None else words


def said(outline: Outline) -> str:
    """All words of an outline, and of what was left out of it."""
    parts = [outline.title, outline.voicemail]
    for step in outline.steps:
        parts += [step.text, step.label, step.tip, *step.wordings, step.asks.value]
        parts += [f"{answer.text} {answer.means.value} {answer.points}" for answer in step.answers]
    for one in outline.objections:
        parts += [one.label, *(reply.text for reply in one.replies)]
    # what leads somewhere is in the outline by its way
    ways = " next end appointment later id step number " if any(step.way for step in outline.steps) else ""
    return " ".join([*parts, ways, *(one.text for one in outline.left_out)])


@given(st.text(st.sampled_from("?!>-*#1.)( |:=/[]\\\n\n \tab→☐\"'"), max_size=300))
@settings(max_examples=150)
def test_no_word_of_a_text_is_lost(text: str) -> None:
    numbered = iter(range(10_000, 99_999))
    # each letter becomes a word of its own, so that it can be told where it went
    text = "".join(f"w{next(numbered)}w" if sign in "ab" else sign for sign in text)
    words = re.findall(r"w\d{5}w", text)
    try:
        outline = read_pasted_outline(text)
    except OutlineError:
        return
    adds_up(outline)
    found = said(outline) + " ".join(step.section for step in outline.steps)
    for word in words:
        assert word in found, word


# -- bombs -------------------------------------------------------------------------------------------------------------


def refused(path: Path, *words: str) -> OutlineError:
    found = read_in(path)
    assert isinstance(found, OutlineError), found
    for word in words:
        assert word in found.message()
    return found


def test_a_bomb_in_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (300 << 20))
    refused(path, "bomb.docx", "too large")


def test_a_word_file_of_a_million_elements(tmp_path: Path) -> None:
    body = "<w:p/>" * 1_000_000
    refused(word_file(tmp_path / "long.docx", body), "too large")


def test_a_word_file_of_too_many_paragraphs(tmp_path: Path) -> None:
    refused(word_file(tmp_path / "long.docx", *[P("a") for _ in range(20_001)]), "too large")


def test_entities_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "entities.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + f"<w:document {NAMESPACE}>&c;</w:document>",
        )
    refused(path, "damaged")


def test_a_word_file_that_nests_too_deeply(tmp_path: Path) -> None:
    refused(word_file(tmp_path / "deep.docx", "<w:p>" * 5_000 + "</w:p>" * 5_000))


def test_what_is_no_word_file(tmp_path: Path) -> None:
    book = workbook(tmp_path / "book.xlsx", {"S": [["Text"], ["Hello?"]]})
    named = book.rename(tmp_path / "book.docx")
    refused(named, "no Word file")
    refused(named.rename(tmp_path / "book.txt"), "no text", ".docx")


@pytest.mark.parametrize("name", ["script.doc", "script.pdf", "script.odt", "script", "script.exe"])
def test_other_kinds_say_what_to_save_as(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    refused(path, ".docx")


def test_a_workbook_of_a_million_cells(tmp_path: Path) -> None:
    cells = "<c/>" * 3_000_000
    refused(by_hand(tmp_path / "cells.xlsx", f"<row>{cells}</row>"), "cells.xlsx")


def test_json_that_nests_too_deeply(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text('{"steps":' * 100_000 + "1" + "}" * 100_000, encoding="utf-8")
    refused(path, "nested too deeply")


def test_json_with_a_field_twice(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text('{"text": "One?", "text": "Two?"}', encoding="utf-8")
    refused(path, "'text' is given twice")


def test_broken_json_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{\n "text": "One?",\n}', encoding="utf-8")
    refused(path, "broken.json:3:1")


def test_a_csv_with_a_quote_that_is_not_closed(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text('Text;Answer\n"One?;yes\nTwo?;no\n', encoding="utf-8")
    refused(path, "quote.csv:2")


def test_a_table_without_known_columns(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Vorname;Telefon\nKim;030 1\n", encoding="utf-8")
    refused(path, "no column", "step, text, answer")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "- " * 10_000,
        "**a " * 5_000,
        "_a " * 6_000,
        "[" * 20_000,
        "-> " * 6_000,
        "> " * 9_000 + "a",
        "a" + " -" * 9_000 + ">",
        "a = " * 4_000,
        "1. " * 6_000,
        "if yes: " * 2_000,
        "! " + "a / " * 4_000,
        "go to " * 3_000,
        "scale 1 " * 2_000,
        "\\" * 20_000,
        "☐ " * 9_000,
        "| " * 9_000 + "|",
    ],
)
def test_lines_that_mean_trouble_for_patterns(tmp_path: Path, text: str) -> None:
    path = tmp_path / "line.txt"
    path.write_text("? Do you?\n" + "\n".join([text] * 10), encoding="utf-8")
    read_in(path)


def test_a_text_as_long_as_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "\n\n".join(f"{place}. ? Question {place}?\n- yes -> {place + 1}\n- no" for place in range(1, 1_001))
    )
    found = read_in(path)
    assert isinstance(found, Outline)
    assert len(found.steps) == 1_000


@pytest.mark.parametrize(("lines", "words"), [(20_001, "20,000 lines"), (20_000, "30,000 pieces")])
def test_a_text_that_is_too_long(tmp_path: Path, lines: int, words: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n".join(["- a -> b"] * lines))
    refused(path, words)


def test_too_many_steps_and_answers_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("\n\n".join(f"? Question {place}?" for place in range(1_002)) + "\n" + "- yes\n" * 3)
    found = read_in(path)
    assert isinstance(found, Outline)
    assert len(found.left_out) == 5
    path.write_text("? Which?\n" + "".join(f"- answer {place} -> end\n" for place in range(12)))
    found = read_in(path)
    assert isinstance(found, Outline)
    assert [one.text for one in found.left_out] == ["answer 10", "end", "answer 11", "end"]
    assert found.left_out[0].place == "line 12"
