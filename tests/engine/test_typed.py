"""What reps type is understood, or refused with how to type it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.answers import QuestionId
from callassist.domain.script import Question, QuestionKind
from callassist.domain.text import Language, Text
from callassist.domain.values import Day, Money, Period, Precision
from callassist.engine import wording
from callassist.engine.typed import typed_date, typed_number, typed_time, typed_value
from callassist.errors import NotUnderstood

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday


def question(kind: QuestionKind, **more: object) -> Question:
    return Question(QuestionId("q_x"), kind, 2, Text("x", "x"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18", "18"),
        (" 1.250 ", "1250"),
        ("1,250", "1250"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("12 500", "12500"),
        ("-4", "-4"),
    ],
)
def test_number(text: str, number: str) -> None:
    assert typed_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "acht", "1e9", "12..5", "1.5.0", "1,2,", "１８", "0x10", "9**9", "NaN", "Infinity"]
)
def test_no_number(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_number(text)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("31.3.2027", date(2027, 3, 31), Precision.DAY),
        ("morgen", date(2026, 3, 3), Precision.DAY),
        ("day after tomorrow", date(2026, 3, 4), Precision.DAY),
        ("3/27", date(2027, 3, 31), Precision.MONTH),
        ("12.27", date(2027, 12, 31), Precision.MONTH),
        ("Mitte 2027", date(2027, 6, 30), Precision.ROUGHLY),
        ("mid-2027", date(2027, 6, 30), Precision.ROUGHLY),
        ("Anfang März", date(2026, 3, 10), Precision.ROUGHLY),
        ("beginning of 2027", date(2027, 3, 31), Precision.ROUGHLY),
        ("31.03.27", date(2027, 3, 31), Precision.DAY),
        ("2027-03-31", date(2027, 3, 31), Precision.DAY),
        ("31/3/2027", date(2027, 3, 31), Precision.DAY),
        ("1.3.", date(2027, 3, 1), Precision.DAY),
        ("3.3.", date(2026, 3, 3), Precision.DAY),
        ("31. März 2027", date(2027, 3, 31), Precision.DAY),
        ("31 March 2027", date(2027, 3, 31), Precision.DAY),
        ("3/2027", date(2027, 3, 31), Precision.MONTH),
        ("Februar 2028", date(2028, 2, 29), Precision.MONTH),
        ("März", date(2026, 3, 31), Precision.MONTH),
        ("jan", date(2027, 1, 31), Precision.MONTH),
        ("Q2", date(2026, 6, 30), Precision.QUARTER),
        ("Q2 2027", date(2027, 6, 30), Precision.QUARTER),
        ("Ende zweites Quartal", date(2026, 6, 30), Precision.QUARTER),
        ("end of the third quarter 2027", date(2027, 9, 30), Precision.QUARTER),
        ("2. Quartal 2027", date(2027, 6, 30), Precision.QUARTER),
        ("bis 30.6.2027", date(2027, 6, 30), Precision.DAY),
        ("June 30, 2027", date(2027, 6, 30), Precision.DAY),
        ("in drei Monaten", date(2026, 6, 2), Precision.ROUGHLY),
        ("nächstes Jahr", date(2027, 12, 31), Precision.YEAR),
        ("Ende nächsten Jahres", date(2027, 12, 31), Precision.YEAR),
        ("Dez '27", date(2027, 12, 31), Precision.MONTH),
        ("Ende 2027", date(2027, 12, 31), Precision.YEAR),
        ("2028", date(2028, 12, 31), Precision.YEAR),
        ("Ende des Jahres", date(2026, 12, 31), Precision.YEAR),
        ("etwa 30.6.2027", date(2027, 6, 30), Precision.ROUGHLY),
        ("in 3 Monaten", date(2026, 6, 2), Precision.ROUGHLY),
        ("in 2 years", date(2028, 3, 2), Precision.ROUGHLY),
        ("in 10 Tagen", date(2026, 3, 12), Precision.DAY),
    ],
)
def test_date(text: str, day: date, precision: Precision) -> None:
    assert typed_date(text, TODAY) == Day(day, precision)


@pytest.mark.parametrize(
    "text", ["", "bald", "31.2.2027", "99.99.2027", "5. Quartal", "13/2027", "2027-13-01", "x" * 500]
)
def test_no_date(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_date(text, TODAY)


def test_the_past_is_refused_unless_the_question_allows_it() -> None:
    with pytest.raises(NotUnderstood, match="past"):
        typed_value(question(QuestionKind.DATE), "1.1.2020", TODAY)
    assert typed_value(question(QuestionKind.DATE, past_allowed=True), "1.1.2020", TODAY) == Day(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("50", Money(Decimal(50))),
        ("50 €", Money(Decimal(50))),
        ("€50", Money(Decimal(50))),
        ("etwa 80", Money(Decimal(80), about=True)),
        ("~80", Money(Decimal(80), about=True)),
        ("50-80", Money(Decimal(50), Decimal(80))),
        ("80 bis 50", Money(Decimal(50), Decimal(80))),
        ("600 im Jahr", Money(Decimal("50.00"))),
        ("1.200/Jahr", Money(Decimal("100.00"))),
        ("50 € je Monat", Money(Decimal(50))),
        ("0", Money(Decimal(0))),
    ],
)
def test_money(text: str, money: Money) -> None:
    assert typed_value(question(QuestionKind.MONEY), text, TODAY) == money


def test_a_monthly_figure_becomes_yearly_where_the_question_is() -> None:
    found = typed_value(question(QuestionKind.MONEY, period=Period.YEAR), "50 im Monat", TODAY)
    assert found == Money(Decimal(600), period=Period.YEAR)


def test_limits_are_kept() -> None:
    with pytest.raises(NotUnderstood):
        typed_value(question(QuestionKind.NUMBER, maximum=Decimal(99)), "100", TODAY)
    with pytest.raises(NotUnderstood):
        typed_value(question(QuestionKind.NUMBER), "-1", TODAY)
    with pytest.raises(NotUnderstood):
        typed_value(question(QuestionKind.TEXT), "x" * 4_001, TODAY)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18", datetime(2026, 3, 2, 18, tzinfo=UTC)),
        ("18:30", datetime(2026, 3, 2, 18, 30, tzinfo=UTC)),
        ("9 Uhr", datetime(2026, 3, 3, 9, tzinfo=UTC)),
        ("6 pm", datetime(2026, 3, 2, 18, tzinfo=UTC)),
        ("morgen 10 Uhr", datetime(2026, 3, 3, 10, tzinfo=UTC)),
        ("Dienstag 18:00", datetime(2026, 3, 3, 18, tzinfo=UTC)),
        ("Tuesday at 6 pm", datetime(2026, 3, 3, 18, tzinfo=UTC)),
        ("Montag 8 Uhr", datetime(2026, 3, 9, 8, tzinfo=UTC)),
        ("4.3. 10:00", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("2026-03-04 10:00", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("Mittwoch 10", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("tomorrow at 10", datetime(2026, 3, 3, 10, tzinfo=UTC)),
        ("18.30", datetime(2026, 3, 2, 18, 30, tzinfo=UTC)),
        ("in 2 Stunden", datetime(2026, 3, 2, 12, tzinfo=UTC)),
        ("nächsten Dienstag 18 Uhr", datetime(2026, 3, 3, 18, tzinfo=UTC)),
        ("übermorgen", datetime(2026, 3, 4, 10, tzinfo=UTC)),
    ],
)
def test_time(text: str, moment: datetime) -> None:
    assert typed_time(text, NOW) == moment


@pytest.mark.parametrize("text", ["", "bald", "25:00", "1.1.2020 10:00", "heute 8 Uhr"])
def test_no_time(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_time(text, NOW)


@given(st.text(max_size=60), st.sampled_from(list(QuestionKind)))
def test_any_text_is_a_value_or_a_clear_message(text: str, kind: QuestionKind) -> None:
    understood, message = None, ""
    try:
        understood = typed_value(question(kind), text, TODAY)
    except NotUnderstood as error:
        message = error.next_step
    assert understood or message
    if understood is not None:
        assert understood.stable()
        assert wording.worded(understood, question(kind), Language.DE)


@given(st.dates(min_value=TODAY, max_value=date(2090, 12, 31)))
def test_what_is_spoken_is_understood_again(day: date) -> None:
    for language in Language:
        assert typed_date(wording.spoken_date(day, language), TODAY) == Day(day)


@pytest.mark.parametrize("text", ["18", "ca. 18", "etwa 18", "18 Karten", "ungefähr 18 Karten"])
def test_a_count_with_words_around_it(text: str) -> None:
    assert typed_value(question(QuestionKind.NUMBER), text, TODAY).stable() == "18"


@pytest.mark.parametrize("text", ["100 CHF", "$50", "50 USD", "£20", "50 Dollar", "20 Pfund", "30 Franken"])
def test_another_currency_is_never_relabelled(text: str) -> None:
    with pytest.raises(NotUnderstood, match="EUR"):
        typed_value(question(QuestionKind.MONEY), text, TODAY)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [("18,5", "18,50 €", "€18.50"), ("50", "50 €", "€50"), ("1.500 €", "1.500 €", "€1,500")],
)
def test_cents_are_worded_with_two_digits_or_not_at_all(text: str, german: str, english: str) -> None:
    asked = question(QuestionKind.MONEY)
    value = typed_value(asked, text, TODAY)
    assert wording.worded(value, asked, Language.DE) == german
    assert wording.worded(value, asked, Language.EN) == english
