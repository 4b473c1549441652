"""What an edit looks like in the file: one case a rule of writing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from callassist.errors import EditRefused, ScriptError
from callassist.formats.script.writing.editing import edited, inverted
from callassist.formats.script.writing.edits import (
    AddEntry,
    AddItem,
    Move,
    Remove,
    ScriptEdit,
    SetPart,
    SetValue,
    SetWords,
    Several,
)
from callassist.formats.script.writing.script_text import ScriptText

TEN, TWO = " ".join(["Fensterbau"] * 10), "Fensterbau Fensterbau"
LONG = f"{TEN} {TWO}"


def after(before: str, *edits: ScriptEdit) -> str:
    script = ScriptText.read(before.encode())
    made = edited(script, Several(edits))
    assert made.after.spliced(inverted(made.splices)).text == before
    return made.after.text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("ja", "ja"),
        ("ja, gut", "ja, gut"),
        ("a #1", '"a #1"'),
        ("a: b", '"a: b"'),
        ("=later", '"=later"'),
        ("{lead}, guten Tag", '"{lead}, guten Tag"'),
        ("- so", '"- so"'),
        ("*", '"*"'),
        ("!", '"!"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("1.000", '"1.000"'),
        ("12", '"12"'),
        ("2024-05-01", '"2024-05-01"'),
        ("yes", "yes"),
        ("", '""'),
        (" am Rand ", '" am Rand "'),
        ('„Ja" sagt er', '„Ja" sagt er'),
        ("a\tb", '"a\\tb"'),
        (12, "12"),
        (Decimal("1.5"), "1.5"),
        (Decimal(5), "5.0"),
        (True, "true"),
        (None, "null"),
        ("eins\nzwei", "|-\n  eins\n  zwei"),
        ("eins\nzwei\n", "|\n  eins\n  zwei"),
        (LONG, f">-\n  {TEN}\n  {TWO}"),
    ],
)
def test_a_value_is_written_so_that_it_is_read_back(value: object, written: str) -> None:
    assert after("a: b\nc: d\n", SetValue(("a",), value, "b")) == f"a: {written}\nc: d\n"  # type: ignore[arg-type]


def test_in_braces_a_comma_is_put_in_quotes() -> None:
    assert after("a: {de: ja, en: yes}\n", SetWords(("a",), "de", "ja, gut", "ja")) == 'a: {de: "ja, gut", en: yes}\n'


def test_the_form_a_text_has_is_kept() -> None:
    before = "a: 'x'\nb: \"y\"\nc: >- # why\n  one\n  two\nd: 1 # one\n"
    edits = [SetValue(("a",), "it's", "x"), SetValue(("b",), "z", "y"), SetValue(("c",), "three", "one two")]
    assert after(before, *edits) == "a: 'it''s'\nb: \"z\"\nc: >- # why\n  three\nd: 1 # one\n"


def test_the_lines_of_a_folded_text_that_did_not_change_keep_their_breaks() -> None:
    before = "a: >-\n    one two\n    three four\n    five\n"
    assert after(before, SetValue(("a",), "one two three six", "one two three four five")) == (
        "a: >-\n    one two\n    three six\n"
    )


def test_a_comment_behind_a_text_goes_along_when_the_text_is_folded() -> None:
    assert after("a: b # why\n", SetValue(("a",), "x\ny", "b")) == "a: |- # why\n  x\n  y\n"


def test_braces_that_become_too_long_are_written_in_lines_each_as_it_was() -> None:
    before = "w2:\n  say: {de: 'Ja?', en: \"Yes?\"} # asked\n  to: w3\n"
    assert after(before, SetWords(("w2", "say"), "en", LONG, "Yes?")) == (
        f"w2:\n  say: # asked\n    de: 'Ja?'\n    en: >-\n      {TEN}\n      {TWO}\n  to: w3\n"
    )


def test_a_new_node_stands_like_its_neighbours() -> None:
    before = "nodes:\n  w1:\n    to: w2\n\n  # the second\n  w2:\n    to: w3\n\n# objections\nobjections: {}\n"
    new = {"say": {"de": "ja", "en": "yes"}, "to": "w2"}
    written = "  w9:\n    say: {de: ja, en: yes}\n    to: w2\n"
    assert after(before, AddEntry(("nodes",), "w9", new)) == before.replace("\n# obj", f"\n{written}\n# obj")
    assert after(before, AddEntry(("nodes",), "w9", new, before="w2")) == before.replace(
        "  # the", f"{written}\n  # the"
    )


def test_the_first_entry_of_what_is_empty_and_the_last_of_what_becomes_empty() -> None:
    assert after("a:\n  goto:\n", AddEntry(("a", "goto"), "x", "w2")) == "a:\n  goto: {x: w2}\n"
    assert after("nodes: {}\n", AddEntry(("nodes",), "w1", {"to": "w2"})) == "nodes:\n  w1:\n    to: w2\n"
    assert after("n:\n  # why\n  w1: a\nb: 1\n", Remove(("n", "w1"), "a")) == "n: {}\nb: 1\n"
    assert after("n: # all\n  - a\nb: 1\n", Remove(("n", 0), "a")) == "n: [] # all\nb: 1\n"


def test_the_first_key_behind_a_dash_goes_and_the_dash_stays() -> None:
    assert after("l:\n  - y: 1\n    z: 2\n", Remove(("l", 0, "y"), 1)) == "l:\n  - z: 2\n"
    assert after("l:\n  - y: 1\n    # z\n    z: 2\n", Remove(("l", 0, "y"), 1)) == "l:\n  -\n    # z\n    z: 2\n"


def test_what_is_moved_takes_the_comment_above_it_along() -> None:
    before = "l:\n  # one\n  a: 1 # 1\n\n  # two\n  b: 2\n  c: 3"
    assert after(before, Move(("l", "a"), 2, 1)) == "l:\n  # two\n  b: 2\n\n  c: 3\n  # one\n  a: 1 # 1"


def test_a_part_is_changed_only_where_it_differs() -> None:
    before = "c: # all\n  x: {de: eins, en: one} # 1\n  y: [a, b]   # 2\n  z: old\n"
    was = {"x": {"de": "eins", "en": "one"}, "y": ["a", "b"], "z": "old"}
    value = {"n": 1, "x": {"de": "eins", "en": "won"}, "y": ["a", "c", "b"]}
    assert after(before, SetPart(("c",), value, was)) == (
        "c: # all\n  n: 1\n  x: {de: eins, en: won} # 1\n  y: [a, c, b]   # 2\n"
    )


def test_lines_end_as_in_the_file() -> None:
    text = after("a: b\r\nc:\r\n  d: 1\r\n", SetValue(("a",), "x\ny", "b"), AddEntry(("c",), "e", 2))
    assert text == "a: |-\r\n  x\r\n  y\r\nc:\r\n  d: 1\r\n  e: 2\r\n"


def test_words_of_another_language_stand_beside_the_first() -> None:
    before = "a: {de: ja, to: w2}\n"
    assert after(before, SetWords(("a",), "en", "yes", None)) == "a: {de: ja, en: yes, to: w2}\n"
    assert after("n:\n  to: w2\n", SetWords(("n", "tip"), "de", "kurz", None)) == "n:\n  to: w2\n  tip: {de: kurz}\n"
    assert after("languages: [de]\na: ja\n", SetWords(("a",), "de", "nein", "ja")) == "languages: [de]\na: nein\n"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (SetValue(("a",), "x", "c"), "edit_other_value"),
        (SetValue(("a",), "x", True), "edit_other_value"),
        (SetValue(("z",), "x", "b"), "edit_gone"),
        (AddEntry((), "a", 1), "edit_is_there"),
        (AddEntry(("a",), "x", 1), "edit_other_value"),
        (AddItem(("l",), 0, "x", 3), "edit_other_value"),
        (Move(("l", 0), 2, 1), "edit_other_value"),
        (SetWords(("a",), "de", "x", "b"), "edit_other_value"),
        (SetValue(("a",), "x\x07", "b"), "edit_control_character"),
        (SetValue(("a",), Decimal("NaN"), "b"), "edit_refused"),
        (SetValue(("a",), 10**30, "b"), "edit_not_as_meant"),
        (AddEntry(("e",), "x", 1), "edit_odd_form"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edit: ScriptEdit, code: str) -> None:
    script = ScriptText.read(b"a: b\nl: [1, 2]\ne:\n  ? k\n  : v\n")
    with pytest.raises(EditRefused) as refused:
        edited(script, edit)
    assert refused.value.code == code


def test_of_several_edits_all_are_made_or_none() -> None:
    script = ScriptText.read(b"a: b\n")
    with pytest.raises(EditRefused):
        edited(script, Several((SetValue(("a",), "c", "b"), SetValue(("a",), "d", "b"))))


def test_a_replacement_that_was_made_for_another_text_is_refused() -> None:
    script = ScriptText.read(b"a: b\n")
    made = edited(script, SetValue(("a",), "c", "b"))
    with pytest.raises(EditRefused) as refused:
        made.after.spliced(made.splices)
    assert refused.value.code == "edit_other_text"


@pytest.mark.parametrize("data", [b"", b"a: &x 1\n", b"a: [\n", b"\xff", b"- ? [a]\n", b"a: 1\n---\nb: 2\n"])
def test_what_no_script_is_written_in_is_no_text_to_edit(data: bytes) -> None:
    with pytest.raises(ScriptError) as refused:
        ScriptText.read(data, name="x.yaml")
    assert refused.value.problems


def test_only_the_entry_that_changed_is_parsed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar of a key in a script of 2,000 steps depends on it."""
    from callassist.formats.script.writing import rereading

    nodes = "".join(f"  w{number}:\n    say: {{de: a, en: b}}\n    to: w{number + 1}\n" for number in range(300))
    nodes = nodes.replace("\n  w", "\n\n  w")
    script = ScriptText.read(f"title: x\nnodes:\n{nodes}objections: {{}}\n".encode())
    parsed: list[int] = []
    real = rereading.composed
    monkeypatch.setattr(rereading, "composed", lambda text: (parsed.append(len(text)), real(text))[1])
    for edit in (
        SetWords(("nodes", "w150", "say"), "de", "neu", "a"),
        AddEntry(("nodes",), "zz", {"to": "w1"}, before="w7"),
        Remove(("nodes", "w0"), script.plain(("nodes", "w0"))),
        AddEntry(("nodes",), "zz", {"to": "w1"}, before="w0"),
        Move(("nodes", "w9"), 11, script.plain(("nodes", "w9"))),
    ):
        made = edited(script, edit)
        made.after.spliced(inverted(made.splices))
        gone = edited(made.after, Remove(("nodes", "w1"), script.plain(("nodes", "w1"))))
        gone.after.spliced(inverted(gone.splices))
    assert max(parsed) < 400
