"""A call script: nodes, objections, stages, and what they share. Frozen; immutable once used in a call.

Targets are plain strings, as the script's author writes them:

* a node id (`a03`) or a shared exit (`X3`)
* an objection id (`o_about`): opens that objection over the present node
* `=name`: ends the stage run with that outcome, with the shared closing text of that name
* `return`: back to where the overlay was opened
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from callassist.domain.answers import CriterionId, NodeId, ObjectionId, ProductId, QuestionId, StageId
from callassist.domain.bands import PointsBand
from callassist.domain.computed import Computed
from callassist.domain.lookup import LookupTable
from callassist.domain.own_outcomes import OwnOutcome, like_of
from callassist.domain.questions import Criterion, Product, Question
from callassist.domain.rules import ALWAYS, Test, When
from callassist.domain.text import NO_TEXT, WINDOW_LANGUAGES, Language, Text

Target = NewType("Target", str)

RETURN = Target("return")


class Market(StrEnum):
    CONSUMER = "consumer"
    BUSINESS = "business"


class Framing(StrEnum):
    """How the call presents itself. A review must disclose who calls and that it sells (R41)."""

    SALES = "sales"
    REVIEW = "review"


class Comes(StrEnum):
    """Who calls whom with a script."""

    OUTGOING = "outgoing"
    #: they call us: nobody is asked for a consent, and there is no answering machine
    INCOMING = "incoming"


class Control(StrEnum):
    """What an ask node without a question asks for."""

    PERMISSION = "permission"
    GATEKEEPER = "gatekeeper"
    TRANSFER = "transfer"
    REFERRER = "referrer"
    NOTE = "note"
    APPOINTMENT = "appointment"
    RECONTACT = "recontact"
    RECAP = "recap"
    CALLBACK = "callback"
    THIRD_PERSON = "third_person"
    REASSURE = "reassure"


class Effect(StrEnum):
    """What choosing an answer of a control does besides going on."""

    SLOT_1 = "slot1"
    SLOT_2 = "slot2"
    OTHER_TIME = "other_time"
    EDIT_ANSWERS = "edit_answers"
    #: the person on the line does not decide but passes on
    GATEKEEPER = "gatekeeper"
    DECIDER = "decider"
    #: another person takes over; the name typed at this node is theirs (R16)
    NEW_CONTACT = "new_contact"
    REFERRER_YES = "referrer_yes"
    REFERRER_NO = "referrer_no"
    CONFIRM_IN_WRITING = "confirm_in_writing"
    #: X8: the lead answers after all / still refuses / the rep skips this one
    REASSURED = "reassured"
    STILL_REFUSES = "still_refuses"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class ControlChoice:
    """One answer of a control."""

    value: str
    key: str
    label: Text
    target: Target
    effect: Effect | None = None
    #: for which calls it is offered; it keeps its key either way
    when: When = ALWAYS


class FieldKind(StrEnum):
    """What is typed into the field of a control."""

    TEXT = "text"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say something, and its keywords for a rep who needs no more than the gist."""

    text: Text
    short: Text = NO_TEXT
    #: for which calls it is meant; one that is meant for this call goes before those for all
    when: When = ALWAYS


