"""What a rep types into the field of a question, understood: dates here, figures in `typed_number`.

```
date     31.3.2027 · 31.03.27 · 2027-03-31 · 31/3/2027 · 3/2027 · 3/27 · März 2027 · Q2 · Ende zweites Quartal
         end of 2027 · Anfang/Mitte März · early/mid 2027 · tomorrow · in 3 Monaten · in 2 years
         etwa/about … (precision "roughly")
```

A span (month, quarter, year) is stored as its last day (T7). A date without a year is the next one to come.
"""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from callassist.domain.questions import Question, QuestionKind
from callassist.domain.signs import plain_signs
from callassist.domain.text import WINDOW_LANGUAGES
from callassist.domain.values import Day, FreeText, Number, Precision, Selected, Value
from callassist.engine.typed_number import ABOUT, typed_count, typed_money
from callassist.engine.wording import month_names
from callassist.errors import NotUnderstood

#: an answer is at most this long in the log
MAX_TEXT = 4_000

_UNTIL = re.compile(r"^(?:bis(?:\s+zum)?|until|by|till)\s+", re.IGNORECASE)
COUNTS = {
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "a": 1, "an": 1, "one": 1, "zwei": 2, "two": 2,
    "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7,
    "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12,
    "twelve": 12,
}  # fmt: skip
_ORDINALS = {
    "erstes": 1, "erste": 1, "ersten": 1, "first": 1, "1st": 1,
    "zweites": 2, "zweite": 2, "zweiten": 2, "second": 2, "2nd": 2,
    "drittes": 3, "dritte": 3, "dritten": 3, "third": 3, "3rd": 3,
    "viertes": 4, "vierte": 4, "vierten": 4, "fourth": 4, "4th": 4,
}  # fmt: skip
_FILLERS = re.compile(r"\b(?:ende|end|of|the|des|im|in der|bis|until|by|am|on|den)\b\.?", re.IGNORECASE)
_MONTHS = {
    name.lower()[:3]: number
    for language in WINDOW_LANGUAGES
    for number, name in enumerate(month_names(language), start=1)
}  # fmt: skip


def typed_value(question: Question, text: str, today: date) -> Value:
    """The value of `question` that `text` means.

    A choice can be typed by its stable value or its label; several are joined by commas.

    Raises:
        NotUnderstood: with how to type it.
    """
    text = text.strip()
    if not text:
        raise NotUnderstood("nothing was typed", next_step="type an answer, or mark it refused or unknown")
    for choice in question.choices:
        if text.lower() in (choice.value.lower(), *(words.lower() for _, words in choice.label.words)):
            return Selected((choice.value,))
    match question.kind:
        case QuestionKind.NUMBER:
            return Number(_within(typed_count(text, question), question, text))
        case QuestionKind.MONEY:
            found = typed_money(text, question)
            for amount in (found.low, found.high):
                if amount is not None:
                    _within(amount, question, text)
            return found
        case QuestionKind.DATE:
            found = typed_date(text, today)
            if found.day < today and not question.past_allowed:
                raise NotUnderstood(
                    f"{found.day.isoformat()} is in the past", next_step="type a date from today on", code="in_the_past"
                )
            return found
        case QuestionKind.TEXT:
            if len(text) > MAX_TEXT:
                raise NotUnderstood(f"longer than {MAX_TEXT} characters", next_step="put the rest into the note")
            return FreeText(text)
        case QuestionKind.CHOICE | QuestionKind.MULTI | QuestionKind.YES_NO:
            return selection(question, re.split(r"[,;+|]", text))


