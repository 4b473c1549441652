"""A call from its journal: the same actions over the same script give the same call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callassist.domain.script import Script
from callassist.engine import actions
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from callassist.engine.newer import WrittenByNewer
from callassist.errors import ImpossibleAction, KnownError, LogError
from callassist.storage.calls.damage import NO_SENSE
from callassist.storage.calls.records import UNREADABLE, StoredCall

if TYPE_CHECKING:
    from callassist.storage.store import Store

LoadScript = Callable[[str], Script]
"""By id or path, as `ScriptLibrary.load`."""
ReadPinned = Callable[[str], Script]
"""From a pinned script's text, as `formats.script_files.read_pinned`."""

#: parsed scripts kept, by hash
_SCRIPTS_KEPT = 8


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """A line's time in the zone of its call; by the rep's clock of then where she had travelled into another one."""
    there = moment if zone is None else moment.astimezone(zone)
    return there if there.utcoffset() == moment.utcoffset() else moment


class Replay:
    """Makes calls of journals. Keeps the scripts it has parsed. On the database thread."""

    def __init__(self, load_script: LoadScript, read_pinned: ReadPinned) -> None:
        """`read_pinned` makes a script of a pinned text; it is passed in so that this floor knows no file formats."""
        self._load_script = load_script
        self._read_pinned = read_pinned
        self._scripts: dict[str, Script] = {}

    def fold(self, store: Store, stored: StoredCall) -> Call:
        """The call its journal tells of, over the script it was made with.

        Raises:
            LogError: this program cannot follow the journal any more.
        """
        try:
            call = self._folded(store, stored)
            call.view()  # what a foreign line says may come to light only now; made once, and needed anyway
            return call
        except WrittenByNewer as error:
            raise LogError(
                f"this call cannot be taken up: a newer callassist made it ({error})",
                where=stored.id,
                next_step="install that one; or end it as interrupted, its answers are kept",
                code="call_too_new",
            ) from error
        # whatever a damaged or foreign line can make of the engine's own readers
        except (ImpossibleAction, AssertionError, *NO_SENSE, ArithmeticError, AttributeError) as error:
            why = str(error) or type(error).__name__
            raise LogError(
                f"this call cannot be taken up: its journal is damaged, or the program has changed since ({why})",
                where=stored.id,
                next_step="its answers are kept; end it as interrupted",
                code="call_damaged",
            ) from error

    def _folded(self, store: Store, stored: StoredCall) -> Call:
        zone = ZoneInfo(stored.zone) if stored.zone else None
        script = self._pinned(stored)
        first = stored.events[0]
        setup = call_setup.from_plain(first.payload["setup"])
        # JSON keeps the offset alone; the zone is needed where times are reckoned across a change of the clocks
        setup = replace(setup, started=setup.started.astimezone(zone) if zone else setup.started)
        if first.kind == "continued" and stored.parent_id is not None:
            former = self._folded(store, store.reading.call(stored.parent_id))
            call = former.continued(setup, in_zone(first.at, zone))
        else:
            call = Call.start(script, setup)
        for event in stored.events:
            if event.kind == UNREADABLE:
                raise ValueError(f"line {event.number} cannot be read")
            if event.kind == "action":
                call = call.step(actions.from_plain(event.payload["action"]), in_zone(event.at, zone))
            elif event.kind == "resumed":
                call = call.as_of(in_zone(event.at, zone))
        return call

    def _pinned(self, stored: StoredCall) -> Script:
        script = self._scripts.get(stored.script_sha256) or self._unchanged(stored)
        if script is None:
            if len(self._scripts) >= _SCRIPTS_KEPT:
                self._scripts.clear()
            script = self._scripts[stored.script_sha256] = self._read_pinned(stored.script_source)
        return script

    def _unchanged(self, stored: StoredCall) -> Script | None:
        """The script of that name, if it still is the one that was pinned: it need not be read anew."""
        try:
            script = self._load_script(stored.script_id)
        except KnownError:
            return None
        return script if script.sha256 == stored.script_sha256 else None
