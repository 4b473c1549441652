"""A data folder that cannot be used is told in words, on systems too that know neither owners nor modes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from callassist.errors import LogUnwritable
from callassist.storage import data_folder


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `os` lacks there."""
    monkeypatch.setattr(data_folder, "_HAS_OWNERS", False, raising=False)
    for name in ("getuid", "statvfs"):
        monkeypatch.delattr(os, name)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("mode", [os.W_OK, os.X_OK])
def test_a_folder_that_is_closed_is_told_where_there_are_no_owners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(folder))

    monkeypatch.setattr(data_folder, "make_private_folder", refuse)
    monkeypatch.setattr(os, "access", lambda _path, wanted: not wanted & mode)
    with pytest.raises(LogUnwritable) as found:
        data_folder.make_usable(tmp_path / "data")
    assert "chmod" not in found.value.message()
    assert str(tmp_path) in found.value.message()
