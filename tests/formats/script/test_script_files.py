"""What a script file becomes, and how its text is pinned."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist import paths
from callassist.domain.answers import CriterionId, NodeId, ObjectionId, ProductId, QuestionId, StageId
from callassist.domain.rules import Truth
from callassist.domain.script import RETURN, Ask, Control, Effect, FieldKind, Outcome, PlaceholderSource, Say, Script
from callassist.domain.text import Text
from callassist.errors import ScriptError
from callassist.formats.script.script_files import check_script, parse_script, read_pinned, read_script
from callassist.formats.script.source_text import common_bytes, joined, parted
from callassist.formats.script.tree import read_tree
from tests.formats.script.planted import SOUND, plant


def shipped(name: str) -> Script:
    return read_script(paths.resource("scripts", f"{name}.yaml"))


def sound(*changes: tuple[str, str]) -> Script:
    return parse_script(plant(*changes)[0].encode(), name="sound", common=common_bytes())


def test_question_rule_and_product() -> None:
    script = shipped("education_savings")
    children = script.questions[QuestionId("q_children")]
    assert [(choice.value, choice.key) for choice in children.choices] == [
        ("yes", "1"), ("planned", "2"), ("grandchild", "3"), ("no", "4"),
    ]  # fmt: skip
    assert children.choices[0].recap == Text("Sie haben Kinder", "you have children")
    budget = script.criteria[CriterionId("budget")]
    assert [(case.test.at_least, case.test.below, case.truth) for case in budget.cases] == [
        (Decimal(25), None, Truth.MET),
        (None, Decimal(25), Truth.FAILED),
    ]
    assert script.values["min_rate"].text == Text("25 €", "€25")
    assert script.placeholders["min_rate"].source is PlaceholderSource.SCRIPT
    life = shipped("insurance_advice").products[ProductId("LIF")]
    assert [need.any for need in life.needs] == [True, False]


def test_named_alternative_of_a_date_has_the_zero() -> None:
    end = shipped("contract_review").questions[QuestionId("q_contract_end")]
    assert [(choice.value, choice.key) for choice in end.choices] == [("monthly", "0")]


def test_stock_question_keeps_its_meaning_and_takes_the_script_s_wording() -> None:
    decider = shipped("contract_review").questions[QuestionId("q_decider")]
    assert [choice.value for choice in decider.choices] == ["alone", "together", "somebody_else"]
    assert [choice.label.en for choice in decider.choices] == ["alone", "together with …", "not me"]
    assert decider.guard
    assert decider.per_contact
    assert not shipped("insurance_advice").questions[QuestionId("q_decider")].guard


def test_shared_exits_and_closings_are_nodes() -> None:
    script = shipped("solar_insulation")
    voicemail = script.nodes[NodeId("X2")]
    assert isinstance(voicemail, Outcome)
    assert voicemail.text == script.voicemail
    assert [choice.target for choice in voicemail.choices] == ["=voicemail_left", "=voicemail_silent"]
    callback = script.nodes[NodeId("X3")]
    assert isinstance(callback, Ask)
    assert (callback.control, callback.field, callback.proposes) == (
        Control.CALLBACK,
        FieldKind.TIME,
        "callback_agreed",
    )
    reassure = script.nodes[NodeId("X8")]
    assert isinstance(reassure, Ask)
    assert [(choice.effect, choice.target) for choice in reassure.choices] == [
        (Effect.REASSURED, RETURN),
        (Effect.STILL_REFUSES, "X9"),
        (Effect.SKIP, RETURN),
    ]
    drop = script.nodes[NodeId("X5")]
    assert isinstance(drop, Outcome)
    assert drop.choose
    assert not drop.text
    notice = script.nodes[NodeId("X11")]
    assert isinstance(notice, Say)
    assert notice.must_say
    assert script.exit_labels[NodeId("X4")] == Text("Nicht mehr anrufen", "Do not call")
    later = script.nodes[NodeId("=later")]
    assert isinstance(later, Outcome)
    assert later.outcome == "later"


def test_own_closing_words_take_the_place_of_the_shared_ones() -> None:
    script = sound(("voicemail: {", "closings:\n  later: {de: Bis dann!, en: Till then!}\nvoicemail: {"))
    assert script.nodes[NodeId("=later")].text == Text("Bis dann!", "Till then!")  # pyright: ignore


def test_reply_without_target_returns() -> None:
    replies = shipped("education_savings").objections[ObjectionId("o_time")].replies
    assert [reply.target for reply in replies] == ["a03", "X3", RETURN]


def test_stage() -> None:
    stage = shipped("education_savings").stages[StageId("appointment")]
    assert (stage.start, stage.depth, stage.disqualified) == ("a20", 3, "a27")


@pytest.mark.parametrize("name", ["contract_review", "education_savings", "insurance_advice", "solar_insulation"])
def test_pinned_text_gives_the_same_script(name: str) -> None:
    script = shipped(name)
    assert read_pinned(script.source) == script
    assert len(script.sha256) == 64


def test_pinned_text_does_not_need_the_shipped_common_file() -> None:
    text = common_bytes().replace(b"No problem, I don't want to hold you up.", b"Sure.")
    script = parse_script(SOUND.encode(), name="x", common=text)
    callback = read_pinned(script.source).nodes[NodeId("X3")]
    assert isinstance(callback, Ask)
    assert callback.text.en.startswith("Sure. When")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_joined_text_comes_apart_again(end: str) -> None:
    common = ("common: true" + end).encode()
    source, _ = joined(b"\xef\xbb\xbf---\nformat: 1\n", common)
    parts = parted(source)
    assert parts is not None
    assert parts[0] == b"---\nformat: 1\n"
    assert read_tree(parts[1], "c").data == {"common": True}


def test_text_that_was_never_pinned_is_refused() -> None:
    with pytest.raises(ScriptError, match="no script in it"):
        read_pinned("format: 1\n")


def test_windows_line_ends_and_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    script = parse_script(data, name="x", common=common_bytes())
    assert script.nodes == sound().nodes
    assert read_pinned(script.source).nodes == script.nodes


def test_error_carries_every_problem_and_names_the_first() -> None:
    text, _ = plant(("gate: timed", "gate: strict"), ("market: business", "market: everybody"))
    with pytest.raises(ScriptError) as error:
        parse_script(text.encode(), name="own.yaml", common=common_bytes())
    assert [problem.code for problem in error.value.problems] == ["wrong-value", "wrong-value"]  # pyright: ignore
    assert error.value.where == "own.yaml:7:9"
    assert "(and 1 more)" in error.value.what


def test_warnings_do_not_keep_a_script_from_being_used() -> None:
    text, _ = plant(("{de: Bis bald!, en: See you!}", "{de: Bis bald!}"))
    script, problems = check_script(text.encode(), name="x", common=common_bytes())
    assert script is not None
    assert [problem.code for problem in problems] == ["missing-translation"]


LINES = SOUND.splitlines()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_crashes_the_reader(data: st.DataObject) -> None:
    """Lines lost, doubled or swapped: the file is used or has an error, and nothing else."""
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["lose", "double", "swap", "cut", "indent"])):
            case "lose":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
            case _:
                lines[at] = "  " + lines[at]
    script, problems = check_script("\n".join(lines).encode(), name="x", common=common_bytes())
    assert (script is None) == any(problem.is_error for problem in problems)
