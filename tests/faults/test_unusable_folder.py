"""A data folder that cannot be entered, made, written or read: told with the mend by every verb and by the window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.form import FULL
from tests.faults.nobody import callassist, nobody_runs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are Unix's")


def _mode(folder: Path, mode: int) -> Path:
    folder.mkdir()
    folder.chmod(mode)
    return folder


def _roots(folder: Path) -> Path:
    return _mode(folder, 0o700 if os.getuid() == 0 else 0o000)


def _parent(folder: Path) -> Path:
    _roots(folder)
    return folder / "callassist"


def _file(folder: Path) -> Path:
    folder.write_text("mine")
    return folder


def _below_file(folder: Path) -> Path:
    return _file(folder) / "callassist"


def _dangling(folder: Path) -> Path:
    folder.symlink_to(folder.with_name("nowhere") / "at all")
    return folder


def _circle(folder: Path) -> Path:
    folder.symlink_to(folder)
    return folder


def _long(folder: Path) -> Path:
    return folder / ("x" * 300)


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder)
    return folder


def _no_such_user(folder: Path) -> Path:
    return Path("~no such user/callassist")


#: how the folder is made, and a word of what is said of it
FOLDERS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "of root": (_roots, "another user"),
    "closed": (lambda folder: _mode(folder, 0o000), "may not"),
    "not to be entered": (lambda folder: _mode(folder, 0o600), "may not"),
    "read-only": (lambda folder: _mode(folder, 0o500), "read-only"),
    "below a folder of root": (_parent, "another user"),
    "a file": (_file, "a file is in its place"),
    "below a file": (_below_file, "a file is in its place"),
    "a pipe": (_fifo, "in its place"),
    "a dangling link": (_dangling, "link"),
    "a circle of links": (_circle, "link"),
    "too long a name": (_long, "too long"),
    "below the home of nobody there": (_no_such_user, "no such user"),
}
_SOME = ("of root", "read-only", "a dangling link", "a pipe", "below the home of nobody there")
#: what the window is opened over: in the quick form one of each way to fail, as the verbs are told the words of all
_IN_A_WINDOW = FOLDERS if FULL else _SOME
VERBS: tuple[tuple[str, ...], ...] = (
    ("doctor",),
    ("backup",),
    ("backup", "--list"),
    ("restore",),
    ("restore", "--latest"),
    ("restore", "some.jsonl"),
    ("export", "calls", "-o", "x.csv"),
    ("play", "education_savings", "--json", "1"),
    ("demo", "--out", "DATA"),
    ("self-test", "--until-killed", "DATA"),
)
#: runs every verb of a JSON list of command lines, and tells how each ended, what it said and what it raised
_VERBS = """
import contextlib, io, json, os, sys, traceback
from callassist.cli import main
os.chdir(os.environ["HOME"])
for words in json.loads(sys.argv[1]):
    said, code = io.StringIO(), None
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(words)
        except BaseException:
            traceback.print_exc(file=said)
    print(json.dumps([words, code, said.getvalue()]))
"""
_WINDOW = """
import sys
from pathlib import Path
from callassist.ui.shell import main_window
from PySide6.QtCore import QTimer
show = main_window.MainWindow.services_failed
from callassist.cli import main
from PySide6.QtWidgets import QApplication

def look():
    window = next(iter(one for one in QApplication.topLevelWidgets() if isinstance(one, main_window.MainWindow)), None)
    if window is None or not window.isVisible():
        return
    from PySide6.QtWidgets import QLabel
    words = " | ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.text())
    look.count += 1
    if "folder" in words.lower() or look.count > 300:
        print("WINDOW", words.replace(chr(10), " "))
        window.close()
look.count = 0
import callassist.ui.shell.app as app
made = app.make_qt_application

def make(arguments=None):
    qt = made(arguments)
    make.timer = QTimer()
    make.timer.timeout.connect(look)
    make.timer.start(100)
    return qt

app.make_qt_application = make
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder anybody can pass through; pytest's own are its user's alone."""
    with tempfile.TemporaryDirectory(prefix="callassist-unusable-") as made:
        Path(made).chmod(0o711)
        yield Path(made)


def unusable(tmp_path: Path, kind: str) -> Path:
    made = FOLDERS[kind][0](tmp_path / "place")
    if kind in ("closed", "not to be entered", "read-only") and os.getuid() == 0:
        os.chown(made, 65534, 65534)
    return made


def is_told(done: subprocess.CompletedProcess[str]) -> str:
    """What was said; fails where it is no known error."""
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert "Error:" not in said, said
    return said


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_verb_tells_of_a_data_folder_that_cannot_be_used_and_how_to_mend_it(place: Path, kind: str) -> None:
    folder = unusable(place, kind)
    lines: list[list[str]] = []
    for verb in VERBS:
        if (kind, verb[0]) == ("below the home of nobody there", "demo"):
            continue  # its folder is taken as it is written
        words = [word.replace("DATA", str(folder)) for word in verb]
        lines.append(words if "DATA" in verb else ["--data-dir", str(folder), *words])
    done = nobody_runs([sys.executable, "-c", _VERBS, json.dumps(lines)], place)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(lines), done.stderr
    for words, code, said in told:
        assert code is not None, f"{words}: {said}"
        assert "Traceback" not in said, said
        if kind == "read-only" and "play" in words:
            assert code == 0, said  # a call in the terminal writes nothing
            continue
        assert code == 1, f"{words}: {said}"
        assert FOLDERS[kind][1] in said, f"{words}: {said}"
        assert str(folder) in said
        assert " – " in said, f"no mend: {said}"


def test_a_link_over_a_data_folder_that_cannot_be_entered_opens_the_window_that_tells(place: Path) -> None:
    folder = unusable(place, "of root")
    link = "callassist://call?number=%2B492214710815"
    done = nobody_runs([sys.executable, "-c", _WINDOW, link], place, more={"CALLASSIST_DATA_DIR": str(folder)})
    assert "WINDOW" in is_told(done), done.stderr


@pytest.mark.parametrize("kind", _IN_A_WINDOW)
def test_the_window_opens_and_tells_of_a_data_folder_that_cannot_be_used(place: Path, kind: str) -> None:
    folder = unusable(place, kind)
    done = nobody_runs([sys.executable, "-c", _WINDOW, "--data-dir", str(folder)], place)
    said = is_told(done)
    if kind == "below the home of nobody there":  # a mistyped option, told where it was typed
        assert done.returncode == 1
        assert "no such user" in said
        return
    assert "WINDOW" in said, said
    assert "folder" in said.lower()
    assert not [line for line in said.splitlines() if line.startswith("QFile") or "QLockFile" in line], said


def test_lint_and_self_test_need_no_data_folder(place: Path) -> None:
    folder = unusable(place, "closed")
    script = place / "mine.yaml"
    shutil.copy(Path(__file__).parents[2] / "resources" / "scripts" / "contract_review.yaml", script)
    script.chmod(0o644)
    done = nobody_runs(callassist("--data-dir", str(folder), "lint", str(script)), place)
    assert done.returncode == 0, is_told(done)
