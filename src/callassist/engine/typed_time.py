"""Moments to come, as people say them in German and English, whatever the window's language.

```
time   18:30 · 18.30 · 18h30 · 18 Uhr · 18 Uhr 30 · 6 pm · 6:30 p.m. · noon · midnight · 8 o'clock
       halb sieben · viertel vor 8 · dreiviertel acht · zehn nach acht · half past six · quarter to eight
day    heute · morgen · übermorgen · day after tomorrow · Dienstag · next Tuesday · nächste Woche Dienstag
       Tuesday next week · KW 50 · Dienstag KW 50 · Ende der Woche · 4.3. · 4. März · 2026-03-04 · in 2 Wochen
part   früh · vormittag · mittag · nachmittag · abend · morning · afternoon · tonight · Mittwochvormittag
both   morgen 18.30 · so gegen 10 · Mittwoch vormittag um 10 · in einer halben Stunde · in 2 weeks on Tuesday
```

A time alone is the next one; a day alone is at 10 o'clock, a part of it at that part's hour. An hour said in words
("halb sieben") is one of the day; figures are taken as they stand, and `at_night` tells what should be asked back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from callassist.domain.promise import DayPart, SaidAs
from callassist.domain.signs import plain_signs
from callassist.domain.values import Precision
from callassist.engine.typed import COUNTS, typed_date
from callassist.errors import NotUnderstood

#: hours at which nobody is called without being asked whether that is meant
_FIRST_HOUR, _LAST_HOUR = 7, 22
_ALONE = time(10)
_DAYS = {
    "montag": 0, "mo": 0, "monday": 0, "mon": 0, "dienstag": 1, "di": 1, "tuesday": 1, "tues": 1, "tue": 1,
    "mittwoch": 2, "mi": 2, "wednesday": 2, "wed": 2,
    "donnerstag": 3, "do": 3, "thursday": 3, "thurs": 3, "thur": 3, "thu": 3,
    "freitag": 4, "fr": 4, "friday": 4, "fri": 4, "samstag": 5, "sonnabend": 5, "sa": 5, "saturday": 5, "sat": 5,
    "sonntag": 6, "so": 6, "sunday": 6, "sun": 6,
}  # fmt: skip
#: the hour a part of the day stands for, and whether small hours said with it are those after noon
_PARTS = {
    "früh": (9, False), "frueh": (9, False), "morgens": (9, False), "early": (9, False), "morning": (10, False),
    "vormittag": (10, False), "mittag": (12, True), "noon": (12, True), "midday": (12, True), "lunchtime": (12, True),
    "nachmittag": (15, True), "afternoon": (15, True), "abend": (18, True), "evening": (18, True),
    "tonight": (18, True),
}  # fmt: skip

_NO_HOURS = ("ein", "eine", "einen", "einem", "einer", "a", "an")
_HOURS = {"eins": 1} | {word: hour for word, hour in COUNTS.items() if word not in _NO_HOURS}
_HOUR = r"(1\d|2[0-3]|0?\d|" + "|".join(_HOURS) + ")"
_COUNT = r"(\d{1,3}(?:[.,]5)?|einer halben|half an|half a|anderthalb|eineinhalb|zweieinhalb|[a-zäöüß]+)"
_DAY = "(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + ")"
_PART = "(" + "|".join(_PARTS) + ")"

_SOON = re.compile(rf"(?:in )?{_COUNT} (stunde|hour|minute|std|min)[a-z]*\.?")
#: "am" is German where a day or a part of it follows
_NOT_GERMAN = rf"(?! (?:{_DAY}|{_PART}|morgen\b|\d))"
_MINUTES = r"(\d{1,2}|fünf|zehn|zwanzig|five|ten|twenty)(?: ?min(?:uten|utes)?)? "
#: forms of the time of day, those that say most first; what each makes of it is in `_clock_of`
_CLOCKS = {
    "meridiem": re.compile(rf"(?<![\d:.])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.? ?m\b\.?{_NOT_GERMAN}"),
    "before_half": re.compile(rf"\b{_MINUTES}(vor|nach) halb {_HOUR}\b"),
    "half_german": re.compile(rf"\bhalb {_HOUR}\b"),
    "three_quarters": re.compile(rf"\b(?:dreiviertel|drei viertel) {_HOUR}\b"),
    "quarter": re.compile(rf"\b(?:viertel|(?:a )?quarter) (vor|nach|to|before|till|of|past|after) {_HOUR}\b"),
    "quarter_german": re.compile(rf"\bviertel {_HOUR}\b"),
    "half_english": re.compile(rf"\bhalf (?:past )?{_HOUR}\b"),
    "minutes": re.compile(rf"\b{_MINUTES}(vor|nach|to|before|till|past|after) {_HOUR}\b"),
    "oclock": re.compile(rf"\b{_HOUR} ?o ?['’]? ?clock\b"),
    "colon": re.compile(r"(?<![\d:.])([01]?\d|2[0-3]) ?[:h] ?([0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?(?:uhr|h)\b)?"),
    "dot_uhr": re.compile(r"(?<![\d:.])([01]?\d|2[0-3])\.([0-5]\d) ?(?:uhr|h)\b"),
    "four_uhr": re.compile(r"(?<![\d:.])([01]\d|2[0-3])([0-5]\d) ?(?:uhr|h|hrs|hours)\b"),
    "uhr": re.compile(r"(?<![\d:.])([01]?\d|2[0-3]) ?(?:uhr|h)\b(?: ([0-5]\d)(?![\d.]))?"),
    "word_uhr": re.compile("\\b(" + "|".join(_HOURS) + r") uhr\b(?: ([0-5]\d)\b)?"),
    "ish": re.compile(r"\b(1\d|2[0-3]|\d) ?-? ?ish\b"),
    "midnight": re.compile(r"\b(?:midnight|mitternacht|24(?::00)? ?uhr|24:00)\b"),
    "word": re.compile(
        "\\b(?:um|gegen|ab|at|around|about|after) (" + "|".join(_HOURS) + r")\b(?! (?:tag|woche|day|week))"
    ),
    "four": re.compile(r"(?:^|(?<=um )|(?<=at )|(?<=ab ))([01]\d|2[0-3])([0-5]\d)$"),
    "dot": re.compile(r"(?<![\d:.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])"),
}
_BEFORE = ("vor", "to", "before", "till", "of")
_FILLERS = re.compile(
    r"\b(?:um|gegen|ab|nach|at|around|about|after|from|on|am|den|der|dem|the|dann|then|wieder|again|bitte|please|etwa|ca|"
    r"circa|zirka|ungefähr|ungefaehr|rund|approx|approximately|roughly|vielleicht|maybe|lieber|gern|gerne|nochmal|im|in|"
    r"zum|of|t|uhr)\b\.?|[,;()]"
)


@dataclass
class _Reading:
    """What was understood so far, and what is left of the text."""

    rest: str
    now: datetime
    clock: time | None = None
    #: the hour was said in words or with its half of the day: it is one of the day already
    settled: bool = False
    part: str = ""
    day: date | None = None

    def take(self, pattern: re.Pattern[str] | str) -> re.Match[str] | None:
        """Finds `pattern` and takes it out of the text."""
        found = re.search(pattern, self.rest)
        if found is not None:
            self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}".strip()
        return found


def at_night(moment: datetime) -> bool:
    """Whether a time agreed on is one at which nobody is called: worth asking back."""
    return not _FIRST_HOUR <= moment.hour < _LAST_HOUR


def typed_time(text: str, now: datetime) -> datetime:
    """A moment to come, in the zone of `now`.

    Raises:
        NotUnderstood: no time, or one that is over (code `in_the_past`).
    """
    return time_said(text, now)[0]


def time_said(text: str, now: datetime) -> tuple[datetime, SaidAs]:
    """The same, and how exactly it was said: to the minute, as a part of a day, or as a day.

    Raises:
        NotUnderstood: as `typed_time`.
    """
    rest = " ".join(plain_signs(text).lower().replace(" - ", " ").split()).strip(" .!?")
    rest = re.sub(r"^(\d{4}-\d\d?-\d\d?)t(?=\d)", r"\1 ", rest)
    if found := _SOON.fullmatch(rest):
        count = _count(found[1])
        if count:
            ahead = timedelta(minutes=count) * (60 if found[2] in ("stunde", "hour", "std") else 1)
            return now + ahead, SaidAs.MINUTE
    reading = _Reading(rest, now)
    try:
        _take_day(reading)
        _take_clock(reading)
        _take_part(reading)
        _take_rest(reading)
    except (ValueError, OverflowError):
        reading.rest = text
    if reading.rest or (reading.clock is None and reading.day is None and not reading.part):
        raise NotUnderstood(
            f"{text!r} is no time", next_step="type for example 18:30, tomorrow 10:00, Tuesday 6 pm or 4.3. 10:00"
        )
    moment = datetime.combine(reading.day or now.date(), _hour_of(reading), now.tzinfo)
    if moment <= now:
        if reading.day is not None:
            raise NotUnderstood(f"{text!r} is in the past", next_step="type a time to come", code="in_the_past")
        moment += timedelta(days=1)
    exactly = reading.clock is not None
    return moment, SaidAs.MINUTE if exactly else SaidAs.PART if reading.part else SaidAs.DAY


def from_then_on(moment: datetime, said_as: SaidAs, now: datetime) -> datetime:
    """From when on a time (aware) that was said so is due: a part of a day from its beginning, unless that is over."""
    part = DayPart.of(moment.time()) if said_as is SaidAs.PART else DayPart.EARLY if said_as is SaidAs.DAY else None
    begins = moment if part is None else datetime.combine(moment.date(), part.begins, moment.tzinfo)
    return begins if begins > now else moment


# -- the day -----------------------------------------------------------------------------------------------------------


def _take_day(reading: _Reading) -> None:
    """A day that is said in words: today, a weekday, a week, a span from now."""
    # "so gegen 10" is no Sunday
    reading.rest = re.sub(
        r"\bso (?=(?:gegen|um|ca|circa|zirka|etwa|ungefähr|rund|around|about|at)\b)|^so (?=(?:in|morgen|heute)\b)",
        "",
        reading.rest,
    )
    today = reading.now.date()
    # a week on Monday, Monday week: the one after the next
    reading.rest = re.sub(rf"\ba week (?:on )?{_DAY}\b|\b{_DAY} week\b", r"\1\2 in 1 week", reading.rest)
    week, after_days = _week(reading, today)
    named = reading.take(
        rf"\b(?:(?:nächste[nrsm]?|naechste[nrsm]?|kommende[nrsm]?|diese[nrsm]?|next|this|coming) )?{_DAY}s?\b\.?"
    )
    if named is None:
        named = reading.take(rf"\b{_DAY}s?(?=(?:vor|nach)?mittag|abend|früh|morgen)")
    if reading.take(r"\b(?:the )?day after tomorrow\b|\b(?:übermorgen|uebermorgen)\b"):
        reading.day = today + timedelta(days=2)
    elif (
        reading.take(r"\b(?:heute|today)\b")
        or reading.take(r"\b(?:this|diesen) (?=morning|afternoon|evening|abend|nachmittag|vormittag)")
        or re.search(r"\btonight\b", reading.rest)
    ):
        reading.day = today
    elif reading.take(r"\btomorrow\b") or (named is None and week is None and reading.take(r"\bmorgen\b")):
        reading.day = today + timedelta(days=1)
    if reading.day is not None and (named is not None or week is not None):
        raise ValueError("two days")
    if reading.day is not None:
        reading.day += timedelta(days=after_days)
    if week is not None:
        reading.day = _in_week(reading, week, named, today, after_days)
    elif named is not None:
        reading.day = today + timedelta(days=(_DAYS[named[1]] - today.weekday() - 1) % 7 + 1)
        reading.day += timedelta(days=after_days)
    elif reading.take(r"\b(?:wochenende|weekend)\b"):
        reading.day = today + timedelta(days=(5 - today.weekday() - 1) % 7 + 1)


def _week(reading: _Reading, today: date) -> tuple[date | None, int]:
    """A day in the week that is meant, if one is; else the days to be added to the weekday that is named."""
    if found := reading.take(r"\b(?:kw|kalenderwoche|cw|wk|week) ?\.? ?(\d{1,2})\b"):
        monday = date.fromisocalendar(today.year, int(found[1]), 1)
        over = monday + timedelta(days=6) < today
        return (date.fromisocalendar(today.year + 1, int(found[1]), 1) if over else monday), 0
    if reading.take(r"\b(?:übernächste[nr]?|uebernaechste[nr]?) woche\b|\b(?:the )?week after next\b"):
        return today + timedelta(weeks=2), 0
    if reading.take(r"\b(?:nächste[nr]?|naechste[nr]?|kommende[nr]?) woche\b|\b(?:next|coming) week\b"):
        return today + timedelta(weeks=1), 0
    if reading.take(r"\b(?:diese[nr]? woche|this week|der woche|of the week)\b"):
        return today, 0
    if found := re.search(rf"\bin {_COUNT} (tag|woche|monat|jahr|day|week|month|year|fortnight)[a-z]*\b", reading.rest):
        count = _count(found[1])
        if not count or count % 1:
            raise ValueError("no count")
        before, behind = reading.rest[: found.start()], reading.rest[found.end() :]
        reading.rest = f"{before} {behind}".strip()
        if found[2] in ("woche", "week", "fortnight"):
            span = timedelta(weeks=int(count) * (2 if found[2] == "fortnight" else 1))
            if re.search(rf"\b{_DAY}\b", before):
                return None, span.days  # Monday in two weeks: two weeks after the next one
            if re.search(rf"\b{_DAY}\b", behind):
                return today + span, 0  # in two weeks on Monday: of that week
        else:
            span = typed_date(f"in {int(count)} {found[2]}", today).day - today
        if re.search(r"\b(?:heute|today|morgen|tomorrow|übermorgen)\b", before):
            return None, span.days
        reading.day = today + span
    return None, 0


def _in_week(reading: _Reading, week: date, named: re.Match[str] | None, today: date, after_days: int) -> date:
    """The day that is meant of the week `week` lies in: a weekday, its beginning, middle or end; else its first."""
    monday = week - timedelta(days=week.weekday())
    if named is not None:
        return monday + timedelta(days=_DAYS[named[1]] + after_days)
    if reading.take(r"\b(?:anfang|beginning|start|early)\b"):
        place = 0
    elif reading.take(r"\b(?:mitte|mid|middle)\b"):
        place = 2
    elif reading.take(r"\b(?:ende|end|late)\b"):
        place = 4
    else:
        return max(monday, today + timedelta(days=1))
    return monday + timedelta(days=place)


# -- the time of day ---------------------------------------------------------------------------------------------------


def _take_clock(reading: _Reading) -> None:
    for form, pattern in _CLOCKS.items():
        # 18.30 is a time only where a day stands beside it, or nothing
        if form == "dot" and reading.day is None and not pattern.fullmatch(reading.rest):
            without = _FILLERS.sub(" ", pattern.sub(" ", reading.rest)).strip()
            if without and not re.fullmatch(rf"{_PART}s?", without) and _date(without, reading.now) is None:
                continue
        if form == "four" and re.fullmatch(r"(?:19|20)\d\d", reading.rest):
            continue  # a year, as likely as not
        found = reading.take(pattern)
        if found is not None:
            _set_clock(reading, form, found)
            return


def _set_clock(reading: _Reading, form: str, found: re.Match[str]) -> None:
    match form:
        case "meridiem":
            hour, minute = int(found[1]) % 12 + (12 if found[3] == "p" else 0), int(found[2] or 0)
            reading.settled = True
        case "before_half":
            hour, minute = _spoken(_hour(found[3]), -30 + _minutes(found[1]) * (-1 if found[2] == "vor" else 1))
        case "half_german":
            hour, minute = _spoken(_hour(found[1]), -30)
        case "three_quarters":
            hour, minute = _spoken(_hour(found[1]), -15)
        case "quarter":
            hour, minute = _spoken(_hour(found[2]), -15 if found[1] in _BEFORE else 15)
        case "quarter_german":
            hour, minute = _spoken(_hour(found[1]), -45)
        case "half_english":
            hour, minute = _spoken(_hour(found[1]), 30)
        case "minutes":
            hour, minute = _spoken(_hour(found[3]), _minutes(found[1]) * (-1 if found[2] in _BEFORE else 1))
        case "oclock" | "word" | "ish":
            hour, minute = _hour(found[1]), 0
        case "word_uhr":
            hour, minute = _hour(found[1]), int(found[2] or 0)
        case "midnight":
            hour, minute = 0, 0
            reading.settled = True
        case "uhr":
            hour, minute = int(found[1]), int(found[2] or 0)
        case _:
            hour, minute = int(found[1]), int(found[2])
    if form not in ("meridiem", "midnight", "colon", "dot", "dot_uhr", "four", "four_uhr", "uhr"):
        # said in words: six in the morning is said with the morning
        said_early = re.search(r"\b(?:früh|frueh|morgens?|morning|early|nachts)\b", reading.rest)
        hour += 12 if 1 <= hour < _FIRST_HOUR and not said_early else 0
    reading.clock = time(hour % 24, minute)


def _take_part(reading: _Reading) -> None:
    """A part of the day; "morgen" behind another day is its morning."""
    found = reading.take(rf"{_PART}s?\b")
    if found is not None:
        reading.part = found[1]
    elif reading.day is not None and reading.take(r"\bmorgen\b"):
        reading.part = "morning"
    if found is None:
        reading.take(r"\bnachts\b")


def _take_rest(reading: _Reading) -> None:
    """What is left is a date, or an hour alone behind one."""
    rest = " ".join(_FILLERS.sub(" ", reading.rest).split())
    if reading.clock is None and (alone := re.fullmatch(r"(?:(.*\D) )?(\d{1,2})", rest)) and int(alone[2]) < 24:
        before = (alone[1] or "").strip()
        if not before or _date(before, reading.now) is not None:
            reading.clock, rest = time(int(alone[2])), before
    if rest and reading.day is None:
        reading.day = _date(rest, reading.now)
        rest = "" if reading.day is not None else rest
    reading.rest = rest


def _date(text: str, now: datetime) -> date | None:
    try:
        found = typed_date(text, now.date())
    except NotUnderstood:
        return None
    return found.day if found.precision is Precision.DAY else None


def _hour_of(reading: _Reading) -> time:
    hour, after_noon = _PARTS.get(reading.part, (_ALONE.hour, False))
    if reading.clock is None:
        return time(hour)
    # "abends um 8", "Mittag um 1"; "mittags um 11" is before it
    if after_noon and not reading.settled and reading.clock.hour < (12 if hour > 12 else 6):
        return reading.clock.replace(hour=reading.clock.hour + 12)
    return reading.clock


def _spoken(hour: int, minutes: int) -> tuple[int, int]:
    found = (hour * 60 + minutes) % (24 * 60)
    return divmod(found, 60)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS[word]


def _minutes(word: str) -> int:
    words = {"zwanzig": 20, "twenty": 20}
    return int(word) if word.isdigit() else words.get(word) or COUNTS[word]


def _count(word: str) -> float:
    """How many: in figures or words, also halves; 0 where it is no count."""
    halves = {
        "einer halben": 0.5,
        "half an": 0.5,
        "half a": 0.5,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
    }
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return halves.get(word) or COUNTS.get(word, 0)


def typed_again(text: str, shown: datetime | None, now: datetime) -> datetime:
    """As `typed_time`; what still stands there as it was shown is the very moment that was shown.

    Raises:
        NotUnderstood: it is no time, or one that is over.
    """
    return shown if shown is not None and text.strip() == typed_form(shown) else typed_time(text, now)


def typed_form(moment: datetime) -> str:
    """A time as somebody would type it: `typed_time` understands it, to the minute."""
    return f"{moment.day}.{moment.month}.{moment.year} {moment.hour:02}:{moment.minute:02}"
