"""Calls that are kept as a proof of a script: what was answered, and what must come out.

A rehearsal lies as `<data>/scripts/rehearsals/<script>/NAME.yaml` and names questions and answers by their ids, never
by keys or words: rewording breaks none. A step that is only said and was put in between is gone over; one that was
taken out is not missed. Kept of a real call it holds nothing of the person: no name, no number, no words of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

from callassist.domain.contact import Contact
from callassist.domain.script import Script
from callassist.engine import actions
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from callassist.engine.newer import WrittenByNewer
from callassist.engine.setup import FIRST_CONTACT, CallSetup
from callassist.errors import DraftError, ImpossibleAction, KnownError, NotFound
from callassist.formats.script.comparing import block, rows
from callassist.formats.script.sentences import NOTHING, Sentence, told
from callassist.formats.script.tree import read_bytes, read_tree
from callassist.formats.script.writing.part_writing import mapping_lines
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.outline import is_shared
from callassist.storage.calls.records import StoredCall
from callassist.storage.files import make_private_folder, replace_file

FORMAT = 1
#: what stands where somebody's own words were
HIDDEN = "…"
#: fields of an action that say nothing of a person
_SAFE = frozenset({"do", "question", "node", "choice", "objection", "exit", "state", "depth", "language", "field",
                   "choosing", "helped", "at", "emptied"})  # fmt: skip
_STEP = timedelta(seconds=1)
#: steps that are only said and may be gone over between two answers
_MOST_SAID = 50
_UNFIT = re.compile(r"[^a-z0-9]+")
#: what a line nobody wrote can make of the engine's readers
_NO_SENSE = (ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, WrittenByNewer)


@dataclass(frozen=True, slots=True)
class Result:
    """What a call came to."""

    node: str
    outcome: str
    verdict: str
    points: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A kept call: how it begins, what is done in it (as the journal has it), and what must come out."""

    name: str
    setup: Mapping[str, Any]
    steps: tuple[Mapping[str, Any], ...]
    comes_to: Result


@dataclass(frozen=True, slots=True)
class RehearsalResult:
    """What became of a rehearsal with a text of the script."""

    name: str
    #: what is different, in words; nothing where it came out as it must
    difference: Sentence = NOTHING
    #: at which step that came to light, from 1; 0: at the end, or before the first
    step: int = 0
    #: the step of the script the call stood at then, or came to last; "" for none
    node: str = ""

    @property
    def passed(self) -> bool:
        """Whether it came out as it must."""
        return self.difference == NOTHING


def kept_call(name: str, script: Script, setup: CallSetup, done: Iterable[actions.Action]) -> Rehearsal:
    """A call as a rehearsal, without anything of the person: these steps, and what they come to with this script.

    Raises:
        ImpossibleAction: these steps cannot be taken.
    """
    plain = _without_person(setup)
    steps = tuple(_hidden(actions.to_plain(one)) for one in done)
    call = _begun(script, plain)
    for one in steps:
        call = call.step(actions.from_plain(dict(one)), call.now + _STEP)
    return Rehearsal(name, plain, steps, _result(call))


def kept_of_log(name: str, script: Script, stored: StoredCall) -> Rehearsal:
    """A call of the log as a rehearsal, without anything of the person; `script` is the one it was made with.

    Raises:
        DraftError: it goes on with a call that was cut off (`rehearsal_part`), or its journal makes no sense any more
            (`rehearsal_lost`).
    """
    first = stored.events[0]
    if first.kind == "continued":
        raise DraftError(
            "this call goes on with one that was cut off",
            where=stored.id,
            next_step="keep another",
            code="rehearsal_part",
        )
    try:
        setup = call_setup.from_plain(first.payload["setup"])
        done = [actions.from_plain(one.payload["action"]) for one in stored.events if one.kind == "action"]
        return kept_call(name, script, setup, done)
    except (ImpossibleAction, *_NO_SENSE) as error:
        raise DraftError(
            "this call cannot be followed any more",
            where=stored.id,
            next_step="keep another",
            code="rehearsal_lost",
        ) from error


