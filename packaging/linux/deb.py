"""The .deb: the one-folder program, its place in the desktop's menu, and what it needs of the system.

No maintainer scripts: Debian's own triggers take notice of the desktop file, the MIME type and the icons, and the
program writes nothing outside the user's folder, so there is nothing to clean up either.
"""

from __future__ import annotations

import gzip
import os
import platform
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import elf  # noqa: E402
import icons  # noqa: E402

APP_ID = "io.github.callassist.callassist"
#: needed besides the libraries the program is linked to: keyboard layouts, which its libxkbcommon reads, the rules of
#: time zones, and a font
_ALSO = ("xkb-data", "tzdata", "fonts-dejavu-core | fonts-freefont-ttf | fonts-noto-core")
_CONTROL = """\
Package: callassist
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: xdg-utils, xdg-desktop-portal
Installed-Size: {kilobytes}
Maintainer: callassist contributors <maintainers@callassist.invalid>
Description: call assistant that qualifies before it sells
 A window for sales reps that stays open beside the phone. It shows what to say
 next, branches on what the lead answers, has the reply to an objection one key
 away, and knows at every moment whether this lead can become a customer.
 .
 Every answer is written to a local log before it is shown as saved. It works
 without a network, sends nothing and records no sound. It dials only when
 asked to, by handing the number to the system's telephone program.
"""


def build(folder: Path, target: Path, version: str, work: Path) -> Path:
    """Pack the one-folder program in `folder` into `target`, with `work` as scratch; the file that was made."""
    architecture = _told("dpkg", "--print-architecture")
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    install_tree(folder, tree, version)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    kilobytes = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir()) // 1024
    depends = ", ".join(sorted({*system_packages(folder), *_ALSO}))
    control.write_text(
        _CONTROL.format(
            version=debian_version(version), architecture=architecture, depends=depends, kilobytes=kilobytes
        ),
        encoding="utf-8",
    )
    _set_modes(control.parent)
    made = target / f"callassist_{debian_version(version)}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)], check=True)
    return made


def debian_version(version: str) -> str:
    """The version in a form of which rc1 sorts before the release, as "~" does; rpm reads it alike."""
    return re.sub(r"(?<=\d)(a|b|rc|\.dev)(?=\d)", r"~\1", version)


def install_tree(folder: Path, tree: Path, version: str) -> None:
    """What lies where on a system that has the one-folder program of `folder` installed, below `tree`."""
    place = tree / "usr" / "lib" / "callassist"
    shutil.copytree(folder, place, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "callassist").symlink_to("../lib/callassist/callassist")
    desktop_files(tree / "usr", version)
    _documents(tree / "usr" / "share" / "doc" / "callassist", folder)
    _set_modes(tree)


def desktop_files(prefix: Path, version: str) -> None:
    """What a desktop looks for under `prefix`/share: menu entry, description, icons, MIME type. Checked at once."""
    share = prefix / "share"
    desktop = share / "applications" / "callassist.desktop"
    metainfo = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    mime = share / "mime" / "packages" / "callassist.xml"
    for source, target in (
        (HERE / "callassist.desktop", desktop),
        (HERE / f"{APP_ID}.metainfo.xml", metainfo),
        (HERE / "callassist.mime.xml", mime),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DATE@", _today())
        target.write_text(text, encoding="utf-8")
    icons.hicolor(share / "icons" / "hicolor", "callassist")
    subprocess.run(["desktop-file-validate", str(desktop)], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", str(metainfo)], check=True, stdout=subprocess.DEVNULL)


def system_packages(folder: Path) -> set[str]:
    """Debian packages of the libraries the program is linked to and does not bring along."""
    binaries = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and elf.is_elf(file)]
    brought = {file.name for file in folder.rglob("*")}
    needed = {name for binary in binaries for name in elf.needed(binary)}
    packages: set[str] = set()
    for soname in sorted(needed - brought):
        owner = _told("dpkg-query", "-S", f"*/{soname}").splitlines()[0].partition(":")[0]
        # built against this C library, and it has no older one to offer
        packages.add(f"libc6 (>= {platform.libc_ver()[1]})" if owner == "libc6" else owner)
    return packages


def _documents(folder: Path, program: Path) -> None:
    folder.mkdir(parents=True)
    licences = program / "_internal" / "callassist" / "resources" / "licences"
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    others = (licences / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    (folder / "copyright").write_text(f"{own}\n\n{others}", encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _set_modes(tree: Path) -> None:
    for file in [tree, *tree.rglob("*")]:
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or os.access(file, os.X_OK) else 0o644)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
