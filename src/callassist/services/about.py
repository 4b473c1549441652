"""What this program is made of, and where it keeps what is yours. Nothing of it is looked up elsewhere."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from callassist import __version__, paths
from callassist.errors import LogError
from callassist.storage.driver import load_driver

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class About:
    """Versions and places; the window adds its own Qt."""

    #: the folder of log, settings and own scripts
    data: Path

    @property
    def version(self) -> str:
        return __version__

    @property
    def python(self) -> str:
        return platform.python_version()

    @property
    def sqlite(self) -> str:
        """Version of the SQLite that opens the log; "" where there is none that may. Loads it."""
        try:
            return ".".join(str(part) for part in load_driver().sqlite_version_info)
        except LogError:
            return ""

    @property
    def packaged(self) -> bool:
        """Whether this is the packaged program."""
        return paths.is_packaged()


def licences() -> str:
    """The licence of callassist and those of what it is made of, as plain text.

    The packaged program carries all texts in full. From source the texts lie beside the packages, and their names and
    licences are listed.
    """
    own = paths.licence_text()
    if paths.is_packaged():
        return f"{own}\n\n{paths.resource('licences', 'THIRD-PARTY.txt').read_text(encoding='utf-8')}"
    lines = [
        f"{one.name} {one.version}: {_licence(one)}"
        for one in sorted(_requirements(), key=lambda one: one.name.lower())
    ]
    return "\n".join([own, "", f"Python {platform.python_version()}: PSF-2.0 ({sys.base_prefix})", *lines, ""])


def _licence(distribution: metadata.Distribution) -> str:
    described = distribution.metadata
    named = described.get_all("License-Expression") or described.get_all("License") or [""]
    return str(named[0]).partition("\n")[0] or "see its folder"


def _requirements() -> list[metadata.Distribution]:
    """Everything callassist needs, directly or through others, as far as it is installed."""
    found: dict[str, metadata.Distribution] = {}
    waiting = ["callassist"]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or an extra nobody asked for
        for line in found[name].requires or ():
            named = _NAME.match(line)
            if named is not None and "extra ==" not in line:
                waiting.append(re.sub(r"[-_.]+", "-", named[0]).lower())
    found.pop("callassist", None)
    return list(found.values())
