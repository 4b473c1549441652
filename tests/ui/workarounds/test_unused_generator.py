"""PySide is there without its generator of type stubs, and misses nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

_PROGRAM = """
import inspect, json, sys
{first}
import PySide6.QtWidgets as widgets

generator = sys.modules["shibokensupport.signature.lib.pyi_generator"]
signatures = {{}}
for name in sorted(dir(widgets.QLabel)):
    try:
        signatures[name] = str(inspect.signature(getattr(widgets.QLabel, name)))
    except (TypeError, ValueError) as error:
        signatures[name] = type(error).__name__
try:
    widgets.QLabel(1, 2, 3)
except TypeError as error:
    refused = str(error)
print(json.dumps([hasattr(generator, "Formatter"), signatures, refused, [str(one) for one in sys.meta_path]]))
"""


def told(first: str) -> list[Any]:
    program = _PROGRAM.format(first=first)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_pyside_is_the_same_without_its_generator() -> None:
    """Of use to nobody in a window, it takes a tenth of the time until PySide is there."""
    with_it, its_signatures, its_words, its_finders = told("")
    without, signatures, words, finders = told("import callassist.ui")
    assert (with_it, without) == (True, False)
    assert signatures == its_signatures
    assert words == its_words
    assert "Supported signatures" in str(words)
    assert not [one for one in finders if "callassist" in one and "unused" in one], "nothing is left behind"
    assert len(finders) >= len(its_finders)
