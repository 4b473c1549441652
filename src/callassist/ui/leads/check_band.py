"""What would become of a list, before anything is written: the sum, what is held back, and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.leads.rows_view import RowsModel, RowsView, ShownRow
from callassist.ui.words import code_words, lead_words

if TYPE_CHECKING:
    from callassist.domain.lead_list import ImportTally
    from callassist.services.leads.check_rows import CheckedRow, Counted
    from callassist.services.leads.importing import Check
    from callassist.services.leads.proof_check import ProofCheck, TimesCheck


#: rows of a count in sight
_SHOWN_ROWS = 5
#: counts that have a digit
_DIGITS = 9


class CheckBand(Band):
    """Emits `import_asked`, `save_asked`, `cancelled`, and `rows_asked(count)` where the rows behind it are to show."""

    import_asked = Signal()
    #: how the columns are read is to be kept as a file
    save_asked = Signal()
    cancelled = Signal()
    rows_asked = Signal(object)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, "check", parent, goes_on=False)
        self._keys = keys
        self._checked: Check | None = None
        self.sum = PlainLabel("", self.inner, role="strong", wrap=True)
        self.times = PlainLabel("", self.inner, role="strong", wrap=True)
        self.proof = PlainLabel("", self.inner, wrap=True)
        self.numbers = PlainLabel("", self.inner, role="muted", wrap=True)
        self.hint = PlainLabel("", self.inner, role="small", wrap=True)
        self.do_import = Push("", self.inner)
        self.do_import.setProperty("role", "primary")
        named(self.do_import, "Import list")
        self.save = Push("", self.inner)
        self.save.setProperty("role", "button")
        named(self.save, "Save how the columns are read")
        self.cancel = Push("", self.inner)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Cancel import")
        self.counts = FlowStrip(self.inner)
        self.opened_rows = RowsModel(self)
        self.rows = RowsView(look, self.opened_rows, self.inner)
        named(self.rows, "Rows behind a count")
        self.rows.hide()
        self._counted: tuple[Counted, ...] = ()
        self._opened: Counted | None = None
        #: the rows behind it, which stand there in the window's words
        self._behind: Sequence[CheckedRow] = ()
        self._chips: list[KeyButton] = []
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.do_import)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for place, label in enumerate(self._labels()):
            self.inner_box.insertWidget(place, label)
        self.inner_box.insertWidget(len(self._labels()), self.counts)
        self.inner_box.insertWidget(len(self._labels()) + 1, self.rows)
        self.inner_box.addLayout(buttons)
        self.change.hide()
        self.do_import.clicked.connect(self.import_asked)
        self.save.clicked.connect(self.save_asked)
        self.cancel.clicked.connect(self.cancelled)

    def set_open(self, *, on: bool) -> None:
        super().set_open(on=on)
        self.change.hide()  # it is reached by going on

    def _labels(self) -> tuple[PlainLabel, ...]:
        return (self.sum, self.times, self.proof, self.numbers, self.hint)

    @property
    def checked(self) -> Check | None:
        """What is shown; None while it is being found out."""
        return self._checked

    def show_check(self, checked: Check | None) -> None:
        """What would become of the list."""
        self._checked = checked
        self.close_rows()
        self._draw()

    def counted(self) -> list[str]:
        """The counts that can be opened, in their words; the first ones have a digit."""
        return [chip.label() for chip in self._chips[: len(self._counted)]]

    def choose(self, digit: int) -> bool:
        """Open the rows behind a count; the same digit once more closes them."""
        if digit > min(len(self._counted), _DIGITS):
            return False
        self._open(self._counted[digit - 1])
        return True

    def show_rows(self, counted: Counted, rows: Sequence[CheckedRow]) -> None:
        """The first rows behind a count."""
        if counted != self._opened:
            return
        self._behind = rows
        shown = self._worded(rows)
        self.opened_rows.show_rows(shown)
        self.rows.setFixedHeight(self.rows.sizeHintForRow(0) * min(len(shown), _SHOWN_ROWS) + 4 if shown else 0)
        self.rows.setVisible(bool(shown))
        if shown:
            self.rows.choose(0)
            self.rows.setFocus()

    def _worded(self, rows: Sequence[CheckedRow]) -> list[ShownRow]:
        line = self.tr("line {line}")
        return [
            ShownRow(
                one.line,
                isolated(one.name or one.company) or "–",
                isolated(one.company) if one.name else "",
                "muted",
                " · ".join(filter(None, (line.format(line=one.line) if one.line else "", isolated(one.number)))),
            )
            for one in rows
        ]

    def close_rows(self) -> bool:
        """Away with what was opened; False: nothing was."""
        was, self._opened, self._behind = self._opened, None, ()
        self.rows.hide()
        self._draw_counts()
        if was is not None and self.is_open:
            self.focus_in()
        return was is not None

    def _open(self, counted: Counted) -> None:
        if counted == self._opened:
            self.close_rows()
            return
        self._opened = counted
        self._draw_counts()
        self.rows_asked.emit(counted)

    def _clicked(self) -> None:
        place = next((place for place, chip in enumerate(self._chips) if chip is self.sender()), -1)
        if place >= 0:
            self._open(self._counted[place])

    def _draw_counts(self) -> None:
        from callassist.services.leads.check_rows import counts_of

        self._counted = counts_of(self._checked) if self._checked is not None else ()
        while len(self._chips) < len(self._counted):
            chip = KeyButton(self._look, Form.CHIP, self.counts)
            chip.clicked.connect(self._clicked)
            self.counts.add(chip)
            self._chips.append(chip)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(self._counted))
            if place < len(self._counted):
                one = self._counted[place]
                words = lead_words.counted(one.shows.value, one.code, one.count)
                chip.show_content(str(place + 1) if place < _DIGITS else "", words, marked=one == self._opened)
                identified(chip, f"Count {place + 1}", words)
        self.order([*self._chips, self.rows, self.do_import, self.save, self.cancel])  # as the eye goes
        self.counts.setVisible(bool(self._counted))
        self.counts.flow()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.name(self.tr("Check"), "", "")
        self.do_import.setText("  ".join((self.tr("Import"), printed("Return"))))
        self.save.setText(self.tr("Save columns …"))
        self.cancel.setText("  ".join((self.tr("Cancel"), printed("Esc"))))
        if self._behind:
            chosen = self.rows.currentIndex().row()
            self.opened_rows.show_rows(self._worded(self._behind))
            self.rows.choose(max(0, chosen))
        self._draw()

    def focus_in(self) -> None:
        """While it is being found out the band itself has the keys: one Enter more calls nothing off."""
        if self._checked is None:
            self.setFocus()
        else:
            (self.do_import if self.do_import.isEnabled() else self.cancel).setFocus()

    def _draw(self) -> None:
        checked = self._checked
        self._draw_counts()
        self.do_import.setEnabled(checked is not None and checked.tally.total > checked.tally.empty)
        if checked is None:
            for label in self._labels():
                label.show_text("")
            return
        self.sum.show_text(sum_line(checked.tally, self.tr("{count} row(s) = {parts}", "", checked.tally.total)))
        self.times.show_text(self._times(checked.times))
        self.proof.show_text(self._proof(checked.proof))
        numbers = lead_words.numbers({sure.value: number for sure, number in checked.numbers.items()})
        self.numbers.show_text(self.tr("Numbers: {counts}").format(counts=numbers) if numbers else "")
        self.hint.show_text(
            self.tr("Nothing is written yet. What the log knows of these people is found when they are read in.")
        )

    def _times(self, times: TimesCheck | None) -> str:
        """Who may be called when; with the held numbers below, the sum of what is new and what is held."""
        if times is None:
            return ""
        count = lead_words.count
        parts = [self.tr("callable now: {count}").format(count=count(times.now))]
        for at, number in times.later.items():
            parts.append(self.tr("from {time}: {count}").format(time=_when(at, times.at), count=count(number)))
        parts.append(self.tr("blocked by proof: {count}").format(count=count(times.by_proof)))
        parts.append(self.tr("without reason: {count}").format(count=count(times.without_reason)))
        if times.by_rule:
            parts.append(self.tr("by another rule: {count}").format(count=count(times.by_rule)))
        return " · ".join(parts)

    def _proof(self, proof: ProofCheck) -> str:
        told: list[str] = []
        if proof.incomplete:
            words = self.tr("{count} of {all} without complete proof")
            words = words.format(count=lead_words.count(proof.incomplete), all=lead_words.count(proof.rows))
            missing = lead_words.missing_parts(proof.missing)
            told.append(f"{words} – {missing}" if missing else words)
        if proof.blanket:
            blanket = self.tr(
                "%n row(s) tell a consent to calls of whoever pays or takes part, and not to ours: it is worth nothing"
                " (OVG NRW 13 B 1331/08). “{wording}”",
                "",
                proof.blanket,
            )
            told.append(blanket.replace("{wording}", isolated(proof.wording)))
        return "\n".join(told)


def _when(at: datetime, now: datetime) -> str:
    """A time soon: its hour, for today and tomorrow."""
    days = (at.date() - now.date()).days
    if days == 0:
        return code_words.clock(at)
    if days == 1:
        tomorrow = QCoreApplication.translate("Leads", "{time} tomorrow")
        return tomorrow.format(time=code_words.clock(at))
    return f"{code_words.weekday(at)} {code_words.moment(at)}"


def sum_line(tally: ImportTally, words: str) -> str:
    """As in "200 rows = 187 new + 13 held back", in the words that are given."""
    counts = {one.name: int(getattr(tally, one.name)) for one in dataclasses.fields(tally)}
    return words.format(
        count=lead_words.count(tally.total), parts=lead_words.rows(counts, " + ") or lead_words.count(0)
    )
