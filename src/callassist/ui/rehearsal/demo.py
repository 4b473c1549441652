"""Plays two walk-throughs through the real window, by key events: a demonstration and a self-test in one.

T2 takes answers back (script on education savings), T8 changes the best product between cold call and appointment
(script on insurance). Left behind in the folder: the log, the CSV export, and a picture a step.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from callassist.errors import CallAssistError
from callassist.ui.log.log_page import LogPage
from callassist.ui.process.uncaught import install_hooks
from callassist.ui.shell.app import App, make_qt_application
from callassist.ui.shell.page_registry import CALL, LOG

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall
    from callassist.ui.backend import Backend
    from callassist.ui.call.call_page import CallPage

_PATIENCE_MS = 20_000
#: what an eye takes to look; the window itself is done in a frame
_SETTLE_MS = 80
_SIZE = (1280, 820)

Result = TypeVar("Result")


class DemoFailed(CallAssistError):
    """The window did not do what the walk-through says."""


@dataclass(frozen=True)
class DemoResult:
    """What a demonstration left behind."""

    csv: Path
    pictures: tuple[Path, ...]
    #: one line a checked step, as it was found
    steps: tuple[str, ...]
    calls: int


class _Player:
    """Presses keys in the window and looks at what it shows."""

    def __init__(self, app: App, out: Path) -> None:
        self._app = app
        self._window = app.window
        self._out = out
        self.pictures: list[Path] = []
        self.steps: list[str] = []

    # -- waiting and pressing --------------------------------------------------------------------------------------

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Let the window run until something is so.

        Raises:
            DemoFailed: it is not within twenty seconds.
        """
        loop = QEventLoop()
        poll, limit = QTimer(), QTimer()
        poll.setInterval(5)
        limit.setSingleShot(True)
        limit.setInterval(_PATIENCE_MS)

        def look() -> None:
            if happened():
                loop.quit()

        poll.timeout.connect(look)
        limit.timeout.connect(loop.quit)
        poll.start()
        limit.start()
        if not happened():
            loop.exec()
        poll.stop()
        limit.stop()
        if not happened():
            raise DemoFailed(f"waited in vain: {what}")

    def rest(self, milliseconds: int) -> None:
        """Let the window run for a moment, so that what was asked for is laid out and painted."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def result(self, future: Future[Result], what: str) -> Result:
        """What a future brings, with the window running meanwhile."""
        self.until(future.done, what)
        return future.result()

    def key(self, key: Qt.Key, text: str = "", *, ctrl: bool = False, alt: bool = False) -> None:
        """One key to whatever has the focus, as the window system would send it."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifiers = Qt.KeyboardModifier.ControlModifier
        elif alt:
            modifiers = Qt.KeyboardModifier.AltModifier
        target: QWidget = self._focused()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def type(self, text: str) -> None:
        """Some characters, one key each."""
        for character in text:
            code = ord(character.upper())
            self.key(Qt.Key(code) if code < 0x80 else Qt.Key.Key_unknown, character)

    def enter(self, *, ctrl: bool = False) -> None:
        """The Enter key."""
        self.key(Qt.Key.Key_Return, "\r", ctrl=ctrl)

    def _focused(self) -> QWidget:
        # PySide declares that there always is one; right after a page change there is none
        return QApplication.focusWidget() or self._window.focusWidget() or self._window

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def page(self) -> CallPage:
        """The call page."""
        return self._window.call_desk.build_call_page()

    def shows(self, what: str, found: object, wanted: object) -> None:
        """Check one thing and note it.

        Raises:
            DemoFailed: it is not so.
        """
        if found != wanted:
            raise DemoFailed(f"{what}: {found!r}, not {wanted!r}")
        self.steps.append(f"{what}: {found}")

    @property
    def live(self) -> LiveCall:
        """The call that is running."""
        control = self._window.call_desk.control
        if control is None or control.live is None:
            raise DemoFailed("there is no call")
        return control.live

    def products(self) -> str:
        """The two best products."""
        return " ".join(one.id for one in self.live.view.products[:2])

    def verdict(self, what: str, state: str, node: str = "") -> None:
        """Check the verdict, and where the call stands."""
        view = self.live.view
        self.shows(f"{what}, verdict", view.verdict.state.value, state)
        if node:
            self.shows(f"{what}, node", view.node, node)

    def picture(self, name: str) -> None:
        """Keep what the window shows."""
        self.rest(_SETTLE_MS)
        path = self._out / f"{len(self.pictures) + 1:02}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise DemoFailed(f"the picture {path} could not be written")
        self.pictures.append(path)

    # -- calls -----------------------------------------------------------------------------------------------------

    def start(self, script: str, lead: str, *, stage: str = "cold_call", depth: int = 2) -> None:
        """Choose a script and type whom to call; Enter."""
        start = self._window.call_desk.start
        start.choose(script, stage=stage, depth=depth)
        start.focus_first()
        start.paste.clear()
        self.type(lead)
        self.picture(f"start-{script}")
        self.enter()
        self.until(lambda: self._window.call_desk.in_call, f"the call with {script}")

    def hang_up(self) -> None:
        """Hang up, and take the wrap-up as it is proposed."""
        control = self._window.call_desk.control
        if control is not None and not control.wrapping:
            self.enter(ctrl=True)
        self.picture("wrap-up")
        self.enter()
        self.until(lambda: not self._window.call_desk.in_call, "the wrap-up to be saved")


