"""What is wrong with a script file, in the window's language: the place, what it is, and the mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

if TYPE_CHECKING:
    from callassist.formats.script.problems import Problem
    from callassist.formats.script.sentences import Sentence

#: lupdate puts what `told` marks into the context without a name: it stands in no class of the window
_CONTEXT = ""
#: what stands before a number in the place of a piece
_PLACES = {
    "line": QT_TRANSLATE_NOOP("Places", "line {number}"),
    "paragraph": QT_TRANSLATE_NOOP("Places", "paragraph {number}"),
    "table": QT_TRANSLATE_NOOP("Places", "table {number}"),
    "row": QT_TRANSLATE_NOOP("Places", "row {number}"),
    "column": QT_TRANSLATE_NOOP("Places", "column {number}"),
    "comment": QT_TRANSLATE_NOOP("Places", "comment {number}"),
    "footnote": QT_TRANSLATE_NOOP("Places", "footnote {number}"),
    "endnote": QT_TRANSLATE_NOOP("Places", "endnote {number}"),
}


def problem(found: Problem) -> str:
    """One finding in one line, as `callassist lint` tells it."""
    return f"{Path(found.file).name}:{found.line}:{found.column}: {told(found)}"


def told(found: Problem) -> str:
    """What is wrong and how it is mended, where the place is seen."""
    mend = sentence(found.mend)
    return f"{sentence(found.what)}{f' – {mend}' if mend else ''}"


def sentence(said: Sentence) -> str:
    """A sentence in the window's language."""
    return said.filled(_translated, lambda number: QLocale().toString(number))


def source_place(place: str) -> str:
    """Where something stands in the source of a script, as `LeftOut.place` names it."""
    parts: list[str] = []
    for part in place.split(", "):
        kind, _, which = part.partition(" ")
        known = _PLACES.get(kind) if which else None
        parts.append(part if known is None else QCoreApplication.translate("Places", str(known)).format(number=which))
    return ", ".join(parts)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text) if text else ""
