"""A job done in a process of its own, which can be ended: for files that may have been made by a stranger.

What reads such a file may be held up for hours, eat all memory or bring the process down, in code that is not ours
(SQLite, a parser) as well as in ours. Here it has a process with a limit of memory, whose silence is bounded, and that
is gone a moment after it was called off. Only whole results come back, as plain data.

The child is this very program (`callassist apart`), which loads nothing but what the job asks for. It is told what to
do over its standard input, so that no name of a file stands in the list of processes, and ends when that is closed:
with the parent, however that one ends. Lines of JSON come back: progress, then the result or an error.
"""

from __future__ import annotations

import importlib
import io
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import IO, Any, NoReturn, TypeVar, cast

from callassist import errors
from callassist.errors import KnownError, LogError
from callassist.paths import is_packaged

VERB = "apart"
"""The hidden command of the program."""

Tick = Callable[[int, int], None]
"""Is told how much of how much is done; may raise to call it off."""
Job = Callable[..., Any]
"""Takes a `tick` and its arguments by name, all JSON; its result is JSON."""

#: what every process with Python, SQLAlchemy and SQLite in it has, and as much again
MEMORY_MB = 500
#: seconds without a word after which a job is taken for stuck: a slow disk may need some for one flush
QUIET_S = 60.0

#: seconds between two looks at whether the job was called off
_LOOK_S = 0.1
#: seconds between two lines of progress
_TICK_S = 0.1
#: characters of a line that comes back
_LONGEST_LINE = 16 * 1024 * 1024
#: where jobs may come from
_OURS = "callassist."
_MARK = "_is_apart_job"
#: PR_SET_PDEATHSIG of prctl(2)
_DIE_WITH_PARENT = 1

_log = logging.getLogger(__name__)

_F = TypeVar("_F", bound=Job)


class BugApart(Exception):
    """A bug of ours in the other process; holds its type and its place, nothing that was read."""


def apart_job(function: _F) -> _F:
    """Marks a function of a module of ours that may be run apart: nothing else is."""
    setattr(function, _MARK, True)
    return function


def run_apart(
    job: Job,
    arguments: Mapping[str, object],
    *,
    tick: Tick | None = None,
    cancelled: Callable[[], bool] | None = None,
    quiet_s: float = QUIET_S,
    memory_mb: int = MEMORY_MB,
    where: str = "",
) -> Any:  # noqa: ANN401 - JSON
    """Has `job` done in another process; its result. Waits for it: not for the window's thread.

    Args:
        job: a function at the top of a module of ours, marked with `apart_job`.
        arguments: its arguments by name, JSON.
        tick: hears, on this thread, how far it has come; whatever it raises ends the job and comes out of here.
        cancelled: asked ten times a second whether nobody wants the result any more.
        quiet_s: seconds without a word after which it is ended.
        memory_mb: what its process may have, where the system can bound that (not on Windows).
        where: the file that is read, for errors.

    Raises:
        KnownError: the job's own; or `LogError` with the code `apart_silent`, `apart_memory`, `apart_ended`.
        CancelledError: `cancelled` said so.
        BugApart: anything else went wrong in there.
        OSError: no process can be started.
    """
    order = {"job": f"{job.__module__}:{job.__qualname__}", "arguments": dict(arguments), "memory_mb": memory_mb}
    process = _start()
    assert process.stdin is not None
    assert process.stdout is not None
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    reader = threading.Thread(target=_read_lines, args=(process.stdout, lines), name="lines from apart", daemon=True)
    reader.start()
    try:
        with suppress(OSError):  # it has ended already: that is told below
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        heard = time.monotonic()
        while True:
            if cancelled is not None and cancelled():
                raise CancelledError
            try:
                line = lines.get(timeout=_LOOK_S)
            except queue.Empty:
                if time.monotonic() - heard > quiet_s:
                    raise _hindered("apart_silent", where) from None
                continue
            heard = time.monotonic()
            if not line:
                raise _hindered("apart_ended", where)
            found = _parsed(line)
            if "tick" in found:
                if tick is not None:
                    tick(*found["tick"])
                continue
            return _outcome(found, where)
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            process.stdin.close()
        reader.join()
        process.stdout.close()


def _command() -> list[str]:
    """The program that runs here, with the hidden command."""
    # -P: nothing in the folder it is started from is taken for a module
    return [sys.executable, VERB] if is_packaged() else [sys.executable, "-P", "-m", "callassist", VERB]


def _start() -> subprocess.Popen[bytes]:
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a terminal may keep what another library says of what it reads
        creationflags=hidden,
    )


