"""One bit of the log's file is flipped: if that changed the journal it is noticed, and the damaged file is kept.

SQLite's own check does not see data that was changed in place; the journal's chain of hashes does. Half of the flips
are anywhere in the file, half of them in the bytes of the journal, where they matter most.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.domain.text import Language
from callassist.errors import KnownError, LogError
from callassist.services.calls.calling import CallRequest
from callassist.storage.calls.log_views import LogFilter
from callassist.storage.database import FILE_NAME
from callassist.storage.driver import connect
from tests.faults.form import Gate, count, quick_folder, share
from tests.storage.answering_child import TOKENS
from tests.storage.logs import NONE, build, services, start

FLIPS = count(quick=20, full=2_000)
CALLS = 4


@pytest.fixture
def folder() -> Any:
    with quick_folder() as found:
        yield found


def make_log(folder: Path) -> bytes:
    """A log of some calls, the last one interrupted; its bytes."""
    with services(folder) as found:
        for number in range(CALLS):
            live = start(found, name=f"Frau Kern {number}", number=f"030 {1234567 + number}")
            for token in TOKENS * 2:
                try:
                    live.press(token).future.result(200)
                except KnownError:
                    continue  # a key that means nothing here
            live.set_note("Notiz " * 100).future.result(200)
            if number < CALLS - 1:
                live.hang_up("hung_up", NONE, "Ende").future.result(200)
    return (folder / FILE_NAME).read_bytes()


def journal(path: Path) -> list[str] | None:
    """The lines that can be read, without the program; None where nothing can."""
    lines: list[str] = []
    try:
        connection = connect(path)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("PRAGMA cell_size_check = ON").fetchall()
            lines.extend(map(repr, connection.execute("SELECT * FROM call_event ORDER BY seq")))
        finally:
            connection.close()
    except Exception:  # noqa: BLE001 - whatever the driver or its decoding make of it
        return lines or None
    return lines


def texts_of_the_journal(path: Path) -> list[bytes]:
    """What its lines hold."""
    connection = connect(path)
    try:
        rows = connection.execute("SELECT event_id, payload, salt, payload_hash, at_utc, hash FROM call_event")
        return [str(text).encode() for row in rows for text in row]
    finally:
        connection.close()


def places_of(texts: list[bytes], content: bytes) -> list[int]:
    """Where the bytes of `texts` lie in the file."""
    return [place for text in texts if (at := content.find(text)) >= 0 for place in range(at, at + len(text))]


@dataclass
class Use:
    """What a rep, and the program's own check, come across in a damaged log."""

    told: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    def ask(self, do: Callable[[], Future[Any] | Any]) -> Any:
        try:
            found = do()
            return found.result(200) if isinstance(found, Future) else found
        except KnownError as error:
            if isinstance(error, LogError) and not error.next_step:
                self.crashes.append(f"no next step: {error!r}")
            self.told.append(error.what)
        except Exception as error:  # noqa: BLE001 - a crash is what this looks for
            self.crashes.append(repr(error))
        return None

    def of(self, found: Services, export: Path) -> None:
        warnings = self.ask(found.database.open)
        if warnings is None:
            return
        self.told += [warning.what for warning in warnings]
        self.told += [problem.what for problem in self.ask(found.database.check) or ()]
        for call in self.ask(found.calling.interrupted) or ():
            if self.ask(lambda call=call: found.calling.resume(call.id)) is None:
                self.ask(lambda call=call: found.calling.end_as_interrupted(call.id))
        page = self.ask(lambda: found.call_log.page(LogFilter()))
        for row in page.rows if page is not None else ():
            self.ask(lambda row=row: found.call_log.trace(row.id))
        self.ask(lambda: found.call_log.page(LogFilter(text="Kern")))
        for kind in ("calls", "answers"):
            self.ask(lambda kind=kind: found.exporting.run(kind, export))
        request = CallRequest("education_savings", "cold_call", Language.DE, name="Herr Neu", number="030 99887766")
        live = self.ask(lambda: found.calling.start(request))
        if live is not None:
            self.ask(lambda: live.press("1").future)
            self.ask(lambda: live.hang_up("hung_up", NONE, "").future)


def kept(folder: Path, damaged: bytes, texts: list[bytes]) -> bool:
    """Whether every text of the journal that is in the damaged file is still in a file here, whatever it is called."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return all(any(text in file for file in files) for text in texts if text in damaged)


def test_a_flipped_bit_is_noticed_and_the_damaged_file_kept(folder: Path) -> None:
    content = make_log(folder / "sound")
    original = journal(folder / "sound" / FILE_NAME)
    texts = texts_of_the_journal(folder / "sound" / FILE_NAME)
    aimed = places_of(texts, content)
    assert len(aimed) > 10_000
    chance = random.Random(400 + share()[0])
    # hit: what is read of the log is another journal, or somebody was told
    gate = Gate("bit flips", hit=0, lost=0, raw=0, silent=0, least=0.3)
    changed = silent = 0
    wrong: list[str] = []
    for flip in range(FLIPS):
        place = chance.choice(aimed) if flip % 2 else chance.randrange(len(content))
        bit = chance.randrange(8)
        damaged = bytearray(content)
        damaged[place] ^= 1 << bit
        data = folder / "data"
        shutil.copytree(folder / "sound", data)
        (data / FILE_NAME).write_bytes(damaged)
        shutil.copytree(data, folder / "looked at")
        before = journal(folder / "looked at" / FILE_NAME)
        use = Use()
        found = build(data)
        use.of(found, folder / "export.csv")
        found.close()
        where = f"bit {bit} of byte {place}"
        gate.add(cases=1, hit=int(before != original or bool(use.told)), raw=len(use.crashes))
        if before != original:
            changed += 1
            if not use.told:
                gate.add(silent=1)
                wrong.append(f"{where}: the journal was changed and nobody noticed")
        elif not use.told:
            silent += 1
        wrong += [f"{where}: {crash}" for crash in use.crashes]
        if not kept(data, bytes(damaged), texts):
            gate.add(lost=1)
            wrong.append(f"{where}: the damaged file was not kept")
        shutil.rmtree(data)
        shutil.rmtree(folder / "looked at")
    gate.remark = f"({changed} changed the journal, all noticed; {silent} changed nothing a call depends on)"
    gate.report()
    assert not wrong, "\n".join(wrong)
    assert changed > FLIPS / 3


def test_without_the_chain_a_flipped_bit_goes_unnoticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: SQLite's own check alone passes over most of them."""
    from callassist.storage.keeping import checking

    content = make_log(folder / "sound")
    aimed = places_of(texts_of_the_journal(folder / "sound" / FILE_NAME), content)
    monkeypatch.setattr(checking, "broken_links", lambda lines, gaps: [None for line in lines if line is None])
    chance = random.Random(7)
    unnoticed = 0
    for _ in range(10):
        damaged = bytearray(content)
        damaged[chance.choice(aimed)] ^= 1
        (folder / "sound" / FILE_NAME).write_bytes(damaged)
        with services(folder / "sound") as found:
            unnoticed += found.database.check().result(200) == ()
    Gate("bit flips, control – no chain of hashes", 10, bites=unnoticed).report()
    assert unnoticed > 5
