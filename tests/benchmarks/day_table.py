"""The bars of a working day with lists of leads, in one table: each line with what was measured of it in this run."""

from __future__ import annotations

from collections.abc import Sequence

from tests.benchmarks.measure import Bar

MILLION = "a list of a million rows, from its file"
SMALL = "300 rows, from the drop to the check"
READING = "reading sentence and 20 rows of 200 MB"
KEYS = "a key in a call while a list is read in"
CANCEL = "called off"
UNDO = "a list taken back"
WORKBOOK = "a workbook of 100,000 rows"
CARDS = "10,000 vCards"
SEARCH = "search over all rows and people, by name"
NEXT = "the next lead"
GATE = "the gate for one lead"
PERSON = "a lead with 200 calls, and their sheet"
POP = "screen pop, from the start of its process"
EVIDENCE = "evidence of 10,000 uses"
DISK = "a million rows on the disk"
NUMBERS = "silently wrong numbers"

LINES = (
    MILLION,
    SMALL,
    READING,
    KEYS,
    CANCEL,
    UNDO,
    WORKBOOK,
    CARDS,
    SEARCH,
    NEXT,
    GATE,
    PERSON,
    POP,
    EVIDENCE,
    DISK,
    NUMBERS,
)
"""In the order of the table."""


def day_table(bars: Sequence[Bar]) -> list[str]:
    """The table, a text a line; nothing where none of its lines was measured."""
    if not any(bar.line for bar in bars):
        return []
    shown = ["", "A working day"]
    for line in LINES:
        found = [bar for bar in bars if bar.line == line]
        shown.append(f"  {line}" if found else f"  {line}: not measured in this run")
        for bar in found:
            value = f"{bar.measured:.2f} {bar.unit}".strip()
            bound = "only told" if bar.target is None else f"≤ {bar.target:g} {bar.unit}".strip()
            mark = " " if bar.target is None else "✓" if bar.holds else "✗"
            shown.append(f"  {mark} {bar.name:<58} {value:>14}  {bound}")
    return shown
