"""What looks alike is alike before anything is read from it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.signs import plain_signs, small_letters

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2043\u05be\u30a0"
BLANKS = "\u00a0\u2000\u2007\u2009\u200a\u202f\u205f\u3000"


@given(st.text(max_size=80))
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = plain_signs(text)
    assert plain_signs(once) == once


@given(st.text(max_size=80))
def test_nothing_that_is_not_seen_is_left(text: str) -> None:
    assert not [sign for sign in plain_signs(text) if unicodedata.category(sign) in ("Cf", "Cc") and sign not in "\t\n"]


@pytest.mark.parametrize("sign", DASHES)
def test_every_dash_is_one(sign: str) -> None:
    assert plain_signs(f"030{sign}1") == "030-1"


@pytest.mark.parametrize("sign", BLANKS)
def test_every_blank_is_one(sign: str) -> None:
    assert plain_signs(f"030{sign}1") == "030 1"


@pytest.mark.parametrize(
    "written",
    ["０３０", "٠٣٠", "۰۳۰", "०३०", "𝟎𝟑𝟎", "0\u200b3\u200d0", "\u202a030\u202c", "0\u00ad30", "\ufeff030", "0️⃣3️⃣0️⃣"],
)
def test_every_digit_is_one(written: str) -> None:
    assert plain_signs(written) == "030"


def test_names_stay_as_they_are() -> None:
    for name in ("Müller & Söhne", "O’Neill", "Łukasz Żółć", "Ağaoğlu", "Παπαδόπουλος", "Иванова", "王小明"):
        assert plain_signs(name) == name


def test_the_letters_of_latin_and_the_signs_between_them_stay() -> None:
    """They are passed on unlooked at: nothing in there may have to be replaced, alone or beside another."""
    plain = [chr(code) for code in (9, 10, *range(0x20, 0x7F), *range(0xA1, 0x250)) if code != 0xAD]
    text = "".join(plain)
    assert plain_signs(text) == text == unicodedata.normalize("NFC", text)
    # a sign from elsewhere behind it has the whole text looked at sign by sign: it comes out as it was
    assert plain_signs(f"{text}\u0416") == f"{text}\u0416"
    assert plain_signs("so\u00adft") == "soft"


@given(st.text(max_size=30), st.sampled_from(["institut", "sekk", "kiosk", "straße"]))
def test_patterns_are_found_in_small_letters_as_in_any_case(text: str, word: str) -> None:
    for odd in (
        word,
        word.upper(),
        word.replace("i", "İ"),
        word.replace("i", "ı"),
        word.replace("s", "ſ"),
        word.title(),
    ):
        assert word.casefold() in small_letters(f"{text} {odd}")
    plain = re.sub("[^ -~]", "", text)
    assert small_letters(plain) == plain.lower()
