"""What an objection and its replies can say beside words and ways: the group, steps, keywords, coming back."""

from __future__ import annotations

from callassist.domain.script import Reply, Script
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import CannotBeDone, Path, ScriptData, question_of
from callassist.services.scripts.cards.card_content import (
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    Option,
    entries,
    items_at,
    one_of,
    put,
    put_item,
    texts_in,
    words,
)
from callassist.services.scripts.made_ids import made_id
from callassist.services.scripts.outline import LineKind, OutlineLine

_MOST_STEPS = 4


def objection_groups(source: ScriptData, script: Script, name: str) -> list[CardGroup]:
    """The group it stands in."""
    path: Path = ("objections", name, "group")
    options = (Option("", word="no_group"), *(Option(one, text) for one, text in script.groups.items()))
    fields = (one_of(source, path, "group", options),) if script.groups or source.has(path) else ()
    new = CardDeed("add_group", asks=lambda now, language, said: _new_group(now, name, language, said))
    return [CardGroup(fields, deeds=(new,))]


def _new_group(source: ScriptData, objection: str, language: str, said: str) -> ScriptEdit | None:
    name = made_id(said, source.keys(("groups",)), otherwise="group")
    if source.has(("groups",)):
        made: ScriptEdit = AddEntry(("groups",), name, {language: said})
    else:
        made = AddEntry((), "groups", {name: {language: said}}, before="objections")
    stands = put(source, ("objections", objection, "group"), name)
    return Several((made, stands)) if stands is not None else made


def reply_groups(source: ScriptData, script: Script, line: OutlineLine, place: int, reply: Reply) -> list[CardGroup]:
    """What one reply says beside its words: buttons for the marked one alone."""
    path: Path = ("objections", line.id, "replies", place)
    here = entries(source.plain(path)) if source.has(path) else {}
    marked = line.kind is LineKind.REPLY and line.part == str(place + 1)
    fields: list[CardField] = []
    deeds: list[CardDeed] = []
    if "short" in here:
        fields.append(words(source, (*path, "short"), "short"))
    elif marked:
        deeds.append(
            CardDeed("add_short", asks=lambda now, language, said: put(now, (*path, "short"), {language: said}))
        )
    if question_of(script, reply.target) is not None:
        fields.append(_comes_back(path, back=reply.back))
    steps: Path = (*path, "steps")
    count = len(items_at(source, steps))
    fields += [words(source, (*steps, one), "reply_step", line=False, part=str(one + 1)) for one in range(count)]
    if count:
        deeds.append(CardDeed("remove_step", lambda now: _one_less(now, path)))
    if (count or marked) and count < _MOST_STEPS:
        deeds.append(CardDeed("add_step", asks=lambda now, language, said: _one_more(now, path, language, said)))
    return [CardGroup(tuple(fields), "reply", str(place + 1), tuple(deeds))] if fields or deeds else []


def _comes_back(path: Path, *, back: bool) -> CardField:
    then: Path = (*path, "then")

    def change(now: ScriptData, on: Plain) -> ScriptEdit | None:
        if bool(on) == back:
            return None
        if on:
            return put(now, then, "back")
        if now.has(then):
            return Remove(then, now.plain(then))
        raise CannotBeDone("comes_back")

    return CardField(then, FormKind.TICK, "then_back", back, change)


def _one_more(source: ScriptData, path: Path, language: str, said: str) -> ScriptEdit | None:
    """One more step; a reply in one text is its first."""
    steps: Path = (*path, "steps")
    if source.has(steps):
        return put_item(source, steps, {language: said})
    present = source.plain(path)
    first: dict[str, Plain] = {**texts_in(source, present)}
    rest = {one: value for one, value in entries(present).items() if one not in first}
    return put(source, path, {"steps": [first, {language: said}], **rest})


def _one_less(source: ScriptData, path: Path) -> ScriptEdit | None:
    """Without the last step; one that is left is a reply in one text again."""
    steps: Path = (*path, "steps")
    items = items_at(source, steps)
    if len(items) > 2:
        return Remove((*steps, len(items) - 1), items[-1])
    here = entries(source.plain(path))
    rest = {one: value for one, value in here.items() if one != "steps"}
    return put(source, path, {**entries(items[0]), **rest}) if items else None
