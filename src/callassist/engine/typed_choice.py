"""Answers found by typing how they begin: where a question has more of them than there are number keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from callassist.domain.questions import Choice, Question
from callassist.domain.text import Language
from callassist.errors import NotUnderstood

#: number keys; the answers behind them are typed
KEYS = 9

#: so many are named where several begin alike
_NAMED = 3


def is_long(answers: int) -> bool:
    """Whether so many answers are more than there are keys."""
    return answers > KEYS


def beginning(labels: Sequence[str], text: str) -> tuple[int, ...]:
    """The places of the labels that begin with `text`; where none does, of those that have a word that does.

    Capitals and accents tell nothing. A label that is the text itself is the only one.
    """
    wanted, found = _plain(text), [_plain(label) for label in labels]
    if not wanted:
        return ()
    whole = tuple(place for place, label in enumerate(found) if label == wanted)
    begun = tuple(place for place, label in enumerate(found) if label.startswith(wanted))
    within = tuple(place for place, label in enumerate(found) if any(word.startswith(wanted) for word in label.split()))
    return whole or begun or within


def begun_choice(question: Question, text: str, language: Language) -> Choice:
    """The answer of `question` that begins with `text` in `language`.

    Raises:
        NotUnderstood: none does, or several do.
    """
    labels = [choice.label.of(language) for choice in question.choices]
    found = beginning(labels, text)
    if not found:
        raise NotUnderstood(
            f"{question.id} has no answer that begins with {text.strip()[:60]!r}",
            next_step="type how the answer begins",
            code="no_such_answer",
        )
    if len(found) > 1:
        some = ", ".join(labels[place] for place in found[:_NAMED])
        raise NotUnderstood(
            f"{len(found)} answers begin with {text.strip()[:60]!r}",
            next_step=f"type on: {some} …" if len(found) > _NAMED else f"type on: {some}",
            code="several_answers",
        )
    return question.choices[next(iter(found))]


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in spread if not unicodedata.combining(one)).split())
