"""Answers that several questions share: a list of them by name, and what is different where it is used.

They are put in place when the file is read; the script itself knows no lists.
"""

from __future__ import annotations

from collections.abc import Mapping

from callassist.formats.script import file_model as schema

Lists = Mapping[str, Mapping[str, schema.ChoiceLine]]


def answers_of(question: schema.OwnQuestion, lists: Lists) -> Mapping[str, schema.ChoiceLine]:
    """The answers of `question`, those of a list with what it says differently; none where there is no such list."""
    part = question.choices
    if not isinstance(part, schema.ListedChoices):
        return part
    return {value: _changed(line, part.but.get(value)) for value, line in lists.get(part.list, {}).items()}


def _changed(line: schema.ChoiceLine, but: schema.ChoiceLine | None) -> schema.ChoiceLine:
    if but is None:
        return line
    changes = {name: getattr(but, name) for name in but.model_fields_set}
    if but.words:
        changes["words"] = {**line.words, **but.words}
    return line.model_copy(update=changes)
