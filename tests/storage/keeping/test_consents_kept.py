"""No new log lacks a consent that can be read, nor that it ended, nor when it was used last."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callassist.bootstrap import Services
from callassist.domain.consents import ConsentProof
from callassist.errors import LogDamaged
from callassist.services.clock import FixedClock
from callassist.storage.calls.consent_journal import broken_consents, lines
from callassist.storage.database import FILE_NAME
from callassist.storage.store import Store
from tests.storage.logs import NONE, look_into, request, rows, services

STATE = "SELECT id, contact_id, basis, wording, state, last_used_at, ended_at, keep_until FROM consent ORDER BY id"
EVENTS = "SELECT event_id, kind, payload, hash FROM consent_event ORDER BY seq"
PROOF = ConsentProof(
    "express",
    "Beispiel GmbH",
    "education_savings",
    "phone",
    "Ja, rufen Sie an",
    "2026-02-03",
    "day",
    "by a form",
    "other",
)
START = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def called(found: Services, outcome: str = "later", proof: ConsentProof | None = None) -> None:
    live = found.calling.start(request(proof=proof)).result(200)
    live.hang_up(outcome, NONE, "").future.result(200)


def content(folder: Path) -> list[list[tuple[Any, ...]]]:
    return [rows(folder, sql) for sql in (STATE, EVENTS)]


def chain(folder: Path) -> list[int]:
    connection = look_into(folder)
    try:
        return broken_consents(lines(connection))
    finally:
        connection.close()


@pytest.mark.parametrize("outcome", ["later", "do_not_call"])
def test_a_damaged_log_without_a_backup_gives_its_consents_back(tmp_path: Path, outcome: str) -> None:
    with services(tmp_path) as found:
        called(found, outcome, PROOF)
        found.safekeeping.close = lambda: None  # type: ignore[method-assign]
    before = content(tmp_path)
    kinds = [kind for _, kind, *_ in before[1]]
    assert kinds == (["given", "used", "ended"] if outcome == "do_not_call" else ["given", "used"])
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.write(bytes(100))
    with services(tmp_path) as found:
        assert isinstance(found.safekeeping.open().exception(200), LogDamaged)
        found.safekeeping.recover().result(200)
        assert found.database.check().result(200) == ()
    assert content(tmp_path) == before
    assert chain(tmp_path) == []


def test_a_backup_from_before_brings_no_consent_back_that_has_ended(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        called(found, proof=PROOF)
        backup = found.safekeeping.back_up().result(200).path
        clock.tick(4 * 3600)
        called(found, "do_not_call")
        after = found.database.submit(_states).result(200)
        found.safekeeping.restore(backup).result(200)
        assert found.database.submit(_states).result(200) == after
    assert [state for *_, state, _, _, _ in rows(tmp_path, STATE)] == ["ended"]
    assert [kind for _, kind, *_ in rows(tmp_path, EVENTS)] == ["given", "used", "ended"]
    assert chain(tmp_path) == []


def _states(store: Store) -> list[tuple[Any, ...]]:
    return store.connection.execute(STATE).fetchall()
