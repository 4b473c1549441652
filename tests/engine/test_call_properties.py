"""What must hold for every call, whatever is pressed."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import AnswerState
from callassist.domain.questions import Gate
from callassist.domain.rules import Truth
from callassist.domain.verdict import FitState, VerdictState
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.tokens import parse_token
from tests.engine.playing import SCRIPTS, START, new_call, out_of_turn, script, tokens_for, try_press

RUNS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def play(data: st.DataObject, call: Call, count: int) -> tuple[Call, list[tuple[actions.Action, int]]]:
    journal: list[tuple[actions.Action, int]] = []
    for _ in range(count):
        second = len(call.trace) + 1
        call, action = try_press(call, data.draw(tokens_for(call)))
        if action is not None:
            journal.append((action, second))
        check(call)
    return call, journal


def check(call: Call) -> None:
    view = call.view()
    verdict = view.verdict
    failed = [one.id for one in verdict.results if one.gate is Gate.HARD and one.truth is Truth.FAILED]
    still_open = [
        one.id for one in verdict.results if one.gate is Gate.HARD and one.truth is Truth.OPEN and one.in_depth
    ]
    match verdict.state:
        case VerdictState.DISQUALIFIED:
            assert failed or verdict.reasons == ("refused",)
            assert not view.plan or view.override
        case VerdictState.OPEN:
            assert still_open
            assert not failed
        case VerdictState.PROSPECT:
            assert not still_open
            assert not failed
    for question in view.plan:
        answer = call.answers.get(question)
        assert call.qualification.state(question) is not AnswerState.MOOT
        assert (
            answer is None
            or answer.choosing
            or answer.carried
            or answer.state is not AnswerState.ANSWERED
            or (call.script.questions[question].per_contact)
        )
    assert len(view.stack) <= 5
    assert view.proposed_outcome
    ranks = [(("fits", "possible", "excluded").index(one.state), -one.points) for one in view.products]
    assert ranks == sorted(ranks)


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS), depth=st.integers(1, 3), limit=st.integers(0, 3))
def test_any_keys_keep_the_rules_and_the_journal_gives_the_same_call(
    data: st.DataObject, name: str, depth: int, limit: int
) -> None:
    call, journal = play(data, new_call(name, depth=depth, limit=limit), 25)
    again = new_call(name, depth=depth, limit=limit)
    for action, second in journal:
        stored = json.loads(json.dumps(actions.to_plain(action)))
        again = again.step(actions.from_plain(stored), START + timedelta(seconds=second))
    assert again.view() == call.view()
    assert again.trace == call.trace


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_changing_an_answer_and_changing_it_back_is_the_identity(data: st.DataObject, name: str) -> None:
    call, _ = play(data, new_call(name), 15)
    known = [
        one for one in call.answers.values() if one.state is AnswerState.ANSWERED and one.value and not one.choosing
    ]
    if not known or call.ended or call.frames:
        return
    answer = data.draw(st.sampled_from(known))
    other = data.draw(
        st.sampled_from([one for one in out_of_turn(call.script) if one.startswith(f"{answer.question}=")])
    )
    changed, action = try_press(call, other)
    if action is None:
        return
    back = changed.step(
        actions.SetAnswer(answer.question, AnswerState.ANSWERED, answer.value), START + timedelta(hours=1)
    )
    before, after = call.view(), back.view()
    assert (after.node, after.verdict, after.products, after.plan) == (
        before.node,
        before.verdict,
        before.products,
        before.plan,
    )


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_taking_a_step_back_restores_everything_but_the_trace(data: st.DataObject, name: str) -> None:
    call, _ = play(data, new_call(name), 12)
    if call.ended or call.frames:
        return
    after, action = try_press(call, data.draw(tokens_for(call)))
    if action is None or after.frames or len(after.undo) != len(call.undo) + 1:
        return
    back = after.step(actions.WentBack(), START + timedelta(hours=1))
    assert back.facts == call.facts
    assert back.view().node == call.view().node
    assert len(back.trace) > len(after.trace)


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_a_corrected_call_ends_like_one_played_right_from_the_start(data: st.DataObject, name: str) -> None:
    """Every question is answered, in any order and with wrong answers before the right ones."""
    found = script(name)
    wanted = {
        question: data.draw(st.sampled_from([one for one in out_of_turn(found) if one.startswith(f"{question}=")]))
        for question in found.questions
    }
    straight, crooked = new_call(name, depth=3), new_call(name, depth=3)
    for token in wanted.values():
        straight, _ = try_press(straight, token)
    for question in data.draw(st.permutations(list(wanted))):
        wrong = data.draw(st.sampled_from([one for one in out_of_turn(found) if one.startswith(f"{question}=")]))
        crooked, _ = try_press(crooked, wrong)
        crooked, _ = try_press(crooked, wanted[question])
    one, other = straight.view(), crooked.view()
    assert (one.node, one.verdict, one.products, one.plan) == (other.node, other.verdict, other.products, other.plan)


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_more_depth_never_disqualifies(data: st.DataObject, name: str) -> None:
    """R23: raising the depth can turn a prospect into open, never into disqualified."""
    call, _ = play(data, new_call(name, depth=1), 12)
    if call.ended:
        return
    deeper = call.step(actions.ChangedDepth(3), START + timedelta(hours=1))
    before, after = call.view().verdict, deeper.view().verdict
    assert (before.state is VerdictState.DISQUALIFIED) == (after.state is VerdictState.DISQUALIFIED)
    if before.state is VerdictState.OPEN:
        assert after.state is VerdictState.OPEN


@RUNS
@given(data=st.data(), depth=st.integers(1, 3))
def test_an_unknown_never_invents_a_fit(data: st.DataObject, depth: int) -> None:
    call = new_call("insurance_advice", depth=depth)
    for question in call.script.questions:
        call = call.step(parse_token(call, f"{question}=U"), START)
    view = call.view()
    assert view.verdict.state is VerdictState.OPEN
    assert all(fit.state is FitState.POSSIBLE and not fit.points for fit in view.products)
