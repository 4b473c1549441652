"""A page made a PDF in a process of its own: Qt lays text out on the window's thread alone, which is not held up."""

from __future__ import annotations

import base64

from callassist.storage.keeping.apart import Tick, apart_job, run_apart
from callassist.ui.kit.printing import pdf_of_page

#: fonts are mapped, not read: their bytes count all the same
_MEMORY_MB = 4096


@apart_job
def print_job(tick: Tick, *, page: str) -> str:
    """In the other process: the page as a PDF, in signs JSON can hold."""
    tick(0, 1)
    return base64.b64encode(pdf_of_page(page)).decode("ascii")


def printed_apart(page: str) -> bytes:
    """The PDF of an HTML page; on a thread that may wait.

    Raises:
        LogError: the process was ended, or never answered.
    """
    return base64.b64decode(run_apart(print_job, {"page": page}, memory_mb=_MEMORY_MB))
