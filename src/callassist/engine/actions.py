"""What a rep can do in a call. The journal of a call is the list of its actions; everything else is derived from it.

Each action is plain, frozen data that names what was meant (a question and a stable value), never which key was
pressed: the journal stays readable when keys are rebound and scripts are reworded. `to_plain` and `from_plain` turn
actions into JSON data and back; the log stores exactly that.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from callassist.domain.answers import AnswerState, NodeId, ObjectionId, QuestionId
from callassist.domain.script import FieldKind
from callassist.domain.values import Day, FreeText, Money, Number, Period, Precision, Selected, Value
from callassist.engine.newer import WrittenByNewer


@dataclass(frozen=True, slots=True)
class Answered:
    """The shown question got a value. `choosing`: a multi-choice is still being ticked, the call stays at its node."""

    kind: ClassVar[str] = "answered"
    question: QuestionId
    value: Value
    choosing: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The lead will not say (key R). Shows the reassurance first, once a call (X8)."""

    kind: ClassVar[str] = "refused"
    question: QuestionId


@dataclass(frozen=True, slots=True)
class DoesNotKnow:
    """The lead does not know (key U)."""

    kind: ClassVar[str] = "does_not_know"
    question: QuestionId


@dataclass(frozen=True, slots=True)
class SomethingElse:
    """No answer fits: the lead's own words, kept for the script's author; the question counts as unknown (key X)."""

    kind: ClassVar[str] = "something_else"
    question: QuestionId
    words: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer of a control: permission, appointment, an exit's closing choice … `at` is a time that goes with it."""

    kind: ClassVar[str] = "chosen"
    node: NodeId
    choice: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """Text or a time typed into the field of a control (the name at a transfer, a hint, another time)."""

    kind: ClassVar[str] = "typed"
    node: NodeId
    field: FieldKind
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WentOn:
    """The forward key (Enter, Space): over a say node, through an objection's jump, or to the end at an outcome."""

    kind: ClassVar[str] = "went_on"
    node: NodeId


@dataclass(frozen=True, slots=True)
class Objected:
    """The lead objected. The same objection again shows its next wording."""

    kind: ClassVar[str] = "objected"
    objection: ObjectionId


@dataclass(frozen=True, slots=True)
class ObjectionRated:
    """Whether the reply helped (+ and −); for the log only."""

    kind: ClassVar[str] = "objection_rated"
    helped: bool


@dataclass(frozen=True, slots=True)
class Escaped:
    """Back from an overlay to where it was opened (Esc)."""

    kind: ClassVar[str] = "escaped"


@dataclass(frozen=True, slots=True)
class WentBack:
    """The last step is taken back (Backspace). The trace keeps it."""

    kind: ClassVar[str] = "went_back"


@dataclass(frozen=True, slots=True)
class TookExit:
    """A shared exit (X1 … X11) from whatever node."""

    kind: ClassVar[str] = "took_exit"
    exit: NodeId


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """An answer given out of turn or changed: volunteered, or corrected where there was one."""

    kind: ClassVar[str] = "set_answer"
    question: QuestionId
    state: AnswerState
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class ChangedDepth:
    """The depth of the questions, 1–3 (R22)."""

    kind: ClassVar[str] = "changed_depth"
    depth: int


@dataclass(frozen=True, slots=True)
class ChangedLanguage:
    """The language the script is spoken in."""

    kind: ClassVar[str] = "changed_language"
    language: str


@dataclass(frozen=True, slots=True)
class Overrode:
    """The rep goes on against the verdict or a soft lock, with a reason; a fact of its own (R1, R25, R34)."""

    kind: ClassVar[str] = "overrode"
    reason: str


@dataclass(frozen=True, slots=True)
class NamedContact:
    """The capture strip: who decides, as told by the active contact (R14)."""

    kind: ClassVar[str] = "named_contact"
    name: str
    function: str = ""
    direct_line: str = ""
    best_time: str = ""
    #: the moment the best time means, as of when it was told
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotedDetails:
    """Where whoever is on the line can be written to, and why they may be called. "" says nothing, and changes nothing.

    `consent_date` is an ISO date. `emptied` names the fields, with commas between, whose "" does say something: that
    what was known is not so.
    """

    kind: ClassVar[str] = "noted_details"
    email: str = ""
    address: str = ""
    consent_date: str = ""
    consent_source: str = ""
    emptied: str = ""


@dataclass(frozen=True, slots=True)
class AskedOwnQuestion:
    """An ad-hoc question of the rep's with its answer (R43)."""

    kind: ClassVar[str] = "asked_own_question"
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NextWording:
    """The next wording of the shown node or reply."""

    kind: ClassVar[str] = "next_wording"


