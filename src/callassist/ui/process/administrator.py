"""Whether the program was started with more rights than a telephone call needs."""

from __future__ import annotations

import os
import sys


def runs_as_administrator() -> bool:
    """Root, or an elevated process on Windows."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0
