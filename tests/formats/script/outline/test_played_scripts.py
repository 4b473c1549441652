"""Ten scripts as people write them: each is read, made a script without an error, and played as it is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from callassist.domain.text import Language
from callassist.domain.verdict import VerdictState
from callassist.formats.script.outline.outline_model import Asks
from callassist.formats.script.outline.reading_outlines import read_outline
from tests.formats.script.outline.played import Played, adds_up, made, script_in
from tests.formats.script.outline.word_files import P, table, word_file
from tests.formats.tables.workbooks import workbook


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


# -- 1: the outline form -----------------------------------------------------------------------------------------------

WINDOWS = """
# New windows

> Hello [Customer], [Your name] from [Company], about your windows.

? Do you own the house?
  - we own it -> appointment
  - we rent = rules out
! too expensive: It depends on the frames. / We settle that when we meet.
! no time: Just one question. / When is better? -> callback
"""


def test_the_outline_form(tmp_path: Path) -> None:
    script = script_in(written(tmp_path / "windows.md", WINDOWS))
    assert script.title.en == "New windows"
    call = Played(script)
    assert call.said == "Hello Ms Kern, Jo from Nord, about your windows."
    assert call.go_on().said == "Do you own the house?"
    assert "Let's find a time then" in call.answer("we own it").said
    assert call.press("1").outcome == "appointment_set"
    refused = Played(script).go_on().answer("we rent")
    assert refused.verdict is VerdictState.DISQUALIFIED
    assert refused.outcome == "disqualified"


def test_objections_of_it_are_answered(tmp_path: Path) -> None:
    call = Played(script_in(written(tmp_path / "windows.md", WINDOWS))).go_on()
    assert call.press("o_price").said == "It depends on the frames."
    assert call.press("o_price").said == "We settle that when we meet."
    assert call.press("Esc").said == "Do you own the house?"
    assert call.press("o_time", "o_time").said == "When is better?"
    assert call.go_on().call.view().node == "X3"


# -- 2: an outline in Word ---------------------------------------------------------------------------------------------


def test_an_outline_in_word(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "heizung.docx",
        P("Heizungstausch", heading=1),
        P("Begrüßung", heading=2),
        P("Guten Tag [Name], hier ist [Mein Name] von [Firma]. Haben Sie kurz Zeit?"),
        P("ja", bullet=0),
        P("nein, weiter mit Rückruf", bullet=0),
        P("(Lächeln, langsam sprechen.)"),
        P("Bedarf", heading=2),
        P("Womit heizen Sie?"),
        P("Gas", bullet=0),
        P("Öl", bullet=0),
        P("Fernwärme (k.o.)", bullet=0),
        P("Wie alt ist die Heizung? (Zahl)"),
        P("Terminvereinbarung", heading=2),
        P("Dann kommt jemand vorbei. Passt Ihnen {slot1} oder {slot2}?"),
        P("Sehr gut, dann bis dahin. Auf Wiederhören!"),
        P("Einwände", heading=2),
        P("Kein Geld", bold=True),
        P("Es gibt Zuschüsse."),
        P("Wir rechnen es erst einmal aus."),
        P("Muss ich besprechen", bold=True),
        P("Dann kommen wir, wenn alle da sind. -> Termin"),
        comments=P("Chef: bitte kürzer").xml(),
    )
    outline = read_outline(path)
    adds_up(outline)
    assert [(one.text, str(one.why)) for one in outline.left_out] == [
        ("Chef: bitte kürzer", "a comment is no part of the script")
    ]
    assert [len(one.replies) for one in outline.objections] == [2, 1]
    call = Played(script_in(path, Language.DE), Language.DE)
    assert call.said.startswith("Guten Tag Ms Kern, hier ist Jo von Nord.")
    assert call.call.view().tip == "Lächeln, langsam sprechen."
    assert call.answer("ja").said == "Womit heizen Sie?"
    assert call.answer("Gas").said == "Wie alt ist die Heizung?"
    assert call.press("=17").said.startswith("Dann kommt jemand vorbei.")
    assert call.press("1").said == "Sehr gut, dann bis dahin. Auf Wiederhören!"
    assert call.outcome == "appointment_set"
    cold = Played(script_in(path, Language.DE), Language.DE).answer("ja").answer("Fernwärme")
    assert cold.verdict is VerdictState.DISQUALIFIED
    later = Played(script_in(path, Language.DE), Language.DE).answer("nein")
    assert later.call.view().node == "X3"


# -- 3: an Excel table -------------------------------------------------------------------------------------------------


def test_a_table_in_excel(tmp_path: Path) -> None:
    rows = [
        ["Cleaning services, first call", None, None, None, None, None],
        ["Step", "Text", "Answer", "Next", "Effect", "Owner"],
        [1, "Do you have an office of your own?", "yes", 2, None, "Kim"],
        [None, None, "no", "end", "rules out", None],
        [2, "Who cleans it today?", "our own people", 3, "+1", None],
        [None, None, "a company", 4, "+3", None],
        [3, "How many people is that?", None, 5, None, None],
        [4, "When does that contract end?", None, 5, None, "Kim"],
        [5, "Shall I show you what we do?", "yes", "appointment", None, None],
        [None, None, "not now", "callback", None, None],
    ]
    path = workbook(tmp_path / "cleaning.xlsx", {"Call": rows})
    outline = read_outline(path)
    adds_up(outline)
    assert outline.title == "Cleaning services, first call"
    assert [(one.place, one.text, str(one.why)) for one in outline.left_out] == [
        ("F3", "Kim", "the column “Owner” is not known"),
        ("F8", "Kim", "the column “Owner” is not known"),
    ]
    script = script_in(path)
    call = Played(script).answer("yes", "a company")
    assert call.said == "When does that contract end?"
    assert call.press("=in May").said == "Shall I show you what we do?"
    assert call.answer("not now").call.view().node == "X3"
    assert Played(script).answer("yes", "our own people").said == "How many people is that?"
    assert Played(script).answer("no").verdict is VerdictState.DISQUALIFIED


# -- 4: a tree of 47 steps with ways back ------------------------------------------------------------------------------


def tree_of_47() -> str:
    lines = ["Support desk, fault finding", ""]
    for step in range(1, 46):
        lines += [f"{step}. Check number {step}: is the lamp of part {step} green?"]
        if step % 9 == 0:
            lines += [f"   Yes: go to {step + 1}", f"   No: go back to step {step - 4}"]
        elif step % 5 == 0:
            lines += [f"   Yes -> {step + 1}", "   No -> 46"]
        else:
            lines += [f"   Yes: continue with {step + 1}", f"   No: go to {min(step + 2, 46)}"]
        lines.append("")
    lines += ["46. I'll send somebody over. Goodbye!", "", "47. Everything is green then. Goodbye!"]
    lines[lines.index("45. Check number 45: is the lamp of part 45 green?") + 1] = "   Yes: go to 47"
    return "\n".join(lines)


def test_a_tree_of_47_steps_with_ways_back(tmp_path: Path) -> None:
    path = written(tmp_path / "tree.txt", tree_of_47())
    outline = read_outline(path)
    adds_up(outline)
    assert len(outline.steps) == 47
    assert outline.left_out == ()
    assert sum(1 for step in outline.steps for answer in step.answers if answer.way is not None) == 90
    call = Played(script_in(path))
    for step in range(1, 9):
        assert call.said == f"Check number {step}: is the lamp of part {step} green?"
        call.answer("Yes")
    assert call.said.startswith("Check number 9:")
    assert call.answer("No").said.startswith("Check number 5:")  # back, and asked anew
    for step in range(5, 45):
        assert call.said.startswith(f"Check number {step}:")
        call.answer("Yes")
    assert call.said.startswith("Check number 45:")
    assert call.answer("Yes").said == "Everything is green then. Goodbye!"
    assert call.outcome == "not_interested"


# -- 5: a phone bank with a scale --------------------------------------------------------------------------------------

PHONE_BANK = """\
Neighbourhood survey

