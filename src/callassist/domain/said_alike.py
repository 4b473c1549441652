"""Which sentences say the same in other words, as far as their words tell it: for grouping, never for deciding.

What is compared are the words that carry something: articles, pronouns and the like count for nothing, and a slip of
the keys is none. Two sentences are alike where the shorter one shares at least half of its words with the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from callassist.domain.likeness import is_slip
from callassist.domain.signs import plain_signs

#: what no sentence is told apart by, in German and in English
_EMPTY = frozenset(
    "aber als also am an auch auf aus bei bin bis da dann das dass dem den der des die doch du ein eine einem"
    " einen einer  er es etwas für gar ganz habe haben hat hatte ich ihm ihn ihr ihre im immer in ist ja jetzt"
    " kann können mal man mein  meine mich mir mit nach noch nun nur ob oder schon sehr sein sich sie sind so um"
    " und uns unser unsere vom von vor war  was weil wenn wer werden wie wieder will wir wird wo zu zum zur"
    " a about after again all also am an and any are as at be been but by can did do does doing for from had has"
    " have he  her his i if in into is it its just me my now of on only or our she so some than that the their"
    " them then there they  this to too up us very was we were what when which who will with would you your".split()
)
#: what turns a sentence round counts, however short it is
_WORD = re.compile(r"[^\W_]+")
#: words of one sentence that are looked at
_MOST = 40
#: as much of the words of the shorter sentence has to be in the other one
_ALIKE = 0.5


@lru_cache(maxsize=5_000)
def said_words(sentence: str) -> frozenset[str]:
    """The words of a sentence that carry something; all of them where none does."""
    plain = unicodedata.normalize("NFC", plain_signs(sentence)).casefold()
    words = _WORD.findall(plain)[:_MOST]
    return frozenset(word for word in words if word not in _EMPTY) or frozenset(words)


def are_said_alike(one: str, other: str) -> bool:
    """Whether two sentences may say the same. Nothing is like an empty one."""
    few, many = sorted((said_words(one), said_words(other)), key=len)
    if not few:
        return False
    shared = sum(any(_same(word, found) for found in many) for word in few)
    return shared >= _ALIKE * len(few) and (shared > 1 or len(few) < 3)


def _same(one: str, other: str) -> bool:
    """Whether they are one word, in another ending too: "mieten", "Mieter"."""
    if one == other or is_slip(one, other):
        return True
    shorter = min(len(one), len(other))
    return shorter >= 5 and one[: shorter - 1] == other[: shorter - 1] and abs(len(one) - len(other)) <= 2


def grouped(sentences: Iterable[str]) -> list[list[int]]:
    """The places of sentences that are alike, the largest group first, equal ones by their first place.

    Each sentence joins the group it is like most members of; it costs a comparison with every one before it.
    """
    found: list[list[int]] = []
    kept: Sequence[str] = list(sentences)
    for place, sentence in enumerate(kept):
        best, most = None, 0
        for group in found:
            like = sum(are_said_alike(sentence, kept[other]) for other in group)
            # like most of them: else a chain of small likenesses would tie together what has nothing in common
            if like > most and like * 2 > len(group):
                best, most = group, like
        if best is None:
            found.append([place])
        else:
            best.append(place)
    return sorted(found, key=lambda group: (-len(group), group[0]))
