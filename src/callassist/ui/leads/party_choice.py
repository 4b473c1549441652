"""Whom a list holds: businesses, consumers, both, or nobody knows. Chosen when it is read in, and anew later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callassist.domain.lead_list import Party
from callassist.ui.kit.segmented import Segmented
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from callassist.ui.kit.theme import Look

_SHOWN = (Party.BUSINESS, Party.CONSUMER, Party.MIXED, Party.UNKNOWN)


class PartyChoice(Segmented):
    """Emits `chosen` with a `Party`."""

    def __init__(self, look: Look, spoken: str, parent: QWidget | None = None) -> None:
        """`spoken`: what the id of each begins with, as in "List of business"."""
        super().__init__(look, parent)
        self._spoken = spoken

    def party(self) -> Party:
        """What is chosen; unknown until something is."""
        found = self.value()
        return found if isinstance(found, Party) else Party.UNKNOWN

    def retranslate(self) -> None:
        """Take the window's language anew."""
        holds = self.party()
        whom = self.tr("Whom it holds")
        self.set_choices([(one, lead_words.party(one.value), f"{self._spoken} {one.value}", whom) for one in _SHOWN])
        self.show_value(holds)
