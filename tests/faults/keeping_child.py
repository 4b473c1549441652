"""What must not be cut off half-way, in a process that is to be killed in it: `main(WHAT, DATA_DIR, …)`.

Tells `begun` and `done` on standard output.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from callassist.storage import migrate, schema
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import load_driver
from tests.storage.logs import LIBRARY, build, services

NEXT = {**migrate.FORMATS, "9999": (schema.MAJOR, schema.MINOR + 1)}
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def prepare() -> None:
    """Before the fork: what every child would spend its time on."""
    load_driver()
    LIBRARY.usable()


def main(what: str, data_dir: str, *more: str) -> None:
    """Do it once."""
    jobs: dict[str, Callable[..., None]] = {
        "migrate": _migrate,
        "back_up": _back_up,
        "recover": _recover,
        "restore": _restore,
    }
    os.write(1, b"begun\n")
    jobs[what](Path(data_dir), *more)
    os.write(1, b"done\n")


def _migrate(folder: Path, steps: str) -> None:
    migrate.migrate(folder / FILE_NAME, folder / "backups", NOW, steps=Path(steps), formats=NEXT)


def _back_up(folder: Path) -> None:
    found = build(folder)
    for _ in range(3):
        found.safekeeping.back_up().result(60)
    found.database.close()


def _recover(folder: Path) -> None:
    with services(folder) as found:
        found.safekeeping.recover().result(60)


def _restore(folder: Path, backup: str) -> None:
    with services(folder) as found:
        found.safekeeping.restore(Path(backup)).result(60)
