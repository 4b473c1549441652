"""The rep who calls without end, from source and forked by a nursery: `main(DATA_DIR, SEED)`."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from callassist import bootstrap
from callassist.ui.rehearsal.random_rep import call_until_killed


def main(folder: str, seed: str) -> int:
    """Call until killed."""
    return call_until_killed(Path(folder), int(seed), lambda: bootstrap.build(Path(folder)))
