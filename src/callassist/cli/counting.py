"""Numbers with what they count, as the terminal says them."""

from __future__ import annotations


def counted(number: int, noun: str, several: str = "") -> str:
    """As in "1 call" and "1,200 calls"; `several` where more of them are no mere noun with an s."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"
