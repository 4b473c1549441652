"""Where a question has its answers from: its own, or a list that several questions share."""

from __future__ import annotations

from callassist.formats.script.writing.edits import AddEntry, ScriptEdit, SetValue, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import CannotBeDone, Path, ScriptData, list_of
from callassist.services.scripts.cards.card_content import (
    CardDeed,
    CardField,
    CardGroup,
    FormKind,
    Option,
    Parts,
    coded,
    entries,
)
from callassist.services.scripts.made_ids import made_id


def list_group(source: ScriptData, question: str) -> list[CardGroup]:
    """The list, where the file has any; a button makes one of a question's own answers."""
    path: Path = ("questions", question, "choices")
    lists = source.keys(("lists",))
    present = list_of(source, question)
    if not source.has(path):
        return []
    fields: tuple[CardField, ...] = ()
    if lists:
        options = (*coded("answers_from", ""), *(Option(one, word=one) for one in lists))
        fields = (
            CardField(
                path, FormKind.ONE_OF, "answers_from", present, lambda now, one: _from(now, question, str(one)), options
            ),
        )
    make = CardDeed("share_answers", lambda now: _shared(now, question))
    deeds = () if present else (make,)
    return [CardGroup(fields, deeds=deeds)] if fields or deeds else []


def _from(source: ScriptData, question: str, name: str) -> ScriptEdit | None:
    """The answers of another list; or, as its own, those it has now."""
    present = list_of(source, question)
    if name == present:
        return None
    path: Path = ("questions", question, "choices")
    was = source.plain(path)
    if name:
        return SetValue(path, {"list": name}, was)
    answers = entries(source.plain(("lists", present))) if source.has(("lists", present)) else {}
    but = entries(entries(was).get("but"))
    own: Parts = {one: {**entries(line), **entries(but.get(one))} for one, line in answers.items()}
    if not own:
        raise CannotBeDone("no_list")
    return SetValue(path, own, was)


def _shared(source: ScriptData, question: str) -> ScriptEdit | None:
    """A list of a question's own answers, which others can have too."""
    path: Path = ("questions", question, "choices")
    was: Plain = source.plain(path)
    if list_of(source, question) or not entries(was):
        return None
    name = made_id(question.removeprefix("q_"), source.keys(("lists",)), otherwise="list")
    if source.has(("lists",)):
        listed: ScriptEdit = AddEntry(("lists",), name, was)
    else:
        before = next((one for one in ("questions", "criteria", "nodes") if source.has((one,))), None)
        listed = AddEntry((), "lists", {name: was}, before=before)
    return Several((listed, SetValue(path, {"list": name}, was)))
