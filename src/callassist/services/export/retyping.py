"""Which cells of an export are texts, so that a spreadsheet can be told not to take them for figures or dates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from callassist.formats.export.log_csv import ANSWER_COLUMNS, CALL_COLUMNS, protected

#: columns of people's words, numbers to dial among them; the rest are ids, figures, times and days, and stay those
_DETAILS = ("account", "contact", "phone", "email", "address", "consent_source")
_NAMED = ("decision_maker", "decision_maker_function", "decision_maker_phone", "decision_maker_time")
_OF_CALLS = tuple(map(CALL_COLUMNS.index, (*_DETAILS, *_NAMED, "follow_up_reason", "override", "note")))
_OF_ANSWERS = tuple(map(ANSWER_COLUMNS.index, (*_DETAILS, "said_by", "note")))
_KIND, _QUESTION, _VALUE = map(ANSWER_COLUMNS.index, ("kind", "question", "value"))


def protect_calls(
    rows: Iterable[Sequence[Any]], versions: dict[str, tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    """The rows for `CallCsv` out of those with one column more: the call's answers, which tell what is a text."""
    for row in rows:
        *head, sha, cells, own, answers = row
        for place in _OF_CALLS:
            head[place] = protected(head[place])
        texts = {one["question"] for one in json.loads(answers or "[]") if "text" in (one["value"] or ())}
        if cells and texts:
            found = json.loads(cells)
            for place, question in enumerate(versions[sha][1]):
                if question in texts:
                    found[2 * place] = protected(found[2 * place])
            cells = json.dumps(found, ensure_ascii=False)
        if own:
            pairs = json.loads(own)
            words = "\n".join(f"{question}: {answer}" for question, answer in pairs)
            if protected(words) != words:
                pairs[0][0] = f"'{pairs[0][0]}"
                own = json.dumps(pairs, ensure_ascii=False)
        yield (*head, sha, cells, own)


def protect_answers(rows: Iterable[tuple[str, ...]], values: Iterable[str | None]) -> Iterator[tuple[str, ...]]:
    """The rows for `AnswerCsv`; `values` are the same lines' values as JSON, which tell what is a text."""
    for row, value in zip(rows, values, strict=True):
        is_own = row[_KIND] == "own_question"
        cells = list(row)
        for place in _OF_ANSWERS:
            cells[place] = protected(cells[place])
        if is_own:
            cells[_QUESTION] = protected(cells[_QUESTION])
        if is_own or (value is not None and "text" in json.loads(value)):
            cells[_VALUE] = protected(cells[_VALUE])
        yield tuple(cells)
