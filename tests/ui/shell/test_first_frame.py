"""The first frame comes before anything heavy, a log that cannot be had is told, an interrupted call is offered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callassist import bootstrap
from callassist.ui.shell.app import App
from callassist.ui.shell.call_desk import CallDesk
from callassist.ui.shell.page_deck import PageDeck
from callassist.ui.shell.rail import Rail
from callassist.ui.start.start_page import StartPage
from tests.ui.driving import CTRL, ENGLISH, WAIT, Key, Window, noon, opened, write_settings

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "ruamel", "alembic", "sqlcipher3", "phonenumbers", "yaml")
#: what the first frame does without, and a call does not
LATER = (
    *("callassist.engine", "callassist.domain.script", "callassist.services.contacts", "callassist.formats"),
    *(
        "callassist.bootstrap",
        "callassist.storage.database",
        "callassist.services.calls",
        "callassist.services.library",
    ),
    *("callassist.ui.call", "callassist.ui.log", "callassist.ui.settings", "callassist.ui.recovery"),
    *(
        "callassist.ui.kit.match",
        "callassist.ui.shell.key_sheet",
        "callassist.ui.tasks",
        "callassist.ui.process.uncaught",
    ),
    *(
        "tomllib",
        "html",
        "logging",
        "json",
        "concurrent",
        "decimal",
        "uuid",
        "secrets",
        "hashlib",
        "subprocess",
        "socket",
    ),
    *("PySide6.QtNetwork", "PySide6.QtDBus"),
)
#: each is compiled when it is imported, a millisecond's worth; a tuple with names is not
DATACLASSES = {"Changes", "Text"}

_PROGRAM = """
import gc, sys
from pathlib import Path
looks = []
from callassist.ui.shell.app import run
from callassist.ui.shell.main_window import MainWindow
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

heavy, later = set(sys.argv[2].split()), set(sys.argv[3].split())
told = {}

gc.callbacks.append(lambda phase, info: looks.append(info["generation"]))

def loaded():
    return sorted(heavy & {name.partition(".")[0] for name in sys.modules})

paint = MainWindow.paintEvent
def painted(self, event):
    paint(self, event)
    if "painted" not in told:
        told["painted"] = loaded()
        told["looks"] = len(looks)
        told["later"] = sorted(later & set(sys.modules))
        ours = [vars(module) for name, module in sys.modules.items() if name.startswith("callassist.")]
        told["dataclasses"] = sorted({one.__name__ for module in ours for one in [*module.values()]
            if isinstance(one, type) and "__dataclass_fields__" in vars(one)})
        told["unread"] = sorted(name.rpartition(".")[2] for name, module in sys.modules.items()
            if name.startswith("shibokensupport.") and type(module).__name__ == "_LateModule")
        told["focus"] = self.call_desk.start.isVisible()
MainWindow.paintEvent = painted

def build():
    told["building"] = loaded()
    told["passed over"] = gc.get_freeze_count()
    told["between looks"] = gc.get_threshold()[0]
    from callassist.bootstrap import build
    services = build(Path(sys.argv[1]))
    services.database.open().result(200)
    return services

def ready(window):
    told["ready"] = loaded()
    told["keys"] = QApplication.focusWidget() is window.call_desk.start.paste
    QTimer.singleShot(0, QApplication.quit)

code = run(build, data_dir=Path(sys.argv[1]), ready=ready)
import json
print(json.dumps(told))
sys.exit(code)
"""


def test_the_first_frame_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _PROGRAM, str(tmp_path), " ".join(HEAVY), " ".join(LATER)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["painted"] == []
    assert told["building"] == []
    assert told["later"] == []
    assert set(told["dataclasses"]) <= DATACLASSES
    assert told["unread"] == ["enum_sig", "errorhandler", "layout", "mapping", "parser", "pyi_generator", "tool"]
    assert told["looks"] == 0, "nothing is thrown away yet that would be worth a look through all objects"
    assert told["passed over"] > 10_000
    assert told["between looks"] == 10_000
    assert told["focus"]
    assert told["keys"], "the first key goes into the field for the lead"
    # or the test could not fail: by then the log is open. It needs no SQLModel for that (docs/adr/0026).
    assert "sqlcipher3" in told["ready"]
    assert {"sqlmodel", "sqlalchemy", "alembic"} & set(told["ready"]) == set()


def test_each_part_of_the_window_is_made_where_it_stays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moved, all of it is looked up in the style sheet again: that took as long as building it."""
    made: dict[QWidget, QWidget | None] = {}

    def noting(cls: type[QWidget]) -> None:
        original = cls.__init__

        def make(self: QWidget, *given: Any, **named: Any) -> None:
            original(self, *given, **named)
            made[self] = self.parentWidget()

        monkeypatch.setattr(cls, "__init__", make)

    for cls in (CallDesk, StartPage, Rail, PageDeck):
        noting(cls)
    app = App(tmp_path)
    try:
        assert len(made) == 4
        assert {part: part.parentWidget() for part in made} == made
    finally:
        app.close()
        app.window.deleteLater()


