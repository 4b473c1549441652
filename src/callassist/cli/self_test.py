"""`callassist self-test`: does this installation do its work? Run from source and by the packaged program alike."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from callassist import bootstrap, paths
from callassist.domain.text import Language
from callassist.domain.verdict import VerdictState
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.call_opening import CallRequest
from callassist.services.export.exporting import CsvOptions, WorkbookOptions
from callassist.storage.data_folder import make_usable
from callassist.storage.lock import LOCK_NAME

#: seconds any one step may take
_PATIENCE = 60.0
_HEARD: Mapping[str, Any] = {
    "stdout": subprocess.PIPE,
    "stderr": subprocess.PIPE,
    "encoding": "utf-8",
    "errors": "replace",
}
#: Qt tells everybody that it has switched from C to this one, which is no fault at the start
_A_LOCALE_OF_QTS = {"LC_ALL": "C.UTF-8"} if os.environ.get("LC_ALL") in ("C", "POSIX") else {}
#: tokens that make a prospect of the first sample script's lead
_CALL = ("1", "1", "1", "=6", "2", "2", "1")


class _Failed(Exception):
    """A step came out otherwise than it must."""


def self_test(*, until_killed: Path | None = None, seed: int = 0) -> int:
    """Run every step, say how each went; 0 if all went well.

    With `until_killed`, call by random keys instead, with the log in that folder, until somebody kills the process.
    """
    if until_killed is not None:
        return _call_until_killed(until_killed, seed)
    steps: tuple[tuple[str, Callable[[Path], str]], ...] = (
        ("resources", _resources),
        ("the engine of the log", _engine),
        ("migrations", _migrations),
        ("a call, its log, its CSV and its workbook", _call_and_files),
        ("a backup, read in a process of its own", _apart),
        ("the window, an icon, a translation", _window),
        ("a second start, nothing told", _second_start),
    )
    failed = 0
    with tempfile.TemporaryDirectory(prefix="callassist-self-test-") as folder:
        for name, step in steps:
            try:
                print(f"ok      {name}: {step(Path(folder))}")
            except Exception as error:  # noqa: BLE001 - whatever a broken installation raises is the finding
                failed += 1
                print(f"FAILED  {name}: {type(error).__name__}: {error}")
    return 1 if failed else 0


def _call_until_killed(folder: Path, seed: int) -> int:
    make_usable(paths.data_dir(folder))
    _without_a_screen()
    from callassist.ui.rehearsal.random_rep import call_until_killed

    return call_until_killed(paths.data_dir(folder), seed, lambda: bootstrap.build(folder))


def _resources(_folder: Path) -> str:
    names = [("scripts", "common.yaml"), ("icons", "callassist.svg"), ("translations", "callassist_de.qm")]
    if paths.is_packaged():
        names += [("licences", "LICENSE"), ("licences", "THIRD-PARTY.txt"), ("licences", "sbom.cdx.json")]
    for name in names:
        if not paths.resource(*name).is_file():
            raise _Failed(f"{'/'.join(name)} is missing")
    return f"{len(names)} found"


def _engine(_folder: Path) -> str:
    from callassist.storage.driver import load_driver

    driver = load_driver()  # refuses an SQLite that is too old
    name = getattr(driver, "__name__", "?").partition(".")[0]
    if paths.is_packaged() and name != "sqlcipher3":
        raise _Failed(f"the log would be opened by {name}, not by sqlcipher3")
    return f"SQLite {'.'.join(str(part) for part in driver.sqlite_version_info)} ({name})"


def _migrations(folder: Path) -> str:
    """From nothing to the present format, step by step: what a log of an older version goes through."""
    from callassist.storage import schema
    from callassist.storage.keeping import migrate

    log = folder / "old.db"
    log.touch(mode=0o600)
    migrate.upgrade(log)
    found = schema.inspect(log)
    if found != (schema.MAJOR, schema.MINOR):
        raise _Failed(f"the log has format {found} after all steps")
    return f"{len(migrate.revisions())} step, format {schema.MAJOR}.{schema.MINOR}"


def _call_and_files(folder: Path) -> str:
    services = bootstrap.build(folder / "data")
    try:
        broken = [entry.id for entry in services.library.entries() if entry.problems]
        if broken:
            raise _Failed(f"scripts with problems: {', '.join(broken)}")
        request = CallRequest("education_savings", "cold_call", Language.EN, "Self Test", "", "+49 30 1234567")
        live = services.calling.start(request).result(timeout=_PATIENCE)
        for token in _CALL:
            live.press(token).future.result(timeout=_PATIENCE)
        if live.view.verdict.state is not VerdictState.PROSPECT:
            raise _Failed(f"the verdict is {live.view.verdict.state}, not prospect")
        live.hang_up(live.view.proposed_outcome, live.view.follow_up, "").future.result(timeout=_PATIENCE)
        target = folder / "calls.csv"
        result = services.exporting.run(
            "calls", target, LogFilter(), CsvOptions(), progress=_silent, cancel=threading.Event()
        ).result(timeout=_PATIENCE)
        if result.rows != 1 or b"Self Test" not in target.read_bytes():
            raise _Failed("the call is not in the CSV")
        book = folder / "calls.xlsx"
        options = WorkbookOptions(Language.EN, services.clock.local())
        services.exporting.run("both", book, LogFilter(), options).result(timeout=_PATIENCE)
        with zipfile.ZipFile(book) as file:
            if b"Self Test" not in file.read("xl/worksheets/sheet1.xml"):
                raise _Failed("the call is not in the workbook")
    finally:
        services.close()
    return f"prospect, {result.rows} row"


def _apart(folder: Path) -> str:
    """That this program can start itself for a file of a stranger: found out when it is needed, it is too late."""
    services = bootstrap.build(folder / "data")
    try:
        backup = services.safekeeping.back_up().result(timeout=_PATIENCE)
        restored = services.safekeeping.restore(backup.path).result(timeout=_PATIENCE)
    finally:
        services.close()
    if restored.calls != 1:
        raise _Failed(f"{restored.calls} calls came back instead of one")
    return f"{restored.calls} call restored"


def _second_start(folder: Path) -> str:
    """The window, started as always, tells nothing; a second start raises it and ends well. Both in other processes."""
    _without_a_screen()
    data = folder / "twice"
    command = [sys.executable] if paths.is_packaged() else [sys.executable, "-m", "callassist"]
    heard: dict[str, Any] = {**_HEARD, "env": {**os.environ, **_A_LOCALE_OF_QTS}}
    first = subprocess.Popen([*command, "self-test", "--until-raised", str(data)], **heard)
    processes = [first]
    try:
        until = time.monotonic() + _PATIENCE
        while not (data / LOCK_NAME).exists() and first.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        # waits for the first one's ear itself, as long as that one holds the lock; refused, it shows a window
        processes.append(subprocess.Popen([*command, "--data-dir", str(data)], **heard))
        with suppress(subprocess.TimeoutExpired):
            for process in reversed(processes):
                process.wait(_PATIENCE / 2)
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
    # whatever a fault makes Qt, Python or the window say
    told = [text for process in processes for text in process.communicate()]
    told += [file.read_text(encoding="utf-8") for file in sorted(data.glob("*.log"))]
    ends = [process.returncode for process in processes]
    if any(ends) or any(text.strip() for text in told):
        raise _Failed(f"they ended with {ends} and told: {' | '.join(text.strip() for text in told if text.strip())}")
    return "raised"


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _window(folder: Path) -> str:
    _without_a_screen()
    from callassist.ui.rehearsal.self_check import check_window

    return check_window(folder / "data")


def _without_a_screen() -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
