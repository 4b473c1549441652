"""Faults planted in a child, for the controls: what the gates must find. Each was in the program once, or could be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from callassist.errors import KnownError
from callassist.services.keeping.safekeeping import Restored, Safekeeping
from callassist.storage.driver import connect
from callassist.storage.keeping import erased_copies, unforgotten, wal_hard_link
from callassist.storage.leads.list_writing import ListWriting
from callassist.storage.store import Store


def plant(name: str) -> None:
    """Puts the fault of this name into the program of this process; "": none."""
    if name:
        PLANTED[name]()


def _blocks_carried_over_late() -> None:
    """A restore that puts the backup in place first, and then sees to who must not be called."""

    def restore(self: Safekeeping, path: Path) -> Future[Restored]:
        database: Any = self._database  # pyright: ignore[reportPrivateUsage]

        def job() -> Restored:
            log: Path = database.path
            old = connect(log)
            blocked = old.execute(
                "SELECT number_e164, number_typed, name, id, account_id FROM contact WHERE number_state = 'blocked'"
            ).fetchall()
            accounts = {row[0]: row for row in old.execute("SELECT * FROM account").fetchall()}
            columns = [row[1] for row in old.execute("PRAGMA table_info(contact)").fetchall()]
            contacts = {row[columns.index("id")]: row for row in old.execute("SELECT * FROM contact").fetchall()}
            old.close()
            shutil.copyfile(path, log.with_name("new.part"))
            for ending in ("-wal", "-wal-kept"):
                log.with_name(log.name + ending).unlink(missing_ok=True)
            log.with_name("new.part").replace(log)
            log.with_name("callassist.mark").unlink(missing_ok=True)
            new = connect(log)
            for *_, contact, account in blocked:
                new.execute("BEGIN")
                marks = ", ".join("?" * len(accounts[account]))
                new.execute(f"INSERT OR IGNORE INTO account VALUES ({marks})", accounts[account])
                marks = ", ".join("?" * len(columns))
                new.execute(f"INSERT OR IGNORE INTO contact VALUES ({marks})", contacts[contact])
                new.execute("UPDATE contact SET number_state = 'blocked' WHERE id = ?", (contact,))
                new.execute("COMMIT")
            new.close()
            return Restored(0, None)

        return database.submit_aside(job, closed=True)

    setattr(Safekeeping, "restore", restore)  # noqa: B010


def _second_name_not_synced() -> None:
    """A second name that is not on the disk before answers are acknowledged."""

    def give(log: Path, *_: object, **__: object) -> None:
        wal, second = wal_hard_link.wal_of(log), wal_hard_link.second_name_of(log)
        if not second.exists():
            os.link(wal, second)

    setattr(wal_hard_link, "give", give)  # noqa: B010


def _errors_of_the_system() -> None:
    """A backup whose errors are those of Python and SQLite."""
    make = Safekeeping.back_up

    def back_up(self: Safekeeping, reason: str = "asked") -> Future[Any]:
        result: Future[Any] = Future()

        def passed_on(made: Future[Any]) -> None:
            error = made.exception()
            if error is None:
                result.set_result(made.result())
            else:
                result.set_exception(OSError(5, "as it came") if isinstance(error, KnownError) else error)

        make(self, reason).add_done_callback(passed_on)
        return result

    setattr(Safekeeping, "back_up", back_up)  # noqa: B010


def _lists_seen_from_the_start() -> None:
    """A list that can be called from while it is read in: cut off, half of it stays."""
    begin = ListWriting.begin

    def open_at_once(self: ListWriting, store: Store) -> None:
        begin(self, store)
        store.connection.execute("UPDATE lead_list SET state = 'open' WHERE state = 'staging'")

    def goes_on(_self: ListWriting, _store: Store) -> None:
        pass

    setattr(ListWriting, "begin", open_at_once)  # noqa: B010
    setattr(ListWriting, "_check", goes_on)  # noqa: B010


def _nothing_noted_of_an_erasing() -> None:
    """An erasing that leaves no note by which the next start would go on with the copies."""
    setattr(unforgotten, "remember", lambda folder, one: folder / f"{one.erasure}.nothing")  # noqa: B010


def _copies_are_tried_once() -> None:
    """An erasing that lets go of its note although the disk kept a copy from being made anew."""
    setattr(erased_copies, "is_of_the_disk", lambda _error: False)  # noqa: B010


PLANTED: dict[str, Callable[[], None]] = {
    "lists seen from the start": _lists_seen_from_the_start,
    "blocks carried over late": _blocks_carried_over_late,
    "second name not synced": _second_name_not_synced,
    "nothing noted of an erasing": _nothing_noted_of_an_erasing,
    "copies are tried once": _copies_are_tried_once,
    "errors of the system": _errors_of_the_system,
}
