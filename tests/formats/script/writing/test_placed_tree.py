"""The tree that is drawn up from a text is the one its bytes are read as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.errors import EditRefused
from callassist.formats.script.lint.linter import check
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.tree import MAX_ENTRIES, Tree, read_tree
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.placed_tree import tree_of
from callassist.formats.script.writing.script_text import ScriptText
from tests.formats.script.writing.random_edits import edits
from tests.formats.script.writing.test_any_edit import CHECKS, FORMS

SHIPPED = [
    *sorted(paths.resource("scripts").glob("*.yaml")),
    *sorted((Path(__file__).parents[3] / "walkthroughs").glob("*.yaml")),  # all that format 2 can say
]


def known(tree: Tree, written: ScriptText, asked: Tree) -> Any:
    """All of a tree but the places of values that are not written, which the parser puts at the next token.

    Places are asked for by the ways that `asked` knows. What stands under a key that is repeated is thrown away, and
    nobody asks for its places.
    """
    counted = [path for path in (*asked.values, *asked.keys) if not any(str(step).startswith("\0") for step in path)]
    written_down = [path for path in counted if path in asked.values and (not path or written.node(path)[1].size)]
    places = {path: tree.value_place(path) for path in written_down}
    keys = {path: tree.key_place(path) for path in counted}
    nowhere = [tree.place((*path, "nothing of this name")) for path in counted]
    data = repr(tree.data)
    return tree.file, data, places, keys, nowhere, tree.problems, tree.cut_by_hash, tree.thousands, tree.usable


def same(script: ScriptText) -> None:
    read = read_tree(script.data, "x")
    drawn = tree_of(script, "x")
    assert known(drawn, script, read) == known(read, script, read)
    assert drawn.value_place(("nodes", 0)) is None
    assert drawn.key_place(("nothing", "here")) is None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_of_every_script_that_ships(path: Path) -> None:
    same(ScriptText.read(path.read_bytes()))


@pytest.mark.parametrize(
    "text",
    [
        "a: b #c\nd: 1.000\n",
        "a: 1\na: {x: 2}\nb:\n  c: 1\n  c: [1]\n",
        "a: [x #y\n  ]\nb: - 1\n".replace(": - 1", ": 12.345.678"),
        "a: >-\n  x\n\nb: 'y' #z\nc: x  # y\n",
        "{a: 1, b: [c]}\n",
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_of_what_the_linter_warns_of(text: str, line_break: str) -> None:
    same(ScriptText.read(text.replace("\n", line_break).encode()))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=15, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_after_any_edit(form: str, data: st.DataObject) -> None:
    script = ScriptText.read(FORMS[form])
    edit, _, _ = data.draw(edits(script.plain()))
    try:
        script = edited(script, edit).after
    except EditRefused:
        return
    same(script)


def test_the_linter_says_the_same_by_it() -> None:
    for path in SHIPPED:
        text = path.read_bytes().replace(b"otherwise: ", b"otherwise: x", 1)
        script = ScriptText.read(text)
        by_tree = check(text, name="x", common=common_bytes(), tree=tree_of(script, "x"))
        assert by_tree == check(text, name="x", common=common_bytes())


@pytest.mark.parametrize("more", [0, 1, 2])
def test_what_is_too_big_is_refused_as_when_it_is_read(more: int) -> None:
    text = "a:\n" + "".join(f"  k{number}: 1\n" for number in range(MAX_ENTRIES + more))
    script = ScriptText.read(text.encode())
    assert tree_of(script, "x").usable == read_tree(script.data, "x").usable == (more < 2)
