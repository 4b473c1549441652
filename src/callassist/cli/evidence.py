"""`callassist evidence [WHO] [--since DAY] [--until DAY] [--to DIR]`: why somebody was called, with the proof.

Exit status: 0 done · 3 done, but something is not as it was written · 2 nobody is found, or more than one · 5 the log
is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, time, timedelta

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.cli.counting import counted
from callassist.cli.language import window_language
from callassist.domain.text import Language
from callassist.errors import LogBusy
from callassist.services.permission.proving import EvidenceWritten

OK, NOT_ONE, CHANGED, BUSY = 0, 2, 3, 5


def evidence(options: argparse.Namespace) -> int:
    """Write it, and say where."""
    if bool(options.who) == bool(options.since):
        print("callassist: name somebody, or a day with --since", file=sys.stderr)
        return NOT_ONE
    services = bootstrap.build(options.data_dir)
    try:
        written = _of_time(services, options) if options.since else _of_person(services, options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    finally:
        services.close()
    if written is None:
        return NOT_ONE
    print(f"{written.folder}\n{counted(written.calls, 'call')}, {written.uses:,} on a consent; sha256 {written.sha256}")
    if not written.whole:
        print("callassist: something is not as it was written; the page says what", file=sys.stderr)
        return CHANGED
    return OK


def _of_time(services: Services, options: argparse.Namespace) -> EvidenceWritten:
    zone = services.clock.local().tzinfo
    since = datetime.combine(options.since, time(), zone)
    until = datetime.combine((options.until or services.clock.local().date()) + timedelta(days=1), time(), zone)
    return services.evidence.of_time(since, until, options.to, _language(services))


def _language(services: Services) -> Language:
    """Of the page: the window's."""
    return window_language(services.settings.text("window_language"))


def _of_person(services: Services, options: argparse.Namespace) -> EvidenceWritten | None:
    found = services.persons.find(options.who).result()
    called = [one for one in found if one.ref.contact_id]
    if len(called) != 1:
        told = "several are called so; name one by a number or an id" if called else "nobody like this was called"
        print(f"callassist: {told}", file=sys.stderr)
        for one in called:
            print(f"  {one.ref.contact_id}  {one.name}  {one.company}  {one.number}".rstrip(), file=sys.stderr)
        return None
    return services.evidence.of_person(called[0].ref.contact_id, options.to, _language(services))
