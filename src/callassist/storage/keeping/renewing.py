"""The one way a log is made new: restoring a backup, recovering a damaged log, beginning an empty one.

The steps are the same, in the same order, and nothing is put in place before the last of them:

1. `build`: every source is looked at – its schema is exactly ours or it is refused, its pages and its chain are sound
   or it counts as damaged and is read page by page;
2. the new log is made in a temporary file, of the newest sound backup or of the one that was asked for;
3. what no new log may lack is united from every source (`uniting`), also from those that SQLite refuses;
4. services replay the journals of the calls whose rows know less than they do, then `complete` draws the conclusions
   and verifies the whole, which is flushed;
5. `recovery.put_in_place` exchanges the files, the former ones are kept.

Killed or failing anywhere before step 5, nothing has changed but a temporary file that is swept away at the next start.
`build` reads files that may be hostile: it is a plain function of plain values, to be run in a process of its own.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC
from pathlib import Path

from callassist.errors import LogDamaged, LogError
from callassist.storage import schema
from callassist.storage.calls.records import RESCUE_KEY
from callassist.storage.calls.search import CREATE_INDEX, INDEX_OPTIONS
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.files import is_plain_file
from callassist.storage.keeping import uniting
from callassist.storage.keeping.backups import Backup, backups_in, opened_copy
from callassist.storage.keeping.checking import broken_lines, known_holes
from callassist.storage.keeping.form import check_form
from callassist.storage.keeping.merging import Merging
from callassist.storage.keeping.orders import Built, Order, Tick, Way, no_tick
from callassist.storage.keeping.pages import Pages
from callassist.storage.keeping.recovery import Wreck, check_backup, copy_file, survey
from callassist.storage.keeping.salvage import salvage
from callassist.storage.keeping.uniting import Known
from callassist.storage.leads.row_keys import make_keys_anew
from callassist.storage.store import Store

_log = logging.getLogger(__name__)


def build(order: Order, tick: Tick = no_tick) -> Built:
    """Steps 1 to 3: a log at `order.target` with everything in it that rows can tell; changes nothing else.

    Args:
        order: what of what.
        tick: progress in pages read; may raise to call it off.

    Raises:
        LogDamaged: there is nothing to make it of, or what was asked for is not sound (code: see `errors`).
        LogTooNew: what was asked for was made by a newer callassist.
        OSError, and the driver's errors; whatever `tick` raises. Nothing is left behind.
    """
    if order.target.exists() or order.target.is_symlink():
        raise FileExistsError(errno.EEXIST, "there is a file already", str(order.target))
    found = survey(order.log, order.backups)
    try:
        backup, bad = _begin(order, found.backups)
        if order.way is Way.RECOVER and backup is None and not found.wrecks:
            raise LogDamaged(
                "there is nothing the call log could be got back from",
                where=str(order.log.parent),
                next_step="put a copy of it there, or start a new log",
                code="nothing_left",
            )
        with _under_construction(order.target) as connection:
            merging, known = Merging(connection), Known()
            for wreck in found.wrecks:
                _read_wreck(wreck, known, merging if order.way is Way.RECOVER else None, tick)
            _read_backups(found.backups, bad, order.base if backup is None else backup.path, known, tick)
            merged = merging.finish(order.marked if order.way is Way.RECOVER else 0)
            if order.base is not None and backup is None:
                connection.execute("BEGIN")
                _make_search_anew(connection)
                merging.index()
                make_keys_anew(connection)
                connection.execute("COMMIT")
            blocked = known.apply(connection)
            if known.rescue_key:
                connection.execute(
                    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key)"
                    " DO UPDATE SET value = excluded.value",
                    (RESCUE_KEY, known.rescue_key),
                )
            return Built(
                order.target,
                backup,
                bad,
                merging.count("call"),
                merging.count("call_event"),
                merged.calls,
                merged.events,
                max(merged.missing, known_holes(connection)),
                blocked,
                _is_another(connection, order, found.backups),
            )
    except BaseException:
        discard(order.target)
        raise


def discard(path: Path) -> None:
    """Takes a half-made log away, with what SQLite made beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _begin(order: Order, backups: tuple[Backup, ...]) -> tuple[Backup | None, tuple[Path, ...]]:
    """Puts what the new log begins with at the target; which backup of the log's own that is, and the unsound ones."""
    bad: list[Path] = []
    if order.base is not None:
        own = next((one for one in backups_in(order.base.parent) if one.path == order.base), None)
        check_backup(order.base, own)
        copy_file(order.base, order.target)
        _bring_up_to_date(order.target)
        return (own if order.base.parent == order.backups else None), ()
    for backup in backups if order.way is Way.RECOVER else ():
        try:
            check_backup(backup.path, backup)
            copy_file(backup.path, order.target)
            _bring_up_to_date(order.target)
        except LogError as error:
            _log.warning("a backup is damaged and was passed over: %s", error.what)
            discard(order.target)
            bad.append(backup.path)
            continue
        return backup, tuple(bad)
    schema.create(order.target, order.now.astimezone(UTC).isoformat(timespec="microseconds"))
    return None, tuple(bad)


def _bring_up_to_date(path: Path) -> None:
    version = schema.inspect(path)
    if version is not None and version < (schema.MAJOR, schema.MINOR):
        from callassist.storage.keeping.migrate import upgrade  # loads alembic: only for a log that needs it

        upgrade(path)


