"""From a draft to the script calls use: what changed in sentences, why, and the version it becomes. And new scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.domain.answers import QuestionId
from callassist.domain.text import WINDOW_LANGUAGES, Language, is_language
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.button import Tick
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.scripts.script_rehearsals import ScriptRehearsals
from callassist.ui.words import script_problems

if TYPE_CHECKING:
    from collections.abc import Collection

    from callassist.formats.script.problems import Problem
    from callassist.services.scripts.desk import Published, ScriptDesk
    from callassist.services.scripts.differences import Difference
    from callassist.services.scripts.draft import Draft
    from callassist.services.scripts.proposals import Proposal
    from callassist.services.scripts.quick_words import NewWords

#: sentences that are shown; who changed more knows it
_MOST = 12


class ScriptPublishing(QObject):
    """Fills the page's form and runs the desk. Emits `opened(Draft)`, `told(words)` and `hindered(words or error)`."""

    opened = Signal(object)
    #: what is about to be published, line by line; "": nothing any more
    compared = Signal(str)
    told = Signal(object)
    hindered = Signal(object)
    #: the `Item` of the file in which the first error lies
    stopped_at = Signal(object)
    failed = Signal(object)
    done = Signal()

    def __init__(
        self,
        form: InlineForm,
        tick: Tick,
        work: DraftWork,
        rehearsals: ScriptRehearsals,
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._tick = tick
        self._work = work
        self._rehearsals = rehearsals
        #: it was asked for, and what is being read or played has to be known before
        self._waits = False
        self._bridge = bridge
        self._desk: ScriptDesk | None = None
        self._difference: Difference | None = None
        self._who: Callable[[], str] = str
        self._may: Callable[[], bool] = bool
        self._language = Language.EN
        rehearsals.ran.connect(self._go_on)
        form.submitted.connect(self._submitted)
        form.cancelled.connect(self.close)
        tick.hide()

    def set_desk(self, desk: ScriptDesk, who: Callable[[], str], may: Callable[[], bool]) -> None:
        """Where scripts are written; `who` publishes, where they `may`, and else proposes."""
        self._desk, self._who, self._may = desk, who, may

    def set_language(self, language: Language) -> None:
        """Steps and answers are named in this one."""
        self._language = language

    def close(self) -> None:
        """Put the form away."""
        if self._form.purpose is not None:
            self._form.close_form()
            self._tick.hide()
            self.compared.emit("")
            self.done.emit()

    # -- publishing ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask why, once the draft was read as it stands and its rehearsals were played with it.

        Nothing is published that has an error.
        """
        draft, reading, desk = self._draft, self._work.reading, self._desk
        if draft is None or desk is None:
            return
        self._waits = reading is None or reading.source is not draft.script or self._rehearsals.is_late
        if reading is None or self._waits:
            self._work.look()
            return
        if reading.errors:
            first = next(one for one in reading.problems if one.is_error)
            errors = reading.errors
            self.hindered.emit(lambda: self._words_of_errors(errors, first))
            self.stopped_at.emit(next(item for item, found in reading.findings.items() if first in found))
            return
        self._bridge.watch(desk.difference(draft, self._language.value), self._show_difference, self.failed.emit)

    def _go_on(self) -> None:
        if self._waits:
            self.ask()

    def _words_of_errors(self, count: int, first: Problem) -> str:
        counted = self.tr("%n error(s) keep it from being published.", "", count)
        told = self.tr("First: {error}").format(error=script_problems.told(first))
        return f"{counted} {told}"

    def _show_difference(self, found: Difference) -> None:
        draft = self._draft
        if draft is None:
            return
        is_new = not found.sentences and bool(found.diff)
        if not found.diff:
            self.told.emit(lambda: self.tr("Nothing was changed since it was published."))
            return
        self._difference = found
        lines = [f"• {script_problems.sentence(one)}" for one in found.sentences[:_MOST]]
        if len(found.sentences) > _MOST:
            lines.append(self.tr("… and %n more", "", len(found.sentences) - _MOST))
        if is_new:
            lines = [self.tr("A new script: calls can be made with it from then on.")]
        lines += self._words_of_rehearsals()
        self._tick.setText(
            self.tr("Count as other questions from now on: {names}").format(
                names=", ".join(self._called(one.question) for one in found.wordings)
            )
        )
        self._tick.setChecked(False)
        self._tick.setVisible(bool(found.wordings))
        may = self._may()
        self._tick.setVisible(may and bool(found.wordings))
        publish = self.tr("Publish: the next call uses it. Calls under way keep what they began with.")
        propose = self.tr("Propose: somebody who may publish looks at it. Calls go on as they are.")
        self._form.ask(
            Command.SCRIPT_PUBLISH,
            publish if may else propose,
            [(self.tr("Why (may stay empty)"), "")],
            buttons=(self.tr("Publish") if may else self.tr("Propose"), self.tr("Not yet")),
            detail="\n".join(lines),
            needed=0,
        )
        self.compared.emit(found.diff if found.sentences else "")

    def _words_of_rehearsals(self) -> list[str]:
        """How they come out; one that fails keeps nothing from being published, and is told."""
        failing, count = self._rehearsals.failing(), len(self._rehearsals.all())
        if not failing:
            return [self.tr("✓ %n rehearsal(s): all come out as they must.", "", count)] if count else []
        told = [self._rehearsals.words_of(one) for one in failing[:_MOST]]
        return [
            self.tr("{failing} of %n rehearsal(s) come(s) out differently:", "", count).format(failing=len(failing)),
            *told,
        ]

    def _called(self, question: str) -> str:
        """A question by its short name."""
        script = self._work.reading.script if self._work.reading is not None else None
        found = script.questions.get(QuestionId(question)) if script is not None else None
        return (found.name.of(self._language) if found is not None else "") or question

    def _publish(self, why: str) -> None:
        draft, desk, found = self._draft, self._desk, self._difference
        if draft is None or desk is None or found is None:
            return
        if not self._may():
            proposed = desk.proposals.propose_draft(draft.script_id, who=self._who(), why=why)
            self._bridge.watch(proposed, lambda _: self._proposed(), self.failed.emit)
            return
        raised = [one.question for one in found.wordings] if self._tick.isChecked() else []
        future = desk.publish_draft(draft, who=self._who(), why=why, raise_wordings=raised)
        self._bridge.watch(future, self._published, self.failed.emit)

    def _published(self, done: Published) -> None:
        number = done.version.number if done.version is not None else 0
        self.told.emit(lambda: self.tr("Published as version {number}. The next call uses it.").format(number=number))
        draft = self._draft
        if draft is not None:
            self._work.open(draft)  # its version was raised

    def _proposed(self) -> None:
        self.told.emit(lambda: self.tr("Proposed: it waits in the inbox for somebody who may publish."))

    def take(self, proposal: Proposal) -> None:
        """Publish what was proposed, with one key; only who may can."""
        from callassist.services.scripts.quick_words import QuickWords

        draft, desk = self._draft, self._desk
        if draft is None or desk is None or not self._may():
            return
        taken = QuickWords(desk).take_proposal(draft.script_id, proposal, who=self._who())
        self._bridge.watch(taken, self._taken, self.failed.emit)

    def _taken(self, kept: NewWords) -> None:
        number = kept.version
        if number is None:
            self.told.emit(lambda: self.tr("Taken over into the draft, which has other changes: publish it."))
        else:
            self.told.emit(
                lambda: self.tr("Published as version {number}. The next call uses it.").format(number=number)
            )
        draft = self._draft
        if draft is not None:
            self._work.open(draft)

    def put_away(self, proposal: Proposal) -> None:
        """It waits no longer."""
        draft, desk = self._draft, self._desk
        if draft is not None and desk is not None:
            self._bridge.watch(
                desk.proposals.dismiss_proposal(draft.script_id, proposal.id), lambda _: None, self.failed.emit
            )

    # -- a new script ----------------------------------------------------------------------------------------------

    def ask_title(self) -> None:
        """Ask what a new script is called."""
        self._form.ask(
            Command.SCRIPT_NEW,
            self.tr("A new script"),
            [
                (self.tr("What it is called"), ""),
                (self.tr("Languages it is spoken in (de, en, hu …)"), ", ".join(WINDOW_LANGUAGES)),
            ],
            buttons=(self.tr("Begin"), self.tr("Not yet")),
            detail=self.tr("It begins with an opener, a question, a meeting and a kind end: change them one by one."),
        )

    def begin(self, title: str, taken: Collection[str], spoken: str = "") -> None:
        """A draft of a new script; `spoken`: its languages as they were typed."""
        from callassist.services.scripts.made_ids import made_id

        if self._desk is not None:
            name = made_id(title, taken, otherwise="script")
            languages = list(dict.fromkeys(spoken.replace(",", " ").split())) or list(WINDOW_LANGUAGES)
            wrong = next((one for one in languages if not is_language(one)), "")
            if wrong:
                self.hindered.emit(
                    lambda: self.tr("“{tag}” is no language: write de, en, fr …").replace("{tag}", wrong)
                )
                return
            begun = self._desk.begin_script(name, dict.fromkeys(languages, title), languages=languages)
            self._bridge.watch(begun, self.opened.emit, self.failed.emit)

    def _no_language(self, tag: str) -> str:
        return self.tr("“{tag}” is no language: write de, en, fr …").replace("{tag}", tag)

    def open(self, script_id: str) -> None:
        """The draft of a script."""
        if self._desk is not None:
            self._bridge.watch(self._desk.open_draft(script_id), self.opened.emit, self.failed.emit)

    #: scripts there are, for the name of a new one
    taken: Collection[str] = ()

    def _submitted(self, values: list[str]) -> None:
        purpose = self._form.purpose
        self.close()
        if purpose is Command.SCRIPT_PUBLISH:
            self._publish(values[0])
        elif purpose is Command.SCRIPT_NEW:
            self.begin(values[0], self.taken, values[1])
        elif purpose is Command.SCRIPT_KEEP:
            self._rehearsals.keep(values[0])

    @property
    def _draft(self) -> Draft | None:
        return self._work.draft  # type: ignore[return-value]
