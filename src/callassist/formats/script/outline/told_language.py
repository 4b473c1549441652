"""Which language an outline is in, by the small words every text has."""

from __future__ import annotations

import re

from callassist.domain.text import Language
from callassist.formats.script.outline.outline_model import Outline

_WORDS = {
    Language.DE: frozenset(
        "der die das und ist nicht sie wir ihr ihnen ich ein eine einen mit für auf zu dem den von es haben sind oder "
        "wie was wann wenn dann ja nein noch schon bei im am guten tag danke passt kein keine".split()
    ),
    Language.EN: frozenset(
        "the and is not you we your our i a an with for on to of it have are or how what when if then yes no still "
        "already at in good hello thanks thank do does this that can would be".split()
    ),
}
#: how much of a text such words are, at the least
_LEAST = 0.12


def language_of(outline: Outline) -> Language | None:
    """The language; None where it looks like neither of those that are known."""
    texts = [outline.title, outline.voicemail]
    for step in outline.steps:
        texts += [step.text, step.tip, *step.wordings, *(answer.text for answer in step.answers)]
    for one in outline.objections:
        texts += [one.label, *(reply.text for reply in one.replies)]
    words = re.findall(r"[^\W\d_]+", " ".join(texts).casefold())
    counts = {language: sum(1 for word in words if word in known) for language, known in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] and counts[best] >= _LEAST * len(words) else None
