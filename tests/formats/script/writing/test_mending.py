"""Where a problem has one mend, one key makes it, and the problem is gone."""

from __future__ import annotations

import pytest

from callassist.formats.script.lint.linter import check
from callassist.formats.script.problems import Problem
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.editing import edited, inverted
from callassist.formats.script.writing.mending import Mend, mends
from callassist.formats.script.writing.script_text import ScriptText
from tests.formats.script.planted import SOUND


def problems(text: str) -> tuple[Problem, ...]:
    return check(text.encode(), name="x", common=common_bytes())[1]


def mended(text: str, code: str) -> tuple[Mend, str]:
    script = ScriptText.read(text.encode())
    (found,) = [one for one in mends(script, problems(text)) if one.problem.code == code]
    made = edited(script, found.edit)
    assert made.after.spliced(inverted(made.splices)).text == text
    return found, made.after.text


def with_line(old: str, new: str) -> str:
    assert SOUND.count(old) == 1, SOUND.count(old)
    return SOUND.replace(old, new)


def first_text() -> str:
    """A text of the sound script in braces."""
    return next(line for line in SOUND.splitlines() if "say: {de: " in line and '"' not in line)


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_text_that_a_comma_cuts_is_put_in_quotes(line_break: str) -> None:
    line = first_text()
    text = with_line(line, line.replace("{de: ", "{de: Ja, gut, und, ")).replace("\n", line_break)
    found, after = mended(text, "comma-in-text")
    assert found.is_sure
    assert '{de: "Ja, gut, und, ' in after
    assert "comma-in-text" not in {one.code for one in problems(after)}


def test_a_text_that_a_number_sign_cuts_is_put_in_quotes() -> None:
    line = first_text()
    indent = line[: len(line) - len(line.lstrip())]
    text = with_line(line, f"{indent}say:\n{indent}  de: Haus #1 gehört Ihnen?\n{indent}  en: House #1 is yours?  ")
    script = ScriptText.read(text.encode())
    for one in mends(script, problems(text)):
        if one.problem.code == "hash-in-text":
            script = edited(script, one.edit).after
            break
    assert 'de: "Haus #1 gehört Ihnen?"\n' in script.text
    (other,) = [one for one in mends(script, problems(script.text)) if one.problem.code == "hash-in-text"]
    after = edited(script, other.edit).after.text
    assert 'en: "House #1 is yours?"  \n' in after
    assert "hash-in-text" not in {one.code for one in problems(after)}


@pytest.mark.parametrize(
    ("written", "meant"), [("1.000", "1000"), ("12.500", "12500"), ("3,5", "3.5"), ("1.234,50", "1234.50")]
)
def test_a_german_number_is_written_as_one(written: str, meant: str) -> None:
    text = SOUND.replace("\nstages:", f"\nvalues:\n  v: {{amount: {written}, text: {{de: x, en: x}}}}\nstages:", 1)
    if "\nvalues:" in SOUND:
        text = SOUND.replace("\nvalues:\n", f"\nvalues:\n  v: {{amount: {written}, text: {{de: x, en: x}}}}\n", 1)
    found, after = mended(text, "german-number")
    assert found.is_sure
    assert f"{{amount: {meant}, text:" in after


def test_a_name_that_may_have_been_meant_is_offered_and_not_sure() -> None:
    line = next(one for one in SOUND.splitlines() if one.strip().startswith("otherwise: "))
    name = line.split(": ")[1]
    text = SOUND.replace(line, line.replace(name, name + "x"), 1)
    script = ScriptText.read(text.encode())
    found = [one for one in mends(script, problems(text)) if not one.is_sure]
    assert found
    assert edited(script, found[0].edit).after.text == SOUND


def test_a_sound_script_has_nothing_to_mend() -> None:
    assert mends(ScriptText.read(SOUND.encode()), problems(SOUND)) == ()