Hi, I'm calling for the neighbourhood council.

On a scale from 1 to 5, how safe do you feel at night?
1 = not at all
5 = very

Which of these would help? (several)
☐ more lamps
☐ more buses
☐ nothing

Would you come to our meeting?
- Yes -> 6
- Maybe
- No -> 7

Can we send you the date?
- yes = 3 points
- no

6. Wonderful. Bring a friend. Goodbye!

7. That's fine. Thank you and goodbye!

Voicemail
---------
Hello, the neighbourhood council wanted to hear from you.
"""


def test_a_phone_bank_with_a_scale(tmp_path: Path) -> None:
    path = written(tmp_path / "bank.txt", PHONE_BANK)
    outline = read_outline(path)
    adds_up(outline)
    assert outline.steps[1].asks is Asks.CHOICE
    assert [one.text for one in outline.steps[1].answers] == ["1 = not at all", "2", "3", "4", "5 = very"]
    script = script_in(path)
    assert script.voicemail.en == "Hello, the neighbourhood council wanted to hear from you."
    call = Played(script).go_on()
    assert call.answer("3").said == "Which of these would help?"
    assert call.press("1+2").said == "Would you come to our meeting?"
    assert call.answer("Yes").said == "Wonderful. Bring a friend. Goodbye!"
    maybe = Played(script).go_on().answer("5 = very").press("3", "Enter").answer("Maybe")
    assert maybe.said == "Can we send you the date?"


# -- 6: a sheet of points ----------------------------------------------------------------------------------------------


def test_a_sheet_of_points(tmp_path: Path) -> None:
    path = written(
        tmp_path / "bant.csv",
        "Frage;Antwort;Punkte;Hinweis\n"
        "Gibt es dafür ein Budget?;ja, freigegeben;3;nie nach der Summe fragen\n"
        ";in Planung;1;\n"
        ";nein;0;\n"
        "Wer entscheidet das?;ich;3;\n"
        ";wir zu zweit;2;\n"
        ";jemand anderes;10;\n"
        "Bis wann soll es stehen?;dieses Quartal;3;\n"
        ";später;1;\n",
    )
    outline = read_outline(path)
    adds_up(outline)
    assert [(one.place, one.text, str(one.why)) for one in outline.left_out] == [("C7", "10", "points go from 0 to 3")]
    script = script_in(path, Language.DE)
    call = Played(script, Language.DE).answer("ja, freigegeben", "ich", "dieses Quartal")
    assert call.call.view().verdict.points == 9
    assert call.call.view().node == "appointment"


# -- 7: a table in Word, with objections -------------------------------------------------------------------------------


def test_tables_in_word(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "tables.docx",
        P("Solar roofs", heading=1),
        table(
            [
                ["No", "What you say", "Options", "Go to", "Result"],
                ["A", "Is the roof yours?", "yes", "B", ""],
                ["", "", "no", "C", "disqualified"],
                ["B", "How steep is it?", "flat / steep", "appointment / appointment", ""],
                ["C", "Then we can't help. Goodbye.", "", "", ""],
            ]
        ),
        P("Objections", heading=2),
        table([["I'll think about it", "Of course. What about?"], ["Bad experience", "With whom was that?"]]),
    )
    outline = read_outline(path)
    adds_up(outline)
    assert outline.left_out == ()
    script = script_in(path)
    assert Played(script).answer("yes", "steep").call.view().node == "appointment"
    out = Played(script).answer("no")
    assert (out.said, out.outcome) == ("Then we can't help. Goodbye.", "disqualified")
    assert Played(script).press("o_bad_experience").said == "With whom was that?"


# -- 8: a JSON tree ----------------------------------------------------------------------------------------------------


def test_a_json_tree_whose_fields_are_pointed_at(tmp_path: Path) -> None:
    time = [{"t": "yes", "to": "fit"}, {"t": "no", "to": "callback"}]
    shop = [{"t": "yes", "to": "appointment"}, {"t": "no", "tag": "rules out"}]
    nodes = {
        "hello": {"copy": {"en": "Is this a good time?"}, "opts": time},
        "fit": {"copy": {"en": "Do you run a shop?"}, "opts": shop},
    }
    replies = {"We have one": ["Then compare.", "What do you like about it?"]}
    tree = {"meta": {"author": "Kim"}, "data": {"nodes": nodes}, "objections": replies}
    path = written(tmp_path / "tree.json", json.dumps(tree))
    fields = {"steps": "data.nodes", "text": "copy.en", "answers": "opts", "answer": "t", "next": "to", "effect": "tag"}
    outline = read_outline(path, fields)
    adds_up(outline)
    assert [(one.place, one.text) for one in outline.left_out] == [("/meta/author", "Kim")]
    _, script, problems = made(outline)
    assert script is not None, problems
    assert Played(script).answer("yes", "yes").call.view().node == "appointment"
    assert Played(script).answer("yes", "no").verdict is VerdictState.DISQUALIFIED
    assert Played(script).answer("no").call.view().node == "X3"
    assert Played(script).press("o_have_one").said == "Then compare."


def test_a_json_tree_that_nests(tmp_path: Path) -> None:
    orders = {"question": "How many orders a day?", "options": [{"label": "few"}, {"label": "many"}]}
    early = {"text": "Then it's too early. Goodbye!"}
    answers = [{"label": "yes", "next": orders}, {"label": "no", "next": early}]
    tree = {"question": "Do you sell online?", "options": answers}
    path = written(tmp_path / "nested.json", json.dumps(tree))
    script = script_in(path)
    assert Played(script).answer("yes").said == "How many orders a day?"
    assert Played(script).answer("yes", "many").call.view().node == "appointment"
    assert Played(script).answer("no").said == "Then it's too early. Goodbye!"


# -- 9: a third language -----------------------------------------------------------------------------------------------


def test_a_script_in_a_third_language(tmp_path: Path) -> None:
    path = written(
        tmp_path / "ablak.md",
        "# Ablakcsere\n\n> Jó napot, az ablakok miatt hívom.\n\n"
        "? Öné a ház?\n- igen -> appointment\n- nem = rules out\n\n"
        "! túl drága: Attól függ. / Megbeszéljük.\n",
    )
    script = script_in(path, Language.EN)
    call = Played(script).go_on()
    assert call.said == "Öné a ház?"
    assert call.answer("igen").call.view().node == "appointment"
    assert Played(script).press("o_tul_draga").said == "Attól függ."


# -- 10: prose with what follows an answer -----------------------------------------------------------------------------

NESTED = """
# Gym membership

