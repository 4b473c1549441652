"""The window's own fonts, and what follows behind them for the signs they lack (docs/adr/0017)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Callassist Sans"
_SYMBOLS = ("Callassist Symbols", "Callassist Symbols Two")


@cache  # asking Qt whether they are there would read all of the system's fonts once before, and once after
def load(folder: Path | None) -> None:
    """Makes the fonts in `folder` known to Qt, once a process. Without one of them the window takes the system's."""
    if folder is None:
        return
    for path in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            import logging

            logging.getLogger(__name__).warning("a font of the window cannot be loaded: %s", path.name)


def families(*, own: bool) -> list[str]:
    """The families to take a sign from, in this order; `own`: ours first, else the system's."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return [FAMILY, *_SYMBOLS, *system] if own else [*system, *_SYMBOLS]
