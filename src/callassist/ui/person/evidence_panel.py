"""Where to the evidence of a person is written: why each call was made. A folder, in a line on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.theme import Look
from callassist.ui.person.hand_out_panel import HandOutPanel


class EvidencePanel(HandOutPanel):
    """As handing out, with its own words and a measure: what is long may take seconds, and nothing waits for it."""

    def __init__(
        self, look: Look, keys: KeyMap, parent: QWidget | None = None, *, in_call: Callable[[], bool] = bool
    ) -> None:
        self.progress: QProgressBar | None = None
        super().__init__(look, keys, parent, in_call=in_call)
        named(self.folder, "Folder for the evidence")
        named(self.write, "Write the evidence")
        named(self.cancel, "Write no evidence")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.body.addWidget(self.progress)

    @property
    def busy(self) -> bool:
        """Whether it is being written."""
        return self.progress is not None and not self.progress.isHidden()

    def submit(self) -> None:
        """It is to be written, once at a time."""
        if not self.busy:
            super().submit()

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many steps are done; of none: it is over."""
        if self.progress is not None:
            self.progress.setRange(0, total)
            self.progress.setValue(done)
            self.progress.setVisible(total > 0)
            self.write.setEnabled(total == 0)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        super().retranslate()
        self.title.setText(self.tr("Write down why this person was called"))
        self.detail.setText(
            self.tr(
                "A folder of its own is made here: a page to read and print, a table and all of it for machines, with "
                "the rules of each call, the consents, the files that prove them, and whether any of it was changed."
            )
        )
