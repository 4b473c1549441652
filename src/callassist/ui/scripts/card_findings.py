"""What the linter says of the item a card shows, and the button that mends what has one mend."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.words import script_problems

if TYPE_CHECKING:
    from callassist.formats.script.problems import Problem

#: problems told on the card; the others count on the outline
_MOST_FINDINGS = 6


class CardFindings(QWidget):
    """Takes no room where there is nothing to tell. Emits `mend_asked(Problem)`."""

    mend_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._problems: Sequence[Problem] = ()
        self.label = PlainLabel("", self, role="warn", wrap=True)
        identified(self.label, "Findings", "")
        #: for the first finding that has one mend; after it the next one has its turn
        self.mend = Push("", self)
        self.mend.setProperty("role", "link")
        named(self.mend, "Mend the finding")
        self._mendable: Problem | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.label)
        box.addWidget(self.mend)
        self.mend.clicked.connect(lambda: self.mend_asked.emit(self._mendable))
        self._say()
        self.show_problems(())

    def show_problems(self, problems: Sequence[Problem], mendable: Collection[Problem] = ()) -> None:
        """What the linter says; which of it has one mend."""
        self._problems = problems
        self._mendable = next((one for one in problems if one in mendable), None)
        self.mend.setVisible(self._mendable is not None)
        self._tell()
        self.setVisible(bool(problems))

    def _tell(self) -> None:
        lines = [f"! {script_problems.told(one)}" for one in self._problems[:_MOST_FINDINGS]]
        self.label.show_text("\n".join(lines))

    def _say(self) -> None:
        self.mend.setText(self.tr("Mend this"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._tell()
        super().changeEvent(event)
