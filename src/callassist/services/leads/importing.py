"""A file or what was pasted ⇒ a list of leads: looked at, asked about, checked, read in.

The file is read twice. First only to be counted (`survey`): what patterns its numbers have, and so what has to be
asked. Then its rows are understood with the answers (`lines`), for the check, which writes nothing, and for the log.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field, replace
from pathlib import Path

from callassist.domain.lead_list import EmptyLine, ImportTally, Line, ListRow, RejectedLine, RowState
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_dates import DateColumn, DateOrder, find_order
from callassist.formats.tables.list_reading import ListTable, read_rows, settled
from callassist.formats.tables.list_rows import RowCounts, TableRow
from callassist.formats.tables.person_names import NameColumn, shape_of_names
from callassist.formats.tables.record_reader import Reject
from callassist.services.leads.import_choices import ImportChoices
from callassist.services.leads.lists import CalledOff, Imported, ImportProgress, LeadLists
from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_patterns import Pattern
from callassist.services.leads.number_questions import ColumnTally, NumberQuestion
from callassist.services.leads.number_reading import Certainty, Decision, NumberColumn, NumberReason
from callassist.services.leads.proof_check import NO_PROOFS, ProofCheck, ProofCount, TimesCheck, TimesCount
from callassist.services.leads.repaired_file import ADDED, line_of
from callassist.services.leads.row_reading import Held, ReadRow, RowReader
from callassist.services.leads.saved_mapping import mapping_of
from callassist.services.permission.row_gate import RowGate

__all__ = [
    "CELLS",
    "AskedColumn",
    "Check",
    "ListSurvey",
    "asks_anew",
    "asks_for_days",
    "check",
    "lines",
    "open_questions",
    "read_in",
    "repair_in",
    "survey",
    "understood",
]

Cancelled = Callable[[], bool]

#: parts the cells of a line that is kept in the log
CELLS = "\t"

#: different days, and names, that are enough to tell how those of a column are written
_DAYS = 10_000
_NAMES = 2_000


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A question about one column."""

    place: int
    question: NumberQuestion


