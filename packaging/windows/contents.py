"""What the Windows packages consist of: everything is on the bill of materials, nothing of Wine's is in them."""

from __future__ import annotations

import json
from pathlib import Path

import embedded
from trial import Trial
from wine import STUBS, WineFailed

#: what Windows brings along, or Wine in its place: in no package
OF_THE_SYSTEM = frozenset(f"{name}.dll" for name in (*STUBS, "ucrtbase", "kernel32", "ntdll", "user32", "advapi32"))


def programs_in(folder: Path) -> dict[str, Path]:
    """Programs and libraries by their place, as the bill of materials names them; told by what they begin with."""
    inner = folder / "_internal"
    found: dict[str, Path] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            with file.open("rb") as stream:
                if stream.read(2) == b"MZ":
                    place = file.relative_to(inner) if file.is_relative_to(inner) else file.relative_to(folder)
                    found[place.as_posix()] = file
    return found


def strangers(names: list[str]) -> list[str]:
    """Those of these files that must be in no package: the system's, and what stands for it under Wine."""
    found = (name for name in names if name.rpartition("/")[2].lower() in OF_THE_SYSTEM)
    return sorted(found) + sorted(name for name in names if name.rpartition("/")[2].lower().startswith("api-ms-win"))


def unknown(places: set[str], bill: dict[str, list[dict[str, object]]]) -> list[str]:
    """Those of these places that no component of the bill has."""
    named = {
        one["location"]
        for part in bill["components"]
        for one in part.get("evidence", {}).get("occurrences", ())  # type: ignore[attr-defined]
    }
    return sorted(places - named)


def bill(trial: Trial) -> str:
    """Each program and library is on the bill, and so is what is compiled into it; each part has its licence's text."""
    folder = trial.folder / "_internal" / "callassist" / "resources" / "licences"
    listed = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    files = programs_in(trial.folder)
    left_out = unknown(set(files), listed)
    if left_out:
        raise WineFailed(f"not on the bill of materials: {', '.join(left_out)}")
    named = {(part["name"], part.get("version", "")) for part in listed["components"]}
    held = [one for one in embedded.find(files.values()) if one.name != "libmpdec"]
    missing = [f"{one.name} {one.version}" for one in held if (one.name, one.version) not in named]
    if missing:
        raise WineFailed(f"compiled into a library and not on the bill of materials: {', '.join(missing)}")
    text = (folder / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    wanted = ("Python", "Microsoft Visual C++ Runtime", "Qt", "SQLite", "OpenSSL", "libffi", "libmpdec", "tzdata")
    absent = [
        name for name in wanted if name not in {part["name"] for part in listed["components"]} or name not in text
    ]
    if absent:
        raise WineFailed(f"not named: {', '.join(absent)}")
    return f"{len(files)} programs and libraries, {len(listed['components'])} parts"


def no_stubs(trial: Trial) -> str:
    """Nothing that stands for Windows' own libraries under Wine, by name or by content."""
    files = programs_in(trial.folder)
    found = strangers(list(files))
    made = {(trial.work / "stubs" / f"{name}.dll").read_bytes() for name in STUBS}
    found += [name for name, file in files.items() if file.read_bytes() in made]
    if found:
        raise WineFailed(f"in the folder: {', '.join(found)}")
    named = strangers(trial.unpacked_names())
    if named:
        raise WineFailed(f"in the portable file: {', '.join(named)}")
    return f"{len(files)} programs and libraries, and the portable file"
