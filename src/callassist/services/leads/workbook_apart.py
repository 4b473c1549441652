"""A workbook is unpacked in a process of its own: it may be a stranger's, and ends a moment after it is called off.

What comes back is a plain copy of the sheet, in the room that is named: in the data folder it has a name that the next
start removes if this one does not.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from callassist.formats.tables import list_reading
from callassist.formats.tables.file_kind import kind_of
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.list_table import NO_CHOICES, ListKind, ListTable, ReadingChoices
from callassist.formats.tables.sheet_copy import CopiedSheet, copy_sheet, open_copied
from callassist.formats.tables.text_table import HEAD
from callassist.storage.files import beside
from callassist.storage.keeping.apart import QUIET_S, Tick, apart_job, run_apart

__all__ = ["copy_job", "forget_copy", "open_file"]

#: what the process may have: 64 MiB that are packed may be a gigabyte of cells
_MEMORY_MB = 1024


@apart_job
def copy_job(tick: Tick, *, path: str, sheet: str | None, target: str) -> dict[str, Any]:
    """In the other process: a sheet as plain rows."""
    return dict(copy_sheet(tick, path=path, sheet=sheet, target=target))


def open_file(
    path: Path,
    choices: ReadingChoices = NO_CHOICES,
    *,
    room: Path,
    cancelled: Callable[[], bool] | None = None,
) -> ListTable:
    """The list in the file at `path`; on a thread that may wait. What is copied lies in `room` until it is forgotten.

    Raises:
        ListError: it cannot be read, or is none; `LogError`: reading it takes too much memory, or never ends.
        CancelledError: `cancelled` said so.
    """
    source = ListSource.of_file(path)
    if kind_of(source.head(HEAD), source.name) is not ListKind.WORKBOOK:
        return list_reading.open_list(path, choices)
    target = beside(room / "sheet")
    order = {"path": str(path.absolute()), "sheet": choices.sheet, "target": str(target)}
    try:
        copied = cast(
            "CopiedSheet",
            run_apart(copy_job, order, cancelled=cancelled, quiet_s=QUIET_S, memory_mb=_MEMORY_MB, where=str(path)),
        )
        if cancelled is not None and cancelled():
            raise CancelledError
        return open_copied(path, target, copied, choices)
    except BaseException:
        _remove(target)
        raise


def forget_copy(table: ListTable | None) -> None:
    """Nobody looks at this list any more: what was copied of it goes."""
    if table is not None and table.copy is not None and table.copy.path is not None:
        _remove(table.copy.path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
