"""A problem found in a file: where it is, how bad it is, what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from callassist.formats.script.sentences import NOTHING, Sentence


class Severity(StrEnum):
    """An error keeps a script from being used; a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is the stable name of its kind, `what` says what is wrong and `mend` what to do about it."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    what: Sentence
    mend: Sentence = NOTHING

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.what)

    @property
    def fix(self) -> str:
        """The next step, in English."""
        return str(self.mend)

    def __str__(self) -> str:
        tail = f" – {self.fix}" if self.fix else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{tail} [{self.code}]"

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place in the file, without repetitions."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.file, one.line, one.column, one.code)))
