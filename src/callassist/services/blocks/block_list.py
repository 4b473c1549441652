"""The block list, by hand and by file: numbers that are not to be called, blocked, lifted, counted and handed on."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from callassist.domain.fingerprint import OWN_WORDS, Block, BlockKey, BlockReason, BlockScope
from callassist.domain.lead_list import ListState
from callassist.domain.limits import ANSWER_LIMIT, NAME_LIMIT
from callassist.domain.signs import number_figures
from callassist.errors import ListError, NotFound, NotUnderstood
from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.services.contacts.phone_number import find_numbers
from callassist.services.settings import Settings
from callassist.storage.blocks.block_keys import add_key, block_keys
from callassist.storage.blocks.block_rows import BlockCause, add_fingerprint, all_blocks, held_fingerprints
from callassist.storage.blocks.listed import BlocksFound, WhichBlocks, blocks_at, named_block, named_blocks
from callassist.storage.calls.blocking import Blocking
from callassist.storage.calls.called_rows import CalledRows
from callassist.storage.calls.contacts import BlockedNumbers, is_blocked
from callassist.storage.calls.records import LeadRecord, clean, utc_text
from callassist.storage.database import Database
from callassist.storage.leads import lists_in_log
from callassist.storage.rows import transaction

# files of numbers are read by whoever hands them over; the program starts without what that takes
if TYPE_CHECKING:
    from callassist.formats.blocks.fingerprint_file import ListedFingerprint
    from callassist.services.blocks.numbers_in_file import FileNumber
    from callassist.storage.store import Store

T = TypeVar("T")

BLOCKS_CHANGED = Changes.of(Kind.BLOCKS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.LISTS)

#: signs of a reason for lifting that says something
LEAST_REASON = 15
#: numbers that are handed to the log together: a key that is pressed waits until they are done
_TOGETHER = 100
#: words that tell how somebody took back what they had said, at least
_WORDS_SAID = 3
#: blocks that are shown at once
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Blocked(Changes):
    """Something was blocked, or lifted."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class FileTally:
    """What of a file is blocked, or was just now; nobody is named."""

    numbers: int = 0
    #: were blocked already
    blocked: int = 0
    #: what is no number
    none: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.numbers + self.none


