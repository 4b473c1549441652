"""Random calls: legal tokens drawn from what the call itself says is possible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from callassist import paths
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.tokens import parse_token
from callassist.engine.typed import typed_value
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.formats.script.script_files import read_script

SCRIPTS = ("education_savings", "contract_review", "solar_insulation", "insurance_advice")
START = datetime(2026, 3, 2, 10, tzinfo=UTC)

_TYPED = {
    QuestionKind.NUMBER: ["4", "5", "18", "4500"],
    QuestionKind.MONEY: ["0", "10", "50", "~80", "300-1000"],
    QuestionKind.DATE: ["2026-04-01", "2027-03-31", "Q2 2027"],
    QuestionKind.TEXT: ["Herr Oduya"],
}


@cache
def script(name: str) -> Script:
    return read_script(paths.resource("scripts", f"{name}.yaml"))


def new_call(name: str, *, stage: str = "", depth: int = 2, limit: int = 1) -> Call:
    found = script(name)
    first = next(one for one in found.stages if not stage or one == stage)
    return Call.start(found, CallSetup(first, depth, Language.DE, START, refusal_limit=limit))


def press(call: Call, *tokens: str) -> Call:
    for token in tokens:
        call = call.step(parse_token(call, token), START + timedelta(seconds=len(call.trace) + 1))
    return call


def _fits(question: Question, text: str) -> bool:
    """Whether the question takes the text: an age of 4500 is refused."""
    try:
        typed_value(question, text, START.date())
    except NotUnderstood:
        return False
    return True


def out_of_turn(found: Script) -> list[str]:
    """Every answer that could be volunteered."""
    tokens: list[str] = []
    for question in found.questions.values():
        tokens += [f"{question.id}={choice.value}" for choice in question.choices]
        tokens += [f"{question.id}={text}" for text in _TYPED.get(question.kind, []) if _fits(question, text)]
        tokens += [f"{question.id}=R", f"{question.id}=U"]
    return tokens


def legal(call: Call) -> list[str]:
    """Tokens worth trying now."""
    view = call.view()
    tokens = [choice.key for choice in view.choices]
    if view.question is not None:
        tokens += ["R", "U", "X=etwas anderes"]
        tokens += [f"={text}" for text in _TYPED.get(call.script.questions[view.question].kind, [])]
    elif view.field is not None:
        tokens += ["=Frau Kern"] if view.field.kind == "text" else ["=4.3. 10:00"]
    if view.goes_on:
        tokens.append("Enter")
    return tokens


@st.composite
def tokens_for(draw: st.DrawFn, call: Call) -> str:
    kind = draw(st.integers(0, 19))
    here = legal(call)
    if kind < 12 and here:
        return draw(st.sampled_from(here))
    rest = ["Esc", "Back", "W", "+", "-", "D1", "D2", "D3", "L=en", "L=de", "!=weil", "Enter", "C=Frau Roth;;;"]
    rest += list(call.script.objections) + [f"X{number}" for number in range(1, 12)] + out_of_turn(call.script)
    return draw(st.sampled_from(rest))


def try_press(call: Call, token: str) -> tuple[Call, actions.Action | None]:
    """The call after `token`, unchanged with None where the call refuses it, as a host would do."""
    try:
        action = parse_token(call, token)
        return call.step(action, START + timedelta(seconds=len(call.trace) + 1)), action
    except (ImpossibleAction, NotUnderstood):
        return call, None
