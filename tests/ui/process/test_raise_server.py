"""The window's ear, and the two ways of asking it: each against the other side, and against a side that is not ours."""

from __future__ import annotations

import logging
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from callassist.services.phone.phone_news import LINE_HEAD, TAKEN, PhoneNews, news_of, to_line
from callassist.services.process.single_instance import REPLY, REQUEST, Ask, Response, ask_over_socket
from callassist.ui.process import raise_server, uncaught
from callassist.ui.process.raise_server import RaiseServer
from tests.ui.driving import WAIT, opened

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets of Unix")

_BY_QT = """
import sys
from callassist.ui.process.raise_server import ask_by_qt
print(ask_by_qt(sys.argv[1], float(sys.argv[2])).name)
"""


def ask_by_qt(address: str, patience: float) -> Response:
    """In a process of its own, as it is used: while it waits it lets no other thread of its Python run."""
    command = [sys.executable, "-c", _BY_QT, address, str(patience)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=True)
    return Response[done.stdout.strip()]


def ask_by_qt_with(address: str, patience: float, request: bytes, reply: bytes) -> Response:
    """The same with another line."""
    code = f"""
import sys
from callassist.ui.process.raise_server import ask_by_qt
print(ask_by_qt(sys.argv[1], float(sys.argv[2]), {request!r}, {reply!r}).name)
"""
    command = [sys.executable, "-c", code, address, str(patience)]
    return Response[subprocess.run(command, capture_output=True, text=True, timeout=200, check=True).stdout.strip()]


ASKS = pytest.mark.parametrize("ask", [ask_over_socket, ask_by_qt])


@pytest.fixture
def address() -> Iterator[str]:
    """Short enough for a socket, whatever the folder of this test is called."""
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "ear.sock")


@pytest.fixture
def raised() -> list[float]:
    return []


@pytest.fixture
def heard() -> list[PhoneNews]:
    return []


@pytest.fixture
def server(qtbot: QtBot, address: str, raised: list[float], heard: list[PhoneNews]) -> Iterator[RaiseServer]:
    found = RaiseServer(address, lambda: raised.append(time.monotonic()), take_news=heard.append)
    assert found.listen()
    yield found
    found.close()
    found.deleteLater()


