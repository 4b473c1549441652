"""Contacts that were made one, in a log that is made new: what was taken back stays so. Database thread only.

Which contact stands for which is said twice, by the row of the merge and by the contact; a damaged log may have lost
either. Both follow of the merges that any source knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from callassist.storage.driver import Connection
from callassist.storage.rows import ANY, insert


class MergesKnown:
    """What the sources know of them, gathered row by row."""

    def __init__(self) -> None:
        self._merges: dict[str, dict[str, Any]] = {}

    def note(self, row: Mapping[str, Any]) -> None:
        """Takes in what one row tells."""
        known = self._merges.setdefault(row["id"], dict(row))
        known["undone_at"] = known["undone_at"] or row["undone_at"]

    def apply(self, connection: Connection) -> None:
        """Puts it into a log under construction, within its transaction."""
        there = "SELECT count(*) FROM contact WHERE id IN (?, ?)"
        for row in sorted(self._merges.values(), key=lambda one: (one["at_utc"], one["id"])):
            found = connection.execute(there, (row["winner"], row["loser"])).fetchone()
            if found is None or int(found[0]) < 2:
                continue  # one of the two is not in this log
            insert(connection, "contact_merge", row, ANY)
            sql = "UPDATE contact_merge SET undone_at = ? WHERE id = ? AND undone_at = ''"
            connection.execute(sql, (row["undone_at"], row["id"]))
            if not row["undone_at"]:
                sql = "UPDATE contact SET merged_into = ? WHERE id = ?"
                connection.execute(sql, (row["winner"], row["loser"]))
            else:
                sql = "UPDATE contact SET merged_into = '' WHERE id = ? AND merged_into = ?"
                connection.execute(sql, (row["loser"], row["winner"]))
