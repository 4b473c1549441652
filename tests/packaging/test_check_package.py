"""The check of a package finds what it must: its quick parts, each with something to find."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.packaging.modules import module

pytestmark = pytest.mark.skipif(os.name != "posix", reason="starts commands of Unix")

check = module("check_package")


@pytest.fixture
def place(tmp_path: Path) -> object:
    for folder in ("home/data", "hostile/data", "temp"):
        (tmp_path / folder).mkdir(parents=True)
    return check.Place(tmp_path / "program", tmp_path / "home", tmp_path / "hostile", tmp_path / "temp")


@pytest.mark.parametrize("name", ["errors.log", "errors.log.1", "crash.log", "crash-last.log"])
@pytest.mark.parametrize("folder", ["home/data", "hostile/data", "home/twice/deeper"])
def test_a_fault_in_any_log_of_any_run_fails_the_check(place, tmp_path: Path, name: str, folder: str) -> None:
    check.nothing_told(place)
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / folder / name).touch()
    check.nothing_told(place)  # made at each start, and empty as long as all is well
    (tmp_path / folder / name).write_text("2026-11-26 CRITICAL ModuleNotFoundError", encoding="utf-8")
    with pytest.raises(check.CheckFailed, match="ModuleNotFoundError"):
        check.nothing_told(place)


@pytest.mark.parametrize(
    "said",
    [
        "qt.qpa.plugin: Could not load the Qt platform plugin",
        "Traceback (most recent call last):",
        "QSocketNotifier::something is wrong",
        "libz.so.1: cannot open shared object file",
        "2026-11-26T11:30:10Z WARNING 0.1.0 qt",
        "file.py:1: DeprecationWarning: it is old",
    ],
)
def test_a_command_that_tells_of_a_fault_fails_though_it_ends_well(place, said: str) -> None:
    assert check.as_user(["echo", "all is well"], place, env={"PATH": "/usr/bin:/bin"}) == "all is well\n"
    with pytest.raises(check.CheckFailed):
        check.as_user(["echo", said], place, env={"PATH": "/usr/bin:/bin"})


def test_a_command_that_ends_otherwise_than_expected_fails(place) -> None:
    environment = {"PATH": "/usr/bin:/bin"}
    assert check.as_user(["false"], place, env=environment, status=1) == ""
    for command, status in ((["false"], 0), (["true"], 1)):
        with pytest.raises(check.CheckFailed):
            check.as_user(command, place, env=environment, status=status)