def asked(qtbot: QtBot, ask: Ask, address: str) -> Response:
    """The answer, while the window lives."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(ask, address, 60.0)
        qtbot.waitUntil(future.done, timeout=200_000)
        return future.result()


@ASKS
def test_who_asks_in_our_words_is_answered(
    qtbot: QtBot, server: RaiseServer, address: str, raised: list[float], ask: Ask
) -> None:
    assert asked(qtbot, ask, address) is Response.RAISED
    assert len(raised) == 1
    qtbot.waitUntil(lambda: server.visitors == 0, timeout=WAIT)


@pytest.mark.parametrize("way", [ask_over_socket, ask_by_qt_with])
def test_what_a_telephone_tells_arrives_and_is_answered(
    qtbot: QtBot, server: RaiseServer, address: str, heard: list[PhoneNews], way: Callable[..., Response]
) -> None:
    news = news_of("+492214710815", "Frau Kern", call_id="7")

    def ask(where: str, patience: float) -> Response:
        return way(where, patience, to_line(news), TAKEN)

    assert asked(qtbot, ask, address) is Response.RAISED
    qtbot.waitUntil(lambda: heard == [news], timeout=WAIT)


def test_the_socket_is_private_and_goes_with_the_ear(server: RaiseServer, address: str) -> None:
    assert stat.S_IMODE(os.lstat(address).st_mode) == 0o600
    server.close()
    assert not Path(address).exists()


@pytest.mark.parametrize(
    "said",
    [
        *(REQUEST[:-1] + b" \n", b"\n", REQUEST.replace(b"1", b"2"), b"x" * 5000),
        *(LINE_HEAD + b"}\n", LINE_HEAD + b"x" * 5000, to_line(news_of("4711")) * 2, LINE_HEAD + b"\xff\n"),
    ],
)
def test_anything_else_is_dropped(
    qtbot: QtBot, server: RaiseServer, address: str, raised: list[float], heard: list[PhoneNews], said: bytes
) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(address)
        client.sendall(said)
        client.setblocking(False)
        qtbot.waitUntil(lambda: hung_up(client), timeout=WAIT)
    assert raised == []
    assert heard == []
    qtbot.waitUntil(lambda: server.visitors == 0, timeout=WAIT)  # the other end hears of it first


def test_who_says_nothing_is_dropped_after_a_while(
    qtbot: QtBot, server: RaiseServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raise_server, "PATIENCE_MS", 100)
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(address)
        client.sendall(REQUEST[:5])
        client.setblocking(False)
        qtbot.waitUntil(lambda: hung_up(client), timeout=WAIT)
    qtbot.waitUntil(lambda: server.visitors == 0, timeout=WAIT)  # the other end hears of it first


def test_only_so_many_at_a_time(
    qtbot: QtBot, server: RaiseServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raise_server, "MOST", 3)
    monkeypatch.setattr(raise_server, "PATIENCE_MS", 3_600_000)  # nobody goes because this machine is slow
    clients = [socket.socket(socket.AF_UNIX) for _ in range(6)]
    try:
        for client in clients:
            client.connect(address)
            client.setblocking(False)
        qtbot.waitUntil(lambda: sum(hung_up(client) for client in clients) == 3, timeout=WAIT)
        qtbot.waitUntil(lambda: server.visitors == 3, timeout=WAIT)  # the other end hears of it first
    finally:
        for client in clients:
            client.close()


def test_what_is_no_socket_is_left_alone(qtbot: QtBot, address: str) -> None:
    Path(address).write_text("mine", encoding="utf-8")
    server = RaiseServer(address, lambda: None)
    assert not server.listen()
    assert Path(address).read_text(encoding="utf-8") == "mine"


def test_where_others_could_put_a_socket_there_is_none(qtbot: QtBot, address: str) -> None:
    Path(address).parent.chmod(0o770)
    server = RaiseServer(address, lambda: None)
    assert not server.listen()


def hung_up(client: socket.socket) -> bool:
    try:
        return client.recv(100) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


@pytest.fixture
def stranger(address: str) -> Iterator[Callable[[Callable[[socket.socket], None]], None]]:
    """Something else that listens there and does what it is told to with whoever comes."""
    threads: list[threading.Thread] = []
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()

    def serve(treat: Callable[[socket.socket], None]) -> None:
        def run() -> None:
            client, _ = listener.accept()
            with client:
                treat(client)

        threads.append(threading.Thread(target=run))
        threads[-1].start()

    yield serve
    for thread in threads:
        thread.join()
    listener.close()


def drip(client: socket.socket) -> None:
    try:
        for byte in REPLY:
            client.send(bytes([byte]))
            time.sleep(0.05)
    except OSError:
        pass


def heard_first(client: socket.socket) -> None:
    client.recv(100)  # who answers and hangs up before it was asked resets the connection
    client.sendall(REPLY)


def quiet(client: socket.socket) -> None:
    while client.recv(100):
        pass


@ASKS
@pytest.mark.parametrize(
    ("treat", "answer"),
    [
        (heard_first, Response.RAISED),
        (lambda client: client.sendall(b"come in\n" * 1000), Response.NOBODY),
        (lambda client: client.recv(100), Response.NOBODY),
        (quiet, Response.SILENT),
        (drip, Response.SILENT),
    ],
    ids=["answers", "talks", "hangs up", "says nothing", "takes its time"],
)
def test_who_is_asked_may_be_anybody(
    qtbot: QtBot,
    address: str,
    stranger: Callable[[Callable[[socket.socket], None]], None],
    ask: Ask,
    treat: Callable[[socket.socket], None],
    answer: Response,
) -> None:
    stranger(treat)
    # only silence is a matter of time; a busy machine may take long over an answer
    assert ask(address, 0.5 if answer is Response.SILENT else 60.0) is answer


@ASKS
def test_nobody_is_there(qtbot: QtBot, address: str, ask: Ask) -> None:
    assert ask(address, 0.5) is Response.NOBODY
    left = socket.socket(socket.AF_UNIX)
    left.bind(address)
    left.close()
    assert ask(address, 0.5) is Response.NOBODY


def test_a_link_to_somebody_else_s_socket_is_not_followed(server: RaiseServer, address: str, tmp_path: Path) -> None:
    link = f"{address}.link"
    Path(link).symlink_to(address)
    assert ask_over_socket(link, 0.2) is Response.NOBODY


@pytest.mark.skipif(sys.platform != "linux", reason="how many wait is the kernel's business")
def test_a_queue_that_is_full_is_no_answer(address: str) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(0)
        with socket.socket(socket.AF_UNIX) as waiting:
            waiting.connect(address)
            assert ask_over_socket(address, 0.3) is Response.SILENT


def test_a_minimised_window_comes_back_with_its_call(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        node, focused = window.view.node, window.focused()
        window.app.window.showMinimized()
        window.app.window.come_to_front()
        assert not window.app.window.isMinimized()
        assert window.app.window.isVisible()
        assert (window.view.node, window.focused()) == (node, focused)


def test_what_a_window_tells_can_be_asked_for_by_the_self_test(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as found:
        window = found.app.window
        assert window.told() == []
        window.tell_error(ValueError())
        assert len(window.told()) == 1
        assert "ValueError" in window.told()[0]
        window.notice.say("")
        window.warn_of_rights()  # whoever runs the self-test as root is told so, and that is no fault
        assert window.told() == []
        told: list[bool] = []
        window.raised.connect(lambda: told.append(True))
        with qtbot.waitSignal(window.raised, timeout=WAIT):
            window.come_to_front()
            # the second start waits for its answer, and closing the window takes long: the self-test does so at this
            assert told == []


def test_that_a_platform_cannot_raise_windows_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    """Wayland says so at each second start."""
    context = QMessageLogContext()
    with caplog.at_level(logging.INFO):
        uncaught.qt_message(QtMsgType.QtWarningMsg, context, "This plugin does not support raise()")
        assert caplog.records == []
        uncaught.qt_message(QtMsgType.QtWarningMsg, context, "QPixmap::scaled: Pixmap is a null pixmap")
        assert len(caplog.records) == 1


def test_who_is_answered_is_let_go_once_all_they_said_is_read(
    qtbot: QtBot, server: RaiseServer, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading: list[object] = []
    within: list[bool] = []
    read, drop = RaiseServer._read, RaiseServer._drop  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

    def reads(self: RaiseServer, visitor: QLocalSocket) -> None:
        reading.append(visitor)
        read(self, visitor)
        reading.pop()

    def drops(self: RaiseServer, visitor: QLocalSocket) -> None:
        within.append(bool(reading))
        drop(self, visitor)

    monkeypatch.setattr(RaiseServer, "_read", reads)
    monkeypatch.setattr(RaiseServer, "_drop", drops)
    assert asked(qtbot, ask_over_socket, address) is Response.RAISED
    qtbot.waitUntil(lambda: bool(within), timeout=WAIT)
    assert not any(within)
