"""What differs on Windows and breaks programs, case by case: run by Wine's Python with the sources (cases.py)."""

from __future__ import annotations

from pathlib import Path

from trial import Trial
from wine import WineFailed

_CASES = Path(__file__).resolve().parent / "cases.py"


def differences(trial: Trial) -> str:
    """All of them, in one process that starts others; each says by its name what must hold."""
    folder = trial.wine.home / "Fälle"
    folder.mkdir(exist_ok=True)
    # what stands for a server of the network, with one folder on it
    share = trial.wine.prefix / "dosdevices" / "unc" / "callassist-server" / "share"
    share.mkdir(parents=True, exist_ok=True)
    done = trial.wine.run(
        [trial.python, _CASES, trial.wine.windows_path(trial.console), trial.wine.windows_path(folder)],
        DISPLAY=trial.display,
        QT_QPA_PLATFORM="offscreen",
        patience=900,
    )
    lines = [one for one in done.text.splitlines() if one.startswith(("ok ", "FAIL "))]
    if done.status or not lines or any(one.startswith("FAIL") for one in lines):
        raise WineFailed(done.text)
    return f"{len(lines)} cases: " + ", ".join(one.split(None, 1)[1] for one in lines)
