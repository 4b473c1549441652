"""The window's ear: a local socket over which a second start has it come to the front, or tells it who rings.

Everybody who can reach the socket is this user; still, whatever is sent there costs next to nothing: a known line is
answered, all else is dropped at its first wrong byte, once it is too long, after two seconds, or when too many wait at
once. What a line says is read as a link of a stranger is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from callassist.errors import NotUnderstood
from callassist.services.phone.phone_news import LINE_HEAD, LONGEST_LINE, TAKEN, PhoneNews, from_line
from callassist.services.process.single_instance import REPLY, REQUEST, Response, clear_stale_socket

#: bytes of one connection that are taken from the system at a time
READ_LIMIT = 4096
#: milliseconds a connection may take to say its line
PATIENCE_MS = 2000
#: connections at a time; a rep who double-clicks makes one
MOST = 64


class RaiseServer(QObject):
    """Listens at `address` and calls `raise_window` for whoever asks in our words. For the lock's holder alone.

    `take_news` gets what a telephone tells.
    """

    def __init__(
        self,
        address: str,
        raise_window: Callable[[], None],
        parent: QObject | None = None,
        *,
        take_news: Callable[[PhoneNews], None] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._raise_window = raise_window
        self._take_news = take_news
        self._server = QLocalServer(self)
        self._visitors: dict[QLocalSocket, bytes] = {}
        self._server.newConnection.connect(self._take)

    @property
    def visitors(self) -> int:
        """How many are connected."""
        return len(self._visitors)

    def listen(self) -> bool:
        """Begin; whether it worked. Without an ear the window works all the same."""
        if sys.platform == "win32":
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            return self._server.listen(self._address)
        # No socket options here: for them Qt (QTBUG-48635) makes the socket elsewhere and renames it over ours, and so
        # no longer sees that the address is in use.
        if not clear_stale_socket(self._address):
            return False
        before = os.umask(0o077)  # private from its first moment on
        try:
            if not self._server.listen(self._address):
                return False
        finally:
            os.umask(before)
        Path(self._address).chmod(0o600)
        return True

    def close(self) -> None:
        """Listen no more, and remove the socket."""
        self._server.close()
        for visitor in tuple(self._visitors):
            self._drop(visitor)

    def _take(self) -> None:
        while self._server.hasPendingConnections():
            visitor = self._server.nextPendingConnection()
            if len(self._visitors) >= MOST:
                visitor.abort()
                visitor.deleteLater()
                continue
            visitor.setReadBufferSize(READ_LIMIT)
            self._visitors[visitor] = b""
            visitor.readyRead.connect(lambda visitor=visitor: self._read(visitor))
            # later: the answer hangs up while what was asked is still being read
            visitor.disconnected.connect(
                lambda visitor=visitor: self._drop(visitor), Qt.ConnectionType.QueuedConnection
            )
            QTimer.singleShot(PATIENCE_MS, visitor, visitor.abort)
            self._read(visitor)  # what it said before we listened to it is not told again

    def _read(self, visitor: QLocalSocket) -> None:
        if visitor not in self._visitors:
            return
        said = self._visitors[visitor] + visitor.read(READ_LIMIT).data()
        self._visitors[visitor] = said
        if said == REQUEST:
            self._raise_window()
            self._answer(visitor, REPLY)
        elif said.startswith(LINE_HEAD) and len(said) <= LONGEST_LINE:
            if b"\n" in said:
                self._read_news(visitor, said)
        elif not (REQUEST.startswith(said) or LINE_HEAD.startswith(said)):
            self._drop(visitor)

    def _read_news(self, visitor: QLocalSocket, said: bytes) -> None:
        try:
            news = from_line(said)
        except NotUnderstood:
            self._drop(visitor)
            return
        self._answer(visitor, TAKEN)  # a telephone may wait for it: whose number it is is looked up behind it
        self._take_news(news)

    def _answer(self, visitor: QLocalSocket, reply: bytes) -> None:
        visitor.write(reply)
        visitor.flush()
        # On Windows what its reader has not taken yet is gone with the pipe: whoever asked hangs up there, or the timer
        if sys.platform != "win32":
            visitor.disconnectFromServer()

    def _drop(self, visitor: QLocalSocket) -> None:
        if self._visitors.pop(visitor, None) is not None:
            visitor.abort()
            visitor.deleteLater()


def ask_by_qt(address: str, patience: float, request: bytes = REQUEST, reply: bytes = REPLY) -> Response:
    """As `single_instance.ask_over_socket`, over whatever Qt has for it on this system: for Windows and its pipes.

    Args:
        address: where the window listens.
        patience: seconds.
        request: what is sent.
        reply: what a window of ours answers.
    """
    spent = QElapsedTimer()
    spent.start()
    limit = round(patience * 1000)
    connection = QLocalSocket()
    connection.connectToServer(address)
    if not connection.waitForConnected(limit):
        timed_out = connection.error() is QLocalSocket.LocalSocketError.SocketTimeoutError
        return Response.SILENT if timed_out else Response.NOBODY
    connection.write(request)
    received = b""
    while reply.startswith(received) and received != reply:
        rest = limit - spent.elapsed()
        if rest <= 0:
            return Response.SILENT
        if not connection.bytesAvailable() and not connection.waitForReadyRead(rest):
            gone = connection.state() is QLocalSocket.LocalSocketState.UnconnectedState
            return Response.NOBODY if gone else Response.SILENT
        received += connection.read(len(reply)).data()
    return Response.RAISED if received == reply else Response.NOBODY