class BlockList:
    """The block list of the log."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    def add(
        self,
        number: str,
        reason: BlockReason = BlockReason.OBJECTION,
        scope: BlockScope = BlockScope.NUMBER,
        contact_id: str = "",
    ) -> Future[Blocked]:
        """Blocks a number, or with `contact_id` all numbers of that person or of their company.

        Raises:
            NotUnderstood: there is no number in it.
        """
        e164, typed = ("", "") if scope is not BlockScope.NUMBER else self.number_in(number)
        cause = BlockCause(reason, utc_text(self._clock.now()), made_by="rep")

        def job(store: Store) -> Blocked:
            with transaction(store.connection):
                added = _blocking(store).add(cause, e164=e164, typed=typed, scope=scope, contact_id=contact_id)
            return Blocked(BLOCKS_CHANGED.kinds, added)

        return self._database.submit(job)

    def lift(self, number: str, reason: str) -> Future[Blocked]:
        """Lifts every block of a number.

        Args:
            number: as typed.
            reason: why, and how the person said so.

        Raises:
            NotUnderstood: there is no number in it, or the reason says nothing.
        """
        why = _reason(reason)
        e164, typed = self.number_in(number)
        now = utc_text(self._clock.now())

        def job(store: Store) -> Blocked:
            blocking = _blocking(store)
            with transaction(store.connection):
                return Blocked(BLOCKS_CHANGED.kinds, blocking.lift(e164, typed, now, why))

        return self._database.submit(job)

    def lift_block(self, block_id: str, reason: str, said: str = "", number: str = "") -> Future[Blocked]:
        """Lifts a block, and with it whatever else blocks that number or person.

        Args:
            block_id: which.
            reason: why.
            said: how and when the person took it back themselves. Nobody else can: their own word is asked for where
                it was they who said not to be called.
            number: as typed; needed where only the fingerprint is left, which nobody can tell whose it is.

        Raises:
            NotUnderstood: from the future: something is missing, or this is another number.
            NotFound: from the future: it was lifted meanwhile.
        """
        why = _reason(reason, said)
        e164, typed = self.number_in(number) if number.strip() else ("", "")
        now = utc_text(self._clock.now())

        def job(store: Store) -> Blocked:
            blocking = _blocking(store)
            named = named_block(store.connection, block_id)
            if named is None or not named.block.holds:
                raise NotFound("this block was lifted already", code="block_gone")
            found = _with_it(blocking, named.block, e164, typed)
            if OWN_WORDS.intersection(one.reason for one in found) and len(said.split()) < _WORDS_SAID:
                raise NotUnderstood(
                    "they said themselves that they do not want to be called",
                    next_step="say how and when they took that back themselves",
                    code="block_said",
                )
            with transaction(store.connection):
                lifted = blocking.lift_all(found, now, why)
                if typed:
                    blocking.let_call(e164, typed)
            return Blocked(BLOCKS_CHANGED.kinds, lifted)

        return self._database.submit(job)

    def shown(
        self, asked: str = "", which: WhichBlocks = WhichBlocks.HOLDING, limit: int = SHOWN
    ) -> Future[BlocksFound]:
        """What the rep sees of it: of a number that is typed whole, of people and companies, or the newest."""
        text = " ".join(asked.split())
        if number_figures(text) and not any(sign.isalpha() for sign in text):
            try:
                e164, typed = self.number_in(text)
            except NotUnderstood:
                e164, typed = "", text
            return self._database.submit(lambda store: blocks_at(store.connection, which, e164, typed))
        return self._database.submit(lambda store: named_blocks(store.connection, which, text, limit))

    def is_blocked(self, number: str) -> Future[bool]:
        """Whether a number is not to be called. Raises as `add` does."""
        e164, typed = self.number_in(number)
        return self._database.submit(lambda store: is_blocked(store.connection, LeadRecord("", "", typed, e164)))

    def blocks(self, after: str = "", limit: int = 500) -> Future[tuple[Block, ...]]:
        """Some blocks, also lifted ones, behind the one with this id."""
        return self._database.submit(lambda store: all_blocks(store.connection, after, limit))

    def number_in(self, text: str) -> tuple[str, str]:
        """A number as it is compared: its E.164 form, and as it was typed.

        Raises:
            NotUnderstood: there is none.
        """
        found = find_numbers(text, self._settings.text("phone_region"))
        number = next(iter(found), None)
        typed = number.written if number is not None else text.strip()
        if not number_figures(typed):
            raise NotUnderstood(f"{text!r} is no number", next_step="type it with its area code", code="no_number")
        return (number.e164 if number is not None else ""), clean(typed, NAME_LIMIT)

    # -- files: on a thread that may wait for the log, never the window's --------------------------------------------

    def check(self, numbers: Iterable[FileNumber]) -> FileTally:
        """How many of these are blocked; nothing is written."""
        tally = FileTally()
        for some in _slices(numbers):
            pairs = [(one.typed, one.e164) for one in some if not one.is_none]

            def job(store: Store, pairs: Sequence[tuple[str, str]] = pairs) -> int:
                known = BlockedNumbers(store.connection)
                leads = (LeadRecord("", "", typed, e164) for typed, e164 in pairs)
                return sum(is_blocked(store.connection, lead, known) for lead in leads)

            held = self._database.submit(job).result()
            tally = _with(tally, len(pairs), held, len(some) - len(pairs))
        return tally

    def take_numbers(self, numbers: Iterable[FileNumber], reason: BlockReason = BlockReason.IMPORTED) -> FileTally:
        """Blocks these; those that were, stay so."""
        tally = FileTally()
        cause = BlockCause(reason, utc_text(self._clock.now()), made_by="file")
        for some in _slices(numbers):
            wanted = [one for one in some if not one.is_none]

            def job(store: Store, wanted: Sequence[FileNumber] = wanted) -> int:
                blocking = _blocking(store)
                number = BlockScope.NUMBER
                with transaction(store.connection):
                    return sum(
                        blocking.add(cause, e164=one.e164, typed="" if one.e164 else one.typed, scope=number)
                        for one in wanted
                    )

            added = self._database.submit(job).result()
            tally = _with(tally, len(wanted), len(wanted) - added, len(some) - len(wanted))
        return tally

    def check_fingerprints(self, listed: Sequence[ListedFingerprint]) -> FileTally:
        """How many of these fingerprints are on the list; nothing is written."""
        wanted = [one.fingerprint for one in listed]
        held = self._database.submit(lambda store: len(held_fingerprints(store.connection, wanted))).result()
        return FileTally(len(listed), held)

    def take_fingerprints(
        self, listed: Sequence[ListedFingerprint], keys: Sequence[BlockKey], origin: str
    ) -> FileTally:
        """Takes in what somebody else has blocked, with the keys it takes to compare numbers with it.

        Raises:
            ListError: one of the keys is missing, or is another one here: nothing is taken in.
        """
        now = utc_text(self._clock.now())
        given = {one.key_id: one for one in keys}
        needed = {one.key_id for one in listed}

        def take_keys(store: Store) -> None:
            known = {one.key_id: one for one in block_keys(store.connection)}
            for key_id in sorted(needed):
                if key_id not in known and key_id not in given:
                    raise ListError(
                        f"the key {key_id} is missing: no number can be compared with this list without it",
                        where=origin,
                        next_step="ask for the file of its keys, and name it with --key",
                    )
                if key_id in known and key_id in given and known[key_id] != given[key_id]:
                    raise ListError(
                        f"the key {key_id} is another one here",
                        where=origin,
                        next_step="ask for the file of the keys that belong to this list",
                    )
            with transaction(store.connection):
                for key_id in sorted(needed - known.keys()):
                    add_key(store.connection, given[key_id], now, clean(origin, NAME_LIMIT))

        self._database.submit(take_keys).result()
        tally = FileTally()
        for some in _slices(listed):

            def job(store: Store, some: Sequence[ListedFingerprint] = some) -> int:
                there = held_fingerprints(store.connection, [one.fingerprint for one in some])
                with transaction(store.connection):
                    for one in some:
                        if one.fingerprint not in there:
                            cause = BlockCause(one.reason, one.since or now, made_by="file")
                            add_fingerprint(store.connection, cause, one.fingerprint, one.key_id)
                return len(there)

            tally = _with(tally, len(some), self._database.submit(job).result(), 0)
        return tally

    def fingerprints(self) -> tuple[tuple[ListedFingerprint, ...], tuple[BlockKey, ...]]:
        """Everything that is blocked, for others: fingerprints, and the keys they were made with."""
        from callassist.formats.blocks.fingerprint_file import ListedFingerprint
        from callassist.storage.leads.listed_blocks import write_listed_blocks

        for one in self._database.submit(lambda store: lists_in_log.lists(store.connection)).result():
            if one.state is not ListState.STAGING:
                list_id = one.id
                self._database.submit_slices(lambda store, wanted=list_id: write_listed_blocks(store, wanted)).result()
        found: list[ListedFingerprint] = []
        after = ""
        while some := self.blocks(after).result():
            after = some[-1].id
            found += [
                ListedFingerprint(one.key_id, one.fingerprint, one.reason, one.since)
                for one in some
                if one.holds and one.fingerprint
            ]
        keys = self._database.submit(lambda store: block_keys(store.connection)).result()
        used = {one.key_id for one in found}
        return tuple(found), tuple(one for one in keys if one.key_id in used)


def _reason(reason: str, said: str = "") -> str:
    """What is written down: why, and how they said so.

    Raises:
        NotUnderstood: it says nothing.
    """
    why = " ".join(reason.split())
    if len(why) < LEAST_REASON:
        raise NotUnderstood(
            "why is it lifted, and how did they say so?",
            next_step=f"a sentence of {LEAST_REASON} signs or more",
            code="block_reason",
            facts={"count": LEAST_REASON},
        )
    return clean(" – ".join(part for part in (why, " ".join(said.split())) if part), ANSWER_LIMIT)


def _with_it(blocking: Blocking, block: Block, e164: str, typed: str) -> tuple[Block, ...]:
    """All that is lifted with one block."""
    if block.number:
        is_e164 = block.number.startswith("+")
        return blocking.reached(block.number if is_e164 else "", "" if is_e164 else block.number)
    if not block.fingerprint:
        return blocking.reached_by_person(block.contact_id)
    found = blocking.reached(e164, typed) if typed else ()
    if block.id not in (one.id for one in found):
        raise NotUnderstood(
            "only the fingerprint of this number is left" if not typed else "this block is of another number",
            next_step="type the number it is of",
            code="block_number" if not typed else "block_other_number",
        )
    return found


def _blocking(store: Store) -> Blocking:
    return Blocking(store.connection, CalledRows(store.connection))


def _slices(values: Iterable[T]) -> Iterable[list[T]]:
    waiting = iter(values)
    while some := list(itertools.islice(waiting, _TOGETHER)):
        yield some


def _with(tally: FileTally, numbers: int, blocked: int, none: int) -> FileTally:
    return FileTally(tally.numbers + numbers, tally.blocked + blocked, tally.none + none)
