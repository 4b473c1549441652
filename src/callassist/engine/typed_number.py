"""Numbers and amounts as reps type them. What is not understood to the last sign is asked again, never guessed at.

```
number   18 · 1.250 · 1,250 · 1'250 · 12 500 · 3,5 · 2½ · 2k · 2 Tsd. · 18 years, where years are asked for
money    50 · 50 € · ~80 · etwa 80 · 50-80 · 50 bis 80 · 600/Jahr · 2 T€ · 50,-
```
"""

from __future__ import annotations

import re
from decimal import Decimal

from callassist.domain.questions import Question
from callassist.domain.signs import plain_signs
from callassist.domain.values import Money, Period
from callassist.errors import NotUnderstood

#: what may stand before a figure without changing it
ABOUT = re.compile(
    r"^\s*(?:~|≈|(?:ca|approx|so)\.?\s|circa\s|zirka\s|etwa\s|ungefähr\s|rund\s|um die\s|gegen\s|"
    r"about\s|around\s|roughly\s|approximately\s)\s*",
    re.IGNORECASE,
)
_HOW = "type digits, for example 18, 12,5 or 1.250"
#: groups of three behind one to three figures, always with the same sign between them, then perhaps a decimal sign
_GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?P<sign>[., '’])[0-9]{3}(?:(?P=sign)[0-9]{3})*(?:(?!(?P=sign))[.,][0-9]+)?"
)
_SIMPLE = re.compile(r"[+-]?(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
#: a figure, a part of one, and the words behind it
_FIGURE = re.compile(r"(?P<figure>[+-]? ?[0-9](?:[0-9 .,'’]*[0-9])?|(?=[½¼¾]))\s*(?P<part>[½¼¾])?(?P<words>[^0-9]*)")
_TIMES = re.compile(
    r"(?P<thousand>k|t|tsd\.?|tausend|thousand)(?![^\W\d_])|(?P<million>mio\.?|mill\.?|millionen?|million|mn)(?![^\W\d_])",
    re.IGNORECASE,
)

#: units of the same kind, each with how many of the smallest it is: year and month, week and day have no common measure
_RELATED: tuple[dict[str, Decimal], ...] = (
    {"monat": Decimal(1), "month": Decimal(1), "quartal": Decimal(3), "quarter": Decimal(3)}
    | {"jahr": Decimal(12), "year": Decimal(12)},
    {"tag": Decimal(1), "day": Decimal(1), "woche": Decimal(7), "week": Decimal(7)},
    {"minute": Decimal(1), "stunde": Decimal(60), "hour": Decimal(60)},
    {"wh": Decimal(1), "kwh": Decimal(1_000), "mwh": Decimal(1_000_000)},
)
_PERCENT = {"%", "prozent", "percent", "per cent"}
_A_PERIOD = re.compile(r"(?:/|pro|im|je|per|a|an|in einem)\s*(jahr|year|monat|month)\w*|p\.?\s?a\.?$", re.IGNORECASE)

_SPAN = re.compile(r"\s*(?:-|bis|to)\s*", re.IGNORECASE)
_CURRENCY = re.compile(
    r"€|eur(?:o|os)?\b|\$|usd\b|dollars?\b|£|gbp\b|pfund\b|pounds?\b|chf\b|franken\b|francs?\b", re.IGNORECASE
)
_ISO = {
    "€": "EUR", "eur": "EUR", "$": "USD", "usd": "USD", "dol": "USD", "£": "GBP", "gbp": "GBP", "pfu": "GBP",
    "pou": "GBP", "chf": "CHF", "fra": "CHF",
}  # fmt: skip
_PER_YEAR = re.compile(r"(?:/|pro|im|je|per|a)\s*(?:jahr|year)\w*|p\.?\s?a\.?$|jährlich|yearly", re.IGNORECASE)
_PER_MONTH = re.compile(r"(?:/|pro|im|je|per|a)\s*(?:monat|month)\w*|monatlich|monthly", re.IGNORECASE)


MOST_DIGITS = 15
"""Of a number that is typed. Decimal reckons with 28: with more of them, halves and thousands are reckoned wrong."""


def typed_number(text: str) -> Decimal:
    """A number with a German or an English decimal sign and thousands that are grouped right.

    `1.250` and `1,250` are both one thousand two hundred and fifty; `3,5` and `3.5` three and a half: three digits
    behind the only separator are read as thousands, because reps type counts far more often than thousandths. `0,500`
    can only be a half; `1234,567` can be two things and is none.

    Raises:
        NotUnderstood: no number, one that could be two, or one of too many digits.
    """
    cleaned = plain_signs(text).strip()
    if sum(map(str.isdigit, cleaned)) > MOST_DIGITS:
        raise NotUnderstood(f"{text!r} has more than {MOST_DIGITS} digits", next_step=_HOW)
    grouped = _GROUPED.fullmatch(cleaned)
    if grouped is not None:
        cleaned = cleaned.replace(grouped["sign"], "")
        return Decimal(cleaned.replace(",", "."))
    simple = _SIMPLE.fullmatch(cleaned)
    if simple is None or (len(simple["part"] or "") == 3 and simple["whole"].strip("0")):
        raise NotUnderstood(f"{text!r} is no number", next_step=_HOW)
    return Decimal(cleaned.replace(",", "."))


def typed_count(text: str, question: Question) -> Decimal:
    """A number in the unit of `question`; one that was typed in a related unit is converted where that is exact.

    Raises:
        NotUnderstood: no number, or words behind it that are no unit of the question (code `other_unit`).
    """
    amount, words = _amount(ABOUT.sub("", plain_signs(text)), text)
    if not words:
        return amount
    asked = _units_of(question)
    if words in asked or (words in _PERCENT and asked & _PERCENT):
        return amount
    converted = _converted(amount, words, asked)
    if converted is None:
        units = question.unit.de or question.unit.any
        raise NotUnderstood(
            f"{text!r}: {words!r} is not what is asked for",
            next_step=f"type the number in {units}" if units else "type the number alone",
            code="other_unit" if units else "not_understood",
        )
    return converted


def typed_money(text: str, question: Question) -> Money:
    """An amount, a rough one, or a span; a yearly figure is turned into the question's period.

    Raises:
        NotUnderstood: no amount.
    """
    rest = plain_signs(text)
    about = bool(ABOUT.match(rest))
    rest = ABOUT.sub("", rest)
    named = {_ISO[sign.lower()[:3]] for sign in _CURRENCY.findall(rest)}
    if named - {question.currency}:
        raise NotUnderstood(
            f"{text!r}: this is asked in {question.currency}",
            next_step=f"type the amount in {question.currency}",
            code="other_currency",
        )
    yearly, monthly = bool(_PER_YEAR.search(rest)), bool(_PER_MONTH.search(rest))
    rest = _CURRENCY.sub("", _PER_MONTH.sub("", _PER_YEAR.sub("", rest))).strip()
    rest = re.sub(r"[.,]-+$", "", rest)  # 50,-
    parts = [part for part in _SPAN.split(rest) if part]
    if not 1 <= len(parts) <= 2 or rest.startswith("-"):
        raise NotUnderstood(f"{text!r} is no amount", next_step="type digits, for example 50, ~80 or 50-80")
    amounts: list[Decimal] = []
    for part in parts:
        amount, words = _amount(part, text)
        if words:
            raise NotUnderstood(f"{text!r} is no amount", next_step="type digits, for example 50, ~80 or 50-80")
        amounts.append(amount)
    if len(parts) == 2 and _multiplier(parts[1]) > 1 == _multiplier(parts[0]):
        both = amounts[0] * _multiplier(parts[1])  # 2-3k
        amounts[0] = both if both <= amounts[1] else amounts[0]
    if yearly and question.period is Period.MONTH:
        amounts = [(amount / 12).quantize(Decimal("0.01")) for amount in amounts]
    elif monthly and question.period is Period.YEAR:
        amounts = [amount * 12 for amount in amounts]
    if len(amounts) == 2 and amounts[1] < amounts[0]:
        amounts.reverse()
    return Money(amounts[0], amounts[1] if len(amounts) == 2 else None, question.currency, question.period, about)


def _amount(text: str, typed: str) -> tuple[Decimal, str]:
    """The figure at the beginning of `text`, thousands and millions reckoned in, and the words behind it in small."""
    found = _FIGURE.fullmatch(text.strip())
    if found is None or not (found["figure"] or found["part"]):
        raise NotUnderstood(f"{typed!r} is no number", next_step=_HOW)
    amount = typed_number(found["figure"].replace("- ", "-").replace("+ ", "+")) if found["figure"] else Decimal(0)
    if found["part"]:
        if amount % 1 or found["figure"].startswith("-"):
            raise NotUnderstood(f"{typed!r} is no number", next_step=_HOW)
        amount += _PARTS[found["part"]]
    words = found["words"].strip()
    times = _TIMES.match(words)
    if times is not None:
        words = words[times.end() :].strip()
        amount = (amount * (1_000 if times["thousand"] else 1_000_000)).normalize()
        amount = amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
    return amount, " ".join(words.strip(" .:").casefold().split())


def _multiplier(part: str) -> int:
    found = re.search(r"[0-9½¼¾]\s*([^\W\d_]+)", part)
    times = _TIMES.match(found[1]) if found is not None else None
    return 1 if times is None else 1_000 if times["thousand"] else 1_000_000


def _units_of(question: Question) -> set[str]:
    """The words the unit of `question` may be typed with: in all languages, whole and without its period."""
    found: set[str] = set()
    for _, unit in (*question.unit.words, *question.unit_one.words):
        whole = " ".join(unit.casefold().split())
        if whole:
            found |= {whole, _A_PERIOD.sub("", whole).strip(), f"{whole}n", whole.removesuffix("s")}
    return found - {""}


def _root(word: str) -> str:
    """A unit without its endings: "Monaten", "Monate" and "Monat"."""
    known = {unit for related in _RELATED for unit in related}
    return next((word[: len(word) - cut] for cut in range(3) if word[: len(word) - cut] in known), "")


def _converted(amount: Decimal, words: str, asked: set[str]) -> Decimal | None:
    """`amount` of `words` in one of the units asked for; None where they are not related, or not exactly so."""
    period, asked_period = _A_PERIOD.search(words), next((hit for one in asked if (hit := _A_PERIOD.search(one))), None)
    if period is not None:
        bare = _A_PERIOD.sub("", words).strip()
        if asked_period is None or bare not in asked:
            return None
        yearly, asked_yearly = (_is_year(one) for one in (period, asked_period))
        return _exact(amount if yearly == asked_yearly else amount * 12 if asked_yearly else amount / 12)
    root = _root(words)
    for related in _RELATED:
        others = [known for one in asked if (known := _root(_A_PERIOD.sub("", one).strip())) in related]
        if root in related and others:
            return _exact(amount * related[root] / related[others[0]])
    return None


def _is_year(period: re.Match[str]) -> bool:
    return (period[1] or "year").lower() in ("jahr", "year")


def _exact(amount: Decimal) -> Decimal | None:
    """`amount` if two places behind the decimal sign hold it."""
    rounded = amount.quantize(Decimal("0.01"))
    if rounded != amount:
        return None
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
