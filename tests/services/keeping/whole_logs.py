"""Whole calls in a log: what the tests of keeping one and of getting it back share."""

from __future__ import annotations

from pathlib import Path

from callassist.bootstrap import Services
from tests.storage.logs import NONE, services, start


def call(found: Services, name: str = "Frau Kern", number: str = "030 1234567") -> None:
    """A whole call with a note."""
    live = start(found, "1", "1", "1", "=6", name=name, number=number)
    live.set_note(f"Notiz zu {name}").future.result(200)
    live.hang_up("not_interested", NONE, f"Notiz zu {name}").future.result(200)


def some_calls(folder: Path, count: int = 12) -> None:
    with services(folder) as found:
        for number in range(count):
            call(found, f"Lead {number}", f"030 12345{number:02}")
