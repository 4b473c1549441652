"""The text a script is made of: the shared parts and the script's own, as one text that is pinned with each call.

`Script.source` is the common file, a line `---`, and the script: two YAML documents that hold all it was made of, so
that a call from the log can be played again without any file. `Script.sha256` is the hash of that text.
"""

from __future__ import annotations

import hashlib
import re

from callassist import paths

COMMON_NAME = "common.yaml"

_NEXT_DOCUMENT = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)


def common_bytes() -> bytes:
    """The shared parts that ship with the program."""
    return paths.resource("scripts", COMMON_NAME).read_bytes()


def joined(data: bytes, common: bytes) -> tuple[str, str]:
    """The text that is kept with a call, and its hash."""
    shared = common.decode("utf-8-sig")
    joint = "" if shared.endswith("\n") else "\n"
    source = f"{shared}{joint}---\n{data.decode('utf-8-sig')}"
    return source, hashlib.sha256(source.encode()).hexdigest()


def parted(source: str) -> tuple[bytes, bytes] | None:
    """The script's own bytes and the shared ones; None if the text was never joined."""
    found = _NEXT_DOCUMENT.search(source)
    if found is None:
        return None
    return source[found.end() :].encode(), source[: found.start()].encode()
