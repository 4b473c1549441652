"""A rep's own words: read strictly, written as they are read, and held against the script they are over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import ScriptError
from callassist.formats.script.own_words import (
    OwnWords,
    check_own_words,
    fingerprint_of,
    is_fixed,
    own_words_text,
    place_of,
    read_own_words,
    text_at,
    usable,
)
from callassist.formats.script.problems import Severity
from callassist.formats.script.tree import read_tree
from tests.engine.format_2 import the_script

HEAD = "format: 2\nover: format_2\nwords:\n"
E, W = Severity.ERROR, Severity.WARNING
BASE = "Gehört Ihnen das Haus?"


def test_what_is_written_is_read_as_it_was() -> None:
    own = OwnWords("windows").with_words("w2/1", "de", "Ihr Haus, oder?", "Gehört Ihnen das Haus?")
    own = own.with_words("o_price/2", "en", 'He said: "no" #1', "x")
    text = own_words_text(own)
    assert text.startswith('format: 2\nover: windows\nwords:\n  w2/1: {de: "Ihr Haus, oder?"}\n')
    assert read_own_words(text.encode(), name="x") == own
    assert own_words_text(read_own_words(text.encode(), name="x")) == text


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_]{0,9}/[1-9](/[1-4])?", fullmatch=True),
        st.dictionaries(st.sampled_from(["de", "en", "hu", "pt-BR"]), _TEXTS, min_size=1),
        max_size=4,
    )
)
def test_whatever_is_said_otherwise_comes_back(words: dict[str, dict[str, str]]) -> None:
    own = OwnWords(
        "windows", words, {place: dict.fromkeys(texts, fingerprint_of("x")) for place, texts in words.items()}
    )
    assert read_own_words(own_words_text(own).encode(), name="x") == own


def test_places_are_those_of_steps_wordings_and_replies() -> None:
    script = the_script()
    found = {
        one: text_at(script, one)
        for one in ("w2", "w2/1", "w2/2", "w2/3", "o_rate/1", "o_rate/1/2", "o_rate/1/4", "w8")
    }
    assert {place: text.de if text is not None else None for place, text in found.items()} == {
        "w2": BASE,
        "w2/1": BASE,
        "w2/2": "Ist es Ihr Haus?",
        "w2/3": None,
        "o_rate/1": "Das kann ich verstehen.",
        "o_rate/1/2": "Geht es um den Monat oder um die Summe?",
        "o_rate/1/4": None,
        "w8": None,
    }
    assert place_of("o_rate", 1, 2) == "o_rate/1/2"
    assert [is_fixed(script, one) for one in ("w1/1", "w2/1", "X3/1", "=later/1")] == [True, False, True, True]


@pytest.mark.parametrize(
    ("code", "severity", "lines"),
    [
        ("own-words-legal", E, "  §w1: {de: Hallo}"),
        ("own-words-legal", E, "  §X3: {de: Hallo}"),
        ("dangling-target", E, "  §w2/3: {de: Hallo}"),
        ("dangling-target", E, "  §w99: {de: Hallo}"),
        ("unknown-placeholder", E, "  w2: {§de: 'Hallo {led}'}"),
        ("unknown-placeholder", E, "  w2: {§de: 'Hallo {q_goal}'}"),
        ("language-not-listed", E, "  w2: {§hu: Szia}"),
        ("own-words-stale", W, "  w2: {§de: Hallo}\nwritten_over:\n  w2: {de: 0123456789abcdef}"),
        ("bad-name", E, "  §w2/0: {de: Hallo}"),
        ("bad-name", E, "  §w2: Hallo"),
        ("wrong-type", E, "  w2: {§de: 12}"),
        ("unknown-key", E, "  w2: {de: Hallo}\n§colour: red"),
    ],
)
def test_what_is_wrong_is_told_in_its_place(code: str, severity: Severity, lines: str) -> None:
    text = HEAD + lines + "\n"
    places = [(number, line.index("§") + 1) for number, line in enumerate(text.splitlines(), 1) if "§" in line]
    found = check_own_words(read_tree(text.replace("§", "").encode(), "x"), the_script())
    assert [(one.code, one.severity, (one.line, one.column)) for one in found] == [(code, severity, places[0])]


def test_what_fits_has_no_problem() -> None:
    words = f"  w2: {{de: 'Ihr Haus, {{lead}}?'}}\nwritten_over:\n  w2: {{de: {fingerprint_of(BASE)}}}\n"
    assert check_own_words(read_tree((HEAD + words).encode(), "x"), the_script()) == ()


@pytest.mark.parametrize(
    "text", ["format: 1\nover: a\nwords: {}\n", "over: a\n", "words: {}\n", "- a\n", "format: 2\nover: a\nwords: []\n"]
)
def test_what_is_no_such_file_is_refused(text: str) -> None:
    with pytest.raises(ScriptError):
        read_own_words(text.encode(), name="x")


def test_only_what_may_be_said_is_used() -> None:
    own = OwnWords(
        "format_2",
        {"w1/1": {"de": "Hallo"}, "w2": {"de": "Ihr Haus?", "en": "{nobody}"}, "w99/1": {"de": "x"}},
        {"w2": {"de": fingerprint_of(BASE)}},
    )
    used = usable(own, the_script())
    assert used.words == {"w2/1": {"de": "Ihr Haus?"}}
    assert not used.is_stale("w2/1", "de", BASE)
    assert used.is_stale("w2/1", "de", "Etwas anderes?")
