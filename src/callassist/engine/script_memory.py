"""What the engine remembers of a script over all calls: its index, and which questions part its products.

Nothing of it is truth: thrown away, the same is found again. It belongs to the engine, not to the script, and goes when
the script goes.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field

from callassist.domain.answers import ProductId, QuestionId
from callassist.domain.script import Script
from callassist.domain.script_index import ScriptIndex, index_of


@dataclass(frozen=True, slots=True)
class ScriptMemory:
    """Of one script. Holds parts of it, never the script itself, which could not go then."""

    index: ScriptIndex
    _parting: dict[tuple[ProductId, ProductId], tuple[QuestionId, ...]] = field(
        default_factory=dict[tuple[ProductId, ProductId], tuple[QuestionId, ...]]
    )

    def parting(self, script: Script, first: ProductId, second: ProductId) -> tuple[QuestionId, ...]:
        """The questions that part two products of `script`, the one first that does so most (R45)."""
        known = self._parting.get((first, second))
        if known is None:
            known = self._parting[first, second] = _parting(script, self.index, first, second)
        return known


def _parting(script: Script, index: ScriptIndex, first: ProductId, second: ProductId) -> tuple[QuestionId, ...]:
    gain: dict[QuestionId, int] = {}
    for sign, product in ((1, first), (-1, second)):
        for points in script.products[product].points:
            for question in index.questions_of((points.test.question,)):
                gain[question] = gain.get(question, 0) + sign * points.points
    return tuple(sorted((one for one in gain if gain[one]), key=lambda one: -abs(gain[one])))


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
