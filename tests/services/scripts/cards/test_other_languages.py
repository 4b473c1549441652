"""Cards of a script in other languages than German and English show what is written, and lose none of it."""

from __future__ import annotations

import pytest

from callassist.domain.text import Text
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.scripts.cards.cards_of_lines import card_of
from callassist.services.scripts.cards.step_more import step_more
from callassist.services.scripts.outline import LineKind, OutlineLine
from tests.engine.format_2_scripts import text_of
from tests.services.scripts.cards.test_any_change import lines_of, read, steps_of


def of(name: str) -> ScriptText:
    return ScriptText.read(text_of(name).encode())


def made(source: ScriptText, edit: ScriptEdit | None) -> ScriptText:
    assert edit is not None
    return edited(source, edit).after


@pytest.mark.parametrize(("name", "tag"), [("languages", "hu"), ("three_languages", "tr")])
def test_every_text_on_a_card_is_there_in_its_language(name: str, tag: str) -> None:
    source = of(name)
    script = read(source)
    texts = [
        field.value
        for line in lines_of(source)
        if (content := card_of(source, script, line)) is not None
        for group in content.groups
        for field in group.fields
        if isinstance(field.value, Text) and source.has(field.path)
    ]
    assert len(texts) >= 3
    assert [one for one in texts if not one.exactly(tag)] == []


@pytest.mark.parametrize(("name", "tag"), [("languages", "hu"), ("three_languages", "tr")])
def test_a_reply_that_gets_a_second_step_keeps_its_words(name: str, tag: str) -> None:
    source = of(name)
    script = read(source)
    line: OutlineLine = next(one for one in steps_of(source) if one.kind is LineKind.REPLY)
    before = script.objections[line.id].replies[0].text.exactly(tag)  # type: ignore[index]
    deed = next(
        one for group in step_more(source, script, line).groups for one in group.deeds if one.label == "add_step"
    )
    assert deed.asks is not None
    after = made(source, deed.asks(source, tag, "words of mine"))
    steps = read(after).objections[line.id].replies[0].steps  # type: ignore[index]
    assert [one.exactly(tag) for one in steps] == [before, "words of mine"]
    back = next(
        one for group in step_more(after, read(after), line).groups for one in group.deeds if one.label == "remove_step"
    )
    assert back.does is not None
    again = read(made(after, back.does(after))).objections[line.id].replies[0]  # type: ignore[index]
    assert (again.text.exactly(tag), again.steps) == (before, ())
