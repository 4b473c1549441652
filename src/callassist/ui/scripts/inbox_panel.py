"""What is missing in the script that is written: words no answer fits, questions of reps, replies nobody rates.

One key makes something of what is marked, or puts it away. What is made is an edit of the draft like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

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
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.scripts.inbox import Alike, Inbox, InboxOfScript
    from callassist.services.scripts.proposals import Proposal, Proposals
    from callassist.storage.calls.unfitting import ObjectionUse

#: so many of the words that are alike are read out in a line
_READ_OUT = 4
#: pixels at the usual size of letters: at least so much of the list is in sight
_LEAST_HEIGHT = 150


class Making(Enum):
    """What is made of words; its value is its digit."""

    ANSWER = 1
    OBJECTION = 2
    WORDING = 3
    TIP = 4
    STEP = 5


#: what waits in a line
Thing: TypeAlias = "Proposal | Alike | ObjectionUse"


class InboxPanel(ScriptPanel):
    """Emits `made(making, group)`, `taken(Proposal)` and `put_away(Proposal)` for what somebody proposed.

    Also `gone_to(step)` for where something was said, `counted`, `failed` and `closed`.
    """

    made = Signal(object, object)
    taken = Signal(object)
    put_away = Signal(object)
    gone_to = Signal(str)
    counted = Signal()

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bridge = bridge
        self._inbox: Inbox | None = None
        self._script_id = ""
        self._found: InboxOfScript | None = None
        self._box: Proposals | None = None
        self._may: Callable[[], bool] = bool
        self._proposals: tuple[Proposal, ...] = ()
        self._named: Callable[[str], str] = str
        #: what was put away last
        self._away: tuple[str, ...] = ()
        self.setObjectName("plain")

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.model = ThingsModel[Thing](self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "What no answer fits")
        self.deeds = FlowStrip(self)
        self.chips = {making: KeyButton(look, Form.CHIP, self.deeds) for making in Making}
        self.take = KeyButton(look, Form.CHIP, self.deeds)
        self.dismiss = KeyButton(look, Form.CHIP, self.deeds)
        self.back = KeyButton(look, Form.CHIP, self.deeds)
        for making, chip in self.chips.items():
            self.deeds.add(chip)
            chip.clicked.connect(lambda _=False, making=making: self._make(making))
        self.deeds.add(self.take)
        self.deeds.add(self.dismiss)
        self.deeds.add(self.back)
        self.hint = PlainLabel("", self, role="small", wrap=True)

        # Assemble
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.view, 1)
        box.addWidget(self.deeds)
        box.addWidget(self.hint)

        # Connect
        self.take.clicked.connect(self._take)
        self.dismiss.clicked.connect(self._dismiss)
        self.back.clicked.connect(self._take_back)
        self.view.doubleClicked.connect(self._go)
        self.view.selectionModel().currentChanged.connect(self._marked)
        look.changed.connect(self._size)

        self.hide()
        self._size()
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_inbox(self, inbox: Inbox) -> None:
        """Where it comes from."""
        self._inbox = inbox

    def set_proposals(self, box: Proposals, may: Callable[[], bool]) -> None:
        """What somebody proposed is in there; whether whoever looks may publish it."""
        self._box, self._may = box, may

    def show_script(self, script_id: str, named_by: Callable[[str], str]) -> None:
        """Count what waits for this script; `named_by` says what a step or an objection is called by its id."""
        self._named = named_by
        if script_id != self._script_id:
            self._script_id, self._found, self._away = script_id, None, ()
            self._proposals = ()
            self.look_again()
        else:
            self._draw()

    def look_again(self) -> None:
        """Something was said in a call, or dealt with."""
        if self._inbox is None or not self._script_id:
            return
        wanted = self._script_id

        def found(inbox: InboxOfScript) -> None:
            if wanted == self._script_id:
                self._found = inbox
                self._draw()
                self.counted.emit()

        def proposed(proposals: tuple[Proposal, ...]) -> None:
            if wanted == self._script_id and proposals != self._proposals:
                self._proposals = proposals
                self._draw()
                self.counted.emit()

        self._bridge.watch(self._inbox.look(wanted), found, self.failed.emit)
        if self._box is not None:
            self._bridge.watch(self._box.waiting(wanted), proposed, self.failed.emit)

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self._proposals) + (self._found.count if self._found is not None else 0)

    def waiting_at(self) -> dict[str, int]:
        """How many wait at each step that has any."""
        found = self._found
        return {} if found is None else {one.node: found.at(one.node) for one in found.groups if one.node}

    def open_panel(self) -> None:
        """Show it, and have its keys heard."""
        self.show()
        self._draw()
        self.view.setFocus()

    def chosen(self) -> Thing | None:
        """What is marked."""
        return self.model.thing_at(self.view.currentIndex().row())

    def retranslate(self) -> None:
        """Take the window's language anew."""
        words = {
            Making.ANSWER: self.tr("an answer there"),
            Making.OBJECTION: self.tr("an objection"),
            Making.WORDING: self.tr("another wording"),
            Making.TIP: self.tr("a tip there"),
            Making.STEP: self.tr("a step of its own"),
        }
        for making, chip in self.chips.items():
            chip.show_content(str(making.value), words[making])
        self.take.show_content("1", self.tr("publish it"))
        self.dismiss.show_content(printed("Del"), self.tr("not wanted"))
        self.back.show_content(printed("Backspace"), self.tr("take that back"))
        self.hint.setText(
            self.tr("{enter} goes to the step · {escape} closes").format(enter=printed("Return"), escape=printed("Esc"))
        )
        self._draw()

    def _draw(self) -> None:
        found = self._found
        row = self.view.currentIndex().row()
        rows: list[tuple[Thing, Lines]] = [(one, self._proposed(one)) for one in self._proposals]
        if found is not None:
            rows += [(one, self._alike(one)) for one in found.groups]
            rows += [(one, self._unrated(one)) for one in found.unrated]
        self.model.show_rows(rows)
        if rows:
            self.view.choose(min(max(row, 0), len(rows) - 1))
        self.title.setText(self._words_of_title())
        self.view.setVisible(bool(rows))
        self._marked()

    def _words_of_title(self) -> str:
        if self._found is None:
            return self.tr("Looking through the calls …")
        if self._proposals:
            return self.tr("%n proposal(s) wait for somebody who may publish.", "", len(self._proposals))
        if not self._found.count:
            return self.tr("Every answer fitted so far: nothing waits here.")
        calls = self.tr("in the newest %n call(s)", "", self._found.calls)
        if not self._found.more:
            calls = self.tr("in %n call(s)", "", self._found.calls)
        return self.tr("What no answer of the script fits, {calls}").format(calls=calls)

    def _proposed(self, one: Proposal) -> Lines:
        who = one.who or self.tr("somebody")
        by = self.tr("proposed by {who}").format(who=who)
        if one.is_draft:
            return Lines(self.tr("The draft as it stands"), by, "accent", one.why)
        said = self.tr("“{words}”").replace("{words}", " ".join(one.words.split()))
        was = self.tr("so far: “{words}”").replace("{words}", " ".join(one.was.split()))
        where = self._named(str(one.path[1])) if len(one.path) > 1 else ""
        return Lines(said, by, "accent", was if one.was else where)

    def _alike(self, one: Alike) -> Lines:
        words = list(dict.fromkeys(" ".join(each.words.split()) for each in one.words))
        said = " · ".join(self.tr("“{words}”").replace("{words}", each) for each in words[:_READ_OUT])
        if len(words) > _READ_OUT:
            said += " " + self.tr("and %n more", "", len(words) - _READ_OUT)
        newest = code_words.long_day_of_iso(one.words[0].started_local[:10])
        where = self._named(one.node) if one.node else self.tr("asked by reps themselves")
        times = self.tr("%n time(s)", "", one.count)
        return Lines(said, times, "warn" if one.count > 1 else "muted", f"{newest} · {where}")

    def _unrated(self, one: ObjectionUse) -> Lines:
        times = self.tr("%n time(s)", "", one.raised)
        below = self.tr("Nobody said %n time(s) whether a reply helped.", "", one.unrated)
        return Lines(self._named(one.objection), times, "muted", below)

    def _marked(self) -> None:
        """Which deeds there are depends on what is marked."""
        possible = self._possible()
        for making, chip in self.chips.items():
            chip.setVisible(making in possible)
        proposal = self._proposal()
        self.take.setVisible(proposal is not None and self._may())
        self.dismiss.setVisible(bool(self._lines()) or proposal is not None)
        self.back.setVisible(bool(self._away))

    def _possible(self) -> tuple[Making, ...]:
        from callassist.services.scripts.inbox import Alike
        from callassist.storage.calls.unfitting import Unfitting

        one = self.chosen()
        if not isinstance(one, Alike):
            return ()
        if one.kind is Unfitting.QUESTION:
            return (Making.STEP,)
        return (Making.ANSWER, Making.OBJECTION, Making.WORDING, Making.TIP)

    # -- what is done ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        key = event.key()
        if event.isAutoRepeat():
            event.accept()
        elif digit is not None and digit in {one.value for one in self._possible()}:
            self._make(Making(digit))
        elif digit == 1 and self._proposal() is not None:
            self._take()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._dismiss() if key == Qt.Key.Key_Delete else self._take_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            event.ignore()

    def settle(self, lines: Sequence[str]) -> None:
        """These were dealt with."""
        if self._inbox is not None and lines:
            self._away = tuple(lines)
            settled = self._inbox.note_dealt_with(self._script_id, lines)
            self._bridge.watch(settled, lambda _: self.look_again(), self.failed.emit)

    def _lines(self) -> tuple[str, ...]:
        from callassist.services.scripts.inbox import Alike

        one = self.chosen()
        return one.lines if isinstance(one, Alike) else ()

    def _make(self, making: Making) -> None:
        if making in self._possible():
            self.made.emit(making, self.chosen())

    def _proposal(self) -> Proposal | None:
        from callassist.services.scripts.proposals import Proposal

        one = self.chosen()
        return one if isinstance(one, Proposal) else None

    def _take(self) -> None:
        if (proposal := self._proposal()) is not None and self._may():
            self.taken.emit(proposal)

    def _dismiss(self) -> None:
        if (proposal := self._proposal()) is not None:
            self.put_away.emit(proposal)
        else:
            self.settle(self._lines())

    def _take_back(self) -> None:
        if self._inbox is not None and self._away:
            away, self._away = self._away, ()
            self._bridge.watch(
                self._inbox.fetch_back(self._script_id, away), lambda _: self.look_again(), self.failed.emit
            )

    def _go(self) -> None:
        from callassist.services.scripts.inbox import Alike
        from callassist.storage.calls.unfitting import ObjectionUse

        one = self.chosen()
        proposal = self._proposal()
        if proposal is not None:
            if len(proposal.path) > 1:
                self.gone_to.emit(str(proposal.path[1]))
        elif isinstance(one, Alike):
            self.gone_to.emit(one.node)
        elif isinstance(one, ObjectionUse):
            self.gone_to.emit(one.objection)

    def _size(self) -> None:
        self.view.setMinimumHeight(self._look.px(_LEAST_HEIGHT))