def test_the_window_is_painted_and_takes_keys_before_there_are_services(qtbot: QtBot, tmp_path: Path) -> None:
    write_settings(tmp_path, **ENGLISH)
    app = App(tmp_path)
    try:
        with qtbot.waitSignal(app.window.painted, timeout=WAIT):
            app.window.show()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is app.window.call_desk.start.paste, timeout=WAIT)
        QTest.keyClicks(app.window.call_desk.start.paste, "Ms Kern, 0221 4710815")
        QTest.keyClick(app.window.call_desk.start.paste, Key.Key_Return)
        start = app.window.call_desk.start
        assert start.message.isVisible(), "Enter says why nothing happens yet"
        assert start.lead().name == "Ms Kern"
        services = bootstrap.build(tmp_path, clock=noon())
        app.take(services)
        qtbot.waitUntil(lambda: start.choice() is not None, timeout=WAIT)
        assert start.lead().name == "Ms Kern", "what was typed meanwhile is kept"
        QTest.keyClick(start.paste, Key.Key_Return)
        qtbot.waitUntil(lambda: app.window.call_desk.in_call, timeout=WAIT)
        services.close()
    finally:
        app.close()
        app.window.deleteLater()


def test_services_that_cannot_be_built_are_told_in_the_window(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_settings(tmp_path, **ENGLISH)
    app = App(tmp_path)

    def broken() -> bootstrap.Services:
        raise OSError(28, "No space left on device")

    try:
        app.window.show()
        app.load(broken)
        qtbot.waitUntil(app.window.notice.isVisible, timeout=WAIT)
        assert "No space left on device" in app.window.notice.label.text()
        assert not app.window.call_desk.start.loading.isVisible(), "nothing is waited for any more"
        assert app.window.isVisible()
        assert "could not be built" in caplog.text
    finally:
        app.close()
        app.window.deleteLater()


# --------------------------------------------------------------------------------------------- the log is somebody's


def test_a_log_that_another_program_holds_is_told_and_the_window_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    write_settings(folder, **ENGLISH)
    other = bootstrap.build(folder, clock=noon())
    other.database.open().result(timeout=200)
    window = Window(qtbot, folder)
    try:
        window.until(window.start.message.isVisible)
        assert "callassist is running already" in window.start.message.label.text()
        # to read: scripts, keys, settings and the log page with the same reason
        assert len([button for button in window.start.script_buttons() if button.isVisible()]) == 4
        window.press(Key.Key_F1)
        assert window.app.window.sheet is not None
        assert window.app.window.sheet.isVisible()
        window.press(Key.Key_F1)
        window.app.window.show_page(1)
        window.until(window.log.message.isVisible)
        assert "callassist is running already" in window.log.message.label.text()
        assert window.log.model.rowCount() == 0
        window.open_settings().control("caller").setText("Somebody")  # pyright: ignore[reportAttributeAccessIssue] - a field
        window.app.window.show_page(0)
        # a call is refused with the reason, and what was typed stays
        window.paste("Ms Kern, 0221 4710815")
        window.press(Key.Key_Return)
        window.until(lambda: window.start.start.isEnabled() and window.start.message.isVisible())
        assert "callassist is running already" in window.start.message.label.text()
        assert not window.area.in_call
        assert window.start.lead().name == "Ms Kern"
        # the other one is closed: Enter is enough
        other.close()
        window.press(Key.Key_Return)
        window.wait_for_call()
        assert not window.start.message.isVisible()
        window.keys("1")
        window.until(lambda: not window.live.unsaved)
    finally:
        other.close()
        window.end()


def test_when_the_other_program_has_let_go_its_interrupted_call_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with opened(qtbot, folder) as first:
        first.call()
        first.keys("111")
        first.press(Key.Key_N, modifier=CTRL)
        first.keys("call her Kathy")
        first.press(Key.Key_Escape)
        first.until(lambda: not first.live.unsaved)
        second = Window(qtbot, folder)
        try:
            second.until(second.start.message.isVisible)
            assert second.start.interrupted_rows() == []
            first.services.close()  # as a kill would
            second.area.refresh()
            second.until(lambda: len(second.start.interrupted_rows()) == 1)
            assert "Ms Kern" in second.start.interrupted_rows()[0].text.text()
        finally:
            second.end()


# --------------------------------------------------------------------------------------------- interrupted calls


def interrupt(qtbot: QtBot, folder: Path, keys: str) -> tuple[str, str]:
    """A call that a kill cuts off; its place and its spoken text."""
    with opened(qtbot, folder) as window:
        window.call(lead="Ms Kern, Kern Ltd, 0221 4710815")
        window.keys(keys)
        window.press(Key.Key_N, modifier=CTRL)
        window.keys("call her Kathy")
        window.press(Key.Key_Escape)
        window.until(lambda: not window.live.unsaved)
        return window.view.node, window.spoken()


@pytest.mark.parametrize("keys", ["11", "111", "11s", "11r"])
def test_an_interrupted_call_goes_on_at_the_same_place_with_its_note(qtbot: QtBot, tmp_path: Path, keys: str) -> None:
    node, spoken = interrupt(qtbot, tmp_path / "data", keys)
    window = Window(qtbot, tmp_path / "data")
    try:
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        row = window.start.interrupted_rows()[0]
        assert "Ms Kern, Kern Ltd" in row.text.text()
        assert "10:00" in row.text.text()
        assert row.resume.isVisible()
        QTest.mouseClick(row.resume, Qt.MouseButton.LeftButton)
        window.wait_for_call()
        assert (window.view.node, window.spoken()) == (node, spoken)
        assert window.page.note.text() == "call her Kathy"
        assert window.page.header.name.whole() == "Ms Kern"
        window.press(Key.Key_Escape)
        window.until(lambda: not window.live.unsaved)
        assert not window.start.interrupted_rows() or window.area.in_call
        window.end_call()
        assert [(row.open, row.note) for row in window.logged()] == [(False, "call her Kathy")]
    finally:
        window.end()


def test_an_interrupted_call_can_be_taken_up_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    node, _ = interrupt(qtbot, tmp_path / "data", "111")
    window = Window(qtbot, tmp_path / "data")
    try:
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        reached: list[str] = []
        while window.focused().objectName() != "Resume call" and len(reached) < 40:
            window.press(Key.Key_Tab)
            reached.append(window.focused().objectName())
        assert window.focused().objectName() == "Resume call", reached
        window.press(Key.Key_Return)
        window.wait_for_call()
        assert window.view.node == node
    finally:
        window.end()


def test_closing_the_window_in_mid_call_loses_nothing_and_decides_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.keys("11n")
        window.keys("half a wo")
        window.app.window.close()  # the note has not been left, its timer has not run
    window = Window(qtbot, tmp_path / "data")
    try:
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        (row,) = window.logged()
        assert (row.open, row.note) == (True, "half a wo")
    finally:
        window.end()


def test_an_interrupted_call_is_offered_until_the_rep_decides(qtbot: QtBot, tmp_path: Path) -> None:
    interrupt(qtbot, tmp_path / "data", "11")
    for _ in range(2):
        window = Window(qtbot, tmp_path / "data")
        window.until(lambda shown=window: len(shown.start.interrupted_rows()) == 1)
        window.end()
    window = Window(qtbot, tmp_path / "data")
    try:
        window.until(lambda: len(window.start.interrupted_rows()) == 1)
        QTest.mouseClick(window.start.interrupted_rows()[0].end, Qt.MouseButton.LeftButton)
        window.until(lambda: not window.start.interrupted_rows())
        (row,) = window.logged()
        assert (row.open, row.outcome, row.note) == (False, "call_dropped", "call her Kathy")
    finally:
        window.end()
