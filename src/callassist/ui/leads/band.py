"""A band of the page on which a list is read in: open while it is settled, one line afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.accessible import identified
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look


class Band(Card):
    """Emits `opened` when it is to be settled anew, and `gone_on` when that is done."""

    opened = Signal()
    gone_on = Signal()

    def __init__(self, look: Look, ident: str, parent: QWidget | None = None, *, goes_on: bool = True) -> None:
        super().__init__(look, parent)
        self._ident = ident
        self._is_open = False

        # Widgets
        self.title = PlainLabel("", self, role="strong")
        self.summary = PlainLabel("", self, role="muted", wrap=True)
        self.change = Push("", self)
        self.change.setProperty("role", "link")
        self.inner = QWidget(self)
        self.inner.setObjectName("plain")
        self.go_on = Push("", self.inner)
        self.go_on.setProperty("role", "button")
        self.go_on.setVisible(goes_on)

        # Assemble
        self.inner_box = QVBoxLayout(self.inner)
        self.inner_box.setContentsMargins(0, 4, 0, 2)
        self.inner_box.setSpacing(8)
        self.inner_box.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setColumnStretch(1, 1)
        head.addWidget(self.title, 0, 0)
        head.addWidget(self.summary, 0, 1)
        head.addWidget(self.change, 0, 2)
        self.body.setContentsMargins(16, 9, 12, 9)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self.inner)
        # as high as its words need, however they wrap
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

        # Connect
        self.change.clicked.connect(self.opened)
        self.go_on.clicked.connect(self.gone_on)
        self.set_open(on=False)

    @property
    def is_open(self) -> bool:
        """Whether it is being settled."""
        return self._is_open

    def set_open(self, *, on: bool) -> None:
        """Show all of it, or its one line."""
        self._is_open = on
        self.inner.setVisible(on)
        self.change.setVisible(not on)
        self.summary.setVisible(not on and bool(self.summary.text()))
        self.set_colors(edge="accent" if on else "border", ground="card")

    def settle_on(self, words: str) -> None:
        """What is said of it in one line."""
        self.summary.setText(words)
        self.summary.setVisible(bool(words) and not self._is_open)

    def name(self, title: str, change: str, go_on: str) -> None:
        """Words of the window's language: what it is about, and its two buttons."""
        self.title.setText(title)
        self.change.setText(change)
        identified(self.change, f"Change {self._ident}", f"{change}: {title}")
        self.go_on.setText(go_on)
        identified(self.go_on, f"Settle {self._ident}", f"{go_on}: {title}")

    def order(self, widgets: Sequence[QWidget]) -> None:
        """Tab goes as the eye does: these, then on."""
        for before, after in pairwise((self.change, *widgets, self.go_on)):
            QWidget.setTabOrder(before, after)

    def focus_in(self) -> None:
        """Where settling it begins."""
        self.go_on.setFocus()
