"""What changed between two texts of a script, in sentences a manager reads before publishing."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from callassist import paths
from callassist.formats.script.comparing import changes_in_words, text_difference
from callassist.formats.script.tree import read_tree
from tests.formats.script.planted import SOUND

SCRIPT: dict[str, Any] = {
    "version": 1,
    "stages": {"cold_call": {"title": {"de": "Erstanruf", "en": "First call"}, "start": "w1", "disqualified": "w4"}},
    "questions": {
        "q_owner": {
            "name": {"de": "Eigentum", "en": "ownership"},
            "choices": {"owns": {"de": "gehört uns", "en": "we own it"}, "rents": {"de": "zur Miete", "en": "we rent"}},
        }
    },
    "criteria": {
        "owner": {
            "name": {"de": "Eigentum", "en": "ownership"},
            "question": "q_owner",
            "cases": [{"is": "owns", "result": "met"}, {"is": ["rents"], "result": "failed"}],
        }
    },
    "tables": {"price": {"file": "a.csv", "key": ["q_a"], "gives": {"rate": {}}}},
    "computed": {"weekly": {"name": {"de": "Stunden", "en": "hours"}, "product": ["q_a", 2]}},
    "outcomes": {"asked": {"like": "info_requested", "de": "will Unterlagen", "en": "asked for it"}},
    "nodes": {
        "w1": {
            "ask": "permission",
            "say": {"de": "Hallo", "en": "Hello"},
            "answers": {"yes": {"de": "ja", "en": "yes", "to": "w2"}, "no": {"de": "nein", "en": "no", "to": "X3"}},
        },
        "w2": {"ask": "q_owner", "say": {"de": "Gehört Ihnen das?", "en": "Yours?"}, "goto": {"owns": "w3"},
               "otherwise": "w3"},
        "w3": {"say": {"de": "Gut", "en": "Good"}, "to": "w4"},
        "w4": {"outcome": "disqualified", "say": {"de": "Schade", "en": "A pity"}},
    },
    "objections": {
        "o_price": {
            "label": {"de": "teuer", "en": "price"},
            "replies": [{"de": "eins", "en": "one"}, {"de": "zwei", "en": "two", "to": "w2"}],
        }
    },
}  # fmt: skip


def changed(*path_and_value: Any, remove: bool = False, language: str = "en") -> list[str]:
    after = copy.deepcopy(SCRIPT)
    *path, value = path_and_value
    part = after
    for step in path[:-1]:
        part = part.setdefault(step, {}) if isinstance(part, dict) else part[step]
    if remove:
        del part[path[-1]][value]
    else:
        part[path[-1]] = value
    return [str(one) for one in changes_in_words(SCRIPT, after, language)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("nodes", "w2", "goto", {"owns": "w3", "rents": "w4"}),
         "answer “we rent” of step w2 “Yours?” now leads to the polite exit w4"),
        (("nodes", "w2", "goto", {"owns": "o_price"}),
         "answer “we own it” of step w2 “Yours?” now leads to the objection “price”"),
        (("nodes", "w2", "goto", {}), "answer “we own it” of step w2 “Yours?” now leads where every other answer does"),
        (("nodes", "w2", "otherwise", "=later"), "step w2 “Yours?”: every other answer now leads to the end (later)"),
        (("nodes", "w3", "to", "w1"), "step w3 “Good” now leads to step w1 “Hello”"),
        (("nodes", "w1", "answers", "no", "to", "X4"), "answer “no” of step w1 “Hello” now leads to the exit X4"),
        (("nodes", "w1", "answers", "no", "de", "nicht"), "step w1 “Hello”: answer “no” changed"),
        (("nodes", "w1", "answers", "later", {"de": "später", "en": "later", "to": "X3"}),
         "step w1 “Hello”: new answer “later”, it leads to the exit X3"),
        (("nodes", "w3", "say", "en", "Fine"), "step w3 “Fine”: reworded"),
        (("nodes", "w3", "alternatives", [{"en": "Well"}]), "step w3 “Good”: new wording 2"),
        (("nodes", "w3", "must_say", True), "step w3 “Good”: `must_say` changed"),
        (("nodes", "w5", {"say": {"en": "New"}, "to": "w1"}), "new step w5 “New”"),
        (("objections", "o_price", "replies", 1, "en", "deux"), "objection “price”: wording 2 reworded"),
        (("objections", "o_price", "replies", 1, "to", "w3"),
         "objection “price”: wording 2 now leads to step w3 “Good”"),
        (("objections", "o_price", "replies", SCRIPT["objections"]["o_price"]["replies"][:1]),
         "objection “price”: wording 2 removed"),
        (("criteria", "owner", "cases", [{"is": ["owns", "rents"], "result": "met"}]),
         "criterion “ownership”: answer “we rent” now fits"),
        (("criteria", "owner", "cases", [{"is": "owns", "result": "failed"}, {"is": "rents", "result": "failed"}]),
         "criterion “ownership”: answer “we own it” now rules out"),
        (("criteria", "owner", "cases", [{"is_not": "rents"}]),
         "criterion “ownership”: answer “we own it” is no longer named"),
        (("questions", "q_owner", "guard", True), "question “ownership” is now asked before any appointment"),
        (("questions", "q_owner", "wording", 2), "question “ownership” counts as asked in new words from now on"),
        (("questions", "q_owner", "choices", "rents", "en", "we hire"),
         "question “ownership”: answer “we hire” changed"),
        (("stages", "cold_call", "start", "w2"), "stage “First call” now begins at step w2 “Yours?”"),
        (("version", 2), "version 1 is now 2"),
        (("legal", {"en": "x"}), "the legal notice changed"),
        (("direction", "incoming"), "who calls whom changed: incoming"),
        (("no_more_calls", "off"), "the notice that one word is enough, and its exit, are no longer offered"),
        (("closings", {"later": {"en": "x"}}), "`closings` changed"),
        (("tables", "more", {"file": "b.csv"}), "new table “more”, out of the file b.csv"),
        (("tables", "price", "file", "b.csv"), "table “price” now comes out of the file b.csv"),
        (("tables", "price", "key", ["q_a", "q_b"]), "table “price” is read in another way"),
        (("tables", {}), "table “price” removed"),
        (("computed", "monthly", {"sum": [1, 2]}), "new computed value “monthly”"),
        (("computed", "weekly", "product", ["q_a", 3]), "computed value “hours” is computed in another way"),
        (("computed", "weekly", "name", "en", "time"), "computed value “time”: reworded"),
        (("computed", {}), "computed value “hours” removed"),
        (("outcomes", "pledged", {"like": "later", "en": "pledged"}),
         "new outcome “pledged”, which counts like later"),
        (("outcomes", "asked", "like", "info_to_pass_on"), "outcome “asked for it” now counts like info_to_pass_on"),
        (("outcomes", "asked", "en", "asked"), "outcome “asked”: reworded"),
        (("outcomes", {}), "outcome “asked for it” removed"),
        (("nodes", "w3", "to", "=asked"), "step w3 “Good” now leads to the end (asked for it)"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_a_sentence(change: tuple[Any, ...], sentence: str) -> None:
    assert changed(*change)[0] == sentence


def test_steps_are_named_in_the_language_that_is_asked_for() -> None:
    told = changed("nodes", "w2", "goto", {"owns": "w3", "rents": "w4"}, language="de")
    assert told == ["answer “zur Miete” of step w2 “Gehört Ihnen das?” now leads to the polite exit w4"]


def test_the_answers_of_a_list_are_told_by_their_words() -> None:
    """What a list says, and what a question says otherwise than the list, is what the lead is heard to answer."""
    listed = copy.deepcopy(SCRIPT)
    own = listed["questions"]["q_owner"]["choices"]
    listed["lists"] = {"whose": own}
    listed["questions"]["q_owner"]["choices"] = {"list": "whose"}
    assert [str(one) for one in changes_in_words(SCRIPT, listed, "en")] == ["`lists` changed"]
    other = copy.deepcopy(listed)
    other["questions"]["q_owner"]["choices"]["but"] = {"rents": {"en": "we hire"}}
    assert [str(one) for one in changes_in_words(listed, other, "en")] == [
        "question “ownership”: answer “we hire” changed"
    ]


def test_what_is_answered_before_it_rules_out_is_told() -> None:
    told = changed("criteria", "owner", "cases", [{"is": "rents", "result": "failed", "rescue": "o_price"}])
    assert "criterion “ownership”: answer “we rent” now rules out, once objection “price” was answered in vain" in told


def test_the_topics_of_a_branch_are_told_by_their_answers() -> None:
    before = copy.deepcopy(SCRIPT)
    before["nodes"]["w5"] = {
        "branch": "each",
        "each": "q_owner",
        "ways": {"owns": "w3", "rents": "w4"},
        "otherwise": "w3",
    }
    for ways, sentence in (
        ({"owns": "w3", "rents": "w3"}, "step w5: topic “we rent” now leads to step w3 “Good”"),
        ({"owns": "w3"}, "step w5: topic “we rent” removed"),
        ({"rents": "w4", "owns": "w3"}, "step w5: the topics come in another order"),
    ):
        after = copy.deepcopy(before)
        after["nodes"]["w5"]["ways"] = ways
        assert [str(one) for one in changes_in_words(before, after, "en")] == [sentence]


def test_what_was_removed_and_what_stands_elsewhere_is_told() -> None:
    assert changed("nodes", "w3", remove=True) == ["step w3 “Good” removed"]
    moved = {name: SCRIPT["nodes"][name] for name in ("w2", "w1", "w3", "w4")}
    assert changed("nodes", moved) == ["the steps stand in another order"]


def test_whatever_is_changed_something_is_told() -> None:
    """Every value of a script with all there is, changed alone: silence would be a change nobody sees."""
    before = read_tree(SOUND.encode(), "sound").mapping()
    found = 0
    for path in ways(before):
        after = copy.deepcopy(before)
        part: Any = after
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = "another thing"
        assert changes_in_words(before, after), path
        found += 1
    assert found > 100


def test_of_the_same_nothing_is_told() -> None:
    for path in paths.resource("scripts").glob("*.yaml"):
        data = read_tree(path.read_bytes(), "x").mapping()
        assert changes_in_words(data, copy.deepcopy(data)) == []


def test_two_texts_line_by_line() -> None:
    assert text_difference("a\nb\n", "a\r\nb") == ""
    assert text_difference("a\nb\n", "a\nc\n", names=("x", "y")) == "--- x\n+++ y\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"


def ways(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = [path] if path else []
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        found += ways(value, (*path, step))
    return found
