"""The first of the keys of a call, for whoever looks at the start page while it rings."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look

#: so many are shown
_SHOWN = 9


class KeysCard(Card):
    """Keys and what they do, where there is room for it."""

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        self.head = caption()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.setContentsMargins(20, 16, 20, 18)
        self.body.addWidget(self.head)
        self.body.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def retranslate(self) -> None:
        """Take the window's language anew, and the keys as they are now."""
        self.head.setText(self.tr("KEYS IN THE CALL"))
        lines = next(iter(self._keys.sheet().values()))[:_SHOWN]
        while len(self._rows) < len(lines):
            row = len(self._rows)
            both = PlainLabel("", self, role="strong"), PlainLabel("", self, role="muted")
            for column, label in enumerate(both):
                self._grid.addWidget(label, row, column)
            self._rows.append(both)
        for (key, words), (key_label, words_label) in zip(lines, self._rows, strict=False):
            key_label.setText(key)
            words_label.setText(words)
