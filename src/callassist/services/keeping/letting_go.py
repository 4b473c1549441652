"""What is kept of people leaves by itself when its time is over: once a day, in slices, and never while a call is on.

The rules are `engine.retention`, what they find is `storage.keeping.outlived`. Cut off at any moment, the next run goes
on: what a rule says follows from what the log holds, and whoever is half-way out of its copies is noted.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from callassist.engine.retention import PERIODS, SOON, Keeping, Rule, Standing, keeping_of, list_leaves
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.changes import NOTHING, Changes, Kind
from callassist.services.clock import Clock
from callassist.services.people.copies_erased import erase_everywhere
from callassist.services.people.erased_in_log import ErasedInLog, erase_in_log, let_go, write_back
from callassist.services.people.kept_for import SPARED, day_of, held_leave, keeping_in, moment_of
from callassist.services.people.persons import PersonRef, whose_of
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.jobs import Slices
from callassist.storage.keeping import outlived
from callassist.storage.keeping.erased_copies import Line, ledger
from callassist.storage.keeping.erasing import plan
from callassist.storage.keeping.outlived import ListSpan

if TYPE_CHECKING:
    from pathlib import Path

    from callassist.storage.store import Store

#: people that leave in one run at most: each is looked for in every list, and noted
MOST_PEOPLE = 200
#: a clock that is so far ahead of all there is may be wrong: nothing leaves before it has been for a day
_FAR_AHEAD, _BELIEVED_AFTER = timedelta(days=35), timedelta(days=1)
#: nobody can be due who was first written down so short a time ago
_YOUNG = timedelta(days=725)
_GONE = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.NOTES, Kind.LISTS, Kind.BACKUPS, Kind.BLOCKS)


@dataclass(frozen=True, slots=True)
class Leaving:
    """So many things leave, or left, by a rule."""

    rule: Rule
    number: int
    #: the first day on which one of them leaves, in UTC
    on: date
    #: the list they are of; "" where they are of none
    list_id: str = ""
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class Retired(Changes):
    """What a run did."""

    gone: tuple[Leaving, ...] = ()
    #: a call began, and the run is due again; or more people are due than leave in one run
    cut_off: bool = False
    more: bool = False
    #: the clock is far ahead of all the log holds: nothing was done, and it is believed from this moment on
    put_off_to: datetime | None = None
    #: files whoever left may stand in still
    left: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done on the database thread."""

    retired: Retired
    people: tuple[ErasedInLog, ...] = ()
    ledger: Sequence[Line] = ()


class Retention:
    """Looks after how long what there is of people is kept."""

    def __init__(self, database: Database, clock: Clock, rescue_folders: tuple[Path, ...] = ()) -> None:
        self._database = database
        self._clock = clock
        self._rescue_folders = rescue_folders
        #: the day of the last run that was not cut off, and the run that is going on
        self._done_on: date | None = None
        self._running: Future[Retired] | None = None

    def preview(self, ahead: timedelta = SOON) -> Future[tuple[Leaving, ...]]:
        """What leaves within that time, by rule and list, the soonest first; nothing is changed."""
        until = self._clock.now() + ahead
        return self._database.submit_slices(lambda store: _preview(store, until))

    def run_if_due(self) -> Future[Retired] | None:
        """Lets go of what is due, once a day; None where it is not due, one is going on, or a call is on.

        Cheap to call: the window does so every minute. A run that was cut off is due again.
        """
        if self._done_on == self._clock.now().date() or self._database.in_a_call:
            return None
        return None if self._running is not None and not self._running.done() else self.run()

    def run(self) -> Future[Retired]:
        """Lets go of what is due: in the log until a call begins, and then in its copies, where people are.

        Fails with a `LogError`; what was let go of until then is gone.
        """
        now = self._clock.now()
        result: Future[Retired] = Future()
        self._running = result

        def done(found: Future[_Done]) -> None:
            error = found.exception() if not found.cancelled() else ImpossibleAction("the log is being closed")
            if error is not None:
                self._done_on = now.date()  # it would go wrong in a minute as well
                result.set_exception(error)
                return
            retired = found.result().retired
            if not retired.cut_off and retired.put_off_to is None:
                self._done_on = now.date()
            threading.Thread(
                target=lambda: self._in_copies(result, found.result()), name="retention", daemon=True
            ).start()

        self._database.submit_slices(lambda store: _run(store, now)).add_done_callback(done)
        return result

    def _in_copies(self, result: Future[Retired], done: _Done) -> None:
        try:
            retired = done.retired
            if done.people:
                people = [(one.one, one.note) for one in done.people]
                files = [file for one in done.people for file in one.files]
                found = erase_everywhere(self._database, done.ledger, people, files, self._rescue_folders)
                left = (*(path for one in done.people for path in one.left), *found.left)
                retired = replace(retired, left=left)
            result.set_result(retired)
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            result.set_exception(error)


