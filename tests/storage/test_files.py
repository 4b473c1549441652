"""Files that belong to one user alone."""

import os
from pathlib import Path

import pytest

from callassist.storage.files import read_regular


def test_reading_never_waits_for_what_is_no_plain_file(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="no plain file"):
        read_regular(pipe, 10)
    with pytest.raises(OSError, match=r"no plain file|directory"):
        read_regular(tmp_path, 10)


def test_reading_stops_at_what_is_allowed(tmp_path: Path):
    file = tmp_path / "file"
    file.write_bytes(b"x" * 10)
    assert read_regular(file, 10) == b"x" * 10
    with pytest.raises(OSError, match="larger than 9 bytes"):
        read_regular(file, 9)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none", 9)
