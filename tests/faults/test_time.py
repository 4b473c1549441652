"""Clocks that are wrong, set back, changed for summer, or taken along on a journey (faults 32 to 35)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.services.clock import FixedClock
from callassist.storage.calls.log_views import LogFilter
from tests.storage.logs import NONE, START, rows, services, start

BERLIN = "Europe/Berlin"


def clock_at(moment: datetime, zone: str = BERLIN) -> FixedClock:
    return FixedClock(moment.replace(tzinfo=ZoneInfo(zone)), zone)


@pytest.mark.parametrize("wrong", [timedelta(days=-2), timedelta(days=3_653), timedelta(days=-20_000)])
def test_with_a_wrong_clock_the_log_keeps_the_order_in_which_calls_were_made(tmp_path: Path, wrong: timedelta) -> None:
    for name, moment in (("first", START), ("second", START + wrong), ("third", START + timedelta(hours=1))):
        with services(tmp_path, FixedClock(moment, BERLIN)) as found:
            assert found.database.open().result(200) == ()
            start(found, "1", name=name).hang_up("hung_up", NONE, "").future.result(200)
    with services(tmp_path) as found:
        page = found.call_log.page(LogFilter()).result(200)
        assert [row.name for row in page.rows] == ["third", "second", "first"]
        # a span of time finds what began in it, whatever the order
        day = LogFilter(since=START - timedelta(hours=1), until=START + timedelta(hours=2))
        assert {row.name for row in found.call_log.page(day).result(200).rows} == {"first", "third"}
        assert found.database.check().result(200) == ()


def test_a_clock_set_back_in_a_call_makes_no_negative_duration(tmp_path: Path) -> None:
    clock = FixedClock(START, BERLIN)
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        clock.tick(60)
        clock.set_back(7_200)
        live.press("1").future.result(200)
        clock.tick(30)
        live.hang_up("hung_up", NONE, "").future.result(200)
        (row,) = found.call_log.page(LogFilter()).result(200).rows
        assert row.duration_s == 90
        lines = rows_of(found)
    assert lines == sorted(lines)


def rows_of(found: object) -> list[int]:
    read = found.database.submit(  # type: ignore[attr-defined]
        lambda store: store.connection.execute("SELECT mono_ms FROM call_event ORDER BY seq").fetchall()
    )
    return [row[0] for row in read.result(200)]


@pytest.mark.parametrize(
    ("begins", "shown"),
    [
        # 29 March 2026: at 2:00 it is 3:00
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), ["2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"]),
        # 25 October 2026: at 3:00 it is 2:00, and half past two comes twice
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]),
    ],
)
def test_an_hour_lasts_an_hour_when_the_clocks_change(tmp_path: Path, begins: datetime, shown: list[str]) -> None:
    clock = FixedClock(begins, BERLIN)
    with services(tmp_path, clock) as found:
        live = start(found, "1", name="before")
        clock.tick(3_600)
        live.press("1").future.result(200)
        live.hang_up("hung_up", NONE, "").future.result(200)
        start(found, name="after").hang_up("hung_up", NONE, "").future.result(200)
        after, before = found.call_log.page(LogFilter()).result(200).rows
    assert before.duration_s == 3_600
    assert [before.started.isoformat(), after.started.isoformat()] == shown
    assert after.started.astimezone(UTC) - before.started.astimezone(UTC) == timedelta(hours=1)
    stored = [row[0] for row in rows(tmp_path, "SELECT started_at FROM call ORDER BY seq")]
    assert stored == sorted(set(stored))


def test_calls_made_in_another_zone_keep_their_time(tmp_path: Path) -> None:
    with services(tmp_path, clock_at(datetime(2026, 3, 2, 10))) as found:  # noqa: DTZ001 - the zone is added
        start(found, "1", name="at home").hang_up("hung_up", NONE, "").future.result(200)
    with services(tmp_path, clock_at(datetime(2026, 3, 2, 6), "America/New_York")) as found:  # noqa: DTZ001
        start(found, "1", name="abroad").hang_up("hung_up", NONE, "").future.result(200)
        abroad, home = found.call_log.page(LogFilter()).result(200).rows
        assert home.started.isoformat() == "2026-03-02T10:00:00+01:00"
        assert abroad.started.isoformat() == "2026-03-02T06:00:00-05:00"
        trace = found.call_log.trace(home.id).result(200)
        assert {line.at.utcoffset() for line in trace.lines} == {timedelta(hours=1)}


def test_a_call_that_was_interrupted_at_home_goes_on_abroad(tmp_path: Path) -> None:
    with services(tmp_path, clock_at(datetime(2026, 3, 2, 10))) as found:  # noqa: DTZ001
        call = start(found, "1", "1").id
    with services(tmp_path, clock_at(datetime(2026, 3, 2, 6), "America/New_York")) as found:  # noqa: DTZ001
        (offered,) = found.calling.interrupted().result(200)
        assert offered.started.isoformat() == "2026-03-02T10:00:00+01:00"
        live = found.calling.resume(call).result(200)
        assert live.call.setup.started == datetime(2026, 3, 2, 9, tzinfo=UTC)
        live.press("1").future.result(200)
