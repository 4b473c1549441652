"""An export in a process of its own, held up half-way: `export_child DATA_DIR TARGET SECONDS LAST`; says where it is.

It takes so many seconds over each step, and from the row LAST on it comes to no end: whoever kills it may be late.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from callassist.domain.text import Language
from callassist.services.export import exporting
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from tests.storage.logs import START, build


def main(folder: Path, target: Path, seconds: float, last: int) -> None:
    exporting._SLICE = 5  # pyright: ignore[reportPrivateUsage]
    exporting._REPORT = 1  # pyright: ignore[reportPrivateUsage]
    found = build(folder)

    def progress(done: int, _total: int) -> None:
        print(done, flush=True)
        time.sleep(seconds if done < last else 3_600)

    options = WorkbookOptions(Language.DE, START) if target.suffix == ".xlsx" else CsvOptions()
    result = found.exporting.run("calls", target, options=options, progress=progress).result()
    print("whole", result.rows, flush=True)
    found.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
