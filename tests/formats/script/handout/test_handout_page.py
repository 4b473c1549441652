"""The page to print: all words and rules of a script are on it, escaped, in one language, with nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from callassist import paths
from callassist.domain.answers import QuestionId
from callassist.domain.outcome import OUTCOMES
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.rules import Test, Truth
from callassist.domain.script import Ask, Branch, Script
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text
from callassist.domain.values import Period
from callassist.formats.script.handout.handout_page import handout_page
from callassist.formats.script.handout.rule_sentences import OUTCOME_WORDS, RuleSentences
from callassist.formats.script.script_files import parse_script, read_script
from callassist.formats.script.source_text import common_bytes

SHIPPED = sorted(one for one in paths.resource("scripts").glob("*.yaml") if one.name != "common.yaml")
FORMAT_2 = Path(__file__).parents[3] / "walkthroughs" / "format_2.yaml"
OWN_ENDS, RECKONING = (FORMAT_2.with_name(name) for name in ("own_ends.yaml", "reckoning.yaml"))
SOUND = Path(__file__).parents[1] / "data" / "sound.yaml"


class Page(HTMLParser):
    """What is on a page: its words, its elements, and whether each that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.words).split())


def own_texts(script: Script) -> Iterator[Text]:
    yield script.title
    yield script.legal
    yield script.voicemail
    for node in script.nodes.values():
        if not isinstance(node, Branch):
            yield from (node.text, node.short, node.tip, *(one.text for one in node.tips))
            yield from (text for one in node.alternatives for text in (one.text, one.short))
        if isinstance(node, Ask):
            yield from (choice.label for choice in node.choices)
    for one in script.objections.values():
        yield one.label
        yield from (text for reply in one.replies for text in (*reply.texts, reply.short))
    yield from script.groups.values()
    yield from (band.label for band in script.bands)
    yield from (one.label for one in script.outcomes.values())
    for criterion in script.criteria.values():
        yield criterion.name
        yield from criterion.reasons.values()
    for question in script.questions.values():
        yield question.name
        yield from (text for choice in question.choices for text in (choice.label, choice.tip))
    for product in script.products.values():
        yield from (product.name, *product.usp)


@pytest.mark.parametrize("path", [*SHIPPED, FORMAT_2, OWN_ENDS, RECKONING], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", WINDOW_LANGUAGES)
def test_all_texts_are_on_it_in_the_language(path: Path, language: Language) -> None:
    script = read_script(path)
    page = Page(handout_page(script, language))
    assert page.open == []
    for text in own_texts(script):
        assert " ".join(text.of(language).split()) in page.said


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_nothing_is_loaded_and_every_link_leads_within(path: Path) -> None:
    page = Page(handout_page(read_script(path), Language.EN))
    names = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert links
    assert all(link is not None and link[0] == "#" and link[1:] in names for link in links)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "base", "form", "svg"}
    assert not any(name.startswith("on") or name == "src" for _, attributes in page.elements for name in attributes)
    policy = next(attributes["content"] for _, attributes in page.elements if "http-equiv" in attributes)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_whatever_a_script_says_is_text() -> None:
    evil = "</p><script>alert(1)</script>'\"&amp;"
    text = SOUND.read_text("utf-8")
    title = re.search(r"^title: .*$", text, re.MULTILINE)
    assert title is not None
    quoted = evil.replace("\\", "\\\\").replace('"', '\\"')
    text = text.replace(title[0], f'title: {{de: "{quoted}", en: "{quoted}"}}', 1)
    made = handout_page(parse_script(text.encode(), name="x", common=common_bytes()), Language.DE)
    assert "<script>" not in made
    assert evil in Page(made).said or unescape(evil) in Page(made).said


def test_it_is_set_for_a_sheet_of_paper() -> None:
    made = handout_page(read_script(SHIPPED[0]), Language.DE)
    assert "@page { size: A4" in made
    assert "break-inside: avoid" in made
    assert "<html lang='de'>" in made


def test_for_which_calls_something_is_said_is_on_it() -> None:
    script = read_script(FORMAT_2)
    english = Page(handout_page(script, Language.EN)).said
    for words in (
        "Name the grant. (only if federal state: “Bavaria”)",
        "At the weekend too: {slot1} or {slot2}? (only if the call begins on Saturdays or on Sundays)",
        "(only if wish: “quiet” or the call begins between 20:00 and 6:00)",
        "grant → go to 5 (only if federal state: “Bavaria”)",
        "wood (only if federal state: not “Hamburg”)",
        "If the points are called “hot”: go to",
        "From 2 points: go to 4",
        "is asked anew each time",
        "What do you save for? → go to 3 (and back after that)",
    ):
        assert words in english
    german = Page(handout_page(script, Language.DE)).said
    assert "Förderung nennen. (nur wenn Bundesland: „Bayern“)" in german
    assert "(nur wenn der Anruf samstags oder sonntags beginnt)" in german
    assert "Wenn die Punkte „heiß“ heißen" in german


def test_outcomes_of_its_own_are_on_it_with_the_one_they_are_like() -> None:
    english = Page(handout_page(read_script(OWN_ENDS), Language.EN)).said
    assert "“pledged” – counts like “appointment set”" in english
    assert "End: pledged" in english
    assert "end: thinks about it" in english
    german = Page(handout_page(read_script(OWN_ENDS), Language.DE)).said
    assert "„überlegt noch“ – zählt wie „später“" in german


