"""Who may not publish proposes; who may publishes it from the inbox with one key, or puts it away with one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.services.scripts.proposals import Proposal
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def publishers(writing: Writing, names: str) -> None:
    writing.services.settings.set("publishers", names)


def waiting(writing: Writing) -> tuple[Proposal, ...]:
    return writing.services.script_desk.proposals.of("solar_insulation")


def version(writing: Writing) -> int:
    return next(one.version for one in writing.services.library.entries() if one.id == "solar_insulation")


def propose(writing: Writing, why: str) -> None:
    writing.mark("c03")
    writing.retype("Is it yours?")
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: writing.scripts.form.purpose is not None)
    writing.type(why)
    writing.until(lambda: writing.scripts.told.isVisible())
    writing.until_answered()


def test_a_draft_is_proposed_and_published_with_one_key_by_who_may(writing: Writing) -> None:
    publishers(writing, "Ben Berg")
    before = version(writing)
    propose(writing, "shorter")
    (one,) = waiting(writing)
    assert (one.who, one.why, one.is_draft) == ("Anna Roth", "shorter", True)
    assert version(writing) == before, "calls go on as they are"
    page = writing.scripts
    writing.press(Key.Key_F6)
    writing.until(page.inbox.isVisible)
    writing.until_answered()
    assert page.inbox.count == 1
    writing.press(Key.Key_1)
    writing.until_answered()
    assert waiting(writing) == (one,), "she may not"
    assert not page.inbox.take.isVisible()
    publishers(writing, "Anna Roth")
    page.inbox.retranslate()
    assert page.inbox.take.isVisible()
    writing.press(Key.Key_1)
    writing.until(lambda: waiting(writing) == ())
    writing.until_answered()
    assert version(writing) == before + 1
    assert page.inbox.count == 0


def test_a_proposal_is_put_away_with_one_key_and_the_draft_stays(writing: Writing) -> None:
    publishers(writing, "Ben Berg")
    propose(writing, "shorter")
    page = writing.scripts
    writing.press(Key.Key_F6)
    writing.until(page.inbox.isVisible)
    writing.until(lambda: page.inbox.count == 1)
    writing.press(Key.Key_Delete)
    writing.until(lambda: waiting(writing) == ())
    writing.until(lambda: page.inbox.count == 0)
    assert "Is it yours?" in writing.text
