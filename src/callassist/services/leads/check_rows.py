"""The rows behind a count of the check: the file is read once more, and only the first of them are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.lead_list import ListRow, RejectedLine, RowState
from callassist.services.leads.import_choices import ImportChoices
from callassist.services.leads.importing import CELLS, Check, ListSurvey, understood
from callassist.services.leads.row_reading import ReadRow
from callassist.services.permission.row_gate import RowGate, RowTimes

__all__ = ["CheckedRow", "Counted", "Shows", "counts_of", "rows_of"]

#: rows that are shown of a count
MOST = 500


class Shows(StrEnum):
    """What is counted."""

    NOW = "now"
    LATER = "later"
    RULE = "rule"
    STATE = "state"
    HELD = "held"
    REJECT = "reject"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of the check."""

    shows: Shows
    #: of what: a state, a reason, a certainty
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row behind a count, as far as it is shown."""

    line: int
    name: str
    company: str
    #: as it is written
    number: str


def counts_of(checked: Check) -> tuple[Counted, ...]:
    """All that is counted, but for what there is none of; numbers that are sure are the others."""
    tally, times = checked.tally, checked.times
    found: list[Counted] = []
    if times is not None:
        found += [
            Counted(Shows.NOW, "", times.now),
            Counted(Shows.LATER, "", sum(times.later.values())),
            Counted(Shows.RULE, "", tally.new - times.now - sum(times.later.values())),
        ]
    else:
        found.append(Counted(Shows.STATE, RowState.NEW.value, tally.new))
    found += [Counted(Shows.HELD, why.value, number) for why, number in sorted(checked.held.items())]
    found += [
        Counted(Shows.STATE, RowState.BLOCKED.value, tally.blocked),
        Counted(Shows.STATE, RowState.NO_NUMBER.value, tally.no_number),
    ]
    found += [Counted(Shows.REJECT, why, number) for why, number in sorted(checked.rejects.items())]
    unsure = (one for one in sorted(checked.numbers.items()) if one[0].value != "sure")
    found += [Counted(Shows.NUMBER, sure.value, number) for sure, number in unsure]
    return tuple(one for one in found if one.count)


def rows_of(
    found: ListSurvey,
    choices: ImportChoices,
    wanted: Counted,
    cancelled: Callable[[], bool] = lambda: False,
    gate: RowGate | None = None,
) -> tuple[CheckedRow, ...]:
    """The first rows behind a count. Raises as `importing.lines` does."""
    times = RowTimes(gate, choices.frame) if gate is not None else None
    rows: list[CheckedRow] = []
    for one in _behind(understood(found, choices, cancelled), wanted, times):
        rows.append(_shown(one))
        if len(rows) == MOST:
            break
    return tuple(rows)


def _behind(rows: Iterator[ReadRow], wanted: Counted, times: RowTimes | None) -> Iterator[ReadRow]:
    for one in rows:
        line, code = one.line, wanted.code
        if isinstance(line, RejectedLine):
            fits = wanted.shows is Shows.REJECT and line.reason == code
        elif not isinstance(line, ListRow):
            fits = False
        elif wanted.shows is Shows.STATE:
            fits = line.state.value == code
        elif wanted.shows is Shows.HELD:
            fits = one.held is not None and one.held.value == code
        elif wanted.shows is Shows.NUMBER:
            fits = any(number.certainty.value == code for number in one.numbers)
        else:
            fits = line.state is RowState.NEW and times is not None and times.shows(line) == wanted.shows.value
        if fits:
            yield one


def _shown(one: ReadRow) -> CheckedRow:
    line = one.line
    if isinstance(line, ListRow):
        return CheckedRow(line.place, line.full_name, line.company, " · ".join(line.typed.splitlines()))
    if isinstance(line, RejectedLine):
        return CheckedRow(line.line, " · ".join(filter(None, line.raw.split(CELLS))), "", "")
    return CheckedRow(0, "", "", "")
