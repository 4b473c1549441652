"""Which backups are kept: all of two days, then one a day for a week, one a week for a month, within a size of all.

Pure rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

#: how long every backup is kept
RECENT = timedelta(days=2)
#: one a day, one a week
DAILY, WEEKLY = 7, 4
#: of a person who asked to be forgotten nothing may stay longer (reliability: erasure reaches the backups)
OLDEST = timedelta(days=35)
#: never fewer, however old they are
LEAST = 3
#: all of them together are at most so many times the log (a small log's: so many bytes) …
TIMES, SMALL = 10, 2 * 1024**3
#: … and at most this share of what would be free without them
SHARE = 4
#: this far ahead of the clock a backup comes from a clock that was wrong
_AHEAD = timedelta(minutes=10)


def superfluous(made: Sequence[datetime], now: datetime) -> list[datetime]:
    """Those of the verified backups `made` (aware, in any order, the newest just made) that need not be kept.

    A clock that is wrong must cost nothing. Where a backup is dated ahead of `now`, or the newest ones follow a gap of
    more than 35 days and do not yet span two days, none is given up.
    """
    newest_first = sorted(made, reverse=True)
    if len(newest_first) <= LEAST or newest_first[0] > now + _AHEAD:
        return []
    era = _since_last_gap(newest_first)
    if len(era) < len(newest_first) and (len(era) < LEAST or era[0] - era[-1] < RECENT):
        return []
    kept = set(newest_first[:LEAST])
    kept |= {one for one in newest_first if now - one <= RECENT}
    kept |= _newest_of_each(newest_first, lambda one: one.date().toordinal(), DAILY)
    kept |= _newest_of_each(newest_first, lambda one: (one.date().toordinal() - 1) // 7, WEEKLY)
    few = set(newest_first[:LEAST])
    return [one for one in newest_first if one not in kept or (now - one > OLDEST and one not in few)]


def _since_last_gap(newest_first: list[datetime]) -> list[datetime]:
    """The newest ones, up to the first gap that is longer than any backup is kept."""
    for place in range(1, len(newest_first)):
        if newest_first[place - 1] - newest_first[place] > OLDEST:
            return newest_first[:place]
    return newest_first


def _newest_of_each(newest_first: list[datetime], span: Callable[[datetime], int], spans: int) -> set[datetime]:
    """The newest backup of each of the last `spans` days or weeks that have one."""
    first: dict[int, datetime] = {}
    for one in newest_first:
        first.setdefault(span(one), one)
    return set(list(first.values())[:spans])


def budget(log: int, free: int, used: int) -> int:
    """Bytes all backups may have together.

    Args:
        log: size of the log, bytes.
        free: bytes free where the backups lie.
        used: bytes of the backups there are.
    """
    return min(max(TIMES * log, SMALL), (free + used) // SHARE)


def too_much(sizes: Mapping[datetime, int], newest: datetime, most: int) -> list[datetime]:
    """Those of the verified backups that go so that the rest has at most `most` bytes; never one of the last three.

    The last three are the one just made and the two dated latest. Then the newest of each day and week stay, for they
    reach back furthest, and after them as many as there is room for, newest first.

    Args:
        sizes: bytes of each by its date (aware).
        newest: the one just made, whatever the clock says of the others.
        most: see `budget`.
    """
    newest_first = sorted(sizes, reverse=True)
    few = [newest, *(one for one in newest_first if one != newest)][:LEAST]
    spread = _newest_of_each(newest_first, lambda one: one.date().toordinal(), DAILY)
    spread |= _newest_of_each(newest_first, lambda one: (one.date().toordinal() - 1) // 7, WEEKLY)
    order = [*few, *sorted(spread - set(few), reverse=True)]
    order += [one for one in newest_first if one not in set(order)]
    left = most
    gone: list[datetime] = []
    for place, one in enumerate(order):
        if place < len(few) or sizes[one] <= left:
            left -= sizes[one]
        else:
            gone.append(one)
    return gone
