"""Logs for tests: real ones, in the test's own folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from callassist import bootstrap, paths
from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Language
from callassist.services.calls.calling import CallRequest, LiveCall
from callassist.services.clock import FixedClock
from callassist.services.keeping import safekeeping
from callassist.services.library import ScriptLibrary
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import Connection, connect, load_driver

# The end of the program waits a moment for its backup, and goes without one where the disk is slow. What a test does
# with that backup must not depend on how busy this machine is.
safekeeping._PATIENCE_AT_END = 200.0  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - it has no door

START = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))
KERN = "030 1234567"
NONE = FollowUp(FollowUpKind.NONE)
#: read once for all tests of a process: each script takes a tenth of a second
_COMPILED = tempfile.TemporaryDirectory(prefix="callassist-scripts-")
LIBRARY = ScriptLibrary((paths.resource("scripts"),), Path(_COMPILED.name))


@cache
def script(name: str) -> Any:
    return LIBRARY.load(name)


def build(folder: Path, clock: FixedClock | None = None) -> Services:
    """As bootstrap does, with scripts that are loaded once for all tests and a clock that stands still."""
    return bootstrap.join(folder, LIBRARY, clock or FixedClock(START, "Europe/Berlin"))


@contextmanager
def services(folder: Path, clock: FixedClock | None = None) -> Iterator[Services]:
    found = build(folder, clock)
    try:
        yield found
    finally:
        found.close()


def request(name: str = "Frau Kern", number: str = KERN, **more: Any) -> CallRequest:
    given: dict[str, Any] = {"script": "education_savings", "stage": "cold_call", "language": Language.DE, **more}
    return CallRequest(name=name, number=number, **given)


def start(found: Services, *tokens: str, **more: Any) -> LiveCall:
    live = found.calling.start(request(**more)).result(200)
    press(live, *tokens)
    return live


def press(live: LiveCall, *tokens: str) -> None:
    for token in tokens:
        live.press(token).future.result(200)


def look_into(folder: Path) -> Connection:
    """The log's file, once nobody else has it open."""
    return connect(folder / FILE_NAME)


@contextmanager
def unhindered(connection: Connection) -> Iterator[None]:
    """What a bad disk does: no trigger and no reference hinders it, and the schema is as it was."""
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        with suppress(load_driver().Error):  # of a table that is gone
            connection.execute(sql)


def rows(folder: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    connection = look_into(folder)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()
