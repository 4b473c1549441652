"""The licences of everything a package holds, and its bill of materials (CycloneDX).

Works from the list of files PyInstaller puts into the package, so what is named is what is there. A component without
a licence text ends the build: nobody should find that out from a lawyer.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"

#: distribution → texts of ours that stand in for what its wheel does not bring
_ADDED_TEXTS: dict[str, tuple[str, ...]] = {
    "pyside6-essentials": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("qt.txt",),
    "sqlcipher3": ("sqlcipher3.txt", "Apache-2.0.txt"),
}
#: where a distribution's metadata does not name a licence, or not by its SPDX name
_SPDX = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND blessing AND Apache-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "python": "PSF-2.0",
}
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_PATIENCE = 60


class LicenceMissing(Exception):
    """Something in the package has no licence text."""


@dataclass
class Component:
    """Something by somebody else that is in the package."""

    name: str
    version: str
    licence: str
    purl: str
    texts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def components(files: Iterable[Path]) -> list[Component]:
    """Who made these files, each once, by name.

    Args:
        files: sources of the package's files: modules, compiled modules, libraries.

    Raises:
        LicenceMissing: with everything that has no text.
    """
    owners = _distribution_files()
    stdlib = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")]
    distributions: dict[str, metadata.Distribution] = {}
    system: set[Path] = set()
    for file in files:
        resolved = file.resolve()
        owner = owners.get(resolved)
        if owner is not None:
            distributions[_key(owner.name)] = owner
        elif not any(resolved.is_relative_to(folder) for folder in stdlib) and _is_library(resolved):
            system.add(resolved)
    distributions.pop("callassist", None)
    # its start code is the program file itself
    distributions["pyinstaller"] = metadata.distribution("pyinstaller")
    found = [_of_distribution(one) for one in distributions.values()]
    found.append(_of_python())
    found += _of_engine(distributions)
    found += _of_system(system)
    missing = [one.name for one in found if not one.texts and one.name not in ("SQLCipher", "SQLite", "Qt")]
    if missing:
        raise LicenceMissing(f"no licence text for {', '.join(sorted(missing))}: add one to {TEXTS}")
    return sorted(found, key=lambda one: one.name.lower())


def notices(found: Iterable[Component], product: str) -> str:
    """The list, then every text in full; a text that several have is printed once."""
    found = list(found)
    width = max(len(one.name) for one in found) + 2
    lines = [f"{product} holds the work of others:", ""]
    lines += [f"{one.name:{width}}{one.version:18}{one.licence}" for one in found]
    printed: dict[str, str] = {}
    for one in found:
        if not one.texts:
            continue
        lines += ["", "", "=" * 100, f"{one.name} {one.version}", f"{one.licence}", "=" * 100]
        for name, text in one.texts:
            if text in printed:
                lines += ["", f"[{name}: as under {printed[text]}]"]
                continue
            printed[text] = one.name
            lines += ["", text.strip()]
    return "\n".join(lines) + "\n"


def bill_of_materials(found: Iterable[Component], name: str, version: str) -> str:
    """The same as CycloneDX 1.6, in JSON. The same components give the same file."""
    parts = [
        {
            "type": "library",
            "bom-ref": one.purl,
            "name": one.name,
            "version": one.version,
            "licenses": [_licence_choice(one.licence)],
            "purl": one.purl,
        }
        for one in found
    ]
    root = f"pkg:generic/{name}@{version}"
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([root, parts], sort_keys=True))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": name,
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": root,
            }
        },
        "components": parts,
        "dependencies": [{"ref": root, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def write(files: Iterable[Path], folder: Path, name: str, version: str) -> list[Path]:
    """Write both into `folder`: THIRD-PARTY.txt and sbom.cdx.json."""
    found = components(files)
    folder.mkdir(parents=True, exist_ok=True)
    texts = folder / "THIRD-PARTY.txt"
    texts.write_text(notices(found, name), encoding="utf-8")
    bill = folder / "sbom.cdx.json"
    bill.write_text(bill_of_materials(found, name, version), encoding="utf-8")
    return [texts, bill]


def _distribution_files() -> dict[Path, metadata.Distribution]:
    found: dict[Path, metadata.Distribution] = {}
    for distribution in metadata.distributions():
        folder = Path(str(distribution.locate_file(""))).resolve()
        for file in distribution.files or ():
            found[folder / file] = distribution
    return found


def _of_distribution(distribution: metadata.Distribution) -> Component:
    key = _key(distribution.name)
    described = distribution.metadata
    classifiers = [one.rpartition(" :: ")[2] for one in described.get_all("Classifier") or [] if "License ::" in one]
    licence = (
        _SPDX.get(key)
        or described.get("License-Expression")
        or (described.get("License") or "").partition("\n")[0]
        or ", ".join(classifiers)
    )
    texts = [
        (file.name, Path(str(distribution.locate_file(file))).read_text(encoding="utf-8", errors="replace"))
        for file in distribution.files or ()
        if ".dist-info/" in file.as_posix() and _LICENCE_FILE.search(file.as_posix())
    ]
    texts += [(name, (TEXTS / name).read_text(encoding="utf-8")) for name in _ADDED_TEXTS.get(key, ())]
    purl = f"pkg:pypi/{key}@{distribution.version}"
    return Component(distribution.name, distribution.version, licence or "see text", purl, texts)


def _of_python() -> Component:
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"),
    )
    text = next((place.read_text(encoding="utf-8") for place in places if place.exists()), "")
    version = platform.python_version()
    return Component(
        "Python", version, _SPDX["python"], f"pkg:generic/python@{version}", [("LICENSE", text)] if text else []
    )


def _of_engine(distributions: dict[str, metadata.Distribution]) -> list[Component]:
    """What is compiled into other components: named for those who look for holes in it by name and version."""
    found: list[Component] = []
    if "sqlcipher3" in distributions:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
        connection.close()
        sqlite = dbapi2.sqlite_version
        found.append(Component("SQLite", sqlite, "blessing", f"pkg:generic/sqlite@{sqlite}"))
        found.append(Component("SQLCipher", cipher, "BSD-3-Clause", f"pkg:generic/sqlcipher@{cipher}"))
    if "pyside6-essentials" in distributions:
        from PySide6.QtCore import qVersion

        found.append(Component("Qt", qVersion(), "LGPL-3.0-only", f"pkg:generic/qt@{qVersion()}"))
    return found


def _of_system(libraries: Iterable[Path]) -> list[Component]:
    """Libraries of the system the package is built on: Debian's package with its copyright file."""
    found: dict[str, Component] = {}
    unknown: list[str] = []
    for library in sorted(libraries):
        package = _debian_package(library)
        if package is None:
            if not library.name.startswith(("libpython", "python3", "vcruntime", "msvcp", "ucrtbase", "api-ms")):
                unknown.append(str(library))
            continue
        name, version, architecture = package
        if name in found:
            continue
        notice = Path("/usr/share/doc") / name / "copyright"
        text = notice.read_text(encoding="utf-8", errors="replace") if notice.exists() else ""
        short = sorted(set(re.findall(r"^License:\s*(\S.*)$", text, re.MULTILINE)))
        found[name] = Component(
            name,
            version,
            ", ".join(short[:4]) + (" …" if len(short) > 4 else "") if short else "see text",
            f"pkg:deb/debian/{name}@{quote(version)}?arch={architecture}",
            [("copyright", text)] if text else [],
        )
    if unknown:
        raise LicenceMissing(f"nobody knows whose these are: {', '.join(unknown)}")
    return list(found.values())


def _debian_package(library: Path) -> tuple[str, str, str] | None:
    # dpkg knows a library by the folder it was installed to, which may be reached by a link by now
    for place in (library, Path(str(library).removeprefix("/usr"))):
        try:
            told = subprocess.run(
                ["dpkg-query", "-S", str(place)], capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except OSError:
            return None
        if told.returncode == 0:
            full = told.stdout.partition(": ")[0].split(",")[0]
            shown = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Package}\t${Version}\t${Architecture}", full],
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
                check=True,
            )
            name, version, architecture = shown.stdout.split("\t")
            return name, version, architecture
    return None


def _is_library(file: Path) -> bool:
    return ".so" in file.name or file.suffix in (".dll", ".dylib", ".pyd")


def _licence_choice(licence: str) -> dict[str, object]:
    if re.fullmatch(r"[A-Za-z0-9.+-]+", licence) and licence != "see":
        known = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "LGPL-3.0-only", "blessing"}
        return {"license": {"id": licence} if licence in known else {"name": licence}}
    if re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)+", licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
