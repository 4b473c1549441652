"""Somebody who is erased in the log, and perhaps not yet in every copy of it: noted beside the log until they are.

The note is written before the log is, so that a kill at any moment leaves either nobody erased or a note to go on by.
It holds what the person is found by in old copies, which nothing else knows by then; it is gone when that is done.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from callassist.domain.who_is_who import Somebody
from callassist.storage.files import read_regular, replace_file

ENDING = ".erasing"
"""What the name of a note ends with."""

#: bytes of a note: some names, numbers and ids
_LONGEST = 1_000_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unforgotten:
    """Whose copies are to be looked through still."""

    #: id of the line in the ledger
    erasure: str
    who: Somebody
    #: ids of their calls, whose rescue files may lie about
    calls: tuple[str, ...] = ()
    #: hashes of the files that prove a consent of theirs
    files: tuple[str, ...] = ()


def remember(folder: Path, one: Unforgotten) -> Path:
    """Writes the note into the data folder.

    Raises:
        OSError: it cannot be written; then nobody must be erased either.
    """
    noted = folder / f"{one.erasure}{ENDING}"
    replace_file(noted, json.dumps(asdict(one), separators=(",", ":")).encode())
    return noted


def forget(noted: Path) -> None:
    """It is done: nothing of the note is needed any more. Never fails; the next start looks again."""
    with suppress(OSError):
        noted.unlink(missing_ok=True)


def unforgotten(folder: Path) -> Iterator[tuple[Path, Unforgotten]]:
    """The notes in the data folder. What is none of ours is left alone."""
    try:
        found = sorted(one for one in folder.iterdir() if one.suffix == ENDING)
    except OSError:
        return
    for path in found:
        try:
            yield path, _read(json.loads(read_regular(path, _LONGEST)), path.stem)
        except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
            _log.warning("a note of somebody who is to be erased cannot be read: %s", type(error).__name__)


def _read(told: dict[str, Any], name: str) -> Unforgotten:
    found: dict[str, Any] = told["who"]
    who: dict[str, Any] = {key: tuple(one) if isinstance(one, list) else str(one) for key, one in found.items()}  # pyright: ignore[reportUnknownArgumentType] - JSON
    if told["erasure"] != name:
        raise ValueError(name)
    calls, files = (tuple(str(one) for one in told.get(key, ())) for key in ("calls", "files"))
    return Unforgotten(name, Somebody(**who), calls, files)
