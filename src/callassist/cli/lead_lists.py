"""`callassist import FILE | lists | undo-import LIST`: lists of leads from the terminal.

Exit status of `import`: 0 all rows came in · 3 some were rejected · 4 a decision is missing, which is printed with the
option that answers it · 2 the file or an option cannot be understood · 5 the log is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from callassist import bootstrap, paths
from callassist.cli.counting import counted
from callassist.cli.list_frame import (
    check_basis,
    frame_asked,
    frame_of,
    frame_plain,
    frame_words,
    source_asked,
    with_consent_columns,
)
from callassist.domain.lead_list import ImportMapping, ImportTally, LeadList, ListState, WhoIsKnown
from callassist.errors import ExportError, ListError, LogBusy, NotUnderstood
from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.list_reading import ListTable, ReadingChoices
from callassist.formats.tables.person_names import NameOrder
from callassist.formats.tables.text_encoding import TextEncoding
from callassist.services.export.whole_file import check_plain, whole_file
from callassist.services.leads.import_choices import ImportChoices, named_columns, proposed
from callassist.services.leads.importing import (
    AskedColumn,
    Check,
    ListSurvey,
    asks_anew,
    asks_for_days,
    check,
    open_questions,
    read_in,
    repair_in,
    survey,
)
from callassist.services.leads.lists import ImportProgress
from callassist.services.leads.number_patterns import ASKED, NumberChoice, Pattern
from callassist.services.leads.number_questions import Chance
from callassist.services.leads.number_reading import Decision
from callassist.services.leads.rejects_file import save_rejects
from callassist.services.leads.repaired_file import repaired_list, whose
from callassist.services.leads.saved_mapping import (
    as_file,
    columns_alone,
    from_file,
    header_key,
    mapping_of,
    with_mapping,
)
from callassist.services.leads.source_guess import guessed_source
from callassist.services.leads.workbook_apart import forget_copy, open_file
from callassist.storage.database import FILE_NAME as LOG_NAME

OK, FAILED, UNREADABLE, SOME_REJECTED, UNDECIDED, BUSY = 0, 1, 2, 3, 4, 5

_BARE: Mapping[str, NumberChoice] = {
    "local": NumberChoice.LOCAL,
    "country_code": NumberChoice.COUNTRY_CODE,
    "dropped_zero": NumberChoice.DROPPED_ZERO,
    "national": NumberChoice.NATIONAL,
    "leave_out": NumberChoice.LEAVE_OUT,
}
_COUNTRIES: Mapping[str, NumberChoice] = {
    "list": NumberChoice.LIST_COUNTRY,
    "row": NumberChoice.ROW_COUNTRY,
    "leave_out": NumberChoice.LEAVE_OUT,
}
#: a line on the terminal every so many rows
_PROGRESS_ROWS = 50_000


def import_list(options: argparse.Namespace) -> int:
    """Read a list in, or say what would become of it."""
    folder = paths.data_dir(options.data_dir)
    # a sheet of a workbook is copied: into the data folder, which is the user's alone and swept at the next start; the
    # system's own place for such things is only for where nothing can be written there
    if os.access(folder, os.W_OK):
        return _import_from(options, folder)
    with tempfile.TemporaryDirectory(prefix="callassist-") as room:
        return _import_from(options, Path(room))


def _import_from(options: argparse.Namespace, room: Path) -> int:
    try:
        table = open_file(options.file, _reading(options), room=room)
    except (ListError, NotUnderstood) as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return UNREADABLE
    try:
        return _import_list(table, options)
    finally:
        forget_copy(table)


def _import_list(table: ListTable, options: argparse.Namespace) -> int:
    try:
        check_basis(frame_of(options))
        before = _in_log(table, options)
        choices = _proposed(table, options, before)
        found = survey(table, choices)
        decided = with_decisions(found, choices, options)
        if asks_anew(choices, decided):
            found = survey(found.table, decided)
            decided = with_decisions(found, decided, options)
        choices = decided
    except (ListError, NotUnderstood) as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return UNREADABLE
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    missing = open_questions(found, choices)
    days = asks_for_days(found, choices)
    # what was said of the list of repaired lines holds
    framed = () if choices.repairs else frame_asked(found.table, choices, options)
    if unsaid := source_asked(found.table, choices):
        print(unsaid, file=sys.stderr)
    gate = bootstrap.row_gate(options.data_dir)
    choices = dataclasses.replace(choices, company=gate.company, known=WhoIsKnown(options.known))
    if options.save_mapping is not None and not _saved(options, mapping_of(found.table, choices)):
        return FAILED
    if options.dry_run:
        told = _Asked(missing, days, framed)
        _tell_check(found, check(found, choices, gate=gate), told, as_json=options.json)
        return UNDECIDED if missing or days or framed else OK
    if missing or days or framed:
        print(f"callassist: {options.file}: a decision is missing; nothing was read in", file=sys.stderr)
        for one in missing:
            print(asked_words(one), file=sys.stderr)
        if days:
            print(_days_asked(days), file=sys.stderr)
        for one in framed:
            print(one, file=sys.stderr)
        return UNDECIDED
    return _read_in(found, choices, options)


def _read_in(found: ListSurvey, choices: ImportChoices, options: argparse.Namespace) -> int:
    services = bootstrap.build(options.data_dir)
    try:
        if choices.repairs:
            imported = repair_in(services.lead_lists, found, choices)
        else:
            imported = read_in(services.lead_lists, found, choices, progress=_Told())
        written = options.rejects is None or _save_rejects(services, imported.list_id, options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    finally:
        services.close()
    tally = imported.tally
    if imported.unfilled is not None:
        print(f"no more was told of people who are known: {imported.unfilled.message()}", file=sys.stderr)
    if options.json:
        told = {
            "list": imported.list_id,
            **_counts(tally),
            "erased_before": imported.erased_before,
            "filled": imported.filled,
        }
        print(json.dumps(told, ensure_ascii=False))
    else:
        into = ", repaired lines of it" if choices.repairs else ""
        print(f"{imported.list_id}  {choices.frame.name}{into}")
        print(_sum(tally))
        if imported.erased_before:
            print(f"erased here before: {imported.erased_before:,}; callassist person tells when")
        if imported.filled:
            print(f"told more of people who are known: {imported.filled:,}; taken back with the list")
        print(f"taken back with: callassist undo-import {imported.list_id}")
    # the list is there all the same: whoever is not told so reads it in again
    return FAILED if not written else SOME_REJECTED if tally.rejected else OK


def show_lists(options: argparse.Namespace) -> int:
    """Print the lists of the log, the newest first."""
    services = bootstrap.build(options.data_dir)
    try:
        found = services.lead_lists.lists().result()
    finally:
        services.close()
    if options.json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
        return OK
    for one in found:
        counts = ", ".join(f"{number:,} {state.value}" for state, number in one.counts.items())
        print(f"{one.id}  {one.created_at[:10]}  {one.state.value:7}  {one.frame.name}: {counts or 'no rows'}")
    if not found:
        print("no lists yet")
    return OK


def undo_import(options: argparse.Namespace) -> int:
    """Take a list back; rows that were called stay."""
    services = bootstrap.build(options.data_dir)
    try:
        one = _named(services.lead_lists.lists().result(), options.list)
        services.lead_lists.undo_lead_list(one.id).result()
    except NotUnderstood as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return UNREADABLE
    finally:
        services.close()
    touched = one.called
    stay = f"; {touched:,} that were called stay" if touched else ""
    print(f"{one.frame.name}: taken back{stay}")
    return OK


def _named(found: tuple[LeadList, ...], said: str) -> LeadList:
    """The list with this id, the beginning of one, or this name.

    Raises:
        NotUnderstood: there is none, or more than one.
    """
    there = [one for one in found if one.state is not ListState.UNDONE]
    alike = [one for one in there if one.id == said] or [
        one for one in there if one.frame.name == said or (len(said) >= 8 and one.id.startswith(said))
    ]
    if len(alike) != 1:
        what = f"several lists are called {said!r}" if alike else f"there is no list {said!r}"
        raise NotUnderstood(what, next_step="name it by its id, as `callassist lists` shows it")
    return alike[0]


# -- what was asked for ------------------------------------------------------------------------------------------------


def _reading(options: argparse.Namespace) -> ReadingChoices:
    header = options.header
    if header is not None and header != "none" and not (header.isascii() and header.isdigit()):
        raise NotUnderstood(f"{header!r} is no line", next_step="--header with the number of its line, or none")
    try:
        encoding = TextEncoding(options.encoding) if options.encoding else None
    except ValueError:
        known = ", ".join(one.value for one in TextEncoding)
        raise NotUnderstood(f"{options.encoding!r} is no encoding", next_step=f"one of: {known}") from None
    delimiter = {"tab": "\t", "none": ""}.get(options.delimiter, options.delimiter)
    return ReadingChoices(
        encoding, delimiter, None if header is None else 0 if header == "none" else int(header), options.sheet
    )


class _InLog(NamedTuple):
    """What the log knows of such a file."""

    #: how one with this header was read last
    mapping: ImportMapping | None = None
    #: the list these are repaired lines of
    repaired: LeadList | None = None


def _in_log(table: ListTable, options: argparse.Namespace) -> _InLog:
    """A dry run opens no log, and a log is not made for a list that may not come in."""
    if options.dry_run or not (paths.data_dir(options.data_dir) / LOG_NAME).exists():
        return _InLog()
    services = bootstrap.build(options.data_dir)
    try:
        lists = services.lead_lists
        repaired = whose(repaired_list(table), lists.lists().result())
        return _InLog(lists.mapping(header_key(table)).result(), repaired)
    finally:
        services.close()


def _proposed(table: ListTable, options: argparse.Namespace, before: _InLog) -> ImportChoices:
    """How it is read before anything is decided of its numbers: a mapping first, then what is said here."""
    frame = frame_of(options)
    choices = proposed(table, frame)
    if before.repaired is not None:
        frame = dataclasses.replace(before.repaired.frame, country=before.repaired.frame.country or frame.country)
        choices = dataclasses.replace(choices, frame=frame)
    elif not options.dry_run:
        choices = dataclasses.replace(choices, repairs="")
    if options.mapping is not None:
        choices = dataclasses.replace(with_mapping(choices, table, from_file(options.mapping)), frame=frame)
    elif before.mapping is not None:
        # of a list that is repaired its numbers are read as they were
        mapping = before.mapping if choices.repairs else columns_alone(before.mapping)
        choices = dataclasses.replace(with_mapping(choices, table, mapping), frame=frame)
        print(f"read as a list with the same columns was before: {before.mapping.name}", file=sys.stderr)
    choices = with_consent_columns(named_columns(choices, table, options.map), table, options)
    if options.names != "auto":
        choices = dataclasses.replace(choices, names=NameOrder(options.names))
    return dataclasses.replace(choices, dates=DateOrder(options.dates)) if options.dates else choices


def with_decisions(found: ListSurvey, choices: ImportChoices, options: argparse.Namespace) -> ImportChoices:
    """With what `--bare` says, for all patterns of all columns; an area code alone says that short ones are local."""
    decisions = {place: dict(made) for place, made in choices.decisions.items()}
    for asked in found.questions:
        pattern = asked.question.pattern
        if pattern is Pattern.COUNTRIES:
            if options.countries == "ask":
                continue
            decision = Decision(_COUNTRIES[options.countries])
        elif options.bare != "ask":
            decision = Decision(_BARE[options.bare], options.area)
        elif pattern is Pattern.LOCAL and options.area:
            decision = Decision(NumberChoice.LOCAL, options.area)
        else:
            continue
        decisions.setdefault(asked.place, {})[pattern] = decision
    return dataclasses.replace(choices, decisions=decisions)


# -- what is told ------------------------------------------------------------------------------------------------------

_PATTERN_WORDS: Mapping[Pattern, str] = {
    Pattern.COUNTRIES: "stand in rows whose country contradicts those that say their own",
    Pattern.LOCAL: "have no area code",
    Pattern.COUNTRY_CODE: "begin with a country code without its plus",
    Pattern.FOREIGN_CODE: "may be of another country, without their plus",
    Pattern.DROPPED_ZERO: "may have lost their first zero in a spreadsheet",
    Pattern.LOCAL_OR_ZERO: "are local, or have lost their first zero",
    Pattern.NATIONAL_OR_CODE: "are whole, or begin with a country code without its plus",
    Pattern.UNFIT: "have neither country code nor zero, and fit nothing",
}
#: the same of one number
_PATTERN_WORDS_OF_ONE: Mapping[Pattern, str] = {
    Pattern.COUNTRIES: "stands in a row whose country contradicts the one it says itself",
    Pattern.LOCAL: "has no area code",
    Pattern.COUNTRY_CODE: "begins with a country code without its plus",
    Pattern.FOREIGN_CODE: "may be of another country, without its plus",
    Pattern.DROPPED_ZERO: "may have lost its first zero in a spreadsheet",
    Pattern.LOCAL_OR_ZERO: "is local, or has lost its first zero",
    Pattern.NATIONAL_OR_CODE: "is whole, or begins with a country code without its plus",
    Pattern.UNFIT: "has neither country code nor zero, and fits nothing",
}
assert set(_PATTERN_WORDS) == set(_PATTERN_WORDS_OF_ONE) == set(ASKED)


def asked_words(one: AskedColumn) -> str:
    """A question on the terminal, with the options that answer it."""
    question = one.question
    words = _PATTERN_WORDS if question.count != 1 else _PATTERN_WORDS_OF_ONE
    told = f"{counted(question.count, 'number')} {words[question.pattern]} ({', '.join(question.examples)})"
    return f"  {question.column}: {told}\n    {', '.join(_way(question.pattern, one) for one in question.chances)}"


def _way(pattern: Pattern, chance: Chance) -> str:
    if pattern is Pattern.COUNTRIES:
        whose = next(name for name, choice in _COUNTRIES.items() if choice is chance.choice)
        option = f"--countries {whose}"
    else:
        option = f"--bare {chance.choice.value}" + (" --area CODE" if chance.choice is NumberChoice.LOCAL else "")
    counted = chance.valid is not None and chance.choice is not NumberChoice.LEAVE_OUT
    return f"{option} ({chance.valid:,} valid)" if counted else option


def _days_asked(examples: Sequence[str]) -> str:
    return f"  dates may be read either way ({', '.join(examples)})\n    --dates dmy, --dates mdy"


def _save_rejects(services: bootstrap.Services, list_id: str, options: argparse.Namespace) -> bool:
    try:
        save_rejects(services.lead_lists, list_id, options.rejects.absolute(), services.exporting.new_file)
    except ExportError as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return False
    return True


def _saved(options: argparse.Namespace, mapping: ImportMapping) -> bool:
    target: Path = options.save_mapping.absolute()
    try:
        check_plain(target)
        with whole_file(target, paths.data_dir(options.data_dir), lambda: check_plain(target)) as file:
            file.write(as_file(mapping).encode())
    except ExportError as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return False
    return True


class _Asked(NamedTuple):
    """What is still to be decided."""

    numbers: tuple[AskedColumn, ...]
    days: Sequence[str]
    frame: tuple[str, ...]


def _tell_check(found: ListSurvey, checked: Check, asked: _Asked, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_check_plain(found, checked, asked), ensure_ascii=False, indent=1))
        return
    print(_table_sentence(found.table))
    for guess in found.table.columns:
        told = guess.field.value if guess.field is not None else "-"
        print(f"  {guess.place + 1:3} {guess.header or '(no name)'} → {told}: {' · '.join(guess.examples)}")
    print(_sum(checked.tally))
    for why, number in sorted(checked.held.items()):
        print(f"  held, {why.value}: {number:,}")
    print("numbers: " + ", ".join(f"{number:,} {sure.value}" for sure, number in sorted(checked.numbers.items())))
    for words in frame_words(checked):
        print(words)
    for one in asked.numbers:
        print(asked_words(one))
    if asked.days:
        print(_days_asked(asked.days))
    for words in asked.frame:
        print(words)


def _table_sentence(table: ListTable) -> str:
    parts = [table.encoding.encoding.value] if table.encoding is not None else [table.kind.value]
    if table.delimiter is not None:
        sign = {"\t": "tab", "": "one column"}.get(table.delimiter.delimiter, table.delimiter.delimiter)
        parts.append(f"delimiter {sign}")
    parts.append(f"header in line {table.header.line}" if table.header.line else "no header")
    parts.append(f"{'' if table.is_counted else 'about '}{counted(table.row_count, 'row')}")
    return ", ".join(parts)


def _sum(tally: ImportTally) -> str:
    counts = dataclasses.asdict(tally)
    shown = " + ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items() if number)
    return f"{counted(tally.total, 'row')} = {shown or 'none'}"


def _counts(tally: ImportTally) -> dict[str, int]:
    return {**dataclasses.asdict(tally), "total": tally.total}


def _check_plain(found: ListSurvey, checked: Check, asked: _Asked) -> dict[str, object]:
    table = found.table
    return {
        "file": table.source.name,
        "kind": table.kind.value,
        "encoding": table.encoding.encoding.value if table.encoding is not None else None,
        "delimiter": table.delimiter.delimiter if table.delimiter is not None else None,
        "header": table.header.line,
        "columns": [
            {"header": one.header, "field": one.field.value if one.field else None, "how_sure": one.certainty.value}
            for one in table.columns
        ],
        "rows": _counts(checked.tally),
        "held": {why.value: number for why, number in checked.held.items()},
        "numbers": {sure.value: number for sure, number in checked.numbers.items()},
        "not_dialled": {why.value: number for why, number in checked.reasons.items()},
        "rejects": dict(checked.rejects),
        "questions": [
            {
                "column": one.question.column,
                "pattern": one.question.pattern.value,
                "count": one.question.count,
                "examples": list(one.question.examples),
                "choices": {chance.choice.value: chance.valid for chance in one.question.chances},
            }
            for one in asked.numbers
        ],
        "source_looks_like": guessed_source(one.header for one in table.columns),
        "dates_to_decide": list(asked.days),
        "frame_to_decide": [one.strip() for one in asked.frame],
        **frame_plain(checked),
        "names": None
        if found.names is None
        else {shape.value: number for shape, number in sorted(found.names.counts.items())},
    }


def _plain(one: LeadList) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.frame.name,
        "state": one.state.value,
        "created": one.created_at,
        "file": one.frame.file_name,
        "source_kind": one.frame.source_kind,
        "imported": _counts(one.imported),
        "rows": {state.value: number for state, number in one.counts.items()},
    }


class _Told:
    """Says how far it is, whenever another 50,000 rows are done."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, at: ImportProgress) -> None:
        if at.lines // _PROGRESS_ROWS > self._told:
            self._told = at.lines // _PROGRESS_ROWS
            print(f"{at.lines:,}", file=sys.stderr)
