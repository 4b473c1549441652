"""What the window needs of the services, as a shape: who builds them (bootstrap) stands a floor above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from callassist.services.blocks.block_list import BlockList
    from callassist.services.calls.call_log import CallLog
    from callassist.services.calls.calling import Calling
    from callassist.services.clock import Clock
    from callassist.services.day.evening import Evening
    from callassist.services.day.promise_calendar import PromiseCalendar
    from callassist.services.day.what_now import WhatNow
    from callassist.services.export.exporting import Exporting
    from callassist.services.keeping.letting_go import Retention
    from callassist.services.keeping.safekeeping import Safekeeping
    from callassist.services.leads.lists import LeadLists
    from callassist.services.library import ScriptLibrary
    from callassist.services.people.persons import Persons
    from callassist.services.permission.proving import Evidence
    from callassist.services.permission.rules_in_use import RulesInUse
    from callassist.services.phone.dialling import Dialling
    from callassist.services.phone.who_rings import WhoseNumber
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.inbox import Inbox
    from callassist.services.scripts.my_words import MyWords
    from callassist.services.settings import Settings


class Backend(Protocol):
    """`bootstrap.Services`, seen from here."""

    @property
    def clock(self) -> Clock: ...

    @property
    def library(self) -> ScriptLibrary: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def calling(self) -> Calling: ...

    @property
    def call_log(self) -> CallLog: ...

    @property
    def exporting(self) -> Exporting: ...

    @property
    def safekeeping(self) -> Safekeeping: ...

    @property
    def lead_lists(self) -> LeadLists: ...

    @property
    def what_now(self) -> WhatNow: ...

    @property
    def persons(self) -> Persons: ...

    @property
    def retention(self) -> Retention: ...

    @property
    def calendar(self) -> PromiseCalendar: ...

    @property
    def evidence(self) -> Evidence: ...

    @property
    def evening(self) -> Evening: ...

    @property
    def rules(self) -> RulesInUse: ...

    @property
    def block_list(self) -> BlockList: ...

    @property
    def whose_number(self) -> WhoseNumber: ...

    @property
    def dialling(self) -> Dialling: ...

    @property
    def script_desk(self) -> ScriptDesk: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def my_words(self) -> MyWords: ...

    def close(self) -> None:
        """Write what is waiting and let go of the log."""
        ...
