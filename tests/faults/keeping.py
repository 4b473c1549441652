"""What must not be cut off half-way: each phase with the log it begins from, what it does, and what must hold after it.

A case lies in a folder of its own: `data/` is the data folder, `given/` where rescue files go. Only the public services
are used, so that a phase stays the same whatever is behind them. `keeping_child` runs a phase, `judging` looks at what
became of it.
"""

from __future__ import annotations

import functools
import itertools
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from callassist import bootstrap
from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowRef
from callassist.errors import KnownError, LogDamaged
from callassist.services.clock import FixedClock
from callassist.storage import schema
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from callassist.storage.keeping import disk_space, form, migrate, strangers
from callassist.storage.keeping.wal_hard_link import wal_of
from tests.storage.logs import LIBRARY, NONE, START, request, start

#: seconds after which what does not come is a hang
PATIENCE = 120.0
#: a name the log lies under while it is "on a drive that is gone"
AWAY = "away.db"

#: (call, number) of a line of the journal
Line = tuple[str, int]
Tell = Callable[[str], None]


@dataclass
class Must:
    """What must be there after a phase, whatever was done to it."""

    #: lines that must be in the log
    lines: set[Line] = field(default_factory=set)
    #: ids of lines that must be in some file, whatever it is called
    kept: set[str] = field(default_factory=set)
    #: numbers, as they were typed, that must not be called
    blocked: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Phase:
    """One of the things a log goes through."""

    name: str
    #: makes the case's log, out of the one all begin from
    prepare: Callable[[Path], None]
    #: the phase itself
    act: Callable[[Services, Path, Tell], None]
    #: whether the log is opened before the phase begins (or tried to be: a damaged one cannot be)
    opened: bool = True
    #: what goes before, with the log open: calls that are made, say
    before: Callable[[Services, Path, Tell], None] = lambda _found, _case, _tell: None
    #: whether closing the log belongs to the phase
    closes: bool = False
    #: the log is damaged to begin with
    damaged: bool = False
    #: which lines must be in the log afterwards: all, or those of the backup that is restored
    restores: bool = False
    #: what people or their programs do to the files before the program is started again
    hands: Callable[[Path], None] = lambda _: None


def open_services(case: Path) -> Services:
    """The program over a case."""
    return bootstrap.join(case / "data", LIBRARY, FixedClock(START, "Europe/Berlin"), (case / "given",))


def let_go(found: Services) -> None:
    """Closes the log without the backup of the end."""
    found.exporting.close()
    found.database.close()


def done(future: Future[Any]) -> Any:
    return future.result(PATIENCE)


@contextmanager
def world(phase: str, steps: Path) -> Iterator[None]:
    """A small reserve of disk space, for thousands of logs; for a migration, a program with one step more.

    What a stranger's file would be read by in a process of its own is read in this one.
    """
    former = disk_space._BALLAST, schema.MINOR, migrate.migrate  # pyright: ignore[reportPrivateUsage]
    former_forms, former_apart = form.FORMS, strangers.run_apart
    disk_space._BALLAST = 1 << 12  # pyright: ignore[reportPrivateUsage]
    setattr(strangers, "run_apart", _in_this_process)  # noqa: B010
    if phase == "migration":
        forms = {**form.FORMS, (schema.MAJOR, schema.MINOR + 1): form.FORMS[schema.MAJOR, schema.MINOR]}
        setattr(form, "FORMS", forms)  # noqa: B010 - the step leaves the tables as they were
        formats = {**migrate.FORMATS, "9999": (schema.MAJOR, schema.MINOR + 1)}
        setattr(migrate, "migrate", functools.partial(migrate.migrate, steps=steps, formats=formats))  # noqa: B010
        schema.MINOR += 1
    try:
        yield
    finally:
        disk_space._BALLAST, schema.MINOR, migrate.migrate = former  # pyright: ignore[reportPrivateUsage]
        setattr(form, "FORMS", former_forms)  # noqa: B010
        setattr(strangers, "run_apart", former_apart)  # noqa: B010