def _read_lines(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    while True:
        line = stream.readline(_LONGEST_LINE)
        # b"": it has ended; and a line that has no end is no line of ours
        lines.put(line if line.endswith(b"\n") else b"")
        if not line.endswith(b"\n"):
            return


def _parsed(line: bytes) -> dict[str, Any]:
    found = json.loads(line)
    assert isinstance(found, dict)
    return cast("dict[str, Any]", found)


def _outcome(found: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401 - JSON
    if "result" in found:
        return found["result"]
    if "known" in found:
        raise _known(found["known"])
    if found.get("bug") == MemoryError.__name__:
        raise _hindered("apart_memory", where)
    place = f"{found.get('bug')} at {found.get('place')}"
    _log.error("a bug in a process of its own", extra={"free_of_data": f"in a process of its own: {place}"})
    raise BugApart(place)


WORDS = {
    "apart_silent": "reading this file does not come to an end, and was given up",
    "apart_memory": "reading this file would take more memory than it may, and was given up",
    "apart_ended": "reading this file ended unexpectedly",
}


def _hindered(code: str, where: str) -> LogError:
    _log.warning("a job in a process of its own was not done: %s", code)
    return LogError(
        WORDS[code], where=where, next_step="nothing was changed; use another copy, or report this", code=code
    )


def _known(found: Mapping[str, Any]) -> KnownError:
    """The known error that was raised in the other process, of the same class."""
    kind = cast("object", getattr(errors, str(found["class"]), None))
    if not (isinstance(kind, type) and issubclass(kind, KnownError)):
        kind = KnownError
    # not by the class's own constructor: each takes other arguments
    error = kind.__new__(kind)
    KnownError.__init__(
        error,
        str(found["what"]),
        where=str(found["where"]),
        next_step=str(found["next_step"]),
        code=str(found["code"]),
        facts=found["facts"],
    )
    return error


# -- in the other process ----------------------------------------------------------------------------------------------


def serve() -> int:
    """What `callassist apart` does: the one job it is told of over its standard input; the exit status."""
    # not `sys.stdin`: a program without a terminal (Windows) has none
    source = open(0, "rb", closefd=False)  # noqa: SIM115 - it stays open
    target = os.fdopen(os.dup(1), "wb")
    # whatever a library prints must not stand among our lines, and an interrupt is for the parent
    sys.stdout = sys.stderr
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = source.readline(_LONGEST_LINE)
    try:
        order = _parsed(line)
        job = _job_of(str(order["job"]))
        memory_mb = int(order["memory_mb"])
    except (ValueError, LookupError, AssertionError):
        return 2  # a person typed the command
    _end_with_parent(source)
    _limit(memory_mb)
    said = 0.0

    def tell(found: Mapping[str, object]) -> None:
        target.write(json.dumps(found).encode() + b"\n")
        target.flush()

    def tick(done: int, total: int) -> None:
        nonlocal said
        if (now := time.monotonic()) - said >= _TICK_S:
            said = now
            tell({"tick": [done, total]})

    try:
        result = {"result": job(tick, **order["arguments"])}
    except KnownError as error:
        result = {"known": _plain(error)}
    except BaseException as error:  # noqa: BLE001 - its place is told, and nothing that was read
        result = {"bug": type(error).__name__, "place": _place(error)}
        del error
    tell(result)
    return 0


def _job_of(name: str) -> Job:
    """The job of that name.

    Raises:
        LookupError: it is none.
    """
    module, _, function = name.partition(":")
    if not module.startswith(_OURS):
        raise LookupError(name)
    found = cast("object", getattr(importlib.import_module(module), function, None))
    if not callable(found) or not getattr(found, _MARK, False):
        raise LookupError(name)
    return found


def _limit(memory_mb: int) -> None:
    """No more memory than that, and no picture of it on the disk, where the system knows such limits."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # memory of its own counts, not what is mapped of a file, such as libraries
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory_mb << 20, memory_mb << 20))


def _end_with_parent(source: io.BufferedReader) -> None:
    """When the parent closes the pipe, which its end does as well, this process is gone at once."""
    if sys.platform == "linux":
        import ctypes

        # the thread below runs no earlier than what holds the interpreter lets it
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, int(signal.SIGKILL))

    def watch() -> NoReturn:
        with suppress(OSError, ValueError):
            while source.read(1024):
                pass
        os._exit(3)

    # a small stack: by default it takes 8 MB of what the limit allows
    before = threading.stack_size(256 * 1024)
    threading.Thread(target=watch, name="end with the parent", daemon=True).start()
    threading.stack_size(before)


def _plain(error: KnownError) -> dict[str, object]:
    facts = {name: value if isinstance(value, int) else str(value) for name, value in error.facts.items()}
    return {
        "class": type(error).__name__,
        "what": error.what,
        "where": error.where,
        "next_step": error.next_step,
        "code": error.code,
        "facts": facts,
    }


def _place(error: BaseException) -> str:
    """Where in our code it was raised: `storage/keeping/pages.py:80`."""
    found = ""
    trace = error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
        if "/callassist/" in path:
            found = f"{path.rpartition('/callassist/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
