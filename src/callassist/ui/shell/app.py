"""The application: built in stages, so that a window is painted before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from callassist.errors import LogBusy, NotFound
from callassist.paths import data_dir as find_data_dir
from callassist.paths import resource
from callassist.services.settings import Settings
from callassist.ui.kit import fonts
from callassist.ui.kit.icons import Icons
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.paragraph import forget_layouts
from callassist.ui.kit.theme import Look
from callassist.ui.process.administrator import runs_as_administrator
from callassist.ui.remembered import NAME as REMEMBERED
from callassist.ui.remembered import Remembered
from callassist.ui.shell.main_window import MainWindow
from callassist.ui.words.languages import Translations, window_language
from callassist.ui.workarounds import one_thread_collects

if TYPE_CHECKING:
    from callassist.services.phone.phone_news import PhoneNews
    from callassist.ui.backend import Backend
    from callassist.ui.process.end_signals import EndSignals
    from callassist.ui.process.raise_server import RaiseServer
    from callassist.ui.tasks import Tasks

#: so many more objects than before, and Python looks for those that go in circles: some widgets' worth
_OBJECTS_BETWEEN_LOOKS = 10_000

ServicesFactory = Callable[[], "Backend"]


class App(QObject):
    """Everything that lives as long as the window: look, keys, languages, the thread that builds the services."""

    #: the services are there, or cannot be
    settled = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self._tasks: Tasks | None = None
        self._ear: RaiseServer | None = None
        self._end_signals: EndSignals | None = None
        self.services: Backend | None = None
        self.store = Remembered(folder / REMEMBERED)
        fonts.load(_folder("fonts"))
        self.look = Look(self)
        icons = _folder("icons")
        if icons is not None:
            light, dark = (
                ((icons / f"arrow-{name}.svg").as_posix(), (icons / f"check-{name}.svg").as_posix())
                for name in ("light", "dark")
            )
            self.look.set_pictures(light, dark)
        self.icons = Icons(icons)
        self.translations = Translations(app, _folder("translations"))
        early = Settings(folder)  # for the first frame; what is wrong in the file is told by the services
        self.translations.use(window_language(early.text("window_language")))
        self.look.set_text_size(early.number("text_size"))
        self.look.set_font(early.text("font"))
        self.look.set_interface_size(early.number("interface_size"))
        self.look.set_theme(early.text("theme"))
        self.keys = KeyMap(self.store.texts("keys"))
        self.window = MainWindow(self.look, self.icons, self.keys, self.translations, self.store)
        self.window.set_data_folder(folder)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._scheme_changed)
        self._looks = QTimer(self)
        self._looks.setInterval(one_thread_collects.EVERY_MS)
        self._looks.timeout.connect(one_thread_collects.look)
        self.settled.connect(self._looks.start)

    def load(self, factory: ServicesFactory) -> None:
        """Build the services beside the window, on the worker thread."""
        from callassist.ui.tasks import Tasks

        self._tasks = Tasks()
        self.window.bridge.watch(self._tasks.run(factory), self._loaded, self._failed)

    def take(self, services: Backend) -> None:
        """Use services that are built already."""
        self._loaded(services)

    def heed_ends(self) -> None:
        """From now on the window ends in order, and without a question, when the process is told to end (SIGTERM …)."""
        from callassist.ui.process.end_signals import EndSignals

        self._end_signals = EndSignals(self)
        self._end_signals.asked.connect(self._end)
        self._app.commitDataRequest.connect(self.window.session_ends)

    def listen(self, address: str) -> None:
        """From now on a second callassist is heard that asks this window to come to the front."""
        from callassist.ui.process.raise_server import RaiseServer

        self._ear = RaiseServer(address, self.window.come_to_front, self, take_news=self.window.show_news)
        if not self._ear.listen():
            import logging

            logging.getLogger(__name__).warning("the window cannot be asked to come to the front")

    def close(self) -> None:
        """Put everything down in order. The services are closed by whoever built them, or here if we did."""
        if self._ear is not None:
            self._ear.close()
        # the loop is over: a window that says what would be lost is read by nobody, and would stay open
        self.window.end_now()
        if self._tasks is not None:
            self._tasks.close()
        self.translations.clear()
        forget_layouts()

    def ignore_signals(self) -> None:
        """Signals do again what they did before the window: for when everything is written."""
        if self._end_signals is not None:
            self._end_signals.close()
            self._end_signals = None

    def _end(self) -> None:
        self.window.end_now()
        # not `quit`, which asks the windows once more; and it ends the loop of a file dialog as well
        QApplication.exit(0)

    def _loaded(self, services: Backend) -> None:
        self.services = services
        self.window.set_services(services)
        self.settled.emit()

    def _failed(self, error: BaseException) -> None:
        self.window.services_failed(error)
        self.settled.emit()

    def _scheme_changed(self) -> None:
        if self.look.follows_system():
            self.look.apply()


def make_qt_application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, in Fusion style. Names are set before anything reads a path or a setting."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QApplication.setApplicationName("callassist")
    QApplication.setApplicationDisplayName("callassist")
    QApplication.setDesktopFileName("callassist")
    # by an option: `setStyle` hands the style back, and with it Python would learn all that a style can do
    given = sys.argv[:1] if arguments is None else arguments
    return QApplication([*(given or ["callassist"]), "-style", "fusion"])


def run(
    services: ServicesFactory | Backend,
    *,
    data_dir: Path | None = None,
    ready: Callable[[MainWindow], None] | None = None,
    address: str = "",
    crash_report: Path | None = None,
    news: PhoneNews | None = None,
) -> int:
    """Show the window until it is closed; the exit code.

    Args:
        services: built already, or a function that builds them; the latter is called when the window is painted.
        data_dir: where the window's geometry is kept, and its look is read from before the services are there.
        ready: called with the window when the first key can be pressed.
        address: where a second callassist can ask the window to come to the front; "": nowhere.
        crash_report: what a crash of the last run left, to be told.
        news: what a telephone tells, or whom a link names: the window opens on them.
    """
    # whatever is written is the user's alone, also where a library makes the file
    os.umask(0o077)
    qt = make_qt_application()
    folder = find_data_dir(data_dir)
    app = App(folder)
    icon = app.icons
    window = app.window
    if ready is not None:
        told = ready

        def tell() -> None:
            told(window)

        window.ready.connect(tell)
    factory = services if callable(services) else None
    if crash_report is not None:
        app.settled.connect(lambda: window.tell_crash(crash_report))
    if address:
        # not before: loading the network part would hold up the first key
        app.settled.connect(lambda: QTimer.singleShot(0, app, lambda: app.listen(address)))

    def serve_links() -> None:
        # not before the log is open: only the window that holds it takes links
        from callassist.ui.process.link_inbox import Links

        window.call_desk.log_read.disconnect(serve_links)
        links = Links(app)
        links.arrived.connect(window.show_news)
        # Taken away again when the loop ends: Qt would ask it about the application's own last events, when Python
        # has put it down already. On other systems links come as arguments, and no event is looked at twice.
        qt.installEventFilter(links)
        qt.aboutToQuit.connect(lambda: qt.removeEventFilter(links))

    def show_news() -> None:
        if news is not None:
            window.show_news(news)

    if sys.platform == "darwin":
        window.call_desk.log_read.connect(serve_links)
    window.ready.connect(show_news)

    def painted() -> None:
        from callassist.ui.process.uncaught import install_hooks

        # what there is by now stays: no look through all objects needs to find that out again
        gc.freeze()
        gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
        install_hooks()
        if runs_as_administrator():
            window.warn_of_rights()
        qt.setWindowIcon(icon.app_icon())
        if factory is not None:
            app.load(factory)
        elif not callable(services):
            app.take(services)
        app.heed_ends()

    def soon() -> None:
        # the first frame goes to the screen before anything else is begun
        QTimer.singleShot(0, window, painted)

    window.painted.connect(soon)
    window.show()
    try:
        return qt.exec()
    finally:
        app.close()
        if factory is not None and app.services is not None:
            app.services.close()
        app.ignore_signals()


def show_refusal(error: LogBusy, *, data_dir: Path | None = None) -> int:
    """Show a window that says why it can do nothing, until it is closed; the exit code.

    It belongs to a program that is not the first one: it writes nothing into the data folder, not even its own size.
    """
    qt = make_qt_application()
    app = App(find_data_dir(data_dir))
    app.window.refuse(error)
    app.window.painted.connect(app.heed_ends)
    app.window.show()
    try:
        qt.exec()
    finally:
        app.close()
        app.ignore_signals()
    return 1


def _folder(name: str) -> Path | None:
    """A folder of resources; the window can do without pictures and without translations."""
    try:
        return resource(name)
    except NotFound as error:
        import logging

        logging.getLogger(__name__).warning("%s", error)
        return None
