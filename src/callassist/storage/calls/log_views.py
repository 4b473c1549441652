"""What the log tells of calls and leads: its list, a call's trace, what is known of a lead. Plain data, no SQL here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Text
from callassist.storage.calls.records import Direction, LeadRecord


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What to show of the log. Empty fields do not restrict.

    `text` is searched in names, companies, numbers, notes and answers, every word as a prefix; `since` (inclusive) and
    `until` (exclusive) are aware times of the start; `script` is a script id; `due_before` (aware) finds calls with an
    open follow-up that is due before then. What was said, outcome and verdict are
    found once a call has ended.
    """

    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    outcome: str = ""
    verdict: str = ""
    script: str = ""
    due_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Who decides, as somebody else told it."""

    name: str
    function: str = ""
    #: as it was told
    direct_line: str = ""
    best_time: str = ""


@dataclass(frozen=True, slots=True)
class CallSummary:
    """One line of the log."""

    id: str
    #: order of the log; the cursor of the next page
    seq: int
    #: aware, by the rep's clock at the time
    started: datetime
    #: time worked on it, without gaps after a crash
    duration_s: float
    name: str
    company: str
    number: str
    role: str
    script_id: str
    script_title: Text
    stage: str
    depth: int
    language: str
    direction: Direction
    #: still open: it runs right now, or was interrupted
    open: bool
    outcome: str
    verdict: str
    reasons: tuple[str, ...]
    #: ISO date, or ""
    not_before: str
    points: int
    points_max: int
    known_percent: int
    product: str
    product_state: str
    follow_up: str
    #: ISO time with offset, or ""
    follow_up_at: str
    override: str
    note: str
    answered: int
    parent_id: str | None
    email: str = ""
    address: str = ""
    #: ISO date, or ""
    consent_date: str = ""
    consent_source: str = ""
    decision_maker: NamedPerson | None = None
    follow_up_reason: str = ""
    #: what its script calls the outcome, in the call's language; "" where it has no word of its own
    own_outcome: str = ""


@dataclass(frozen=True, slots=True)
class PageOfCalls:
    """Some calls of the log, newest first."""

    rows: tuple[CallSummary, ...]
    #: there are older ones: ask again with `after=rows[-1].seq`
    more: bool
    #: how many calls the filter finds in all; with `count_capped`, at least as many
    count: int
    count_capped: bool


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One line of a call's trace as the log keeps it.

    `kind` is the engine's (answered, ticked, withdrawn, objection, rated, exit, chosen, typed, step, jumped, override,
    contact, own_question, depth, language, ended …), or one that only the journal has:

    - `note`: the note was changed after the call, `text` is the new one
    - `gap`: the program stood still until then, `text` is for how many seconds
    - `resumed`: the call was interrupted, and taken up again then
    """

    number: int
    kind: str
    at: datetime
    node: str
    question: str
    state: str
    #: stable text of the value
    value: str
    source: str
    contact: str
    answer_note: str
    #: number of the line whose answer this one replaced
    supersedes: int | None
    #: a later line replaced or withdrew this answer
    superseded: bool
    objection: str
    wording: int
    text: str
    helped: bool | None


@dataclass(frozen=True, slots=True)
class CallTrace:
    """Everything the log knows about one call."""

    summary: CallSummary
    lines: tuple[TraceLine, ...]
    follow_ups: tuple[FollowUp, ...]
    #: the text of the script it was made with, and its hash
    script_source: str
    script_sha256: str
    #: another call has gone on with it
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """What is still open with somebody."""

    kind: FollowUpKind
    #: aware; None: no time yet
    due: datetime | None
    #: a code of ours or the rep's words
    reason: str
    script_id: str
    #: whom the call it comes from was with: who named them, where somebody else did
    told_by: str


@dataclass(frozen=True, slots=True)
class LeadHistory:
    """What earlier calls of the same lead leave for the next one."""

    #: JSON data of the newest answer to each question, whoever gave it
    answers: tuple[dict[str, Any], ...] = ()
    #: the same of this very person alone: for questions that are asked of each contact
    own_answers: tuple[dict[str, Any], ...] = ()
    #: the objection notice was given before
    notice_given: bool = False
    #: open appointments and callbacks of all leads: times that are taken
    busy: tuple[datetime, ...] = ()
    #: somebody at this number asked not to be called again (R59)
    blocked: bool = False
    #: this very person as the log knows them; None: it does not
    known: LeadRecord | None = None
    #: what is open with them, the next one first
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else of the same company or household."""

    name: str
    function: str
    #: of the last call that reached them, by the clock of the rep; None: nobody has spoken to them
    spoken: datetime | None


@dataclass(frozen=True, slots=True)
class KnownLead:
    """What the log knows of whoever is at a number, before the call."""

    person: LeadRecord
    #: unknown, gatekeeper, user, influencer, decision_maker
    role: str
    function: str
    #: when they can be reached best, as somebody told it; the next call is told it only where it names no time
    best_time: str
    #: the last call with them, else with somebody of their account
    last: CallSummary | None
    history: LeadHistory
    #: names of others of the same company or household
    colleagues: tuple[str, ...] = ()
    #: UTC text of when somebody with this number or address was erased from the log; "" where nobody was
    erased_on: str = ""
