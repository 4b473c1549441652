"""What is told of a working day, in the window's language: why somebody is next, and why others are held back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from callassist.ui.kit.plain_text import isolated
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.engine.queue_order import Offer, Waiting
    from callassist.services.day.evening import DaySummary

_WHY = {
    "appointment": QT_TRANSLATE_NOOP("Day", "Appointment at {time}"),
    "promised": QT_TRANSLATE_NOOP("Day", "Callback promised for {time}"),
    "promise_missed": QT_TRANSLATE_NOOP("Day", "Callback was promised for {time}: missed"),
    "dropped": QT_TRANSLATE_NOOP("Day", "The line dropped at {time}"),
    "decision_maker": QT_TRANSLATE_NOOP("Day", "Decides, named by {who}"),
    "deadline": QT_TRANSLATE_NOOP("Day", "To be done by {time}"),
    "own_request": QT_TRANSLATE_NOOP("Day", "Has asked to be called (list “{list}”)"),
    "its_day": QT_TRANSLATE_NOOP("Day", "To be contacted again from {time} on"),
    "retry": QT_TRANSLATE_NOOP("Day", "Next try, due {time}"),
    "list": QT_TRANSLATE_NOOP("Day", "Next of the list “{list}”"),
    "rested": QT_TRANSLATE_NOOP("Day", "Tried often enough, has rested until {time}. Try once more, or close?"),
}
_HELD = {
    "hours": QT_TRANSLATE_NOOP("Day", "outside the hours"),
    "blocked": QT_TRANSLATE_NOOP("Day", "blocked"),
    "not_allowed": QT_TRANSLATE_NOOP("Day", "not allowed: no consent or no reason"),
    "number_wrong": QT_TRANSLATE_NOOP("Day", "wrong number"),
    "number_dead": QT_TRANSLATE_NOOP("Day", "dead number"),
    "register": QT_TRANSLATE_NOOP("Day", "register or directory not looked up"),
    "no_reason": QT_TRANSLATE_NOOP("Day", "without a written reason"),
    "attempts_day": QT_TRANSLATE_NOOP("Day", "tried often enough today"),
    "attempts_between": QT_TRANSLATE_NOOP("Day", "tried a short while ago"),
    "attempts_week": QT_TRANSLATE_NOOP("Day", "tried often enough this week"),
    "attempts_campaign": QT_TRANSLATE_NOOP("Day", "resting: tried as often as may be"),
    "skipped": QT_TRANSLATE_NOOP("Day", "skipped for today"),
    "snoozed": QT_TRANSLATE_NOOP("Day", "put off"),
}
_PARTS = {
    "early": QT_TRANSLATE_NOOP("Day", "in the morning, from 8:00"),
    "midday": QT_TRANSLATE_NOOP("Day", "around noon, from 11:00"),
    "afternoon": QT_TRANSLATE_NOOP("Day", "in the afternoon, from 15:00"),
    "evening": QT_TRANSLATE_NOOP("Day", "in the evening, from 18:00"),
}


def day_part(code: str) -> str:
    """A part of a day, with the hour it begins at."""
    return _tr(_PARTS[code])


def why(one: Waiting, code: str, now: datetime) -> str:
    """Why this one, why now."""
    at = "" if one.due is None else _when(one.due, now)
    return _tr(_WHY[code]).format(time=at, who=isolated(one.told_by), list=isolated(one.list_name))


def held(offer: Offer, now: datetime, resting: int = 0, rests_until: datetime | None = None) -> str:
    """How many are held back by which rule, and until when; "" where nobody is. Those who rest are counted too."""
    parts = [words for _, words in held_groups(offer, now, resting, rests_until)]
    if not parts:
        return ""
    total = f"{len(offer.held) + resting}{'+' if offer.more else ''}"
    return _tr(_WAITS if total == "1" else _WAIT).format(number=total, reasons=", ".join(parts))


def held_groups(
    offer: Offer, now: datetime, resting: int = 0, rests_until: datetime | None = None
) -> list[tuple[str, str]]:
    """The same by the code of each rule, in the order of the sentence."""
    found = offer.held_by_reason()
    if resting:
        number, first = found.pop("attempts_campaign", (0, None))
        free = min((one for one in (first, rests_until) if one is not None), default=None)
        found["attempts_campaign"] = (number + resting, free)
    return [(reason, f"{number} {held_reason(reason, free, now)}") for reason, (number, free) in found.items()]


def held_reason(reason: str, free: datetime | None, now: datetime) -> str:
    """Why somebody is held back, and from when on they are not; `free` is None where nobody knows."""
    words = _tr(_HELD[reason]) if reason in _HELD else code_words.reason_group(reason)
    till = _FROM if reason in _OPENS else _UNTIL
    return words if free is None else _tr(till).format(words=words, time=_again(free, now))


def evening(summary: DaySummary) -> str:
    """What a day brought, a line each."""
    lines = [
        _tr(_DIALLED).format(dialled=summary.dialled, reached=summary.reached, talked=summary.talked),
        _tr(_MEETINGS).format(all=summary.appointments, qualified=summary.qualified, blocks=summary.blocks),
        _tr(_PROMISED).format(kept=summary.kept, moved=summary.moved, missed=summary.missed),
    ]
    reasons = [f"{number} {isolated(code_words.in_window(reason))}" for reason, number in summary.disqualified]
    if reasons:
        lines.append(_tr(_DISQUALIFIED).format(reasons=", ".join(reasons)))
    lines += [_tr(_DRY).format(list=isolated(one.name), left=one.left, today=one.today) for one in summary.runs_dry]
    next_ones = [
        f"{code_words.time_in_words(one.due)} {isolated(one.name or one.company or one.number)}"
        for one in summary.promised
        if one.due is not None
    ]
    lines.append(_tr(_NEXT).format(promises=", ".join(next_ones)) if next_ones else _tr(_NOTHING_NEXT))
    return "\n".join(lines)


_DIALLED = QT_TRANSLATE_NOOP("Day", "Today: {dialled} dialled, {reached} reached, {talked} talked to")
_MEETINGS = QT_TRANSLATE_NOOP("Day", "Appointments: {all}, {qualified} with prospects. New blocks: {blocks}")
_PROMISED = QT_TRANSLATE_NOOP("Day", "Promises: {kept} kept, {moved} moved, {missed} missed")
_DISQUALIFIED = QT_TRANSLATE_NOOP("Day", "Disqualified: {reasons}")
_DRY = QT_TRANSLATE_NOOP("Day", "The list “{list}” runs dry: {left} left, {today} called today")
_NEXT = QT_TRANSLATE_NOOP("Day", "Promised next: {promises}")
_NOTHING_NEXT = QT_TRANSLATE_NOOP("Day", "Nothing is promised for the next working day.")

#: what holds somebody back until a time of day at which they may be called
_OPENS = ("hours", "attempts_day")
_FROM = QT_TRANSLATE_NOOP("Day", "{words} (from {time} on)")
_TOMORROW = QT_TRANSLATE_NOOP("Day", "tomorrow {time}")
_UNTIL = QT_TRANSLATE_NOOP("Day", "{words} (until {time})")
_WAIT = QT_TRANSLATE_NOOP("Day", "{number} wait: {reasons}")
_WAITS = QT_TRANSLATE_NOOP("Day", "{number} waits: {reasons}")


def when(moment: datetime, now: datetime) -> str:
    """A time of today alone, else with its day."""
    return _when(moment, now)


def _when(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    return code_words.clock(local) if local.date() == now.date() else code_words.brief_moment(local, now.year)


def _again(free: datetime, now: datetime) -> str:
    local = free.astimezone(now.tzinfo)
    if local.date() == now.date() + timedelta(days=1):
        return _tr(_TOMORROW).format(time=code_words.clock(local))
    return _when(free, now)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Day", text)
