"""What writes a draft's edits to the disk, beside whoever makes them: an edit never waits for it."""

from __future__ import annotations

import threading
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress

from callassist.errors import DraftError
from callassist.services.changes import Changes
from callassist.storage.line_journal import LineJournal


class DraftWriter:
    """One thread with one journal. Lines that wait are written together, in their order.

    A line that could not be written (a full disk) is tried again with the next one, and by `retry`: an edit that lacks
    those before it would be worth nothing.
    """

    def __init__(self, journal: LineJournal, done: Changes) -> None:
        """`done` is what a written line has changed."""
        self._journal = journal
        self._done = done
        self._waiting: list[tuple[str, Future[Changes]]] = []
        self._unwritten: list[str] = []
        self._changed = threading.Condition()
        self._closing = False
        self._busy = False
        self._thread = threading.Thread(target=self._run, name="callassist-draft", daemon=True)
        self._thread.start()

    def post(self, line: str) -> Future[Changes]:
        """Has a line written. The future is done once it is on the disk.

        It fails with `DraftError` where it cannot be written; the line is kept and written with the next one.
        """
        future: Future[Changes] = Future()
        with self._changed:
            if self._closing:
                future.set_exception(DraftError("this draft is closed", code="draft_closed"))
                return future
            self._waiting.append((line, future))
            self._changed.notify_all()
        return future

    @property
    def unwritten(self) -> int:
        """Lines that could not be written yet."""
        with self._changed:
            return len(self._unwritten)

    def flush(self, timeout: float = 30.0) -> bool:
        """Waits until all that was posted was tried; False where that takes longer than `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def close(self) -> None:
        """Writes what waits, ends the thread and lets go of the journal. Safe to call twice."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(30.0)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    break
                taken, self._waiting = self._waiting, []
                self._busy = True
            self._write(taken)
            with self._changed:
                self._busy = False
                self._changed.notify_all()
        if self._unwritten:
            self._write([])
        self._journal.close()

    def _write(self, taken: list[tuple[str, Future[Changes]]]) -> None:
        lines = [*self._unwritten, *(line for line, _ in taken)]
        try:
            self._journal.append(lines)
        except (OSError, ValueError) as error:
            with self._changed:
                self._unwritten = lines
            told = unwritable(error)
            for _, future in taken:
                with suppress(InvalidStateError):
                    future.set_exception(told)
            return
        with self._changed:
            self._unwritten = []
        for _, future in taken:
            with suppress(InvalidStateError):
                future.set_result(self._done)


def unwritable(error: OSError | ValueError) -> DraftError:
    """What to tell where a draft cannot be written."""
    cause = str(getattr(error, "strerror", None) or error)
    return DraftError(
        f"the draft cannot be saved ({cause})",
        next_step="free some space: what is on the screen is kept until then",
        code="draft_unwritable",
        facts={"cause": cause},
    )
