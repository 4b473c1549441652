"""Which call that was cut off is rung back: by what is typed off a telephone's display, and by who rings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from callassist.domain.signs import number_figures, plain_signs

if TYPE_CHECKING:
    from callassist.storage.calls.records import InterruptedCall

#: a rep reads four digits off the phone's display
FEWEST_DIGITS = 4
#: so many digits at the end of it tell a number that rings
_END_OF_NUMBER = 8
_SIGNS_OF_NUMBERS = frozenset("0123456789 ./-()")


def rung_back(calls: Sequence[InterruptedCall], number: str) -> InterruptedCall | None:
    """The first of these calls whose lead may be ringing with this number, by its last eight digits; None: none."""
    end = number_figures(plain_signs(number))[-_END_OF_NUMBER:]
    if len(end) < _END_OF_NUMBER:
        return None
    return _ending(calls, end)


def rung_back_as_typed(calls: Sequence[InterruptedCall], typed: str) -> InterruptedCall | None:
    """The first of these calls whose number ends with the digits that were typed alone (T5); None: none.

    Four digits are the fewest, and with anything but digits and what stands between them somebody else is meant.
    """
    plain = plain_signs(typed)
    figures = number_figures(plain)
    return _ending(calls, figures) if len(figures) >= FEWEST_DIGITS and set(plain) <= _SIGNS_OF_NUMBERS else None


def _ending(calls: Sequence[InterruptedCall], figures: str) -> InterruptedCall | None:
    return next((one for one in calls if number_figures(one.number).endswith(figures)), None)
