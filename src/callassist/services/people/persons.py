"""People of the log: found, shown with all that is kept of them, handed out to them, and forgotten."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.lead_list import RowRef
from callassist.domain.who_is_who import Likeness, Somebody, likeness
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.services.contacts.phone_number import find_numbers, kind_of
from callassist.services.people.two_people import SamePeople
from callassist.services.settings import Settings
from callassist.storage.calls.contacts import made_one_with
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Slices, Urgency
from callassist.storage.people.finding import (
    FoundPerson,
    FoundRow,
    contact_of_call,
    find_named,
    find_people,
    is_name,
    person_with,
    row_with,
    rows_of_list,
    same_rows,
)
from callassist.storage.people.sheet import PersonSheet, sheet_of

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.services.people.erased_in_log import ErasedInLog
    from callassist.services.people.handing_out import HandedOut
    from callassist.storage.keeping.erasing import ErasePlan
    from callassist.storage.store import Store

__all__ = ["Erased", "FoundSomebody", "PersonRef", "PersonSheet", "Persons"]

PERSON_ERASED = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.NOTES, Kind.LISTS, Kind.BACKUPS)


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Whom: a contact, or whoever is only a row of a list."""

    contact_id: str = ""
    row: RowRef | None = None


@dataclass(frozen=True, slots=True)
class FoundSomebody:
    """Somebody who was looked for."""

    ref: PersonRef
    name: str
    company: str
    number: str
    #: whether they are only a row of a list
    is_row: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of a person who was erased."""

    plan: ErasePlan
    #: copies of the log they were erased from
    copies: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    #: files in which they may stand still, with what has to be done left to the rep
    left: tuple[Path, ...] = ()
    changes: Changes = PERSON_ERASED


@dataclass(frozen=True, slots=True)
class _Decided:
    """Somebody who is erased in the log."""

    plan: ErasePlan
    ledger: Sequence[dict[str, object]]
    gone: ErasedInLog


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody with all they were made one with."""

    contacts: tuple[str, ...]
    who: Somebody
    row: FoundRow | None


