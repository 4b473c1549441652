"""What is written of an outline is read as the same outline, whatever its words are; and a sound script comes of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from callassist import paths
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.formats.script.outline.outline_model import (
    Asks,
    Outline,
    OutlineAnswer,
    OutlineReply,
    OutlineStep,
    RaisedObjection,
)
from callassist.formats.script.outline.outline_table import outline_csv
from callassist.formats.script.outline.outline_text import outline_text
from callassist.formats.script.outline.reading_outlines import read_outline, read_pasted_outline
from callassist.formats.script.outline.script_outline import outline_of
from callassist.formats.script.script_files import read_script
from tests.formats.script.outline.played import adds_up, made
from tests.formats.script.outline.random_outlines import outlines

SHIPPED = sorted(one for one in paths.resource("scripts").glob("*.yaml") if one.name != "common.yaml")
WORDY = Outline(
    "# not a heading",
    (
        OutlineStep("Is it 3. or -> 4?", Asks.CHOICE, (OutlineAnswer("yes: go to 5"), OutlineAnswer("if no"))),
        OutlineStep("On a scale from 1 to 5?", Asks.WORDS, tip="(Tip: none)", wordings=("/ another",)),
        OutlineStep("Note: **bold** and `code` (number)"),
        OutlineStep("=cmd|' /C calc'!A0", Asks.WORDS),
    ),
    (RaisedObjection("Well: no / yes", (OutlineReply("One / two"), OutlineReply("Kunde: x -> 3"))),),
)


def same(one: Outline, other: Outline) -> None:
    """Told apart step by step, so that a failure shows which."""
    assert list(other.left_out) == []
    for step, found in zip(one.steps, other.steps, strict=False):
        assert step == found
    for raised, found in zip(one.objections, other.objections, strict=False):
        assert raised == found
    assert one == other


def from_csv(data: bytes) -> Outline:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(data)
        return read_outline(path)


@given(outlines())
@example(WORDY)
@settings(max_examples=50)
def test_the_text_of_an_outline_is_read_as_the_same(outline: Outline) -> None:
    found = read_pasted_outline(outline_text(outline, Language.EN))
    adds_up(found)
    same(outline, found)


@given(outlines())
@settings(max_examples=40)
def test_the_german_text_of_an_outline_is_read_as_the_same(outline: Outline) -> None:
    same(outline, read_pasted_outline(outline_text(outline, Language.DE)))


@given(outlines())
@example(WORDY)
@settings(max_examples=40)
def test_the_table_of_an_outline_is_read_as_the_same(outline: Outline) -> None:
    found = from_csv(outline_csv(outline, Language.EN))
    adds_up(found)
    same(outline, found)


@given(outlines())
@settings(max_examples=25)
def test_no_cell_of_the_table_is_a_formula(outline: Outline) -> None:
    import csv
    import io

    text = outline_csv(outline, Language.DE).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(outlines())
@settings(max_examples=50)
def test_a_script_of_any_outline_has_no_error(outline: Outline) -> None:
    script, read, problems = made(outline)
    assert read is not None, "\n".join(map(str, problems))
    assert script.data["script"] == read.id


@given(outlines())
@settings(max_examples=25)
def test_all_words_of_an_outline_are_in_its_script(outline: Outline) -> None:
    script, _, _ = made(outline)
    if script.unmade:
        return
    said = "\n".join(texts_in(script.data))
    for step in outline.steps:
        for text in (step.text, step.tip, *step.wordings):
            assert bare(text) in bare(said)
        for answer in step.answers:
            assert bare(answer.text) in bare(said) or answer.text.casefold() in ("yes", "no", "ja", "nein")
    for one in outline.objections:
        for text in (one.label, *(reply.text for reply in one.replies)):
            assert bare(text) in bare(said)


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [str(value)]


def bare(text: str) -> str:
    """Without what is put in other brackets, and without names in them that became placeholders."""
    import re

    return re.sub(r"[{}()\[\]]|\b(?:lead|Name)\b", "", text)


def test_an_outcome_of_a_script_s_own_is_told_as_the_one_it_is_like_and_counted_as_left_out() -> None:
    script = read_script(Path(__file__).parents[3] / "walkthroughs" / "own_ends.yaml")
    told = outline_of(script, Language.EN)
    text = outline_text(told.outline, Language.EN)
    assert "- family -> blocked\n" in text
    assert "- later -> later\n" in text
    left = [(one.place, one.text) for one in told.unsaid if one.place in script.outcomes]
    assert left == [("pledged", "pledged"), ("thinks", "thinks about it"), ("lapsed", "family answered")]
    same(told.outline, read_pasted_outline(text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", WINDOW_LANGUAGES)
def test_shipped_scripts_come_back_as_they_went_out(path: Path, language: Language) -> None:
    told = outline_of(read_script(path), language)
    same(told.outline, read_pasted_outline(outline_text(told.outline, language)))
    same(told.outline, from_csv(outline_csv(told.outline, language)))
    _, script, problems = made(told.outline, language)
    assert script is not None, "\n".join(map(str, problems))
