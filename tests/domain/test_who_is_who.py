"""Who is one person, and who is a colleague: a number alone joins nobody."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.likeness import (
    SoughtName,
    are_like_names,
    company_domain,
    company_key,
    is_personal,
    is_slip,
    mail_key,
    slips,
)
from callassist.domain.who_is_who import Likeness, Somebody, likeness

_NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from("Anna A. Kern Müller Mueller Dr. von Oduya Christopher".split()), max_size=4).map(
        " ".join
    ),
)
_PEOPLE = st.builds(
    Somebody,
    name=_NAMES,
    company=st.sampled_from(["", "Kern GmbH", "Kern", "Oduya AG"]),
    numbers=st.lists(st.sampled_from(["+49301", "+49302"]), max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["anna@kern.example", "info@kern.example", "a@gmx.de"]), max_size=2).map(tuple),
    salutation=st.sampled_from(["", "Herr", "Frau"]),
    zip=st.sampled_from(["", "10115", "20095"]),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Müller", "Dr. Anna Mueller"),
        ("Anna Müller", "ANNA MULLER"),
        ("Anna Müller", "Müller, Anna"),
        ("Anna Müller", "A. Müller"),
        ("Anna Maria Kern", "Anna Kern"),
        ("Frau Kern", "Anna Kern"),
        ("Peter Meier", "Peter Meyer"),
        ("Peter Meier", "Peter Meire"),
        ("Christopher Lange", "Kristopher Lange"),
        ("Götz Amsel", "Goetz Amsel"),
        ("Ole Sørensen", "Ole Sorensen"),
        ("Иван Петров", "петров иван"),
    ],
)
def test_a_name_that_is_written_another_way_is_like(one: str, other: str) -> None:
    assert are_like_names(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frau Kern", "Herr Kern"),
        ("Anna Kern", "Anna Korn"),
        ("Anna Kern", "Bernd Kern"),
        ("Anna Kern", "B. Kern"),
        ("A. K.", "Anna Kern"),
        ("Anna Kern", "Sam Oduya"),
        ("Christopher Lange", "Khristoffel Lange"),
        ("Anna Kern", ""),
        ("", ""),
    ],
)
def test_another_name_is_not_like(one: str, other: str) -> None:
    assert not are_like_names(one, other)


@given(_NAMES, _NAMES)
def test_being_like_is_the_same_in_both_directions(one: str, other: str) -> None:
    assert are_like_names(one, other) == are_like_names(other, one)


@given(_NAMES, _NAMES)
def test_who_is_looked_for_is_like_whom_they_are_like_one_by_one(one: str, other: str) -> None:
    sought = SoughtName(one)
    assert sought.is_like(other) == are_like_names(one, other)
    assert sought.is_like(other) == are_like_names(one, other), "what is remembered of its words changes nothing"


@given(st.text("abc", min_size=2, max_size=12), st.text("abc", min_size=1, max_size=12))
def test_a_word_with_a_slip_has_a_run_of_the_other_one(one: str, other: str) -> None:
    most = 2 if min(len(one), len(other)) >= 9 else 1 if min(len(one), len(other)) >= 5 else 0
    assert is_slip(one, other) == (slips(one, other) <= most)
    if is_slip(one, other):
        assert any(run in other for run in SoughtName(one).runs())


@given(st.text(max_size=20), st.sampled_from("aZ7éßñØΩжй"), st.text(max_size=20))
def test_a_name_is_like_itself(before: str, letter: str, behind: str) -> None:
    """Whatever stands around a letter; what is nothing but blanks, marks and fillers names nobody."""
    name = before + letter + behind
    assert are_like_names(name, name)


@given(_PEOPLE, _PEOPLE)
def test_what_two_are_to_each_other_is_the_same_in_both_directions(one: Somebody, other: Somebody) -> None:
    assert likeness(one, other) is likeness(other, one)


@given(_PEOPLE, _PEOPLE)
def test_nobody_of_another_name_becomes_the_same(one: Somebody, other: Somebody) -> None:
    if one.name.strip() and other.name.strip() and not are_like_names(one.name, other.name):
        nameless = not any(sign.isalnum() for sign in one.name) or not any(sign.isalnum() for sign in other.name)
        assert nameless or likeness(one, other) is not Likeness.SAME


@given(st.text("abcd", max_size=7), st.text("abcd", max_size=7), st.text("abcd", max_size=7))
def test_slips_are_counted_as_a_distance_of_swaps_too(one: str, other: str, third: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))
    assert slips(one + third, other + third) <= slips(one, other)
    if len(one) > 1:
        assert slips(one, one[1] + one[0] + one[2:]) <= 1


def test_a_legal_form_makes_no_other_company() -> None:
    forms = ("Müller", "Müller GmbH", "MUELLER GmbH & Co. KG", "Müller AG", "Müller e.K.", "Müller Ltd.")
    assert {company_key(one) for one in forms} == {company_key("Müller")}
    assert company_key("Kern & Söhne OHG") == company_key("Kern und Soehne")
    assert company_key("AG") == "ag"
    assert company_key("Agentur Seel") != company_key("Entur l")


def test_an_address_of_a_provider_is_one_under_both_its_names_and_dots_count() -> None:
    assert mail_key("Anna.Kern@GoogleMail.com ") == mail_key("anna.kern@gmail.com") != mail_key("annakern@gmail.com")


def test_addresses_for_everybody_are_nobodys_own() -> None:
    assert is_personal("anna.kern@kern.example")
    for role in ("info", "Kontakt", "office", "mail", "post", "service", "vertrieb", "info+messe"):
        assert not is_personal(f"{role}@kern.example")
    assert not is_personal("kern.example")


def test_a_providers_domain_makes_no_colleagues() -> None:
    assert company_domain("anna@kern.example") == "kern.example"
    assert company_domain("anna@gmx.de") == company_domain("anna@googlemail.com") == company_domain("") == ""


ANNA = Somebody("Anna Kern", "Kern GmbH", ("+49301",), ("anna@kern.example",), "Frau", "Hauptstr. 1", "10115")


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (Somebody("Dr. A. Kern", numbers=("+49301",)), Likeness.SAME),
        (Somebody("", "Kern", numbers=("+49301",)), Likeness.SAME),
        (Somebody("Anna Kern", emails=("ANNA@kern.example",)), Likeness.SAME),
        (Somebody("", emails=("anna@kern.example",)), Likeness.SAME),
        (Somebody("Sam Oduya", numbers=("+49301",)), Likeness.COLLEAGUES),
        (Somebody("", "Oduya AG", numbers=("+49301",)), Likeness.COLLEAGUES),
        (Somebody("Sam Oduya", emails=("anna@kern.example",)), Likeness.COLLEAGUES),
        (Somebody("Sam Oduya", emails=("sam@kern.example",)), Likeness.COLLEAGUES),
        (Somebody("Sam Oduya", "KERN", zip="10115"), Likeness.COLLEAGUES),
        (Somebody("A. Kern", numbers=("+49301",), salutation="Herr"), Likeness.COLLEAGUES),
        (Somebody("Anna Kern", zip="10115"), Likeness.MAYBE),
        (Somebody("Anna Kern", "Kern AG"), Likeness.MAYBE),
        (Somebody("Anna Kern"), Likeness.STRANGERS),
        (Somebody("Sam Oduya", "KERN"), Likeness.STRANGERS),
    ],
)
def test_each_level_is_told_by_what_two_have_in_common(other: Somebody, wanted: Likeness) -> None:
    assert likeness(ANNA, other) is wanted


def test_the_same_id_of_the_same_program_is_one_person_under_any_name() -> None:
    assert likeness(Somebody("Anna Kern", ids=("crm:7",)), Somebody("Sam Oduya", ids=("crm:7",))) is Likeness.SAME


#: sites behind switchboards, some of them entered twice: who is who, name, number
_SWITCHBOARD = (
    (1, "Lucy Park Center", "+13125550101"),
    (1, "Lucy Park Centre", "+13125550101"),
    (2, "Garfield Learning House", "+13125550101"),
    (3, "Englewood Kids", "+13125550101"),
    (4, "Marion Cypser", "+13125550102"),
    (4, "Cypser, Marion", "+13125550102"),
    (5, "Daniel Valliere", "+13125550102"),
    (6, "Precious Little Ones", "+13125550103"),
    (6, "Precious Litle Ones", "+13125550103"),
)


def _wrongly_joined(*, by_number_alone: bool) -> int:
    wrong = 0
    for (who, name, number), (other_who, other_name, other_number) in combinations(_SWITCHBOARD, 2):
        one, other = Somebody(name, numbers=(number,)), Somebody(other_name, numbers=(other_number,))
        joined = number == other_number if by_number_alone else likeness(one, other) is Likeness.SAME
        wrong += joined is not (who == other_who)
    return wrong


def test_people_behind_one_switchboard_stay_apart_and_those_entered_twice_are_one() -> None:
    assert _wrongly_joined(by_number_alone=False) == 0


def test_joining_by_the_number_alone_would_make_people_one_who_are_not() -> None:
    assert _wrongly_joined(by_number_alone=True) > 0
