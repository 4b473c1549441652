"""What a card shows: fields in groups, each with what changing it does to the file. Nothing of a window is in it.

A field is drawn by its kind; where it is called something or can be chosen from, that is either words of the script
(`Text`) or a code the window has words for. Its change is worked out from the file as it stands when it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, cast

from callassist.domain.text import NO_TEXT, WINDOW_LANGUAGES, Text
from callassist.formats.script.writing.edits import AddEntry, AddItem, Move, Remove, ScriptEdit, SetPart, SetValue
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData

Parts: TypeAlias = dict[str, Plain]
Change: TypeAlias = "Callable[[ScriptData, Plain], ScriptEdit | None]"
"""What a field's new value does to the file as it stands. None: it is so already."""
Deed: TypeAlias = "Callable[[ScriptData], ScriptEdit | None]"
"""What a button does to the file as it stands."""


class FormKind(StrEnum):
    """How a field is drawn, and what its value is."""

    #: a text side by side in the script's languages, of several lines or one; the value is a `Text`
    WORDS = "words"
    LINE = "line"
    #: one of its options; the value is a string
    ONE_OF = "one_of"
    #: some of its options; the value is a list of strings
    TICKS = "ticks"
    #: whether something holds
    TICK = "tick"
    #: what is typed: a number, an hour; the value is the string that is shown
    TYPED = "typed"
    #: a step of the script; the value is its name, "" for none where it is optional
    STEP = "step"
    #: something told, nothing to change
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen: its value, and its words, the script's own or those the window has for a word."""

    value: str
    text: Text = NO_TEXT
    word: str = ""


