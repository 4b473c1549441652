"""What could not be written to the log, written to a file elsewhere, and taken into the log later.

A file of JSON lines: the first says whose it is, each further one is a line of the journal. Taken in twice, it changes
nothing: every line has the id it would have had.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from callassist.engine import actions
from callassist.engine.call import Call
from callassist.errors import LogError, NotUnderstood
from callassist.services.call_end import follow_up_from_plain, people_of
from callassist.services.replay import Replay
from callassist.storage.files import replace_file, sweep
from callassist.storage.records import JournalEntry, StoredCall, clean, utc_text

if TYPE_CHECKING:
    from callassist.storage.store import Store

_BEGIN, _END = "callassist-rescue-", ".jsonl"
FORMAT = "callassist rescue 1"
#: a call has some dozens of lines of some hundred bytes; whatever is larger is none of ours
_LARGEST = 20_000_000


def rescue_name(call_id: str) -> str:
    """What the rescue file of a call is called."""
    return f"{_BEGIN}{call_id}{_END}"


def rescues_in(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The rescue files there are; a folder that cannot be read has none."""
    found: list[Path] = []
    for folder in folders:
        with suppress(OSError):
            found += sorted(folder.glob(f"{_BEGIN}*{_END}"))
    return tuple(found)


def sweep_rescues(folders: Iterable[Path], is_ours: Callable[[str], bool]) -> None:
    """Removes what a program that was killed left of rescue files half-made, of calls of this log.

    Other logs' programs may be writing theirs into the same folder at this moment.
    """
    for folder in folders:
        with suppress(OSError):
            for path in folder.glob(f".{_BEGIN}*{_END}.*.part"):
                call_id = path.name.removeprefix(f".{_BEGIN}").partition(_END)[0]
                if is_ours(call_id):
                    sweep(folder, rescue_name(call_id))


def write_rescue(path: Path, call_id: str, entries: Iterable[JournalEntry]) -> None:
    """Puts `entries` into the file at `path`, whole, for this user alone.

    Raises:
        OSError: it cannot be written.
    """
    lines: list[dict[str, Any]] = [{"format": FORMAT, "call": call_id}]
    lines += [
        {
            "event_id": entry.event_id,
            "number": entry.number,
            "kind": entry.kind,
            "payload": entry.payload,
            "at": entry.at.isoformat(),
            "mono_ms": entry.mono_ms,
        }
        for entry in entries
    ]
    replace_file(path, "".join(json.dumps(line) + "\n" for line in lines).encode())


def read_rescue(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The id of the call and the lines in the file at `path`.

    Raises:
        NotUnderstood: it is no such file.
        OSError: it cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        head = lines[0]
        if head["format"] != FORMAT:
            raise ValueError("another format")
        for line in lines[1:]:
            _shape(line)
        return str(head["call"]), lines[1:]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NotUnderstood(
            f"this is no rescue file ({error})", where=str(path), next_step="choose a rescue-….jsonl", code="no_rescue"
        ) from error


def _shape(line: dict[str, Any]) -> None:
    """Raises where `line` is no line of a journal."""
    if not (isinstance(line["event_id"], str) and isinstance(line["kind"], str) and isinstance(line["payload"], dict)):
        raise TypeError("a line is not what it should be")
    if not (isinstance(line["number"], int) and isinstance(line["mono_ms"], int)):
        raise TypeError("a line is not what it should be")
    if datetime.fromisoformat(line["at"]).tzinfo is None:
        raise ValueError("a time has no zone")


def take_in(store: Store, replay: Replay, region: str, call_id: str, lines: Sequence[dict[str, Any]]) -> int:
    """Writes the lines that are not in the journal yet; how many. On the database thread.

    Raises:
        NotFound: the call is not in this log.
        LogError: the lines do not follow on what is in the journal.
    """
    stored = store.reading.call(call_id)
    known = {event.event_id for event in stored.events}
    new = [line for line in lines if line["event_id"] not in known]
    if not new:
        return 0
    first = max((event.number for event in stored.events), default=-1) + 1
    if [int(line["number"]) for line in new] != list(range(first, first + len(new))):
        raise LogError(
            "this rescue file does not follow on what is in the call log",
            where=call_id,
            next_step="restore the log it belongs to first",
            code="rescue_unfit",
        )
    entries = _entries(replay.fold(store, stored), stored, new, region)
    store.journal.append(call_id, entries)
    return len(entries)


def _entries(call: Call, stored: StoredCall, lines: Sequence[dict[str, Any]], region: str) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    for line in lines:
        payload = cast("dict[str, Any]", line["payload"])
        at = datetime.fromisoformat(line["at"])
        changes: dict[str, Any] = {}
        follow_up = None
        if line["kind"] == "action":
            call = call.step(actions.from_plain(payload["action"]), at)
        if "note" in payload:
            changes["note"] = clean(str(payload["note"]))
        if line["kind"] == "hung_up":
            changes |= {"state": "ended", "outcome": str(payload["outcome"]), "ended_at": utc_text(at)}
            follow_up = follow_up_from_plain(payload["follow_up"])
        entries.append(
            JournalEntry(
                line["event_id"],
                int(line["number"]),
                line["kind"],
                payload,
                at,
                int(line["mono_ms"]),
                call=call,
                changes=changes,
                follow_up=follow_up,
                people=people_of(call, region) if line["kind"] == "hung_up" else (),
            )
        )
    return entries
