"""The shape of script files, as pydantic models. `json_schema` makes what editors complete from of them.

Only what one place of a file says about itself is checked here (types, names, limits); what parts say about each
other is the linter's business. Heavy to import (pydantic), so import it inside the functions that parse.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from callassist.domain.computed import RoundTo
from callassist.domain.contact import Role
from callassist.domain.questions import CriterionKind, Gate, QuestionKind, Scope
from callassist.domain.rules import Weekday
from callassist.domain.script import Comes, Control, Effect, FieldKind, Framing, Market, PlaceholderSource
from callassist.domain.values import Period
from callassist.formats.script.file_scalars import (
    MAX_ANSWERS,
    MAX_CHOICES,
    MAX_NODES,
    Amount,
    Bound,
    Currency,
    Days,
    Depth,
    Digit,
    HoursOf,
    Name,
    NodeName,
    ObjectionName,
    OneOrMore,
    PointsOf,
    ProductName,
    QuestionName,
    TargetName,
    Words,
    listed,
)

FORMAT = 2
"""The newest format; format 1 is read for ever."""


class CaseResult(StrEnum):
    """What a case makes of its criterion."""

    MET = "met"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Since:
    """Marks a key that came with a later format: in a file of an earlier one it is refused (see `newer_keys`)."""

    format: int


_FORMAT_2 = Since(2)


class Part(BaseModel):
    """Any part of a file: a key nobody knows is a typo, never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


OTHER_LANGUAGES = "\0words"
"""The key the texts of other languages are put under before they are checked: no file can have it."""


class Texts(Part):
    """One wording in the languages of the script; a plain text where it has only one."""

    de: Words = ""
    en: Words = ""
    #: where the file says which languages it is in: all of them, in that order
    words: dict[str, Words] = Field(default_factory=dict[str, str], alias=OTHER_LANGUAGES)

    @model_validator(mode="before")
    @classmethod
    def _by_language(cls, value: object, info: ValidationInfo) -> object:
        languages: tuple[str, ...] = info.context or ()
        if not languages:
            return value
        if isinstance(value, str) and len(languages) == 1:
            value = {languages[0]: value}
        if not isinstance(value, dict):
            return value
        given = cast("dict[str, object]", value)
        words = {tag: given[tag] for tag in languages if tag in given}
        rest = {key: one for key, one in given.items() if key not in words}
        return {**rest, OTHER_LANGUAGES: words} if words else rest

    def said(self) -> dict[str, str]:
        """What is said, by language; nothing where the text is empty."""
        return {tag: one for tag, one in (self.words or {"de": self.de, "en": self.en}).items() if one}


class Bounds(Part):
    """A test of one answer; every bound given must hold."""

    is_: OneOrMore = Field(default_factory=list[str], alias="is", description="one of these choices")
    is_not: OneOrMore = Field(default_factory=list[str], description="none of these choices")
    at_least: Bound | None = None
    at_most: Bound | None = None
    above: Bound | None = None
    below: Bound | None = None
    after_days: Days | None = Field(default=None, description="a date later than this many days from today")


class TestLine(Bounds):
    """A test that names its question."""

    __test__ = False  # pytest: this is no test class

    question: QuestionName


_COMPUTED: Name | None = Field(default=None, description="a computed value, in place of a question; format 2")


class RuleLine(Bounds):
    """A test that names its question, or a computed value in its place."""

    question: QuestionName | None = None
    computed: Annotated[Name | None, _FORMAT_2] = _COMPUTED


class AnyNeed(Part):
    """One of several tests must hold."""

    any: list[RuleLine] = Field(min_length=1, max_length=MAX_ANSWERS)


def _one_or_more(names: type[StrEnum]) -> WithJsonSchema:
    one: dict[str, object] = {"enum": [name.value for name in names]}
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


