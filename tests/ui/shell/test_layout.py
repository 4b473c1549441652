"""Nothing is cut off, nothing lies over something else, the first word never moves: at every size, in both looks."""

# pyright: reportArgumentType=false, reportAttributeAccessIssue=false
# Settings are handed on by name, and widgets found by what they show.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callassist.ui.call.call_page import Mode
from callassist.ui.kit.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, TEXT_PAIRS, Tokens
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.theme import stylesheet
from tests.ui.driving import CTRL, WAIT, Key, Window, opened
from tests.ui.shell.measuring import cut_off, faults, overlapping, shown

SIZES = {
    "wide": (1280, 820),
    "medium": (1000, 760),
    "narrow": (700, 820),
    #: a laptop's screen at 150 %, and half of one
    "low": (1264, 632),
    "small": (700, 600),
}
LONG = "Prof. Dr. Maximiliane Oduya-Hohenstein von und zu Wertheim, Hohenstein & Söhne Mobilfunktechnik GmbH & Co. KG"


# --------------------------------------------------------------------------------------------------------- places


def at_the_start(window: Window) -> Iterator[str]:
    yield "start"
    window.start.say("Blocked: somebody at this number asked not to be called again.")
    window.start.fill_lead(window.start.lead()._replace(name=LONG))
    yield "start with a message"
    window.start.say("")


def in_a_call(window: Window) -> Iterator[str]:
    window.call("insurance_advice", f"{LONG}, +49 221 4710 0815")
    yield "opener"
    for keys in ("1", "1", "3", "3", "1", "12"):
        window.keys(keys)
        yield f"after {keys} at {window.view.node}"
    for key in (Key.Key_F5, Key.Key_F8, Key.Key_Escape, Key.Key_Escape):
        window.press(key)
        yield f"reply {window.view.node}"
    for name in ("path", "qualification", "note", "exits", "objections"):
        window.page.show_tab(name)
        yield f"tab {name}"
    for keys, name in (("e", "list of questions"), ("x", "something else"), ("v", "what we do better")):
        window.keys(keys)
        yield name
        window.press(Key.Key_Escape)
    for key, name in ((Key.Key_P, "who decides"), (Key.Key_K, "finder")):
        window.press(key, modifier=CTRL)
        yield name
        window.press(Key.Key_Escape)
    window.press(Key.Key_3, modifier=CTRL)
    yield "callback"
    window.press(Key.Key_Return, modifier=CTRL)
    yield "wrap-up"
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)


def in_a_business_call(window: Window) -> Iterator[str]:
    window.call("contract_review", f"{LONG}, +49 221 4710 0815")
    window.keys("111")
    yield "a number"
    window.type("a few")
    yield "what was not understood"
    window.page.answers.field.clear()
    window.type("18")
    window.keys("1")
    yield "a date with an alternative"
    window.page.unsaved.say("Not saved – kept here. The disk is full. Free some space and try again.", "Try again")
    yield "not saved"
    window.page.unsaved.say("")
    window.end_call()


def in_the_log(window: Window) -> Iterator[str]:
    page = window.open_log()
    yield "log"
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() != "")
    yield "trace"
    page.export.click()
    yield "export"
    page.panel.hide()
    window.app.window.show_page(0)


def in_the_settings(window: Window) -> Iterator[str]:
    window.open_settings()
    yield "settings"
    window.app.window.show_page(0)


