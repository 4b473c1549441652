"""`callassist export calls|answers|both [-o FILE]`: the log as a workbook or as CSV, streamed."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import threading
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from callassist import bootstrap
from callassist.cli.language import window_language
from callassist.errors import NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from callassist.services.export.file_name import Form, form_of, proposed_name

#: a line on the terminal every so many rows
_PROGRESS_ROWS = 50_000


def export(options: argparse.Namespace) -> int:
    """Write the file and say what was written."""
    form = _form(options)
    services = bootstrap.build(options.data_dir)
    cancel = threading.Event()
    try:
        now = services.clock.local()
        zone = now.tzinfo
        language = window_language(options.lang or services.settings.text("window_language"))
        target = options.output or _free(proposed_name(options.what, form, now.date(), language))
        future = services.exporting.run(
            options.what,
            target,
            LogFilter(
                since=_day(options.since, zone),
                until=_day(options.until, zone, timedelta(days=1)),
                script=options.script,
                outcome=options.outcome,
            ),
            WorkbookOptions(language, now)
            if form == "workbook"
            else CsvOptions(delimiter=options.delimiter, machine=options.machine, text_guard=options.text_guard),
            progress=Progress(),
            cancel=cancel,
        )
        result = future.result()
    finally:
        # also after Ctrl-C: closing waits until nothing is left of a file that is not whole
        cancel.set()
        services.close()
    what = "calls and answers" if options.what == "both" else options.what
    print(f"{result.rows} {what} written to {result.path}")
    return 0


def _form(options: argparse.Namespace) -> Form:
    """What is asked for: by the option, else by the ending, else a workbook, as that is what people read.

    Raises:
        NotUnderstood: what is asked for does not go together.
    """
    of_csv: Form = "machine" if options.machine else "csv"
    if options.format is not None:
        form: Form = "workbook" if options.format == "xlsx" else of_csv
    elif options.output is not None:
        form = form_of(options.output.name, of_csv)
    else:
        form = of_csv if options.machine or options.text_guard else "workbook"
    if form == "workbook" and (options.machine or options.text_guard):
        raise NotUnderstood(
            "a workbook needs neither --machine nor --text-guard", next_step="leave it out, or name a .csv file"
        )
    if form != "workbook" and options.what == "both":
        raise NotUnderstood("a CSV file is one table", next_step="name a .xlsx file, or ask for calls or answers")
    return form


def _free(name: str) -> Path:
    """A file of this name in the present folder, or with a number behind it: nobody asked for one to be replaced."""
    path = Path(name)
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in itertools.count(2))
    return next(one for one in itertools.chain((path,), numbered) if not os.path.lexists(one))


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
