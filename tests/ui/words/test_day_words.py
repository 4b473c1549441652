"""What is told of those who are held back: how many by which rule, and when they are free, in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from callassist import paths
from callassist.cli.day import _WHY  # pyright: ignore[reportPrivateUsage]
from callassist.domain.text import Language
from callassist.engine.attempts import TooOften
from callassist.engine.queue_order import HeldLead, Offer, Refusal, Tier, Waiting, WhyNow
from callassist.services.day.calling_gate import BLOCKED, HOURS
from callassist.services.day.rules_gate import _REASONS, NOT_ALLOWED  # pyright: ignore[reportPrivateUsage]
from callassist.services.day.what_now import SKIPPED, SNOOZED
from callassist.ui.words import day_words
from callassist.ui.words.languages import Translations

_NOW = datetime(2026, 11, 26, 19, 58, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp, paths.resource("translations"))
    translations.use(Language.DE)
    yield
    translations.use(Language.EN)


def _held(reason: str, number: int, free: datetime | None) -> tuple[HeldLead, ...]:
    return tuple(HeldLead(Waiting(Tier.RETRY, follow_up_id=str(n)), Refusal(reason, free)) for n in range(number))


@pytest.mark.usefixtures("german")
def test_l7_and_l8_are_told_with_the_time_from_which_on_they_may_be_called() -> None:
    morning = datetime(2026, 11, 27, 8, tzinfo=_NOW.tzinfo)
    held = (*_held("hours", 59, morning), *_held("attempts_day", 11, morning), *_held("no_reason", 6, None))
    told = day_words.held(Offer(held=held), _NOW)
    assert told.startswith("76 ")
    assert "59 außerhalb der Zeiten (ab morgen 08:00)" in told
    assert "11 " in told
    assert "6 ohne aufgeschriebenen Grund" in told


@pytest.mark.usefixtures("german")
def test_those_who_rest_are_counted_with_those_whom_the_limit_holds() -> None:
    later = _NOW + timedelta(days=80)
    told = day_words.held(Offer(held=_held("attempts_campaign", 2, later + timedelta(days=1))), _NOW, 3, later)
    assert told.startswith("5 ")
    assert "5 ruh" in told
    assert day_words.held(Offer(), _NOW) == ""
    assert day_words.held(Offer(), _NOW, 1, later).startswith("1 ")


@pytest.mark.usefixtures("german")
def test_everything_that_may_be_said_of_who_is_next_has_its_words() -> None:
    one = Waiting(Tier.LIST, due=_NOW, told_by="Frau Kern", list_name="Messe")
    for why in WhyNow:
        told = day_words.why(one, why.value, _NOW)
        assert told
        assert "{" not in told
        assert why in _WHY, "the command line says it as well"
    for reason in (*_REASONS.values(), NOT_ALLOWED, HOURS, BLOCKED, SKIPPED, SNOOZED, *(one.value for one in TooOften)):
        assert reason in day_words._HELD, reason  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
