"""Runs programs of Windows under Wine, in a prefix of this build's own, and never for longer than it may.

Standard handles are pipes: Python for Windows dies with WinError 6 where Wine hands it a file of Linux's. What is still
running when a prefix is left is ended (`wineserver -k` ends what runs in that prefix, and nothing else).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

#: seconds any command may take, where its caller names no other number
PATIENCE = 300.0
#: what would ask for a download (Mono, Gecko), and the library of which Wine's own lacks a function (stubs/mscms.c)
_OVERRIDES = "mscoree,mshtml=;mscms=n,b"
#: libraries of ours that Wine 8 lacks, made for this prefix alone
STUBS = ("bcryptprimitives", "icuuc", "mscms")
HERE = Path(__file__).resolve().parent


class WineFailed(Exception):
    """A program under Wine did not do what it must."""


@dataclass(frozen=True)
class Done:
    """A program that ended."""

    #: its exit code
    status: int
    #: what it wrote, as the bytes it wrote
    out: bytes

    @property
    def text(self) -> str:
        """What it wrote, read as UTF-8, with line ends of Linux."""
        return self.out.decode("utf-8", "replace").replace("\r\n", "\n")


@dataclass
class Running:
    """A program that was started."""

    process: subprocess.Popen[bytes]
    _said: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self.process.poll() is None

    @property
    def said(self) -> str:
        """What it wrote so far."""
        return bytes(self._said).decode("utf-8", "replace").replace("\r\n", "\n")

    def wait(self, patience: float) -> int:
        """Its exit code.

        Raises:
            WineFailed: it still runs after `patience` seconds.
        """
        try:
            status = self.process.wait(patience)
        except subprocess.TimeoutExpired as error:
            raise WineFailed(f"still running after {patience:.0f} s\n{self.said}") from error
        self._reader.join(5)
        return status

    def end(self) -> None:
        """For when it does not end by itself."""
        if self.runs:
            self.process.kill()
            self.process.wait()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        with stream:
            while block := os.read(stream.fileno(), 65536):
                self._said += block


@dataclass(frozen=True)
class Wine:
    """A prefix: a disk C: with a registry and a user."""

    prefix: Path
    #: the name of its user, which is part of the path to all the user has
    user: str = "rep"

    def environment(self, **more: str) -> dict[str, str]:
        """Little of this process's own environment."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "DISPLAY") if name in os.environ}
        return {
            **kept,
            # what words of a command line are read by
            "LANG": "C.UTF-8",
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "USER": self.user,
            "LOGNAME": self.user,
            **more,
        }

    @property
    def drive(self) -> Path:
        """Disk C: as Linux sees it."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        r"""C:\users\NAME as Linux sees it."""
        return self.drive / "users" / self.user

    def windows_path(self, path: Path) -> str:
        """A path of Linux as programs under Wine name it."""
        path = path.absolute()
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def make(self, work: Path) -> None:
        """Make the prefix anew, with what Wine lacks (compiled in `work`).

        Raises:
            WineFailed: Wine cannot make it.
        """
        self.end()
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        done = self.run([], program="wineboot", words=("-i",), patience=180)
        system = self.drive / "windows" / "system32"
        if done.status or not system.is_dir():
            raise WineFailed(f"wineboot: exit code {done.status}\n{done.text}")
        for stub in STUBS:
            shutil.copyfile(compile_stub(stub, work), system / f"{stub}.dll")
        # folders such as Documents are links into the home of whoever builds: they become folders of the prefix
        for folder in self.home.iterdir():
            if folder.is_symlink():
                folder.unlink()
                folder.mkdir()

    def run(
        self,
        command: Sequence[str | Path],
        *,
        patience: float = PATIENCE,
        cwd: Path | None = None,
        program: str = "wine",
        words: Sequence[str] = (),
        given: bytes = b"",
        **more: str,
    ) -> Done:
        """Run a program to its end; `more` is added to its environment.

        Raises:
            WineFailed: it still runs after `patience` seconds; it is ended then.
        """
        process = subprocess.Popen(
            [program, *map(str, command), *words],
            env=self.environment(**more),
            cwd=cwd,
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            out, _none = process.communicate(given or None, timeout=patience)
        except subprocess.TimeoutExpired as error:
            process.kill()
            self.end()
            process.communicate()  # closes its pipes
            raise WineFailed(
                f"{' '.join(map(str, command))}: still running after {patience:.0f} s\n{error.output!r}"
            ) from error
        return Done(process.returncode, out)

    def start(self, command: Sequence[str | Path], *, cwd: Path | None = None, **more: str) -> Running:
        """Start a program and let it run; `more` is added to its environment."""
        return Running(
            subprocess.Popen(
                ["wine", *map(str, command)],
                env=self.environment(**more),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        )

    def end(self) -> None:
        """End everything that runs in this prefix."""
        if not self.prefix.exists():
            return
        subprocess.run(["wineserver", "-k"], env=self.environment(), capture_output=True, timeout=60, check=False)
        # until it is gone: the next program would speak to a server about to end
        subprocess.run(["wineserver", "-w"], env=self.environment(), capture_output=True, timeout=60, check=False)

    @contextmanager
    def session(self) -> Iterator[Wine]:
        """The prefix, with everything in it ended afterwards."""
        try:
            yield self
        finally:
            self.end()


def compile_stub(name: str, work: Path) -> Path:
    """One of `STUBS` as a DLL in `work`."""
    work.mkdir(parents=True, exist_ok=True)
    source, target = HERE / "stubs" / f"{name}.c", work / f"{name}.dll"
    compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-Wall", "-Werror", "-o", str(target), str(source)]
    subprocess.run([*compiler, "-ladvapi32"], check=True, timeout=60)
    return target


def until(happened: object, what: str, patience: float = 120.0) -> None:
    """Wait until `happened()` is true.

    Raises:
        WineFailed: it is not after `patience` seconds.
    """
    end = time.monotonic() + patience
    while not happened():  # type: ignore[operator]
        if time.monotonic() > end:
            raise WineFailed(f"waited in vain for {what}")
        time.sleep(0.05)
