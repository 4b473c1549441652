"""What is tried, where, and what came of it: shared by all checks of the Windows packages."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wine import Done, Wine, WineFailed

#: Wine is a program of Linux: where it falls itself (SIGSEGV), no fault of Windows' is told
_WINE_FELL = "exit status 139"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    passed: bool
    told: str
    seconds: float


@dataclass
class Trial:
    """A built program under Wine, and the table of what it passed."""

    wine: Wine
    #: the one-folder program, built
    folder: Path
    portable: Path
    setup: Path
    #: Wine's Python with the sources
    python: Path
    #: an X display with a window manager
    display: str
    pictures: Path
    #: downloads, measurements, pieces
    work: Path
    version: str
    rows: list[Row] = field(default_factory=list[Row])

    @property
    def console(self) -> Path:
        """The program for the command line."""
        return self.folder / "callassist-cli.exe"

    def unpacked_names(self) -> list[str]:
        """What the portable file unpacks, by its own table of contents."""
        from PyInstaller.archive.readers import CArchiveReader

        return [name.replace("\\", "/") for name in CArchiveReader(str(self.portable)).toc]

    def run(self, program: Path, *words: str, status: int = 0, patience: float = 240.0, **more: str) -> Done:
        """Run a program to its end; `more` goes into its environment.

        Raises:
            WineFailed: it ends otherwise than with `status`.
        """
        done = self.wine.run([program, *words], patience=patience, DISPLAY=self.display, **more)
        if done.status != status:
            raise WineFailed(f"{program.name} {' '.join(words)}: exit code {done.status}, not {status}\n{done.text}")
        return done

    def check(self, what: str, step: Callable[[Trial], str]) -> None:
        """Do one check, and put what came of it into the table."""
        begin = time.monotonic()
        told, passed = self._tried(step)
        if not passed and _WINE_FELL in told and "fatal exception" not in told:
            told, passed = self._tried(step)
            told += " (second try: in the first one Wine itself fell when a program ended)"
        row = Row(what, passed, told, time.monotonic() - begin)
        self.rows.append(row)
        print(line(row), flush=True)

    def _tried(self, step: Callable[[Trial], str]) -> tuple[str, bool]:
        try:
            return step(self), True
        except (WineFailed, AssertionError, OSError) as error:
            return f"{type(error).__name__}: {error}", False
        finally:
            # nothing of one check runs on in the next
            self.wine.end()

    @property
    def passed(self) -> bool:
        """Whether all checks so far did."""
        return all(row.passed for row in self.rows)


def line(row: Row) -> str:
    """A row as it is printed: what failed is told in full, below."""
    first, _, rest = row.told.partition("\n")
    text = f"{'ok  ' if row.passed else 'FAIL'}  {row.what:44} {first} ({row.seconds:.0f} s)"
    return text if row.passed or not rest else f"{text}\n        " + rest.replace("\n", "\n        ")


def csv_rows(file: Path) -> list[dict[str, str]]:
    """The lines of an export, which Windows' own programs read: a mark at the beginning, CR LF at line ends.

    Raises:
        WineFailed: it is none.
    """
    content = file.read_bytes()
    if not content.startswith(b"\xef\xbb\xbf") or not content.endswith(b"\r\n"):
        raise WineFailed(f"{file.name} begins with {content[:8]!r} and ends with {content[-8:]!r}")
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
