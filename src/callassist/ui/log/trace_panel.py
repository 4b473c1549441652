"""Everything the log knows about one call: asked, answered, corrected, objections with their wording, and the note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.limits import NOTE_LIMIT
from callassist.domain.questions import QuestionKind
from callassist.domain.script import Ask, FieldKind, Outcome, Script
from callassist.domain.text import Language
from callassist.engine.typed_time import typed_time
from callassist.errors import NotUnderstood
from callassist.services.calls.correcting import CORRECTABLE
from callassist.services.contacts.contact_text import Lead
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fact_row import Fact, FactRow
from callassist.ui.kit.fields import NoteField
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import BESIDE, PlainLabel, isolated
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look
from callassist.ui.log.correction_form import CorrectionForm
from callassist.ui.words import code_words, script_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from callassist.services.calls.call_log import CallSummary, CallTrace, TraceLine

_MOST = 500
#: pixels at the usual size of letters
_NOTE_LEAST, _NOTE_MOST, _COURSE_LEAST = 64, 104, 76
_SYMBOLS = {
    "answered": ("•", "accent"),
    "ticked": ("·", "faint"),
    "withdrawn": ("↶", "warn"),
    "objection": ("!", "reply"),
    "step": ("!", "reply"),
    "rescued": ("?", "reply"),
    "rated": ("±", "reply"),
    "jumped": ("→", "reply"),
    "exit": ("→", "bad"),
    "override": ("!", "bad"),
    "ended": ("■", "text"),
    "gap": ("‖", "warn"),
    "resumed": ("‖", "warn"),
    "details": ("@", "muted"),
    "corrected": ("✎", "warn"),
    "moved": ("✎", "warn"),
}
_A_YEAR_S = 366 * 24 * 3600
#: after an ending that stands nothing of this follows
_AFTER_NO_END = ("withdrawn", "ended", "exit", "chosen", "typed", "objection", "step", "jumped", "rescued", "resumed")
#: what a reader of the log has no use for
_LEFT_OUT = ("ticked", "went_on", "escaped")


class TracePanel(Card):
    """Emits `note_saved(call id, text)`, `continue_asked(call id)`, `again_asked(lead)`.

    And `correction_asked(call id, outcome, follow-up or None)`.
    """

    note_saved = Signal(str, str)
    continue_asked = Signal(str)
    again_asked = Signal(object)
    correction_asked = Signal(str, str, object)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._trace: CallTrace | None = None
        self._script: Script | None = None
        self._language = Language.EN
        self._rows: list[FactRow] = []
        self._nothing_found = False
        self._now: Callable[[], datetime] = lambda: datetime.fromtimestamp(0, UTC)

        # Widgets
        self.head = caption()
        self.who = PlainLabel("", self, role="title", wrap=True)
        self.what = PlainLabel("", self, role="muted", wrap=True)
        self.due = PlainLabel("", self, wrap=True)
        self.resume = Push("", self)
        self.resume.setProperty("role", "primary")
        named(self.resume, "Continue call")
        self.again = Push("", self)
        self.again.setProperty("role", "button")
        named(self.again, "Call again")
        self.correct = Push("", self)
        self.correct.setProperty("role", "button")
        named(self.correct, "Correct the call")
        self.correction = CorrectionForm(look, keys, self)
        self.scroller = Scroller(self, takes_focus=True)
        named(self.scroller, "Course of the call")
        self._filler = QWidget(self)
        self.note_head = caption()
        self.note = NoteField(keys, NOTE_LIMIT, self)
        named(self.note, "Note of the call")
        self.save = Push("", self)
        self.save.setProperty("role", "button")
        named(self.save, "Save note")
        self.said = PlainLabel("", self, role="good")

        # Assemble
        inner = QWidget()
        inner.setObjectName("plain")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        self.scroller.setWidget(inner)
        last = QHBoxLayout()
        last.addWidget(self.said)
        last.addStretch(1)
        last.addWidget(self.save)
        self.body.addWidget(self.head)
        self.body.addWidget(self.who)
        self.body.addWidget(self.what)
        self.body.addWidget(self.due)
        self.body.addWidget(self.resume)
        doing = QHBoxLayout()
        doing.setSpacing(8)
        doing.addWidget(self.again)
        doing.addWidget(self.correct)
        doing.addStretch(1)
        self.body.addLayout(doing)
        self.body.addWidget(self.correction)
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(self._filler, 1)
        self.body.addWidget(self.note_head)
        self.body.addWidget(self.note)
        self.body.addLayout(last)

        # Connect
        self.note.textChanged.connect(self._edited)
        self.resume.clicked.connect(self._continue)
        self.again.clicked.connect(self.call_again)
        self.correct.clicked.connect(self.open_correction)
        self.correction.asked.connect(self.correction_asked)
        self.correction.closed.connect(self._correction_closed)
        self.save.clicked.connect(self._save)
        look.changed.connect(self._size)

        self._size()
        self.retranslate()
        self.clear()

    def _size(self) -> None:
        """Some lines of the course and of the note, however large the letters are."""
        self.note.setMinimumHeight(self._look.px(_NOTE_LEAST))
        self.note.setMaximumHeight(self._look.px(_NOTE_MOST))
        self.scroller.setMinimumHeight(self._look.px(_COURSE_LEAST))

    def clear(self, *, nothing_found: bool = False) -> None:
        """No call is chosen, or there is none to choose."""
        self._trace = None
        self._nothing_found = nothing_found
        self.who.setText(self.tr("Nothing found.") if nothing_found else self.tr("Choose a call to see how it went."))
        self._filler.show()
        for widget in (self.what, self.due, self.resume, self.scroller, self.note_head, self.note, self.save):
            widget.hide()
        for widget in (self.again, self.correct, self.correction):
            widget.hide()
        self.said.show_text("")

    def show_trace(self, trace: CallTrace, script: Script | None, language: Language) -> None:
        """Draw a call. `script` words questions and answers; without it their ids stand there."""
        summary = trace.summary
        # drawn anew under somebody's eyes: what was typed, what was said of it and the place stay
        again = summary.id == self.call_id()
        typed = again and self.save.isEnabled() and not summary.open
        self._trace, self._script, self._language = trace, script, language
        self.who.setText(
            ", ".join(isolated(part) for part in (summary.name, summary.company, summary.number) if part)
            or code_words.nobody()
        )
        ended = summary.own_outcome or code_words.outcome(summary.outcome)
        outcome = code_words.interrupted() if summary.open else ended
        parts = [
            code_words.moment(summary.started),
            code_words.duration(summary.duration_s),
            summary.script_title.of(language),
            outcome,
            code_words.verdict_at(summary.verdict, summary.depth) if summary.verdict else "",
        ]
        self.what.show_text("\n".join((BESIDE.join(part for part in parts if part), *self._lead_lines(summary))))
        self.due.show_text(self._due(trace))
        self.resume.setVisible(not trace.continued and (summary.open or summary.outcome == "call_dropped"))
        self.again.setVisible(not summary.open and bool(summary.number))
        self.correct.setVisible(not summary.open and summary.outcome in CORRECTABLE)
        if not again:
            self.correction.close_form()
        self._filler.hide()
        for widget in (self.scroller, self.note_head, self.note, self.save):
            widget.show()
        self.note.setReadOnly(summary.open)
        if not typed and not (again and self.note.toPlainText() == summary.note):
            self.note.blockSignals(True)
            self.note.setPlainText(summary.note)
            self.note.blockSignals(False)
        self.save.setEnabled(typed)
        if not again:
            self.said.show_text("")
        self._draw_lines(trace)
        if not again:
            self.scroller.verticalScrollBar().setValue(0)

    def _lead_lines(self, summary: CallSummary) -> list[str]:
        """Where the lead can be written to, why they may be called, who decides, and why that follows."""
        lines: list[str] = []
        if summary.email or summary.address:
            lines.append(BESIDE.join(isolated(one) for one in (summary.email, summary.address) if one))
        if summary.consent_date or summary.consent_source:
            day = code_words.day_of_iso(summary.consent_date) if summary.consent_date else self.tr("day not known")
            words = self.tr("Consent: {day}, {source}") if summary.consent_source else self.tr("Consent: {day}")
            lines.append(words.format(day=day, source=isolated(summary.consent_source)))
        decides = summary.decision_maker
        if decides is not None:
            parts = (decides.name, decides.function, decides.direct_line, decides.best_time)
            told = ", ".join(isolated(one) for one in parts if one)
            lines.append(self.tr("Decides: {who}").format(who=told))
        if summary.follow_up == "none" and summary.follow_up_reason:
            lines.append(self.tr("Nothing follows: {why}").format(why=isolated(summary.follow_up_reason)))
        return lines

    def call_again(self) -> None:
        """Ask for another call to this lead, by what is known of them."""
        if self._trace is not None and not self.again.isHidden():
            one = self._trace.summary
            consent = (one.consent_date, one.consent_source)
            self.again_asked.emit(Lead(one.name, one.company, one.number, "", one.email, one.address, *consent))

    def open_correction(self) -> None:
        """Ask how the call that is shown really ended."""
        if self._trace is not None and not self.correct.isHidden():
            self.correction.open_for(self._trace.summary, self._now)

    def set_clock(self, now: Callable[[], datetime]) -> None:
        """What times that are typed are reckoned from."""
        self._now = now

    def say_corrected(self, call_id: str) -> None:
        """The log holds it now."""
        if self.correction.call_id() == call_id:
            self.correction.close_form()
        if self.call_id() == call_id:
            self.said.tell(lambda: self.tr("corrected ✓"))
            announce(self.note, self.said.text())

    def _correction_closed(self) -> None:
        self.correct.setFocus()

    def call_id(self) -> str:
        """The call that is shown."""
        return self._trace.summary.id if self._trace is not None else ""

    def say_saved(self, text: str) -> None:
        """Say that this note is kept; nothing where more was typed since."""
        if self.note.toPlainText() != text:
            return
        self.said.tell(lambda: self.tr("saved ✓"))
        announce(self.note, self.said.text())
        if self.save.hasFocus():
            self.note.setFocus()  # a button that is switched off hands the focus to whatever comes next
        self.save.setEnabled(False)

    def set_language(self, language: Language) -> None:
        """The window's, for what the script calls things; drawn with the next words."""
        self._language = language

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("THE CALL"))
        self.note_head.setText(self.tr("NOTE"))
        self.save.setText(self.tr("Save note"))
        self.again.setText("  ".join((self.tr("Call again"), self._keys.label(Command.CALL_AGAIN))))
        self.correct.setText("  ".join((self.tr("Correct"), self._keys.label(Command.CORRECT))))
        self.resume.setText(self.tr("Go on with this call: the lead rings back"))
        if self._trace is None:
            self.clear(nothing_found=self._nothing_found)
        else:
            self.show_trace(self._trace, self._script, self._language)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _due(self, trace: CallTrace) -> str:
        """What is to be done next and when: the day itself, for "tomorrow" is another one by then."""
        summary = trace.summary
        if not summary.follow_up or summary.follow_up == "none":
            return ""
        named = next((one.contact_name for one in reversed(trace.follow_ups) if one.contact_name), "")
        what = ", ".join(part for part in (code_words.follow_up(summary.follow_up), isolated(named)) if part)
        when = code_words.time_in_words_of_iso(summary.follow_up_at) or self.tr("no time yet")
        return self.tr("Next: {what} – {when}").format(what=what, when=when)

    def _draw_lines(self, trace: CallTrace) -> None:
        lines = [line for line in trace.lines if line.kind not in _LEFT_OUT][:_MOST]
        while len(self._rows) < len(lines):
            row = FactRow(self._look)
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(lines))
            if index < len(lines):
                self._draw_line(row, lines[index], taken_back=_is_taken_back(lines, index))

    def _draw_line(self, row: FactRow, line: TraceLine, *, taken_back: bool) -> None:
        symbol, color = _SYMBOLS.get(line.kind, ("·", "muted"))
        details = [code_words.clock(line.at)]
        if line.source and line.source != "asked":
            details.append(code_words.source(line.source))
        if line.wording and line.kind in ("objection", "step", "rated"):
            details.append(self.tr("wording {number}").format(number=line.wording))
        if line.kind == "step":
            details.append(self.tr("part {number}").format(number=line.text))
        if line.helped is not None:
            details.append(self.tr("helped") if line.helped else self.tr("did not help"))
        if line.superseded:
            details.append(self.tr("replaced later"))
        if taken_back:
            details.append(self.tr("taken back"))
        if line.answer_note:
            details.append(line.answer_note)
        ink = "faint" if line.superseded or taken_back or line.kind == "withdrawn" else "text"
        if taken_back:
            color = "faint"
        row.show_fact(Fact(symbol, self._words(line), " · ".join(details), color, ink))

    def _words(self, line: TraceLine) -> str:
        kind = code_words.trace_kind(line.kind)
        if line.kind == "own_question":
            return f"{line.question} – {line.text}"
        if line.kind == "contact":
            return f"{kind}: {line.text}"
        if line.question:
            name, answer = self._question(line)
            return f"{name}: {answer}" if line.kind == "answered" else f"{kind}: {name}"
        if line.objection:
            objection = self._script.objections.get(ObjectionId(line.objection)) if self._script is not None else None
            label = objection.label.of(self._language) if objection is not None else line.objection
            return f"{kind}: {label}"
        if line.kind == "chosen":
            return f"{kind}: {self._choice(line)}"
        if line.kind == "exit":
            return f"{kind}: {self._exit(line.text)}"
        if line.kind == "typed":
            return f"{kind}: {self._typed(line)}"
        if line.kind == "gap":
            return f"{kind} ({code_words.duration(_seconds(line.text))})"
        if line.kind == "corrected":
            change = f"{code_words.outcome(line.value)} → {code_words.outcome(line.text)}"
            return f"{kind}: {change}"
        if line.kind == "moved":
            return f"{kind}: {_agreed(line.value)} → {_agreed(line.text)}"
        if line.kind == "ended":
            return f"{kind}: {script_words.outcome(self._script, line.text, self._language)}"
        return f"{kind}: {line.text}" if line.text else kind

    def _choice(self, line: TraceLine) -> str:
        """The words of a control's answer; placeholders in them stand as gaps."""
        node = self._script.nodes.get(NodeId(line.node)) if self._script is not None else None
        if isinstance(node, Ask | Outcome):
            for choice in node.choices:
                if choice.value == line.text and "{" not in choice.label.of(self._language):
                    return choice.label.of(self._language)
        return line.text.replace("_", " ")

    def _exit(self, code: str) -> str:
        label = self._script.exit_labels.get(NodeId(code)) if self._script is not None else None
        return label.of(self._language) if label is not None else code_words.exit_name(code)

    def _typed(self, line: TraceLine) -> str:
        """What was typed; a time with the day that was meant then."""
        node = self._script.nodes.get(NodeId(line.node)) if self._script is not None else None
        if self._script is not None and not (isinstance(node, Ask) and node.field is FieldKind.TIME):
            return line.text
        try:
            return f"{line.text} → {code_words.time_in_words(typed_time(line.text, line.at))}"
        except NotUnderstood:
            return line.text

    def _question(self, line: TraceLine) -> tuple[str, str]:
        question = self._script.questions.get(QuestionId(line.question)) if self._script is not None else None
        if line.state != "answered":
            answer = code_words.state(line.state)
        elif question is not None and question.choices:
            words: list[str] = []
            for value in line.value.split(","):
                choice = question.choice(value)
                words.append(choice.label.of(self._language) if choice is not None else value)
            answer = ", ".join(words)
        elif question is not None and question.kind is QuestionKind.DATE:
            answer = code_words.day_of_iso(line.value)
        else:
            answer = line.value
        return (question.name.of(self._language) if question is not None else line.question), answer

    def _edited(self) -> None:
        self.said.show_text("")
        self.save.setEnabled(self._trace is not None and not self._trace.summary.open)

    def _save(self) -> None:
        if self._trace is not None:
            self.note_saved.emit(self._trace.summary.id, self.note.toPlainText())

    def _continue(self) -> None:
        if self._trace is not None:
            self.continue_asked.emit(self._trace.summary.id)


def _agreed(told: str) -> str:
    """What follows and when, in words."""
    kind, _, due = told.partition(" ")
    words = code_words.follow_up(kind or FollowUpKind.NONE.value)
    when = code_words.time_in_words_of_iso(due)
    return f"{words}, {when}" if when else words


def _is_taken_back(lines: Sequence[TraceLine], index: int) -> bool:
    """Whether the call went on behind this ending: it was no end, whatever stands there."""
    return lines[index].kind == "ended" and any(line.kind in _AFTER_NO_END for line in lines[index + 1 :])


def _seconds(text: str) -> float:
    """What a line of the journal tells; a damaged one can tell anything."""
    try:
        seconds = float(text)
    except ValueError:
        return 0
    return seconds if 0 <= seconds < _A_YEAR_S else 0
