"""That somebody agreed to be called: what was said, when and how, and what there is to show for it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

#: years a proof is kept after it was given and after each use (§ 7a UWG)
KEPT_YEARS = 5
LOOKED_UP = "looked_up"
"""No consent but a fact that stands beside one: the number was looked up in the country's register of those who want no
calls, or in its directory, and may be called. Its `given_at` is the day of the look-up, its `how` the register, its
`subject` the number that was looked up."""

BASES = ("express", "own_request", "presumed", "customer")
"""Why somebody may be called."""


@dataclass(frozen=True, slots=True)
class ConsentProof:
    """A consent with its proof. Texts; "" for what is not known. For a presumed one `wording` is the written reason."""

    basis: str
    company: str = ""
    subject: str = ""
    #: "phone", "phone email" …: one statement may cover several
    channels: str = ""
    wording: str = ""
    #: ISO date or time
    given_at: str = ""
    #: minute, day, month
    precision: str = "day"
    how: str = ""
    #: none, mail_doi, other
    evidence_kind: str = "none"
    evidence_ref: str = ""
    evidence_sha256: str = ""
    taken_by: str = ""

    @property
    def parts(self) -> frozenset[str]:
        """Which parts of a proof are there (`calling_rules.PROOF_PARTS`)."""
        told = {
            "company": self.company,
            "subject": self.subject,
            "phone": "phone" in self.channels.split(),
            "when": self.given_at,
            "how": self.how,
            "wording": self.wording,
        }
        return frozenset(name for name, value in told.items() if value)

    @property
    def tells(self) -> bool:
        """Whether anything is left of what was agreed: a proof whose time was over has but its basis and its day."""
        return bool(
            self.company or self.subject or self.wording or self.how or self.evidence_ref or self.evidence_sha256
        )

    def to_plain(self) -> dict[str, str]:
        """As it is kept; what is empty is left out."""
        return {one.name: value for one in fields(self) if (value := str(getattr(self, one.name)))}


@dataclass(frozen=True, slots=True)
class KnownConsent:
    """A consent as the log has it."""

    id: str
    contact_id: str
    proof: ConsentProof
    ended: bool = False
    #: UTC texts; "" where it was not
    last_used_at: str = ""
    ended_at: str = ""
    #: ISO date
    keep_until: str = ""


def kept_until(given_at: str, last_used_at: str) -> str:
    """The day until which a proof has to be kept: five years after the later of the two."""
    later = max(given_at[:10], last_used_at[:10])
    try:
        day = date.fromisoformat(later)
    except ValueError:
        return ""
    try:
        return day.replace(year=day.year + KEPT_YEARS).isoformat()
    except ValueError:  # 29 February: not a day too early
        return date(day.year + KEPT_YEARS, 3, 1).isoformat()
