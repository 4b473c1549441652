"""Opens a log, says how it went, and holds it until it is killed: `main(DATA_DIR)`, forked by a nursery."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.storage.logs import build


def main(folder: str) -> None:
    began = time.monotonic()
    found = build(Path(folder))
    error = found.database.open().exception(200)
    said = "open" if error is None else type(error).__name__
    os.write(1, f"{said} {time.monotonic() - began:.3f}\n".encode())
    if error is None:
        time.sleep(60)
    found.close()
