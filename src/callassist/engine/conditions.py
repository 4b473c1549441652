"""Whether what has a `when` is shown: wordings, tips and answers for some calls only.

A condition that is not decided yet does not hold. Day and hour are those of the call's beginning, so that a call that
is replayed says what it said.
"""

from __future__ import annotations

from callassist.domain.rules import Condition, When
from callassist.domain.script import ControlChoice, Spoken, Wording, wordings
from callassist.engine.call_state import CallState


def holds(call: CallState, when: When) -> bool:
    """Whether what it belongs to is shown now."""
    if not when.conditions:
        return True
    return (any if when.any else all)(_holds(call, one) for one in when.conditions)


def _holds(call: CallState, condition: Condition) -> bool:
    if condition.test is not None:
        value = call.qualification.value(condition.test.question)
        return value is not None and condition.test.holds(value, call.qualification.today)
    if condition.weekdays:
        return call.setup.started.weekday() in {one.number for one in condition.weekdays}
    if condition.hours is not None:
        begin, end = condition.hours.begin, condition.hours.end
        hour = call.setup.started.hour
        return begin <= hour < end if begin < end else hour >= begin or hour < end
    return call.contact.role.value in condition.roles


def sayable(call: CallState, node: Spoken) -> tuple[int, ...]:
    """The wordings of `node` that can be said now, by their places among all of them; at least the first one."""
    if not node.alternatives:
        return (0,)
    return tuple(place for place, one in enumerate(wordings(node)) if holds(call, one.when)) or (0,)


def wording_now(call: CallState, node: Spoken) -> int:
    """The place of the wording that is shown: the one turned to, else the first that is meant for such a call."""
    if not node.alternatives:
        return 0
    turned_to = call.wordings.get(node.id)
    found, possible = wordings(node), sayable(call, node)
    if turned_to is not None and turned_to in possible:
        return turned_to
    return next((place for place in possible if found[place].when.conditions), possible[0])


def tip_now(call: CallState, node: Spoken) -> Wording:
    """The first of its tips that is meant for such a call, else the one for all."""
    meant = (one for one in node.tips if holds(call, one.when))
    return next(meant, Wording(node.tip))


def is_offered(call: CallState, choice: ControlChoice, node: Spoken) -> bool:
    """Whether an answer of a control is shown: it is meant for such a call, or it was given already."""
    if not choice.when.conditions:
        return True
    made = call.facts.choices.get(call.spot_of(node.id))
    return (made is not None and made.choice == choice.value) or holds(call, choice.when)
