"""`callassist backup`, `restore` and `doctor`: that nothing is lost, from the terminal."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from callassist import bootstrap
from callassist.cli.counting import counted
from callassist.errors import ExportError, KnownError, LogDamaged, NotFound
from callassist.services.keeping.safekeeping import Backup, Restored
from callassist.services.keeping.status import Status, status_of
from callassist.storage.data_folder import make_usable
from callassist.storage.files import open_private

#: seconds a whole check of a log may take before it is left
_PATIENCE = 3600.0


def backup(options: argparse.Namespace) -> int:
    """Make a backup, or list those there are."""
    services = bootstrap.build(options.data_dir)
    try:
        if options.list:
            make_usable(services.database.path.parent)  # else it would only be said that there is none
            found = services.safekeeping.backups().result()
            for one in found:
                print(_line(one))
            if not found:
                print("no backup yet")
            return 0
        made = services.safekeeping.back_up().result()
        if options.output is not None:
            _copy(made.path, options.output)
        print(_line(made))
        return 0
    finally:
        services.close()


def _copy(source: Path, target: Path) -> None:
    """The backup once more where the user wants it; what is there already, be it a link, is left alone."""
    try:
        descriptor = open_private(target, exclusive=True)
    except FileExistsError:
        raise ExportError("this file is there already", where=str(target), next_step="choose another name") from None
    except OSError as error:
        raise _no_copy(error, target) from error
    try:
        with os.fdopen(descriptor, "wb") as writing, source.open("rb") as reading:
            shutil.copyfileobj(reading, writing, 1 << 20)
            writing.flush()
            os.fsync(writing.fileno())
    except BaseException as error:
        with suppress(OSError):
            target.unlink()
        if isinstance(error, OSError):
            raise _no_copy(error, target) from error
        raise


def _no_copy(error: OSError, target: Path) -> ExportError:
    return ExportError(
        f"the file cannot be written ({error.strerror or error})", where=str(target), next_step="choose another place"
    )


def restore(options: argparse.Namespace) -> int:
    """Get a damaged log back, or put a backup in the place of the log, or take a rescue file in."""
    services = bootstrap.build(options.data_dir)
    try:
        if options.file is not None and options.file.suffix == ".jsonl":
            count = services.safekeeping.take_rescue(options.file).result()
            print(f"{counted(count, 'entry', 'entries')} taken in")
            return 0
        if options.file is None and not options.latest:
            error = services.safekeeping.open().exception()
            # what opening does not read is read by the doctor alone: whatever that finds is restored
            problems = services.safekeeping.check().result(_PATIENCE) if error is None else ()
            error = next(iter(problems), error)
            if error is None:
                print("the call log is sound: nothing to restore; name a backup to put in its place, or --latest")
                return 0
            if not isinstance(error, LogDamaged):
                raise error
            _tell(services.safekeeping.recover(_progress).result())
            return 0
        path = options.file
        if path is None:
            make_usable(services.database.path.parent)
            found = services.safekeeping.backups().result()
            if not found:
                raise NotFound("there is no backup", where=str(services.database.backups))
            path = found[0].path
        _tell(services.safekeeping.restore(path.absolute()).result())
        return 0
    finally:
        services.close()


def doctor(options: argparse.Namespace) -> int:
    """Look at everything the log depends on and say what is wrong; 1 if something is."""
    services = bootstrap.build(options.data_dir)
    try:
        wrong = 0
        for one in status_of(services.database.path, services.database.backups):
            wrong += not one.good
            print(_status(one))
            if one.ends:
                return 1
        try:
            opened = services.safekeeping.open().result()
        except KnownError as error:
            print(_status(Status("call log", good=False, words=error.message())))
            return 1
        for warning in opened.warnings:
            wrong += 1
            print(_status(Status("call log", good=False, words=warning.message())))
        problems = services.safekeeping.check().result(_PATIENCE)
        for problem in problems:
            print(_status(Status("content", good=False, words=problem.message())))
        if not problems:
            print(_status(Status("content", good=True, words="every page and every line of the journal is sound")))
        wrong_files = services.safekeeping.wrong_evidence().result(_PATIENCE)
        wrong += len(wrong_files)
        for sha256 in wrong_files:
            words = f"{sha256} is missing or altered; restore a backup that has it"
            print(_status(Status("evidence", good=False, words=words)))
        holes = services.safekeeping.known_holes().result()
        if holes:
            words = f"at least {counted(holes, 'entry is', 'entries are')} known to be missing, lost before"
            print(_status(Status("journal", good=True, words=words)))
        return 1 if wrong or problems else 0
    finally:
        services.close()


def _status(one: Status) -> str:
    return f"{'ok   ' if one.good else 'WRONG'}  {one.name}: {one.words}"


def _line(one: Backup) -> str:
    when = one.made.astimezone().isoformat(sep=" ", timespec="seconds")
    return f"{when}  {one.calls:>8} calls  {one.size / 1e6:>8.1f} MB  {one.reason:<16}  {one.path}{_evidence(one)}"


def _evidence(one: Backup) -> str:
    """What is to be said of the files that prove consents."""
    missing = one.evidence_missing
    return (
        f"  ({counted(missing, 'file of evidence was', 'files of evidence were')} missing or altered)"
        if missing
        else ""
    )


def _tell(found: Restored) -> None:
    print(f"{counted(found.calls, 'call is', 'calls are')} back")
    if found.backup is not None:
        print(f"from the backup of {found.backup.made.astimezone().isoformat(sep=' ', timespec='seconds')}")
    if found.salvaged_events:
        calls, entries = counted(found.salvaged_calls, "call"), counted(found.salvaged_events, "entry", "entries")
        print(f"read out of the damaged files: {calls}, {entries}")
    for path in found.bad_backups:
        print(f"this backup is damaged itself: {path}")
    if found.is_another:
        print("this is not the log that was here before")
    if found.blocked:
        print(f"blocked, because the former log or a newer backup knows it: {counted(found.blocked, 'contact')}")
    missing = counted(found.missing, "entry is", "entries are") if found.missing else "nothing is known to be"
    print(f"{missing} missing")
    if found.evidence_missing:
        files = counted(found.evidence_missing, "file of evidence is", "files of evidence are")
        print(f"{files} missing: no whole copy was found")
    if found.kept is not None:
        print(f"the former files are kept in {found.kept}")


def _progress(done: int, total: int) -> None:
    print(f"\r{done * 100 // max(total, 1)} %", end="", file=sys.stderr, flush=True)
