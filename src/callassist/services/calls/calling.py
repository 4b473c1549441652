"""Making calls: start one, and go on after a crash or a dropped line. What happens in it: `live_call`."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from callassist.domain.answers import Answer, StageId
from callassist.domain.contact import Consent, Contact, Role
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT
from callassist.domain.outcome import BY_MISTAKE, OUTCOMES, Reach
from callassist.domain.script import Opening, Script
from callassist.domain.text import Language, Text
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from callassist.engine.follow_ups import NO_REFERRER
from callassist.engine.setup import FIRST_CONTACT, CallSetup
from callassist.engine.slots import retry_time
from callassist.engine.typed import typed_past_day
from callassist.errors import ImpossibleAction, KnownError, LogFull, NotFound
from callassist.services.calls.call_end import check_outcome, people_of
from callassist.services.calls.live_call import AT_CALL_END, LiveCall, Saving, check_note
from callassist.services.calls.replay import LoadScript, Replay
from callassist.services.changes import Changes
from callassist.services.clock import Clock
from callassist.services.contacts.contact_text import read_contact
from callassist.services.contacts.phone_number import find_numbers
from callassist.services.settings import Settings
from callassist.storage.calls.damage import NO_SENSE, damaged_row
from callassist.storage.calls.records import (
    CallHead,
    Direction,
    JournalEntry,
    KnownLead,
    LeadHistory,
    LeadRecord,
    NewCall,
    Promise,
    ScriptPin,
    StoredCall,
    clean,
    follow_up_to_plain,
    lead_to_plain,
    utc_text,
)
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Urgency
from callassist.storage.keeping.disk_space import Room

if TYPE_CHECKING:
    from callassist.storage.store import Store

__all__ = ["CallRequest", "Calling", "InterruptedCall", "KnownLead", "LiveCall", "Saving"]

INTERRUPTED_OUTCOME = "call_dropped"
"""What a call is logged as that was cut off by the end of the program."""

#: how long a dropped call is offered: who rings back does so soon
_RINGS_BACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CallRequest:
    """Whom to call with what. Names and numbers as typed."""

    script: str
    stage: str
    language: Language
    name: str = ""
    company: str = ""
    number: str = ""
    #: 1–3; None: as the settings or the script say
    depth: int | None = None
    direction: Direction = "out"
    #: what the list knows beyond that: consent_date, data_source …
    placeholders: Mapping[str, str] = field(default_factory=dict[str, str])
    #: what else is known of the lead: the call's note begins with it
    note: str = ""
    email: str = ""
    address: str = ""
    #: as typed; the last such day there was
    consent_date: str = ""
    consent_source: str = ""


@dataclass(frozen=True, slots=True)
class InterruptedCall:
    """A call to go on with: under way when the program ended, or dropped within the last day (T5)."""

    id: str
    name: str
    company: str
    number: str
    script_title: Text
    #: aware, by the rep's clock of then
    started: datetime
    last_at: datetime
    answers_count: int
    node: str
    #: the line dropped and the lead may ring back; False: the program ended in mid-call
    dropped: bool = False


class Calling:
    """Starts calls and takes up interrupted ones."""

    def __init__(
        self, database: Database, clock: Clock, settings: Settings, *, load_script: LoadScript, replay: Replay
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._load_script = load_script
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
            lead, _ = self._lead(replace(request, consent_date=""), at)
            return store.reading.known_lead(lead, script, at)

        return self._database.submit(find, Urgency.SHOWN)

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
        lead, note = self._lead(request, at)
        history = store.reading.history(lead, script.id, at)
        _check_block(history, request)
        lead = _with_known(lead, history.known)
        try:
            setup = self._setup(script, request, lead, history, at)
        except NO_SENSE as error:  # what an earlier call found out
            raise damaged_row(store.path, error) from error
        call = Call.start(script, setup)
        call.view()
        head = _head(script, setup, lead, at, zone, request.direction)
        return self._begin(store, head, call, "started", note)

    def _begin(self, store: Store, head: CallHead, call: Call, kind: str, note: str = "") -> LiveCall:
        payload = {"setup": call_setup.to_plain(call.setup), **head_to_plain(head), **_noted(note)}
        entry = JournalEntry(new_id(), 0, kind, payload, head.started, 0, call=call)
        store.journal.start(NewCall(head, entry))
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

    def _lead(self, request: CallRequest, at: datetime) -> tuple[LeadRecord, str]:
        """Who is called, and what goes into the note: where more than a number stands in its field, all of it.

        Raises:
            NotUnderstood: the day of the consent is none, or still to come.
        """
        region = self._settings.text("phone_region")
        found = read_contact(request.number, region)
        number = found.number
        more = found.name or found.company or found.note
        beside = (request.note, request.number.strip() if more else "")
        if number is None and not request.number.strip():
            # a number in the field of the name is one nevertheless: who is blocked under it must not be called
            elsewhere = find_numbers(f"{request.name}\n{request.company}", region)
            number = elsewhere[0] if elsewhere and elsewhere[0].exists else None
        lead = LeadRecord(
            clean(request.name.strip(), NAME_LIMIT),
            clean(request.company.strip(), NAME_LIMIT),
            clean(number.written if number is not None else "", NAME_LIMIT),
            number.e164 if number is not None else "",
            clean(request.email.strip() or found.email, ADDRESS_LIMIT),
            clean(request.address.strip() or found.address, ADDRESS_LIMIT),
            typed_past_day(request.consent_date, at.date()).isoformat() if request.consent_date.strip() else "",
            clean(request.consent_source.strip(), ADDRESS_LIMIT),
        )
        return lead, ", ".join(part for part in beside if part)

    def _setup(
        self, script: Script, request: CallRequest, lead: LeadRecord, history: LeadHistory, at: datetime
    ) -> CallSetup:
        stage = script.stages.get(StageId(request.stage))
        if stage is None:
            raise NotFound(
                f"the script {script.id} has no stage {request.stage!r}",
                where=script.id,
                next_step=f"it has {', '.join(script.stages)}",
                code="no_stage",
            )
        rep = {name: self._settings.text(name) for name in ("caller", "company", "callback_number")}
        placeholders = {name: value for name, value in rep.items() if value} | dict(request.placeholders)
        if lead.name:
            placeholders.setdefault("lead", lead.name)
        opening, promise = _opening(history, script, request, at)
        if opening is Opening.REFERRED and promise is not None and promise.reason != NO_REFERRER and promise.told_by:
            placeholders.setdefault("referrer", promise.told_by)
        return CallSetup(
            stage=stage.id,
            depth=request.depth or self._settings.depth(stage.id, stage.depth),
            language=Language(request.language),
            started=at,
            placeholders=placeholders,
            contact=_contact(lead, opening),
            opening=opening,
            promised_at=promise.due if promise is not None else None,
            carried=_carried(script, history),
            refusal_limit=self._settings.number("refusal_limit"),
            guard_only=request.depth is None and self._settings.guard_only(stage.id),
            lead_days=self._settings.number("lead_days"),
            busy=history.busy,
            notice_given=history.notice_given,
        )

    def _log_unreached(
        self, store: Store, request: CallRequest, outcome: str, follow_up: FollowUp, at: datetime, zone: str
    ) -> Changes:
        script = self._load_script(request.script)
        lead, note = self._lead(request, at)
        if OUTCOMES[outcome] is not Reach.COMPLIANCE:  # such an outcome is why the number is not called
            _check_block(store.reading.history(lead, script.id, at), request)
        if follow_up.kind is FollowUpKind.RETRY and follow_up.due is None:
            follow_up = replace(follow_up, due=retry_time(at))
        setup = self._setup(script, request, lead, LeadHistory(), at)
        head = _head(script, setup, lead, at, zone, request.direction)
        payload = {
            "outcome": outcome,
            "follow_up": follow_up_to_plain(follow_up),
            "setup": call_setup.to_plain(setup),
            **head_to_plain(head),
            **_noted(note),
        }
        entry = JournalEntry(new_id(), 0, "unreached", payload, at, 0, follow_up=follow_up)
        store.journal.start(NewCall(head, entry))
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
        return tuple(
            InterruptedCall(
                one.id,
                one.name,
                one.company,
                one.number,
                one.script_title,
                one.started,
                one.last_at,
                one.answered,
                one.node,
                one.dropped,
            )
            for one in store.reading.open_calls(utc_text(self._clock.now() - _RINGS_BACK))
            if one.id not in self._live
        )

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
        head = _head(former.script, setup, stored.lead, at, zone, "in")
        return self._begin(store, replace(head, parent_id=call_id), former.continued(setup, at), "continued")


def _opening(
    history: LeadHistory, script: Script, request: CallRequest, at: datetime
) -> tuple[Opening, Promise | None]:
    """How the call begins, and what was agreed or told that says so. Whoever calls us opens it themselves."""
    if request.direction == "in":
        return Opening.COLD, None
    for one in history.promises:
        if one.kind is FollowUpKind.CONTACT_DECISION_MAKER:
            return Opening.REFERRED, one
        due_by_now = one.due is None or one.due.date() <= at.date()
        if one.kind is FollowUpKind.CALLBACK and one.script_id == script.id and one.reason != "dropped" and due_by_now:
            return Opening.CALLBACK, one
    return Opening.COLD, None


def _contact(lead: LeadRecord, opening: Opening) -> Contact:
    """Who is called, as the call knows them; whoever was named as the one who decides is not asked who that is."""
    role = Role.DECISION_MAKER if opening is Opening.REFERRED else Role.UNKNOWN
    given_on = date.fromisoformat(lead.consent_date) if lead.consent_date else None
    consent = Consent(given_on, lead.consent_source)
    return Contact(FIRST_CONTACT, lead.name, role, email=lead.email, address=lead.address, consent=consent)


def _with_known(lead: LeadRecord, known: LeadRecord | None) -> LeadRecord:
    """`lead` with what the log knows of the same person and was not told now. A consent is one with its source."""
    if known is None:
        return lead
    told = lead if lead.consent_date or lead.consent_source else known
    return replace(
        lead,
        name=lead.name or known.name,
        company=lead.company or known.company,
        email=lead.email or known.email,
        address=lead.address or known.address,
        consent_date=told.consent_date,
        consent_source=told.consent_source,
    )


def _not_open(stored: StoredCall) -> ImpossibleAction:
    """Why this call is not one to be taken up or ended."""
    if stored.state != "open":
        return ImpossibleAction("this call has ended", code="call_ended")
    return ImpossibleAction("this call is under way", code="call_under_way")


def _noted(note: str) -> dict[str, str]:
    return {"note": note} if note else {}


def _check_block(history: LeadHistory, request: CallRequest) -> None:
    if history.blocked and request.direction == "out":
        what = "somebody at this number asked not to be called again"
        raise ImpossibleAction(what, where=request.number.strip(), code="blocked")


def _carried(script: Script, history: LeadHistory) -> tuple[Answer, ...]:
    """What is known already: of the company or household whoever said it, of a person only from that person."""
    personal = {question.id for question in script.questions.values() if question.per_contact}
    known = [one for one in history.answers if one["question"] not in personal]
    known += [one for one in history.own_answers if one["question"] in personal]
    return tuple(replace(call_setup.answer_from_plain(one), carried=True) for one in known)


def head_to_plain(head: CallHead) -> dict[str, Any]:
    """What the first line of a journal tells of a call beside its set-up, so that its row can be made anew from it."""
    return {
        "script": head.script.sha256,
        "parent": head.parent_id,
        "lead": lead_to_plain(head.lead),
        "direction": head.direction,
        "zone": head.zone,
    }


def _next_number(stored: StoredCall) -> int:
    return max((event.number for event in stored.events), default=-1) + 1


def _head(
    script: Script, setup: CallSetup, lead: LeadRecord, at: datetime, zone: str, direction: Direction
) -> CallHead:
    return CallHead(
        id=new_id(),
        lead=lead,
        script=ScriptPin(
            script.sha256, script.id, script.version, script.title, tuple(script.questions), script.source
        ),
        stage=setup.stage,
        depth=setup.depth,
        language=setup.language.value,
        direction=direction,
        started=at,
        zone=zone,
    )
