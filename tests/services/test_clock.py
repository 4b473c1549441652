"""The clock of this computer."""

from __future__ import annotations

import sys
import time

import pytest

from callassist.services import clock
from callassist.services.clock import SystemClock


@pytest.mark.parametrize(
    ("variable", "zone"),
    [
        ("Europe/Paris", "Europe/Paris"),
        (":Europe/Paris", "Europe/Paris"),
        ("/usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("", ""),
        ("CET-1CEST", ""),
        ("garbage", ""),
        (None, "Europe/Berlin"),
    ],
)
def test_a_zone_is_named_only_if_it_is_the_one_in_use(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, zone: str
) -> None:
    """Where TZ is set the system's own zone does not count; where it names none the offset alone is logged."""
    monkeypatch.setattr(clock, "_linked_zone", lambda: "Europe/Berlin")
    if variable is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", variable)
    assert SystemClock().zone() == zone
    assert SystemClock().local().tzinfo is not None


def test_the_clock_for_durations_goes_on_while_the_computer_sleeps() -> None:
    now = SystemClock().monotonic()
    assert SystemClock().monotonic() >= now
    if sys.platform == "linux":
        assert now == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=1.0)
