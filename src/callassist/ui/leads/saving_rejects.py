"""Saving the lines of a list that are no rows: a file that is repaired and read in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from callassist.domain.lead_list import LeadList
from callassist.ui.bridge import Bridge
from callassist.ui.kit.plain_text import isolated
from callassist.ui.tasks import Tasks
from callassist.ui.words import error_wording, lead_words

if TYPE_CHECKING:
    from callassist.services.leads.rejects_file import RejectsFile
    from callassist.ui.backend import Backend
    from callassist.ui.kit.banner import Banner


class SavingRejects(QObject):
    """Asks for a file, writes it beside the window's thread, and tells."""

    #: words that say what was written
    done = Signal(object)

    def __init__(self, bridge: Bridge, message: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._bridge = bridge
        self._message = message
        self._tasks = Tasks()
        self._services: Backend | None = None
        self.destroyed.connect(self._tasks.close)

    def set_services(self, services: Backend) -> None:
        """Where the lists are."""
        self._services = services

    def choose(self, found: LeadList, folder: Path) -> None:
        """Ask where to; nothing is asked where there is nothing to save."""
        if not found.imported.rejected:
            self._message.say(lambda: self.tr("No line of this list was rejected."))
            return
        name = self.tr("{name} rejected lines").format(name=found.frame.name.replace("/", "-").replace("\\", "-"))
        title = self.tr("Save rejected lines")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(folder / f"{name}.csv"), "CSV (*.csv)")
        if chosen:
            self.save(found, Path(chosen))

    def save(self, found: LeadList, target: Path) -> None:
        """Write them to this file."""
        services = self._services
        if services is None:
            return
        lists, exporting = services.lead_lists, services.exporting
        names = (self.tr("line"), self.tr("reason"), self.tr("list"))
        reasons = lead_words.reject_reasons()

        def work() -> RejectsFile:
            from callassist.services.leads.rejects_file import save_rejects

            return save_rejects(
                lists,
                found.id,
                target,
                exporting.new_file,
                names=names,
                reasons=reasons,
            )

        def written(result: RejectsFile) -> None:
            lines, path = result.lines, isolated(str(result.path))
            self._message.say("")
            self.done.emit(lambda: self.tr("%n line(s) written to {path}", "", lines).replace("{path}", path))

        self._bridge.watch(self._tasks.run(work), written, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._message.say(lambda: error_wording.error(error))
