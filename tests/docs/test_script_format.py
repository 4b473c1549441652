"""What the guide shows works: its complete scripts load without a problem, its parts fit the format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callassist.domain.outcome import BY_MISTAKE, OUTCOMES
from callassist.domain.questions import QuestionKind
from callassist.domain.script import Control, Effect
from callassist.domain.text import Text
from callassist.formats.script import file_model, validating
from callassist.formats.script.own_words import check_own_words
from callassist.formats.script.script_files import check_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import read_tree

GUIDE = (Path(__file__).parents[2] / "docs" / "script-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml (\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COMPLETE = [text for kind, text in EXAMPLES if kind == "complete"]
PARTS = [text for kind, text in EXAMPLES if kind == "part"]
WORDS = [text for kind, text in EXAMPLES if kind == "words"]

#: what a part leaves out, so that it can be held against the format
HEAD = {
    "format": "2",
    "script": "part",
    "version": "1",
    "title": "{de: a, en: a}",
    "market": "consumer",
    "stages": "{s: {title: {de: a, en: a}, start: a, depth: 1, disqualified: a}}",
    "nodes": "{}",
}


def test_every_example_says_whether_it_is_complete() -> None:
    assert GUIDE.count("```yaml") == len(EXAMPLES) == len(COMPLETE) + len(PARTS) + len(WORDS)
    assert COMPLETE
    assert PARTS


@pytest.mark.parametrize("text", COMPLETE)
def test_a_complete_example_is_a_script_without_a_problem(text: str) -> None:
    script, problems = check_script(text.encode(), name="guide", common=common_bytes())
    told = [one for one in problems if one.code != "shared-in-other-language"]  # a hint that cannot be helped
    assert not told, "\n".join(map(str, told))
    assert script is not None
    assert script.title in (Text("Neue Fenster", "New windows"), Text.by_tag({"hu": "Új ablakok"}))


@pytest.mark.parametrize("text", WORDS)
def test_own_words_are_over_the_complete_script(text: str) -> None:
    script, _ = check_script(COMPLETE[0].encode(), name="guide", common=common_bytes())
    assert script is not None
    assert check_own_words(read_tree(text.encode(), "guide"), script) == ()


@pytest.mark.parametrize("text", PARTS)
def test_a_part_fits_the_format(text: str) -> None:
    own = {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}
    whole = "".join(f"{key}: {value}\n" for key, value in HEAD.items() if key not in own) + text
    tree = read_tree(whole.encode(), "guide")
    assert tree.usable, tree.problems
    file, read = validating.read_model(tree, file_model.ScriptFile)
    assert file is not None
    assert not [*tree.problems, *read.problems], [*tree.problems, *read.problems]


def test_the_guide_names_what_there_is() -> None:
    common = read_tree(common_bytes(), "common").mapping()
    names = [*QuestionKind, *Control, *common["questions"], *common["placeholders"]]
    names += [effect for effect in Effect if effect not in ("reassured", "still_refuses", "skip")]
    names += [name for name, words in common["closings"].items() if words]
    missing = [str(name) for name in names if not re.search(rf"[`{{]{name}[`}}]", GUIDE) and name != "usp2"]
    assert not missing
    assert set(common["closings"]) == set(OUTCOMES) - {BY_MISTAKE}, "no script ends a call that was none"
