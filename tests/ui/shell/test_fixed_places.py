"""The eyes find the first word and the first answer where they were, in every window, font and size of letters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from callassist.ui.call.call_layout import Mode
from callassist.ui.kit import theme
from callassist.ui.kit.fonts import FAMILY
from callassist.ui.kit.key_button import KeyButton
from callassist.ui.shell.page_registry import SETTINGS
from tests.ui.driving import CTRL, Key, Window, opened
from tests.ui.shell.measuring import cut_off, faults

#: the windows of a small laptop, of half a screen, of screens at 150 %, of large ones
SIZES = (
    (700, 520),
    (700, 600),
    (700, 820),
    (1000, 760),
    (1264, 632),
    (1280, 680),
    (1280, 820),
    (1600, 900),
    (1920, 1080),
    (2560, 1440),
)
#: those a whole call is played in: one of each form
IN_A_CALL = ((700, 520), (700, 600), (1000, 760), (1264, 632), (1280, 820), (1920, 1080))
#: a window is as wide as so many letters at least: no layout serves 20 px at 200 % in 700 px
_FEWEST_LETTERS = 21
#: a whole call: questions with few and many answers, replies, a number, a date, times to choose from, an exit
STEPS = ("", "1", "1", "1", "18↵", "1", "F3", "F9", "F9", "Esc", "Esc", "v", "v", "Q2 2027↵", "1", "Ctrl+3", "Esc", "1")
#: beside the window's own: what a system may have. One that is not installed is left out, and the test says so
OTHER_FONTS = ("Noto Sans", "DejaVu Sans", "URW Bookman")


def do(window: Window, step: str) -> None:
    """Press what a step says."""
    if step.startswith("Ctrl+"):
        window.press(Key(Key.Key_0 + int(step[-1])), modifier=CTRL)
    elif step.endswith("↵"):
        if window.page.answers.has_field():
            window.type(step[:-1])
    elif step == "Esc":
        window.press(Key.Key_Escape)
    elif step.startswith("F"):
        window.press(Key(Key.Key_F1 + int(step[1:]) - 1))
    else:
        window.keys(step)


def place(window: Window, widget: QWidget) -> tuple[int, int]:
    """Where a widget begins in the window."""
    spot = widget.mapTo(window.app.window, QPoint(0, 0))
    return spot.x(), spot.y()


def first_answer(window: Window) -> QWidget | None:
    """What a rep presses or types first, where something can be answered."""
    answers = window.page.answers
    if not answers.isVisible():
        return None
    return answers.buttons()[0] if answers.buttons() else answers.field if answers.has_field() else None


def out_of_sight(window: Window) -> list[str]:
    """Answers that cannot be seen whole."""
    answers = window.page.answers
    parts: list[QWidget] = [*answers.buttons(), *([answers.field] if answers.has_field() else [])]
    hidden = [one for one in parts if one.visibleRegion().boundingRect() != one.rect()]
    return [f"{one.width()}×{one.height()} at {place(window, one)}" for one in hidden if answers.isVisible()]


@pytest.mark.parametrize(("script", "language"), [("contract_review", "de"), ("education_savings", "en")])
def test_the_first_word_and_the_first_answer_keep_their_places_through_a_whole_call(
    qtbot: QtBot, tmp_path: Path, language: str, script: str
) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call(script, "Frau Dr. Maximiliane Oduya, Hohenstein GmbH & Co. KG, +49 221 4710 0815")
        words: dict[tuple[int, int], dict[str, tuple[int, int]]] = {size: {} for size in IN_A_CALL}
        answers: dict[tuple[int, int], dict[str, tuple[int, int]]] = {size: {} for size in IN_A_CALL}
        kinds: set[str] = set()
        for number, step in enumerate(STEPS):
            do(window, step)
            name = f"{number} {step} {window.view.node}"
            for size in IN_A_CALL:
                window.app.window.resize(*size)
                window.settle()
                words[size][name] = place(window, window.page.speech.text)
                first = first_answer(window)
                if first is not None:
                    answers[size][name] = place(window, first)
                    kinds.add(type(first).__name__)
                assert out_of_sight(window) == [], (size, name)
        for size in IN_A_CALL:
            assert len(set(words[size].values())) == 1, (size, words[size])
            assert len(set(answers[size].values())) == 1, (size, answers[size])
            (answer,) = set(answers[size].values())
            assert answer[0] <= place(window, window.page.speech)[0] + 1 or size != window.app.window.size().toTuple()
        assert len(answers[IN_A_CALL[0]]) > 6, "a call without answers proves nothing"
        assert kinds >= {KeyButton.__name__}


@pytest.mark.parametrize("size", [(700, 600), (1280, 820), (1920, 1080)])
def test_all_objections_are_in_sight(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(qtbot, tmp_path / "data", size=size, window_language="de", script_language="de") as window:
        window.call("education_savings")
        window.settle()
        card = window.page.objections
        shown = card.hints._chips if card.hints.isVisible() else card._buttons  # noqa: SLF001 - nothing shows it
        assert len(shown) == len(window.view.objections) == 10
        assert [one.label() for one in shown if one.visibleRegion().boundingRect() != one.rect()] == []


def test_text_and_answers_share_their_left_edge(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        for size in SIZES:
            window.app.window.resize(*size)
            window.settle()
            button = window.page.answers.buttons()[0]
            key_at = place(window, button)[0] + button._box[0]  # noqa: SLF001 - nothing shows it
            assert abs(place(window, window.page.speech.text)[0] - key_at) <= 1, size
            assert place(window, window.page.speech)[0] == place(window, button)[0], size


def test_the_legal_note_is_open_before_the_first_word_and_a_chip_afterwards(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=(700, 600)) as window:
        window.call()
        window.settle()
        page = window.page
        assert page.legal.isVisible()
        assert page.legal.toolTip() in ("", window.view.legal)
        assert out_of_sight(window) == []
        window.keys("1")
        window.settle()
        assert not page.legal.isVisible()
        spot = place(window, page.answers.buttons()[0])
        page.speech.legal_chip.click()
        window.settle()
        assert page.legal.isVisible()
        assert place(window, page.answers.buttons()[0]) == spot
        window.keys("1")
        assert not page.legal.isVisible(), "the next step puts it away"


def test_a_banner_moves_neither_text_nor_answers(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        for size in ((700, 600), (1264, 632), (1280, 820)):
            window.page.unsaved.say("")
            window.app.window.resize(*size)
            window.settle()
            before = place(window, window.page.speech.text), place(window, window.page.answers.buttons()[0])
            window.page.unsaved.say("Not saved – kept here. The disk is full. Free some space and try again.", "Again")
            window.settle()
            assert window.page.unsaved.isVisible()
            after = place(window, window.page.speech.text), place(window, window.page.answers.buttons()[0])
            assert after == before, size


def test_a_large_window_uses_its_room(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.keys("11")
        window.settle()
        page = window.page
        usual = page.speech.text._size, page._left.width(), page._right.width()  # noqa: SLF001 - nothing shows it
        for size, letters in (((1600, 900), 28), ((1920, 1080), 28), ((2560, 1440), 33)):
            window.app.window.resize(*size)
            window.settle()
            assert page.speech.text._size == letters  # noqa: SLF001 - nothing shows it
            assert page._left.width() > usual[1]  # noqa: SLF001 - nothing shows it
            assert page._right.width() > usual[2]  # noqa: SLF001 - nothing shows it
            assert page.objections._columns == 2  # noqa: SLF001 - nothing shows it
            assert page.ahead.next_lines.isVisible()
            assert page.ahead.open_lines.isVisible()
            assert page.speech.text.longest_line() <= 65


@pytest.mark.parametrize("count", range(1, 10))
def test_answers_stand_in_one_column_up_to_four_and_in_two_above(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    from dataclasses import replace

    from callassist.ui.step.answers_panel import Asked

    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.keys("1")
        choice = window.view.choices[0]
        choices = tuple(replace(choice, key=str(number)) for number in range(1, count + 1))
        window.page.answers.ask(Asked(choices, None, multi=False, id="test"))
        window.settle()
        columns = {button.x() for button in window.page.answers.buttons()}
        assert len(columns) == (1 if count <= 4 else 2)


# ------------------------------------------------------------------------------------------------- fonts and sizes


@contextmanager
def in_font(monkeypatch: pytest.MonkeyPatch, family: str) -> Iterator[None]:
    """Everything in another family."""
    with monkeypatch.context() as patched:
        patched.setattr(theme, "families", lambda **_own: [family])
        yield


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("family", [FAMILY, *OTHER_FONTS])
def test_nothing_is_cut_off_in_any_font_at_any_size_of_letters(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, family: str, language: str
) -> None:
    """Bases of 14, 17 and 20 pixels, at 100, 150 and 200 percent; sizes of the window in turn."""
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        if family not in QFontDatabase.families():
            pytest.skip(f"{family} is not installed here")
        look = window.app.look
        letters = [(base, percent) for percent in (100, 150, 200) for base in (14, 17, 20)]
        with in_font(monkeypatch, family):
            window.call("insurance_advice", "Prof. Dr. Oduya-Hohenstein, Hohenstein GmbH, +49 221 4710 0815")
            sizes = cycle(SIZES)
            found: dict[str, list[str]] = {}
            for place_in_call, step in enumerate(("", "1", "1", "F5", "Esc")):
                do(window, step)
                for number, (base, percent) in enumerate(letters):
                    if (number + place_in_call) % 3:
                        continue
                    size = next(sizes)
                    if size[0] < _FEWEST_LETTERS * base * percent / 100:
                        continue
                    look.set_unit(base)
                    look.set_interface_size(percent)
                    look.set_theme("dark" if number % 2 else "light")
                    window.app.window.resize(*size)
                    name = f"{step} {base} px {percent} % {size}"
                    window.settle()
                    found[name] = cut_off(window.page) + out_of_sight(window) * (window.page.mode is not Mode.SLIM)
            assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_of_the_start_page_lies_beyond_its_right_edge(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    given = {"window_language": language, "interface_size": 150}
    with opened(qtbot, tmp_path / "data", size=(700, 600), **given) as window:
        window.settle()
        (area,) = [one for one in window.start.findChildren(QScrollArea) if one.isVisible()]
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()


@pytest.mark.parametrize(("language", "size", "percent"), [("de", (700, 600), 100), ("en", (700, 600), 150)])
def test_the_opener_is_read_whole_beside_the_legal_note(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int], percent: int
) -> None:
    given = {"window_language": language, "script_language": language, "interface_size": percent}
    with opened(qtbot, tmp_path / "data", size=size, **given) as window:
        window.call("contract_review")
        window.settle()
        assert window.page.legal.isVisible()
        text = window.page.speech.text
        end = text.textCursor()
        end.movePosition(end.MoveOperation.End)
        # the height of a line goes on below its letters
        assert text.cursorRect(end).top() + text.fontMetrics().ascent() <= text.viewport().height()


def test_the_interface_size_is_in_effect_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=(1920, 1080)) as window:
        window.call()
        window.keys("11")
        window.settle()
        heights = window.page.answers.buttons()[0].height(), window.page.header.height()
        usual = window.app.look.base_px
        window.services.settings.set("interface_size", 150)
        window.app.window.apply_settings()
        window.settle()
        assert window.app.look.base_px == round(1.5 * usual)
        assert window.page.answers.buttons()[0].height() > heights[0]
        assert window.page.header.height() > heights[1]
        assert faults(window) == []
        window.services.settings.set("interface_size", 100)
        window.app.window.apply_settings()
        window.settle()
        assert (window.page.answers.buttons()[0].height(), window.page.header.height()) == heights


@pytest.mark.parametrize(("size", "percent"), [((1920, 1080), 100), ((1920, 1080), 150), ((1280, 820), 100)])
def test_a_large_start_page_shows_the_keys_of_a_call(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int
) -> None:
    with opened(qtbot, tmp_path / "data", size=size, window_language="de", interface_size=percent) as window:
        window.settle()
        card = window.start.keys_card
        assert card.isVisible()
        assert card.mapTo(window.start, QPoint(0, card.height())).y() <= window.start.height()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_settings_stand_on_one_edge(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with opened(qtbot, tmp_path / "data", size=(700, 600), window_language=language) as window:
        window.app.window.open_page(SETTINGS)
        window.settle()
        page = window.app.window.page(SETTINGS)
        boxes = [one for one in page.findChildren(QComboBox) if one.property("setting")]
        assert len(boxes) > 5
        assert len({box.mapTo(page, QPoint(0, 0)).x() for box in boxes}) == 1