def _in_this_process(
    job: Callable[..., Any], arguments: Mapping[str, Any], *, tick: Callable[[int, int], None] | None = None, **_: Any
) -> Any:
    """What is otherwise done in a process of its own: here the disk is watched, and that one would not be."""
    return json.loads(json.dumps(job(tick or (lambda *_: None), **json.loads(json.dumps(dict(arguments))))))


def write_step(folder: Path) -> None:
    """The step more: it writes all over the file, and leaves a row that says so."""
    folder.mkdir(exist_ok=True)
    last = list(migrate.FORMATS)[-1]
    (folder / "9999_more.py").write_text(
        f'from alembic import op\n\nrevision = "9999"\ndown_revision = "{last}"\n\n\ndef upgrade():\n'
        '    op.execute("CREATE TABLE half_done AS SELECT * FROM call_event")\n'
        "    op.execute(\"UPDATE contact SET name = name || ' '\")\n"
        '    op.execute("UPDATE contact SET name = rtrim(name)")\n'
        '    op.execute("DROP TABLE half_done")\n'
        "    op.execute(\"INSERT INTO meta (key, value) VALUES ('step:9999', 'taken')\")\n"
    )


# ---------------------------------------------------------------------------------------------------------- the logs


def base(case: Path) -> None:
    """A log with ended, open and blocked calls, and one backup that knows less than the log.

    In the backup, A is blocked and B is not; in the log B is too, and D, whom the backup does not know.
    """
    (case / "given").mkdir(parents=True)
    found = open_services(case)
    try:
        call(found, "Frau A", "030 1000001", "do_not_call")
        call(found, "Herr B", "030 1000002", "not_interested")
        done(found.safekeeping.back_up())
        call(found, "Herr B", "030 1000002", "do_not_call")
        call(found, "Frau D", "030 1000004", "do_not_call")
        start(found, "1", name="Frau Offen", number="030 1000005")
    finally:
        let_go(found)


def call(found: Services, name: str, number: str, outcome: str) -> None:
    live = start(found, "1", "1", name=name, number=number)
    done(live.set_note(f"Notiz zu {name} " * 20).future)
    done(live.hang_up(outcome, NONE, f"Ende mit {name}").future)


def with_more_backups(case: Path) -> None:
    """So many that another one makes some superfluous."""
    found = open_services(case)
    for _ in range(5):
        done(found.safekeeping.back_up())
    let_go(found)


def without_backups(case: Path) -> None:
    shutil.rmtree(case / "data" / "backups")


def without_its_header(case: Path) -> None:
    """The log does not open any more, but for its first bytes all of it is there."""
    with (case / "data" / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))


def oldest_backup(case: Path) -> Path:
    """The one with what the log knew first. Found by its name: its note is none of the phase's business."""
    return min((case / "data" / "backups").glob("callassist-*.db"))


# -------------------------------------------------------------------------------------------------------- the phases


def answer(found: Services, tell: Tell, number: str, outcome: str = "") -> Any:
    """Some answers, told as they are acknowledged; with an outcome the call is ended, else it stays open."""
    live = found.calling.start(request(name=f"Frau {number}", number=number)).result(PATIENCE)
    tell(f"line {live.id} 0")
    for token in ("1", "1"):
        saving = live.press(token)
        done(saving.future)
        tell(f"line {live.id} {saving.seq}")
    if outcome:
        saving = live.hang_up(outcome, NONE, "Ende")
        done(saving.future)
        tell(f"line {live.id} {saving.seq}")
        if outcome == "do_not_call":
            tell(f"blocked {number}")
    return live


def _back_up(found: Services, _case: Path, tell: Tell) -> None:
    backup = done(found.safekeeping.back_up())
    tell(f"backup {backup.last_seq}")


def _restore(found: Services, case: Path, _tell: Tell) -> None:
    done(found.safekeeping.restore(oldest_backup(case)))


def _recover(found: Services, _case: Path, _tell: Tell) -> None:
    done(found.safekeeping.recover())


def _migrate(found: Services, _case: Path, _tell: Tell) -> None:
    done(found.safekeeping.open())


