"""The disk fills up in the middle of a call, for real: a 20 MB disk in memory, in a namespace of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.timeout(120)
def test_the_call_is_finished_nothing_is_lost_and_a_new_one_waits_for_space(tmp_path: Path) -> None:
    why = a_small_disk_can_be_made()
    if why:
        pytest.skip(why)
    script = (
        'mount -t tmpfs -o size=20m none "$1" && mkdir -m 700 "$1/data" &&'
        ' "$2" "$3" "$1/data" && "$2" -c "$4" "$1/data"'
    )
    command = ["unshare", "-Urm", "sh", "-c", script, "sh", str(tmp_path), sys.executable, str(CHILD), LOOK]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "nobody"), "LANG": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    told, log = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    assert told["reserve_left"] is False
    assert "The disk is full" in told["message"]
    assert "nothing is lost" in told["message"]
    assert told["node"] in ("a03", "a05")  # the call went on
    assert told["unsaved"] > 0
    assert told["still_shown"] is True
    assert "too little to begin a call" in told["refused"]
    assert told["began"] is False
    assert told["check"] == []
    assert log["integrity"] == "ok"
    assert [call[0] for call in log["calls"]] == ["ended", "open"]
    assert [call[2] for call in log["calls"]] == [count[0] for count in log["journal"]]
    assert log["last"] == "hung_up"
