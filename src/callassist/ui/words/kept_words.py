"""How long what there is of people is kept, in the window's language: what leaves, what has left, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from callassist.engine.retention import Rule
from callassist.ui.kit.plain_text import isolated
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.keeping.letting_go import Leaving

_KEPT = {
    "untouched": QT_TRANSLATE_NOOP("Kept", "Until {day}, unless they are called: 6 months as a row of a list"),
    "held": QT_TRANSLATE_NOOP("Kept", "Until {day}, unless it is decided whether they may be called: 30 days"),
    "no_result": QT_TRANSLATE_NOOP("Kept", "Until {day}: 24 months after the last contact, if nothing comes of it"),
    "proof": QT_TRANSLATE_NOOP("Kept", "Until {day}: a consent has to be proven for 5 years after its last use"),
    "call": QT_TRANSLATE_NOOP("Kept", "As long as a call with them is not ended"),
    "open": QT_TRANSLATE_NOOP(
        "Kept", "As long as something is agreed with them; then 24 months after the last contact"
    ),
    "result": QT_TRANSLATE_NOOP("Kept", "Until you erase them: an appointment came of it, or they are a customer"),
    "listed": QT_TRANSLATE_NOOP("Kept", "As long as they stand in a list as well"),
    "": QT_TRANSLATE_NOOP("Kept", "Until you erase them: nobody knows since when they are here"),
}


def kept(until: str, why: str) -> str:
    """Until when somebody is kept: the day (ISO; "" for none) and the code of the rule, or of what keeps them."""
    found = QCoreApplication.translate("Kept", _KEPT.get(why, _KEPT[""]))
    return found.format(day=code_words.day_of_iso(until))


class KeptWords(QObject):
    """Says so many things with the right plural."""

    def gone(self, leaving: Sequence[Leaving]) -> str:
        """What has left, a sentence for each rule and list."""
        return " ".join(self._gone(one) for one in leaving)

    def soon(self, one: Leaving) -> str:
        """What is going to leave, and why."""
        return f"{code_words.day(one.on)}: {self._soon(one)}"

    def beside_list(self, one: Leaving) -> str:
        """What is said beside a list of its own rows; "" where that is nobody's business there."""
        day = code_words.day(one.on)
        if one.rule is Rule.HELD:
            return self.tr("%n held row(s) leave on {day}", "", one.number).format(day=day)
        if one.rule is Rule.UNTOUCHED:
            return self.tr("%n row(s) nobody was called by leave on {day}", "", one.number).format(day=day)
        return ""

    def _gone(self, one: Leaving) -> str:
        number = one.number
        match one.rule:
            case Rule.UNTOUCHED:
                words = self.tr(
                    "%n row(s) of the list “{list}” were deleted: nobody was called by them for 6 months.", "", number
                )
            case Rule.HELD:
                words = self.tr(
                    "%n held row(s) of the list “{list}” were deleted: nothing was decided for 30 days.", "", number
                )
            case Rule.REJECTED:
                words = self.tr("%n rejected line(s) of the list “{list}” were deleted after 30 days.", "", number)
            case Rule.NO_RESULT:
                words = self.tr(
                    "%n person(s) were deleted: 24 months since the last contact, and nothing came of it.", "", number
                )
            case Rule.PROOF:
                words = self.tr("%n proof(s) of a consent were deleted: 5 years since the last use.", "", number)
            case Rule.LEDGER:
                words = self.tr("%n note(s) that somebody was erased were deleted after 3 years.", "", number)
        return words.replace("{list}", isolated(one.list_name))

    def _soon(self, one: Leaving) -> str:
        number = one.number
        match one.rule:
            case Rule.UNTOUCHED:
                words = self.tr("%n row(s) of the list “{list}” – nobody was called by them for 6 months", "", number)
            case Rule.HELD:
                words = self.tr("%n held row(s) of the list “{list}” – nothing was decided for 30 days", "", number)
            case Rule.REJECTED:
                words = self.tr("%n rejected line(s) of the list “{list}” – kept for 30 days", "", number)
            case Rule.NO_RESULT:
                words = self.tr("%n person(s) – 24 months since the last contact, and nothing came of it", "", number)
            case Rule.PROOF:
                words = self.tr("%n proof(s) of a consent – 5 years since the last use", "", number)
            case Rule.LEDGER:
                words = self.tr("%n note(s) that somebody was erased – 3 years ago", "", number)
        return words.replace("{list}", isolated(one.list_name))
