"""A file in format 1 means the same in format 2, and nothing in it is changed that need not be."""

# ruff: noqa: E501 - one line holds one way of writing a reply

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.domain.answers import ObjectionId
from callassist.domain.script import Script
from callassist.errors import ScriptError
from callassist.formats.script.script_files import parse_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.upgrading import upgraded
from tests.engine.circling import TEXTS
from tests.formats.script.planted import SOUND, plant

SHIPPED = {
    path.stem: path.read_text("utf-8")
    for path in sorted(paths.resource("scripts").glob("*.yaml"))
    if path.stem != "common"
}
EVERY = {**SHIPPED, **{f"circle {name}": text for name, text in TEXTS.items()}, "sound": SOUND}


def read(data: bytes) -> Script:
    return replace(parse_script(data, name="file", common=common_bytes()), source="", sha256="")


def up(data: bytes) -> bytes:
    return upgraded(data, name="file", common=common_bytes())


@pytest.mark.parametrize("name", EVERY)
def test_it_reads_as_before_and_is_in_format_2(name: str) -> None:
    old = EVERY[name].encode()
    new = up(old)
    assert read(new) == read(old)
    assert b"\nformat: 2\n" in new
    assert up(new) == new


def test_there_are_replies_that_come_back_and_replies_that_do_not() -> None:
    """So that the test above says something."""
    objections = [one for text in EVERY.values() for one in read(text.encode()).objections.values()]
    assert {reply.back for one in objections for reply in one.replies} == {True, False}


REPLY = "      - {de: Nur eine Frage., en: Just one question., to: n02}\n"
#: the same reply as people write it, and what becomes of it
WAYS = {
    "in one line": (REPLY, REPLY.replace("to: n02}", "to: n02, then: back}")),
    "in quotes": (REPLY.replace("n02", '"n02"'), REPLY.replace("n02}", '"n02", then: back}')),
    "target first": (
        "      - {to: n02 , de: Nur eine Frage., en: Just one question.}\n",
        "      - {to: n02, then: back , de: Nur eine Frage., en: Just one question.}\n",
    ),
    "in lines, with a remark": (
        "      - de: Nur eine Frage.\n        to: n02  # who decides\n        en: Just one question.\n",
        "      - de: Nur eine Frage.\n        to: n02  # who decides\n        then: back\n        en: Just one question.\n",
    ),
    "target behind the dash": (
        "      - to: n02\n        de: Nur eine Frage.\n        en: Just one question.\n",
        "      - to: n02\n        then: back\n        de: Nur eine Frage.\n        en: Just one question.\n",
    ),
    "as a folded text": (
        "      - de: Nur eine Frage.\n        en: Just one question.\n        to: >-\n          n02\n",
        "      - de: Nur eine Frage.\n        en: Just one question.\n        then: back\n        to: >-\n          n02\n",
    ),
    "over two lines": (
        "      - {de: Nur eine Frage.,\n         en: Just one.,\n         to:\n           n02\n         }\n",
        "      - {de: Nur eine Frage.,\n         en: Just one.,\n         then: back, to:\n           n02\n         }\n",
    ),
    "with an escape": (
        REPLY.replace("n02", '"n\\x302"'),
        REPLY.replace("to: n02", 'then: back, to: "n\\x302"'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("begin", ["", "\ufeff"])
def test_only_the_reply_and_the_number_are_changed(name: str, newline: str, begin: str) -> None:
    was, becomes = WAYS[name]
    old = f"{begin}{plant((REPLY, was))[0]}".replace("\n", newline).encode()
    new = f"{begin}{plant((REPLY, becomes), ('format: 1', 'format: 2'))[0]}".replace("\n", newline).encode()
    assert up(old) == new
    assert read(new) == read(old)
    back = read(new).objections[ObjectionId("o_time")].replies[0].back
    assert back


def test_the_last_line_may_be_without_an_end() -> None:
    last = "      - {de: Wann passt es?, en: When is better?, to: X3}"
    in_lines = "\n      - de: Nur eine Frage.\n        en: Just one question.\n        to: n02"
    old = SOUND.rstrip("\n").replace(REPLY, "").replace(last, last + in_lines)
    assert up(old.encode()).endswith(b"        to: n02\n        then: back")


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_remarks_and_blank_lines_anywhere_stay(data: st.DataObject) -> None:
    """Without what was added, it is the old file to the byte."""
    small = sorted(name for name in EVERY if name not in SHIPPED)
    lines = EVERY[data.draw(st.sampled_from(small))].splitlines()
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(lines)))
        remark = data.draw(st.sampled_from(["# then: back", "   # to: n02 }", "", "  ", "#\ufeff"]))
        lines.insert(at, remark)
    old = "\n".join(lines)
    try:
        before = read(old.encode())
    except ScriptError:
        return  # the remark stands in the middle of a text and is part of it, or breaks it
    new = up(old.encode()).decode()
    assert read(new.encode()) == before
    assert new.replace(", then: back", "").replace("format: 2", "format: 1", 1) == old


REFUSED = {
    "an error": ([("ask: q_likes", "ask: q_like")], "unknown-question"),
    "an error from format 2 on": ([("amount: 5", "amount: 5.000")], "german-number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_be_an_error_is_told_in_its_place(name: str) -> None:
    changes, code = REFUSED[name]
    text, _ = plant(*changes)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if changes[0][1] in one)
    with pytest.raises(ScriptError) as error:
        up(text.encode())
    assert (line, code) in [(one.line, one.code) for one in error.value.problems]  # pyright: ignore


def test_the_shared_parts_are_no_call_script() -> None:
    with pytest.raises(ScriptError, match="stay in format 1"):
        up(common_bytes())


def test_keys_of_format_2_that_stand_in_it_already_are_no_hindrance() -> None:
    """The linter says to upgrade a file in which they stand."""
    text, _ = plant(
        ("    to: n08\n", "    to: n08\n    short: {de: kurz, en: short}\n"),
        (REPLY, REPLY.replace("to: n02}", "then: back, to: n02}")),
    )
    new = up(text.encode())
    assert new.decode() == text.replace("format: 1", "format: 2")
    assert read(new).objections[ObjectionId("o_time")].replies[0].back


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_what_is_no_script_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ScriptError):
        up(data)
    with pytest.raises(ScriptError):
        up(b"format: 1\n" + data)
