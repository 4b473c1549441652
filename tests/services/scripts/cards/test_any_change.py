"""Any field of any card, changed to anything it offers: only that changes, the file is one that can be read, and what
undoes it gives the same bytes. So does whatever a card's buttons do, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.domain.script import Script
from callassist.domain.text import Text
from callassist.formats.script.script_files import read_draft
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.editing import edited, inverted
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.placed_tree import tree_of
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import CannotBeDone
from callassist.services.scripts.cards.card_content import CardContent, CardDeed, CardField, FormKind
from callassist.services.scripts.cards.cards_of_lines import card_of, new_part, part_taken_out
from callassist.services.scripts.cards.step_more import step_more
from callassist.services.scripts.draft_reading import read_whole
from callassist.services.scripts.outline import LineKind, OutlineLine

SHIPPED = sorted(path for path in paths.resource("scripts").glob("*.yaml") if path.stem != "common")
PARTS = (LineKind.STAGE, LineKind.RULE, LineKind.PRODUCT, LineKind.PLACEHOLDER, LineKind.TEXT)
STEPS = (LineKind.STEP, LineKind.ANSWER, LineKind.OBJECTION, LineKind.REPLY)
CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def read(source: ScriptText) -> Script:
    script, problems = read_draft(source.data, name="x", common=common_bytes(), tree=tree_of(source, "x"))
    assert script is not None, problems
    return script


def lines_of(source: ScriptText) -> list[OutlineLine]:
    return [one for one in read_whole(source, "x").lines if one.kind in PARTS]


def steps_of(source: ScriptText) -> list[OutlineLine]:
    return [one for one in read_whole(source, "x").lines if one.kind in STEPS]


def offered(field: CardField) -> Iterator[Plain]:
    """What the field can be changed to by hand."""
    match field.kind:
        case FormKind.ONE_OF:
            yield from (one.value for one in field.options)
        case FormKind.TICKS:
            values: list[Plain] = [one.value for one in field.options]
            yield from ([one] for one in values)
            yield values
        case FormKind.TICK:
            yield from (True, False)
        case FormKind.TYPED if field.label == "hours":
            yield from ("8-12", "9 – 17")
        case FormKind.TYPED:
            yield from ("7", "12")
        case FormKind.STEP:
            yield from ("z", *([""] if field.optional else []))
        case FormKind.WORDS | FormKind.LINE | FormKind.NOTE:
            return


def shown(value: Plain | Text) -> object:
    return sorted(map(str, value)) if isinstance(value, list) else value


def apply(source: ScriptText, edit: ScriptEdit) -> ScriptText:
    made = edited(source, edit)
    assert made.after.spliced(inverted(made.splices)).data == source.data
    return made.after


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_field_of_every_card_takes_what_it_offers(path: Path) -> None:
    source = ScriptText.read(path.read_bytes())
    script = read(source)
    tried = 0
    for line in lines_of(source):
        content = card_of(source, script, line)
        assert content is not None
        for field in (one for group in content.groups for one in group.fields):
            if field.change is None:
                continue
            present = [one for one in offered(field) if shown(one) == shown(field.value)]
            assert all(field.change(source, one) is None for one in present), (line.place, field.path)
            for value in [one for one in offered(field) if one not in present][:1]:
                edit = field.change(source, value)
                tried += 1
                assert edit is not None, (line.place, field.path, value)
                after = apply(source, edit)
                now = read(after)
                then = card_of(after, now, line)
                assert then is not None
                again = [one for group in then.groups for one in group.fields if one.path == field.path]
                if line.id != "must_say":  # what need not be said any more has no line there
                    assert [shown(one.value) for one in again] == [shown(value)], (line.place, field.path)
    assert tried > 40


@settings(max_examples=8, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_what_steps_and_objections_say_in_format_2_can_be_put_in_changed_and_undone(data: st.DataObject) -> None:
    """A file of format 1 is brought up by the first such change, and means what it meant."""
    source = ScriptText.read(data.draw(st.sampled_from(SHIPPED)).read_bytes())
    line = data.draw(st.sampled_from(steps_of(source)))
    for _ in range(8):
        script = read(source)
        ways = {one.id: [reply.back for reply in one.replies] for one in script.objections.values()}
        content = step_more(source, script, line)
        fields = [one for group in content.groups for one in group.fields if one.change and [*offered(one)]]
        deeds = _deeds(content)
        try:
            if deeds and (not fields or data.draw(st.booleans())):
                deed = data.draw(st.sampled_from(deeds))
                edit = deed.asks(source, "en", "so, and: so") if deed.asks else deed.does(source) if deed.does else None
                kept = True
            elif fields:
                field = data.draw(st.sampled_from(fields))
                assert field.change is not None
                edit = field.change(source, data.draw(st.sampled_from([*offered(field)])))
                kept = field.label != "then_back"
            else:
                return
        except CannotBeDone:
            continue
        if edit is None:
            continue
        source = apply(source, edit)
        now = read(source)
        assert source.plain(("format",)) == 2
        if kept:
            assert {one.id: [reply.back for reply in one.replies] for one in now.objections.values()} == ways


@settings(max_examples=8, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_any_row_of_changes_can_be_undone_one_by_one(data: st.DataObject) -> None:
    source = ScriptText.read(data.draw(st.sampled_from(SHIPPED)).read_bytes())
    before: list[ScriptText] = []
    for _ in range(8):
        script = read(source)
        edit = _drawn(source, script, data)
        if edit is None:
            continue
        before.append(source)
        source = apply(source, edit)
    for line in lines_of(source):
        assert card_of(source, read(source), line) is not None


def _drawn(source: ScriptText, script: Script, data: st.DataObject) -> ScriptEdit | None:
    line = data.draw(st.sampled_from(lines_of(source)))
    turn = data.draw(st.integers(0, 9))
    try:
        if turn == 0:
            return new_part(source, script, line, "de", data.draw(st.sampled_from(["Neu", "Größer: #1", "ja, nein"])))[
                0
            ]
        if turn == 1:
            return part_taken_out(source, script, line)
        content = card_of(source, script, line)
        assert content is not None
        if turn < 6 and (deeds := _deeds(content)):
            deed = data.draw(st.sampled_from(deeds))
            return deed.asks(source, "en", "so, and: so") if deed.asks else deed.does(source) if deed.does else None
        fields = [one for group in content.groups for one in group.fields if one.change and [*offered(one)]]
        if not fields:
            return None
        field = data.draw(st.sampled_from(fields))
        assert field.change is not None
        return field.change(source, data.draw(st.sampled_from([*offered(field)])))
    except CannotBeDone:
        return None


def _deeds(content: CardContent) -> list[CardDeed]:
    return [*content.deeds, *(deed for group in content.groups for deed in group.deeds)]
