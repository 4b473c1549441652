"""How a list was read, kept for the next one with the same header, and as a file that can be handed on.

What a column tells and what was said of its numbers goes by the name of the column, so that it also fits a list whose
columns stand in another order. Nothing of the rows is in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast

from callassist.domain.lead_list import ImportMapping, ListFrame
from callassist.errors import NotUnderstood
from callassist.formats.tables.header_words import LeadField, folded
from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.list_reading import ListTable
from callassist.formats.tables.person_names import NameOrder
from callassist.services.leads.import_choices import ImportChoices, proposed
from callassist.services.leads.number_patterns import ASKED, NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision
from callassist.services.leads.repaired_file import ADDED, repaired_list

__all__ = ["as_file", "columns_alone", "from_file", "header_key", "mapping_of", "proposed_as", "with_mapping"]

E = TypeVar("E", bound=StrEnum)

NOTHING = "-"
"""What a column tells that is kept under its own name."""

_NAMES, _DATES, _COUNTRY = "names", "dates", "country"
#: signs of a mapping file that are read: a thousand columns with long names
_LONGEST = 60_000
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
#: patterns that may be decided
_DECIDED = (*ASKED, Pattern.COUNTRIES)


def header_key(table: ListTable) -> str:
    """Stands for the names of a list's columns, whatever their case and order."""
    names = sorted(folded(guess.header) for guess in table.columns[_added(table) :])
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def mapping_of(table: ListTable, choices: ImportChoices) -> ImportMapping:
    """How this list is read."""
    names = _column_names(table)
    told = {name: field.value if field else NOTHING for name, field in zip(names, choices.fields, strict=True)}
    columns = dict(list(told.items())[_added(table) :])
    decisions = {_COUNTRY: choices.frame.country} if choices.frame.country else {}
    if choices.names is not None:
        decisions[_NAMES] = choices.names.value
    if choices.dates is not None:
        decisions[_DATES] = choices.dates.value
    for place, made in choices.decisions.items():
        for pattern, decision in made.items():
            decisions[f"{names[place]}: {pattern.value}"] = f"{decision.choice.value} {decision.area}".strip()
    return ImportMapping(header_key(table), columns, decisions, choices.frame.name)


def with_mapping(choices: ImportChoices, table: ListTable, mapping: ImportMapping) -> ImportChoices:
    """The same list, read as another one was: columns that it does not have are passed over, new ones stay as found.

    Raises:
        NotUnderstood: it holds what is no field, no order or no answer.
    """
    names = _column_names(table)
    fields = list(choices.fields)
    decisions = {place: dict(made) for place, made in choices.decisions.items()}
    for name, told in mapping.columns.items():
        field = None if told == NOTHING else _one_of(LeadField, told, "nothing a column can tell")
        if name in names:
            fields[names.index(name)] = field
    choices = replace(choices, fields=tuple(fields))
    for question, answer in mapping.decisions.items():
        if question == _NAMES:
            choices = replace(choices, names=_one_of(NameOrder, answer, "no order of names"))
        elif question == _DATES:
            choices = replace(choices, dates=_one_of(DateOrder, answer, "no order of dates"))
        elif question == _COUNTRY:
            choices = replace(choices, frame=replace(choices.frame, country=answer.upper()))
        else:
            name, _, pattern = question.rpartition(": ")
            asked = _one_of(Pattern, pattern, "nothing that is asked of a column", _DECIDED)
            choice, _, area = answer.partition(" ")
            decision = Decision(_one_of(NumberChoice, choice, "no answer"), area.strip())
            if name in names:
                decisions.setdefault(names.index(name), {})[asked] = decision
    return replace(choices, decisions=decisions)


