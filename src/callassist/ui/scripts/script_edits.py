"""What an author does on the page, as edits of the draft: words, new answers and steps, what goes, what is doubled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.domain.answers import QuestionId
from callassist.domain.text import Language
from callassist.services.scripts import authoring
from callassist.services.scripts.authoring import CannotBeDone
from callassist.services.scripts.cards.cards_of_lines import new_part, part_taken_out
from callassist.services.scripts.copying import duplicated
from callassist.services.scripts.meanings import Meaning, meaning_of, meant
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine
from callassist.services.scripts.taking_out import taken_out
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.words import script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.writing.edits import ScriptEdit
    from callassist.formats.script.writing.script_text import ScriptText

Path = tuple[str | int, ...]

#: what is taken out by itself
_PARTS = (LineKind.RULE, LineKind.PRODUCT, LineKind.PLACEHOLDER)


class ScriptEdits(QObject):
    """Makes edits on the `DraftWork`. Emits `cannot(code)` for what makes no sense where it was asked.

    `wanted` names the line (kind, id, part, answer) that is to be marked once the draft was read anew.
    """

    cannot = Signal(str)
    wanted = Signal(object)

    def __init__(self, work: DraftWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._language = Language.EN
        #: the text that is being typed: its edits are undone as one
        self._typing: tuple[Path, Language] | None = None
        #: what the edit that is being made wants to be marked
        self._wish: object = None

    def set_language(self, language: Language) -> None:
        """New words are in this language first."""
        self._language = language

    def typed_elsewhere(self) -> None:
        """Another field has the focus: what is typed next is an edit of its own."""
        self._typing = None

    @property
    def _script(self) -> Script | None:
        return self._work.reading.script if self._work.reading is not None else None

    @property
    def source(self) -> ScriptText | None:
        """The draft's text as it is now: another one once something was changed."""
        return self._work.source

    def say_tip(self, line: OutlineLine, words: str) -> None:
        """A tip for a step, in place of the one there is."""
        self.reword(("nodes", line.id, "tip"), self._language, words)
        self.typed_elsewhere()

    def reword(self, path: Path, language: Language, words: str) -> None:
        """Other words for the text at `path`."""
        source, script = self._work.source, self._script
        if source is None or script is None:
            return
        if path[0] == "questions" and path[-1] == "name":
            edit = authoring.renamed(source, script, QuestionId(str(path[1])), language.value, words)
        else:
            edit = authoring.reworded(source, path, language.value, words)
        joined = self._typing == (path, language)
        if self._work.make(edit, joined=joined):
            self._typing = (path, language)

    def lead(self, line: OutlineLine, target: str) -> None:
        """`line` leads to `target`."""
        self._try(lambda script: authoring.led(self._source, script, line, target))

    def lead_all(self, lines: Sequence[OutlineLine], target: str) -> None:
        """All of `lines` lead to `target`: one undo takes it back."""
        script, led = self._script, False
        self._typing = None
        if script is None:
            return
        for line in lines:
            try:
                edit = authoring.led(self._source, script, line, target)
            except CannotBeDone as error:
                self.cannot.emit(error.reason)
                return
            if edit is not None and not self._work.make(edit, joined=led):
                return
            led = led or edit is not None

    def mean(self, question: str, value: str, meaning: Meaning) -> None:
        """What an answer means."""
        self._try(lambda script: meant(self._source, script, QuestionId(question), value, meaning))

    def mean_next(self, line: OutlineLine) -> None:
        """The marked answer means the next thing: after the last one nothing again."""
        script = self._script
        question = authoring.question_of(script, line.id) if script is not None else None
        if script is None or question is None or line.answer is not AnswerKind.CHOICE:
            self.cannot.emit("means_nothing")
            return
        meanings = [*Meaning]
        place = meanings.index(meaning_of(script, question, line.part))
        self.mean(question, line.part, meanings[(place + 1) % len(meanings)])

    def flag(self, path: Path, key: str, on: bool) -> None:
        """A mark of a part."""
        self._try(lambda _: authoring.set_flag(self._source, path, key, on=on))

    def add(self, line: OutlineLine, words: str) -> None:
        """One more of what the marked line is: an answer of its step, a reply, an objection."""
        language = self._language.value

        def edit(script: Script) -> ScriptEdit:
            match line.kind:
                case LineKind.OBJECTIONS:
                    reply = script_words.new_reply()
                    made, name = authoring.new_objection(self._source, language, words, reply)
                    self._want(LineKind.OBJECTION, name, "", None)
                case LineKind.OBJECTION | LineKind.REPLY:
                    made, number = authoring.new_reply(self._source, line.id, language, words)
                    self._want(LineKind.REPLY, line.id, str(number), None)
                case LineKind.STEP | LineKind.ANSWER:
                    made, value = authoring.new_answer(self._source, script, line.id, language, words)
                    asks = authoring.question_of(script, line.id) is not None or _says(script, line.id)
                    kind = AnswerKind.CHOICE if asks else AnswerKind.CONTROL
                    self._want(LineKind.ANSWER, line.id, value, kind)
                case _:
                    made, kind, name = new_part(self._source, script, line, language, words)
                    self._want(kind, name, "", None)
            return made

        self._try(edit)

    def add_wording(self, line: OutlineLine, words: str) -> None:
        """One more wording of a step."""
        self._try(lambda _: authoring.new_wording(self._source, line.id, self._language.value, words))

    def add_step(self, line: OutlineLine, words: str) -> None:
        """A step of its own for `line`."""

        def edit(script: Script) -> ScriptEdit:
            made, name = authoring.step_behind(self._source, script, line, self._language.value, words)
            self._want(LineKind.STEP, name, "", None)
            return made

        self._try(edit)

    def duplicate(self, line: OutlineLine) -> None:
        """A second one of it."""

        def edit(script: Script) -> ScriptEdit:
            made, name, part = duplicated(self._source, script, line)
            self._want(line.kind, name, part, line.answer)
            return made

        self._try(edit)

    def remove(self, line: OutlineLine) -> None:
        """Without it."""
        out = part_taken_out if line.kind in _PARTS else taken_out
        self._try(lambda script: out(self._source, script, line))

    def change(self, change: Callable[[authoring.ScriptData], ScriptEdit | None]) -> None:
        """What a field of a card was changed to."""
        self._try(lambda _: change(self._source))

    def make_of(self, making: Callable[[authoring.ScriptData, str, str], ScriptEdit | None], words: str) -> None:
        """Something of words in the language of the script."""
        self._try(lambda _: making(self._source, self._language.value, words))

    @property
    def _source(self) -> authoring.ScriptData:
        source = self._work.source
        assert source is not None
        return source

    def _want(self, kind: LineKind, name: str, part: str, answer: AnswerKind | None) -> None:
        self._wish = (kind, name, part, answer)

    def _try(self, edit: Callable[[Script], ScriptEdit | None]) -> None:
        script = self._script
        if script is None or self._work.source is None:
            return
        self._typing = None
        self._wish = None
        try:
            made = edit(script)
        except CannotBeDone as error:
            self.cannot.emit(error.reason)
            return
        if made is not None and self._work.make(made):
            self._tell_wish()

    def _tell_wish(self) -> None:
        if self._wish is not None:
            self.wanted.emit(self._wish)


def _says(script: Script, name: str) -> bool:
    from callassist.domain.script import Say

    return isinstance(script.nodes.get(name), Say)  # type: ignore[call-overload]
