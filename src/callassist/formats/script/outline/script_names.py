"""Names of a script file, made of words: small letters, figures and underscores, each once."""

from __future__ import annotations

import re
import unicodedata

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)
#: words that tell a sentence from no other
_FILLERS = frozenset(
    "a an the is are do does did you your we our of to in on and or it that this der die das ein eine einen ist sind "
    "sie ihr ihre ihnen wir und oder es im in zu auf mit den dem haben hat".split()
)
_LONGEST = 40
_MOST_WORDS = 5


def name_of(text: str, otherwise: str) -> str:
    """A name that a few words of `text` make; `otherwise` where none of them can be written so."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UMLAUTS))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    telling = [word for word in words if word not in _FILLERS] or words
    name = ""
    for word in telling[:_MOST_WORDS]:
        longer = f"{name}_{word}" if name else word
        if len(longer) > _LONGEST:
            break
        name = longer
    name = name or "".join(telling[:1])[:_LONGEST]
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


class Names:
    """Names that are given out once each."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(taken)

    def new(self, wanted: str) -> str:
        """`wanted`, with a number behind it where it is taken."""
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name)
        return name
