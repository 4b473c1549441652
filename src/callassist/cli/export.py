"""`callassist export calls|answers -o FILE`: the log as CSV, streamed."""

from __future__ import annotations

import argparse
import sys
import threading
from datetime import UTC, datetime, timedelta, tzinfo

from callassist import bootstrap
from callassist.errors import NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions

#: a line on the terminal every so many rows
_PROGRESS_ROWS = 50_000


def export(options: argparse.Namespace) -> int:
    """Write the file and say what was written."""
    services = bootstrap.build(options.data_dir)
    cancel = threading.Event()
    try:
        zone = services.clock.local().tzinfo
        future = services.exporting.run(
            options.what,
            options.output,
            LogFilter(
                since=_day(options.since, zone),
                until=_day(options.until, zone, timedelta(days=1)),
                script=options.script,
                outcome=options.outcome,
            ),
            CsvOptions(delimiter=options.delimiter, machine=options.machine, text_guard=options.text_guard),
            progress=Progress(),
            cancel=cancel,
        )
        result = future.result()
    finally:
        # also after Ctrl-C: closing waits until nothing is left of a file that is not whole
        cancel.set()
        services.close()
    print(f"{result.rows} {options.what} written to {result.path}")
    return 0


class Progress:
    """Says how far it is, whenever another 50,000 rows are done: the rows come in lots of any size."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        """Hears of it; `total` is 0 where it is not known."""
        if done // _PROGRESS_ROWS > self._told:
            self._told = done // _PROGRESS_ROWS
            print(f"{done:,} of {total:,}" if total else f"{done:,}", file=sys.stderr)


def _day(text: str | None, zone: tzinfo | None, later: timedelta = timedelta()) -> datetime | None:
    """The first moment of a day in the rep's zone, or so much later; None where that is beyond the calendar."""
    if text is None:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=zone)
    except ValueError:
        raise NotUnderstood(f"{text!r} is no day", next_step="write it like 2026-03-02") from None
    try:
        moment = day + later
        moment.astimezone(UTC)  # as the log has it
    except OverflowError:
        return None
    return moment
