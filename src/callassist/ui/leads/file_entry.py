"""How a file gets onto the page of lists: its path typed, chosen, dropped, or pasted; or the cells of a spreadsheet."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.clipboard import copied
from callassist.ui.kit.keys import KeyMap
from callassist.ui.leads.path_field import PathField, is_cells

if TYPE_CHECKING:
    from callassist.ui.kit.banner import Banner


class FileEntry(QObject):
    """Emits `file_given(path)` and `cells_given(text)`; while a list is read in there is nothing to be given."""

    file_given = Signal(object)
    cells_given = Signal(str)
    #: Enter in the empty field
    nothing_given = Signal()

    def __init__(
        self,
        keys: KeyMap,
        message: Banner,
        page: QWidget,
        *,
        in_call: Callable[[], bool],
        is_busy: Callable[[], bool],
    ) -> None:
        """`is_busy`: says so, where a list is read in."""
        super().__init__(page)
        self._page = page
        self._message = message
        self._in_call = in_call
        self._is_busy = is_busy
        #: where files are looked for
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.path = PathField(keys, page)
        named(self.path, "File of a list")
        self.choose = Push("", page)
        self.choose.setProperty("role", "button")
        named(self.choose, "Choose a list")
        self.path.entered.connect(self._entered)
        self.path.list_pasted.connect(self.paste)
        self.choose.clicked.connect(self.choose_file)

    def paste(self) -> None:
        """Look at cells that were copied in a spreadsheet, or at a file that was."""
        data = copied()
        path, text = file_of(data.urls()), data.text()
        if path is not None:
            self.file_given.emit(path)
        elif is_cells(text):
            self.cells_given.emit(text)

    def choose_file(self) -> None:
        """Ask for a file; not in a call, where no window may stand over this one."""
        if self._is_busy():
            return
        if self._in_call():
            self._message.say(
                lambda: self.tr("In a call no window is opened over this one: type the path, or drop it.")
            )
            self.path.setFocus()
            return
        kinds = self.tr("Lists (*.csv *.tsv *.txt *.xlsx *.vcf *.toml);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._page, self.tr("Choose a list"), str(self.folder), kinds)
        if chosen:
            self.folder = Path(chosen).parent
            self.file_given.emit(Path(chosen))

    def _entered(self) -> None:
        text = self.path.text().strip().strip('"')
        if not text:
            self.nothing_given.emit()
            return
        if self._is_busy():
            return
        url = QUrl(text)
        # where there is no such user the path stays as it is, and is told to lead nowhere
        path = Path(url.toLocalFile() if url.isLocalFile() else os.path.expanduser(text))  # noqa: PTH111
        self.path.clear()
        self.file_given.emit(path)


def file_of(urls: list[QUrl]) -> Path | None:
    """The one file that is dropped."""
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
