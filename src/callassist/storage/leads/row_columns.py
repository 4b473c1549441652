"""Rows and lists as the log keeps them, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from callassist.domain.lead_list import (
    ImportTally,
    LeadList,
    ListFrame,
    ListRow,
    ListState,
    Party,
    PlacedRow,
    RejectedLine,
    RowState,
)
from callassist.domain.limits import ADDRESS_LIMIT, ANSWER_LIMIT, NAME_LIMIT, NOTE_LIMIT
from callassist.storage.calls.contacts import FORBIDDEN
from callassist.storage.calls.records import clean
from callassist.storage.schema_text import TABLES

#: columns of a row after the number of its list
ROW = tuple(column.name for column in TABLES["list_row"].columns)[1:]
INSERT_ROW = f"INSERT INTO list_row (list_seq, {', '.join(ROW)}) VALUES ({', '.join('?' * (len(ROW) + 1))})"  # noqa: S608 - names of this package
INSERT_REJECT = "INSERT INTO list_reject (list_seq, line, reason, raw) VALUES (?, ?, ?, ?)"

#: beside the proof of a row that its file says is not to be called
_FORBIDDEN: dict[str, str] = json.loads(f"{{{FORBIDDEN}}}")
#: there as well: why a row is held
HELD = "held"
#: and what the row told of somebody who was known
FILLED = "filled"
#: and since which day (ISO), where that is another one than the list was read in on
HELD_ON = "held_on"

_FRAME = tuple(ListFrame.__dataclass_fields__)
_LONG = ("source_text", "presumed_reason", "consent_text")
LIST = ("id", "state", "created_at", "imported", "counts", *_FRAME)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(data: Mapping[str, object]) -> str:
    """Compact JSON that any UTF-8 column can hold; "" for nothing."""
    return _COMPACT.encode(dict(data)) if data else ""


def _kept(data: Mapping[str, str]) -> str:
    """As JSON, with as many of its values as there is room for: what a list adds by itself is never cut in half."""
    if not data:
        return ""
    if _is_clean("".join((*data, *data.values()))):
        return to_json(data)
    kept = {clean(name, NAME_LIMIT): clean(value, ANSWER_LIMIT) for name, value in data.items()}
    while len(text := to_json(kept)) > NOTE_LIMIT:
        kept.popitem()
    return text


def _is_clean(texts: str) -> bool:
    """Whether what is kept of these texts is what they are: so of most rows, looked at once and not text by text."""
    return len(texts) <= NAME_LIMIT and clean(texts) == texts


def row_values(row: ListRow) -> tuple[Any, ...]:
    """The columns of `ROW`."""
    names = (row.first, row.last, row.name, row.salutation, row.company, row.function)
    places = (row.zip, row.city, row.country)
    typed = (row.typed, row.email, row.street)
    if not _is_clean("".join((*names, *places, *typed))):
        names, places = (tuple(clean(one, NAME_LIMIT) for one in some) for some in (names, places))
        typed = tuple(clean(one, ADDRESS_LIMIT) for one in typed)
    # why it is held stands first: what has no room is taken from the end
    proof, extra = _kept(_first(row) | dict(row.proof)), _kept(row.extra)
    return (row.place, row.state.value, "", *names, row.e164, row.e164_2, *typed, *places, proof, extra)


def _first(row: ListRow) -> dict[str, str]:
    """What stands in front of the proof of a row, and is none."""
    if row.state is RowState.BLOCKED:
        return _FORBIDDEN
    return {HELD: row.held} if row.held and row.state is RowState.HELD else {}


def told_of(proof: str) -> tuple[dict[str, str], str]:
    """The proof of a row as it is kept, and why it is held; "" where that is not known."""
    found: dict[str, str] = json.loads(proof) if proof else {}
    for name in (*_FORBIDDEN, FILLED):
        found.pop(name, None)
    found.pop(HELD_ON, None)
    return found, found.pop(HELD, "")


def with_filled(proof: str, filled: str) -> str:
    """A proof as it is kept, with what its row told of somebody who was known: in front, so that it has room."""
    found: dict[str, str] = json.loads(proof) if proof else {}
    return _kept({FILLED: filled} | found)


def filled_of(proof: str) -> str:
    """What the row of a proof that is kept told of somebody who was known; "" where it told nothing."""
    found: dict[str, str] = json.loads(proof) if proof else {}
    return found.get(FILLED, "")


def held_on(proof: str) -> str:
    """The day a row is held since, as its proof is kept; "" where it is since its list was read in."""
    found: dict[str, str] = json.loads(proof) if proof else {}
    return found.get(HELD_ON, "")


def kept_proof(told: Mapping[str, str], held: str, since: str = "") -> str:
    """A proof with why its row is held and since which day, as all are kept."""
    first = ({HELD: held} if held else {}) | ({HELD_ON: since} if held and since else {})
    return _kept(first | dict(told))


def reject_values(reject: RejectedLine) -> tuple[Any, ...]:
    """Line, reason and content."""
    return reject.line, reject.reason, clean(reject.raw, NOTE_LIMIT)


def placed(list_id: str, values: tuple[Any, ...]) -> PlacedRow:
    """A row of the columns of `ROW`."""
    found: dict[str, Any] = dict(zip(ROW, values, strict=True))
    contact = str(found.pop("contact_id"))
    found |= {"state": RowState(found["state"])}
    found["extra"] = json.loads(found["extra"]) if found["extra"] else {}
    found["proof"], held = told_of(found["proof"])
    # what it was held for says nothing of a row that is not held any more
    found["held"] = held if found["state"] is RowState.HELD else ""
    return PlacedRow(list_id, ListRow(**found), contact)


def frame_values(frame: ListFrame) -> dict[str, str]:
    """A list's own columns."""
    values = asdict(frame) | {"party": frame.party.value}
    return {name: clean(value, ANSWER_LIMIT if name in _LONG else NAME_LIMIT) for name, value in values.items()}


def lead_list(values: tuple[Any, ...]) -> LeadList:
    """A list of the columns of `LIST`."""
    list_id, state, created, imported, counts, *told = values
    frame: dict[str, Any] = dict(zip(_FRAME, told, strict=True))
    return LeadList(
        str(list_id),
        ListState(state),
        ListFrame(**(frame | {"party": Party(frame["party"])})),
        str(created),
        ImportTally(**json.loads(imported)),
        {RowState(name): int(number) for name, number in json.loads(counts).items() if number},
    )
