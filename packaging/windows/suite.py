"""The project's own tests, as far as they need neither POSIX nor a window, by Python for Windows."""

from __future__ import annotations

import re
from pathlib import Path

from trial import Trial
from wine import WineFailed

ROOT = Path(__file__).resolve().parents[2]
#: floors that neither start processes nor look at modes of files
_FOLDERS = ("tests/domain", "tests/engine", "tests/formats", "tests/cli/test_streams.py")
#: seconds: five minutes where nothing else runs
_PATIENCE = 2400.0


def below_the_window(trial: Trial) -> str:
    """All of them that are not marked `posix` (pyproject.toml)."""
    command = [trial.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not posix and not bench"]
    done = trial.wine.run([*command, *_FOLDERS], cwd=ROOT, patience=_PATIENCE, QT_QPA_PLATFORM="offscreen")
    found = re.search(r"^(\d+) passed.*$", done.text, re.MULTILINE)
    if done.status or found is None:
        raise WineFailed(done.text[-4000:])
    return found[0]
