"""Any edit of any script: only its lines change, it is read back as it was meant, and undo gives the same bytes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.errors import EditRefused
from callassist.formats.script.tree import read_tree
from callassist.formats.script.writing.editing import edited, inverted
from callassist.formats.script.writing.edits import AddEntry, AddItem, Move, Remove, SetPart
from callassist.formats.script.writing.meaning import same_data
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import SourceNode, composed, scalars_of
from tests.formats.script.writing.random_edits import Way, edits

ODD = (Path(__file__).parents[1] / "data" / "odd.yaml").read_bytes()
SHIPPED = sorted(
    [*paths.resource("scripts").glob("*.yaml"), *(Path(__file__).parents[3] / "walkthroughs").glob("*.yaml")]
)
#: data of scripts are slow to draw, and that is no fault
CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example)
FORMS = {
    "as it is": ODD,
    "CRLF": ODD.replace(b"\n", b"\r\n"),
    "BOM": b"\xef\xbb\xbf" + ODD,
    "no last break": ODD.rstrip(b"\n"),
    "CRLF, no last break": ODD.replace(b"\n", b"\r\n").rstrip(b"\r\n"),
}
#: refusals by rule; anything else would be an edit that the window offers and cannot make
BY_RULE = {"edit_odd_form", "edit_only_part", "edit_not_as_meant", "edit_unreadable"}


def shape(at: int, node: SourceNode) -> Any:
    """All that is known of a node, with its places in the text."""
    return (
        node.kind, at, node.size, node.text, node.style, node.flow, node.closed, node.explicit,
        [
            (at + one.at, one.key and shape(at + one.at, one.key), one.behind if one.behind < 0 else at + one.behind,
             shape(at + one.value_at, one.value))
            for one in node.entries
        ],
    )  # fmt: skip


def comments(script: ScriptText) -> list[str]:
    """Every comment of a text, found by blanking out all keys and values."""
    text = list(script.text)
    for at, node in scalars_of(script.root, script.root_at):
        end = at + node.size
        if node.style in ("|", ">"):  # a comment may stand behind its sign
            text[at] = " "
            at += len(re.split(r"[\r\n]", script.text[at:end], maxsplit=1)[0])
        text[at:end] = ["\n" if node.style in ("|", ">") else "x"] * (end - at)
    return sorted(one.strip() for one in re.findall(r"(?:^|(?<=[\s,\]}]))#[^\r\n]*", "".join(text), re.MULTILINE))


def changed_lines(before: str, after: str) -> tuple[int, int]:
    """The first and the last line of `before` that is not in `after` as it was, from 0; empty where last < first."""
    old, new = before.split("\n"), after.split("\n")
    both = min(len(old), len(new))
    begin = next((at for at in range(both) if old[at] != new[at]), both)
    end = next((at for at in range(both - begin) if old[-1 - at] != new[-1 - at]), both - begin)
    return begin, len(old) - 1 - end


def may_touch(script: ScriptText, edit: object, path: Way) -> tuple[int, int]:
    """The lines of the part at `path`, from 0, with the comment above it and the blank lines around it."""
    lines = script.text.split("\n")
    first, last = (1, len(lines)) if not path else script.lines(path)
    first, last = first - 1, last - 1
    if isinstance(edit, Remove):
        first -= script.node(path[:-1])[1].flow  # the comma before it
        while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
            first -= 1
        if script.node(path[:-1])[1].entries[1:] == ():  # the whole becomes `{}`
            first = min(first, script.lines(path[:-1])[0] - 1) if len(path) > 1 else first
        last = min(last + 1, len(lines) - 1)  # a key behind a dash takes the next one's line
    if isinstance(edit, SetPart | AddEntry | AddItem):
        last = min(last + 1, len(lines) - 1)
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
    if isinstance(edit, Move):
        while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
            first -= 1
    return first, last


def check(script: ScriptText, edit: Any, meant: Any, path: Way) -> ScriptText:
    """Make the edit and look at everything that must hold."""
    kind = type(edit).__name__
    try:
        made = edited(script, edit)
    except EditRefused as refused:
        event(f"{kind} refused: {refused.code}")
        if refused.code not in BY_RULE:
            raise
        return script
    event(f"{kind} made")
    after = made.after
    # what is read back is what was meant, for the reader of scripts too
    tree = read_tree(after.data, "after")
    assert tree.usable, [str(one) for one in tree.problems]
    assert same_data(tree.data, meant, in_order=not isinstance(edit, SetPart))  # type: ignore[arg-type]
    # undo
    assert after.spliced(inverted(made.splices)).data == script.data
    # nothing but its own lines
    begin, end = changed_lines(script.text, after.text)
    first, last = may_touch(script, edit, path)
    if begin <= end:
        assert first <= begin, (first, begin)
        assert end <= last, (end, last)
    # what was parsed anew fits the rest
    whole = composed(after.text)
    assert whole is not None
    assert shape(after.root_at, after.root) == shape(*whole)
    # comments
    if not isinstance(edit, Remove | SetPart):
        lost = list(comments(script))
        for one in comments(after):
            if one in lost:
                lost.remove(one)
        known = not isinstance(edit.value if hasattr(edit, "value") else None, dict | list)
        if isinstance(edit, AddEntry | AddItem | Move) or (known and not script.node(path)[1].entries):
            joined = "\n".join(comments(after))
            assert [one for one in lost if one not in joined] == []
    return after


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_edits_of_a_script_written_by_hand(form: str, data: st.DataObject) -> None:
    script = ScriptText.read(FORMS[form])
    for _ in range(data.draw(st.integers(1, 3))):
        edit, meant, path = data.draw(edits(script.plain()))
        script = check(script, edit, meant, path)


@cache
def shipped(path: Path) -> ScriptText:
    return ScriptText.read(path.read_bytes())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@settings(max_examples=6, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_edits_of_every_script_that_ships(path: Path, data: st.DataObject) -> None:
    script = shipped(path)
    edit, meant, way = data.draw(edits(script.plain()))
    check(script, edit, meant, way)
