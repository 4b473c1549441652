"""From a time that was said to the moment it means. What a change of the clocks leaves open is asked, never guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from callassist.domain.promise import DayPart, PromisedTime, SaidAs

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """The clock never shows the time, or shows it twice: what could be meant instead, to be chosen from."""

    twice: bool
    choices: tuple[PromisedTime, ...]


def moments(wall: datetime, zone: str) -> tuple[datetime, ...]:
    """The moments (UTC) at which a clock of the zone shows this: one, none in a gap, two where it is set back.

    Raises:
        ZoneInfoNotFoundError: there is no such zone.
    """
    rules = ZoneInfo(zone)
    found: list[datetime] = []
    for fold in (0, 1):
        moment = wall.replace(tzinfo=rules, fold=fold).astimezone(UTC)
        shown = moment.astimezone(rules).replace(tzinfo=None, fold=0)
        if shown == wall.replace(fold=0) and moment not in found:
            found.append(moment)
    return tuple(sorted(found))


def question(said: PromisedTime) -> ClockQuestion | None:
    """What has to be asked before this is kept; None: nothing."""
    found = moments(said.wall, said.zone)
    if len(found) == 1:
        return None
    if found:
        return ClockQuestion(
            twice=True, choices=tuple(replace(said, wall=said.wall.replace(fold=fold)) for fold in (0, 1))
        )
    rules = ZoneInfo(said.zone)
    # the two readings of a time in a gap lie as far apart as the gap is wide: what both would show lies beside it
    read = (said.wall.replace(tzinfo=rules, fold=fold).astimezone(UTC).astimezone(rules) for fold in (1, 0))
    return ClockQuestion(
        twice=False, choices=tuple(replace(said, wall=one.replace(tzinfo=None, fold=0)) for one in read)
    )


def due_at(said: PromisedTime) -> datetime | None:
    """The moment (UTC) something is due; None: the clock never shows that time, and nobody has said what is meant.

    A part of a day, or a day, is due when it begins. Rules of zones change: what was kept is read anew each time.
    """
    wall = said.wall
    if said.said_as is SaidAs.DAY:
        wall = datetime.combine(wall.date(), DayPart.EARLY.begins)
    elif said.said_as is SaidAs.PART:
        part = DayPart.of(wall.time())
        wall = wall if part is None else datetime.combine(wall.date(), part.begins)
    found = moments(wall, said.zone)
    return found[min(said.wall.fold, len(found) - 1)] if found else None


def window_ends(said: PromisedTime, minutes: int) -> datetime | None:
    """Until when it is kept: so many minutes later, or the end of the part or day that was said."""
    begins = due_at(said)
    if begins is None or said.said_as is SaidAs.MINUTE:
        return None if begins is None else begins + timedelta(minutes=minutes)
    wall = begins.astimezone(ZoneInfo(said.zone)).replace(tzinfo=None)
    later = [part.begins for part in DayPart if part.begins > wall.time()]
    ends = later[0] if said.said_as is SaidAs.PART and later else time(20)
    found = moments(datetime.combine(wall.date(), ends), said.zone)
    return found[-1] if found else begins + _DAY


def as_said(moment: datetime, zone: str, said_as: SaidAs = SaidAs.MINUTE) -> PromisedTime | None:
    """A moment (aware) as a clock of the zone shows it; None: there is no such zone, or no rules of it here."""
    try:
        rules = ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        return None
    return PromisedTime(moment.astimezone(rules).replace(tzinfo=None), zone, said_as)


def to_text(said: PromisedTime) -> str:
    """The wall time as it is kept: with the offset only where the clock shows it twice and that alone tells it."""
    plain = said.wall.replace(fold=0).isoformat(timespec="minutes")
    if len(moments(said.wall, said.zone)) < 2:
        return plain
    return said.wall.replace(tzinfo=ZoneInfo(said.zone)).isoformat(timespec="minutes")


def from_text(wall: str, zone: str, said_as: SaidAs = SaidAs.MINUTE) -> PromisedTime:
    """The reverse of `to_text`.

    Raises:
        ValueError: it is no such text.
    """
    read = datetime.fromisoformat(wall)
    naive = read.replace(tzinfo=None)
    if read.tzinfo is not None:
        found = moments(naive, zone)
        naive = naive.replace(fold=int(len(found) > 1 and read.astimezone(UTC) == found[1]))
    return PromisedTime(naive, zone, said_as)