# -- on the database thread ------------------------------------------------------------------------------------------


def _preview(store: Store, until: datetime) -> Slices[tuple[Leaving, ...]]:
    found: list[Leaving] = []
    connection = store.connection
    for span in outlived.lists_there(connection):
        found += yield from _leaving_of_list(store, span, until)
    people = yield from _people_due(store, until)
    for rule in (Rule.NO_RESULT, Rule.PROOF):
        days = [keeping.until for _, keeping in people if keeping.rule is rule and keeping.until is not None]
        found += _some(rule, (one.date() for one in days))
    consents = _consents_due(store, until)
    ledger_days = [_next(one) for one in outlived.ledger_days(connection, _today(until))]
    found += _some(Rule.PROOF, [_next(day) for _, day in consents])
    found += _some(Rule.LEDGER, ledger_days)
    return tuple(sorted(_joined(found), key=lambda one: (one.on, one.rule, one.list_name)))


def _leaving_of_list(store: Store, span: ListSpan, until: datetime) -> Slices[list[Leaving]]:
    read_in = moment_of(span.created_at)
    if read_in is None:
        return []
    all_leave = list_leaves(read_in, day_of(span.obtained_at))
    held = yield from outlived.held_since(store, span.seq, SPARED)
    found: list[Leaving] = []
    number = outlived.untouched_of(store.connection, span.seq)
    sooner: Counter[date] = Counter()
    for since, rows in held.items():
        leaves = held_leave(read_in, since)
        if leaves <= until and leaves < all_leave:
            sooner[leaves.date()] += rows
    if sooner:
        found.append(Leaving(Rule.HELD, sum(sooner.values()), min(sooner), span.id, span.name))
    if all_leave <= until and number > sum(sooner.values()):
        rest = number - sum(sooner.values())
        found.append(Leaving(Rule.UNTOUCHED, rest, all_leave.date(), span.id, span.name))
    rejected = PERIODS[Rule.REJECTED].after(read_in)
    rejects = outlived.rejects_of_list(store.connection, span.seq) if rejected <= until else 0
    if rejects:
        found.append(Leaving(Rule.REJECTED, rejects, rejected.date(), span.id, span.name))
    return found


def _run(store: Store, now: datetime) -> Slices[_Done]:
    connection = store.connection
    doubted = _put_off(store, now)
    if doubted is not None:
        return _Done(Retired(put_off_to=doubted))
    gone: list[Leaving] = []
    for span in outlived.lists_there(connection):
        gone += yield from _let_list_go(store, span, now)
        if store.journal.under_way:
            return _Done(_retired(gone, cut_off=True))
    people, more = yield from _let_people_go(store, now, gone)
    cut_off = bool(store.journal.under_way)
    if not cut_off:
        _let_rest_go(store, now, gone)
        outlived.note(connection, outlived.LOOKED, utc_text(now))
    if gone:
        write_back(store)
    return _Done(_retired(gone, cut_off=cut_off, more=more), tuple(people), ledger(connection) if people else ())


def _put_off(store: Store, now: datetime) -> datetime | None:
    """Until when nothing is done, because the clock may be wrong: what leaves cannot be brought back."""
    connection = store.connection
    # what was written by this very clock within the day does not speak for it
    told = outlived.newest_entry(connection, utc_text(now - _BELIEVED_AFTER))
    newest = moment_of(told)
    if not told or (newest is not None and now - newest <= _FAR_AHEAD):
        if outlived.noted(connection, outlived.DOUBTED):
            outlived.note(connection, outlived.DOUBTED, "")
        return None
    doubted = moment_of(outlived.noted(connection, outlived.DOUBTED))
    if doubted is None or doubted > now:
        outlived.note(connection, outlived.DOUBTED, utc_text(now))
        return now + _BELIEVED_AFTER
    return None if now - doubted >= _BELIEVED_AFTER else doubted + _BELIEVED_AFTER


