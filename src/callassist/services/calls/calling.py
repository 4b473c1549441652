"""Making calls: start one, and go on after a crash or a dropped line. What happens in it: `live_call`."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from callassist.domain.calling_rules import GateAnswer
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.domain.outcome import BY_MISTAKE, OUTCOMES, Reach
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from callassist.engine.typed_time import typed_time
from callassist.errors import ImpossibleAction, KnownError, LogFull, NotFound, NotUnderstood
from callassist.services.calls.call_end import check_outcome, people_of
from callassist.services.calls.call_opening import (
    CallRequest,
    as_it_comes,
    check_block,
    head_of,
    head_to_plain,
    lead_of,
    noted,
    own_words_of,
    own_words_told,
    row_told,
    setup_of,
    with_known,
)
from callassist.services.calls.live_call import AT_CALL_END, LiveCall, Saving, check_note
from callassist.services.calls.promising import (
    TRIES_KEPT,
    as_promised,
    day_told,
    has_next_number,
    next_try_of,
    tries_before,
    zone_of_lead,
)
from callassist.services.calls.replay import LoadScript, Replay
from callassist.services.changes import Changes
from callassist.services.clock import Clock
from callassist.services.contacts.phone_number import find_numbers
from callassist.services.permission.may_call import NOT_ASKED, Allowance, MayCall
from callassist.services.permission.rules_in_use import RulesTold
from callassist.services.settings import Settings
from callassist.storage.calls.contacts import colleagues_around
from callassist.storage.calls.damage import NO_SENSE, damaged_row
from callassist.storage.calls.log_views import Colleague, KnownLead, LeadHistory
from callassist.storage.calls.records import (
    CallHead,
    InterruptedCall,
    JournalEntry,
    NewCall,
    StoredCall,
    follow_up_to_plain,
    utc_text,
)
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Urgency
from callassist.storage.keeping.disk_space import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from callassist.domain.script import Script
    from callassist.engine.attempts import Tried
    from callassist.formats.script.own_words import OwnWords
    from callassist.storage.store import Store

__all__ = ["CallRequest", "Calling", "Colleague", "InterruptedCall", "KnownLead", "LiveCall", "Saving"]

INTERRUPTED_OUTCOME = "call_dropped"
"""What a call is logged as that was cut off by the end of the program."""

#: how long a dropped call is offered: who rings back does so soon
_RINGS_BACK = timedelta(days=1)


class Calling:
    """Starts calls and takes up interrupted ones."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        *,
        load_script: LoadScript,
        replay: Replay,
        may_call: MayCall,
        own_words: Callable[[Script], OwnWords | None] = lambda _: None,
    ) -> None:
        """`own_words` gives what the rep says otherwise in a script; None where that is nothing."""
        self._own_words = own_words
        self._database = database
        self._clock = clock
        self._settings = settings
        self._load_script = load_script
        self._may_call = may_call
        self._replay = replay
        self._live: set[str] = set()
        #: the call that was logged as not reached last
        self._unreached = ""

    def start(self, request: CallRequest) -> Future[LiveCall]:
        """Starts a call. Its rows are on the disk when the future is done.

        What earlier calls of the same number with the same script found out is carried over and not asked again.

        Answers to questions that are asked of each contact are carried over for the same person only.

        The future fails with `NotFound` (no such script or stage), `ImpossibleAction` (the number is blocked),
        `ScriptError` or `LogError`.

        Raises:
            NotUnderstood: the note is too long.
        """
        check_note(request.note)
        at, zone = self._clock.local(), self._clock.zone()
        return self._database.submit(lambda store: self._start(store, request, at, zone))

    def log_unreached(self, request: CallRequest, outcome: str, follow_up: FollowUp) -> Future[Changes]:
        """Logs that nobody was reached: two keys, no script. A next try without a time gets one.

        The future fails as that of `start`.

        Raises:
            ImpossibleAction: there is no such outcome.
        """
        check_outcome(outcome)
        check_note(request.note)
        at, zone = self._clock.local(), self._clock.zone()
        return self._database.submit(
            lambda store: self._log_unreached(store, request, outcome, follow_up, at, zone), Urgency.JOURNAL
        )

    def take_back_unreached(self) -> Future[Changes]:
        """Takes back what `log_unreached` logged last: it stays in the log, as started by mistake.

        The future fails with `NotFound` where there is nothing to take back.
        """
        at = self._clock.local()
        return self._database.submit(lambda store: self._take_back_unreached(store, at), Urgency.JOURNAL)

    def look_up(self, request: CallRequest) -> Future[KnownLead | None]:
        """What the log knows of whom a request names by now; None: nothing. Half-typed ones are found out as well."""
        at = self._clock.local()
        script = request.script

        def find(store: Store) -> KnownLead | None:
            lead, _ = lead_of(replace(request, consent_date=""), at, self._settings.text("phone_region"))
            known = store.reading.known_lead(lead, script, at)
            if known is None or not _is_time(known.best_time, at):
                return known
            return replace(known, best_time="")  # what is open with them has it, by its date

        return self._database.submit(find, Urgency.SHOWN)

    def may_call(self, request: CallRequest) -> Future[GateAnswer]:
        """Whether this lead may be called at this minute, with every rule that says something about it.

        Half-typed ones are asked about as well; a row that is gone counts as typed by hand.
        """
        at = self._clock.local()

        def find(store: Store) -> GateAnswer:
            lead, _ = lead_of(replace(request, consent_date=""), at, self._settings.text("phone_region"))
            history = store.reading.history(lead, request.script, at)
            with suppress(KnownError):  # a script that cannot be read is told of where the call would begin
                asked = as_it_comes(self._load_script(request.script), request)
                return self._may_call.ask(store, asked, with_known(lead, history.known), history, at).answer
            return self._may_call.ask(store, request, with_known(lead, history.known), history, at).answer

        return self._database.submit(find, Urgency.SHOWN)

    def rules_in_use(self) -> Future[RulesTold]:
        """Which rules decide whether somebody may be called."""
        return self._database.submit_aside(self._may_call.rules)

    def colleagues(self, call_id: str) -> Future[tuple[Colleague, ...]]:
        """Others of the company or household a call is with, whoever was spoken to last first."""
        return self._database.submit(lambda store: colleagues_around(store.connection, call_id), Urgency.SHOWN)

    def prepare(self) -> Future[object]:
        """Loads what the first number will be read with; a moment's work that nobody should wait for."""
        region = self._settings.text("phone_region")
        return self._database.submit_aside(lambda: find_numbers("030 1234567", region))

    def interrupted(self) -> Future[tuple[InterruptedCall, ...]]:
        """Calls that were under way when the program ended, newest first. They wait until somebody decides."""
        return self._database.submit(self._interrupted)

    def resume(self, call_id: str) -> Future[LiveCall]:
        """Takes an interrupted call up again: same row, same place, same note, the script it was made with.

        The future fails with `NotFound`, `ImpossibleAction` (it has ended, or runs) or `LogError`.
        """
        return self._database.submit(lambda store: self._resume(store, call_id))

    def end_as_interrupted(self, call_id: str) -> Future[Changes]:
        """Ends an interrupted call as `call_dropped`; its answers are kept."""
        return self._database.submit(lambda store: self._end_as_interrupted(store, call_id), Urgency.JOURNAL)

    def call_back(self, call_id: str) -> Future[LiveCall]:
        """The lead of a dropped call rings back: a new call, inbound, that goes on where the other one was (T5).

        The future fails with `ImpossibleAction` where it is under way, or another call has gone on with it.
        """
        at, zone = self._clock.local(), self._clock.zone()
        return self._database.submit(lambda store: self._call_back(store, call_id, at, zone))

    # -- on the database thread ------------------------------------------------------------------------------------

    def _start(self, store: Store, request: CallRequest, at: datetime, zone: str) -> LiveCall:
        self._check_room()
        script = self._load_script(request.script)
        request = as_it_comes(script, request)
        lead, note = lead_of(request, at, self._settings.text("phone_region"))
        history = store.reading.history(lead, script.id, at)
        check_block(history, request)
        lead = with_known(lead, history.known)
        asked = self._may_call.ask(store, request, lead, history, at)
        asked.check(request)
        try:
            setup = setup_of(script, request, lead, history, at, self._settings)
            tries = tries_before(store, lead)
            more = has_next_number(store, lead, request.row)
            setup = replace(setup, tries=tries[-TRIES_KEPT:], next_number=more)
        except NO_SENSE as error:  # what an earlier call found out
            raise damaged_row(store.path, error) from error
        call = Call.start(script, setup)
        call.view()
        head = head_of(script, setup, lead, at, zone, request.direction)
        return self._begin(store, head, call, "started", note, request.row, asked, tries)

    def _begin(
        self,
        store: Store,
        head: CallHead,
        call: Call,
        kind: str,
        note: str = "",
        row: RowRef | None = None,
        asked: Allowance = NOT_ASKED,
        tries: tuple[Tried, ...] = (),
    ) -> LiveCall:
        own = self._own_words(call.script)
        payload = {
            "setup": call_setup.to_plain(call.setup),
            **head_to_plain(head),
            **row_told(row),
            **noted(note),
            **asked.told(),
            **day_told(store, tries, head.direction, asked.answer, head.started),
            **own_words_told(own),
        }
        entry = JournalEntry(new_id(), 0, kind, payload, head.started, 0, call=call)
        store.journal.start(NewCall(head, entry, row, asked.consents))
        self._live.add(head.id)
        return LiveCall(
            head.id,
            call,
            self._database,
            self._clock,
            lead=head.lead,
            next_number=1,
            note=note,
            parent_id=head.parent_id,
            region=self._settings.text("phone_region"),
            zone=zone_of_lead(asked.answer, head.zone),
            called_under=self._may_call.called_under(payload.get("gate")),
            own_words=own,
            on_end=self._live.discard,
        )

    def _check_room(self) -> None:
        """A call is not begun that could perhaps not be finished; one that runs goes on.

        Raises:
            LogFull: there is too little space left.
        """
        space = self._database.space()
        if space.room is Room.NONE:
            raise LogFull(
                f"only {space.free // 1_000_000} MB are free: too little to begin a call",
                where=str(self._database.path.parent),
                next_step="free some space; nothing is lost",
                code="space_none",
                facts={"free": space.free // 1_000_000},
            )

    def _log_unreached(
        self, store: Store, request: CallRequest, outcome: str, follow_up: FollowUp, at: datetime, zone: str
    ) -> Changes:
        script = self._load_script(request.script)
        lead, note = lead_of(request, at, self._settings.text("phone_region"))
        history = store.reading.history(lead, script.id, at)
        asked = self._may_call.ask(store, request, lead, history, at)
        if OUTCOMES[outcome] is not Reach.COMPLIANCE:  # such an outcome is why the number is not called
            check_block(history, request)
            asked.check(request)
        tries = tries_before(store, lead)
        if follow_up.kind is FollowUpKind.RETRY and follow_up.due is None:
            follow_up = next_try_of(outcome, tries, at, next_number=has_next_number(store, lead, request.row))
        follow_up = as_promised(follow_up, zone_of_lead(asked.answer, zone))
        setup = setup_of(script, request, lead, LeadHistory(), at, self._settings)
        head = head_of(script, setup, lead, at, zone, request.direction)
        payload = {
            "outcome": outcome,
            "follow_up": follow_up_to_plain(follow_up),
            "setup": call_setup.to_plain(setup),
            **head_to_plain(head),
            **row_told(request.row),
            **noted(note),
            **asked.told(),
            **day_told(store, tries, request.direction, asked.answer, at, outcome),
        }
        entry = JournalEntry(new_id(), 0, "unreached", payload, at, 0, follow_up=follow_up)
        # what was not dialled is no use of a consent
        used = asked.consents if OUTCOMES[outcome] is not Reach.COMPLIANCE else ()
        store.journal.start(NewCall(head, entry, request.row, used))
        self._unreached = head.id
        return AT_CALL_END

    def _take_back_unreached(self, store: Store, at: datetime) -> Changes:
        call_id = self._unreached
        if not call_id:
            raise NotFound("nothing was logged that could be taken back")
        number = _next_number(store.reading.call(call_id))
        entry = JournalEntry(new_id(), number, "hung_up", {"outcome": BY_MISTAKE}, at, 0)
        store.journal.append(call_id, (entry,))
        self._unreached = ""  # not before: where the disk is full it is asked again
        return AT_CALL_END

    def _interrupted(self, store: Store) -> tuple[InterruptedCall, ...]:
        found = store.reading.open_calls(utc_text(self._clock.now() - _RINGS_BACK))
        return tuple(one for one in found if one.id not in self._live)

    def _resume(self, store: Store, call_id: str) -> LiveCall:
        stored = store.reading.call(call_id)
        if stored.state != "open" or call_id in self._live:
            raise _not_open(stored)
        at = self._clock.local()
        call = self._replay.fold(store, stored).as_of(at)
        number = _next_number(stored)
        # the gap is a fact: who reads the journal sees where the program ended and when it went on
        entry = JournalEntry(new_id(), number, "resumed", {}, at, stored.active_ms, call=call)
        store.journal.append(call_id, (entry,))
        self._live.add(call_id)
        gate = stored.events[0].payload.get("gate") if stored.events else None
        return LiveCall(
            call_id,
            call,
            self._database,
            self._clock,
            lead=stored.lead,
            next_number=number + 1,
            worked_ms=stored.active_ms,
            note=stored.note,
            parent_id=stored.parent_id,
            region=self._settings.text("phone_region"),
            zone=zone_of_lead(gate, stored.zone),
            called_under=self._may_call.called_under(gate),
            own_words=own_words_of(stored),
            on_end=self._live.discard,
        )

    def _end_as_interrupted(self, store: Store, call_id: str) -> Changes:
        stored = store.reading.call(call_id)
        if stored.state != "open" or call_id in self._live:
            raise _not_open(stored)
        try:
            call = self._replay.fold(store, stored)
        except KnownError:
            call = None  # it can be ended even where it cannot be taken up: what is logged of it stays
        at = self._clock.local()
        payload = {"outcome": INTERRUPTED_OUTCOME}
        people = people_of(call, self._settings.text("phone_region")) if call is not None else ()
        entry = JournalEntry(
            new_id(),
            _next_number(stored),
            "interrupted",
            payload,
            at,
            stored.active_ms,
            call=call,
            people=people,
        )
        store.journal.append(call_id, (entry,))
        return AT_CALL_END

    def _call_back(self, store: Store, call_id: str, at: datetime, zone: str) -> LiveCall:
        stored = store.reading.call(call_id)
        if call_id in self._live:
            raise ImpossibleAction("this call is under way", code="call_under_way")
        if store.reading.has_child(call_id):
            raise ImpossibleAction("another call has gone on with this one", code="call_continued")
        former = self._replay.fold(store, stored)
        if stored.state == "open":
            self._end_as_interrupted(store, call_id)
        self._check_room()
        # a depth that was chosen in it holds for what follows
        setup = replace(former.setup, started=at, guard_only=former.qualification.guard_only)
        head = head_of(former.script, setup, stored.lead, at, zone, "in")
        return self._begin(store, replace(head, parent_id=call_id), former.continued(setup, at), "continued")


def _not_open(stored: StoredCall) -> ImpossibleAction:
    """Why this call is not one to be taken up or ended."""
    if stored.state != "open":
        return ImpossibleAction("this call has ended", code="call_ended")
    return ImpossibleAction("this call is under way", code="call_under_way")


def _is_time(told: str, now: datetime) -> bool:
    """Whether a time can be read from what was told; one that is over by now is one as well."""
    try:
        typed_time(told, now)
    except NotUnderstood as error:
        return error.code == "in_the_past"
    return True


def _next_number(stored: StoredCall) -> int:
    return max((event.number for event in stored.events), default=-1) + 1