@dataclass(frozen=True, slots=True)
class Say:
    """Text with one forward key."""

    id: NodeId
    text: Text
    target: Target
    tip: Text = NO_TEXT
    must_say: bool = False
    short: Text = NO_TEXT
    #: for some calls only; `tip` is for the others
    tips: tuple[Wording, ...] = ()
    alternatives: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Text with a question (`question`) or a small control (`control`) of its own."""

    id: NodeId
    text: Text
    question: QuestionId | None = None
    #: by stable value of the answer; `otherwise` for the rest, for refused and for "does not know"
    goto: Mapping[str, Target] = field(default_factory=dict[str, Target])
    otherwise: Target = Target("")
    #: asked at every arrival, whatever is known
    again: bool = False
    control: Control | None = None
    choices: tuple[ControlChoice, ...] = ()
    field: FieldKind | None = None
    field_label: Text = NO_TEXT
    #: where a typed text leads, if the control goes on by typing (b05)
    field_target: Target | None = None
    #: shared exits: what is logged when the rep hangs up here
    proposes: str = ""
    tip: Text = NO_TEXT
    must_say: bool = False
    short: Text = NO_TEXT
    #: for some calls only; `tip` is for the others
    tips: tuple[Wording, ...] = ()
    alternatives: tuple[Wording, ...] = ()


class BranchOn(StrEnum):
    VERDICT = "verdict"
    MISSING = "missing"
    PRODUCT_FIT = "product_fit"
    ANSWER = "answer"
    POINTS = "points"
    #: through the topics that were ticked, one after the other
    EACH = "each"

    @property
    def asks_first(self) -> bool:
        """Whether what the plan still holds is asked before it decides; answers and points are taken as they stand."""
        return self not in (BranchOn.ANSWER, BranchOn.POINTS, BranchOn.EACH)


@dataclass(frozen=True, slots=True)
class BranchCase:
    """`when` is `disqualified`, `not_before`, `prospect`, `open` or `missing`; for answer branches `test` counts.

    For branches on points it is the band, or so many points.
    """

    target: Target
    when: str = ""
    test: Test | None = None
    band: str = ""
    at_least: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Never shown: the first case that holds decides, else `otherwise`.

    With `each` its cases are topics, by one answer of that question each: it is come back to behind each of them.
    """

    id: NodeId
    on: BranchOn
    cases: tuple[BranchCase, ...]
    otherwise: Target
    each: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Closing text, result and follow-up; ends the stage run."""

    id: NodeId
    text: Text
    #: a built-in one; where the script has one of its own, the one that is like
    outcome: str
    #: closing choices (X2, X4, X5): each names the outcome it logs by a `=name` target
    choices: tuple[ControlChoice, ...] = ()
    #: the rep has to pick one of `choices`; Enter alone does not end the call
    choose: bool = False
    tip: Text = NO_TEXT
    must_say: bool = False
    short: Text = NO_TEXT
    #: for some calls only; `tip` is for the others
    tips: tuple[Wording, ...] = ()
    alternatives: tuple[Wording, ...] = ()
    #: the script's own name for it, among `Script.outcomes`; "" where it has none
    own: str = ""

    @property
    def logged(self) -> str:
        """What the log calls it."""
        return self.own or self.outcome


Spoken = Say | Ask | Outcome

Node = Spoken | Branch


def wordings(node: Spoken) -> tuple[Wording, ...]:
    """All ways to say what `node` says, the first one first."""
    return (Wording(node.text, node.short), *node.alternatives)


@dataclass(frozen=True, slots=True)
class Reply:
    """One wording of the reply to an objection and where it leads.

    A reply in `steps` says them one after the other (acknowledge, ask, answer); its `text` is the first of them.
    """

    text: Text
    target: Target = RETURN
    #: the target, a question, is asked in passing: the call comes back to where the objection was raised
    back: bool = False
    #: placeholders it speaks of without naming them ("my record says so"): empty ones make it fall back to `unsourced`
    needs: tuple[str, ...] = ()
    steps: tuple[Text, ...] = ()
    short: Text = NO_TEXT

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that is said, step by step."""
        return self.steps or (self.text,)


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection with its wordings. The third or fourth time the exit is shown instead (T4)."""

    id: ObjectionId
    label: Text
    replies: tuple[Reply, ...]
    exhausted: Target = Target("=not_interested")
    #: what it is about, among `Script.groups`; "" where it is in none
    group: str = ""


class Opening(StrEnum):
    """How a call is opened, by what went before it."""

    COLD = ""
    #: at the time that was agreed
    CALLBACK = "callback"
    #: somebody of the account named who decides (R15)
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class Stage:
    """cold_call, appointment, or a name of the author's own."""

    id: StageId
    title: Text
    start: NodeId
    #: default depth 1–3
    depth: int
    #: polite exit when a hard criterion failed (R4)
    disqualified: NodeId
    #: where a callback that was agreed, and a call somebody led us to, begin instead; None: at `start`
    callback: NodeId | None = None
    referred: NodeId | None = None

    def opened_at(self, opening: Opening) -> NodeId:
        """The first node of a call."""
        match opening:
            case Opening.CALLBACK:
                return self.callback or self.start
            case Opening.REFERRED:
                return self.referred or self.start
            case Opening.COLD:
                return self.start

    @property
    def openings(self) -> tuple[NodeId, ...]:
        """Every node a call of this stage may begin at."""
        return tuple(dict.fromkeys(self.opened_at(one) for one in Opening))


