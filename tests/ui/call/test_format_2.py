"""What only format 2 can say, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fact_row import FactRow
from tests.engine.format_2 import FILE
from tests.ui.driving import CTRL, Key, Window, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A German window whose library has the script."""
    scripts = tmp_path / "data" / "scripts"
    scripts.mkdir(parents=True)
    for file in FILE.parent.glob("*.yaml"):
        (scripts / file.name).write_bytes(file.read_bytes())
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        yield made


def chips(window: Window) -> list[str]:
    return [one.label() for one in window.page.strip.chips() if not one.isHidden()]


def test_a_reply_in_parts_is_gone_through_by_enter(window: Window) -> None:
    window.call("format_2")
    window.keys("1")
    window.page.objections.objected.emit("o_rate")
    window.settle()
    assert window.spoken() == "Das kann ich verstehen."
    assert "nächster Teil (2/3)" in chips(window)
    window.press(Key.Key_Return)
    assert window.spoken() == "Geht es um den Monat oder um die Summe?"
    assert "nächster Teil (3/3)" in chips(window)
    window.press(Key.Key_Return)
    assert "damit weiter" in chips(window)
    window.press(Key.Key_Return)
    assert window.view.node == "w2"


def test_keywords_are_shown_by_a_setting_and_what_must_be_said_stays_whole(window: Window) -> None:
    window.services.settings.set("in_short", True)
    window.app.window.apply_settings()
    window.call("format_2")
    window.settle()
    assert "Guten Tag" in window.spoken()
    window.keys("1")
    window.settle()
    assert window.spoken() == "Haus gehört?"
    assert "Gehört Ihnen das Haus?" in window.page.speech.text.toolTip()
    window.services.settings.set("in_short", False)
    window.app.window.apply_settings()
    assert window.spoken() == "Gehört Ihnen das Haus?"
    assert not window.page.speech.text.toolTip()


def test_objections_are_found_by_their_group_and_taken_by_their_own_words(window: Window) -> None:
    window.call("format_2")
    window.keys("1")
    card = window.page.objections
    card.focus_search()
    window.keys("Vertrauen")
    rate, scam = card.button("o_rate"), card.button("o_scam")
    assert rate is not None
    assert scam is not None
    assert (rate._dim, scam._dim) == (True, False)  # noqa: SLF001 - told by its colour alone
    assert "Vertrauen" in scam.toolTip()
    assert "Vertrauen" in scam.accessibleDescription()
    window.press(Key.Key_Return)
    assert window.view.node == "w2", "a group is none of its objections"
    card.focus_search()
    window.keys("unser")
    window.press(Key.Key_Return)
    assert window.view.node == "o_scam"


def answers(window: Window) -> list[tuple[str, str]]:
    return [(one.key_text(), one.label()) for one in window.page.answers.buttons()]


def to_the_states(window: Window) -> None:
    window.call("format_2")
    window.keys("11")
    window.type("Ruhe")
    window.keys("3")
    window.settle()


def test_an_answer_without_a_key_is_found_by_typing_how_it_begins(window: Window) -> None:
    to_the_states(window)
    assert window.view.node == "w5"
    assert [key for key, _ in answers(window)] == [*"123456789"]
    window.keys("sac")
    assert answers(window) == [("", "Sachsen"), ("", "Sachsen-Anhalt")]
    window.press(Key.Key_Return)
    assert window.view.node == "w5", "two begin so"
    assert "sac" in window.page.answers.problem.text()
    window.type("hsen-")
    assert window.view.node == "w4"


def test_digits_answer_while_nothing_is_typed(window: Window) -> None:
    to_the_states(window)
    window.keys("7")
    window.settle()
    assert window.view.node == "w6"
    assert window.states()["q_state"] == "answered"


def test_several_answers_are_ticked_by_typing_and_taken_by_enter(window: Window) -> None:
    to_the_states(window)
    window.keys("1")
    window.settle()
    window.type("fenster")
    window.settle()
    assert window.page.answers.field.text() == ""
    assert ("", "Fensterbank") in answers(window)
    window.keys("2")
    window.press(Key.Key_Return)
    assert window.view.node == "w4"
    wanted = next(one for one in window.view.path if one.question == "q_wanted")
    assert wanted.stable == "quiet,sill"


