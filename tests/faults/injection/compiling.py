"""The watched disk, compiled when it is needed. Without a compiler the tests say so; in CI on Linux they fail."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.form import must_run

_SOURCES = sorted(Path(__file__).parent.glob("watched_*.c"))
_FOLDER = tempfile.TemporaryDirectory(prefix="callassist-shim-", ignore_cleanup_errors=True)


def watched_disk() -> Path:
    """The shared library to preload. Skips the test where it cannot be had, and fails it where it must be."""
    if not sys.platform.startswith("linux"):
        pytest.skip("faults of the disk are injected by preloading a library, which needs Linux")
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        missing = "faults of the disk were NOT tested: no C compiler was found (on Debian and Ubuntu: gcc, libc6-dev)"
        if must_run():
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    return _compiled(compiler)


@functools.cache
def _compiled(compiler: str) -> Path:
    target = Path(_FOLDER.name) / "watched_disk.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", str(target)]
    made = subprocess.run(
        [*command, *map(str, _SOURCES), "-ldl", "-lpthread"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return target
