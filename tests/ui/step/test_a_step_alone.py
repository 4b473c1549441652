"""What shows a step of a call stands by itself: beside a script as well as in a call."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.engine.view import ChoiceView
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.theme import Look
from callassist.ui.step.action_strip import ActionStrip
from callassist.ui.step.answers_panel import AnswerPanel, Asked
from callassist.ui.step.speech_card import SpeechCard
from tests.engine.playing import new_call, press


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp)


def test_the_card_says_what_the_view_says(qtbot: QtBot, look: Look) -> None:
    card = SpeechCard(look, KeyMap())
    qtbot.addWidget(card)
    view = press(new_call("solar_insulation"), "L=en", "1", "1").view()
    card.show_view(view)
    assert card.text.toPlainText() == view.say.plain()


def test_the_answers_are_those_of_the_view_and_say_which_was_pressed(qtbot: QtBot, look: Look) -> None:
    panel = AnswerPanel(look, KeyMap())
    qtbot.addWidget(panel)
    view = press(new_call("solar_insulation"), "L=en", "1", "1").view()
    panel.ask(Asked(view.choices, view.field, view.multi, str(view.node)))
    pressed: list[ChoiceView] = []
    panel.choice_pressed.connect(pressed.append)
    panel.buttons()[1].click()
    assert pressed == [view.choices[1]]


def test_the_strip_leaves_out_what_cannot_be_done_where_it_stands(qtbot: QtBot, look: Look) -> None:
    view = press(new_call("solar_insulation"), "1", "1").view()
    shown: dict[bool, set[str]] = {}
    for bare in (False, True):
        leaves_out = frozenset({Command.ELSE, Command.OWN_QUESTION}) if bare else frozenset()
        strip = ActionStrip(look, KeyMap(), leaves_out=leaves_out)
        qtbot.addWidget(strip)
        strip.show_view(view)
        shown[bare] = {chip.objectName() for chip in strip.chips() if not chip.isHidden()}
    assert shown[False] - shown[True] == {"Something else", "Own question"}