def rehearse(script: Script, rehearsal: Rehearsal) -> RehearsalResult:
    """Take the steps of a rehearsal with this script. Never raises: what it cannot follow is a difference."""
    try:
        call = _begun(script, rehearsal.setup)
    except (KnownError, *_NO_SENSE):
        stage = str(rehearsal.setup.get("stage", ""))
        what = told("the script has no stage `{stage}`", stage=stage)
        return RehearsalResult(rehearsal.name, what)
    node = _own(script, call, "")
    for number, plain in enumerate(rehearsal.steps, start=1):
        try:
            call = _step(call, actions.from_plain(dict(plain)))
        except ImpossibleAction:
            what = told(
                "{action} is not possible any more: the call stands at `{node}`",
                action=_in_words(plain),
                node=call.view().node,
            )
            return RehearsalResult(rehearsal.name, what, number, _own(script, call, node))
        except _NO_SENSE:
            return RehearsalResult(rehearsal.name, told("its file holds a step nobody can take"), number, node)
        node = _own(script, call, node)
    return RehearsalResult(rehearsal.name, _different(rehearsal.comes_to, _result(call)), node=node)


def _own(script: Script, call: Call, before: str) -> str:
    """The step of the script itself the call stands at; where it stands at one every script has, the one before."""
    node = str(call.view().node)
    return node if node in script.nodes and not is_shared(node) else before


def _begun(script: Script, setup: Mapping[str, Any]) -> Call:
    found = call_setup.from_plain(setup)
    if found.stage not in script.stages:
        raise ValueError("no such stage")
    return Call.start(script, found)


def _step(call: Call, action: actions.Action) -> Call:
    at = call.now + _STEP
    if isinstance(action, actions.WentOn) and action.node != call.view().node:
        return call  # what was said there is said elsewhere by now, or not at all
    for _ in range(_MOST_SAID):
        try:
            return call.step(action, at)
        except ImpossibleAction:
            view = call.view()
            if view.goes_on != "on":
                raise
            call = call.step(actions.WentOn(view.node), at)
    return call.step(action, at)


def _result(call: Call) -> Result:
    view = call.view()
    return Result(view.node, view.outcome or (view.proposed_outcome if call.ended else ""), view.verdict.state.value,
                  view.verdict.points)  # fmt: skip


def _different(expected: Result, found: Result) -> Sentence:
    """The first thing that is different, as the rep would notice it."""
    if expected.verdict != found.verdict:
        return told("the verdict is `{found}`, not `{expected}`", found=found.verdict, expected=expected.verdict)
    if expected.outcome != found.outcome:
        return told(
            "the outcome is `{found}`, not `{expected}`",
            found=found.outcome or "–",
            expected=expected.outcome or "–",
        )
    if expected.node != found.node:
        return told("the call ends at `{found}`, not at `{expected}`", found=found.node, expected=expected.node)
    if expected.points != found.points:
        return told("it has {found} points, not {expected}", found=found.points, expected=expected.points)
    return NOTHING


def _in_words(plain: Mapping[str, Any]) -> Sentence:
    """What was done, named by what it names."""
    value = block(plain.get("value"))
    given = ", ".join(map(str, rows(value.get("selected")))) or next((str(one) for one in value.values()), "")
    if plain.get("question"):
        return told("answer `{answer}` to `{question}`", answer=given or str(plain.get("do")),
                    question=str(plain["question"]))  # fmt: skip
    named = plain.get("choice") or plain.get("objection") or plain.get("exit") or plain.get("node") or ""
    return told("step `{step}`", step=f"{plain.get('do')} {named}".strip())


# -- without the person ------------------------------------------------------------------------------------------------


def _without_person(setup: CallSetup) -> dict[str, Any]:
    """How the call began, at ten o'clock of its day, with nobody."""
    morning = datetime.combine(setup.started.date(), time(10), setup.started.tzinfo)
    bare = replace(setup, started=morning, placeholders={}, contact=Contact(FIRST_CONTACT), contacts=(),
                   carried=(), busy=(), tries=())  # fmt: skip
    plain = call_setup.to_plain(bare)
    plain["carried"] = [_carried(call_setup.answer_to_plain(one), setup.contact.id) for one in setup.carried]
    return plain


