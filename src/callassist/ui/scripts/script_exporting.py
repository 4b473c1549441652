"""From the script that is written to a file others can read: a page to print, a table, an outline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from callassist.domain.text import Language
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.tasks import Tasks
from callassist.ui.words import script_problems

if TYPE_CHECKING:
    from callassist.services.scripts.exporting import ScriptExport

_NO_NAMES = re.compile(r"[^\w.()-]+")
#: what is told of that has no words in the file; who wants more asks for a page
_MOST_TOLD = 6


class ScriptExporting(QObject):
    """Fills the page's form and writes the file. Emits `told(words)`, `warned(words)` and `failed(error)`."""

    told = Signal(object)
    warned = Signal(object)
    failed = Signal(object)

    def __init__(self, form: InlineForm, work: DraftWork, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._work = work
        self._bridge = bridge
        self._tasks = Tasks()
        self._language = Language.EN
        #: where the last one was written
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        form.submitted.connect(self._submitted)
        self.destroyed.connect(self._tasks.close)

    def set_language(self, language: Language) -> None:
        """The file is in this one."""
        self._language = language

    def ask(self) -> None:
        """Ask for the path; its ending says what the file becomes."""
        reading = self._work.reading
        if reading is None or reading.script is None:
            self.warned.emit(lambda: self.tr("What cannot be read as a script is written to no file: mend it first."))
            return
        from callassist.services.scripts.exporting import free_path

        name = _NO_NAMES.sub(" ", reading.script.title.of(self._language)).strip() or reading.script.id
        wanted = self.folder / f"{name}.pdf"
        # a folder on the network may not answer for a while
        self._bridge.watch(self._tasks.run(lambda: free_path(wanted)), self._ask_path, self.failed.emit)

    def _ask_path(self, path: Path) -> None:
        self._form.ask(
            Command.SCRIPT_EXPORT,
            self.tr("Write the script to a file"),
            [(self.tr("File"), str(path))],
            buttons=(self.tr("Write"), self.tr("Not now")),
            detail=self.tr(
                "Its ending says what it becomes: .pdf or .html – a page with all texts and rules, for training and for"
                " sign-off; .xlsx or .csv – a table; .md or .txt – an outline that can be read in again."
            ),
        )

    def _submitted(self, values: list[str]) -> None:
        reading = self._work.reading
        if self._form.purpose is not Command.SCRIPT_EXPORT or reading is None or reading.script is None:
            return
        from callassist.services.scripts.exporting import check_target, write_script
        from callassist.ui.scripts.script_printing import printed_apart

        script, language = reading.script, self._language
        path = Path(values[0].strip().strip('"')).expanduser()

        def work() -> ScriptExport:
            check_target(path, is_forced=False)
            return write_script(script, language, path, printed_apart)

        self._bridge.watch(self._tasks.run(work), self._written, self.failed.emit)

    def _written(self, done: ScriptExport) -> None:
        self.folder = done.path.parent
        self.told.emit(lambda: self.tr("Written: {path}").replace("{path}", str(done.path)))
        if done.unsaid:
            self.warned.emit(lambda: self._words_of_unsaid(done))

    def _words_of_unsaid(self, done: ScriptExport) -> str:
        counted = self.tr("%n thing(s) of the script have no words there; a page has them all.", "", len(done.unsaid))
        reasons = dict.fromkeys(script_problems.sentence(one.why) for one in done.unsaid)
        return "\n".join([counted, *(f"• {one}" for one in list(reasons)[:_MOST_TOLD])])
