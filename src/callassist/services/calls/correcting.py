"""How a call ended and what follows, put right afterwards. What was said before stays in the journal and the trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from callassist.domain.follow_up import FollowUp, FollowUpKind, Origin
from callassist.domain.outcome import BLOCKING, BY_MISTAKE, OUTCOMES
from callassist.errors import ImpossibleAction
from callassist.services.calls.call_end import check_due, check_outcome
from callassist.services.calls.promising import as_promised, zone_of_lead
from callassist.services.changes import NOTHING, Changes, Kind
from callassist.storage.calls.call_row import CORRECTED
from callassist.storage.calls.records import JournalEntry, follow_up_to_plain
from callassist.storage.identifiers import new_id

if TYPE_CHECKING:
    from callassist.storage.store import Store

__all__ = ["CORRECTABLE", "correct"]

CORRECTABLE: tuple[str, ...] = tuple(one for one in OUTCOMES if one != BY_MISTAKE)
"""What an outcome may be corrected to, and from: whether a call was one at all is said where it ends."""

CALL_CORRECTED = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.LISTS)


def correct(
    store: Store, call_id: str, outcome: str, follow_up: FollowUp | None, at: datetime, zone: str = ""
) -> Changes:
    """Writes how a call that has ended really ended, and what follows.

    Args:
        store: the log.
        call_id: which call.
        outcome: as it is now; the same as before where only what follows is wrong.
        follow_up: what follows now, in the place of what was due by this call; None: that stays as it is.
        at: now, aware, by the rep's clock.
        zone: of that clock; theirs holds where it is known.

    Raises:
        ImpossibleAction: the call is open, it was none, there is no such outcome, or a block would be lifted by it.
        NotUnderstood: the time named is over.
        NotFound: there is no such call.
    """
    check_outcome(outcome)
    if follow_up is not None:
        check_due(follow_up, at)
        first = store.reading.call(call_id).events[:1]
        zone = zone_of_lead(first[0].payload.get("gate"), zone) if first else zone
        follow_up = replace(as_promised(follow_up, zone), origin=Origin.REP)
    number, worked_ms, is_open = store.reading.progress(call_id)
    if is_open:
        raise ImpossibleAction("this call is still open: it is ended on the call page", code="correct_open_call")
    summary = store.reading.trace(call_id).summary
    if BY_MISTAKE in (summary.outcome, outcome):
        raise ImpossibleAction("a call started by mistake was none", code="correct_no_call")
    if summary.outcome == BLOCKING != outcome:
        raise ImpossibleAction("whoever asked not to be called again stays blocked", code="correct_block")
    payload: dict[str, Any] = {} if outcome == summary.outcome else {"outcome": outcome}
    if follow_up is not None and not _is_due(follow_up, summary.follow_up, summary.follow_up_at):
        payload["follow_up"] = follow_up_to_plain(follow_up)
    if not payload:
        return NOTHING
    payload["was"] = {"outcome": summary.outcome, "kind": summary.follow_up, "due": summary.follow_up_at}
    given = follow_up if "follow_up" in payload else None
    entry = JournalEntry(new_id(), number, CORRECTED, payload, at, worked_ms, follow_up=given)
    store.journal.append(call_id, (entry,))
    return CALL_CORRECTED


def _is_due(follow_up: FollowUp, kind: str, due: str) -> bool:
    """Whether just that follows already."""
    when = "" if follow_up.due is None else follow_up.due.isoformat(timespec="minutes")
    return (follow_up.kind.value, when) == (kind or FollowUpKind.NONE.value, due)
