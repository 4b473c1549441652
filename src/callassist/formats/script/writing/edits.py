"""What can be changed in a script. Each edit says what it expects to find, and is refused where it finds another thing.

Ids are never renamed: `Remove` and `AddEntry` make another thing, and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from callassist.formats.script.tree import Path_
from callassist.formats.script.writing.source_nodes import Plain


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write `value` where `was` stands. A part of the same kind is changed entry by entry, see `SetPart`."""

    path: Path_
    value: Plain
    was: Plain


@dataclass(frozen=True, slots=True)
class SetWords:
    """Write the words of a text in one language.

    Args:
        path: the text (`nodes`, `w2`, `say`), a mapping of languages or, in a script of one language, words alone. It
            need not be there yet, its own mapping must.
        language: `de`, `en` …
        words: the new ones; None removes the language.
        was: the present ones; None where there are none.
    """

    path: Path_
    language: str
    words: str | None
    was: str | None


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Put a key with its value into the mapping at `path`, before the key `before` or at the end.

    The mapping may be empty or not written (`goto:`); the key must not be in it.
    """

    path: Path_
    key: str
    value: Plain
    before: str | None = None


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put a value into the list at `path`, which has `length` entries now, so that it is number `at` (from 0)."""

    path: Path_
    at: int
    value: Plain
    length: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the entry at `path` out, with the comment right above it. `was` is its value."""

    path: Path_
    was: Plain


@dataclass(frozen=True, slots=True)
class Move:
    """Put the entry at `path` to the place `to` (from 0, counted without it) of its mapping or list."""

    path: Path_
    to: int
    was: Plain


@dataclass(frozen=True, slots=True)
class SetPart:
    """Make the part at `path` into `value`: only what differs is written, comments and forms of the rest stay.

    The order of keys is not changed, new ones stand where `value` has them. `was` is the present value.
    """

    path: Path_
    value: Plain
    was: Plain


@dataclass(frozen=True, slots=True)
class WriteWhole:
    """Write, as `value`, a text or number that ends too early in the file.

    Args:
        path: the value, as far as it is read.
        value: what it was meant to be.
        source: what stands in the file from its begin to the end of what was cut off: by ` #`, which begins a comment,
            or within braces by a comma, which makes a key of the rest.
    """

    path: Path_
    value: Plain
    source: str


@dataclass(frozen=True, slots=True)
class Several:
    """Several edits as one: all are made, or none, and one undo takes them back."""

    edits: tuple[ScriptEdit, ...]


ScriptEdit: TypeAlias = SetValue | SetWords | AddEntry | AddItem | Remove | Move | SetPart | WriteWhole | Several
