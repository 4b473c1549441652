"""A call in which a key says "do not call again", in a process that is to be killed: forked by a nursery.

`main(DATA_DIR, TOKEN …)` presses the tokens, tells `saved` once the last one is on the disk, and does no more.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from tests.storage.logs import build, request, script, start


def prepare() -> None:
    """Before the fork: the script takes a child longer than all the rest."""
    script(request().script)


def main(folder: str, *tokens: str) -> None:
    live = start(build(Path(folder)))
    for token in tokens:
        live.press(token).future.result(200)
    os.write(1, b"saved\n")
    threading.Event().wait()
