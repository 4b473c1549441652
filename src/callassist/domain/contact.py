"""People on the line: one account has many contacts with roles (R13)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.answers import ContactId


class Role(StrEnum):
    UNKNOWN = "unknown"
    GATEKEEPER = "gatekeeper"
    USER = "user"
    INFLUENCER = "influencer"
    DECISION_MAKER = "decision_maker"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of an account. `said_by` is who named them."""

    id: ContactId
    name: str = ""
    role: Role = Role.UNKNOWN
    function: str = ""
    direct_line: str = ""
    best_time: str = ""
    said_by: ContactId | None = None
