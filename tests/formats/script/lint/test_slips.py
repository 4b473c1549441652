"""One slip of an author is one finding, in its place, with what to write instead; nothing is said of what follows."""

from __future__ import annotations

import pytest

from callassist.formats.script.problems import Problem, Severity
from tests.formats.script.planted import SOUND, plant, problems_of

E, W = Severity.ERROR, Severity.WARNING

#: what was written (§ where it must be reported), its severity, what is told and how it is mended
SLIPS: dict[str, tuple[list[tuple[str, str]], Severity, str, str]] = {
    "a comma in a text": (
        [("no: {de: nein, en: no, to", "no: {de: nein, §danke, en: no, to")],
        E,
        "the comma ends the text, and what follows it is taken for a key",
        'put the text in quotes: de: "nein, danke"',
    ),
    "a number sign in a text": (
        [("en: Until when?}", "en: Until when?}\n    tip:\n      de: Tor eins\n      en: §Use gate #12 there")],
        W,
        "the text ends before `#12 there`, because ` #` begins a comment",
        'put the whole text in quotes: en: "Use gate #12 there"',
    ),
    "a thousand written the German way": (
        [("amount: 5", "amount: §1.000")],
        W,
        "`1.000` is read as 1, not as 1000",
        "write 1000",
    ),
    "a million written the German way": (
        [("amount: 5", "amount: §1.000.000")],
        E,
        "`1.000.000` is a number with dots in it",
        "write 1000000",
    ),
    "a decimal comma": (
        [("amount: 5", "amount: §1.234,5")],
        E,
        "`1.234,5` has a decimal comma",
        "write 1234.5",
    ),
    "a name in typographic quotes": (
        [("ask: q_likes", "ask: §„q_likes“")],
        E,
        "„q_likes“ stands in typographic quotes, which belong to the text",
        "write `q_likes` without them",
    ),
    "a guard question in typographic quotes": (
        [("{stock: true, guard: true}", "{stock: true}"), ("ask: q_size", "ask: §“q_size”")],
        E,
        "“q_size” stands in typographic quotes, which belong to the text",
        "write `q_size` without them",
    ),
    "a name with an umlaut": (
        [("  blue: {de: blau", "  §Grün: {de: blau")],
        E,
        "`Grün` is no name that can stand here",
        "write `gruen`, here and wherever it is named (small letters a–z, digits and _)",
    ),
    "the only guard question misspelt": (
        [("{stock: true, guard: true}", "{stock: true}"), ("ask: q_size", "ask: §q_siz")],
        E,
        "there is no question `q_siz`",
        "did you mean `q_size`?",
    ),
    "a stock question that is not named": (
        [("ask: q_likes", "ask: §q_budget")],
        E,
        "there is no question `q_budget`",
        "it is one of the stock questions: add `q_budget: {stock: true}` under `questions:`",
    ),
    "a value with one letter wrong": (
        [("gate: timed", "gate: §timd")],
        E,
        "`timd` is not possible for `gate`",
        "did you mean `timed`?",
    ),
    "something missing at the top of the file": (
        [("format: 1", "§format: 1"), ("market: business\n", "")],
        E,
        "`market` is missing in the file",
        "add `market:`",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_finding_with_its_mend(slip: str) -> None:
    changes, severity, what, mend = SLIPS[slip]
    text, places = plant(*changes)
    found = problems_of(text)
    assert [(one.message, one.fix) for one in found] == [(what, mend)], "\n".join(map(str, found))
    assert [(one.line, one.column) for one in found] == places
    assert found[0].severity is severity


#: what YAML itself cannot read: the line it is in, and words a reader of YAML needs no knowledge of its parser for
UNREADABLE: dict[str, tuple[str, str, str, str]] = {
    "a colon in a text": (
        "    say: {de: Bis wann?, en: Until when?}",
        "    say:\n      de: Kurz: bis wann?\n      en: Until when?",
        "a colon stands where none can stand",
        "put a text with a colon in quotes, or correct the indentation",
    ),
    "a quote that is not closed": (
        "en: When is better?, to: X3}",
        'en: "When is better?, to: X3}',
        "a quote is opened here and never closed",
        'close it; a quotation mark inside a text in quotes is written \\"',
    ),
    "a tab for blanks": (
        "    say: {de: Bis wann?",
        "\tsay: {de: Bis wann?",
        "a tab stands where only blanks can indent",
        "replace it by blanks",
    ),
    "a brace that is not closed": (
        "en: Until when?}",
        "en: Until when?",
        "between { and } a comma or the closing brace is missing",
        "put a text with quotes, braces or a colon in quotes, or close the brace",
    ),
    "a line that stands too far left": (
        "    say: {de: Bis wann?",
        "   say: {de: Bis wann?",
        "this line is indented differently from the ones it belongs to",
        "begin it in the same column as its neighbours",
    ),
    "a text that begins with an at sign": (
        "en: Until when?}",
        "en: @home?}",
        "a text cannot begin with this character",
        "put the text in quotes",
    ),
}


@pytest.mark.parametrize("slip", UNREADABLE)
def test_what_yaml_cannot_read_is_told_in_words_of_our_own(slip: str) -> None:
    old, new, what, mend = UNREADABLE[slip]
    text, _ = plant((old, new))
    found: tuple[Problem, ...] = problems_of(text)
    assert [(one.code, one.message, one.fix) for one in found] == [("syntax", what, mend)], "\n".join(map(str, found))
    first = next(number for number, line in enumerate(SOUND.split("\n"), start=1) if old.split("\n")[0] in line)
    assert 0 <= found[0].line - first <= 2, "in the line, or where the parser noticed"