class WhenLine(Bounds):
    """One thing that must hold: a test of an answer, a day, an hour, or who is on the line."""

    question: QuestionName | None = None
    computed: Annotated[Name | None, _FORMAT_2] = _COMPUTED
    weekday: Annotated[list[Weekday], BeforeValidator(listed), _one_or_more(Weekday)] = Field(
        default_factory=list[Weekday], description="one or several days on which the call begins"
    )
    hours: HoursOf | None = Field(default=None, description='from–to, full hours: "17-20"')
    contact_role: Annotated[list[Role], BeforeValidator(listed), _one_or_more(Role)] = Field(
        default_factory=list[Role], description="one or several roles of whoever is on the line"
    )


class AnyWhen(Part):
    """One of several conditions must hold."""

    any: list[WhenLine] = Field(min_length=1, max_length=MAX_ANSWERS)


def _when(value: object) -> str:
    return "(any)" if isinstance(value, AnyWhen | dict) else "(all)"


_Conditions = Annotated[list[WhenLine], Field(max_length=MAX_ANSWERS)]
WhenPart = Annotated[
    Annotated[AnyWhen, Tag("(any)")] | Annotated[_Conditions, Tag("(all)")],
    Discriminator(_when),
    _FORMAT_2,
    Field(default_factory=list[WhenLine], description="for which calls: all of these hold; format 2"),
]


class CaseLine(Bounds):
    """One line of a criterion's rule; the first that holds decides."""

    result: CaseResult | None = None
    otherwise: CaseResult | None = Field(default=None, description="for every answer no line above has taken")
    points: PointsOf | None = None
    points_each: PointsOf | None = Field(default=None, description="once for every ticked choice that is named")
    flags: list[Name] = Field(default_factory=list[str], max_length=10)
    cause: Literal["", "somebody_else", "needs_judgement"] = ""
    not_before_days: Days | None = Field(default=None, description="not before the date given minus this many days")
    rescue: Annotated[ObjectionName | None, _FORMAT_2] = Field(
        default=None, description="the objection that is said once before a failing answer counts; format 2"
    )


class PointsLine(RuleLine):
    """Points for a product, with a reason that can be said after `because`."""

    points: Annotated[StrictInt, Field(ge=1, le=9)]
    reason: Texts = Texts()


class ChoiceLine(Texts):
    """One answer of a question: its label in both languages."""

    key: Digit | None = Field(default=None, description="the digit to press; left out: 1, 2, 3 … in order")
    recap: Texts = Texts()
    exclusive: StrictBool = False
    tip: Annotated[Texts, _FORMAT_2] = Field(default=Texts(), description="shown beside the answer; format 2")
    when: WhenPart


class ListedChoices(Part):
    """The answers of a list of `lists:`, with what is different here."""

    list: Annotated[Name, _FORMAT_2] = Field(description="the list's name; format 2")
    but: dict[Name, ChoiceLine] = Field(default_factory=dict[str, ChoiceLine], max_length=MAX_CHOICES)


def _choices(value: object) -> str:
    listed = isinstance(value, ListedChoices) or (
        isinstance(value, dict) and isinstance(cast("dict[str, object]", value).get("list"), str)
    )
    return "(list)" if listed else "(choices)"


ChoicesPart = Annotated[
    Annotated[ListedChoices, Tag("(list)")]
    | Annotated[dict[Name, ChoiceLine], Field(max_length=MAX_CHOICES), Tag("(choices)")],
    Discriminator(_choices),
]


class StockQuestion(Part):
    """A reference to a question of common.yaml. What it means is fixed there; how it is used is said here."""

    stock: Literal[True]
    depth: Depth | None = None
    guard: StrictBool = False
    info: StrictBool = False
    per_contact: StrictBool = False
    asked_if: list[TestLine] = Field(default_factory=list[TestLine], max_length=MAX_ANSWERS)
    name: Texts | None = None
    choices: dict[Name, ChoiceLine] = Field(default_factory=dict[str, ChoiceLine], max_length=MAX_ANSWERS)
    recap: Texts | None = None
    confirm: Texts | None = None


