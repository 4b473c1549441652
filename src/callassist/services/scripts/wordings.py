"""Questions whose answers may mean something else since they are asked in other words.

What was asked in a call is logged with the `wording` of its question, so that answers to another question are not
counted as answers to this one. Whether the meaning changed only a person can say; here is where it may have.
"""

from __future__ import annotations

from dataclasses import dataclass

from callassist.formats.script.comparing import Block, block, rows
from callassist.formats.script.sentences import Sentence, told


@dataclass(frozen=True, slots=True)
class WordingOffer:
    """A question whose wording may be raised, and why."""

    question: str
    #: its present number, and the one it would get
    now: int
    raised: int
    why: Sentence


def wording_offers(before: Block, after: Block) -> tuple[WordingOffer, ...]:
    """The questions that are asked or answered in other words than before and have the wording they had.

    A question without answers in the script (a stock question) counts by the words of the steps that ask it.
    """
    found: list[WordingOffer] = []
    old, new = block(before.get("questions")), block(after.get("questions"))
    said_before, said_after = _said(before), _said(after)
    for name, one in new.items():
        was, now = block(old.get(name)), block(one)
        number = now.get("wording", 1)
        if name not in old or was.get("stock") or type(number) is not int or was.get("wording", 1) != number:
            continue
        why = _why(was, now, said_before.get(name), said_after.get(name))
        if why is not None:
            found.append(WordingOffer(name, number, number + 1, why))
    return tuple(found)


def _why(was: Block, now: Block, said_before: object, said_after: object) -> Sentence | None:
    before, after = _answers(was), _answers(now)
    if any(value in after and after[value] != words for value, words in before.items()):
        return told("an answer has other words")
    if before.keys() - after.keys():
        return told("an answer was removed")
    if said_before and said_after and said_before != said_after:
        return told("it is asked in other words")
    for key in ("unit", "currency", "period", "kind"):
        if was.get(key) != now.get(key):
            return told("`{key}` changed", key=key)
    return None


def _answers(question: Block) -> dict[str, object]:
    """The words of each answer, without what else is said of it."""
    return {
        value: {key: words for key, words in block(one).items() if key not in ("key", "recap", "exclusive", "tip")}
        for value, one in block(question.get("choices")).items()
    }


def _said(script: Block) -> dict[str, list[object]]:
    """What is said by the steps that ask a question, by question."""
    found: dict[str, list[object]] = {}
    for node in map(block, block(script.get("nodes")).values()):
        question = node.get("ask")
        if isinstance(question, str) and question.startswith("q_"):
            found.setdefault(question, []).append([node.get("say"), rows(node.get("alternatives"))])
    return found
