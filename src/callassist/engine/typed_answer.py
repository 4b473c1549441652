"""What a rep typed, understood as the action it stands for: at the shown step, or of a question out of turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from callassist.domain.answers import AnswerState, QuestionId
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.script import Ask, Effect, FieldKind
from callassist.domain.values import Selected, Value
from callassist.engine import actions, wording
from callassist.engine.call_state import CallState
from callassist.engine.choosing import ticked
from callassist.engine.typed import typed_value
from callassist.engine.typed_choice import begun_choice, is_long
from callassist.engine.typed_time import typed_time
from callassist.errors import ImpossibleAction, NotUnderstood

#: several answers at once, by their stable values
_SEVERAL = re.compile(r"[,;+|]")


@dataclass(frozen=True, slots=True)
class Understood:
    """Typed text and what it means."""

    action: actions.Action
    #: in the script's language; "" where it says no more than what was typed
    words: str = ""
    #: the time it names (aware)
    at: datetime | None = None


def understand(call: CallState, text: str, now: datetime, question: QuestionId | None = None) -> Understood:
    """What `text` means as of `now` (aware); of `question` where that is answered out of turn, else of what is shown.

    Raises:
        ImpossibleAction: nothing is typed here.
        NotUnderstood: the field does not take it.
    """
    if question is not None:
        found = call.script.questions[question]
        value, words = _value(call, found, text, now)
        return Understood(actions.SetAnswer(question, AnswerState.ANSWERED, value), words)
    node = call.shown
    if not isinstance(node, Ask):
        raise ImpossibleAction("nothing is typed here", where=call.base)
    if node.question is not None:
        found = call.script.questions[node.question]
        value, words = _value(call, found, text, now)
        long = found.kind is QuestionKind.MULTI and is_long(len(found.choices))
        if long and isinstance(value, Selected) and len(value.values) == 1:  # one after the other, as by keys
            ticks = ticked(call, found, value.values[0])
            return Understood(actions.Answered(found.id, ticks, choosing=True), words)
        return Understood(actions.Answered(found.id, value), words)
    if node.field is FieldKind.TEXT:
        if not text.strip():
            raise NotUnderstood("nothing was typed", where=node.id, next_step="type a name or a hint")
        return Understood(actions.Typed(node.id, FieldKind.TEXT, text.strip()))
    if node.field is FieldKind.TIME or any(choice.effect is Effect.OTHER_TIME for choice in node.choices):
        at = typed_time(text, now)
        return Understood(actions.Typed(node.id, FieldKind.TIME, text, at), at=at)
    raise ImpossibleAction("nothing is typed here", where=call.base)


def _value(call: CallState, question: Question, text: str, now: datetime) -> tuple[Value, str]:
    """The value and its words. What the field itself takes comes first: 0 is a number, but no date.

    Where it takes no such text, a digit is the named answer beside the field ("monthly notice: key 0").
    """
    named = next((one for one in question.choices if one.key == text.strip()), None)
    try:
        value = typed_value(question, text, now.date())
    except NotUnderstood:
        if not question.kind.is_field and is_long(len(question.choices)) and not _SEVERAL.search(text):
            value = Selected((begun_choice(question, text, call.language).value,))
        elif named is None or not question.kind.is_field:
            raise
        else:
            value = Selected((named.value,))
    return value, wording.worded(value, question, call.language)