PLACES: tuple[Callable[[Window], Iterator[str]], ...] = (
    at_the_start,
    in_a_call,
    in_a_business_call,
    in_the_log,
    in_the_settings,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_cut_off_and_nothing_overlaps(qtbot: QtBot, tmp_path: Path, language: str, size: str) -> None:
    """Each theme with every other size: colours take no room."""
    theme = "dark" if list(SIZES).index(size) % 2 else "light"
    given = {"window_language": language, "script_language": language, "theme": theme}
    with opened(qtbot, tmp_path / "data", size=SIZES[size], **given) as window:
        found: dict[str, list[str]] = {}
        for place in PLACES:
            for name in place(window):
                assert (window.app.window.width(), window.app.window.height()) == SIZES[size], name
                found[name] = faults(window)
        assert len(found) > 25
        assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_cut_off_in_the_slim_form(qtbot: QtBot, tmp_path: Path, language: str, theme: str) -> None:
    given = {"window_language": language, "script_language": language, "theme": theme}
    with opened(qtbot, tmp_path / "data", **given) as window:
        window.press(Key.Key_T, modifier=CTRL)
        found: dict[str, list[str]] = {}
        for place in (in_a_call, in_a_business_call):
            for name in place(window):
                assert window.page.mode is Mode.SLIM
                found[name] = faults(window)
        assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    ("size", "language"),
    [
        ("wide", "de"),
        ("wide", "en"),
        ("narrow", "de"),
        ("narrow", "en"),
    ],
)
def test_nothing_is_cut_off_on_the_sheet_of_keys(qtbot: QtBot, tmp_path: Path, size: str, language: str) -> None:
    with opened(qtbot, tmp_path / "data", size=SIZES[size], window_language=language) as window:
        window.call()
        window.press(Key.Key_F1)
        sheet = window.app.window.sheet
        assert sheet is not None
        assert sheet.isVisible()
        assert faults(window) == []
        bottom = sheet.sheet.heightForWidth(sheet.sheet.width())
        assert bottom <= sheet.sheet.height(), "the sheet can be scrolled to its end"


def test_a_strip_asks_for_more_room_whenever_it_needs_more(qtbot: QtBot) -> None:
    """Filled where it is narrow, widened, filled again: what it needed before says nothing about what it has now."""
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    strip = FlowStrip(box)
    column.addWidget(strip)
    column.addStretch(1)
    chips = [QPushButton("a word or two", strip) for _ in range(20)]
    for number, chip in enumerate(chips):
        strip.add(chip)
        chip.setVisible(number < 3)
    box.resize(260, 600)
    box.show()
    strip.flow()
    qtbot.waitUntil(lambda: strip.height() == strip.heightForWidth(strip.width()), timeout=WAIT)
    two_lines = strip.height()
    box.resize(900, 600)
    qtbot.waitUntil(lambda: strip.height() < two_lines, timeout=WAIT)
    for chip in chips:
        chip.show()
        if strip.heightForWidth(strip.width()) == two_lines:
            break
    assert strip.heightForWidth(strip.width()) == two_lines
    strip.flow()
    qtbot.waitUntil(lambda: strip.height() == two_lines, timeout=WAIT)


def test_a_tab_that_is_not_in_front_is_not_there_for_tab_and_screen_reader(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=SIZES["narrow"]) as window:
        window.call()
        window.settle()
        assert window.page.objections.isVisible()
        assert not window.page.exits.isVisible()


