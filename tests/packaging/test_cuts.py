"""What a package leaves out."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
import pytest

from tests.packaging.modules import module

cuts = module("cuts")


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\sqldrivers\\qsqlite.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/QtCore.abi3.so", True),
    ],
)
def test_only_named_plugins_stay(place: str, *, stays: bool) -> None:
    assert cuts.keep_binary((place, place, "BINARY")) is stays


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("callassist/resources/scripts/common.yaml", True),
        ("callassist/storage/migrations/versions/0001_first_log.py", True),
        ("callassist/storage/migrations/__pycache__/env.cpython-311.pyc", False),
        ("pydantic-2.14.3.dist-info/METADATA", False),
    ],
)
def test_only_what_is_read_stays(place: str, *, stays: bool) -> None:
    assert cuts.keep_data((place, place, "DATA")) is stays


def test_libraries_stay_as_long_as_somebody_needs_them() -> None:
    needs = {"/a/m.so": ["liba.so"], "/a/liba.so": ["libb.so", "libdbus-1.so.3"], "/a/libc.so": ["liba.so"]}
    entries = [
        ("m.so", "/a/m.so", "EXTENSION"),
        ("liba.so", "/a/liba.so", "BINARY"),
        ("libb.so", "/a/libb.so", "BINARY"),
        ("libc.so", "/a/libc.so", "BINARY"),
        ("libdbus-1.so.3", "/a/libdbus-1.so.3", "BINARY"),
    ]
    kept = cuts.without_unneeded(entries, lambda path: [(name, None) for name in needs.get(path, [])])
    assert [entry[0] for entry in kept] == ["m.so", "liba.so", "libb.so"]
    links = [("x.so", "sub/liba.so", "SYMLINK"), ("y.so", "libb.so", "SYMLINK"), ("text", "/t", "DATA")]
    assert [entry[0] for entry in cuts.without_dangling(links, kept)] == ["y.so", "text"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads libraries of Linux")
def test_what_only_the_system_s_own_libraries_need_is_left_to_the_system() -> None:
    """dbus and fontconfig are taken from the system; what they need in turn would be too old for a newer one."""
    library = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6DBus.so.6"
    names = {name for name, _path in cuts.direct_imports(str(library))}
    assert {"libdbus-1.so.3", "libQt6Core.so.6"} <= names
    assert not any(name.startswith("libsystemd") for name in names)
