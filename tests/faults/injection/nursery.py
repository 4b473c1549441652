"""Processes to be killed, forked from one that has imported everything: a child costs milliseconds, not a second.

`Nursery("package.module")` starts that process; `child(*arguments)` forks one that runs the module's `main(arguments)`
with pipes of its own as standard output and error. Nothing but imports, and the module's `prepare()` if it has one,
happens before the fork: no thread, no application of Qt, no open log.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import traceback
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[3]
#: PR_SET_PDEATHSIG of prctl(2)
_DIE_WITH_PARENT = 1


class Child:
    """One forked process. `out` and `errors` are the reading ends of its pipes."""

    def __init__(self, nursery: Nursery, number: int, out: int, errors: int) -> None:
        self._nursery = nursery
        self.number = number
        self.out = out
        self.errors = errors

    def kill(self) -> int:
        """Kill -9, and wait until it is gone with all its locks; the status it ended with (-9: by the kill)."""
        os.kill(self.number, signal.SIGKILL)  # it is waited for below, so its number is not another one's yet
        return self._nursery.wait(self.number)

    def close(self) -> None:
        os.close(self.out)
        os.close(self.errors)


class Nursery:
    """The process that forks."""

    def __init__(self, module: str, preload: Path | None = None) -> None:
        """`preload`: a library that its children have in them; see `disk`."""
        self._socket, other = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.injection.nursery", module, str(other.fileno())],
            cwd=ROOT,
            pass_fds=[other.fileno()],
            env=None if preload is None else {**os.environ, "LD_PRELOAD": str(preload)},
        )
        other.close()

    def __enter__(self) -> Nursery:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.wait(200)

    def child(self, *arguments: str) -> Child:
        """A new one."""
        out, its_out = os.pipe()
        errors, its_errors = os.pipe()
        socket.send_fds(self._socket, [json.dumps(arguments).encode()], [its_out, its_errors])
        os.close(its_out)
        os.close(its_errors)
        return Child(self, int(self._answer()), out, errors)

    def wait(self, number: int) -> int:
        """The status a child ended with."""
        self._socket.send(json.dumps(number).encode())
        return int(self._answer())

    def _answer(self) -> bytes:
        answer = self._socket.recv(100)
        assert answer, "the process that forks has ended"
        return answer


def _import_all(module: str) -> None:
    """What a child would import sooner or later."""
    import callassist

    for found in pkgutil.walk_packages(callassist.__path__, "callassist."):
        if found.name.rsplit(".", 1)[-1] not in ("__main__", "env") and ".versions." not in found.name:
            importlib.import_module(found.name)
    importlib.import_module(module)


def _serve(module: str, number: int) -> None:
    orders = socket.socket(fileno=number)
    _import_all(module)
    getattr(importlib.import_module(module), "prepare", lambda: None)()
    while True:
        text, descriptors, _, _ = socket.recv_fds(orders, 65_536, 2)
        if not text:
            return
        order = json.loads(text)
        if isinstance(order, int):
            orders.send(str(os.waitstatus_to_exitcode(os.waitpid(order, 0)[1])).encode())
            continue
        child = os.fork()
        if child == 0:
            _become(module, order, descriptors, orders)
        for descriptor in descriptors:
            os.close(descriptor)
        orders.send(str(child).encode())


def _become(module: str, arguments: list[str], descriptors: list[int], orders: socket.socket) -> None:
    orders.close()
    if sys.platform.startswith("linux"):
        # a test that is killed itself must not leave a child that calls without end
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    for standard, descriptor in enumerate(descriptors, 1):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    status = 1
    try:
        status = importlib.import_module(module).main(*arguments) or 0
    except BaseException:  # noqa: BLE001 - told on standard error; a fork must never come back from here
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
