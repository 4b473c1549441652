"""Entries of a calendar as an iCalendar file (RFC 5545): what was promised, for Outlook, Thunderbird and others.

Our own writer (docs/adr/0033): few properties are needed, and each line of them can be read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

#: octets a line may have, without its end
_FOLD = 75
_PRODUCT = "-//callassist//promises//EN"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry: the same `uid` is the same entry wherever it is read in, the highest `sequence` counts."""

    uid: str
    sequence: int
    #: aware
    starts: datetime
    minutes: int
    #: IANA name of the clock it was said by; "": a moment alone
    zone: str
    summary: str
    description: str = ""
    #: a day alone was said
    all_day: bool = False
    #: minutes before; 0: no alarm
    alarm_min: int = 0


def calendar_text(entries: Sequence[CalendarEntry], stamp: datetime, *, cancels: bool = False) -> bytes:
    """A calendar of these; with `cancels` one that takes them out of the calendar they are in."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if cancels else 'PUBLISH'}",
    ]
    for zone in sorted({one.zone for one in entries if one.zone and not one.all_day}):
        lines += _zone_lines(zone, [one.starts for one in entries if one.zone == zone])
    for one in entries:
        lines += _entry_lines(one, stamp, cancels=cancels)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _entry_lines(one: CalendarEntry, stamp: datetime, *, cancels: bool) -> Iterable[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTAMP:{_utc(stamp)}"
    if one.all_day:
        day = _there(one.starts, one.zone).date()
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    else:
        yield (
            f"DTSTART;TZID={one.zone}:{_wall(_there(one.starts, one.zone))}"
            if one.zone
            else f"DTSTART:{_utc(one.starts)}"
        )
        yield f"DURATION:PT{one.minutes}M"
    yield f"SUMMARY:{_escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_escaped(one.description)}"
    yield f"STATUS:{'CANCELLED' if cancels else 'CONFIRMED'}"
    if one.alarm_min and not cancels:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(one.summary)}"
        yield f"TRIGGER:-PT{one.alarm_min}M"
        yield "END:VALARM"
    yield "END:VEVENT"


def _zone_lines(zone: str, moments: Sequence[datetime]) -> Iterable[str]:
    """The rules of a zone around these moments: each change of its clock as an observance of its own."""
    rules = ZoneInfo(zone)
    first = datetime(min(moments).year - 1, 1, 1, tzinfo=UTC)
    last = datetime(max(moments).year + 2, 1, 1, tzinfo=UTC)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone}"
    begins = first.astimezone(rules)
    yield from _observance(
        begins.replace(tzinfo=None), begins.utcoffset(), begins.utcoffset(), summer=bool(begins.dst())
    )
    at = first
    while at < last:
        later = at + timedelta(days=1)
        before, after = at.astimezone(rules), later.astimezone(rules)
        if before.utcoffset() != after.utcoffset():
            change = at
            while change.astimezone(rules).utcoffset() == before.utcoffset():
                change += _HOUR / 4
            onset = (change + (before.utcoffset() or timedelta())).replace(tzinfo=None)
            yield from _observance(onset, before.utcoffset(), after.utcoffset(), summer=bool(after.dst()))
        at = later
    yield "END:VTIMEZONE"


def _observance(begins: datetime, before: timedelta | None, after: timedelta | None, *, summer: bool) -> Iterable[str]:
    kind = "DAYLIGHT" if summer else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{_wall(begins)}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(after)}"
    yield f"END:{kind}"


def _offset(offset: timedelta | None) -> str:
    minutes = round((offset or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _there(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


def _wall(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text.replace("\r\n", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which ends within a sign."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        octets = sign.encode("utf-8", "replace")
        if len(piece) + len(octets) > _FOLD - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
