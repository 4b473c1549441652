"""What happens after the call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FollowUpKind(StrEnum):
    APPOINTMENT = "appointment"
    CALLBACK = "callback"
    RETRY = "retry"
    CONTACT_DECISION_MAKER = "contact_decision_maker"
    RECONTACT_BEFORE_END = "recontact_before_end"
    SEND_INFO = "send_info"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up: what, when (None: no time yet), why, and at which node to go on."""

    kind: FollowUpKind
    due: datetime | None = None
    reason: str = ""
    resume_node: str = ""
    contact_name: str = ""
