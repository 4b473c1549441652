"""What reps type is understood, or refused with how to type it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.answers import QuestionId
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.domain.values import Day, Money, Period, Precision
from callassist.engine import wording
from callassist.engine.typed import typed_date, typed_past_day, typed_value
from callassist.engine.typed_number import typed_number
from callassist.engine.typed_time import at_night, typed_time
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


@pytest.mark.parametrize("text", ["", "acht", "1e9", "12..5", "1.5.0", "1,2,", "0x10", "9**9", "NaN", "Infinity"])
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
    for language in WINDOW_LANGUAGES:
        assert typed_date(wording.spoken_date(day, language), TODAY) == Day(day)


@pytest.mark.parametrize("text", ["18", "ca. 18", "etwa 18", "18 Karten", "ungefähr 18 Karten"])
def test_a_count_with_words_around_it(text: str) -> None:
    asked = question(QuestionKind.NUMBER, unit=Text("Karten", "lines"), unit_one=Text("Karte", "line"))
    assert typed_value(asked, text, TODAY).stable() == "18"


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


LINES = question(QuestionKind.NUMBER, unit=Text("Karten", "lines"), unit_one=Text("Karte", "line"))
YEARS = question(QuestionKind.NUMBER, unit=Text("Jahre", "years"), unit_one=Text("Jahr", "year"))
ENERGY = question(QuestionKind.NUMBER, unit=Text("kWh im Jahr", "kWh a year"))


@pytest.mark.parametrize(
    ("asked", "text", "stable"),
    [
        (YEARS, "18 Jahre", "18"),
        (YEARS, "18 years", "18"),
        (YEARS, "1 Jahr", "1"),
        (YEARS, "etwa 18 Jahren", "18"),
        (YEARS, "1 year", "1"),
        (LINES, "18 Karten", "18"),
        (LINES, "18 lines.", "18"),
        (ENERGY, "4500 kWh", "4500"),
        (ENERGY, "4.500 kWh im Jahr", "4500"),
        (ENERGY, "4,500 kWh a year", "4500"),
        (ENERGY, "4500 kWh/Jahr", "4500"),
        (ENERGY, "4500kwh p.a.", "4500"),
    ],
)
def test_the_unit_that_is_asked_for_may_be_typed(asked: Question, text: str, stable: str) -> None:
    assert typed_value(asked, text, TODAY).stable() == stable


@pytest.mark.parametrize(
    ("asked", "text", "stable"),
    [
        (YEARS, "18 months", "1.5"),
        (YEARS, "24 Monate", "2"),
        (YEARS, "2 quarters", "0.5"),
        (ENERGY, "4,5 MWh", "4500"),
        (ENERGY, "300 kWh im Monat", "3600"),
        (ENERGY, "300 kWh a month", "3600"),
    ],
)
def test_a_related_unit_is_converted_where_that_is_exact_and_shown_back(
    asked: Question, text: str, stable: str
) -> None:
    value = typed_value(asked, text, TODAY)
    assert value.stable() == stable
    assert asked.unit.en in wording.worded(value, asked, Language.EN) or stable == "1"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (YEARS, "20 Monate"),
        (YEARS, "18 Wochen"),
        (YEARS, "18 kg"),
        (YEARS, "18 %"),
        (YEARS, "18 €"),
        (LINES, "18 Jahre"),
        (LINES, "18 Karten und ein Tablet"),
        (LINES, "18 Karten 3 Tablets"),
        (ENERGY, "300 kWh am Tag"),
        (ENERGY, "300 Liter"),
        (question(QuestionKind.NUMBER), "18 Karten"),
        (LINES, "mehr als 18"),
        (LINES, "2-3"),
        (LINES, "2 bis 3"),
        (LINES, "12.5.2026"),
        (LINES, "1.234.56"),
        (LINES, "1234,567"),
        (LINES, "12.34,5"),
        (LINES, "1 23 4"),
        (LINES, "5 18"),
        (LINES, "12,5,"),
        (LINES, "1e3"),
        (LINES, "10:30"),
        (LINES, "2m"),
        (LINES, "-2"),
        (LINES, "1½½"),
        (question(QuestionKind.MONEY), "50 80"),
        (question(QuestionKind.MONEY), "1234,567"),
        (question(QuestionKind.MONEY), "50 netto"),
        (question(QuestionKind.MONEY), "50 im Quartal"),
        (question(QuestionKind.MONEY), "5%"),
        (question(QuestionKind.MONEY, maximum=Decimal(100)), "50-800"),
    ],
)
def test_words_and_grouping_are_never_dropped_in_silence(asked: Question, text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_value(asked, text, TODAY)


@pytest.mark.parametrize(
    ("text", "stable"),
    [
        ("2k", "2000"),
        ("1,5k", "1500"),
        ("2 Tsd", "2000"),
        ("2 Tsd.", "2000"),
        ("2 tausend", "2000"),
        ("2 thousand", "2000"),
        ("1,2 Mio", "1200000"),
        ("2k Karten", "2000"),
        ("ca. 200", "200"),
        ("~200", "200"),
        ("so 200", "200"),
        ("1'234", "1234"),
        ("1’234", "1234"),
        ("12 500", "12500"),
        ("12\u202f500", "12500"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("１８", "18"),
        ("١٨", "18"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("0,5", "0.5"),
        ("0,500", "0.500"),
        ("007", "7"),
    ],
)
def test_a_number_as_people_write_it(text: str, stable: str) -> None:
    assert Decimal(typed_value(LINES, text, TODAY).stable()) == Decimal(stable)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("2k", Money(Decimal(2000))),
        ("2 T€", Money(Decimal(2000))),
        ("2 Tsd. €", Money(Decimal(2000))),
        ("2-3k", Money(Decimal(2000), Decimal(3000))),
        ("800-2k", Money(Decimal(800), Decimal(2000))),
        ("50,-", Money(Decimal(50))),
        ("50,\u2013 €", Money(Decimal(50))),
        ("50\u201380", Money(Decimal(50), Decimal(80))),
        ("1'250", Money(Decimal(1250))),
        ("0,500", Money(Decimal("0.500"))),
        ("1,2 Mio. €", Money(Decimal(1_200_000))),
    ],
)
def test_an_amount_as_people_write_it(text: str, money: Money) -> None:
    assert typed_value(question(QuestionKind.MONEY), text, TODAY) == money


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(WINDOW_LANGUAGES))
def test_a_number_that_is_shown_is_understood_again(amount: Decimal, language: Language) -> None:
    assert typed_number(wording.figure(amount, language)) == amount


@given(st.from_regex(r"[0-9.,' ]{1,12}", fullmatch=True))
def test_a_number_keeps_all_its_figures(text: str) -> None:
    """Whatever is taken for a decimal sign or for grouping, no figure is lost or added."""
    try:
        found = typed_number(text)
    except NotUnderstood:
        return
    figures = "".join(sign for sign in text if sign.isdigit())
    kept = format(found, "f").replace(".", "")
    assert kept.lstrip("0") == figures.lstrip("0")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        # Monday 2 March 2026, 10:00
        ("6:30 pm", "2026-03-02 18:30"),
        ("6.30pm", "2026-03-02 18:30"),
        ("6:30 p.m.", "2026-03-02 18:30"),
        ("12:15 am", "2026-03-03 00:15"),
        ("12 pm", "2026-03-02 12:00"),
        ("noon", "2026-03-02 12:00"),
        ("mittags", "2026-03-02 12:00"),
        ("midnight", "2026-03-03 00:00"),
        ("so gegen 10", "2026-03-03 10:00"),
        ("so um 11", "2026-03-02 11:00"),
        ("So 10 Uhr", "2026-03-08 10:00"),
        ("so gegen halb sieben", "2026-03-02 18:30"),
        ("morgen 18.30", "2026-03-03 18:30"),
        ("morgen um 18.30 Uhr", "2026-03-03 18:30"),
        ("18 Uhr 30", "2026-03-02 18:30"),
        ("18h30", "2026-03-02 18:30"),
        ("1830 Uhr", "2026-03-02 18:30"),
        ("in 2 Wochen", "2026-03-16 10:00"),
        ("in zwei Wochen um 9", "2026-03-16 09:00"),
        ("in two weeks at 9", "2026-03-16 09:00"),
        ("in a fortnight", "2026-03-16 10:00"),
        ("in 14 Tagen", "2026-03-16 10:00"),
        ("in einem Monat", "2026-04-02 10:00"),
        ("nächste Woche", "2026-03-09 10:00"),
        ("nächste Woche Dienstag", "2026-03-10 10:00"),
        ("Dienstag nächste Woche 14:00", "2026-03-10 14:00"),
        ("Tuesday next week at 2 pm", "2026-03-10 14:00"),
        ("übernächste Woche Mittwoch", "2026-03-18 10:00"),
        ("Ende der Woche", "2026-03-06 10:00"),
        ("end of the week", "2026-03-06 10:00"),
        ("heute in 2 Wochen", "2026-03-16 10:00"),
        ("morgen in einer Woche um 9", "2026-03-10 09:00"),
        ("übermorgen morgen", "2026-03-04 10:00"),
        ("Ende nächster Woche", "2026-03-13 10:00"),
        ("end of next week", "2026-03-13 10:00"),
        ("Mitte nächster Woche", "2026-03-11 10:00"),
        ("Mittwoch vormittag", "2026-03-04 10:00"),
        ("Mittwochvormittag", "2026-03-04 10:00"),
        ("Mittwoch Nachmittag", "2026-03-04 15:00"),
        ("Mittwoch morgen", "2026-03-04 10:00"),
        ("Wednesday morning", "2026-03-04 10:00"),
        ("Wednesday afternoon at 3", "2026-03-04 15:00"),
        ("morgen früh", "2026-03-03 09:00"),
        ("morgen Nachmittag um 3", "2026-03-03 15:00"),
        ("heute Abend um 8", "2026-03-02 20:00"),
        ("tonight at 8", "2026-03-02 20:00"),
        ("abends um 8", "2026-03-02 20:00"),
        ("halb sieben", "2026-03-02 18:30"),
        ("morgen halb neun", "2026-03-03 08:30"),
        ("viertel vor 8", "2026-03-03 07:45"),
        ("viertel vor acht abends", "2026-03-02 19:45"),
        ("viertel nach 3", "2026-03-02 15:15"),
        ("dreiviertel acht", "2026-03-03 07:45"),
        ("zehn nach acht", "2026-03-03 08:10"),
        ("fünf vor halb sieben", "2026-03-02 18:25"),
        ("half past six", "2026-03-02 18:30"),
        ("tomorrow half past eight", "2026-03-03 08:30"),
        ("quarter to eight", "2026-03-03 07:45"),
        ("ten past two", "2026-03-02 14:10"),
        ("8 o'clock", "2026-03-03 08:00"),
        ("10-ish", "2026-03-03 10:00"),
        ("um elf", "2026-03-02 11:00"),
        ("at nine", "2026-03-03 09:00"),
        ("KW 50", "2026-12-07 10:00"),
        ("KW50 Dienstag 9 Uhr", "2026-12-08 09:00"),
        ("Dienstag, KW 50", "2026-12-08 10:00"),
        ("KW 2", "2027-01-11 10:00"),
        ("week 50", "2026-12-07 10:00"),
        ("tomorrow at 9", "2026-03-03 09:00"),
        ("in half an hour", "2026-03-02 10:30"),
        ("in einer halben Stunde", "2026-03-02 10:30"),
        ("in anderthalb Stunden", "2026-03-02 11:30"),
        ("in 90 min", "2026-03-02 11:30"),
        ("in an hour", "2026-03-02 11:00"),
        ("next Tuesday", "2026-03-03 10:00"),
        ("kommenden Freitag 16 Uhr", "2026-03-06 16:00"),
        ("the day after tomorrow at 4 pm", "2026-03-04 16:00"),
        ("day after tomorrow", "2026-03-04 10:00"),
        ("Montag in 2 Wochen", "2026-03-23 10:00"),
        ("in 2 Wochen am Montag", "2026-03-16 10:00"),
        ("am 4. März um 10", "2026-03-04 10:00"),
        ("4.3. um 18.30", "2026-03-04 18:30"),
        ("March 4 at 6 pm", "2026-03-04 18:00"),
        ("10 Uhr am Dienstag", "2026-03-03 10:00"),
        ("Dienstag 10\u201111", ""),
        ("Wochenende", "2026-03-07 10:00"),
        ("１８：３０", "2026-03-02 18:30"),
        ("Freitags um 9", "2026-03-06 09:00"),
        ("ab 18 Uhr", "2026-03-02 18:00"),
        ("after 6 pm", "2026-03-02 18:00"),
        ("3 Uhr", "2026-03-03 03:00"),
    ],
)
def test_a_time_as_people_say_it(text: str, moment: str) -> None:
    if not moment:
        with pytest.raises(NotUnderstood):
            typed_time(text, NOW)
        return
    assert typed_time(text, NOW) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "heute morgen 8 Uhr", "today 9 am", "1.3.2026 10:00", "KW 9 2026", "diese Woche Montag 8 Uhr", "gestern",
        "25 Uhr", "KW 60", "Dienstag in 3 Tagen", "heute nächste Woche", "Dienstag Mittwoch", "lila", "10 Uhr lila",
        "18:75", "in 0 Stunden", "in lila Stunden", "halb dreizehn",
    ],
)  # fmt: skip
def test_what_is_over_or_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_time(text, NOW)


@pytest.mark.parametrize(
    ("text", "asked_back"),
    [
        *(("3 Uhr", True), ("Sonntag 3 Uhr", True), ("12:15 am", True), ("tomorrow at 3", True), ("midnight", True)),
        *(("23 Uhr", True), ("halb sieben", False), ("7:30", False), ("21:30", False), ("3 pm", False)),
    ],
)
def test_an_hour_of_the_night_is_told_apart(text: str, asked_back: bool) -> None:
    assert at_night(typed_time(text, NOW)) is asked_back


@given(st.integers(24 * 60, 60 * 24 * 365 * 60))
def test_a_written_time_is_understood_as_it_stands(minutes: int) -> None:
    wanted = NOW + timedelta(minutes=minutes)
    assert typed_time(f"{wanted:%d.%m.%Y %H:%M}", NOW) == wanted
    assert typed_time(f"{wanted:%Y-%m-%d %H:%M}", NOW) == wanted
    assert typed_time(f"{wanted:%Y-%m-%dT%H:%M}", NOW) == wanted


@given(st.text(max_size=60))
def test_any_text_is_a_time_to_come_or_a_clear_message(text: str) -> None:
    understood, message = None, ""
    try:
        understood = typed_time(text, NOW)
    except NotUnderstood as error:
        message = error.next_step
    assert message or (understood is not None and understood > NOW)


THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("morgen 18.30", "2026-11-27T18:30"),
        ("18.30 Uhr morgen", "2026-11-27T18:30"),
        ("in 2 Wochen", "2026-12-10T10:00"),
        ("in two weeks", "2026-12-10T10:00"),
        ("nächste Woche Dienstag", "2026-12-01T10:00"),
        ("Tuesday next week", "2026-12-01T10:00"),
        ("Mittwoch vormittag", "2026-12-02T10:00"),
        ("Wednesday morning", "2026-12-02T10:00"),
        ("halb sieben", "2026-11-26T18:30"),
        ("half past six", "2026-11-26T18:30"),
        ("KW 50", "2026-12-07T10:00"),
        ("Dienstag KW 50", "2026-12-08T10:00"),
        ("week 50", "2026-12-07T10:00"),
        ("Sonntag 3 Uhr", "2026-11-29T03:00"),
        ("this evening", "2026-11-26T18:00"),
        ("diesen Nachmittag um 4", "2026-11-26T16:00"),
        ("1830", "2026-11-26T18:30"),
        ("morgen 1830", "2026-11-27T18:30"),
        ("Monday week", "2026-12-07T10:00"),
        ("a week on Monday at 9", "2026-12-07T09:00"),
    ],
)
def test_times_as_people_say_them_are_understood(text: str, moment: str) -> None:
    assert typed_time(text, THURSDAY) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_time_at_which_nobody_is_called_is_asked_back() -> None:
    assert at_night(typed_time("Sonntag 3 Uhr", THURSDAY))
    assert not at_night(typed_time("Sonntag 15 Uhr", THURSDAY))


@pytest.mark.parametrize("text", ["2027", "morgen 2030", "3.12.-4.12.", "morgen 9-10"])
def test_what_may_be_something_else_is_no_time(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_time(text, THURSDAY)


def test_a_day_that_has_a_word_of_its_own_is_never_called_by_its_name() -> None:
    today = THURSDAY.date()
    for language, words in ((Language.DE, "morgen um 9 Uhr"), (Language.EN, "tomorrow at 9 am")):
        assert wording.at_moment(datetime(2026, 11, 27, 9, tzinfo=UTC), today, language) == words
    assert wording.at_moment(datetime(2026, 11, 28, 9, tzinfo=UTC), today, Language.EN) == "Saturday at 9 am"


@pytest.mark.parametrize("text", ["3.2.", "3.2.2026", "3 February", "February 3 2026"])
def test_the_day_of_a_consent_is_the_last_there_was(text: str) -> None:
    assert typed_past_day(text, today=date(2026, 3, 2)) == date(2026, 2, 3)
    assert typed_past_day("4.3.", today=date(2026, 3, 2)) == date(2025, 3, 4)
    assert typed_past_day("gestern", today=date(2026, 3, 2)) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["4.3.2026", "morgen", "in 2 Tagen", "2030", "März 2025", "x"])
def test_no_day_of_a_consent(text: str) -> None:
    with pytest.raises(NotUnderstood):
        typed_past_day(text, today=date(2026, 3, 2))


@pytest.mark.parametrize("digits", ["9" * 16, "9" * 29, "1" * 60, "0," + "1" * 20])
@pytest.mark.parametrize("words", ["{}", "{}½", "{} Mio", "{} Tsd", "{} Jahre", "~{} im Jahr", "50-{}"])
def test_a_number_of_more_digits_than_can_be_reckoned_with_is_refused(words: str, digits: str) -> None:
    for asked in (question(QuestionKind.NUMBER, unit=Text("Monate", "months")), question(QuestionKind.MONEY)):
        with pytest.raises(NotUnderstood):
            typed_value(asked, words.format(digits), date(2026, 3, 2))
