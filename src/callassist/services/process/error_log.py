"""The log of errors, beside the log of calls: our bugs, Qt's complaints, and what threads did not catch."""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

from callassist.services.process.redaction import DataFree
from callassist.storage.files import CLOSE_ON_EXEC, NO_FOLLOW, NO_WAIT

NAME = "errors.log"
#: bytes of one file; there are three of them: this one, `.1` and `.2`
LIMIT = 1_000_000
_OLDER = 2


class ErrorLog:
    """Writes `errors.log` in a folder from now until `close`. One a process, and only for who holds the log's lock."""

    def __init__(self, folder: Path) -> None:
        self._handlers: list[logging.Handler] = [_PrivateFile(folder / NAME)]
        # a program without a terminal (Windows) has none; with one, what is written there may be kept by the system
        stderr = cast("TextIOWrapper | None", sys.stderr)
        if stderr is not None:
            self._handlers.append(logging.StreamHandler(stderr))
        for handler in self._handlers:
            handler.setFormatter(DataFree())
            handler.setLevel(logging.WARNING)
            logging.getLogger().addHandler(handler)

    def close(self) -> None:
        """Write no more."""
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()


class _PrivateFile(RotatingFileHandler):
    """Made with the first error, 0600, links refused. What cannot be written is dropped: nobody is left to tell."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LIMIT, backupCount=_OLDER, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | NO_FOLLOW | CLOSE_ON_EXEC | NO_WAIT
        descriptor = os.open(self.baseFilename, flags, 0o600)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        return open(descriptor, "a", encoding="utf-8")  # noqa: PTH123 - a descriptor has no path

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        # logging would print the record with all that was filled in
        pass
