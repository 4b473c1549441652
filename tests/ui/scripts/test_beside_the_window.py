"""What is done beside the window's thread while somebody writes, and what is not done over and over in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from callassist.domain.script import Script
from callassist.engine.setup import CallSetup
from callassist.services.scripts import trial
from callassist.ui.scripts.target_lists import TargetLists
from tests.ui.driving import WAIT, Key
from tests.ui.scripts.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def test_whoever_walks_on_waits_for_no_call_of_the_steps_in_between(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a large script a call to a step takes most of a second: the phone came behind by all that were passed."""
    tried: list[str] = []
    real = trial.trial_at

    def counted(script: Script, step: str, setup: CallSetup, *, called_off: Callable[[], bool]) -> object:
        tried.append(step)
        return real(script, step, setup, called_off=called_off)

    monkeypatch.setattr(trial, "trial_at", counted)
    page = writing.scripts
    hold, held = threading.Event(), threading.Event()

    def wait() -> None:
        held.set()
        hold.wait(WAIT / 1000)

    page.work._tasks.run(wait)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert held.wait(WAIT / 1000)
    for step in ("c04", "c07", "c11", "c13"):
        page.outline.choose_step(step)
        writing.until(lambda: not page.phone_is_late())
    hold.set()
    writing.until_read()
    assert tried == ["c13"]
    assert page.phone.trial is not None
    assert page.phone.trial.shows("c13")


def test_a_call_that_is_looked_for_already_is_given_up_for_the_next(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = writing.scripts
    began, given_up = threading.Event(), threading.Event()
    real = trial.trial_at

    def endless(script: Script, step: str, setup: CallSetup, *, called_off: Callable[[], bool]) -> object:
        if step != "c04":
            return real(script, step, setup, called_off=called_off)
        began.set()
        while not called_off():
            time.sleep(0.001)
        given_up.set()
        return trial.NoWay.NOT_FOUND

    monkeypatch.setattr(trial, "trial_at", endless)
    page.outline.choose_step("c04")
    writing.until(began.is_set)
    page.outline.choose_step("c13")
    writing.until_read()
    assert given_up.is_set()
    assert page.phone.trial is not None
    assert page.phone.trial.shows("c13")
    page.outline.choose_step("c04")
    began.clear()
    writing.until(began.is_set)  # and so does the end of the window: `Writing.end` would wait for ever


def test_the_lists_to_choose_a_way_from_are_filled_anew_only_where_a_step_says_something_else(
    writing: Writing,
) -> None:
    writing.mark("c03")
    model = writing.scripts.card.answers.rows[0].leads.model()
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    rows = model.rowCount()
    writing.mark("c03", "rent")
    writing.retype("we rent it")
    assert (resets.count(), changes.count()) == (0, 0), "an answer is no step"
    writing.mark("c03")
    writing.retype("Is it yours?")
    assert (resets.count(), changes.count()) == (0, 1)
    assert "Is it yours?" in [model.index(row, 0).data() for row in range(model.rowCount())]
    writing.mark("c03", "flat")
    writing.press(Key.Key_Tab)
    writing.keys("How many flats are there?")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert resets.count() == 1
    assert model.rowCount() == rows + 1
    leads = writing.scripts.card.answers.rows[0].leads
    assert leads.currentIndex() >= 0


@pytest.mark.qt_log_ignore("does not support")
def test_a_box_that_is_open_stays_open_while_the_script_is_read_anew(writing: Writing) -> None:
    card = writing.scripts.card
    writing.mark("c03")
    box = card.answers.rows[0].leads
    box.showPopup()
    marked = box.view().currentIndex().row()
    assert marked > 0
    box.view().setCurrentIndex(box.model().index(marked + 3, 0))
    reading = writing.scripts.work.reading
    assert reading is not None
    assert reading.script is not None
    TargetLists.of(card.targets, writing.script, card._language, back=False, steps_only=False)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    writing.scripts.work._read()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    writing.until_answered()
    assert writing.scripts.work.reading is not reading
    assert box.view().currentIndex().row() == marked + 3
    box.hidePopup()
