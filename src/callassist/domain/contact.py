"""People on the line: one account has many contacts with roles (R13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callassist.domain.answers import ContactId


class Role(StrEnum):
    UNKNOWN = "unknown"
    GATEKEEPER = "gatekeeper"
    USER = "user"
    INFLUENCER = "influencer"
    DECISION_MAKER = "decision_maker"


@dataclass(frozen=True, slots=True)
class Consent:
    """Why somebody may be called: the day they agreed, and where that and their number come from."""

    given_on: date | None = None
    source: str = ""

    @property
    def iso_date(self) -> str:
        """The day as text that sorts; "" where it is not known."""
        return "" if self.given_on is None else self.given_on.isoformat()


NO_CONSENT = Consent()


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
    email: str = ""
    #: postal, in one line
    address: str = ""
    consent: Consent = NO_CONSENT
    #: `best_time` as a moment, where it names one (aware)
    call_at: datetime | None = None