Action = (
    Answered
    | Refused
    | DoesNotKnow
    | SomethingElse
    | Chosen
    | Typed
    | WentOn
    | Objected
    | ObjectionRated
    | Escaped
    | WentBack
    | TookExit
    | SetAnswer
    | ChangedDepth
    | ChangedLanguage
    | Overrode
    | NamedContact
    | NotedDetails
    | AskedOwnQuestion
    | NextWording
)

_KINDS: dict[str, type[Any]] = {
    one.kind: one
    for one in (
        Answered,
        Refused,
        DoesNotKnow,
        SomethingElse,
        Chosen,
        Typed,
        WentOn,
        Objected,
        ObjectionRated,
        Escaped,
        WentBack,
        TookExit,
        SetAnswer,
        ChangedDepth,
        ChangedLanguage,
        Overrode,
        NamedContact,
        NotedDetails,
        AskedOwnQuestion,
        NextWording,
    )
}


#: what stands in JSON for fields of a declared type (`from __future__ import annotations` keeps it as written)
_JSON_TYPES: dict[str, type] = {
    "str": str,
    "QuestionId": str,
    "NodeId": str,
    "ObjectionId": str,
    "bool": bool,
    "int": int,
}


def to_plain(action: Action) -> dict[str, Any]:
    """The action as JSON data: `{"do": kind, …}`. Fields at their default are left out."""
    data: dict[str, Any] = {"do": action.kind}
    for one in fields(action):
        found = getattr(action, one.name)
        if found != one.default:
            data[one.name] = _value_to_plain(found)
    return data


def from_plain(data: dict[str, Any]) -> Action:
    """The action from its JSON data.

    Raises:
        WrittenByNewer: unknown kind or fields.
        ValueError: it makes no sense; the log is damaged.
    """
    kind = _KINDS.get(data.get("do", ""))
    if kind is None:
        raise WrittenByNewer(f"unknown action {data.get('do')!r}")
    given = {name: value for name, value in data.items() if name != "do"}
    known = {one.name: _JSON_TYPES.get(str(one.type), object) for one in fields(kind)}
    if not given.keys() <= known.keys():
        raise WrittenByNewer(f"unknown fields of {kind.kind}: {sorted(given.keys() - known.keys())}")
    for name, value in given.items():
        if not isinstance(value, known[name]):
            raise ValueError(f"{name} of {kind.kind} is no {known[name].__name__}")
    if "value" in given and given["value"] is not None:
        given["value"] = value_from_plain(given["value"])
    if given.get("at"):
        given["at"] = datetime.fromisoformat(given["at"])
    if "state" in given:
        given["state"] = AnswerState(given["state"])
    if "field" in given:
        given["field"] = FieldKind(given["field"])
    return kind(**given)


def value_to_plain(value: Value) -> dict[str, Any]:
    """A value as JSON data; decimals as text, so that no figure is rounded."""
    match value:
        case Selected(values):
            return {"selected": list(values)}
        case Number(amount):
            return {"number": str(amount)}
        case Money(low, high, currency, period, about):
            data: dict[str, Any] = {"money": str(low), "currency": currency, "period": period.value}
            if high is not None:
                data["to"] = str(high)
            if about:
                data["about"] = True
            return data
        case Day(day, precision):
            return {"day": day.isoformat(), "precision": precision.value}
        case FreeText(text):
            return {"text": text}


def value_from_plain(data: dict[str, Any]) -> Value:
    """A value from its JSON data.

    Raises:
        ValueError: none of the known forms.
    """
    if "selected" in data:
        return Selected(tuple(text_from_plain(one) for one in data["selected"]))
    if "number" in data:
        return Number(Decimal(data["number"]))
    if "money" in data:
        high = Decimal(data["to"]) if "to" in data else None
        currency = text_from_plain(data["currency"])
        return Money(Decimal(data["money"]), high, currency, Period(data["period"]), bool(data.get("about")))
    if "day" in data:
        return Day(date.fromisoformat(data["day"]), Precision(data["precision"]))
    if "text" in data:
        return FreeText(text_from_plain(data["text"]))
    raise ValueError(f"unknown value {data!r}")


def text_from_plain(found: object) -> str:
    """A text from its JSON data.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(found, str):
        raise ValueError(f"{found!r} is no text")
    return found


def _value_to_plain(found: object) -> object:
    match found:
        case Selected() | Number() | Money() | Day() | FreeText():
            return value_to_plain(found)
        case datetime():
            return found.isoformat()
        case _:
            return found  # StrEnums and NewTypes are strings already