def _carried(answer: dict[str, Any], contact: str) -> dict[str, Any]:
    """An answer of an earlier call, without words of theirs; its contact is nobody now."""
    here = FIRST_CONTACT if answer["contact"] == contact else answer["contact"]
    return {**answer, "contact": here, "note": "", "value": _hidden_value(answer["value"])}


def _hidden(plain: dict[str, Any]) -> dict[str, Any]:
    """A step without what was said in it."""
    found: dict[str, Any] = {}
    for name, one in plain.items():
        if name == "consent_date":
            continue
        if name == "value":
            found[name] = _hidden_value(one)
        elif name in _SAFE or not isinstance(one, str) or (name == "text" and plain.get("field") == "time"):
            found[name] = one
        else:
            found[name] = HIDDEN if one else ""
    return found


def _hidden_value(value: Any) -> Any:  # noqa: ANN401 - JSON
    return {"text": HIDDEN} if "text" in block(value) else value


# -- files -------------------------------------------------------------------------------------------------------------


class Rehearsals:
    """The rehearsals of all scripts."""

    def __init__(self, scripts: Path) -> None:
        """`scripts` is the folder of the user's own scripts."""
        self._folder = scripts / "rehearsals"

    def of(self, script_folder: str) -> tuple[Rehearsal, ...]:
        """The rehearsals of a script, by name. A file that holds none is left out."""
        found: list[Rehearsal] = []
        with suppress(OSError):
            for path in sorted((self._folder / script_folder).glob("*.yaml")):
                one = read_rehearsal(path)
                if one is not None:
                    found.append(one)
        return tuple(sorted(found, key=lambda one: one.name))

    def keep(self, script_folder: str, rehearsal: Rehearsal) -> Path:
        """Write it; one of the same name is replaced.

        Raises:
            OSError: it cannot be written.
        """
        folder = self._folder / script_folder
        make_private_folder(folder)
        path = folder / f"{file_name(rehearsal.name)}.yaml"
        replace_file(path, rehearsal_text(rehearsal).encode())
        return path

    def remove(self, script_folder: str, name: str) -> None:
        """Delete it.

        Raises:
            NotFound: there is none of this name.
        """
        try:
            (self._folder / script_folder / f"{file_name(name)}.yaml").unlink()
        except FileNotFoundError:
            raise NotFound("there is no such rehearsal", where=name, code="no_rehearsal") from None


def rehearsal_text(rehearsal: Rehearsal) -> str:
    """The file of a rehearsal."""
    data: dict[str, Plain] = {
        "rehearsal": FORMAT,
        "name": rehearsal.name,
        "begins": cast("Plain", dict(rehearsal.setup)),
        "steps": cast("Plain", [dict(one) for one in rehearsal.steps]),
        "comes_to": {
            "node": rehearsal.comes_to.node,
            "outcome": rehearsal.comes_to.outcome,
            "verdict": rehearsal.comes_to.verdict,
            "points": rehearsal.comes_to.points,
        },
    }
    return "\n".join(mapping_lines(data, 0)) + "\n"


def read_rehearsal(path: Path) -> Rehearsal | None:
    """The rehearsal in a file; None where it holds none."""
    data = read_bytes(path)
    if not isinstance(data, bytes):
        return None
    found = read_tree(data, path.name).mapping()
    result = block(found.get("comes_to"))
    name, points = found.get("name"), result.get("points", 0)
    if found.get("rehearsal") != FORMAT or not isinstance(name, str) or type(points) is not int:
        return None
    comes_to = Result(
        str(result.get("node", "")), str(result.get("outcome", "")), str(result.get("verdict", "")), points
    )
    return Rehearsal(name, block(found.get("begins")), tuple(map(block, rows(found.get("steps")))), comes_to)


def file_name(name: str) -> str:
    """The name of a rehearsal's file, made of its own."""
    plain = _UNFIT.sub("-", name.casefold().translate(_UMLAUTS)).strip("-")[:60]
    return f"call-{plain}" if plain else "call"


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
