"""What holds in a call, for the commands that can be given now."""

from __future__ import annotations

from callassist.engine.view import CallView, NodeKind
from callassist.ui.commands import State


def state_of(view: CallView, *, wrapping: bool, number: bool) -> State:
    """What holds while `view` is shown; `number`: there is one that can be dialled."""
    known = {
        State.NUMBER: number,
        State.CALL: not wrapping,
        State.ASKS: view.moves.refuse is not None,
        State.OVERLAID: bool(view.stack),
        State.REPLIED: any(one.shown for one in view.objections),
        State.GOES_ON: view.moves.on is not None,
        State.STEPPED: view.moves.back is not None,
        State.REWORDABLE: view.wording[1] > 1 or view.kind is NodeKind.OBJECTION,
        State.USP: bool(view.usp),
        State.STOPPED: view.lock is not None or view.stopped,
    }
    now = State.ALWAYS
    for one, holds in known.items():
        if holds:
            now |= one
    return now