class OwnQuestion(Part):
    """A question, apart from the node that asks it."""

    kind: QuestionKind
    name: Texts
    depth: Depth
    guard: StrictBool = False
    info: StrictBool = Field(default=False, description="feeds no criterion and no product on purpose")
    per_contact: StrictBool = False
    capture: StrictBool = False
    asked_if: list[TestLine] = Field(default_factory=list[TestLine], max_length=MAX_ANSWERS)
    choices: ChoicesPart = Field(default_factory=dict[str, ChoiceLine])
    unit: Texts = Texts()
    unit_one: Texts = Field(default=Texts(), description="the unit behind a one, where it differs")
    minimum: Amount | None = None
    maximum: Amount | None = None
    currency: Currency = "EUR"
    period: Period = Period.MONTH
    past_allowed: StrictBool = False
    recap: Texts = Texts()
    confirm: Texts = Texts()
    tags: list[Name] = Field(default_factory=list[str], max_length=20)
    wording: Annotated[StrictInt, Field(ge=1)] = Field(default=1, description="raise it when the wording changes")


class CriterionPart(Part):
    """One condition a lead must meet, or is ranked by."""

    kind: CriterionKind
    gate: Gate
    depth: Depth
    name: Texts
    question: QuestionName | None = None
    computed: Annotated[Name | None, _FORMAT_2] = _COMPUTED
    any_product: StrictBool = Field(default=False, description="met if one product fits, failed if none can")
    scope: Scope = Scope.CONTACT
    cases: list[CaseLine] = Field(default_factory=list[CaseLine], max_length=MAX_ANSWERS)
    reasons: dict[CaseResult, Texts] = Field(default_factory=dict[CaseResult, Texts])


def _need(value: object) -> str:
    return "(any)" if isinstance(value, AnyNeed) or (isinstance(value, dict) and "any" in value) else "(test)"


NeedPart = Annotated[Annotated[AnyNeed, Tag("(any)")] | Annotated[RuleLine, Tag("(test)")], Discriminator(_need)]


class ProductPart(Part):
    """Something on offer."""

    name: Texts
    dative: Texts = Field(default=Texts(), description="the name after `mit`, `bei` …, for {product1_dative}")
    needs: list[NeedPart] = Field(default_factory=list[AnyNeed | RuleLine], max_length=MAX_ANSWERS)
    points: list[PointsLine] = Field(default_factory=list[PointsLine], max_length=MAX_ANSWERS)
    reason: Texts = Texts()
    usp: list[Texts] = Field(default_factory=list[Texts], max_length=20)


_SHORT = Field(default=Texts(), description="the gist in up to eight words, for reps who want no more; format 2")


class WordingLine(Texts):
    """Another wording."""

    short: Annotated[Texts, _FORMAT_2] = _SHORT
    when: WhenPart


class TipLine(Texts):
    """A tip for some calls."""

    when: WhenPart


class Spoken(Part):
    """What every spoken node can have."""

    tip: Texts = Texts()
    must_say: StrictBool = False
    short: Annotated[Texts, _FORMAT_2] = _SHORT
    tips: Annotated[list[TipLine], _FORMAT_2] = Field(
        default_factory=list[TipLine], max_length=10, description="tips for some calls, the first that fits; format 2"
    )
    alternatives: list[WordingLine] = Field(default_factory=list[WordingLine], max_length=10)


class SayNode(Spoken):
    """Text with one key to go on."""

    say: Texts
    to: TargetName


class QuestionNode(Spoken):
    """Text that asks a question; the answer's value leads on."""

    ask: QuestionName
    say: Texts
    goto: dict[Name, TargetName] = Field(default_factory=dict[str, str], max_length=MAX_ANSWERS)
    otherwise: TargetName = Field(description="for every other answer, and for 'does not know'")
    again: Annotated[StrictBool, _FORMAT_2] = Field(default=False, description="asked at every arrival; format 2")


class AnswerLine(Texts):
    """One answer of a control: its label and where it leads."""

    to: TargetName
    does: Effect | None = None
    key: Digit | None = None
    when: WhenPart


