"""The end of a day: what it brought, which promises were kept, and what is promised next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from callassist.domain.outcome import OUTCOMES, Reach
from callassist.engine.attempts import counts_as_try
from callassist.engine.queue_order import Waiting
from callassist.engine.working_days import working_days_on
from callassist.errors import ScriptError
from callassist.formats.export.readable import reason_of
from callassist.storage.day import day_counts, waiting
from callassist.storage.day.promises import promises_between
from callassist.storage.jobs import Urgency

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.domain.text import Text
    from callassist.services.clock import Clock
    from callassist.storage.database import Database
    from callassist.storage.store import Store

#: a call is a conversation from so many seconds on
_TALK = 30
#: a list runs dry where it has no more than so many days of calls like today's
_DAYS_LEFT = 2


@dataclass(frozen=True, slots=True)
class RunsDry:
    """A list that is nearly through."""

    name: str
    left: int
    #: rows of it that were called today
    today: int


@dataclass(frozen=True, slots=True)
class DaySummary:
    """What a day brought. It is about the day, and compares nobody."""

    day: date
    dialled: int = 0
    reached: int = 0
    talked: int = 0
    appointments: int = 0
    #: of these, with a lead that is a prospect
    qualified: int = 0
    kept: int = 0
    moved: int = 0
    missed: int = 0
    blocks: int = 0
    #: why leads were disqualified, by the first reason in the words of its script, most frequent first
    disqualified: tuple[tuple[Text, int], ...] = ()
    #: what is promised until the next working day is over, today left out
    promised: tuple[Waiting, ...] = ()
    runs_dry: tuple[RunsDry, ...] = ()


class Evening:
    """Looks at a day when it is over, or so far."""

    def __init__(self, database: Database, clock: Clock, read_pinned: Callable[[str], Script]) -> None:
        """`read_pinned` makes a script of the text a call was made with; it fails with `ScriptError`."""
        self._database = database
        self._clock = clock
        self._read_pinned = read_pinned

    def look(self) -> Future[DaySummary]:
        """What today has brought so far."""
        now = self._clock.local()
        return self._database.submit(lambda store: _summary(store, now, self._read_pinned), Urgency.SHOWN)


def _summary(store: Store, now: datetime, read_pinned: Callable[[str], Script]) -> DaySummary:
    connection = store.connection
    begins = datetime.combine(now.date(), time(), now.tzinfo)
    ends = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    calls = day_counts.calls_between(connection, begins, ends)
    reached = [one for one in calls if OUTCOMES.get(one.outcome) is Reach.REACHED]
    meetings = [one for one in calls if one.outcome == "appointment_set"]
    reasons = Counter(
        (one.script_sha256, one.reasons[0]) for one in calls if one.outcome == "disqualified" and one.reasons
    )
    promised = promises_between(connection, begins, ends)
    of_today = [one for one in promised if begins <= one.due < ends]
    days = (working_days_on(now.date(), 1) - now.date()).days
    of_lists = Counter(one.list_id for one in calls if one.list_id)
    return DaySummary(
        now.date(),
        dialled=sum(one.direction == "out" and counts_as_try(one.outcome) for one in calls),
        reached=len(reached),
        talked=sum(one.seconds >= _TALK for one in reached),
        appointments=len(meetings),
        qualified=sum(one.verdict == "prospect" for one in meetings),
        kept=sum(bool(one.kept_at) and begins <= datetime.fromisoformat(one.kept_at) < ends for one in promised),
        moved=sum(
            one.state == "replaced" and bool(one.done_at) and begins <= datetime.fromisoformat(one.done_at) < ends
            for one in promised
        ),
        missed=sum(one.missed or (one.state == "open" and one.ends < now) for one in of_today),
        blocks=day_counts.blocks_between(connection, begins, ends),
        disqualified=_in_words(store, reasons, read_pinned),
        promised=tuple(
            one for ahead in range(1, days + 1) for one in waiting.promises(connection, now, days_ahead=ahead)
        ),
        runs_dry=tuple(
            RunsDry(name, left, of_lists[list_id])
            for list_id, name, left in day_counts.rows_left(connection, of_lists)
            if left <= _DAYS_LEFT * of_lists[list_id]
        ),
    )


def _in_words(
    store: Store, reasons: Mapping[tuple[str, str], int], read_pinned: Callable[[str], Script]
) -> tuple[tuple[Text, int], ...]:
    """Reasons as their scripts call them; the same words of two scripts are one reason."""
    scripts: dict[str, Script | None] = {}
    told: Counter[Text] = Counter()
    for (sha, code), number in reasons.items():
        if sha not in scripts:
            scripts[sha] = _pinned(store, sha, read_pinned)
        told[reason_of(scripts[sha], code)] += number
    return tuple(told.most_common())


def _pinned(store: Store, sha: str, read_pinned: Callable[[str], Script]) -> Script | None:
    """The script under this hash; None where its text was lost or cannot be read any more."""
    pin = store.reading.pinned(sha)
    if pin is None or not pin.source:
        return None
    try:
        return read_pinned(pin.source)
    except ScriptError:
        return None