def test_what_is_computed_is_on_it() -> None:
    english = Page(handout_page(read_script(RECKONING), Language.EN)).said
    for words in (
        "minutes a week = people × minutes a day × 5, in min, rounded to 1",
        "monthly = minutes a week × 4.4 × 0.5, in EUR a month, rounded down to 10",
        "saved = monthly − running, in EUR a month, rounded to 0.01",
        "share = running ÷ monthly, in %, rounded to 1",
        "At least 200 EUR a month – met",
        "minutes a week: at least 100 min",
        "If minutes a week: more than 1,000 min",
        "(only if saved: at most 0 EUR a month)",
    ):
        assert words in english
    german = Page(handout_page(read_script(RECKONING), Language.DE)).said
    assert "monthly = Minuten in der Woche × 4,4 × 0,5, in EUR im Monat, abgerundet auf 10" in german


def test_what_is_looked_up_is_on_it() -> None:
    script = read_script(FORMAT_2.with_name("price_list.yaml"))
    english = Page(handout_page(script, Language.EN)).said
    assert "price: rate out of the table “price” by area, size, in EUR" in english
    assert "area size rate days" in english
    assert "north 100 m² 3,900.5 30" in english
    assert "Norden 50 m² 2.100 21" in Page(handout_page(script, Language.DE)).said


def test_who_calls_whom_is_on_it() -> None:
    script = read_script(FORMAT_2.with_name("help_line.yaml"))
    assert "for calls that come in · without the objection notice" in Page(handout_page(script, Language.EN)).said
    assert "für eingehende Anrufe" in Page(handout_page(script, Language.DE)).said
    assert "eingehende" not in Page(handout_page(read_script(FORMAT_2), Language.DE)).said


def test_what_is_answered_before_it_rules_out_is_on_it() -> None:
    script = parse_script(FORMAT_2.with_name("rescue.yaml").read_bytes(), name="x", common=common_bytes())
    english, german = (Page(handout_page(script, one)).said for one in (Language.EN, Language.DE))
    assert "the lead is ruled out, but only when it was asked again after objection “renting”." in english
    assert "aber erst, wenn nach Einwand „zur Miete“ noch einmal gefragt wurde." in german


def test_topics_are_on_it_one_by_one() -> None:
    script = parse_script(FORMAT_2.with_name("each.yaml").read_bytes(), name="x", common=common_bytes())
    english, german = (Page(handout_page(script, one)).said for one in (Language.EN, Language.DE))
    assert "Through the topics that were named, one after the other; each leads back here." in english
    assert "If trouble: “the staff”: go to 6" in english
    assert "Durch die genannten Themen, eines nach dem anderen; jedes führt hierher zurück." in german


# -- sentences ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def solar() -> Script:
    return read_script(next(one for one in SHIPPED if one.stem == "solar_insulation"))


def test_criteria_are_sentences(solar: Script) -> None:
    english = RuleSentences(solar, Language.EN, {})
    german = RuleSentences(solar, Language.DE, {})
    for criterion in solar.criteria.values():
        for sentence in (*english.criterion(criterion), *german.criterion(criterion)):
            assert re.match(r"[A-ZÄÖÜ„“0-9]", sentence), sentence
            assert sentence.endswith("."), sentence
    failing = [one for one in solar.criteria.values() if any(case.truth is Truth.FAILED for case in one.cases)]
    assert any("the lead is ruled out" in sentence for one in failing for sentence in english.criterion(one))
    assert any("Der Lead scheidet aus" in sentence for one in failing for sentence in german.criterion(one))


def test_tests_are_worded(solar: Script) -> None:
    money = Question(QuestionId("q_m"), QuestionKind.MONEY, 1, Text("Betrag", "amount"), period=Period.MONTH)
    number = Question(QuestionId("q_n"), QuestionKind.NUMBER, 1, Text("Alter", "age"), unit=Text("Jahre", "years"))
    from dataclasses import replace

    script = replace(solar, questions={money.id: money, number.id: number})
    english, german = RuleSentences(script, Language.EN, {}), RuleSentences(script, Language.DE, {})
    amount = Test(money.id, at_least=Decimal("1250.5"))
    assert english.test(amount) == "amount: at least 1,250.5 EUR a month"
    assert german.test(amount) == "Betrag: mindestens 1.250,5 EUR im Monat"
    ages = Test(number.id, above=Decimal(12), at_most=Decimal(15))
    assert english.test(ages) == "age: at most 15 years and more than 12 years"
    assert german.test(Test(number.id, below=Decimal(18))) == "Alter: weniger als 18 Jahre"
    assert english.test(Test(number.id, after_days=90)) == "age: later than 90 days from now"


def test_ways_are_worded(solar: Script) -> None:
    sentences = RuleSentences(solar, Language.DE, {next(iter(solar.nodes)): "1"})
    assert sentences.target(next(iter(solar.nodes))) == "weiter mit 1"
    assert sentences.step(next(iter(solar.nodes))) == "Schritt 1"
    assert sentences.step("X9") == "X9: Antwort verweigert"
    assert sentences.target("=later") == "Ende: später"
    assert sentences.target("X3") == "X3: Rückruf"
    assert sentences.target("return") == "zurück"
    assert sentences.target("o_price").startswith("Einwand „")


def test_every_outcome_has_words() -> None:
    assert OUTCOME_WORDS.keys() == OUTCOMES.keys()
