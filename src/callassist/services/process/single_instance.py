"""One window over a data folder: who comes second asks the first one to show itself, and ends.

The kernel's lock decides who is first, never the socket: a socket can be left behind, be taken or be out of reach. Over
the socket goes one line each way: that the window is to come to the front, or what a telephone tells
(`services/phone/phone_news`). The answer is a fixed one, compared byte for byte; no message opens a file or starts a
call.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from callassist.errors import LogBusy, NotResponding
from callassist.storage.lock import LogLock

#: one line of JSON, so that anything can send it; a number, so that it can be told from what later versions may send
REQUEST = b'{"verb": "raise", "protocol": 1}\n'
REPLY = b'{"done": "raise", "protocol": 1}\n'

#: seconds a window that takes the connection may need for its answer; with the start of this process, three in all
ANSWER_S = 2.0
#: seconds the first one may take from the lock to the socket: starting, ending, or no window at all (an export)
START_S = 10.0
_PAUSE_S = 0.05


class Response(Enum):
    """What came back from the first one."""

    RAISED = "raised"
    #: somebody holds the socket and says nothing
    SILENT = "silent"
    #: nobody listens there (yet, or any more)
    NOBODY = "nobody"


Ask = Callable[[str, float], Response]


def be_the_first(lock: LogLock, address: str, ask: Ask) -> bool:
    """Takes the lock, or has the window that holds it come to the front; whether this process is the first.

    Waits while the first one is still starting; should it end meanwhile, this one takes its place.

    Args:
        lock: the log's; held afterwards if this is the first.
        address: the socket, from `paths.window_socket`.
        ask: asks at an address, with the seconds it may take.

    Raises:
        NotResponding: a window holds the lock and does not answer.
        LogBusy: something holds it that has no window.
        LogUnwritable: there is no taking a lock in this folder.
    """
    begin = time.monotonic()
    while True:
        try:
            lock.acquire()
        except LogBusy as error:
            busy = error
        else:
            return True
        match ask(address, ANSWER_S):
            case Response.RAISED:
                return False
            case Response.SILENT:
                raise NotResponding(
                    "callassist is running already and does not respond",
                    where=str(Path(busy.where)),
                    next_step="wait a moment, or end that process; nothing it has marked saved is lost",
                )
            case Response.NOBODY:
                if time.monotonic() - begin > START_S:
                    raise busy
                time.sleep(_PAUSE_S)


if sys.platform != "win32":

    def ask_over_socket(address: str, patience: float, request: bytes = REQUEST, reply: bytes = REPLY) -> Response:
        """Sends the request to the window at `address` and waits up to `patience` seconds for its reply.

        Without Qt, whose network part takes a tenth of a second to load: fifty of us may have been started at once.
        """
        import socket

        # in a folder that others can write to, somebody else could answer for the window
        if not is_own_socket(address):
            return Response.NOBODY
        deadline = time.monotonic() + patience
        while True:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(max(deadline - time.monotonic(), _PAUSE_S))
                try:
                    connection.connect(address)
                    connection.sendall(request)
                    return _reply(connection.recv, connection.settimeout, deadline, reply)
                except TimeoutError:
                    return Response.SILENT
                except BlockingIOError:
                    # more of us are waiting there than the system lets wait
                    if time.monotonic() > deadline:
                        return Response.SILENT
                except OSError:
                    return Response.NOBODY
            time.sleep(_PAUSE_S)


def _reply(receive: Callable[[int], bytes], limit: Callable[[float], None], deadline: float, reply: bytes) -> Response:
    received = b""
    while reply.startswith(received):
        if received == reply:
            return Response.RAISED
        rest = deadline - time.monotonic()
        if rest <= 0:
            return Response.SILENT
        limit(rest)
        part = receive(len(reply))
        if not part:
            break  # it has dropped us, or it is ending
        received += part
    return Response.NOBODY


def is_own_socket(address: str) -> bool:
    """Whether there is a socket at `address`, itself and not through a link, that belongs to this user."""
    try:
        found = os.lstat(address)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and (sys.platform == "win32" or found.st_uid == os.getuid())


def clear_stale_socket(address: str) -> bool:
    """Removes the socket that a killed window left at `address`, or a link planted there; whether the place is free.

    Only for who holds the lock: nobody else can then be listening there. Anything else at that name is left alone, and
    so is a folder that others could put something into.
    """
    folder = Path(address).parent
    if sys.platform != "win32":
        try:
            home, above = folder.stat(), folder.parent.stat()
        except OSError:
            return False
        others_may_write = home.st_mode & 0o022
        others_may_rename = above.st_mode & 0o002 and not above.st_mode & stat.S_ISVTX
        if home.st_uid != os.getuid() or others_may_write or others_may_rename:
            return False
    with suppress(FileNotFoundError):
        mode = os.lstat(address).st_mode
        if not (stat.S_ISSOCK(mode) or stat.S_ISLNK(mode)):
            return False
        Path(address).unlink(missing_ok=True)
    return True
