"""What somebody who may not publish proposes: words that were changed in a call, or a draft that is ready.

It waits beside the scripts until somebody who may publishes it, or puts it away. Who may is a setting: names, or
everybody. That is no lock, for the files are the user's own: it is what a team agreed on, kept in view.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from callassist.errors import NotFound
from callassist.services.changes import Changes, Kind
from callassist.services.own_threads import OwnThreads
from callassist.services.scripts.draft import unwritable
from callassist.services.scripts.folder_names import folder_name
from callassist.storage.files import make_private_folder, read_regular, replace_file
from callassist.storage.notes import parse_json

if TYPE_CHECKING:
    from callassist.services.clock import Clock

PROPOSED = Changes.of(Kind.DRAFTS)
#: proposals of one script, and bytes of the file that holds them
_MOST, _LARGEST = 500, 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that waits to be published."""

    id: str
    who: str
    #: ISO 8601, UTC
    at: str
    why: str
    #: the text in the file; none: the draft as it stands
    path: tuple[str | int, ...] = ()
    language: str = ""
    words: str = ""
    #: what was said there when it was proposed
    was: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is the whole draft."""
        return not self.path


def may_publish(publishers: str, who: str) -> bool:
    """Whether `who` is among `publishers`, names with commas between them; none of them: everybody may."""
    names = {one.strip().casefold() for one in publishers.split(",") if one.strip()}
    return not names or who.strip().casefold() in names


class Proposals:
    """The proposals of all scripts, each script's in a file of its own."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._threads = OwnThreads("callassist-proposals")

    def waiting(self, script_id: str) -> Future[tuple[Proposal, ...]]:
        """What waits, the newest first. What cannot be read waits for nobody."""
        return self._threads.run(lambda _: self.of(script_id))

    def propose_draft(self, script_id: str, *, who: str, why: str) -> Future[Changes]:
        """The draft of a script as it stands is ready; one proposal of it is enough. Fails with `DraftError`."""
        return self._threads.run(lambda _: self.note_proposal(script_id, who=who, why=why))

    def dismiss_proposal(self, script_id: str, ident: str) -> Future[Changes]:
        """It waits no longer. Fails with `NotFound`, and with `DraftError` where that cannot be written."""

        def work(_: object) -> Changes:
            self.take_out(script_id, ident)
            return PROPOSED

        return self._threads.run(work)

    def close(self) -> None:
        """Wait for what is being written."""
        self._threads.close()

    # -- at once, for whoever has a thread of their own ----------------------------------------------------------------

    def of(self, script_id: str) -> tuple[Proposal, ...]:
        """All there are, the newest first."""
        try:
            found: object = parse_json(read_regular(self._file(script_id), _LARGEST))
        except (OSError, ValueError):
            return ()
        listed: object = cast("dict[str, object]", found).get("proposals") if isinstance(found, dict) else None
        lines = cast("list[object]", listed) if isinstance(listed, list) else []
        return tuple(one for one in map(_read, lines) if one is not None)

    def note_proposal(
        self,
        script_id: str,
        *,
        who: str,
        why: str,
        path: tuple[str | int, ...] = (),
        language: str = "",
        words: str = "",
        was: str = "",
    ) -> Changes:
        """One more. It takes the place of one by the same person about the same place."""
        at = self._clock.now().isoformat(timespec="seconds")
        new = Proposal(uuid4().hex, who, at, why, path, language, words, was)
        same = (who, path, language)
        kept = [one for one in self.of(script_id) if (one.who, one.path, one.language) != same]
        self._write(script_id, [new, *kept][:_MOST])
        return PROPOSED

    def take_out(self, script_id: str, ident: str) -> Proposal:
        """Without this one.

        Raises:
            NotFound: somebody was faster.
            DraftError: it cannot be written.
        """
        found = self.of(script_id)
        gone = next((one for one in found if one.id == ident), None)
        if gone is None:
            raise NotFound(
                "this proposal is not there any more", where=script_id, next_step="look again", code="proposal_gone"
            )
        self._write(script_id, [one for one in found if one.id != ident])
        return gone

    def _write(self, script_id: str, proposals: Iterable[Proposal]) -> None:
        try:
            make_private_folder(self._folder)
            content = json.dumps({"proposals": [asdict(one) for one in proposals]}, ensure_ascii=False)
            replace_file(self._file(script_id), content.encode())
        except OSError as error:
            raise unwritable(error) from error

    def _file(self, script_id: str) -> Path:
        return self._folder / f"{folder_name(script_id)}.json"


def _read(line: object) -> Proposal | None:
    if not isinstance(line, dict):
        return None
    here = cast("dict[str, object]", line)
    path = here.get("path")
    steps = cast("list[object]", path) if isinstance(path, list) else []
    words = {name: here.get(name, "") for name in ("id", "who", "at", "why", "language", "words", "was")}
    if not all(isinstance(one, str) for one in words.values()) or not words["id"]:
        return None
    if not all(isinstance(step, str | int) for step in steps):
        return None
    return Proposal(path=tuple(cast("list[str | int]", steps)), **cast("dict[str, str]", words))
