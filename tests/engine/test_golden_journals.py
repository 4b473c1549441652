"""Journals of old calls replay to the very call they were made as, however the program walks new ones."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from callassist.domain.script import Script
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import from_plain
from callassist.formats.script.script_files import read_pinned
from tests.engine.golden.reading import FILE, seen
from tests.engine.playing import SCRIPTS, START


@cache
def kept() -> dict[str, Any]:
    return json.loads(gzip.decompress(FILE.read_bytes()))


@cache
def pinned(name: str) -> Script:
    return read_pinned(kept()["sources"][name])


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_call_made_before_jumps_were_real_is_walked_as_it_was_then(name: str):
    calls = [one for one in kept()["calls"] if one["script"] == name]
    assert sum(len(one["journal"]) for one in calls) > 300
    for number, stored in enumerate(calls):
        call = Call.start(pinned(name), from_plain(stored["setup"]))
        for step, line in enumerate(stored["journal"]):
            call = call.step(actions.from_plain(line["action"]), START + timedelta(seconds=line["second"]))
            assert seen(call) == line["seen"], f"call {number}, step {step}: {line['action']}"
