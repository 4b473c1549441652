"""A whole new file: tidy, complete, and the one a new script begins as can be called with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.errors import EditRefused
from callassist.formats.script.file_model import FORMAT
from callassist.formats.script.lint.linter import check
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import read_tree
from callassist.formats.script.writing.meaning import same_data
from callassist.formats.script.writing.new_file import file_text, starting_script
from tests.formats.script.writing.random_edits import keys, parts

SHIPPED = sorted(
    [*paths.resource("scripts").glob("*.yaml"), *(Path(__file__).parents[3] / "walkthroughs").glob("*.yaml")]
)
#: data of scripts are slow to draw, and that is no fault
CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example)
TITLE = {"de": "Neue Fenster", "en": "New windows"}


@pytest.mark.parametrize("market", ["consumer", "business"])
def test_the_script_a_new_one_begins_as_has_no_problem(market: str) -> None:
    text = starting_script("new_windows", TITLE, market=market)
    script, problems = check(text.encode(), name="new.yaml", common=common_bytes())
    assert script is not None
    assert [str(one) for one in problems] == []


def test_it_is_as_tidy_as_one_written_by_hand() -> None:
    text = starting_script("new_windows", TITLE)
    assert text.startswith(
        f"format: {FORMAT}\nscript: new_windows\nversion: 1\ntitle: {{de: Neue Fenster, en: New windows}}\n"
    )
    assert "\n\nquestions:\n  q_need:\n    kind: choice\n    name: {de: Bedarf, en: need}\n    depth: 1\n" in text
    assert "\n\n  w2:\n    ask: q_need\n    say: {de: Haben Sie derzeit Bedarf?, en: Do you need" in text
    assert max(len(line) for line in text.splitlines()) <= 120


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_script_that_ships_can_be_written_anew(path: Any) -> None:
    data = read_tree(path.read_bytes(), path.name).mapping()
    text = file_text(data)
    assert same_data(read_tree(text.encode(), "new").data, data, in_order=False)  # type: ignore[arg-type]
    assert max(len(line) for line in text.splitlines()) <= 120


@settings(max_examples=60, deadline=None, suppress_health_check=CHECKS)
@given(
    st.dictionaries(st.one_of(keys, st.sampled_from(["nodes", "title", "questions"])), parts, min_size=1, max_size=4)
)
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    assert same_data(read_tree(file_text(data).encode(), "new").data, data, in_order=False)  # type: ignore[arg-type]


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(EditRefused):
        file_text({"a": "bell\x07"})
    with pytest.raises(EditRefused):
        file_text({"a": 10**30})
