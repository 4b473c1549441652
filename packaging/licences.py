"""The licences of everything a package holds, and its bill of materials (CycloneDX).

Works from the list of files PyInstaller puts into the package, so what is named is what is there: each program and
shared library stands beside a component, and what is compiled into them is named too (embedded.py). A component without
a licence text ends the build, and so does a library that nobody knows: nobody should find that out from a lawyer.
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
from pathlib import Path, PurePath
from urllib.parse import quote

import embedded

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"

FONTS = HERE.parent / "resources" / "fonts"
#: fonts the window's are cut from: version, and what the files made of each begin with
_FONTS = {
    "Inter": ("4.001", "CallassistSans-"),
    "Noto Sans Symbols 2": ("2.008", "CallassistSymbols-Regular"),
    "Noto Sans Math": ("3.000", "CallassistSymbols-Math"),
}
#: distribution → texts of ours that stand in for what its wheel does not bring
_ADDED_TEXTS: dict[str, tuple[str, ...]] = {
    "pyside6-essentials": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("qt.txt",),
    "sqlcipher3": ("sqlcipher3.txt", "Apache-2.0.txt"),
}
#: what is compiled into others and whose notice is in none of their texts
_EMBEDDED_TEXTS = {"ICU": ("icu.txt",)}
#: the files that PyInstaller's start code becomes; the portable program is that file as a whole
PROGRAMS = ("callassist.exe", "callassist-cli.exe") if sys.platform == "win32" else ("callassist",)
_SYSTEM = "the system"
#: where a distribution's metadata does not name a licence, or not by its SPDX name
_SPDX = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND blessing AND Apache-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "python": "PSF-2.0",
}
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
#: Python's own library
_OF_PYTHON = re.compile(r"libpython|python3", re.IGNORECASE)
#: Microsoft's run-time library, whoever brings it along: Python, Qt. Its terms stand in Python's licence for Windows.
_OF_MICROSOFT = re.compile(r"(vcruntime|msvcp|concrt|vccorlib)\d+[a-z_\d]*\.dll", re.IGNORECASE)
_MICROSOFT = "microsoft-visual-c++-runtime"
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
    #: programs and shared libraries of the package that are this, or hold it
    places: set[str] = field(default_factory=set[str])
    #: purls of the components that hold it; none if it stands for itself
    within: set[str] = field(default_factory=set[str])


def components(entries: Iterable[tuple[str, Path]]) -> list[Component]:
    """Who made these files, each once, by name.

    Args:
        entries: the package's files: the place of each in it, and its source.

    Raises:
        LicenceMissing: with everything that has no text.
    """
    owners = _distribution_files()
    distributions: dict[str, metadata.Distribution] = {}
    #: programs and libraries by whose they are: a distribution's, Python's or the system's
    binaries: dict[str, dict[str, Path]] = {"python": {}, _SYSTEM: {}}
    for place, file in entries:
        place, resolved = PurePath(place).as_posix(), file.resolve()
        if _OF_MICROSOFT.fullmatch(resolved.name):
            binaries.setdefault(_MICROSOFT, {})[place] = resolved
            continue
        owner = owners.get(resolved)
        key = _key(owner.name) if owner else "python" if _is_of_python(resolved) else _SYSTEM
        if owner is not None:
            distributions[key] = owner
        if _is_library(resolved):
            binaries.setdefault(key, {})[place] = resolved
    distributions.pop("callassist", None)
    # its start code is the program file itself
    distributions["pyinstaller"] = metadata.distribution("pyinstaller")
    carriers = {key: _of_distribution(one) for key, one in distributions.items()} | {"python": _of_python()}
    carriers["pyinstaller"].places.update(PROGRAMS)
    if sys.platform == "win32":  # with a zlib in it, which elsewhere is the system's
        start = Path(str(distributions["pyinstaller"].locate_file("PyInstaller/bootloader/Windows-64bit-intel")))
        binaries["pyinstaller"] = dict(zip(PROGRAMS, (start / "runw.exe", start / "run.exe"), strict=True))
    if _MICROSOFT in binaries:
        carriers[_MICROSOFT] = _of_microsoft(binaries[_MICROSOFT], carriers["python"])
    found = [*carriers.values(), *_of_engine(carriers), *_of_fonts()]
    by_themselves = {one.name for one in found}
    for key, carrier in carriers.items():
        carrier.places.update(binaries.get(key, {}))
        found += _of_wheel(distributions.get(key), carrier)
        for one in _of_embedded(binaries.get(key, {}), carrier, by_themselves):
            same = next((other for other in found if other.purl == one.purl), None)
            if same is None:
                found.append(one)
                continue
            same.within |= one.within  # the same zlib in Python and in Qt
            same.places |= one.places
    found += _of_system(binaries[_SYSTEM])
    missing = [one.name for one in found if not one.texts and not one.within]
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
    """The same as CycloneDX 1.6, in JSON, with the files each one is in. The same components give the same file."""
    found = list(found)
    parts = [
        {
            "type": "library",
            "bom-ref": one.purl,
            "name": one.name,
            **({"version": one.version} if one.version else {}),
            "licenses": [_licence_choice(one.licence)],
            "purl": one.purl,
            **({"evidence": {"occurrences": [{"location": at} for at in sorted(one.places)]}} if one.places else {}),
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
        "dependencies": [
            {"ref": root, "dependsOn": [one.purl for one in found if not one.within]},
            *(
                {"ref": one.purl, "dependsOn": held}
                for one in found
                if (held := [other.purl for other in found if one.purl in other.within])
            ),
        ],
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def write(entries: Iterable[tuple[str, Path]], folder: Path, name: str, version: str) -> list[Path]:
    """Write both into `folder`: THIRD-PARTY.txt and sbom.cdx.json."""
    found = components(entries)
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
    version, purl = platform.python_version(), f"pkg:generic/python@{platform.python_version()}"
    folder = sysconfig.get_config_var("LIBDIR")  # Windows has none
    package = _debian_package(Path(folder) / str(sysconfig.get_config_var("INSTSONAME"))) if folder else None
    if package is not None:  # with mends of Debian's that its own version does not tell of
        version, purl = package[1], f"pkg:deb/debian/{package[0]}@{quote(package[1])}?arch={package[2]}"
    return Component("Python", version, _SPDX["python"], purl, [("LICENSE", text)] if text else [])


def _of_microsoft(files: dict[str, Path], python: Component) -> Component:
    """The run-time library that Microsoft lets whoever builds with its compiler hand on."""
    version = max(filter(None, map(_version_of_dll, files.values())), key=lambda told: [*map(int, told.split("."))])
    purl = f"pkg:generic/{quote(_MICROSOFT)}@{version}"
    return Component("Microsoft Visual C++ Runtime", version, "see text", purl, list(python.texts))


def _version_of_dll(file: Path) -> str:
    """What the properties of a file of Windows' show; "" where it has none."""
    import pefile

    with pefile.PE(str(file), fast_load=True) as read:
        read.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        for one in getattr(read, "VS_FIXEDFILEINFO", ()):
            high, low = one.FileVersionMS, one.FileVersionLS
            return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
    return ""


