"""`callassist block add | check | import | export`: the block list from the terminal.

Exit status: 0 all done · 3 some of the file is no number · 4 a decision is missing, which is printed with the option
that answers it · 2 the file or an option cannot be understood · 5 the log is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.cli.counting import counted
from callassist.cli.lead_lists import BUSY, OK, SOME_REJECTED, UNDECIDED, UNREADABLE, asked_words, with_decisions
from callassist.domain.fingerprint import BlockKey, BlockReason
from callassist.domain.lead_list import ListFrame
from callassist.errors import ListError, LogBusy, NotUnderstood
from callassist.formats.blocks.fingerprint_file import ListedFingerprint, read_keys
from callassist.formats.tables.list_reading import open_list
from callassist.services.blocks.block_files import bytes_of, fingerprints_in, hand_on
from callassist.services.blocks.block_list import FileTally
from callassist.services.blocks.numbers_in_file import FileNumber, numbers_in
from callassist.services.leads.import_choices import named_columns, proposed
from callassist.services.leads.importing import open_questions, survey


def block(options: argparse.Namespace) -> int:
    """Do what is asked of the block list."""
    try:
        match options.what:
            case "add":
                return _add(options)
            case "check":
                return _file(options, takes=False)
            case "import":
                return _file(options, takes=True)
            case _:
                return _export(options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    except (ListError, NotUnderstood) as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return UNREADABLE


def _add(options: argparse.Namespace) -> int:
    services = bootstrap.build(options.data_dir)
    try:
        added = services.block_list.add(options.number, BlockReason(options.reason)).result().count
    finally:
        services.close()
    print("blocked" if added else "blocked already")
    return OK


def _file(options: argparse.Namespace, *, takes: bool) -> int:
    listed = fingerprints_in(options.file)
    if listed is not None:
        keys = read_keys(bytes_of(options.key), str(options.key)) if options.key is not None else ()
        return _with_fingerprints(options, listed, keys, takes=takes)
    table = open_list(options.file)
    choices = named_columns(proposed(table, ListFrame("", country=options.country.upper())), table, options.map)
    if not choices.phones:
        raise NotUnderstood(
            "no column of this file holds numbers", where=str(options.file), next_step="name it: --map COLUMN=phone"
        )
    found = survey(table, choices)
    choices = with_decisions(found, choices, options)
    missing = open_questions(found, choices)
    if missing:
        what = "blocked" if takes else "counted"
        print(f"callassist: {options.file}: a decision is missing; nothing was {what}", file=sys.stderr)
        for one in missing:
            print(asked_words(one), file=sys.stderr)
        return UNDECIDED
    numbers: list[FileNumber] = list(numbers_in(found, choices))
    services = bootstrap.build(options.data_dir)
    try:
        if takes:
            tally = services.block_list.take_numbers(numbers, BlockReason(options.reason))
        else:
            tally = services.block_list.check(numbers)
    finally:
        services.close()
    return _tell(tally, options, takes=takes)


def _with_fingerprints(
    options: argparse.Namespace, listed: Sequence[ListedFingerprint], keys: Sequence[BlockKey], *, takes: bool
) -> int:
    services: Services = bootstrap.build(options.data_dir)
    try:
        if takes:
            tally = services.block_list.take_fingerprints(listed, keys, options.file.name)
        else:
            tally = services.block_list.check_fingerprints(listed)
    finally:
        services.close()
    return _tell(tally, options, takes=takes)


def _tell(tally: FileTally, options: argparse.Namespace, *, takes: bool) -> int:
    """Counts alone: whoever reads them over somebody's shoulder learns nobody's number."""
    if options.json:
        print(json.dumps(asdict(tally)))
    elif takes:
        print(
            f"{tally.numbers - tally.blocked:,} blocked now, {tally.blocked:,} were already, {tally.none:,} no number"
        )
    else:
        print(f"{counted(tally.numbers, 'number')}, {tally.blocked:,} of them blocked, {tally.none:,} no number")
    return SOME_REJECTED if tally.none else OK


def _export(options: argparse.Namespace) -> int:
    services = bootstrap.build(options.data_dir)
    try:
        listed, keys = hand_on(services.block_list, options.file, options.with_key)
    finally:
        services.close()
    print(f"{listed:,} fingerprints: {options.file}")
    if options.with_key is not None:
        print(
            f"{keys:,} keys: {options.with_key}\n"
            "Whoever has both files can find out every number on the list: hand them on by two different ways."
        )
    return OK
