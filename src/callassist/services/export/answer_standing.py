"""What became of each answer of a call: whether it still stands, and whether it still matters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from callassist.domain.limits import NAME_LIMIT
from callassist.formats.export.log_csv import ANSWER_COLUMNS
from callassist.storage.calls.encoding import to_json
from callassist.storage.calls.records import clean, utc_text

#: columns that are selected behind `ANSWER_COLUMNS`, of whose last, the standing, there is none yet: the line's time as
#: the log has it and its value as JSON, then of the call its script's hash, its cells, and the answers it ended with
EXTRA = 5
VALUE, SHA = 4, 3
"""Of these, counted from the end: the value as JSON, and the hash of the script."""
_CALL, _LINE, _KIND, _QUESTION, _STATE, _SAID_BY, _SUPERSEDES = map(
    ANSWER_COLUMNS.index, ("call_id", "line", "kind", "question", "state", "said_by", "supersedes")
)
_WIDTH = len(ANSWER_COLUMNS) - 1
_MOOT = "moot"

_Row = Sequence[Any]


def with_standing(
    rows: Iterable[_Row], versions: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    """`rows` with the standing of each answer, and with `moot` as the state of those that do not matter any more.

    What stands is taken from the answers the call ended with, not from who replaced whom: an answer whose replacement
    was taken back stands again.

    Args:
        rows: `ANSWER_COLUMNS` but the last, and `EXTRA` columns; the lines of a call one after the other.
        versions: script id and question ids by hash, as for `CallCsv`.
    """
    for _, of_call in groupby(rows, key=itemgetter(_CALL)):
        yield from _of_call(list(of_call), versions)


def _of_call(rows: list[_Row], versions: Mapping[str, tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    sha, cells, answers = rows[0][-3:]
    # a state stands behind each value
    asked = versions[sha][1] if sha in versions else ()
    states: dict[str, str] = dict(zip(asked, json.loads(cells)[1::2] if cells else (), strict=False))
    at_last = {_key_of(one) for one in json.loads(answers or "[]")}
    withdrawn = {row[_SUPERSEDES] for row in rows if row[_KIND] == "withdrawn"}
    # the last one, where a clock stood still
    standing = {_key(row): row[_LINE] for row in rows if row[_STATE] and row[_LINE] not in withdrawn}
    for row in rows:
        cells_of = list(row[:_WIDTH])
        became = ""
        if row[_KIND] == "own_question":
            became = "valid"
        elif row[_STATE]:
            key = _key(row)
            if key in at_last and standing.get(key) == row[_LINE]:
                is_moot = states.get(row[_QUESTION]) == _MOOT
                became = _MOOT if is_moot else "valid"
                cells_of[_STATE] = _MOOT if is_moot else row[_STATE]
            else:
                became = "withdrawn" if row[_LINE] in withdrawn else "superseded"
        yield (*cells_of, became)


def _key(row: _Row) -> tuple[str, ...]:
    """What tells an answer from all others: question, who said it, when, and what."""
    at, value = row[_WIDTH : _WIDTH + 2]
    return row[_QUESTION], row[_SAID_BY], at, row[_STATE], value or ""


def _key_of(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """The same of one of the answers a call ended with."""
    value = "" if answer["value"] is None else to_json(answer["value"])
    said_by = clean(answer["contact"], NAME_LIMIT)
    return answer["question"], said_by, utc_text(datetime.fromisoformat(answer["at"])), answer["state"], value
