"""The window is painted before anything heavy is loaded; errors of the start are told in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from callassist.errors import LogBusy
from callassist.ui.shell.app import App

_PROGRAM = """
import sys
from pathlib import Path
from callassist.ui.shell.app import run
from PySide6.QtWidgets import QApplication

def build():
    loaded = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "ruamel", "phonenumbers"} & set(sys.modules)
    print("loaded before the first frame:", sorted(loaded))
    from callassist.bootstrap import build
    return build(Path(sys.argv[1]))

def ready(window):
    print("ready", window.isVisible())
    QApplication.quit()

sys.exit(run(build, data_dir=Path(sys.argv[1]), ready=ready))
"""


def test_nothing_heavy_is_loaded_before_the_first_frame(tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        env=env,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["loaded before the first frame: []", "ready True"]


_STYLE = """
from callassist.ui.shell.app import make_qt_application
qt = make_qt_application({arguments!r})
print(qt.style().objectName(), qt.arguments())
"""


@pytest.mark.parametrize("arguments", [["callassist", "one"], []])
def test_the_style_is_the_windows_own_whatever_the_desktop_wants(arguments: list[str]) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"}
    command = [sys.executable, "-c", _STYLE.format(arguments=arguments)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=250, check=True)
    assert done.stdout.strip() == f"fusion {arguments or ['callassist']}"


_GUI = """
import sys
from callassist.cli import main
from callassist.ui.shell.app import App
from PySide6.QtWidgets import QApplication

def load(self, factory):
    late = {"PySide6.QtNetwork", "PySide6.QtDBus", "logging.handlers", "sqlmodel", "phonenumbers", "secrets"}
    print("loaded before the first frame:", sorted(late & set(sys.modules)))
    print("locked:", main(["--data-dir", sys.argv[1], "export", "calls", "-o", "x"]))
    QApplication.exit(0)

App.load = load
sys.exit(main(["--data-dir", sys.argv[1], "gui"]))
"""


def test_the_lock_is_held_before_the_first_frame_and_little_is_loaded_for_it(tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _GUI, str(tmp_path / "data")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=250, check=False, cwd=tmp_path)
    assert done.stdout.splitlines() == ["loaded before the first frame: []", "locked: 1"], done.stderr
    assert "another callassist is using this call log" in done.stderr
    assert done.returncode == 0


def test_a_log_that_another_program_holds_is_told_and_the_window_stays(qtbot, tmp_path: Path) -> None:
    app = App(tmp_path)
    app.window.show()
    app.window.services_failed(LogBusy("held"))
    assert (
        "Another program is using" in app.window.notice.label.text()
        or "anderes Programm" in app.window.notice.label.text()
    )
    assert app.window.isVisible()
    app.close()
    app.window.deleteLater()


def test_a_crash_of_the_last_run_is_told_beneath_what_else_there_is(qtbot, tmp_path: Path) -> None:
    app = App(tmp_path)
    app.window.show()
    app.window.tell_crash(tmp_path / "crash-last.log")
    assert str(tmp_path / "crash-last.log") in app.window.notice.label.text()
    assert app.window.notice.isVisible()
    app.window.notice.say("the settings are wrong")
    app.window.tell_crash(tmp_path / "crash-last.log")
    first, second = app.window.notice.label.text().split("\n")
    assert first == "the settings are wrong"
    assert "crash-last.log" in second
    app.close()
    app.window.deleteLater()


def test_a_window_that_goes_before_its_first_frame_is_told_leaves_no_error(qtbot, tmp_path: Path) -> None:
    """Found in a run of all tests: what was posted for the window came when it was gone already."""
    app = App(tmp_path)
    app.window.show()
    app.window.grab()  # painted, and the news of it is on its way
    app.close()
    app.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.wait(20)  # an exception in there fails the test
