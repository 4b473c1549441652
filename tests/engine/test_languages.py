"""A script speaks the languages it has; what it does not say itself is said in the nearest one, and marked."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.script import Script
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.domain.values import Day, Money, Period, Precision
from callassist.engine import actions, wording
from callassist.engine.speech import speaking_seconds
from callassist.errors import ImpossibleAction
from callassist.formats.script.compiled import script_from_plain, script_to_plain
from tests.engine.circling import spots
from tests.engine.format_2 import START, call_of, the_script
from tests.engine.format_2_scripts import script_of
from tests.engine.sound_calls import replayed
from tests.engine.test_carrying import check_against_the_journal

HU, TR, FR = Language("hu"), Language("tr"), Language("fr")
RUNS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_a_language_is_a_tag_and_one_object() -> None:
    assert Language("de") is Language.DE
    assert Language("pt-BR").base is Language("pt")
    assert [Language(one) for one in ("sr-Latn-RS", "es-419", "ca-valencia")]
    for wrong in ("DE", "deutsch", "de_DE", "de-de", "", "d", "de-"):
        with pytest.raises(ValueError, match="no language"):
            Language(wrong)


@pytest.mark.parametrize(
    ("words", "language", "said", "said_in", "borrowed"),
    [
        ({"tr": "a", "de": "b"}, "de", "b", "de", False),
        ({"tr": "a", "de": "b"}, "de-AT", "b", "de", False),
        ({"tr": "a", "de": "b"}, "hu", "a", "tr", True),
        ({"de": "b", "tr": "a"}, "hu", "b", "de", True),
        ({"hu": ""}, "hu", "", "", False),
    ],
)
def test_what_is_said_in_a_language(
    words: dict[str, str], language: str, said: str, said_in: str, borrowed: bool
) -> None:
    text, wanted = Text.by_tag(words), Language(language)
    assert (text.of(wanted), text.said_in(wanted), text.is_borrowed(wanted)) == (said, said_in, borrowed)


def test_what_the_program_says_itself_is_english_for_whoever_speaks_neither() -> None:
    text = Text("ja", "yes")
    assert [text.of(Language(one)) for one in ("de", "de-CH", "en", "en-GB", "hu")] == ["ja", "ja", "yes", "yes", "yes"]
    assert Text("ja").of(Language.EN) == "ja"
    assert Text("ja", "yes") == Text(words=(("en", "yes"), ("de", "ja")))


def test_a_call_is_spoken_in_a_language_of_its_script() -> None:
    assert call_of(script_of("languages"), Language.DE).view().language is HU
    three = script_of("three_languages")
    assert [three.language_for(Language(one)) for one in ("de", "de-AT", "en", "tr", "hu")] == [
        Language.DE, Language.DE, Language.EN, TR, TR,
    ]  # fmt: skip
    assert the_script().languages == WINDOW_LANGUAGES


def test_the_key_turns_through_the_languages_of_the_script() -> None:
    call = call_of(script_of("three_languages"), Language.DE)
    seen: list[str] = []
    for _ in range(3):
        call = call.step(actions.ChangedLanguage(call.view().next_language), START)
        seen.append(call.view().language)
    assert seen == ["en", "tr", "de"]
    assert call.trace[-1].text == "de"
    with pytest.raises(ImpossibleAction, match="no language"):
        call.step(actions.ChangedLanguage("hu"), START)
    alone = call_of(script_of("languages"))
    assert alone.view().next_language is HU


def test_what_is_shared_is_marked_and_own_words_are_not() -> None:
    call, _ = spots(call_of(script_of("languages"), Language.DE), "1")
    assert (call.view().say.plain(), call.view().say.foreign) == ("Önöké a ház?", "")
    shared, _ = spots(call, "X3")
    assert (shared.view().say.borrowed, shared.view().say.foreign) == (True, "en")


def test_a_text_that_is_not_there_is_said_in_the_default_and_marked() -> None:
    call, _ = spots(call_of(script_of("three_languages"), Language.DE), "1", "1", "=31.3.2027")
    view = call.view()
    assert view.say.plain().startswith("Peki, ")
    assert view.say.foreign == "tr"


def test_days_and_amounts_are_figures_where_there_are_no_words() -> None:
    moment = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    assert wording.at_moment(moment, date(2026, 3, 2), HU) == "2026-03-03 18:30"
    assert wording.part_of_day(moment, date(2026, 3, 2), HU) == "2026-03-03"
    assert wording.on_date(date(2026, 12, 31), HU) == "2026-12-31"
    assert wording.figure(Decimal("12500.50"), HU) == "12500.5"
    amount = Money(Decimal(50), Decimal(80), "HUF", Period.MONTH, about=True)
    assert wording.money(amount, HU) == "~50–80 HUF"
    assert [
        wording.day(Day(date(2027, 3, 31), one), HU)
        for one in (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR, Precision.ROUGHLY)
    ] == ["2027-03-31", "2027-03", "Q1 2027", "2027", "~2027-03-31"]
    assert wording.on_date(date(2026, 12, 31), Language("de-AT")) == "am 31. Dezember 2026"
    assert speaking_seconds("egy két há négy öt", HU) == 3


def test_what_was_answered_is_told_in_the_language() -> None:
    call, _ = spots(call_of(script_of("languages")), "1", "2", "!=ok", "=1", "=~1500000")
    assert call.view().say.plain().startswith("~1500000 HUF. Jó 2026-03-0")
    path = {str(one.question): one.answer for one in call.view().path}
    assert path["q_windows"] == "1 ablak"
    assert path["q_owner"] == "bérlet"


@pytest.mark.parametrize("name", ["languages", "three_languages"])
def test_it_is_read_from_the_cache_as_it_was(name: str) -> None:
    script: Script = script_of(name)
    assert script_from_plain(json.loads(json.dumps(script_to_plain(script)))) == script


@RUNS
@given(data=st.data(), name=st.sampled_from(["languages", "three_languages"]))
def test_any_keys_give_the_same_call_from_the_journal(data: st.DataObject, name: str) -> None:
    replayed(data, call_of(script_of(name)), 20)


@RUNS
@given(data=st.data(), name=st.sampled_from(["languages", "three_languages"]))
def test_it_is_carried_on_as_it_is_found_anew(data: st.DataObject, name: str) -> None:
    check_against_the_journal(data, call_of(script_of(name)), 20)
