"""What is missing in a script: what leads said that no answer fits, what reps asked besides, replies nobody rated.

It comes out of the log of calls; what the script's author has dealt with is kept in a file beside the scripts, by the
lines of calls alone, so that it holds nothing of any person. Words of somebody who is erased are gone from here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from callassist.domain.said_alike import grouped
from callassist.services.changes import Changes, Kind
from callassist.storage.calls.unfitting import (
    ObjectionUse,
    Unfitting,
    UnfittingWords,
    newest_calls,
    objections_of,
    words_of,
)
from callassist.storage.database import Database
from callassist.storage.files import make_private_folder, read_regular, replace_file
from callassist.storage.jobs import Slices
from callassist.storage.notes import parse_json

if TYPE_CHECKING:
    from callassist.storage.store import Store

#: calls that are looked at, the newest ones, and how many in one slice
MOST_CALLS, _SLICE = 5_000, 50
#: words of one step that are compared with one another: each costs a comparison with every one before it
_MOST_AT_A_STEP = 300
#: lines that are remembered as dealt with, the newest ones, and bytes of the file that holds them
_MOST_SETTLED, _LARGEST = 50_000, 4 * 1024 * 1024
#: an objection is worth a look from so many times on that nobody rated it
_UNRATED_FROM = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Words that say about the same at one step; the newest first."""

    kind: Unfitting
    #: where it was said; "" for what the rep asked besides
    node: str
    #: id of the question that was asked there
    question: str
    words: tuple[UnfittingWords, ...]

    @property
    def count(self) -> int:
        return len(self.words)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is settled with it."""
        return tuple(line_of(one) for one in self.words)


@dataclass(frozen=True, slots=True)
class InboxOfScript:
    """What waits for the author of one script: the most frequent first."""

    script_id: str
    groups: tuple[Alike, ...] = ()
    #: raised often, and hardly ever rated
    unrated: tuple[ObjectionUse, ...] = ()
    #: calls that were looked at, and whether there are older ones
    calls: int = 0
    more: bool = False

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.groups) + len(self.unrated)

    def at(self, node: str) -> int:
        """How many of them were said at a step."""
        return sum(one.node == node for one in self.groups)


class Inbox:
    """Looks through the log for what scripts lack."""

    def __init__(self, database: Database, folder: Path) -> None:
        """`folder` holds the files about what was dealt with."""
        self._database = database
        self._folder = folder

    def look(self, script_id: str) -> Future[InboxOfScript]:
        """What waits; slice by slice, so that a call that goes on is written meanwhile."""
        return self._database.submit_slices(lambda store: _look(store, script_id, self._settled(script_id)))

    def count(self, script_ids: Iterable[str]) -> Future[int]:
        """How many things wait for the authors of these scripts together; slice by slice, like `look`."""
        wanted = tuple(script_ids)
        return self._database.submit_slices(lambda store: self._count(store, wanted))

    def _count(self, store: Store, script_ids: tuple[str, ...]) -> Slices[int]:
        count = 0
        for script_id in script_ids:
            found = yield from _look(store, script_id, self._settled(script_id))
            count += found.count
        return count

    def note_dealt_with(self, script_id: str, lines: Iterable[str]) -> Future[Changes]:
        """These were dealt with, or are not wanted: they do not come in again. Fails with an `OSError`."""
        new = tuple(lines)

        def keep() -> Changes:
            # the newest stand first; what is forgotten at the end is of calls no longer looked at
            kept = list(dict.fromkeys((*new, *self._settled(script_id))))[:_MOST_SETTLED]
            make_private_folder(self._folder)
            replace_file(self._file(script_id), json.dumps({"settled": kept}).encode())
            return Changes.of(Kind.NOTES)

        return self._database.submit_aside(keep)

    def fetch_back(self, script_id: str, lines: Iterable[str]) -> Future[Changes]:
        """Takes that back. Fails with an `OSError`."""
        gone = frozenset(lines)

        def keep() -> Changes:
            kept = [one for one in self._settled(script_id) if one not in gone]
            make_private_folder(self._folder)
            replace_file(self._file(script_id), json.dumps({"settled": kept}).encode())
            return Changes.of(Kind.NOTES)

        return self._database.submit_aside(keep)

    def _file(self, script_id: str) -> Path:
        return self._folder / f"{script_id}.json"

    def _settled(self, script_id: str) -> tuple[str, ...]:
        """A file that cannot be read has nothing dealt with: it all comes in again, and nothing is lost."""
        try:
            found: object = parse_json(read_regular(self._file(script_id), _LARGEST))
        except (OSError, ValueError):
            return ()
        lines: object = cast("dict[str, object]", found).get("settled") if isinstance(found, dict) else None
        return tuple(str(one) for one in cast("list[object]", lines)) if isinstance(lines, list) else ()


def line_of(words: UnfittingWords) -> str:
    """What one line of a call is remembered by."""
    return f"{words.call_id}:{words.number}"


def _look(store: Store, script_id: str, settled: Iterable[str]) -> Slices[InboxOfScript]:
    done = frozenset(settled)
    calls = newest_calls(store.connection, script_id, MOST_CALLS + 1)
    more, calls = len(calls) > MOST_CALLS, calls[:MOST_CALLS]
    yield
    found: list[UnfittingWords] = []
    uses: dict[str, ObjectionUse] = {}
    for begin in range(0, len(calls), _SLICE):
        part = calls[begin : begin + _SLICE]
        found += [one for one in words_of(store.connection, part) if line_of(one) not in done]
        for use in objections_of(store.connection, part):
            before = uses.get(use.objection, ObjectionUse(use.objection, 0, 0))
            uses[use.objection] = ObjectionUse(use.objection, before.raised + use.raised, before.unrated + use.unrated)
        yield
    groups: list[Alike] = []
    for step in _by_step(found).values():
        groups += _alike(step)
        yield
    unrated = [one for one in uses.values() if one.unrated >= _UNRATED_FROM and one.unrated * 2 > one.raised]
    return InboxOfScript(
        script_id,
        tuple(sorted(groups, key=lambda group: -group.count)),
        tuple(sorted(unrated, key=lambda one: (-one.unrated, one.objection))),
        len(calls),
        more,
    )


def _by_step(found: Iterable[UnfittingWords]) -> dict[tuple[Unfitting, str, str], list[UnfittingWords]]:
    steps: dict[tuple[Unfitting, str, str], list[UnfittingWords]] = {}
    for one in found:
        # what the rep asks besides is asked at any step
        place = (one.kind, "", "") if one.kind is Unfitting.QUESTION else (one.kind, one.node, one.question)
        steps.setdefault(place, []).append(one)
    return steps


def _alike(step: list[UnfittingWords]) -> list[Alike]:
    """The groups of one step; beyond so many words each further one stands for itself, unless it is the very same."""
    looked_at = step[:_MOST_AT_A_STEP]
    groups = [[looked_at[place] for place in group] for group in grouped(one.words for one in looked_at)]
    same = {one.words.casefold(): group for group in groups for one in group}
    for one in step[_MOST_AT_A_STEP:]:
        if (group := same.get(one.words.casefold())) is not None:
            group.append(one)
        else:
            same[one.words.casefold()] = group = [one]
            groups.append(group)
    first = step[0]
    node, question = ("", "") if first.kind is Unfitting.QUESTION else (first.node, first.question)
    return [Alike(first.kind, node, question, tuple(group)) for group in groups]
