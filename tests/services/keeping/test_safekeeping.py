"""Backups through the services: made in time, whole, and in nobody's way."""

from __future__ import annotations

import sys
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from callassist import bootstrap
from callassist.services.clock import FixedClock
from callassist.services.keeping import safekeeping
from callassist.services.keeping.safekeeping import EVERY
from tests.services.keeping.whole_logs import call, some_calls
from tests.storage.logs import LIBRARY, START, press, rows, services, start


def test_a_backup_holds_all_and_says_what(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call(found, "Frau A", "030 1")
        live = start(found, "1", name="Frau B", number="030 2")
        backup = found.safekeeping.back_up().result(200)
        assert found.safekeeping.backups().result(200) == (backup,)
        press(live, "1")
    assert (backup.calls, backup.reason, backup.made) == (2, "asked", START)
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in backup.path.parent.iterdir()} == {0o600}
        assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert {path.suffix for path in backup.path.parent.iterdir()} == {".db", ".json"}


def test_the_end_makes_a_backup_only_of_what_is_new(tmp_path: Path) -> None:
    for name in ("Frau A", "Frau B"):
        with services(tmp_path) as found:
            call(found, name, f"030 {ord(name[-1])}")
    for _ in range(2):
        with services(tmp_path) as found:
            found.safekeeping.open().result(200)
    assert len(list((tmp_path / "backups").glob("*.db"))) == 2


def test_a_backup_is_due_every_half_hour_if_there_is_something_new(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        found.safekeeping.back_up().result(200)
        call(found)
        assert found.safekeeping.back_up_if_due() is None
        clock.tick(EVERY.total_seconds())
        due = found.safekeeping.back_up_if_due()
        assert due is not None
        assert due.result(200).reason == "regular"
        assert found.safekeeping.back_up_if_due() is None
        clock.tick(EVERY.total_seconds())
        due = found.safekeeping.back_up_if_due()
        assert due is not None
        with pytest.raises(CancelledError):
            due.result(200)  # nothing new


def test_a_backup_the_end_had_no_time_for_is_made_first_thing_in_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "_PATIENCE_AT_END", 0.0)
    with services(tmp_path) as found:
        call(found)
    assert list((tmp_path / "backups").glob("*.db")) == []
    assert list((tmp_path / "backups").glob(".*")) == []
    with services(tmp_path) as found:
        due = found.safekeeping.back_up_if_due()
        assert due is not None
        assert due.result(200).calls == 1
        assert found.safekeeping.back_up_if_due() is None
    with services(tmp_path) as found:
        due = found.safekeeping.back_up_if_due()
        assert due is not None
        with pytest.raises(CancelledError):
            due.result(200)  # nothing new


def test_answers_are_written_while_a_backup_is_made(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        for _ in range(60):
            live.set_note("x" * 19_000)
        live.retry().future.result(200)
        backup = found.safekeeping.back_up()
        savings = [live.press(token) for token in ("1", "Back") * 5]
        assert all(saving.future.result(200) is not None for saving in savings)
        assert backup.result(200).calls == 1


def test_what_a_killed_program_left_half_made_is_gone_after_the_next_start(tmp_path: Path) -> None:
    data, documents = tmp_path / "data", tmp_path / "documents"
    documents.mkdir()
    some_calls(data, 1)
    ((call_id,),) = rows(data, "SELECT id FROM call")
    half = "0123456789ab.part"
    left = [
        data / f".callassist.mark.{half}",
        data / f".callassist.recovered.db.{half}",
        data / f".callassist.recovered.db.{half}-journal",
        data / "callassist.restored.db",
        data / f".settings.toml.{half}",  # of an earlier run: names tell this one's
        documents / f".callassist-rescue-{call_id}.jsonl.{half}",
    ]
    others = [
        data / ".callassist.part",
        documents / f".callassist-rescue-another-logs-call.jsonl.{half}",
        documents / f".letter.{half}",
    ]
    for path in (*left, *others):
        path.write_bytes(b"half")
    found = bootstrap.join(data, LIBRARY, FixedClock(START, "Europe/Berlin"), (documents,))
    found.safekeeping.open().result(200)
    found.close()
    assert [path.name for path in left if path.exists()] == []
    assert [path.name for path in others if not path.exists()] == []
