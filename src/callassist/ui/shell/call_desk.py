"""The first page of the rail: the start of a call, and the call itself, in one place."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.errors import LogDamaged
from callassist.services.changes import CALL_BEGUN, Kind
from callassist.ui.bridge import Bridge
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.meant import Meant
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.remembered import Remembered
from callassist.ui.shell.dialler import Dialler
from callassist.ui.shell.next_leads import NextLeads
from callassist.ui.shell.phone_desk import PhoneDesk
from callassist.ui.shell.rescue_offers import RescueOffers
from callassist.ui.shell.unreached import Unreached
from callassist.ui.start.from_list import FromList
from callassist.ui.start.start_page import StartChoice, StartPage
from callassist.ui.words import code_words, error_wording

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.domain.calling_rules import GateAnswer
    from callassist.domain.lead_list import LeadList, PlacedRow
    from callassist.formats.script.problems import Problem
    from callassist.services.calls.call_log import PageOfCalls
    from callassist.services.calls.call_opening import CallRequest
    from callassist.services.calls.calling import Colleague, InterruptedCall, KnownLead
    from callassist.services.calls.live_call import LiveCall
    from callassist.services.calls.rescue import Rescue
    from callassist.services.contacts.contact_text import Lead
    from callassist.services.keeping.safekeeping import Opened
    from callassist.services.phone.phone_news import PhoneNews
    from callassist.services.scripts.quick_words import NewWords, ShownWords
    from callassist.storage.evidence_files import KeptEvidence
    from callassist.ui.backend import Backend
    from callassist.ui.call.call_control import CallControl
    from callassist.ui.call.call_page import CallPage
    from callassist.ui.kit.match import Found
    from callassist.ui.recovery.recovery_page import RecoveryPage

_FOUND_CALLS = 12


class CallDesk(Page):
    """Joins start page and call page to the services. The call page is built when the first frame is painted."""

    command = Signal(object)
    in_call_changed = Signal(bool)
    log_call_chosen = Signal(str)
    #: what the rep should hear about although the log works, in words
    log_warned = Signal(str)
    quit_asked = Signal()
    #: the log is open and this program's alone
    log_read = Signal()
    call_drawn = Signal()

    def __init__(
        self, look: Look, keys: KeyMap, bridge: Bridge, store: Remembered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._bridge = bridge
        self._services: Backend | None = None
        self._interrupted: tuple[InterruptedCall, ...] = ()
        self._searched = ""
        #: what was changed in a call, which shows nothing of it
        self._missed: Kinds = frozenset()
        self._language = Language.EN
        self.page: CallPage | None = None
        self._in_short = False
        self.recovery: RecoveryPage | None = None
        self.control: CallControl | None = None
        #: a call is being started; nothing else can be until it is there
        self._starting = False
        self._stack = QStackedWidget(self)
        self.start = StartPage(look, keys, store, self._stack)
        self._rescues = RescueOffers(self.start, bridge, self)
        #: a mistake in the rep's own rules was told
        self._rules_told = False
        self._unreached = Unreached(self.start, keys, bridge, self)
        self._next = NextLeads(self.start, bridge, self)
        self._dialler = Dialler(bridge, self)
        self.phone = PhoneDesk(self.start, bridge, self)
        self._stack.addWidget(self.start)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)

        # Connect
        self.start.command.connect(self.command)
        self.start.end_asked.connect(self._end_interrupted)
        self.start.resume_asked.connect(self.resume)
        self.start.ring_asked.connect(self.call_back)
        self.start.start_asked.connect(self._start)
        self.start.take_in_asked.connect(self._take_in_first)
        self.start.unreached_asked.connect(self._log_unreached)
        self.start.take_back_asked.connect(self._take_back_unreached)
        self.start.look_up_asked.connect(self._look_up)
        self.start.permission.file_given.connect(self._attach)
        self.phone.row_chosen.connect(self._offer_ringing_row)
        self._next.start_asked.connect(self._start_next)
        for part in (self._rescues, self._unreached, self._next):
            part.busy.connect(self._set_starting)
            part.failed.connect(self._start_failed)

    # -- building --------------------------------------------------------------------------------------------------

    def build_call_page(self) -> CallPage:
        """The call page, made once. Not before the first frame: it is most of the window."""
        if self.page is None or self.control is None:
            from callassist.ui.call.call_control import CallControl
            from callassist.ui.call.call_page import CallPage

            self.page = CallPage(self._look, self._keys, self)
            self.page.speech.set_in_short(on=self._in_short)
            self.control = CallControl(self.page, self._keys, self._bridge, self)
            if self._services is not None:
                self.control.set_rescue_folders(self._services.safekeeping.rescue_folders)
            self._stack.addWidget(self.page)
            self.control.call_chosen.connect(self.log_call_chosen)
            self.control.command.connect(self.command)
            self.control.drawn.connect(self.call_drawn)
            self.control.finished.connect(self._finished)
            self.control.log_searched.connect(self._search_log)
            self.control.dial_asked.connect(self._dial)
            self.control.reword_asked.connect(self._reword)
            self.control.reword_for_me_asked.connect(self._reword_for_me)
        return self.page

    def _reword(self, shown: ShownWords, words: str) -> None:
        """The words that were shown are others from the next call on; this call keeps its own."""
        services = self._services
        if services is None:
            return
        from callassist.services.scripts.proposals import may_publish
        from callassist.services.scripts.quick_words import QuickWords

        settings = services.settings
        who, why = settings.text("caller"), self.tr("in a call")
        quick = QuickWords(services.script_desk)
        may = may_publish(settings.text("publishers"), who)
        kept = (quick.change if may else quick.propose_words)(shown, words, who=who, why=why)
        self._bridge.watch(kept, self._reworded, self._not_reworded)

    def _reword_for_me(self, shown: ShownWords, words: str) -> None:
        """The same, for this rep alone; no words, or the script's: as everyone says it."""
        services = self._services
        if services is None:
            return
        self._bridge.watch(
            services.my_words.keep(shown, words),
            lambda own: self._reworded_for_me(bool(own.at(shown.place, shown.language.value))),
            self._not_reworded,
        )

    def _reworded_for_me(self, has_own: bool) -> None:
        if self.page is None:
            return
        if has_own:
            self.page.show_hint(self.tr("Kept for you alone: your next call says it so."))
        else:
            self.page.show_hint(self.tr("Your next call says it as the script does."))

    def _reworded(self, kept: NewWords) -> None:
        if self.page is None:
            return
        if kept.proposed:
            words = self.tr("Proposed: it waits for somebody who may publish. Calls say what they said.")
        elif kept.version is None:
            words = self.tr(
                "Kept in the draft of the script, which has other changes: publish it on the page of scripts."
            )
        else:
            words = self.tr("Kept: the next call says it so (version {number}).").format(number=kept.version)
        self.page.show_hint(words)

    def _not_reworded(self, error: BaseException) -> None:
        if self.page is not None:
            self.page.show_hint(error_wording.error(error))

    def set_services(self, services: Backend) -> None:
        """The services are there: open the log, list scripts and interrupted calls."""
        self._services = services
        self._next.set_services(services)
        self.phone.set_services(services)
        self._show_scripts(services)
        # only now: this thread and the log's must not import the same libraries at the same time
        self._bridge.watch(services.safekeeping.open(), self._opened, self._not_opened)
        self._show_open_calls(services)
        services.calling.prepare()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Read anew what the start page shows of these kinds; in a call, when it is over."""
        services = self._services
        if services is None:
            return
        if self.in_call:
            self._missed |= kinds
            return
        kinds |= self._missed
        self._missed = frozenset()
        if Kind.SCRIPTS in kinds:
            self._show_scripts(services)
        elif Kind.SETTINGS in kinds:
            self._show_unnamed(services)
        if kinds - {Kind.SETTINGS}:
            self._show_open_calls(services)

    def _show_scripts(self, services: Backend) -> None:
        self._show_unnamed(services)
        self.start.show_entries(services.library.entries())

    def _show_open_calls(self, services: Backend) -> None:
        self._bridge.watch(services.calling.interrupted(), self._show_interrupted, self._start_failed)
        self._next.look()

    def recover(self, error: BaseException) -> None:
        """The log is damaged: offer to restore it. Not in mid-call: that one is finished first."""
        services = self._services
        if services is None or self.in_call:
            return
        if self.recovery is None:
            from callassist.ui.recovery.recovery_page import RecoveryPage

            self.recovery = RecoveryPage(self._look, self._bridge, self)
            self.recovery.quit_asked.connect(self.quit_asked)
            self.recovery.recovered.connect(self._recovered)
            self._stack.addWidget(self.recovery)
        self.recovery.open_with(services.safekeeping, error)
        self._stack.setCurrentWidget(self.recovery)
        self.recovery.focus_in()

    def _opened(self, found: Opened) -> None:
        self._rescues.show_all(found.rescues)
        lines = [error_wording.error(one) for one in found.warnings]
        if lines:
            self.log_warned.emit("\n".join(lines))
        erasing = self._services.safekeeping.erasing if self._services is not None else None
        if erasing is not None:
            self._bridge.watch(erasing, self._went_on_erasing, self._goes_on_without)

    def _went_on_erasing(self, copies: int) -> None:
        words = self.tr("Erasing somebody was cut off last time and is done now: %n copy(s) made anew.", "", copies)
        self.log_warned.emit(words)

    def _take_in_first(self) -> None:
        if (rescue := self._rescues.first()) is not None:
            self._take_in(rescue)

    def _take_in(self, rescue: Rescue, then: Callable[[], None] | None = None) -> None:
        if self._services is not None and self._may_start():
            self._rescues.take_in(self._services.safekeeping, rescue, then)

    def _not_opened(self, error: BaseException) -> None:
        if isinstance(error, LogDamaged):
            self.recover(error)
        else:
            self._start_failed(error)

    def _recovered(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self.start.say("")
        services = self._services
        if services is not None:
            self._bridge.watch(services.safekeeping.open(), self._opened, self._not_opened)
        self.refresh()
        self.start.focus_first()

    def set_languages(self, window: Language, script: Language) -> None:
        """Languages of titles and of new calls."""
        self._language = window
        self.start.set_defaults(window, script)

    def set_in_short(self, *, on: bool) -> None:
        """Keywords in place of whole sentences, where a script has them."""
        self._in_short = on
        if self.page is not None:
            self.page.speech.set_in_short(on=on)

    def hear(self, news: PhoneNews) -> None:
        """Show who rings, or whom a link names; a call that is running goes on."""
        self.phone.hear(news, self.page if self.in_call else None)

    def _offer_ringing_row(self, found: LeadList, placed: PlacedRow, rings: bool, asked: bool) -> None:
        self.offer_row(found, placed, rings=rings, asked=asked)

    def offer_row(self, found: LeadList, placed: PlacedRow, *, rings: bool = False, asked: bool = False) -> None:
        """Show somebody of a list in the start form, with what the list says of where they are from."""
        from callassist.services.contacts.contact_text import Lead
        from callassist.services.leads.lists import request_for

        told = request_for(found, placed, self._language)
        lead = Lead(
            told.name,
            told.company,
            told.number,
            told.note,
            told.email,
            told.address,
            told.consent_date,
            told.consent_source,
        )
        self.start.offer_row(
            lead,
            FromList(placed.ref, told.placeholders, found.frame.name, told.script, told.stage),
            rings=rings,
            asked=asked,
        )

    # -- state -----------------------------------------------------------------------------------------------------

    @property
    def starting(self) -> bool:
        """Whether a call was asked for and has not begun yet."""
        return self._starting

    @property
    def in_call(self) -> bool:
        """Whether a call is under way."""
        return self.page is not None and self._stack.currentWidget() is self.page

    def meant(self) -> Meant | None:
        """Whoever is on the line; before a call whoever stands in the form, else who is next."""
        live = self.control.live if self.control is not None and self.in_call else None
        return self.start.meant() if live is None else Meant(call_id=live.id)

    def focus_in(self) -> None:
        """The page came to the front."""
        if self.in_call and self.page is not None:
            self.page.speech.text.setFocus()
        elif self.recovery is not None and self._stack.currentWidget() is self.recovery:
            self.recovery.focus_in()
        else:
            self.start.focus_first()

    def _show_unnamed(self, services: Backend) -> None:
        settings = services.settings
        self.start.set_region(settings.text("phone_region"))
        self.start.show_unnamed(on=not (settings.text("caller").strip() and settings.text("company").strip()))

    def unsaved(self) -> int:
        """How many lines of the running call are not on the disk yet."""
        live = self.control.live if self.control is not None else None
        return live.unsaved if live is not None else 0

    def rescue(self) -> None:
        """What cannot be saved now is written elsewhere while there is time; done at once where all is saved."""
        live = self.control.live if self.control is not None else None
        if live is not None and live.unsaved and self._services is not None:
            live.rescue(self._services.safekeeping.rescue_folders)

    def close_down(self) -> None:
        """The window closes: nothing is lost; an open call is offered again at the next start."""
        if self.control is not None:
            self.control.stop()

    def keep_note(self) -> None:
        """Send the note as it stands to the disk, half-typed or not."""
        if self.control is not None:
            self.control.keep_note()

    def resume(self, call_id: str) -> None:
        """Take an interrupted call up again where it stood."""
        services = self._services
        if services is None or not self._may_start():
            return
        rescue = self._rescues.of_call(call_id)
        if rescue is not None:
            # where it stood is behind what could not be saved
            self._take_in(rescue, lambda: self.resume(call_id))
        else:
            self._watch_start(services.calling.resume(call_id), self._lead_of(call_id))

    def call_back(self, call_id: str) -> None:
        """The lead of a dropped call is on the line again."""
        services = self._services
        if services is not None and self._may_start():
            self._watch_start(services.calling.call_back(call_id), self._lead_of(call_id))

    def _may_start(self) -> bool:
        """One call at a time: a second Enter, or the log's button in mid-call, starts nothing."""
        return not self._starting and not self.in_call

    def _set_starting(self, on: bool) -> None:
        self._starting = on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    # -- the services ----------------------------------------------------------------------------------------------

    def _start(self, lead: Lead, choice: StartChoice) -> None:
        services = self._services
        if services is None or not self._may_start():
            return
        self._watch_start(services.calling.start(self._asked(lead, choice)), lead)

    def _asked(self, lead: Lead, choice: StartChoice) -> CallRequest:
        """Whom to call with what, and what the rep wrote down of why."""
        request = _request(lead, choice, self.start.from_list(), comes_in=self.start.comes_in())
        company = self._services.settings.text("company") if self._services is not None else ""
        return replace(request, proof=self.start.permission.proof(company, choice.script))

    def _start_next(self, request: CallRequest) -> None:
        if self._services is not None and self._may_start():
            from callassist.services.contacts.contact_text import Lead

            self._watch_start(
                self._services.calling.start(request), Lead(request.name, request.company, request.number)
            )

    def _log_unreached(self, lead: Lead, choice: StartChoice, outcome: str) -> None:
        if self._services is not None and self._may_start():
            # whoever was not reached was called
            request = replace(self._asked(lead, choice), direction="out")
            self._unreached.log(self._services.calling, request, outcome)

    def _take_back_unreached(self) -> None:
        if self._services is not None:
            self._unreached.take_back(self._services.calling)

    def _tell_of_rules(self, problem: Problem | None) -> None:
        """The rep's own rules hold a mistake: said once, with its place; ours hold meanwhile."""
        if problem is None or self._rules_told:
            return
        self._rules_told = True
        from callassist.ui.words import script_problems

        self.log_warned.emit(
            self.tr(
                "Your own rules for calls are not in use, ours hold meanwhile: {problem}. Mend the file “calling.yaml” "
                "in the folder “rules” of the data folder, then start callassist again."
            ).format(problem=isolated(script_problems.problem(problem)))
        )

    def _attach(self, path: str) -> None:
        """A file proves that somebody may be called: it is kept before the call is begun."""
        permission = self.start.permission
        if self._services is None:
            permission.lose_file()
            return

        def kept(found: KeptEvidence) -> None:
            if permission.given == path:
                permission.show_attached(found)

        def failed(error: BaseException) -> None:
            if permission.given == path:
                permission.lose_file()
                self.start.say(lambda: error_wording.error(error))

        # not `Path.expanduser`, which raises where there is no such user
        source = Path(os.path.expanduser(path))  # noqa: PTH111
        self._bridge.watch(self._services.evidence.attach(source), kept, failed)

    def _look_up(self, lead: Lead, script: str) -> None:
        """Tell who stands in the form, the moment the log knows; what was typed since is looked up by itself."""
        services = self._services
        if services is None:
            return
        from callassist.services.calls.call_opening import CallRequest

        request = CallRequest(script, "", self._language, lead.name, lead.company, lead.number)

        def found(known: KnownLead | None) -> None:
            if self.start.lead()[:3] == lead[:3] and self.start.script() == script:
                self.start.show_known(known)

        def allowed(answer: GateAnswer) -> None:
            self._tell_of_rules(services.rules.found)
            if self.start.lead()[:3] == lead[:3] and self.start.script() == script:
                self.start.show_permission(answer)

        def not_asked(_error: BaseException) -> None:
            self.start.show_permission(None)  # it is asked again where the call is begun

        def unknown(_error: BaseException) -> None:
            self.start.show_known(None)  # a damaged log is told where it is opened

        self._bridge.watch(services.calling.look_up(request), found, unknown)
        choice = self.start.choice()
        if choice is not None:
            self._bridge.watch(services.calling.may_call(self._asked(lead, choice)), allowed, not_asked)

    def _watch_start(self, future: Future[LiveCall], lead: Lead) -> None:
        self._starting = True
        self.start.set_waiting(on=True)
        self.start.say("")

        def begun(live: LiveCall) -> None:
            self._begin(live, lead)

        self._bridge.watch(future, begun, self._start_failed, changes=CALL_BEGUN)

    def _begin(self, live: LiveCall, lead: Lead) -> None:
        self._starting = False
        self.start.set_waiting(on=False)
        page = self.build_call_page()
        assert self.control is not None
        record = live.lead
        self._stack.setCurrentWidget(page)
        self.control.begin(
            live, record.name or lead.name, record.company or lead.company, record.number_typed or lead.number
        )
        if self._services is not None:
            self._bridge.watch(self._services.calling.colleagues(live.id), self._show_colleagues, self._goes_on_without)
        self._unreached.begin_call()
        self._next.begin_call()
        self.phone.begin_call(page)
        self.in_call_changed.emit(True)

    def _show_colleagues(self, found: tuple[Colleague, ...]) -> None:
        if self.page is not None and self.in_call:
            self.page.header.show_colleagues(found)

    def _goes_on_without(self, _error: BaseException) -> None:
        """A damaged log is told where it is opened; a copy that cannot be written is tried again at the next start."""

    def _start_failed(self, error: BaseException) -> None:
        self._starting = False
        self.start.set_waiting(on=False)
        self.start.say(lambda: error_wording.error(error))

    def _finished(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self.start.after_call()
        self.phone.end_call()
        self.start.say_done(lambda: self.tr("Saved. Ready for the next call."))
        self.in_call_changed.emit(False)

    def _show_interrupted(self, calls: Sequence[InterruptedCall]) -> None:
        self._interrupted = tuple(calls)
        self.start.show_interrupted(calls)
        self.log_read.emit()

    def _end_interrupted(self, call_id: str) -> None:
        services = self._services
        rescue = self._rescues.of_call(call_id)
        if rescue is not None:
            self._take_in(rescue, lambda: self._end_interrupted(call_id))
        elif services is not None:
            future = services.calling.end_as_interrupted(call_id)
            self._bridge.watch(future, self._ended_interrupted, self._start_failed)

    def _ended_interrupted(self, _changes: object) -> None:
        """Who lists such calls hears of it."""

    def _dial(self) -> None:
        if self._services is not None and self.control is not None:
            self._dialler.dial(self._services, self.control)

    def _search_log(self, text: str) -> None:
        services = self._services
        if services is None:
            return
        from callassist.services.calls.call_log import LogFilter

        self._searched = text

        def found(page: PageOfCalls) -> None:
            if text == self._searched and self.page is not None:
                self.page.finder.add_calls(lambda: self._found_calls(page))

        self._bridge.watch(services.call_log.page(LogFilter(text=text), None, _FOUND_CALLS), found)

    def _found_calls(self, page: PageOfCalls) -> list[Found]:
        from callassist.ui.kit.match import Found  # nothing is looked for before there is a call

        calls: list[Found] = []
        for row in page.rows:
            who = ", ".join(isolated(part) for part in (row.name, row.company, row.number) if part)
            calls.append(Found("call", row.id, f"{code_words.moment(row.started)}  {who}", self.tr("Call")))
        return calls

    def _lead_of(self, call_id: str) -> Lead:
        from callassist.services.contacts.contact_text import Lead

        for one in self._interrupted:
            if one.id == call_id:
                return Lead(one.name, one.company, one.number)
        return Lead()


def _request(lead: Lead, choice: StartChoice, listed: FromList | None, *, comes_in: bool) -> CallRequest:
    """Whom to call with what, as the start page has it."""
    from callassist.services.calls.call_opening import CallRequest  # with the services; by now it is loaded

    return CallRequest(
        script=choice.script,
        stage=choice.stage,
        language=choice.language,
        depth=choice.depth,
        direction="in" if choice.rings or comes_in else "out",
        row=listed.row if listed is not None else None,
        placeholders=listed.placeholders if listed is not None else {},
        **lead._asdict(),
    )
