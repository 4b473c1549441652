"""Lists of leads: what reading their numbers costs, against the library doing all of it, in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence

import phonenumbers

from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_country import NOWHERE
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_questions import ColumnTally, read_column
from callassist.services.leads.number_reading import Decision, Decisions, NumberColumn, read_number
from callassist.services.leads.number_road import dialled_in, international
from tests.benchmarks.day_table import NUMBERS as NUMBERS_LINE
from tests.benchmarks.measure import Bar, Bench
from tests.services.leads.lists_of_numbers import of_a_fair, of_a_town, of_consumers

NUMBERS = 40_000
_LOCAL_030 = {Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030")}
_WITH_CODE = {Pattern.COUNTRY_CODE: Decision(NumberChoice.COUNTRY_CODE)}
#: microseconds of one number → seconds of a million
_REGIONS = ("DE", "DE", "DE", "DE", "AT", "CH", "GB", "FR", "US", "IT", "ES", "NL", "PL", "BR")


def _typed() -> list[tuple[str, str]]:
    """Figures behind a plus and as dialled, with their region: as lists have them; some do not exist."""
    chance = random.Random(40)
    typed: list[tuple[str, str]] = []
    while len(typed) < NUMBERS:
        region = chance.choice(_REGIONS)
        kind = chance.choice((0, 0, 1, 1, 3))  # fixed, mobile, toll free
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None:
            continue
        known = phonenumbers.national_significant_number(example)
        kept = chance.randint(2, len(known))
        own = known[:kept] + "".join(chance.choice("0123456789") for _ in known[kept:])
        if chance.random() < 0.1:
            own = own[: chance.randint(1, len(own))]
        if chance.random() < 0.5:
            typed.append((f"+{example.country_code}{own}", region))
        else:
            prefix = phonenumbers.ndd_prefix_for_region(region, True) or ""
            typed.append(((prefix if prefix != "1" else "") + own, region))
    return typed


def _by_library(figures: str, region: str) -> str:
    try:
        number = phonenumbers.parse(figures, region)
    except phonenumbers.NumberParseException:
        return ""
    form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return form if phonenumbers.is_valid_number(number) and len(form) <= 16 else ""


def _by_road(figures: str, region: str) -> str:
    return international(figures[1:]) if figures[0] == "+" else dialled_in(figures, region)


def _timed(road: Callable[[str, str], str], typed: Sequence[tuple[str, str]]) -> tuple[list[str], float]:
    begin = time.process_time()
    found = [road(figures, region) for figures, region in typed]
    return found, time.process_time() - begin


def road_against_library() -> Iterable[Bar]:
    """The fast road gives the same as the library, in a part of its time."""
    typed = _typed()
    _timed(_by_road, typed[:2_000])  # patterns are compiled once
    _timed(_by_library, typed[:2_000])
    road, fast = _timed(_by_road, typed)
    library, slow = _timed(_by_library, typed)
    differ = sum(one != other for one, other in zip(road, library, strict=True))
    yield Bar("numbers the road reads otherwise than the library", differ, 0, "", f"of {NUMBERS}")
    remark = f"{fast / NUMBERS * 1e6:.1f} µs against {slow / NUMBERS * 1e6:.1f} µs a number"
    yield Bar("numbers by the road ÷ by the library", fast / slow, 0.35, "×", remark)
    valid = [one for one, form in zip(typed, road, strict=True) if form]
    _, fast = _timed(_by_road, valid)
    _, slow = _timed(_by_library, valid)
    remark = f"{fast / len(valid) * 1e6:.1f} µs against {slow / len(valid) * 1e6:.1f} µs"
    yield Bar("… of those that exist", fast / slow, 0.15, "×", remark)


def column_against_library() -> Iterable[Bar]:
    """A whole column: cells taken apart, counted for the questions, read."""
    typed = [(_spread(figures), region) for figures, region in _typed() if region == "DE"]
    begin = time.process_time()
    tally = ColumnTally("Telefon", "DE")
    for cell, _ in typed:
        tally.add(read_cell(cell))
    column: NumberColumn = tally.column()
    for cell, _ in typed:
        for number in read_cell(cell):
            read_number(number, NOWHERE, column)
    whole = time.process_time() - begin
    _, slow = _timed(_by_library, typed)
    remark = f"{whole / len(typed) * 1e6:.1f} µs against {slow / len(typed) * 1e6:.1f} µs a cell"
    yield Bar("a column, taken apart, counted and read ÷ the library", whole / slow, 1.0, "×", remark)


def wrong_numbers() -> Iterable[Bar]:
    """Lists of which it is known what each number means: without an answer, and with it."""
    town, fair, consumers = of_a_town(), of_a_fair(), of_consumers()
    asked: tuple[tuple[str, list[str], list[str], Decisions], ...] = (
        ("a town", [cell for cell, _ in town], [meant for _, meant in town], _LOCAL_030),
        ("a fair", [cell for cell, _, _ in fair], [meant for _, _, meant in fair], _WITH_CODE),
        ("consumers", [cell for cell, _ in consumers], [meant for _, meant in consumers], _WITH_CODE),
    )
    wrong = right = 0
    for name, cells, meant, decided in asked:
        region = "BR" if name == "a fair" else "DE"
        for decisions in ({}, decided):
            read = read_column(cells, region, decisions=decisions)
            found = [next((one.e164 for one in numbers if one.e164), "") for numbers in read.cells]
            wrong += sum(bool(one) and one != true for one, true in zip(found, meant, strict=True))
            right += sum(bool(one) and one == true for one, true in zip(found, meant, strict=True))
    yield Bar("numbers of other people", wrong, 0, "", f"{right} right", NUMBERS_LINE)


def _spread(figures: str) -> str:
    """As people write it."""
    cut = 3 if figures[0] != "+" else 6
    return f"{figures[:cut]} {figures[cut:]}"


BENCHES: tuple[Bench, ...] = (road_against_library, column_against_library, wrong_numbers)
