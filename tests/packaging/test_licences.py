"""Everything in a package has its licence text, and is on the bill of materials."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import mako
import PySide6
import pytest

from callassist import __version__
from tests.packaging.modules import module

licences = module("licences")


@pytest.fixture(scope="module")
def found() -> list[object]:
    sqlcipher = sys.modules.get("sqlcipher3") or __import__("sqlcipher3")
    files = [Path(mako.__file__), Path(PySide6.__file__), Path(str(sqlcipher.__file__)), Path(json.__file__)]
    return list(licences.components(files))


def test_each_component_is_named_once_with_its_text(found: list[object]) -> None:
    names = [one.name for one in found]  # type: ignore[attr-defined]
    assert names == sorted(set(names), key=str.lower)
    assert {"Mako", "PySide6_Essentials", "Qt", "Python", "SQLite", "SQLCipher", "pyinstaller"} <= set(names)
    text = licences.notices(found, "callassist")
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "ZETETIC LLC",
        "Apache License",
    ):
        assert words in text
    assert text.count("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3") == 1


def test_the_bill_of_materials_is_whole(found: list[object]) -> None:
    bill = json.loads(licences.bill_of_materials(found, "callassist", __version__))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == __version__
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references) == len(found)
    assert bill["dependencies"][0]["dependsOn"] == references
    for part in bill["components"]:
        assert part["purl"].startswith("pkg:")
        assert part["version"]
        assert part["licenses"]


def test_what_nobody_knows_the_licence_of_ends_the_build(tmp_path: Path) -> None:
    stranger = tmp_path / "libstranger.so.1"
    stranger.write_bytes(b"\x7fELF")
    with pytest.raises(licences.LicenceMissing, match="libstranger"):
        licences.components([stranger])
