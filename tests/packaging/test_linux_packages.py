"""What is beside the .deb: the .rpm's list of what it needs, and the Flatpak's manifest."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.packaging.modules import module

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
rpm = module("linux/rpm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program that is linked to libraries it has not."""
    made = tmp_path / "callassist"
    made.mkdir()
    shutil.copy2(shutil.which("bash") or "/bin/bash", made / "callassist")
    return made


@pytest.fixture
def manifest() -> Any:
    return YAML(typ="safe").load((LINUX / "io.github.callassist.callassist.yaml").read_text(encoding="utf-8"))


def test_the_rpm_names_its_libraries_as_rpm_does(folder: Path) -> None:
    needs = rpm.needs(folder)
    assert any(re.fullmatch(r"libtinfo\.so\.\d\(\)\(64bit\)", one) for one in needs)
    assert any(re.fullmatch(r"libc\.so\.6\(GLIBC_2\.\d+\)\(64bit\)", one) for one in needs)
    assert not any(one.startswith("ld-linux") for one in needs)


def test_a_library_it_brings_along_is_asked_of_nobody(folder: Path) -> None:
    (needed,) = (one for one in rpm.needs(folder) if one.startswith("libtinfo"))
    (folder / needed.partition("(")[0]).write_bytes(b"")
    assert needed not in rpm.needs(folder)


def test_a_candidate_sorts_before_its_release(folder: Path, tmp_path: Path) -> None:
    text = rpm.spec_text(tmp_path, folder, "1.0.0rc1")
    assert "\nVersion: 1.0.0~rc1\n" in text
    assert "%pre" not in text
    assert "%post" not in text


def test_the_flatpak_has_the_id_of_the_description_and_asks_for_little(manifest: Any) -> None:
    assert (LINUX / f"{manifest['id']}.metainfo.xml").exists()
    assert manifest["command"] == "callassist"
    assert set(manifest["finish-args"]) == {"--share=ipc", "--socket=wayland", "--socket=fallback-x11"}


def test_what_the_flatpak_shows_the_system_is_named_by_its_id(manifest: Any) -> None:
    """Flatpak exports nothing that is named otherwise."""
    told = "\n".join(manifest["modules"][0]["build-commands"])
    for folder in ("applications", "mime/packages", "icons/hicolor"):
        assert re.search(rf"/app/share/{folder}\S* .*{re.escape(manifest['id'])}", told.replace('"', "")), folder


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream is not installed")
@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
def test_what_the_flatpak_lays_out_is_valid(manifest: Any, tmp_path: Path) -> None:
    """Its commands are run as they stand, with another folder for /app."""
    work, app = tmp_path / "work", tmp_path / "app"
    (work / "callassist").mkdir(parents=True)
    (work / "callassist" / "callassist").write_text("#!/bin/sh\n", encoding="utf-8")
    app.mkdir()
    module("linux/deb").desktop_files(tmp_path / "usr", "1.2.3")
    (tmp_path / "usr" / "share").rename(work / "share")
    for command in manifest["modules"][0]["build-commands"]:
        subprocess.run(["sh", "-ec", re.sub(r"/app(?=/)", str(app), command)], cwd=work, check=True)
    assert (app / "bin" / "callassist").resolve() == app / "lib" / "callassist" / "callassist"
    identity = manifest["id"]
    desktop = app / "share" / "applications" / f"{identity}.desktop"
    metainfo = app / "share" / "metainfo" / f"{identity}.metainfo.xml"
    subprocess.run(["desktop-file-validate", str(desktop)], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metainfo)], check=True)
    assert f"Icon={identity}\n" in desktop.read_text(encoding="utf-8")
    icons = [file.stem for file in (app / "share" / "icons").rglob("*.*") if file.is_file()]
    assert set(icons) == {identity}