def _open_and_answer(first: int) -> Callable[[Services, Path, Tell], None]:
    """Opens the log and makes calls to numbers from `first` on; to others when it is tried again."""
    numbers = itertools.count(first)

    def act(found: Services, _case: Path, tell: Tell) -> None:
        done(found.safekeeping.open())
        answer(found, tell, f"030 10000{next(numbers)}", "do_not_call")
        answer(found, tell, f"030 10000{next(numbers)}")

    return act


def _read_in(found: Services, _case: Path, tell: Tell) -> None:
    """A list is read in, and answers are given meanwhile."""
    reading = found.lead_lists.begin(ListFrame("Messe", source_text="Messe"))
    try:
        reading.append([*_list_rows(), RejectedLine(LIST_ROWS + 1, "no_content")])
        answer(found, tell, f"030 10000{next(_WHILE_READING)}", "do_not_call")
        reading.finish()
    except BaseException:
        reading.cancel()
        raise
    tell(f"list {reading.list_id}")


#: rows of the lists that are read in
LIST_ROWS = 300
#: numbers that are called meanwhile
_WHILE_READING = itertools.count(51)


def _list_rows() -> list[ListRow]:
    return [
        ListRow(place, name=f"Zeile {place}", e164=f"+4930{7_000_000 + place}", street="Am Markt " * 20)
        for place in range(1, LIST_ROWS + 1)
    ]


def with_a_list(case: Path) -> None:
    """A list of which one row is touched and one blocked; a backup knows it whole and new."""
    found = open_services(case)
    try:
        one = found.lead_lists.read_in(
            ListFrame("Alt", Party.BUSINESS, presumed_reason="Asked for offers at the fair"), _list_rows()
        )
        done(found.safekeeping.back_up())
        row = RowRef(one.list_id, 5)
        live = done(found.calling.start(request(name="Zeile 5", number="+49307000005", row=row)))
        done(live.hang_up("hung_up", NONE, "").future)
        call(found, "Frau G", "+49307000007", "do_not_call")
    finally:
        let_go(found)


def _take_back(found: Services, _case: Path, tell: Tell) -> None:
    """All lists are taken back, and answers are given while their rows go."""
    for one in done(found.lead_lists.lists()):
        done(found.lead_lists.undo_lead_list(one.id))
        tell(f"undone {one.id}")
    answer(found, tell, f"030 10000{next(_WHILE_READING)}")
    done(found.lead_lists.standing(["+490"]))  # waits behind the rows


def _unsaved_call(found: Services, case: Path, tell: Tell) -> None:
    """A call whose last answers could not be written, because the drive with the log is gone."""
    live = answer(found, tell, "030 1000021")
    log = case / "data" / FILE_NAME
    log.rename(log.with_name(AWAY))
    for token in ("Back", "1", "1"):
        error = live.press(token).future.exception(PATIENCE)
        assert isinstance(error, KnownError), error
    _KEPT_BACK[:] = [live]


#: the call whose answers wait, in the child that makes it
_KEPT_BACK: list[Any] = []


def kept_back() -> Any:
    """The call whose answers wait."""
    return _KEPT_BACK[0]


def _rescue(_found: Services, case: Path, tell: Tell) -> None:
    live = kept_back()
    path = done(live.rescue((case / "given",)))
    if path is None:
        raise KnownError("no folder takes it", next_step="free some space", code="no_rescue_folder")
    for number in range(live.unsaved):
        tell(f"line {live.id} {number + 3}")


def _take_in(found: Services, case: Path, _tell: Tell) -> None:
    done(found.safekeeping.open())
    take_what_is_left(found, case)


def take_what_is_left(found: Services, case: Path) -> None:
    """As the rep does who is asked about a rescue file."""
    for path in sorted((case / "given").glob("callassist-rescue-*.jsonl")):
        done(found.safekeeping.take_rescue(path))


def put_log_back(case: Path) -> None:
    """The drive is there again."""
    away = case / "data" / AWAY
    if away.exists():
        away.rename(away.with_name(FILE_NAME))


def delete_wal(case: Path) -> None:
    """As cleaning programs, sync folders and hurried people do."""
    wal_of(case / "data" / FILE_NAME).unlink(missing_ok=True)


