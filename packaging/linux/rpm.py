"""The .rpm: the same tree as the .deb, for Fedora, RHEL and openSUSE; built on Debian by its `rpm` package.

Its libraries are those of Debian 12, so it needs a C library as new (2.36). What it needs of the system is named by
soname, which rpm knows everywhere, and found as for the .deb. No scripts run.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import deb
import elf

_SPEC = """\
Name: callassist
Version: {version}
Release: 1
Summary: Call assistant that qualifies before it sells
License: MIT
Group: Applications/Productivity
URL: https://callassist.invalid/
BuildArch: {architecture}
AutoReqProv: no
Provides: mimehandler(x-scheme-handler/callassist)
{requires}
Recommends: xdg-utils, xdg-desktop-portal

# Debian's build has taken the symbols out already, and nothing in it is to be changed
%define __os_install_post %{{nil}}
%define debug_package %{{nil}}
%define _build_id_links none

%description
A window for sales reps that stays open beside the phone. It shows what to say
next, branches on what the lead answers, has the reply to an objection one key
away, and knows at every moment whether this lead can become a customer.

Every answer is written to a local log before it is shown as saved. It works
without a network, sends nothing and records no sound. It dials only when
asked to, by handing the number to the system's telephone program.

%install
mkdir -p %{{buildroot}}
cp -a {tree}/. %{{buildroot}}/

%files
%defattr(-,root,root,-)
/usr/bin/callassist
/usr/lib/callassist
/usr/share/applications/callassist.desktop
/usr/share/metainfo/{app_id}.metainfo.xml
/usr/share/mime/packages/callassist.xml
/usr/share/icons/hicolor/*/apps/callassist.*
%doc /usr/share/doc/callassist
"""


def build(folder: Path, target: Path, version: str, work: Path) -> Path:
    """Pack the one-folder program in `folder` into `target`, with `work` as scratch; the file that was made.

    Raises:
        subprocess.CalledProcessError: rpmbuild refuses.
    """
    tree, top = work / "rpm-tree", work / "rpm"
    for old in (tree, top):
        shutil.rmtree(old, ignore_errors=True)
    deb.install_tree(folder, tree, version)
    top.mkdir()
    spec = top / "callassist.spec"
    spec.write_text(spec_text(tree, folder, version), encoding="utf-8")
    command = ["rpmbuild", "-bb", "--quiet", "--define", f"_topdir {top}", "--define", "_binary_payload w6.xzdio"]
    command += [
        "--define",
        "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
        "--define",
        "_buildhost localhost",
    ]
    epoch = str(int(datetime.now(UTC).timestamp()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", epoch)}
    subprocess.run([*command, str(spec)], check=True, env=environment, timeout=1200)
    made = next((top / "RPMS").rglob("*.rpm"))
    return Path(shutil.move(made, target / made.name))


def check(made: Path, root: Path) -> str:
    """Install it in an empty folder as a system's root, compare every file, start it, and remove it; what was done.

    Its needs are not looked at: nothing else is in that root. Needs root's rights.

    Raises:
        subprocess.CalledProcessError: rpm refuses, or a file is not as it was packed.
        FileExistsError: something is left after removal.
    """
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for words in (["--initdb"], ["-i", "--nodeps", str(made)], ["-V", "--nodeps", "callassist"]):
        subprocess.run(["rpm", "--root", str(root), *words], check=True, capture_output=True, timeout=300)
    subprocess.run([str(root / "usr/bin/callassist"), "--version"], check=True, capture_output=True, timeout=60)
    subprocess.run(["rpm", "--root", str(root), "-e", "callassist"], check=True, capture_output=True, timeout=300)
    left = [str(file) for file in (root / "usr").rglob("*callassist*")] if (root / "usr").exists() else []
    if left:
        raise FileExistsError(", ".join(left))
    return "installed in an empty root, each file as it was packed, started, removed without a trace"


def spec_text(tree: Path, folder: Path, version: str) -> str:
    """What rpmbuild reads; "~" sorts before the release, as rc1 must."""
    requires = "\n".join(f"Requires: {one}" for one in sorted(needs(folder)))
    return _SPEC.format(
        version=deb.debian_version(version),
        architecture=platform.machine(),
        requires=requires,
        tree=tree,
        app_id=deb.APP_ID,
    )


def needs(folder: Path) -> set[str]:
    """Libraries of the system that the program is linked to and does not bring along, in rpm's form; and its data."""
    binaries = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and elf.is_elf(file)]
    brought = {file.name for file in folder.rglob("*")}
    found = {name for binary in binaries for name in elf.needed(binary)} - brought
    sonames = {f"{name}()(64bit)" for name in found if not name.startswith("ld-linux")}
    return {*sonames, f"libc.so.6(GLIBC_{platform.libc_ver()[1]})(64bit)", "xkeyboard-config", "tzdata"}