class ControlNode(Spoken):
    """Text with a small control of its own instead of a question."""

    ask: Control
    say: Texts
    answers: dict[Name, AnswerLine] = Field(default_factory=dict[str, AnswerLine], max_length=MAX_ANSWERS)
    field: FieldKind | None = None
    field_label: Texts = Texts()
    field_to: TargetName | None = None
    proposes: str = Field(default="", max_length=60)


class BranchLine(Bounds):
    """One case of a branch: a verdict by name, or a test of an answer."""

    when: Literal["disqualified", "not_before", "prospect", "open", "missing"] | None = None
    question: QuestionName | None = None
    computed: Annotated[Name | None, _FORMAT_2] = _COMPUTED
    band: Annotated[Name | None, _FORMAT_2] = Field(default=None, description="of a branch on points; format 2")
    to: TargetName


class BranchNode(Part):
    """Never shown: the first case that holds decides."""

    branch: Literal["verdict", "missing", "product_fit", "answer", "points"]
    cases: list[BranchLine] = Field(max_length=MAX_ANSWERS)
    otherwise: TargetName


class EachNode(Part):
    """Never shown: leads through the topics that were ticked, one after the other; format 2."""

    branch: Literal["each"]
    each: QuestionName = Field(description="the question with several answers")
    ways: dict[Name, TargetName] = Field(
        min_length=1, max_length=MAX_CHOICES, description="by answer: where its topic begins; it leads back here"
    )
    otherwise: TargetName = Field(description="when all are done, and where none was ticked")


def _closing(value: object) -> str:
    return "(voicemail)" if value == "voicemail" else "(texts)"


ClosingPart = Annotated[
    Annotated[Literal["voicemail"], Tag("(voicemail)")] | Annotated[Texts, Tag("(texts)")], Discriminator(_closing)
]


class OutcomeNode(Spoken):
    """Closing text and result; ends the call."""

    outcome: str = Field(max_length=60)
    say: ClosingPart = Texts()
    answers: dict[Name, AnswerLine] = Field(default_factory=dict[str, AnswerLine], max_length=MAX_ANSWERS)
    choose: StrictBool = Field(default=False, description="one of the answers has to be picked")


def _node(value: object) -> str:
    """Which kind of node: told by its first telling key."""
    keys = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    if "branch" in keys:
        return "(each)" if keys["branch"] == "each" else "(branch)"
    if "outcome" in keys:
        return "(outcome)"
    if "ask" in keys:
        return "(question)" if str(keys["ask"]).startswith("q_") else "(control)"
    return "(say)"


NodePart = Annotated[
    Annotated[SayNode, Tag("(say)")]
    | Annotated[QuestionNode, Tag("(question)")]
    | Annotated[ControlNode, Tag("(control)")]
    | Annotated[BranchNode, Tag("(branch)")]
    | Annotated[EachNode, Tag("(each)")]
    | Annotated[OutcomeNode, Tag("(outcome)")],
    Discriminator(_node),
]


def _question(value: object) -> str:
    return "(stock)" if isinstance(value, dict) and "stock" in value else "(own)"


QuestionPart = Annotated[
    Annotated[StockQuestion, Tag("(stock)")] | Annotated[OwnQuestion, Tag("(own)")], Discriminator(_question)
]


class ReplyPart(Texts):
    """One wording of a reply, and where it leads; without `to` back to where the call stood."""

    to: TargetName = "return"
    then: Annotated[Literal["back"] | None, _FORMAT_2] = Field(
        default=None, description="the question it leads to is asked in passing; format 2"
    )
    needs: list[Name] = Field(
        default_factory=list[str], max_length=5, description="placeholders it speaks of without naming them"
    )
    steps: Annotated[list[Texts], _FORMAT_2] = Field(
        default_factory=list[Texts],
        max_length=10,
        description="two to four texts in place of one, said one after the other; format 2",
    )
    short: Annotated[Texts, _FORMAT_2] = _SHORT


