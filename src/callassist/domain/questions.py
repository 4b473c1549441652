"""What a script asks and what it judges by: questions, criteria, products. Apart from any node, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from callassist.domain.answers import CriterionId, ProductId, QuestionId
from callassist.domain.rules import ALWAYS, Case, Need, Test, Truth, When
from callassist.domain.text import NO_TEXT, Text
from callassist.domain.values import Period


class QuestionKind(StrEnum):
    CHOICE = "choice"
    MULTI = "multi"
    YES_NO = "yes_no"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"

    @property
    def is_field(self) -> bool:
        """Whether the answer is typed rather than chosen by a digit."""
        return self in (QuestionKind.NUMBER, QuestionKind.MONEY, QuestionKind.DATE, QuestionKind.TEXT)


class CriterionKind(StrEnum):
    FIT = "fit"
    AUTHORITY = "authority"
    INTEREST = "interest"
    BUDGET = "budget"
    TIMING = "timing"
    OBSTACLE = "obstacle"


class ReasonGroup(StrEnum):
    """Cannot, will not, or not now (R5)."""

    ABILITY = "ability"
    WILLINGNESS = "willingness"
    TIMING = "timing"


REASON_GROUP: Mapping[CriterionKind, ReasonGroup] = {
    CriterionKind.FIT: ReasonGroup.ABILITY,
    CriterionKind.AUTHORITY: ReasonGroup.ABILITY,
    CriterionKind.BUDGET: ReasonGroup.ABILITY,
    CriterionKind.INTEREST: ReasonGroup.WILLINGNESS,
    CriterionKind.TIMING: ReasonGroup.TIMING,
    CriterionKind.OBSTACLE: ReasonGroup.TIMING,
}


class Gate(StrEnum):
    """What a criterion does: decide the verdict, give points, give a date, or only inform."""

    HARD = "hard"
    SOFT = "soft"
    TIMED = "timed"
    INFO = "info"


class Scope(StrEnum):
    """Whose answers count: the active contact's, or any contact's of the account (R16)."""

    CONTACT = "contact"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question; `value` is stable across languages and versions, `key` is what the rep presses.

    Behind the ninth an answer has no key (""): it is typed.
    """

    value: str
    key: str
    label: Text
    #: how the recap of the appointment words it (R28); empty: "name: label"
    recap: Text = NO_TEXT
    #: excludes all others of a multi-choice ("none of these")
    exclusive: bool = False
    #: a small line only the rep sees
    tip: Text = NO_TEXT
    #: for which calls it is offered; it keeps its key either way
    when: When = ALWAYS


@dataclass(frozen=True, slots=True)
class Question:
    """A question apart from any node, so that nodes, stages and scripts can share it (R42)."""

    id: QuestionId
    kind: QuestionKind
    #: 1 ability to buy, 2 interest and obstacles, 3 budget, timing, individual questions (R17, R18)
    depth: int
    #: short name for the path, the recap and lists
    name: Text
    guard: bool = False
    #: choices of choice, multi and yes/no; for typed kinds the named alternatives ("monthly notice")
    choices: tuple[Choice, ...] = ()
    unit: Text = NO_TEXT
    #: the unit behind a one, where it differs ("Jahr")
    unit_one: Text = NO_TEXT
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    currency: str = "EUR"
    period: Period = Period.MONTH
    past_allowed: bool = False
    #: asked only if all of these hold; answered otherwise → moot, not answered yet → waits
    asked_if: tuple[Test, ...] = ()
    #: feeds no criterion and no product on purpose (R7)
    info: bool = False
    #: every contact is asked anew until the criterion is met by one (R16)
    per_contact: bool = False
    #: opens the capture strip: name, function, direct line, best time (R14)
    capture: bool = False
    #: wording for the recap of a typed answer, with `{answer}` in it
    recap: Text = NO_TEXT
    #: appended where the list already has a value, with `{answer}` in it
    confirm: Text = NO_TEXT
    tags: tuple[str, ...] = ()
    wording_version: int = 1

    def choice(self, value: str) -> Choice | None:
        """The choice with this stable value."""
        return next((choice for choice in self.choices if choice.value == value), None)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition a lead must meet, or is ranked by."""

    id: CriterionId
    kind: CriterionKind
    gate: Gate
    depth: int
    name: Text
    question: QuestionId | None
    cases: tuple[Case, ...] = ()
    #: met if one product fits, failed if all are excluded (script d)
    product_fit: bool = False
    scope: Scope = Scope.CONTACT
    reasons: Mapping[Truth, Text] = field(default_factory=dict[Truth, Text])

    @property
    def group(self) -> ReasonGroup:
        return REASON_GROUP[self.kind]


@dataclass(frozen=True, slots=True)
class ProductPoints:
    """Points for a product when `test` holds, with the reason the rep can say out loud."""

    test: Test
    points: int
    reason: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Product:
    """Something on offer: what it needs (three-valued), what speaks for it (points), why it is good (USP)."""

    id: ProductId
    name: Text
    needs: tuple[Need, ...] = ()
    points: tuple[ProductPoints, ...] = ()
    #: at most three lines, shown by one key (R51)
    usp: tuple[Text, ...] = ()
    #: why this product, for `{product1_reason}`, where no points reason applies
    reason: Text = NO_TEXT
    #: the name after a preposition that wants the dative ("mit der Hausratversicherung"), for `{product1_dative}`
    dative: Text = NO_TEXT
