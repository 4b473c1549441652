"""What happens after the call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callassist.domain.promise import SaidAs


class FollowUpKind(StrEnum):
    APPOINTMENT = "appointment"
    CALLBACK = "callback"
    RETRY = "retry"
    CONTACT_DECISION_MAKER = "contact_decision_maker"
    RECONTACT_BEFORE_END = "recontact_before_end"
    SEND_INFO = "send_info"
    #: tried as often as a campaign may: left alone, and asked about once that is over
    RESTING = "resting"
    NONE = "none"


PROMISES: tuple[FollowUpKind, ...] = (FollowUpKind.APPOINTMENT, FollowUpKind.CALLBACK)
"""Kinds somebody has our word for: whether they were kept is measured."""

DROPPED = "dropped"
"""The reason of a callback nobody asked for: the line broke."""


class Origin(StrEnum):
    """Whose a follow-up is."""

    #: it was agreed on in a call, or follows on one
    CALL = "call"
    #: the rep put it right, or put somebody off
    REP = "rep"
    LIST = "list"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One follow-up: what, when (None: no time yet), why, and at which node to go on."""

    kind: FollowUpKind
    due: datetime | None = None
    reason: str = ""
    resume_node: str = ""
    contact_name: str = ""
    #: IANA name of the zone of whoever said the time; "" where it is known as a moment alone
    zone: str = ""
    said_as: SaidAs = SaidAs.MINUTE
    origin: Origin = Origin.CALL
