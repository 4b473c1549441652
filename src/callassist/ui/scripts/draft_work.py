"""The draft that is being written in the window: edits go to it at once, it is read anew beside the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from callassist.errors import KnownError
from callassist.ui.bridge import Bridge
from callassist.ui.tasks import Tasks

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.engine.setup import CallSetup
    from callassist.formats.script.lookup_files import Beside
    from callassist.formats.script.writing.edits import ScriptEdit
    from callassist.formats.script.writing.script_text import ScriptText
    from callassist.services.changes import Changes
    from callassist.services.scripts.draft_reading import DraftReading
    from callassist.services.scripts.trial import Trial
    from callassist.services.scripts.way_to_step import NoWay


class OpenDraft(Protocol):
    """A draft that can be changed: `services.scripts.draft.Draft`, as far as it is needed here."""

    @property
    def script_id(self) -> str: ...

    @property
    def script(self) -> ScriptText: ...

    @property
    def beside(self) -> Beside: ...

    @property
    def can_undo(self) -> bool: ...

    @property
    def can_redo(self) -> bool: ...

    @property
    def is_changed(self) -> bool: ...

    def make_edit(self, edit: ScriptEdit, *, joined: bool = False) -> Future[Changes]: ...

    def undo_edit(self) -> Future[Changes]: ...

    def redo_edit(self) -> Future[Changes]: ...


class DraftWork(QObject):
    """Emits `read(DraftReading)` when the draft was read anew, `failed(error)` for what could not be done or saved."""

    read = Signal(object)
    failed = Signal(object)
    #: an edit was made, taken back or brought again; it is read anew in a moment
    edited = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tasks = Tasks()
        self._draft: OpenDraft | None = None
        self._reading: DraftReading | None = None
        self._is_reading = False
        self._outdated = False
        #: the call that is looked for; one that is asked for after it takes its place
        self._trying: Future[Trial | NoWay] | None = None
        self._called_off = threading.Event()
        self._ends = threading.Event()
        self.destroyed.connect(self._ends.set)
        self.destroyed.connect(self._tasks.close)

    @property
    def draft(self) -> OpenDraft | None:
        """The draft that is open."""
        return self._draft

    @property
    def reading(self) -> DraftReading | None:
        """The draft as it was read last; None: not yet."""
        return self._reading

    @property
    def is_trying(self) -> bool:
        """Whether a call is still looked for."""
        return self._trying is not None and not self._trying.done()

    @property
    def source(self) -> ScriptText | None:
        """The draft's text as it is now."""
        return self._draft.script if self._draft is not None else None

    def open(self, draft: OpenDraft | None) -> None:
        """Work on this draft."""
        self._draft = draft
        self._reading = None
        self._outdated = True
        if draft is not None:
            self._read()

    def look(self) -> None:
        """The draft may have been changed elsewhere, in a call: read it anew if so."""
        draft, reading = self._draft, self._reading
        outdated = draft is not None and reading is not None and reading.source is not draft.script
        if outdated:
            self._read()

    def make(self, edit: ScriptEdit | None, *, joined: bool = False) -> bool:
        """Change the draft; whether it could be. It is read anew at once: whoever types has made a pause by now."""
        draft = self._draft
        if draft is None or edit is None:
            return False
        try:
            saving = draft.make_edit(edit, joined=joined)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self._changed(saving)
        return True

    def undo(self) -> bool:
        """Take the last edit back; whether there was one."""
        if self._draft is None or not self._draft.can_undo:
            return False
        self._changed(self._draft.undo_edit())
        return True

    def redo(self) -> bool:
        """Bring it again; whether there was one."""
        if self._draft is None or not self._draft.can_redo:
            return False
        self._changed(self._draft.redo_edit())
        return True

    def _changed(self, saving: Future[Changes]) -> None:
        self._bridge.watch(saving, lambda _: None, self.failed.emit)
        self._outdated = True
        self.edited.emit()
        self._read()

    def _read(self) -> None:
        """Read it beside the window; what was changed meanwhile is read afterwards."""
        draft = self._draft
        if draft is None or self._is_reading:
            return
        from callassist.services.scripts.draft_reading import read_whole

        self._outdated, self._is_reading = False, True
        self._try_no_more()  # the call that is looked for is one with the words of before
        source, name, beside = draft.script, draft.script_id, draft.beside
        self._bridge.watch(self._tasks.run(lambda: read_whole(source, name, beside)), self._arrived, self._not_read)

    def _arrived(self, reading: DraftReading) -> None:
        self._is_reading = False
        draft = self._draft
        if draft is None or reading.source is not draft.script:
            if self._outdated:
                self._read()
            if draft is None:
                return
        self._reading = reading
        self.read.emit(reading)

    def _not_read(self, error: BaseException) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def try_call(
        self, step: str, setup: CallSetup, found: Callable[[Trial | NoWay], None], former: Trial | None = None
    ) -> None:
        """A call at `step` with the script as it was read last; with the keys of `former` where they still fit.

        One that was asked for before is not looked for any more: in a large script it may take seconds, and nobody
        waits for it.
        """
        script = self._reading.script if self._reading is not None else None
        self._try_no_more()
        if script is None:
            return
        from callassist.services.scripts.trial import can_be_played, trial_at

        called_off = self._called_off = threading.Event()
        ends = self._ends

        def work() -> Trial | NoWay:
            if former is not None and can_be_played(script):
                again = former.with_script(script)
                if again is not None:
                    return again
            return trial_at(script, step, setup, called_off=lambda: called_off.is_set() or ends.is_set())

        def arrived(trial: Trial | NoWay) -> None:
            if not called_off.is_set():
                found(trial)

        self._trying = self._tasks.run(work)
        self._bridge.watch(self._trying, arrived, self.failed.emit)

    def _try_no_more(self) -> None:
        self._called_off.set()
        if self._trying is not None:
            self._trying.cancel()
