"""Joins the card of who is next to the services: whom to call now, what is done with them, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from callassist.ui.bridge import Bridge
from callassist.ui.commands import NEXT_UNREACHED, Command
from callassist.ui.kit.plain_text import isolated
from callassist.ui.start.start_page import StartPage
from callassist.ui.words import code_words, day_words
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from datetime import datetime

    from callassist.domain.lead_list import LeadList
    from callassist.engine.queue_filter import QueueFilter
    from callassist.engine.queue_order import Waiting
    from callassist.services.calls.call_opening import CallRequest
    from callassist.services.day.promise_calendar import GivenCalendar
    from callassist.services.day.what_now import DayNow
    from callassist.ui.backend import Backend

#: promises come due while nothing is pressed, and a computer sleeps: it is looked again so often
_LOOK_AGAIN_MS = 20_000


class NextLeads(QObject):
    """The queue of a day, in the window. `failed` with the error where something is not kept."""

    #: something is being logged, or that is over
    busy = Signal(bool)
    failed = Signal(object)
    #: a call to be started: what is asked for
    start_asked = Signal(object)

    def __init__(self, start: StartPage, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._bridge = bridge
        self._services: Backend | None = None
        self._day: DayNow | None = None
        #: what can be taken back, the last first: a call that reached nobody, somebody put off, who was closed
        self._done: list[bool | Waiting] = []
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look_again)
        start.next_asked.connect(self._call)
        start.next_done.connect(self._do)
        start.next_snoozed.connect(self._snooze)
        start.filter_chosen.connect(self._filter)
        start.what_now.held_panel.resting_asked.connect(self._show_resting)

    def set_services(self, services: Backend) -> None:
        """The services are there."""
        self._services = services

    def look(self) -> None:
        """Find out anew who is next; what an earlier look finds after a later one began is not shown."""
        if self._services is None:
            return
        self._looks += 1
        look = self._looks

        def found(day: DayNow) -> None:
            if look == self._looks:
                self._day = day
                self._start.show_day(day)
                self._timer.start()

        def lost(_error: BaseException) -> None:
            self._timer.start()  # a damaged log is told where it is opened

        self._bridge.watch(self._services.what_now.look(), found, lost)

    def _look_again(self) -> None:
        """By the clock: whoever is being put off stays there until it is said until when."""
        if self._start.what_now.snoozing:
            self._timer.start()
        else:
            self.look()

    def begin_call(self) -> None:
        """A call has begun: what was done before it stands, and nobody looks."""
        self._done.clear()
        self._timer.stop()

    def _call(self, one: Waiting) -> None:
        self._with_request(one, self.start_asked.emit)

    def _do(self, one: Waiting | None, command: Command) -> None:
        services = self._services
        if services is None:
            return
        if command is Command.DAY_END:
            self._bridge.watch(services.evening.look(), self._start.day_lines.show_evening, self.failed.emit)
        elif command is Command.CALENDAR:
            self._write_calendar(services, one)
        elif command is Command.NEXT_FILTER:
            self._ask_filter(services)
        elif command is Command.NEXT_UNDO or one is None:
            self._take_back(services)
        elif command in NEXT_UNREACHED:
            self._log(services, one, NEXT_UNREACHED[command])
        elif command is Command.NEXT_SNOOZE:
            self._start.what_now.ask_until(services.what_now.snooze_choices())
        elif command is Command.NEXT_CLOSE:
            self._close(services, one)
        else:
            services.what_now.skip(one)
            self._done.append(False)
            self._say_put_off(one, "")

    def _snooze(self, one: Waiting, until: datetime) -> None:
        if self._services is not None:
            self._services.what_now.snooze(one, until)
            self._done.append(False)
            self._say_put_off(one, day_words.when(until, self._services.clock.local()))

    def _write_calendar(self, services: Backend, one: Waiting | None) -> None:
        """The promise that is shown, those of tomorrow while the day is summed up, else every one to come."""
        agreed = one is not None and one.tier.name in ("APPOINTMENT", "CALLBACK")
        only = one.follow_up_id if one is not None and agreed else ""
        tomorrow = not only and self._start.day_lines.evening_shown
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # neutral: the names of files are seen in more places than what is in them
        name = f"callassist-{services.clock.local():%Y-%m-%d}.ics"
        target = (Path(documents) if documents else Path.home()) / name
        language = window_language(services.settings.text("window_language"))

        def given(done: GivenCalendar) -> None:
            def words() -> str:
                told = self.tr("%n promise(s) written into {file}.", "", done.entries)
                beside = self.tr("What is off: {file}.").format(file=isolated(str(done.off))) if done.off else ""
                return " ".join(part for part in (told.format(file=isolated(str(done.path))), beside) if part)

            self._start.say_done(words)

        future = services.calendar.write(target, language, tomorrow=tomorrow, only=only, instead=Path.home())
        self._bridge.watch(future, given, self.failed.emit)

    def _ask_filter(self, services: Backend) -> None:
        def found(lists: tuple[LeadList, ...]) -> None:
            known = [(one.id, one.frame.name) for one in lists if one.state == "open"]
            if not self._start.what_now.asks:  # something else meanwhile: a digit means that
                self._start.what_now.filter_form.ask(services.what_now.wanted, known)

        self._bridge.watch(services.lead_lists.lists(), found, self.failed.emit)

    def _filter(self, wanted: QueueFilter) -> None:
        if self._services is not None:
            self._services.what_now.wanted = wanted
            self.look()

    def _show_resting(self) -> None:
        if self._services is not None:
            panel = self._start.what_now.held_panel
            self._bridge.watch(self._services.what_now.resting_leads(), panel.show_resting, self.failed.emit)

    def _close(self, services: Backend, one: Waiting) -> None:
        """Not to be called for this any more; who waits as a row of a list is taken off there."""
        if not one.follow_up_id:
            self._start.say_done(lambda: self.tr("A row of a list is no try: it is put off, or logged."))
            return
        who = isolated(one.name or one.company or one.number)

        def closed(_changes: object) -> None:
            self._done.append(one)
            self._start.say_done(lambda: self.tr("{who} is closed: no more tries.").format(who=who))
            self.look()

        self._show_next()
        self._bridge.watch(services.what_now.close(one), closed, self._failed)

    def _say_put_off(self, one: Waiting, until: str) -> None:
        who = isolated(one.name or one.company or one.number)
        self._start.say_done(
            lambda: (
                self.tr("{who} is put off until {time}.").format(who=who, time=until)
                if until
                else self.tr("{who}: not today.").format(who=who)
            )
        )
        self._show_next()
        self.look()

    def _log(self, services: Backend, one: Waiting, outcome: str) -> None:
        """Log that they were not reached; the next one is shown in the same frame."""
        self.busy.emit(True)
        who = isolated(one.name or one.company or one.number)

        def log(request: CallRequest) -> None:
            from callassist.domain.follow_up import FollowUp, FollowUpKind

            future = services.calling.log_unreached(request, outcome, FollowUp(FollowUpKind.RETRY))
            self._bridge.watch(future, logged, self._failed)

        def logged(_changes: object) -> None:
            self.busy.emit(False)
            self._done.append(True)
            self._start.say_done(
                lambda: self.tr("Logged: {outcome} – {who}").format(outcome=code_words.outcome(outcome), who=who)
            )

        self._show_next()
        self._with_request(one, log)

    def _failed(self, error: BaseException) -> None:
        """It was not kept: who was shown before is so again."""
        self.failed.emit(error)
        self.look()

    def _take_back(self, services: Backend) -> None:
        if not self._done:
            self._start.say_done(lambda: self.tr("There is nothing to take back."))
        elif not isinstance(last := self._done.pop(), bool):
            self._bridge.watch(services.what_now.reopen(last), self._taken_back, self.failed.emit)
        elif last:
            self._bridge.watch(services.calling.take_back_unreached(), self._taken_back, self.failed.emit)
        else:
            services.what_now.take_back()
            self._taken_back(None)

    def _taken_back(self, _changes: object) -> None:
        self._start.say_done(lambda: self.tr("Taken back."))
        self.look()

    def _show_next(self) -> None:
        """Who comes after the one that is shown, at once; the log confirms it a moment later."""
        day = self._day
        if day is None:
            return
        then = day.offer.then
        who, why = then[0] if then else (None, None)
        self._day = replace(day, erased_on="", answer=None, offer=replace(day.offer, who=who, why=why, then=then[1:]))
        self._start.show_day(self._day)

    def _with_request(self, one: Waiting, then: Callable[[CallRequest], None]) -> None:
        """Hands the call to them on, with what the page has chosen where nothing else says so."""
        choice = self._start.choice()
        services = self._services
        if services is None or choice is None:
            self.busy.emit(False)
            self._start.say(lambda: self.tr("There is no script that can be used yet."))
            return
        entries = {entry.id: entry.stages for entry in services.library.entries() if entry.stages}
        appointment = one.tier.name == "APPOINTMENT"

        def found(request: CallRequest) -> None:
            stages = entries.get(request.script, ())
            script = request.script if stages else choice.script
            stage = request.stage if request.stage in stages else (stages[0] if stages else choice.stage)
            if appointment and stage in stages[:-1]:
                stage = stages[stages.index(stage) + 1]  # the meeting is the stage after the one it was agreed on in
            then(replace(request, script=script, stage=str(stage), depth=choice.depth))

        self._bridge.watch(services.what_now.request_for(one, choice.language), found, self._failed)
