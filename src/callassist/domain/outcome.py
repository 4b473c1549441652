"""How a stage run can end (requirements §2, Outcomes)."""

from __future__ import annotations

from enum import StrEnum


class Reach(StrEnum):
    """Who was reached."""

    NOT_REACHED = "not_reached"
    SOMEBODY_ELSE = "somebody_else"
    REACHED = "reached"
    COMPLIANCE = "compliance"
    #: it was no attempt to reach anybody
    NO_ATTEMPT = "no_attempt"


BY_MISTAKE = "started_by_mistake"
"""The outcome of a call that was none: no attempt, no follow-up, and what was due before is due again."""

BLOCKING = "do_not_call"
"""The outcome of a call after which nobody at that number is called again."""

NOTE_ASKED = frozenset({"gatekeeper_blocked"})
"""Outcomes after which the next try hangs on what only a note can tell: who keeps callers out, and when to try."""

RESULTS = frozenset({"appointment_set", "presentation"})
"""Outcomes that came to something: whoever has one is kept as long as the rep keeps them."""

OUTCOMES: dict[str, Reach] = {
    "no_answer": Reach.NOT_REACHED,
    "busy": Reach.NOT_REACHED,
    "voicemail_left": Reach.NOT_REACHED,
    "voicemail_silent": Reach.NOT_REACHED,
    "number_dead": Reach.NOT_REACHED,
    "wrong_number": Reach.NOT_REACHED,
    "third_person": Reach.SOMEBODY_ELSE,
    "gatekeeper_blocked": Reach.SOMEBODY_ELSE,
    "decision_maker_named": Reach.SOMEBODY_ELSE,
    "callback_agreed": Reach.REACHED,
    "hung_up": Reach.REACHED,
    "call_dropped": Reach.REACHED,
    "refused_questions": Reach.REACHED,
    "not_interested": Reach.REACHED,
    "disqualified": Reach.REACHED,
    "later": Reach.REACHED,
    "info_requested": Reach.REACHED,
    "info_to_pass_on": Reach.REACHED,
    "prospect_no_appointment": Reach.REACHED,
    "appointment_set": Reach.REACHED,
    "presentation": Reach.REACHED,
    BLOCKING: Reach.COMPLIANCE,
    "data_request": Reach.COMPLIANCE,
    "not_called_no_consent": Reach.COMPLIANCE,
    BY_MISTAKE: Reach.NO_ATTEMPT,
}
"""Every outcome a script may name, with who was reached."""
