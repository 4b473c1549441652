"""What the log knows of whoever stands in the form: who they are, what was said last, what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.words import code_words, lead_words

if TYPE_CHECKING:
    from callassist.services.calls.calling import KnownLead

#: letters of a note that are shown
_NOTE = 200
#: colleagues that are named; of the rest the number tells
_COLLEAGUES = 5


class KnownLabel(PlainLabel):
    """Some lines beneath the number; nothing where nobody is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="known", wrap=True)
        named(self, "Known from before")
        self._known: KnownLead | None = None
        self.hide()

    def show_known(self, known: KnownLead | None) -> None:
        """Who is at the number, what was said last and what is agreed: the moment it is there."""
        self._known = known
        role = "error" if known is not None and known.history.blocked else "known"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show_text("\n".join(self._lines(known)) if known is not None else "")

    def tell_anew(self) -> None:
        self.show_known(self._known)

    def _lines(self, known: KnownLead) -> list[str]:
        person, last = known.person, known.last
        who = isolated(", ".join(one for one in (person.name, known.function, person.company) if one))
        lines = [self.tr("Known: {who}").format(who=who or self.tr("nobody by name"))]
        if known.erased_on:
            day = lead_words.day_of_utc(known.erased_on)
            words = self.tr("Erased on {day}: somebody with this number asked to be forgotten.")
            lines = [words.format(day=day), *(lines if last is not None else ())]
        if known.history.blocked:
            lines = [self.tr("Blocked: somebody at this number asked not to be called again.")]
        if known.colleagues:
            names = isolated(", ".join(known.colleagues[:_COLLEAGUES]))
            count = self.tr("%n colleague(s) known here: {names}", "", len(known.colleagues))
            lines.append(count.format(names=names))
        if last is not None:
            when, how = code_words.moment(last.started), last.own_outcome or code_words.outcome(last.outcome)
            how = code_words.interrupted() if last.open else how
            lines.append(self.tr("Last call {when}: {how}").format(when=when, how=how))
            if last.note.strip():
                lines.append(self.tr("Note: {note}").format(note=isolated(last.note.strip()[:_NOTE])))
        for one in known.history.promises:
            due = code_words.time_in_words(one.due) if one.due is not None else ""
            kind = code_words.follow_up(one.kind.value)
            by = self.tr("named by {who}").format(who=isolated(one.told_by)) if one.told_by != person.name else ""
            lines.append(self.tr("Agreed: {what}").format(what=" ".join(part for part in (kind, due, by) if part)))
        if known.best_time:
            lines.append(self.tr("Best time: {when}").format(when=isolated(known.best_time)))
        if known.history.answers:
            lines.append(self.tr("%n answer(s) are reused and not asked again.", "", len(known.history.answers)))
        return lines
