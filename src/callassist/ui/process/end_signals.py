"""SIGTERM, SIGINT and SIGHUP end the window as closing it does. No timer looks for them: an idle window sleeps."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")

if sys.platform == "win32":
    import socket

    class _Sockets:
        """Windows waits for sockets alone."""

        def __init__(self) -> None:
            self._ear, self._mouth = socket.socketpair()
            self._ear.setblocking(False)
            self._mouth.setblocking(False)
            self.ear, self.mouth = self._ear.fileno(), self._mouth.fileno()

        def read(self) -> bytes:
            return self._ear.recv(256)

        def close(self) -> None:
            self._ear.close()
            self._mouth.close()

    _Line = _Sockets
else:

    class _Pipe:
        """A pipe: what sockets need is not loaded for this."""

        def __init__(self) -> None:
            self.ear, self.mouth = os.pipe()
            os.set_blocking(self.ear, False)
            os.set_blocking(self.mouth, False)

        def read(self) -> bytes:
            """The numbers of the signals that came."""
            return os.read(self.ear, 256)

        def close(self) -> None:
            """Lets go of both ends."""
            os.close(self.ear)
            os.close(self.mouth)

    _Line = _Pipe


class EndSignals(QObject):
    """Emits `asked` in the window's own time when the process is told to end.

    Python runs its handlers only between two steps of Python code, and in Qt's loop there are none. What it does at
    once is to write the signal's number to a descriptor; Qt waits for that one with all the others.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """From now on. For the main thread."""
        super().__init__(parent)
        self._line = _Line()
        self._former_mouth = signal.set_wakeup_fd(self._line.mouth, warn_on_full_buffer=False)
        self._former = {
            number: signal.signal(number, _noted)
            for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name))
            if signal.getsignal(number) is not signal.SIG_IGN  # `nohup`
        }
        self._notifier = QSocketNotifier(self._line.ear, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)

    def close(self) -> None:
        """The signals do again what they did before."""
        self._notifier.setEnabled(False)
        for number, former in self._former.items():
            signal.signal(number, former)
        self._former.clear()
        signal.set_wakeup_fd(self._former_mouth)
        self._line.close()

    def _arrived(self) -> None:
        numbers = self._line.read()
        if any(number in self._former for number in numbers):
            self.asked.emit()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Python wants a handler, or it would write nothing; what is to be done is done in the window's own time."""
