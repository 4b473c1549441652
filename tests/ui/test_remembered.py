"""The window's shape is remembered in a file anybody may have put there: read by hand, bounded, always visible."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.ui.remembered import Remembered, Shape
from callassist.ui.shell.window_shape import give_shape, shape_of
from tests.ui.conftest import Driver

#: as Qt wrote it: each of these ended the process, or took its memory, when Qt read it as an object
_QT = "[window]\ngeometry=@Variant(\\0\\0\\0\\x7f\\xff\\xff\\xff\\xff)\nslim=@ByteArray(\\x1\\xd9\\xd0\\xcb)\n"

_OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from callassist.ui.shell.app import App, make_qt_application
app = make_qt_application([])
made = App(Path(sys.argv[1]))
made.window.show()
made.window.set_slim(on=True)
made.window.set_slim(on=False)
print("shown", made.window.isVisible())
made.close()
"""


@pytest.mark.parametrize(
    "content",
    [
        _QT,
        _QT.replace("\\x7f", "\\n").replace("\\xff\\xff\\xff\\xff", "\\xff\\xff\\xff\\xfe"),
        "[window]\nwide=@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\n",
        "[window]\nwide=99999 -99999 99999 99999 maximized\nslender=-1 -1 0 0\n",
        "[window]\nwide=" + "9" * 5_000 + "\n",
        "[keys]\nhang_up=" + "Ctrl+" * 10_000 + "\n",
        "[keys]\nhang_up=\\x7\\x\nnone=x\nanswer_1=Ctrl+K, Ctrl+K, Ctrl+K, Ctrl+K, Ctrl+K\n",
        "[" * 50_000,
    ],
    ids=range(8),
)
def test_whatever_is_in_the_file_of_its_shape_the_window_opens(tmp_path: Path, content: str) -> None:
    (tmp_path / "window.ini").write_text(content)
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "shown True\n"), done.stderr[-2_000:]


@pytest.mark.skipif(sys.platform == "win32", reason="a FIFO is Unix's")
def test_a_fifo_in_place_of_it_is_not_waited_for_and_is_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "window.ini")
    found = Remembered(tmp_path / "window.ini")
    found.set("start/script", "solar")
    found.save()
    assert Remembered(tmp_path / "window.ini").text("start/script") == "solar"
    assert stat.S_IMODE((tmp_path / "window.ini").stat().st_mode) == 0o600


def test_keys_and_script_of_a_file_that_qt_wrote_are_kept_and_its_objects_forgotten(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text(
        '[keys]\nhang_up="Ctrl+,"\nnote=Ctrl+M\n\n[start]\nscript=solar_insulation\n\n'
        "[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)\n"
    )
    found = Remembered(tmp_path / "window.ini")
    assert found.texts("keys") == {"hang_up": "Ctrl+,", "note": "Ctrl+M"}
    assert found.text("start/script") == "solar_insulation"
    assert found.texts("window") == {}


@pytest.mark.parametrize("value", ['"', "=", ",", "@", ";", "[x]", "Ctrl+\\", "ü", '""', "#"])
def test_what_is_kept_comes_back_as_it_was(tmp_path: Path, value: str) -> None:
    found = Remembered(tmp_path / "window.ini")
    found.set("keys/note", value)
    found.set("window/wide", Shape(-5, 7, 800, 600, maximized=True))
    found.save()
    again = Remembered(tmp_path / "window.ini")
    assert again.text("keys/note") == value
    assert again.shape("window/wide") == Shape(-5, 7, 800, 600, maximized=True)


@pytest.mark.parametrize(
    "shape",
    [Shape(5_000, 5_000, 800, 600), Shape(-4_000, 10, 800, 600), Shape(0, -3_000, 99_999, 99_999), Shape(0, 0, 0, 0)],
    ids=str,
)
def test_a_window_that_stood_where_no_screen_is_can_be_seen(driver: Driver, shape: Shape) -> None:
    window = driver.window
    give_shape(window, shape)
    driver.settle()
    area = window.screen().availableGeometry()
    assert area.intersected(window.frameGeometry()).height() >= 30
    assert area.intersected(window.frameGeometry()).width() >= 80
    assert window.minimumWidth() <= window.width() <= max(area.width(), window.minimumWidth())


def test_a_maximized_window_remembers_both_shapes(qtbot: QtBot, tmp_path: Path) -> None:
    first = Driver(qtbot, tmp_path, size=(764, 623))
    first.settle()
    first.window.showMaximized()
    first.settle()
    assert shape_of(first.window).maximized
    assert (shape_of(first.window).width, shape_of(first.window).height) == (764, 623)
    first.close()
    second = Driver(qtbot, tmp_path, size=None)
    assert second.window.isMaximized()
    second.close()


def test_others_who_can_write_to_the_data_folder_are_told_of_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("modes are Unix's")
    above = tmp_path / "open"
    (above / "data").mkdir(parents=True)
    (above / "data" / "settings.toml").write_text('window_language = "de"\n')
    above.chmod(0o777)
    made = Driver(qtbot, above / "data")
    try:
        qtbot.waitUntil(
            lambda: "Andere können in diesem Ordner schreiben" in made.window.notice.label.text(), timeout=200_000
        )
        assert str(above) in made.window.notice.label.text().replace("\u200b", "")
    finally:
        made.close()
