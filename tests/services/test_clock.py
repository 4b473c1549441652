"""The clock of this computer."""

from __future__ import annotations

import os
import struct
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
        before = time.clock_gettime(time.CLOCK_BOOTTIME)
        assert before <= SystemClock().monotonic() <= time.clock_gettime(time.CLOCK_BOOTTIME)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows looks its zone up by itself")
def test_a_zone_that_is_changed_in_mid_session_is_used_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the zone is a plain file of rules and no link that tells its name, only the C library knows it."""
    rules = tmp_path / "localtime"
    rules.write_bytes(rules_of(hours=1))
    monkeypatch.setenv("TZ", f":{rules}")
    time.tzset()
    try:
        found = SystemClock()
        assert found.local().utcoffset() == timedelta(hours=1)
        (tmp_path / "new").write_bytes(rules_of(hours=-5))
        os.utime(tmp_path / "new", (1, 1))  # or the next change might fall into the same tick of the file system
        (tmp_path / "new").replace(rules)
        assert found.local().utcoffset() == timedelta(hours=-5)
        # what else is shown by the C library's rules follows: when a backup was made
        assert datetime.now(UTC).astimezone().utcoffset() == timedelta(hours=-5)
        rules.write_bytes(rules_of(hours=9))  # written over, not replaced
        assert found.local().utcoffset() == timedelta(hours=9)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows looks its zone up by itself")
def test_the_rules_are_read_again_only_when_the_system_s_zone_has_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rules = tmp_path / "localtime"
    rules.write_bytes(rules_of(hours=1))
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "_LOCALTIME", rules)
    read: list[int] = []
    monkeypatch.setattr(time, "tzset", lambda: read.append(1))
    found = SystemClock()
    for _ in range(3):
        found.local()
    assert read == []
    (tmp_path / "other").write_bytes(rules_of(hours=2))
    rules.unlink()
    rules.symlink_to(tmp_path / "other")
    found.local()
    found.local()
    assert read == [1]
    rules.unlink()
    found.local()
    assert read == [1, 1]


def rules_of(*, hours: int) -> bytes:
    """A file of rules with one offset, as in the zone database (RFC 8536)."""
    head = b"TZif2" + bytes(15)
    counts = struct.pack(">6I", 0, 0, 0, 0, 1, 4)
    block = head + counts + struct.pack(">iBB", hours * 3600, 0, 0) + b"XXX\0"
    return block + block + f"\n<XXX>{-hours}\n".encode()