1. Hello, is this a good moment?
   - Yes: Great, I'll be quick.
   - No: Then I'll call later. Goodbye!

2. Do you work out?
   - yes
       ? How often? (number)
       > Impressive.
   - no, never
       > Many of our members began like that.
   - used to

3. Would you like a free week?
   - yes -> appointment
   - no
! bad knees
  Swimming is easy on them.
  Which one hurts? -> 2
"""


def test_what_follows_one_answer_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "gym.md", NESTED)
    script = script_in(path)
    hello = Played(script)
    assert hello.answer("Yes").said == "Great, I'll be quick."
    assert hello.go_on().said == "Do you work out?"
    often = Played(script).answer("Yes").go_on().answer("yes")
    assert often.said == "How often?"
    assert often.press("=3").said == "Impressive."
    assert often.go_on().said == "Would you like a free week?"
    never = Played(script).answer("Yes").go_on().answer("no, never")
    assert never.said == "Many of our members began like that."
    assert never.go_on().said == "Would you like a free week?"
    assert Played(script).answer("Yes").go_on().answer("used to").said == "Would you like a free week?"
    assert Played(script).answer("No").said == "Then I'll call later. Goodbye!"
    knees = Played(script).answer("Yes").press("o_bad_knees", "o_bad_knees")
    assert knees.go_on().said == "Do you work out?"


# -- loose ends --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "> One. -> 2\n\n2. Two. -> 3\n\n3. Three. -> 2",
        "1. ? One?\n- a -> 2\n- b -> 2\n\n2. ? Two?\n- a -> 1\n- b -> 1",
        "1. ? One?\n- a -> end\n- b -> end\n\n2. > Nobody comes here. -> 3\n\n3. > Nor here. -> 2",
        "1. ? One (words)?\n-> 1",
    ],
)
def test_circles_and_loose_ends_are_mended_and_told(tmp_path: Path, text: str) -> None:
    outline = read_outline(written(tmp_path / "x.txt", text))
    adds_up(outline)
    script, read, problems = made(outline)
    assert read is not None, "\n".join(map(str, problems))
    assert script.added or script.unmade
