"""Lists of leads: rows of people nobody has spoken to yet. A row is no person; it becomes one when it is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

#: places of a list: the lines of its file
MOST_ROWS = 1 << 24


class ListState(StrEnum):
    """How far a list has come."""

    #: it is being read in; nobody sees it
    STAGING = "staging"
    OPEN = "open"
    #: its rows are not offered for now
    PAUSED = "paused"
    #: nothing is to be done with it any more
    CLOSED = "closed"
    #: taken back: nobody sees it; of its rows only those stay that were touched
    UNDONE = "undone"


class RowState(StrEnum):
    """What may be done with a row."""

    NEW = "new"
    #: a call was begun with it: it is a person now
    TOUCHED = "touched"
    #: the same, and they were tried as often as may be: left alone for months, then asked about. Told of their
    #: follow-up when a row is read, and never written
    RESTING = "resting"
    #: the log knows this person, or another row is the same
    KNOWN = "known"
    BLOCKED = "blocked"
    NO_NUMBER = "no_number"
    #: needs a decision before it may be called
    HELD = "held"


class Party(StrEnum):
    """Whom a list holds, by the law."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """Where a list is from, as far as the law and the order of the queue ask."""

    #: they asked to be called or to be told more
    OWN_REQUEST = "own_request"
    CUSTOMER = "customer"
    FAIR = "fair"
    BOUGHT = "bought"
    #: a directory, a register, pages of the internet
    DIRECTORY = "directory"
    #: somebody named them
    REFERRAL = "referral"
    #: an export of a CRM, whoever they are there
    CRM = "crm"
    OTHER = "other"


class WhoIsKnown(StrEnum):
    """What a list may tell of people the log knows; never what protects them."""

    #: nothing
    SKIP = "skip"
    #: what nobody knew
    FILL = "fill"
    #: what it tells holds
    LIST_WINS = "list-wins"


@dataclass(frozen=True, slots=True)
class RowRef:
    """Which row of which list."""

    list_id: str
    place: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a file, understood. Texts that are too long are cut when they are kept."""

    #: its line in the file, from 1
    place: int
    state: RowState = RowState.NEW
    first: str = ""
    last: str = ""
    #: as the file has it, where it does not tell the two apart
    name: str = ""
    salutation: str = ""
    company: str = ""
    function: str = ""
    e164: str = ""
    e164_2: str = ""
    #: all its numbers as they are written, a line each
    typed: str = ""
    email: str = ""
    street: str = ""
    zip: str = ""
    city: str = ""
    country: str = ""
    #: why this one may be called: `given_at` (ISO date), `via`, `text`, `ref`, `source`, or a `reason`; `told`: what is
    #: in the place of a day
    proof: Mapping[str, str] = field(default_factory=dict[str, str])
    #: what else the file says, by its own headers
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    #: why it needs a decision, where it does: a code
    held: str = ""

    @property
    def full_name(self) -> str:
        """The person as one text."""
        return self.name or " ".join(one for one in (self.first, self.last) if one)


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line of a file that is no row."""

    line: int
    #: a code
    reason: str
    #: as it stands in the file
    raw: str = ""


@dataclass(frozen=True, slots=True)
class EmptyLine:
    """A line with nothing in it: counted, not kept."""

    line: int


Line = ListRow | RejectedLine | EmptyLine


@dataclass(frozen=True, slots=True)
class ImportTally:
    """What became of the lines of a file: each is counted once."""

    new: int = 0
    #: the log knows the person
    known: int = 0
    #: the same stands in another list already
    listed: int = 0
    #: the same stood further up in this file
    twice: int = 0
    blocked: int = 0
    held: int = 0
    no_number: int = 0
    rejected: int = 0
    empty: int = 0

    @property
    def total(self) -> int:
        """All lines."""
        return sum(int(getattr(self, one.name)) for one in fields(self))


@dataclass(frozen=True, slots=True)
class ListFrame:
    """What is asked of a list as a whole: where it is from, and why its people may be called."""

    name: str
    party: Party = Party.UNKNOWN
    #: the script and the stage its leads are called with
    script_id: str = ""
    stage: str = ""
    country: str = ""
    area_code: str = ""
    #: IANA name
    zone: str = ""
    #: one of `SourceKind`; "": not said
    source_kind: str = ""
    #: where it is from, as the rep says it
    source_text: str = ""
    #: ISO date
    obtained_at: str = ""
    #: why a business may be presumed to agree
    presumed_reason: str = ""
    #: what the rep says its people may be called on: express, own_request, presumed, customer, none; "": not said
    consent_basis: str = ""
    #: to what words and how they agreed, as far as their rows do not tell it
    consent_text: str = ""
    consent_via: str = ""
    file_name: str = ""
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class LeadList:
    """A list as it stands."""

    id: str
    state: ListState
    frame: ListFrame
    #: UTC text
    created_at: str
    #: what became of the lines of its file
    imported: ImportTally
    #: how many rows are in which state now; states without any are left out
    counts: Mapping[RowState, int]

    @property
    def called(self) -> int:
        """How many of its rows a call was begun with."""
        return self.counts.get(RowState.TOUCHED, 0) + self.counts.get(RowState.RESTING, 0)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row in its list."""

    list_id: str
    row: ListRow
    #: who it became or was known as; "" where nobody
    contact_id: str

    @property
    def ref(self) -> RowRef:
        """Where it stands."""
        return RowRef(self.list_id, self.row.place)


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """How the columns of a file were read."""

    header_key: str
    columns: Mapping[str, str]
    decisions: Mapping[str, str]
    name: str = ""
