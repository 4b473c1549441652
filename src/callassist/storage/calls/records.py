"""Calls as they go into the log and are taken up again, as plain frozen data. Costs nothing to import: no SQL here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Literal

from callassist.domain.consents import ConsentProof
from callassist.domain.follow_up import FollowUp, FollowUpKind, Origin
from callassist.domain.lead_list import RowRef
from callassist.domain.promise import SaidAs
from callassist.domain.text import Text

if TYPE_CHECKING:
    from callassist.engine.call import Call

Direction = Literal["out", "in"]


def local_time(utc: str, offset_min: int) -> datetime:
    """A stored time by the rep's clock of then."""
    moment = datetime.fromisoformat(utc) if utc else datetime.fromtimestamp(0, UTC)
    return moment.astimezone(timezone(timedelta(minutes=offset_min)))


def utc_text(moment: datetime) -> str:
    """`moment` (aware) as the log stores it: UTC, microseconds, sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def offset_minutes(moment: datetime) -> int:
    """How many minutes the clock that made `moment` is ahead of UTC."""
    offset = moment.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)


def clean(text: str, limit: int | None = None) -> str:
    """`text` as a column can hold it: no NUL, no half surrogate pairs, at most `limit` characters.

    The journal's JSON keeps the exact text; this is only for what lists, search and the export read.
    """
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    return text if limit is None else text[:limit]


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


@dataclass(frozen=True, slots=True)
class ScriptPin:
    """A script as it is pinned in the log."""

    sha256: str
    script_id: str
    version: int
    title: Text
    #: ids in the script's order
    questions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """Who is called, as typed, with the number as E.164 where it parses."""

    name: str
    company: str
    number_typed: str
    number_e164: str
    email: str = ""
    #: postal, in one line
    address: str = ""
    #: ISO date of when they agreed to be called, and where that and the number come from
    consent_date: str = ""
    consent_source: str = ""


def lead_to_plain(lead: LeadRecord) -> dict[str, str]:
    """A lead as JSON data; what came with a later format is left out where it is not known."""
    later = {
        "email": lead.email,
        "address": lead.address,
        "consent_date": lead.consent_date,
        "consent_source": lead.consent_source,
    }
    return {
        "name": lead.name,
        "company": lead.company,
        "number_typed": lead.number_typed,
        "number_e164": lead.number_e164,
        **{name: value for name, value in later.items() if value},
    }


def lead_from_plain(data: Mapping[str, Any]) -> LeadRecord:
    """A lead from its JSON data.

    Raises:
        KeyError: not written by `lead_to_plain`.
    """
    return LeadRecord(
        str(data["name"]),
        str(data["company"]),
        str(data["number_typed"]),
        str(data["number_e164"]),
        *(str(data.get(name, "")) for name in ("email", "address", "consent_date", "consent_source")),
    )


def follow_up_to_plain(follow_up: FollowUp) -> dict[str, Any]:
    """A follow-up as JSON data."""
    return {
        "kind": follow_up.kind.value,
        "due": None if follow_up.due is None else follow_up.due.isoformat(),
        "reason": follow_up.reason,
        "resume_node": follow_up.resume_node,
        "contact_name": follow_up.contact_name,
        # what was not said is not written: the lines of such calls stay as they always were
        **({"zone": follow_up.zone} if follow_up.zone else {}),
        **({"precision": follow_up.said_as.value} if follow_up.said_as is not SaidAs.MINUTE else {}),
        **({"origin": follow_up.origin.value} if follow_up.origin is not Origin.CALL else {}),
    }


def follow_up_from_plain(data: Mapping[str, Any]) -> FollowUp:
    """A follow-up from its JSON data."""
    due = data["due"]
    return FollowUp(
        FollowUpKind(data["kind"]),
        datetime.fromisoformat(due) if due else None,
        data["reason"],
        data["resume_node"],
        data["contact_name"],
        str(data.get("zone", "")),
        SaidAs(data.get("precision", SaidAs.MINUTE)),
        Origin(data.get("origin", Origin.CALL)),
    )


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody a call made known: who was on the line, or who was named as the one who decides (R13, R14)."""

    name: str
    role: str
    function: str
    number_typed: str
    number_e164: str
    #: the person who was called, whose name and number are known already
    is_lead: bool
    email: str = ""
    address: str = ""
    consent_date: str = ""
    consent_source: str = ""
    best_time: str = ""
    #: of where to write to and why to call: what was known before the call and was deleted in it
    emptied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallHead:
    """What is known of a call when it starts, and never changes."""

    id: str
    lead: LeadRecord
    script: ScriptPin
    stage: str
    depth: int
    language: str
    direction: Direction
    #: aware, by the rep's clock
    started: datetime
    #: IANA name of the rep's zone, "" where the system does not tell
    zone: str
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line for the journal, with the call as it stands after it. What becomes of the call's row: `call_row`."""

    event_id: str
    #: its place within the call, from 0
    number: int
    kind: str
    #: JSON data
    payload: Mapping[str, Any]
    #: aware, by the rep's clock
    at: datetime
    #: milliseconds since the start of the call, by the monotonic clock
    mono_ms: int
    call: Call | None = None
    follow_up: FollowUp | None = None
    #: everybody the call made known, at its end
    people: tuple[PersonRecord, ...] = ()
    #: with this line they ask not to be called again: the number is blocked; False: that was taken back with it
    block: bool | None = None


RESCUE_KEY = "rescue_key"
"""The row of `meta` with the key that proves a rescue file to be this log's. It leaves the log in no export."""

LOST = "lost-"
"""Begins the id of a contact that stands for one that could not be read."""

UNREADABLE = "unreadable"
"""The kind of a journal line whose content cannot be read."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One line of the journal as read."""

    number: int
    kind: str
    payload: dict[str, Any]
    #: aware, with the offset of the rep's clock
    at: datetime
    mono_ms: int
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A call with its journal: what `resume` folds."""

    id: str
    parent_id: str | None
    state: str
    outcome: str
    events: tuple[StoredEvent, ...]
    script_id: str
    script_source: str
    script_sha256: str
    lead: LeadRecord
    note: str
    active_ms: int
    direction: Direction
    #: IANA name, or ""
    zone: str


@dataclass(frozen=True, slots=True)
class InterruptedCall:
    """A call to go on with: the program was killed in it, it runs right now, or its line dropped (T5)."""

    id: str
    name: str
    company: str
    number: str
    script_title: Text
    #: aware, by the rep's clock of then
    started: datetime
    last_at: datetime
    answers_count: int
    node: str
    #: ended as dropped and not taken up again, and the lead may ring back; False: never ended
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class ConsentUse:
    """A consent a call is made on: one the log has, or one it has from now on."""

    consent_id: str = ""
    #: written down with the call
    given: ConsentProof | None = None


@dataclass(frozen=True, slots=True)
class NewCall:
    """All a call starts with."""

    head: CallHead
    first: JournalEntry
    #: the row of a list that becomes this person with it
    row: RowRef | None = None
    #: on the strength of what it is made
    consents: tuple[ConsentUse, ...] = ()