def selection(question: Question, values: list[str]) -> Selected:
    """The choices with these stable values, in the script's order.

    Raises:
        NotUnderstood: a value the question does not have, several where one is meant, or "none" beside others.
    """
    wanted = {value.strip().lower() for value in values if value.strip()}
    known = {choice.value.lower(): choice for choice in question.choices}
    strange = sorted(wanted - known.keys())
    possible = ", ".join(choice.value for choice in question.choices)
    if strange or not wanted:
        raise NotUnderstood(
            f"{question.id} has no answer {', '.join(strange)!r}",
            next_step=f"it has: {possible}",
            code="no_such_answer",
        )
    chosen = [choice for choice in question.choices if choice.value.lower() in wanted]
    if len(chosen) > 1 and (question.kind is not QuestionKind.MULTI or any(choice.exclusive for choice in chosen)):
        raise NotUnderstood(f"{question.id} takes one of these only", next_step=f"one of: {possible}", code="one_only")
    return Selected(tuple(choice.value for choice in chosen))


def typed_date(text: str, today: date) -> Day:
    """A date, or a span by its last day.

    Raises:
        NotUnderstood: no date.
    """
    rest = _UNTIL.sub("", plain_signs(text).strip())
    about = bool(ABOUT.match(rest))
    rest = ABOUT.sub("", rest).strip()
    try:
        found = _exact(rest, today) or _relative(rest, today) or _part(rest, today) or _span(rest, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise NotUnderstood(
            f"{text!r} is no date",
            next_step="type for example 31.3.2027, 2027-03-31, March 2027, Q2 2027 or in 3 months",
        )
    return Day(found.day, Precision.ROUGHLY) if about else found


def typed_past_day(text: str, today: date) -> date:
    """A day up to today, such as that of a consent: "3.2." is the last one there was.

    Raises:
        NotUnderstood: no day, or one to come (code `in_the_future`).
    """
    plain = plain_signs(text).strip().lower()
    if plain in ("gestern", "yesterday", "vorgestern", "the day before yesterday"):
        return today - timedelta(days=1 if plain in ("gestern", "yesterday") else 2)
    found = typed_date(text, today)
    if found.day > today:
        # without a year it is the next one to come; as of a year ago that is the last one there was
        with suppress(ValueError):
            found = _exact(plain, _a_year_before(today)) or found
    if found.day > today:
        raise NotUnderstood(
            f"{found.day.isoformat()} is still to come", next_step="type a day up to today", code="in_the_future"
        )
    if found.precision is not Precision.DAY:
        raise NotUnderstood(f"{text!r} is no day", next_step="type a day, for example 3.2.2026")
    return found.day


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)


