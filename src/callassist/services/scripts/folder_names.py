"""What the folder or file of a script is called, beside those of all others."""

from __future__ import annotations

import hashlib
import re

from callassist.storage.files import is_name_of_windows

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")


def folder_name(script_id: str) -> str:
    """The name of a script's folder: its own, or a hash where a file system would not take that."""
    if _NAME.match(script_id) and is_name_of_windows(script_id):
        return script_id
    return "x-" + hashlib.sha256(script_id.encode()).hexdigest()[:20]
