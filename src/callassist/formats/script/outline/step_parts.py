"""A line's text made the step or the answer it is, with its number, its kind, its meaning and its way."""

from __future__ import annotations

import re

from callassist.formats.script.outline.gathering import FoundAnswer, FoundStep, Gathering
from callassist.formats.script.outline.outline_model import Taken
from callassist.formats.script.outline.outline_words import FAREWELLS, folded, listed
from callassist.formats.script.outline.parting import (
    kind_of,
    numbered,
    parted,
    shown,
    without_if,
    without_kind,
    without_way,
    yes_or_no,
)
from callassist.formats.script.outline.source_lines import SourceLine

#: words of a title that stands behind a number
_MOST_OF_A_TITLE = 4
_FAREWELL = re.compile(r"\b(?:" + "|".join(map(re.escape, listed(FAREWELLS))) + r")\b")


def answer_of(gathering: Gathering, place: str, text: str) -> FoundAnswer:
    """The answer these words are, with what it means, where it leads, and what is said after it."""
    label, rest = yes_or_no(text)
    found = parted(text)
    if label and not (found.way or found.meaning) and rest:
        answer = FoundAnswer(gathering.piece(place, without_if(label)))
        answer.below.append(step_of(gathering, SourceLine(place, rest)))
        return answer
    words = without_if(found.text) or found.text
    answer = FoundAnswer(gathering.piece(place, words or text))
    if not words:
        return answer
    label, rest = yes_or_no(words)
    if label and rest:  # yes: a sentence -> 5
        answer = FoundAnswer(gathering.piece(place, without_if(label)))
        gathering.pieces -= 1  # in place of the one above
        answer.below.append(step_of(gathering, SourceLine(place, rest)))
    if found.meaning:
        answer.meaning.append(gathering.piece(place, found.meaning))
    if found.way:
        way = gathering.piece(place, found.way)
        if answer.below and answer.below[0].way is None:
            answer.below[0].way = way
        else:
            answer.way = way
    return answer


def step_of(gathering: Gathering, line: SourceLine) -> FoundStep:
    """The step a line begins: its words, its number, its kind, where it leads."""
    found = without_way(line.text, prose=line.mark == "")
    text, kind = without_kind(found.text)
    if not text:
        text, kind = found.text or line.text, ""
    step = FoundStep([gathering.piece(line.place, text)])
    if line.number:
        step.labels.append(line.number)
        step.beside.append((gathering.piece(line.place, line.number), Taken.LABEL))
    if kind:
        step.asks = kind_of(kind)
        step.beside.append((gathering.piece(line.place, kind), Taken.KIND))
    if found.way and found.text:
        step.way = gathering.piece(line.place, found.way)
    step.mark = line.mark
    return step


def label_names(heading: str) -> list[str]:
    """What a heading lets its first step be called."""
    number, rest = numbered(heading)
    return [one for one in (number, rest, heading) if one]


def is_farewell(text: str) -> bool:
    """Whether nothing is said after it."""
    return _FAREWELL.search(folded(text)) is not None


def is_title(step: FoundStep) -> bool:
    """Whether a step so far is a few words that nobody says: `2. Needs`."""
    has_more = step.answers or step.tips or step.wordings or step.way is not None or step.asks is not None
    if has_more or step.mark or len(step.texts) != 1:
        return False
    text = shown(step.texts[0].text)
    words = len(text.split())
    return (
        words <= _MOST_OF_A_TITLE and not text.endswith((".", "!", ",", ";", "…")) and (text[-1] != "?" or words == 1)
    )
