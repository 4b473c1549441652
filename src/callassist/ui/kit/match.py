"""What can be found, and how well a few letters fit it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

WEAK = 3
"""Ranks from here on fit somehow: they are listed, and never chosen unasked."""

# a part within a word says something from so many letters on
_WITHIN = 3
_WORDS = re.compile(r"\w+")


class Found(NamedTuple):
    """One thing that can be found: what it is, its words, its key."""

    kind: str
    id: str
    words: str
    #: what sort of thing, as the rep reads it
    sort: str
    key: str = ""
    #: what is searched, where it is not the words
    searched: str = ""


def match_rank(query: str, label: str) -> int | None:
    """How well `query` fits `label`: lower is better, None not at all.

    0: its words begin the label as whole words. 1: they are whole words of it. 2: they begin words of it. 3, weak:
    they stand within words, or nothing was typed. Letters merely in this order are no match: "miete" does not find
    "mitentscheidet". Accents and capitals tell nothing.
    """
    wanted, words = _words(query), _words(label)
    if not wanted:
        return WEAK
    if words[: len(wanted)] == wanted:
        return 0
    if all(one in words for one in wanted):
        return 1
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return 2
    if all(len(one) >= _WITHIN and any(one in word for word in words) for one in wanted):
        return WEAK
    return None


def is_sure(rank: int | None) -> bool:
    """Whether a match is good enough to be chosen by Enter alone."""
    return rank is not None and rank < WEAK


def _words(text: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return _WORDS.findall(plain)