def test_the_measuring_finds_what_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    """Or the tests above could not fail."""
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.settle()
        assert cut_off(window.page) == []
        window.page.header.hang_up.setFixedWidth(20)
        window.page.answers.buttons()[0].setFixedHeight(8)
        window.page.speech.must_say.setFixedHeight(4)
        assert len(cut_off(window.page)) == 3
        window.page.note.setGeometry(window.page.path.geometry())
        assert len(overlapping(window.page)) == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_first_word_keeps_its_place_in_the_slim_form(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    """In all others: `test_fixed_places`."""
    given = {"window_language": language, "script_language": language}
    with opened(qtbot, tmp_path / "data", **given) as window:
        window.press(Key.Key_T, modifier=CTRL)
        window.call("contract_review")
        spots: dict[str, tuple[int, int]] = {}
        lengths: list[int] = []
        for step in ("", "1", "1", "1", "F3", "F9", "F9", "Esc", "Esc", "Ctrl+3", "Esc", "Ctrl+5", "Esc"):
            _step(window, step)
            window.settle()
            text = window.page.speech.text
            spot = text.mapTo(window.app.window, QPoint(0, text.first_line_y()))
            spots[f"{step} {window.view.node}"] = (spot.x(), spot.y())
            lengths.append(len(window.spoken()))
        assert max(lengths) > 3 * min(lengths)
        assert len(set(spots.values())) == 1, spots
        window.end_call()


def _step(window: Window, step: str) -> None:
    if step.startswith("Ctrl+"):
        window.press(Key(Key.Key_0 + int(step[-1])), modifier=CTRL)
    elif step.startswith("F"):
        window.press(Key(Key.Key_F1 + int(step[1:]) - 1))
    elif step == "Esc":
        window.press(Key.Key_Escape)
    else:
        window.keys(step)


@pytest.mark.parametrize(
    "size",
    [
        "wide",
        "medium",
        "narrow",
        "slim",
    ],
)
def test_the_verdict_is_always_on_the_screen(qtbot: QtBot, tmp_path: Path, size: str) -> None:
    with opened(qtbot, tmp_path / "data", size=SIZES.get(size, (1280, 820))) as window:
        if size == "slim":
            window.press(Key.Key_T, modifier=CTRL)
        window.call()
        window.keys("114")
        window.settle()
        words = [label.text() for label in shown(window.app.window, QLabel) if label.accessibleName() == "Verdict"]
        assert words == ["✗ Disqualified"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_hints_in_empty_fields_can_be_read_to_their_end(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    given = {"window_language": language, "script_language": language}
    with opened(qtbot, tmp_path / "data", **given) as window:
        cut: set[str] = set()
        for place in (at_the_start, in_a_call):
            for _ in place(window):
                window.settle()
                cut |= {field.placeholderText() for field in shown(window.app.window, QLineEdit) if _is_cut(field)}
        assert cut == set()


def _is_cut(field: QLineEdit) -> bool:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width()
    return QFontMetrics(field.font()).horizontalAdvance(field.placeholderText()) > room


# ------------------------------------------------------------------------------------------------------- contrast


def luminance(color: str) -> float:
    """WCAG 2.1, computed here and not by the theme itself."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


#: drawn by widgets on grounds of their own, beside what the theme lists
PAINTED = (
    ("muted", "warn_soft"),  # second line of an interrupted call
    ("warn", "reply_soft"),  # tip below a reply
    ("bad", "reply_soft"),
    ("key_text", "card"),  # key of a marked choice
    ("key_text", "accent_soft"),
    ("text", "key"),  # progress
    ("faint", "accent_hover"),  # a moot answer under the mouse
    ("muted", "accent_hover"),
    ("good", "accent_hover"),
    ("bad", "accent_hover"),
    ("warn", "accent_hover"),
    ("accent", "accent_hover"),
    ("text", "bad_soft"),
    ("text", "warn_soft"),
    ("on_accent", "accent"),
    ("rail_text", "rail_on"),
)


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_every_pair_of_text_and_ground_can_be_read(tokens: Tokens) -> None:
    pairs = {*TEXT_PAIRS, *PAINTED}
    too_faint = {
        f"{ink} on {ground}": round(ratio(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in pairs
        if ratio(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }
    assert too_faint == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_every_rule_of_the_stylesheet_can_be_read(tokens: Tokens) -> None:
    """Text on the ground its own rule gives it, else on a card and on the window. Disabled controls are exempt."""
    checked, too_faint = 0, {}
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", stylesheet(tokens, 15)):
        ink = re.search(r"(?<![-\w])color:\s*(#\w{6})", body)
        if ink is None or ":disabled" in selector:
            continue
        ground = re.search(r"(?<![-\w])background:\s*(#\w{6})", body)
        for one in [ground[1]] if ground is not None else [tokens.card, tokens.window]:
            checked += 1
            if ratio(ink[1], one) < 4.5:
                too_faint[f"{selector.strip()} on {one}"] = round(ratio(ink[1], one), 2)
    assert checked > 20
    assert too_faint == {}
