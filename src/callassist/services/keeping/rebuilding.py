"""Calls whose row was lost or is behind its journal, put right by replaying the journal. On the database thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callassist.domain.follow_up import FollowUp
from callassist.domain.log_columns import columns_of
from callassist.domain.outcome import BY_MISTAKE
from callassist.domain.script import Script
from callassist.engine import setup as call_setup
from callassist.errors import KnownError
from callassist.services.calls.replay import Replay
from callassist.storage.calls.records import (
    CallHead,
    ScriptPin,
    StoredCall,
    StoredEvent,
    follow_up_from_plain,
    lead_from_plain,
)
from callassist.storage.calls.rewriting import restate

if TYPE_CHECKING:
    from callassist.storage.store import Store

_log = logging.getLogger(__name__)

FindScript = Callable[[str], Script | None]
"""A script by the hash of its text, if it is among those at hand."""


def rebuild_calls(store: Store, replay: Replay, find_script: FindScript) -> tuple[int, int]:
    """Makes the rows of all torn calls anew; how many could be, and how many could not.

    A call stays as it is where its journal itself has a hole: what could be read of it is shown.
    """
    put_right = left = 0
    for call_id in store.reading.torn_calls():
        try:
            _rebuild(store, replay, find_script, store.reading.call(call_id))
        # a line that a damaged log makes of itself can be anything; the call is left as it is
        except (KnownError, ValueError, TypeError, LookupError, AttributeError) as error:
            _log.warning("a call could not be put right from its journal: %s", type(error).__name__)
            left += 1
        else:
            put_right += 1
    return put_right, left


def _rebuild(store: Store, replay: Replay, find_script: FindScript, stored: StoredCall) -> None:
    events = stored.events
    if [event.number for event in events] != list(range(len(events))):
        raise ValueError("the journal of this call has a hole")
    first = events[0].payload
    head = None
    if "lead" in first:
        head = _head(store, find_script, stored, events[0])
        stored = replace(
            stored,
            lead=head.lead,
            script_id=head.script.script_id,
            script_sha256=head.script.sha256,
            script_source=head.script.source,
            zone=head.zone,
            parent_id=head.parent_id,
        )
    call = None if events[0].kind == "unreached" else replay.fold(store, stored)
    restate(
        store.connection,
        stored.id,
        head=head,
        call=call,
        events=events,
        follow_up=_follow_up(events),
    )


def _head(store: Store, find_script: FindScript, stored: StoredCall, first: StoredEvent) -> CallHead:
    payload = first.payload
    setup = call_setup.from_plain(payload["setup"])
    zone = str(payload["zone"])
    parent = payload["parent"]
    return CallHead(
        id=stored.id,
        lead=lead_from_plain(payload["lead"]),
        script=_script(store, find_script, str(payload["script"])),
        stage=setup.stage,
        depth=setup.depth,
        language=setup.language.value,
        direction="in" if payload["direction"] == "in" else "out",
        started=setup.started.astimezone(ZoneInfo(zone)) if zone else setup.started,
        zone=zone,
        parent_id=parent if parent and store.reading.exists(parent) else None,
    )


def _script(store: Store, find_script: FindScript, sha256: str) -> ScriptPin:
    pin = store.reading.pinned(sha256)
    if pin is not None and pin.source:
        return pin
    script = find_script(sha256)
    if script is None:
        raise ValueError("the script of this call could not be read")
    return ScriptPin(script.sha256, script.id, script.version, script.title, columns_of(script), script.source)


def _follow_up(events: tuple[StoredEvent, ...]) -> tuple[FollowUp, StoredEvent] | None:
    for event in reversed(events):
        if event.payload.get("outcome") == BY_MISTAKE:
            return None
        if isinstance(event.payload.get("follow_up"), dict):
            return follow_up_from_plain(event.payload["follow_up"]), event
    return None
