"""How a stage run can end (requirements §2, Outcomes)."""

from __future__ import annotations

from enum import StrEnum


class Reach(StrEnum):
    """Who was reached."""

    NOT_REACHED = "not_reached"
    SOMEBODY_ELSE = "somebody_else"
    REACHED = "reached"
    COMPLIANCE = "compliance"


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
    "do_not_call": Reach.COMPLIANCE,
    "data_request": Reach.COMPLIANCE,
    "not_called_no_consent": Reach.COMPLIANCE,
}
"""Every outcome a script may name, with who was reached."""
