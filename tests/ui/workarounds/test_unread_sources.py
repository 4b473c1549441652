"""The workaround for PySide's look into every source is in force."""

from __future__ import annotations

import subprocess
import sys


def test_no_source_is_read_for_a_module_that_is_imported() -> None:
    program = (
        "import linecache, callassist.ui, PySide6.QtCore\n"
        "before = set(linecache.cache)\n"
        "import json.tool, wave, callassist.ui.kit.theme\n"
        "print(sorted(set(linecache.cache) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
