"""What stands in a column of the call page begins at one edge, and is said in words that fit its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fact_row import FactRow
from callassist.ui.kit.flow_strip import FlowStrip
from tests.ui.driving import Window, opened, shown


def left_of_words(window: Window, label: QLabel) -> int:
    """Where the words of a label begin in the window, its indent counted in."""
    return label.mapTo(window.app.window, QPoint(max(label.indent(), 0), 0)).x()


def right_of(window: Window, widget: QWidget) -> int:
    return widget.mapTo(window.app.window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_stands_in_one_column_begins_at_one_edge(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call("insurance_advice")
        window.settle()
        page = window.page
        left = {left_of_words(window, one) for one in (page.path.head, page.note.head, page.exits.heads[0])}
        assert len(left) == 1
        assert left_of_words(window, page.path.empty) in left, "also before anything was asked"
        assert left_of_words(window, page.qualification.head) == left_of_words(window, page.objections.head)
        first = page.objections.button(page.objections._objections[0].id)  # noqa: SLF001 - any of them
        assert first is not None
        assert right_of(window, page.objections.search) == right_of(window, first)
        assert right_of(window, page.qualification.depth_choice) == right_of(window, first)


@pytest.mark.parametrize(("language", "words"), [("de", "1 Punkt"), ("en", "1 point")])
def test_one_point_is_no_points(qtbot: QtBot, tmp_path: Path, language: str, words: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call("insurance_advice")
        window.keys("1133")
        assert 1 in {one.points for one in window.view.products}
        told = [row.fact.words for row in shown(window.page.qualification, FactRow)]
        assert [one for one in told if one.endswith(words)]
        assert not [one for one in told if one.endswith((", 1 points", ", 1 Punkte"))]


def test_objections_are_shortened_no_more_than_their_card_asks_for(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", interface_size=150, script_language="de") as window:
        window.call("insurance_advice")
        window.settle()
        card = window.page.objections
        assert card.hints.isVisible()
        assert card.hints.height() <= card.height() - 20, "all of them are in sight"
        words = [chip.label() for chip in card.hints._chips if chip.isVisible()]  # noqa: SLF001 - nothing shows it
        assert not [one for one in words if one.endswith("…")], "there is a whole line to spare"


@pytest.mark.parametrize("percent", [100, 150])
def test_what_lies_ahead_begins_where_the_spoken_text_does(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    with opened(qtbot, tmp_path / "data", size=(1920, 1080), interface_size=percent) as window:
        window.call("insurance_advice")
        window.settle()
        page = window.page
        assert page.ahead.next_head.isVisible()
        spoken = page.speech.text.mapTo(window.app.window, QPoint(0, 0)).x()
        assert left_of_words(window, page.ahead.next_head) == spoken


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_group_of_exits_begins_a_line(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call("insurance_advice")
        window.settle()
        assert {head.x() for head in window.page.exits.heads} == {0}
        assert len({head.y() for head in window.page.exits.heads}) == 3


def test_groups_stand_in_lines_also_where_their_second_words_cannot_stand_beneath_one_another(qtbot: QtBot) -> None:
    strip = FlowStrip()
    qtbot.addWidget(strip)
    heads = [QPushButton("a long name of a group", strip), QPushButton("b", strip)]
    for head, words in zip(heads, (1, 3), strict=True):
        strip.add(head)
        strip.begin_line(head)
        for _ in range(words):
            strip.add(QPushButton("a word", strip))
    strip.set_lines(on=True)
    strip.show()
    widest = max(head.sizeHint().width() for head in heads)
    three = 3 * (strip._widgets[1].sizeHint().width() + 6)  # noqa: SLF001 - any of the words
    strip.resize(widest + three + 20, 200)
    strip.flow()
    assert strip._widgets[1].x() == strip._widgets[3].x(), "beneath one another where there is room"  # noqa: SLF001
    last = QPushButton("one more", strip)
    strip.add(last)
    last.show()
    strip.flow()
    assert strip._widgets[3].x() < strip._widgets[1].x()  # noqa: SLF001
    assert [head.x() for head in heads] == [0, 0]
    assert heads[1].y() == last.y() > heads[0].y()


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_half_line_of_keys_looks_out_beneath_the_answers(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    given = {"window_language": language, "script_language": language}
    with opened(qtbot, tmp_path / "data", size=(700, 600), **given) as window:
        window.call("insurance_advice")
        window.keys("1133")
        window.settle()
        chips = [chip for chip in window.page.strip.chips() if chip.isVisible()]
        seen = [chip.visibleRegion().boundingRect() for chip in chips]
        cut = [rect for chip, rect in zip(chips, seen, strict=True) if 0 < rect.height() < chip.height() - 4]
        assert cut == [], "but for what is free beneath the words"
        assert any(rect.height() for rect in seen)
        if language == "de":
            assert any(not rect.height() for rect in seen), "there are more than have room, or this proves nothing"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("size", "percent"), [((1280, 820), 100), ((700, 600), 100), ((700, 600), 150)])
def test_what_is_missing_is_told_by_its_name_or_by_its_key(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int, language: str
) -> None:
    given = {"window_language": language, "script_language": language, "interface_size": percent}
    with opened(qtbot, tmp_path / "data", size=size, **given) as window:
        window.call("insurance_advice")
        window.settle()
        lacking = window.page.speech.lacking
        assert lacking.isVisible()
        assert not lacking.text().endswith("…")
        assert "I" in lacking.text(), "the key that fills it in"
        assert lacking.accessibleName() == lacking.whole(), "a screen reader is told the name in any case"


def test_no_half_answer_looks_out_above_the_present_one(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=(700, 600)) as window:
        window.call("insurance_advice")
        window.keys("1133")
        path = window.page.path
        window.page.show_tab("path")
        bar = path.scroller.verticalScrollBar()
        window.until(lambda: bar.value() > 0)
        window.settle()
        assert bar.value() in {row.y() for row in path.rows()}
        present = next(row for row in path.rows() if row.step is not None and row.step.current)
        assert present.visibleRegion().boundingRect() == present.rect()
