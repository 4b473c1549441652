"""Rows that are not what was stored: read, they make no sense. Costs nothing to import."""

from __future__ import annotations

from pathlib import Path

from callassist.errors import LogDamaged

NO_SENSE = (ValueError, TypeError, LookupError)
"""What reading such a row raises: a time, a JSON or a text that is none, a script nobody pinned."""


def damaged_row(path: Path, error: Exception) -> LogDamaged:
    """What to tell the rep of a row in the log at `path` that raised one of `NO_SENSE`."""
    return LogDamaged(
        f"the call log is damaged: a row of it makes no sense ({type(error).__name__})",
        where=str(path),
        next_step="nothing was deleted; restore a backup of it",
    )
