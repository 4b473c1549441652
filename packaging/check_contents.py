"""What a built program consists of: that nothing is missing, that everything is known, that it unpacks where it may."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import check_package
import elf
import embedded

if TYPE_CHECKING:
    from check_package import Place

#: what the system's loader says where programs may not be run from the folder for temporary files
_NO_PROGRAMS = "failed to map segment from shared object"


def resources(place: Place) -> str:
    """Every file of `resources` and every step of a migration is in the folder, byte for byte."""
    folder = place.program.parent / "_internal" / "callassist"
    if not folder.is_dir():
        return "one file: its resources are those of the folder"
    sources = {
        folder / "resources": check_package.ROOT / "resources",
        folder / "storage" / "migrations": check_package.ROOT / "src" / "callassist" / "storage" / "migrations",
    }
    count = 0
    for target, source in sources.items():
        for file in source.rglob("*"):
            if not file.is_file() or "__pycache__" in file.parts:
                continue
            packed = target / file.relative_to(source)
            if not packed.is_file() or packed.read_bytes() != file.read_bytes():
                raise check_package.CheckFailed(f"not in the package, or another one: {file}")
            count += 1
    return f"{count} resources and steps of migrations are in it as they are here"


def libraries(place: Place) -> str:
    """Every library that any part of the folder is linked to is found, in the folder or in the system."""
    folder = place.program.parent / "_internal"
    if not folder.is_dir():
        return "one file: its libraries are those of the folder"
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and elf.is_elf(file)]
    told = subprocess.run(
        ["ldd", *map(str, files)],
        env={**os.environ, "LD_LIBRARY_PATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    ).stdout
    missing = sorted(set(re.findall(r"(\S+) => not found", told)))
    if missing:
        raise check_package.CheckFailed(f"libraries are missing: {', '.join(missing)}")
    return f"every library that {len(files)} parts are linked to is found"


def bill(place: Place) -> str:
    """Each program and library of the folder is on its bill of materials, and so is what is compiled into it."""
    folder = place.program.parent / "_internal"
    if not folder.is_dir():
        return "one file: its bill of materials is that of the folder"
    file = folder / "callassist" / "resources" / "licences" / "sbom.cdx.json"
    parts = json.loads(file.read_text(encoding="utf-8"))["components"]
    owners: dict[str, list[str]] = {}
    for part in parts:
        for one in part.get("evidence", {}).get("occurrences", ()):
            owners.setdefault(one["location"], []).append(part["purl"])
    files = {
        found.relative_to(folder).as_posix() if found.is_relative_to(folder) else found.name: found
        for found in place.program.parent.rglob("*")
        if found.is_file() and not found.is_symlink() and elf.is_elf(found)
    }
    unknown = sorted(set(files) - set(owners))
    if unknown:
        raise check_package.CheckFailed(f"not on the bill of materials: {', '.join(unknown)}")
    named = {(part["name"], part.get("version", "")) for part in parts}
    others = {path: found for path, found in files.items() if not owners[path][0].startswith("pkg:deb/")}
    held = embedded.find(others.values())
    missing = [f"{one.name} {one.version}" for one in held if (one.name, one.version) not in named]
    if missing:
        raise check_package.CheckFailed(
            f"compiled into a library and not on the bill of materials: {', '.join(missing)}"
        )
    ciphers = {carrier.name for one in held if one.name == "OpenSSL" for carrier in one.carriers}
    ciphers |= {found.name for found in files.values() if re.match(r"lib(ssl|crypto)\b|_ssl|_hashlib", found.name)}
    if [name for name in ciphers if not name.startswith("_sqlite3")]:
        raise check_package.CheckFailed(f"an OpenSSL besides that of sqlcipher3: {', '.join(sorted(ciphers))}")
    told = ", ".join(f"{one.name} {one.version}".strip() for one in held)
    return f"{len(files)} programs and libraries are on the bill of materials ({len(parts)} parts), in them {told}"


def no_programs_in_temp(place: Place) -> str:
    """The one-file program among temporary files that none may be run from: what the manual says happens, and helps."""
    if (place.program.parent / "_internal").is_dir():
        return "a folder: it unpacks nothing"
    if not check_package.user():
        return "not root, who alone can forbid programs in a folder: not tried"
    folder = place.home / "noexec"
    folder.mkdir()
    mounted = 'mount -t tmpfs -o noexec,mode=1777 none "$1" && shift && exec "$@"'
    done = subprocess.run(
        [
            "unshare",
            "-m",
            "sh",
            "-c",
            mounted,
            "sh",
            str(folder),
            *check_package.BECOME_NOBODY,
            *place.command("--version"),
        ],
        env=place.environment(TMPDIR=str(folder)),
        capture_output=True,
        text=True,
        timeout=check_package.PATIENCE,
        check=False,
    )
    if not done.returncode or _NO_PROGRAMS not in done.stderr:
        raise check_package.CheckFailed(f"not what the manual says: {done.returncode} {done.stderr}")
    manuals = [
        file.read_text(encoding="utf-8")
        for file in (check_package.ROOT / "docs" / "manual").glob("when-something-broke*.md")
    ]
    if len(manuals) != 2 or not all(_NO_PROGRAMS in text and "TMPDIR=$HOME/.cache" in text for text in manuals):
        raise check_package.CheckFailed("the manual does not name what the loader says, or not in both languages")
    other = place.home / "other-temp"
    other.mkdir()
    os.chown(other, check_package.NOBODY, check_package.NOBODY)
    check_package.as_user(place.command("--version"), place, env=place.environment(TMPDIR=str(other)))
    return "where no program may be run from the folder for temporary files, it says so and the manual's way helps"