def _of_fonts() -> list[Component]:
    """What the fonts of the window are cut from (packaging/fonts.py); their licence lies beside them."""
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    held = {f"callassist/resources/fonts/{path.name}" for path in FONTS.glob("*.ttf")}
    found: list[Component] = []
    for name, (version, begin) in _FONTS.items():
        places = {place for place in held if place.rpartition("/")[2].startswith(begin)}
        purl = f"pkg:generic/{name.lower().replace(' ', '-')}@{version}"
        found.append(Component(name, version, "OFL-1.1", purl, [("OFL.txt", text)], places))
    return found


def _of_engine(carriers: dict[str, Component]) -> list[Component]:
    """What others are made of and tells its version when it is asked: for those who look for holes by name."""
    found: list[Component] = []
    if "sqlcipher3" in carriers:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
        connection.close()
        sqlite = dbapi2.sqlite_version
        found.append(Component("SQLite", sqlite, "blessing", f"pkg:generic/sqlite@{sqlite}"))
        found.append(Component("SQLCipher", cipher, "BSD-3-Clause", f"pkg:generic/sqlcipher@{cipher}"))
        for one in found:
            one.within.add(carriers["sqlcipher3"].purl)
    if "pyside6-essentials" in carriers:
        from PySide6.QtCore import qVersion

        qt = Component("Qt", qVersion(), "LGPL-3.0-only", f"pkg:generic/qt@{qVersion()}")
        qt.within.add(carriers["pyside6-essentials"].purl)
        found.append(qt)
    return found