@dataclass(frozen=True, slots=True)
class CardField:
    """One thing that can be changed. `path` is where it stands in the file, and what it is told apart by."""

    path: Path
    kind: FormKind
    #: the code of what it is called; `part` is put into the words
    label: str
    value: Plain | Text
    change: Change | None = None
    options: tuple[Option, ...] = ()
    part: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class CardDeed:
    """Something a button does. With `asks` its words are typed first, and made something of."""

    #: the code of what it says
    label: str
    does: Deed | None = None
    asks: Callable[[ScriptData, str, str], ScriptEdit | None] | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Fields that belong together, under a heading where it has one."""

    fields: tuple[CardField, ...]
    title: str = ""
    part: str = ""
    deeds: tuple[CardDeed, ...] = ()


@dataclass(frozen=True, slots=True)
class CardContent:
    """All of a card."""

    kind: str
    groups: tuple[CardGroup, ...]
    deeds: tuple[CardDeed, ...] = ()


# -- looking ------------------------------------------------------------------------------------------------------


def parts_at(source: ScriptData, path: Path) -> Parts:
    """The mapping at `path`; empty where there is none."""
    found = source.plain(path) if source.has(path) else None
    return found if isinstance(found, dict) else {}


def items_at(source: ScriptData, path: Path) -> list[Plain]:
    """The list at `path`; empty where there is none."""
    found = source.plain(path) if source.has(path) else None
    return found if isinstance(found, list) else []


def text_at(source: ScriptData, path: Path) -> Text:
    """The text at `path`, as far as it is written."""
    words = texts_in(source, source.plain(path) if source.has(path) else None)
    return Text.by_tag({tag: words[tag] for tag in (*spoken_in(source), *words) if tag in words}) or NO_TEXT


def texts_in(source: ScriptData, part: Plain) -> dict[str, str]:
    """What a part of the file says, by language: a plain text, or what stands beside its other keys."""
    languages = spoken_in(source)
    if isinstance(part, str):
        return {languages[0]: part}
    found = part if isinstance(part, dict) else {}
    return {tag: words for tag in languages if isinstance(words := found.get(tag), str)}


def spoken_in(source: ScriptData) -> tuple[str, ...]:
    """The languages the file names, the first one the default; German and English where it names none."""
    named = [one for one in items_at(source, ("languages",)) if isinstance(one, str)]
    return tuple(named) or WINDOW_LANGUAGES


# -- changing -----------------------------------------------------------------------------------------------------


def put(source: ScriptData, path: Path, value: Plain) -> ScriptEdit | None:
    """`value` at `path`, in whatever of the way there is; None takes it out. None given back: it is so already."""
    if source.has(path):
        was = source.plain(path)
        if value is None:
            return Remove(path, was)
        if was == value:
            return None
        alike = (isinstance(value, dict) and isinstance(was, dict)) or (
            isinstance(value, list) and isinstance(was, list)
        )
        return SetPart(path, value, was) if alike else SetValue(path, value, was)
    if value is None:
        return None
    here = path[:-1]
    while here and not source.has(here):
        value, here = {str(path[len(here)]): value}, here[:-1]
    return AddEntry(here, str(path[len(here)]), value)


def put_item(source: ScriptData, path: Path, value: Plain) -> ScriptEdit | None:
    """One more entry at the end of the list at `path`, which need not be there yet."""
    if not source.has(path):
        return put(source, path, [value])
    length = len(items_at(source, path))
    return AddItem(path, length, value, length)


def without_item(source: ScriptData, path: Path, place: int) -> ScriptEdit | None:
    """Without an entry of a list; the list goes with its last one."""
    items = items_at(source, path)
    if not 0 <= place < len(items):
        return None
    return Remove(path, items) if len(items) == 1 else Remove((*path, place), items[place])


def item_up(source: ScriptData, path: Path, place: int) -> ScriptEdit | None:
    """An entry of a list, before the one above it."""
    items = items_at(source, path)
    return Move((*path, place), place - 1, items[place]) if 0 < place < len(items) else None


def line_deeds(path: Path, place: int) -> tuple[CardDeed, ...]:
    """The buttons of an entry of a list: one up, and away with it."""
    up = (CardDeed("up", lambda source: item_up(source, path, place)),) if place else ()
    return (*up, CardDeed("remove", lambda source: without_item(source, path, place)))


# -- fields -------------------------------------------------------------------------------------------------------


def words(source: ScriptData, path: Path, label: str, *, line: bool = True, part: str = "") -> CardField:
    """A text, changed language by language."""
    return CardField(path, FormKind.LINE if line else FormKind.WORDS, label, text_at(source, path), part=part)


def one_of(
    source: ScriptData, path: Path, label: str, options: Sequence[Option], *, default: str = "", number: bool = False
) -> CardField:
    """One of some values. `default` is what it is where nothing is written, and is not written; `number`: as one."""
    found = source.plain(path) if source.has(path) else None
    value = str(found) if found is not None else default

    def change(now: ScriptData, chosen: Plain) -> ScriptEdit | None:
        if str(chosen) == default:
            return put(now, path, None)
        return put(now, path, int(str(chosen)) if number else chosen)

    return CardField(path, FormKind.ONE_OF, label, value, change, with_present(options, value))


def with_present(options: Sequence[Option], value: str) -> tuple[Option, ...]:
    """The options, and what is written there also where it is none: the linter says what is wrong with it."""
    if any(one.value == value for one in options):
        return tuple(options)
    return (*options, Option(value, word=value))


def tick(source: ScriptData, path: Path, label: str) -> CardField:
    """A mark that holds, or is not written."""
    found = source.has(path) and source.plain(path) is True

    def change(now: ScriptData, on: Plain) -> ScriptEdit | None:
        return put(now, path, True if on else None)

    return CardField(path, FormKind.TICK, label, found, change)


def step(source: ScriptData, path: Path, label: str, *, optional: bool = False) -> CardField:
    """A step that is led to."""
    found = source.plain(path) if source.has(path) else ""

    def change(now: ScriptData, name: Plain) -> ScriptEdit | None:
        return put(now, path, name or None)

    return CardField(path, FormKind.STEP, label, found if isinstance(found, str) else "", change, optional=optional)


def coded(label: str, *values: str) -> tuple[Option, ...]:
    """Options whose words the window has: under `label`, a dot, and the value."""
    return tuple(Option(one, word=f"{label}.{one}") for one in values)


def entries(plain: Plain) -> Parts:
    """Data that is a mapping; empty for any other."""
    return cast("Parts", plain) if isinstance(plain, dict) else {}
