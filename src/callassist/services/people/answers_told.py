"""The answers of a person in the words of the script they were given to: a name for each question and each answer.

Ids are for machines; whoever reads the sheet, or is handed it, is told what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import InvalidOperation
from typing import TYPE_CHECKING

from callassist.domain.answers import QuestionId
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.engine.wording import worded
from callassist.errors import ScriptError
from callassist.formats.export.readable import value_of
from callassist.storage.people.sheet import PersonSheet, Told

if TYPE_CHECKING:
    from callassist.storage.store import Store

ReadPinned = Callable[[str], Script]
"""Makes a script of the text a call was made with; it fails with `ScriptError`."""

_LANGUAGES = (Language.DE, Language.EN)


def asked_in(language: str) -> str:
    """Under which name an answer has the words of its question in a language."""
    return f"asked_{language}"


def answered_in(language: str) -> str:
    """The same of the answer."""
    return f"answered_{language}"


def with_words(store: Store, sheet: PersonSheet, read_pinned: ReadPinned) -> PersonSheet:
    """The sheet with every answer in words, where the script of its call can still be read."""
    of_call = {one["id"]: one.get("script_sha256", "") for one in sheet.calls}
    scripts: dict[str, Script | None] = {}

    def worded_answer(one: Told) -> Told:
        sha = of_call.get(one.get("call_id", ""), "")
        if not one.get("question"):
            return one
        if sha not in scripts:
            scripts[sha] = _script(store, sha, read_pinned)
        script = scripts[sha]
        return one if script is None else {**one, **_words(script, one)}

    return replace(sheet, answers=tuple(worded_answer(one) for one in sheet.answers))


def _script(store: Store, sha: str, read_pinned: ReadPinned) -> Script | None:
    pin = store.reading.pinned(sha)
    if pin is None or not pin.source:
        return None
    try:
        return read_pinned(pin.source)
    except ScriptError:  # this program cannot read it any more: the ids have to do
        return None


def _words(script: Script, one: Mapping[str, str]) -> Told:
    question = script.questions.get(QuestionId(one["question"]))
    if question is None:
        return {}
    found = {asked_in(language.value): question.name.of(language) for language in _LANGUAGES}
    stable = one.get("stable", "")
    if one.get("state") != "answered" or not stable:
        return found
    try:
        value = value_of(stable, question, ())
        return found | {answered_in(language.value): worded(value, question, language) for language in _LANGUAGES}
    except (ValueError, InvalidOperation):  # damaged
        return found
