"""`callassist person WHO`: what is kept of a person; with an option it is handed out, erased, or made one with another.

Exit status: 0 done · 2 nobody is found, or more than one · 5 the log is in use · 1 anything else known.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from callassist import bootstrap
from callassist.errors import LogBusy
from callassist.services.people.handing_out import sections_of
from callassist.services.people.persons import Erased, FoundSomebody, PersonRef, Persons
from callassist.storage.keeping.erasing import ErasePlan
from callassist.storage.people.sheet import as_json

OK, NOT_ONE, BUSY = 0, 2, 5


def person(options: argparse.Namespace) -> int:
    """Show, hand out or erase."""
    if options.dry_run and not (options.erase or options.same_as):
        print("callassist: --dry-run goes with --erase or --same-as", file=sys.stderr)
        return NOT_ONE
    services = bootstrap.build(options.data_dir)
    try:
        found = services.persons.find(options.who).result()
        if len(found) != 1:
            return _not_one(found)
        return _do(services.persons, found[0].ref, options)
    except LogBusy as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return BUSY
    finally:
        services.close()


def _do(persons: Persons, ref: PersonRef, options: argparse.Namespace) -> int:
    if options.same_as:
        return _make_one(persons, ref, options)
    if options.two_again:
        return _make_two(persons, ref)
    if options.export is not None:
        written = persons.hand_out(ref, options.export).result()
        print(written.folder)
    elif options.erase and options.dry_run:
        _tell_plan(persons.erase_plan(ref).result(), as_json=options.json)
    elif options.erase:
        return _tell_erased(persons.erase(ref).result(), as_json=options.json)
    else:
        sheet = persons.sheet(ref).result()
        if options.json:
            print(as_json(sheet))
            return OK
        print(", ".join(one for one in (sheet.name, sheet.company) if one))
        if sheet.erased_on:
            print(f"somebody with this number was erased on {sheet.erased_on[:10]}; this entry came afterwards")
        for heading, rows in sections_of(sheet):
            for number, row in enumerate(rows, 1):
                print(f"{heading} {number}")
                for name, value in row.items():
                    print(f"  {name}: {value}")
    return OK


def _make_one(persons: Persons, ref: PersonRef, options: argparse.Namespace) -> int:
    """The other one is this person as well; what differs stays as it is here, but for what is taken."""
    found = persons.find(options.same_as).result()
    if len(found) != 1:
        return _not_one(found)
    other = found[0].ref
    if not ref.contact_id or not other.contact_id:
        print("callassist: only people who were called are made one", file=sys.stderr)
        return NOT_ONE
    pair = persons.same.compare(ref.contact_id, other.contact_id).result()
    taken = {one.strip() for one in options.take.split(",") if one.strip()}
    if unknown := taken - {one.field for one in pair.differences}:
        print(f"callassist: nothing differs in {', '.join(sorted(unknown))}", file=sys.stderr)
        return NOT_ONE
    taken |= {one.field for one in pair.differences if one.takes_second}
    if options.dry_run:
        for one in pair.differences:
            print(f"{one.field}: {one.second if one.field in taken else one.first}")
        return OK
    persons.same.make_one(ref.contact_id, other.contact_id, taken).result()
    print("made one; taken back with: callassist person WHO --two-again")
    return OK


def _make_two(persons: Persons, ref: PersonRef) -> int:
    merges = persons.sheet(ref).result().merges
    merge = next((one["id"] for one in reversed(merges) if not one.get("undone_at")), None)
    if merge is None:
        print("callassist: they were made one with nobody", file=sys.stderr)
        return NOT_ONE
    persons.same.make_two(merge).result()
    print("they are two again")
    return OK


def _not_one(found: Sequence[FoundSomebody]) -> int:
    if not found:
        print("callassist: nobody like this is in the log", file=sys.stderr)
        return NOT_ONE
    print("callassist: there are several; name one by a number, an address or an id", file=sys.stderr)
    for one in found:
        row = one.ref.row
        which = one.ref.contact_id or (f"list {row.list_id}, line {row.place}" if row is not None else "")
        print("  " + "  ".join(each for each in (which, one.name, one.company, one.number) if each), file=sys.stderr)
    return NOT_ONE


def _tell_plan(plan: ErasePlan, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"goes": dict(plan.goes), "stays": dict(plan.stays)}, indent=1))
        return
    for what, number in plan.goes.items():
        print(f"goes   {what.replace('_', ' ')}: {number:,}")
    for what, number in plan.stays.items():
        print(f"stays  {what.replace('_', ' ')}: {number}")


def _tell_erased(erased: Erased, *, as_json: bool) -> int:
    left = [str(one) for one in erased.left]
    if as_json:
        counts = {"goes": dict(erased.plan.goes), "stays": dict(erased.plan.stays)}
        print(json.dumps({**counts, "copies": len(erased.copies), "left": left}, indent=1))
    else:
        _tell_plan(erased.plan, as_json=False)
        print(f"copies of the log: {len(erased.copies):,}")
    for one in left:
        print(f"callassist: {one}: may still hold something of them", file=sys.stderr)
    return OK if not left else 1
