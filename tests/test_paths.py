"""Where files are found and made."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from callassist import paths


def test_resource_comes_from_the_checkout() -> None:
    assert paths.resource("scripts", "common.yaml").is_file()
    assert paths.resource("scripts").is_dir()


def test_a_missing_resource_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match="install it again"):
        paths.resource("scripts", "nothing.yaml")


def test_the_variable_points_everything_at_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path / "profile"))
    assert paths.data_dir() == tmp_path / "profile"
    assert paths.scripts_dir() == tmp_path / "profile" / "scripts"
    assert paths.cache_dir() == tmp_path / "profile" / "cache"
    for folder in (paths.data_dir(), paths.scripts_dir(), paths.cache_dir()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_override_goes_before_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA_DIR_VARIABLE, str(tmp_path / "other"))
    assert paths.data_dir(tmp_path / "mine") == tmp_path / "mine"
    assert not (tmp_path / "other").exists()


def test_without_either_the_system_s_own_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_DIR_VARIABLE, raising=False)
    assert paths.data_dir().name == "callassist"
    assert paths.cache_dir() != paths.data_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a pipe")
def test_the_window_s_socket_lies_in_its_folder_where_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    room = paths.SOCKET_PATH_LIMIT - len("/callassist.sock")
    fits, too_long = Path("/" + "d" * (room - 1)), Path("/" + "d" * room)
    assert paths.window_socket(fits) == f"{fits}/callassist.sock"
    assert not any((tmp_path / "run").iterdir())
    found = Path(paths.window_socket(too_long))
    assert found == Path(paths.window_socket(too_long))
    assert found != Path(paths.window_socket(Path(f"{too_long}e")))
    assert found.parent.name == "callassist"
    assert stat.S_IMODE(found.parent.stat().st_mode) == 0o700
    # é takes two bytes
    assert Path(paths.window_socket(Path("/" + "é" * (room // 2 + 1)))).parent.name == "callassist"


def test_the_packaged_program_takes_nothing_that_lies_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.resource("scripts", "common.yaml").is_file()
    monkeypatch.setattr("sys.frozen", True, raising=False)
    with pytest.raises(FileNotFoundError):
        paths.resource("scripts", "common.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by their endings there")
def test_a_program_is_found_by_its_whole_path_or_where_the_system_looks_and_never_beside_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = tmp_path / "my phone"
    phone.write_text("#!/bin/sh\n")
    monkeypatch.chdir(tmp_path)
    assert paths.program(str(phone)) is None, "nobody may run it"
    phone.chmod(0o700)
    assert paths.program(str(phone)) == phone
    monkeypatch.setenv("PATH", str(tmp_path))
    assert paths.program("my phone") == phone
    for path in (".", ""):
        monkeypatch.setenv("PATH", path)
        assert paths.program("my phone") is None
    for name in ("./my phone", "", "..", "a\0b", str(tmp_path)):
        assert paths.program(name) is None
