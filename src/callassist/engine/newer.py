"""What only a newer program can have written: told apart from what makes no sense."""

from __future__ import annotations


class WrittenByNewer(ValueError):
    """A line of a journal has a kind, a field or a way of walking that this program does not know."""
