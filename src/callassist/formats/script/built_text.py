"""A text of a script file as the model has it."""

from __future__ import annotations

from callassist.domain.text import NO_TEXT, Text
from callassist.formats.script import file_model as schema


def built_text(part: schema.Texts | None) -> Text:
    """In the languages the file names, else in German and English."""
    # the empty text is one object: most optional texts of a script are empty
    if part is None:
        return NO_TEXT
    if part.words:
        return Text.by_tag(part.words) or NO_TEXT
    return Text(part.de, part.en) if part.de or part.en else NO_TEXT
