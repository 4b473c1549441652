"""What is counted is said rightly of one as well, in the window and on the terminal."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest

import callassist
from callassist import paths
from callassist.cli.counting import counted
from callassist.engine.queue_order import HeldLead, Offer, Refusal, Tier, Waiting
from callassist.services.leads.number_patterns import ASKED
from callassist.ui.words import day_words, lead_words

PACKAGE = Path(callassist.__file__).parent
NAMES = r"(calls|rows|lines|numbers|entries|files|texts|lists|leads|people|contacts|backups|questions|columns|words)"
NOUNS = {
    "en": rf"\{{(\w+)\}} (?:\w+ )?{NAMES}\b|\{{(\w+)\}} (?:wait|are|have)\b",
    "de": r"\{(\w+)\} (?:\w+e )?(Zeilen|Nummern|Einträge|Gespräche|Anrufe|Dateien|Texten?|Listen|Leute|Wörter"
    r"|Sicherungen|Fragen|Spalten)\b|\{(\w+)\} (?:warten|sind|haben)\b",
}
#: what is said of many alone: a limit, or what is told only from two on; the same of one has a text of its own
NEVER_ONE = re.compile(
    # "{key} calls the next one" and "{name} rejected lines" count nothing
    r"\{(?:call|key|name)\}|newest \{|more than \{|mehr als \{|too many|zu viele|\{most\}|USP|\{number\} wait"
    r"|\{number\} warten|guard questions|Pflichtfragen|wordings|Formulierungen|^\{count\} (?:numbers|Nummern) "
)


def texts() -> list[tuple[str, str]]:
    """Texts of the window without a form for one, with their language."""
    found: list[tuple[str, str]] = []
    folder = paths.resource("translations")
    assert folder is not None
    for message in ET.parse(folder / "callassist_de.ts").getroot().iter("message"):
        if message.get("numerus") != "yes":
            found += [("en", message.findtext("source", "")), ("de", message.findtext("translation", ""))]
    return found


def wrong(language: str, text: str) -> bool:
    return re.search(NOUNS[language], text) is not None and NEVER_ONE.search(text) is None


def test_whatever_is_counted_has_a_form_for_one() -> None:
    assert [text for language, text in texts() if wrong(language, text)] == []


@pytest.mark.parametrize(
    "text", ["{count} rows = {parts}", "read: {calls} calls", "{all} saved entries", "{n} wait: x"]
)
def test_the_looking_finds_what_has_none(text: str) -> None:
    assert wrong("en", text)


def test_the_terminal_counts_one_as_one() -> None:
    """Whatever is counted there goes by `counted`; a column of a table has one word for all."""
    assert (counted(1, "call"), counted(0, "call"), counted(1_200, "call")) == ("1 call", "0 calls", "1,200 calls")
    assert counted(1, "entry is", "entries are") == "1 entry is"
    found = {
        f"{source.name}: {piece.value.strip()}"
        for source in sorted((PACKAGE / "cli").glob("*.py"))
        for text in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for before, piece in zip(text.values, text.values[1:], strict=False)
        if isinstance(before, ast.FormattedValue)
        and isinstance(piece, ast.Constant)
        and isinstance(piece.value, str)
        and re.match(rf" {NAMES}\b", piece.value)
    }
    assert found == {"keep.py: calls", "self_test.py: calls came back instead of one"}


def test_one_who_waits_waits_and_one_number_has_no_area_code() -> None:
    one = HeldLead(Waiting(Tier.CALLBACK, follow_up_id="1"), Refusal("hours", None))
    now = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - of no zone in particular
    assert day_words.held(Offer(held=(one,)), now).startswith("1 waits: ")
    assert day_words.held(Offer(held=(one, one)), now).startswith("2 wait: ")
    assert day_words.held(Offer(held=(one,), more=True), now).startswith("1+ wait: ")
    for pattern in ASKED:
        assert lead_words.pattern(pattern.value, 1).startswith("one number "), pattern
        assert lead_words.pattern(pattern.value, 2).startswith("2 numbers "), pattern
