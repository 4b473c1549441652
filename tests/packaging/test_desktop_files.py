"""What desktops and installers read: valid, consistent with one another and with the program."""

from __future__ import annotations

import configparser
import plistlib
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from callassist import __version__
from callassist.services.phone.phone_news import SCHEME
from callassist.services.settings import SETTINGS
from tests.packaging.modules import module

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
METAINFO = LINUX / "io.github.callassist.callassist.metainfo.xml"


@pytest.fixture
def desktop() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "callassist.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_file_hands_one_link_over_and_nothing_else(desktop: configparser.SectionProxy) -> None:
    assert desktop["Exec"] == "callassist %u"
    assert desktop["MimeType"] == f"x-scheme-handler/{SCHEME[:-1]};"
    assert desktop["Terminal"] == "false"


def test_nowhere_does_it_offer_itself_for_the_links_it_dials_by(desktop: configparser.SectionProxy) -> None:
    """It hands tel:, callto: and sip: links to the system; as their handler it would be handed them back."""
    dialled = [str(one) for setting in SETTINGS if setting.id == "dial_by" for one in setting.choices]
    assert {"tel", "callto", "sip"} < set(dialled)
    offers = [desktop["MimeType"], *(str(one.text) for one in ET.parse(METAINFO).getroot().iter("mediatype"))]
    spec = (PACKAGING / "callassist.spec").read_text(encoding="utf-8")
    offers += re.findall(r'"CFBundleURLSchemes": \[([^\]]*)\]', spec)
    script = (PACKAGING / "windows" / "callassist.nsi").read_text(encoding="utf-8")
    offers += re.findall(r'WriteRegStr \S+ "Software\\Classes\\([^"\\]+)', script)
    assert len(offers) >= 4
    assert [one for one in offers if re.search(r"\b(tel|callto|sips?)\b", one)] == []


def test_the_window_finds_its_menu_entry(desktop: configparser.SectionProxy) -> None:
    """Wayland and docks join a window to its entry by this name; setDesktopFileName() says the same."""
    assert desktop["StartupWMClass"] == "callassist"
    source = (ROOT / "src" / "callassist" / "ui" / "shell" / "app.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("callassist")' in source


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
def test_the_desktop_file_is_valid() -> None:
    done = subprocess.run(
        ["desktop-file-validate", str(LINUX / "callassist.desktop")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_description_names_the_menu_entry_and_the_scheme() -> None:
    root = ET.parse(METAINFO).getroot()
    assert root.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert root.findtext("launchable") == "callassist.desktop"
    assert root.findtext("provides/mediatype") == "x-scheme-handler/callassist"
    assert root.findtext("project_license") == "MIT"
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == "@VERSION@"


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstream is not installed")
def test_the_description_is_valid(tmp_path: Path) -> None:
    filled = tmp_path / METAINFO.name
    text = METAINFO.read_text(encoding="utf-8").replace("@VERSION@", __version__).replace("@DATE@", "2026-11-25")
    filled.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(filled)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_mime_type_is_that_of_a_script() -> None:
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.parse(LINUX / "callassist.mime.xml").getroot().find(f"{name}mime-type")
    assert kind is not None
    magic = [match.get("value") or "" for match in kind.iter(f"{name}match")]
    for script in (ROOT / "resources" / "scripts").glob("[!c]*.yaml"):
        head = script.read_text(encoding="utf-8")[:512]
        assert all(value.encode().decode("unicode_escape") in head for value in magic), script


def test_icons_are_drawn_in_every_form(tmp_path: Path) -> None:
    icons = module("icons")
    for size in (16, 256):
        picture = icons.png(size)
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (size, size)
    ico = icons.ico(tmp_path / "x.ico").read_bytes()
    reserved, kind, count = struct.unpack("<HHH", ico[:6])
    assert (reserved, kind) == (0, 1)
    for index in range(count):
        length, offset = struct.unpack("<II", ico[6 + 16 * index + 8 : 6 + 16 * index + 16])
        assert ico[offset : offset + 4] == b"\x89PNG"
        assert offset + length <= len(ico)
    icns = icons.icns(tmp_path / "x.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)


def test_windows_is_told_the_version_of_the_package() -> None:
    numbers = module("version_info").numbers
    assert numbers(__version__)[:3] == tuple(int(part) for part in __version__.split(".")[:3])
    assert numbers("1.2.3rc1") == (1, 2, 0, 0) or numbers("1.2.3rc1") == (1, 2, 3, 0)
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", __version__)


def test_the_windows_installer_asks_for_no_rights_and_quotes_the_link() -> None:
    script = (PACKAGING / "windows" / "callassist.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert '\'"$INSTDIR\\callassist.exe" "%1"\'' in script


@pytest.mark.skipif(shutil.which("makensis") is None, reason="nsis is not installed")
@pytest.mark.parametrize("cpu", ["", "amd64-unicode"])
def test_the_windows_installer_compiles(tmp_path: Path, cpu: str) -> None:
    tree = tmp_path / "callassist"
    (tree / "_internal").mkdir(parents=True)
    for name in ("callassist.exe", "callassist-cli.exe", "_internal/part.dll"):
        (tree / name).write_text("stands in")
    target = tmp_path / f"callassist-{__version__}-setup.exe"
    module("installer").compile_setup(tree, target, __version__, cpu)
    assert target.read_bytes()[:2] == b"MZ"


def test_macos_opens_nothing_it_does_not_need() -> None:
    entitlements = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert set(entitlements) == {"com.apple.security.cs.allow-unsigned-executable-memory"}


def test_the_changelog_has_a_place_for_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changes or f"## [{__version__}]" in changes
