"""The scripts logged calls were made with, from their files or as the log keeps them: for the words of answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callassist.domain.script import Script
from callassist.errors import KnownError
from callassist.ui.bridge import Bridge
from callassist.ui.tasks import Tasks

if TYPE_CHECKING:
    from callassist.services.calls.call_log import CallLog
    from callassist.services.library import ScriptLibrary


class ScriptsAtHand:
    """Looks a script up by its hash, beside the window's thread: every file has to be read for it.

    One that was changed since is read from the text the log keeps: a call is told in the words it was made with.

    What was found stays, for a hash stands for one content. What was not is looked for anew after `forget_gaps`.
    """

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        self._bridge = bridge
        self._tasks = Tasks()
        self._found: dict[str, Script | None] = {}
        owner.destroyed.connect(self._tasks.close)

    def forget_gaps(self) -> None:
        """A script may be there by now."""
        self._found = {sha256: script for sha256, script in self._found.items() if script is not None}

    def find(self, library: ScriptLibrary, log: CallLog, sha256: str, then: Callable[[Script | None], None]) -> None:
        """Hand over the script with this hash, or None: at once where it is known, else when it was looked for."""
        if sha256 in self._found:
            then(self._found[sha256])
            return

        def found(script: Script | None) -> None:
            self._found[sha256] = script
            then(script)

        def failed(_error: BaseException) -> None:
            then(None)

        def kept(source: str) -> None:
            if source:
                self._bridge.watch(self._tasks.run(lambda: _read(library, source)), found, failed)
            else:
                found(None)

        def looked_up(script: Script | None) -> None:
            if script is not None:
                found(script)
            else:
                self._bridge.watch(log.script_source(sha256), kept, failed)

        self._bridge.watch(self._tasks.run(lambda: _look_up(library, sha256)), looked_up, failed)


def _look_up(library: ScriptLibrary, sha256: str) -> Script | None:
    entry = next((one for one in library.entries() if one.sha256 == sha256 and one.is_usable), None)
    if entry is None:
        return None
    try:
        return library.load(entry.path)
    except KnownError:
        return None  # changed meanwhile


def _read(library: ScriptLibrary, source: str) -> Script | None:
    try:
        return library.pinned(source)
    except KnownError:
        return None  # this program cannot read it any more
