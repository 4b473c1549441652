"""How people write scripts, case by case: what a line is taken for, and where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.formats.script.outline.outline_model import Asks, Means, Outline, OutlineWay
from callassist.formats.script.outline.parting import numbered, parted, target_name
from callassist.formats.script.outline.reading_outlines import read_outline, read_pasted_outline
from tests.formats.script.outline.played import adds_up
from tests.formats.script.outline.word_files import P, word_file


def read(text: str) -> Outline:
    outline = read_pasted_outline(text)
    adds_up(outline)
    return outline


def answers(outline: Outline, step: int = 0) -> list[str]:
    return [one.text for one in outline.steps[step].answers]


@pytest.mark.parametrize(
    ("line", "text", "meaning", "way"),
    [
        ("we own it -> appointment", "we own it", "", "appointment"),
        ("we rent = rules out", "we rent", "rules out", ""),
        ("we share it = to be judged => 4", "we share it", "to be judged", "4"),
        ("Yes: go to 5", "Yes", "", "5"),
        ("Ja → 4", "Ja", "", "4"),
        ("nein, weiter mit Frage 4b", "nein", "", "Frage 4b"),
        ("Let me say it again. Go back to step 3.", "Let me say it again.", "", "step 3"),
        ("weiter mit 7", "", "", "7"),
        ("ja (weiter mit Terminvereinbarung)", "ja", "", "Terminvereinbarung"),
        ("no (k.o.)", "no", "k.o.", ""),
        ("often (+2 Punkte) → 7", "often", "+2 Punkte", "7"),
        ("option (2)", "option (2)", "", ""),
        ("1 = not at all", "1 = not at all", "", ""),
        ("see you tomorrow", "see you tomorrow", "", ""),
        ("we go to work", "we go to work", "", ""),
        ("a -> b -> 3", "a -> b", "", "3"),
    ],
)
def test_answers_are_parted(line: str, text: str, meaning: str, way: str) -> None:
    found = parted(line)
    assert (found.text, found.meaning, found.way) == (text, meaning, way)


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("3. Do you?", "3", "Do you?"),
        ("3) Do you?", "3", "Do you?"),
        ("Schritt 3: Do you?", "3", "Do you?"),
        ("Q2: Do you?", "2", "Do you?"),
        ("4.2. Do you?", "4.2", "Do you?"),
        ("[A7] Do you?", "A7", "Do you?"),
        ("1.5 Millionen sind viel", "", "1.5 Millionen sind viel"),
        ("3 - 5 years", "", "3 - 5 years"),
        ("10:30 is fine", "", "10:30 is fine"),
    ],
)
def test_numbers_in_front(line: str, number: str, text: str) -> None:
    assert numbered(line) == (number, text)


@pytest.mark.parametrize(("words", "name"), [("step 3", "3"), ("zurück zu Schritt 12", "12"), ("the close", "close")])
def test_names_of_targets(words: str, name: str) -> None:
    assert target_name(words) == name


def test_boxes_to_tick_are_answers() -> None:
    outline = read("Do you use it?\n[ ] yes [ ] no\n\nDo you like it?\n☐ yes\n☐ no -> end\n\nAnd him?\n( ) yes\n( ) no")
    assert [answers(outline, step) for step in range(3)] == [["yes", "no"]] * 3
    assert outline.steps[1].answers[1].way == OutlineWay(end="=not_interested")


def test_a_few_words_behind_a_number_are_a_title() -> None:
    outline = read(
        "1) Begrüßung\n   Guten Tag, hier Müller.\n2) Bedarf\n   Haben Sie eine Anlage?\n   - ja -> 1\n   - nein"
    )
    assert [step.text for step in outline.steps] == ["Guten Tag, hier Müller.", "Haben Sie eine Anlage?"]
    assert [step.section for step in outline.steps] == ["Begrüßung", "Bedarf"]
    assert outline.steps[1].answers[0].way == OutlineWay(step=0)


def test_such_titles_in_word(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "x.docx",
        P("Opening", numbered=0),
        P("Hello, this is Jo."),
        P("Needs", numbered=0),
        P("Do you have one?"),
        P("yes, go back to opening", bullet=0),
        P("no", bullet=0),
    )
    outline = read_outline(path)
    adds_up(outline)
    assert [step.text for step in outline.steps] == ["Hello, this is Jo.", "Do you have one?"]


def test_quoted_lines_below_an_objection_are_replies() -> None:
    outline = read("? Do you?\n\n## Objections\n\n### Too dear\n\n> Compared to what?\n\n### No time\n- One minute.")
    assert [(one.label, [reply.text for reply in one.replies]) for one in outline.objections] == [
        ("Too dear", ["Compared to what?"]),
        ("No time", ["One minute."]),
    ]
    assert len(outline.steps) == 1


def test_objections_by_the_words_in_front() -> None:
    outline = read("Einwand: Zu teuer\nAntwort: Kommt darauf an.\nAntwort: Wozu im Vergleich?\n\nWer entscheidet?")
    assert [reply.text for reply in outline.objections[0].replies] == ["Kommt darauf an.", "Wozu im Vergleich?"]
    assert outline.steps[0].text == "Wer entscheidet?"


def test_notes_are_listed_and_not_said() -> None:
    outline = read("? Do you?\n\n## Notes\n\nBe nice.\n- Smile.")
    assert [(one.place, one.text, str(one.why)) for one in outline.left_out] == [
        ("line 5", "Be nice.", "it stands under a heading for notes"),
        ("line 6", "Smile.", "it stands under a heading for notes"),
    ]


def test_a_number_two_steps_have_is_not_guessed() -> None:
    outline = read("## 1. Opening\n\n? Good time?\n- yes -> 2\n\n## 2. Needs\n\nQ1: What do you use?\nQ2: How often?")
    assert [(one.text, str(one.why)) for one in outline.left_out] == [("2", "2 steps are called “2”")]


def test_who_speaks_is_not_said() -> None:
    outline = read("Agent: Hello, is this a good time?\nKunde: ja\nKunde: nein (k.o.)\n\nYou: Great.")
    assert [step.text for step in outline.steps] == ["Hello, is this a good time?", "Great."]
    assert answers(outline) == ["ja", "nein"]
    assert outline.steps[0].answers[1].means is Means.RULES_OUT


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How satisfied are you (1-5)?", Asks.CHOICE),
        ("Wie wahrscheinlich ist das, von 1 bis 9?", Asks.CHOICE),
        ("On a scale of 0 to 10, how likely is it?", Asks.NUMBER),
        ("How old is it? (number)", Asks.NUMBER),
        ("Seit wann? (Datum)", Asks.DATE),
        ("Wieviel zahlen Sie? (Betrag)", Asks.MONEY),
        ("What do you think?", Asks.WORDS),
        ("Nice to meet you.", Asks.NOTHING),
        ("> Is it? I wonder?", Asks.NOTHING),
        ("? Tell me", Asks.WORDS),
        ("When shall we meet? (appointment)", Asks.APPOINTMENT),
    ],
)
def test_what_is_asked_for(text: str, asks: Asks) -> None:
    assert read(text).steps[0].asks is asks


def test_lines_of_one_paragraph_are_one_text() -> None:
    outline = read(
        "Good morning, this is Jo\nfrom the shop around\nthe corner.\n\n"
        "Do you know\nus?\n- yes, from\n  the paper\n- no"
    )
    assert [step.text for step in outline.steps] == [
        "Good morning, this is Jo from the shop around the corner.",
        "Do you know us?",
    ]
    assert answers(outline, 1) == ["yes, from the paper", "no"]


def test_a_way_is_found_by_the_beginning_of_a_text() -> None:
    outline = read(
        "? Do you own it?\n- yes -> Who lives there\n- no -> nowhere known\n\n"
        "> Wait.\n\n? Who lives there, if I may ask?"
    )
    assert outline.steps[0].answers[0].way == OutlineWay(step=2)
    assert [(one.place, one.text) for one in outline.left_out] == [("line 3", "nowhere known")]


def test_a_tip_of_nothing_is_listed() -> None:
    outline = read("(Smile.)\n\n? Do you?\n-> 9\n(Wait.)")
    assert outline.steps[0].tip == "Wait."
    assert [(one.text, str(one.why)) for one in outline.left_out] == [
        ("Smile.", "a tip above the first step"),
        ("9", "there is no step “9”"),
    ]


def test_a_table_between_the_lines() -> None:
    outline = read(
        "# Call\n\nHello.\n\n| Question | Answer | Next |\n|---|---|---|\n| Is it? | yes | end |\n| | no | |\n"
    )
    assert [step.text for step in outline.steps] == ["Hello.", "Is it?"]
    assert outline.steps[1].answers[0].way == OutlineWay(end="=not_interested")
