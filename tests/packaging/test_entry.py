"""Where the packaged program begins: it finds its own libraries, and nothing it starts takes them for its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.packaging.modules import PACKAGING

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="how the loader of Linux is pointed")

_BEGIN = f"""
import os, runpy, sys
sys._MEIPASS = "/package"
def execve(program, words, environment):
    print("again", *(environment.get(name) for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG")))
    raise SystemExit
os.execve = execve
for name in ("point_at_package", "entry"):
    runpy.run_path(os.path.join({str(PACKAGING)!r}, name + ".py"), run_name=name)
print("begun", os.environ.get("LD_LIBRARY_PATH"), *(name for name in os.environ if name.startswith("CALLASSIST_P")))
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        # PyInstaller's start code has pointed the loader at the package
        ({"LD_LIBRARY_PATH": "/package"}, "begun None"),
        ({"LD_LIBRARY_PATH": "/package:/users", "LD_LIBRARY_PATH_ORIG": "/users"}, "begun /users"),
        # it took that for done: this process was started by another one of the program
        ({}, "again /package None"),
        ({"LD_LIBRARY_PATH": "/users"}, "again /package /users"),
        # and once more is enough, whatever became of it
        ({"CALLASSIST_POINTED_AT": "/package"}, "begun None"),
    ],
)
def test_a_process_that_the_program_starts_of_itself_finds_the_package_s_libraries(
    given: dict[str, str], told: str
) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LD_LIBRARY_PATH")}
    done = subprocess.run(
        [sys.executable, "-c", _BEGIN], env={**kept, **given}, capture_output=True, text=True, timeout=250, check=False
    )
    assert done.stdout.strip() == told, done.stderr
