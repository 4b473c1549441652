"""The calls that are kept as tests, how they come out with the draft, and the calls of the log that may become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import digit_of, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import Lines, ThingsModel, TwoLinesView
from callassist.ui.scripts.panel_stack import ScriptPanel
from callassist.ui.scripts.script_rehearsals import ScriptRehearsals
from callassist.ui.words import code_words, script_problems

if TYPE_CHECKING:
    from callassist.services.calls.call_log import CallLog, CallSummary, PageOfCalls
    from callassist.services.scripts.rehearsals import Rehearsal, RehearsalResult

#: calls that are offered, the newest ones
_CALLS = 30
_LEAST_HEIGHT = 150


class RehearsalsPanel(ScriptPanel):
    """Emits `gone_to(step)` for where one shows a difference or ends, `failed(error)` and `closed`."""

    gone_to = Signal(str)

    def __init__(self, look: Look, rehearsals: ScriptRehearsals, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rehearsals = rehearsals
        self._bridge = bridge
        self._log: CallLog | None = None
        self._script_id = ""
        self._calls: tuple[CallSummary, ...] = ()
        self._away: Rehearsal | None = None
        self.setObjectName("plain")

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.model = ThingsModel["Rehearsal | CallSummary"](self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "Rehearsals of the script")
        #: the whole of what is marked: in the list it ends where its line does
        self.told = PlainLabel("", self, role="muted", wrap=True)
        self.deeds = FlowStrip(self)
        self.keep = KeyButton(look, Form.CHIP, self.deeds)
        self.remove = KeyButton(look, Form.CHIP, self.deeds)
        self.back = KeyButton(look, Form.CHIP, self.deeds)
        for chip in (self.keep, self.remove, self.back):
            self.deeds.add(chip)
        self.hint = PlainLabel("", self, role="small", wrap=True)

        # Assemble
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.view, 1)
        box.addWidget(self.told)
        box.addWidget(self.deeds)
        box.addWidget(self.hint)

        # Connect
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._fetch_back)
        self.view.doubleClicked.connect(self._go)
        self.view.selectionModel().currentChanged.connect(self._marked)
        rehearsals.ran.connect(self._draw)
        look.changed.connect(self._size)

        self.hide()
        self._size()
        self.retranslate()

    def set_log(self, log: CallLog) -> None:
        """Where calls are."""
        self._log = log

    def show_script(self, script_id: str) -> None:
        """Another script is written."""
        if script_id != self._script_id:
            self._script_id, self._calls, self._away = script_id, (), None
            self.look_again()

    def open_panel(self) -> None:
        """Show it, and have its keys heard."""
        self.show()
        self.look_again()
        self.view.setFocus()

    def look_again(self) -> None:
        """A call was made, or another script is written."""
        if self._log is None or self.isHidden() or not self._script_id:
            return
        from callassist.services.calls.call_log import LogFilter

        wanted = self._script_id

        def found(page: PageOfCalls) -> None:
            if wanted == self._script_id:
                self._calls = tuple(one for one in page.rows if not one.open)
                self._draw()

        self._bridge.watch(self._log.page(LogFilter(script=wanted), None, _CALLS), found, self.failed.emit)

    def chosen(self) -> Rehearsal | CallSummary | None:
        """What is marked."""
        return self.model.thing_at(self.view.currentIndex().row())

    def _draw(self) -> None:
        row = max(self.view.currentIndex().row(), 0)
        rows: list[tuple[Rehearsal | CallSummary, Lines]] = []
        rows += [(one, self._of_rehearsal(one, result)) for one, result in self._rehearsals.all()]
        rows += [(one, self._of_call(one)) for one in self._calls]
        self.model.show_rows(rows)
        if rows:
            self.view.choose(min(row, len(rows) - 1))
        self.title.setText(self._words_of_title())
        self._marked()

    def _words_of_title(self) -> str:
        count, failing = len(self._rehearsals.all()), len(self._rehearsals.failing())
        if not count:
            return self.tr(
                "No call is kept as a test of this script yet. Play one on the phone, or take one of the log."
            )
        if not failing:
            return self.tr("%n rehearsal(s): all come out as they must.", "", count)
        return self.tr("{failing} of %n rehearsal(s) come(s) out differently.", "", count).format(failing=failing)

    def _of_rehearsal(self, one: Rehearsal, result: RehearsalResult | None) -> Lines:
        if result is None:
            return Lines(one.name, self.tr("not played yet"), "muted", self._comes_to(one))
        if result.passed:
            return Lines(one.name, self.tr("✓ as it must"), "good", self._comes_to(one))
        return Lines(one.name, self.tr("✗ differently"), "bad", script_problems.sentence(result.difference))

    def _comes_to(self, one: Rehearsal) -> str:
        found = one.comes_to
        parts = [code_words.outcome(found.outcome)] if found.outcome else []
        parts += [code_words.verdict(found.verdict), self.tr("%n point(s)", "", found.points)]
        return " · ".join(parts)

    def _of_call(self, one: CallSummary) -> Lines:
        day = code_words.long_day_of_iso(one.started.date().isoformat())
        outcome = code_words.outcome(one.outcome) if one.outcome else ""
        parts = (outcome, code_words.verdict(one.verdict) if one.verdict else "")
        below = " · ".join(part for part in parts if part)
        name = self.tr("Call of {day}, {time}").format(day=day, time=f"{one.started:%H:%M}")
        return Lines(name, self.tr("of the log"), "muted", below)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.keep.show_content("1", self.tr("keep this call as a test"))
        self.remove.show_content(printed("Del"), self.tr("keep it no longer"))
        self.back.show_content(printed("Backspace"), self.tr("take that back"))
        self.hint.setText(
            self.tr("{enter} goes to the step · {escape} closes").format(enter=printed("Return"), escape=printed("Esc"))
        )
        self._draw()

    def _size(self) -> None:
        self.view.setMinimumHeight(self._look.px(_LEAST_HEIGHT))

    def _marked(self) -> None:
        """Which deeds there are depends on what is marked."""
        one = self.chosen()
        kept = self._kept()
        self.keep.setVisible(one is not None and kept is None)
        self.remove.setVisible(kept is not None)
        self.back.setVisible(self._away is not None)
        result = next((found for other, found in self._rehearsals.all() if other == kept), None)
        different = kept is not None and result is not None and not result.passed
        self.told.setText(script_problems.sentence(result.difference) if different and result is not None else "")
        self.told.setVisible(bool(self.told.text()))

    def _kept(self) -> Rehearsal | None:
        one = self.chosen()
        return next((other for other, _ in self._rehearsals.all() if other is one or other == one), None)

    # -- what is done ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.isAutoRepeat():
            event.accept()
        elif digit_of(event) == 1:
            self._keep()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key == Qt.Key.Key_Backspace:
            self._fetch_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            event.ignore()

    def _keep(self) -> None:
        from callassist.services.calls.call_log import CallSummary

        one = self.chosen()
        if isinstance(one, CallSummary):
            self._rehearsals.ask_call(one.id, one.outcome, one.started.date().isoformat())

    def _remove(self) -> None:
        kept = self._kept()
        if kept is not None:
            self._away = kept
            self._rehearsals.put_away(kept)

    def _fetch_back(self) -> None:
        if self._away is not None:
            away, self._away = self._away, None
            self._rehearsals.take_back(away)

    def _go(self) -> None:
        kept = self._kept()
        result = next((found for other, found in self._rehearsals.all() if other == kept), None)
        if kept is not None and result is not None and result.node:
            self.gone_to.emit(result.node)
