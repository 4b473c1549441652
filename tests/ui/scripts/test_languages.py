"""A script in other languages than the window's is written, tried and published, a field for each of its languages."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.engine.format_2_scripts import FOLDER
from tests.ui.scripts.writing import Writing


def opened(qtbot: QtBot, folder: Path, script: str) -> Writing:
    scripts = folder / "data" / "scripts"
    scripts.mkdir(parents=True)
    (scripts / f"{script}.yaml").write_bytes((FOLDER / f"{script}.yaml").read_bytes())
    return Writing(qtbot, folder / "data", script)


def test_a_plain_text_stays_plain(qtbot: QtBot, tmp_path: Path) -> None:
    writing = opened(qtbot, tmp_path, "languages")
    try:
        before = writing.text
        writing.mark("w2")
        assert [*writing.scripts.card.words.fields] == ["hu"]
        writing.retype("Sajat haz?")
        assert writing.text == before.replace("say: Önöké a ház?", "say: Sajat haz?")
        assert writing.scripts.phone.speech.text.toPlainText() == "Sajat haz?"
        writing.publish("nobody understood it")
        assert "Published as version 2" in writing.scripts.told.label.text()
    finally:
        writing.end()


def test_each_language_of_the_script_has_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    writing = opened(qtbot, tmp_path, "three_languages")
    try:
        writing.mark("w4")
        fields = writing.scripts.card.words.fields
        assert [*fields] == ["tr", "de", "en"]
        assert [one.toPlainText() for one in fields.values()] == ["Peki, {q_end|o zaman}.", "", "Good, {q_end|then}."]
        german = next(field for tag, field in fields.items() if tag == "de")
        german.setFocus()
        writing.typed("Gut, {q_end|dann}.")
        assert 'say: {tr: "Peki, {q_end|o zaman}.", en: "Good, {q_end|then}.", de: ' in writing.text
        reading = writing.scripts.work.reading
        assert reading is not None
        assert {one.code for found in reading.findings.values() for one in found} == {"shared-in-other-language"}
        writing.write("solar_insulation")
        writing.mark("c03")
        assert [*writing.scripts.card.words.fields] == ["de", "en"]
    finally:
        writing.end()
