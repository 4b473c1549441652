"""The page where scripts are written, driven as its author does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.domain.script import Script
from callassist.services.scripts.outline import OutlineLine
from callassist.ui.scripts.scripts_page import ScriptsPage
from callassist.ui.scripts.words_pair import WordsField
from tests.ui.driving import CTRL, ENGLISH, Key, Window, write_settings


class Writing(Window):
    """The window with the page of scripts in front, and a script open on it."""

    def __init__(self, qtbot: QtBot, folder: Path, script: str = "solar_insulation", **window: object) -> None:
        write_settings(folder, **ENGLISH)
        super().__init__(qtbot, folder, **window)  # type: ignore[arg-type]
        self.write(script)

    @classmethod
    @contextmanager
    def opened(cls, qtbot: QtBot, folder: Path, script: str = "solar_insulation") -> Iterator[Writing]:
        """The same, and closed at the end."""
        found = cls(qtbot, folder, script)
        try:
            yield found
        finally:
            found.end()

    def write(self, script: str) -> None:
        """Bring the page to the front with this script on it."""
        self.app.window.open_page("scripts")
        self.scripts.show_item(script)
        self.until(lambda: self.scripts.work.draft is not None and self.scripts.work.draft.script_id == script)
        self.until_read()

    @property
    def scripts(self) -> ScriptsPage:
        found = self.app.window.page("scripts")
        assert isinstance(found, ScriptsPage)
        return found

    @property
    def script(self) -> Script:
        """The script as it was read last."""
        reading = self.scripts.work.reading
        assert reading is not None
        assert reading.script is not None
        return reading.script

    @property
    def text(self) -> str:
        """The draft's text as it is now."""
        draft = self.scripts.work.draft
        assert draft is not None
        return draft.script.text

    def until_read(self) -> None:
        """Wait until the draft as it stands was read, and the phone shows what is marked."""
        work = self.scripts.work
        self.until(
            lambda: work.reading is not None and work.draft is not None and work.reading.source is work.draft.script
        )
        self.until_answered()
        self.until(lambda: not self.scripts.phone_is_late())
        self.until_answered()

    # -- keys ------------------------------------------------------------------------------------------------------

    def mark(self, item: str, part: str = "") -> None:
        """Walk to a line of the outline by the arrow keys."""
        outline = self.scripts.outline
        outline.setFocus()
        self.press(Key.Key_Home)
        for _ in range(outline.outline.rowCount()):
            line = outline.line()
            if line is not None and (line.id, line.part) == (item, part) and line.depth:
                break
            self.press(Key.Key_Down)
        assert self.line().id == item
        self.until_read()

    def line(self) -> OutlineLine:
        """The line that is marked."""
        found = self.scripts.outline.line()
        assert found is not None
        return found

    def retype(self, words: str) -> None:
        """Say what is marked anew: F2 and type."""
        self.press(Key.Key_F2)
        self.typed(words)

    def typed(self, words: str) -> None:
        """Words into the field that has the focus, in place of those in it; out of it again by Esc."""
        assert isinstance(QApplication.focusWidget(), WordsField)
        self.press(Key.Key_A, modifier=CTRL)
        self.keys(words)
        self.press(Key.Key_Escape)
        self.until_read()

    def publish(self, why: str = "") -> None:
        """Ctrl+S, the reason, Enter."""
        self.press(Key.Key_S, modifier=CTRL)
        self.until(lambda: self.scripts.form.purpose is not None)
        self.type(why)
        self.until(lambda: self.scripts.told.isVisible())
        self.until_read()
