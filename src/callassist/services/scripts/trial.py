"""A call on the phone beside a script that is being written: at a chosen step, played on by every key, kept nowhere.

It is the engine's own call with what was answered before it, so what is shown is what a rep will see. Nothing of it
reaches the log: there is no journal, no lead and no follow-up, only values that are let go of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from callassist.domain.answers import StageId
from callassist.domain.script import RETURN, Ask, Script
from callassist.domain.text import Language
from callassist.engine.actions import Action
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.typed_answer import understand
from callassist.engine.view import CallView
from callassist.services.scripts.outline import outline_of
from callassist.services.scripts.way_to_step import NoWay, WayToStep, played, stands_at, way_to_step


@dataclass(frozen=True, slots=True)
class Trial:
    """A call that is tried, as it stands after some keys. Each key gives a new one."""

    way: WayToStep
    call: Call
    #: what was done since it stood at the step it was opened at
    done: tuple[Action, ...] = ()

    @property
    def view(self) -> CallView:
        """What the phone shows."""
        return self.call.view()

    @property
    def before(self) -> bool:
        """Whether the step itself is never shown, and the call stands before it."""
        return self.way.before and not self.done

    def act(self, action: Action, at: datetime) -> Trial:
        """The call after `action` at this moment (aware).

        Raises:
            ImpossibleAction: it means nothing here.
        """
        return replace(self, call=self.call.step(action, max(at, self.call.now)), done=(*self.done, action))

    def typed(self, text: str, now: datetime) -> Action:
        """What typed text means here.

        Raises:
            ImpossibleAction: nothing is typed here.
            NotUnderstood: the field does not take it.
        """
        return understand(self.call, text, max(now, self.call.now)).action

    def shows(self, step: str) -> bool:
        """Whether the node or objection `step` is what the phone shows."""
        return stands_at(self.call, step)

    def with_script(self, script: Script) -> Trial | None:
        """The same keys with a changed script; None where they mean nothing any more, or lead elsewhere."""
        whole = replace(self.way, actions=(*self.way.actions, *self.done))
        call = played(script, whole)
        if call is None or call.base != self.call.base or len(call.frames) != len(self.call.frames):
            return None
        return replace(self, way=self.way, call=call)


def can_be_played(script: Script) -> bool:
    """Whether all that a call looks up in the script is there: one that is being written may name what is not yet."""
    known = {*script.nodes, *script.objections, RETURN}
    lines = [line for line in outline_of(script) if line.target]
    asked = [node.question for node in script.nodes.values() if isinstance(node, Ask) and node.question is not None]
    tested = [one.question for one in script.criteria.values() if one.question is not None]
    stages = [name for stage in script.stages.values() for name in (*stage.openings, stage.disqualified)]
    return (
        bool(stages)
        and all(line.target in known or line.target.startswith("=") for line in lines)
        and all(name in script.nodes for name in stages)
        and all(name in script.questions for name in asked)
        and all(name in script.questions or name in script.computed for name in tested)
    )


def trial_at(
    script: Script, step: str, setup: CallSetup, *, called_off: Callable[[], bool] = lambda: False
) -> Trial | NoWay:
    """A call that stands at the node or objection `step`; why there is none.

    May take two seconds for a large script: not for the thread of a window. Where it is `called_off` meanwhile, what it
    gives means nothing.
    """
    if not can_be_played(script):
        return NoWay.NOT_YET
    way = way_to_step(script, step, setup, called_off=called_off)
    return way if isinstance(way, NoWay) else Trial(way, way.call)


def trial_setup(
    *, language: Language, started: datetime, caller: str, company: str, callback_number: str, lead: str
) -> CallSetup:
    """Who calls whom in a trial: the rep as the settings know them, and somebody made up."""
    said = {"caller": caller, "company": company, "callback_number": callback_number, "lead": lead}
    return CallSetup(StageId(""), 1, language, started, placeholders={name: one for name, one in said.items() if one})
