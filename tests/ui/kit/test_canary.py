"""A picture that is named in every text there is, and must never be looked at (fault 44).

Names, notes, settings, and every text of a script hold markup that would draw the picture. On every page, with
everything opened that can be opened, its colour must not be on the screen and its file must not be read.
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.faults.form import quick_folder
from tests.formats.script.planted import SOUND
from tests.ui.driving import CTRL, Key, Window, opened
from tests.ui.kit.test_hostile_text import interpreted

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="watches a file by inotify")

COLOUR = QColor("#fe01fd")
_OPENED_OR_READ = 0x20 | 0x01


class Canary:
    """The picture, and whether anybody has looked at it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "c.png"
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(COLOUR)
        assert image.save(str(self.path))
        self.markup = f"<img src='file://{self.path}'>"
        library = ctypes.CDLL(None)
        self._descriptor = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert library.inotify_add_watch(self._descriptor, os.fsencode(self.path), _OPENED_OR_READ) >= 0

    def was_read(self) -> bool:
        try:
            return len(os.read(self._descriptor, 4096)) >= struct.calcsize("iIII")
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def canary(qtbot: QtBot) -> Iterator[Canary]:
    with quick_folder() as folder:
        made = Canary(folder)
        yield made
        made.close()


def drawn(widget: QWidget) -> bool:
    """Whether the picture's colour is anywhere on it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    row = struct.pack("<I", COLOUR.rgb())
    data = bytes(image.constBits())
    at = data.find(row)
    while at >= 0 and at % 4:
        at = data.find(row, at + 1)
    return at >= 0


def test_the_picture_is_found_where_it_is_drawn(qtbot: QtBot, canary: Canary) -> None:
    """Or the tests below could not fail."""
    label = QLabel(f"x {canary.markup}")
    qtbot.addWidget(label)
    label.show()
    assert drawn(label)
    assert canary.was_read()
    assert not canary.was_read()


def hostile_script(markup: str) -> str:
    """The small script, with markup in each of its texts."""
    text = re.sub(
        r'\b(de|en): ("[^"]*"|[^,}\n"]+)', lambda found: f'{found[1]}: "{found[2].strip(chr(34))} {markup}"', SOUND
    )
    return text.replace("script: sound", "script: hostile", 1)


class Look:
    """Looks at a page: nothing of the picture on it, no text taken for markup, no tooltip that draws it."""

    def __init__(self, window: Window, canary: Canary) -> None:
        self.window = window
        self.canary = canary
        self.texts = 0

    def __call__(self, where: str) -> None:
        root = self.window.app.window
        self.window.settle()
        assert not drawn(root), where
        assert interpreted(root) == [], where
        for tip in {widget.toolTip() for widget in root.findChildren(QWidget) if widget.toolTip()}:
            shown = QLabel(tip)  # Qt's own tooltip is a label that guesses, too
            assert not drawn(shown), f"{where}: {tip}"
            shown.deleteLater()
        assert not self.canary.was_read(), where
        self.texts += sum(self.canary.markup[:8] in label.text() for label in root.findChildren(QLabel))


def test_it_is_never_drawn_on_any_page(qtbot: QtBot, tmp_path: Path, canary: Canary) -> None:
    folder, markup = tmp_path / "data", canary.markup
    (folder / "scripts").mkdir(parents=True)
    (folder / "scripts" / "hostile.yaml").write_text(hostile_script(markup), encoding="utf-8")
    (folder / "scripts" / f"broken {markup.replace('/', '∕')}.yaml").write_text(f"format: {markup}\n", encoding="utf-8")
    with opened(qtbot, folder, caller=f"Anna {markup}", company=markup) as window:
        look = Look(window, canary)
        look("start")
        window.start.choose("hostile")
        window.start.name.setText(f"Kern {markup}")
        window.start.company.setText(markup)
        window.start.number.setText(f"0221 4710815 {markup}")
        look("a lead")
        window.start.submit()
        window.wait_for_call()
        look("in a call")
        for step in range(8):
            window.press(Key.Key_Return)
            look(f"step {step}")
            window.keys("1")
            look(f"step {step}, answered")
        for name, keys in {
            "finder": (Key.Key_K, CTRL),
            "sheet": (Key.Key_F1, None),
            "objection": (Key.Key_F2, None),
        }.items():
            window.press(keys[0], **({} if keys[1] is None else {"modifier": keys[1]}))
            look(name)
            window.press(Key.Key_Escape)
        window.keys("q")
        look("a question of one's own")
        window.press(Key.Key_Escape)
        window.press(Key.Key_N, modifier=CTRL)
        window.page.note.field.insertPlainText(f"Notiz {markup}")
        look("note")
        window.press(Key.Key_Escape)
        window.press(Key.Key_Return, modifier=CTRL)
        look("wrap-up")
        window.press(Key.Key_Return)
        window.until(lambda: not window.area.in_call)
        window.area.start.say(f"x {markup}")
        look("told")
        log = window.open_log()
        log.table.selectRow(0)
        window.until(lambda: log.trace.call_id() != "")
        look("trace")
        window.press(Key.Key_E, modifier=CTRL)
        look("export")
        window.open_settings()
        look("settings")
        assert look.texts > 50


def test_it_is_never_drawn_where_an_interrupted_call_is_offered(qtbot: QtBot, tmp_path: Path, canary: Canary) -> None:
    folder, markup = tmp_path / "data", canary.markup
    with opened(qtbot, folder) as window:
        window.start.choose("contract_review")
        window.start.name.setText(f"Kern {markup}")
        window.start.company.setText(markup)
        window.start.submit()
        window.wait_for_call()
        window.keys("1")
        window.settle()
    with opened(qtbot, folder) as window:
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        Look(window, canary)("offered")
        assert markup in window.start.interrupted_rows()[0].text.text()
