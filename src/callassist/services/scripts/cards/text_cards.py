"""The cards of texts that are no step: the legal note, the answering machine, what must be said, and placeholders."""

from __future__ import annotations

from callassist.domain.script import Branch, PlaceholderSource, Script
from callassist.formats.script.writing.edits import AddEntry, Remove, ScriptEdit
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData
from callassist.services.scripts.cards.card_content import (
    CardContent,
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    coded,
    items_at,
    line_deeds,
    one_of,
    put_item,
    tick,
    words,
)
from callassist.services.scripts.made_ids import made_id
from callassist.services.scripts.outline import is_shared

LEGAL, VOICEMAIL, MUST_SAY, USP = "legal", "voicemail", "must_say", "usp"
TEXTS = (LEGAL, VOICEMAIL, MUST_SAY, USP)


def text_card(source: ScriptData, script: Script, name: str) -> CardContent:
    """The card of one of `TEXTS`."""
    match name:
        case "must_say":
            return CardContent(name, _must_say(source, script))
        case "usp":
            path: Path = (USP,)
            lines = [
                CardGroup((words(source, (*path, place), "usp", line=False),), "good", str(place + 1), deeds)
                for place, deeds in enumerate(line_deeds(path, one) for one in range(len(items_at(source, path))))
            ]
            more = CardDeed("add_usp", asks=lambda now, language, said: put_item(now, path, {language: said}))
            return CardContent(name, tuple(lines), (more,))
        case "voicemail" if isinstance(source.plain((name,)) if source.has((name,)) else None, list):
            several: Path = (name,)
            lines = [
                CardGroup((words(source, (*several, place), name, line=False),), "wording", str(place + 1), deeds)
                for place, deeds in enumerate(line_deeds(several, one) for one in range(len(items_at(source, several))))
            ]
            return CardContent(name, tuple(lines))
        case _:
            return CardContent(name, (CardGroup((words(source, (name,), name, line=False),)),))


def _must_say(source: ScriptData, script: Script) -> tuple[CardGroup, ...]:
    """Every step that has to be said as it is written, with its words."""
    groups: list[CardGroup] = []
    for node in script.nodes.values():
        if isinstance(node, Branch) or not node.must_say or is_shared(node.id):
            continue
        path: Path = ("nodes", str(node.id))
        fields = (words(source, (*path, "say"), "said", line=False), tick(source, (*path, "must_say"), "must_say"))
        groups.append(CardGroup(fields))
    if not groups:
        groups.append(CardGroup((CardField((MUST_SAY,), FormKind.NOTE, "nothing_must_be_said", ""),)))
    return tuple(groups)


def placeholder_card(source: ScriptData, name: str) -> CardContent:
    """The card of one of the script's own placeholders."""
    path: Path = ("placeholders", name)
    sources = coded("source", *(one.value for one in PlaceholderSource))
    fields = (
        CardField((*path, "braces"), FormKind.NOTE, "in_braces", "", part=f"{{{name}}}"),
        words(source, (*path, "label"), "placeholder_label"),
        one_of(source, (*path, "source"), "source", sources, default="\0"),
        words(source, (*path, "default"), "placeholder_default"),
    )
    return CardContent("placeholder", (CardGroup(fields),))


def new_placeholder(source: ScriptData, script: Script, language: str, said: str) -> tuple[ScriptEdit, str]:
    """One more placeholder, whose value the rep types before the call. The edit, and its name."""
    name = made_id(said, {*script.placeholders, *source.keys(("placeholders",))}, otherwise="placeholder")
    made: dict[str, Plain] = {"source": PlaceholderSource.LEAD.value, "label": {language: said}}
    if source.has(("placeholders",)):
        return AddEntry(("placeholders",), name, made), name
    before = next((one for one in ("stages", "questions", "nodes") if source.has((one,))), None)
    return AddEntry((), "placeholders", {name: made}, before=before), name


def without_placeholder(source: ScriptData, name: str) -> ScriptEdit:
    """Without this placeholder; the linter says which texts still name it."""
    gone: Path = ("placeholders", name) if len(source.keys(("placeholders",))) > 1 else ("placeholders",)
    return Remove(gone, source.plain(gone))
