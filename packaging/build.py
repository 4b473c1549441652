"""`make package`: builds what this system can build, into dist/, and checks each of it.

    dist/callassist/                                     the program as a folder
    dist/callassist-VERSION-SYSTEM.tar.xz (or .zip)      the same, packed: the download
    dist/callassist-VERSION-SYSTEM-portable              the program as one file, which nothing is packed in
    dist/callassist-VERSION-SYSTEM-portable.tar.xz       the same, packed: the download (or .zip)
    dist/callassist_VERSION_ARCH.deb                     Linux
    dist/callassist-VERSION-1.ARCH.rpm                   Linux
    dist/callassist-VERSION-setup.exe                    Windows, where NSIS is installed
    dist/callassist.app                                  macOS
    dist/THIRD-PARTY.txt, sbom.cdx.json, SHA256SUMS
    dist/pictures/                                       the first window of each, as the check saw it: look at them

Built in the project's own .venv and not in a second one: it holds nothing but the pinned, hash-checked packages the
tests ran with, so what was tested is what is packed. That it holds nothing else is checked first; a stray numpy in it
would be taken along by optional imports.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
WORK = ROOT / "build" / "package"
sys.path[:0] = [str(HERE), str(HERE / "linux")]

from callassist import __version__  # noqa: E402

LINUX, WINDOWS, MACOS = sys.platform.startswith("linux"), sys.platform == "win32", sys.platform == "darwin"
#: what makes the environment itself
_OF_THE_ENVIRONMENT = {"callassist", "pip", "uv"}


#: The least interpreter of each line that a release is built with, where it is not Debian's, which mends its own: the
#: newest known when this was written (3.11.15 of 3 March 2026). docs/release.md says how to keep this up to date.
LEAST_PYTHON = {(3, 11): 15}


class BuildFailed(Exception):
    """Nothing was built that anybody should have."""


def main() -> int:
    """Build, pack, check."""
    parser = argparse.ArgumentParser(description="Build the packages of this system.")
    parser.add_argument("--no-check", action="store_true", help="build only")
    options = parser.parse_args()
    try:
        made = build()
    except BuildFailed as error:
        print(f"make package: {error}", file=sys.stderr)
        return 1
    if not options.no_check:
        import check_package

        try:
            check_package.check(made, WORK / "check", DIST / "pictures")
        except check_package.CheckFailed as error:
            print(f"make package: {error}", file=sys.stderr)
            return 1
    old = old_interpreter(sys.version_info[:3], of_debian=sys.base_prefix == "/usr")
    if old:
        print(f"\nNOT FOR A RELEASE: {old}", file=sys.stderr)
    print(f"\nIn {DIST}:")
    for line in (DIST / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        name = line.split("  ", 1)[1]
        print(f"  {name:50} {(DIST / name).stat().st_size / 1e6:7.1f} MB")
    return 0


def build() -> dict[str, Path]:
    """Everything this system can build: kind → folder or file.

    Raises:
        BuildFailed: with the reason.
    """
    _check_environment()
    shutil.rmtree(WORK, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        if old.name != "windows":  # made by `make package-windows`
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    WORK.mkdir(parents=True)
    run_pyinstaller(HERE / "callassist.spec", DIST, WORK)
    made = {"folder": DIST / "callassist"}
    name = f"callassist-{__version__}-{_system()}"
    suffix = ".exe" if WINDOWS else ""
    if not MACOS:
        portable = DIST / f"{name}-portable{suffix}"
        (DIST / f"callassist-portable{suffix}").rename(portable)
        made["portable"] = portable
        made["portable archive"] = _pack(portable, DIST / f"{name}-portable")
    made["archive"] = _pack(DIST / ("callassist.app" if MACOS else "callassist"), DIST / name)
    for file in ("THIRD-PARTY.txt", "sbom.cdx.json"):
        shutil.copyfile(WORK / "callassist" / "licences" / file, DIST / file)
    if LINUX and shutil.which("dpkg-deb"):
        import deb

        made["deb"] = deb.build(made["folder"], DIST, __version__, WORK)
    if LINUX and shutil.which("rpmbuild"):
        import rpm

        made["rpm"] = rpm.build(made["folder"], DIST, __version__, WORK)
    if WINDOWS and shutil.which("makensis"):
        import installer

        made["setup"] = installer.compile_setup(
            made["folder"], DIST / f"callassist-{__version__}-setup.exe", __version__
        )
    _write_sums()
    return made


def run_pyinstaller(spec: Path, target: Path, work: Path) -> None:
    """PyInstaller in a process of its own.

    Raises:
        BuildFailed: it failed; its words stand above.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(target), "--workpath", str(work), str(spec)]
    # the order of sets goes into compiled modules: the same sources, the same bytes
    environment = {**os.environ, "PYTHONHASHSEED": "1", "QT_QPA_PLATFORM": "offscreen"}
    if subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode:
        raise BuildFailed("PyInstaller failed")


def strangers() -> list[str]:
    """Packages of this environment that packaging/constraints.txt does not name in this version."""
    pinned = dict(
        re.findall(
            r"^([a-z0-9._-]+)==([^\s;\\]+)", (HERE / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    installed = {re.sub(r"[-_.]+", "-", one.name).lower(): one.version for one in metadata.distributions()}
    return sorted(
        f"{name} {version}"
        for name, version in installed.items()
        if name not in _OF_THE_ENVIRONMENT and pinned.get(name) != version
    )


def old_interpreter(version: tuple[int, ...], *, of_debian: bool) -> str:
    """Why a release must not be built with this Python; "" where it may. It goes into every package as it is."""
    least = LEAST_PYTHON.get(version[:2])
    if of_debian or least is None or version[2] >= least:
        return ""
    have = ".".join(map(str, version))
    return f"this Python is {have}, older than {version[0]}.{version[1]}.{least}; its known holes go into the packages"


def _check_environment() -> None:
    found = strangers()
    if found:
        raise BuildFailed(
            f"this environment holds what packaging/constraints.txt does not name: {', '.join(found)}; "
            "run `make clean install` and build again"
        )


def _system() -> str:
    names = {"linux": "linux", "win32": "windows", "darwin": "macos"}
    return f"{names.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def _pack(folder: Path, name: Path) -> Path:
    """A folder, or one file, as a download."""
    if LINUX:
        target = Path(f"{name}.tar.xz")

        def as_nobody_s(member: tarfile.TarInfo) -> tarfile.TarInfo:
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            return member

        with target.open("wb") as stream:
            # by all processors: Python's own xz uses one, and takes minutes
            packer = subprocess.Popen(["xz", "-6", "-T0"], stdin=subprocess.PIPE, stdout=stream)
            with tarfile.open(fileobj=packer.stdin, mode="w|") as archive:
                archive.add(folder, folder.name, filter=as_nobody_s)
            packer.communicate()
            if packer.returncode:
                raise BuildFailed("xz failed")
        return target
    target = Path(f"{name}.zip")
    if MACOS:  # zipfile loses the links inside a bundle
        subprocess.run(["ditto", "-c", "-k", "--keepParent", str(folder), str(target)], check=True)
        return target
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            archive.write(file, file.relative_to(folder.parent))
    return target


def _write_sums() -> None:
    lines: list[str] = []
    for file in sorted(DIST.iterdir()):
        if file.is_file():
            with file.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.name}")
    (DIST / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
