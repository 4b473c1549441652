"""How a branch decides: its cases by the verdict, by points and their names, or by an answer."""

from __future__ import annotations

from callassist.domain.script import Branch, BranchOn, Script
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData
from callassist.services.scripts.cards.card_content import (
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    Option,
    coded,
    entries,
    items_at,
    line_deeds,
    one_of,
    put,
    put_item,
    text_at,
    with_present,
    words,
)
from callassist.services.scripts.cards.condition_fields import condition_at, first_test, some_question, typed_number
from callassist.services.scripts.made_ids import made_id

_WHENS = ("disqualified", "not_before", "prospect", "open", "missing")
_POINTS = "\0points"


def branch_groups(source: ScriptData, script: Script, node: Branch) -> list[CardGroup]:
    """The cases of a branch; where each leads is told beside its answers."""
    path: Path = ("nodes", str(node.id), "cases")
    ways = (one.value for one in BranchOn)
    groups = [CardGroup((one_of(source, (*path[:-1], "branch"), "decides_by", coded("branch", *ways), default="\0"),))]
    for place in range(len(items_at(source, path))):
        fields = tuple(_case(source, script, node, (*path, place)))
        groups.append(CardGroup(fields, "case", str(place + 1), line_deeds(path, place)))
    groups.append(CardGroup((), deeds=(CardDeed("add_case", lambda now: _new_case(now, script, node)),)))
    return groups + (_bands(source) if node.on is BranchOn.POINTS else [])


def _case(source: ScriptData, script: Script, node: Branch, path: Path) -> list[CardField]:
    match node.on:
        case BranchOn.ANSWER:
            return condition_at(source, script, path)
        case BranchOn.POINTS:
            return _points(source, path)
        case _:
            return [one_of(source, (*path, "when"), "verdict_is", coded("verdict", *_WHENS))]


def _points(source: ScriptData, path: Path) -> list[CardField]:
    here = entries(source.plain(path))
    band = str(here.get("band", ""))
    options = (
        *coded("from_points", _POINTS),
        *(Option(one, text_at(source, ("bands", one)), one) for one in source.keys(("bands",))),
    )
    value = band or _POINTS

    def change(now: ScriptData, chosen: Plain) -> ScriptEdit | None:
        case = entries(now.plain(path))
        rest = {one: it for one, it in case.items() if one not in ("band", "at_least")}
        if chosen == _POINTS:
            return put(now, path, {"at_least": case.get("at_least", 1), **rest})
        return put(now, path, {"band": chosen, **rest})

    fields = [CardField((*path, "band"), FormKind.ONE_OF, "from_points", value, change, with_present(options, value))]
    if "at_least" in here:
        fields.append(_least((*path, "at_least"), here))
    return fields


def _least(path: Path, here: dict[str, Plain]) -> CardField:
    def change(now: ScriptData, typed: Plain) -> ScriptEdit | None:
        return put(now, path, typed_number(now, typed))

    return CardField(path, FormKind.TYPED, "at_least", str(here["at_least"]), change)


def _new_case(source: ScriptData, script: Script, node: Branch) -> ScriptEdit | None:
    path: Path = ("nodes", str(node.id), "cases")
    made: dict[str, Plain]
    match node.on:
        case BranchOn.ANSWER:
            question = some_question(script)
            made = {"question": str(question), **first_test(script.questions[question])}
        case BranchOn.POINTS:
            made = {"at_least": 1}
        case _:
            used = {str(entries(one).get("when")) for one in items_at(source, path)}
            made = {"when": next((one for one in _WHENS if one not in used), _WHENS[0])}
    return put_item(source, path, {**made, "to": str(node.otherwise)})


def _bands(source: ScriptData) -> list[CardGroup]:
    """What so many points are called: the most first, the last for all others."""
    groups: list[CardGroup] = []
    for name in source.keys(("bands",)):
        path: Path = ("bands", name)
        here = entries(source.plain(path))
        fields = [words(source, path, "band_name")]
        if "at_least" in here:
            fields.append(_least((*path, "at_least"), here))
        remove = CardDeed("remove", lambda now, name=name: _without_band(now, name))
        groups.append(CardGroup(tuple(fields), "band", name, (remove,)))
    new = CardDeed("add_band", asks=_new_band)
    return [*groups, CardGroup((), deeds=(new,))]


def _new_band(source: ScriptData, language: str, said: str) -> ScriptEdit | None:
    """The first one is for all points; one more is for more than the one it stands above."""
    name = made_id(said, source.keys(("bands",)), otherwise="band")
    if not source.has(("bands",)):
        before = next((one for one in ("nodes", "objections") if source.has((one,))), None)
        return AddEntry((), "bands", {name: {language: said}}, before=before)
    names = source.keys(("bands",))
    most = 0
    for one in names:
        least = entries(source.plain(("bands", one))).get("at_least")
        most = max(most, least if isinstance(least, int) else 0)
    return AddEntry(("bands",), name, {language: said, "at_least": most + 1}, before=names[0] if names else None)


def _without_band(source: ScriptData, name: str) -> ScriptEdit | None:
    gone: Path = ("bands", name) if len(source.keys(("bands",))) > 1 else ("bands",)
    return Remove(gone, source.plain(gone))
