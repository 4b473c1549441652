"""What became of a log: the whole program opens it, gets it back if need be, reads all of it, and is asked to go on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from callassist.bootstrap import Services
from callassist.errors import ImpossibleAction, KnownError, LogDamaged, LogError
from callassist.storage.calls.chain import EVENT_COLUMNS, broken_links
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from callassist.storage.keeping.backups import Backup, backups_in
from callassist.storage.keeping.erased_copies import files_with
from tests.faults.keeping import (
    CANARY,
    CANARY_NUMBER,
    ERASING,
    LIST_ROWS,
    PATIENCE,
    Line,
    Must,
    Phase,
    let_go,
    open_services,
    take_what_is_left,
)
from tests.storage.logs import request


@dataclass
class Told:
    """What a child told before it ended, or had told when the power went."""

    begun: bool = False
    done: bool = False
    after: bool = False
    lines: set[Line] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    #: ids of lists that were read in, and of those that were taken back
    lists: set[str] = field(default_factory=set)
    undone: set[str] = field(default_factory=set)
    #: whether it was acknowledged that somebody was erased
    erased: bool = False
    #: number of the last line in the newest backup that was made
    backup: int = 0
    errors: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    operations: int = 0
    failed: int = 0

    def hear(self, line: str) -> None:
        match line.split(" "):
            case ["begun"]:
                self.begun = True
            case ["done"]:
                self.done = True
            case ["after"]:
                self.after = True
            case ["line", call, number]:
                self.lines.add((call, int(number)))
            case ["erased"]:
                self.erased = True
            case ["blocked", *words]:
                self.blocked.add(" ".join(words))
            case ["list", one]:
                self.lists.add(one)
            case ["undone", one]:
                self.undone.add(one)
            case ["backup", last]:
                self.backup = int(last)
            case ["error", code]:
                self.errors.append(code)
            case ["operations", number]:
                self.operations = int(number)
            case ["failed", number]:
                self.failed = int(number)
            case _:  # raw …, error CODE without a next step
                self.raw.append(line)


@dataclass
class Verdict:
    """How often what went wrong; the names are those of the columns of a `Gate`."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    #: whether the program told that something is amiss
    warned: bool = False

    def add(self, kind: str, what: str, number: int = 1) -> None:
        if number:
            self.counts[kind] += number
            self.notes.append(f"{kind}: {what}")


def judge(phase: Phase, case: Path, must: Must, told: Told) -> Verdict:
    """Looks at the case as it was left. Changes it, as using it would."""
    verdict = Verdict()
    for one in told.raw:
        verdict.add("raw", one)
    verdict.warned = bool(told.errors)
    phase.hands(case)
    held = max((one.last_seq for one in backups_in(case / "data" / "backups")), default=0)
    verdict.add("lost", "the backup that was acknowledged is gone", held < told.backup)
    found = open_services(case)
    try:
        if _opened(found, phase, verdict):
            if found.safekeeping.erasing is not None:  # it goes on where it was ended
                found.safekeeping.erasing.result(PATIENCE)
            _take_in(found, case, verdict)
            _used(found, must, told, verdict)
            found.safekeeping.back_up().result(PATIENCE)
    except KnownError as error:
        verdict.add("torn", f"it does not go on: {error.code} {error}")
    except Exception as error:  # noqa: BLE001 - that is what this looks for
        verdict.add("raw", repr(error))
    finally:
        let_go(found)
    try:
        _content(case, phase, must, told, verdict)
        _lists(case, phase, told, verdict)
        if phase is ERASING:
            _erased(case, told, verdict)
    except Exception as error:  # noqa: BLE001 - whatever the driver says of what is no log
        verdict.add("corrupt", f"the log cannot be read: {error!r}")
    _backups(case, verdict)
    if (verdict.counts["lost"] or verdict.counts["blocks"]) and not verdict.warned:
        verdict.add("silent", "nobody was told")
    return verdict


