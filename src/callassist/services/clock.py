"""The time, passed in: nothing in services asks the system for it, so every test says what time it is."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Clock(Protocol):
    """The three kinds of time there are."""

    def now(self) -> datetime:
        """The present moment in UTC, aware."""
        ...

    def local(self) -> datetime:
        """The present moment by the rep's clock, aware."""
        ...

    def zone(self) -> str:
        """IANA name of the rep's zone ("Europe/Berlin"); "" where the system does not tell."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment, never going back, the computer's sleep included: durations come from here."""
        ...


#: Linux has a clock of its own for it; on macOS the raw one counts sleep, as clock_gettime(3) there says, while
#: `time.monotonic` does not; that of Windows does.
_SLEEPLESS: int | None = getattr(time, "CLOCK_MONOTONIC_RAW" if sys.platform == "darwin" else "CLOCK_BOOTTIME", None)


#: where Unix systems keep the rules of the zone in use
_LOCALTIME = Path("/etc/localtime")


class SystemClock:
    """The clock of this computer."""

    def __init__(self) -> None:
        self._rules = _rules_in_use()

    def now(self) -> datetime:
        """The present moment in UTC, aware."""
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock

    def local(self) -> datetime:
        """The present moment in the rep's zone; asked for anew each time, because laptops travel."""
        self._follow_system()
        name = self.zone()
        if name:
            return datetime.now(ZoneInfo(name))  # noqa: TID251 - this is the Clock
        return datetime.now(UTC).astimezone()  # noqa: TID251 - this is the Clock

    def zone(self) -> str:
        """IANA name of the zone in use: that of TZ, if it is set at all, else the system's.

        Python knows only its present offset, so the name is read where Unix systems keep it. Windows keeps names of
        its own; there it is "" and the offset alone is logged.
        """
        variable = os.environ.get("TZ")
        if variable is None:
            return _checked(_linked_zone())
        # the C library, and so the present offset, follows TZ alone, also where it is a rule or nonsense
        name = variable.removeprefix(":")
        return _checked(name.partition("zoneinfo/")[2] or name)

    def monotonic(self) -> float:
        """Seconds of the monotonic clock that goes on while the computer sleeps: the phone beside it does not."""
        return time.monotonic() if _SLEEPLESS is None else time.clock_gettime(_SLEEPLESS)

    def _follow_system(self) -> None:
        """The C library reads the rules once: where it alone knows them, it has to be told to read them again."""
        rules = _rules_in_use()
        if rules == self._rules:
            return
        self._rules = rules
        if sys.platform != "win32":
            variable = os.environ.get("TZ")
            if variable is not None:
                # the same words are taken for the same rules, unless there were others in between
                os.environ["TZ"] = "UTC0"
                time.tzset()
                os.environ["TZ"] = variable
            time.tzset()


def _rules_in_use() -> tuple[object, ...]:
    """By what a change of the system's zone is noticed: another link, another file, or one that was written to."""
    variable = os.environ.get("TZ")
    place = _LOCALTIME if variable is None else Path(variable.removeprefix(":"))
    if not place.is_absolute():
        return ()
    try:
        link, rules = place.lstat(), place.stat()
    except (OSError, ValueError):
        return ()
    return tuple(value for one in (link, rules) for value in (one.st_dev, one.st_ino, one.st_mtime_ns, one.st_size))


def _linked_zone() -> str:
    try:
        target = _LOCALTIME.readlink().as_posix()
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def _checked(name: str) -> str:
    try:
        return name if name and ZoneInfo(name).key else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


class FixedClock:
    """A clock that stands still until it is moved: for tests and for `--today`."""

    def __init__(self, start: datetime, zone: str = "") -> None:
        """Stands at `start` (aware); `zone` is an IANA name, or "" to stay with the offset of `start`."""
        if start.tzinfo is None:
            raise ValueError("a clock needs to know its zone")
        self._zone = zone
        self._tz: tzinfo = ZoneInfo(zone) if zone else start.tzinfo
        self._now = start.astimezone(UTC)
        self._monotonic = 0.0

    def now(self) -> datetime:
        """Where it stands, in UTC."""
        return self._now

    def local(self) -> datetime:
        """Where it stands, in its zone."""
        return self._now.astimezone(self._tz)

    def zone(self) -> str:
        """Its zone as given."""
        return self._zone

    def monotonic(self) -> float:
        """Seconds it was moved forward in all."""
        return self._monotonic

    def tick(self, seconds: float) -> None:
        """Time passes."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_back(self, seconds: float) -> None:
        """Somebody sets the wall clock back; the monotonic one does not care."""
        self._now -= timedelta(seconds=seconds)
