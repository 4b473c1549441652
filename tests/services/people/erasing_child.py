"""Erases somebody from the log in a folder and is killed before a copy of it is made anew: `… FOLDER WHO NTH`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from callassist import bootstrap
from callassist.storage.keeping import erased_copies


def main(folder: Path, who: str, nth: int) -> None:
    """Ends hard before the Nth copy; 0 for before the log itself is written to."""
    services = bootstrap.build(folder)
    rewrite, done = erased_copies._erase_in_copy, [0]  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

    def killed(copy: Path, lines: object, somebody: object) -> bool:
        done[0] += 1
        if done[0] == nth:
            os._exit(9)
        return rewrite(copy, lines, somebody)  # type: ignore[arg-type]

    def killed_at_once(*_given: object, **_more: object) -> None:
        os._exit(9)

    erased_copies._erase_in_copy = killed  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
    (one,) = services.persons.find(who).result(200)
    if not nth:
        from callassist.storage.keeping import erasing

        erasing.erase = killed_at_once
    services.persons.erase(one.ref).result(200)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
