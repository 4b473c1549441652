"""How the columns of a list are read, kept as a file that can be handed on, and taken from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.plain_text import isolated
from callassist.ui.tasks import Tasks
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.domain.lead_list import ImportMapping
    from callassist.ui.backend import Backend
    from callassist.ui.kit.banner import Banner
    from callassist.ui.leads.import_panel import ImportPanel
    from callassist.ui.leads.told_bar import ToldBar

#: how such a file ends
ENDING = ".toml"


class MappingFiles(QObject):
    """Writes and reads beside the window's thread, and tells."""

    def __init__(self, bridge: Bridge, panel: ImportPanel, message: Banner, told: ToldBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._bridge = bridge
        self._panel = panel
        self._message = message
        self._told = told
        self._tasks = Tasks()
        self._services: Backend | None = None
        self.destroyed.connect(self._tasks.close)

    def set_services(self, services: Backend) -> None:
        """What writes files."""
        self._services = services

    def choose(self, folder: Path) -> None:
        """Ask where to."""
        mapping = self._panel.mapping()
        if mapping is None:
            return
        name = "".join(sign for sign in mapping.name if sign not in "/\\") or "columns"
        title, kinds = self.tr("Save how the columns are read"), f"TOML (*{ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(folder / f"{name}{ENDING}"), kinds)
        if chosen:
            self.save(mapping, Path(chosen))

    def save(self, mapping: ImportMapping, target: Path) -> None:
        """Write it to this file."""
        services = self._services
        if services is None:
            return
        exporting = services.exporting

        def work() -> Path:
            from callassist.services.leads.saved_mapping import as_file

            with exporting.new_file(target) as file:
                file.write(as_file(mapping).encode())
            return target

        def written(path: Path) -> None:
            shown = isolated(str(path))
            self._told.tell(lambda: self.tr("How the columns are read is written to {path}").format(path=shown))

        self._bridge.watch(self._tasks.run(work), written, self._failed)

    def take(self, path: Path) -> None:
        """Read the list that is looked at as this file says."""
        if not self._panel.has_file:
            self._message.say(
                lambda: self.tr("This file tells how columns are read. Open a list first, then this file once more.")
            )
            return

        def work() -> ImportMapping:
            from callassist.services.leads.saved_mapping import from_file

            return from_file(path)

        self._message.say("")
        self._bridge.watch(self._tasks.run(work), self._taken, self._failed)

    def _taken(self, mapping: ImportMapping) -> None:
        error = self._panel.take_mapping(mapping)
        if error is not None:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        self._message.say(lambda: error_wording.error(error))
