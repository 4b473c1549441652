"""What the page on scripts in and out shows is understood as it says."""

from __future__ import annotations

import re
from pathlib import Path

from callassist.formats.script.outline.outline_model import Asks, Means, OutlineWay
from callassist.formats.script.outline.reading_outlines import read_pasted_outline
from callassist.formats.script.outline.source_lines import SourceCell
from callassist.formats.script.outline.table_reading import find_head
from callassist.formats.script.outline.tree_file import USUAL, fields_of
from tests.formats.script.outline.played import adds_up, made

PAGE = (Path(__file__).parents[2] / "docs" / "script-import.md").read_text("utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_outline_it_shows() -> None:
    (shown,) = (block for block in BLOCKS if block.startswith("# New windows"))
    text = "\n".join(
        re.sub(r" {3,}[^ ].*$", "", line) if not line.startswith(" ") or "   " in line[3:] else line
        for line in shown.split("\n")
    )
    outline = read_pasted_outline(text)
    adds_up(outline)
    assert outline.title == "New windows"
    hello, owns = outline.steps
    assert hello.asks is Asks.NOTHING
    assert owns.text == "Do you own the house?"
    assert [(one.text, one.means, one.points) for one in owns.answers] == [
        ("we own it", Means.NOTHING, 0),
        ("we share it", Means.JUDGED, 0),
        ("we rent", Means.RULES_OUT, 0),
        ("we are looking", Means.POINTS, 2),
    ]
    assert owns.answers[0].way == OutlineWay(end="appointment")
    assert owns.tip == "Stay silent after this."
    assert owns.wordings == ("Is it your house?",)
    assert [reply.text for reply in outline.objections[0].replies] == ["It depends.", "We settle that when we meet."]
    assert outline.voicemail == "Hello, it was about your windows."
    # there is no step 4 in it
    assert [(one.text, str(one.why)) for one in outline.left_out] == [("4", "there is no step “4”")]
    assert made(outline)[1] is not None


def test_the_columns_it_names() -> None:
    names = re.findall(r"`([^`]+)`", PAGE.split("**Tables**")[1].split("One answer a row")[0])
    assert len(names) > 10
    known = [one for one in names if find_head([[SourceCell("", "Text"), SourceCell("", one)]]) == 0]
    assert known == names


def test_the_fields_it_names() -> None:
    (option,) = re.findall(r"--json-fields (steps\S+)", PAGE)
    assert fields_of(option)["steps"] == "data.nodes"
    told = PAGE.split("`title`, `steps`")[1].split("An answer may")[0] + "`title` `steps`"
    assert set(re.findall(r"`([a-z-]+)`", told)) == set(USUAL)