class ObjectionPart(Part):
    """An objection with two or three wordings."""

    label: Texts
    group: Annotated[Name | None, _FORMAT_2] = Field(default=None, description="what it is about; format 2")
    replies: list[ReplyPart] = Field(max_length=10)
    exhausted: TargetName = Field(default="=not_interested", description="where it leads when the wordings are used up")


class BandPart(Texts):
    """What so many points are called."""

    at_least: Annotated[StrictInt, Field(ge=0, le=9_999)] | None = Field(
        default=None, description="left out in the last one, which is for all others"
    )


_Inputs = Annotated[list[Bound], Field(max_length=9)]


class ComputedPart(Part):
    """A value that is computed of answers: one of the operations, with what it is made of."""

    name: Texts = Field(default=Texts(), description="what it is called in a workbook and on paper")
    sum: _Inputs | None = Field(default=None, description="two to nine questions, values, computed values or figures")
    product: _Inputs | None = Field(default=None, description="the same")
    difference: _Inputs | None = Field(default=None, description="the first without the second")
    ratio: _Inputs | None = Field(default=None, description="the first by the second")
    table: Name | None = Field(default=None, description="in place of an operation: the table it is looked up in")
    column: Name | None = Field(default=None, description="which of its columns")
    unit: Texts = Texts()
    money: Currency | None = Field(default=None, description="a currency, where it is money and no input says so")
    per: Period | None = Field(default=None, description="once, month or year, of money")
    percent: StrictBool = Field(default=False, description="a ratio in hundredths")
    round: Annotated[StrictInt, Field(ge=0, le=1_000_000)] | None = Field(
        default=None, description="to the next multiple of it: 10 to tens, 0 and 1 to whole numbers"
    )
    decimals: Annotated[StrictInt, Field(ge=0, le=6)] | None = Field(
        default=None, description="in place of `round`: digits behind the point; left out: two for money, else none"
    )
    round_to: RoundTo = RoundTo.NEAR


class ColumnPart(Part):
    """What a column of a table gives."""

    money: Currency | None = None
    per: Period | None = None


class TablePart(Part):
    """A table in a file beside the script: for which answers each line is meant, and what it gives."""

    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")] = Field(
        description="its name, in the same folder: CSV in UTF-8"
    )
    key: list[QuestionName] = Field(min_length=1, max_length=5, description="columns called like questions")
    gives: dict[Name, ColumnPart] = Field(min_length=1, max_length=MAX_ANSWERS)


class OutcomePart(Texts):
    """An outcome of the script's own."""

    like: Annotated[str, Field(max_length=60)] = Field(description="the built-in outcome all else is taken from")


class StagePart(Part):
    """A stage: cold_call, appointment, or a name of your own."""

    title: Texts
    start: NodeName
    depth: Depth
    disqualified: NodeName = Field(description="the polite exit")
    callback: NodeName | None = Field(default=None, description="where a callback that was agreed begins")
    referred: NodeName | None = Field(default=None, description="where a call to somebody who was named begins")


class ValuePart(Part):
    """A figure of the script: a number for rules, words for texts."""

    amount: Amount | None = None
    text: Texts


class PlaceholderPart(Part):
    """A name that may stand in braces."""

    source: PlaceholderSource
    label: Texts
    default: Texts = Texts()


_Questions = Annotated[dict[QuestionName, QuestionPart], Field(max_length=MAX_NODES)]
_Nodes = Annotated[dict[NodeName, NodePart], Field(max_length=MAX_NODES)]
_Placeholders = Annotated[dict[Name, PlaceholderPart], Field(max_length=MAX_ANSWERS)]
_Closings = Annotated[dict[str, Texts], Field(max_length=MAX_ANSWERS)]


def _voicemail(value: object) -> str:
    return "(several)" if isinstance(value, list) else "(one)"


VoicemailPart = Annotated[
    Annotated[list[WordingLine], Field(min_length=1, max_length=10), Tag("(several)")] | Annotated[Texts, Tag("(one)")],
    Discriminator(_voicemail),
]


