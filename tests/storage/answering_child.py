"""Answers without end in a process that is to be killed: `main(DATA_DIR)`, forked by a nursery.

Tells on standard output `call ID`, then `saved NUMBER` for every journal line that was acknowledged.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from tests.storage.logs import NONE, build, request, script, start

TOKENS = (
    "1",
    "1",
    "q_children=yes",
    "R",
    "Back",
    "o_time",
    "o_time",
    "Esc",
    "q_children=planned",
    "D3",
    "D2",
    "4",
    "Back",
)


def prepare() -> None:
    """Before the fork: the script takes a child longer than all the rest."""
    script(request().script)


def tell(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def main(folder: str) -> None:
    found = build(Path(folder))
    while True:
        live = start(found)
        tell(f"call {live.id}")
        waiting: deque[Future[Any]] = deque()
        for turn in range(60):
            try:
                saving = live.press(TOKENS[turn % len(TOKENS)])
            except Exception:  # noqa: BLE001 - a key that means nothing here
                continue
            saving.future.add_done_callback(
                lambda done, seq=saving.seq: tell(f"saved {seq}") if not done.exception() else None
            )
            waiting.append(saving.future)
            if turn % 7 == 3:
                waiting.append(live.set_note(f"Notiz {turn} " * 50).future)
            while len(waiting) > 2:  # a few on their way at once, as when somebody types fast
                waiting.popleft().result(200)
        live.hang_up("hung_up", NONE, "Ende").future.result(200)
        tell("ended")
