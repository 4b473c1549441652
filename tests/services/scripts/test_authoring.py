"""What an author does, as changes of the file: each is read back, and says no more than what was done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callassist import paths
from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.script import Ask, Say
from callassist.formats.script.writing.editing import edited
from callassist.formats.script.writing.new_file import starting_script
from callassist.services.scripts.authoring import (
    CannotBeDone,
    led,
    new_answer,
    new_objection,
    new_reply,
    renamed,
    reworded,
    set_guard,
    step_behind,
    words_path,
)
from callassist.services.scripts.copying import duplicated
from callassist.services.scripts.made_ids import made_id
from callassist.services.scripts.meanings import Meaning, meaning_of
from callassist.services.scripts.outline import AnswerKind, LineKind, outline_of
from callassist.services.scripts.taking_out import taken_out
from tests.engine.playing import SCRIPTS
from tests.services.scripts.sample import complete_text
from tests.services.scripts.writing_desk import OnTheDesk


def shipped(name: str) -> OnTheDesk:
    return OnTheDesk(Path(paths.resource("scripts", f"{name}.yaml")).read_bytes())


def changed_lines(before: str, after: str) -> int:
    """How many lines stand in one and not in the other."""
    old, new = before.splitlines(), after.splitlines()
    return sum(1 for line in new if line not in old) + sum(1 for line in old if line not in new)


# -- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_words_of_every_line_that_has_some_can_be_changed(name: str) -> None:
    """And each line says its own words afterwards, whatever was said anew beside it."""
    desk = shipped(name)
    script = desk.script
    wanted: dict[tuple[object, ...], str] = {}
    for number, line in enumerate(outline_of(script)):
        path = words_path(script, line)
        if line.text and path is not None:
            # a question two steps ask has its answers under both
            words = wanted.setdefault(path, f"words {number}")
            if (edit := reworded(desk.source, path, "en", words)) is not None:
                desk.make(edit)
    script = desk.script
    for line in outline_of(script):
        path = words_path(script, line)
        assert not line.text or path is None or line.text.en == wanted[path], line


def test_the_same_words_are_no_change() -> None:
    desk = OnTheDesk(complete_text())
    assert reworded(desk.source, ("nodes", "w2", "say"), "en", "Do you own the house?") is None
    assert reworded(desk.source, ("nodes", "w2", "tip"), "en", "") is None


def test_words_where_there_were_none_are_put_in() -> None:
    desk = OnTheDesk(complete_text())
    desk.make(reworded(desk.source, ("nodes", "w2", "tip"), "en", "Then stay silent."))
    node = desk.script.nodes[NodeId("w2")]
    assert isinstance(node, Ask)
    assert (node.tip.en, node.tip.de) == ("Then stay silent.", "")


def test_an_answer_of_a_stock_question_is_reworded_in_the_script_alone() -> None:
    """What it means stands in common.yaml; only its words may differ here."""
    desk = shipped("insurance_advice")
    line = next(
        one
        for one in desk.lines()
        if one.answer is AnswerKind.CHOICE
        and (path := words_path(desk.script, one)) is not None
        and not desk.source.has(path)
    )
    desk.say(line, "en", "me alone")
    assert [one.text.en for one in desk.lines() if one.place == line.place] == ["me alone"]


# -- ways ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["contract_review", "solar_insulation"])
def test_each_kind_of_line_that_leads_somewhere_can_be_led_elsewhere(name: str) -> None:
    desk = shipped(name)
    script = desk.script
    kinds = {
        (line.kind, line.answer): line for line in outline_of(script) if line.target and line.kind is not LineKind.STEP
    }
    assert len(kinds) >= 7
    for line in kinds.values():
        wanted = next(one.disqualified for one in script.stages.values())
        wanted = wanted if wanted != line.target else next(one.start for one in script.stages.values())
        edit = led(desk.source, script, line, wanted)
        assert edit is not None
        tried = OnTheDesk(edited(desk.source, edit).after.data)
        found = next(one for one in tried.lines() if one.place == line.place)
        assert found.target == wanted, line
        assert changed_lines(desk.source.text, tried.source.text) <= 3, line


def test_an_answer_led_back_to_where_all_others_lead_needs_no_line_of_its_own() -> None:
    desk = OnTheDesk(complete_text())
    desk.lead(desk.line("w2", "rents"), "w4")
    assert "goto" in desk.source.text
    desk.lead(desk.line("w2", "rents"), "w3")
    assert desk.source.text == complete_text()


def test_where_it_leads_already_is_no_change() -> None:
    desk = OnTheDesk(complete_text())
    assert led(desk.source, desk.script, desk.line("w1", "yes"), "w2") is None


def test_a_reply_led_back_to_the_question_has_no_target() -> None:
    desk = shipped("solar_insulation")
    desk.lead(desk.line("o_price", "2"), "return")
    assert desk.line("o_price", "2").target == "return"
    assert "to" not in desk.source.keys(("objections", "o_price", "replies", 1))


# -- what is new --------------------------------------------------------------------------------------------------


def test_a_new_step_stands_between_an_answer_and_what_it_led_to() -> None:
    desk = OnTheDesk(complete_text())
    name = desk.step(desk.line("w2", "owns"), "How old is the roof?")
    assert name == "how_old_is_the"
    assert desk.line("w2", "owns").target == name
    assert desk.line("w2", "rents").target == "w3"
    step = desk.script.nodes[NodeId(name)]
    assert isinstance(step, Say)
    assert (step.text.en, step.target) == ("How old is the roof?", "w3")
    keys = desk.source.keys(("nodes",))
    assert keys.index(name) == keys.index("w2") + 1


def test_a_step_behind_a_reply_that_came_back_leads_to_an_end() -> None:
    desk = OnTheDesk(complete_text())
    edit, objection = new_objection(desk.source, "en", "Too expensive", "It depends.")
    desk.make(edit)
    desk.step(desk.line(objection, "1"), "One more thing.")
    assert desk.line("one_more_thing").target == "w4"


def test_a_step_that_said_something_asks_once_it_has_an_answer() -> None:
    desk = OnTheDesk(complete_text())
    step = desk.step(desk.line("w2", "owns"), "How old is the roof?")
    first, second = desk.answer(step, "under ten years"), desk.answer(step, "older")
    assert [one.part for one in desk.lines() if one.id == step and one.depth == 2] == [first, second]
    assert all(one.target == "w3" for one in desk.lines() if one.id == step and one.depth == 2)
    node = desk.script.nodes[NodeId(step)]
    assert isinstance(node, Ask)
    assert desk.script.questions[QuestionId(str(node.question))].name.en == "How old is the"


def test_a_new_answer_of_a_control_goes_on_in_the_script() -> None:
    """And never by itself to where its last one leads: that is the exit after which nobody calls again."""
    desk = shipped("solar_insulation")
    value = desk.answer("c01", "call me later")
    assert desk.line("c01", "never_again").target == "X4"
    assert desk.line("c01", value).target == "c02"


def test_an_end_and_a_branch_take_no_answers() -> None:
    desk = shipped("solar_insulation")
    for node in ("c14", "c10"):
        with pytest.raises(CannotBeDone):
            new_answer(desk.source, desk.script, node, "en", "maybe")


def test_nine_answers_are_as_many_as_there_are_keys() -> None:
    desk = OnTheDesk(complete_text())
    for number in range(7):
        desk.answer("w2", f"answer {number}")
    with pytest.raises(CannotBeDone):
        new_answer(desk.source, desk.script, "w2", "en", "one more")


def test_objections_and_replies_are_added() -> None:
    desk = OnTheDesk(complete_text())
    edit, name = new_objection(desk.source, "en", "Too expensive", "It depends.")
    desk.make(edit)
    edit, number = new_reply(desk.source, name, "en", "We settle that when we meet.")
    desk.make(edit)
    assert (name, number) == ("o_too_expensive", 2)
    assert [one.text.en for one in desk.lines() if one.kind is LineKind.REPLY] == [
        "It depends.",
        "We settle that when we meet.",
    ]


def test_a_step_behind_what_leads_nowhere_cannot_be() -> None:
    desk = OnTheDesk(complete_text())
    with pytest.raises(CannotBeDone):
        step_behind(desk.source, desk.script, desk.line("w4"), "en", "and then")


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("Do you own the house?", (), "do_you_own_the"),
        ("Do you own the house?", ("do_you_own_the",), "do_you_own_the_2"),
        ("Größe über 10 m²?", (), "groesse_ueber_10_m2"),
        ("Hello {lead}, one moment.", (), "hello_one_moment"),
        ("10 years", (), "step_10_years"),
        ("Q answers", (), "q_answers_2"),
        ("住宅", (), "step"),
        ("", ("step",), "step_2"),
    ],
)
def test_names_are_made_from_the_words(words: str, taken: tuple[str, ...], name: str) -> None:
    assert made_id(words, taken) == name.replace("q_answers_2", "step_q_answers")


# -- meanings -----------------------------------------------------------------------------------------------------


def test_what_the_answers_of_the_shipped_scripts_mean_is_told() -> None:
    desk = shipped("solar_insulation")
    found = {
        value: meaning_of(desk.script, QuestionId(question), value)
        for question, value in (
            ("q_owner", "house"),
            ("q_owner", "flat"),
            ("q_owner", "rent"),
            ("q_interest", "now"),
            ("q_finance", "mix"),
            ("q_finance", "open"),
            ("q_roof", "due"),
        )
    }
    assert found == {
        "house": Meaning.FITS,
        "flat": Meaning.ASKS_A_PERSON,
        "rent": Meaning.RULES_OUT,
        "now": Meaning.POINTS_3,
        "mix": Meaning.POINTS_1,
        "open": Meaning.NOTHING,
        "due": Meaning.NOTHING,
    }


@pytest.mark.parametrize("meaning", [one for one in Meaning if one is not Meaning.NOTHING])
@pytest.mark.parametrize("value", ["house", "flat", "rent"])
def test_any_answer_can_mean_anything(value: str, meaning: Meaning) -> None:
    desk = shipped("solar_insulation")
    question = QuestionId("q_owner")
    others = {one: meaning_of(desk.script, question, one) for one in ("house", "flat", "rent") if one != value}
    if meaning_of(desk.script, question, value) is not meaning:
        desk.mean(question, value, meaning)
    assert meaning_of(desk.script, question, value) is meaning
    assert {one: meaning_of(desk.script, question, one) for one in others} == others
    assert not [one for one in desk.problems() if one.is_error]


def test_the_last_meaning_takes_the_criterion_along_and_the_first_brings_it_back() -> None:
    desk = OnTheDesk(complete_text())
    desk.mean("q_owner", "owns", Meaning.NOTHING)
    desk.mean("q_owner", "rents", Meaning.NOTHING)
    assert not desk.script.criteria
    assert desk.script.questions[QuestionId("q_owner")].info
    desk.mean("q_owner", "rents", Meaning.RULES_OUT)
    assert not desk.script.questions[QuestionId("q_owner")].info
    assert meaning_of(desk.script, QuestionId("q_owner"), "rents") is Meaning.RULES_OUT
    assert not [one for one in desk.problems() if one.is_error]


def test_a_criterion_with_a_name_of_its_own_keeps_it() -> None:
    desk = OnTheDesk(
        complete_text().replace(
            "    name: {de: Eigentum, en: ownership}\n    question", "    name: {de: Haus, en: house}\n    question"
        )
    )
    desk.make(renamed(desk.source, desk.script, QuestionId("q_owner"), "en", "owner"))
    assert desk.script.questions[QuestionId("q_owner")].name.en == "owner"
    assert [one.name.en for one in desk.script.criteria.values()] == ["house"]


# -- E1, without a window -----------------------------------------------------------------------------------------


def test_from_a_new_script_to_the_one_of_the_guide() -> None:
    """Its question is made anew from nothing: a step, answers, what they mean. Then the linter has nothing to say."""
    desk = OnTheDesk(starting_script("windows", {"de": "Neue Fenster", "en": "New windows"}))
    desk.make(taken_out(desk.source, desk.script, desk.line("w2")))
    desk.say(
        desk.line("w1"), "en", "Hello {lead}, {caller} from {company}, it's about an offer for windows. All right?"
    )
    owner = desk.step(desk.line("w1", "yes"), "Do you own the house?")
    owns, rents = desk.answer(owner, "we own it"), desk.answer(owner, "we rent")
    question = desk.script.nodes[NodeId(owner)]
    assert isinstance(question, Ask)
    name = QuestionId(str(question.question))
    desk.mean(name, owns, Meaning.FITS)
    desk.mean(name, rents, Meaning.RULES_OUT)
    desk.make(set_guard(desk.source, name, on=True))
    assert {one.code for one in desk.problems()} == {"missing-translation"}
    for line in desk.lines():
        if line.text.en and not line.text.de:
            desk.say(line, "de", "deutsch")
    desk.make(renamed(desk.source, desk.script, name, "de", "Eigentum"))
    assert desk.problems() == []
    wanted = OnTheDesk(complete_text())
    shape = [(one.kind, one.depth, one.answer, bool(one.target)) for one in desk.lines()]
    assert shape == [(one.kind, one.depth, one.answer, bool(one.target)) for one in wanted.lines()]


# -- what goes ----------------------------------------------------------------------------------------------------


def test_a_step_that_goes_is_stepped_over() -> None:
    """What led there leads on to where it led; its question and the criterion about it go with it."""
    desk = OnTheDesk(complete_text())
    desk.make(taken_out(desk.source, desk.script, desk.line("w2")))
    assert desk.line("w1", "yes").target == "w3"
    assert not desk.script.questions
    assert not desk.script.criteria
    assert {one.code for one in desk.problems()} == {"guard-count"}


def test_the_step_a_call_begins_or_ends_with_stays() -> None:
    desk = OnTheDesk(complete_text())
    for step in ("w1", "w4"):
        with pytest.raises(CannotBeDone):
            taken_out(desk.source, desk.script, desk.line(step))


def test_what_rules_look_at_stays() -> None:
    desk = shipped("solar_insulation")
    with pytest.raises(CannotBeDone):
        taken_out(desk.source, desk.script, desk.line("c06"))


def test_an_answer_goes_with_its_way_and_its_meaning() -> None:
    desk = OnTheDesk(complete_text())
    value = desk.answer("w2", "we lease it")
    desk.lead(desk.line("w2", value), "w4")
    desk.mean("q_owner", value, Meaning.RULES_OUT)
    desk.make(taken_out(desk.source, desk.script, desk.line("w2", value)))
    assert desk.source.text == complete_text()


def test_two_answers_are_as_few_as_can_be() -> None:
    desk = OnTheDesk(complete_text())
    with pytest.raises(CannotBeDone):
        taken_out(desk.source, desk.script, desk.line("w2", "owns"))


def test_the_last_reply_takes_its_objection_along() -> None:
    desk = OnTheDesk(complete_text())
    edit, name = new_objection(desk.source, "en", "Too expensive", "It depends.")
    desk.make(edit)
    desk.make(taken_out(desk.source, desk.script, desk.line(name, "1")))
    assert not desk.script.objections


@pytest.mark.parametrize("name", ["contract_review", "solar_insulation"])
def test_whatever_can_go_leaves_a_script_that_can_still_be_read(name: str) -> None:
    """And no way to what is gone: a target that is not there would be an error."""
    desk = shipped(name)
    gone = 0
    for line in desk.lines()[::4]:
        try:
            edit = taken_out(desk.source, desk.script, line)
        except CannotBeDone:
            continue
        tried = OnTheDesk(edited(desk.source, edit).after.data)
        gone += 1
        assert line.place not in [one.place for one in tried.lines()] or line.kind is LineKind.REPLY
        assert not [one for one in tried.problems() if one.code.startswith("unknown")]
    assert gone > 5


# -- a second one -------------------------------------------------------------------------------------------------


def test_a_step_is_duplicated_with_what_hangs_below_it_alone() -> None:
    desk = OnTheDesk(complete_text())
    edit, name, _ = duplicated(desk.source, desk.script, desk.line("w2"))
    desk.make(edit)
    copies = [one.id for one in desk.lines() if one.kind is LineKind.STEP and one.id not in ("w1", "w2", "w3", "w4")]
    assert len(copies) == 2  # w2 and w3: nothing else leads to these
    assert desk.line(name, "owns").target in copies
    assert desk.line("w2", "owns").target == "w3"
    node = desk.script.nodes[NodeId(name)]
    assert isinstance(node, Ask)
    copied = desk.script.questions[QuestionId(str(node.question))]
    assert (copied.id != "q_owner", copied.info, copied.guard) == (True, True, False)


def test_a_copy_of_an_answer_has_its_own_key_and_leads_where_the_first_does() -> None:
    desk = shipped("solar_insulation")
    edit, item, part = duplicated(desk.source, desk.script, desk.line("c03", "rent"))
    desk.make(edit)
    copy = desk.line(item, part)
    assert (copy.key, copy.target, copy.text.en) == ("4", "c14", "rent")


def test_replies_and_objections_are_duplicated() -> None:
    desk = shipped("solar_insulation")
    edit, item, part = duplicated(desk.source, desk.script, desk.line("o_price", "2"))
    desk.make(edit)
    assert desk.line(item, part).text == desk.line("o_price", "2").text
    edit, item, _ = duplicated(desk.source, desk.script, desk.line("o_price"))
    desk.make(edit)
    assert len([one for one in desk.lines() if one.id == item]) == 5


# -- what format 2 has besides -----------------------------------------------------------------------------------------

_FORMAT_2 = (Path(__file__).parents[2] / "walkthroughs" / "format_2.yaml").read_text("utf-8")


def shared_states() -> OnTheDesk:
    """Two questions with the same three answers, in one of which one is called otherwise."""
    few = re.sub(
        r"(    hb: .*?\n)    hh.*?(?=  wishes:)", r"\1", re.sub(r"    b[bw]: .*\n", "", _FORMAT_2), flags=re.DOTALL
    )
    few = few.replace("goto: {st: w4, be: w8}", "goto: {be: w8}").replace("is_not: hh", "is_not: hb")
    other = few.replace(
        "  q_wanted:\n",
        "  q_other:\n    kind: choice\n    name: {de: anderes, en: other}\n    depth: 1\n"
        "    info: true\n    choices: {list: states, but: {by: {de: Freistaat}}}\n  q_wanted:\n",
    )
    return OnTheDesk(
        other.replace("  w6:\n", "  w6b: {ask: q_other, say: {de: Wo?, en: Where?}, otherwise: w6}\n  w6:\n").replace(
            "otherwise: w6\n", "otherwise: w6b\n"
        )
    )


def errors(desk: OnTheDesk) -> list[str]:
    return [one.code for one in desk.problems() if one.is_error]


def test_every_line_of_a_script_of_format_2_can_be_said_otherwise() -> None:
    for desk in (OnTheDesk(_FORMAT_2), shared_states()):
        script = desk.script
        wanted: dict[object, str] = {}
        for number, line in enumerate(outline_of(script)):
            if line.kind is not LineKind.STEP and (path := words_path(script, line)) is not None:
                wanted[line.place] = f"words {number}"
                desk.make(reworded(desk.source, path, "en", f"words {number}"))
        said: dict[object, str] = {line.place: line.text.en for line in desk.lines()}
        assert {place: said[place] for place in wanted} == wanted
        assert errors(desk) == []


@pytest.mark.parametrize(
    ("item", "part", "where"),
    [
        ("w5", "by", ("lists", "states", "by")),
        ("w6", "warm", ("lists", "wishes", "warm")),
        # without words of its own there, it has those of the list
        ("w6", "wood", ("lists", "wishes", "wood")),
        ("o_rate", "1", ("objections", "o_rate", "replies", 0, "steps", 0)),
    ],
)
def test_words_that_stand_elsewhere_in_the_file_are_changed_there(
    item: str, part: str, where: tuple[str | int, ...]
) -> None:
    """An answer of a list, with what a question says of it anew, and a reply in parts: its first one."""
    desk = OnTheDesk(_FORMAT_2)
    line = next(one for one in outline_of(desk.script) if (one.id, one.part) == (item, part))
    desk.say(line, "en", "said anew")
    told = desk.source.plain(where)
    assert isinstance(told, dict)
    assert told["en"] == "said anew"
    assert desk.problems() == []


def test_an_answer_several_questions_share_is_said_otherwise_in_one_of_them() -> None:
    desk = shared_states()
    assert errors(desk) == []
    desk.say(desk.line("w5", "by"), "en", "Bayern")
    desk.say(desk.line("w6b", "by"), "de", "Bayern!")
    questions = desk.script.questions
    said = {name: questions[QuestionId(name)].choice("by") for name in ("q_state", "q_other")}
    assert [(one.label.de, one.label.en) for one in said.values() if one] == [
        ("Bayern", "Bayern"),
        ("Bayern!", "Bavaria"),
    ]


def test_answers_that_several_questions_share_are_not_added_to_and_not_taken_from() -> None:
    desk = shared_states()
    line = desk.line("w5", "be")
    for change in (
        lambda: new_answer(desk.source, desk.script, "w5", "en", "abroad"),
        lambda: duplicated(desk.source, desk.script, line),
        lambda: taken_out(desk.source, desk.script, line),
    ):
        with pytest.raises(CannotBeDone) as refused:
            change()
        assert refused.value.reason == "shared_answers"


def test_a_list_one_question_has_alone_is_changed_for_it() -> None:
    desk = OnTheDesk(
        re.sub(r"    (hb|hh|he|mv|ni|nw|rp|sl|sn|bb): .*\n", "", _FORMAT_2).replace("is_not: hh", "is_not: by")
    )
    assert desk.answer("w5", "abroad") == "abroad"
    edit, _, copy = duplicated(desk.source, desk.script, desk.line("w5", "be"))
    desk.make(edit)
    desk.make(taken_out(desk.source, desk.script, desk.line("w5", "bw")))
    asked = desk.script.questions[QuestionId("q_state")]
    assert [one.value for one in asked.choices] == ["by", "be", "st", "abroad", copy]
    assert desk.script.nodes[NodeId("w5")].goto[copy] == "w8"  # type: ignore[union-attr]
    desk = OnTheDesk(
        _FORMAT_2.replace("is: quiet}, {hours", "is: light}, {hours").replace("[quiet, safe]", "[light, safe]")
    )
    desk.make(taken_out(desk.source, desk.script, desk.line("w6", "quiet")))
    assert "Ruhe vor der Straße" not in desk.source.text
    assert errors(desk) == []


def test_what_something_is_meant_for_some_calls_by_is_not_taken_out() -> None:
    desk = OnTheDesk(_FORMAT_2)
    for line in (desk.line("w5"), desk.line("w5", "by"), desk.line("w5", "hh"), desk.line("w6", "quiet")):
        with pytest.raises(CannotBeDone, match="is_used"):
            taken_out(desk.source, desk.script, line)
    desk.make(taken_out(desk.source, desk.script, desk.line("w5", "sn")))
    assert errors(desk) == []


def test_a_reply_that_leads_to_no_question_any_more_does_not_come_back_from_one() -> None:
    desk = OnTheDesk(_FORMAT_2)
    desk.lead(desk.line("o_rate", "2"), "w2")
    assert "then: back" in desk.source.text
    desk.lead(desk.line("o_rate", "2"), "w7")
    assert "then: back" not in desk.source.text
    gone = OnTheDesk(_FORMAT_2)
    gone.make(taken_out(gone.source, gone.script, gone.line("w3")))
    assert errors(desk) == errors(gone) == []


def test_the_copy_of_a_step_goes_by_what_the_copy_asks() -> None:
    text = (
        _FORMAT_2.replace(
            "    cases:\n      - {band: hot, to: w10}", "    cases:\n      - {question: q_state, is: be, to: w10}"
        )
        .replace("branch: points", "branch: answer")
        .replace("      - {at_least: 2, to: w4}\n", "")
    )
    desk = OnTheDesk(
        text.replace(
            "en: What should the window do?}",
            "en: 'What?'}\n    tips:\n      - {de: Ja, en: Yes, when: [{question: q_state, is: by}]}",
        )
    )
    edit, name, _ = duplicated(desk.source, desk.script, desk.line("w5"))
    desk.make(edit)
    asked = desk.script.nodes[NodeId(name)].question  # type: ignore[union-attr]
    assert asked == "q_state_2"
    branch, wanted = desk.script.nodes[NodeId("w8_2")], desk.script.nodes[NodeId("w6_2")]
    assert branch.cases[0].test.question == asked  # type: ignore[union-attr]
    assert wanted.tips[0].when.conditions[0].test.question == asked  # type: ignore[union-attr]
    choice = desk.script.questions[QuestionId("q_wanted_2")].choice("wood")
    assert choice is not None
    assert choice.when.conditions[0].test is not None
    assert choice.when.conditions[0].test.question == asked