def _opened(found: Services, phase: Phase, verdict: Verdict) -> bool:
    """Whether the log is open, as the rep would get it open."""
    error = found.safekeeping.open().exception(PATIENCE)
    if isinstance(error, LogDamaged):
        verdict.warned = True
        if not phase.damaged:
            verdict.add("corrupt", f"it was sound and cannot be opened: {error.code} {error}")
        found.safekeeping.recover().result(PATIENCE)
        error = found.safekeeping.open().exception(PATIENCE)
    if isinstance(error, LogError):
        verdict.warned = True
        verdict.add("lost", f"the log cannot be opened: {error.code} {error}")
        return False
    if error is not None:
        verdict.add("raw", repr(error))
        return False
    opened: Any = found.safekeeping.open().result(PATIENCE)
    verdict.warned = verdict.warned or bool(opened.warnings)
    for one in found.safekeeping.check().result(PATIENCE):
        verdict.warned = True
        verdict.add("corrupt", f"the check says {one.code} {one}")
    return True


def _take_in(found: Services, case: Path, verdict: Verdict) -> None:
    """The rep says yes to whatever rescue file there is; what is no whole one is refused."""
    try:
        take_what_is_left(found, case)
    except KnownError as error:
        verdict.notes.append(f"a rescue file was refused: {error.code} {error}")
        verdict.warned = True


def _used(found: Services, must: Must, told: Told, verdict: Verdict) -> None:
    """Nobody can be called who must not be, and every interrupted call is taken up at its place."""
    for number in sorted(must.blocked | told.blocked):
        error = found.calling.start(request(name="Wieder", number=number)).exception(PATIENCE)
        if not isinstance(error, ImpossibleAction):
            verdict.add("blocks", f"{number} can be called: {error!r}")
    for call in found.calling.interrupted().result(PATIENCE):
        live = found.calling.resume(call.id).result(PATIENCE)
        if live.view.node != call.node:
            verdict.add("torn", f"the call stood at {call.node}, and is taken up at {live.view.node}")


def _content(case: Path, phase: Phase, must: Must, told: Told, verdict: Verdict) -> None:
    """All that was acknowledged is in the log, whole; and nothing of the user's is gone."""
    connection = connect(case / "data" / FILE_NAME)
    try:
        rows = connection.execute("SELECT call_id, number, event_id FROM call_event").fetchall()
        torn = connection.execute("PRAGMA foreign_key_check").fetchall()
        taken = connection.execute("SELECT value FROM meta WHERE key = 'step:9999'").fetchone() is not None
        half = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half_done'").fetchone() is not None
    finally:
        connection.close()
    lines = {(str(call), int(number)) for call, number, _ in rows}
    missing = (must.lines if phase.restores else must.lines | told.lines) - lines
    verdict.add("lost", f"{len(missing)} lines are not in the log: {sorted(missing)[:3]}", len(missing))
    numbers: dict[str, list[int]] = {}
    for call, number in lines:
        numbers.setdefault(call, []).append(number)
    holes = [call for call, found in numbers.items() if sorted(found) != list(range(len(found)))]
    verdict.add("torn", f"calls with holes: {holes}", len(holes))
    verdict.add("torn", f"rows refer to missing ones: {torn}", bool(torn))
    verdict.add("torn", "half of the migration", half or (phase.name == "migration" and not taken))
    gone = must.kept - {str(event) for *_, event in rows}
    if gone:
        files = [path.read_bytes() for path in (case / "data").rglob("*") if path.is_file()]
        gone = {event for event in gone if not any(event.encode() in file for file in files)}
    verdict.add("lost", f"{len(gone)} lines are in no file any more", len(gone))


