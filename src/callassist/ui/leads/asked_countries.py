"""Whose countries numbers are of is asked first: the answer decides what is asked next, and can be another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from callassist.services.leads.number_patterns import Pattern

if TYPE_CHECKING:
    from callassist.services.leads.import_choices import ImportChoices
    from callassist.services.leads.importing import AskedColumn, ListSurvey


def with_countries(before: Sequence[AskedColumn], found: ListSurvey, choices: ImportChoices) -> tuple[AskedColumn, ...]:
    """What a survey asks, and what it asks no more because it was answered: answers hold only while they are shown."""
    asked = {one.place for one in found.questions if one.question.pattern is Pattern.COUNTRIES}
    kept = [
        one
        for one in before
        if one.question.pattern is Pattern.COUNTRIES
        and one.place not in asked
        and one.place in found.columns
        and Pattern.COUNTRIES in choices.decisions.get(one.place, {})
    ]
    return (*kept, *found.questions)


def without_countries(choices: ImportChoices) -> ImportChoices:
    """The list is of another country: it is another question."""
    kept = {
        place: {pattern: made for pattern, made in said.items() if pattern is not Pattern.COUNTRIES}
        for place, said in choices.decisions.items()
    }
    return replace(choices, decisions=kept)
