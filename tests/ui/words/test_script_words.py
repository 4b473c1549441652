"""What is told of a script while it is written: every sort of step, way and case has its words."""

from __future__ import annotations

from callassist.domain.script import BranchOn
from callassist.domain.text import Language
from callassist.services.scripts.outline import LineKind, outline_of
from callassist.ui.words import script_words
from tests.engine.format_2 import the_script
from tests.engine.format_2_scripts import script_of


def test_every_sort_of_branch_is_told() -> None:
    assert {*script_words._BRANCHES} == {*BranchOn}  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def test_a_branch_on_points_says_for_each_case_which_band_or_how_many() -> None:
    found = the_script()
    lines = [line for line in outline_of(found) if line.id == "w8"]
    told = [script_words.line(found, line, Language.EN) for line in lines]
    assert told == ["By the points", "if hot", "from 2 points on", "whatever else is said"]
    assert lines[0].kind is LineKind.STEP
    ways = [line for line in outline_of(found) if line.target == "w8"]
    assert [script_words.target(found, line.target, Language.EN) for line in ways] == ["By the points"]


def test_a_branch_on_topics_says_for_each_way_which_one() -> None:
    found = script_of("each")
    told = [script_words.line(found, line, Language.EN) for line in outline_of(found) if line.id == "w3"]
    assert told == [
        "Topic by topic",
        "if ticked: the price",
        "if ticked: the staff",
        "if ticked: the tools",
        "when all are done",
    ]
