"""What the engine remembers of a script over all calls: its index, what was judged, what was drawn.

Nothing of it is truth: thrown away, the same is found again. It belongs to the engine, not to the script, and goes when
the script goes.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field
from datetime import date

from callassist.domain.answers import Answer, AnswerState, CriterionId, NodeId, QuestionId
from callassist.domain.rules import Case
from callassist.domain.script import Script
from callassist.domain.script_index import ScriptIndex, index_of
from callassist.domain.text import Language
from callassist.domain.values import Value
from callassist.domain.verdict import CriterionResult
from callassist.engine.view import PathStep

Judgements = dict[CriterionId, tuple[AnswerState, Value | None, tuple[CriterionResult, Case | None]]]
"""By criterion: the answer it was judged by last, and how it stands with that."""

DrawnSteps = dict[QuestionId, tuple[Answer | None, AnswerState, NodeId | None, bool, PathStep]]
"""By question: what its step of the path was drawn from last, and the step."""


@dataclass(frozen=True, slots=True)
class ScriptMemory:
    """Of one script. Holds parts of it, never the script itself, which could not go then."""

    index: ScriptIndex
    #: by depth and day
    judged: dict[tuple[int, date], Judgements] = field(default_factory=dict[tuple[int, date], Judgements])
    drawn: dict[Language, DrawnSteps] = field(default_factory=dict[Language, DrawnSteps])


#: by the script's identity: two that are equal may be held apart, and comparing them would cost more than judging anew
_OF_SCRIPTS: dict[int, tuple[weakref.ref[Script], ScriptMemory]] = {}


def of(script: Script) -> ScriptMemory:
    """What is remembered of `script`; made when it is first asked for."""
    key = id(script)
    known = _OF_SCRIPTS.get(key)
    if known is not None and known[0]() is script:
        return known[1]

    def gone(reference: weakref.ref[Script]) -> None:
        present = _OF_SCRIPTS.get(key)
        if present is not None and present[0] is reference:  # another script may live in its place already
            del _OF_SCRIPTS[key]

    memory = ScriptMemory(index_of(script))
    _OF_SCRIPTS[key] = (weakref.ref(script, gone), memory)
    return memory
