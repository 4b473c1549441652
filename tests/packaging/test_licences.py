"""Everything in a package has its licence text, and is on the bill of materials."""

from __future__ import annotations

import json
import pyexpat
import re
import sys
from pathlib import Path
from typing import Any

import mako
import PySide6
import pytest
import sqlcipher3

from callassist import __version__
from tests.packaging.modules import module

licences = module("licences")


@pytest.fixture(scope="module")
def found() -> list[object]:
    files = [Path(mako.__file__), Path(json.__file__), *binaries().values()]
    return list(licences.components([(place_of(file), file) for file in files]))


def place_of(file: Path) -> str:
    return next((place for place, source in binaries().items() if source == file), file.name)


def binaries() -> dict[str, Path]:
    """Some of the libraries a package holds: place → source."""
    packages = Path(PySide6.__file__).parent.parent
    qt = packages / "PySide6" / "Qt" / "lib"
    found = [*qt.glob("libicu*.so.*"), *(qt / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Network"))]
    found += [*packages.glob("sqlcipher3/*.so"), *packages.glob("pydantic_core/*.so"), *packages.glob("PySide6/*.so")]
    found += [Path(pyexpat.__file__)] if hasattr(pyexpat, "__file__") else []
    return {file.name: file for file in found}


def test_each_component_is_named_once_with_its_text(found: list[object]) -> None:
    names = [one.name for one in found]  # type: ignore[attr-defined]
    assert names == sorted(names, key=str.lower)
    assert len({one.purl for one in found}) == len(found)  # type: ignore[attr-defined]
    assert {"Mako", "PySide6_Essentials", "Qt", "Python", "SQLite", "SQLCipher", "pyinstaller"} <= set(names)
    text = licences.notices(found, "callassist")
    for words in (
        "UNICODE, INC. LICENSE AGREEMENT",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "ZETETIC LLC",
        "Apache License",
    ):
        assert words in text
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3") == 1


def test_the_bill_of_materials_is_well_formed(found: list[object]) -> None:
    bill = json.loads(licences.bill_of_materials(found, "callassist", __version__))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == __version__
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references) == len(found)
    held = {one for line in bill["dependencies"] for one in line["dependsOn"]}
    assert held == set(references)
    for part in bill["components"]:
        assert part["purl"].startswith("pkg:")
        assert part["licenses"]
        assert "version" in part or "evidence" in part


@pytest.mark.skipif(sys.platform != "linux", reason="reads libraries of Linux")
def test_what_is_compiled_into_a_library_is_on_the_bill_with_its_version(found: list[object]) -> None:
    """OpenSSL in the engine of the log, ICU and PNG and others in Qt, crates in pydantic, expat in Python."""
    parts = {part["name"]: part for part in bill_of(found)["components"]}
    assert parts["OpenSSL"]["version"] == provider_of_sqlcipher().split()[1]
    assert [one["location"] for one in parts["OpenSSL"]["evidence"]["occurrences"]] == [
        name for name in binaries() if name.startswith("_sqlite3")
    ]
    assert re.fullmatch(r"\d+\.\d+", parts["ICU"]["version"])
    for name in ("libpng", "PCRE2", "SQLite", "SQLCipher", "Qt", "Python", "pyo3", "regex"):
        assert re.match(r"\d+\.\d+", parts[name]["version"]), name
    # no version of their own stands in Qt's binaries; it is that of Qt
    for name in ("HarfBuzz", "double-conversion", "MD4C", "TinyCBOR"):
        assert "version" not in parts[name]
        assert "pyside6-essentials" in parts[name]["purl"]


def test_every_font_stands_beside_what_it_is_cut_from(found: list[object]) -> None:
    parts = [part for part in bill_of(found)["components"] if "OFL-1.1" in str(part["licenses"])]
    there = {one["location"].rpartition("/")[2] for part in parts for one in part["evidence"]["occurrences"]}
    fonts = Path(__file__).parents[2] / "resources" / "fonts"
    assert there == {path.name for path in fonts.glob("*.ttf")}


@pytest.mark.skipif(sys.platform != "linux", reason="reads libraries of Linux")
def test_every_library_stands_beside_a_component(found: list[object]) -> None:
    there = {
        one["location"]
        for part in bill_of(found)["components"]
        for one in part.get("evidence", {}).get("occurrences", ())
    }
    assert set(binaries()) <= there


def bill_of(found: list[object]) -> dict[str, Any]:
    return json.loads(licences.bill_of_materials(found, "callassist", __version__))


def provider_of_sqlcipher() -> str:
    connection = sqlcipher3.connect(":memory:")  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs
    connection.execute("PRAGMA key = 'any'")  # without one there is nothing to encrypt with
    told = str(connection.execute("PRAGMA cipher_provider_version").fetchone()[0])
    connection.close()
    return told


def test_what_nobody_knows_the_licence_of_ends_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "libstranger.so.1"
    stranger.write_bytes(b"\x7fELF")
    with pytest.raises(licences.LicenceMissing, match="libstranger"):
        licences.components([("libstranger.so.1", stranger)])


@pytest.mark.parametrize(
    ("file", "content", "found"),
    [
        ("python311.dll", b"\0invalid distance\0\x001.3.1\0", ("zlib", "1.3.1")),
        ("Qt6Core.dll", b"\x001.3.1.2\0", ("zlib", "1.3.1.2")),
        ("Qt6Gui.dll", b"\x001.6.58\0", ("libpng", "1.6.58")),
        ("Qt6Gui.dll", b"nothing told", ("FreeType", "")),
        ("libffi-8.dll", b"", ("libffi", "")),
        ("_lzma.pyd", b"", ("liblzma", "")),
        ("runw.exe", b" deflate 1.3.2 Copyright 1995-2026 Jean-loup Gailly ", ("zlib", "1.3.2")),
    ],
)
def test_what_windows_files_hold_of_others_is_found(
    tmp_path: Path, file: str, content: bytes, found: tuple[str, str]
) -> None:
    (tmp_path / file).write_bytes(content)
    embedded = module("embedded")
    assert found in {(one.name, one.version) for one in embedded.find([tmp_path / file])}
