"""What must hold of every call of a script, whatever is pressed: played by the tests of each row of format 2."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import strategies as st

from callassist.engine import actions
from callassist.engine.call import Call
from tests.engine.playing import START, tokens_for, try_press
from tests.engine.test_carrying import moves


def replayed(data: st.DataObject, new: Call, count: int) -> Call:
    """Plays `count` random keys and plays their journal again: the same call."""
    call, journal = new, list[tuple[actions.Action, int]]()
    for _ in range(count):
        second = len(call.trace) + 1
        token = data.draw(tokens_for(call) if data.draw(st.booleans()) else moves(call))
        call, action = try_press(call, token)
        if action is not None:
            journal.append((action, second))
            leads_on(call)
    again = new
    for action, second in journal:
        stored = json.loads(json.dumps(actions.to_plain(action)))
        again = again.step(actions.from_plain(stored), START + timedelta(seconds=second))
    assert (again.view(), again.trace, again.facts) == (call.view(), call.trace, call.facts)
    return call


def leads_on(call: Call) -> None:
    """No key that is offered to go on leaves the call where it was."""
    if call.view().goes_on and not call.ended and call.lock is None:
        after, went = try_press(call, "Enter")
        same = (after.spot, after.frames, after.facts) == (call.spot, call.frames, call.facts)
        assert went is None or after.ended or not same


def played(data: st.DataObject, call: Call, most: int) -> Call:
    for _ in range(data.draw(st.integers(1, most))):
        call, _ = try_press(call, data.draw(moves(call)))
    return call


def back_restores(data: st.DataObject, new: Call) -> None:
    """A step back brings all but the trace."""
    call = played(data, new, 12)
    if call.ended or call.frames:
        return
    after, action = try_press(call, data.draw(tokens_for(call)))
    if action is None or len(after.undo) != len(call.undo) + 1 or (after.frames and not after.walk.rescues):
        return
    back = after.step(actions.WentBack(), START + timedelta(hours=1))
    assert back.facts == call.facts
    assert (back.spot, back.view().node, back.plan) == (call.spot, call.view().node, call.plan)


def setting_again_is_the_identity(data: st.DataObject, new: Call, values: list[str]) -> None:
    """An answer set out of turn, set otherwise and set again stands as if it had been set once."""
    call = played(data, new, 12)
    if call.ended:
        return
    first, other = data.draw(st.sampled_from(values)), data.draw(st.sampled_from(values))
    one, action = try_press(call, first)
    if action is None:
        return
    again, _ = try_press(try_press(one, other)[0], first)
    states = [(one.spot, one.view().node, one.plan, one.walk.steps, one.qualification.verdict) for one in (one, again)]
    assert states[0] == states[1]
