"""The disk fills up in the middle of a call: a 20 MB disk in memory, and one that a preloaded library pretends.

The real one needs a namespace of its own. Where none can be made, the pretended one is tried alone: never none.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.form import Gate
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.disk import preloaded

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk is made as Linux does")

CHILD = Path(__file__).with_name("full_disk_child.py")
ROOT = Path(__file__).parents[2]
LOOK = """
import json, sys
from callassist.storage.driver import connect
from pathlib import Path
connection = connect(Path(sys.argv[1]) / "callassist.db")
print(json.dumps({
    "integrity": connection.execute("PRAGMA integrity_check").fetchone()[0],
    "calls": connection.execute("SELECT state, outcome, events FROM call ORDER BY seq").fetchall(),
    "journal": connection.execute("SELECT count(*) FROM call_event GROUP BY call_id ORDER BY min(seq)").fetchall(),
    "last": connection.execute("SELECT kind FROM call_event WHERE call_id = (SELECT id FROM call ORDER BY seq LIMIT 1)"
                               " ORDER BY number DESC LIMIT 1").fetchone()[0],
}))
"""


def a_small_disk_can_be_made() -> str:
    """Why not, "" if it can."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return "no namespaces here"
    tried = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else f"no namespace can be made: {tried.stderr.decode().strip()}"


WAYS = ("pretended",) if a_small_disk_can_be_made() else ("real", "pretended")
ON_A_SMALL_DISK = 'mount -t tmpfs -o size=20m none "$1" && mkdir -m 700 "$1/data" && "$2" "$3" "$1/data" real'


def run(way: str, folder: Path, *careless: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """What the child told, what is in the log afterwards, and errors."""
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(folder / "nobody"), "LANG": "C.UTF-8"}
    if way == "real":
        script = ON_A_SMALL_DISK + ' && "$2" -c "$4" "$1/data"'
        command = ["unshare", "-Urm", "sh", "-c", script, "sh", str(folder), sys.executable, str(CHILD), LOOK]
        done = run_one(command, os.environ | environment)
    else:
        (folder / "data").mkdir(mode=0o700)
        command = [sys.executable, str(CHILD), str(folder / "data"), way, *careless]
        done = run_one(command, preloaded(watched_disk(), folder / "data") | environment)
        looked = run_one([sys.executable, "-c", LOOK, str(folder / "data")], os.environ | environment)
        done.stdout += looked.stdout
    assert done.returncode == 0, done.stderr
    told, log = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    return told, log, done.stderr


def run_one(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)


def lost(log: dict[str, Any]) -> int:
    """How many answers of the first call, which was ended, are not in the log."""
    states = [call[0] for call in log["calls"]]
    return int(log["last"] != "hung_up") + int(states[:1] != ["ended"])


def torn(log: dict[str, Any]) -> int:
    """Whether some call's row tells of other lines than its journal has."""
    return int([call[2] for call in log["calls"]] != [count[0] for count in log["journal"]])


@pytest.mark.parametrize("way", WAYS)
def test_the_call_is_finished_nothing_is_lost_and_a_new_one_waits_for_space(tmp_path: Path, way: str) -> None:
    told, log, errors = run(way, tmp_path)
    gate = Gate(f"full disk: {way}", 1, hit=int(told["unsaved"] > 0 and not told["reserve_left"]))
    gate.add(lost=lost(log), corrupt=int(log["integrity"] != "ok") + len(told["check"]))
    gate.add(torn=torn(log))
    gate.add(raw=errors.count("Traceback"), silent=int("The disk is full" not in told["message"]))
    gate.report()
    assert gate.wrong() == {}, (told, log, errors)
    assert "nothing is lost" in told["message"]
    assert told["node"] not in ("", told["first"])  # the call went on
    assert told["still_shown"] is True
    assert "too little to begin a call" in told["refused"]
    assert told["began"] is False
    assert [call[0] for call in log["calls"]] == ["ended", "open"]


def test_a_program_that_forgets_what_the_full_disk_did_not_take_is_found(tmp_path: Path) -> None:
    """The negative control."""
    try:
        _, log, _ = run("pretended", tmp_path, "careless")
        found = lost(log) + torn(log)
    except AssertionError as error:
        # it believes that nothing waits: the window ends the call, and what the child waits for never comes
        found = int("the window does not come to it" in str(error))
    Gate("full disk, control – a forgetful outbox", 1, bites=found).report()
    assert found
