"""Lines of a list that are no rows, as a file that is repaired in a spreadsheet and read in again.

CSV for people: a byte order mark, semicolons, and a `'` in front of what a spreadsheet would run or retype. Their cells
stand in the columns they had; in front of them the line of the file, why it was refused, and the list they belong to,
by which they find their way home (`repaired_file`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callassist.domain.lead_list import RejectedLine
from callassist.formats.export.log_csv import BOM, guarded, protected
from callassist.services.leads.importing import CELLS
from callassist.services.leads.lists import LeadLists

__all__ = ["RejectsFile", "save_rejects"]

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class RejectsFile:
    """A file that was written whole."""

    path: Path
    lines: int


def save_rejects(
    lists: LeadLists,
    list_id: str,
    target: Path,
    new_file: Callable[[Path], AbstractContextManager[BinaryIO]],
    *,
    names: tuple[str, str, str] = ("line", "reason", "list"),
    reasons: Mapping[str, str] | None = None,
) -> RejectsFile:
    """Writes all rejects of a list, on the thread that calls.

    Args:
        lists: the lists of the log.
        list_id: of which one.
        target: where to.
        new_file: what takes the place of `target` once it is whole, such as `Exporting.new_file`.
        names: of the three columns in front.
        reasons: words for codes.

    Raises:
        ExportError: it cannot be written; `LogError`: the log cannot be read; `NotFound`: there is no such list.
    """
    rejects = list(_rejects(lists, list_id))
    headers = lists.header(list_id).result()
    width = max((len(cells) for _, cells in rejects), default=0)
    columns = [header.strip() or f"column {place}" for place, header in enumerate(headers, 1)]
    columns += [f"column {place}" for place in range(len(columns) + 1, width + 1)]
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(guarded(one) for one in (*names, *columns))
    for reject, cells in rejects:
        reason = (reasons or {}).get(reject.reason, reject.reason)
        writer.writerow([reject.line, reason, list_id, *map(_safe, cells)])
    with new_file(target) as file:
        file.write(text.getvalue().encode("utf-8", "replace"))
    return RejectsFile(target, len(rejects))


def _rejects(lists: LeadLists, list_id: str) -> Iterator[tuple[RejectedLine, list[str]]]:
    after = 0
    while some := lists.rejects(list_id, after, _AT_ONCE).result():
        for one in some:
            yield one, one.raw.rstrip("\r\n").split(CELLS)
        after = some[-1].line


def _safe(cell: str) -> str:
    harmless = guarded(cell)
    return harmless if harmless != cell else protected(cell)
