"""The scripts of the walk-throughs that play rows of format 2, by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from callassist.domain.script import Script
from callassist.formats.script.script_files import parse_script
from callassist.formats.script.source_text import common_bytes

FOLDER = Path(__file__).parents[1] / "walkthroughs"


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text("utf-8")


@cache
def script_of(name: str) -> Script:
    return parse_script(text_of(name).encode(), name=name, common=common_bytes())


def script_with(name: str, *changes: tuple[str, str]) -> Script:
    """The script with each first text, which stands there once, replaced by the second."""
    text = text_of(name)
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return parse_script(text.encode(), name=name, common=common_bytes())
