"""The text a script is made of: the shared parts and the script's own, as one text that is pinned with each call.

`Script.source` is the common file, a line `---`, and the script: two YAML documents that hold all it was made of, so
that a call from the log can be played again without any file. `Script.sha256` is the hash of that text.

Where the script looks something up in files, these follow, and a last line says how long each part is. No script ends
in such a line: it would begin another document.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from callassist import paths

COMMON_NAME = "common.yaml"

_TABLES = "--- # tables: "


class Parts(NamedTuple):
    """What a pinned text was made of."""

    script: bytes
    common: bytes
    #: files something is looked up in, by their names
    tables: Mapping[str, bytes] = {}


_NEXT_DOCUMENT = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)


def common_bytes() -> bytes:
    """The shared parts that ship with the program."""
    return paths.resource("scripts", COMMON_NAME).read_bytes()


def joined(data: bytes, common: bytes, tables: Mapping[str, str] | None = None) -> tuple[str, str]:
    """The text that is kept with a call, and its hash; `tables` are the texts of files something is looked up in."""
    shared = common.decode("utf-8-sig")
    joint = "" if shared.endswith("\n") else "\n"
    script = data.decode("utf-8-sig")
    source = f"{shared}{joint}---\n{script}"
    if tables:
        parts = [[name, len(text)] for name, text in sorted(tables.items())]
        last = json.dumps([len(script), *parts], separators=(",", ":"))
        source += "".join(tables[name] for name, _ in sorted(tables.items())) + f"\n{_TABLES}{last}"
    return source, hashlib.sha256(source.encode()).hexdigest()


def parted(source: str) -> Parts | None:
    """The script's own bytes, the shared ones, and those of files; None if the text was never joined."""
    found = _NEXT_DOCUMENT.search(source)
    if found is None:
        return None
    common, script = source[: found.start()].encode(), source[found.end() :]
    body, mark, last = script.rpartition("\n" + _TABLES)
    if not mark or "\n" in last:
        return Parts(script.encode(), common)
    try:
        length, *parts = json.loads(last)
        tables: dict[str, bytes] = {}
        end = int(length)
        for name, count in parts:
            tables[str(name)] = body[end : end + int(count)].encode()
            end += int(count)
    except (ValueError, TypeError):
        return Parts(script.encode(), common)
    return Parts(body[: int(length)].encode(), common, tables)
