"""Whom a link, a list or a telephone names: shown in the form where it is free, else offered.

It knows which row the form is about, and whether its lead is the one that rings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from callassist.domain.signs import number_figures, plain_signs
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.start.from_list import FromList
from callassist.ui.start.lead_form import LeadForm

if TYPE_CHECKING:
    from callassist.services.contacts.contact_text import Lead

#: so much of two names is the same where one was only mended
_MENDED = 0.75


class OfferedLead(Banner):
    """Says where the lead in the form is from, or that somebody waits; its button puts them into the form."""

    #: somebody was put into the form: the row they are of, None for a link's
    filled = Signal(object)
    #: somebody else is about to be put there: what was written down is about the one before
    replacing = Signal()

    def __init__(self, look: Look, form: LeadForm, parent: QWidget | None = None) -> None:
        super().__init__(look, "accent", parent)
        self._form = form
        #: waits until the form is free or the rep takes it
        self._waiting: tuple[Lead, FromList | None, bool] | None = None
        #: what was put into the form; None once the rep has typed in it
        self._untouched: Lead | None = None
        #: who was put into the form last by a list; None once somebody else is typed there
        self._listed: tuple[Lead, FromList] | None = None
        #: who was put into the form last because they ring
        self._rung: Lead | None = None
        self.pressed.connect(self.take)
        form.edited.connect(self._edited)
        form.replaced.connect(self._forget_row)

    def offer(
        self, lead: Lead, listed: FromList | None, *, in_call: bool = False, rings: bool = False, asked: bool = False
    ) -> None:
        """Into the form where nothing else was typed there and no call is running, else to be taken by the button.

        `rings`: it is they who call; `asked`: the rep has chosen them, whatever stands in the form.
        """
        free = asked or self._form.is_empty() or self._form.lead() == self._untouched
        if asked and not any(lead):
            self._rung = lead if rings else None  # nothing is known of who rings: what is typed says who it is
            self.filled.emit(None)
        elif in_call or not free:
            self._waiting = (lead, listed, rings)
        else:
            self._fill(lead, listed, rings=rings)
        self._say()

    def take(self) -> None:
        """Put whoever waits into the form."""
        if self._waiting is not None:
            lead, listed, rings = self._waiting
            self._fill(lead, listed, rings=rings)
            self._say()

    def forget(self) -> None:
        """The form was emptied for the next one; whoever waits goes on waiting."""
        self._untouched = self._listed = self._rung = None
        self._say()

    def comes_in(self) -> bool:
        """Whether whoever stands in the form is the one that rings: at the number that rings, if it tells one."""
        if self._rung is None:
            return False
        rung = _figures(self._rung.number)
        return not rung or rung == _figures(self._form.number.text())

    def row(self) -> FromList | None:
        """The row whose lead stands in the form: what is mended there is still that row, somebody else is not."""
        if self._listed is None:
            return None
        lead, listed = self._listed
        return listed if is_mended(lead, self._form.lead()) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _fill(self, lead: Lead, listed: FromList | None, *, rings: bool) -> None:
        self._waiting = None
        if self._form.lead()[:3] != tuple(part.strip() for part in lead[:3]):
            self.replacing.emit()
        self._rung = lead if rings else None  # before the form asks who that is
        self._form.paste.clear()
        self._form.fill(lead)
        self._listed = (lead, listed) if listed is not None else None
        self._untouched = self._form.lead()  # without blanks at its ends
        self.filled.emit(listed)

    def _edited(self) -> None:
        if self._form.is_empty():
            self._listed = self._rung = None
        if self._untouched is not None or self._rung is not None:
            self._untouched = None
            self._say()

    def _forget_row(self) -> None:
        """The line that takes all of it has put somebody there."""
        self._listed = None

    def _say(self) -> None:
        if self._waiting is not None:
            lead, listed, _rings = self._waiting
            who = isolated(", ".join(part for part in lead[:3] if part))
            if listed is not None:
                words = self.tr("Next of the list “{name}”: {who}.").format(name=isolated(listed.list_name), who=who)
            else:
                words = self.tr("A link names {who}.").format(who=who)
            self.say(words, self.tr("Put into the form"))
        elif self.comes_in():
            self.say(self.tr("They ring: the call comes in. It is free, and no try of yours."))
        elif self._untouched is not None and self._listed is not None:
            name = isolated(self._listed[1].list_name)
            self.say(self.tr("This lead comes from the list “{name}”.").format(name=name))
        elif self._untouched is not None:
            self.say(self.tr("This lead comes from a link. Check it before you call."))
        else:
            self.say("")


def is_mended(before: Lead, now: Lead) -> bool:
    """Whether `now` is the same lead with one thing mended: name, company or number.

    A colleague at the same switchboard, a namesake elsewhere and another company at the number are somebody else.
    """
    names = _words(before.name), _words(now.name)
    if all(names) and not _alike(*names):
        return False
    both_named = bool(names[0]) == bool(names[1])
    company = " ".join(before.company.split()), " ".join(now.company.split())
    number = _figures(before.number), _figures(now.number)
    same = (both_named, company[0] == company[1], number[0] == number[1])
    told = ((all(names), same[0]), (bool(company[0]), same[1]), (bool(number[0]), same[2]))
    return sum(same) > 1 and any(there and one for there, one in told)


def _words(name: str) -> list[str]:
    """A name without salutation."""
    from callassist.formats.tables.cell_looks import (
        SALUTATIONS,  # nobody is offered yet when the first frame is painted
    )

    return [one for one in re.findall(r"[^\W\d_]+", name.casefold()) if one not in SALUTATIONS]


def _alike(name: list[str], other: list[str]) -> bool:
    """Whether one says more of the same name, or was only mistyped."""
    if set(name) <= set(other) or set(other) <= set(name):
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, " ".join(name), " ".join(other)).ratio() >= _MENDED


def _figures(number: str) -> str:
    return number_figures(plain_signs(number))
