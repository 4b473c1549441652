"""The working day in the terminal: who is next, and what is said where nobody is."""

from __future__ import annotations

import argparse
import json
from concurrent.futures import Future
from pathlib import Path

import pytest

from callassist.cli.day import run
from callassist.engine.queue_order import Offer
from callassist.services.day.what_now import DayNow
from tests.storage.logs import START, build


@pytest.mark.parametrize(("more", "words"), [(False, "nobody is to be called now\n"), (True, "not all who wait were")])
def test_that_nobody_is_to_be_called_is_said_only_where_all_were_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, more: bool, words: str
) -> None:
    def look(_: int) -> Future[DayNow]:
        found: Future[DayNow] = Future()
        found.set_result(DayNow(START, Offer(more=more)))
        return found

    for as_json in (False, True):
        opened = build(tmp_path)
        monkeypatch.setattr(opened.what_now, "look", look)
        assert run(opened, argparse.Namespace(verb="queue", next=True, json=as_json)) == 3
        said = capsys.readouterr().out
        if as_json:
            assert json.loads(said)["all_looked_at"] is not more
        else:
            assert said.startswith(words)
