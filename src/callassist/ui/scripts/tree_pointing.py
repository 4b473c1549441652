"""Which field of a JSON tree is what: pointed at where the names do not tell by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.plain_text import PlainLabel

#: what is pointed at: those that hold several things, then those that hold words
_GROUPS, _FIELDS = ("steps", "objections"), ("text", "answers", "answer", "next")


class TreePointing(QWidget):
    """Emits `pointed` when another field was chosen; hidden where there is no tree."""

    pointed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.strip = FlowStrip(self, spacing=8)
        self.boxes: dict[str, ChoiceBox] = {}
        self._labels: dict[str, PlainLabel] = {}
        for name in (*_GROUPS, *_FIELDS):
            label, box = PlainLabel("", self.strip), ChoiceBox(self.strip)
            named(box, f"Field of {name}")
            box.activated.connect(self.pointed)
            self.boxes[name], self._labels[name] = box, label
            self.strip.add(label)
            self.strip.add(box)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.strip)
        self.hide()
        self.retranslate()

    def offer(self, groups: Sequence[str], fields: Sequence[str]) -> None:
        """Let these be pointed at; none: there is no tree."""
        offered = (tuple(groups), tuple(fields))
        if offered != self._offered:
            self._offered = offered
            for name, box in self.boxes.items():
                box.clear()
                box.addItem("", "")
                for one in offered[0] if name in _GROUPS else offered[1]:
                    box.addItem(one, one)
            self.retranslate()
        self.setVisible(bool(groups or fields))

    def fields(self) -> dict[str, str]:
        """What was pointed at; the others are where they usually are."""
        return {name: str(box.currentData()) for name, box in self.boxes.items() if box.currentData()}

    def retranslate(self) -> None:
        """Take the window's language anew."""
        words = {
            "steps": self.tr("Steps:"),
            "objections": self.tr("Objections:"),
            "text": self.tr("What is said:"),
            "answers": self.tr("Answers:"),
            "answer": self.tr("Words of an answer:"),
            "next": self.tr("Leads to:"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
            if self.boxes[name].count():
                self.boxes[name].setItemText(0, self.tr("as usual"))
        self.strip.flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
