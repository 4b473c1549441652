"""How computed values are said: with their units, rough where a figure is, and never out of a list's column."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from callassist.domain.answers import QuestionId
from callassist.domain.computed import Computed, Operation
from callassist.domain.text import Language, Text
from callassist.domain.values import Money, Number, Period
from callassist.engine.call import Call
from callassist.engine.wording import made
from callassist.formats.script.script_files import read_script
from tests.engine.format_2 import press
from tests.engine.test_computed import FILE, call_at_depth_2

PLAIN = Computed(QuestionId("c.x"), Operation.SUM, ())
MINUTES, PERCENT = replace(PLAIN, unit=Text("Min.", "min")), replace(PLAIN, percent=True)
OF_TEN = replace(PERCENT, unit=Text("von zehn", "of ten"))


@pytest.mark.parametrize(
    ("value", "computed", "about", "german", "english"),
    [
        (Number(Decimal(1200)), PLAIN, False, "1.200", "1,200"),
        (Number(Decimal("12.5")), MINUTES, False, "12,5 Min.", "12.5 min"),
        (Number(Decimal(35)), PERCENT, False, "35 %", "35%"),
        (Number(Decimal(35)), PERCENT, True, "etwa 35 %", "about 35%"),
        (Number(Decimal(35)), OF_TEN, False, "35 von zehn", "35 of ten"),
        (Money(Decimal("1040"), period=Period.MONTH), PLAIN, False, "1.040 €", "€1,040"),
        (Money(Decimal("18.5"), about=True), PLAIN, True, "etwa 18,50 €", "about €18.50"),
        (Money(Decimal("-80")), PLAIN, False, "-80 €", "-€80"),
    ],
)  # fmt: skip
def test_words(value: Number | Money, computed: Computed, about: bool, german: str, english: str) -> None:
    assert made(value, computed, Language.DE, about=about) == german
    assert made(value, computed, Language.EN, about=about) == english


def test_a_column_of_a_list_does_not_stand_in_for_it() -> None:
    script = read_script(FILE)
    found = call_at_depth_2(script)
    call = Call.start(script, replace(found.setup, placeholders={"weekly": "7 Stunden"}))
    assert press(call, "=12", "=20").view().say.plain() == "Das sind 1.200 Min. in der Woche."


@pytest.mark.parametrize(
    ("tag", "money", "percent"),
    [("de-AT", "etwa 1.040 €", "etwa 35 %"), ("en-GB", "about €1,040", "about 35%"), ("hu", "~1040 EUR", "~35%")],
)
def test_in_any_language_they_are_said_as_other_figures_are(tag: str, money: str, percent: str) -> None:
    """A region is its language; without words for it a rough figure has a sign, not an English word."""
    language = Language(tag)
    assert made(Money(Decimal(1040), about=True), PLAIN, language, about=True) == money
    assert made(Number(Decimal(35)), PERCENT, language, about=True) == percent
