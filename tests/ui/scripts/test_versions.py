"""Every version with who, when and why, what it changed, and the way back to it; what calls were made with as well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.services.changes import Changes, Kind
from callassist.ui.kit.two_lines import Lines
from callassist.ui.scripts.text_diff import TextDiff
from callassist.ui.scripts.versions_panel import VersionsPanel
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing

WORDS = "Is the house you live in your own?"


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def panel_of(writing: Writing) -> VersionsPanel:
    return writing.scripts.versions_panel


def changed(text: TextDiff, sign: str) -> list[str]:
    return [line for line in text.toPlainText().splitlines() if line.startswith(sign)]


def open_versions(writing: Writing) -> list[Lines]:
    writing.press(Key.Key_F7)
    panel = panel_of(writing)
    assert panel.isVisible()
    writing.until_answered()
    return [panel.model.lines_at(row) for row in range(panel.model.rowCount())]


def publish_twice(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype(WORDS)
    writing.publish("nobody understood it")
    writing.mark("c03")
    writing.retype("Do you own the house?")
    writing.publish("shorter")


def test_each_version_says_who_published_it_when_and_why(writing: Writing) -> None:
    publish_twice(writing)
    found = open_versions(writing)
    assert [one.name for one in found] == ["Version 3", "Version 2", "Version 1"]
    assert [one.state for one in found] == ["calls use it", "", ""]
    assert found[0].below.endswith("· Anna Roth · shorter")
    assert found[0].below.startswith("2 March 2026, ")
    assert found[1].below.endswith("· Anna Roth · nobody understood it")
    assert found[2].below == "was there before"
    assert panel_of(writing).title.text() == "3 versions, the newest first"


def test_what_a_version_changed_is_told_in_sentences_and_line_by_line(writing: Writing) -> None:
    publish_twice(writing)
    open_versions(writing)
    panel = panel_of(writing)
    assert "shorter" in panel.model.lines_at(0).below
    assert panel.sentences.text() == "• version 2 is now 3\n• step c03 “Do you own the house?”: reworded"
    assert [line for line in changed(panel.text, "-") if WORDS in line]
    assert [line for line in changed(panel.text, "+") if "Do you own the house?" in line]
    assert panel.text.toPlainText().startswith("--- Version 2\n+++ Version 3\n")
    writing.press(Key.Key_Down)
    writing.until_answered()
    assert [line for line in changed(panel.text, "+") if WORDS in line]
    writing.press(Key.Key_4)
    writing.until_answered()
    assert panel.text.toPlainText().startswith("# yaml-language-server") or "script: solar" in panel.text.toPlainText()
    assert WORDS in panel.text.toPlainText()
    assert panel.text.isReadOnly()


def test_one_key_brings_a_version_back_as_a_draft_and_undo_takes_it_back(writing: Writing) -> None:
    publish_twice(writing)
    before = writing.text
    open_versions(writing)
    panel = panel_of(writing)
    writing.press(Key.Key_Down, Key.Key_1)
    writing.until(lambda: WORDS in writing.text)
    writing.until_read()
    assert writing.scripts.told.label.text() == "Version 2 is the draft now. Ctrl+Z takes that back."
    assert writing.scripts.state.text().startswith("Draft")
    writing.press(Key.Key_3)
    writing.until_answered()
    assert panel.sentences.text() == "No difference."
    writing.press(Key.Key_Escape)
    assert not panel.isVisible()
    assert writing.scripts.outline.hasFocus()
    writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert writing.text == before


def test_a_text_that_calls_alone_know_is_read_and_brought_back(writing: Writing) -> None:
    """A log that came from elsewhere: its calls were made with a text nobody published here."""
    script = writing.folder / "scripts" / "own.yaml"
    script.parent.mkdir(exist_ok=True)
    writing.mark("c03")
    text = writing.text.replace("script: solar_insulation", "script: own").replace("version: 1", "version: 7", 1)
    script.write_text(text.replace("Do you own the house", "Is it yours, the house"), encoding="utf-8")
    writing.app.window.bridge.bus.publish(_scripts_changed())
    writing.until_answered()
    writing.app.window.open_page("call")
    writing.call("own")
    assert writing.view.script == "own"
    writing.end_call()
    script.write_text(text, encoding="utf-8")
    writing.write("own")
    found = open_versions(writing)
    assert [(one.name, one.state) for one in found] == [("The text calls use", "calls use it"), ("Version 7", "")]
    assert found[1].below == "as calls know it · 1 call, on 2 March 2026"
    writing.press(Key.Key_Down, Key.Key_4)
    writing.until_answered()
    assert "Is it yours, the house" in panel_of(writing).text.toPlainText()
    writing.press(Key.Key_1)
    writing.until(lambda: "Is it yours, the house" in writing.text)


def test_before_the_first_publishing_the_text_calls_use_is_there(writing: Writing) -> None:
    (only,) = open_versions(writing)
    assert (only.name, only.state) == ("The text calls use", "calls use it")
    assert panel_of(writing).title.text().startswith("Nothing was published here yet")


def test_publishing_shows_the_lines_beside_the_sentences(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype(WORDS)
    page = writing.scripts
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: page.form.purpose is not None)
    assert page.diff.isVisible()
    assert [line for line in changed(page.diff, "+") if WORDS in line]
    assert "•" in page.form.detail.text()
    writing.press(Key.Key_Escape)
    assert not page.diff.isVisible()


def test_it_speaks_the_language_of_the_window(writing: Writing) -> None:
    publish_twice(writing)
    open_versions(writing)
    writing.services.settings.set("window_language", "de")
    writing.app.window.apply_settings()
    writing.until_answered()
    panel = panel_of(writing)
    assert panel.model.lines_at(2).below == "war vorher da"
    assert panel.model.lines_at(0).below.startswith("2. März 2026, ")
    assert panel.back.label() == "als Entwurf zurückholen"


def _scripts_changed() -> Changes:
    return Changes.of(Kind.SCRIPTS)


@pytest.mark.parametrize("width", [1280, 700])
def test_what_was_once_is_read_in_all_the_room_there_is(writing: Writing, width: int) -> None:
    page = writing.scripts
    writing.app.window.resize(width, 820)
    open_versions(writing)
    writing.settle()
    assert not page.outline.isVisible()
    assert not page.panes.isVisible()
    bottom = panel_of(writing).geometry().bottom()
    assert page.height() - bottom < 30
    writing.press(Key.Key_Escape)
    assert page.outline.isVisible()
    assert page.outline.hasFocus()