def _answer_before(found: Services, _case: Path, tell: Tell) -> None:
    answer(found, tell, "030 1000011", "do_not_call")
    answer(found, tell, "030 1000012")


CANARY, CANARY_NUMBER = "Kanari Zeisig", "030 1000099"
"""Somebody who is erased, and their number; neither stands in any other log."""


def with_somebody_to_erase(case: Path) -> None:
    """A call, and the file that proves why it was made; a backup knows them too, and one from before does not."""
    found = open_services(case)
    try:
        scan = case / "scan.txt"
        scan.write_text(f"{CANARY} agreed", encoding="utf-8")
        kept = done(found.evidence.attach(scan))
        scan.unlink()
        reason = "Asked for offers at the fair in Cologne"
        proof = ConsentProof("presumed", "Beispiel GmbH", "savings", "phone", reason, evidence_sha256=kept.sha256)
        asked = replace(request(name=CANARY, number=CANARY_NUMBER), proof=proof)
        live = done(found.calling.start(asked))
        done(live.set_note(f"Notiz zu {CANARY} " * 20).future)
        done(live.hang_up("not_interested", NONE, f"Ende mit {CANARY}").future)
        done(found.safekeeping.back_up())
    finally:
        let_go(found)


def _erase(found: Services, _case: Path, tell: Tell) -> None:
    for one in done(found.persons.find(CANARY_NUMBER)):
        done(found.persons.erase(one.ref))
    tell("erased")


def _prepared(*steps: Callable[[Path], None]) -> Callable[[Path], None]:
    def prepare(case: Path) -> None:
        for step in steps:
            step(case)

    return prepare


PHASES = (
    Phase("backup", with_more_backups, _back_up, before=_answer_before),
    Phase("first backup", without_backups, _back_up, before=_answer_before),
    Phase("restore", _prepared(), _restore, before=_answer_before, restores=True),
    Phase("restore over a damaged log", without_its_header, _restore, damaged=True, restores=True),
    Phase("recovery", without_its_header, _recover, damaged=True),
    Phase("migration", _prepared(), _migrate, opened=False),
    Phase("second name", _prepared(), _open_and_answer(11), opened=False, closes=True, hands=delete_wal),
    # begins where the former ended: killed in mid-call, its write-ahead log deleted
    Phase("second name put back", delete_wal, _open_and_answer(31), opened=False, closes=True, hands=delete_wal),
    Phase("rescue written", _prepared(), _rescue, before=_unsaved_call, hands=put_log_back),
    # begins where the former ended
    Phase("rescue taken in", put_log_back, _take_in, opened=False, closes=True),
    Phase("list read in", with_a_list, _read_in, before=_answer_before),
    Phase("list taken back", with_a_list, _take_back, before=_answer_before),
)
ERASING = Phase("person erased", with_somebody_to_erase, _erase)
"""Killed before any of its operations it leaves somebody whole, or nowhere."""

BY_NAME = {phase.name: phase for phase in (*PHASES, ERASING)}
#: which phase is run up to its end, and killed there, to make the log another one begins from
BEGINS_AFTER = {"second name put back": "second name", "rescue taken in": "rescue written"}


def open_as_far_as_it_goes(found: Services, phase: Phase) -> None:
    """Before a phase that does not open the log itself."""
    error = found.safekeeping.open().exception(PATIENCE)
    assert isinstance(error, LogDamaged) if phase.damaged else error is None, error


def must_of(phase: Phase, base_case: Path) -> Must:
    """What must hold after `phase`, read from the log all begin from; it is closed, and whole."""
    everything = _lines(base_case / "data" / FILE_NAME)
    held = _lines(oldest_backup(base_case)) if phase.restores else everything
    blocked = {"030 1000001", "030 1000002", "030 1000004"}
    return Must(set(held), set(everything.values()), blocked)


def _lines(log: Path) -> dict[Line, str]:
    connection = connect(log, read_only=True)
    try:
        rows = connection.execute("SELECT call_id, number, event_id FROM call_event").fetchall()
    finally:
        connection.close()
    return {(str(call), int(number)): str(event) for call, number, event in rows}
