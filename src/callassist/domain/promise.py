"""Times that were agreed on: kept as they were said, by the clock of whoever said them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class SaidAs(StrEnum):
    """How exactly a time was said."""

    MINUTE = "minute"
    #: "Tuesday morning"
    PART = "part"
    #: "on Tuesday"
    DAY = "day"


class DayPart(StrEnum):
    """The parts of a day in which people are called."""

    EARLY = "early"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def begins(self) -> time:
        """Its first minute."""
        return _BEGINS[self]

    @classmethod
    def of(cls, moment: time) -> DayPart | None:
        """The part a time of day lies in; None: nobody is called then."""
        if not _BEGINS[cls.EARLY] <= moment.replace(tzinfo=None) < DAY_ENDS:
            return None
        return max((part for part in cls if part.begins <= moment.replace(tzinfo=None)), key=lambda part: part.begins)


_BEGINS = {
    DayPart.EARLY: time(8),
    DayPart.MIDDAY: time(11),
    DayPart.AFTERNOON: time(15),
    DayPart.EVENING: time(18),
}
DAY_ENDS = time(20)
"""From then on nobody is called."""


PROMISE_WINDOW = 15
"""Minutes after its time for which a promise is kept, where nothing else was said."""

REMIND_BEFORE = 5
"""Minutes before its time at which the rep is reminded of a promise."""

TOLERANCE = 5
"""Minutes before and after that which are no breach of a promise."""


@dataclass(frozen=True, slots=True)
class PromisedTime:
    """A time by the clock of whoever said it; the moment is derived from it, never the other way round."""

    #: naive; where that clock shows it twice, `fold` says which is meant
    wall: datetime
    #: IANA name
    zone: str
    said_as: SaidAs = SaidAs.MINUTE
