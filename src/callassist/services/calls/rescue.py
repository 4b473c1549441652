"""What could not be written to the log, written to a file elsewhere, and taken into the log later.

A file of JSON lines: the first says whose it is, each further one is a line of the journal, the last one proves with a
key of the log (HMAC-SHA256 over all that stands before it) that this log's program wrote it: the folder of documents is
open to every program, and a call's id stands in each export. Nothing of a file is looked at before it is proven. Taken
in twice, it changes nothing: every line has the id it would have had. A call that has ended is never changed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from callassist.engine import actions
from callassist.engine.call import Call
from callassist.errors import LogError, NotUnderstood
from callassist.services.calls.call_end import check_outcome, people_of
from callassist.services.calls.replay import Replay, in_zone
from callassist.storage.calls.records import JournalEntry, StoredCall, follow_up_from_plain
from callassist.storage.files import read_regular, replace_file, sweep
from callassist.storage.notes import parse_json

if TYPE_CHECKING:
    from callassist.storage.store import Store

_BEGIN, _END = "callassist-rescue-", ".jsonl"
FORMAT = "callassist rescue 2"
#: a call has some dozens of lines of some hundred bytes; whatever is larger is none of ours
_LARGEST = 20_000_000
#: the largest number the log can hold
_HIGHEST = 2**63 - 1
#: files that are looked at in a folder anybody can put files into
_MOST = 100
#: lines a running call writes beside its first one
_KINDS = ("action", "note", "gap", "hung_up")


@dataclass(frozen=True, slots=True)
class Rescue:
    """A rescue file that is proven to be this log's."""

    path: Path
    call_id: str
    #: lines of the journal, as JSON data
    lines: tuple[Mapping[str, Any], ...]
    #: whom the call was with, where that was looked up
    name: str = ""

    @property
    def count(self) -> int:
        """How many lines it holds."""
        return len(self.lines)

    @property
    def is_end(self) -> bool:
        """Whether the call was hung up in them."""
        return self.lines[-1]["kind"] == "hung_up"

    @property
    def at(self) -> datetime:
        """When the last of them was to be saved; aware, by the rep's clock."""
        return datetime.fromisoformat(self.lines[-1]["at"])


def rescue_name(call_id: str) -> str:
    """What the rescue file of a call is called."""
    return f"{_BEGIN}{call_id}{_END}"


def rescues_in(folders: Iterable[Path], open_calls: Iterable[str]) -> tuple[Path, ...]:
    """The files that may be rescue files; a folder that cannot be read has none.

    Those of `open_calls` go by their names, so that no number of other files hides them.
    """
    names = [rescue_name(call_id) for call_id in open_calls]
    found: dict[Path, None] = {}
    for folder in folders:
        with suppress(OSError):
            found |= dict.fromkeys(path for name in names if (path := folder / name).exists())
            found |= dict.fromkeys(sorted(islice(folder.glob(f"{_BEGIN}*{_END}"), _MOST)))
    return tuple(found)


def sweep_rescues(folders: Iterable[Path], is_ours: Callable[[str], bool]) -> None:
    """Removes what a program that was killed left of rescue files half-made, of calls of this log.

    Other logs' programs may be writing theirs into the same folder at this moment.
    """
    for folder in folders:
        with suppress(OSError):
            for path in islice(folder.glob(f".{_BEGIN}*{_END}.*.part"), _MOST):
                call_id = path.name.removeprefix(f".{_BEGIN}").partition(_END)[0]
                if is_ours(call_id):
                    sweep(folder, rescue_name(call_id))


def write_rescue(path: Path, call_id: str, entries: Iterable[JournalEntry], key: str) -> None:
    """Puts `entries` into the file at `path`, whole, for this user alone, proven with the log's `key`.

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
    content = "".join(json.dumps(line) + "\n" for line in lines).encode()
    replace_file(path, content + proof(content, key))


def proof(content: bytes, key: str) -> bytes:
    """The last line: what only who has the log's key can write."""
    return json.dumps({"mac": hmac.new(key.encode(), content, hashlib.sha256).hexdigest()}).encode() + b"\n"


