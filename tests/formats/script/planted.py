"""Planting a mistake into a sound script, and saying where it must be found."""

from __future__ import annotations

from pathlib import Path

from callassist.formats.script.lint.linter import check
from callassist.formats.script.problems import Problem
from callassist.formats.script.source_text import common_bytes

SOUND = (Path(__file__).parent / "data" / "sound.yaml").read_text("utf-8")

#: stands right before the place where the problem must be reported
MARK = "§"


def plant(*changes: tuple[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """The sound script with each first text replaced by the second, and the marked places in it."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the sound script"
        text = text.replace(old, new)
    places: list[tuple[int, int]] = []
    while (at := text.find(MARK)) >= 0:
        places.append((text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)))
        text = text[:at] + text[at + len(MARK) :]
    return text, places


def problems_of(text: str) -> tuple[Problem, ...]:
    """What the linter finds in a text."""
    return check(text.encode(), name="planted.yaml", common=common_bytes())[1]
