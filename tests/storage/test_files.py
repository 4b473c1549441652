"""Files that belong to one user alone."""

import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callassist.storage.files import read_regular, timed_folder


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


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO, and links only for administrators")
@pytest.mark.parametrize(
    "strange", ["a file", "a FIFO", "a link to nothing", "a link to itself", "a link to a device", "a link to a folder"]
)
def test_what_has_the_name_of_a_folder_and_is_none_makes_way_and_is_kept(tmp_path: Path, strange: str) -> None:
    place = tmp_path / "damaged"
    match strange:
        case "a file":
            place.write_text("mine")
        case "a FIFO":
            os.mkfifo(place)
        case "a link to nothing":
            place.symlink_to(tmp_path / "nothing")
        case "a link to itself":
            place.symlink_to(place)
        case "a link to a folder":
            place.symlink_to("/")
        case _:
            place.symlink_to("/dev/zero")
    before = place.lstat().st_ino
    made = timed_folder(place, datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert made.parent == place
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert (tmp_path / "damaged.strange-1").lstat().st_ino == before
    assert timed_folder(place, datetime(2026, 3, 2, 9, tzinfo=UTC)).name.endswith("-1")
