"""What is different between two texts of a script: in sentences, and line by line."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.formats.script.comparing import block, changes_in_words, text_difference
from callassist.formats.script.sentences import Sentence
from callassist.formats.script.writing.script_text import ScriptText
from callassist.services.scripts.wordings import WordingOffer, wording_offers


@dataclass(frozen=True, slots=True)
class Difference:
    """What a text changes: in sentences, line by line, and the questions whose wording may count as another."""

    sentences: tuple[Sentence, ...]
    diff: str
    wordings: tuple[WordingOffer, ...]


def difference_of(
    before: ScriptText | None, after: ScriptText, language: str, *, names: tuple[str, str] = ("", "")
) -> Difference:
    """What `after` changes in `before` (None: there was nothing). Not for the thread of a window.

    `language` is the one steps and answers are named in, `names` call the two texts in the diff.
    """
    if before is None:
        return Difference((), text_difference("", after.text, names=names), ())
    old, new = block(before.plain()), block(after.plain())
    return Difference(
        tuple(changes_in_words(old, new, language)),
        text_difference(before.text, after.text, names=names),
        wording_offers(old, new),
    )
