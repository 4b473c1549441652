"""Small files of JSON beside the log. Anybody may have put them there: none waits, none is large, none surprises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

from callassist.storage.files import read_regular

#: bytes of a note; ours have some hundred
LARGEST = 16_384
#: characters of a text in one, and the largest number the log can hold
_LONGEST, _HIGHEST = 200, 2**63 - 1


def parse_json(text: str | bytes) -> Any:  # noqa: ANN401 - JSON
    """The data `text` stands for, as JSON has it: no NaN, no infinity.

    Raises:
        ValueError: it is none, or too deep, or has a number nobody can reckon with (`1e400`, ten thousand digits).
    """
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (RecursionError, OverflowError, MemoryError) as error:
        raise ValueError(f"this is no JSON of ours ({type(error).__name__})") from None


def read_note(path: Path) -> Mapping[str, Any]:
    """The note at `path`.

    Raises:
        FileNotFoundError: there is none.
        OSError: it is no plain file, too large, or cannot be read.
        ValueError: it is no note.
    """
    found = parse_json(read_regular(path, LARGEST))
    if not isinstance(found, dict):
        raise ValueError("this is no note")
    return cast("Mapping[str, Any]", found)


def whole_number(note: Mapping[str, Any], name: str) -> int:
    """A number of the note, from zero to the largest the log can hold.

    Raises:
        ValueError: it is not there, or something else.
    """
    found = note.get(name)
    # True is an int to Python
    if type(found) is not int or not 0 <= found <= _HIGHEST:
        raise ValueError(f"{name} is no number")
    return found


def short_text(note: Mapping[str, Any], name: str) -> str:
    """A text of the note, of one line.

    Raises:
        ValueError: it is not there, or something else.
    """
    found = note.get(name)
    if not isinstance(found, str) or len(found) > _LONGEST or not (found.isprintable() or not found):
        raise ValueError(f"{name} is no text")
    return found


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _finite(word: str) -> float:
    found = float(word)
    if found in (float("inf"), float("-inf")):
        raise ValueError("a number is too large")
    return found