def test_the_tip_of_an_answer_stands_beside_it(window: Window) -> None:
    to_the_states(window)
    bavaria = window.page.answers.buttons()[1]
    assert bavaria.accessibleDescription() == "Landesförderung nennen"


def test_an_answer_is_changed_by_typing_how_another_begins(window: Window) -> None:
    to_the_states(window)
    window.keys("7")
    window.page.questions.chosen.emit("q_state")
    window.settle()
    window.type("hess")
    state = next(one for one in window.view.path if one.question == "q_state")
    assert state.stable == "he"


def test_what_is_for_some_calls_only_comes_and_no_key_moves(window: Window) -> None:
    window.call("format_2")
    window.keys("11")
    window.type("Ruhe")
    window.settle()
    assert [key for key, _ in answers(window)] == ["1", "2", "3"]
    assert "Schweigen" in window.page.speech.tip.text()
    window.keys("4")
    assert window.view.node == "w4"
    window.keys("321")
    window.press(Key.Key_Return)
    window.settle()
    assert [key for key, _ in answers(window)] == ["1", "2", "3", "4"]
    assert "Förderung nennen" in window.page.speech.tip.text()
    window.keys("4")
    assert window.view.node == "w7"


def test_the_band_stands_beside_the_points(window: Window) -> None:
    to_the_states(window)
    window.keys("7")
    window.settle()
    window.keys("2")
    window.settle()
    facts = [row.accessibleName() for row in window.page.qualification.findChildren(FactRow) if row.isVisible()]
    assert any("warm" in one for one in facts)


def test_ticks_are_changed_by_typing_and_none_is_lost(window: Window) -> None:
    to_the_states(window)
    window.keys("7")
    window.type("fenster")
    window.keys("2")
    window.press(Key.Key_Return)
    window.page.questions.chosen.emit("q_wanted")
    window.settle()
    window.type("insekt")
    window.settle()
    assert ("", "Insektenschutz") in answers(window)
    window.press(Key.Key_Return)
    wanted = next(one for one in window.view.path if one.question == "q_wanted")
    assert wanted.stable == "quiet,screen,sill"


def test_a_first_no_is_answered_once_and_asked_again(window: Window) -> None:
    window.call("rescue")
    window.keys("11")
    window.press(Key.Key_Return)
    window.keys("3")
    window.settle()
    assert window.view.node == "o_rents"
    assert "Familie" in window.spoken()
    assert "noch einmal fragen" in chips(window)
    facts = [row.accessibleName() for row in window.page.qualification.findChildren(FactRow) if row.isVisible()]
    assert any("wird noch einmal gefragt" in one for one in facts)
    window.press(Key.Key_Return)
    assert window.view.node == "w3"
    window.keys("3")
    assert window.view.node == "w9"


def test_a_hungarian_script_is_played_in_a_german_window(window: Window) -> None:
    window.call("languages")
    window.settle()
    assert window.view.language == "hu"
    assert window.spoken().startswith("Jó napot")
    card = window.page.speech
    assert card.language.isHidden()
    assert not card.borrowed.text()
    window.keys("2")
    window.settle()
    assert "Rückruf" not in window.spoken()
    assert card.borrowed.text() == "nur auf Englisch"


def test_the_key_turns_through_the_languages_of_the_script(window: Window) -> None:
    window.call("three_languages")
    window.settle()
    card = window.page.speech
    assert not card.language.isHidden()
    heard = [window.view.language.value]
    for _ in range(3):
        window.press(Key.Key_L, modifier=CTRL)
        window.settle()
        heard.append(window.view.language.value)
    assert heard == ["de", "en", "tr", "de"]
    assert card.language.value() == "de"


def test_topics_are_gone_through_one_after_the_other(window: Window) -> None:
    window.call("each")
    window.keys("121")
    window.press(Key.Key_Return)
    window.settle()
    assert window.spoken().startswith("Sie nannten der Preis")
    window.type("120")
    window.keys("1")
    window.settle()
    assert window.spoken().startswith("Sie nannten das Personal")
