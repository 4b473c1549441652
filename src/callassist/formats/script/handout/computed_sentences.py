"""What is computed, on paper: `minutes a week = people × minutes a day × 5, in min, rounded to 1`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from callassist.domain.computed import Computed, ComputedInput, Operation, RoundTo
from callassist.domain.text import Text

if TYPE_CHECKING:
    from callassist.formats.script.handout.rule_sentences import RuleSentences

_SIGNS = {Operation.SUM: " + ", Operation.PRODUCT: " × ", Operation.DIFFERENCE: " − ", Operation.RATIO: " ÷ "}
_ROUNDED = {
    RoundTo.NEAR: Text("gerundet", "rounded"),
    RoundTo.DOWN: Text("abgerundet", "rounded down"),
    RoundTo.UP: Text("aufgerundet", "rounded up"),
}


def computed_sentence(sentences: RuleSentences, computed: Computed) -> str:
    """How one computed value comes about."""
    made = _SIGNS[computed.operation].join(_input(sentences, one) for one in computed.inputs)
    counted = sentences.measure(computed)
    about = [f"{sentences.in_words(Text('in', 'in'))} {counted}"] if counted else []
    about.append(f"{sentences.in_words(_ROUNDED[computed.round_to])} {_to(sentences, computed.step)}")
    return f"{sentences.name_of(computed.id)} = {made}, {', '.join(about)}"


def _input(sentences: RuleSentences, one: ComputedInput) -> str:
    return sentences.digits(one.figure) if one.figure is not None else sentences.name_of(one.name)


def _to(sentences: RuleSentences, step: Decimal) -> str:
    return sentences.in_words(Text("auf", "to")) + " " + sentences.digits(step)
