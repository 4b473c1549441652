"""What can be found, and how well a few letters fit it."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """One thing that can be found: what it is, its words, its key."""

    kind: str
    id: str
    words: str
    #: what sort of thing, as the rep reads it
    sort: str
    key: str = ""


def match_rank(query: str, label: str) -> int | None:
    """How well `query` fits `label`: lower is better, None not at all.

    Beginning of the label, beginning of a word, anywhere inside, then letters in order ("knt" finds "keine Zeit"):
    good enough for a dozen lines, and no library for it.
    """
    wanted, text = query.casefold().strip(), label.casefold()
    if not wanted:
        return 3
    if text.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in text.replace("/", " ").split()):
        return 1
    if wanted in text:
        return 2
    letters = iter(text)
    return 4 if all(letter in letters for letter in wanted if not letter.isspace()) else None
