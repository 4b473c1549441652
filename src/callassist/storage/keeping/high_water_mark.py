"""How far the journal had come, noted beside the log: a lost, emptied or exchanged log is noticed (tail guard)."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from callassist.storage.files import replace_file
from callassist.storage.notes import read_note, short_text, whole_number

NAME = "callassist.mark"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """Number and hash of the journal's last line at some moment, and whose; zero and "" where nothing is noted."""

    last_seq: int = 0
    hash: str = ""
    log_id: str = ""


def read_mark(path: Path) -> Mark:
    """What is noted at `path`; an empty mark where there is nothing that can be read."""
    try:
        found = read_note(path)
        return Mark(whole_number(found, "last_seq"), short_text(found, "hash"), short_text(found, "log_id"))
    except FileNotFoundError:
        return Mark()
    except (OSError, ValueError):
        _log.warning("the note of how far the log had come cannot be read; it is made anew")
        return Mark()


def write_mark(path: Path, mark: Mark) -> None:
    """Notes `mark`, as a whole file. Where that cannot be, the guard is blind, but the log is none the worse."""
    try:
        replace_file(path, json.dumps(asdict(mark)).encode())
    except OSError as error:
        _log.warning("how far the log has come was not noted: %s", error.strerror)
