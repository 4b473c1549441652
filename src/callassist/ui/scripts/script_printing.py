"""A page made a PDF in a process of its own: Qt lays text out on the window's thread alone, which is not held up."""

from __future__ import annotations

import tempfile
from pathlib import Path

from callassist.storage.keeping.apart import Tick, apart_job, run_apart
from callassist.ui.kit.printing import pdf_of_page

#: fonts are mapped, not read: their bytes count all the same
_MEMORY_MB = 4096


@apart_job
def print_job(tick: Tick, *, page: str, target: str) -> bool:
    """In the other process: the page as a PDF."""
    tick(0, 1)
    Path(target).write_bytes(pdf_of_page(page))
    return True


def printed_apart(page: str) -> bytes:
    """The PDF of an HTML page; on a thread that may wait.

    Raises:
        LogError: the process was ended, or never answered.
    """
    with tempfile.TemporaryDirectory(prefix="callassist-") as folder:
        target = Path(folder) / "page.pdf"
        run_apart(print_job, {"page": page, "target": str(target)}, memory_mb=_MEMORY_MB)
        return target.read_bytes()
