"""Dates, times, amounts and values as they are spoken, in German and English; in any other language as figures.

A table of our own and no library: the engine knows no Qt (QLocale), and babel would add 30 MB to the download.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from callassist.domain.computed import Computed
from callassist.domain.questions import Question
from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.domain.values import Day, FreeText, Money, Number, Precision, Selected, Value

_MONTHS = {
    Language.DE: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    Language.EN: "January February March April May June July August September October November December".split(),
}
_DAYS = {
    Language.DE: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    Language.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF"}

#: parts of a day as they are spoken, and the hours from which on
_PARTS_BEGIN = (0, 11, 13, 18)
_PARTS_DE = ("Vormittag", "Mittag", "Nachmittag", "Abend")
_PARTS_EN = ("morning", "noon", "afternoon", "evening")

#: up to this many days ahead the weekday alone says which day is meant
_NEAR_DAYS = 6


def has_words(language: Language) -> bool:
    """Whether there are words for dates and figures; without them a day is `2026-12-31` and an amount `50 EUR`."""
    return language.base in WINDOW_LANGUAGES


def month_names(language: Language) -> Sequence[str]:
    """January first."""
    return _MONTHS[language.base]


def spoken_date(day: date, language: Language) -> str:
    """`31. Dezember 2026`, `31 December 2026`."""
    if not has_words(language):
        return day.isoformat()
    month = month_names(language)[day.month - 1]
    return f"{day.day}. {month} {day.year}" if _is_german(language) else f"{day.day} {month} {day.year}"


def _is_german(language: Language) -> bool:
    return language.base is Language.DE


def on_date(day: date, language: Language) -> str:
    """With its preposition: `am 31. Dezember 2026`, `on 31 December 2026`."""
    if not has_words(language):
        return day.isoformat()
    return f"{'am' if _is_german(language) else 'on'} {spoken_date(day, language)}"


def clock_time(moment: datetime, language: Language) -> str:
    """`18 Uhr`, `18:30 Uhr`, `6 pm`, `6:30 pm`."""
    if not has_words(language):
        return f"{moment:%H:%M}"
    if _is_german(language):
        return f"{moment.hour} Uhr" if not moment.minute else f"{moment.hour}:{moment.minute:02} Uhr"
    hour = moment.hour % 12 or 12
    half = "am" if moment.hour < 12 else "pm"
    return f"{hour} {half}" if not moment.minute else f"{hour}:{moment.minute:02} {half}"


def at_moment(moment: datetime, today: date, language: Language) -> str:
    """`am Dienstag um 18 Uhr`, `Tuesday at 6 pm`; with the date when it is more than six days ahead.

    Nobody says "on Friday" on a Thursday: today and tomorrow have words of their own.
    """
    if not has_words(language):
        return f"{moment:%Y-%m-%d %H:%M}"
    if moment.date() == today:
        return f"{'heute um' if _is_german(language) else 'today at'} {clock_time(moment, language)}"
    if moment.date() == today + timedelta(days=1):
        return f"{'morgen um' if _is_german(language) else 'tomorrow at'} {clock_time(moment, language)}"
    weekday = _DAYS[language.base][moment.weekday()]
    far = moment.date() > today + timedelta(days=_NEAR_DAYS)
    day, month = moment.day, month_names(language)[moment.month - 1]
    if _is_german(language):
        date_part = f"am {weekday}, den {day}. {month}," if far else f"am {weekday}"
        return f"{date_part} um {clock_time(moment, language)}"
    date_part = f"{weekday} {day} {month}" if far else weekday
    return f"{date_part} at {clock_time(moment, language)}"


def part_of_day(moment: datetime, today: date, language: Language) -> str:
    """When the rep tries again: `morgen Vormittag`, `am Montagnachmittag`, `this afternoon`, `tomorrow morning`."""
    if not has_words(language):
        return moment.date().isoformat()
    place = bisect(_PARTS_BEGIN, moment.hour) - 1
    days_on = (moment.date() - today).days
    weekday = _DAYS[language.base][moment.weekday()]
    if days_on > _NEAR_DAYS:
        month = month_names(language)[moment.month - 1]
        return f"am {moment.day}. {month}" if _is_german(language) else f"on {moment.day} {month}"
    if _is_german(language):
        part = _PARTS_DE[place]
        if days_on in (0, 1):
            return f"{('heute', 'morgen')[days_on]} {part}"
        return f"am {weekday}{part.lower()}"
    if place == 1:
        day = ("today", "tomorrow")[days_on] if days_on in (0, 1) else f"on {weekday}"
        return f"{day} around noon"
    part = _PARTS_EN[place]
    return f"{('this', 'tomorrow')[days_on]} {part}" if days_on in (0, 1) else f"on {weekday} {part}"


def figure(amount: Decimal, language: Language) -> str:
    """A number with the language's separators: `12.500,5`, `12,500.5`."""
    text = format(amount, ",f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _with_separators(text, language)


def _with_separators(text: str, language: Language) -> str:
    """`12,500.5` as it is written in the language; without one, with the decimal point alone."""
    if not has_words(language):
        return text.replace(",", "")
    return text.translate(str.maketrans(",.", ".,")) if _is_german(language) else text


def _amount(amount: Decimal, language: Language) -> str:
    """`50`, `18,50`: cents are two digits or none."""
    text = format(amount.quantize(Decimal("0.01")) if amount % 1 else amount.quantize(Decimal(1)), ",f")
    return _with_separators(text, language)


def money(value: Money, language: Language) -> str:
    """`50 €`, `etwa 50 bis 80 €`, `18,50 €`, `€50`, `about €50 to €80`."""
    sign = _SIGNS.get(value.currency, value.currency)
    parts = [value.low] if value.high is None else [value.low, value.high]
    if not has_words(language):
        text = "–".join(_amount(part, language) for part in parts)
        return f"{'~' if value.about else ''}{text} {value.currency}"
    if _is_german(language):
        text = " bis ".join(_amount(part, language) for part in parts) + f" {sign}"
        return f"etwa {text}" if value.about else text
    joint = "" if len(sign) == 1 else " "
    text = " to ".join(f"{'-' if part < 0 else ''}{sign}{joint}{_amount(abs(part), language)}" for part in parts)
    return f"about {text}" if value.about else text


def made(value: Number | Money, computed: Computed, language: Language, *, about: bool) -> str:
    """A computed value: `1.040 €`, `etwa 150 Min.`, `35 %`, `35%`; `about` where it is made of a rough figure."""
    if isinstance(value, Money):
        return money(value, language)
    unit = computed.unit.of(language)
    if computed.percent and not unit:
        text = figure(value.amount, language) + (" %" if _is_german(language) else "%")
    else:
        text = f"{figure(value.amount, language)} {unit}".strip()
    if not about:
        return text
    if not has_words(language):
        return f"~{text}"
    return f"{'etwa' if _is_german(language) else 'about'} {text}"


def day(value: Day, language: Language) -> str:
    """With the precision it was given in: `31. März 2027`, `März 2027`, `2. Quartal 2027`, `2027`."""
    found = value.day
    match value.precision:
        case Precision.DAY:
            return spoken_date(found, language)
        case Precision.MONTH:
            if not has_words(language):
                return f"{found:%Y-%m}"
            return f"{month_names(language)[found.month - 1]} {found.year}"
        case Precision.QUARTER:
            quarter = (found.month - 1) // 3 + 1
            return f"{quarter}. Quartal {found.year}" if _is_german(language) else f"Q{quarter} {found.year}"
        case Precision.YEAR:
            return str(found.year)
        case Precision.ROUGHLY:
            if not has_words(language):
                return f"~{found.isoformat()}"
            return f"{'etwa' if _is_german(language) else 'about'} {spoken_date(found, language)}"


def worded(value: Value, question: Question, language: Language) -> str:
    """A value as the rep would say it."""
    match value:
        case Selected(values):
            labels = [choice.label.of(language) if (choice := question.choice(one)) else one for one in values]
            return ", ".join(labels)
        case Number(amount):
            unit = (question.unit_one if amount == 1 and question.unit_one else question.unit).of(language)
            return f"{figure(amount, language)} {unit}".strip()
        case Money():
            return money(value, language)
        case Day():
            return day(value, language)
        case FreeText(text):
            return text
