"""`callassist self-test`: does this installation do its work? Run from source and by the packaged program alike."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from callassist import bootstrap, paths
from callassist.domain.text import Language
from callassist.domain.verdict import VerdictState
from callassist.services.call_log import LogFilter
from callassist.services.calling import CallRequest
from callassist.services.exporting import CsvOptions

#: seconds any one step may take
_PATIENCE = 60.0
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
        ("a call, its log and its CSV", _call_and_csv),
        ("a backup, read in a process of its own", _apart),
        ("the window, an icon, a translation", _window),
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
    _without_a_screen()
    from callassist.ui.endless import call_until_killed

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
    from callassist.storage import migrate, schema

    log = folder / "old.db"
    log.touch(mode=0o600)
    migrate.upgrade(log)
    found = schema.inspect(log)
    if found != (schema.MAJOR, schema.MINOR):
        raise _Failed(f"the log has format {found} after all steps")
    return f"{len(migrate.revisions())} step, format {schema.MAJOR}.{schema.MINOR}"


def _call_and_csv(folder: Path) -> str:
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


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _window(folder: Path) -> str:
    _without_a_screen()
    from callassist.ui.self_check import check_window

    return check_window(folder / "data")


def _without_a_screen() -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