class ScriptFile(Part):
    """A call script."""

    format: Literal[1, 2] = Field(description="version of this file format; `callassist upgrade` makes 2 of 1")
    script: Name = Field(description="the script's name in logs and exports; never changes")
    version: Annotated[StrictInt, Field(ge=1)] = Field(description="raise it with every published change")
    title: Texts
    languages: Annotated[list[str], _FORMAT_2] = Field(
        default_factory=list[str],
        max_length=20,
        description="what it is spoken in, the default first: tags like de, hu, pt-BR; left out: de and en; format 2",
    )
    market: Market
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "DE"
    framing: Framing = Framing.SALES
    direction: Annotated[Comes, _FORMAT_2] = Field(
        default=Comes.OUTGOING, description="who calls whom: outgoing, or incoming where they call us; format 2"
    )
    no_more_calls: Annotated[Literal["on", "off"], _FORMAT_2] = Field(
        default="on", description="off: not offered, in scripts for calls that come in; format 2"
    )
    legal: Texts = Texts()
    values: dict[Name, ValuePart] = Field(default_factory=dict[str, ValuePart], max_length=MAX_ANSWERS)
    placeholders: _Placeholders = Field(default_factory=dict[str, PlaceholderPart])
    stages: dict[Name, StagePart] = Field(min_length=1, max_length=20)
    questions: _Questions = Field(default_factory=dict[str, StockQuestion | OwnQuestion])
    tables: Annotated[dict[Name, TablePart], _FORMAT_2] = Field(
        default_factory=dict[str, TablePart], max_length=20, description="files values are looked up in; format 2"
    )
    computed: Annotated[dict[Name, ComputedPart], _FORMAT_2] = Field(
        default_factory=dict[str, ComputedPart],
        max_length=MAX_ANSWERS,
        description="values that are computed of answers, each below what it is made of; format 2",
    )
    criteria: dict[Name, CriterionPart] = Field(default_factory=dict[str, CriterionPart], max_length=MAX_NODES)
    products: dict[ProductName, ProductPart] = Field(default_factory=dict[str, ProductPart], max_length=MAX_NODES)
    usp: list[Texts] = Field(default_factory=list[Texts], max_length=20)
    voicemail: VoicemailPart = Texts()
    nodes: _Nodes
    lists: Annotated[dict[Name, Annotated[dict[Name, ChoiceLine], Field(max_length=MAX_CHOICES)]], _FORMAT_2] = Field(
        default_factory=dict[str, dict[str, ChoiceLine]],
        max_length=MAX_ANSWERS,
        description="answers that several questions share; format 2",
    )
    bands: Annotated[dict[Name, BandPart], _FORMAT_2] = Field(
        default_factory=dict[str, BandPart], max_length=20, description="names for points, the most first; format 2"
    )
    outcomes: Annotated[dict[Name, OutcomePart], _FORMAT_2] = Field(
        default_factory=dict[str, OutcomePart],
        max_length=MAX_ANSWERS,
        description="outcomes of the script's own, each like a built-in one; format 2",
    )
    groups: Annotated[dict[Name, Texts], _FORMAT_2] = Field(
        default_factory=dict[str, Texts], max_length=MAX_ANSWERS, description="groups of objections; format 2"
    )
    objections: dict[ObjectionName, ObjectionPart] = Field(
        default_factory=dict[str, ObjectionPart], max_length=MAX_NODES
    )
    closings: _Closings = Field(default_factory=dict[str, Texts], description="own closing words, by outcome")


class CommonFile(Part):
    """What all scripts share: exits, closings, placeholders, stock questions."""

    format: Literal[1]
    common: Literal[True]
    placeholders: _Placeholders
    unsourced: Texts
    unsourced_if_missing: list[Name]
    objection_places: Annotated[
        list[ObjectionName],
        Field(
            max_length=20, description="What every lead says, in the order of its keys: the same ones in every script."
        ),
    ] = []
    questions: Annotated[dict[QuestionName, OwnQuestion], Field(max_length=MAX_NODES)]
    exit_labels: dict[NodeName, Texts]
    exits: _Nodes
    closings: _Closings