class Persons:
    """What can be done for a person."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        read_pinned: Callable[[str], Script],
        rescue_folders: tuple[Path, ...] = (),
    ) -> None:
        """`read_pinned` makes a script of the text a call was made with; it fails with `ScriptError`."""
        self._database = database
        self._clock = clock
        self._settings = settings
        self._read_pinned = read_pinned
        self._rescue_folders = rescue_folders
        self.same = SamePeople(database, clock)

    def find(self, said: str) -> Future[tuple[FoundSomebody, ...]]:
        """Whoever has this number, e-mail address, id or name; those who were called first."""
        region = self._settings.text("phone_region")
        numbers = find_numbers(said, region)
        e164 = numbers[0].e164 if numbers and numbers[0].exists else ""
        if is_name(said, e164):
            return self._database.submit_slices(lambda store: _named(store, said))
        return self._database.submit(
            lambda store: _each_once(*find_people(store.connection, said, e164)), Urgency.SHOWN
        )

    def of_list(self, list_id: str) -> Future[tuple[FoundSomebody, ...]]:
        """The first rows of a list: somebody of it is looked for."""
        return self._database.submit(
            lambda store: tuple(_found_row(one) for one in rows_of_list(store.connection, list_id)), Urgency.SHOWN
        )

    def sheet(self, ref: PersonRef) -> Future[PersonSheet]:
        """All that is kept of them. The future fails with `NotFound`."""

        def job(store: Store) -> PersonSheet:
            whose = whose_of(store, ref)
            return self._told(store, sheet_of(store.connection, whose.contacts, _rows_of(store, whose, thorough=False)))

        return self._database.submit(job, Urgency.SHOWN)

    def hand_out(self, ref: PersonRef, parent: Path) -> Future[HandedOut]:
        """Writes all that is kept of them into a new folder within `parent`, and notes that it was handed out.

        The future fails with `NotFound` or `ExportError`.
        """
        now, local = self._clock.now(), self._clock.local()

        def job(store: Store) -> HandedOut:
            from callassist.services.people.handing_out import hand_out
            from callassist.storage.rows import insert

            whose = whose_of(store, ref)
            sheet = self._told(store, sheet_of(store.connection, whose.contacts, _rows_of(store, whose)))
            written = hand_out(sheet, parent, local)
            values = {
                "id": new_id(),
                "at_utc": utc_text(now),
                "kind": "access",
                "contact_id": sheet.contact_id,
                "rows": written.rows,
                "sha256": written.sha256,
            }
            insert(store.connection, "disclosure", values)
            return written

        return self._database.submit(job, Urgency.SHOWN)

    def _told(self, store: Store, sheet: PersonSheet) -> PersonSheet:
        """The sheet with what the log itself does not say: kinds of numbers, answers in words, how long it is kept."""
        from callassist.services.people.answers_told import with_words
        from callassist.services.people.kept_for import with_keeping

        return with_words(store, _told_kinds(with_keeping(store, sheet)), self._read_pinned)

    def of_call(self, call_id: str) -> Future[PersonRef]:
        """Whom a call was with. The future fails with `NotFound`."""

        def job(store: Store) -> PersonRef:
            contact = contact_of_call(store.connection, call_id)
            if contact is None:
                raise NotFound("this call is not in the log", where=call_id)
            return PersonRef(contact)

        return self._database.submit(job, Urgency.SHOWN)

    def erase_plan(self, ref: PersonRef) -> Future[ErasePlan]:
        """What would go and what would stay; nothing is changed. The future fails with `NotFound`."""
        return self._database.submit(lambda store: self._plan(store, ref), Urgency.SHOWN)

    def _plan(self, store: Store, ref: PersonRef) -> ErasePlan:
        from callassist.storage.keeping.erasing import plan

        whose = whose_of(store, ref)
        today = self._clock.local().date().isoformat()
        return plan(store.connection, whose.contacts, whose.who, whose.row, today)

    def erase(self, ref: PersonRef) -> Future[Erased]:
        """Forgets a person: in the log at once, then in every copy of it.

        The future fails with `NotFound`, with `ImpossibleAction` while a call with them is on (code `person_in_call`),
        or with a `LogError`.
        """
        now = self._clock.now()

        def job(store: Store) -> _Decided:
            from callassist.services.people.erased_in_log import erase_in_log, write_back
            from callassist.storage.keeping.erased_copies import ledger

            wanted = self._plan(store, ref)
            gone = erase_in_log(store, wanted, now)
            write_back(store)
            return _Decided(wanted, ledger(store.connection), gone)

        result: Future[Erased] = Future()

        def erased(done: Future[_Decided]) -> None:
            error = done.exception() if not done.cancelled() else ImpossibleAction("the log is being closed")
            if error is not None:
                result.set_exception(error)
                return
            # a thread of its own: a copy of a long log takes many seconds, and none of these files is open
            threading.Thread(
                target=lambda: self._erase_copies(result, done.result()), name="erasing", daemon=True
            ).start()

        self._database.submit(job, Urgency.SHOWN).add_done_callback(erased)
        return result

    def _erase_copies(self, result: Future[Erased], decided: _Decided) -> None:
        from callassist.services.people.copies_erased import erase_everywhere
        from callassist.storage.keeping import erased_copies

        try:
            plan, log = decided.plan, self._database.path
            gone = decided.gone
            found = erase_everywhere(
                self._database, decided.ledger, [(gone.one, gone.note)], gone.files, self._rescue_folders
            )
            kept = "block" in plan.stays or "proof" in plan.stays or "others_at_number" in plan.stays
            wanted = erased_copies.needles(replace(plan.who, numbers=()) if kept else plan.who)
            still = () if "proof" in plan.stays else erased_copies.files_with(log.parent, wanted)
            left = dict.fromkeys((*gone.left, *found.left, *(one for one in still if one != gone.noted)))
            result.set_result(Erased(plan, found.rewritten, found.removed, tuple(left)))
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
            result.set_exception(error)


def _named(store: Store, said: str) -> Slices[tuple[FoundSomebody, ...]]:
    people, rows = yield from find_named(store.connection, said)
    return _each_once(people, rows)


def _each_once(people: Sequence[FoundPerson], rows: Sequence[FoundRow]) -> tuple[FoundSomebody, ...]:
    """Whoever stands in three lists is found once; what is done for them is done to all their rows."""
    found = [
        FoundSomebody(PersonRef(one.contact_id), one.who.name, one.who.company, one.number, is_row=False)
        for one in people
    ]
    seen = [one.who for one in people]
    for row in rows:
        one = _found_row(row)
        is_there = any(one.ref == other.ref for other in found)
        if is_there or any(likeness(row.who, other) is Likeness.SAME for other in seen):
            continue
        seen.append(row.who)
        found.append(one)
    return tuple(found)


def _found_row(row: FoundRow) -> FoundSomebody:
    ref = PersonRef(row.contact_id) if row.contact_id else PersonRef("", RowRef(row.list_id, row.place))
    number = row.who.numbers[0] if row.who.numbers else ""
    return FoundSomebody(ref, row.who.name, row.who.company, number, is_row=not row.contact_id)


def _told_kinds(sheet: PersonSheet) -> PersonSheet:
    """The sheet with the kind of every number, which the log seldom knows."""
    told = tuple(
        {**one, "kind": kind} if one.get("kind", "main") == "main" and (kind := kind_of(one.get("e164", ""))) else one
        for one in sheet.numbers
    )
    return replace(sheet, numbers=told)


def whose_of(store: Store, ref: PersonRef) -> Whose:
    """Whose a reference is, with all contacts that were made one with them.

    Raises:
        NotFound: there is nobody.
    """
    connection = store.connection
    if ref.contact_id:
        contacts = made_one_with(connection, ref.contact_id)
        people = [one for contact in contacts if (one := person_with(connection, contact)) is not None]
        if not people:
            raise NotFound("this person is not in the log", where=ref.contact_id)
        who = people[0].who
        for one in people[1:]:
            who = replace(who, numbers=(*who.numbers, *one.who.numbers), emails=(*who.emails, *one.who.emails))
        return Whose(contacts, who, None)
    row = None if ref.row is None else row_with(connection, ref.row.list_id, ref.row.place)
    if row is None:
        raise NotFound("this row is not in the log", where="" if ref.row is None else ref.row.list_id)
    if row.contact_id:
        return whose_of(store, PersonRef(row.contact_id))
    return Whose((), row.who, row)


def _rows_of(store: Store, whose: Whose, *, thorough: bool = True) -> list[FoundRow]:
    own, _ = same_rows(store.connection, whose.who, whose.contacts, thorough=thorough)
    there = {(one.list_seq, one.place) for one in own}
    if whose.row is not None and (whose.row.list_seq, whose.row.place) not in there:
        own.insert(0, whose.row)
    return own
