"""`callassist retention [--dry-run] [--json]`: let go of what was kept of people long enough, or say what will.

Exit status: 0 done · 3 something is due still (a portion a day, or the clock is not believed yet) · 4 whoever left may
stand in files still, which are named · 5 the log is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.engine.retention import SOON, Rule
from callassist.errors import LogBusy
from callassist.services.keeping.letting_go import Leaving, Retired

OK, MORE, LEFT, BUSY = 0, 3, 4, 5
_WHAT = {
    Rule.UNTOUCHED: "rows of the list “{list}”: nobody was called by them for 6 months",
    Rule.HELD: "held rows of the list “{list}”: nothing was decided for 30 days",
    Rule.REJECTED: "rejected lines of the list “{list}”: kept for 30 days",
    Rule.NO_RESULT: "people: 24 months since the last contact, and nothing came of it",
    Rule.PROOF: "proofs of a consent: 5 years since it was given or used last",
    Rule.LEDGER: "lines that say somebody was erased: 3 years ago",
}


def retention(options: argparse.Namespace) -> int:
    """Do it, or say what will leave within the next 30 days."""
    return run(bootstrap.build(options.data_dir), options)


def run(services: Services, options: argparse.Namespace) -> int:
    """The same with these services, which are closed at the end."""
    try:
        return _look(services, options) if options.dry_run else _let_go(services, options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    finally:
        services.close()


def _look(services: Services, options: argparse.Namespace) -> int:
    now = services.clock.now()
    due = services.retention.preview(timedelta()).result()
    soon = services.retention.preview(SOON).result()
    if options.json:
        plain = {"due": _plain(due), "within_30_days": _plain(soon), "at": now.isoformat(timespec="seconds")}
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return OK
    for head, leaving in (("due now", due), ("until 30 days from now", soon)):
        print(f"{head}:{'' if leaving else ' nothing'}")
        for one in leaving:
            print(f"  {one.on.isoformat()}  {_told(one)}")
    return OK


def _let_go(services: Services, options: argparse.Namespace) -> int:
    # whom an earlier run began with goes first
    services.safekeeping.open().result()
    if services.safekeeping.erasing is not None:
        services.safekeeping.erasing.result()
    done = services.retention.run().result()
    if options.json:
        put_off = "" if done.put_off_to is None else done.put_off_to.isoformat(timespec="seconds")
        plain: dict[str, Any] = {"gone": _plain(done.gone), "more": done.more, "put_off_to": put_off}
        print(json.dumps(plain | {"left": [str(one) for one in done.left]}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(done)))
    if done.left:
        return LEFT
    return MORE if done.more or done.put_off_to is not None else OK


def _lines(done: Retired) -> list[str]:
    if done.put_off_to is not None:
        until = done.put_off_to.isoformat(sep=" ", timespec="minutes")
        return [
            "nothing was deleted: the clock is more than 35 days ahead of the newest entry",
            f"if it is right, ask again after {until}",
        ]
    lines = [f"deleted: {_told(one)}" for one in done.gone] or ["nothing is due"]
    lines += ["more people are due: the rest leaves with the next runs"] if done.more else []
    return lines + [f"they may stand in this file still: {path}" for path in done.left]


def _told(one: Leaving) -> str:
    return f"{one.number:,} {_WHAT[one.rule].format(list=one.list_name)}"


def _plain(leaving: Sequence[Leaving]) -> list[dict[str, Any]]:
    return [asdict(one) | {"rule": one.rule.value, "on": one.on.isoformat()} for one in leaving]
