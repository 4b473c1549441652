"""Joins everything, once: the one place that knows who needs whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from callassist import paths
from callassist.services.call_log import CallLog
from callassist.services.calling import Calling
from callassist.services.clock import Clock, SystemClock
from callassist.services.exporting import Exporting
from callassist.services.library import ScriptLibrary
from callassist.services.settings import Settings
from callassist.storage.database import Database
from callassist.storage.lock import LogLock
from callassist.storage.records import utc_text


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a face needs. Close it at the end."""

    clock: Clock
    library: ScriptLibrary
    settings: Settings
    calling: Calling
    call_log: CallLog
    exporting: Exporting
    database: Database

    def close(self) -> None:
        """Writes what is waiting and lets go of the log. Safe to call twice."""
        self.exporting.close()
        self.database.close()


def build(data_dir: Path | None = None, *, clock: Clock | None = None, lock: LogLock | None = None) -> Services:
    """The services over the user's folder (or `data_dir`).

    Cheap: the log is opened by its own thread, with the first job. `services.database.open()` gives a future that fails
    with what hinders it. `lock` is the log's, where it is held already.
    """
    clock = clock or SystemClock()
    folder = paths.data_dir(data_dir)
    library = ScriptLibrary((paths.resource("scripts"), paths.scripts_dir(data_dir)), paths.cache_dir(data_dir))
    settings = Settings(folder)
    database = Database(folder, utc_now=lambda: utc_text(clock.now()), lock=lock)
    calling = Calling(database, clock, settings, load_script=library.load, read_pinned=library.pinned)
    return Services(clock, library, settings, calling, CallLog(database, clock), Exporting(database), database)
