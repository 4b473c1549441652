"""What a row of a list is found by: its numbers and its address."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from io import BytesIO

from callassist.storage.driver import Connection

#: the two names of one provider
_SAME_PROVIDER = ("@googlemail.com", "@gmail.com")
#: rows whose keys are sorted and written together
_TOGETHER = 50_000
#: keys that are sorted in one go: sorting holds everybody up, and so many take a few milliseconds
_RUN = 20_000

INSERT_KEY = "INSERT INTO list_key (key, list_seq, place) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
DELETE_KEY = "DELETE FROM list_key WHERE key = ? AND list_seq = ? AND place = ?"
_ROWS = "SELECT place, e164, e164_2, email FROM list_row WHERE list_seq = ? AND place > ? ORDER BY place LIMIT ?"

#: key, place
Key = tuple[str, int]


def address_key(email: str) -> str:
    """An address as two of them are compared."""
    folded = "".join(email.casefold().split())
    other, same = _SAME_PROVIDER
    return folded.removesuffix(other) + same if folded.endswith(other) else folded


def keys_of(e164: str, e164_2: str, email: str) -> tuple[str, ...]:
    """The keys of a row with these columns, each once."""
    found = (e164, e164_2, address_key(email) if email else "")
    return tuple(dict.fromkeys(one for one in found if one))


def is_number(key: str) -> bool:
    """Whether a key is a number, and no address."""
    return key.startswith("+")


class SortedKeys:
    """Millions of keys, put into order little by little and kept as bytes: so many Python objects fill the memory."""

    def __init__(self) -> None:
        self._runs: list[bytes] = []
        self._waiting: list[bytes] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, keys: Iterable[str], place: int) -> None:
        """The keys of one row."""
        lines = [b"%b\t%08d\n" % (key.encode(), place) for key in keys]
        self._waiting += lines
        self._count += len(lines)
        if len(self._waiting) >= _RUN:
            self._sort()

    def _sort(self) -> None:
        self._waiting.sort()
        self._runs.append(b"".join(self._waiting))
        self._waiting = []

    def __iter__(self) -> Iterator[Key]:
        """All of them by key, and of one key by place."""
        self._sort()
        for line in heapq.merge(*(BytesIO(run) for run in self._runs)):
            key, _, place = line.partition(b"\t")
            yield key.decode(), int(place)


def make_keys_anew(connection: Connection) -> None:
    """Of all rows of lists that can be seen; within a transaction, for a log under construction."""
    connection.execute("DELETE FROM list_key")
    seen = "SELECT seq FROM lead_list WHERE state NOT IN ('staging', 'undone') ORDER BY seq"
    for (seq,) in connection.execute(seen).fetchall():
        after = -1
        while rows := connection.execute(_ROWS, (seq, after, _TOGETHER)).fetchall():
            after = int(rows[-1][0])
            triples = [(key, seq, place) for place, *columns in rows for key in keys_of(*columns)]
            connection.executemany(INSERT_KEY, sorted(triples))
