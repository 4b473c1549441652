"""Joins everything, once: the one place that knows who needs whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from callassist import paths
from callassist.services.calls.call_log import CallLog
from callassist.services.calls.calling import Calling
from callassist.services.calls.replay import Replay
from callassist.services.clock import Clock, SystemClock
from callassist.services.day.rules_gate import rules_gate
from callassist.services.day.what_now import WhatNow
from callassist.services.export.exporting import Exporting
from callassist.services.keeping.safekeeping import Safekeeping
from callassist.services.leads.lists import LeadLists
from callassist.services.library import ScriptLibrary
from callassist.services.permission.may_call import MayCall
from callassist.services.permission.row_gate import RowGate
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.services.settings import Settings
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.lock import LogLock

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.own_words import OwnWords
    from callassist.services.blocks.block_list import BlockList
    from callassist.services.day.evening import Evening
    from callassist.services.day.promise_calendar import PromiseCalendar
    from callassist.services.keeping.letting_go import Retention
    from callassist.services.people.persons import Persons
    from callassist.services.permission.proving import Evidence
    from callassist.services.phone.dialling import Dialling
    from callassist.services.phone.who_rings import WhoseNumber
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.inbox import Inbox
    from callassist.services.scripts.my_words import MyWords


@dataclass(frozen=True)  # no slots: what is made when it is first asked for has to be kept somewhere
class Services:
    """Everything a face needs. Close it at the end."""

    clock: Clock
    library: ScriptLibrary
    settings: Settings
    calling: Calling
    call_log: CallLog
    exporting: Exporting
    safekeeping: Safekeeping
    lead_lists: LeadLists
    what_now: WhatNow
    database: Database
    rules: RulesInUse
    may_call: MayCall
    rescue_folders: tuple[Path, ...] = ()
    #: where the data lies
    folder: Path = Path()

    @property
    def persons(self) -> Persons:
        """Loaded when it is asked for: the first frame needs none of it."""
        return self._persons

    @cached_property
    def _persons(self) -> Persons:
        from callassist.services.people.persons import Persons

        return Persons(self.database, self.clock, self.settings, self.library.pinned, self.rescue_folders)

    @property
    def retention(self) -> Retention:
        """The same."""
        return self._retention

    @cached_property
    def _retention(self) -> Retention:
        from callassist.services.keeping.letting_go import Retention

        return Retention(self.database, self.clock, self.rescue_folders)

    @property
    def evidence(self) -> Evidence:
        """The same."""
        return self._evidence

    @cached_property
    def _evidence(self) -> Evidence:
        from callassist.services.permission.proving import Evidence

        return Evidence(self.database, self.clock, self.rules)

    @property
    def block_list(self) -> BlockList:
        """The same. A property, as the window's `Backend` declares it."""
        return self._block_list

    @cached_property
    def _block_list(self) -> BlockList:
        from callassist.services.blocks.block_list import BlockList

        return BlockList(self.database, self.clock, self.settings)

    @property
    def evening(self) -> Evening:
        """The same."""
        return self._evening

    @cached_property
    def _evening(self) -> Evening:
        from callassist.services.day.evening import Evening

        return Evening(self.database, self.clock, self.library.pinned)

    @property
    def dialling(self) -> Dialling:
        """The same."""
        return self._dialling

    @cached_property
    def _dialling(self) -> Dialling:
        from callassist.services.phone.dialling import Dialling

        return Dialling(self.database, self.clock, self.settings, self.may_call)

    @property
    def whose_number(self) -> WhoseNumber:
        """The same."""
        return self._whose_number

    @cached_property
    def _whose_number(self) -> WhoseNumber:
        from callassist.services.phone.who_rings import WhoseNumber

        return WhoseNumber(self.database, self.settings)

    @property
    def calendar(self) -> PromiseCalendar:
        """The same."""
        return self._calendar

    @cached_property
    def _calendar(self) -> PromiseCalendar:
        from callassist.services.day.promise_calendar import PromiseCalendar

        return PromiseCalendar(self.database, self.clock, self.exporting.new_file)

    @property
    def inbox(self) -> Inbox:
        """The same."""
        return self._inbox

    @cached_property
    def _inbox(self) -> Inbox:
        from callassist.services.scripts.inbox import Inbox

        return Inbox(self.database, self.database.path.parent / "scripts" / "inbox")

    @property
    def my_words(self) -> MyWords:
        """The same."""
        return self._my_words

    @cached_property
    def _my_words(self) -> MyWords:
        from callassist.services.scripts.my_words import MyWords

        return MyWords(self.database.path.parent / MY_WORDS)

    @property
    def script_desk(self) -> ScriptDesk:
        """The same."""
        return self._script_desk

    @cached_property
    def _script_desk(self) -> ScriptDesk:
        from callassist.services.scripts.desk import ScriptDesk

        return ScriptDesk(self.folder, self.library, self.clock)

    def close(self) -> None:
        """Writes what is waiting, makes a backup of what is new, and lets go of the log. Safe to call twice."""
        self.exporting.close()
        if "_evidence" in vars(self):  # nothing is being written where nobody asked for it
            self.evidence.close()
        if "_script_desk" in vars(self):
            self.script_desk.close()
        self.safekeeping.close()
        self.database.close()


MY_WORDS = "my-words"
"""The folder of the rep's own words, in the data folder."""


def build(data_dir: Path | None = None, *, clock: Clock | None = None, lock: LogLock | None = None) -> Services:
    """The services over the user's folder (or `data_dir`).

    Cheap: the log is opened by its own thread, with the first job. `services.database.open()` gives a future that fails
    with what hinders it. `lock` is the log's, where it is held already.
    """
    clock = clock or SystemClock()
    library = ScriptLibrary((paths.resource("scripts"), paths.scripts_dir(data_dir)), paths.cache_dir(data_dir))
    return join(paths.data_dir(data_dir), library, clock, paths.rescue_dirs(), lock)


def row_gate(data_dir: Path | None = None) -> RowGate:
    """The rules in use, for rows that are not in the log; it is not opened."""
    folder, clock = paths.data_dir(data_dir), SystemClock()
    settings = Settings(folder)
    return RowGate(RulesInUse(folder).get(), clock.local(), settings.text("company"), settings.text("phone_region"))


def join(
    folder: Path,
    library: ScriptLibrary,
    clock: Clock,
    rescue_folders: tuple[Path, ...] = (),
    lock: LogLock | None = None,
) -> Services:
    """The services over the log in `folder`, with these scripts and this clock.

    What cannot be written to the log goes into the first of `rescue_folders` that takes it.
    """
    settings = Settings(folder)
    database = Database(folder, utc_now=lambda: utc_text(clock.now()), lock=lock)
    replay = Replay(library.load, library.pinned)
    rules = RulesInUse(folder)
    may_call = MayCall(rules, settings)

    def own_words(script: Script) -> OwnWords | None:
        if not (folder / MY_WORDS).is_dir():
            return None
        from callassist.services.scripts.my_words import MyWords

        return MyWords(folder / MY_WORDS).of(script)

    return Services(
        clock,
        library,
        settings,
        Calling(
            database, clock, settings, load_script=library.load, replay=replay, may_call=may_call, own_words=own_words
        ),
        CallLog(database, clock),
        Exporting(database, read_pinned=library.pinned),
        Safekeeping(database, clock, settings, replay, library.usable, rescue_folders),
        LeadLists(database, clock),
        WhatNow(database, clock, rules_gate(may_call)),
        database,
        rules,
        may_call,
        rescue_folders,
        folder,
    )
