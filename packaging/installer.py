"""Compiles the installer for Windows: on Windows by `make package`, on Debian by `make package-windows`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import version_info

SCRIPT = Path(__file__).resolve().parent / "windows" / "callassist.nsi"


def compile_setup(folder: Path, target: Path, version: str, cpu: str = "") -> Path:
    """`target`, an installer of the one-folder program in `folder`.

    Args:
        folder: what it installs.
        target: the installer.
        version: of callassist.
        cpu: "amd64-unicode" for an installer of 64 bits, where NSIS has the parts for one; "": what it makes by itself.

    Raises:
        subprocess.CalledProcessError: NSIS refuses, its words stand above.
    """
    defines = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, version_info.numbers(version))),
        "SOURCE": str(folder),
        "TARGET": str(target),
        **({"CPU": cpu} if cpu else {}),
    }
    command = ["makensis", "-V2", "-WX", *(f"-D{key}={value}" for key, value in defines.items()), str(SCRIPT)]
    subprocess.run(command, check=True, timeout=600)
    return target
