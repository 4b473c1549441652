"""The scripts logged calls were made with, as far as their files are still there: for the words of answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callassist.domain.script import Script
from callassist.errors import KnownError
from callassist.ui.bridge import Bridge
from callassist.ui.tasks import Tasks

if TYPE_CHECKING:
    from callassist.services.library import ScriptLibrary


class ScriptsAtHand:
    """Looks a script up by its hash, beside the window's thread: every file has to be read for it.

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

    def find(self, library: ScriptLibrary, sha256: str, then: Callable[[Script | None], None]) -> None:
        """Hand over the script with this hash, or None: at once where it is known, else when it was looked for."""
        if sha256 in self._found:
            then(self._found[sha256])
            return

        def found(script: Script | None) -> None:
            self._found[sha256] = script
            then(script)

        self._bridge.watch(self._tasks.run(lambda: _look_up(library, sha256)), found, lambda _error: then(None))


def _look_up(library: ScriptLibrary, sha256: str) -> Script | None:
    entry = next((one for one in library.entries() if one.sha256 == sha256 and one.is_usable), None)
    if entry is None:
        return None
    try:
        return library.load(entry.path)
    except KnownError:
        return None  # changed meanwhile
