"""What a host shows: one frozen snapshot of the call after each action. Texts are in the script's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callassist.domain.answers import AnswerState, NodeId, QuestionId, Source, StageId
from callassist.domain.bands import PointsBand
from callassist.domain.contact import Contact
from callassist.domain.follow_up import FollowUp
from callassist.domain.own_outcomes import OwnOutcome
from callassist.domain.questions import QuestionKind
from callassist.domain.script import Control, Effect, Market
from callassist.domain.text import Language
from callassist.domain.values import Selected
from callassist.domain.verdict import ProductFit, Verdict
from callassist.engine.actions import Action, SetAnswer
from callassist.engine.ticking import one_more
from callassist.engine.typed_choice import beginning, is_long


class NodeKind(StrEnum):
    SAY = "say"
    ASK = "ask"
    OBJECTION = "objection"
    OUTCOME = "outcome"


class PieceKind(StrEnum):
    """How a piece of the spoken text is drawn."""

    PLAIN = "plain"
    #: a placeholder's value
    VALUE = "value"
    #: a placeholder without a value: shown as a marked gap with its human name, never as code
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    kind: PieceKind = PieceKind.PLAIN


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text with its placeholders filled."""

    pieces: tuple[Piece, ...] = ()
    #: shown in another language because the translation is missing
    borrowed: bool = False
    #: estimated speaking time: words ÷ 2 in German, ÷ 2.5 in English (§5)
    seconds: int = 0
    #: the language it is in where that is not the call's; "" where it is
    foreign: str = ""

    def plain(self) -> str:
        """As one string; gaps stand in square brackets."""
        return "".join(f"[{piece.text}]" if piece.kind is PieceKind.GAP else piece.text for piece in self.pieces)


SILENCE = Speech()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer the rep can press, with the action it stands for.

    `value` is the stable value, for a jump or a way on its target. Without a `key` it is typed.
    """

    key: str
    value: str
    label: str
    #: ticked (multi-choice) or the answer given before (after going back)
    selected: bool = False
    #: what it does besides leading on, where the host has a part in it: a time to type, the list of answers to open
    effect: Effect | None = None
    #: what pressing it does; None: something has to be typed or ticked first
    action: Action | None = None
    #: stands alone in a multi-choice ("none of these")
    alone: bool = False
    #: a small line beside it; only the rep sees it
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """What the keys beside the answers do at this point; None: nothing."""

    on: Action | None = None
    refuse: Action | None = None
    unknown: Action | None = None
    back: Action | None = None
    escape: Action | None = None
    wording: Action | None = None


class FieldView(StrEnum):
    """What can be typed."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    TIME = "time"
    #: how an answer begins, where there are more of them than keys
    CHOICE = "choice"


FIELDS = {
    QuestionKind.NUMBER: FieldView.NUMBER,
    QuestionKind.MONEY: FieldView.MONEY,
    QuestionKind.DATE: FieldView.DATE,
    QuestionKind.TEXT: FieldView.TEXT,
}
"""The field that the answer to such a question is typed into; questions of other kinds are answered by keys."""


@dataclass(frozen=True, slots=True)
class TypedField:
    """The field of a typed answer."""

    kind: FieldView
    label: str
    #: unit behind the field: "Jahre", "€ je Monat"
    unit: str
    #: what is in it already, in stable form
    value: str = ""
    #: named alternatives of the question are in `CallView.choices`
    is_question: bool = True


def choice_field(name: str, answers: int) -> TypedField | None:
    """The field to type how one of so many answers begins, called `name`; None: there are keys enough."""
    return TypedField(FieldView.CHOICE, name, "") if is_long(answers) else None


def begun(choices: Sequence[ChoiceView], text: str) -> tuple[ChoiceView, ...]:
    """The answers that begin as it is typed; that alone which is the text itself."""
    return tuple(choices[place] for place in beginning([one.label for one in choices], text))


