"""A screen without a monitor, of the X server's own: for checks and tests that press real keys."""

from __future__ import annotations

import os
import subprocess
from contextlib import ExitStack


def start(stack: ExitStack, size: str = "1400x900") -> str:
    """A display of our own, without any network port, until `stack` ends; its name.

    Raises:
        OSError: Xvfb is not there, or did not start.
    """
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    with os.fdopen(reader) as told:
        try:
            server = subprocess.Popen(
                command,
                pass_fds=[writer],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
            )
        finally:
            os.close(writer)

        def end() -> None:
            server.terminate()
            server.wait()

        stack.callback(end)
        number = told.readline().strip()
    if not number:
        raise OSError("Xvfb did not start")
    return f":{number}"
