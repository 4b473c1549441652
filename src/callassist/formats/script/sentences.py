"""What is told of a file: English sentences with slots, so that a face can say them in its own language.

A sentence stands in the source once, whole, as `told("there is no node `{name}`", name=name)`. lupdate finds it there
by that name, the window looks its German up by its English, and whoever has no translation says it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias, cast

#: what fills a slot: a name out of the file, a number, or words that are to be translated themselves
Fact: TypeAlias = "str | int | Sentence"

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """English words, and what fills their slots; braces that are no slot stand for themselves."""

    text: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def of(self, **facts: Fact) -> Sentence:
        """The same words with these slots filled."""
        return Sentence(self.text, (*self.facts, *facts.items()))

    def filled(self, translate: Callable[[str], str], number: Callable[[int], str]) -> str:
        """The sentence in a language: `translate` knows its words, `number` how a number is written in it."""

        def one(fact: Fact) -> str:
            if isinstance(fact, Sentence):
                return fact.filled(translate, number)
            return number(fact) if isinstance(fact, int) else fact

        facts = dict(self.facts)
        # in one go: what is filled in may have braces of its own
        return _SLOT.sub(lambda slot: one(facts[slot[1]]) if slot[1] in facts else slot[0], translate(self.text))

    def __str__(self) -> str:
        return self.filled(lambda text: text, lambda number: f"{number:,}")


NOTHING = Sentence("")


def told(text: str, /, **facts: Fact) -> Sentence:
    """A sentence that is found for translation by this function's name: `text` is written out where it is called."""
    return Sentence(text, tuple(facts.items()))


def names(found: Iterable[str]) -> str:
    """Names out of a file in a row, each marked as one."""
    return ", ".join(f"`{one}`" for one in found)


def either(parts: Iterable[Sentence]) -> Sentence:
    """Several phrases in a row, of which one holds; nothing for none."""
    found = list(parts)
    if not found:
        return NOTHING
    *first, last = found
    if not first:
        return last
    row = reduce(lambda one, other: told("{one}, {other}", one=one, other=other), first)
    return told("{first} or {last}", first=row, last=last)


def to_plain(sentence: Sentence) -> list[object]:
    """The sentence as plain data, to be kept in a file."""
    facts = {name: to_plain(fact) if isinstance(fact, Sentence) else fact for name, fact in sentence.facts}
    return [sentence.text, facts]


def from_plain(found: object) -> Sentence:
    """The sentence that was kept.

    Raises:
        ValueError, TypeError: it is none.
    """
    if not isinstance(found, list):
        raise TypeError("no sentence")
    text, facts = cast("list[object]", found)
    if not isinstance(text, str) or not isinstance(facts, dict):
        raise TypeError("no sentence")
    text.encode()  # half a character cannot be shown: a ValueError
    return Sentence(text, tuple((name, _fact(one)) for name, one in cast("dict[str, object]", facts).items()))


def _fact(found: object) -> Fact:
    if isinstance(found, list):
        return from_plain(cast("object", found))
    if type(found) is int:
        return found
    if not isinstance(found, str):
        raise TypeError("no fact")
    found.encode()
    return found
