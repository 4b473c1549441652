"""Scripts that were written elsewhere: what is understood of a file or of a text, and the draft that is made of it.

Nothing is made before it was looked at: reading gives the source beside what was understood, and lists what was not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from callassist.domain.script import Market
from callassist.domain.text import Language
from callassist.errors import OutlineError
from callassist.formats.script.outline.outline_model import LeftOut, Outline
from callassist.formats.script.outline.outline_text import outline_text
from callassist.formats.script.outline.reading_outlines import SourceForm, form_of, read_outline, read_pasted_outline
from callassist.formats.script.outline.script_data import script_of
from callassist.formats.script.outline.source_shown import source_shown
from callassist.formats.script.outline.told_language import language_of
from callassist.formats.script.sentences import Sentence
from callassist.formats.script.writing.new_file import file_text
from callassist.services.scripts.made_ids import made_id

if TYPE_CHECKING:
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.draft import Draft

#: names of fields that are offered to be pointed at
_MOST_FIELDS = 60
_DEEPEST = 6
_NO_FIELDS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ScriptRead:
    """A source, and what was understood of it; nothing is made yet."""

    #: what the script is called: its own title, else the name of the file
    title: str
    #: the words of the source
    source: str
    #: what was understood, in the form an outline is written in
    understood: str
    outline: Outline
    #: the one its words are in; None where they are neither German nor English, as far as can be told
    looks: Language | None
    language: Language
    #: what has to be added or put in other words, a sentence each
    added: tuple[Sentence, ...]
    #: nowhere in the script: what was not understood, and what no script can hold
    left_out: tuple[LeftOut, ...]


def read_script_file(
    path: Path, *, fields: Mapping[str, str] = _NO_FIELDS, language: Language | None = None
) -> ScriptRead:
    """What is understood of a file; on a thread that may wait.

    Args:
        path: text, Markdown, Word, CSV, a workbook or a JSON tree, by its ending.
        fields: of a JSON tree: which field is where (`tree_file.USUAL`); the others are where they usually are.
        language: the one its texts are in; None: the one they look like.

    Raises:
        OutlineError: it cannot be read, or nothing of a script is in it.
    """
    return _read(read_outline(path, fields), source_shown(path), path.stem, language)


def tree_fields(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a JSON tree that can be pointed at, also where nothing was understood of it: groups, and all.

    Nothing where the file is none, or cannot be read.
    """
    with suppress(OutlineError):
        if form_of(path) is SourceForm.TREE:
            return _fields_of(source_shown(path))
    return (), ()


def read_script_text(text: str, *, name: str, language: Language | None = None) -> ScriptRead:
    """What is understood of a text that was pasted or typed, plain or Markdown; `name`: what it is called else.

    Raises:
        OutlineError: nothing of a script is in it.
    """
    return _read(read_pasted_outline(text, name), text, name, language)


def begin_read_script(
    desk: ScriptDesk, read: ScriptRead, title: str, market: Market, taken: Collection[str]
) -> Future[Draft]:
    """A draft of what was read, with this title; `taken` are the names of scripts there are.

    The future fails with `DraftError`, or with `EditRefused` where something in it cannot be in a script file.
    """
    called = " ".join(title.split()) or read.title
    made = script_of(read.outline, language=read.language, market=market, name=called)
    data: dict[str, Any] = {
        **made.data,
        "script": made_id(called, taken, otherwise="script"),
        "title": {read.language.value: called},
    }
    return desk.begin_draft(file_text(data).encode("utf-8"))


def _read(outline: Outline, source: str, name: str, language: Language | None) -> ScriptRead:
    looks = language_of(outline)
    chosen = language or looks or Language.EN
    # whom it is for decides about consent alone: nothing of that is added or left out
    made = script_of(outline, language=chosen, market=Market.BUSINESS, name=name)
    return ScriptRead(
        outline.title or name,
        source,
        outline_text(outline, chosen),
        outline,
        looks,
        chosen,
        made.added,
        (*outline.left_out, *made.unmade),
    )


def _fields_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ways to what holds several things, and names of fields, those that are met most often first."""
    groups: dict[str, None] = {}
    names = Counter[str]()

    def look(value: object, way: str, depth: int) -> None:
        if isinstance(value, dict):
            inside = [(name, one) for name, one in cast("dict[str, object]", value).items()]
            names.update(name for name, _ in inside)
        elif isinstance(value, list):
            inside = [("0", one) for one in cast("list[object]", value)]
        else:
            return
        for name, one in inside:
            below = f"{way}.{name}" if way else name
            if isinstance(one, dict | list) and "." not in name:
                groups.setdefault(below)
            if depth < _DEEPEST:
                look(cast("object", one), below, depth + 1)

    with suppress(ValueError, RecursionError):
        look(json.loads(text), "", 0)
    # within a list every thing has the same ways: only those from the top are pointed at
    tops = [one for one in groups if ".0" not in one]
    return tuple(tops[:_MOST_FIELDS]), tuple(name for name, _ in names.most_common(_MOST_FIELDS))