def _exact(text: str, today: date) -> Day | None:
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return Day(date(int(found[1]), int(found[2]), int(found[3])))
    if found := re.fullmatch(r"(\d{1,2})[./]\s?(\d{1,2})(?:[./]\s?(\d{4}|\d{2})?)?", text):
        day, month = int(found[1]), int(found[2])
        if month > 12 and not found[3]:
            return None  # 3/27: a month of a year
        if found[3]:
            return Day(date(_full_year(found[3]), month, day))
        return Day(_next(date(today.year, month, day), today))
    if found := re.fullmatch(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?", text, re.IGNORECASE):
        text = f"{found[2]} {found[1]}" + (f" {found[3]}" if found[3] else "")  # June 30 2027
    if found := re.fullmatch(r"(\d{1,2})\.?\s+([a-zäöü]{3,})\.?(?:\s+(\d{4}))?", text, re.IGNORECASE):
        month = _month(found[2])
        if month is not None:
            year = int(found[3]) if found[3] else today.year
            day = date(year, month, int(found[1]))
            return Day(day if found[3] else _next(day, today))
    return None


_DAYS = {
    "heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2, "day after tomorrow": 2,
}  # fmt: skip
_PART = re.compile(
    r"^(?:(?P<early>anfang|early|(?:the )?(?:beginning|start) of)|(?P<mid>mitte|mid|(?:the )?middle of))[\s-]+",
    re.IGNORECASE,
)


def _part(text: str, today: date) -> Day | None:
    """Early and mid in a month or a year: the last day of its first third or quarter, and its middle; roughly."""
    found = _PART.match(text)
    whole = _span(text[found.end() :], today) if found is not None else None
    if found is None or whole is None:
        return None
    early = found["early"] is not None
    match whole.precision:
        case Precision.YEAR:
            day = date(whole.day.year, 3, 31) if early else date(whole.day.year, 6, 30)
        case Precision.MONTH:
            day = whole.day.replace(day=10 if early else 15)
        case _:
            return None
    return Day(day, Precision.ROUGHLY)


def _relative(text: str, today: date) -> Day | None:
    if text.lower() in _DAYS:
        return Day(today + timedelta(days=_DAYS[text.lower()]))
    found = re.fullmatch(
        r"in\s+(\d{1,3}|[a-zäöü]+)\s+(tag|woche|monat|jahr|day|week|month|year)\w*", text, re.IGNORECASE
    )
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else COUNTS.get(found[1].lower(), 0)
    if not count:
        return None
    unit = found[2].lower()
    if unit in ("tag", "day"):
        return Day(today + timedelta(days=count))
    if unit in ("woche", "week"):
        return Day(today + timedelta(weeks=count), Precision.ROUGHLY)
    months = count * (12 if unit in ("jahr", "year") else 1)
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Day(date(year, month + 1, min(today.day, last)), Precision.ROUGHLY)


def _span(text: str, today: date) -> Day | None:
    rest = " ".join(_FILLERS.sub(" ", text).lower().split())
    if found := re.fullmatch(r"(\d{1,2})[./](\d{4}|\d{2})", rest):
        return _end_of_month(_full_year(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", rest):
        return _end_of_month(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})", rest):
        return Day(date(int(found[1]), 12, 31), Precision.YEAR)
    if re.fullmatch(r"nächste[sn]? jahre?s?|next year|(?:kommende[sn]?) jahre?s?", rest):
        return Day(date(today.year + 1, 12, 31), Precision.YEAR)
    if rest in ("jahres", "jahr", "year", "jahresende", "dieses jahres", "this year", "dieses jahr"):
        return Day(date(today.year, 12, 31), Precision.YEAR)
    if found := re.fullmatch(
        r"(?:q\s?([1-4])|([1-4])\.?\s*(?:quartal|quarter)|([a-z0-9]+)\s+(?:quartals?|quarter))(?:\s+(\d{4}))?", rest
    ):
        quarter = int(found[1] or found[2] or _ORDINALS.get(found[3] or "", 0))
        if not quarter:
            return None
        end = _end_of_month(int(found[4]) if found[4] else today.year, quarter * 3).day
        return Day(end if found[4] else _next(end, today), Precision.QUARTER)
    if found := re.fullmatch(r"([a-zäöü]{3,})\.?(?:\s+'?(\d{4}|\d{2}))?", rest):
        month = _month(found[1])
        if month is None:
            return None
        end = _end_of_month(_full_year(found[2]) if found[2] else today.year, month)
        if found[2] or end.day >= today:
            return end
        return _end_of_month(today.year + 1, month)
    return None


def _end_of_month(year: int, month: int) -> Day:
    return Day(date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)


def _month(name: str) -> int | None:
    lowered = name.lower()
    found = _MONTHS.get(lowered[:3])
    if found is None and lowered in ("maerz", "mrz"):
        return 3
    full = [month_names(language)[found - 1].lower() for language in WINDOW_LANGUAGES] if found is not None else []
    return found if any(one.startswith(lowered) for one in full) else None


def _next(day: date, today: date) -> date:
    return day if day >= today else day.replace(year=day.year + 1)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _within(amount: Decimal, question: Question, text: str) -> Decimal:
    low, high = question.minimum, question.maximum
    if (low is not None and amount < low) or (high is not None and amount > high):
        span = f"{'' if low is None else low} … {'' if high is None else high}".strip()
        raise NotUnderstood(f"{text!r} is outside {span}", next_step="check the figure", code="out_of_range")
    if low is None and amount < 0:
        raise NotUnderstood(f"{text!r} is below zero", next_step="check the figure", code="out_of_range")
    return amount
