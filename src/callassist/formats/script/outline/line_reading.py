"""Lines, understood: what is a step, an answer, an objection, a reply, a tip; by marks, numbers, indents and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from callassist.formats.script.outline.gathering import (
    FoundAnswer,
    FoundObjection,
    FoundReply,
    FoundStep,
    Gathering,
    SourcePiece,
)
from callassist.formats.script.outline.outline_model import Taken
from callassist.formats.script.outline.outline_words import (
    LEAD_WORDS,
    NOTE_HEADINGS,
    OBJECTION_HEADINGS,
    OBJECTION_WORDS,
    OTHER_WORDING_WORDS,
    REP_WORDS,
    REPLY_WORDS,
    TIP_WORDS,
    VOICEMAIL_HEADINGS,
    folded,
    listed,
)
from callassist.formats.script.outline.parting import (
    is_end_of_scale,
    is_yes_or_no,
    kind_of,
    meaning_of,
    numbered,
    parted,
    shown,
    without_way,
    yes_or_no,
)
from callassist.formats.script.outline.source_lines import SourceLine, SourceTable, is_wordless
from callassist.formats.script.outline.step_parts import answer_of, is_farewell, is_title, label_names, step_of
from callassist.formats.script.outline.table_reading import read_table
from callassist.formats.script.sentences import told

#: what begins a line and says what it is
_SPOKEN_BY = re.compile(r"(?P<who>[^\s:][^:]{0,24}):\s+(?P<text>\S.*)\Z", re.DOTALL)
_IN_BRACKETS = re.compile(r"[(\[](?P<text>.*)[)\]]\Z", re.DOTALL)
_BOXES = re.compile(r"\s*(?:[☐□]|\[ ?\]|\( ?\))\s*")
_INLINE = " / "
_LABEL = re.compile(r"(?P<label>.+?)\s*:\s+(?P<rest>\S.*)\Z", re.DOTALL)
_NOTES = frozenset(listed(NOTE_HEADINGS))
_OBJECTIONS, _VOICEMAIL = frozenset(listed(OBJECTION_HEADINGS)), frozenset(listed(VOICEMAIL_HEADINGS))
_TIPS, _REP, _LEAD = frozenset(listed(TIP_WORDS)), frozenset(listed(REP_WORDS)), frozenset(listed(LEAD_WORDS))
_OBJECTS, _REPLIES = frozenset(listed(OBJECTION_WORDS)), frozenset(listed(REPLY_WORDS))
_OTHERS = frozenset(listed(OTHER_WORDING_WORDS))
#: words of a line in bold that is a heading
_MOST_OF_A_HEADING = 8
_DEEPEST = 12


@dataclass(slots=True, eq=False)
class _Open:
    """A step that further lines may belong to."""

    step: FoundStep
    #: how far its own line is set in, and how: by a point of a list, a number, neither
    indent: int
    mark: str
    #: how far its answers are set in; -1: there is none
    answers_at: int = -1
    is_numbered: bool = False


@dataclass(slots=True)
class LineReading:
    """Takes lines, one after the other, into a gathering."""

    gathering: Gathering
    _open: list[_Open] = field(default_factory=list[_Open])
    _objection: FoundObjection | None = None
    _objection_at: SourceLine | None = None
    #: what further words of the same paragraph belong to
    _goes_on: Callable[[SourcePiece], None] | None = None
    _mode: str = ""
    _mode_heading: int = 0
    _pending: list[SourcePiece] = field(default_factory=list[SourcePiece])
    _section: str = ""

    def take(self, line: SourceLine) -> None:
        """The next line."""
        if line.heading:
            self._heading(line)
            return
        if is_wordless(line.text) or not any(sign.isalnum() for sign in shown(line.text)):
            self.gathering.leave(self._piece(line), told("there is no word in it"))
            return
        if line.is_bold and not line.mark and not line.number and self._is_heading(line):
            self._heading(replace(line, heading=9))
            return
        if self._mode == "notes":
            self.gathering.leave(self._piece(line), told("it stands under a heading for notes"))
            return
        if self._mode == "voicemail" and line.mark not in ("!", "?") and not line.number:
            self.gathering.voicemail.append(self._piece(line))
            return
        if self._goes_on is not None and self._is_going_on(line):
            self._goes_on(self._piece(line))
            return
        self._goes_on = None
        if line.mark == "!":
            self._begin_objection(line)
        elif self._is_for_objection(line):
            self._in_objections(line)
        else:
            self._in_steps(line)

    def take_table(self, table: SourceTable) -> None:
        """A table between the lines."""
        self._goes_on, self._open, self._objection = None, [], None
        before = len(self.gathering.steps)
        is_known = read_table(self.gathering, table.rows, are_objections=self._mode == "objections")
        if is_known:
            self.gathering.headings += self._pending
            for step in self.gathering.steps[before : before + 1]:
                step.headings += [name for piece in self._pending for name in label_names(shown(piece.text))]
            self._pending = []

    def end(self) -> None:
        """There is no further line."""
        for piece in self._pending:
            self.gathering.leave(piece, told("a heading with nothing below it"))
        self._pending = []

    def _piece(self, line: SourceLine, text: str | None = None) -> SourcePiece:
        return self.gathering.piece(line.place, line.text if text is None else text)

    # -- headings ------------------------------------------------------------------------------------------------------

    def _is_heading(self, line: SourceLine) -> bool:
        text = shown(line.text)
        return len(text.split()) <= _MOST_OF_A_HEADING and not text.endswith(("?", ".", "!", ","))

    def _heading(self, line: SourceLine) -> None:
        text = shown(line.text)
        self._goes_on = None
        word = folded(numbered(line.text)[1])
        if self._mode == "objections" and self._mode_heading < line.heading and word not in _VOICEMAIL | _NOTES:
            self._label_objection(line, line.text)
            return
        if word in _OBJECTIONS | _VOICEMAIL | _NOTES:
            self._mode = "objections" if word in _OBJECTIONS else "voicemail" if word in _VOICEMAIL else "notes"
            self._mode_heading = line.heading
            self._objection, self._open = None, []
            self.gathering.headings.append(self._piece(line))
            return
        self._mode, self._objection, self._open = "", None, []
        found = self.gathering
        if line.heading == 1 and found.title is None and not found.steps and not self._pending:
            found.title = self._piece(line)
        elif text.endswith("?"):
            number, rest = numbered(line.text)
            self._in_steps(
                replace(line, text=rest or line.text, number=number if rest else "", heading=0, is_apart=True)
            )
        else:
            self._section = f"{self._section}, {text}" if self._pending else text
            self._pending.append(self._piece(line))

    # -- objections ----------------------------------------------------------------------------------------------------

    def _is_for_objection(self, line: SourceLine) -> bool:
        if self._mode == "objections":
            return line.mark != "?" and (line.mark != ">" or self._objection is not None)
        who = self._said_by(line)
        if who in _OBJECTS:
            return True
        if self._objection is None or line.mark in ("?", ">") or line.number:
            return False
        return line.mark == "-" or who in _REPLIES or not line.is_apart or line.indent > self._label_indent()

    def _label_indent(self) -> int:
        return self._objection_at.indent if self._objection_at is not None else 0

    @staticmethod
    def _said_by(line: SourceLine) -> str:
        found = _SPOKEN_BY.match(line.text)
        return folded(found["who"]) if found is not None else ""

    def _in_objections(self, line: SourceLine) -> None:
        spoken = _SPOKEN_BY.match(line.text)
        who = folded(spoken["who"]) if spoken is not None else ""
        if spoken is not None and (who in _OBJECTS or who in _LEAD):
            self._begin_objection(replace(line, text=spoken["text"]))
        elif spoken is not None and self._objection is not None and (who in _REPLIES or who in _REP):
            self._reply(line, spoken["text"])
        elif self._objection is not None and self._is_reply(line):
            tip = _IN_BRACKETS.match(line.text)
            if tip is not None:
                self.gathering.leave(self._piece(line), told("an objection has no tip"))
            else:
                self._reply(line, line.text)
        else:
            self._begin_objection(line)

    def _is_reply(self, line: SourceLine) -> bool:
        """Whether a line without a word that says so is a reply to the objection above it."""
        above = self._objection_at
        if line.mark == ">":
            return True
        if above is None or self._objection is None or line.is_bold:
            return False
        if line.indent != above.indent:
            return line.indent > above.indent
        if above.heading or (above.is_bold and not line.is_bold):
            return True
        if line.mark == "-" or line.number:
            return above.mark == "!" or (not above.mark and not above.number)
        if above.mark == "-" or above.number:
            return True
        return not line.is_apart or not self._objection.replies

    def _begin_objection(self, line: SourceLine) -> None:
        """An objection, perhaps with its replies behind it."""
        found = _LABEL.match(line.text)
        if found is None:
            self._label_objection(line, line.text)
            return
        self._label_objection(line, found["label"])
        for reply in found["rest"].split(_INLINE):
            if reply.strip():
                self._reply(line, reply.strip())

    def _label_objection(self, line: SourceLine, label: str) -> None:
        self._open = []
        _, label = numbered(label) if line.heading else ("", label)
        self._objection = FoundObjection(self._piece(line, label.strip(" „“”\"'")))
        self._objection_at = line
        self.gathering.objections.append(self._objection)

    def _reply(self, line: SourceLine, text: str) -> None:
        assert self._objection is not None
        found = without_way(text)
        if not found.text:
            self._way_of_reply(line, found.way)
            return
        reply = FoundReply([self._piece(line, found.text)])
        if found.way:
            reply.way = self._piece(line, found.way)
        else:
            self._goes_on = reply.texts.append
        self._objection.replies.append(reply)

    def _way_of_reply(self, line: SourceLine, way: str) -> None:
        assert self._objection is not None
        last = self._objection.replies[-1] if self._objection.replies else None
        piece = self._piece(line, way)
        if last is None or last.way is not None:
            self.gathering.leave(piece, told("a way with no reply that leads there"))
        else:
            last.way = piece

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _is_going_on(self, line: SourceLine) -> bool:
        """Whether it is a further line of the paragraph above."""
        if line.is_apart or line.mark or line.number or line.is_bold:
            return False
        if self._open and self._open[-1].is_numbered and is_title(self._open[-1].step):
            return False
        if self._said_by(line) in _TIPS | _OBJECTS | _REPLIES | _REP | _LEAD or _IN_BRACKETS.match(line.text):
            return False
        if is_end_of_scale(line.text) and self._open:
            return False
        found = parted(line.text)
        return not (found.way or found.meaning or is_yes_or_no(found.text) or yes_or_no(line.text)[0])

    def _in_steps(self, line: SourceLine) -> None:
        if line.mark == "":
            spoken = _SPOKEN_BY.match(line.text)
            who = folded(spoken["who"]) if spoken is not None else ""
            if spoken is not None and self._beside(line, who, spoken["text"]):
                return
            if spoken is not None and who in _REP:
                line = replace(line, text=spoken["text"])
        if line.mark == "" and self._tip(line):
            return
        if line.mark == "/":
            self._other_wording(line, line.text)
        elif self._is_answer(line):
            self._answer(line)
        elif line.mark == "" and self._bare_way(line):
            return
        else:
            self._step(line)

    def _beside(self, line: SourceLine, who: str, text: str) -> bool:
        """What a word in front says to be no step of its own."""
        if who in _TIPS:
            self._tip_of(line, text)
        elif who in _OTHERS and self._open:
            self._other_wording(line, text)
        elif who in _LEAD and self._open:
            self._answer(replace(line, text=text, mark="-"))
        else:
            return False
        return True

    def _tip(self, line: SourceLine) -> bool:
        found = _IN_BRACKETS.match(line.text)
        if found is None or parted(line.text).way:
            return False
        if meaning_of(found["text"]) is not None or kind_of(found["text"]) is not None:
            return False
        self._tip_of(line, found["text"])
        return True

    def _tip_of(self, line: SourceLine, text: str) -> None:
        piece = self._piece(line, text)
        if self._open:
            self._open[-1].step.tips.append(piece)
        else:
            self.gathering.leave(piece, told("a tip above the first step"))

    def _other_wording(self, line: SourceLine, text: str) -> None:
        piece = self._piece(line, text)
        if self._open:
            self._open[-1].step.wordings.append(piece)
        else:
            self.gathering.leave(piece, told("another wording of no step"))

    def _bare_way(self, line: SourceLine) -> bool:
        """A line that is a way alone leads on from what stands above it."""
        found = without_way(line.text.strip("()[]"))
        if found.text or not found.way or not self._open:
            return False
        above = self._open[-1]
        piece = self._piece(line, found.way)
        answer = above.step.answers[-1] if above.step.answers else None
        if answer is not None and line.indent > above.answers_at and answer.way is None:
            answer.way = piece
        elif above.step.way is None:
            above.step.way = piece
        else:
            self.gathering.leave(piece, told("a second way from the same step"))
        return True

    # -- answers -------------------------------------------------------------------------------------------------------

    def _is_answer(self, line: SourceLine) -> bool:
        while len(self._open) > 1 and line.indent <= self._open[-1].indent and line.indent <= self._open[-2].answers_at:
            self._open.pop()
        if not self._open or line.mark in ("?", ">", "!", "/"):
            return False
        above = self._open[-1]
        step = above.step
        if line.mark == "-":
            if above.answers_at >= 0 and line.indent > above.answers_at + 1:
                return False  # it follows the last answer
            return above.mark != "-" or line.indent > above.indent
        if line.number:
            if above.answers_at >= 0 and line.indent > above.indent and line.indent == above.answers_at:
                return True
            is_first = line.number == "1" and not above.is_numbered and self._asks(step) and not line.is_apart
            is_next = (
                bool(step.answers) and line.indent == above.answers_at and not above.is_numbered and not line.is_apart
            )
            return (line.indent > above.indent and not shown(line.text).endswith("?")) or is_first or is_next
        if _BOXES.match(line.text) or is_end_of_scale(line.text):
            return True
        found = parted(line.text)
        if is_yes_or_no(found.text) or yes_or_no(line.text)[0]:
            return True
        return bool((found.way or found.meaning) and found.text and self._asks(step) and not line.is_apart)

    def _asks(self, step: FoundStep) -> bool:
        return bool(step.answers) or shown(step.texts[-1].text).endswith("?")

    def _answer(self, line: SourceLine) -> None:
        above = self._open[-1]
        above.answers_at = line.indent if not above.step.answers else max(above.answers_at, line.indent)
        for text in [one for one in _BOXES.split(line.text) if one.strip()]:
            self._one_answer(line, text, above.step)

    def _one_answer(self, line: SourceLine, text: str, step: FoundStep) -> None:
        answer = answer_of(self.gathering, line.place, text)
        step.answers.append(answer)
        if answer.below:
            self._open.append(_Open(answer.below[0], line.indent + 1, ""))
            self._goes_on = answer.below[0].texts.append
        elif answer.way is None and not answer.meaning:
            self._goes_on = self._joined(answer)

    def _joined(self, answer: FoundAnswer) -> Callable[[SourcePiece], None]:
        def join(piece: SourcePiece) -> None:
            # the answer is one piece of two lines: the second one is counted, and is words of the first
            answer.more.append(piece)

        return join

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _step(self, line: SourceLine) -> None:
        if line.mark == "" and not line.number and self._is_titled(line):
            return
        step = step_of(self.gathering, line)
        self._objection = None
        for piece in self._pending:
            self.gathering.headings.append(piece)
            step.headings += label_names(shown(piece.text))
        self._pending = []
        step.section = self._section
        while self._open and not self._is_below(line, self._open[-1]):
            self._open.pop()
        if self._open and len(self._open) < _DEEPEST:
            self._open[-1].step.answers[-1].below.append(step)
        else:
            self._open = []
            self.gathering.steps.append(step)
        self._open.append(_Open(step, line.indent, line.mark, is_numbered=bool(line.number)))
        self._mode = "" if self._mode == "voicemail" else self._mode
        if step.way is None and step.asks is None and not is_farewell(shown(step.texts[0].text)):
            self._goes_on = step.texts.append

    def _is_titled(self, line: SourceLine) -> bool:
        """Whether the step above is a number with a title alone, of which this is the text."""
        step = self._open[-1].step if self._open else None
        if step is None or not self._open[-1].is_numbered or not is_title(step) or line.indent < self._open[-1].indent:
            return False
        title = step.texts.pop()
        text = step_of(self.gathering, line)
        step.texts, step.way, step.asks = text.texts, text.way, text.asks
        step.beside += [(title, Taken.HEADING), *text.beside]
        step.headings += label_names(shown(title.text))
        step.section = shown(title.text)
        self._goes_on = None if is_farewell(shown(text.texts[0].text)) else step.texts.append
        return True

    def _is_below(self, line: SourceLine, above: _Open) -> bool:
        """Whether a step hangs below the last answer of the one above."""
        return bool(above.step.answers) and line.indent > max(above.answers_at, above.indent)


def is_known_heading(line: SourceLine) -> bool:
    """Whether it is a heading over objections, or over what is said to an answering machine."""
    return folded(numbered(line.text)[1]) in _OBJECTIONS | _VOICEMAIL | _NOTES
