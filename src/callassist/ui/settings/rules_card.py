"""Which rules decide whether somebody may be called: ours or the user's own copy, and the hash it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import script_problems

if TYPE_CHECKING:
    from callassist.services.calls.calling import Calling
    from callassist.services.permission.rules_in_use import RulesTold

#: digits of a hash that stand together
_GROUP = 16


class RulesCard(Card):
    """Facts; the file itself is mended in an editor and checked by `callassist lint`."""

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bridge = bridge
        self._told: RulesTold | None = None
        self.head = caption()
        self.which = PlainLabel("", self, wrap=True)
        self.file = ElidedLabel("", self, role="muted")
        self.sha256 = PlainLabel("", self, role="muted", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        named(self.which, "Rules in use")
        named(self.sha256, "Hash of the rules in use")
        # no maximum: that is reckoned at another width, and cuts lines off
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for one in (self.which, self.file, self.sha256, self.problem):
            # what an auditor asks for is copied
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for one in (self.which, self.sha256):
            # as high as their lines at this width are, and not as Qt would like a label of that length to be
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            one.setSizePolicy(policy)
        for one in (self.head, self.which, self.file, self.sha256, self.problem):
            self.body.addWidget(one)
        self.retranslate()

    def look(self, calling: Calling) -> None:
        """Find out which rules are in use; they may still have to be read."""
        self._bridge.watch(calling.rules_in_use(), self._show, self._goes_without)

    def _show(self, told: RulesTold) -> None:
        self._told = told
        self.retranslate()

    def _goes_without(self, _error: BaseException) -> None:
        """A damaged log is told where it is opened."""

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("RULES FOR CALLS"))
        told = self._told
        self.problem.setVisible(told is not None and told.problem is not None)
        if told is None:
            self.which.setText(self.tr("Not read yet."))
            self.file.show_text("")
            self.sha256.show_text("")
            return
        words = (
            self.tr("The file that ships with callassist: %n rule(s), our presets and no legal advice.", "", told.rules)
            if told.ours
            else self.tr("Your own copy: %n rule(s).", "", told.rules)
        )
        self.which.setText(words)
        self.file.show_text(str(told.path))
        self.sha256.show_text(f"SHA-256 {_in_groups(told.sha256)}")
        if told.problem is not None:
            mistake = self.tr("Your own copy is not in use, it holds a mistake: {problem}")
            self.problem.setText(mistake.format(problem=isolated(script_problems.problem(told.problem))))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _in_groups(sha256: str) -> str:
    """A hash whose line may end behind each group: in one piece it would make the whole page too wide."""
    return "\u200b".join(sha256[start : start + _GROUP] for start in range(0, len(sha256), _GROUP))
