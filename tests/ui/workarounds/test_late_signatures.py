"""PySide's reader of signatures is loaded when it is first asked for something, and then tells what it always tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

_PROGRAM = """
import inspect, json, sys
{first}
import PySide6.QtGui
import PySide6.QtWidgets as widgets

def filled():
    names = [name for name in sys.modules if name.startswith("shibokensupport.signature.")]
    return {{name: len(vars(sys.modules[name])) > 9 for name in names}}

def refused(*given):
    try:
        widgets.QLabel(*given)
    except TypeError as error:
        return str(error)

told = {{}}
app = widgets.QApplication([])
label = widgets.QLabel("one")
label.setAlignment(label.alignment() | PySide6.QtCore.Qt.AlignmentFlag.AlignTop)
label.grab()
told["before"] = filled()
told["refused"] = refused(1, 2, 3)
signatures = told["signatures"] = {{}}
for name in sorted(dir(widgets.QLabel)):
    try:
        signatures[name] = str(inspect.signature(getattr(widgets.QLabel, name)))
    except (TypeError, ValueError) as error:
        signatures[name] = type(error).__name__
told["doc"] = widgets.QLabel.setText.__doc__
from PySide6.support.signature.lib.pyi_generator import Formatter
told["generator"] = Formatter.__module__
told["after"] = filled()
modules = [module for name, module in sys.modules.items() if name.startswith("shibokensupport")]
told["modules"] = sorted(
    [one.__name__, one.__package__, one.__spec__.name, one.__file__, type(one).__name__] for one in modules
)
told["loaders"] = sorted({{type(one.__spec__.loader).__name__ for one in modules}})
told["finders"] = [(one if isinstance(one, type) else type(one)).__name__ for one in sys.meta_path]
print(json.dumps(told))
"""

_THREADS = """
import sys, threading
import callassist.ui
from PySide6.support.signature import errorhandler, layout, mapping, parser

sys.setswitchinterval(1e-5)
asked = [(parser, "pyside_type_init"), (layout, "create_signature")]
asked += [(errorhandler, "make_helptext"), (mapping, "Reloader")]
begin = threading.Barrier(16)
told = []

def ask(number):
    begin.wait()
    module, name = asked[number % 4]
    try:
        told.append(getattr(module, name).__name__)
    except AttributeError as error:
        told.append(str(error))

threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(*sorted(told))
"""


def output_of(program: str) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(first: str) -> dict[str, Any]:
    return json.loads(output_of(_PROGRAM.format(first=first)))


def test_pyside_is_the_same_when_its_signatures_are_read_late() -> None:
    """Of use to nobody in a window that makes no mistake, it takes a third of the time until PySide is there."""
    always, late = told(""), told("import callassist.ui")
    assert set(always.pop("before").values()) == {True}
    empty = {name.rpartition(".")[2] for name, is_filled in late.pop("before").items() if not is_filled}
    assert empty == {"errorhandler", "layout", "enum_sig", "pyi_generator", "tool", "mapping", "parser"}
    assert set(late["after"].values()) == {True}
    assert "Supported signatures" in late["refused"]
    assert late == always


def test_many_threads_that_ask_at_once_find_the_modules_whole() -> None:
    names = ["Reloader", "create_signature", "make_helptext", "pyside_type_init"]
    assert output_of(_THREADS).split() == [name for name in names for _ in range(4)]
