"""A desk over an empty folder, with the scripts that ship."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from callassist import paths
from callassist.services.clock import FixedClock
from callassist.services.library import ScriptLibrary
from callassist.services.scripts.desk import ScriptDesk
from callassist.services.scripts.draft import Draft

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))
WAIT = 200.0


def library(folder: Path) -> ScriptLibrary:
    return ScriptLibrary((paths.resource("scripts"), folder / "scripts"), folder / "cache")


@contextmanager
def desk(folder: Path) -> Iterator[ScriptDesk]:
    folder.mkdir(exist_ok=True)
    found = ScriptDesk(folder, library(folder), FixedClock(NOW, "Europe/Berlin"))
    try:
        yield found
    finally:
        found.close()


def opened(one: ScriptDesk, script: str = "windows") -> Draft:
    """The draft of a script; a new one of that name where there is none."""
    if script == "windows" and not any(found.script_id == script for found in one.drafts().result(WAIT)):
        return one.begin_script(script, {"de": "Fenster", "en": "Windows"}).result(WAIT)
    return one.open_draft(script).result(WAIT)
