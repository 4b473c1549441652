"""Who a telephone tells of: looked up by the number, and shown as what is known of it, never as more."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from callassist.domain.likeness import are_like_names
from callassist.domain.signs import number_figures
from callassist.services.contacts.phone_number import existing_number, find_numbers
from callassist.services.phone.phone_news import PhoneNews
from callassist.storage.jobs import Urgency
from callassist.storage.phone.ringing import Caller, callers_at

if TYPE_CHECKING:
    from callassist.services.settings import Settings
    from callassist.storage.database import Database
    from callassist.storage.store import Store

__all__ = ["Caller", "WhoRings", "WhoseNumber"]

#: so many are chosen from by a digit
MOST_SHOWN = 9


@dataclass(frozen=True, slots=True)
class WhoRings:
    """What is known of a number that rings, or that was clicked."""

    news: PhoneNews
    #: as it is shown and typed: E.164 where there is such a number and which one is meant is no guess, else as told
    number: str = ""
    callers: tuple[Caller, ...] = ()
    #: how many more have this number
    more: int = 0
    #: whether it is their very number
    sure: bool = True
    #: whose extension it may be
    company: str = ""


class WhoseNumber:
    """Looks numbers up that a telephone tells."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def look(self, news: PhoneNews) -> Future[WhoRings]:
        """Whose number it is. The future fails with a `LogError`."""
        region = self._settings.text("phone_region")

        def job(store: Store) -> WhoRings:
            if not news.number:
                return WhoRings(news)
            told = number_told(news.number, region)
            found = callers_at(store.connection, told, numbers_meant(news.number, region), news.number)
            callers = found.callers
            if news.linked and news.name:
                # a number makes colleagues, not one person of them: whom a link names is none of the others
                callers = tuple(one for one in callers if not one.name or are_like_names(one.name, news.name))
            more = max(0, len(callers) - MOST_SHOWN)
            return WhoRings(news, told or news.number, callers[:MOST_SHOWN], more, found.sure, found.company)

        return self._database.submit(job, Urgency.SHOWN)


def number_told(told: str, region: str) -> str:
    """The number as E.164; "" where there is no such number, or which one is meant is a guess."""
    found = find_numbers(told, region)
    return found[0].e164 if found and not found[0].guessed else ""


def numbers_meant(told: str, region: str) -> tuple[str, ...]:
    """What else a telephone may mean by a number, as E.164, the likeliest first.

    They leave the plus out, or the zero before an area code, or put a zero in front that gets an outside line. These
    only find who is known already; none is ever a number to dial.
    """
    digits = number_figures(told)
    bare = digits.lstrip("0")
    tries = (existing_number(f"+{bare}"), existing_number(f"0{bare}", region), existing_number(told, region))
    return tuple(dict.fromkeys(one for one in tries if one)) if digits else ()
