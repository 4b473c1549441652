"""What is compiled into other components' files and stands in no list of packages: found by what it leaves there.

A scanner for known holes looks for names and versions. OpenSSL inside a Python module, PNG inside Qt and expat inside
Python are on no list of Debian's or of the package index; but most libraries carry their version as a text in them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Sign:
    """How a library is known in a binary."""

    name: str
    licence: str
    #: its version is the first group
    pattern: bytes


@dataclass
class Embedded:
    """A library inside files of others."""

    name: str
    #: "" where the binary does not tell; then it is what the carrier's own version has
    version: str
    licence: str
    #: the files that hold it
    carriers: set[Path] = field(default_factory=set[Path])


SIGNS = (
    Sign("OpenSSL", "Apache-2.0", rb"OpenSSL (\d+\.\d+\.\d+[a-z]*) +\d{1,2} [A-Z][a-z]{2} \d{4}"),
    Sign("zlib", "Zlib", rb"(?:in|de)flate (\d+\.\d+[.\d]*) Copyright"),
    Sign("libpng", "libpng-2.0", rb"libpng version (\d+\.\d+\.\d+)"),
    Sign("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", rb"libjpeg-turbo version (\d+\.\d+\.\d+)"),
    Sign("PCRE2", "BSD-3-Clause", rb"\0(1\d\.\d+) 20\d\d-\d\d-\d\d\0"),
    Sign("expat", "MIT", rb"\0expat_(\d+\.\d+\.\d+)\0"),
    Sign("bzip2", "bzip2-1.0.6", rb"\0(\d\.\d\.\d+), \d{1,2}-[A-Z][a-z]{2}-\d{4}\0"),
    Sign("SQLite", "blessing", rb"SQLite version (\d+\.\d+\.\d+)"),
    Sign("libwebp", "BSD-3-Clause", rb"WebP (\d+\.\d+\.\d+)"),
)

#: What leaves no text behind. Qt holds these wherever it is not linked to a library of that name: name, licence, the
#: library of Qt that needs it, the soname it would be linked to otherwise. See "Licenses Used in Qt" in Qt's manual.
_IN_QT = (
    ("double-conversion", "BSD-3-Clause", "Qt6Core", "double-conversion"),
    ("TinyCBOR", "MIT", "Qt6Core", "tinycbor"),
    ("HarfBuzz", "Old MIT", "Qt6Gui", "harfbuzz"),
    ("MD4C", "MIT", "Qt6Gui", "md4c"),
)


#: What is a file by itself, or linked into one, where Python is built for Windows: name, licence, the file, the soname
#: it would be linked to otherwise.
_IN_PYTHON = (
    ("libffi", "MIT", r"libffi-\d+\.dll", "libffi.so"),
    ("liblzma", "0BSD", r"_lzma\.pyd", "liblzma.so"),
)


#: What Microsoft's linker leaves no word of but a bare version: name, licence, the file, the version.
_IN_WINDOWS = (
    ("zlib", "Zlib", r"python3\d+\.dll|Qt6Core\.dll", rb"\0(1\.[2-9]\.\d+(?:\.\d+)?)\0"),
    ("libpng", "libpng-2.0", r"Qt6Gui\.dll", rb"\0(1\.6\.\d+)\0"),
    ("FreeType", "FTL", r"Qt6Gui\.dll", rb"FreeType (\d+\.\d+\.\d+)"),
)


def find(files: Iterable[Path]) -> list[Embedded]:
    """What these binaries hold of others, by name and version."""
    found: dict[tuple[str, str], Embedded] = {}

    def add(name: str, version: str, licence: str, carrier: Path) -> None:
        found.setdefault((name, version), Embedded(name, version, licence)).carriers.add(carrier)

    for file in files:
        data = file.read_bytes()
        for sign in SIGNS:
            for version in {match[1].decode() for match in re.finditer(sign.pattern, data)}:
                add(sign.name, version, sign.licence, file)
        for name, licence, library, soname in _IN_QT:
            if re.match(rf"(lib)?{library}\b", file.name) and f"lib{soname}".encode() not in data:
                add(name, "", licence, file)
        for name, licence, pattern, soname in _IN_PYTHON:
            if re.fullmatch(pattern, file.name) and soname.encode() not in data:
                add(name, "", licence, file)
        for name, licence, pattern, told in _IN_WINDOWS:
            if re.fullmatch(pattern, file.name):
                version = re.search(told, data)
                add(name, version[1].decode() if version else "", licence, file)
        if file.name.startswith("libicuuc.so."):
            add("ICU", _icu_version(file), "Unicode-DFS-2016", file)
        if file.name.startswith("_decimal"):
            import decimal

            version = str(getattr(decimal, "__libmpdec_version__", ""))
            if version.encode() in data:  # compiled in, not a library of its own
                add("libmpdec", version, "BSD-2-Clause", file)
    return sorted(found.values(), key=lambda one: (one.name.lower(), one.version))


def _icu_version(library: Path) -> str:
    """Asked of the library itself, whose functions carry its main version in their names."""
    main = library.name.rpartition(".")[2]
    numbers = (ctypes.c_uint8 * 4)()
    getattr(ctypes.CDLL(str(library)), f"u_getVersion_{main}")(numbers)
    return f"{numbers[0]}.{numbers[1]}"
