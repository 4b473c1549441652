"""Tables of every shape, read in as a rep would without a word: every row comes in as it was made, every count adds up.

Nothing is answered that may be asked, so a number that needs an answer must have come in as none. A table hangs after
two seconds of the processor: the machine may have other things to do.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from callassist.bootstrap import Services
from callassist.domain.lead_list import ListFrame, Party
from callassist.formats.tables.list_reading import open_list, open_pasted
from callassist.services.leads.import_choices import ImportChoices, proposed
from callassist.services.leads.importing import read_in, survey
from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision
from tests.faults.form import Gate, Progress, count, quick_folder, share
from tests.faults.injection.generated_tables import MadeTable, made
from tests.storage.logs import services

FRAME = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason="they left their card at the fair")
NAME = "generated tables"
#: seconds of the processor
PATIENCE = 2.0
#: tables that are read into one log: the head of a list that was taken back stays, and is looked at each time
_A_LOG = 100


@contextmanager
def new_log() -> Iterator[Services]:
    with quick_folder() as folder, services(folder / "data") as found:
        yield found


def wrong_in(log: Services, table: MadeTable, answered: dict[Pattern, Decision] | None = None) -> list[str]:
    """What is not as it was made once the table is in the log, and after it was taken back."""
    began = time.process_time()
    opened = open_pasted(table.pasted) if table.pasted else open_list(table.path)
    choices: ImportChoices = proposed(opened, FRAME)
    if answered:
        choices = replace(choices, decisions=dict.fromkeys(choices.phones, answered))
    found = survey(opened, choices)
    imported = read_in(log.lead_lists, found, choices)
    wrong: list[str] = []

    def compare(what: str, told: object, true: object) -> None:
        if told != true:
            wrong.append(f"{table.path.name} ({table.told}): {what} is {told!r}, not {true!r}")

    numbers = Counter(row.key for row in table.rows if row.e164)
    compare("the sum of its lines", imported.tally.total, len(table.rows) + table.empty)
    compare("the count of empty ones", imported.tally.empty, table.empty)
    compare("the count of those there twice", imported.tally.twice, numbers.total() - len(numbers))
    compare("the count of rejected ones", imported.tally.rejected, 0)
    (listed,) = log.lead_lists.lists().result()
    compare("the sum of its rows", sum(listed.counts.values()), len(table.rows))
    rows = [placed.row for placed in log.lead_lists.rows(listed.id, limit=len(table.rows) + 1).result()]
    compare("how many rows there are", len(rows), len(table.rows))
    for row, true in zip(rows, table.rows, strict=False):
        told = (row.full_name, row.company, row.e164, row.email)
        compare(f"row {row.place}", told, (f"{true.first} {true.last}", true.company, true.e164, true.email))
    log.lead_lists.undo_lead_list(listed.id).result()
    compare("what is left of it", log.lead_lists.lists().result(), ())
    spent = time.process_time() - began
    if spent > PATIENCE:
        wrong.append(f"{table.path.name} ({table.told}): took {spent:.1f} s")
    return wrong


def test_whatever_the_shape_every_row_comes_in_as_it_was_made(tmp_path: Path) -> None:
    number, progress = count(quick=40, full=10_000), Progress(NAME)
    wrong: list[str] = []
    for first in range(0, number, _A_LOG):
        with new_log() as log:
            for case in range(first, min(first + _A_LOG, number)):
                table = made(random.Random(f"{share()[0]} {case}"), tmp_path, case)
                wrong += wrong_in(log, table)
                table.path.unlink(missing_ok=True)
                progress.at(case + 1, number)
    Gate(
        NAME, number, number, torn=len(wrong), remark="counts and rows compared with what was made", least=1.0
    ).report()
    assert not wrong, "\n".join(wrong[:30])


def test_a_reader_that_guesses_numbers_or_loses_a_row_is_found(tmp_path: Path) -> None:
    """The negative control."""
    guess = {Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030")}
    cases = bites = 0
    with new_log() as log:
        for case in range(60):
            table = made(random.Random(f"control {case}"), tmp_path, case)
            if len(table.rows) < 8:
                continue
            lost = replace(table, rows=[*table.rows, table.rows[0]])
            for told in (wrong_in(log, lost), wrong_in(log, table, guess)):
                cases += 1
                bites += bool(told)
    Gate(f"{NAME}, control – a row lost, numbers guessed", cases, bites=bites).report()
    assert cases > 20
    assert bites > cases // 2