@dataclass(frozen=True, slots=True)
class Crumb:
    """One return point of the overlay stack, for the breadcrumb."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class PathStep:
    """One question of the script as far as this call is concerned."""

    question: QuestionId
    name: str
    state: AnswerState
    #: worded answer ("" where there is none)
    answer: str
    #: stable text of the value
    stable: str
    source: Source | None
    #: asked in this stage run and on the present path; False: kept but greyed (moot, carried, volunteered …)
    on_path: bool
    carried: bool
    #: the question shown right now
    current: bool
    node: NodeId | None
    guard: bool
    depth: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers, for changing an answer out of turn."""

    id: QuestionId
    kind: QuestionKind
    name: str
    choices: tuple[ChoiceView, ...]
    unit: str
    state: AnswerState
    stable: str

    def ticked(self, ticks: tuple[str, ...], value: str) -> tuple[str, ...]:
        """What is ticked after one more tick: the same rule as where the question is asked."""
        alone = frozenset(one.value for one in self.choices if one.alone)
        return one_more(tuple(one.value for one in self.choices), ticks, value, alone)

    def answered(self, values: tuple[str, ...]) -> Action:
        """Gives these answers."""
        return SetAnswer(self.id, AnswerState.ANSWERED, Selected(values))

    @property
    def refuse(self) -> Action:
        """The lead will not say after all."""
        return SetAnswer(self.id, AnswerState.REFUSED)

    @property
    def unknown(self) -> Action:
        """The lead does not know after all."""
        return SetAnswer(self.id, AnswerState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection in its fixed place."""

    id: str
    label: str
    #: how many wordings, and how many were shown already
    wordings: int
    shown: int
    #: what it is about, in words; "" where it is in no group
    group: str = ""


@dataclass(frozen=True, slots=True)
class ExitView:
    id: str
    label: str
    #: whether it is shown; one that is not can be taken by its key all the same
    offered: bool = True


class LockKind(StrEnum):
    """Why going on here wants a reason."""

    #: the presentation before its questions are answered (R25)
    PRESENTATION = "presentation"
    #: an appointment with an unqualified lead (R31)
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Lock:
    """A soft lock: `Overrode(reason)` opens it."""

    kind: LockKind
    #: questions or criteria that are missing, worded
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallView:
    """Everything a host needs to draw the call page."""

    script: str
    script_title: str
    market: Market
    stage: StageId
    stage_title: str
    language: Language
    #: all the script is spoken in
    languages: tuple[Language, ...]
    depth: int
    node: NodeId
    kind: NodeKind
    control: Control | None
    question: QuestionId | None
    say: Speech
    #: the objection notice X11 appended to a closing text, once a contact
    notice: Speech
    tip: str
    must_say: bool
    #: what a text that must be said has gaps for, by the words of the gaps
    lacks: tuple[str, ...]
    #: (number of the shown wording from 1, how many there are)
    wording: tuple[int, int]
    #: the same in keywords, for who needs no more; silence where there are none or every word must be said
    short: Speech
    #: (which step of a reply is shown, from 1, how many there are)
    step: tuple[int, int]
    choices: tuple[ChoiceView, ...]
    moves: Moves
    field: TypedField | None
    multi: bool
    #: R and U mean something here
    takes_refusal: bool
    #: Enter means something here: what it does, worded by the host by this code: "" | "on" | "step" | "jump" |
    #: "again" | "end" | "confirm"
    goes_on: str
    stack: tuple[Crumb, ...]
    #: under an overlay: what is still to be said or asked, in plain words
    beneath: str
    path: tuple[PathStep, ...]
    #: names of the next questions in the plan (dim preview)
    coming: tuple[str, ...]
    plan: tuple[QuestionId, ...]
    verdict: Verdict
    #: what so many points are called in this script; None where it has no bands, or none holds
    band: PointsBand | None
    products: tuple[ProductFit, ...]
    #: the unasked question that separates the two leading products (R45)
    next_best: QuestionId | None
    next_best_name: str
    objections: tuple[ObjectionView, ...]
    exits: tuple[ExitView, ...]
    usp: tuple[str, ...]
    legal: str
    #: what would be logged if the rep ended here ("" where nothing is proposed)
    outcome: str
    #: outcome to log and follow-up the wrap-up starts from (from path and verdict, never empty)
    proposed_outcome: str
    follow_up: FollowUp
    #: the outcomes of the script's own, which the rep may choose too
    own_outcomes: tuple[OwnOutcome, ...]
    ended: bool
    #: the number is blocked by what was said in this call
    no_more_calls: bool
    lock: Lock | None
    #: the verdict says that selling ends here, and nobody went on against it yet
    stopped: bool
    override: str
    contact: Contact
    contacts: tuple[Contact, ...]
    opens_capture: bool
    #: two free times the script offers, (start, worded)
    slots: tuple[tuple[datetime, str], ...]
    #: what was agreed: the appointment or callback time
    agreed_at: datetime | None
    #: "own" where a host says it in the rep's own words, "stale" where these wait because the script's text changed
    own_words: str = ""

    @property
    def next_language(self) -> Language:
        """The one the key turns to."""
        place = self.languages.index(self.language) if self.language in self.languages else -1
        return self.languages[(place + 1) % len(self.languages)]

    def choice_for(self, key: str) -> ChoiceView | None:
        """The answer under this key."""
        return next((choice for choice in self.choices if choice.key == key), None)