def _read_wreck(wreck: Wreck, known: Known, merging: Merging | None, tick: Tick) -> None:
    """Takes in what a log that is replaced knows; with `merging` also its calls.

    Where SQLite can read it soundly and its calls are not wanted, its pages need not be looked at one by one, but for
    those that stand in its write-ahead log.
    """
    is_sound = merging is None and wreck.database is not None and _read_soundly(wreck.database, known)
    try:
        pages = Pages(wreck.database, wreck.wal, tick)
    except OSError as error:
        # a disk that does not answer says nothing of what is on it: who is blocked would be forgotten without a word
        if any(one is not None and is_plain_file(one) for one in (wreck.database, wreck.wal)):
            raise
        _log.warning("what is in the place of a log is none: %s", error.strerror)
        return

    def noted() -> Generator[tuple[str, dict[str, object]]]:
        for table, row in salvage(pages, tick, pages.newer if is_sound else None):
            # lines that go into the new log are looked at there, all at once: a million of them need not be remembered
            if merging is None or table != "call_event" or row["payload"] is None:
                known.note(table, row)
            yield table, row

    try:
        if merging is not None:
            merging.take(noted())
        else:
            for _ in noted():
                pass
    finally:
        pages.close()


def _read_backups(
    backups: tuple[Backup, ...], bad: tuple[Path, ...], begun: Path | None, known: Known, tick: Tick
) -> None:
    """Takes in what the newest backup knows that can be read, and those newer ones that are damaged.

    Older ones know nothing more. Nor does the one the new log was `begun` with: it is in it.
    """
    for backup in backups:
        if backup.path == begun or _read_soundly(backup.path, known):
            return
        if backup.path in bad and not _is_altered(backup.path):
            pages = Pages(backup.path, None, tick)
            try:
                for table, row in salvage(pages, tick):
                    known.note(table, row)
            finally:
                pages.close()


def _is_altered(path: Path) -> bool:
    """Whether somebody put into its schema what is not ours: nothing of it counts then."""
    try:
        with opened_copy(path) as copy:
            check_form(copy, schema.check_version(copy, path), path)
    except LogError as error:
        return error.code == "log_altered"
    except Exception:  # noqa: BLE001 - a damaged file may be damaged in any way
        return False
    return False


def _read_soundly(path: Path, known: Known) -> bool:
    """Takes in what a log knows; False where SQLite cannot read it soundly, and another way has to be found.

    What was taken in before that came to light holds all the same.
    """
    try:
        with opened_copy(path) as copy:
            check_form(copy, schema.check_version(copy, path), path)
            row = copy.execute("PRAGMA quick_check(1)").fetchone()
            if row is None or row[0] != "ok":
                return False
            known.read(copy)
    except Exception as error:  # noqa: BLE001 - a log that is replaced may be damaged in any way
        _log.warning("a log that is replaced is read page by page: %s", error_name(error) or type(error).__name__)
        return False
    return True


def _make_search_anew(connection: Connection) -> None:
    """An empty search index: what a file from elsewhere says is found need not be what is in it."""
    connection.execute("DROP TABLE call_search")
    connection.execute(CREATE_INDEX)
    for option in INDEX_OPTIONS:
        connection.execute(option)
    connection.execute("DELETE FROM facet WHERE kind <> 'clock'")


def _is_another(connection: Connection, order: Order, backups: tuple[Backup, ...]) -> bool:
    # the mark of an empty log that was only just begun says nothing
    ours = order.log_id if order.marked else (backups[0].log_id if backups else "")
    row = connection.execute("SELECT value FROM meta WHERE key = 'log_id'").fetchone()
    return bool(ours) and (row is None or str(row[0]) != ours)


@contextmanager
def _under_construction(path: Path) -> Generator[Connection]:
    """A log that nobody else sees: it is only flushed when it is whole."""
    connection = connect(path)
    try:
        for name, value in (
            ("locking_mode", "EXCLUSIVE"),
            ("journal_mode", "MEMORY"),
            ("synchronous", "OFF"),
            ("trusted_schema", "OFF"),
            ("cell_size_check", "ON"),
            ("secure_delete", "ON"),
            ("foreign_keys", "OFF"),
            ("temp_store", "MEMORY"),
        ):
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        yield connection
    finally:
        connection.close()


@contextmanager
def opened_to_replay(path: Path) -> Generator[Store]:
    """A log that was built, for the services to make rows anew of its journal; within it, nothing else is open."""
    with _under_construction(path) as connection:
        yield Store(connection, path)


def complete(connection: Connection, built: Built, log: Path) -> None:
    """Step 4: draws the conclusions from the calls the log holds now, and verifies all of it.

    Raises:
        LogDamaged: it is not sound, or lacks what was put into it (code `recovery_failed`).
        the driver's errors.
    """
    connection.execute("BEGIN")
    uniting.settle(connection)
    connection.execute("COMMIT")
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    wrong = ""
    if found is None or found[0] != "ok":
        wrong = str(found[0]) if found else "unreadable"
    elif connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        wrong = "rows are missing"
    elif (line := next(broken_lines(connection), None)) is not None:
        wrong = f"journal line {line}"
    elif (
        _number(connection, "SELECT count(*) FROM call") != built.calls
        or _number(connection, "SELECT count(*) FROM call_event") != built.events
    ):
        wrong = "it does not hold what was put into it"
    if wrong:
        raise LogDamaged(
            f"the call log could not be put together again ({wrong})",
            where=str(log),
            next_step="nothing was changed; keep the folder and report this",
            code="recovery_failed",
        )


def forget_rescue_key(connection: Connection) -> None:
    """Takes the key that proves rescue files out of a log that is to be handed on."""
    connection.execute("DELETE FROM meta WHERE key = ?", (RESCUE_KEY,))


def flush(path: Path) -> None:
    """Makes sure that a log is on the disk before it takes another one's place.

    Raises:
        OSError: it is not.
    """
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _number(connection: Connection, sql: str, *values: object) -> int:
    row = connection.execute(sql, values).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])
