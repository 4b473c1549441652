"""What a step or an objection can say beside its words and ways: keywords, conditions, tips, steps, groups, points.

What is there is shown; for what is not, there is a button. Most of it came with format 2: a change that needs it brings
the file up, and nothing in it means another thing for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Ask, Branch, Script
from callassist.formats.script.writing.edits import AddEntry, ScriptEdit, SetValue, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData, question_of, words_path
from callassist.services.scripts.cards.branch_fields import branch_groups
from callassist.services.scripts.cards.card_content import (
    CardContent,
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    entries,
    items_at,
    line_deeds,
    put,
    put_item,
    tick,
    words,
)
from callassist.services.scripts.cards.list_fields import list_group
from callassist.services.scripts.cards.objection_fields import objection_groups, reply_groups
from callassist.services.scripts.cards.when_fields import add_condition, when_groups
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, answers_of

FORMAT = 2
_MOST_WORDINGS = 10


def step_more(source: ScriptData, script: Script, line: OutlineLine) -> CardContent:
    """What is shown under the answers of the card of this line; nothing for what is no step and no objection."""
    match line.kind:
        case LineKind.STEP | LineKind.ANSWER if source.has(("nodes", line.id)):
            found = _of_step(source, script, line)
        case LineKind.OBJECTION | LineKind.REPLY if source.has(("objections", line.id)):
            found = objection_groups(source, script, line.id)
            for place, reply in enumerate(script.objections[ObjectionId(line.id)].replies):
                found += reply_groups(source, script, line, place, reply)
        case _:
            found = []
    return CardContent("step", tuple(_raising(group, script) for group in found))


def _of_step(source: ScriptData, script: Script, line: OutlineLine) -> list[CardGroup]:
    node = script.nodes[NodeId(line.id)]
    path: Path = ("nodes", line.id)
    if isinstance(node, Branch):
        return branch_groups(source, script, node)
    groups: list[CardGroup] = []
    deeds: list[CardDeed] = []
    fields: list[CardField] = []
    if source.has((*path, "short")):
        fields.append(words(source, (*path, "short"), "short"))
    else:
        deeds.append(_text_deed((*path, "short"), "add_short"))
    if isinstance(node, Ask) and node.question is not None:
        fields.append(tick(source, (*path, "again"), "again"))
    tips: Path = (*path, "tips")
    deeds.append(CardDeed("add_tip_for_some", asks=lambda now, language, said: put_item(now, tips, {language: said})))
    for place in range(len(items_at(source, tips))):
        one: Path = (*tips, place)
        condition = add_condition(source, script, one)
        own = (words(source, one, "tip"),)
        groups.append(CardGroup(own, "tip", str(place + 1), (*condition, *line_deeds(tips, place))))
        groups += when_groups(source, script, one)
    groups += _wordings(source, script, path)
    groups += [one for each in answers_of(script, node) for one in _answer(source, script, line, each)]
    question = question_of(script, line.id)
    if question is not None:
        groups += list_group(source, str(question))
    return [CardGroup(tuple(fields), deeds=tuple(deeds)), *groups]


def _wordings(source: ScriptData, script: Script, path: Path) -> Iterator[CardGroup]:
    """Keywords and conditions of the other wordings."""
    several: Path = (*path, "alternatives")
    for place in range(min(len(items_at(source, several)), _MOST_WORDINGS)):
        one: Path = (*several, place)
        short = source.has((*one, "short"))
        fields = (words(source, (*one, "short"), "short"),) if short else ()
        deeds = () if short else (_text_deed((*one, "short"), "add_short"),)
        deeds = (*deeds, *add_condition(source, script, one), *line_deeds(several, place))
        yield CardGroup(fields, "wording", str(place + 2), deeds)
        yield from when_groups(source, script, one)


def _answer(source: ScriptData, script: Script, line: OutlineLine, answer: OutlineLine) -> Iterator[CardGroup]:
    """The tip of an answer, and for which calls it is: buttons for the marked one alone."""
    if answer.answer not in (AnswerKind.CHOICE, AnswerKind.CONTROL):
        return
    path = words_path(script, answer)
    if path is None or not source.has(path):
        return  # an answer of a list, or of a question every script has: its own are in the file
    here = entries(source.plain(path))
    marked = line.place == answer.place
    tips = answer.answer is AnswerKind.CHOICE
    fields = (words(source, (*path, "tip"), "tip"),) if "tip" in here else ()
    deeds: tuple[CardDeed, ...] = ()
    if marked and tips and not fields:
        deeds = (_text_deed((*path, "tip"), "add_tip"),)
    if marked or "when" in here:
        deeds = (*deeds, *add_condition(source, script, path))
    if fields or deeds:
        yield CardGroup(fields, "answer", answer.key or answer.part, deeds)
        yield from when_groups(source, script, path)


def _text_deed(path: Path, label: str) -> CardDeed:
    return CardDeed(label, asks=lambda now, language, said: put(now, path, {language: said}))


# -- format 2 -----------------------------------------------------------------------------------------------------


def _raising(group: CardGroup, script: Script) -> CardGroup:
    """The group with every change bringing the file up to the format that knows of it."""
    fields = tuple(_raising_field(one, script) for one in group.fields)
    return replace(group, fields=fields, deeds=tuple(_raising_deed(one, script) for one in group.deeds))


def _raising_field(field: CardField, script: Script) -> CardField:
    change = field.change
    if change is None or field.kind in (FormKind.WORDS, FormKind.LINE):
        return field

    def raising(now: ScriptData, value: Plain) -> ScriptEdit | None:
        return brought_up(now, script, change(now, value))

    return replace(field, change=raising)


def _raising_deed(deed: CardDeed, script: Script) -> CardDeed:
    does, asks = deed.does, deed.asks

    def doing(now: ScriptData) -> ScriptEdit | None:
        return brought_up(now, script, does(now)) if does is not None else None

    def making(now: ScriptData, language: str, said: str) -> ScriptEdit | None:
        return brought_up(now, script, asks(now, language, said)) if asks is not None else None

    return replace(deed, does=doing if does is not None else None, asks=making if asks is not None else None)


def brought_up(source: ScriptData, script: Script, edit: ScriptEdit | None) -> ScriptEdit | None:
    """The edit, in a file of the newest format: what format 1 derives is written down."""
    present = source.plain(("format",)) if source.has(("format",)) else None
    if edit is None or not isinstance(present, int) or present >= FORMAT:
        return edit
    return Several((edit, SetValue(("format",), FORMAT, present), *_written_down(source, script, _touched(edit))))


def _written_down(source: ScriptData, script: Script, touched: frozenset[Path]) -> Iterator[ScriptEdit]:
    for objection in script.objections.values():
        for place, reply in enumerate(objection.replies):
            path: Path = ("objections", str(objection.id), "replies", place)
            if reply.back and source.has(path) and not source.has((*path, "then")) and (*path, "then") not in touched:
                yield AddEntry(path, "then", "back")


def _touched(edit: ScriptEdit) -> frozenset[Path]:
    edits: Iterable[ScriptEdit] = edit.edits if isinstance(edit, Several) else (edit,)
    return frozenset((*one.path, one.key) for one in edits if isinstance(one, AddEntry))
