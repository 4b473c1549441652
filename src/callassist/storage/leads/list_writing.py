"""Reading a list in, a slice at a time, under a state nothing reads; the last step shows it. Database thread only.

First the rows, as they come; then what finds them, sorted, and with it everything that is known: who is blocked, who is
a contact already, who stands in another list or further up in this one. A number that is blocked meanwhile is seen
either way: before its keys are written by looking it up, afterwards by whoever blocks it (`calls.called_rows`).
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from callassist.domain.lead_list import EmptyLine, ImportTally, ListFrame, RejectedLine, RowState
from callassist.domain.lead_list import Line as FileLine
from callassist.domain.limits import NOTE_LIMIT
from callassist.errors import LogError
from callassist.storage.blocks.erased_before import ErasedBefore
from callassist.storage.calls.called_rows import shift
from callassist.storage.calls.contacts import BlockedNumbers
from callassist.storage.calls.records import clean
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.row_columns import (
    INSERT_REJECT,
    INSERT_ROW,
    ROW,
    frame_values,
    reject_values,
    row_values,
    to_json,
)
from callassist.storage.leads.row_keys import INSERT_KEY, Key, SortedKeys, is_number, keys_of
from callassist.storage.leads.standing import Known, counts_as, known_of, row_at
from callassist.storage.rows import insert, transaction, update

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

#: bits of a list's number: with a place it still fits into 63
_SEQ_BITS = 31
#: states of a row that may turn out to be blocked; only a new one turns out to be known
_OPEN = ("new", "held", "no_number", "known")
#: what a row that is known was counted as
_KNOWN_AS = ("known", "listed", "twice")
_KEY_COLUMNS = tuple(ROW.index(name) for name in ("e164", "e164_2", "email"))


class Batch:
    """Some lines of a file, made ready for the log by whoever reads them: not on the database thread."""

    def __init__(self, lines: Sequence[FileLine], keys: SortedKeys) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.rejects: list[tuple[Any, ...]] = []
        #: for each row its numbers as written and as E.164, to be compared with those that are blocked
        self.numbers: list[tuple[str, str]] = []
        self.empty = 0
        for line in lines:
            if isinstance(line, EmptyLine):
                self.empty += 1
            elif isinstance(line, RejectedLine):
                self.rejects.append(reject_values(line))
            else:
                values = row_values(line)
                self.rows.append(values)
                self.numbers.append((line.typed, line.e164))
                # of what is kept: by that they are removed again
                keys.add(keys_of(*(str(values[column]) for column in _KEY_COLUMNS)), line.place)


class ListWriting:
    """A list that is being read in."""

    def __init__(self, list_id: str, frame: ListFrame, now_utc: str) -> None:
        self._id = list_id
        self._frame = frame
        self._now = now_utc
        self._seq = 0
        self._tally: Counter[str] = Counter()
        #: what the rows that are known were counted as, by their place: a byte each
        self._known_as = bytearray()
        self._blocked: BlockedNumbers | None = None
        self._ledger: ErasedBefore | None = None
        #: rows of somebody who was erased from this log before, as far as a number or an address tells
        self.erased_before = 0
        self._row_pace: Pace | None = None
        self._key_pace: Pace | None = None

    @property
    def tally(self) -> ImportTally:
        """What became of the lines so far."""
        return ImportTally(**{name: number for name, number in self._tally.items() if number})

    def begin(self, store: Store) -> None:
        """The list, which nobody sees yet."""
        connection = store.connection
        self._blocked = BlockedNumbers(connection)
        self._ledger = ErasedBefore(connection)
        with transaction(connection):
            while True:
                self._seq = secrets.randbelow(1 << _SEQ_BITS)
                taken = connection.execute("SELECT 1 FROM lead_list WHERE seq = ?", (self._seq,)).fetchone()
                if taken is None:
                    break
            values = {"seq": self._seq, "id": self._id, "created_at": self._now, "state": "staging"}
            insert(connection, "lead_list", values | frame_values(self._frame))

    def write(self, store: Store, batch: Batch) -> Slices[None]:
        """Rows and rejects of a batch.

        Raises:
            LogError: the list was taken back meanwhile, as the log was opened anew (code `import_cut_off`).
        """
        pace = self._pace_of(store, self._row_pace)
        self._row_pace = pace
        done = 0
        while done < len(batch.rows):
            some = range(done, min(done + pace.size, len(batch.rows)))
            with pace.slice(len(some)):
                blocked = self._blocked_of([batch.numbers[one] for one in some])
                rows = [self._ready(batch.rows[one], blocked=batch.numbers[one] in blocked) for one in some]
                store.connection.executemany(INSERT_ROW, rows)
                states = Counter(str(row[2]) for row in rows)
                shift(store.connection, self._seq, states)
            self._tally.update(states)
            if self._ledger:
                keyed = (keys_of(*(str(row[column + 1]) for column in _KEY_COLUMNS)) for row in rows)
                self.erased_before += sum(bool(self._ledger.when(keys)) for keys in keyed)
            done = some.stop
            yield
        for start in range(0, len(batch.rejects), 50):
            some_rejects = batch.rejects[start : start + 50]
            with transaction(store.connection):
                store.connection.executemany(INSERT_REJECT, [(self._seq, *one) for one in some_rejects])
            self._tally["rejected"] += len(some_rejects)
            yield
        self._tally["empty"] += batch.empty

    def _blocked_of(self, numbers: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of the rows with these numbers are not to be called, by any of them."""
        if not self._blocked:
            return set()
        each = {one: [(typed, one[1]) for typed in one[0].splitlines() or [""]] for one in numbers}
        held = self._blocked.held([number for some in each.values() for number in some])
        return {one for one, some in each.items() if not held.isdisjoint(some)}

    def _ready(self, row: tuple[Any, ...], *, blocked: bool) -> tuple[Any, ...]:
        return (self._seq, row[0], "blocked" if blocked else row[1], *row[2:])

    def write_keys(self, store: Store, keys: Sequence[Key]) -> Slices[None]:
        """Some of the keys, in their order, and what is known of them. Raises as `write` does."""
        pace = self._pace_of(store, self._key_pace)
        self._key_pace = pace
        done = 0
        while done < len(keys):
            some = keys[done : done + pace.size]
            with pace.slice(len(some)):
                moved = self._find_out(store, some)
                store.connection.executemany(INSERT_KEY, [(key, self._seq, place) for key, place in some])
                shift(store.connection, self._seq, _by_state(moved))
            for place, old, new in moved:
                self._count(place, old, new)
            done += len(some)
            yield

    def _count(self, place: int, old: str, new: str) -> None:
        """A row of this state counts as something else from now on."""
        if len(self._known_as) <= place:
            self._known_as.extend(bytes(place + 1 - len(self._known_as)))
        self._tally[_KNOWN_AS[self._known_as[place] - 1] if old == "known" else old] -= 1
        self._tally[new] += 1
        self._known_as[place] = _KNOWN_AS.index(new) + 1 if new in _KNOWN_AS else 0

    def _find_out(self, store: Store, keys: Sequence[Key]) -> list[tuple[int, str, str]]:
        """Sets the state of every row somebody knows more of; place, state before and what it counts as now of each."""
        connection = store.connection
        found = known_of(connection, [key for key, _ in keys], self._seq)
        moved: list[tuple[int, str, str]] = []
        for key, places in groupby(keys, key=lambda one: one[0]):
            group = [place for _, place in places]
            known = found.get(key)
            if known is None and len(group) == 1:
                continue
            known = known or Known()
            rows = [row for place in group if (row := row_at(connection, self._seq, place)) is not None]
            known.blocked = known.blocked or (is_number(key) and any(row.forbids for row in rows))
            for row in rows:
                # whoever is held or blocked in this file is not called by a second line of it either
                counts, contact = counts_as(row, {key: known}, behind=frozenset(RowState))
                known.rows.append(row)
                if counts != "new" and row.state in (_OPEN if counts == "blocked" else ("new",)):
                    state = "blocked" if counts == "blocked" else "known"
                    changes = {"state": state, "contact_id": contact}
                    update(connection, "list_row", changes, "list_seq = ? AND place = ?", (self._seq, row.place))
                    moved.append((row.place, row.state, counts))
        return moved

    def finish(self, store: Store, now_utc: str, header: tuple[int, str] = (0, "")) -> ImportTally:
        """Lets the list be seen from now on. Raises as `write` does.

        `header`: line and content of the names of its columns, kept for rejects that are to be repaired.
        """
        self._check(store)
        tally = self.tally
        line, names = header
        imported = to_json({name: number for name, number in asdict(tally).items() if number}) or "{}"
        values = {"state": "open", "rows_total": tally.total, "imported": imported, "created_at": now_utc}
        with transaction(store.connection):
            update(store.connection, "lead_list", values, "seq = ? AND state = 'staging'", (self._seq,))
            if tally.rejected and line and len(names) <= NOTE_LIMIT:
                store.connection.execute(INSERT_REJECT, (self._seq, line, "header", clean(names, NOTE_LIMIT)))
        return tally

    def _pace_of(self, store: Store, known: Pace | None) -> Pace:
        self._check(store)
        return known or Pace(store)

    def _check(self, store: Store) -> None:
        found = store.connection.execute(
            "SELECT 1 FROM lead_list WHERE seq = ? AND id = ? AND state = 'staging'", (self._seq, self._id)
        ).fetchone()
        if found is None:
            raise LogError(
                "the list was cut off while it was read in; nothing of it was kept",
                where=str(store.path),
                next_step="read it in again",
                code="import_cut_off",
                facts={"count": 1},
            )


def _by_state(moved: Sequence[tuple[int, str, str]]) -> Counter[str]:
    changes: Counter[str] = Counter()
    for _, old, new in moved:
        changes[old] -= 1
        changes["blocked" if new == "blocked" else "known"] += 1
    return changes
