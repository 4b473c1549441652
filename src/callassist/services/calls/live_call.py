"""One call under way: what is done takes effect at once and is written behind its back, in order.

`Saving.future` is done only when the line is committed to the disk. What could not be written stays in memory and goes
along with the next line, or with `retry`: the answer is never lost while the program runs.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from callassist.domain.answers import QuestionId
from callassist.domain.calling_rules import CalledUnder
from callassist.domain.follow_up import FollowUp
from callassist.domain.limits import ANSWER_LIMIT, NOTE_LIMIT
from callassist.domain.outcome import BY_MISTAKE
from callassist.engine import actions
from callassist.engine.actions import Action
from callassist.engine.call import Call
from callassist.engine.tokens import check_time, named_contact, noted_details, parse_token
from callassist.engine.typed_answer import Understood, understand
from callassist.engine.view import CallView, QuestionView
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.services.calls.call_end import check_due, check_outcome, people_of
from callassist.services.calls.promising import as_promised, in_zone_of
from callassist.services.calls.rescue import rescue_name, write_rescue
from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.services.contacts.phone_number import find_numbers
from callassist.storage.calls.records import JournalEntry, LeadRecord, PersonRecord, follow_up_to_plain
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Urgency

if TYPE_CHECKING:
    from callassist.formats.script.own_words import OwnWords
    from callassist.services.scripts.quick_words import ShownWords
    from callassist.storage.store import Store

STANDSTILL = 5.0
"""Seconds without a sign of life after which the journal says so; a window gives one four times a second."""

AT_CALL_END = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.LISTS)
"""What the end of a call changes."""


@dataclass(frozen=True, slots=True)
class Saving:
    """One line on its way to the disk. `future` is done when it is committed, and fails with a `LogError`."""

    seq: int
    future: Future[Changes]

    @property
    def saved(self) -> bool:
        """Whether it is on the disk."""
        return self.future.done() and not self.future.cancelled() and self.future.exception() is None


class LiveCall:
    """A call under way. For one thread, the window's; writing happens on the database thread."""

    def __init__(
        self,
        call_id: str,
        call: Call,
        database: Database,
        clock: Clock,
        *,
        lead: LeadRecord,
        next_number: int,
        worked_ms: int = 0,
        note: str = "",
        parent_id: str | None = None,
        region: str = "DE",
        zone: str = "",
        called_under: CalledUnder | None = None,
        own_words: OwnWords | None = None,
        on_end: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`worked_ms` were spent on it before; `region` is where numbers without a country code belong to.

        `zone` (IANA name) is that of the clock by which times are said in it.

        `own_words` are the rep's own, which are drawn in place of the script's.

        `called_under` is what the rules said when it began; None where they were not asked.

        `on_end` hears its id on the database thread, once it is on the disk that it was hung up.
        """
        self.id = call_id
        self.lead = lead
        #: the dropped call this one goes on with
        self.parent_id = parent_id
        self._call = call
        self._own_words = own_words
        self._view = self._drawn(call)
        self._questions: tuple[QuestionView, ...] | None = None
        self._database = database
        self._clock = clock
        self._number = next_number
        self._worked_ms = worked_ms
        self._since = clock.monotonic()
        #: when the window was last seen alive; None: nobody gives signs of life
        self._alive_at: float | None = None
        self._note = note
        self._region = region
        self.zone = zone
        self.called_under = called_under
        self._state = "live"
        self._ended_after = 0.0
        self._on_end = on_end
        self._outbox: deque[JournalEntry] = deque()
        self._outbox_lock = threading.Lock()
        self._rescued: Path | None = None

    def _drawn(self, call: Call) -> CallView:
        """What is shown of `call`."""
        if self._own_words is None:
            return call.view()
        from callassist.services.scripts.my_words import dressed

        return dressed(call, self._own_words)

    @property
    def own_words_shown(self) -> str:
        """The rep's own words for what is on the screen, also where they wait; "" where she has none."""
        shown = self.words_shown if self._own_words is not None else None
        if shown is None or self._own_words is None:
            return ""
        return self._own_words.at(shown.place, shown.language.value)

    @property
    def words_shown(self) -> ShownWords | None:
        """The words on the screen and where they stand in the script; None: they are no script's own."""
        from callassist.services.scripts.quick_words import words_shown  # for who rewords, and that is seldom

        return words_shown(self._call)

    @property
    def number_to_dial(self) -> str:
        """The lead's number in its E.164 form; "" where there is no such number, or which one is meant is a guess."""
        found = find_numbers(self.lead.number_typed, self._region)
        return "" if found and found[0].guessed else self.lead.number_e164

    @property
    def call(self) -> Call:
        """The call as the engine knows it."""
        return self._call

    @property
    def view(self) -> CallView:
        """The present moment; the same object until something is done."""
        return self._view

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        """Every question with its answers, for changing one out of turn."""
        if self._questions is None:
            self._questions = self._call.questions()
        return self._questions

    @property
    def note(self) -> str:
        """The note as last set."""
        return self._note

    @property
    def state(self) -> str:
        """`live`, or `wrapped` once it was hung up."""
        return self._state

    @property
    def posted(self) -> int:
        """Number of the newest line of this call's journal, on the disk or on its way there; -1: none yet."""
        return self._number - 1

    @property
    def unsaved(self) -> int:
        """How many lines are not on the disk yet: a few for some milliseconds, more when writing fails."""
        with self._outbox_lock:
            return len(self._outbox)

    @property
    def now(self) -> datetime:
        """The present moment by the lead's clock: what is typed is understood as of it, never as of an earlier step."""
        return in_zone_of(self._clock.local(), self.zone)

    @property
    def own_now(self) -> datetime:
        """The same by the rep's clock."""
        return self._clock.local()

    def follow_up_for(self, outcome: str) -> FollowUp:
        """The follow-up that goes with `outcome` if the call ends now."""
        found = self._call.as_of(self._clock.local()).follow_up_for(outcome)
        return found if found.due is None else replace(found, due=in_zone_of(found.due, self.zone))

    def none_wants_reason(self, outcome: str) -> bool:
        """Whether ending with `outcome` and no next step wants to be told why."""
        return self._call.none_wants_reason(outcome)

    def elapsed(self) -> float:
        """Seconds worked on this call, by the monotonic clock; the time a crash took does not count."""
        if self._state == "wrapped":
            return self._ended_after
        return self._worked_ms / 1000 + max(self._clock.monotonic() - self._since, 0.0)

    def breathe(self) -> Saving | None:
        """A sign of life; where the last one is more than `STANDSTILL` ago, that goes into the journal.

        The program was stopped, or the computer slept. The lead may have been on the line all the time, so it counts
        as time of the call; the line says how much of that nobody could see the window.
        """
        now = self._clock.monotonic()
        before, self._alive_at = self._alive_at, now
        if before is None or now - before < STANDSTILL or self._state != "live":
            return None
        return self._post("gap", {"seconds": round(now - before)}, self._clock.local())

    def act(self, action: Action) -> Saving:
        """Does `action`: takes effect at once, is written behind.

        Raises:
            ImpossibleAction: it means nothing here; nothing has changed.
            NotUnderstood: more text than an answer can have, or a time that is over by now.
        """
        self._must_be_live()
        _check_length(action)
        if self._alive_at is not None:
            self.breathe()  # what follows on a standstill comes after it, also where the key is faster than the clock
        at = self._clock.local()
        try:
            check_time(action, at)
        except NotUnderstood:
            self._offer_anew(at)
            raise
        before = self._call
        call = before.step(action, at)
        view = self._drawn(call)
        self._call, self._view, self._questions = call, view, None
        block = None if call.no_more_calls == before.no_more_calls else call.no_more_calls
        return self._post("action", {"action": actions.to_plain(action)}, at, call=call, block=block)

    def _offer_anew(self, at: datetime) -> None:
        """Shows the times on offer as of `at`. Nothing else may change: the journal knows of no step."""
        fresh = self._call.as_of(at)
        if (fresh.base, fresh.lock, fresh.plan) == (self._call.base, self._call.lock, self._call.plan):
            self._call, self._view, self._questions = fresh, self._drawn(fresh), None

    def understand(self, text: str, question: QuestionId | None = None) -> Understood:
        """What typed text means now; of `question` where that is answered out of turn. Nothing is done.

        Raises:
            ImpossibleAction: nothing is typed here.
            NotUnderstood: the field does not take it.
        """
        return understand(self._call, text, self.now, question)

    def named(self, name: str, function: str = "", direct_line: str = "", best_time: str = "") -> Action:
        """Who decides, as it was typed now. Nothing is done."""
        return named_contact(name, function, direct_line, best_time, now=self.now)

    def details(self, email: str, address: str, consent_date: str, consent_source: str) -> actions.NotedDetails:
        """What was typed now about whoever is on the line, each field as it is to be from now on. Nothing is done.

        Raises:
            NotUnderstood: the day of the consent is none, or still to come (code `in_the_future`).
        """
        here = self._call.contact
        known = {"email": here.email, "address": here.address}
        known |= {"consent_date": here.consent.iso_date, "consent_source": here.consent.source}
        typed = zip(known, (email, address, consent_date, consent_source), strict=True)
        emptied = [name for name, text in typed if known[name] and not text]
        told = noted_details(email, address, consent_date, consent_source, now=self.now, emptied=emptied)
        # what stays as it was is not told again; day and source of a consent are one thing
        fresh = replace(
            told,
            email="" if told.email == known["email"] else told.email,
            address="" if told.address == known["address"] else told.address,
        )
        if (told.consent_date, told.consent_source) == (known["consent_date"], known["consent_source"]):
            fresh = replace(fresh, consent_date="", consent_source="")
        return told if fresh == actions.NotedDetails() else fresh

    def press(self, token: str) -> Saving:
        """Does what a token means at this point (`engine.tokens`).

        Raises:
            ImpossibleAction: it means nothing here.
            NotUnderstood: typed text that is not what the field takes.
        """
        self._must_be_live()
        return self.act(parse_token(self._call, token, self.now))

    def set_note(self, text: str) -> Saving:
        """Sets the note.

        Raises:
            NotUnderstood: it is longer than 20,000 characters; nothing has changed.
        """
        self._must_be_live()
        check_note(text)
        self._note = text
        return self._post("note", {"note": text}, self._clock.local())

    def hang_up(self, outcome: str, follow_up: FollowUp, note: str) -> Saving:
        """Ends the call with what the wrap-up says; `outcome` may be one of the script's own.

        Raises:
            ImpossibleAction: there is no such outcome, or the call was ended before.
            NotUnderstood: the note is too long, or what was agreed on is over by now, or is no time there.
        """
        self._must_be_live()
        like = self._call.script.like(outcome)
        check_outcome(like)
        check_note(note)
        check_due(follow_up, self._clock.local())
        follow_up = as_promised(follow_up, self.zone)
        self._ended_after = self.elapsed()
        self._note = note
        at = self._clock.local()
        payload: dict[str, Any] = {"outcome": like, "note": note}
        if like != outcome:
            payload["own_outcome"] = outcome
        counts = outcome != BY_MISTAKE  # a call that was none follows nothing up, and settles nothing
        if counts:
            payload["follow_up"] = follow_up_to_plain(follow_up)
        people = people_of(self._call, self._region) if counts else ()
        saving = self._post(
            "hung_up", payload, at, call=self._call, follow_up=follow_up if counts else None, people=people
        )
        self._state = "wrapped"
        return saving

    def rescue(self, folders: tuple[Path, ...]) -> Future[Path | None]:
        """Writes what could not be written to the log into a file in the first of `folders` that takes it.

        The result is that file, or None where all is written meanwhile or no folder takes it. A later one takes the
        place of an earlier one; it is removed once its lines are in the log after all.
        """
        return self._database.submit_aside(lambda: self._rescue(folders))

    def _rescue(self, folders: tuple[Path, ...]) -> Path | None:
        with self._outbox_lock:
            waiting = tuple(self._outbox)
        if not waiting:
            return None
        for folder in folders:
            path = folder / rescue_name(self.id)
            with suppress(OSError):
                write_rescue(path, self.id, waiting, self._database.rescue_key)
                self._rescued = path
                return path
        return None

    def retry(self) -> Saving:
        """Writes again what could not be written; done at once where there is nothing."""
        return Saving(self._number - 1, self._database.submit(self._flush, Urgency.JOURNAL, repeatable=True))

    # -- writing ---------------------------------------------------------------------------------------------------

    def _must_be_live(self) -> None:
        if self._state != "live":
            raise ImpossibleAction("this call was hung up")

    def _post(
        self,
        kind: str,
        payload: Mapping[str, Any],
        at: datetime,
        *,
        call: Call | None = None,
        follow_up: FollowUp | None = None,
        people: tuple[PersonRecord, ...] = (),
        block: bool | None = None,
    ) -> Saving:
        number = self._number
        milliseconds = round(self.elapsed() * 1000)
        entry = JournalEntry(
            new_id(),
            number,
            kind,
            payload,
            at,
            milliseconds,
            call=call,
            follow_up=follow_up,
            people=people,
            block=block,
        )
        with self._outbox_lock:
            self._outbox.append(entry)
        self._number = number + 1
        return Saving(number, self._database.submit(self._flush, Urgency.JOURNAL, repeatable=True))

    def _flush(self, store: Store) -> Changes:
        """Writes all that waits, in one transaction. On the database thread.

        Whatever failed before goes first: the journal keeps the order in which things were done. Several answers that
        piled up behind a slow disk cost one flush.
        """
        with self._outbox_lock:
            waiting = tuple(self._outbox)
        if not waiting:
            return Changes()  # an earlier one took it along
        store.journal.append(self.id, waiting)
        with self._outbox_lock:
            for _ in waiting:
                self._outbox.popleft()
        if self._rescued is not None:
            with suppress(OSError):
                self._rescued.unlink()
            self._rescued = None
        if all(entry.kind != "hung_up" for entry in waiting):
            blocked = any(entry.block is not None for entry in waiting)
            return AT_CALL_END if blocked else Changes.of(Kind.CALLS)
        # not before: a call whose end is only in memory must not be taken up a second time
        self._on_end(self.id)
        return AT_CALL_END


def check_note(text: str) -> None:
    """Raises `NotUnderstood` for a note that is longer than the log takes."""
    if len(text) > NOTE_LIMIT:
        raise NotUnderstood(
            f"a note has at most {NOTE_LIMIT:,} characters, this one has {len(text):,}",
            next_step="shorten it",
            code="note_too_long",
            facts={"limit": NOTE_LIMIT, "count": len(text)},
        )


def _check_length(action: Action) -> None:
    """No text in an action may be longer than the log's columns hold: cut, the row would differ from the journal.

    Raises:
        NotUnderstood: one is.
    """
    for text in _texts(action):
        if len(text) > ANSWER_LIMIT:
            raise NotUnderstood(
                f"an answer has at most {ANSWER_LIMIT:,} characters, this one has {len(text):,}",
                next_step="shorten it, or use the note",
                code="answer_too_long",
                facts={"limit": ANSWER_LIMIT, "count": len(text)},
            )


def _texts(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    if is_dataclass(found):
        return [text for one in fields(found) for text in _texts(getattr(found, one.name))]
    return []
