"""The sheet of a person, and what is handed to them, say what was asked and answered in words and not by ids."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from callassist.services.people.persons import PersonRef
from callassist.ui.person.sheet_facts import SheetFacts
from tests.storage.logs import NONE, services, start, unhindered


def test_the_sheet_names_an_answer_by_the_words_of_its_question_and_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot  # Qt is there for what is translated
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
        live.hang_up("not_interested", NONE, "").future.result(200)
        ((contact,),) = found.database.submit(
            lambda store: store.connection.execute("SELECT id FROM contact").fetchall()
        ).result(200)
        sheet = found.persons.sheet(PersonRef(str(contact))).result(200)
        asked = live.call.script.questions
        answers = [one for one in sheet.answers if one["kind"] == "answered"]
        assert answers
        part = next(one for one in SheetFacts().parts_of(sheet) if one.id == "answers")
        shown = [fact.words for fact in part.facts]
        for one in answers:
            question = next(of for of in asked.values() if of.id == one["question"])
            choice = question.choice(one["stable"])
            answer = choice.label.en if choice is not None else one["answered_en"]
            assert any(question.name.en in words and answer in words for words in shown), (one, shown)
        written = found.persons.hand_out(PersonRef(str(contact)), tmp_path / "out").result(200)
        told = json.loads((written.folder / "person.json").read_text(encoding="utf-8"))
        assert any({"asked_de", "answered_en"} <= one.keys() for one in told["answers"])

        # a script that is lost leaves what the log has
        def lose(connection: object) -> None:
            with unhindered(connection):  # pyright: ignore[reportArgumentType]
                connection.execute("UPDATE script_version SET source = ''")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

        found.database.submit(lambda store: lose(store.connection)).result(200)
        left = found.persons.sheet(PersonRef(str(contact))).result(200)
        assert all("asked_en" not in one for one in left.answers)
