"""Names in one cell, parted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.formats.tables import person_names
from callassist.formats.tables.person_names import (
    NameOrder,
    NameShape,
    PersonName,
    parse_name,
    shape_of_names,
    softened,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "shape"),
    [
        ("Müller, Anna", "Anna", "Müller", NameShape.COMMA),
        ("von der Heide, Anna Maria", "Anna Maria", "von der Heide", NameShape.COMMA),
        ("Anna Müller", "Anna", "Müller", NameShape.PLAIN),
        ("  Anna   Maria  Müller ", "Anna Maria", "Müller", NameShape.PLAIN),
        ("MÜLLER Anna", "Anna", "MÜLLER", NameShape.CAPITALS),
        ("Anna MÜLLER", "Anna", "MÜLLER", NameShape.CAPITALS),
        ("Anna von der HEIDE", "Anna", "von der HEIDE", NameShape.CAPITALS),
        ("Anna von der Heide", "Anna", "von der Heide", NameShape.PARTICLE),
        ("von der Heide Anna", "Anna", "von der Heide", NameShape.PARTICLE),
        ("Vincent van Gogh", "Vincent", "van Gogh", NameShape.PARTICLE),
        ("JOÃO VITOR RIOS", "JOÃO VITOR", "RIOS", NameShape.PLAIN),
        ("Tim O'Brien", "Tim", "O'Brien", NameShape.PLAIN),
        ("Hans-Dieter Müller-Lüdenscheidt", "Hans-Dieter", "Müller-Lüdenscheidt", NameShape.PLAIN),
        ("Müller", "", "Müller", NameShape.SINGLE),
        ("  ", "", "", NameShape.EMPTY),
    ],
)
def test_first_name_and_surname_are_told_apart(text: str, first: str, last: str, shape: NameShape) -> None:
    assert parse_name(text) == PersonName(first, last, shape=shape)


@pytest.mark.parametrize(
    ("text", "salutation", "title", "first", "last"),
    [
        ("Herr Anton Beck", "Herr", "", "Anton", "Beck"),
        ("Frau Dr. Anna Müller", "Frau", "Dr.", "Anna", "Müller"),
        ("Herrn Prof. Dr. med. Karl Weiß", "Herrn", "Prof. Dr. med.", "Karl", "Weiß"),
        ("Dr.med. Karl Weiß", "", "Dr.med.", "Karl", "Weiß"),
        ("Dipl.-Ing. Gino Mans", "", "Dipl.-Ing.", "Gino", "Mans"),
        ("Ing. Hiltrud Hein B.Sc.", "", "Ing. B.Sc.", "Hiltrud", "Hein"),
        ("Mag. Eva Huber", "", "Mag.", "Eva", "Huber"),
        ("Otfried Wagenknecht MBA.", "", "MBA.", "Otfried", "Wagenknecht"),
        ("John Smith, MBA", "", "MBA", "John", "Smith"),
        ("Müller, Dr. Anna", "", "Dr.", "Anna", "Müller"),
        ("Mr. Tom Jones", "Mr.", "", "Tom", "Jones"),
        ("Frau Müller", "Frau", "", "", "Müller"),
        ("Herr und Frau Beck", "Herr und Frau", "", "", "Beck"),
        ("Familie Beck", "Familie", "", "", "Beck"),
        ("Ma Li", "", "", "Ma", "Li"),
        ("Di Meola", "", "", "", "Di Meola"),
    ],
)
def test_salutations_and_titles_are_split_off(text: str, salutation: str, title: str, first: str, last: str) -> None:
    found = parse_name(text)
    assert (found.salutation, found.title, found.first, found.last) == (salutation, title, first, last)


def test_the_rep_says_which_comes_first_where_nothing_else_does() -> None:
    assert parse_name("Müller Anna Maria", NameOrder.LAST_FIRST) == PersonName("Anna Maria", "Müller")
    assert parse_name("Müller, Anna", NameOrder.LAST_FIRST).last == "Müller"
    assert parse_name("Anna MÜLLER", NameOrder.LAST_FIRST).last == "MÜLLER"


@pytest.mark.parametrize(
    ("shouted", "soft"),
    [
        ("MÜLLER-LÜDENSCHEIDT", "Müller-Lüdenscheidt"),
        ("ANNA MARIA", "Anna Maria"),
        ("VON DER HEIDE", "von der Heide"),
        ("O'BRIEN", "O'Brien"),
        ("MCDONALD", "McDonald"),
        ("D'ANGELO", "D'Angelo"),
        ("de la Cruz", "de la Cruz"),
        ("McDonald", "McDonald"),
        ("J", "J"),
        ("", ""),
    ],
)
def test_capitals_are_softened(shouted: str, soft: str) -> None:
    assert softened(shouted) == soft


def test_a_column_is_asked_about_once_with_three_examples() -> None:
    found = shape_of_names(
        ["Müller, Anna", "Anna Beck", "Uwe Weiß", "Uwe Weiß", "KARL KÖHL", "Eva Öl", "Frau Huber", ""]
    )
    assert found.counts == {NameShape.COMMA: 1, NameShape.PLAIN: 5, NameShape.SINGLE: 1, NameShape.EMPTY: 1}
    assert found.examples == ("Anna Beck", "Uwe Weiß", "KARL KÖHL")
    assert found.shouted == 1
    assert found.is_asked
    assert not shape_of_names(["Müller, Anna", "BECK Uwe"]).is_asked


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(list(NameOrder)))
def test_no_word_of_a_name_is_lost(text: str, order: NameOrder) -> None:
    found = parse_name(text, order)
    parts = " ".join((found.salutation, found.title, found.first, found.last)).replace(",", " ").split()
    assert sorted(parts) == sorted(text.replace(",", " ").split())
    softened(text)


_TELLING = st.sampled_from(sorted(person_names._TELLING))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
_NAMES = st.sampled_from(
    ["Anna", "Jörg", "Müller", "Hans-Peter", "ß", "Ümit", "McX", "a-", "O'Neill", "MÜLLER", "Kern2"]
)
_ANY_CASE = st.sampled_from([str, str.upper, str.capitalize, str.title])


@given(st.lists(st.builds(lambda case, word: case(word), _ANY_CASE, _NAMES | _TELLING), min_size=2, max_size=3))
def test_plain_names_are_read_as_they_are_with_a_second_look(words: list[str]) -> None:
    """Two or three words that tell nothing are passed on at once: nothing of what is looked for may be in them."""
    name = " ".join(words)
    for order in NameOrder:
        at_once = parse_name(name, order)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(person_names, "_are_plain", lambda _: False)
            assert parse_name(name, order) == at_once
