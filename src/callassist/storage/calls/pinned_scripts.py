"""The texts calls were made with, as the log keeps them. Database thread only."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.storage.driver import Connection

_SQL = """
SELECT s.sha256, s.version, s.source <> '', count(c.id), coalesce(max(c.started_local), '')
FROM script_version s LEFT JOIN call c ON c.script_sha256 = s.sha256
WHERE s.script_id = ? GROUP BY s.sha256 ORDER BY max(c.seq) DESC, s.version DESC
"""


@dataclass(frozen=True, slots=True)
class PinUse:
    """A text of a script, and the calls that were made with it."""

    #: what calls know it by (`Script.sha256`)
    sha256: str
    version: int
    #: whether the text is there; it may have been lost
    readable: bool
    calls: int
    #: when the newest of them began, in its own time (ISO 8601); "" for none
    newest_local: str


def pins_of(connection: Connection, script_id: str) -> tuple[PinUse, ...]:
    """Every text calls with this script were made with, the one of the newest call first."""
    rows = connection.execute(_SQL, (script_id,))
    return tuple(PinUse(str(sha), int(version), bool(there), int(calls), str(newest)) for sha, version, there, calls,
                 newest in rows)  # fmt: skip
