"""What is in a log, in a form that can be compared: every row of every table but those of the search index."""

from __future__ import annotations

import hashlib
from typing import Any

TABLES = (
    *("meta", "script_version", "account", "contact", "call", "call_event", "trace_entry", "follow_up", "facet"),
    "sqlite_sequence",
)


def digest(connection: Any) -> str:
    """Stands for the whole content: two logs with one digest hold the same."""
    found = hashlib.sha256()
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        found.update(repr(sorted(map(repr, rows))).encode("utf-8", "surrogatepass"))
    return found.hexdigest()
