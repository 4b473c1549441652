"""For which calls something is meant: the conditions of `when:` as fields, all of which or one of which must hold."""

from __future__ import annotations

from callassist.domain.script import Script
from callassist.formats.script.writing.edits import Remove, ScriptEdit
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData
from callassist.services.scripts.cards.card_content import (
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    coded,
    entries,
    items_at,
    put,
    put_item,
    without_item,
)
from callassist.services.scripts.cards.condition_fields import condition_at, first_test, some_question

_ANY = "any"


def add_condition(source: ScriptData, script: Script, path: Path) -> tuple[CardDeed, ...]:
    """The button that makes the part at `path` one for some calls, or for fewer."""
    lines = _lines(source, path)

    def does(now: ScriptData) -> ScriptEdit | None:
        question = some_question(script)
        return put_item(now, lines, {"question": str(question), **first_test(script.questions[question])})

    return (CardDeed("add_condition", does),)


def when_groups(source: ScriptData, script: Script, path: Path) -> list[CardGroup]:
    """The conditions of the part at `path`, each with what takes it away."""
    lines = _lines(source, path)
    count = len(items_at(source, lines))
    groups: list[CardGroup] = []
    for place in range(count):
        fields = condition_at(source, script, (*lines, place), condition=True)
        if place == 0 and count > 1:
            fields.insert(0, _how_many(source, path))
        remove = CardDeed("remove_condition", lambda now, place=place: _without(now, path, place))
        groups.append(CardGroup(tuple(fields), "only_if" if place == 0 else "and_if", deeds=(remove,)))
    return groups


def _lines(source: ScriptData, path: Path) -> Path:
    when: Path = (*path, "when")
    found = source.plain(when) if source.has(when) else None
    return (*when, _ANY) if isinstance(found, dict) and _ANY in found else when


def _how_many(source: ScriptData, path: Path) -> CardField:
    when: Path = (*path, "when")
    value = _ANY if len(_lines(source, path)) > len(when) else "all"

    def change(now: ScriptData, chosen: Plain) -> ScriptEdit | None:
        lines = items_at(now, _lines(now, path))
        is_any = len(_lines(now, path)) > len(when)
        if (chosen == _ANY) == is_any:
            return None
        return put(now, when, {_ANY: lines} if chosen == _ANY else lines)

    return CardField((*when, "how_many"), FormKind.ONE_OF, "how_many", value, change, coded("how_many", "all", _ANY))


def _without(source: ScriptData, path: Path, place: int) -> ScriptEdit | None:
    lines = _lines(source, path)
    when: Path = (*path, "when")
    if len(items_at(source, lines)) > 1:
        return without_item(source, lines, place)
    if not source.has(when):
        return None
    return Remove(when, source.plain(when)) if entries(source.plain(path)) else None
