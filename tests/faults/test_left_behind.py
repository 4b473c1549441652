"""What a whole session leaves: files for this user alone, nothing elsewhere, and no word about anybody (59 and 60)."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes are Unix's")

NAME = "Kanarienvogelhuber"
NUMBER = "0221 4710815"
ROOT = Path(__file__).parents[2]


@dataclass
class Session:
    folder: Path
    said: str
    logged: str
    temporary: Path


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    root = tmp_path_factory.mktemp("session")
    temporary, home = root / "tmp", root / "home"
    for one in (temporary, home):
        one.mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CALLASSIST"))}
    environment |= {"TMPDIR": str(temporary), "HOME": str(home), "XDG_RUNTIME_DIR": str(temporary)}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.rep_child", str(root / "data")],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said, logged = child.communicate(f"{NAME}\n{NUMBER}", timeout=250)
    assert child.returncode == 0, logged
    return Session(root / "data", said, logged, temporary)


def test_every_file_is_for_this_user_alone(session: Session) -> None:
    told = [line.split(" ") for line in session.said.splitlines()]
    lines = [line for line in told if line[-2] in ("file", "folder")]
    assert any("callassist.db-wal" in line for line in lines)
    assert any("window.ini" in line for line in lines)
    open_to_others = [" ".join(line) for line in lines if line[-3] != ("0o700" if line[-2] == "folder" else "0o600")]
    assert open_to_others == []


def test_nothing_is_left_elsewhere(session: Session) -> None:
    assert list(session.temporary.rglob("*")) == []
    assert [path.name for path in session.folder.rglob("*") if path.name.endswith((".part", ".tmp"))] == []
    assert sorted(path.name for path in session.folder.parent.iterdir()) == ["data", "export.csv", "home", "tmp"]


def test_nobody_is_named_in_what_is_logged(session: Session) -> None:
    """Nor in the command line and the environment; not even where an error is logged with all it came from."""
    assert "outside" in session.said
    assert "a service failed and nobody asked" in session.logged
    assert "IntegrityError" in session.logged
    for word in (NAME, NUMBER, NUMBER.replace(" ", ""), "4710815", "anrufen unter"):
        assert word not in session.logged
        assert word not in session.said
