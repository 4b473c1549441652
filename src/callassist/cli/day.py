"""`callassist queue | day | promises`: the working day from the terminal.

Exit status: 0 done · 3 nobody is to be called now (`queue`) · 5 the log is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.cli.counting import counted
from callassist.cli.language import window_language
from callassist.domain.text import Language
from callassist.engine.queue_order import Offer, Waiting, WhyNow
from callassist.errors import LogBusy
from callassist.services.day.evening import DaySummary

OK, NOBODY, BUSY = 0, 3, 5
#: so many are listed
_LISTED = 50
_WHY = {
    WhyNow.APPOINTMENT: "appointment at {at}",
    WhyNow.PROMISED: "callback promised for {at}",
    WhyNow.PROMISE_MISSED: "callback was promised for {at}: missed",
    WhyNow.DROPPED: "the line dropped at {at}",
    WhyNow.DECISION_MAKER: "decides, named by {told_by}",
    WhyNow.DEADLINE: "to be done by {at}",
    WhyNow.OWN_REQUEST: "has asked to be called (list {list})",
    WhyNow.ITS_DAY: "to be contacted again from {at} on",
    WhyNow.RETRY: "next try, due {at}",
    WhyNow.LIST: "next of the list {list}",
    WhyNow.RESTED: "tried often enough, has rested until {at}: once more, or close?",
}


def day(options: argparse.Namespace) -> int:
    """Do what is asked: tell the queue, the day or its promises."""
    return run(bootstrap.build(options.data_dir), options)


def run(services: Services, options: argparse.Namespace) -> int:
    """The same with these services, which are closed at the end."""
    verbs: dict[str, Callable[[Services, argparse.Namespace], int]] = {
        "queue": _queue,
        "day": _day,
        "promises": _promises,
    }
    try:
        return verbs[options.verb](services, options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    finally:
        services.close()


def _queue(services: Services, options: argparse.Namespace) -> int:
    found = services.what_now.look(1 if options.next else _LISTED).result()
    offer = found.offer
    shown: list[tuple[Waiting, WhyNow]] = []
    if offer.who is not None and offer.why is not None:
        shown = [(offer.who, offer.why), *offer.then]
    if options.json:
        plain = {"next": [_plain(*one) for one in shown], "held": _held(offer), "resting": found.resting}
        plain["all_looked_at"] = not offer.more
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return OK if shown else NOBODY
    for one, why in shown:
        print(f"{_who(one)}  {_told(one, why, found.at)}")
    if not shown:
        looked = "not all who wait were looked at, and nobody of those who were is to be called now"
        print(looked if offer.more else "nobody is to be called now")
    for reason, told in _held(offer).items():
        until = f", the first until {told['until'][:16]}" if told["until"] else ""
        print(f"held back: {told['number']} {reason}{until}")
    if found.resting:
        print(f"resting: {found.resting}, the first until {_at(found.rests_until)}")
    return OK if shown else NOBODY


def _day(services: Services, options: argparse.Namespace) -> int:
    summary = services.evening.look().result()
    if options.json:
        plain = asdict(replace(summary, promised=(), disqualified=()))
        plain["disqualified"] = {reason.of(Language.EN): number for reason, number in summary.disqualified}
        plain |= {"day": summary.day.isoformat(), "promised": [_plain(one) for one in summary.promised]}
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        print("\n".join(day_lines(summary)))
    return OK


def day_lines(summary: DaySummary) -> list[str]:
    """A day in words, a line each."""
    lines = [
        f"{summary.day}: {summary.dialled} dialled, {summary.reached} reached, {summary.talked} talked to",
        f"appointments: {summary.appointments}, {summary.qualified} of them with prospects",
        f"promises: {summary.kept} kept, {summary.moved} moved, {summary.missed} missed",
        f"new blocks: {summary.blocks}",
    ]
    lines += [f"disqualified: {number} {reason.of(Language.EN)}" for reason, number in summary.disqualified]
    lines += [f"list {one.name}: {counted(one.left, 'row')} left, {one.today} called today" for one in summary.runs_dry]
    lines += [f"promised: {_at(one.due)} {_who(one)}" for one in summary.promised]
    return lines


def _promises(services: Services, options: argparse.Namespace) -> int:
    if options.ics is not None:
        language = window_language(services.settings.text("window_language"))
        given = services.calendar.write(options.ics, language).result()
        print(f"{given.path}: {counted(given.entries, 'entry', 'entries')}")
        if given.off is not None:
            print(f"{given.off}: {given.cancelled} that are off, to be read in as well")
        return OK
    found = services.what_now.look(1).result()
    summary = services.evening.look().result()
    promised = (*found.promises, *summary.promised)
    if options.json:
        print(json.dumps([_plain(one) for one in promised], ensure_ascii=False, indent=1))
        return OK
    for one in promised:
        print(f"{_at(one.due)}  {one.tier.name.lower()}  {_who(one)}")
    if not promised:
        print("nothing is promised until the end of the next working day")
    return OK


def _plain(one: Waiting, why: WhyNow | None = None) -> dict[str, Any]:
    due = "" if one.due is None else one.due.isoformat(timespec="minutes")
    told: dict[str, Any] = {"name": one.name, "company": one.company, "number": one.number, "due": due}
    told |= {"tier": one.tier.name.lower(), "list": one.list_name, "script": one.script_id}
    return told if why is None else told | {"why": why.value}


def _held(offer: Offer) -> dict[str, dict[str, Any]]:
    return {
        reason: {"number": number, "until": "" if until is None else until.isoformat(timespec="minutes")}
        for reason, (number, until) in offer.held_by_reason().items()
    }


def _told(one: Waiting, why: WhyNow, now: datetime) -> str:
    at = "" if one.due is None else _at(one.due.astimezone(now.tzinfo))
    return _WHY[why].format(at=at, told_by=one.told_by, list=one.list_name)


def _at(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat(sep=" ", timespec="minutes")[:16]


def _who(one: Waiting) -> str:
    return ", ".join(part for part in (one.name, one.company, one.number) if part)
