"""Tokens: what a rep presses or types, as text. `callassist play`, the walk-throughs and the window speak the same.

```
1 … 9, 0        an answer by its key; in a multi-choice it ticks, Enter confirms, 1+2+5 does both
R  U            refused, does not know
=18             typed into the field (=2027-03-31, ="Herr Oduya", ="Tuesday 18:00"); how an answer without a key begins
Enter           go on: over a text, through an objection's jump, to the end of the call
Esc             back from an overlay
Back            take the last step back
o_time          an objection; again: its next wording
+  -            the last reply helped, did not help
W               next wording of the shown text
X1 … X11        a shared exit
q_owner=rent    an answer given out of turn or changed: by stable value, typed (q_lines=18), =R refused, =U unknown
q_owner#3       the same by the answer's key
D1 D2 D3        depth of the questions
L=de  L=en      language of the script
!=reason        override: go on against the verdict or a soft lock
X=words         something else: the lead's own words
C=Oduya;IT;-12;mornings   who decides: name, function, direct line, best time
K=a@b.de;Hauptstr. 1;3.2.2026;fair   whoever is on the line: e-mail, address, day and source of their consent
?=question|answer         a question of the rep's own
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from callassist.domain.answers import AnswerState, NodeId, ObjectionId, QuestionId
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.script import Ask
from callassist.domain.values import Selected
from callassist.engine import actions
from callassist.engine.call_state import CallState
from callassist.engine.snapshot import snapshot
from callassist.engine.typed import selection, typed_past_day, typed_value
from callassist.engine.typed_answer import understand
from callassist.engine.typed_time import typed_time
from callassist.errors import ImpossibleAction, NotUnderstood

_ANSWER = re.compile(r"(q_[A-Za-z0-9_]+|[a-z][a-z0-9_]*)([=#])(.*)", re.DOTALL)


def parse_token(call: CallState, token: str, now: datetime | None = None) -> actions.Action:
    """The action a token means at this point of `call`.

    What is typed is understood as of `now` (aware); None: as of the last step. What is chosen by its key is what was
    shown, also where it was shown a while ago.

    Raises:
        ImpossibleAction: it means nothing here; names what does.
        NotUnderstood: typed text that is not what the field takes.
    """
    match token:
        case "R" | "U":
            question = _asked(call, token)
            return actions.Refused(question) if token == "R" else actions.DoesNotKnow(question)
        case "Esc":
            return actions.Escaped()
        case "Back":
            return actions.WentBack()
        case "Enter" | "Space":
            return actions.WentOn(NodeId(_shown_id(call)))
        case "W":
            return actions.NextWording()
        case "+" | "-":
            return actions.ObjectionRated(token == "+")
        case "D1" | "D2" | "D3":
            return actions.ChangedDepth(int(token[1]))
        case _:
            return _other(call, token, call.now if now is None else now)


def check_time(action: actions.Action, now: datetime) -> None:
    """Raises `NotUnderstood` where `action` agrees on a time that is over at `now` (aware)."""
    if isinstance(action, actions.Chosen | actions.Typed) and action.at is not None and action.at <= now:
        raise NotUnderstood(
            f"{action.at.isoformat(sep=' ', timespec='minutes')} is over",
            where=action.node,
            next_step="type a time to come",
            code="in_the_past",
        )


def _other(call: CallState, token: str, now: datetime) -> actions.Action:
    head, sign, rest = token.partition("=")
    rest = _unquoted(rest)
    if re.fullmatch(r"[0-9](?:[+,][0-9])*", token):
        return _by_key(call, token)
    if re.fullmatch(r"X[0-9]+", token):
        return actions.TookExit(NodeId(token))
    if token in call.script.objections:
        return actions.Objected(ObjectionId(token))
    if sign and head == "":
        return _typed(call, rest, now)
    if sign and head == "!":
        return actions.Overrode(rest)
    if sign and head == "X":
        return actions.SomethingElse(_asked(call, token), rest)
    if sign and head == "L":
        return actions.ChangedLanguage(rest)
    if sign and head == "C":
        return named_contact(*[part.strip() for part in rest.split(";")][:4], now=now)
    if sign and head == "K":
        return noted_details(*[part.strip() for part in rest.split(";")][:4], now=now)
    if sign and head == "?":
        question, _, answer = rest.partition("|")
        return actions.AskedOwnQuestion(question.strip(), answer.strip())
    found = _ANSWER.fullmatch(token)
    if found is not None and QuestionId(found[1]) in call.script.questions:
        return _out_of_turn(call, call.script.questions[QuestionId(found[1])], found[2], _unquoted(found[3]), now)
    if found is not None and found[1].startswith("q_"):
        raise ImpossibleAction(f"there is no question {found[1]}", where=token, possible=tuple(call.script.questions))
    raise ImpossibleAction(f"{token!r} means nothing here", where=call.base, possible=possible_tokens(call))


def named_contact(
    name: str, function: str = "", direct_line: str = "", best_time: str = "", *, now: datetime
) -> actions.NamedContact:
    """Who decides, as it was typed at `now` (aware). A best time that names no moment ("mornings") is kept as words."""
    at = None
    if best_time:
        try:
            at = typed_time(best_time, now)
        except NotUnderstood:
            at = None
    return actions.NamedContact(name, function, direct_line, best_time, at)


def noted_details(
    email: str = "",
    address: str = "",
    consent_date: str = "",
    consent_source: str = "",
    *,
    now: datetime,
    emptied: Iterable[str] = (),
) -> actions.NotedDetails:
    """What was typed about whoever is on the line; `emptied`: the fields what was known was deleted from.

    Raises:
        NotUnderstood: the date is none, or still to come (code `in_the_future`).
    """
    given_on = typed_past_day(consent_date, now.date()).isoformat() if consent_date else ""
    return actions.NotedDetails(email, address, given_on, consent_source, ",".join(emptied))


def possible_tokens(call: CallState) -> tuple[str, ...]:
    """What can be pressed now, for messages and help."""
    if call.ended:
        return ("Back",)
    found: list[str] = []
    node = call.shown
    view = snapshot(call)
    found += [choice.key for choice in view.choices if choice.key]
    if view.field is not None:
        found.append("=…")
    if view.goes_on:
        found.append("Enter")
    if isinstance(node, Ask) and node.question is not None:
        found += ["R", "U"]
    if call.lock is not None:
        found.append("!=reason")
    if call.frames:
        found.append("Esc")
    if call.undo:
        found.append("Back")
    found += call.script.objections
    found += call.qualification.index.exits
    found.append("q_…=…")
    return tuple(dict.fromkeys(found))


def _by_key(call: CallState, token: str) -> actions.Action:
    """A digit, or several of a multi-choice at once."""
    keys = re.split(r"[+,]", token)
    node = call.shown
    if len(keys) > 1 and isinstance(node, Ask) and node.question is not None:
        question = call.script.questions[node.question]
        values = [choice.value for choice in question.choices if choice.key in keys]
        if len(values) != len(set(keys)):
            raise _no_key(call, token)
        if question.kind is QuestionKind.MULTI:
            return actions.Answered(question.id, selection(question, values))
        return actions.Answered(question.id, Selected((values[0],)))
    choice = snapshot(call).choice_for(token)
    if choice is None:
        raise _no_key(call, token)
    if choice.action is None:  # a time has to be typed; the engine says how
        return actions.Chosen(NodeId(_shown_id(call)), choice.value)
    return choice.action


def _typed(call: CallState, text: str, now: datetime) -> actions.Action:
    try:
        return understand(call, text, now).action
    except ImpossibleAction as error:
        raise ImpossibleAction(error.what, where=call.base, possible=possible_tokens(call)) from error


def _out_of_turn(call: CallState, question: Question, sign: str, text: str, now: datetime) -> actions.Action:
    if sign == "#":
        keys = re.split(r"[+,]", text) if not text.isdigit() or question.kind is not QuestionKind.MULTI else list(text)
        values = [choice.value for choice in question.choices if choice.key in keys]
        if len(values) != len(set(keys)):
            keys_here = tuple(f"{question.id}#{choice.key}" for choice in question.choices)
            raise ImpossibleAction(f"{question.id} has no key {text!r}", where=call.base, possible=keys_here)
        return actions.SetAnswer(question.id, AnswerState.ANSWERED, selection(question, values))
    if text == "R":
        return actions.SetAnswer(question.id, AnswerState.REFUSED)
    if text == "U":
        return actions.SetAnswer(question.id, AnswerState.UNKNOWN)
    try:
        value = typed_value(question, text, now.date())
    except NotUnderstood as error:
        possible = tuple(f"{question.id}={choice.value}" for choice in question.choices) or (error.next_step,)
        raise ImpossibleAction(error.what, where=question.id, possible=possible) from error
    return actions.SetAnswer(question.id, AnswerState.ANSWERED, value)


def _asked(call: CallState, token: str) -> QuestionId:
    node = call.shown
    if not isinstance(node, Ask) or node.question is None:
        raise ImpossibleAction(
            f"{token!r}: no question is being asked", where=call.base, possible=possible_tokens(call)
        )
    return node.question


def _shown_id(call: CallState) -> str:
    return call.frames[-1].id if call.frames else call.base


def _no_key(call: CallState, token: str) -> ImpossibleAction:
    return ImpossibleAction(f"no answer has the key {token}", where=call.base, possible=possible_tokens(call))


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'" else text
