"""The filters above the table of calls, and what they ask the log for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from callassist.domain.text import Language, Text
from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.calls.call_log import FilterChoices, LogFilter

_LETTERS_OF_SCRIPT = 18
_AROUND_ENTRY = 16
_SPANS = ("any", "today", "yesterday", "week", "month", "year")
#: by follow-up: up to how many days ahead it is due
_DUE_WITHIN = {"due": 0, "due_week": 6}


class LogFilters(FlowStrip):
    """Time, follow-up, outcome, verdict and script. Emits `changed` when the rep chooses."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=8, line_spacing=6)
        self._language: Language | None = None
        self._choices: FilterChoices | None = None
        self.span, self.due, self.outcome, self.verdict, self.script = (ChoiceBox(self) for _ in range(5))
        for box, name in (
            (self.span, "Time"),
            (self.due, "Follow-up filter"),
            (self.outcome, "Outcome"),
            (self.verdict, "Verdict filter"),
            (self.script, "Script"),
        ):
            named(box, name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.add(box)
        # titles of scripts can be long: all filters have room on one line, and the list shows the title whole
        self.script.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.script.setMinimumContentsLength(_LETTERS_OF_SCRIPT)
        for box in (self.span, self.due, self.outcome, self.verdict, self.script):
            box.activated.connect(self.changed)

    def set_language(self, language: Language) -> None:
        """The window's language, for the titles of scripts."""
        self._language = language

    def wanted(self, text: str, now: datetime | None) -> LogFilter:
        """What is asked for, with the `text` that is searched. Without `now`, by the rep's clock, no day is known."""
        from callassist.services.calls.call_log import LogFilter

        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) if now is not None else None
        since, until = self._from_until(midnight)
        return LogFilter(
            text=text,
            since=since,
            until=until,
            due_before=self._due_before(midnight),
            outcome=str(self.outcome.currentData() or ""),
            verdict=str(self.verdict.currentData() or ""),
            script=str(self.script.currentData() or ""),
        )

    def retranslate(self) -> None:
        """Take the window's language anew."""
        spans = {
            "any": self.tr("any time"),
            "today": self.tr("today"),
            "yesterday": self.tr("yesterday"),
            "week": self.tr("last 7 days"),
            "month": self.tr("last 30 days"),
            "year": self.tr("last 365 days"),
        }
        _fill(self.span, [(spans[one], one) for one in _SPANS])
        due = [("", self.tr("any follow-up")), ("due", self.tr("due by today")), ("due_week", self.tr("due in 7 days"))]
        _fill(self.due, [(words, value) for value, words in due])
        self._fill_boxes()

    def fill(self, choices: FilterChoices) -> None:
        """What there is to choose from, as the log has it."""
        self._choices = choices
        self._fill_boxes()

    def _fill_boxes(self) -> None:
        choices = self._choices
        outcomes = choices.outcomes if choices is not None else ()
        verdicts = choices.verdicts if choices is not None else ()
        scripts: Mapping[str, Text] = choices.scripts if choices is not None else {}
        language = self._language
        _fill(
            self.outcome, [(self.tr("any outcome"), ""), *((code_words.outcome(one), one) for one in outcomes if one)]
        )
        _fill(
            self.verdict, [(self.tr("any verdict"), ""), *((code_words.verdict(one), one) for one in verdicts if one)]
        )
        titles = [(title.of(language), one) for one, title in scripts.items()] if language is not None else []
        _fill(self.script, [(self.tr("any script"), ""), *titles])
        self.flow()

    def _from_until(self, midnight: datetime | None) -> tuple[datetime | None, datetime | None]:
        """From when (inclusive) until when (exclusive)."""
        span = str(self.span.currentData() or "any")
        if midnight is None or span == "any":
            return None, None
        days = {"today": 0, "yesterday": 1, "week": 7, "month": 30, "year": 365}[span]
        return midnight - timedelta(days=days), midnight if span == "yesterday" else None

    def _due_before(self, midnight: datetime | None) -> datetime | None:
        ahead = _DUE_WITHIN.get(str(self.due.currentData() or ""))
        return None if midnight is None or ahead is None else midnight + timedelta(days=ahead + 1)


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Other words for a box that keeps what is chosen."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    found = box.findData(chosen)
    box.setCurrentIndex(max(found, 0))
    box.blockSignals(False)
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 2 * _AROUND_ENTRY)