def _of_wheel(distribution: metadata.Distribution | None, carrier: Component) -> list[Component]:
    """What a wheel's own bill of materials names: the parts in other languages that were compiled into it."""
    found: list[Component] = []
    for file in (distribution.files if distribution else None) or ():
        if not file.as_posix().endswith(".json") or "/sboms/" not in file.as_posix():
            continue
        bill = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))
        for part in bill.get("components", ()):
            if part.get("scope") == "excluded" or "purl" not in part:  # tools that made it
                continue
            licences = [one.get("expression") or one["license"].get("id", "") for one in part.get("licenses", ())]
            licence = " AND ".join(filter(None, licences)) or "see text"
            # the same crate may be in two wheels; what is in which one stands there
            one = Component(part["name"], part["version"], licence, part["purl"], within={carrier.purl})
            one.places.update(place for place in carrier.places if _is_library(Path(place)))
            found.append(one)
    return found


def _of_embedded(binaries: dict[str, Path], carrier: Component, named: set[str]) -> list[Component]:
    """What the binaries of a component show to be compiled into them.

    Args:
        binaries: place in the package → source.
        carrier: whose they are.
        named: what is a component by itself already.
    """
    places = {source: place for place, source in binaries.items()}
    found: list[Component] = []
    for one in embedded.find(places):
        if one.name in named:
            continue
        key = one.name.lower()
        # without a version of its own it is told from others of its name by whom it is in
        purl = f"pkg:generic/{key}@{one.version}" if one.version else f"pkg:generic/{key}?in={quote(carrier.purl, '')}"
        texts = [(name, (TEXTS / name).read_text(encoding="utf-8")) for name in _EMBEDDED_TEXTS.get(one.name, ())]
        held = {places[source] for source in one.carriers}
        found.append(Component(one.name, one.version, one.licence, purl, texts, held, {carrier.purl}))
    return found


def _of_system(libraries: dict[str, Path]) -> list[Component]:
    """Libraries of the system the package is built on (place → source): Debian's package with its copyright file."""
    found: dict[str, Component] = {}
    unknown: list[str] = []
    for place, library in sorted(libraries.items()):
        package = _debian_package(library)
        if package is None:
            unknown.append(str(library))
            continue
        name, version, architecture = package
        if name in found:
            found[name].places.add(place)
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
            {place},
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


def _is_of_python(file: Path) -> bool:
    folders = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")]
    if "site-packages" in file.parts:  # of somebody nobody knows
        return False
    # its builds for Windows have their modules, and the libraries those are linked to, in one folder
    beside = sys.platform == "win32" and file.parent == Path(sys.base_prefix).resolve()
    return beside or bool(_OF_PYTHON.match(file.name)) or any(file.is_relative_to(folder) for folder in folders)


def _is_library(file: Path) -> bool:
    return ".so" in file.name or file.suffix in (".dll", ".dylib", ".pyd")


def _licence_choice(licence: str) -> dict[str, object]:
    if re.fullmatch(r"[A-Za-z0-9.+-]+", licence) and licence != "see":
        known = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "LGPL-3.0-only", "OFL-1.1", "blessing"}
        return {"license": {"id": licence} if licence in known else {"name": licence}}
    if re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)+", licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