def _lists(case: Path, phase: Phase, told: Told, verdict: Verdict) -> None:
    """A list is there whole or not at all; what was taken back is gone but for who was touched; nobody is new again."""
    connection = connect(case / "data" / FILE_NAME)
    try:
        lists = connection.execute("SELECT seq, id, name, state, counts FROM lead_list").fetchall()
        rows = connection.execute("SELECT list_seq, place, state, e164 FROM list_row").fetchall()
        keys = set(connection.execute("SELECT key, list_seq, place FROM list_key").fetchall())
    finally:
        connection.close()
    by_list: dict[int, dict[int, str]] = {}
    for seq, place, state, _ in rows:
        by_list.setdefault(seq, {})[place] = state
    for seq, list_id, name, state, counts in lists:
        held = by_list.get(seq, {})
        verdict.add("torn", f"{name} is still being read in", state == "staging")
        if state == "undone":
            verdict.add("torn", f"rows of {name} are left", any(one != "touched" for one in held.values()))
        else:
            verdict.add("torn", f"{name} has {len(held)} rows", len(held) != LIST_ROWS)
            wanted = {(e164, seq, place) for of, place, _, e164 in rows if of == seq}
            verdict.add("torn", f"{name} is not found by its numbers", wanted != {one for one in keys if one[1] == seq})
        verdict.add("torn", f"{name} is counted wrongly", dict(Counter(held.values())) != json.loads(counts))
        if name == "Alt":
            verdict.add("blocks", f"row 5 of {name} is {held.get(5)}", held.get(5) != "touched")
            blocked = state == "undone" or held.get(7) == "blocked"
            verdict.add("blocks", f"row 7 of {name} is {held.get(7)}", not blocked)
        verdict.add("lost", f"{name} was taken back", list_id in told.undone and state != "undone")
    there = {list_id for _, list_id, _, state, _ in lists if state == "open"}
    verdict.add("lost", "a list that was acknowledged is gone", not phase.restores and bool(told.lists - there))


def _erased(case: Path, told: Told, verdict: Verdict) -> None:
    """Whoever was to be erased is whole, or in no file: log, backups, notes, the file that proved something."""
    connection = connect(case / "data" / FILE_NAME)
    try:
        gone = connection.execute("SELECT 1 FROM erasure").fetchone() is not None
        whole = connection.execute(
            "SELECT 1 FROM call k JOIN consent c ON c.contact_id = k.contact_id AND c.wording <> '' WHERE k.name = ?"
            " AND k.note <> ''",
            (CANARY,),
        ).fetchone()
    finally:
        connection.close()
    verdict.add("lost", "somebody was said to be erased, and is not", told.erased and not gone)
    files = files_with(case / "data", (CANARY.encode(), CANARY_NUMBER.encode()))
    if gone:
        names = [path.relative_to(case).as_posix() for path in files]
        verdict.add("torn", f"whoever was erased stands in {names}", len(names))
        verdict.add("torn", "the ledger has them, and the call too", whole is not None)
    else:
        verdict.add("torn", "nobody was erased, and part of them is gone", whole is None)
        proofs = [path for path in files if path.parent.name == "evidence"]
        verdict.add("torn", "nobody was erased, and the file that proves it is gone", not proofs)


def _backups(case: Path, verdict: Verdict) -> None:
    """Every backup that is listed is sound, and nothing half-made is left."""
    for backup in backups_in(case / "data" / "backups"):
        if why := unsound(backup):
            verdict.add("corrupt", f"a backup that is offered is none: {why}")
    left = [
        path.name
        for path in case.rglob("*")
        if any(word in path.name for word in (".part", ".restored.", ".recovered."))
    ]
    verdict.add("torn", f"left behind: {left}", bool(left))


def unsound(backup: Backup) -> str:
    """Why a backup is not what its note says, "" where it is."""
    try:
        connection = connect(backup.path, read_only=True)
        try:
            integrity = connection.execute("PRAGMA integrity_check(1)").fetchone()
            columns = ", ".join(EVENT_COLUMNS)
            rows = connection.execute(f"SELECT {columns} FROM call_event ORDER BY seq").fetchall()
            gaps = connection.execute("SELECT key, value FROM meta WHERE key LIKE 'gap:%'").fetchall()
            last = connection.execute("SELECT seq, hash FROM call_event ORDER BY seq DESC LIMIT 1").fetchone()
        finally:
            connection.close()
    except Exception as error:  # noqa: BLE001 - whatever the driver says of what is no backup
        return repr(error)
    lines: list[dict[str, Any]] = [dict(zip(EVENT_COLUMNS, row, strict=True)) for row in rows]
    broken = broken_links(lines, {int(str(key)[4:]): str(value) for key, value in gaps})
    if integrity != ("ok",) or broken:
        return f"{integrity} {broken}"
    return "" if (last or (0, "")) == (backup.last_seq, backup.last_hash) else f"it ends with {last}"
