"""The rep who calls without end, from source and forked by a nursery: `main(DATA_DIR, SEED)`."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from callassist import bootstrap
from callassist.ui.rehearsal import random_rep

random_rep._PATIENCE_MS = 200_000  # pyright: ignore[reportPrivateUsage] - this machine may have other work


def main(folder: str, seed: str) -> int:
    """Call until killed."""
    return random_rep.call_until_killed(Path(folder), int(seed), lambda: bootstrap.build(Path(folder)))
