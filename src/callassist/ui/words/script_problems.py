"""What is wrong with a script file, in the window's language: the place, what it is, and the mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from callassist.formats.script.problems import Problem
    from callassist.formats.script.sentences import Sentence

#: lupdate puts what `told` marks into the context without a name: it stands in no class of the window
_CONTEXT = ""


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


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text) if text else ""
