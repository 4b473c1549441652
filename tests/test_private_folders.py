"""Folders for one user alone; what Windows does is tried under Wine (packaging/windows/cases.py)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from callassist.private_folders import grants_others, make_private, others_may_read


@pytest.mark.posix
def test_what_is_made_is_closed_to_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_private(tmp_path / "above" / "folder")
    finally:
        os.umask(before)
    assert (tmp_path / "above" / "folder").stat().st_mode & 0o777 == 0o700


@pytest.mark.posix
def test_a_folder_that_was_there_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o755)
    make_private(folder)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert others_may_read(folder) is None


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileExistsError):
        make_private(tmp_path / "file")


@pytest.mark.parametrize(
    ("rights", "open_to_others"),
    [
        ("O:S-1-5-21-1D:P(A;OICI;FA;;;S-1-5-21-1)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", False),
        ("O:BAD:AI(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)", True),
        ("D:(A;ID;FA;;;WD)", True),
        ("D:(A;OICI;0x1301bf;;;AU)", True),
        ('D:(XA;;GR;;;BU;(Member_of{BA}))', True),
        # what is denied grants nothing
        ("D:(D;OICI;FA;;;WD)(A;OICI;FA;;;SY)", False),
        ("D:", False),
    ],
)  # fmt: skip
def test_the_list_of_a_folder_is_read(rights: str, open_to_others: bool) -> None:
    assert grants_others(rights) is open_to_others
