"""Computed values: exact decimals, open as long as what they are made of is, carried from key to key as found anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import AnswerState, QuestionId
from callassist.domain.computed import Computed, ComputedInput, Measure, Operation, RoundTo, measure_of, sources_of
from callassist.domain.script import Script
from callassist.domain.text import Language
from callassist.domain.values import FreeText, Money, Number, Period, Selected, Value
from callassist.engine.call import Call
from callassist.engine.computing import Reckoned, result_of
from callassist.formats.script.compiled import script_from_plain, script_to_plain
from callassist.formats.script.script_files import read_script
from tests.engine.format_2 import START, call_of, press
from tests.engine.playing import try_press
from tests.engine.test_carrying import check_against_the_journal, moves

FILE = Path(__file__).parents[1] / "walkthroughs" / "reckoning.yaml"
RUNS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MONTH, YEAR, ONCE = (Measure("EUR", one) for one in (Period.MONTH, Period.YEAR, Period.ONCE))
PLAIN = Measure()


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script(FILE)


def call_at_depth_2(script: Script, language: Language = Language.DE) -> Call:
    found = call_of(script, language)
    return replace(found, setup=replace(found.setup, depth=2), depth=2)


def results(call: Call) -> dict[str, str]:
    """Each value, or in brackets why there is none."""
    found = call.qualification.results
    return {name[2:]: f"({one.cause})" if one.value is None else one.value.stable() for name, one in found.items()}


# -- one value -------------------------------------------------------------------------------------------------------


def made(operation: str, *inputs: object, **more: Any) -> Reckoned:
    """A computed value of figures, values, and states of questions that have none."""
    given: dict[QuestionId, object] = {}
    found: list[ComputedInput] = []
    for number, one in enumerate(inputs):
        name = QuestionId(f"q_{number}")
        if isinstance(one, int | Decimal):
            found.append(ComputedInput(QuestionId(""), Decimal(one)))
        else:
            given[name] = one
            found.append(ComputedInput(name))
    computed = Computed(QuestionId("c.x"), Operation(operation), tuple(found), **more)

    def state(name: QuestionId) -> AnswerState:
        one = given[name]
        return one if isinstance(one, AnswerState) else AnswerState.ANSWERED

    def value(name: QuestionId) -> Value | None:
        one = given[name]
        return one if isinstance(one, Number | Money | Selected | FreeText) else None

    return result_of(computed, above={}, state=state, value=value)


def n(amount: str) -> Number:
    return Number(Decimal(amount))


def eur(low: str, period: Period = Period.MONTH, **more: Any) -> Money:
    return Money(Decimal(low), period=period, **more)


@pytest.mark.parametrize(
    ("found", "stable"),
    [
        (made("sum", n("1.5"), 2, step=Decimal("0.1")), "3.5"),
        (made("product", n("12"), n("20"), 5), "1200"),
        (made("difference", n("3"), n("5")), "-2"),
        (made("ratio", n("1"), n("3"), percent=True), "33"),
        (made("ratio", n("1"), n("3"), step=Decimal("0.001")), "0.333"),
        (made("sum", eur("1200", Period.YEAR), eur("10"), 30, measure=MONTH, step=Decimal("0.01")), "140"),
        (made("sum", eur("10"), eur("1200", Period.YEAR), measure=YEAR), "1320"),
        (made("difference", eur("10"), eur("90", high=Decimal(95)), measure=MONTH), "-80"),
        (made("ratio", eur("1200", Period.YEAR), eur("50")), "2"),
        (made("ratio", eur("50"), eur("1200", Period.YEAR), percent=True), "50"),
        (made("ratio", eur("90"), n("4"), measure=MONTH, step=Decimal("0.01")), "22.5"),
        (made("product", eur("9.99"), 12, measure=YEAR, step=Decimal("0.01")), "119.88"),
        # half up, and up and down whatever the sign
        (made("sum", n("2.5"), 0), "3"),
        (made("sum", n("-2.5"), 0), "-3"),
        (made("sum", n("2.4"), 0), "2"),
        (made("sum", n("1049"), 0, step=Decimal(10), round_to=RoundTo.DOWN), "1040"),
        (made("sum", n("1041"), 0, step=Decimal(10), round_to=RoundTo.UP), "1050"),
        (made("sum", n("-1.5"), 0, round_to=RoundTo.DOWN), "-2"),
        (made("sum", n("-1.5"), 0, round_to=RoundTo.UP), "-1"),
        (made("sum", n("-0.2"), 0), "0"),
        # a rough figure makes a rough figure
        (made("sum", eur("10", about=True), eur("5"), measure=MONTH), "~15"),
        # what does not apply costs nothing
        (made("sum", AnswerState.MOOT, n("3")), "3"),
        (made("difference", n("3"), AnswerState.MOOT), "3"),
        (made("sum", AnswerState.MOOT, AnswerState.MOOT), "0"),
        (made("product", n("100000000"), n("9999999")), "999999900000000"),
    ],
)
def test_it_is_reckoned(found: Reckoned, stable: str) -> None:
    assert found.cause == ""
    assert found.value is not None
    assert found.value.stable() == stable
    assert found.state is AnswerState.ANSWERED


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (made("sum", AnswerState.NOT_ASKED, AnswerState.REFUSED), "not_asked"),
        (made("sum", AnswerState.REFUSED, AnswerState.NOT_ASKED), "refused"),
        (made("product", n("3"), AnswerState.UNKNOWN), "unknown"),
        (made("product", n("3"), AnswerState.MOOT), "needs_judgement"),
        (made("ratio", n("3"), n("0")), "needs_judgement"),
        (made("ratio", n("3"), AnswerState.MOOT), "needs_judgement"),
        (made("ratio", eur("0"), eur("0")), "needs_judgement"),
        (made("product", n("100000000"), n("100000000")), "needs_judgement"),
        (made("sum", Selected(("varies",)), n("3")), "needs_judgement"),
        (made("product", *[n("9999999999999999999999")] * 9), "needs_judgement"),
    ],
)
def test_it_is_open(found: Reckoned, cause: str) -> None:
    assert (found.value, found.cause) == (None, cause)
    assert found.state is (AnswerState.UNKNOWN if cause == "needs_judgement" else AnswerState(cause))


NUMBERS = st.decimals(-(10**18), 10**18, allow_nan=False, allow_infinity=False, places=4)


@given(
    st.sampled_from(["sum", "product", "difference", "ratio"]),
    st.lists(st.one_of(NUMBERS.map(Number), NUMBERS, st.sampled_from(AnswerState)), min_size=2, max_size=2),
    st.sampled_from([Decimal(1), Decimal(10), Decimal("0.01"), Decimal("0.000001"), Decimal(1_000_000)]),
    st.sampled_from(RoundTo),
)
def test_whatever_goes_in_a_number_comes_out_or_a_cause(
    operation: str, inputs: list[object], step: Decimal, round_to: RoundTo
) -> None:
    assume(AnswerState.ANSWERED not in inputs)
    found = made(operation, *inputs, step=step, round_to=round_to)
    assert (found.value is None) == bool(found.cause)
    if found.value is not None:
        assert found.value.amount % step == 0
        assert abs(found.value.amount - found.exact) < step or found.value.amount == found.exact
        assert not str(found.value.stable()).startswith("-0.0") or found.value.amount != 0
        if round_to is RoundTo.DOWN:
            assert found.value.amount <= found.exact
        if round_to is RoundTo.UP:
            assert found.value.amount >= found.exact


def test_tenths_are_exact() -> None:
    assert made("sum", *[n("0.1")] * 3, step=Decimal("0.000001")).exact == Decimal("0.3")


@pytest.mark.parametrize(
    ("operation", "given", "found"),
    [
        (Operation.SUM, [PLAIN, None], PLAIN),
        (Operation.SUM, [None, MONTH, YEAR], MONTH),
        (Operation.SUM, [MONTH, PLAIN], None),
        (Operation.SUM, [MONTH, ONCE], None),
        (Operation.DIFFERENCE, [MONTH, Measure("USD", Period.MONTH)], None),
        (Operation.PRODUCT, [PLAIN, MONTH, None], MONTH),
        (Operation.PRODUCT, [MONTH, MONTH], None),
        (Operation.RATIO, [MONTH, YEAR], PLAIN),
        (Operation.RATIO, [MONTH, ONCE], None),
        (Operation.RATIO, [MONTH, PLAIN], MONTH),
        (Operation.RATIO, [PLAIN, MONTH], None),
        (Operation.RATIO, [None, MONTH], PLAIN),
        (Operation.RATIO, [MONTH, None], MONTH),
    ],
)
def test_what_comes_out_of_what(operation: Operation, given: list[Measure | None], found: Measure | None) -> None:
    assert measure_of(operation, given) == found


# -- in a script -----------------------------------------------------------------------------------------------------


def test_it_is_read(script: Script) -> None:
    monthly = script.computed[QuestionId("c.monthly")]
    assert monthly.operation is Operation.PRODUCT
    assert [one.name or str(one.figure) for one in monthly.inputs] == ["c.weekly", "4.4", "0.5"]
    assert (monthly.measure, monthly.step, monthly.round_to) == (MONTH, Decimal(10), RoundTo.DOWN)
    assert script.computed[QuestionId("c.running")].measure == MONTH
    assert script.computed[QuestionId("c.saved")].step == Decimal("0.01")
    assert script.computed[QuestionId("c.share")].measure == PLAIN
    assert sources_of(script.computed)[QuestionId("c.saved")] == ("q_people", "q_minutes", "q_cost", "q_extra")
    assert script_from_plain(script_to_plain(script)) == script


def test_rules_texts_and_ways_go_by_it(script: Script) -> None:
    call = call_at_depth_2(script)
    assert set(results(call).values()) == {"(not_asked)"}
    assert call.plan == ("q_people", "q_minutes", "q_cost")
    call = press(call, "=12", "=20")
    assert call.view().node == "w4", "a branch looks at it"
    assert call.view().say.plain() == "Das sind 1.200 Min. in der Woche."
    assert results(call) == {
        "weekly": "1200", "monthly": "2640", "running": "(not_asked)", "saved": "(not_asked)", "share": "(not_asked)",
    }  # fmt: skip
    assert call.view().verdict.state == "prospect"
    call = press(call, "Enter", "=about 1200", "=10")
    assert results(call)["saved"] == "~2500"
    assert call.view().say.plain() == ("Zeit für 2.640 €, Kosten von etwa 140 €: bleiben etwa 2.500 € (etwa 5 %).")
    assert (call.view().verdict.points, call.view().products[0].points) == (3, 2)


def test_what_it_is_made_of_is_asked_and_refused_leaves_it_open(script: Script) -> None:
    call = press(call_at_depth_2(script), "=12", "U")
    (size,) = [one for one in call.view().verdict.open if one.criterion == "size"]
    assert size.cause == "unknown"
    assert results(call)["weekly"] == "(unknown)"
    assert call.view().say.plain().startswith("Was kostet")
    fit = call.view().products[0]
    assert (fit.state, fit.undecided) == ("possible", ("q_minutes",))


def test_a_failing_one_ends_the_questions_and_is_corrected(script: Script) -> None:
    call = press(call_at_depth_2(script), "=2", "=9")
    assert (call.view().node, call.view().verdict.reasons) == ("w9", ("size",))
    again = press(call, "q_minutes=60")
    assert again.view().verdict.state == "prospect"
    assert press(again, "Back").as_of(call.now).view() == call.as_of(call.now).view()


def test_what_does_not_apply_any_more_costs_nothing(script: Script) -> None:
    call = press(call_at_depth_2(script), "=12", "=60", "Enter", "=600", "=100")
    assert results(call)["running"] == "180"
    assert results(press(call, "q_people=9"))["running"] == "80"
    assert results(press(call, "q_people=9", "q_people=12"))["running"] == "180"
    assert results(press(call, "q_people=varies"))["weekly"] == "(needs_judgement)"


def test_a_wording_is_meant_for_calls_by_it(script: Script) -> None:
    call = press(call_at_depth_2(script), "=12", "=20", "Enter", "=31000", "=100")
    assert results(call)["saved"].startswith("-")
    assert call.view().say.plain() == "Da bleibt nichts übrig."
    english = press(call_at_depth_2(script, Language.EN), "=12", "=20", "Enter", "=600", "=0")
    assert english.view().say.plain() == "Time for €2,640, costs of €80: €2,560 are left (3%)."


def test_an_open_one_leaves_its_fallback(script: Script) -> None:
    call = press(call_at_depth_2(script), "=12", "=20", "Enter", "U", "=1")
    assert "Kosten von etwas: bleiben einige Euro (ein Teil)." in call.view().say.plain()


@RUNS
@given(st.data())
def test_carried_from_key_to_key_as_found_anew(data: st.DataObject) -> None:
    check_against_the_journal(data, call_at_depth_2(read_script(FILE)), 25)


@RUNS
@given(st.data())
def test_whatever_is_pressed_it_is_what_its_inputs_give(data: st.DataObject) -> None:
    call = call_at_depth_2(read_script(FILE))
    for _ in range(15):
        call, _action = try_press(call, data.draw(moves(call)))
        found = call.qualification
        weekly, monthly = found.results[QuestionId("c.weekly")], found.results[QuestionId("c.monthly")]
        people, minutes = (found.value(QuestionId(name)) for name in ("q_people", "q_minutes"))
        if isinstance(people, Number) and isinstance(minutes, Number):
            exact = people.amount * minutes.amount * 5
            if abs(exact) < 10**12:
                assert weekly.exact == exact
                assert isinstance(monthly.value, Money)
                assert 0 <= exact * Decimal("2.2") - monthly.value.low < 10
        else:
            assert weekly.value is None
            assert weekly.cause


def test_the_same_keys_give_the_same_call(script: Script) -> None:
    keys = ("=12", "=20", "Enter", "=about 1200", "Back", "=900", "q_people=40", "=3")
    first, second = (press(call_at_depth_2(script), *keys) for _ in range(2))
    assert first.trace == second.trace
    assert first.as_of(START + timedelta(hours=1)).view() == second.as_of(START + timedelta(hours=1)).view()
