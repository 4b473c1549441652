"""Where the meaning of a question may have changed, its wording is offered to be raised; nowhere else."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from callassist.services.scripts.wordings import wording_offers

SCRIPT: dict[str, Any] = {
    "questions": {
        "q_a": {"kind": "choice", "choices": {"x": {"en": "one"}, "y": {"en": "two"}}, "depth": 1},
        "q_b": {"kind": "number", "wording": 3},
    },
    "nodes": {"w1": {"ask": "q_a", "say": {"en": "A?"}, "to": "w2"}, "w2": {"ask": "q_b", "say": {"en": "B?"}}},
}


def offered(change: Any) -> list[tuple[str, int, str]]:
    after = copy.deepcopy(SCRIPT)
    change(after)
    return [(one.question, one.raised, str(one.why)) for one in wording_offers(SCRIPT, after)]


@pytest.mark.parametrize(
    ("change", "offers"),
    [
        (lambda script: script["nodes"]["w1"]["say"].update(en="Aha?"), [("q_a", 2, "it is asked in other words")]),
        (lambda script: script["nodes"]["w2"].update(alternatives=[{"en": "Or B?"}]),
         [("q_b", 4, "it is asked in other words")]),
        (lambda script: script["questions"]["q_a"]["choices"]["x"].update(en="1"),
         [("q_a", 2, "an answer has other words")]),
        (lambda script: script["questions"]["q_a"]["choices"].pop("y"), [("q_a", 2, "an answer was removed")]),
        (lambda script: script["questions"]["q_b"].update(unit={"en": "m"}), [("q_b", 4, "`unit` changed")]),
        (lambda script: script["questions"]["q_a"]["choices"].update(z={"en": "three"}), []),
        (lambda script: script["questions"]["q_a"]["choices"]["x"].update(recap={"en": "you have one"}), []),
        (lambda script: script["questions"]["q_a"].update(depth=2), []),
        (lambda script: script["questions"]["q_a"].update(wording=2, kind="multi"), []),
        (lambda script: script["nodes"].pop("w1"), []),
        (lambda script: script["nodes"]["w1"].update(tip={"en": "slowly"}), []),
    ],
)  # fmt: skip
def test_when_a_wording_is_offered(change: Any, offers: list[tuple[str, int, str]]) -> None:
    assert offered(change) == offers
