"""Names of things in a script, made from their first words. They are hidden from the author and never change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 28
_WORDS = 4
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def made_id(words: str, taken: Collection[str], *, prefix: str = "", otherwise: str = "step") -> str:
    """A name for what these words say: `do_you_own_the`, with a number behind it where it is taken.

    Args:
        words: what is said, in any language.
        taken: names that are there already.
        prefix: what the name has to begin with (`q_`, `o_`).
        otherwise: what it is called where the words have no letter a name may hold.
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_UMLAUTS))
    # what stands in braces is filled in a call, and says nothing about the step
    parts = [one for one in _NOT_IN_NAMES.split(re.sub(r"\{[^}]*\}", " ", plain)) if one]
    name = "_".join(parts[:_WORDS])[:_LONGEST].strip("_") or otherwise
    if not prefix and (not name[0].isalpha() or name.startswith(("q_", "o_"))):
        name = f"{otherwise}_{name}"
    found, number = f"{prefix}{name}", 1
    while found in taken:
        number += 1
        found = f"{prefix}{name}_{number}"
    return found