def play_demo(out: Path, services_factory: Callable[[], Backend]) -> DemoResult:
    """Play both walk-throughs; pictures, log and CSV stay in `out`.

    `services_factory` builds the services; let its data folder lie in `out` and its clock stand on 2 March 2026, on
    which the walk-throughs were reckoned.

    Raises:
        DemoFailed: the window shows something else than the walk-through says.
    """
    out.mkdir(parents=True, exist_ok=True)
    make_qt_application()
    install_hooks()
    services = services_factory()
    app = App(out)
    window = app.window
    window.resize(*_SIZE)
    window.show()
    player = _Player(app, out)
    try:
        app.take(services)
        player.until(lambda: window.call_desk.start.choice() is not None, "the scripts to be listed")
        window.activateWindow()
        _play_t2(player)
        _play_t8(player)
        csv, calls = _export(player, services, out)
        window.open_page(LOG)
        log_page = window.page(LOG)
        assert isinstance(log_page, LogPage)
        player.until(lambda: log_page.model.rowCount() >= calls, "the log")
        log_page.table.selectRow(calls - 1)
        player.until(lambda: bool(log_page.trace.call_id()), "the trace")
        player.picture("log")
        window.open_page(CALL)
        return DemoResult(csv, tuple(player.pictures), tuple(player.steps), calls)
    finally:
        app.close()
        services.close()


def _play_t2(player: _Player) -> None:
    """T2: answers are taken back, and everything after them is derived anew."""
    player.start("education_savings", "Frau Yilmaz, +49 221 4710 0815")
    player.picture("t2-opener")
    player.type("11")
    player.verdict("T2 first question", "open", "a03")
    player.type("4")
    player.verdict("T2 no children", "disqualified", "a13")
    player.picture("t2-disqualified")
    player.key(Qt.Key.Key_Backspace)
    player.type("2")
    player.verdict("T2 a child is on its way", "open")
    player.type("13")
    player.verdict("T2 a contract", "open", "a07")
    player.type("31.3.2027")
    player.picture("t2-date")
    player.enter()
    player.type("1")
    player.verdict("T2 not before the end of the contract", "prospect", "a12")
    player.picture("t2-not-before")
    _change(player, "q_existing", "nothing")
    player.verdict("T2 contract cancelled", "prospect", "a10")
    player.picture("t2-contract-cancelled")
    player.type("1")
    player.enter()
    player.hang_up()


def _play_t8(player: _Player) -> None:
    """T8: disability leads in the cold call; a loan turns it round in the appointment."""
    player.start("insurance_advice", "Herr Oduya, +49 221 4710 0816")
    player.type("11331")
    player.type("125")
    player.picture("t8-ticked")
    player.enter()
    player.type("221")
    player.verdict("T8 cold call", "prospect", "d11")
    player.shows("T8 cold call, products", player.products(), "DIS LIF")
    player.picture("t8-cold-call")
    player.type("1")
    player.enter()
    player.hang_up()
    player.start("insurance_advice", "Herr Oduya, +49 221 4710 0816", stage="appointment", depth=3)
    player.picture("t8-recap")
    player.type("11")
    player.shows("T8 appointment, products", player.products(), "LIF DIS")
    player.key(Qt.Key.Key_0, alt=True)
    player.type("60")
    player.enter()
    player.verdict("T8 appointment", "prospect", "d26")
    player.picture("t8-appointment")
    player.enter()
    player.hang_up()


def _change(player: _Player, question: str, value: str) -> None:
    """Change an answer by its number in the side list and its key."""
    live = player.live
    numbers = {one.id: number for number, one in enumerate(live.questions, start=1)}
    number = next(number for name, number in numbers.items() if name == question)
    keys = {choice.value: choice.key for one in live.questions if one.id == question for choice in one.choices}
    player.type("e")
    player.picture("t2-side-list")
    player.type(str(number))
    if number * 10 <= len(numbers):
        player.enter()  # a longer number could still be meant
    player.type(keys[value])


def _export(player: _Player, services: Backend, out: Path) -> tuple[Path, int]:
    from callassist.services.calls.call_log import LogFilter
    from callassist.services.export.exporting import CsvOptions

    future = services.exporting.run("calls", out / "calls.csv", LogFilter(), CsvOptions())
    result = player.result(future, "the export")
    return result.path, result.rows