class PlaceholderSource(StrEnum):
    """Where a placeholder's value comes from."""

    LEAD = "lead"  # typed or from the list: lead, consent_date, data_source …
    REP = "rep"  # from the settings: caller, company, callback_number
    COMPUTED = "computed"  # slots, recap, products …
    SCRIPT = "script"  # a value of the script: min_rate


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that may stand in braces, with the words a gap shows when it has no value."""

    name: str
    source: PlaceholderSource
    label: Text
    default: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class ScriptValue:
    """A figure of the script (`min_rate`), as a number for rules and as words for texts."""

    name: str
    amount: Decimal | None
    text: Text


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Script:
    """One call script with the shared exits merged in.

    `sha256` is the hash of the pinned text (the file and the common file it inherits from), `source` that text. What
    follows from the fields (which criteria a question feeds, the circles …) is a `ScriptIndex`.
    """

    id: str
    version: int
    title: Text
    market: Market
    country: str
    framing: Framing
    questions: Mapping[QuestionId, Question]
    criteria: Mapping[CriterionId, Criterion]
    products: Mapping[ProductId, Product]
    stages: Mapping[StageId, Stage]
    #: the script's own nodes, the shared exits X1…X11 and the closings (`=later`)
    nodes: Mapping[NodeId, Node]
    objections: Mapping[ObjectionId, Objection]
    placeholders: Mapping[str, Placeholder]
    values: Mapping[str, ScriptValue] = field(default_factory=dict[str, ScriptValue])
    voicemail: Text = NO_TEXT
    #: shown as a banner before the first word (recording duty, consent …)
    legal: Text = NO_TEXT
    usp: tuple[Text, ...] = ()
    #: what so many points are called, the most first
    bands: tuple[PointsBand, ...] = ()
    #: what values are looked up in, by name
    tables: Mapping[str, LookupTable] = field(default_factory=dict[str, LookupTable])
    #: by id, each below what it is made of
    computed: Mapping[QuestionId, Computed] = field(default_factory=dict[QuestionId, Computed])
    #: outcomes of its own, by name
    outcomes: Mapping[str, OwnOutcome] = field(default_factory=dict[str, OwnOutcome])
    direction: Comes = Comes.OUTGOING
    #: the notice that nobody will call again is given, and X4 offered; it can be taken by its key in any case
    no_more_calls: bool = True
    #: what the groups of objections are called, in their order
    groups: Mapping[str, Text] = field(default_factory=dict[str, Text])
    #: what each shared exit is called
    exit_labels: Mapping[NodeId, Text] = field(default_factory=dict[NodeId, Text])
    #: said in place of a reply that would have to invent the consent or the source of the data
    unsourced: Text = NO_TEXT
    #: names of placeholders that make a reply fall back to `unsourced` where they are empty
    unsourced_if_missing: tuple[str, ...] = ()
    sha256: str = ""
    source: str = ""
    #: what it is spoken in, the default first
    languages: tuple[Language, ...] = WINDOW_LANGUAGES

    def language_for(self, wanted: Language) -> Language:
        """The language a call is spoken in where `wanted` is asked for: itself, the same elsewhere, or the default."""
        if wanted in self.languages:
            return wanted
        alike = (one for one in self.languages if one.base == wanted.base)
        return next(alike, self.languages[0])

    def like(self, outcome: str) -> str:
        """The built-in outcome that counts for `outcome`, which may be one of its own."""
        return like_of(self.outcomes, outcome)

    def own_ways(self, node: Node) -> tuple[NodeId, ...]:
        """The nodes its own answers lead to; one that leads to an objection leads where its replies do.

        Objections the rep opens, shared exits and what a branch asks in passing do not count.
        """
        match node:
            case Say():
                targets = [node.target]
            case Ask():
                targets = [*node.goto.values(), node.otherwise, *(one.target for one in node.choices)]
                if node.field_target is not None:
                    targets.append(node.field_target)
            case Branch():
                targets = [*(case.target for case in node.cases), node.otherwise]
            case Outcome():
                targets = []
        found: dict[NodeId, None] = {}
        for target in targets:
            objection = self.objections.get(ObjectionId(target))
            if objection is None or not isinstance(node, Ask):
                found[NodeId(target)] = None
                continue
            for reply in objection.replies:
                found[NodeId(node.otherwise if reply.target == RETURN else reply.target)] = None
        return tuple(one for one in found if one in self.nodes)
