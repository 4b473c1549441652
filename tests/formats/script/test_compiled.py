"""The plain form of a script is the script, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist import paths
from callassist.domain.script import Script
from callassist.formats.script import compiled
from callassist.formats.script.script_files import read_script

NAMES = ("contract_review", "education_savings", "insurance_advice", "solar_insulation")


@pytest.fixture(scope="module")
def scripts() -> dict[str, Script]:
    return {name: read_script(paths.resource("scripts", f"{name}.yaml")) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back_is_the_same_script(scripts: dict[str, Script], name: str) -> None:
    written = json.dumps(compiled.script_to_plain(scripts[name]))
    assert compiled.script_from_plain(json.loads(written)) == scripts[name]


def test_a_cached_script_is_read_in_milliseconds(scripts: dict[str, Script]) -> None:
    written = json.dumps(compiled.script_to_plain(scripts["insurance_advice"]))
    compiled.script_from_plain(json.loads(written))
    best = min(_took(written) for _ in range(5))
    assert best < 0.02, f"{best * 1000:.1f} ms of the processor; about one is usual"


def _took(written: str) -> float:
    began = time.process_time()
    compiled.script_from_plain(json.loads(written))
    return time.process_time() - began


def test_reading_brings_neither_parser_nor_schema() -> None:
    program = "import sys, callassist.services.library; print({'pydantic', 'ruamel', 'PySide6'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def _ways(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [way]
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, one in items:
        found += _ways(one, (*way, step))
    return found


@given(st.data())
def test_damaged_data_is_refused_and_nothing_else_happens(scripts: dict[str, Script], data: st.DataObject) -> None:
    written = json.loads(json.dumps(compiled.script_to_plain(scripts["education_savings"])))
    *way, last = data.draw(st.sampled_from([way for way in _ways(written) if way]))
    part = written
    for step in way:
        part = part[step]
    part[last] = data.draw(st.sampled_from([None, 3, True, "x", "", [], {}, [1], {"x": 1}, {"kind": "Say"}, 1.5]))
    try:
        compiled.script_from_plain(written)
    except ValueError:
        return


def test_fingerprint_follows_the_domain() -> None:
    assert compiled.fingerprint() == compiled.fingerprint()
    assert len(compiled.fingerprint()) == 16
