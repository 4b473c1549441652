"""Calls through the services on a watched disk: `recorded_session DATA_DIR RECORD SEED CALLS SYNCHRONOUS`.

Puts marks into the record of what was written:

    committed NUMBER DIGEST     the transaction is on the disk, as the program believes; the log holds this now
    saved CALL NUMBER           what the window takes for "saved"
    set NUMBER TEXT             the settings were saved for the NUMBERth time; their file holds TEXT
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from callassist.errors import KnownError
from callassist.services.calls.live_call import LiveCall
from callassist.services.settings import Settings
from callassist.storage import schema
from callassist.storage.calls.journal import Journal
from tests.faults.injection import disk
from tests.faults.injection.contents import digest
from tests.faults.keeping import world
from tests.storage.answering_child import TOKENS
from tests.storage.logs import NONE, build, start

#: presses of a call
TURNS = 60


class Marks:
    """Marks every commit with what the log then holds."""

    def __init__(self) -> None:
        self.commits = 0
        for name in ("start", "append"):
            setattr(Journal, name, self._marking(getattr(Journal, name)))

    def _marking(self, write: Callable[..., None]) -> Callable[..., None]:
        def marked(journal: Any, *given: Any) -> None:
            write(journal, *given)
            self.commits += 1
            disk.mark(f"committed {self.commits} {digest(journal._connection)}")

        return marked


def answer(live: LiveCall, chance: random.Random) -> None:
    """A call's worth of keys; sometimes several on their way at once."""
    waiting: list[tuple[int, Any]] = []

    def press(do: Callable[[], Any]) -> None:
        try:
            saving = do()
        except KnownError:
            return  # a key that means nothing here
        waiting.append((saving.seq, saving.future))

    for turn in range(TURNS):
        token = chance.choice(TOKENS) if chance.random() < 0.3 else TOKENS[turn % len(TOKENS)]
        press(lambda token=token: live.press(token))
        if turn % 9 == 4:
            press(lambda turn=turn: live.set_note(f"Notiz {turn} " * chance.randrange(1, 60)))
        if chance.random() < 0.7:
            settle(live, waiting)
    settle(live, waiting)


def settle(live: LiveCall, waiting: list[tuple[int, Any]]) -> None:
    """Wait until all of it is on the disk."""
    for number, future in waiting:
        future.result(200)
        disk.mark(f"saved {live.id} {number}")
    waiting.clear()


def set_something(settings: Settings, number: int, folder: Path) -> None:
    settings.set("text_size", 18 + number % 10)
    disk.mark(f"set {number} {json.dumps((folder / 'settings.toml').read_text(encoding='utf-8'))}")


def main(folder: Path, record: Path, seed: int, calls: int, synchronous: str) -> None:
    """`synchronous` other than FULL is for the negative controls."""
    set_to = {"FULL": "2", "NORMAL": "1", "OFF": "0"}[synchronous]
    schema._PRAGMAS = tuple(  # pyright: ignore[reportPrivateUsage]
        (name, synchronous, set_to) if name == "synchronous" else (name, value, expected)
        for name, value, expected in schema._PRAGMAS  # pyright: ignore[reportPrivateUsage]
    )
    with world("", folder):
        play(folder, record, random.Random(seed), calls)


def play(folder: Path, record: Path, chance: random.Random, calls: int) -> None:
    disk.record(record)
    marks = Marks()
    found = build(folder)
    found.database.open().result(200)
    born = found.database.submit(lambda store: digest(store.connection)).result(200)
    disk.mark(f"committed {marks.commits} {born}")
    for number in range(1, calls + 1):
        live = start(found, name=f"Frau Kern {number}", number=f"030 {1234567 + number}")
        answer(live, chance)
        # not before the first answers: saving them flushes the folder, and with it names that others forgot to flush
        set_something(found.settings, number * 2 - 1, folder)
        set_something(found.settings, number * 2, folder)
        saving = live.hang_up("hung_up", NONE, "Ende")
        saving.future.result(200)
        disk.mark(f"saved {live.id} {saving.seq}")
    found.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
