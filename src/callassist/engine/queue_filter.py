"""Whom the rep wants to call now: a list, postcodes, mobile numbers, promises alone. What it leaves out only waits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from callassist.engine.queue_order import Tier, Waiting

_PROMISED = (Tier.APPOINTMENT, Tier.CALLBACK)
_RANGE = re.compile(r"\s*([0-9A-Za-z]{1,10})\s*(?:[-–—…]+\s*([0-9A-Za-z]{1,10}))?\s*")


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What is looked for; the empty one leaves nobody out."""

    list_id: str = ""
    list_name: str = ""
    #: the first and the last one, or their beginnings; "" for any
    zip_from: str = ""
    zip_to: str = ""
    promises: bool = False
    mobile: bool = False

    def __bool__(self) -> bool:
        return bool(self.list_id or self.zip_from or self.promises or self.mobile)

    def allows(self, one: Waiting, is_mobile: Callable[[str], bool]) -> bool:
        """Whether they are among those that are looked for.

        `is_mobile`: of a number (E.164). It takes long, and is asked last.
        """
        if self.promises and one.tier not in _PROMISED:
            return False
        if self.list_id and one.list_id != self.list_id:
            return False
        code = one.zip.replace(" ", "").casefold()
        low, high = self.zip_from.casefold(), self.zip_to.casefold()
        if low and not (code and low <= code[: len(low)] and code[: len(high)] <= high):
            return False
        return not self.mobile or is_mobile(one.e164)


def typed_range(text: str) -> tuple[str, str] | None:
    """The postcodes that were typed: `50-53`, `50667`, `50667–51149`; None: it is no such thing."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = found[1], found[2] or found[1]
    shorter = min(len(low), len(high))
    return None if low[:shorter].casefold() > high[:shorter].casefold() else (low, high)