def proposed_as(table: ListTable, frame: ListFrame, mapping: ImportMapping | None, *, repairs: bool) -> ImportChoices:
    """What is taken for granted of a list that is looked at: what a mapping of the log says, else what its columns do.

    `repairs`: these are lines of a list that is there. Where the mapping does not fit, it is passed over.
    """
    choices = proposed(table, frame)
    if not repairs:
        choices = replace(choices, repairs="")
    if mapping is None:
        return choices
    try:
        return replace(with_mapping(choices, table, mapping), frame=frame)
    except NotUnderstood:  # by another version of the program
        return choices


def columns_alone(mapping: ImportMapping) -> ImportMapping:
    """Without what was said of its numbers: the same columns may hold the numbers of another town."""
    kept = {name: said for name, said in mapping.decisions.items() if name in (_NAMES, _DATES)}
    return replace(mapping, decisions=kept)


def as_file(mapping: ImportMapping) -> str:
    """The mapping as the text of a TOML file."""
    lines = ["# How callassist reads the columns of a list. Nothing of the list itself is in here.", ""]
    for title, values in (("columns", mapping.columns), ("decisions", mapping.decisions)):
        # a JSON string is a TOML string, but for DEL
        lines += [f"[{title}]", *(f"{_text(name)} = {_text(value)}" for name, value in values.items()), ""]
    return "\n".join(lines)


def from_file(path: Path) -> ImportMapping:
    """A mapping that somebody kept as a file.

    Raises:
        NotUnderstood: it cannot be read, or is none.
    """
    import tomllib  # for a mapping alone

    what = "this file tells no mapping of columns"
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise NotUnderstood(f"{what}: it is too large", where=str(path), next_step="name one that was saved here")
        found: dict[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise NotUnderstood(
            f"the mapping cannot be read: {error.strerror}", where=str(path), next_step="name a file that is there"
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise NotUnderstood(f"{what}: it is not UTF-8", where=f"{path}:{line}", next_step="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"{path}:{place[1]}:{place[2]}" if place else str(path)
        said = _PLACE.sub("", str(error)).strip().rstrip(":")
        raise NotUnderstood(f"{what}: {said}", where=where, next_step='write lines like "Tel. 1" = "phone"') from None
    except RecursionError:
        raise NotUnderstood(what, where=str(path), next_step="name one that was saved here") from None
    columns, decisions = (_texts(found, title, path) for title in ("columns", "decisions"))
    if not columns and not decisions:
        raise NotUnderstood(what, where=str(path), next_step="it has a part [columns], with lines like Name = 'name'")
    return ImportMapping("", columns, decisions, path.stem)


def _texts(found: Mapping[str, Any], title: str, path: Path) -> dict[str, str]:
    part = found.get(title, {})
    values = cast("dict[str, object]", part) if isinstance(part, dict) else {"": part}
    if not all(isinstance(value, str) for value in values.values()):
        odd = next(name for name, value in values.items() if not isinstance(value, str))
        raise NotUnderstood(
            f"[{title}] holds what is no text: {odd}", where=str(path), next_step='write "Tel. 1" = "phone"'
        )
    return {name: str(value) for name, value in values.items()}


def _column_names(table: ListTable) -> list[str]:
    """What each column goes by: its name, or its place where it has none or shares it."""
    added = _added(table)
    headers = [" ".join(guess.header.split()) for guess in table.columns[added:]]
    counts = Counter(headers)
    own = [one if one and counts[one] == 1 else f"#{place}" for place, one in enumerate(headers, 1)]
    return [*(f"#-{place}" for place in range(added)), *own]


def _added(table: ListTable) -> int:
    """Columns in front that are ours: what is repaired is read as its list was."""
    return ADDED if repaired_list(table) else 0


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_of(kind: type[E], said: str, what: str, among: Sequence[E] = ()) -> E:
    allowed = among or tuple(kind)
    found = next((one for one in allowed if one.value == said), None)
    if found is None:
        raise NotUnderstood(f"{said!r} is {what}", next_step=f"one of: {', '.join(one.value for one in allowed)}")
    return found