def _let_list_go(store: Store, span: ListSpan, now: datetime) -> Slices[list[Leaving]]:
    read_in, at_utc = moment_of(span.created_at), utc_text(now)
    found: list[Leaving] = []
    if read_in is None:
        return found
    all_leave = list_leaves(read_in, day_of(span.obtained_at))
    if all_leave <= now:
        if outlived.untouched_of(store.connection, span.seq):
            number = yield from outlived.remove_rows(store, span, at_utc, None)
            found += _of_list(Rule.UNTOUCHED, number, all_leave, span)
    elif held_leave(read_in, "") <= now:

        def due(since: str) -> bool:
            return held_leave(read_in, since) <= now

        if (yield from outlived.held_since(store, span.seq, SPARED)):
            number = yield from outlived.remove_rows(store, span, at_utc, due, SPARED)
            found += _of_list(Rule.HELD, number, now, span)
    rejected = PERIODS[Rule.REJECTED].after(read_in)
    if rejected <= now and not store.journal.under_way:
        number = outlived.rejects_of_list(store.connection, span.seq)
        yield from outlived.remove_rejects(store, span.seq)
        found += _of_list(Rule.REJECTED, number, rejected, span)
    return found


def _let_people_go(store: Store, now: datetime, gone: list[Leaving]) -> Slices[tuple[list[ErasedInLog], bool]]:
    due = yield from _people_due(store, now)
    erased: list[ErasedInLog] = []
    rules: Counter[Rule] = Counter()
    for contact, _ in due[:MOST_PEOPLE]:
        if store.journal.under_way:
            break
        # looked at once more: between two slices they may have been called, or made one with somebody
        try:
            whose = whose_of(store, PersonRef(contact))
        except NotFound:
            continue
        keeping = keeping_in(store, whose.contacts)
        if keeping.until is None or keeping.until > now or keeping.rule is None:
            continue
        wanted = plan(store.connection, whose.contacts, whose.who, None, _today(now))
        # they did not ask to be forgotten: should they come back, nothing has to be told of them
        with suppress(ImpossibleAction):
            erased.append(erase_in_log(store, wanted, now, known_again=False))
            rules[keeping.rule] += 1
        yield
    gone += [Leaving(rule, number, now.date()) for rule, number in rules.items()]
    return erased, len(due) > MOST_PEOPLE


def _let_rest_go(store: Store, now: datetime, gone: list[Leaving]) -> None:
    connection = store.connection
    consents = _consents_due(store, now)
    if consents:
        let_go(store, outlived.forget_consents(connection, [one for one, _ in consents]))
        gone.append(Leaving(Rule.PROOF, len(consents), now.date()))
    lines = outlived.ledger_before(connection, _today(now))
    if lines:
        outlived.forget_ledger(connection, lines)
        gone.append(Leaving(Rule.LEDGER, len(lines), now.date()))


def _people_due(store: Store, until: datetime) -> Slices[list[tuple[str, Keeping]]]:
    """Whoever leaves by then, those first who are due longest."""
    contacts = yield from outlived.people_before(store, utc_text(until - _YOUNG))
    found: dict[str, Standing] = yield from outlived.standings(store, contacts)
    due = [(contact, keeping_of(standing)) for contact, standing in found.items()]
    leaving = [(keeping.until, contact, keeping) for contact, keeping in due if keeping.until is not None]
    return [(contact, keeping) for at, contact, keeping in sorted(leaving, key=lambda one: one[:2]) if at <= until]


def _consents_due(store: Store, until: datetime) -> list[tuple[str, str]]:
    """Proofs that were kept long enough, with the day until which; not of whoever has something open or a result."""
    found: list[tuple[str, str]] = []
    for consent, contact, day in outlived.consents_before(store.connection, _today(until)):
        whose = whose_of(store, PersonRef(contact))
        keeping = keeping_in(store, whose.contacts)
        if keeping.stays is None and keeping.rule is not Rule.PROOF:
            found.append((consent, day))
    return found


def _retired(gone: Iterable[Leaving], *, cut_off: bool, more: bool = False) -> Retired:
    joined = tuple(_joined(gone))
    return Retired((_GONE if joined else NOTHING).kinds, joined, cut_off, more)


def _of_list(rule: Rule, number: int, on: datetime, span: ListSpan) -> list[Leaving]:
    return [Leaving(rule, number, on.date(), span.id, span.name)] if number else []


def _some(rule: Rule, days: Iterable[date]) -> list[Leaving]:
    found = list(days)
    return [Leaving(rule, len(found), min(found))] if found else []


def _joined(leaving: Iterable[Leaving]) -> list[Leaving]:
    """One for each rule and list."""
    found: dict[tuple[Rule, str], Leaving] = {}
    for one in leaving:
        other = found.get((one.rule, one.list_id))
        found[one.rule, one.list_id] = (
            one
            if other is None
            else Leaving(one.rule, one.number + other.number, min(one.on, other.on), one.list_id, one.list_name)
        )
    return list(found.values())


def _today(moment: datetime) -> str:
    """The day in UTC: what is kept until a day is kept until it is over there."""
    return moment.astimezone(UTC).date().isoformat()


def _next(day: str) -> date:
    return (day_of(day) or date.min) + timedelta(days=1)