@dataclass(frozen=True, slots=True)
class ListSurvey:
    """What a whole list holds, before anything was decided."""

    table: ListTable
    counts: RowCounts
    #: by the place of their column; what their numbers tell of one another
    columns: Mapping[int, NumberColumn]
    questions: tuple[AskedColumn, ...]
    #: which part is the day where the list tells when somebody agreed; None: there is no such column
    dates: DateColumn | None = None
    #: how its names are written; None: there is no column of whole names
    names: NameColumn | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What becomes of a list, by itself: without what the log knows of its people."""

    tally: ImportTally
    #: rows that need a decision, by why
    held: Mapping[Held, int] = field(default_factory=dict[Held, int])
    #: numbers, by how sure they are
    numbers: Mapping[Certainty, int] = field(default_factory=dict[Certainty, int])
    #: numbers that cannot be dialled, by why
    reasons: Mapping[NumberReason, int] = field(default_factory=dict[NumberReason, int])
    rejects: Mapping[str, int] = field(default_factory=dict[str, int])
    #: what its consumers' rows show for a consent
    proof: ProofCheck = NO_PROOFS
    #: when its new rows may be called; None: the rules were not asked
    times: TimesCheck | None = None


def survey(table: ListTable, choices: ImportChoices, cancelled: Cancelled = _never) -> ListSurvey:
    """Counts all of a list; nothing of its people is kept.

    Raises:
        ListError: it cannot be read.
        CalledOff: `cancelled` said so.
    """
    try:
        table = settled(table, cancelled)
        tallies = {
            place: ColumnTally(table.columns[place].header, choices.frame.country, choices.decisions.get(place))
            for place in choices.phones
        }
        agreed = choices.place_of(LeadField.PROOF_WHEN)
        named = choices.place_of(LeadField.NAME)
        days: dict[str, None] = {}
        names: dict[str, None] = {}
        reader = RowReader(choices, [guess.header for guess in table.columns], {})
        reading = read_rows(table, cancelled)
        for row in reading:
            if isinstance(row, TableRow):
                if agreed is not None and len(days) < _DAYS:
                    days.setdefault(row.cells[agreed])
                if named is not None and len(names) < _NAMES:
                    names.setdefault(row.cells[named])
                country = reader.country_of(row)
                for place, tally in tallies.items():
                    if cell := row.cells[place]:
                        tally.add(read_cell(cell), country)
    except CancelledError:
        raise CalledOff from None
    asked = [
        AskedColumn(place, question)
        for place, tally in tallies.items()
        for question in tally.questions(choices.frame.area_code)
    ]
    return ListSurvey(
        table,
        reading.counts,
        {place: tally.column() for place, tally in tallies.items()},
        tuple(asked),
        None if agreed is None else find_order(days),
        None if named is None else shape_of_names(names),
    )


def open_questions(found: ListSurvey, choices: ImportChoices) -> tuple[AskedColumn, ...]:
    """What is still to be answered."""
    return tuple(one for one in found.questions if one.question.pattern not in choices.decisions.get(one.place, {}))


def asks_for_days(found: ListSurvey, choices: ImportChoices) -> tuple[str, ...]:
    """Dates of when somebody agreed that may be two days, where nobody said which; nothing where there are none."""
    if found.dates is None or not found.dates.is_asked or choices.dates is not None:
        return ()
    return found.dates.examples


def asks_anew(before: ImportChoices, after: ImportChoices) -> bool:
    """Whether an answer makes other questions of the same numbers: which country they are of decides what is asked."""

    def countries(choices: ImportChoices) -> dict[int, Decision]:
        of_columns = choices.decisions.items()
        return {place: made[Pattern.COUNTRIES] for place, made in of_columns if Pattern.COUNTRIES in made}

    return countries(before) != countries(after)


def lines(found: ListSurvey, choices: ImportChoices, cancelled: Cancelled = _never) -> Iterator[Line]:
    """The rows of a list, understood, with its rejects and its empty lines: as many as it has records.

    Raises:
        ListError: it cannot be read.
        CalledOff: `cancelled` said so.
    """
    for one in understood(found, choices, cancelled):
        yield one.line


def check(
    found: ListSurvey, choices: ImportChoices, cancelled: Cancelled = _never, gate: RowGate | None = None
) -> Check:
    """What would become of the list; nothing is written. Raises as `lines` does.

    `gate`: the rules in use, to tell when whose rows may be called.
    """
    proofs, times = ProofCount(choices.frame, choices.company), TimesCount(gate, choices.frame)
    held, numbers, reasons = Counter[Held](), Counter[Certainty](), Counter[NumberReason]()
    states, rejects = Counter[RowState](), Counter[str]()
    empty = 0
    for one in understood(found, choices, cancelled):
        if isinstance(one.line, ListRow):
            states[one.line.state] += 1
            proofs.add(one.line)
            times.add(one.line)
        elif isinstance(one.line, RejectedLine):
            rejects[one.line.reason] += 1
        else:
            empty += 1
        numbers.update(number.certainty for number in one.numbers)
        reasons.update(number.reason for number in one.numbers if not number.e164)
        held.update([one.held] if one.held is not None else [])
    tally = ImportTally(
        new=states[RowState.NEW],
        blocked=states[RowState.BLOCKED],
        held=states[RowState.HELD],
        no_number=states[RowState.NO_NUMBER],
        rejected=rejects.total(),
        empty=empty,
    )
    return Check(
        tally, dict(held), dict(numbers), dict(reasons), dict(rejects), proofs.result(), times.result(dict(held))
    )


def read_in(
    lists: LeadLists,
    found: ListSurvey,
    choices: ImportChoices,
    *,
    progress: Callable[[ImportProgress], None] = lambda _: None,
    cancelled: Cancelled = _never,
) -> Imported:
    """Reads the list in, on the thread that calls; whatever goes wrong on the way, nothing of it is kept.

    Raises:
        ListError: it cannot be read; `LogError`: it cannot be written; CalledOff: `cancelled` said so.
    """
    source = found.table.source
    frame = replace(
        choices.frame,
        file_name=Path(source.name).name,
        file_sha256=_digest(found, cancelled),
    )
    header = found.table.header
    imported = lists.read_in(
        frame,
        lines(found, replace(choices, frame=frame), cancelled),
        progress=progress,
        called_off=cancelled,
        header=(header.line, CELLS.join(cell.replace(CELLS, " ") for cell in header.cells)),
        known=choices.known,
    )
    # the next list with these columns is read the same way
    lists.keep_mapping(mapping_of(found.table, choices))
    return imported


def repair_in(lists: LeadLists, found: ListSurvey, choices: ImportChoices, cancelled: Cancelled = _never) -> Imported:
    """Puts the repaired lines of a list back into it, on the thread that calls.

    Raises:
        ListError: they cannot be read; `NotFound`: the list was taken back; CalledOff: `cancelled` said so.
    """
    return lists.repair(choices.repairs, list(lines(found, choices, cancelled))).result()


def _order_of(found: ListSurvey, choices: ImportChoices) -> DateOrder | None:
    """Which part of a date comes first: what the column tells, else what was said."""
    told = found.dates.order if found.dates is not None else None
    return told or choices.dates


def understood(found: ListSurvey, choices: ImportChoices, cancelled: Cancelled) -> Iterator[ReadRow]:
    """As `lines`, with what is told about each."""
    columns = {
        place: replace(found.columns[place], decisions=choices.decisions.get(place, {})) for place in choices.phones
    }
    headers = [guess.header for guess in found.table.columns]
    reader = RowReader(choices, headers, columns, _order_of(found, choices), found.names)
    reading = read_rows(found.table, cancelled)
    empty = 0
    try:
        for row in reading:
            if isinstance(row, TableRow):
                yield reader.read(row)
            else:
                yield ReadRow(_rejected(row, found.table, repairs=bool(choices.repairs)))
            # empty records are passed over by the reading: they are told as they come, so that the sum adds up
            for _ in range(reading.counts.empty - empty):
                yield ReadRow(EmptyLine(0))
            empty = reading.counts.empty
    except CancelledError:
        raise CalledOff from None
    for _ in range(reading.counts.empty - empty):
        yield ReadRow(EmptyLine(0))


def _rejected(reject: Reject, table: ListTable, *, repairs: bool) -> RejectedLine:
    """A line that is no row; one that was to be repaired and is not, as it stood in its first file."""
    kept = _kept(reject, table)
    cells = kept.split(CELLS)
    if not repairs or len(cells) <= ADDED:
        return RejectedLine(0 if repairs else reject.line, reject.reason, kept)
    return RejectedLine(line_of(cells), reject.reason, CELLS.join(cells[ADDED:]))


def _kept(reject: Reject, table: ListTable) -> str:
    """The cells of a line that is no row, to be repaired; as it stands in the file where it has none.

    A quote that is never closed parts no cells: it stays in its own.
    """
    cells: Sequence[str] = reject.cells
    if reject.reason == "open_quote" and table.delimiter is not None and table.delimiter.delimiter:
        cells = reject.raw.rstrip("\r\n").split(table.delimiter.delimiter)
    return CELLS.join(cell.replace(CELLS, " ") for cell in cells) if any(cells) else reject.raw


def _digest(found: ListSurvey, cancelled: Cancelled) -> str:
    digest = hashlib.sha256()
    try:
        for chunk in found.table.source.chunks(cancelled):
            digest.update(chunk)
    except CancelledError:
        raise CalledOff from None
    return digest.hexdigest()
