"""Exports, settings and backups on a watched disk whose Nth write fails: `failing_files DATA_DIR`, told as JSON."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable
from pathlib import Path

from callassist.bootstrap import Services
from callassist.domain.text import Language
from callassist.errors import ExportError, KnownError, LogError, SettingError
from callassist.services.export.exporting import WorkbookOptions
from callassist.storage.keeping.backups import backups_in
from callassist.storage.keeping.recovery import check_backup
from tests.faults.injection import disk
from tests.storage.logs import NONE, START, build, start

GERMAN = WorkbookOptions(Language.DE, START)


def main(root: Path) -> None:
    work = root / "work"
    work.mkdir(parents=True)
    found = build(root / "data")
    for number in range(20):
        start(found, "1", "1", name=f"Frau Kern {number}").hang_up("hung_up", NONE, "Notiz " * 500).future.result(200)
    book = root / "books" / "x.xlsx"
    book.parent.mkdir()
    targets: dict[str, tuple[Path, Callable[[], object], type[KnownError]]] = {
        "export": (work / "x.csv", lambda: found.exporting.run("calls", work / "x.csv").result(200), ExportError),
        "workbook": (book, lambda: found.exporting.run("both", book, options=GERMAN).result(200), ExportError),
        "settings": (root / "data" / "settings.toml", lambda: set_something(found), SettingError),
    }
    for name, (path, write, kind) in targets.items():
        write()
        disk.watch(path.parent)
        disk.calm()
        write()
        for number in range(1, disk.seen() + 1):
            for error in (errno.ENOSPC, errno.EIO):
                former = path.read_bytes()
                disk.fail(number, onwards=True, error=error)
                try:
                    write()
                    told = "nothing"
                except kind as refused:
                    told = "known" if refused.next_step else "no next step"
                except Exception as crash:  # noqa: BLE001 - that is what a crash is
                    told = repr(crash)
                failed = disk.failed()
                disk.calm()
                left = [one.name for one in path.parent.iterdir() if one.name.endswith(".part")]
                # the last of all operations makes the new name last: by then the file is whole, old or new
                whole = path.read_bytes() == former or told == "nothing" or path.stat().st_size >= len(former) - 2
                print(
                    json.dumps(
                        {"what": name, "point": number, "told": told, "failed": failed, "left": left, "whole": whole}
                    )
                )
        write()
    backups(found, root / "data" / "backups")
    found.close()


def backups(found: Services, folder: Path) -> None:
    """The same of a backup; what is left must be whole backups, each a copy with its note."""

    def back_up() -> None:
        found.safekeeping.back_up().result(200)

    back_up()
    disk.watch(folder)
    disk.calm()
    back_up()
    seen = disk.seen()
    for number in sorted({*range(1, seen + 1, max(1, seen // 40)), *range(max(1, seen - 12), seen + 1)}):
        for error in (errno.ENOSPC, errno.EIO):
            former = backups_in(folder)
            disk.fail(number, onwards=True, error=error)
            try:
                back_up()
                told = "nothing"
            except LogError as refused:
                told = "known" if refused.next_step and refused.code.startswith("backup") else repr(refused)
            except Exception as crash:  # noqa: BLE001 - that is what a crash is
                told = repr(crash)
            failed = disk.failed()
            disk.calm()
            there = backups_in(folder)
            names = {one.path.name for one in there} | {one.path.with_suffix(".json").name for one in there}
            left = sorted({one.name for one in folder.iterdir()} - names)
            for one in there:
                check_backup(one.path, one)
            print(
                json.dumps(
                    {
                        "what": "backup",
                        "point": number,
                        "told": told,
                        "failed": failed,
                        "left": left,
                        "whole": set(former[:2]) <= set(there),
                    }
                )
            )
    back_up()


def set_something(found: Services) -> None:
    found.settings.set("text_size", 18 + (found.settings.number("text_size") - 17) % 14)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
