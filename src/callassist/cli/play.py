"""`callassist play`: a whole call in the terminal, without Qt. The black-box test of engine and scripts."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from callassist import paths
from callassist.domain.answers import Answer, AnswerState, QuestionId, Source, StageId
from callassist.domain.questions import Question
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.domain.verdict import FitState, Verdict, VerdictState
from callassist.engine.call import Call
from callassist.engine.setup import FIRST_CONTACT, CallSetup
from callassist.engine.tokens import check_time, parse_token
from callassist.engine.typed import typed_value
from callassist.engine.view import CallView, NodeKind
from callassist.errors import ImpossibleAction, NotFound, NotUnderstood
from callassist.services.clock import SystemClock
from callassist.services.contacts.contact_text import read_contact
from callassist.services.library import ScriptLibrary
from callassist.storage.data_folder import make_usable

#: `--today` starts the call at this time of day: every run of a walk-through is alike
_START = time(10)
_STEP = timedelta(seconds=1)


def play(options: argparse.Namespace) -> int:
    """Run the call; 2 for an impossible token."""
    _check_folder(options.data_dir)
    library = ScriptLibrary(
        (paths.resource("scripts"), paths.scripts_dir(options.data_dir)), paths.cache_dir(options.data_dir)
    )
    script = library.load(options.script)
    try:
        call = Call.start(script, _setup(script, options))
    except (NotUnderstood, ImpossibleAction) as error:
        print(f"callassist play: {error.message()}", file=sys.stderr)
        return 2
    show = _show_json if options.json else _show_text
    if not options.tokens:
        clock = SystemClock()
        return _interactive(call, show, lambda call: call.now + _STEP if options.today else clock.local())
    for count, token in enumerate(options.tokens, start=1):
        try:
            # a second after the one before: the same tokens give the same call, whenever they are played
            call = _step(call, token, call.now + _STEP)
        except (ImpossibleAction, NotUnderstood) as error:
            print(f"callassist play: token {count} ({token}): {error.message()}", file=sys.stderr)
            return 2
        show(call)
    return 0


def _check_folder(data_dir: Path | None) -> None:
    """A folder that was asked for must be one; without the usual one a call can be played all the same."""
    if data_dir is None:
        return
    make_usable(paths.data_dir(data_dir), writable=False)


def _interactive(call: Call, show: Callable[[Call], None], clock: Callable[[Call], datetime]) -> int:
    show(call)
    for line in _lines():
        for token in _tokens(line):
            if token in ("quit", "exit"):
                return 0
            try:
                call = _step(call, token, clock(call))
            except (ImpossibleAction, NotUnderstood) as error:
                print(f"  {error.message()}", file=sys.stderr)
                break
        show(call)
        if call.ended:
            return 0
    return 0


def _lines() -> Iterator[str]:
    """Lines typed, until the end of the input."""
    while True:
        try:
            # the prompt belongs to the person at a terminal, never into piped output
            yield input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return


def _tokens(line: str) -> list[str]:
    """A line is one token where something is typed (`=Ms Kern`), else several."""
    stripped = line.strip()
    if not stripped:
        return ["Enter"]
    if stripped.startswith(("=", "!=", "?=", "X=", "C=")):
        return [stripped]
    try:
        return shlex.split(stripped)
    except ValueError:  # a quote that is not closed is part of what was typed
        return stripped.split()


def _step(call: Call, token: str, moment: datetime) -> Call:
    stage, sign, depth = token.partition("@")
    if sign and not stage:
        return _next_stage(call, depth)
    action = parse_token(call, token, moment)
    check_time(action, moment)
    return call.step(action, moment)


def _next_stage(call: Call, name: str) -> Call:
    """`@appointment` or `@appointment:3`: the next stage with the answers carried over (R27)."""
    stage, _, depth = name.partition(":")
    known = call.script.stages.get(StageId(stage))
    if known is None or depth not in ("", "1", "2", "3"):
        raise ImpossibleAction(f"there is no stage {name}", where=call.base, possible=tuple(call.script.stages))
    carried = tuple(replace(answer, carried=True) for answer in call.facts.answers.values())
    setup = replace(
        call.setup,
        stage=known.id,
        depth=int(depth) if depth else known.depth,
        contact=call.contact,
        contacts=tuple(one for one in call.facts.contacts if one.id != call.contact.id),
        carried=carried,
        notice_given=True,
        started=call.now,
    )
    return Call.start(call.script, setup)


def _setup(script: Script, options: argparse.Namespace) -> CallSetup:
    stage = script.stages.get(StageId(options.stage)) if options.stage else next(iter(script.stages.values()))
    if stage is None:
        raise NotFound(f"{script.id} has no stage {options.stage}", next_step=f"it has: {', '.join(script.stages)}")
    now = SystemClock().local()
    if options.today:
        try:
            day = datetime.strptime(options.today, "%Y-%m-%d").replace(tzinfo=now.tzinfo)
        except ValueError:
            raise NotUnderstood(f"{options.today!r} is no day", next_step="write --today 2026-03-02") from None
        now = datetime.combine(day.date(), _START, now.tzinfo)
    placeholders: dict[str, str] = {}
    carried: list[Answer] = []
    for pair in options.set:
        name, sign, value = pair.partition("=")
        if not sign:
            raise NotUnderstood(f"{pair!r} has no =", next_step="write --set name=value")
        question = script.questions.get(QuestionId(name))
        if question is not None:
            carried.append(_known(question, value, stage.id, now))
        elif name.startswith("q_") or not name.isidentifier():
            raise NotUnderstood(f"there is no {name!r}", next_step=f"the script asks {', '.join(script.questions)}")
        else:
            # whom the window would take for the lead, too: a line out of a list names more than a name
            placeholders[name] = (read_contact(value).name or value) if name == "lead" else value
    return CallSetup(
        stage=stage.id,
        depth=options.depth or stage.depth,
        language=Language(options.lang),
        started=now,
        placeholders=placeholders,
        carried=tuple(carried),
        refusal_limit=options.refusal_limit,
    )


def _known(question: Question, text: str, stage: StageId, now: datetime) -> Answer:
    """An answer the list already has; `R` and `U` stand for refused and unknown, as in a token."""
    state = {"R": AnswerState.REFUSED, "U": AnswerState.UNKNOWN}.get(text, AnswerState.ANSWERED)
    value = typed_value(question, text, now.date()) if state is AnswerState.ANSWERED else None
    return Answer(question.id, state, value, Source.FROM_LIST, stage, FIRST_CONTACT, now, carried=True)


# -- showing -----------------------------------------------------------------------------------------------------------


def as_json(call: Call) -> dict[str, Any]:
    """The moment as the JSON object that `--json` prints."""
    view = call.view()
    verdict = view.verdict
    return {
        "node": view.node,
        "kind": view.kind.value,
        "say": _spoken(view),
        "answers": [{"key": one.key, "value": one.value, "label": one.label} for one in view.choices]
        + ([{"key": "=", "value": None, "label": view.field.unit or view.field.label}] if view.field else []),
        "stack": [crumb.id for crumb in view.stack],
        "verdict": {
            "state": verdict.state.value,
            "depth": verdict.depth,
            "reasons": list(verdict.reasons),
            "open": [{"criterion": one.criterion, "cause": one.cause} for one in verdict.open],
            "not_before": verdict.not_before.isoformat() if verdict.not_before else None,
            "flags": list(verdict.flags),
        },
        "points": verdict.points,
        "band": view.band.name if view.band is not None else None,
        "products": [{"id": fit.id, "state": fit.state.value, "points": fit.points} for fit in view.products],
        "plan": list(view.plan),
        "outcome": view.outcome or None,
        "next_best": view.next_best,
        "contact": view.contact.name or None,
        "follow_up": {
            "kind": view.follow_up.kind.value,
            "due": view.follow_up.due.isoformat() if view.follow_up.due else None,
        },
        "locked": view.lock.kind.value if view.lock else None,
        "tip": view.tip or None,
        "short": view.short.plain() or None,
        "goes_on": view.goes_on or None,
        "ended": view.ended,
    }


def _spoken(view: CallView) -> str:
    return " ".join(part for part in (view.say.plain(), view.notice.plain()) if part)


def _show_json(call: Call) -> None:
    print(json.dumps(as_json(call), ensure_ascii=False), flush=True)


def _show_text(call: Call) -> None:
    view = call.view()
    if view.stack:
        print("  " + " › ".join([*(crumb.label for crumb in view.stack), view.node]))
    mark = " (must be said)" if view.must_say else ""
    print(f"\n[{view.node}]{mark} {_spoken(view)}")
    if view.step[1] > 1:
        print(f"    step {view.step[0]} of {view.step[1]}")
    if view.short.pieces:
        print(f"    in short: {view.short.plain()}")
    if view.tip:
        print(f"    tip: {view.tip}")
    for choice in view.choices:
        tip = f" ({choice.tip})" if choice.tip else ""
        print(f"    {'*' if choice.selected else ' '}{choice.key:1}  {choice.label}{tip}")
    if view.multi:
        print("     Enter when all are ticked")
    if view.field is not None:
        print(f"     =… {view.field.label} {view.field.unit}".rstrip())
    if view.takes_refusal:
        print("     R refused   U does not know")
    if view.lock is not None:
        print(f"     locked, open: {', '.join(view.lock.missing)}; !=reason goes on")
    if view.kind is NodeKind.OUTCOME:
        print(f"     outcome: {view.outcome or 'choose'}{' (logged)' if view.ended else ''}")
    band = f", {view.band.label.of(view.language)} ({view.verdict.points} points)" if view.band is not None else ""
    print(f"  {_verdict(view.verdict)}{band}")
    if len(view.products) > 1:
        shown = [
            f"{one.id} {one.state.value} {one.points}" for one in view.products if one.state is not FitState.EXCLUDED
        ]
        print("  products: " + (", ".join(shown) or "none fits"))


def _verdict(verdict: Verdict) -> str:
    text = f"verdict: {verdict.state.value} (depth {verdict.depth})"
    if verdict.state is VerdictState.DISQUALIFIED:
        text += ": " + ", ".join(verdict.reasons)
    if verdict.open:
        text += " – open: " + ", ".join(f"{one.criterion} ({one.cause})" for one in verdict.open)
    if verdict.flags:
        text += f" [{', '.join(verdict.flags)}]"
    if verdict.not_before is not None:
        text += f" – not before {verdict.not_before.isoformat()}"
    return text
