"""How SQLite is asked for a file."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from callassist.storage.driver import load_driver, uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/anna/log.db"), "file:///home/anna/log.db"),
        (PurePosixPath("/a b/50 %?#/ü.db"), "file:///a%20b/50%20%25%3F%23/%C3%BC.db"),
        (PureWindowsPath(r"C:\Users\Иван\log.db"), "file:///C%3A/Users/%D0%98%D0%B2%D0%B0%D0%BD/log.db"),
        # a host between two slashes would be refused
        (PureWindowsPath(r"\\server\share\log.db"), "file:////server/share/log.db"),
        (PureWindowsPath(r"\\?\C:\log.db"), "file:///C%3A/log.db"),
        (PureWindowsPath(r"\\?\UNC\server\share\log.db"), "file:////server/share/log.db"),
    ],
)
def test_a_path_is_named_as_sqlite_takes_it(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


@pytest.mark.posix
@pytest.mark.parametrize("name", ["50 %?#&=;.db", "ü→ж.db", "a'b\"c.db", "\udcff.db"])
def test_sqlite_finds_what_is_named_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    connection = load_driver().connect(
        f"{uri_of(path)}?mode=rwc", timeout=0, isolation_level=None, check_same_thread=False, uri=True
    )
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert [one.name for one in tmp_path.iterdir()] == [name]
