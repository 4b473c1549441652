"""Whether two that the log knows are one person, colleagues, or perhaps the same. A number alone makes nobody one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.likeness import (
    are_like_names,
    company_domain,
    company_key,
    greeted_alike,
    is_personal,
    mail_key,
    name_words,
)


class Likeness(StrEnum):
    """What two of them are to each other."""

    #: one person
    SAME = "same"
    #: two people of one company or household
    COLLEAGUES = "colleagues"
    #: nobody but the rep can tell
    MAYBE = "maybe"
    STRANGERS = "strangers"


@dataclass(frozen=True, slots=True)
class Somebody:
    """What two people are compared by."""

    name: str = ""
    company: str = ""
    #: E.164
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    salutation: str = ""
    street: str = ""
    zip: str = ""
    #: `system:id`, as other programs name them
    ids: tuple[str, ...] = ()


def likeness(one: Somebody, other: Somebody) -> Likeness:
    """What the two are to each other, by the strongest of what they have in common."""
    if _shared(one.ids, other.ids):
        return Likeness.SAME
    same_number = _shared(one.numbers, other.numbers)
    mails = _shared(tuple(map(mail_key, one.emails)), tuple(map(mail_key, other.emails)))
    nameless = not name_words(one.name) or not name_words(other.name)
    greeted = greeted_alike(f"{one.salutation} {one.name}", f"{other.salutation} {other.name}")
    like = greeted and are_like_names(one.name, other.name)
    if same_number and (like or (nameless and not _companies_differ(one, other))):
        return Likeness.SAME
    if (like or nameless) and any(is_personal(each) for each in mails):
        return Likeness.SAME
    same_company = bool(company_key(one.company)) and company_key(one.company) == company_key(other.company)
    domains = _shared(tuple(map(company_domain, one.emails)), tuple(map(company_domain, other.emails)))
    same_zip = bool(one.zip) and one.zip == other.zip
    near = same_zip or same_company or (bool(one.street) and one.street.casefold() == other.street.casefold())
    if like and near:
        return Likeness.MAYBE
    if same_number or mails or domains or (same_company and same_zip):
        return Likeness.COLLEAGUES
    return Likeness.STRANGERS


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> set[str]:
    return (set(one) & set(other)) - {""}


def _companies_differ(one: Somebody, other: Somebody) -> bool:
    first, second = company_key(one.company), company_key(other.company)
    return bool(first) and bool(second) and first != second
