"""The real window over real services, in a folder of its own, on the day the walk-throughs were reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.services.clock import FixedClock
from tests.ui.driving import BERLIN, WAIT, Running, build
from tests.ui.resting import come_to_rest


class Driver(Running):
    """The program with German scripts, driven by keys one at a time; its window is the active one."""

    def __init__(self, qtbot: QtBot, folder: Path, *, size: tuple[int, int] | None = (1280, 820)) -> None:
        self.clock = FixedClock(datetime(2026, 3, 2, 9, tzinfo=BERLIN), "Europe/Berlin")
        super().__init__(qtbot, folder, lambda: build(folder, self.clock), size=size)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.start.choice() is not None and self.window.isActiveWindow(), timeout=WAIT)
        self.start.focus_first()

    @property
    def node(self) -> str:
        return self.live.view.node

    @property
    def verdict(self) -> str:
        return self.live.view.verdict.state.value

    def call(
        self,
        script: str = "education_savings",
        *,
        name: str = "Frau Yilmaz",
        company: str = "",
        number: str = "",
        depth: int = 2,
    ) -> None:
        """Start a call by Enter."""
        self.start.choose(script, depth=depth)
        self.start.name.setText(name)
        self.start.company.setText(company)
        self.start.number.setText(number)
        self.start.focus_first()
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.call_desk.in_call, timeout=WAIT)

    def answer_key(self, question: str, value: str) -> str:
        """The key of an answer."""
        view = next(one for one in self.live.questions if one.id == question)
        return next(choice.key for choice in view.choices if choice.value == value)

    def key(self, *keys: Qt.Key, ctrl: bool = False, alt: bool = False) -> None:
        """Keys to whatever has the focus."""
        modifier = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifier = Qt.KeyboardModifier.ControlModifier
        elif alt:
            modifier = Qt.KeyboardModifier.AltModifier
        for one in keys:
            QTest.keyClick(self.focused(), one, modifier)

    def type(self, text: str) -> None:
        """Characters, each to whatever has the focus by then."""
        for character in text:
            QTest.keyClicks(self.focused(), character)

    def settle(self) -> None:
        """Let everything that was asked for be laid out."""
        come_to_rest(self.window)

    def hang_up(self) -> None:
        """Hang up and take the wrap-up as proposed."""
        if not self.control.wrapping:
            self.key(Qt.Key.Key_Return, ctrl=True)
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.window.call_desk.in_call, timeout=WAIT)

    def close(self) -> None:
        self.app.close()
        self.services.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # 52: DeferredDelete


@pytest.fixture(autouse=True)
def as_the_system_writes(qapp: QApplication) -> None:
    """Each `Look` makes the application's font a little larger: it must not find the one of the test before.

    Nor must a test that opens no window find the language of one before it.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English))
    QApplication.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """The program with an English window and German scripts."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.toml").write_text(
        'window_language = "en"\nscript_language = "de"\ntheme = "light"\ncaller = "Anna Roth"\ncompany = "Roth"\n',
        encoding="utf-8",
    )
    made = Driver(qtbot, folder)
    yield made
    made.close()