def read_rescue(path: Path, key: str) -> Rescue:
    """What stands in the file at `path`, once it is proven with the log's `key`.

    Raises:
        NotUnderstood: it is no such file (code `no_rescue`), or not this log's (`rescue_unproven`).
        OSError: it cannot be read.
    """
    content = read_regular(path, _LARGEST)
    body, given = _parted(content)
    if not hmac.compare_digest(given, proof(body, key)):
        raise NotUnderstood(
            "this file does not prove that this log's callassist wrote it",
            where=str(path),
            next_step="nothing was taken in; restore the log it belongs to first",
            code="rescue_unproven",
        )
    try:
        lines = [parse_json(line) for line in body.decode().splitlines()]
        head = lines[0]
        if head["format"] != FORMAT or not lines[1:]:
            raise ValueError("another format")
        for line in lines[1:]:
            _shape(line)
        return Rescue(path, str(head["call"]), tuple(lines[1:]))
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise NotUnderstood(
            f"this is no rescue file ({error})", where=str(path), next_step="choose a rescue-….jsonl", code="no_rescue"
        ) from error


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """All lines but the last one, and that."""
    end = content.rstrip(b"\n").rfind(b"\n") + 1
    return content[:end], content[end:]


def _shape(line: dict[str, Any]) -> None:
    """Raises where `line` is no line that a running call writes."""
    if not (isinstance(line["event_id"], str) and line["kind"] in _KINDS and isinstance(line["payload"], dict)):
        raise TypeError("a line is not what it should be")
    # True is an int to Python
    if not all(type(line[name]) is int and 0 <= line[name] <= _HIGHEST for name in ("number", "mono_ms")):
        raise TypeError("a line is not what it should be")
    if datetime.fromisoformat(line["at"]).tzinfo is None:
        raise ValueError("a time has no zone")


def new_lines(stored: StoredCall, found: Rescue) -> list[Mapping[str, Any]]:
    """The lines that are not in the journal of this call yet.

    Raises:
        LogError: the call has ended (code `rescue_ended`), or they do not follow on what is there (`rescue_unfit`).
    """
    known = {event.event_id for event in stored.events}
    new = [line for line in found.lines if line["event_id"] not in known]
    if not new:
        return []
    if stored.state != "open" or any(line["kind"] == "hung_up" for line in new[:-1]):
        raise LogError(
            "this call has ended; what came after its end is not taken in",
            where=str(found.path),
            next_step="its entry stays as it is; the file is kept",
            code="rescue_ended",
        )
    first = max((event.number for event in stored.events), default=-1) + 1
    if [int(line["number"]) for line in new] != list(range(first, first + len(new))):
        raise LogError(
            "this rescue file does not follow on what is in the call log",
            where=str(found.path),
            next_step="restore the log it belongs to first",
            code="rescue_unfit",
        )
    return new


def take_in(store: Store, replay: Replay, region: str, found: Rescue) -> int:
    """Writes the lines that are not in the journal yet; how many. On the database thread.

    Raises:
        NotFound: the call is not in this log.
        LogError: see `new_lines`.
        ImpossibleAction: a line makes no sense in this call.
    """
    stored = store.reading.call(found.call_id)
    new = new_lines(stored, found)
    if new:
        store.journal.append(found.call_id, _entries(replay.fold(store, stored), stored, new, region))
    return len(new)


def _entries(call: Call, stored: StoredCall, lines: Sequence[Mapping[str, Any]], region: str) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    for line in lines:
        payload = cast("dict[str, Any]", line["payload"])
        at = datetime.fromisoformat(line["at"])
        follow_up = None
        block = None
        if line["kind"] == "action":
            before, call = call, call.step(actions.from_plain(payload["action"]), in_zone(at, call.now.tzinfo))
            block = None if call.no_more_calls == before.no_more_calls else call.no_more_calls
        elif line["kind"] == "resumed":
            call = call.as_of(in_zone(at, call.now.tzinfo))
        if line["kind"] == "hung_up":
            check_outcome(str(payload["outcome"]))
            told = payload.get("follow_up")  # none of a call that was started by mistake
            follow_up = follow_up_from_plain(told) if told is not None else None
        entries.append(
            JournalEntry(
                line["event_id"],
                int(line["number"]),
                line["kind"],
                payload,
                at,
                int(line["mono_ms"]),
                call=call,
                follow_up=follow_up,
                people=people_of(call, region) if line["kind"] == "hung_up" else (),
                block=block,
            )
        )
    return entries
