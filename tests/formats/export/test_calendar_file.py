"""Calendar files as RFC 5545 wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from callassist.formats.export.calendar_file import CalendarEntry, calendar_text

_STAMP = datetime(2026, 11, 26, 8, tzinfo=UTC)
_ENTRY = CalendarEntry("one@x", 2, datetime(2027, 3, 29, 8, 15, tzinfo=UTC), 15, "Europe/Berlin", "Rückruf: Frau Kern")


def _lines(*entries: CalendarEntry, cancels: bool = False) -> list[str]:
    text = calendar_text(entries, _STAMP, cancels=cancels).decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_time_is_told_by_the_clock_of_its_zone_with_the_changes_of_that_clock() -> None:
    lines = _lines(_ENTRY)
    assert "DTSTART;TZID=Europe/Berlin:20270329T101500" in lines
    change = lines.index("DTSTART:20270328T020000")
    assert lines[change - 1 : change + 3] == [
        "BEGIN:DAYLIGHT",
        "DTSTART:20270328T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
    ]
    assert "DTSTART:20271031T030000" in lines
    assert {"UID:one@x", "SEQUENCE:2", "METHOD:PUBLISH", "DURATION:PT15M"} <= set(lines)


def test_what_is_off_is_cancelled_under_the_same_name() -> None:
    lines = _lines(_ENTRY, cancels=True)
    assert {"UID:one@x", "METHOD:CANCEL", "STATUS:CANCELLED"} <= set(lines)


def test_no_line_is_longer_than_75_octets_and_none_is_cut_within_a_sign() -> None:
    summary = "Ünïcödé, mit; Zeichen\\ und 😀\nZeile " * 9
    raw = calendar_text([replace(_ENTRY, summary=summary)], _STAMP)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    for line in raw.split(b"\r\n"):
        line.decode()
    (told,) = [one for one in _lines(replace(_ENTRY, summary=summary)) if one.startswith("SUMMARY:")]
    assert told.removeprefix("SUMMARY:") == "Ünïcödé\\, mit\\; Zeichen\\\\ und 😀\\nZeile " * 9


def test_a_day_is_a_day_and_a_moment_without_a_zone_is_told_in_utc() -> None:
    assert "DTSTART;VALUE=DATE:20270329" in _lines(replace(_ENTRY, all_day=True))
    assert "DTSTART:20270329T081500Z" in _lines(replace(_ENTRY, zone=""))
