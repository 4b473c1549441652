"""Every text a script was published as: `<data>/scripts/versions/<script>/`, a file and a note for each.

The text lies there byte for byte; the note beside it says which version it is, who published it, when and why. A text
that was there before the first publishing, shipped or written by hand, is kept as well, without a name.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.errors import NotFound
from callassist.services.scripts.draft import sha256
from callassist.storage.files import make_private_folder, read_regular, replace_file
from callassist.storage.notes import read_note

_LARGEST = 1024 * 1024 + 3
_NAME = re.compile(r"(?P<number>[0-9]{5,9})-(?P<digest>[0-9a-f]{12})\.yaml")
#: characters of a reason: a note is small
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A text a script once was.

    Attributes:
        number: what `version:` says in it; 0 where it says nothing.
        sha256: of the file.
        pinned: the hash calls know it by (`Script.sha256`); empty where the text cannot be used.
        who, why: as they were given; empty for a text that was there before.
        at: when it was published; None for a text that was there before.
        path: where it lies.
    """

    number: int
    sha256: str
    pinned: str
    who: str
    why: str
    at: datetime | None
    path: Path

    @property
    def id(self) -> str:
        """What it is asked for by."""
        return self.path.stem


class Versions:
    """The versions of all scripts."""

    def __init__(self, scripts: Path) -> None:
        """`scripts` is the folder of the user's own scripts."""
        self._folder = scripts / "versions"

    def of(self, script_folder: str) -> tuple[ScriptVersion, ...]:
        """The versions of a script, the newest first."""
        found: list[ScriptVersion] = []
        with suppress(OSError):
            for path in (self._folder / script_folder).iterdir():
                name = _NAME.fullmatch(path.name)
                if name is not None:
                    found.append(_version(path, int(name["number"])))
        return tuple(sorted(found, key=_age, reverse=True))

    def keep(
        self, script_folder: str, data: bytes, *, number: int, pinned: str, who: str = "", why: str = "",
        at: datetime | None = None,
    ) -> ScriptVersion:  # fmt: skip
        """Keep a text. One that is kept already stays as it is, with its note.

        Raises:
            OSError: it cannot be written.
        """
        digest = sha256(data)
        path = self._folder / script_folder / f"{number:05}-{digest[:12]}.yaml"
        note = path.with_suffix(".json")
        if not path.exists() or not note.exists():
            make_private_folder(path.parent)
            replace_file(path, data)
            told = {"version": number, "sha256": digest, "pinned": pinned, "who": who[:200], "why": why[:_LONGEST],
                    "at": at.isoformat() if at else ""}  # fmt: skip
            replace_file(note, json.dumps(told, ensure_ascii=False).encode())
        return _version(path, number)

    def data(self, script_folder: str, version_id: str) -> bytes:
        """The text of a version.

        Raises:
            NotFound: there is none.
            OSError: it cannot be read.
        """
        path = self._folder / script_folder / f"{version_id}.yaml"
        if _NAME.fullmatch(path.name) is None:
            raise _no_version(version_id)
        try:
            return read_regular(path, _LARGEST)
        except FileNotFoundError:
            raise _no_version(version_id) from None


def _age(version: ScriptVersion) -> tuple[int, float, str]:
    return version.number, version.at.timestamp() if version.at else 0.0, version.id


def _no_version(version_id: str) -> NotFound:
    return NotFound("there is no such version", where=version_id, next_step="choose another", code="no_version")


def _version(path: Path, number: int) -> ScriptVersion:
    """A version by its note; a note that cannot be read leaves the text as it is."""
    digest = pinned = who = why = ""
    at: datetime | None = None
    with suppress(OSError, ValueError):
        note = read_note(path.with_suffix(".json"))
        digest, pinned = str(note.get("sha256", "")), str(note.get("pinned", ""))
        who, why = str(note.get("who", "")), str(note.get("why", ""))
        at = datetime.fromisoformat(str(note["at"])) if note.get("at") else None
    return ScriptVersion(number, digest, pinned, who, why, at if at is None or at.tzinfo else None, path)
