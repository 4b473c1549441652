"""What leaves by itself, on the command line."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from callassist.cli.retention_report import run
from callassist.domain.lead_list import ListFrame, ListRow, RejectedLine
from callassist.services.clock import FixedClock
from callassist.storage.lock import LOCK_NAME, LogLock
from tests.storage.logs import START, build

FRAME = ListFrame("Messe 2025")


def report(folder: Path, days: float, *, dry_run: bool = False, as_json: bool = False) -> int:
    found = build(folder, FixedClock(START + timedelta(days=days), "Europe/Berlin"))
    return run(found, argparse.Namespace(dry_run=dry_run, json=as_json))


def test_it_says_what_will_leave_then_lets_it_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = build(tmp_path)
    found.lead_lists.read_in(FRAME, [ListRow(1, name="Sam Oduya", e164="+49301111111"), RejectedLine(2, "no_content")])
    found.close()
    assert report(tmp_path, 1, dry_run=True, as_json=True) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told["due"] == []
    assert [(one["rule"], one["number"], one["on"]) for one in told["within_30_days"]] == [
        ("rejected", 1, "2026-04-01")
    ]
    assert report(tmp_path, 20) == 0
    assert capsys.readouterr().out == "nothing is due\n"
    assert report(tmp_path, 31) == 0
    assert capsys.readouterr().out.startswith("deleted: 1 rejected lines of the list “Messe 2025”")
    assert report(tmp_path, 190) == 3, "the clock may be wrong"
    assert "nothing was deleted" in capsys.readouterr().out
    assert report(tmp_path, 191, dry_run=True) == 0
    assert "2026-09-02  1 rows of the list “Messe 2025”" in capsys.readouterr().out
    assert report(tmp_path, 191, as_json=True) == 0
    gone = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["number"]) for one in gone["gone"]] == [("untouched", 1)]


def test_a_log_that_is_in_use_is_told_as_such(tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    lock = LogLock(tmp_path / LOCK_NAME)
    lock.acquire()
    try:
        assert report(tmp_path, 0, dry_run=True) == report(tmp_path, 0) == 5
    finally:
        lock.release()
