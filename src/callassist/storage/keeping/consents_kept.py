"""Consents in a log that is made new: what ended stays so, and no use is forgotten. Database thread only.

Their rows and lines come out of damaged pages like others. Beyond that, whatever a log is made of, a consent that any
source knows to have ended holds no more, and its proof is kept from the last use that any of them knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from callassist.domain.consents import kept_until
from callassist.storage.calls import consent_journal
from callassist.storage.driver import Connection
from callassist.storage.rows import update

_ENDED_LINE = "SELECT 1 FROM consent_event WHERE consent_id = ? AND kind = 'ended' LIMIT 1"
#: the line that says of a consent here what only another source knew
_KNOWN_ELSEWHERE = "known_elsewhere"


class _State(NamedTuple):
    ended_at: str = ""
    last_used_at: str = ""


class ConsentsKnown:
    """What sources know of consents that no new log may lack, gathered row by row."""

    def __init__(self) -> None:
        self._states: dict[str, _State] = {}

    def note(self, row: Mapping[str, Any]) -> None:
        """Takes in what one row of `consent` tells."""
        known = self._states.get(row["id"], _State())
        ended = row["ended_at"] if row["state"] == "ended" else ""
        first = min((one for one in (known.ended_at, ended) if one), default="")
        self._states[row["id"]] = _State(first, max(known.last_used_at, row["last_used_at"]))

    def apply(self, connection: Connection) -> None:
        """Puts it into a log under construction, within its transaction."""
        for consent_id, state in self._states.items():
            found = consent_journal.consent(connection, consent_id)
            if found is None:
                continue
            last = max(found.last_used_at, state.last_used_at)
            kept = max(found.keep_until, kept_until(found.proof.given_at, last))
            update(connection, "consent", {"last_used_at": last, "keep_until": kept}, "id = ?", (consent_id,))
            if not state.ended_at or found.ended:
                continue
            if connection.execute(_ENDED_LINE, (consent_id,)).fetchone() is None:
                consent_journal.end(connection, consent_id, _KNOWN_ELSEWHERE, "", state.ended_at)
            else:
                ended = {"state": "ended", "ended_at": state.ended_at}
                update(connection, "consent", ended, "id = ?", (consent_id,))
