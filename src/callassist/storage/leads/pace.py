"""How much is done in one slice: by the time it takes, for a key that is pressed waits until it is over."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.storage.store import Store

#: seconds a slice may take while a call is on, and else
IN_A_CALL = 0.008
ELSE = 0.05
#: pieces in a first slice, and the most in any
_FIRST = 64
_MOST = 20_000
#: of the time that is allowed, so much is aimed at: slices differ
_AIM = 0.7
#: seconds after which what was written is flushed: a line of the journal flushes what is left, and waits for it
_FLUSH = 0.25


class Pace:
    """Finds out how many pieces of a job fit into a slice, by what the last one took.

    Not every slice is flushed to the disk: flushing takes longer than all else, and what is written so is nothing
    anybody was promised. Whatever is promised flushes all that was written before it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        #: pieces the next slice should have
        self.size = _FIRST

    @contextmanager
    def slice(self, pieces: int) -> Generator[None]:
        """All that is written within, or nothing: so many pieces of the job, not more than `size`."""
        connection, begun = self._store.connection, time.perf_counter()
        flushes = begun - self._store.bulk_flushed_at > _FLUSH
        self._store.bulk_at = begun
        if flushes:
            with transaction(connection):
                yield
            self._store.bulk_flushed_at = time.perf_counter()
            return
        connection.execute("PRAGMA synchronous = NORMAL")
        try:
            with transaction(connection):
                yield
        finally:
            connection.execute("PRAGMA synchronous = FULL")
        took = time.perf_counter() - begun
        fit = pieces * _AIM * self._allowed() / max(took, 1e-6)
        # what is slow once is followed at once, what is fast is trusted little by little
        self.size = max(1, min(int(fit), pieces * 2, _MOST))

    def _allowed(self) -> float:
        return IN_A_CALL if self._store.journal.under_way else ELSE
