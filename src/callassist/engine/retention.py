"""How long what is kept of people is kept, by rules that are pure: since when, until when, and why not yet.

The periods are presets of ours for the user's counsel to confirm, but for one: a proof of a consent is kept for five
years after it was given or used last (§ 7a UWG). Blocks are in no rule: they hold without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from callassist.domain.consents import KEPT_YEARS


class Rule(StrEnum):
    """By what something leaves."""

    #: a row of a list nobody was called by: from the day the list was obtained, where that is told, else read in
    UNTOUCHED = "untouched"
    #: a row that may not be called before something is decided: from when it was held back
    HELD = "held"
    #: a line of a file that is no row: from when the file was read in
    REJECTED = "rejected"
    #: a person: from the last contact
    NO_RESULT = "no_result"
    #: what proves a consent: from when it was given or used last, whichever is later
    PROOF = "proof"
    #: the line that says somebody was erased: from that day
    LEDGER = "ledger"


class Stays(StrEnum):
    """Why a person does not leave, however long ago the last contact was."""

    #: a call with them is on, or was interrupted and can be taken up
    CALL = "call"
    #: a promise, an appointment or another follow-up is open
    OPEN = "open"
    #: an appointment came of it, or they are a customer
    RESULT = "result"
    #: they stand in a list as well, and its rows are not due
    LISTED = "listed"


class KeptFor(NamedTuple):
    """A span of the calendar, and days."""

    months: int = 0
    days: int = 0

    def after(self, moment: datetime) -> datetime:
        """The moment this much later. A day its month does not have is the first of the next one: never too early."""
        months = moment.month - 1 + self.months
        year, month = moment.year + months // 12, months % 12 + 1
        try:
            found = moment.replace(year=year, month=month)
        except ValueError:
            found = moment.replace(year=year + month // 12, month=month % 12 + 1, day=1)
        return found + timedelta(days=self.days)


PERIODS: Mapping[Rule, KeptFor] = {
    Rule.UNTOUCHED: KeptFor(months=6),
    Rule.HELD: KeptFor(days=30),
    Rule.REJECTED: KeptFor(days=30),
    Rule.NO_RESULT: KeptFor(months=24),
    Rule.PROOF: KeptFor(months=12 * KEPT_YEARS),
    Rule.LEDGER: KeptFor(months=36),
}
"""How long each is kept."""

LEAST_HERE = KeptFor(days=30)
"""So long the rows of a list are there at least: one that was obtained long ago is not empty the day after."""

SOON = timedelta(days=30)
"""How far ahead it is told what is going to leave."""


def list_leaves(read_in: datetime, obtained: date | None) -> datetime:
    """When the rows of a list that nobody was called by leave.

    Args:
        read_in: aware; when the list was read in.
        obtained: the day it was obtained, as far as that is told; a day after it was read in is none.
    """
    period = PERIODS[Rule.UNTOUCHED]
    if obtained is None:
        return period.after(read_in)
    since = min(datetime(obtained.year, obtained.month, obtained.day, tzinfo=UTC), read_in)
    return max(period.after(since), LEAST_HERE.after(read_in))


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a person that bears upon how long they are kept. Times are aware."""

    #: the last contact, or when they were first written down; None: not known, so they never leave by themselves
    last_contact: datetime | None
    in_call: bool = False
    #: a follow-up is open
    is_open: bool = False
    has_result: bool = False
    #: a row of a list that nobody was called by is theirs
    is_listed: bool = False
    #: the day until which a consent of theirs has to be proven; None: none has to be
    proof_until: date | None = None
    #: all but the proof was erased already
    proof_alone: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when somebody is kept, and why."""

    #: None: they do not leave by themselves
    until: datetime | None = None
    rule: Rule | None = None
    stays: Stays | None = None


def keeping_of(standing: Standing) -> Keeping:
    """Until when a person is kept.

    Whose consent has to be proven still leaves all the same, but for the name, the number and the proof; those follow
    when that is over.
    """
    if standing.in_call:
        return Keeping(stays=Stays.CALL)
    if standing.is_open:
        return Keeping(stays=Stays.OPEN)
    if standing.has_result:
        return Keeping(stays=Stays.RESULT)
    if standing.is_listed:
        return Keeping(stays=Stays.LISTED)
    if standing.proof_alone:
        # the day itself counts
        until = standing.proof_until
        ends = None if until is None else datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(days=1)
        return Keeping(ends, Rule.PROOF)
    if standing.last_contact is None:
        return Keeping()
    return Keeping(PERIODS[Rule.NO_RESULT].after(standing.last_contact), Rule.NO_RESULT)
