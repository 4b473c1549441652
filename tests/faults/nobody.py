"""A program run by somebody who is not root: what root may enter, others may not, and CI is root."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def nobody_runs(
    command: list[str], folder: Path, *, timeout: float = 120, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs `command` as nobody where this is root; `folder` is a home of theirs, and is entered through any parents."""
    home = folder / "home of nobody"
    home.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CALLASSIST"))}
    environment |= {
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(home),
        "XDG_RUNTIME_DIR": str(home),
    }
    environment |= more or {}
    if os.getuid() == 0:
        os.chown(home, NOBODY, NOBODY)
        setpriv = shutil.which("setpriv")
        assert setpriv is not None, "setpriv (util-linux) is needed to test as somebody else than root"
        command = [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
    home.chmod(0o700)
    with open_to_all(folder):
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=timeout
        )


@contextmanager
def open_to_all(folder: Path) -> Iterator[None]:
    """The folders above `folder`, and itself, can be passed through meanwhile: pytest makes its own root's alone."""
    closed = {one: mode for one in (folder, *folder.parents) if not (mode := stat.S_IMODE(one.stat().st_mode)) & 0o001}
    try:
        for one, mode in closed.items():
            one.chmod(mode | 0o011)
        yield
    finally:
        for one, mode in closed.items():
            one.chmod(mode)


def callassist(*words: str) -> list[str]:
    """The command line of the program itself."""
    return [sys.executable, "-m", "callassist", *words]
