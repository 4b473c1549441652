"""Events of the log of errors without a word that was typed: their type and their place.

The text of an exception can hold anything: a statement with its values, a token, a path somebody chose. So none is
written, nor what another library says: only where it was. Of our own messages the words are written, which ruff keeps
constant (rule G); of what is filled into them only figures, names of errors and the like.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from callassist import __version__
from callassist.errors import KnownError

#: attribute of a record: a text about the event which its writer has made free of data
SAFE = "free_of_data"

_FRAMES = 60
_CHAIN = 10
_WITHHELD = "…"
#: larger figures could be a telephone number
_FIGURE = 1_000_000
_NAME_OF_AN_ERROR = re.compile(r"SQLITE_[A-Z_]+|[A-Z][A-Za-z]+(?:Error|Exception)")
_SYSTEM_TEXTS = frozenset(os.strerror(number) for number in errno.errorcode)
_PACKAGE = Path(__file__).resolve().parents[2]


class DataFree(logging.Formatter):
    """One line about the event, and the places of the exception that came with it."""

    def format(self, record: logging.LogRecord) -> str:
        """`record` without a word that is not ours."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        place = f"{_short(record.pathname)}:{record.lineno} in {record.funcName}"
        lines = [f"{at} {record.levelname} {__version__} {record.name}, {place}: {_said(record)}"]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines += _told(error)
        return "\n".join(lines)


def _said(record: logging.LogRecord) -> str:
    safe = getattr(record, SAFE, None)
    if isinstance(safe, str):
        return safe
    if record.name.partition(".")[0] != "callassist":
        return _WITHHELD
    given = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(_harmless(one) for one in given)
    except (TypeError, ValueError):
        return str(record.msg)  # ours as well, with the gaps in it


def _harmless(given: object) -> object:
    """What may be filled in: figures, errors by their names, threads by ours."""
    if isinstance(given, BaseException):
        return _named(given)
    if isinstance(given, threading.Thread):
        return given.name
    if isinstance(given, int | float) and abs(given) < _FIGURE:
        return given
    if isinstance(given, str) and (_NAME_OF_AN_ERROR.fullmatch(given) or given in _SYSTEM_TEXTS):
        return given
    return _WITHHELD


def _named(error: BaseException) -> str:
    """An error's type, and its code where it has one; not its text."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = ""
    if isinstance(error, KnownError):
        code = error.code
    elif isinstance(error, OSError):
        code = errno.errorcode.get(error.errno or 0, "")
    else:
        found = cast("object", getattr(error, "sqlite_errorname", ""))
        code = found if isinstance(found, str) and _NAME_OF_AN_ERROR.fullmatch(found) else ""
    return f"{name} ({code})" if code else name


def _told(error: BaseException) -> list[str]:
    """The error and those it came from, each with the places it went through, innermost last."""
    lines: list[str] = []
    for how, one in _chain(error):
        lines.append(f"  {how}{_named(one)}")
        frames = list(traceback.walk_tb(one.__traceback__))
        if len(frames) > _FRAMES:
            lines.append(f"    ({len(frames) - _FRAMES} more)")
        for frame, line in frames[-_FRAMES:]:
            lines.append(f"    {_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}")
    return lines


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    how, one, seen = "", error, set[int]()
    while id(one) not in seen and len(seen) < _CHAIN:
        seen.add(id(one))
        yield how, one
        parts = cast("tuple[BaseException, ...]", getattr(one, "exceptions", ())) if _is_group(one) else ()
        yield from (("one of them: ", part) for part in parts[:_CHAIN])
        if one.__cause__ is not None:
            how, one = "because of ", one.__cause__
        elif one.__context__ is not None and not one.__suppress_context__:
            how, one = "while handling ", one.__context__


def _is_group(error: BaseException) -> bool:
    return isinstance(error, BaseExceptionGroup)


def _short(file: str) -> str:
    """A file of code by its place in its package: a path would tell whose computer it is."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name
